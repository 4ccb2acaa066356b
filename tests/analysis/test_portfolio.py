"""The portfolio: what has no lead or date, what is overdue or done twice, who carries what."""

import datetime

import pytest

from lfa import Plan
from lfa.analysis.actors import commitments, loads, single_points
from lfa.analysis.portfolio import overdue, portfolio, same_steps

DAY = datetime.date(2024, 6, 1)


@pytest.fixture
def plan():
    plan = Plan()
    for number, name in enumerate(["Region A", "College B", "Union C", "Museum D"], 1):
        plan.actors.add(f"ACT{number}", name)
    plan.missions.add("MI1", "Learning all through life", deadline="2030")
    parts = plan.missions
    parts.recommendations.add("RE1", "An advisory board", mission="MI1", joined_by=["ACT1"])
    parts.recommendations.add("RE2", "A catalogue", mission="MI1", joined_by=["ACT1", "ACT3"])
    parts.recommendations.add("RE3")
    parts.trial_actions.add("T1", "Board", recommendation="RE1", lead="ACT2", contributors=["ACT3"], end="2024-05-01")
    parts.trial_actions.add("T2", "Map", recommendation="RE1", lead="ACT2", next_step="Hold a workshop")
    parts.trial_actions.add("T3", "Alone", mission="MI1", contributors=["ACT3"])
    parts.trial_actions.add("T4", "Over", mission="MI1", lead="ACT1", status="ended", learning="Too early", worked="no")
    parts.next_steps.add("NS1", "Hold a  workshop.", action="T1", responsible=["ACT1"], due="2024-05-22")
    parts.next_steps.add("NS2", "Write to all schools", action="RE2", due="2023")
    parts.next_steps.add("NS3", "Done", action="RE2", due="2023", done_on="2023-12-01")
    parts.learnings.add("L1", "Schools were closed", action="T4")
    return plan


def test_actions_without_a_lead_or_a_date_are_listed_while_they_are_not_over(plan):
    found = portfolio(plan)

    assert ("T3",) == found.no_lead
    assert ("T2", "T3") == found.no_date


def test_a_recommendation_that_has_a_name_and_no_action_is_listed(plan):
    assert ("RE2",) == portfolio(plan).no_action


def test_what_is_overdue_depends_on_the_day_one_looks_from(plan):
    assert [("T1", 31), ("NS1", 10), ("NS2", None)] == [(one.id, one.days) for one in overdue(plan, DAY)]
    assert () == overdue(plan, datetime.date(2023, 1, 1))
    assert () == portfolio(plan).overdue
    assert "MI1" in [one.id for one in portfolio(plan, datetime.date(2031, 1, 1)).overdue]


def test_what_is_overdue_names_those_who_were_to_do_it(plan):
    assert {"T1": ("ACT2",), "NS1": ("ACT1",), "NS2": ()} == {one.id: one.responsible for one in overdue(plan, DAY)}


@pytest.mark.parametrize("due", ["2024-05-22", "22.5.2024", "22. 05. 2024", "22/5-2024", "22/5 2024"])
def test_a_day_may_be_written_as_people_write_it(due):
    plan = Plan()
    plan.missions.next_steps.add("NS1", "Ask", due=due)

    assert [10] == [one.days for one in overdue(plan, DAY)]


@pytest.mark.parametrize("due", ["5/22/2024", "31.2.2024", "5/22 2024"])
def test_a_day_that_is_none_or_could_be_another_is_known_by_its_year_alone(due):
    plan = Plan()
    plan.missions.next_steps.add("NS1", "Ask", due=due)

    assert () == overdue(plan, DAY)
    assert [None] == [one.days for one in overdue(plan, datetime.date(2025, 1, 1))]


def test_a_date_that_cannot_be_read_is_not_overdue():
    plan = Plan()
    plan.missions.next_steps.add("NS1", "Ask", due="before the summer")

    assert () == overdue(plan, datetime.date(2099, 1, 1))


def test_the_same_next_step_twice_is_found_whatever_its_spaces_and_stops(plan):
    assert [(("T2", "T1"), 1.0)] == [(one.ids, one.share) for one in same_steps(plan)]


def test_nearly_the_same_next_step_is_shown_as_such():
    plan = Plan()
    plan.missions.trial_actions.add("T1", next_step="Hold a workshop for the actors in May")
    plan.missions.trial_actions.add("T2", next_step="Hold a workshop for all actors in May")
    plan.missions.trial_actions.add("T3", next_step="Write a report")

    (found,) = same_steps(plan)

    assert ("T1", "T2") == found.ids
    assert 0.85 <= found.share < 1
    assert () == same_steps(plan, alike=0.999)


def test_the_same_step_in_both_places_of_one_action_is_no_duplicate():
    plan = Plan()
    plan.missions.trial_actions.add("T1", next_step="Hold a workshop")
    plan.missions.next_steps.add("NS1", "Hold a workshop", action="T1")

    assert () == same_steps(plan)


def test_steps_of_what_is_over_are_not_compared():
    plan = Plan()
    plan.missions.trial_actions.add("T1", next_step="Hold a workshop", status="ended", learning="Held")
    plan.missions.next_steps.add("NS1", "Hold a workshop", action="T2", done_on="2024-01-01")
    plan.missions.next_steps.add("NS2", "Hold a workshop", action="T3")

    assert () == same_steps(plan)


def test_roles_stand_at_the_action_also_those_of_its_recommendation(plan):
    who = commitments(plan)

    assert {"ACT1": ("next_step", "joined"), "ACT2": ("lead",), "ACT3": ("contributor",)} == who.within("T1")
    assert ("T1", "T2", "T3", "T4", "RE2", "RE3") == who.items
    assert {"T4": ("lead",)} == {item: had for item, had in who.of("ACT1").items() if "lead" in had}


def test_an_actor_without_any_role_is_in_the_matrix_and_an_unknown_one_too(plan):
    plan.missions.trial_actions.update("T3", lead="NOBODY")

    who = commitments(plan)

    assert {} == who.of("ACT4")
    assert "NOBODY" == who.actors[-1]


def test_loads_count_open_items_by_role_the_most_first(plan):
    found = {one.actor: (one.lead, one.contributor, one.next_step, one.joined, one.total) for one in loads(plan)}

    assert {"ACT3": (0, 2, 0, 1, 3), "ACT1": (0, 0, 1, 3, 3), "ACT2": (2, 0, 0, 0, 2)} == found
    assert ["ACT1", "ACT3", "ACT2"] == [one.actor for one in loads(plan)]


def test_a_single_point_is_who_carries_alone_or_leads_all_of_a_mission(plan):
    assert [("ACT2", (), ("MI1",)), ("ACT3", ("T3",), ())] == [tuple(dict(one).values()) for one in single_points(plan)]


def test_a_mission_with_one_led_action_does_not_hang_on_one_actor_more_than_it_must(plan):
    plan.missions.trial_actions.remove("T2")

    assert ("ACT2",) != single_points(plan)[0].missions


def test_what_ended_says_what_was_learned(plan):
    (closed,) = portfolio(plan).closed

    assert ("T4", "ended", "no", ("Too early", "Schools were closed")) == tuple(dict(closed).values())


def test_counts_hold_what_a_board_asks_first(plan):
    counts = portfolio(plan).counts

    assert {"missions": 1, "recommendations": 3, "joined": 2, "unnamed": 1, "actions": 4, "open": 3, "steps": 2} == {
        name: counts[name] for name in counts if name not in {"wild_problems", "statements"}
    }


def test_an_empty_plan_has_an_empty_portfolio():
    found = portfolio(Plan(), DAY)

    assert 0 == sum(found.counts.values())
    assert () == (*found.no_lead, *found.overdue, *found.loads, *found.single_points, *found.unfinished)
