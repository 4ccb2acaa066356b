"""The wall of cards: one state each, nothing lost, both authors kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.analysis.needs import CardState, Wall, count_cards, node_voices, states, voices
from lfa.analysis.sorting import (
    candidates,
    merge_cards,
    park,
    place,
    place_all,
    unmerge_cards,
    unpark,
    unplace,
)
from lfa.model.needs import Card


@pytest.fixture
def plan() -> lfa.Plan:
    plan = lfa.Plan()
    for number, organisation in enumerate(["Region A", "Kommun B", "Region A", None, "Kommun C"], 1):
        plan.needs.add(f"C{number}", f"Problem {number}", organisation=organisation)
    return plan


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.integers(0, 7) | st.none(), st.booleans(), st.booleans()),
        min_size=1,
        max_size=7,
    )
)
def test_every_card_has_exactly_one_state_and_none_vanishes(rows):
    """Whatever is merged into whatever, circles and ids of nothing included."""
    plan = lfa.Plan()
    for number, (into, parked, placed) in enumerate(rows):
        merged = None if into is None else f"C{into}"
        plan.needs.add(Card(f"C{number}", "x", merged_into=merged, parked="why" if parked else None))
        if placed:
            plan.problems.add(f"P{number}", derived_from=f"C{number}")
    count = count_cards(plan)[0]
    assert set(plan.needs.ids) == set(states(plan))
    assert len(rows) == count.cards == count.placed + count.merged + count.parked + count.open


def test_what_a_merged_card_is_the_source_of_places_the_one_that_stands_for_it(plan):
    plan.problems.add("P1", derived_from="C2")
    merge_cards(plan, "C2", into="C1")
    assert (CardState.PLACED, CardState.MERGED) == (states(plan)["C1"], states(plan)["C2"])


def test_merging_keeps_both_authors_among_the_voices_of_a_node(plan):
    merge_cards(plan, ["C2", "C5"], into="C1")
    plan.problems.add("P1", "Buses are late", derived_from="C1")
    plan.objectives.add("O1", "Buses are on time", derived_from="P1")
    assert ["Region A", "Kommun B", "Kommun C"] == [card.organisation for card in voices(plan, "P1")]
    assert voices(plan, "P1") == voices(plan, "O1") == voices(plan, "C5")


def test_every_node_lists_its_cards_and_who_wrote_them(plan):
    merge_cards(plan, "C2", into="C1")
    plan.problems.add("P1", "Buses are late", derived_from=["C1", "C3"])
    plan.problems.add("P2", "Nobody said this")
    one, other = node_voices(plan)
    assert (("C1", "C2", "C3"), ("C2",)) == (one.cards, one.merged)
    assert (("Region A", 2), ("Kommun B", 1)) == one.organisations
    assert () == other.cards


def test_the_trace_of_a_node_leads_to_its_cards(plan):
    place(plan, ["C1", "C2"], statement="Buses are late")
    assert ["C1", "C2"] == [step.element.id for step in lfa.trace(plan, "P1").sources]


def test_the_voices_of_nothing_are_refused(plan):
    with pytest.raises(lfa.UnknownId):
        voices(plan, "P99")


def test_a_merge_can_be_undone(plan):
    before = plan.copy()
    merge_cards(plan, ["C2", "C3"], into="C1")
    unmerge_cards(plan, ["C2", "C3"])
    assert before == plan


def test_a_card_does_not_come_to_stand_for_itself(plan):
    merge_cards(plan, "C2", into="C1")
    with pytest.raises(lfa.InvalidValue, match="would stand for itself"):
        merge_cards(plan, "C1", into="C2")
    with pytest.raises(lfa.InvalidValue, match="would stand for itself"):
        merge_cards(plan, "C3", into="C3")


def test_merging_into_a_card_that_is_not_there_changes_nothing(plan):
    before = plan.copy()
    with pytest.raises(lfa.UnknownId):
        merge_cards(plan, "C1", into="C99")
    with pytest.raises(lfa.UnknownId):
        merge_cards(plan, ["C1", "C98"], into="C2")
    assert before == plan


def test_parking_asks_for_a_reason_and_can_be_undone(plan):
    before = plan.copy()
    with pytest.raises(lfa.InvalidValue, match="with a reason"):
        park(plan, "C1", " ")
    park(plan, "C1", "Not ours to solve")
    assert CardState.PARKED is states(plan)["C1"]
    unpark(plan, "C1")
    assert before == plan


def test_a_card_is_placed_under_a_problem_that_is_there_and_taken_away_again(plan):
    plan.problems.add("P1", "Buses are late")
    assert ("C1",) == place(plan, "C1", "P1").sources
    assert ("C1", "C2") == place(plan, ["C1", "C2"], "P1").sources
    assert ("C2",) == unplace(plan, "C1", "P1").sources
    assert CardState.OPEN is states(plan)["C1"]


@pytest.mark.parametrize("go", [lambda plan: place(plan, "C1", "P9"), lambda plan: unplace(plan, "C1", "P9")])
def test_placing_under_what_is_not_there_is_refused(plan, go):
    with pytest.raises(lfa.UnknownId):
        go(plan)


def test_placing_needs_a_card_and_a_step_that_is_one(plan):
    with pytest.raises(lfa.InvalidValue, match="got none"):
        place(plan, [])
    with pytest.raises(lfa.InvalidValue, match="step must be one of problems"):
        place(plan, "C1", step="moon")


def test_a_placed_card_is_remembered_in_the_wording_it_had(plan):
    place(plan, "C1")
    plan.needs.update("C1", statement="Reworded")
    assert "Problem 1" == plan.problems["P1"].derived_from[0].wording


def test_the_work_may_begin_in_the_desired_future():
    """Wishes become objectives without a problem, obstacles become risks or assumptions."""
    plan = lfa.Plan()
    plan.needs.add("C1", "Trains run hourly", prompt="wish")
    plan.needs.add("C2", "No drivers", prompt="obstacle")
    plan.needs.add("C3", "The law stays", prompt="obstacle")
    [objective] = place_all(plan, "wish")
    place(plan, "C2")
    place(plan, "C3", step="assumptions")
    assert ("C1",) == objective.sources
    assert ["C2"] == [source for risk in plan.risks for source in risk.sources]
    assert ["C3"] == [source for one in plan.logframe.assumptions for source in one.sources]
    assert 0 == count_cards(plan)[0].open == len(plan.problems)


def test_open_cards_are_offered_a_place_by_what_they_answer(plan):
    plan.needs.update("C1", prompt="obstacle")
    park(plan, "C2", "later")
    found = {one.card: one.steps for one in candidates(plan)}
    assert (("risks", "assumptions", "problems"), ("problems",)) == (found["C1"], found["C3"])
    assert "C2" not in found


def test_cards_are_counted_by_workshop(plan):
    plan.needs.workshops.add("W1", "Day 1")
    plan.needs.update("C1", workshop="W1")
    assert [(None, 5), ("W1", 1), (None, 4)] == [(one.workshop, one.cards) for one in count_cards(plan)]


def test_a_long_chain_of_merges_is_no_matter():
    plan = lfa.Plan()
    for number in range(3_000):
        plan.needs.add(f"C{number}", "x", merged_into=f"C{number + 1}" if number < 2_999 else None)
    wall = Wall(plan)
    assert {"C2999"} == set(wall.standing.values())
    assert 2_999 == wall.count().merged
