"""Rules of step 5, second half: activities, who does them, their order and their dates."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.activities import Activity
from lfa.model.scales import ActivityKind, ActivityState, Level

#: What an activity is given once there is a schedule.
_SCHEDULED = ("start", "end", "duration", "responsible", "state", "progress", "depends_on")
#: An output with fewer activities hardly needs a milestone.
_SEVERAL = 2


def work(case: Case) -> list[Activity]:
    """Return the activities that are done: parts rather than the whole, nothing cancelled."""
    wholes = {one.parent for one in case.plan.activities if one.parent}
    return [one for one in case.plan.activities if one.id not in wholes and one.state is not ActivityState.CANCELLED]


def scheduled(case: Case) -> bool:
    """Whether anybody has begun to schedule, or the activities stand alone: a matrix only lists them."""
    begun = any(getattr(one, field) for one in case.plan.activities for field in _SCHEDULED)
    return begun or not len(case.plan.logframe.indicators)


@rule("ACT-UNLINKED", "error")
def loose(case: Case) -> Iterator[Hit]:
    """An activity that produces no result and is part of no other.

    Why is it done? Either a result is missing, or the activity belongs elsewhere.

    References
    ----------
    European Commission, annex "Logical framework and activity matrix".
    """
    rows = [one for one in case.plan.activities if not one.parent]
    lacking = [one.id for one in rows if not one.result]
    if len(lacking) == len(rows) > 1:
        yield Hit(lacking[0], {"count": len(rows)}, "result", tuple(lacking[1:]), variant="none")
    else:
        yield from (Hit(one, field="result") for one in lacking)


@rule("ACT-NORESP", "warning", many=3)
def nobody(case: Case) -> Iterator[Hit]:
    """An activity that nobody is responsible for, once there is a schedule.

    What everybody is responsible for is done by no one.

    References
    ----------
    Örtengren (2003), The Logical Framework Approach, Sida, on the resource plan.
    """
    for one in work(case) if scheduled(case) else ():
        if not one.responsible and not _inherited(case, one, "responsible"):
            yield Hit(one.id, field="responsible")


def _inherited(case: Case, one: Activity, field: str) -> bool:
    """Whether the activity it is part of says it."""
    whole = case.plan.activities.get(one.parent) if one.parent else None
    return bool(whole and getattr(whole, field))


@rule("ACT-NODATES", "warning", many=3)
def undated(case: Case) -> Iterator[Hit]:
    """An activity without time, or outside the time of the plan, once there is a schedule.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on activity schedules.
    """
    for one in work(case) if scheduled(case) else ():
        dated = one.start or one.end or one.duration
        if not dated and not (_inherited(case, one, "start") or _inherited(case, one, "end")):
            yield Hit(one.id, field="start")
    first, last = case.plan.start and case.plan.start.date, case.plan.end and case.plan.end.date
    for one in case.plan.activities:
        start, end = one.start and one.start.date, one.end and one.end.date
        early, late = bool(first and start and start < first), bool(last and end and end > last)
        if early or late:
            values = {"date": one.start if early else one.end, "first": case.plan.start, "last": case.plan.end}
            yield Hit(one.id, values, "start" if early else "end", variant="outside" if early else "after")


@rule("ACT-DATES", "error")
def backwards(case: Case) -> Iterator[Hit]:
    """An activity that ends before it starts.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on activity schedules.
    """
    for one in case.plan.activities:
        if one.start and one.end and one.start.date and one.end.date and one.end.date < one.start.date:
            yield Hit(one.id, {"start": one.start, "end": one.end}, "end")


@rule("ACT-DEP-CYCLE", "error")
def circle(case: Case) -> Iterator[Hit]:
    """Activities that wait for each other.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines: sequence and dependencies.
    """
    for fault in case.faults:
        if fault.code == "circle" and fault.field == "depends_on":
            yield Hit(fault.subject, {"chain": fault.values["chain"]}, fault.field, place=fault.place)


@rule("ACT-DEP-DATES", "warning")
def too_early(case: Case) -> Iterator[Hit]:
    """An activity that starts before one that must be done first has ended.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines: sequence and dependencies.
    """
    activities = case.plan.activities
    for one in activities:
        start = one.start and one.start.date
        for before in filter(None, map(activities.get, one.depends_on)):
            end = before.end and before.end.date
            if start and end and start < end:
                yield Hit(one.id, {"start": one.start, "before": before.id, "end": before.end}, "start")


@rule("ACT-NOMILESTONE", "info", many=1)
def no_milestone(case: Case) -> Iterator[Hit]:
    """An output with scheduled activities and no milestone on the way.

    Something that is there on a certain day tells early whether the work is on its way.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on milestones in activity schedules.
    """
    for one in case.results.get(Level.OUTPUT, ()):
        activities = case.activities.get(one.id, ())
        dated = [activity for activity in activities if activity.start or activity.end]
        marked = any(activity.kind is ActivityKind.MILESTONE or activity.deliverables for activity in activities)
        valued = any(case.milestones.get(indicator.id) for indicator in case.indicators.get(one.id, ()))
        if len(dated) >= _SEVERAL and not marked and not valued:
            yield Hit(one.id)


@rule("ACT-STARTED-FIRST", "info")
def began_with_work(case: Case) -> Iterator[Hit]:
    """Activities before anybody said what they are for.

    A plan that begins with what to do finds reasons for it afterwards: what is wrong, and what should be so instead?

    References
    ----------
    Lappland 2020-2030 Leader: the trap of beginning with the activities; Interreg Nord: goals before activities.
    """
    plan = case.plan
    analysed = len(plan.problems) or len(plan.objectives)
    aimed = case.results.get(Level.IMPACT) or case.results.get(Level.OUTCOME)
    if len(plan.activities) > 1 and not analysed and not aimed:
        yield Hit(None, {"count": len(plan.activities)}, others=plan.activities.ids)
