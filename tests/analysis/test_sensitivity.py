"""Between which ranks goals move."""

import pytest

import lfa
from lfa.analysis.sensitivity import (
    factor_ranges,
    rank_ranges,
    scorer_ranges,
    sensitivity,
    unscored_ranges,
)
from lfa.errors import InvalidValue


def made(scores, scorer=None):
    found = lfa.Interactions()
    for pair, score in scores.items():
        found.add(*pair, score=score, scorer=scorer)
    return found


STRONG = {"AB": 3, "AC": 3, "BC": 1, "CA": 1, "BA": 0, "CB": 0}


def by_id(rows):
    return {row.id: row for row in rows}


def test_the_same_seed_gives_the_same_ranges():
    assert sensitivity(made(STRONG), 50) == sensitivity(made(STRONG), 50)
    rows = by_id(sensitivity(made(STRONG), 50))
    assert {50} == {row.cases for row in rows.values()}


def test_what_is_far_ahead_stays_first_and_near_ones_change_places():
    rows = by_id(sensitivity(made(STRONG), 300))
    assert (1, 1, 1, 1.0) == (rows["A"].rank, rows["A"].best, rows["A"].worst, rows["A"].first)
    assert (2, 3) == (rows["B"].best, rows["B"].worst)
    assert 1.0 == rows["C"].podium


def test_scores_never_leave_the_scale():
    """One cell at +3 can only fall, so its goal's total is 2 at least and stays ahead."""
    rows = by_id(sensitivity(made({"AB": 3}), 50, share=1))
    assert [(1, 1), (2, 2)] == [(rows[name].best, rows[name].worst) for name in "AB"]


def test_blanks_are_not_moved_but_those_nobody_scored_have_no_range():
    found = made({"AB": 3, "BA": 1})
    found.add("C", "A")
    rows = by_id(sensitivity(found, 20))
    assert (None, None, 0) == (rows["C"].rank, rows["C"].best, rows["C"].cases)
    assert (1, 2) == (rows["A"].best, rows["B"].worst)


@pytest.mark.parametrize(("draws", "share"), [(0, 0.2), (10, 0), (10, 1.5)])
def test_there_must_be_something_to_draw(draws, share):
    with pytest.raises(InvalidValue, match="draws"):
        sensitivity(made(STRONG), draws, share)


def test_an_empty_matrix_has_no_ranges():
    assert {"scores": (), "unscored": (), "scorers": (), "factor": ()} == rank_ranges(lfa.Interactions())


def test_blanks_that_could_turn_the_order():
    rows = by_id(unscored_ranges(made({"AB": 0}), 50))
    assert (1, 2, 53) == (rows["A"].best, rows["A"].worst, rows["A"].cases)


def test_a_full_matrix_has_no_blanks_to_fill():
    assert {0} == {row.cases for row in unscored_ranges(made(STRONG), 50)}
    assert [(1, 1)] == [(row.best, row.worst) for row in unscored_ranges(made(STRONG)) if row.id == "A"]


def test_a_rank_that_rests_on_one_scorer():
    found = made({"AB": 3, "BA": 0}, "one")
    for pair, score in {"AB": 1, "BA": 2}.items():
        found.add(*pair, score=score, scorer="two")
    rows = by_id(scorer_ranges(found))
    assert [(1, 1, 2, 2)] * 1 == [(rows["A"].rank, rows["A"].best, rows["A"].worst, rows["A"].cases)]


def test_who_alone_scored_a_goal_takes_its_rank_along():
    found = made({"AB": 3}, "one")
    found.add("A", "C", score=1, scorer="two")
    rows = by_id(scorer_ranges(found))
    assert (1, 2) == (rows["C"].cases, rows["A"].cases)


def test_one_scorer_cannot_be_left_out():
    assert {0} == {row.cases for row in scorer_ranges(made(STRONG, "one"))}


def test_the_factor_can_turn_the_order():
    rows = by_id(factor_ranges(made({"AB": 2, "BC": 3, "CB": -1})))
    assert (1, 1, 2) == (rows["A"].rank, rows["A"].best, rows["A"].worst)
    assert (3, 3) == (rows["C"].best, rows["C"].worst)


def test_ranges_hold_their_rank():
    for rows in rank_ranges(made(STRONG), 30).values():
        assert all(row.best <= row.low <= row.high <= row.worst for row in rows)
