"""What is wrong in a workbook is said all at once, each fault with its cell, in the plan's language."""

import pytest

import lfa
from tests.io.excel.editing import column, edited, load, read, typed
from tests.io.excel.odd_books import HEAD, book, parts, row, sheet


def faults(data):
    with pytest.raises(lfa.ReadError) as caught:
        read(data)
    return [(fault.code, fault.place and fault.place.cell, fault.message) for fault in caught.value.faults]


def plan_of(language="en"):
    plan = lfa.Plan("Clean river", language=language)
    plan.problems.add("P1", "Fish catches are falling")
    plan.problems.add("P2", "Waste water is untreated", votes=3)
    plan.problems.link("P2", "P1")
    return plan


def test_all_faults_are_said_at_once():
    opened = load(plan_of())
    typed(opened["Problems"], 4, Id="P3", Problem="Third", Leads_to="P9")
    typed(opened["Problems"], 5, Id="P1", Problem="Copy")
    typed(opened["Indicators"], 2, Id="I1", Result="R9")
    typed(opened["Criteria"], 2, Id="K1", **{"Weight_(%)": 140})

    found = faults(opened)

    assert {"unknown_id", "id_twice", "number_out_of_range"} == {code for code, _, _ in found}
    assert 4 == len(found)


def test_an_unknown_id_names_its_cell_and_suggests_the_nearest():
    opened = load(plan_of())
    opened["Problems"].cell(3, column(opened["Problems"], "Leads to")).value = "P11"

    assert [("unknown_id", "C3", "'P11' is not the id of anything in Problems. Did you mean 'P1'?")] == faults(opened)


def test_a_copied_id_is_asked_about():
    opened = load(plan_of())
    typed(opened["Problems"], 4, Id="P2", Problem="Waste water is untreated")

    ((code, cell, message),) = faults(opened)

    assert ("id_twice", "A4") == (code, cell)
    assert "here and in A3" in message
    assert "copy?" in message


def test_an_id_taken_on_another_sheet_names_that_sheet():
    opened = load(plan_of())
    typed(opened["Risks"], 2, Id="P2", Event="Flood")

    ((_, _, message),) = faults(opened)

    assert "in Problems!A3" in message


def test_a_value_outside_a_list_names_those_inside_and_the_nearest():
    opened = load(plan_of())
    typed(opened["Results"], 2, Id="R1", Level="outpt")

    ((code, cell, message),) = faults(opened)

    assert ("unknown_choice", "B2") == (code, cell)
    assert "impact, outcome, output, activity" in message
    assert "Did you mean 'output'?" in message


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Menade du 'resultat'?"), ("da", "Mente du"), ("en", "Did you mean 'output'?")]
)
def test_faults_are_said_in_the_language_of_the_plan(language, words):
    opened = load(plan_of(language))
    wrong = {"en": "outpt", "sv": "resultt", "da": "resultatr"}[language]
    title = next(name for name in opened.sheetnames if name in {"Results", "Målhierarki"})
    opened[title]["A2"], opened[title]["B2"] = "R1", wrong

    ((code, _, message),) = faults(opened)

    assert "unknown_choice" == code
    assert words in message


def test_circles_are_named_in_order_with_a_cell():
    data = book(sheet(HEAD, row(2, "A", "a", "B"), row(3, "B", "b", "C"), row(4, "C", "c", "A"), row(5, "S", "s", "S")))

    found = faults(data)

    assert ["link_cycle", "link_cycle"] == [code for code, _, _ in found]
    assert "A → B → C → A" in found[0][2]
    assert "S → S" in found[1][2]
    assert ["C2", "C5"] == [cell for _, cell, _ in found]


def test_a_circle_marked_as_feedback_is_read():
    plan = plan_of()
    plan.problems.link("P1", "P2", feedback=True)

    assert plan == edited(plan, lambda book: None)


def test_errors_and_formulas_without_a_value_are_faults_and_others_are_values():
    data = book(
        sheet(
            HEAD,
            '<row r="2"><c r="A2" t="inlineStr"><is><t>P1</t></is></c><c r="B2" t="e"><v>#REF!</v></c></row>',
            '<row r="3"><c r="A3" t="inlineStr"><is><t>P2</t></is></c><c r="B3"><f>A1&amp;"x"</f></c></row>',
            '<row r="4"><c r="A4"><v>3</v></c><c r="B4" t="str"><f>B3</f><v>saved</v></c></row>',
        )
    )

    assert [("cell_error", "B2"), ("formula_without_value", "B3")] == [one[:2] for one in faults(data)]


def test_a_formula_with_its_value_is_read_as_its_value():
    cells = '<row r="2"><c r="A2"><v>3</v></c><c r="B2" t="str"><f>1+1</f><v>saved</v></c></row>'

    assert "saved" == read(book(sheet(HEAD, cells))).problems["3"].statement


def test_a_formula_that_gives_nothing_is_a_blank_cell():
    cells = '<row r="2"><c r="A2"><v>3</v></c><c r="B2" t="str"><f>""</f><v></v></c></row>'

    assert read(book(sheet(HEAD, cells))).problems["3"].statement is None


@pytest.mark.parametrize(
    ("title", "values", "code"),
    [
        ("Results", {"Id": "R 1"}, "not_an_id"),
        ("Criteria", {"Id": "K1", "Weight_(%)": "much"}, "not_a_number"),
        ("Criteria", {"Id": "K1", "Must_be_met": "perhaps"}, "not_yes_or_no"),
        ("Problems", {"Id": "P7", "Votes": 2.5}, "not_whole"),
        ("Problems", {"Id": "P7", "Accepted_findings": "never mind"}, "not_a_waiver"),
        ("Causes and effects", {"Cause": "P1"}, "missing_cell"),
    ],
)
def test_what_a_cell_cannot_mean_is_a_fault(title, values, code):
    opened = load(plan_of())
    names = {cell.value for cell in opened[title][1]}
    at = opened[title].max_row + 1 if title == "Problems" else 3
    typed(opened[title], at, **{key: value for key, value in values.items() if key.replace("_", " ") in names})

    assert code in [found for found, _, _ in faults(opened)]


def test_a_date_in_place_of_an_id_is_asked_about():
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    data = book(sheet(HEAD, '<row r="2"><c r="A2" s="1"><v>46082</v></c></row>'), **{"xl/styles.xml": styles})

    assert [("date_for_id", "A2")] == [one[:2] for one in faults(data)]


def test_headings_that_stand_twice_are_a_fault_when_both_hold_something():
    data = book(sheet(row(1, "Id", "Statement", "Statement"), row(2, "P1", "Fish", "Fisk")))

    assert [("heading_twice", "C1")] == [one[:2] for one in faults(data)]


def test_a_sheet_of_ours_without_headings_says_what_was_expected():
    ((code, cell, message),) = faults(book(sheet(row(4, "what", "ever"), row(5, "x", "y"))))

    assert ("no_headings", "A4") == (code, cell)
    assert "Leads to" in message


def test_an_empty_sheet_of_ours_is_an_empty_table():
    assert 0 == len(read(book(sheet())).problems)


def test_a_workbook_without_sheets_of_ours_lists_what_it_holds():
    ((code, _, message),) = faults(book(sheet(row(3, None, "Some title"), row(6, None, "Kod", "Nom")), name="Feuil1"))

    assert "none_of_ours" == code
    assert "Feuil1 (Kod, Nom)" in message


def test_a_tree_is_recognised_by_its_headings():
    plan = read(
        book(sheet(row(2, "id", "text", "parent"), row(3, "P1", "Fish"), row(4, "P2", "Waste", "P1")), name="Blad1")
    )

    assert [("P2", "P1")] == [link.ends for link in plan.problems.links]
    assert ["guessed_sheet"] == [note.code for note in plan.origin.notes]


def test_the_same_link_twice_with_different_words_is_a_fault():
    plan = plan_of()
    opened = load(plan)
    links = opened["Causes and effects"]
    for place in range(1, 9):
        if links.cell(1, place).value in {"Cause", "Effect"}:
            links.cell(3, place).value = links.cell(2, place).value
    links.cell(3, column(links, "Note")).value = "another"

    assert [("row_twice", "A3")] == [one[:2] for one in faults(opened)]


def test_a_newer_format_is_not_half_read():
    opened = load(plan_of())
    opened["_lfa"]["F1"] = "99|"

    assert ["newer_workbook"] == [code for code, _, _ in faults(opened)]


def test_a_language_that_is_none_is_a_fault():
    opened = load(plan_of())
    sheet_ = opened["Plan"]
    at = next(number for number in range(1, 30) if sheet_.cell(number, 1).value == "Language")
    sheet_.cell(at, 2).value = "Klingon!"

    assert ["bad_language"] == [code for code, _, _ in faults(opened)]


def test_the_plan_sheet_has_faults_with_cells_too():
    opened = load(plan_of())
    sheet_ = opened["Plan"]
    rows = {sheet_.cell(number, 1).value: number for number in range(1, 40)}
    sheet_.cell(rows["Illustrative"], 2).value = "perhaps"
    sheet_.cell(rows["Donor or programme"], 2).value = "No Such Donor!"

    assert [("not_yes_or_no", f"B{rows['Illustrative']}"), ("impossible", f"B{rows['Donor or programme']}")] == [
        one[:2] for one in faults(opened)
    ]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"xl/workbook.xml": "<workbook"}, "part_not_xml"),
        ({"xl/worksheets/sheet1.xml": sheet('<row r="2"><c r="A2" t="s"><v>7</v></c></row>')}, "bad_shared_string"),
        ({"xl/worksheets/sheet1.xml": sheet('<row r="2"><c r="A2" t="s"><v>-1</v></c></row>')}, "bad_shared_string"),
        ({"xl/worksheets/sheet1.xml": sheet('<row r="2"><c r="2A"><v>7</v></c></row>')}, "bad_reference"),
        ({"xl/worksheets/sheet1.xml": sheet('<row r="two"><c><v>7</v></c></row>')}, "part_not_xml"),
        ({"xl/worksheets/sheet1.xml": sheet("<a>" * 200 + "</a>" * 200)}, "too_deep"),
    ],
)
def test_damaged_parts_are_named(more, code):
    assert [code] == [found for found, _, _ in faults(book(**more))]


def test_a_missing_part_is_named():
    from tests.io.excel.odd_books import packed

    given = parts()
    del given["xl/worksheets/sheet1.xml"]

    assert ["part_missing"] == [code for code, _, _ in faults(packed(given))]
