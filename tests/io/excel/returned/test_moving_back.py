"""What is moved, measured anew or written beside in a returned form is told as such."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest

import lfa
from tests.io.excel.returned.editing import edited
from tests.io.excel.template import forms


def returned(
    form: openpyxl.Workbook, plan: lfa.Plan, edit: Callable[[openpyxl.Workbook], object], ids: bool = True
) -> lfa.Plan:
    """The plan after its form was filled, edited and read again."""
    _, _, data = forms.fill(form, plan, ids=ids)
    return lfa.read_logframe(edited(data, edit), base=plan)


def told(plan: lfa.Plan) -> list[tuple[str, str | None, str | None]]:
    return [(one.kind, one.subject, one.field) for one in plan.origin.changes]


def coded() -> openpyxl.Workbook:
    """A list with numbers, which say what leads to what."""
    book = openpyxl.Workbook()
    book.active.title = "List"
    book.active.append(["No.", "Level", "Result", "Indicator", "Baseline", "Target", "Comment"])
    for row in range(2, 12):
        for column in range(1, 8):
            book.active.cell(row, column).border = forms.BOX
    return book


def row_of(book: openpyxl.Workbook, text: str) -> int:
    return next(cell.row for sheet in book for line in sheet.iter_rows() for cell in line if cell.value == text)


def test_another_number_moves_an_output_under_another_outcome() -> None:
    plan = forms.plan(outputs=2, outcomes=2)

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["List"]
        numbers = {sheet.cell(row, 3).value: sheet.cell(row, 1).value for row in range(2, 12)}
        sheet.cell(row_of(book, "Output number 2 is there"), 1).value = f"{numbers['Purpose number 2 is reached']}.1"

    back = returned(coded(), plan, edit)
    assert ("moved", "O2", "parents") in told(back)
    assert ("P2",) == back.logframe["O2"].parents


def test_another_level_is_a_move() -> None:
    back = returned(
        coded(),
        forms.plan(outputs=3),
        lambda book: book["List"].cell(row_of(book, "Output number 3 is there"), 2, "Outcome"),
    )
    assert ("moved", "O3", "level") in told(back)


def test_an_indicator_in_the_row_of_another_output_is_moved() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Logframe"]
        sheet["C6"], sheet["C7"] = None, f"{sheet['C7'].value}\n{sheet['C6'].value}"
        sheet["D6"] = sheet["D7"] = None

    back = returned(forms.matrix(), forms.plan(outputs=2), edit)
    assert "O2" == back.logframe.indicators["I1-1"].result


def test_an_assumption_in_the_row_of_another_output_is_moved() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Logframe"]
        sheet["E6"], sheet["E7"] = None, f"{sheet['E6'].value}\n{sheet['E7'].value}"

    assert [("moved", "AS1", "result")] == told(returned(forms.matrix(), forms.plan(outputs=2), edit))


def test_an_assumption_beside_an_activity_belongs_to_it() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Logframe"]
        sheet["E6"], sheet["E9"] = None, sheet["E6"].value

    back = returned(forms.matrix(), forms.plan(outputs=2, activities=1), edit)
    assert ("A1-1", None) == (back.logframe.assumptions["AS1"].activity, back.logframe.assumptions["AS1"].result)


def milestones() -> lfa.Plan:
    plan = forms.plan(outputs=1)
    plan.logframe.milestones.add("M1", indicator="I1-1", date="2027", value="15")
    return plan


def values(plan: lfa.Plan) -> list[tuple[str, str]]:
    return [(str(one.date), str(one.value)) for one in plan.logframe.milestones]


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [(4, None, [("2027", "15")]), (4, "18", [("2027", "18")]), (5, "25", [("2027", "15"), ("2028", "25")])],
    ids=["unchanged or blank", "another value", "a new one"],
)
def test_milestones_are_known_by_their_period(column: int, value: str | None, expected: list[tuple[str, str]]) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Level", "Result", "Indicator", "Milestone 2027", "Milestone 2028", "Target"])

    def edit(form: openpyxl.Workbook) -> None:
        if value:
            form.active.cell(row_of(form, "Measure 1 of output 1"), column).value = value

    assert expected == values(returned(book, milestones(), edit))


def test_a_milestone_without_a_date_in_the_form_is_known_by_its_place() -> None:
    def edit(form: openpyxl.Workbook) -> None:
        next(cell for line in form.active.iter_rows() for cell in line if str(cell.value) == "15").value = "16"

    assert [("2027", "16")] == values(returned(forms.blocks(1), milestones(), edit))


def test_what_stands_in_a_column_of_their_own_is_kept() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["List"]
        sheet["H1"] = "Reviewed by"
        sheet.cell(row_of(book, "Measure 1 of output 1"), 8).value = "The desk officer"

    back = returned(coded(), forms.plan(outputs=1), edit)
    assert "The desk officer" == back.logframe.indicators["I1-1"].extra["Reviewed by"]


def test_a_line_added_to_a_cell_of_several_is_a_new_element() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Logframe"]["C6"] = f"{book['Logframe']['C6'].value}\nOne more"

    back = returned(forms.matrix(), forms.plan(outputs=1, indicators=2), edit)
    assert [("added", None)] == [(one.kind, one.field) for one in back.origin.changes]
    assert ["I1-1", "I1-2", "One more"] == [
        one.id if one.id in {"I1-1", "I1-2"} else str(one.statement) for one in back.logframe.indicators
    ]


def test_of_new_wordings_in_a_cell_each_goes_to_the_most_alike() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Logframe"]["C6"] = "Something else\nMeasure number 1 of the output 1"

    back = returned(forms.matrix(), forms.plan(outputs=1, indicators=2), edit)
    assert ["Measure number 1 of the output 1", "Something else"] == [
        str(back.logframe.indicators[one].statement) for one in ("I1-1", "I1-2")
    ]


def test_an_indicator_reworded_beyond_recognition_is_known_by_its_values() -> None:
    back = returned(
        coded(),
        forms.plan(outputs=1),
        lambda book: book["List"].cell(row_of(book, "Measure 1 of output 1"), 4, "Completely different thing"),
        ids=False,
    )
    assert "Completely different thing" == back.logframe.indicators["I1-1"].statement
    assert "place" == back.origin.known["I1-1"]


def test_a_new_output_comes_with_its_indicator_under_the_outcome_of_its_number() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["List"]
        row = row_of(book, "Output number 2 is there") + 1
        for column, text in enumerate(("1.3", "Output", "Wells are dug", "Wells", "0", "9"), 1):
            sheet.cell(row, column).value = text

    back = returned(coded(), forms.plan(outputs=2), edit)
    new = next(one for one in back.logframe if one.statement == "Wells are dug")
    indicator = next(one for one in back.logframe.indicators if one.statement == "Wells")
    assert (("P1",), new.id, "9") == (new.parents, indicator.result, indicator.target)
    assert [new.id, indicator.id] == [one.subject for one in back.origin.notes if one.code == "returned_new"]


def test_a_form_in_another_language_adds_in_that_language() -> None:
    plan = forms.plan(outputs=1)
    for one in [*plan.logframe, *plan.logframe.indicators]:
        home = plan.logframe if one.id in plan.logframe else plan.logframe.indicators
        home.update(one.id, statement={"en": str(one.statement), "sv": f"Mål {one.id} är nått"})
    book = openpyxl.Workbook()
    book.active.append(["Nivå", "Resultat", "Indikator", "Målvärde"])
    _, _, data = forms.fill(book, plan, language="sv", ids=True)

    def edit(form: openpyxl.Workbook) -> None:
        form.active.append(["Delmål", "Brunnar är grävda", "Antal brunnar", "9"])

    back = lfa.read_logframe(edited(data, edit), base=plan)
    new = next(one for one in back.logframe if one.id not in plan.logframe)
    assert "sv" in {new.statement.language, *new.statement.others}


def test_two_plans_of_the_same_words_are_told_apart_by_their_homes() -> None:
    plan = forms.plan(outputs=2)
    for one in list(plan.logframe.indicators):
        plan.logframe.indicators.update(one.id, statement="People reached")
    _, _, data = forms.fill(forms.matrix(), plan, ids=False)
    assert () == lfa.read_logframe(io.BytesIO(data), base=plan).origin.changes


def test_a_text_of_several_lines_is_one_element_still() -> None:
    plan = forms.plan(outputs=1)
    plan.logframe.indicators.update("I1-1", statement="1. People reached\n2. Wells in use")
    _, _, data = forms.fill(forms.matrix(), plan)
    assert () == lfa.read_logframe(io.BytesIO(data), base=plan).origin.changes


def test_a_base_of_other_things_leaves_the_plan_but_for_what_is_added() -> None:
    _, _, data = forms.fill(forms.matrix(), forms.plan(outputs=1))
    other = lfa.Plan("Schools", language="en")
    other.problems.add("P9", "Pupils leave early")
    back = lfa.read_logframe(io.BytesIO(data), base=other)
    assert "P9" in back
    assert {"added"} == {one.kind for one in back.origin.changes}


def test_a_risk_written_into_a_form_is_added_once() -> None:
    book = coded()
    book.active["G1"] = "Risks and assumptions"
    plan = forms.plan(outputs=1)
    plan.risks.add("RI1", "The pump fails")

    def edit(form: openpyxl.Workbook) -> None:
        sheet = form["List"]
        sheet.cell(row_of(form, "People are healthy"), 7).value = "R: The pump fails"
        sheet.cell(row_of(form, "Purpose number 1 is reached"), 7).value = "R: The river floods"

    back = returned(book, plan, edit)
    assert [("The pump fails", ()), ("The river floods", ("P1",))] == [
        (str(one.statement), one.results) for one in back.risks
    ]


def test_an_indicator_of_a_level_is_withdrawn_with_its_row() -> None:
    plan = forms.plan(outputs=1)
    plan.logframe.indicators.add("IL", "Share of outputs in use", level="output")

    def edit(book: openpyxl.Workbook) -> None:
        cell = book["List"].cell(row_of(book, "Share of outputs in use"), 4)
        for other in cell.parent[cell.row]:
            other.value = None

    assert [("removed", "IL", None)] == told(returned(coded(), plan, edit, ids=False))


def test_outputs_of_the_same_wording_are_not_taken_for_withdrawn() -> None:
    plan = forms.plan(outputs=2)
    plan.logframe.update("O2", statement=str(plan.logframe["O1"].statement))
    for form in (forms.matrix(), forms.listed()):
        _, _, data = forms.fill(form, plan, ids=False)
        assert () == lfa.read_logframe(io.BytesIO(data), base=plan).origin.changes
