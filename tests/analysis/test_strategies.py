"""Scores are advice: weighted, complete or not, never a decision."""

import pytest

import lfa
from lfa.analysis.strategies import rank


@pytest.fixture
def strategies():
    strategies = lfa.Plan().strategies
    for name in ("ST1", "ST2"):
        strategies.add(name, name)
    strategies.criteria.add("K1", "Priority", weight=75, lowest=0, highest=10)
    strategies.criteria.add("K2", "Cost", weight=25, lowest=0, highest=10, direction="lower_is_better")
    return strategies


def score(strategies, *rows):
    for strategy, criterion, value, *scorer in rows:
        strategies.scores.add(strategy, criterion, value=value, scorer=scorer[0] if scorer else None)
    return {one.strategy: one for one in rank(strategies)}


def test_weights_count_and_low_cost_is_good(strategies):
    found = score(strategies, ("ST1", "K1", 10), ("ST1", "K2", 10), ("ST2", "K1", 0), ("ST2", "K2", 0))

    assert (75, 25) == (found["ST1"].score, found["ST2"].score)


def test_the_best_comes_first(strategies):
    score(strategies, ("ST1", "K1", 1), ("ST2", "K1", 9))

    assert [("ST2", 1), ("ST1", 2)] == [(one.strategy, one.rank) for one in rank(strategies)]


def test_equal_scores_share_a_rank(strategies):
    found = score(strategies, ("ST1", "K1", 5), ("ST2", "K1", 5))

    assert {1} == {one.rank for one in found.values()}


def test_several_scorers_are_averaged(strategies):
    found = score(strategies, ("ST1", "K1", 10, "A"), ("ST1", "K1", 5, "B"))

    assert 75 == found["ST1"].score


def test_not_scored_is_not_zero(strategies):
    found = score(strategies, ("ST1", "K1", 8), ("ST1", "K2", None))

    assert (80, ("K2",)) == (found["ST1"].score, found["ST1"].missing)
    assert (None, None) == (found["ST2"].score, found["ST2"].rank)


def test_a_strategy_that_fails_what_must_be_met_has_no_rank(strategies):
    strategies.criteria.update("K1", must_have=True)

    found = score(strategies, ("ST1", "K1", 0), ("ST1", "K2", 0), ("ST2", "K1", 1))

    assert (("K1",), None) == (found["ST1"].failed, found["ST1"].rank)
    assert 1 == found["ST2"].rank


def test_without_weights_all_criteria_count_the_same(strategies):
    for name in ("K1", "K2"):
        strategies.criteria.update(name, weight=None)

    assert 50 == score(strategies, ("ST1", "K1", 10), ("ST1", "K2", 10))["ST1"].score


def test_a_scale_without_ends_runs_between_what_was_given(strategies):
    strategies.criteria.update("K1", lowest=None, highest=None)

    found = score(strategies, ("ST1", "K1", 3), ("ST2", "K1", 7))

    assert (0, 100) == (found["ST1"].score, found["ST2"].score)


def test_one_value_on_a_scale_that_nobody_gave_stands_nowhere(strategies):
    strategies.criteria.update("K1", lowest=None, highest=None)

    assert ("K1", "K2") == score(strategies, ("ST1", "K1", 3))["ST1"].missing
