"""A figure that a sentence begins with is no code, and a code is no figure."""

import pytest

from lfa.io.excel.logframes.cells import entries


@pytest.mark.parametrize(
    "text",
    ["1.200 husstande i 2028", "12.500.000 kr. er brugt", "1.4 tonnes a year", "1.200 husstande\n1.500 brønde"],
)
def test_a_figure_stays_in_its_sentence(text):
    assert [((), text)] == [(one.numbers, one.text) for one in entries(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1.1 udbud\n1.2 byggeri", [("1.1", "udbud"), ("1.2", "byggeri")]),
        ("1.1 Survey", [("1.1", "Survey")]),
        ("1.1. survey of land", [("1.1", "survey of land")]),
        ("A1.2 survey", [("A1.2", "survey")]),
    ],
)
def test_a_code_is_taken_off(text, told):
    assert told == [(*one.numbers, one.text) for one in entries(text)]
