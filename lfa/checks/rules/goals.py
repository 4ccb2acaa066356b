"""Rules of the register of goal conflicts."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule


@rule("GCR-SIDES", "warning")
def sides(case: Case) -> Iterator[Hit]:
    """A goal conflict with fewer than two sides."""
    yield from (Hit(one.id, field="sides") for one in case.plan.conflicts if len(one.sides) < 2)
