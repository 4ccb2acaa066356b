"""A finding names the cell it concerns, an empty one too where the layout is certain."""

import pytest

from lfa.checks.places import Places
from lfa.errors import Place
from lfa.model.origin import Origin


def places(**cells):
    """Places of one sheet; ``I1_target="F2"``, ``I1="A2"``."""
    found = {}
    for name, cell in cells.items():
        about, _, field = name.partition("_")
        found[about, field or None] = Place("f.xlsx", "Indicators", cell)
    return Places(Origin(places=found))


def test_a_filled_cell_is_named():
    assert "F2" == places(I1="A2", I1_target="F2").of("I1", "target").cell


def test_an_empty_cell_is_named_by_its_row_and_the_column_of_the_others():
    assert "F3" == places(I1="A2", I1_target="F2", I2="A3").of("I2", "target").cell


@pytest.mark.parametrize(
    "others",
    [
        {"I1": "A2", "I1_target": "F3"},  # not on its own row: a layout of blocks
        {"I1": "A2", "I1_target": "F2", "I3": "A4", "I3_target": "G4"},  # not in one column
        {"I1_target": "F2"},  # of a row that is not known
        {},
    ],
)
def test_an_empty_cell_is_not_guessed_where_the_layout_is_not_certain(others):
    assert "A9" == places(I9="A9", **others).of("I9", "target").cell


def test_a_column_that_nobody_has_filled_is_known_by_its_heading():
    origin = Origin(places={("I1", None): Place("f", "Indicators", "A3")}, columns={("Indicators", "target"): "H"})

    assert "H3" == Places(origin).of("I1", "target").cell
    assert "A3" == Places(origin).of("I1", "source").cell


def test_another_sheet_says_nothing_about_this_one():
    origin = Origin(
        places={
            ("I1", None): Place("f", "One", "A2"),
            ("I1", "target"): Place("f", "One", "F2"),
            ("I2", None): Place("f", "Two", "A3"),
            ("I3", None): Place("f", "One", "A4"),
            ("I3", "target"): Place("f", "Other", "F4"),
        }
    )

    assert Place("f", "Two", "A3") == Places(origin).of("I2", "target")


def test_without_a_field_the_row_is_named_and_without_a_row_nothing():
    found = places(I1="A2", I1_target="F2")

    assert "A2" == found.of("I1").cell
    assert found.of("I2", "target") is None
    assert found.of("I2") is None


def test_a_pinned_code_stands_in_the_column_where_it_is_typed():
    assert "R3" == places(R1="A3", R1_pinned_code="R3").of("R1", "code").cell


def test_a_file_without_cells_has_its_own_places():
    origin = Origin(places={("P1", None): Place("plan.json", cell="/problems/0")})

    assert "/problems/0" == Places(origin).of("P1", "statement").cell
