"""The page about the forms leaves none out."""

import re
from pathlib import Path

import pytest

from lfa.io.excel import forms

PAGE = Path(__file__).resolve().parents[4] / "docs" / "reference" / "forms.md"


def rows(part: int) -> dict[str, list[str]]:
    text = PAGE.read_text(encoding="utf-8").split("## Where the structures are from")[part]
    found = (re.match(r"\| `(\w+)` \| (.*) \|$", line) for line in text.splitlines())
    return {one[1]: [cell.strip() for cell in one[2].split("|")] for one in found if one}


def test_every_form_is_listed_in_order_with_its_languages():
    assert {name: ", ".join(forms.languages(name)) for name in forms.names()} == {
        name: row[0] for name, row in rows(0).items()
    }
    assert list(forms.names()) == list(rows(0)) == list(rows(1))


@pytest.mark.parametrize("name", forms.names())
def test_the_levels_are_called_as_in_the_form(name):
    design = forms.design(name)
    said = [[design.word(level, one) for level in design.levels if level != "activity"] for one in design.languages]

    assert re.split(r", ", rows(0)[name][1]) in said
