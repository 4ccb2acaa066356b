"""What the workbook looks like: sheets, headings, drop-downs, paper."""

import io
import zipfile

import openpyxl
import pytest

import lfa
from lfa.io.excel.profiles import SHOWS
from lfa.io.excel.words import beside, headings, sheet_title
from lfa.io.excel.writer import workbook, write_workbook
from lfa.model.tables import rows
from lfa.schema import TABLES, table
from lfa.terms import languages, section
from tests.io.excel.editing import column, load

LANGUAGES = languages()


def river(language="en", **fields):
    plan = lfa.Plan("Clean river", language=language, **fields)
    plan.problems.add("P1", "Fish catches are falling")
    plan.problems.add("P2", "=SUM(A1)", note="@home", votes=3)
    plan.problems.link("P2", "P1")
    plan.logframe.add("R1", "Treated", level="output")
    plan.logframe.indicators.add("I1", "Share", result="R1", baseline="40", target="1.10")
    return plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_a_sheet_in_the_language_of_the_plan(language):
    book = load(lfa.Plan("x", language=language))

    assert [
        sheet_title(one, language) for one in ("start", "plan", *(table.name for table in TABLES))
    ] == book.sheetnames[:-2]
    assert ["_lists", "_lfa"] == book.sheetnames[-2:]


@pytest.mark.parametrize("shows", SHOWS)
def test_a_room_sees_at_most_seven_sheets_unless_it_asks_for_all(shows):
    book = load(river(), shows=shows)
    seen = [sheet.title for sheet in book if sheet.sheet_state == "visible"]

    assert "Start here" == seen[0]
    assert shows == "all" or len(seen) <= 7
    assert {"_lists": "hidden", "_lfa": "veryHidden"} == {name: book[name].sheet_state for name in ("_lists", "_lfa")}


@pytest.mark.parametrize("shows", SHOWS)
def test_hidden_sheets_are_read_all_the_same(shows):
    from tests.io.excel.editing import read

    assert river() == read(workbook(river(), shows=shows))


def test_an_unknown_choice_of_sheets_is_refused():
    with pytest.raises(lfa.InvalidValue, match="shows must be one of all, cards, tree"):
        workbook(river(), shows="everything")


def test_texts_are_texts_whatever_they_begin_with():
    sheet = load(river())["Problems"]
    cell = sheet.cell(3, column(sheet, "Problem"))

    assert ("s", "=SUM(A1)", True) == (cell.data_type, cell.value, cell.quotePrefix)


def test_plain_figures_are_numbers_and_others_are_texts():
    sheet = load(river())["Indicators"]

    assert (40, "1.10") == tuple(sheet.cell(2, column(sheet, name)).value for name in ("Baseline", "Target"))


def test_beside_each_id_stands_its_statement_as_formula_and_as_value():
    plan = river()
    values = openpyxl.load_workbook(io.BytesIO(workbook(plan)), data_only=True)["Problems"]
    formulas = load(plan)["Problems"]
    place = column(formulas, "Leads to: text")

    assert "Fish catches are falling" == values.cell(3, place).value
    assert formulas.cell(3, place).value.startswith('=IF(C3="","",IFERROR(INDEX(lfa_text_problems,')
    assert formulas.cell(10, place).value.startswith('=IF(C10="","",')


def test_in_a_long_sheet_statements_are_written_without_formulas():
    plan = lfa.Plan("x")
    plan.problems.extend(
        [(f"P{n}", f"Problem {n}") for n in range(2_001)], [(f"P{n + 1}", f"P{n}") for n in range(2_000)]
    )
    sheet = load(plan)["Problems"]

    assert "Problem 1" == sheet.cell(4, column(sheet, "Leads to: text")).value


def rules(sheet, heading, row=2):
    at = f"{sheet.cell(row, column(sheet, heading, row - 1)).coordinate}"
    return [rule for rule in sheet.data_validations.dataValidation if at in rule.sqref]


def test_closed_lists_have_drop_downs_in_the_language_of_the_plan():
    book = load(river("sv"))
    sheet = book["Målhierarki"]
    (rule,) = rules(sheet, "Nivå")
    words = book.defined_names[rule.formula1].attr_text

    assert "lfa_words_level" == rule.formula1
    cells = book["_lists"][words.split("!")[1].replace("$", "")]
    assert ["övergripande mål", "projektmål", "resultat", "aktivitet"] == [cell.value for (cell,) in cells]


def test_drop_downs_reach_below_the_rows_that_are_filled():
    sheet = load(river())["Results"]
    (rule,) = rules(sheet, "Level")

    assert "B400" in rule.sqref


def test_ids_have_drop_downs_that_warn_and_lists_of_ids_help_without_refusing():
    book = load(river())
    (one,) = rules(book["Indicators"], "Result")
    (several,) = rules(book["Problems"], "Leads to")

    assert ("list", "lfa_list_results", "warning") == (one.type, one.formula1, one.errorStyle)
    assert ("list", "lfa_list_problems") == (several.type, several.formula1)
    assert not several.showErrorMessage


def test_numbers_with_limits_are_kept_within_them():
    (rule,) = rules(load(river())["Criteria"], "Weight (%)")

    assert ("decimal", "0", "100") == (rule.type, rule.formula1, rule.formula2)


def test_a_sheet_prints_on_one_page_across_with_its_headings_on_each():
    sheet = load(river())["Problems"]

    assert ("landscape", 1, 0, True) == (
        sheet.page_setup.orientation,
        sheet.page_setup.fitToWidth,
        sheet.page_setup.fitToHeight,
        sheet.sheet_properties.pageSetUpPr.fitToPage,
    )
    assert "$1:$1" == sheet.print_title_rows
    assert "C2" == sheet.freeze_panes
    assert ("Clean river", "Problems") == (sheet.oddHeader.left.text, sheet.oddHeader.right.text)


def test_columns_seldom_needed_are_folded_away_while_they_are_empty():
    sheet = load(river())["Problems"]
    hidden = {
        sheet.cell(1, n).value
        for n in range(1, sheet.max_column + 1)
        if sheet.column_dimensions[openpyxl.utils.get_column_letter(n)].hidden
    }

    assert "Tags" in hidden or "Key words" in hidden
    assert "Votes" not in hidden
    assert not hidden & {headings(table("problems"), "en")[one.name] for one in table("problems").columns if one.core}


@pytest.mark.parametrize(("language", "word"), [("en", "Illustrative"), ("sv", "Illustrativ"), ("da", "Illustrativ")])
def test_what_is_invented_says_so_on_every_sheet_and_page(language, word):
    book = load(river(language, illustrative=True))

    for sheet in book.worksheets[:-2]:
        assert word == sheet.oddHeader.center.text
        rows = 2 if sheet.title == sheet_title("start", language) else 1
        assert str(sheet.cell(rows, 1).value).startswith(word)


def test_one_invented_row_is_said_above_its_sheet_only():
    plan = river()
    plan.problems.update("P1", illustrative=True)
    book = load(plan)

    assert str(book["Problems"]["A1"].value).startswith("Illustrative: the rows")
    assert "Id" == book["Results"]["A1"].value


def test_the_file_names_nobody_and_no_day():
    with zipfile.ZipFile(io.BytesIO(workbook(river()))) as archive:
        about = archive.read("docProps/core.xml").decode()
        dates = {entry.date_time for entry in archive.infolist()}

    assert "openpyxl" not in about
    assert "creator" not in about
    assert about.count("2000-01-01T00:00:00Z") == 2
    assert {(1980, 1, 1, 0, 0, 0)} == dates


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_headings_of_a_sheet_are_alike(language):
    for one in TABLES:
        words = list(headings(one, language).values())
        words += [beside(word, language) for word in words]
        assert len({word.casefold() for word in words}) == len(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_fit_on_a_tab_and_none_needs_help(language):
    for one in TABLES:
        assert sheet_title(one.name, language) == one.title(language)
        assert len(one.title(language)) <= 31


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sheet_explains_every_sheet(language):
    words = section("workbook", language)

    assert {f"purpose.{one}" for one in ("plan", *(table.name for table in TABLES))} <= set(words)


def test_the_first_sheet_links_to_the_sheets_that_are_seen_and_lists_the_others():
    sheet = load(lfa.Plan("x"), shows="tree")["Start here"]
    links = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    said = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)

    assert ["'Plan'!A1", "'Stakeholders'!A1", "'Problems'!A1", "'Objectives'!A1", "'Strategies'!A1"] == links
    assert "Hidden, and read all the same: Actors, Workshops" in said


def test_writing_loses_nothing_and_says_so(tmp_path):
    loss = write_workbook(river(), tmp_path / "plan.xlsx")

    assert not loss
    assert river() == lfa.read(tmp_path / "plan.xlsx")


def test_no_formula_is_longer_than_excel_takes():
    plan = river()
    for one in TABLES:
        if one.has_ids:
            part = rows(plan, one.name)
            part.add(f"X-{one.name}", "Somewhere")
    everywhere = [f"X-{one.name}" for one in TABLES if one.has_ids]
    plan.problems.update("P1", derived_from=everywhere)
    book = load(plan)

    cells = [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert 0 < max(len(cell.value) for cell in cells) <= 8_000
