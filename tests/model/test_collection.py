"""The container for every step: elements in order, each found by its id."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lfa
from lfa import DuplicateId, InvalidValue, Plan, Problem, UnknownId
from lfa.model.collection import Collection, counted
from lfa.model.logframe import Logframe
from lfa.model.plan import STEPS
from lfa.model.problems import ProblemTree
from lfa.model.strategies import Strategies

COLLECTIONS = [part for step in Plan().steps for part in step.whole if isinstance(part, Collection)]


@pytest.fixture(params=COLLECTIONS, ids=lambda part: type(part).__name__)
def empty(request) -> Collection:
    return type(request.param)()


def test_adding_returns_the_element_as_it_stands(empty):
    added = empty.add("X1", "a statement", note="a note")

    assert added is empty["X1"]
    assert isinstance(added, empty.element)
    assert ("a statement", "a note") == (added.statement, added.note)


def test_a_ready_element_can_be_added(empty):
    element = empty.element("X1", "a statement")

    assert element == empty.add(element)


def test_all_can_be_given_by_name(empty):
    assert empty.element("X1", "a") == empty.add(id="X1", statement="a")


def test_an_element_without_an_id_gets_the_next_free_one(empty):
    empty.add(f"{empty.prefix}2", "taken")

    assert f"{empty.prefix}3" == empty.add(None, "new").id
    assert f"{empty.prefix}4" == empty.new_id() if f"{empty.prefix}3" in empty else f"{empty.prefix}3"


def test_it_is_read_like_a_container(empty):
    one, two = empty.add("X1", "a"), empty.add("X2", "b")

    assert [one, two] == list(empty)
    assert ("X1", "X2") == empty.ids
    assert 2 == len(empty)
    assert "X1" in empty
    assert one in empty
    assert "X3" not in empty
    assert empty.get("X3") is None
    assert one is empty.get("X3", one)
    assert bool(empty)
    assert not type(empty)()


def test_it_can_be_changed_while_it_is_gone_through(empty):
    for number in range(3):
        empty.add(f"X{number}")
    for element in empty:
        empty.remove(element.id)

    assert 0 == len(empty)


@pytest.mark.parametrize("act", ["__getitem__", "remove", "update"])
def test_an_unknown_id_is_named_with_the_nearest(empty, act):
    empty.add("XY-1", "a")
    with pytest.raises(UnknownId) as caught:
        getattr(empty, act)("XY1")

    assert "XY-1" == caught.value.nearest
    assert isinstance(caught.value, KeyError)


def test_what_can_be_no_id_names_nothing(empty):
    with pytest.raises(UnknownId):
        empty[["X1"]]


def test_an_id_is_taken_once(empty):
    empty.add("X1", "the first")

    with pytest.raises(DuplicateId, match="'X1' is taken: 'the first'"):
        empty.add("X1", "the second")
    assert "the first" == empty["X1"].statement


def test_updating_replaces_fields_in_place(empty):
    empty.add("X1", "a"), empty.add("X2", "b")

    assert "new" == empty.update("X1", statement="new").statement
    assert ("X1", "X2") == empty.ids


@pytest.mark.parametrize("changes", [{"id": "X2"}, {"no_such_field": 1}, {"statement": 5}])
def test_an_update_that_can_never_be_right_changes_nothing(empty, changes):
    before = empty.add("X1", "a")

    with pytest.raises(InvalidValue):
        empty.update("X1", **changes)
    assert before is empty["X1"]


@pytest.mark.parametrize("fields", [{"statement": "b"}, {"note": "b"}])
def test_a_ready_element_takes_no_fields_beside_it(empty, fields):
    with pytest.raises(InvalidValue, match="not both"):
        empty.add(empty.element("X1"), **fields)


def test_only_elements_of_its_kind_are_held(empty):
    other = Problem if empty.element is not Problem else lfa.Objective

    with pytest.raises(InvalidValue, match=f"holds {empty.element.__name__} .got {other.__name__}"):
        empty.add(other("X1"))


def test_an_unknown_field_is_refused(empty):
    with pytest.raises(InvalidValue, match="has no field 'shape'"):
        empty.add("X1", "a", shape="round")
    assert 0 == len(empty)


def test_removing_returns_the_element_and_frees_the_id(empty):
    element = empty.add("X1", "a")

    assert element is empty.remove("X1")
    assert empty.add("X1", "b").statement == "b"


@given(st.permutations(["X1", "X2", "X3"]))
def test_elements_can_be_put_in_any_order(order):
    made = ProblemTree(map(Problem, ["X1", "X2", "X3"]))
    made.reorder(order)

    assert order == list(made.ids) == [one.id for one in made]


@pytest.mark.parametrize("order", [["X1"], ["X1", "X1"], ["X1", "X2", "X3"], []])
def test_an_order_names_every_id_once(empty, order):
    empty.add("X1"), empty.add("X2")

    with pytest.raises(InvalidValue, match="every id"):
        empty.reorder(order)


def test_two_that_hold_the_same_in_the_same_order_are_equal(empty):
    same, other = type(empty)(), type(empty)()
    for part in (empty, same):
        part.add("X1"), part.add("X2")
    other.add("X2"), other.add("X1")

    assert empty == same
    assert empty != other
    assert empty != list(same)


def test_what_changes_has_no_hash(empty):
    with pytest.raises(TypeError):
        hash(empty)


def test_companions_count_in_equality():
    one, two = Logframe(), Logframe()
    two.indicators.add("I1")

    assert one != two


def through_pickle(part: Collection) -> Collection:
    return pickle.loads(pickle.dumps(part))  # noqa: S301 - our own bytes


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, Collection.copy, through_pickle])
def test_a_copy_is_equal_and_independent(empty, copied):
    empty.add("X1", "a")
    twin = copied(empty)

    assert empty == twin
    twin.add("X2", "b")
    assert empty != twin
    assert "X2" not in empty


def test_a_copy_takes_its_companions_along():
    logframe = Logframe(language="sv")
    logframe.add("R1", level="output"), logframe.indicators.add("I1", result="R1")
    twin = logframe.copy()

    assert logframe == twin
    assert logframe.indicators is not twin.indicators
    with pytest.raises(DuplicateId):
        twin.add("I1")


def test_companions_share_their_ids():
    strategies = Strategies()
    strategies.criteria.add("K1", "Cost")

    with pytest.raises(DuplicateId):
        strategies.add("K1", "Waste water")


def test_a_companion_cannot_be_replaced_alone():
    logframe = Logframe()

    with pytest.raises(AttributeError, match="indicators cannot be replaced"):
        logframe.indicators = Logframe().indicators


def test_a_language_may_be_said(empty):
    part = type(empty)(language="sv")
    part.add("X1", {"en": "Water", "sv": "Vatten"})

    assert "sv" == part.language
    assert lfa.Text("Vatten", {"en": "Water"}) == part["X1"].statement


@pytest.mark.parametrize(("count", "told"), [(0, "0 strategies"), (1, "1 strategy"), (2, "2 strategies")])
def test_it_says_how_many_it_holds(count, told):
    strategies = Strategies(Strategies.element(f"ST{number}") for number in range(count))

    assert told == counted(strategies)
    assert f"<Strategies: {told}>" == repr(strategies)


def test_every_step_makes_ids_that_do_not_meet():
    prefixes = [part.prefix for part in COLLECTIONS]

    assert len(set(prefixes)) == len(prefixes)
    assert len(STEPS) == len(Plan().steps)
