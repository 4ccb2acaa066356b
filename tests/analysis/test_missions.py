"""The chain from a wild problem to trial actions, the digest of a mission, and the ways to the rest of the plan."""

import pytest

import lfa
from lfa import InvalidValue, Plan
from lfa.analysis.missions import chain, digests, mission_of, unfinished
from lfa.analysis.trials import evidence, to_activities, to_mission_objectives
from lfa.model.mission_scales import LearningEffect
from lfa.model.scales import TrialStatus


@pytest.fixture
def plan():
    """One wild problem, two statements, a mission for the first, one recommendation tried."""
    plan = Plan("Labour", language="en")
    plan.problems.extend([("P1", "Jobs stay empty"), ("P2", "Few learn at work")], [("P2", "P1")])
    plan.missions.wild_problems.add("WP1", "Where do we find the labour?", problems=["P1"])
    plan.missions.problem_statements.add("PS1", "Few learn at work", wild_problem="WP1", problems=["P2"])
    plan.missions.problem_statements.add("PS2", "Some are kept outside", wild_problem="WP1")
    plan.objectives.add("O1", "Everyone learns")
    plan.missions.add("MI1", "Learning all through life", problem_statement="PS1", objective="O1")
    plan.missions.recommendations.add("RE1", "An advisory board", mission="MI1", joined_by=["ACT1"])
    plan.actors.add("ACT1", "College A")
    plan.missions.trial_actions.add("T1", "Evening classes", recommendation="RE1", lead="ACT1", start="2024-09-01")
    return plan


def lacks(plan):
    return {one.id: one.missing for one in unfinished(plan)}


def test_the_chain_reads_from_the_wild_problem_down_to_the_action(plan):
    found = [(one.depth, one.id) for one in chain(plan)]

    assert [(0, "WP1"), (1, "PS1"), (2, "MI1"), (3, "RE1"), (4, "T1"), (1, "PS2")] == found


def test_a_statement_without_a_mission_is_named_and_nothing_else(plan):
    assert {"PS2": ("no_mission",)} == lacks(plan)


def test_a_statement_has_one_mission_not_two(plan):
    plan.missions.add("MI2", "A second", problem_statement="PS1")

    assert ("several_missions",) == lacks(plan)["PS1"]
    assert ("no_recommendations",) == lacks(plan)["MI2"]


def test_a_recommendation_that_the_source_does_not_name_is_incomplete(plan):
    plan.missions.recommendations.add("RE2", mission="MI1")

    assert ("unnamed", "no_action") == lacks(plan)["RE2"]
    assert "RE2" == next(one.label for one in chain(plan) if one.id == "RE2")


def test_what_stands_under_nothing_comes_last_and_is_said(plan):
    plan.missions.problem_statements.add("PS3", "Loose", wild_problem="NOWHERE")
    plan.missions.add("MI3", "Loose mission")
    plan.missions.recommendations.add("RE3", "Loose recommendation")
    plan.missions.trial_actions.add("T3", "Loose action")

    assert ["PS3", "MI3", "RE3", "T3"] == [one.id for one in chain(plan)][-4:]
    assert all("no_above" in lacks(plan)[name] for name in ("PS3", "MI3", "RE3", "T3"))


def test_without_wild_problems_nobody_asks_what_a_mission_answers():
    plan = Plan()
    plan.missions.add("MI1", "Learning all through life")
    plan.missions.trial_actions.add("T1", "Evening classes", mission="MI1")

    assert () == unfinished(plan)
    assert [(0, "MI1"), (1, "T1")] == [(one.depth, one.id) for one in chain(plan)]


def test_a_wild_problem_without_statements_is_named():
    plan = Plan()
    plan.missions.wild_problems.add("WP1", "Where do we find the labour?")

    assert {"WP1": ("no_statements",)} == lacks(plan)


def test_the_mission_of_an_action_is_that_of_its_recommendation_first(plan):
    own = plan.missions.trial_actions.add("T2", mission="MI1")
    lost = plan.missions.trial_actions.add("T3", recommendation="NOWHERE")

    assert ["MI1", "MI1", None] == [mission_of(plan, one) for one in (plan.missions.trial_actions["T1"], own, lost)]


def test_a_digest_tells_how_far_a_mission_has_come_and_what_was_learned(plan):
    parts = plan.missions
    parts.trial_actions.add("T2", "Open house", mission="MI1", status="ended", learning="Nobody came on a Sunday")
    plan.logframe.assumptions.add("AS1", "Adults are free on Sundays")
    parts.learnings.add("L1", "Sunday is for families", action="T2", assumption="AS1", effect="breaks")
    parts.next_steps.add("NS1", "Ask again", action="RE1")
    parts.next_steps.add("NS2", "Asked", action="T1", done_on="2024-10-01")

    (found,) = digests(plan)

    assert ("MI1", "PS1", 1, 1) == (found.mission, found.statement, found.recommendations, found.joined)
    assert {None: 1, TrialStatus.ENDED: 1} == found.statuses
    assert (("T2", "Nobody came on a Sunday"), ("L1", "Sunday is for families")) == found.learned
    assert ("T2",) == found.ended
    assert ("NS1",) == found.open_steps
    assert {"AS1": (LearningEffect.BREAKS,)} == found.evidence


def test_one_entry_that_breaks_an_assumption_outweighs_those_that_support_it():
    plan = Plan()
    plan.logframe.assumptions.add("AS1", "Adults have time"), plan.logframe.assumptions.add("AS2", "Untested")
    for name, effect in (("L1", "supports"), ("L2", "supports"), ("L3", "breaks"), ("L4", None)):
        plan.missions.learnings.add(name, "Seen", assumption="AS1", effect=effect)

    first, second = evidence(plan)

    assert (("L1", "L2"), (), ("L3",), LearningEffect.BREAKS) == tuple(dict(first).values())[1:]
    assert second.standing is None


def test_a_trial_action_becomes_a_draft_activity_that_remembers_it(plan):
    plan.logframe.add("R1", "People know more", level="output")
    plan.missions.recommendations.update("RE1", result="R1")

    (draft,) = to_activities(plan)

    assert ("A1", "Evening classes", "R1", "College A", "2024-09-01", "draft") == (
        draft.id, draft.statement, draft.result, draft.responsible, draft.start, draft.status
    )  # fmt: skip
    assert ("T1", "Evening classes") == (draft.derived_from[0].id, draft.derived_from[0].wording)


def test_an_action_that_has_its_activity_is_not_drafted_again(plan):
    plan.activities.add(to_activities(plan)[0])
    assert () == to_activities(plan)

    plan.activities.remove("A1")
    plan.activities.add("A7", "Classes")
    plan.missions.trial_actions.update("T1", activity="A7")
    assert () == to_activities(plan)


def test_drafts_get_ids_that_nothing_in_the_plan_has(plan):
    plan.risks.add("A1", "A risk with an odd id")

    assert ["A2"] == [one.id for one in to_activities(plan)]


def test_a_mission_without_an_objective_becomes_a_draft_that_needs_no_problem(plan):
    plan.missions.add("MI2", "Nobody is kept outside")

    assert [("O2", "Nobody is kept outside", ("MI2",))] == [
        (one.id, one.statement, one.sources) for one in to_mission_objectives(plan)
    ]


def test_a_trace_leads_from_a_learning_back_to_the_problems_of_the_statement(plan):
    plan.missions.learnings.add("L1", "Mornings suit more people", action="T1")

    sources = [step.element.id for step in lfa.trace(plan, "L1").sources]

    assert {"T1", "RE1", "MI1", "PS1", "WP1", "P2", "P1", "O1"} <= set(sources)


def test_a_trace_leads_from_a_problem_forward_to_what_is_tried_about_it(plan):
    assert {"PS1", "MI1", "RE1", "T1"} <= {step.element.id for step in lfa.trace(plan, "P2").consequences}


def test_a_large_action_cannot_start_without_a_decision():
    plan = Plan()
    plan.missions.trial_actions.add("T1", "One ticket for the county", size="large", status="planned")

    with pytest.raises(InvalidValue, match="decision_reference must be given before status is 'running'"):
        plan.missions.trial_actions.update("T1", status="running")
    plan.missions.trial_actions.update("T1", status="running", decision_reference="Minutes 4/2024")
    assert plan.missions.trial_actions["T1"].started


@pytest.mark.parametrize("status", ["evaluated", "scaled", "changed", "ended"])
def test_an_action_cannot_close_without_learning(status):
    with pytest.raises(InvalidValue, match=f"learning must be given before status is '{status}'"):
        lfa.TrialAction("T1", "Evening classes", status=status)


def test_an_action_that_ended_with_learning_succeeded():
    assert lfa.TrialAction("T1", status="ended", learning="Nobody came").succeeded
    assert not lfa.TrialAction("T1", status="running").succeeded
