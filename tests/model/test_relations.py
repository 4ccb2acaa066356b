"""Rows without ids, found by what they join."""

import pytest

import lfa
from lfa import DuplicateId, Interactions, InvalidValue, UnknownId
from lfa.model.goals import Interaction
from lfa.model.strategies import Scores


@pytest.fixture
def interactions() -> Interactions:
    made = Interactions()
    made.add("G1", "G2", score=-1)
    made.add(Interaction("G2", "G1", score=2, scorer="Organisation A"))
    return made


def test_rows_are_read_like_a_container(interactions):
    assert [-1, 2] == [row.score for row in interactions]
    assert 2 == len(interactions)
    assert ("G1", "G2", None) in interactions
    assert ("G1", "G2", "Organisation A") not in interactions
    assert -1 == interactions["G1", "G2", None].score
    assert interactions.get(("G1", "G3", None)) is None
    assert "<Interactions: 2>" == repr(interactions)


def test_fields_may_be_given_by_name():
    row = Interactions().add(source="G1", target="G2", score=3)

    assert Interaction("G1", "G2", score=3) == row


@pytest.mark.parametrize("key", [("G1", "G3", None), "G1", ["G1"]])
def test_an_unknown_row_is_named(interactions, key):
    with pytest.raises(UnknownId, match="row for"):
        interactions[key]


def test_what_is_joined_is_joined_once(interactions):
    with pytest.raises(DuplicateId, match="G1 / G2 / -"):
        interactions.add("G1", "G2", score=3)


def test_a_row_can_be_updated(interactions):
    assert -3 == interactions.update(("G1", "G2", None), score=-3).score
    assert -3 == interactions["G1", "G2", None].score


@pytest.mark.parametrize("changes", [{"source": "G9"}, {"score": 4}, {"colour": "red"}])
def test_an_update_that_can_never_be_right_changes_nothing(interactions, changes):
    with pytest.raises(InvalidValue):
        interactions.update(("G1", "G2", None), **changes)
    assert [-1, 2] == [row.score for row in interactions]


def test_a_row_can_be_removed(interactions):
    assert -1 == interactions.remove(("G1", "G2", None)).score
    with pytest.raises(UnknownId):
        interactions.remove(("G1", "G2", None))


@pytest.mark.parametrize(
    ("row", "fields", "told"),
    [
        ([lfa.Score("ST1", "K1")], {}, "holds Interaction .got Score"),
        ([Interaction("G1", "G3")], {"score": 1}, "not both"),
        (["G1", "G3"], {"colour": "red"}, "has no field 'colour'"),
        (["G1", "G 3"], {}, "id must be"),
        (["G1", "G3"], {"score": 4}, "between -3 and 3"),
    ],
)
def test_a_row_that_can_never_be_right_is_refused(interactions, row, fields, told):
    with pytest.raises(InvalidValue, match=told):
        interactions.add(*row, **fields)
    assert 2 == len(interactions)


def test_equality_is_by_rows_in_order(interactions):
    twin = interactions.copy()

    assert interactions == twin
    twin.remove(("G1", "G2", None))
    assert interactions != twin
    assert interactions != [*interactions]
    assert Interactions() != Scores()
    with pytest.raises(TypeError):
        hash(interactions)


def test_texts_are_at_home_in_its_language():
    scores = Scores([lfa.Score("ST1", "K1", reason={"en": "cheap", "sv": "billigt"})], language="sv")

    assert lfa.Text("billigt", {"en": "cheap"}) == scores["ST1", "K1", None].reason
