import pytest

from lfa.model.plan import Plan
from lfa.reports.cells import cell, filled, grid
from lfa.reports.view import View
from lfa.schema import table


@pytest.mark.parametrize(
    ("name", "column", "value", "language", "text"),
    [
        ("problems", "external", True, "sv", "ja"),
        ("problems", "external", False, "sv", ""),
        ("objectives", "realistic", False, "en", "no"),
        ("objectives", "realistic", None, "en", ""),
        ("stakeholders", "interest", 0, "en", "0"),
        ("cards", "dimension", ("social", "economic"), "en", "social; economic"),
        ("results", "parents", ("R1", "R2"), "en", "R1; R2"),
        ("problems", "waivers", {"TRE-ORPHAN": "parked"}, "en", "TRE-ORPHAN: parked"),
    ],
)
def test_a_value_reads_as_people_write_it(name, column, value, language, text):
    assert text == cell(table(name).column(column), value, language)


def test_what_it_came_from_is_shown_by_id():
    plan = Plan("x")
    plan.objectives.add("O1", "Clean", derived_from=["P1", "P2"])
    columns, [row] = filled(plan, "objectives")

    assert "P1; P2" == row["derived_from"]
    assert "derived_from" in [column.name for column in columns]


def test_a_report_leaves_out_columns_that_hold_nothing_and_marks_what_is_invented():
    plan = Plan("x")
    plan.risks.add("RI1", "The tender fails", illustrative=True, note="shown elsewhere")

    assert (("RI1", "The tender fails (illustrative)"),) == grid(View(plan), "risks").rows
