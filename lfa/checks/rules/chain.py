"""Rules of the chain from a wild problem to what was learned: a link that is missing, or done twice."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.analysis.approach import profiles
from lfa.analysis.portfolio import same_steps
from lfa.analysis.trials import evidence
from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.mission_scales import LearningEffect
from lfa.terms import term


@rule("MIS-NONE", "error")
def unanswered(case: Case) -> Iterator[Hit]:
    """A problem statement that no mission answers.

    Each part of a wild problem that was agreed on gets one mission; one without is work left lying.

    References
    ----------
    Practice of regional forums on wild problems: four statements, four missions.
    """
    missions = case.plan.missions
    answered = {one.problem_statement for one in missions}
    for one in missions.problem_statements:
        if one.id not in answered:
            # While no mission is there at all, the group has not come so far.
            yield Hit(one.id, severity=None if len(missions) else "info")


@rule("MIS-SEVERAL", "info")
def crowded(case: Case) -> Iterator[Hit]:
    """A problem statement that several missions answer.

    References
    ----------
    Practice of regional forums on wild problems: one shared mission for each statement.
    """
    missions = case.plan.missions
    for one in missions.problem_statements:
        ids = [mission.id for mission in missions if mission.problem_statement == one.id]
        if len(ids) > 1:
            yield Hit(one.id, {"missions": ", ".join(ids)}, others=tuple(ids))


@rule("REC-UNNAMED", "info", many=2)
def unnamed(case: Case) -> Iterator[Hit]:
    """A recommendation that is counted and says nothing.

    References
    ----------
    Practice of regional forums: eleven recommendations were counted, and seven were named.
    """
    for one in case.plan.missions.recommendations:
        if not one.statement:
            yield Hit(one.id, field="statement")


@rule("NXT-SAME", "info")
def twice(case: Case) -> Iterator[Hit]:
    """The same next step for several actions, which may be one action.

    References
    ----------
    OECD (2021), The design and implementation of mission-oriented innovation policies: a portfolio is looked at whole.
    """
    for one in same_steps(case.plan):
        first, *others = one.ids
        yield Hit(first, {"others": ", ".join(others), "step": one.text}, others=tuple(others))


@rule("MIS-APPROACH", "warning")
def mislabelled(case: Case) -> Iterator[Hit]:
    """A mission that is called an expedition and steered as a cruise, or the other way round.

    Both logics are legitimate; the one under the other's name disappoints everybody.

    References
    ----------
    Swedish practice of regional development: two logics of leading change, to be told apart.
    """
    language = case.plan.language
    for one in profiles(case.plan):
        if one.mismatch:
            names = [term("choices", f"approach_criterion.{criterion}", language) for criterion in one.against]
            kind = term("portfolio", f"classes.{one.kind}", language)
            label = term("choices", f"approach.{one.label}", language)
            yield Hit(one.subject, {"approach": label, "kind": kind, "criteria": ", ".join(names) or "–"}, "approach")


@rule("ASM-BROKEN", "warning")
def broken(case: Case) -> Iterator[Hit]:
    """An assumption that a trial has broken, and that still stands as met.

    What was learned must come back into the plan: the assumption, the results that hang on it, or both change.

    References
    ----------
    Danish practice of prøvehandlinger, and European Commission (2004) on following assumptions.
    """
    for one in evidence(case.plan):
        if one.standing is LearningEffect.BREAKS and case.plan.logframe.assumptions[one.assumption].met is not False:
            yield Hit(one.assumption, {"learnings": ", ".join(one.breaks)}, "met", one.breaks)
