"""Rules of step 4, second half: the choice of strategy."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from lfa.checks.case import Case
from lfa.checks.lexicon import Echoes
from lfa.checks.rule import Hit, rule
from lfa.model.objectives import Objective
from lfa.model.scales import Level, LinkStrength

#: So much of an objective's wording found again means that it is spoken of.
_SPOKEN_OF = 0.45


@rule("STR-NONE", "info")
def none_chosen(case: Case) -> Iterator[Hit]:
    """Objectives and results, but no strategy that leads from the ones to the others.

    Some branches were taken and others left: say which, who decided, and why.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on analysis of strategies.
    """
    plan = case.plan
    if len(plan.objectives) and len(plan.logframe) and not plan.strategies.chosen:
        yield Hit()


@rule("STR-NOCRITERIA", "info")
def weights(case: Case) -> Iterator[Hit]:
    """Strategies compared without criteria, or by weights that do not add up to a hundred.

    Without criteria the choice cannot be explained to those whose branch was left out.

    References
    ----------
    European Commission (2004); AusAID (2005), AusGuideline 3.3, on weighing alternatives.
    """
    strategies = case.plan.strategies
    given = [one.weight for one in strategies.criteria if one.weight is not None]
    if given and not isclose(sum(given), 100, abs_tol=0.5):
        first = next(one.id for one in strategies.criteria if one.weight is not None)
        place = case.plan.origin.place(first, "weight")
        yield Hit(None, {"sum": f"{sum(given):g}"}, others=strategies.criteria.ids, place=place)
    elif len(strategies) > 1 and strategies.chosen and not len(strategies.criteria):
        reasons = [one.rationale or one.decision_reason for one in strategies.chosen]
        if not any(reasons):
            yield Hit(None, others=strategies.ids, variant="none")


@rule("STR-DROPPED", "warning", many=2)
def dropped(case: Case) -> Iterator[Hit]:
    """A means that was not chosen, though a chosen end needs it, and that nobody accounts for.

    What others must do becomes an assumption; what is done elsewhere is said in the strategy; what is not needed
    after all is unlinked. It is a hint while there are no assumptions yet, or where other means of the same end were
    chosen and nobody called this one necessary.

    References
    ----------
    European Commission (2004); MDF, on finding assumptions among the objectives left out.
    """
    plan = case.plan
    if not case.chosen:
        return
    wanted, settled = _wanted(case), case.chosen | _explained(case)
    spoken = Echoes((one.id, case.stems(one.statement)) for one in plan.logframe.assumptions)
    for one in plan.objectives:
        ends = [end.id for end in plan.objectives.effects(one.id) if end.id in wanted]
        if ends and one.id not in settled and spoken.nearest(case.stems(one.statement))[0] < _SPOKEN_OF:
            grave = len(plan.logframe.assumptions) and any(_hangs(case, one.id, end) for end in ends)
            yield Hit(one.id, {"end": ends[0]}, None, (ends[0],), severity=None if grave else "info")


def _hangs(case: Case, means: str, end: str) -> bool:
    """Whether an end hangs on one means: it is called necessary, or no other was chosen."""
    link = case.plan.objectives.get_link(means, end)
    if link and link.strength is LinkStrength.NECESSARY:
        return True
    return not any(one.id in case.chosen for one in case.plan.objectives.causes(end))


def _wanted(case: Case) -> set[str]:
    """Objectives that are to be reached: the chosen ones, and what became an outcome or an output."""
    rows = (one for level in (Level.OUTCOME, Level.OUTPUT) for one in case.results.get(level, ()))
    return case.chosen | {source for one in rows for source in one.sources if source in case.plan.objectives}


def _explained(case: Case) -> set[str]:
    """Objectives that came into the logframe somehow, or whose strategy or note says what becomes of them."""
    plan = case.plan
    derived = {source for one in (*plan.logframe, *plan.logframe.assumptions) for source in one.sources}
    noted = {one.id for one in plan.objectives if _accounted(one)}
    elsewhere = {one for strategy in plan.strategies if strategy.elsewhere for one in strategy.objectives}
    risks = {source for one in plan.risks for source in one.sources}
    return derived | noted | elsewhere | risks


def _accounted(objective: Objective) -> bool:
    return bool(objective.note) or objective.realistic is False or objective.desirable is False
