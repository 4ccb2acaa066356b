"""Rules of step 4: objectives and the problems they answer."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule


@rule("OBJ-UNLINKED", "info")
def unanswered(case: Case) -> Iterator[Hit]:
    """A problem that no objective comes from; legal, but it should be a conscious choice."""
    if len(case.plan.objectives):
        yield from (Hit(one.id) for one in case.plan.problems if not one.external and one.id not in case.answered)


@rule("OBJ-INVERT-ILLOGICAL", "info")
def unconfirmed(case: Case) -> Iterator[Hit]:
    """A mirrored link that nobody has confirmed: removing a cause does not always bring about the end."""
    for link in case.plan.objectives.links:
        if not link.confirmed:
            yield Hit(link.means, {"end": link.end}, "leads_to", (link.end,))
