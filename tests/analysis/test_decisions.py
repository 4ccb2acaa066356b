"""What the scores advise, how much hangs on the weights, and what was decided: three things."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.analysis.decisions import decision
from lfa.analysis.dissent import dissents
from lfa.analysis.perspectives import gate, readings
from lfa.analysis.strategies import rank
from lfa.analysis.weights import turns


def scored(*rows: tuple[float | None, ...], weights: tuple[float, ...] = (50, 50)) -> lfa.Plan:
    """Return a plan with a strategy for each row of scores on a scale from 1 to 5."""
    plan = lfa.Plan()
    for number, weight in enumerate(weights, 1):
        plan.strategies.criteria.add(f"K{number}", f"Criterion {number}", weight=weight, lowest=1, highest=5)
    for number, row in enumerate(rows, 1):
        plan.strategies.add(f"ST{number}", f"Strategy {number}")
        for place, value in enumerate(row, 1):
            if value is not None:
                plan.strategies.scores.add(f"ST{number}", f"K{place}", value=value)
    return plan


def first(plan: lfa.Plan, top: int, share: float) -> set[str] | None:
    """Return the first when K1 weighs a share of all, by ranking anew; None where a tie leaves it open."""
    others = [one for one in plan.strategies.criteria if one.id != "K1"]
    rest = sum(one.weight or 0 for one in others)
    twin = plan.copy()
    twin.strategies.criteria.update("K1", weight=100 * share)
    for one in others:
        twin.strategies.criteria.update(one.id, weight=100 * (1 - share) * (one.weight or 0) / rest)
    ranking = rank(twin.strategies)
    if abs((ranking[top - 1].score or 0) - (ranking[top].score or 0)) < 0.05:
        return None
    return {one.strategy for one in ranking[:top]}


SCORES = st.integers(1, 5).map(float)


@settings(max_examples=40)
@given(st.lists(st.tuples(SCORES, SCORES, SCORES), min_size=3, max_size=5), st.integers(1, 2))
def test_between_two_turns_the_top_stays_the_same(rows, top):
    """Ranking anew at some weights between two turns gives the same first each time."""
    plan = scored(*rows, weights=(40, 35, 25))
    points = sorted(one.at / 100 for one in turns(plan.strategies, top) if one.criterion == "K1")
    for low, high in pairwise([0.0, *points, 1.0]):
        found = [first(plan, top, low + (high - low) * part) for part in (0.2, 0.5, 0.8)]
        told = [one for one in found if one is not None]
        assert all(one == told[0] for one in told)


@settings(max_examples=40)
@given(st.lists(st.tuples(SCORES, SCORES, SCORES), min_size=3, max_size=5), st.integers(1, 2))
def test_at_a_turn_the_top_changes_as_it_says(rows, top):
    """Ranking anew beyond a turn, away from today's weight, has those who enter and not those who leave."""
    plan = scored(*rows, weights=(40, 35, 25))
    for turn in turns(plan.strategies, top):
        if turn.criterion == "K1":
            beyond = turn.at / 100 + (0.01 if turn.at >= turn.weight else -0.01)
            found = first(plan, top, beyond) if 0 < beyond < 1 else None
            near = [one.at for one in turns(plan.strategies, top) if one.criterion == "K1" and one is not turn]
            if found is not None and all(abs(at / 100 - turn.at / 100) > 0.01 for at in near):
                assert found >= set(turn.enters)
                assert not found & set(turn.leaves)


def test_a_turn_names_who_comes_and_who_goes():
    plan = scored((5, 1), (3, 3), weights=(60, 40))
    [turn, _] = turns(plan.strategies)
    assert ("K1", 60.0, 50.0, ("ST2",), ("ST1",)) == (turn.criterion, turn.weight, turn.at, turn.enters, turn.leaves)


def test_where_one_is_best_in_everything_no_weight_matters():
    assert () == turns(scored((5, 5), (3, 4)).strategies)


def test_what_is_not_scored_is_left_out_of_the_mean_whatever_it_weighs():
    assert () == turns(scored((5, None), (3, 5)).strategies)
    [turn] = [one for one in turns(scored((4, None), (5, 2)).strategies) if one.criterion == "K1"]
    assert (66.67, ("ST2",)) == (turn.at, turn.enters)


def test_a_strategy_that_fails_what_must_be_met_never_comes_to_the_top():
    plan = scored((1, 5), (3, 3), (4, 2))
    plan.strategies.criteria.update("K1", must_have=True)
    assert "ST1" not in {name for one in turns(plan.strategies) for name in one.enters}


def test_the_top_is_one_or_more():
    with pytest.raises(lfa.InvalidValue, match="top must be 1 or more"):
        turns(lfa.Plan().strategies, 0)


def test_one_criterion_and_no_weights_are_enough():
    assert () == turns(scored((5,), (3,), weights=(0,)).strategies)


def test_a_choice_that_follows_the_ranking_differs_in_nothing():
    plan = scored((5, 5), (3, 3), (1, 2))
    plan.strategies.update("ST1", chosen=True)
    assert (False, ("ST1",), ()) == (decision(plan).differs, decision(plan).advised, decision(plan).unexplained)


def test_a_choice_that_differs_says_which_and_asks_for_a_reason():
    plan = scored((5, 5), (3, 3), (1, 2))
    plan.strategies.update("ST3", chosen=True, decider="Board", decided_on="2024-02-20", period="2024-2025")
    found = decision(plan)
    assert [("ST3", "chosen_lower"), ("ST1", "passed_over"), ("ST2", None)] == [
        (one.id, one.differs) for one in found.choices
    ]
    assert (("ST3", "ST1"), ("decision_reason",)) == (found.unexplained, found.choices[0].lacks)
    plan.strategies.update("ST3", decision_reason="Worth more together")
    plan.strategies.update("ST1", decision_reason="Done elsewhere")
    assert ((), True) == (decision(plan).unexplained, decision(plan).differs)


def test_a_choice_among_equals_differs_in_nothing():
    plan = scored((5, 5), (5, 5), (1, 2))
    plan.strategies.update("ST2", chosen=True)
    assert not decision(plan).differs


def test_without_scores_there_is_no_advice_to_differ_from():
    plan = lfa.Plan()
    plan.strategies.add("ST1", chosen=True), plan.strategies.add("ST2")
    assert (False, ()) == (decision(plan).differs, decision(plan).advised)


def test_dissent_on_links_scores_conflicts_and_decisions_is_listed():
    plan = scored((5, 5), (3, 3))
    plan.problems.add("P1"), plan.problems.add("P2")
    plan.problems.link("P2", "P1", dissent="The drivers do not agree")
    plan.strategies.scores.update(("ST1", "K1", None), dissent="Too high")
    plan.strategies.update("ST1", dissent="One member voted against")
    plan.goals.add("G1"), plan.goals.add("G2")
    plan.interactions.add("G1", "G2", score=-1, dissent="Not so")
    plan.conflicts.add("GC1", "a", dissent="No conflict")
    tables = [(one.table, one.ids) for one in dissents(plan)]
    assert [
        ("problem_links", ("P2", "P1")),
        ("strategies", ("ST1",)),
        ("scores", ("ST1", "K1")),
        ("interactions", ("G1", "G2")),
        ("goal_conflicts", ("GC1",)),
    ] == tables


def read_by(plan: lfa.Plan, *sectors: str) -> None:
    for number, sector in enumerate(sectors, 1):
        plan.needs.perspectives.add(f"PV{number}", f"Reading {number}", problem="P1", sector=sector)


@pytest.fixture
def derived() -> lfa.Plan:
    plan = lfa.Plan()
    plan.problems.add("P1", "Staff cannot be found"), plan.problems.add("P2", "Few train for it")
    plan.problems.link("P2", "P1")
    plan.problems.focal = "P1"
    plan.objectives = lfa.to_objectives(plan.problems)
    return plan


def test_objectives_from_a_problem_with_one_reading_are_early(derived):
    read_by(derived, "company")
    assert ["P1"] == [one.problem for one in gate(derived)]
    assert [("P1", "O1")] == [(one.problem, one.objectives[0]) for one in gate(derived)]


def test_two_readings_by_one_sector_are_one_point_of_view(derived):
    read_by(derived, "company", "company")
    assert ["P1"] == [one.problem for one in gate(derived)]


def test_several_sectors_open_the_gate(derived):
    read_by(derived, "company", "education")
    assert () == gate(derived)
    assert ["P1"] == [one.problem for one in gate(derived, enough=3)]


def test_cards_of_others_are_points_of_view_too(derived):
    read_by(derived, "company")
    derived.needs.add("C1", "Nobody applies", organisation="School A")
    derived.problems.update("P2", derived_from="C1")
    assert () == gate(derived)
    assert ("company", "School A") == readings(derived)[0].views


def test_where_nobody_records_who_speaks_nothing_is_asked(derived):
    assert () == gate(derived)


def test_before_objectives_there_is_no_gate(derived):
    read_by(derived, "company")
    derived.objectives = lfa.ObjectiveTree()
    assert () == gate(derived)
