"""Activities on a sheet of their own, with a column that says which output each leads to."""

import pytest

import lfa
from tests.io.excel.logframes.books import activities, books, codes

FRAME = [
    ["", "Narrative summary", "Indicators", "Assumptions"],
    ["Purpose", "The river is clean", "Samples", ""],
    ["Outputs", "1. Sewers reach all, even the hills", "Households", ""],
    ["", "2. Plants work", "Permits", ""],
]


def read(named):
    plan = [["Activity", "Leads to", "Responsible", "Start"], ["Dig", named, "The town", "2026-01-01"]]
    return lfa.read_logframe(books({"Logframe": (FRAME, ()), "Work plan": (plan, ())}))


@pytest.mark.parametrize("named", ["2", "Plants work", "PLANTS  work"])
def test_the_output_is_known_by_code_and_by_its_words(named):
    assert [("Plants work", "Dig")] == activities(read(named))


def test_words_with_a_comma_are_one_name():
    assert [("Sewers reach all, even the hills", "Dig")] == activities(read("Sewers reach all, even the hills"))


def test_a_name_that_nothing_bears_is_told():
    plan = read("Bridges stand")

    assert [(None, "Dig")] == activities(plan)
    assert "logframe_parent_named" in codes(plan)


def test_the_cell_is_accounted_for_as_the_activitys_output():
    plan = read("2")
    [activity] = plan.activities

    assert "B2" == plan.origin.places[activity.id, "result"].cell
