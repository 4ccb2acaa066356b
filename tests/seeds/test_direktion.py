"""What the course for top managers across sectors (case 002) asks of a plan."""

import pytest

import lfa
from lfa.analysis.perspectives import readings


@pytest.fixture
def plan():
    return lfa.samples.direktion()


def perspectives_found(plan):
    return [one.subject for one in lfa.check(plan, select=["NED-PERSPECTIVES"])]


def test_stay_in_problem_understanding_objectives_from_a_problem_with_too_few_perspectives_warn(plan):
    for one in ("PV5", "PV6"):
        plan.needs.perspectives.remove(one)

    assert ["P4"] == perspectives_found(plan)


def test_stay_in_problem_understanding_the_warning_gives_way_to_a_reason(plan):
    for one in ("PV5", "PV6"):
        plan.needs.perspectives.remove(one)
    plan.problems.update("P4", waivers={"NED-PERSPECTIVES": "Kommunerne høres på næste møde"})

    assert [] == perspectives_found(plan)


def test_stay_in_problem_understanding_three_sectors_are_enough(plan):
    assert [] == perspectives_found(plan)
    assert {"state_agency", "region", "municipality"} == set(readings(plan)[0].views)


def test_four_network_groups_two_cases_one_actor_in_two_groups_is_one_actor(plan):
    groups = {row.group for row in plan.needs.participations}
    [actor] = [one for one in plan.actors if one.statement == "Kommune C"]

    assert {f"Netværksgruppe {at}" for at in range(1, 5)} == groups
    assert ("Netværksgruppe 1", "Arbejdsmarkedscasen") == actor.groups
    assert 2 == len(plan.missions.wild_problems)


def test_evaluation_by_survey_and_interviews_a_learning_entry_carries_method_and_source(plan):
    told = [one for one in plan.missions.learnings if one.action == "T1"]

    assert ["Spørgeskema til deltagerne efter forløbet", "Kvalitative interviews med deltagere"] == [
        one.method for one in told
    ]
    assert all(one.source for one in told)


def test_what_is_invented_is_marked_and_no_real_body_is_said_to_do_it(plan):
    real = {one.id for one in plan.actors if not one.illustrative}
    invented = [one for one in plan.missions.trial_actions if one.illustrative]

    assert {"ACT1", "ACT2", "ACT3", "ACT4"} == real
    assert not any(real & {one.lead, *one.contributors} for one in invented)
