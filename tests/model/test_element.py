"""Elements and relations: frozen, hashable, copied and compared by what they say."""

import copy
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lfa
from lfa import InvalidValue, Text
from lfa.model.element import Derivation, Element, Relation, made, moved, to_derivations
from lfa.model.fields import Field, fields_of
from lfa.schema import TABLES
from tests.strategies import elements

ELEMENTS = [table.row for table in TABLES if table.has_ids]
RELATIONS = [table.row for table in TABLES if not table.has_ids]


def required(cls: type) -> list[Field]:
    """Return the fields that a row is nothing without."""
    return [one for one in fields_of(cls) if one.required]


def filled(field: Field, place: int) -> str:
    """Return a value for such a field: the first of its list, or an id."""
    return next(iter(field.choices)) if field.choices else f"X{place}"


def twins(thing: object) -> list[object]:
    """Return a thing copied in every way there is."""
    return [copy.copy(thing), copy.deepcopy(thing), pickle.loads(pickle.dumps(thing))]  # noqa: S301 - our own bytes


@given(st.data())
def test_any_element_is_equal_to_its_copies_and_hashes_alike(data):
    element = data.draw(elements(data.draw(st.sampled_from(ELEMENTS)), ["X1", "X2"]))

    for twin in twins(element):
        assert element == twin
        assert hash(element) == hash(twin)
    assert element == element.evolve()


@pytest.mark.parametrize("cls", RELATIONS, ids=lambda cls: cls.__name__)
def test_any_relation_is_equal_to_its_copies_and_hashes_alike(cls):
    ends = {one.name: filled(one, place) for place, one in enumerate(required(cls), 1)}
    relation = cls(**ends, note={"en": "why", "sv": "varför"}, extra={"own": 1})

    for twin in twins(relation):
        assert relation == twin
        assert hash(relation) == hash(twin)
    assert tuple(ends.values()) == relation.key[: len(ends)]


def test_two_that_say_the_same_are_equal():
    assert lfa.Problem("P1", "x") == lfa.Problem("P1", "x")
    assert lfa.Problem("P1", "x") != lfa.Problem("P1", "y")
    assert lfa.Problem("P1", "x") != lfa.Objective("P1", "x")
    assert 1 == len({lfa.Problem("P1", "x"), lfa.Problem("P1", "x")})


@pytest.mark.parametrize("cls", ELEMENTS, ids=lambda cls: cls.__name__)
def test_an_element_is_frozen(cls):
    element = cls("X1", "x")

    for field in attrs.fields(cls):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(element, field.name, None)
    with pytest.raises(TypeError):
        element.extra["own"] = 1
    with pytest.raises(TypeError):
        element.waivers["X"] = "why"


def test_the_label_is_the_statement_or_the_id():
    assert ["x", "P1"] == [lfa.Problem("P1", "x").label, lfa.Problem("P1").label]


def test_a_blank_statement_is_none():
    assert lfa.Problem("P1", "  ").statement is None


def test_a_new_wording_keeps_the_translations_and_marks_them_stale():
    problem = lfa.Problem("P1", Text("a", {"sv": "b"})).evolve(statement="new")

    assert problem.statement == Text("new", {"sv": "b"}, ["sv"])


def test_the_same_wording_marks_nothing_stale():
    problem = lfa.Problem("P1", Text("a", {"sv": "b"}))

    assert problem == problem.evolve(statement="a")


def test_a_whole_text_replaces_the_translations():
    assert lfa.Problem("P1", Text("a", {"sv": "b"})).evolve(statement=Text("a")).statement == Text("a")


def test_a_blank_wording_takes_the_text_away():
    assert lfa.Problem("P1", Text("a", {"sv": "b"})).evolve(statement=" ").statement is None


def test_a_new_wording_without_translations_is_just_that():
    assert lfa.Problem("P1", "a").evolve(statement="b", votes=3) == lfa.Problem("P1", "b", votes=3)


@pytest.mark.parametrize("change", [lambda: lfa.Problem("P1").evolve(vote=3), lambda: made(lfa.Problem, "P1", vote=3)])
def test_an_unknown_field_is_told_with_those_there_are(change):
    with pytest.raises(InvalidValue, match=r"Problem has no field 'vote'; it has .*votes"):
        change()


@pytest.mark.parametrize("given_sources", ["P1", ["P1"], Derivation("P1"), [Derivation("P1"), "P1"]])
def test_sources_are_one_or_several_each_once(given_sources):
    assert (Derivation("P1"),) == to_derivations(given_sources)


def test_sources_are_known_by_their_ids():
    assert ("P1", "P2") == lfa.Objective("O1", derived_from=["P1", Derivation("P2", "wording")]).sources


def test_a_bare_relation_has_no_key():
    with pytest.raises(NotImplementedError):
        _ = Relation().key


def test_a_row_at_home_stays_the_same_object():
    problem = lfa.Problem("P1", Text("a", {"sv": "b"}))

    assert problem is moved(problem, "en", "en")


def test_a_row_that_nobody_said_the_language_of_keeps_every_wording():
    problem = moved(lfa.Problem("P1", Text("Water", {"sv": "Vatten"})), "sv")

    assert Text("Vatten", {"en": "Water"}) == problem.statement


def test_all_elements_share_the_fields_of_an_element():
    for cls in ELEMENTS:
        assert issubclass(cls, Element)
        assert {field.name for field in attrs.fields(Element)} <= {field.name for field in attrs.fields(cls)}
