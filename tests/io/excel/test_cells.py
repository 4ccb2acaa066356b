"""Values into cells and back."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfa.io.escapes import escaped, unescaped
from lfa.io.excel.cells import exact, plain_number, to_cell
from lfa.io.excel.grid import CellError, Formula, Percent, address, letters
from lfa.io.excel.meaning import BadCell, from_cell, settled, written
from lfa.io.excel.words import answers, choice_of, choice_word, own_heading, plain, recognise
from lfa.model.text import Quantity, When
from lfa.schema import TABLES, table
from lfa.terms import languages

LANGUAGES = [*languages(), "fi", "pt-BR"]


def cell(name):
    at, column = name.split(".")
    return table(at).column(column)


@given(st.text())
def test_every_text_survives_the_escapes_of_xml(text):
    text = text.encode("utf-16", "replace").decode("utf-16")

    assert text == unescaped(escaped(text))


@pytest.mark.parametrize("text", ["_x0041_", "_x005F_x0041_", "__x0041_", "_x0041_x0041_", "_x00"])
def test_what_looks_like_an_escape_is_kept(text):
    assert text == unescaped(escaped(text))


def test_characters_beyond_the_first_plane_may_be_escaped_in_halves():
    assert "🐟" == unescaped("_xD83D__xDC1F_")


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back_whether_excel_can_hold_them_or_not(number):
    column = cell("criteria.lowest")
    held = to_cell(column, number, "en")

    assert number == from_cell(column, held, "en")
    assert exact(number) == (not isinstance(held, str))


@pytest.mark.parametrize(
    ("raw", "held"),
    [("40", 40), ("0.4", 0.4), ("1.10", "1.10"), ("007", "007"), ("1e5", "1e5"), ("40 %", "40 %"), ("1.234", "1.234")],
)
def test_figures_are_numbers_only_when_they_come_back_as_written(raw, held):
    column = cell("indicators.target")

    assert held == to_cell(column, Quantity(raw), "en")
    assert raw == from_cell(column, held, "en")


@pytest.mark.parametrize(
    ("raw", "held"),
    [
        ("2026-03-01", datetime.date(2026, 3, 1)),
        ("1899-12-31", "1899-12-31"),
        ("2026", 2026),
        ("0099", "0099"),
        ("end 2007", "end 2007"),
    ],
)
def test_days_and_years_are_typed_when_excel_can_hold_them(raw, held):
    column = cell("activities.start")

    assert held == to_cell(column, When(raw), "en")
    assert raw == from_cell(column, held, "en")


def test_a_moment_of_a_day_is_kept():
    assert "2026-03-01 14:30" == from_cell(cell("activities.start"), datetime.datetime(2026, 3, 1, 14, 30), "en")  # noqa: DTZ001 - cells know no time zone


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("criteria.weight", "12,5", 12.5),
        ("criteria.weight", "40 %", 40),
        ("criteria.weight", Percent(0.4), 40),
        ("criteria.lowest", Percent(0.4), 0.4),
        ("criteria.must_have", True, True),
        ("criteria.must_have", "X", True),
        ("criteria.must_have", 0, False),
        ("problems.votes", "+7", 7),
        ("problems.votes", "1e2", 100),
        ("problems.tags", "water; money\nfish", ("water", "money", "fish")),
        ("problems.tags", 5, ("5",)),
        ("goals.dimension", "social, economic", ("social", "economic")),
        ("goals.dimension", "Social; miljö", None),
        ("problems.waivers", "PRB-1: because\n\nPRB-2:of: this", {"PRB-1": "because", "PRB-2": "of: this"}),
        ("results.parents", 7, ("7",)),
        ("indicators.target", Percent(0.125), "12.5 %"),
        ("indicators.target", Percent(40), "4000 %"),
        ("indicators.target", Percent(1e6), "100000000 %"),
        ("indicators.target", datetime.date(2026, 1, 2), "2026-01-02"),
        ("problems.note", False, "FALSE"),
    ],
)
def test_cells_mean_what_people_mean(name, raw, value):
    if value is None:
        with pytest.raises(BadCell):
            from_cell(cell(name), raw, "en")
    else:
        assert value == from_cell(cell(name), raw, "en")


@pytest.mark.parametrize("raw", ["nan", "inf", "1_000", "", "1,234", "three"])
def test_what_is_no_number_is_refused(raw):
    with pytest.raises(BadCell):
        from_cell(cell("criteria.weight"), raw, "en")


def test_a_number_past_all_limits_is_refused():
    with pytest.raises(BadCell):
        from_cell(cell("criteria.lowest"), "1e999", "en")


def test_errors_and_formulas_without_value_mean_nothing():
    assert "x" == settled(Formula("x"))
    with pytest.raises(BadCell):
        settled(Formula(CellError("#N/A")))
    with pytest.raises(BadCell):
        settled(Formula())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_is_understood_again(language):
    for one in (column for each in TABLES for column in each.columns if column.choices):
        for member in one.choices:
            assert member.value == choice_of(one, choice_word(one, member.value, language), language)
            assert member.value == choice_of(one, member.value, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_is_understood_again(language):
    for one in TABLES:
        for column in one.columns:
            meant = recognise(one, column.heading(language).upper(), language)
            assert column.name == meant.name
            assert ("field" if column.virtual or not column.computed else "shown") == meant.role


@given(
    st.text(min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool), st.sampled_from(LANGUAGES)
)
def test_every_own_heading_is_understood_again(key, language):
    meant = recognise(table("problems"), own_heading(table("problems"), key, language), language)

    assert ("own", key) == (meant.role, meant.name)


def test_small_words():
    assert ("A", "XFD", "C7") == (letters(1), letters(16_384), address(7, 3))
    assert ("1000000", "0.5") == (plain_number(1e6), plain_number(0.5))
    assert "leads to" == plain(" Leads\n to *:")
    assert answers("sv")["ja"] is answers("sv")["yes"] is True
    assert "12" == written(12)
