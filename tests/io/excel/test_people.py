"""What people do to a workbook, and what comes back."""

import datetime

import pytest

import lfa
from lfa.io.excel.grid import letters
from tests.io.excel.editing import column, edited, load, read, typed


@pytest.fixture
def plan():
    plan = lfa.Plan("Clean river")
    plan.problems.add("P1", "Fish catches are falling")
    plan.problems.add("P2", {"en": "Waste water is untreated", "sv": "Avloppet renas inte"}, votes=3)
    plan.problems.add("P3", "Plants are worn", extra={"Kommun": "Kumla"})
    plan.problems.link("P2", "P1", strength="necessary")
    plan.problems.link("P3", "P2")
    plan.problems.focal = "P1"
    return plan


def test_rows_may_be_inserted_and_left_blank(plan):
    def change(book):
        book["Problems"].insert_rows(3, 2)

    assert plan == edited(plan, change)


def test_rows_may_be_sorted(plan):
    def change(book):
        sheet = book["Problems"]
        rows = [[cell.value for cell in sheet[row]] for row in (2, 3, 4)]
        for number, values in zip((4, 2, 3), rows, strict=True):
            for place, value in enumerate(values, 1):
                sheet.cell(number, place).value = value

    back = edited(plan, change)

    assert ("P2", "P3", "P1") == back.problems.ids
    assert {one.id: one for one in plan.problems} == {one.id: one for one in back.problems}
    assert plan.problems.links == back.problems.links


def test_columns_may_be_moved(plan):
    def change(book):
        sheet = book["Problems"]
        width = sheet.max_column
        for row in sheet.iter_rows():
            values = [cell.value for cell in row][::-1]
            for place, value in enumerate(values):
                row[place].value = value
        assert "Id" == sheet.cell(1, width).value

    assert plan == edited(plan, change)


def test_columns_may_be_deleted(plan):
    def change(book):
        sheet = book["Problems"]
        sheet.delete_cols(column(sheet, "Evidence"))
        sheet.delete_cols(column(sheet, "Leads to"))

    assert plan == edited(plan, change)


def test_title_rows_may_stand_above_the_headings(plan):
    def change(book):
        book["Problems"].insert_rows(1, 3)
        book["Problems"]["B1"] = "Workshop in May"

    back = edited(plan, change)

    assert plan == back
    assert ["Workshop in May"] == [one.value for one in back.origin.leftovers]
    assert ["plan.xlsx, Problems!B1"] == [str(one.place) for one in back.origin.leftovers]


def test_a_row_without_an_id_is_a_new_element(plan):
    back = edited(plan, lambda book: typed(book["Problems"], 5, Problem="Pipes leak", Leads_to="P2"))

    assert "Pipes leak" == back.problems["P4"].statement
    assert ["P2"] == [one.id for one in back.problems.effects("P4")]
    assert ["made_id"] == [note.code for note in back.origin.notes]


def test_the_number_of_a_removed_row_is_not_given_again(plan):
    def change(book):
        book["Problems"].delete_rows(4)
        typed(book["Problems"], 4, Problem="Pipes leak")

    assert ("P1", "P2", "P4") == edited(plan, change).problems.ids


@pytest.mark.parametrize("cell", ["P1, P2", "P1; P2", "P1\nP2", " P1 ;  P2; ", "P1 P2", "P1,P2;"])
def test_several_ids_may_be_written_as_people_write_them(plan, cell):
    plan.problems.add("P4", "Pipes leak")

    back = edited(plan, lambda book: typed(book["Problems"], 5, Leads_to=cell))

    assert ["P1", "P2"] == [one.id for one in back.problems.effects("P4")]


def test_line_breaks_of_pasted_text_are_kept(plan):
    back = edited(plan, lambda book: typed(book["Problems"], 2, Problem="Fish catches\r\nare falling"))

    assert "Fish catches\nare falling" == back.problems["P1"].statement


def test_own_columns_keep_text_numbers_dates_and_answers(plan):
    values = {"Kommun": "Örebro", "Antal": 12, "Andel": 0.5, "Dag": datetime.date(2026, 3, 1), "Klar": True}

    def change(book):
        sheet = book["Problems"]
        for place, (name, value) in enumerate(values.items(), sheet.max_column + 1):
            sheet.cell(1, place).value = name
            sheet.cell(2, place).value = value

    back = edited(lfa.Plan("x"), lambda book: (typed(book["Problems"], 2, Problem="Fish"), change(book)))

    assert values == dict(back.problems["P1"].extra)


def test_an_own_column_with_a_name_of_ours_is_marked_and_comes_back(plan):
    plan.problems.update("P1", extra={"Id": "x", "Statement (sv)": "y", "Note (own)": "z", "votes": 5.0})
    headings = [cell.value for cell in load(plan)["Problems"][1]]

    assert {"Id (own)", "Statement (sv) (own)", "Note (own) (own)", "votes (own)"} <= set(headings)
    assert plan == edited(plan, lambda book: None)


def test_another_word_for_a_column_that_is_there_is_an_own_column(plan):
    def change(book):
        sheet = book["Problems"]
        sheet.cell(1, sheet.max_column + 1).value = "Comments"
        sheet.cell(2, sheet.max_column).value = "mine"
        typed(sheet, 2, Note="ours")

    back = edited(plan, change)

    assert "ours" == back.problems["P1"].note
    assert {"Comments": "mine"} == dict(back.problems["P1"].extra)


def test_a_column_without_a_heading_is_listed_by_cell(plan):
    def change(book):
        sheet = book["Problems"]
        sheet.cell(3, sheet.max_column + 2).value = "stray"

    back = edited(plan, change)

    assert plan == back
    assert ["stray"] == [one.value for one in back.origin.leftovers]


def test_an_unknown_sheet_is_listed_by_cell(plan):
    def change(book):
        book.create_sheet("Budget 2027")["C7"] = "a sum"

    assert ["plan.xlsx, Budget 2027!C7"] == [str(one.place) for one in edited(plan, change).origin.leftovers]


def test_a_note_on_the_first_sheet_is_listed(plan):
    def change(book):
        book["Start here"]["F3"] = "Ask Anna"

    assert ["Ask Anna"] == [one.value for one in edited(plan, change).origin.leftovers]


def test_a_renamed_sheet_is_found(plan):
    def change(book):
        book["Problems"].title = "Vad som är fel"
        for name in book.defined_names.values():  # as Excel does
            name.attr_text = name.attr_text.replace("'Problems'!", "'Vad som är fel'!")

    assert plan == edited(plan, change)


def test_sheets_and_their_memory_may_be_deleted(plan):
    def change(book):
        for name in ("_lfa", "_lists", "Start here", "Causes and effects", "Risks"):
            del book[name]

    back = edited(plan, change)

    assert ["P1", "P2", "P3"] == list(back.problems.ids)
    assert {("P2", "P1"), ("P3", "P2")} == {link.ends for link in back.problems.links}
    assert "necessary" != back.problems.get_link("P2", "P1").strength


@pytest.mark.parametrize("word", ["sann", "evidence", "Belägg", "EVIDENCE", " belæg "])
def test_choices_are_understood_in_any_language(plan, word):
    heading = "Based on"
    book = load(plan)
    name = next(cell.value for cell in book["Problems"][1] if cell.value in {"Basis", heading, "Rests on"})
    if word == "sann":
        word = "assumption"
    typed(book["Problems"], 2, **{name.replace(" ", "_"): word})

    assert read(book).problems["P1"].basis in {"evidence", "assumption"}


def test_a_new_wording_makes_translations_stale(plan):
    back = edited(plan, lambda book: typed(book["Problems"], 3, Problem="Waste water runs into the river"))

    assert {"sv": "Avloppet renas inte"} == back.problems["P2"].statement.others
    assert {"sv"} == back.problems["P2"].statement.stale


def test_a_new_translation_is_not_stale(plan):
    def change(book):
        typed(book["Problems"], 3, Problem="Waste water runs into the river", **{"Problem_(sv)": "Avlopp i ån"})

    assert set() == edited(plan, change).problems["P2"].statement.stale


def test_setting_the_language_brings_the_translations_to_the_front(plan):
    def change(book):
        sheet = book["Plan"]
        row = next(row for row in range(1, 30) if sheet.cell(row, 1).value == "Language")
        sheet.cell(row, 2).value = "Svenska"

    back = edited(plan, change)

    assert "sv" == back.language
    assert "Avloppet renas inte" == back.problems["P2"].statement
    assert {"en": "Waste water is untreated"} == back.problems["P2"].statement.others


def test_a_source_named_in_the_workbook_is_remembered_with_its_wording(plan):
    plan.objectives.add("O1", "Fish catches are stable")
    book = load(plan)
    sheet = book["Objectives"]
    heading = next(
        cell.value for cell in sheet[1] if str(cell.value).startswith("From problem") and ":" not in cell.value
    )
    sheet.cell(2, column(sheet, heading)).value = "P1"

    assert "Fish catches are falling" == read(book).objectives["O1"].derived_from[0].wording


def test_numbers_typed_as_ids_are_ids(plan):
    def change(book):
        typed(book["Problems"], 5, Id=7, Problem="Seventh", Leads_to="P1")
        typed(book["Problems"], 6, Id=1.1, Problem="Perhaps 1.10", Leads_to=7)

    back = edited(plan, change)

    assert ["7", "1.1"] == list(back.problems.ids[3:])
    assert ["number_for_id"] == [note.code for note in back.origin.notes]


def test_a_percentage_is_what_people_see():
    plan = lfa.Plan("x")
    plan.logframe.indicators.add("I1", "Share", weight=10)

    def change(book):
        sheet = book["Indicators"]
        for heading, value in (("Baseline", 0.4), ("Weight (%)", 0.25)):
            cell = sheet.cell(2, column(sheet, heading))
            cell.value, cell.number_format = value, "0%"

    back = edited(plan, change).logframe.indicators["I1"]

    assert ("40 %", 40, 25) == (back.baseline, back.baseline.number, back.weight)


def test_dates_and_years_stay_what_they_are():
    plan = lfa.Plan("x", start="2026-03-01", end="2027")
    plan.activities.add("A1", "Lay pipes", start="2026", end="autumn 2027")

    assert plan == edited(plan, lambda book: None)


def test_merged_cells_are_tolerated(plan):
    back = edited(plan, lambda book: book["Problems"].merge_cells("B2:C2"))

    assert "Fish catches are falling" == back.problems["P1"].statement


def test_places_say_where_each_thing_stood(plan):
    book = load(plan)
    heading = letters(column(book["Problems"], "Problem"))
    back = read(book)

    assert "plan.xlsx, Problems!A3" == str(back.origin.place("P2"))
    assert f"plan.xlsx, Problems!{heading}3" == str(back.origin.place("P2", "statement"))
    assert back.origin.place("P2 / P1", "strength").sheet == "Causes and effects"


def test_what_was_wrong_already_when_it_was_written_comes_back():
    plan = lfa.Plan("x")
    plan.logframe.add("R1", "Treated", parents=["R9"])
    plan.logframe.add("R2", "Led", parents=["R3"])
    plan.logframe.add("R3", "Cleaned", parents=["R2"])

    back = edited(plan, lambda book: None)

    assert plan == back
    assert ["unknown_id", "circle"] == [note.code for note in back.origin.notes]


def test_a_long_text_goes_on_where_nobody_sees_it():
    plan = lfa.Plan("x", summary="å" * 40_000)
    plan.problems.add("P1", "_x0041_" * 10_000, note="🐟" * 20_000, extra={"own": "y" * 100_000})
    book = load(plan)

    assert plan == edited(plan, lambda book: None)
    assert all(len(str(cell.value or "")) <= 32_767 for sheet in book for row in sheet for cell in row)


def test_the_end_of_a_long_text_is_dropped_when_its_mark_is():
    plan = lfa.Plan("x")
    plan.problems.add("P1", "y" * 40_000)

    assert "short" == edited(plan, lambda book: typed(book["Problems"], 2, Problem="short")).problems["P1"].statement
