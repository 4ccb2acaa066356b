"""Rules of steps 5 and 6: activities, their order and their dates, and what they cost."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule


@rule("ACT-UNLINKED", "error")
def loose(case: Case) -> Iterator[Hit]:
    """An activity that produces no result and is part of no other."""
    yield from (Hit(one.id, field="result") for one in case.plan.activities if not (one.result or one.parent))


@rule("ACT-DATES", "error")
def dates(case: Case) -> Iterator[Hit]:
    """An activity that ends before it starts."""
    for one in case.plan.activities:
        if one.start and one.end and one.start.date and one.end.date and one.end.date < one.start.date:
            yield Hit(one.id, {"start": one.start, "end": one.end}, "end")


@rule("ACT-DEP-CYCLE", "error")
def circle(case: Case) -> Iterator[Hit]:
    """Activities that wait for each other."""
    for fault in case.faults:
        if fault.code == "circle" and fault.field == "depends_on":
            yield Hit(fault.subject, {"chain": fault.values["chain"]}, fault.field, place=fault.place)


@rule("ACT-DEP-DATES", "warning")
def too_early(case: Case) -> Iterator[Hit]:
    """An activity that starts before one that must be done first has ended."""
    activities = case.plan.activities
    for one in activities:
        start = one.start and one.start.date
        for before in filter(None, map(activities.get, one.depends_on)):
            end = before.end and before.end.date
            if start and end and start < end:
                yield Hit(one.id, {"start": one.start, "before": before.id, "end": before.end}, "start")


@rule("CST-NOACT", "warning")
def loose_resource(case: Case) -> Iterator[Hit]:
    """A resource that belongs to no activity and no result."""
    for one in case.plan.resources:
        if not (one.activity or one.result):
            yield Hit(one.id, field="activity")
