"""Texts in several languages, and values as they were written."""

import copy
import datetime
import pickle
from decimal import Decimal

import pandas
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lfa import InvalidValue, Plan, Text
from lfa.model.text import Quantity, When, clean, to_quantity, to_text, to_when
from tests.strategies import LANGUAGES, texts


def test_a_text_is_a_string():
    text = Text("Rivers are clean", {"sv": "Floderna är rena"})

    assert text == "Rivers are clean"
    assert "Rivers are clean" == text
    assert {"Rivers are clean": 1}[text] == 1
    assert f"{text}!" == "Rivers are clean!"
    assert isinstance(text, str)


def test_translations_and_staleness_count_in_equality():
    text = Text("a", {"sv": "b"})

    assert text != Text("a")
    assert text != Text("a", {"sv": "c"})
    assert text != Text("a", {"sv": "b"}, stale=["sv"])
    assert text != Text("a", {"sv": "b"}, language="en")
    assert text == Text("a", {"sv": "b"})


def test_a_text_is_not_equal_to_what_is_no_string():
    assert Text("1") != 1
    assert Text.__eq__(Text("1"), 1) is NotImplemented


def test_the_order_of_translations_does_not_matter():
    assert ["da", "sv"] == list(Text("a", {"sv": "b", "da": "c"}).others)


def test_blank_translations_are_none():
    assert {} == dict(Text("a", {"sv": " ", "da": None}).others)


@pytest.mark.parametrize("name", ["others", "stale", "language", "new"])
def test_a_text_never_changes(name):
    text = Text("a", {"sv": "b"})

    with pytest.raises(AttributeError):
        setattr(text, name, None)
    with pytest.raises(AttributeError):
        delattr(text, name)


def test_translations_never_change():
    with pytest.raises(TypeError):
        Text("a", {"sv": "b"}).others["sv"] = "c"


@given(texts())
def test_copies_are_equal(text):
    for twin in (copy.copy(text), copy.deepcopy(text), pickle.loads(pickle.dumps(text))):  # noqa: S301 - our own bytes
        assert text == twin
        assert text.language == twin.language


@pytest.mark.parametrize("language", ["", "SV", "swedish", "s", "sv_SE", 5, None])
def test_a_language_is_a_code(language):
    with pytest.raises(InvalidValue, match="language"):
        Text("a", {language: "b"})


def test_a_translation_is_a_string():
    with pytest.raises(InvalidValue, match="by language"):
        Text("a", {"sv": 5})
    with pytest.raises(InvalidValue, match="by language"):
        Text("a", ["sv"])


@pytest.mark.parametrize("main", [None, 5, b"a"])
def test_a_text_is_made_of_a_string(main):
    with pytest.raises(InvalidValue, match="string"):
        Text(main)


def test_two_wordings_in_one_language_are_refused():
    with pytest.raises(InvalidValue, match="two in 'en'"):
        Text("Vatten", {"en": "Water"}, language="en")


def test_the_same_wording_said_twice_is_one():
    assert Text("Water", language="en") == Text("Water", {"en": "Water"}, language="en")


def test_one_stale_language_may_be_given_alone():
    assert frozenset({"sv"}) == Text("a", {"sv": "b"}, stale="sv").stale


def test_only_a_translation_can_be_stale():
    assert frozenset() == Text("a", stale=["sv"]).stale


def test_in_language_falls_back_on_the_main_text():
    text = Text("a", {"sv": "b"})

    assert ["b", "a", "a"] == [text.in_language(language) for language in ("sv", "da", None)]


def test_rewording_marks_all_translations_stale():
    text = Text("a", {"sv": "b", "da": "c"}).reworded("new")

    assert text == Text("new", {"sv": "b", "da": "c"}, ["sv", "da"])


@given(texts(), st.sampled_from(LANGUAGES))
def test_the_language_of_the_plan_comes_to_the_front(text, language):
    placed = text.away("en").at_home(language) if text.language is None and not text.others else text.at_home(language)

    assert language not in placed.others
    assert placed.language != language


@given(texts(), st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_no_wording_is_lost_on_the_way_to_another_language_and_back(text, here, there):
    assume(not text.stale)
    plan = Plan(text, language=here)
    before = plan.title

    plan.language = there
    versions = {plan.title.language or there: str(plan.title), **plan.title.others}
    plan.language = here

    assert {before.language or here: str(before), **before.others} == versions
    assert before == plan.title


def test_a_text_without_its_own_language_comes_with_the_first():
    text = Text("Vatten", {"da": "Vand"}, language="sv").at_home("en")

    assert ("da", "Vand") == (text.language, str(text))
    assert {"sv": "Vatten"} == dict(text.others)


def test_a_wording_that_contradicts_the_plan_is_refused():
    with pytest.raises(InvalidValue, match="two in 'en'"):
        Text("Vatten", {"en": "Water"}).at_home("en")


def test_the_same_text_stays_the_same_object_at_home():
    text = Text("a", {"sv": "b"})

    assert text is text.at_home("en")


@pytest.mark.parametrize("value", [None, "", "  ", "\n", {}, {"sv": " "}, {"sv": None}, Text(" ")])
def test_blank_is_none(value):
    assert to_text(value) is None


def test_a_blank_main_text_gives_way_to_its_translation():
    text = to_text(Text(" ", {"sv": "Vatten"}))

    assert ("sv", "Vatten") == (text.language, str(text))


@pytest.mark.parametrize("value", [5, ["a"], {"sv": 5}, b"a"])
def test_what_is_no_text_is_refused(value):
    with pytest.raises(InvalidValue, match="string"):
        to_text(value)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x7f", "\ud800", "\ufffe", "\uffff"])
def test_what_no_file_can_hold_is_refused_with_its_place(character):
    with pytest.raises(InvalidValue, match=rf"U\+{ord(character):04X} at character 3"):
        clean(f"ab{character}c")


def test_newlines_are_made_plain():
    assert "a\nb\nc\td" == clean("a\r\nb\rc\td")


@pytest.mark.parametrize(
    ("value", "written"), [(0.4, "0.4"), (40.0, "40"), (Decimal("1.50"), "1.50"), (" 5 ", " 5 "), (Quantity("x"), "x")]
)
def test_quantities_are_kept_as_written(value, written):
    assert written == to_quantity(value)
    assert isinstance(to_quantity(value), Quantity)


@pytest.mark.parametrize("value", [None, "", " ", Quantity(" ")])
def test_no_quantity_is_none(value):
    assert to_quantity(value) is None


@pytest.mark.parametrize("value", [True, float("nan"), float("inf"), [], b"5", 10**400])
def test_what_is_no_quantity_is_refused(value):
    with pytest.raises(InvalidValue, match="quantity"):
        to_quantity(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (datetime.date(2026, 3, 1), "2026-03-01"),
        (datetime.datetime(2026, 3, 1), "2026-03-01"),  # noqa: DTZ001 - as Excel gives it
        (datetime.datetime(2026, 3, 1, 13, 30), "2026-03-01 13:30"),  # noqa: DTZ001
        (2026, "2026"),
        ("end 2007", "end 2007"),
        (When("Q3"), "Q3"),
    ],
)
def test_times_are_kept_as_written(value, written):
    assert written == to_when(value)
    assert isinstance(to_when(value), When)


@pytest.mark.parametrize("value", [None, "", " ", When(" ")])
def test_no_time_is_none(value):
    assert to_when(value) is None


@pytest.mark.parametrize("value", [True, 2026.5, [], b"2026", pandas.NaT])
def test_what_is_no_time_is_refused(value):
    with pytest.raises(InvalidValue, match="date"):
        to_when(value)


@pytest.mark.parametrize(
    ("written", "date", "year"),
    [
        ("2026-03-01", datetime.date(2026, 3, 1), 2026),
        (" 2026-03-01 ", datetime.date(2026, 3, 1), 2026),
        ("2026-13-01", None, 2026),
        ("\u0662\u0660\u0662\u0666-\u0660\u0663-\u0660\u0661", None, None),
        ("end 2007", None, 2007),
        ("2026/2027", None, None),
        ("12007", None, None),
        ("Q3", None, None),
    ],
)
def test_a_day_and_a_year_are_read_where_they_stand(written, date, year):
    assert (date, year) == (When(written).date, When(written).year)
