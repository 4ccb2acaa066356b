"""Rules of the register of goal conflicts."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.scales import ConflictStatus


@rule("GCR-SIDES", "warning")
def sides(case: Case) -> Iterator[Hit]:
    """A goal conflict with fewer than two sides, once it has come further than being named in a room."""
    for one in case.plan.conflicts:
        if len(one.sides) < 2 and one.status not in {None, ConflictStatus.IDENTIFIED}:
            yield Hit(one.id, field="sides")
