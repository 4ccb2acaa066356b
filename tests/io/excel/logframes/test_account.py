"""The account: every cell is used or listed, and what was guessed is said."""

import pytest

import lfa
from lfa.model.plan import Plan
from tests.io.excel.logframes.books import book, books, codes
from tests.io.excel.logframes.test_layouts import BLOCKS, CLASSIC

MESSY = [
    ["Logical framework - Staying well"],
    ["Draft of 3 May, for the board"],
    [],
    ["Project description", "Indicator*", "BASELINE", "Means of verification", "Risks/assumptions", "Who asked"],
    ["Goal: Older people live at home", "Age at moving", "82.4", "Register", "", "Ann"],
    ["Output 1: Plans are made together", "Example: number of plans", "1", "", "", ""],
    ["Output 1: Plans are made together", "Plans", "320", "Files", "Staff stay", ""],
    ["Activity 1.1: Design a plan"],
    [],
    [],
    ["Prepared by the care unit; comments before Friday"],
]


def said(plan: Plan) -> str:
    """Everything a plan holds, as one text."""
    return " ".join(str(value) for rows in lfa.tables(plan).values() for row in rows for value in row.values()) + str(
        plan.title
    )


@pytest.mark.parametrize("rows", [MESSY, CLASSIC, BLOCKS], ids=["messy", "classic", "blocks"])
def test_every_text_is_in_the_plan_or_listed_or_a_heading(rows):
    plan = lfa.read_logframe(book(rows))

    whole = " ".join(said(plan).split())
    left = {one.value for one in plan.origin.leftovers}
    lost = [
        line
        for row in rows
        for text in row
        if text not in left
        for line in text.split("\n")
        if any(word not in whole for word in line.split()[-1:])
    ]
    headings = {word for word in lost if word.strip(" *()%").isupper() or word in HEADINGS}
    assert [] == [one for one in lost if one not in headings]


HEADINGS = {
    "Project description",
    "Indicator*",
    "Means of verification",
    "Risks/assumptions",
    "Logique d'intervention",
    "Objectif global",
    "Indicateurs objectivement vérifiables",
    "Sources et moyens de vérification",
    "Hypothèses",
    "Objectif spécifique",
    "Résultats attendus",
    "Activités",
    "Moyens",
    "Coûts",
    "Impact Indicator 1",
    "Baseline",
    "Milestone 1 (2026)",
    "Target (2028)",
    "Planned",
    "Who asked",
    "Donor (£)",
    "Other (£)",
    "Achieved",
    "Source",
    "Outcome Indicator 1",
    "Assumptions",
    "Output Indicator 1.1",
    "Output Indicator 1.2",
}


def test_remarks_examples_and_subtitles_are_listed_not_read():
    plan = lfa.read_logframe(book(MESSY))

    assert [
        "Draft of 3 May, for the board",
        "Output 1: Plans are made together",
        "Example: number of plans",
        "1",
        "Prepared by the care unit; comments before Friday",
    ] == [one.value for one in plan.origin.leftovers]
    assert {"logframe_example", "logframe_remark", "logframe_read_as"} <= codes(plan)


def test_every_element_knows_its_cell():
    plan = lfa.read_logframe(book(MESSY))

    output = plan.logframe.at("output")[0]
    indicator = next(one for one in plan.logframe.indicators if one.result == output.id)
    assert "A7" == plan.origin.place(output.id).cell
    assert ("B7", "C7") == (plan.origin.place(indicator.id).cell, plan.origin.place(indicator.id, "baseline").cell)
    assert {one.id for one in plan.elements} <= {id_ for id_, field in plan.origin.places if field is None}


def test_the_account_speaks_the_language_of_the_plan():
    plan = lfa.read_logframe(
        book([["Nivå", "Mål", "Indikator", "Målvärde"], ["Delmål 1", "Planer finns", "Planer", "9"]])
    )

    assert any("1 resultat, 1 indikatorer, 0 aktiviteter." in str(note) for note in plan.origin.notes)


def test_the_cells_of_all_kinds_add_up_to_all_that_hold_something():
    plan = lfa.read_logframe(book(MESSY))

    (note,) = (one for one in plan.origin.notes if one.code == "logframe_cells")
    kinds = note.values["kinds"]
    assert sum(len([text for text in row if text]) for row in MESSY) == note.values["total"]
    assert note.values["used"] == sum(count for count, _ in kinds.values())
    assert note.values["left"] == len(plan.origin.leftovers)
    assert (6, "A4") == (kinds["heading"][0], kinds["heading"][1].cell)


def test_a_sheet_without_a_logframe_is_named_with_its_cells():
    rows = [["", "Indicator", "Baseline", "Target"], ["Outcome: Soil is kept", "Area", "4", "9"]]

    plan = lfa.read_logframe(books({"Help": ([["Fill in the form."], ["Then send it."]], []), "Logframe": (rows, [])}))

    (note,) = (one for one in plan.origin.notes if one.code == "logframe_no_table")
    assert ("Help", 2) == (note.place.sheet, note.values["count"])


def test_a_cell_merged_over_two_results_is_pointed_at():
    rows = [
        ["Level", "Result", "Indicator", "Target", "Assumptions"],
        ["Outcome", "Villages are clean", "Villages", "9", ""],
        ["Output", "1. Wells work", "Wells", "9", "Rain falls"],
        ["Output", "2. Latrines work", "Latrines", "9", ""],
    ]

    assert "logframe_merged_across" in codes(lfa.read_logframe(book(rows, ["E3:E4"])))


def test_an_empty_form_is_recognised_and_said():
    plan = lfa.read_logframe(
        book([["", "Intervention logic", "Indicators", "Sources of verification"], ["Overall objective"], ["Results"]])
    )

    assert 0 == len(plan.logframe)
    assert "logframe_empty" in codes(plan)


def test_a_hidden_sheet_is_left_alone_and_said():
    rows = [["", "Indicator", "Baseline", "Target"], ["Outcome: Soil is kept", "Area", "4", "9"]]

    plan = lfa.read_logframe(books({"Logframe": (rows, []), "Lists": ([["On track"]], [])}, hidden=["Lists"]))

    assert ["On track"] == [one.value for one in plan.origin.leftovers]
    assert "logframe_hidden" in codes(plan)


def test_read_says_that_a_workbook_is_somebodys():
    plan = lfa.read(book(MESSY))

    assert "logframe_recognised" == plan.origin.notes[0].code
    assert 2 == len(plan.logframe)


def test_sheets_that_are_only_called_as_ours_are_read_as_somebodys_where_that_finds_more():
    rows = [["Level", "Result", "Indicator", "Baseline", "Target"], ["Output", "1. Wells work", "Wells", "1", "9"]]
    work = [["Activity", "Responsible", "Start"], ["1.1 Drill", "Firm", "2026"]]

    plan = lfa.read(books({"Results": (rows, []), "Activities": (work, [])}))

    assert ["Wells"] == [one.statement for one in plan.logframe.indicators]
    assert [plan.logframe.at("output")[0].id] == [one.result for one in plan.activities]


def test_a_sheet_called_results_with_strange_headings_is_somebodys_even_when_empty():
    plan = lfa.read(books({"Results": ([["", "Indicator", "Milestone", "Source"], ["Overall objective"]], [])}))

    assert {"logframe_recognised", "logframe_empty"} <= codes(plan)
