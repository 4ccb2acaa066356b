"""The workbook comes back coloured, its values and everything else untouched."""

import io
import zipfile

import openpyxl
import pytest

import lfa
from lfa.io.excel.logframes.explain import COLOURS, explain
from tests.io.excel.logframes.books import book
from tests.io.excel.logframes.test_account import MESSY


@pytest.fixture
def coloured():
    made = io.BytesIO()
    explain(book(MESSY), made)
    return made


def test_values_stay_and_colours_say_what_was_understood(coloured):
    before, after = openpyxl.load_workbook(book(MESSY)).active, openpyxl.load_workbook(coloured).active

    assert [[cell.value for cell in row] for row in before] == [[cell.value for cell in row] for row in after]
    colours = {name: after[name].fill.fgColor.rgb[2:] for name in ("A4", "A5", "B5", "C5", "D5", "A2", "A8")}
    kinds = dict(zip(colours, ("heading", "result", "indicator", "value", "source", "unused", "activity"), strict=True))
    assert {name: COLOURS[kind] for name, kind in kinds.items()} == colours


def test_only_sheets_and_styles_differ(coloured):
    with zipfile.ZipFile(book(MESSY)) as old, zipfile.ZipFile(coloured) as new:
        differing = [name for name in old.namelist() if old.read(name) != new.read(name)]

    assert {"xl/styles.xml", "xl/worksheets/sheet1.xml"} == set(differing) - {"docProps/core.xml"}


def test_every_kind_has_a_word_in_every_language():
    from lfa.terms import languages, section

    for language in languages():
        assert set(COLOURS) <= {key.removeprefix("kind.") for key in section("logframes", language)}


def test_what_holds_no_logframe_is_not_coloured():
    with pytest.raises(lfa.ReadError):
        explain(book([["Name", "Title"]]), io.BytesIO())
