"""Sharing cells out among groups, and putting their answers into the plan."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfa.analysis.scoring import group_names, merge_scores, scorable, share_out, to_score
from lfa.errors import InvalidValue, Place, ReadError, UnknownId
from lfa.model.goals import Interaction, Interactions
from lfa.model.plan import Plan


def plan() -> Plan:
    made = Plan()
    made.goals.add("G1", "Budget in balance")
    made.goals.add("G2", "Good transport")
    return made


@settings(max_examples=50)
@given(st.integers(2, 8), st.integers(1, 5), st.data())
def test_every_cell_is_somebodys_and_as_often_as_asked(goals, groups, data):
    overlap = data.draw(st.integers(1, groups))
    seed = data.draw(st.none() | st.integers(0, 5))
    ids = [f"G{n}" for n in range(goals)]
    cells = [(a, b) for a in ids for b in ids if a != b]
    names = [f"Group {n}" for n in range(groups)]

    shared = share_out(cells, names, overlap, seed)

    times = Counter(cell for part in shared.values() for cell in part)
    assert set(cells) == set(times)
    assert {overlap} == set(times.values())
    sizes = [len(part) for part in shared.values()]
    assert max(sizes) - min(sizes) <= 2
    assert shared == share_out(cells, names, overlap, seed)
    for part in shared.values():
        assert all((b, a) in part for a, b in part)


@pytest.mark.parametrize("overlap", [0, 4])
def test_no_more_groups_than_there_are_get_a_cell(overlap):
    with pytest.raises(InvalidValue, match="overlap"):
        share_out([("A", "B")], ["1", "2", "3"], overlap)


@pytest.mark.parametrize("groups", [0, [], ["A", "a"], [" "]])
def test_groups_have_names_of_their_own(groups):
    with pytest.raises(InvalidValue, match="groups"):
        group_names(groups, "Group")


def test_objectives_are_scored_where_there_are_no_goals():
    made = Plan()
    made.objectives.add("O1", "Clean water")

    assert ("O1",) == to_score(made)
    with pytest.raises(UnknownId):
        to_score(made, ["O9"])


def test_activities_act_and_are_not_acted_on():
    made = plan()
    made.activities.add("A1", "Cut the buses")

    assert (("G1", "G2"), ("G2", "G1"), ("A1", "G1"), ("A1", "G2")) == scorable(made, ["G1", "G2", "A1"])


def scores(*rows: Interaction, **labels: str) -> Interactions:
    made = Interactions(rows, labels=labels)
    for row in rows:
        made.origin.places[" / ".join(part or "" for part in row.key), "score"] = Place("s.xlsx", "Group", "E9")
    return made


def test_scores_of_a_group_take_the_place_of_its_older_ones():
    made = plan()
    made.interactions.add("G1", "G2", score=-1, scorer="A")

    merged = merge_scores(
        made, scores(Interaction("G1", "G2", score=-3, scorer="A"), Interaction("G1", "G2", score=2, scorer="B"))
    )

    assert (1, 1, 0) == (merged.added, merged.replaced, merged.same)
    assert [-3, 2] == [row.score for row in made.interactions]
    assert "G1 / G2 / A: the score -1 was replaced by -3." == merged.notes[0].message
    assert "E9" == made.origin.place("G1 / G2 / B", "score").cell


def test_a_blank_takes_nothing_away():
    made = plan()
    made.interactions.add("G1", "G2", score=-1, scorer="A", reason="money")

    merged = merge_scores(made, scores(Interaction("G1", "G2", scorer="A")))

    assert (1, -1, "money") == (merged.same, *next((row.score, row.reason) for row in made.interactions))


def test_a_goal_the_plan_calls_otherwise_changes_nothing():
    made = plan()

    with pytest.raises(ReadError) as caught:
        merge_scores(made, scores(Interaction("G1", "G2", score=1), G1="A balanced economy", G3="More jobs"))

    assert ["goal_called_differently"] == [one.code for one in caught.value.faults]
    assert 0 == len(made.interactions)
    assert "G3" not in made
    assert "s.xlsx, Group!E9" in str(caught.value)


def test_a_goal_the_plan_calls_otherwise_may_be_let_pass():
    made = plan()

    merged = merge_scores(made, scores(Interaction("G1", "G2", score=1), G1="A balanced economy"), strict=False)

    assert ["goal_called_differently"] == [one.code for one in merged.notes]
    assert "Budget in balance" == made.goals["G1"].statement


def test_a_translation_is_the_same_name():
    made = plan()
    made.goals.update("G1", statement={"en": "Budget in balance", "sv": "Budget i balans"})

    assert 1 == merge_scores(made, scores(Interaction("G1", "G2", score=1), G1="budget  i balans.")).added


def test_a_score_on_a_measure_is_kept_and_said():
    made = plan()
    made.goals.update("G2", kind="measure")

    merged = merge_scores(made, scores(Interaction("G1", "G2", score=1)))

    assert ["scored_on_measure"] == [one.code for one in merged.notes]
    assert 1 == len(made.interactions)
