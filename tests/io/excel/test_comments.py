"""A plan goes out for comments and comes back with them, each with who said it and about what."""

import io

import pytest
from openpyxl import load_workbook

import lfa
from lfa.errors import ReadError
from lfa.io.excel.comments import read_comments, write_comment_sheet


@pytest.fixture
def plan():
    plan = lfa.Plan("Ren å", language="sv")
    plan.problems.add("P1", "Fångsterna minskar")
    plan.objectives.add("O1", "=Fångsterna ökar")
    plan.risks.add("RI1")
    return plan


def sheet(plan, comments, **said):
    """A comment sheet that somebody has written in: comment and wording by id."""
    stream = io.BytesIO()
    write_comment_sheet(plan, stream, **said)
    book = load_workbook(stream)
    page = book.active
    for row in page.iter_rows():
        if row[0].value in comments:
            row[3].value, row[4].value = comments.pop(row[0].value)
    for row in page.iter_rows(min_row=page.max_row - len(comments) + 1):
        row[0].value, (row[3].value, row[4].value) = comments.popitem()
    answered = io.BytesIO()
    book.save(answered)
    answered.seek(0)
    return answered


def test_every_statement_is_put_before_people_and_none_that_says_nothing(plan):
    stream = io.BytesIO()
    write_comment_sheet(plan, stream)
    rows = [[cell.value for cell in row[:3]] for row in load_workbook(stream).active.iter_rows()]

    assert [["P1", "Problem", "Fångsterna minskar"], ["O1", "Mål", "=Fångsterna ökar"]] == [
        row for row in rows if row[0] in {"P1", "O1", "RI1"}
    ]


def test_an_invented_row_says_so_and_so_does_every_page(plan):
    plan.problems.update("P1", illustrative=True)
    stream = io.BytesIO()
    write_comment_sheet(plan, stream)
    page = load_workbook(stream).active
    steps = {row[0].value: row[1].value for row in page.iter_rows()}

    assert ("Problem (illustrativ)", "Mål") == (steps["P1"], steps["O1"])
    assert page["A1"].value.startswith("Illustrativ: de rader")
    assert "Illustrativ" == page.oddHeader.center.text


def test_comments_come_in_with_who_and_about_what(plan):
    taken = read_comments(plan, sheet(plan, {"P1": ("Siffran är från 2019", None)}, organisation="Kumla kommun"))

    [comment] = plan.needs.comments
    assert ("P1", "Kumla kommun", "Siffran är från 2019") == (comment.about, comment.organisation, comment.statement)
    assert ((comment,), 0, ()) == (taken.added, taken.known, taken.unknown)
    assert "Synpunkter" == plan.origin.place(comment.id).sheet


def test_a_better_wording_is_told_as_one(plan):
    read_comments(plan, sheet(plan, {"O1": (None, "Fångsterna är större")}))

    assert "Förslag till lydelse: Fångsterna är större" == plan.needs.comments["CO1"].statement


def test_a_sheet_read_again_adds_nothing(plan):
    answers = sheet(plan, {"P1": ("Ja", None)}, organisation="Kumla")
    read_comments(plan, answers)
    answers.seek(0)

    assert ((), 1) == (read_comments(plan, answers).added, read_comments(plan).known + 1)


def test_a_comment_on_an_unknown_id_is_kept_and_told(plan):
    taken = read_comments(plan, sheet(plan, {"P9": ("Stryk", None)}, organisation="Kumla"))

    assert (["P9"], "P9: Stryk", None) == (
        [about for _, about in taken.unknown],
        plan.needs.comments["CO1"].statement,
        plan.needs.comments["CO1"].about,
    )


def test_a_comment_on_the_whole_is_about_nothing_in_particular(plan):
    read_comments(plan, sheet(plan, {"": ("Bra", None)}))

    assert (None, "Bra") == (plan.needs.comments["CO1"].about, plan.needs.comments["CO1"].statement)


def test_a_sheet_in_another_language_is_read(plan):
    answers = sheet(plan, {"P1": ("Tallet er gammelt", None)}, language="da", organisation="Skive")

    assert 1 == len(read_comments(plan, answers).added)


def test_a_workbook_without_comments_is_refused_with_what_it_holds(plan):
    stream = io.BytesIO()
    lfa.write(lfa.Plan("x"), stream, format="xlsx")
    stream.seek(0)

    with pytest.raises(ReadError, match="synpunkter"):
        read_comments(plan, stream)
