"""The fields of all elements and relations: their kinds, and what can never be right in them."""

import datetime
from decimal import Decimal

import numpy
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lfa
from lfa import InvalidValue, Plan
from lfa.model.converters import (
    FrozenMap,
    is_id,
    several,
    to_extra,
    to_id,
    to_ids,
    to_line,
    to_tags,
    to_waivers,
)
from lfa.model.element import Change, Derivation
from lfa.model.fields import Field, fields_of
from lfa.model.scales import Choice, Dimension, Status, to_dimensions
from lfa.schema import TABLES
from tests.strategies import ODD_IDS, extras, ids, lines, tags, waivers

CLASSES = [table.row for table in TABLES]
KINDS = {
    *("id", "text", "line", "quantity", "when", "choice", "choices", "ref", "refs", "tags", "flag", "answer"),
    *("integer", "number", "waivers", "extra", "history", "derivations"),
}
STRANGE = [
    *(5, -1, 0.5, float("nan"), float("inf"), 10**400, True, False, "", "  ", "x", "a b", "\x00", b"x", None),
    *([], [None], [5], [[]], {}, {1: 2}, {"a": object()}, {"sv": "x"}, {"A": ""}, object(), object, Decimal("NaN")),
    *(
        datetime.date(2026, 3, 1),
        datetime.time(),
        numpy.int64(3),
        numpy.bool_(True),
        pandas.NaT,
        Status.DRAFT,
        range(3),
    ),
]


def make(cls: type, field: Field, value: object) -> object:
    """Make a row with one field said and the required ones filled."""
    needed = {one.name: next(iter(one.choices)) if one.choices else "X1" for one in fields_of(cls) if one.required}
    return cls(**{**needed, field.name: value})


def tried(cls: type, field: Field, value: object) -> object | None:
    """Return the row with that value in the field, or None where it is refused."""
    try:
        return make(cls, field, value)
    except InvalidValue:
        return None


@pytest.mark.parametrize("cls", [*CLASSES, Plan], ids=lambda cls: cls.__name__)
def test_a_field_takes_a_value_or_refuses_it(cls):
    """Nothing but InvalidValue, whatever is given; what is kept is plain and can be given again."""
    for field in fields_of(cls):
        for made in filter(None, (tried(cls, field, value) for value in STRANGE)):
            kept = getattr(made, field.name)
            assert made == make(cls, field, kept), field.name
            assert type(kept).__module__ not in {"numpy", "decimal"}, field.name


@pytest.mark.parametrize("cls", [*CLASSES, Plan], ids=lambda cls: cls.__name__)
def test_a_field_is_of_a_known_kind_and_its_default_is_a_value(cls):
    for field in fields_of(cls):
        assert field.kind in KINDS, field.name
        assert field.required or tried(cls, field, field.default) is not None, field.name
        assert (field.choices is not None) is (field.kind in {"choice", "choices"}), field.name
        assert field.many is (field.kind in {"refs", "tags", "choices"}), field.name


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_references_lead_to_tables_that_exist(cls):
    assert {table for field in fields_of(cls) for table in field.to} <= {table.name for table in TABLES}


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: lfa.Problem("P 1"), "id must be 1-64 letters, digits and . _ : / - (got 'P 1')"),
        (lambda: lfa.Problem("P1", importance=6), "importance must be between 1 and 5 (got 6)"),
        (lambda: lfa.Problem("P1", importance=True), "importance must be a whole number (got True)"),
        (lambda: lfa.Problem("P1", importance=2.5), "importance must be a whole number (got 2.5)"),
        (lambda: lfa.Problem("P1", external="yes"), "external must be True or False (got 'yes')"),
        (lambda: lfa.Objective("O1", realistic="yes"), "realistic must be True, False or None (got 'yes')"),
        (lambda: lfa.Card("C1", workshop="W 1"), "workshop must be the id of an element (got 'W 1')"),
        (lambda: lfa.Card("C1", workshop=1), "workshop must be an id (got 1)"),
        (lambda: lfa.Card("C1", organisation=1), "organisation must be a text (got 1)"),
        (lambda: lfa.Criterion("K1", weight="40"), "weight must be a number (got '40')"),
        (lambda: lfa.Criterion("K1", weight=10**400), "weight must be a number"),
        (
            lambda: lfa.Result("R1", level="outptu"),
            "level must be one of impact, outcome, output, activity (got 'outptu')",
        ),
        (lambda: lfa.Result("R1", level="outptu"), "did you mean 'output'?"),
        (lambda: lfa.Result("R1", parents=5), "ids must be one or several (got 5)"),
        (lambda: lfa.Problem("P1", tags=["a;b"]), "a tag must not hold a semicolon or a newline (got 'a;b')"),
        (lambda: lfa.Problem("P1", waivers={"X": " "}), "a waiver must be a rule's code and a reason (got 'X': '')"),
        (lambda: lfa.Problem("P1", waivers=["X"]), "waivers must be values by name (got ['X'])"),
        (lambda: lfa.Problem("P1", history=["changed"]), "history must hold Change entries"),
        (lambda: lfa.Problem("P1", extra={"": 1}), "the name of an own column must be a text (got '')"),
        (lambda: lfa.Problem("P1", extra={"a": []}), "extra['a'] must be a text, a finite number, yes/no or a date"),
        (lambda: lfa.Problem("P1", extra={"a b": 1, "a  b": 2}), "own columns must have names of their own"),
    ],
)
def test_an_impossible_value_is_told_with_field_rule_and_value(make, told):
    with pytest.raises(InvalidValue) as caught:
        make()

    assert told in str(caught.value)


@pytest.mark.parametrize("value", ODD_IDS)
def test_odd_ids_are_ids(value):
    assert is_id(value)
    assert value == to_id(f" {value} ")


@pytest.mark.parametrize("value", ["", " ", "a b", "a;b", "a,b", "a\nb", "x" * 65, "é!", 5, None, "a\u0301"])
def test_what_is_no_id(value):
    assert not is_id(value)


@given(ids())
def test_ids_are_kept_as_they_are(value):
    assert value == to_id(value)


def test_several_ids_are_kept_once_and_in_order():
    assert ("P2", "P1") == to_ids(["P2", "P1", " P2 "])
    assert ("P1", "P2") == to_ids(one for one in ("P1", "P2"))
    assert () == to_ids(None) == to_ids([])


@given(tags())
def test_tags_are_kept_once(given_tags):
    assert given_tags == to_tags([*given_tags, *given_tags])


def test_blank_tags_are_left_out():
    assert ("a",) == to_tags([" a ", "", " "])


def test_a_line_is_cleaned_and_blank_is_none():
    assert ["a\nb", None, None, 5] == [to_line(value) for value in ("a\r\nb", " ", None, 5)]


@given(waivers())
def test_reasons_stand_on_one_line(given_waivers):
    made = to_waivers(given_waivers)

    assert set(given_waivers) == set(made)
    assert all("\n" not in reason and reason == reason.strip() for reason in made.values())


@given(extras())
def test_own_columns_keep_their_values(given_extras):
    try:
        made = to_extra(given_extras)
    except InvalidValue:  # two names that differ in blanks only
        assert len({" ".join(key.split()) for key in given_extras}) < len(given_extras)
    else:
        assert sorted(map(str, given_extras.values())) == sorted(map(str, made.values())) or any(
            isinstance(value, float) for value in given_extras.values()
        )
        assert to_extra(made) == made


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (5.0, 5),
        (0.5, 0.5),
        (1e300, 1e300),
        (numpy.int64(5), 5),
        (numpy.float64(0.5), 0.5),
        (True, True),
        (datetime.date(2026, 3, 1), datetime.date(2026, 3, 1)),
        (datetime.datetime(2026, 3, 1), datetime.date(2026, 3, 1)),  # noqa: DTZ001 - as Excel gives it
        (datetime.datetime(2026, 3, 1, 13, 30, 5), "2026-03-01 13:30:05"),  # noqa: DTZ001
        ("a\r\nb", "a\nb"),
    ],
)
def test_own_columns_hold_plain_values(value, kept):
    made = to_extra({"own": value})

    assert FrozenMap({"own": kept}) == made
    assert type(kept) is type(made["own"])


@pytest.mark.parametrize("value", [None, "", " "])
def test_empty_own_cells_are_left_out(value):
    assert {} == dict(to_extra({"own": value}))


def test_a_frozen_map_cannot_change():
    made = FrozenMap({"a": 1})

    with pytest.raises(TypeError):
        made["a"] = 2
    with pytest.raises(AttributeError):
        made.other = 2
    assert "{'a': 1}" == repr(made)


def test_a_frozen_map_is_strict_about_types_and_careless_of_order():
    assert FrozenMap({"a": True}) != FrozenMap({"a": 1})
    assert FrozenMap({"a": 1, "b": 2}) == FrozenMap({"b": 2, "a": 1})
    assert hash(FrozenMap({"a": 1, "b": 2})) == hash(FrozenMap({"b": 2, "a": 1}))
    assert FrozenMap({"a": 1}) == {"a": 1}
    assert FrozenMap({"a": 1}) != [("a", 1)]


def test_one_or_several_is_a_list():
    assert [] == several(None, str, "names")
    assert ["a"] == several("a", str, "names")
    assert [Derivation("P1")] == several(Derivation("P1"), (str, Derivation), "sources")


@pytest.mark.parametrize("value", ["social", ["social"], Dimension.SOCIAL, (Dimension.SOCIAL, "social")])
def test_dimensions_are_one_or_several(value):
    assert (Dimension.SOCIAL,) == to_dimensions(value)


@given(st.sampled_from(Choice.__subclasses__()))
def test_a_choice_is_made_of_its_code(choices):
    assert list(choices) == [choices(member.value) for member in choices]


@given(st.sampled_from(Choice.__subclasses__()), lines())
def test_what_is_no_choice_is_told_with_those_there_are(choices, value):
    if value not in list(choices):
        with pytest.raises(InvalidValue, match=f"^{choices.label()} must be one of .*{list(choices)[-1]}"):
            choices(value)


def test_a_change_knows_what_when_and_why():
    change = Change(date=2026, field="statement", old=" ", new="x")

    assert ("2026", None, "x") == (change.date, change.old, change.new)
