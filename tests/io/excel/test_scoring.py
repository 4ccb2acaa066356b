"""Scoring sheets: every question asked, every answer back with its cell, nothing twice."""

import io

import openpyxl
import pytest

import lfa
from lfa.errors import InvalidValue, ReadError, UnknownId
from lfa.io.excel.scoring import scoring_book, write_scoring_sheets
from lfa.io.interactions import read_interactions
from lfa.io.interactions.scores import answer
from lfa.model.plan import Plan
from lfa.terms import languages, term


def plan(language: str = "sv") -> Plan:
    made = Plan("Kollektivtrafik", language=language)
    made.goals.add("G1", "Budget i balans")
    made.goals.add("G2", "Tillgänglig kollektivtrafik")
    made.goals.add("M1", "Besparingar", kind="measure")
    return made


def filled(data: bytes, answers: dict[tuple[str, str], str], sheet: int = 0, name: str = "score.xlsx") -> io.BytesIO:
    """Return a scoring sheet as a group hands it in: answers by source and target."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book.worksheets[sheet]
    head = next(row for row in page.iter_rows() if row[0].value in {"Nr", "Nr.", "No."})
    for row in page.iter_rows(min_row=head[0].row + 1):
        said = answers.get((row[2].value, row[5].value))
        if said is not None:
            row[4].value = said
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    stream.name = name
    return stream


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return scoring_book(plan())


def test_every_cell_that_applies_is_asked_about_and_nothing_acts_on_a_measure(sheet):
    page = openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0]
    asked = [(row[2], row[5]) for row in page.iter_rows(values_only=True) if isinstance(row[0], int)]

    assert [("G1", "G2"), ("G2", "G1"), ("M1", "G1"), ("M1", "G2")] == asked


def test_the_question_for_a_measure_is_another(sheet):
    page = openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0]
    asked = {row[2]: row[1] for row in page.iter_rows(values_only=True) if isinstance(row[0], int)}

    assert {"G1": term("scoring", "progress", "sv"), "G2": term("scoring", "progress", "sv")}.items() <= asked.items()
    assert term("scoring", "carrying_out", "sv") == asked["M1"]


def test_what_is_not_applicable_is_marked_in_the_overview(sheet):
    page = openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[1]
    row = next(row for row in page.iter_rows(min_row=5, values_only=True) if row[0] == "G1")

    assert "\u2013" == row[4]


def test_the_answers_offered_are_the_verb_phrases_of_the_language():
    for language in languages():
        book = openpyxl.load_workbook(io.BytesIO(scoring_book(plan(language))))
        words = [cell.value for cell in book["_lists"]["A"]]
        assert [answer(score, language) for score in range(3, -4, -1)] == words


def test_it_is_set_up_for_paper_with_the_headings_on_every_page(sheet):
    page = openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0]
    head = next(row[0].row for row in page.iter_rows() if row[0].value == "Nr")

    assert ("landscape", 1, "8") == (
        page.page_setup.orientation,
        page.page_setup.fitToWidth,
        str(page.page_setup.paperSize),
    )
    assert f"${head}:${head}" == page.print_title_rows


def test_the_same_plan_gives_the_same_bytes(sheet):
    assert sheet == scoring_book(plan())


def test_answers_come_back_with_who_gave_them_and_where(sheet):
    found = read_interactions(filled(sheet, {("G1", "G2"): "motverkar (−2)", ("M1", "G2"): "begränsar"}))

    assert {("G1", "G2", "Grupp 1"): -2, ("M1", "G2", "Grupp 1"): -1} == {row.key: row.score for row in found}
    assert plan().goals["G1"].statement == found.labels["G1"]
    place = found.origin.place("G1 / G2 / Grupp 1", "score")
    assert ("Grupp 1", "E") == (place.sheet, place.cell[0])


def test_an_answer_that_is_no_step_names_its_cell_in_the_language_of_the_sheet(sheet):
    with pytest.raises(ReadError) as caught:
        read_interactions(filled(sheet, {("G1", "G2"): "ganska dåligt", ("G2", "G1"): "4"}))

    first, second = caught.value.faults
    assert ("unknown_score", "score_out_of_range") == (first.code, second.code)
    assert "Menade du 'begränsar (−1)'?" in first.message
    assert first.place.cell[0] == "E"


def test_a_reason_without_a_score_is_kept_and_said(sheet):
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    page = book.worksheets[0]
    first = next(row for row in page.iter_rows() if row[0].value == 1)
    first[7].value, first[8].value, first[9].value = "Vi vet för lite", "låg", "Två tycker annat"
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)

    found = read_interactions(stream)

    (row,) = found
    assert (None, "Vi vet för lite", "low", "Två tycker annat") == (row.score, row.reason, row.confidence, row.dissent)
    assert ["reason_without_score"] == [one.code for one in found.origin.notes]


def test_date_and_place_above_hold_for_every_row(sheet):
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    page = book.worksheets[0]
    row = next(row for row in page.iter_rows() if row[1].value == "Grupp")
    row[2].value, row[5].value, row[8].value = "Ledningsgruppen", "2026-03-02", "Örebro"
    next(row for row in page.iter_rows() if row[0].value == 1)[4].value = "förstärker"
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)

    (one,) = read_interactions(stream)

    assert ("Ledningsgruppen", "2026-03-02", "Örebro") == (one.scorer, one.date, one.place)


def test_three_groups_fill_in_three_sheets_and_disagree():
    data = scoring_book(plan(), 3)
    answers = [
        filled(data, {("G1", "G2"): word}, place, f"{place}.xlsx")
        for place, word in enumerate(("motverkar", "förstärker", "begränsar"))
    ]

    found = read_interactions(answers)

    assert {"Grupp 1": -2, "Grupp 2": 2, "Grupp 3": -1} == {row.scorer: row.score for row in found}


def test_a_group_finds_its_earlier_answers_filled_in():
    made = plan()
    made.interactions.add("G1", "G2", scorer="Grupp 2", score=-1, reason="Pengarna räcker inte", confidence="high")

    found = read_interactions(io.BytesIO(scoring_book(made, 2)))

    assert list(made.interactions) == list(found)


def test_a_file_for_each_group(tmp_path):
    files = write_scoring_sheets(plan(), tmp_path / "score.xlsx", groups=["Norr", "Söder"], overlap=1, apart=True)

    assert [str(tmp_path / "score-1.xlsx"), str(tmp_path / "score-2.xlsx")] == list(files)
    assert ["Norr", "Söder"] == [openpyxl.load_workbook(file).worksheets[0].title for file in files]


def test_a_sheet_says_that_its_goals_are_invented(sheet):
    made = plan()
    made.illustrative = True
    banner = term("workbook", "illustrative.plan", "sv")
    pages = openpyxl.load_workbook(io.BytesIO(scoring_book(made))).worksheets[:2]

    assert all(banner in {page.cell(row, 1).value for row in (1, 2, 3)} for page in pages)


def test_a_sheet_of_which_some_goals_are_invented_does_not_say_that_all_are():
    made = plan()
    made.goals.update("G1", illustrative=True)
    pages = openpyxl.load_workbook(io.BytesIO(scoring_book(made))).worksheets[:2]

    said = {page.cell(row, 1).value for page in pages for row in (1, 2, 3)}
    assert term("workbook", "illustrative.rows", "sv") in said
    assert term("workbook", "illustrative.plan", "sv") not in said


def test_another_language_may_be_asked_for():
    made = plan()
    made.goals.update("G1", statement={"sv": "Budget i balans", "en": "Budget in balance"})
    stream = io.BytesIO()
    write_scoring_sheets(made, stream, language="en")
    page = openpyxl.load_workbook(stream).worksheets[0]

    assert "How do the goals act on each other?" == page.cell(1, 1).value
    assert "Budget in balance" in {row[3] for row in page.iter_rows(values_only=True)}


def test_nothing_to_score_is_said():
    with pytest.raises(InvalidValue, match="nothing to score"):
        write_scoring_sheets(Plan(), io.BytesIO())


def test_an_unknown_goal_is_named():
    with pytest.raises(UnknownId):
        write_scoring_sheets(plan(), io.BytesIO(), ids=["G9"])


def test_a_stream_holds_one_file_only():
    with pytest.raises(InvalidValue, match="needs a path"):
        write_scoring_sheets(plan(), io.BytesIO(), groups=2, apart=True)


def test_a_whole_sample_goes_out_and_back():
    sample = lfa.samples.river()
    assert 0 == len(read_interactions(io.BytesIO(scoring_book(sample, 2))))


def test_on_small_paper_the_columns_are_narrower():
    wide, small = io.BytesIO(), io.BytesIO()
    write_scoring_sheets(plan(), wide)
    write_scoring_sheets(plan(), small, page="A4")
    sums = [
        sum(one.width for one in openpyxl.load_workbook(stream).worksheets[0].column_dimensions.values())
        for stream in (wide, small)
    ]

    assert sums[1] < 0.8 * sums[0]
