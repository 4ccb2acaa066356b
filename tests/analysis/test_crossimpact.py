"""Influence and pairs on a matrix small enough to be checked by hand (hand_4x4.csv, made for this library)."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.analysis.cells import cells
from lfa.analysis.crossimpact import PairKind, totals
from lfa.errors import InvalidValue

HAND = Path(__file__).with_name("hand_4x4.csv")


def table():
    with HAND.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def hand():
    found = lfa.Interactions()
    for row in table():
        for target in "TBKJ":
            if row[target]:
                found.add(row["acts"], target, score=int(row[target]))
    return found


def matrix(**scores):
    """Make interactions of AB=-1, CA=2 ..."""
    found = lfa.Interactions()
    for pair, score in scores.items():
        found.add(*pair, score=score)
    return found


@pytest.mark.parametrize("field", ["out", "in", "second_order", "total", "rank", "conflictedness"])
def test_every_number_of_the_hand_made_matrix(hand, field):
    name = {"in": "in_"}.get(field, field)
    assert [float(row[field]) for row in table()] == [getattr(row, name) for row in lfa.influence(hand)]


def test_rows_are_read_by_attribute_and_by_key(hand):
    row = lfa.influence(hand)[0]
    assert (row.id, row.in_) == (row["id"], row["in_"]) == ("T", 0)
    assert list(dict(row)) == [
        "id", "out", "in_", "second_order", "total", "rank", "conflictedness", "share", "net", "rank_out", "scored",
        "cells", "tied",
    ]  # fmt: skip
    with pytest.raises(KeyError):
        row["evolve"]
    assert len(row) == 13


def test_rows_make_a_data_frame(hand):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(lfa.influence(hand))
    assert [6.0, -5.5, 2.5, 3.5] == list(frame["total"])
    assert ["a", "b", "a_to_b", "b_to_a", "intensity", "net", "kind"] == list(
        pandas.DataFrame(lfa.conflict_pairs(hand)).columns
    )


def test_share_and_net_of_the_hand_made_matrix(hand):
    rows = {row.id: row for row in lfa.influence(hand)}
    assert (2, 1, -3, 0) == tuple(rows[name].net for name in "TBKJ")
    assert 7 / 7 == rows["B"].share
    assert 4 / 10 == rows["T"].share


def test_pairs_of_the_hand_made_matrix(hand):
    found = [(pair.a + pair.b, pair.intensity, pair.net, pair.kind.value) for pair in lfa.conflict_pairs(hand)]
    assert [("TB", 4, -4, "mutual"), ("BJ", 2, -2, "mutual"), ("BK", 1, -1, "one_way")] == found


def test_every_pair_on_request(hand):
    kinds = {pair.a + pair.b: pair.kind for pair in lfa.conflict_pairs(hand, every=True)}
    assert {"TB", "BJ", "BK", "TK", "TJ", "KJ"} == set(kinds)
    assert PairKind.SYNERGY == kinds["TK"]


@pytest.mark.parametrize(
    ("scores", "kind"),
    [
        ({"AB": -1, "BA": -3}, "mutual"),
        ({"AB": -1, "BA": 1}, "ambivalent"),
        ({"AB": 0, "BA": -1}, "one_way"),
        ({"BA": -1}, "one_way"),
        ({"AB": 2, "BA": 0}, "synergy"),
        ({"AB": 0, "BA": 0}, "none"),
    ],
)
def test_kinds_of_pairs(scores, kind):
    (pair,) = lfa.conflict_pairs(matrix(**scores), every=True)
    assert kind == pair.kind


def test_what_is_not_scored_is_none_in_a_pair_and_missing_in_sums():
    (pair,) = lfa.conflict_pairs(matrix(AB=-2))
    assert (-2, None) == (pair.a_to_b, pair.b_to_a)
    assert [(1, 2), (1, 2)] == [(row.scored, row.cells) for row in lfa.influence(matrix(AB=-2))]


def test_a_goal_that_nobody_scored_has_no_rank():
    found = matrix(AB=-2)
    found.add("C", "A")
    ranks = {row.id: (row.rank, row.share) for row in lfa.influence(found)}
    assert {"A": (2, 1), "B": (1, 1), "C": (None, None)} == ranks


def test_equal_totals_keep_the_order_of_the_matrix_and_say_so():
    rows = {row.id: row for row in lfa.influence(matrix(AC=1, BC=1))}
    assert (1, 2, 3) == (rows["A"].rank, rows["B"].rank, rows["C"].rank)
    assert (("B",), ("A",), ()) == (rows["A"].tied, rows["B"].tied, rows["C"].tied)


def test_minus_times_minus_is_a_gain():
    rows = {row.id: row for row in lfa.influence(matrix(AB=-2, BC=-3))}
    assert (-2, 3, 1) == (rows["A"].out, rows["A"].second_order, rows["A"].total)


def test_feedback_counts_in_the_second_order():
    assert {"A": 1, "B": 1} == {row.id: row.second_order for row in lfa.influence(matrix(AB=1, BA=2))}


def test_the_factor_of_the_second_order_can_be_chosen(hand):
    assert [2 + 8, -3 - 5, 5, 1 + 5] == [row.total for row in lfa.influence(hand, factor=1)]
    assert [row.out for row in lfa.influence(hand)] == [row.total for row in lfa.influence(hand, factor=0)]


@pytest.fixture
def groups():
    found = lfa.Interactions()
    for scorer, score in (("one", -3), ("two", 0), ("three", -2), ("four", None)):
        found.add("A", "B", scorer=scorer, score=score)
    return found


@pytest.mark.parametrize(("combine", "out"), [("mean", -5 / 3), ("median", -2), ("lowest", -3), ("highest", 0)])
def test_several_scorers_of_one_cell_become_one_value(groups, combine, out):
    assert round(out, 9) == lfa.influence(groups, combine=combine)[0].out


def test_an_unknown_way_of_combining_is_named(groups):
    with pytest.raises(InvalidValue, match="mean, median, lowest, highest"):
        lfa.influence(groups, combine="sum")


def test_what_has_no_interactions_is_refused():
    with pytest.raises(InvalidValue, match="expected Interactions or a Plan, not list"):
        lfa.influence([])


def test_a_scorer_can_be_left_out(groups):
    assert -1.5 == cells(groups, without=["two"]).get("A", "B") + 1
    assert ("one", "two", "three") == cells(groups).scorers


def test_a_goal_does_not_act_on_itself():
    assert [0, 0] == [row.out for row in lfa.influence(matrix(AA=3, AB=0))]


def measured():
    """A plan in which a measure acts on two goals, and somebody scored a goal's effect on the measure."""
    plan = lfa.Plan("Region")
    plan.goals.add("G2", "Climate")
    plan.goals.add("M", "Fewer buses", kind="measure")
    plan.goals.add("G1", "Equal quality of life")
    for source, target, score in (("M", "G1", -2), ("M", "G2", -1), ("G1", "M", -3), ("G1", "G2", 1)):
        plan.interactions.add(source, target, score=score)
    return plan


def test_nothing_acts_on_a_measure():
    rows = {row.id: row for row in lfa.influence(measured())}
    assert (0, -3) == (rows["M"].in_, rows["M"].out)
    assert (2, 2) == (rows["M"].scored, rows["M"].cells)
    assert ("G2", "M", "G1") == cells(measured()).ids


def test_an_activity_is_a_measure():
    plan = lfa.Plan("Region")
    plan.goals.add("G1", "Climate")
    plan.activities.add("A1", "Build a road")
    plan.interactions.add("A1", "G1", score=-2)
    assert [] == list(cells(plan).unscored())


def test_the_blanks_of_a_matrix_are_known():
    assert [("B", "A")] == list(cells(matrix(AB=1)).unscored())


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from([a + b for a in "ABCDE" for b in "ABCDE" if a != b]), st.integers(-3, 3)))
def test_influence_agrees_with_the_formula_written_out(scores):
    made = matrix(**scores)
    out = {a: sum(scores.get(a + b, 0) for b in "ABCDE") for a in "ABCDE"}
    for row in lfa.influence(made):
        assert out[row.id] == row.out
        assert sum(scores.get(a + row.id, 0) for a in "ABCDE") == row.in_
        assert 0.5 * sum(scores.get(row.id + b, 0) * out[b] for b in "ABCDE") == row.second_order
    assert sum(row.out for row in lfa.influence(made)) == sum(row.in_ for row in lfa.influence(made))
    assert {row.id: row.total for row in lfa.influence(made)} == totals(cells(made))


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from([a + b for a in "ABCDE" for b in "ABCDE" if a != b]), st.integers(-3, 3)))
def test_conflictedness_is_the_intensity_of_all_pairs(scores):
    made = matrix(**scores)
    pairs = lfa.conflict_pairs(made)
    for row in lfa.influence(made):
        assert sum(pair.intensity for pair in pairs if row.id in (pair.a, pair.b)) == row.conflictedness
    assert [pair.intensity for pair in pairs] == sorted((pair.intensity for pair in pairs), reverse=True)


@pytest.mark.parametrize(("language", "words"), [("en", "mutual conflict"), ("da", "gensidig konflikt")])
def test_kinds_have_names(language, words):
    assert words == PairKind.MUTUAL.label(language)
