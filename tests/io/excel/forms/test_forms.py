"""Forms of our own: drawn from data, the same bytes each time, calm on paper."""

import io

import openpyxl
import pytest

import lfa
from lfa.errors import InvalidValue
from lfa.io.excel import forms
from lfa.model.scales import Level

EVERY = [(name, language) for name in forms.names() for language in forms.languages(name)]


def opened(name, language=None):
    return openpyxl.load_workbook(io.BytesIO(forms.form(name, language)))


def texts(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_nordic_forms_come_first():
    assert ("tillvaxtverket", "erhvervsstyrelsen", "esf", "interreg") == forms.names()[:4]


def test_the_danish_and_the_swedish_programmes_speak_their_language():
    assert ("sv",) == forms.languages("tillvaxtverket")
    assert ("da",) == forms.languages("erhvervsstyrelsen")
    assert {"en", "sv", "da"} == set(forms.languages("interreg")) == set(forms.languages("eu"))


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_form_is_the_same_bytes_each_time(name, language):
    assert forms.form(name, language) == forms.form(name, language)


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_level_and_column_of_the_structure_has_its_word_in_the_form(name, language):
    design = forms.design(name)
    said = " | ".join(str(one) for sheet in opened(name, language) for one in texts(sheet)).casefold()

    for key in (*design.levels, *design.columns, *design.fields, *design.beside.values(), *design.plan):
        if key != "logic" or design.layout == "matrix":
            assert design.word(key, language).casefold() in said


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_sheet_prints_one_page_wide_and_across(name, language):
    for sheet in opened(name, language):
        assert "landscape" == sheet.page_setup.orientation
        assert (1, 0) == (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_cell_wraps_its_text(name, language):
    for sheet in opened(name, language):
        bordered = [cell for row in sheet.iter_rows() for cell in row if cell.style == "form text"]
        assert all(cell.alignment.wrap_text for cell in bordered)


@pytest.mark.parametrize("name", forms.names())
def test_a_design_names_its_source_and_known_levels_from_the_top_down(name):
    design = forms.design(name)

    assert design.source
    assert [one for one in map(str, Level) if one in design.levels] == list(design.levels)


def test_a_form_in_another_language_than_its_own_is_refused_with_those_it_has():
    with pytest.raises(InvalidValue, match=r"intpa is not made in sv.*en"):
        forms.form("intpa", "sv")


def test_an_unknown_form_is_refused_with_those_there_are():
    with pytest.raises(InvalidValue, match=r"mars is no form.*tillvaxtverket"):
        forms.form("mars")


def test_a_wish_for_a_language_the_form_lacks_gives_the_first_it_has():
    assert ("da", "en", "da") == (
        forms.language_for("eu", "da"),
        forms.language_for("intpa", "da"),
        forms.language_for("danida", None),
    )


def test_a_form_of_an_invented_plan_says_so_on_every_sheet_and_page():
    book = openpyxl.load_workbook(io.BytesIO(forms.form("intpa", "en", lfa.samples.river())))

    assert ["Logical framework (illustrative)", "Activity matrix (illustrative)"] == [page["A1"].value for page in book]
    assert {"Illustrative"} == {page.oddHeader.center.text for page in book}
