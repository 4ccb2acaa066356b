"""Rules of step 9: what must hold besides the plan's own work."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.analysis.assumptions import Outcome, verdict
from lfa.checks.case import Case
from lfa.checks.lexicon import Echoes, Reading
from lfa.checks.rule import Hit, rule
from lfa.model.assumptions import Assumption
from lfa.model.results import Result
from lfa.model.scales import AssumptionKind, Importance, Level, Likelihood

_CONDITIONED = (Level.OUTCOME, Level.OUTPUT)
_DEPTH = {level: place for place, level in enumerate(Level)}
#: So much of an assumption found again in an objective means that it repeats it.
_REPEATED = 0.7


def conditions(case: Case) -> Iterator[Assumption]:
    """Yield assumptions, preconditions left out."""
    return (one for one in case.plan.logframe.assumptions if one.kind is not AssumptionKind.PRECONDITION)


def heard(case: Case) -> Iterator[tuple[Assumption, Reading]]:
    """Yield assumptions, with what is said in them."""
    for one in conditions(case):
        if reading := case.read(one.statement):
            yield one, reading


@rule("ASM-UNLINKED", "warning", many=5)
def loose(case: Case) -> Iterator[Hit]:
    """An assumption that stands in no row; a precondition needs none.

    It conditions a step upwards: from which row?

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on assumptions.
    """
    for one in conditions(case):
        if not (one.result or one.level or one.activity):
            yield Hit(one.id, field="result")


@rule("ASM-MISSING", "warning", many=2)
def missing(case: Case) -> Iterator[Hit]:
    """A level without any assumption, though other levels have some.

    Between output and outcome, and between outcome and impact, somebody else must do something: what? If nothing, say
    so. A single row without assumption beside rows that have one is worth a look.

    References
    ----------
    European Commission (2004); European Commission, annex E3d: not applicable on the impact row.
    """
    given = list(conditions(case))
    levels = {_level(case, one) for one in given}
    whole = {one.level for one in given if not one.result}
    rows = {level: case.results.get(level, ()) for level in _CONDITIONED}
    if not given and all(rows.values()):
        yield Hit(None, severity="info", variant="none")
    for level, listed in rows.items() if given else ():
        ids = [one.id for one in listed]
        if ids and level not in levels:
            values = {"level": case.word(level), "subjects": ", ".join(ids[:5])}
            yield Hit(ids[0], values, None, tuple(ids[1:]))
        elif level not in whole:
            for one in (one for one in ids if not case.assumptions.get(one)):
                yield Hit(one, severity="info", variant="row")


def _level(case: Case, one: Assumption) -> Level | None:
    """Return the level whose step upwards an assumption conditions."""
    result = case.plan.logframe.get(one.result) if one.result else None
    if one.activity:
        return Level.ACTIVITY
    return one.level or (result.level if result else None)


@rule("ASM-NEGATIVE", "warning", many=5)
def negative(case: Case) -> Iterator[Hit]:
    """An assumption worded as a risk.

    "No strikes" cannot be watched until it is too late; "Labour relations remain stable" can.

    References
    ----------
    MDF, on assumptions as positive, reached states; European Commission (2004).
    """
    for one, reading in heard(case):
        if reading.has("assumption_negative") and not reading.has("negative_ok"):
            yield Hit(one.id, {"phrase": reading.said(reading.at("assumption_negative")[0])}, "statement")


@rule("ASM-CERTAIN", "info")
def certain(case: Case) -> Iterator[Hit]:
    """An assumption that is almost certain to hold.

    Leave it out: what stands in the matrix is what somebody must watch.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on assessment of assumptions.
    """
    for one in conditions(case):
        if one.likelihood is Likelihood.ALMOST_CERTAIN:
            yield Hit(one.id, field="likelihood")


@rule("ASM-KILLER", "error")
def killer(case: Case) -> Iterator[Hit]:
    """An assumption that matters, is unlikely to hold and cannot be influenced.

    The plan fails with it: add an output, change the purpose, or do not begin.

    References
    ----------
    European Commission (2004), on killer assumptions; MDF.
    """
    for one in conditions(case):
        if verdict(one).outcome is Outcome.KILLER:
            yield Hit(one.id, field="likelihood")


@rule("ASM-INTERNAL", "warning", many=5)
def internal(case: Case) -> Iterator[Hit]:
    """An assumption about the project's own staff, money or work.

    What the project controls it must plan for: an activity, or an internal risk with an owner.

    References
    ----------
    MDF: outside direct control of the intervention.
    """
    for one, reading in heard(case):
        if reading.has("internal"):
            yield Hit(one.id, {"phrase": reading.said(reading.at("internal")[0])}, "statement")


@rule("ASM-LEVEL", "warning")
def misplaced(case: Case) -> Iterator[Hit]:
    """An assumption that conditions another step than the one it stands at.

    Together with its row it should lead to the row above: an objective that was left out stands beside those results
    that lead to the same end. One step too high is let be: what is needed early is needed later too.

    References
    ----------
    MDF, on reading the logframe upwards; European Commission (2004).
    """
    rows = _rows(case)
    for one in conditions(case):
        own = _level(case, one)
        ends = {level for source in one.sources for level in _needed(case, source, rows)}
        if own and ends:
            highest, lowest = min(ends, key=_DEPTH.__getitem__), max(ends, key=_DEPTH.__getitem__)
            if _DEPTH[own] > _DEPTH[lowest] or _DEPTH[own] < _DEPTH[highest] - 1:
                yield Hit(one.id, {"level": case.word(own), "right": case.word(highest)}, "level")


def _rows(case: Case) -> dict[str, Result]:
    """Return the result that came from each objective."""
    return {source: one for one in case.plan.logframe for source in one.sources}


def _needed(case: Case, objective: str, rows: dict[str, Result]) -> Iterator[Level]:
    """Yield the levels whose step an objective conditions: those just below the results it leads to."""
    objectives = case.plan.objectives
    below = dict(zip(list(Level)[:-1], list(Level)[1:], strict=True))
    for end in objectives.effects(objective) if objective in objectives else ():
        level = rows[end.id].level if end.id in rows else None
        if level in below:
            yield below[level]


@rule("ASM-DUPLICATES-OBJECTIVE", "warning")
def repeated(case: Case) -> Iterator[Hit]:
    """An assumption that repeats a result of the same matrix.

    Then the plan assumes what it sets out to bring about.

    References
    ----------
    The reading of the logframe upwards: if the results and the assumptions hold, then the next level does.
    """
    results = Echoes((one.id, case.stems(one.statement)) for one in case.plan.logframe)
    for one in conditions(case):
        stems = case.stems(one.statement)
        share, result = results.nearest(stems)
        if result and len(stems) > 1 and share >= _REPEATED and case.read(one.statement):
            yield Hit(one.id, {"result": result}, "statement", (result,))


@rule("ASM-NOMONITOR", "info", many=2)
def unwatched(case: Case) -> Iterator[Hit]:
    """An assumption that matters and may fail, and that nobody watches.

    Who will notice, by what, and when?

    References
    ----------
    DFID (2011), How to note, on assumptions and risks.
    """
    for one in conditions(case):
        matters = one.importance is Importance.HIGH and one.likelihood is not Likelihood.ALMOST_CERTAIN
        if matters and one.likelihood and not (one.monitoring and one.owner):
            yield Hit(one.id, field="monitoring" if one.owner else "owner")


@rule("PRE-MISSING-OWNER", "info", many=2)
def unowned(case: Case) -> Iterator[Hit]:
    """A precondition without anybody who sees to it, or without a date.

    It must hold before the first activity: who makes sure, by when?

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on preconditions.
    """
    for one in case.plan.logframe.assumptions:
        if one.kind is AssumptionKind.PRECONDITION and not one.met and not (one.owner and one.due):
            yield Hit(one.id, field="due" if one.owner else "owner")
