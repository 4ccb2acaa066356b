"""Hidden names stand for ids, and nothing else is touched by them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.io.excel.template.names import element_of, left, name_of
from lfa.io.excel.template.parts import Parts
from lfa.io.limits import limits
from lfa.io.source import opened
from tests.io.excel.template import forms

IDS = st.text(st.sampled_from("abzÅåßABZ019._:/-"), min_size=1, max_size=12)


@given(IDS)
def test_the_id_comes_back_from_its_name(given_id):
    assert given_id == element_of(name_of(given_id))


@settings(max_examples=50)
@given(st.lists(IDS, unique=True, max_size=6))
def test_names_differ_though_programs_do_not_tell_capitals_apart(ids):
    names = []
    for one in ids:
        names.append(name_of(one, names))
    assert len(ids) == len({one.casefold() for one in names})
    assert ids == [element_of(one) for one in names]


def parts(data):
    return Parts(opened(io.BytesIO(data), limits()))


def test_names_are_hidden_and_point_at_the_cells():
    book, report, data = forms.fill(forms.matrix(), forms.plan(outputs=1), ids=True)
    names = {name: one for name, one in book.defined_names.items() if name.startswith("_lfa_")}
    assert report.ids_left == len(names)
    assert all(one.hidden for one in names.values())
    assert ("Logframe", 6, 2) == left(parts(data))["O1"]


@pytest.mark.parametrize(
    ("ids", "outputs", "expected"), [(None, 1, False), (None, 5, True), (False, 5, False), (True, 1, True)]
)
def test_names_are_left_when_asked_for_or_where_the_list_of_names_changes_anyway(ids, outputs, expected):
    _, report, _ = forms.fill(forms.matrix(), forms.plan(outputs=outputs, activities=1), ids=ids)
    assert expected == bool(report.ids_left)


def test_without_names_only_the_filled_sheet_differs():
    _, report, _ = forms.fill(forms.matrix(), forms.plan(outputs=1))
    assert ("xl/worksheets/sheet1.xml",) == report.parts_changed


def test_filling_again_takes_the_place_of_the_names_of_before():
    _, _, data = forms.fill(forms.matrix(), forms.plan(outputs=1, activities=1), ids=True)
    made = lfa.Plan("Another", language="en")
    made.logframe.add("X1", "Another output", level="output")
    _, _, again = forms.fill(data, made, ids=True)
    assert {"X1", "_title"} >= set(left(parts(again)))


def test_a_deleted_row_leaves_a_name_that_points_nowhere():
    _, _, data = forms.fill(forms.matrix(), forms.plan(outputs=1), ids=True)
    name = "xl/workbook.xml"
    held = forms.parts_of(data)
    held[name] = held[name].replace(b"'Logframe'!$B$6<", b"#REF!<")
    assert None is left(parts(forms.packed(held)))["O1"]


def test_an_id_too_long_for_a_name_has_none():
    made = lfa.Plan("Long", language="en")
    made.logframe.add("Å" * 64, "Another output", level="output")
    _, report, _ = forms.fill(forms.matrix(), made, ids=True)
    assert 1 == report.ids_left
