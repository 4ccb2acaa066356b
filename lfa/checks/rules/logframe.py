"""Rules of steps 5, 7 and 9: where results, indicators and assumptions stand."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.scales import AssumptionKind, Level


@rule("LOG-LEVEL-NONE", "error")
def no_level(case: Case) -> Iterator[Hit]:
    """A result that does not say on which level it stands."""
    yield from (Hit(one.id, field="level") for one in case.plan.logframe if one.level is None)


@rule("LOG-OUTPUT-ORPHAN", "error")
def output_without_outcome(case: Case) -> Iterator[Hit]:
    """An output that leads to no result."""
    yield from (Hit(one.id, field="parents") for one in case.plan.logframe.at(Level.OUTPUT) if not one.parents)


@rule("LOG-OUTCOME-ORPHAN", "warning")
def outcome_without_impact(case: Case) -> Iterator[Hit]:
    """An outcome that leads to nothing, though there is an impact."""
    logframe = case.plan.logframe
    if logframe.at(Level.IMPACT):
        yield from (Hit(one.id, field="parents") for one in logframe.at(Level.OUTCOME) if not one.parents)


@rule("NUM-DUP", "error")
def same_code(case: Case) -> Iterator[Hit]:
    """Two results, two indicators or two activities with the same pinned code."""
    logframe = case.plan.logframe
    for rows in (logframe, logframe.indicators, case.plan.activities):
        first: dict[str, str] = {}
        for one in rows:
            if one.code and first.setdefault(one.code, one.id) != one.id:
                yield Hit(one.id, {"code": one.code, "other": first[one.code]}, "code")


@rule("IND-UNLINKED", "error")
def loose_indicator(case: Case) -> Iterator[Hit]:
    """An indicator that belongs to no result, no level and no other indicator."""
    for one in case.plan.logframe.indicators:
        if not (one.result or one.level or one.parent):
            yield Hit(one.id, field="result")


@rule("IND-VALUE-UNLINKED", "error")
def loose_value(case: Case) -> Iterator[Hit]:
    """A milestone or a measured value that belongs to no indicator."""
    for one in (*case.plan.logframe.milestones, *case.plan.logframe.actuals):
        if not one.indicator:
            yield Hit(one.id, field="indicator")


@rule("ASM-UNLINKED", "warning")
def loose_assumption(case: Case) -> Iterator[Hit]:
    """An assumption that stands in no row; a precondition needs none."""
    for one in case.plan.logframe.assumptions:
        if not (one.result or one.level or one.activity) and one.kind is not AssumptionKind.PRECONDITION:
            yield Hit(one.id, field="result")
