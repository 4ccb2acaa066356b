"""A workbook comes back with notes, colours and a sheet of findings, and with nothing else changed."""

import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

import lfa
from lfa.checks import Finding, Findings, Severity
from lfa.errors import MissingFile, Place, ReadError, WriteError
from lfa.io.excel.annotate import annotate
from lfa.io.excel.annotate.paint import DARK, PALE


def found(cell, code="TST-ONE", severity=Severity.WARNING, sheet="Plan A", **fields):
    place = Place("their.xlsx", sheet, cell)
    return Finding(code, severity, "P1", f"Something about {cell} & <that>.", "Do something.", place, **fields)


@pytest.fixture
def book():
    """A workbook as somebody has it: two sheets, a merge, letters in white on a dark ground, notes, a picture of dates."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan A"
    sheet["A1"] = "Heading"
    sheet["A1"].font = Font(color="FFFFFFFF", bold=True)
    sheet["A1"].fill = PatternFill("solid", fgColor="FF000000")
    sheet["B2"], sheet["C3"] = "Wells are dry", 12.5
    sheet["C3"].number_format = "0.0 %"
    sheet["D4"] = "=C3*2"
    sheet.merge_cells("B6:C7")
    sheet["B6"] = "Merged"
    sheet["B2"].comment = Comment("Ask Organisation A", "Organisation B")
    sheet.column_dimensions["C"].width = 40
    book.create_sheet("Other's")["A1"] = "Quiet"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def marked(book, *findings, **fields):
    out = io.BytesIO()
    annotate(Findings(findings, **fields), io.BytesIO(book), out)
    return out.getvalue()


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {one.filename: package.read(one) for one in package.infolist()}


def colour(cell):
    return cell.fill.fgColor.rgb[2:] if cell.fill.patternType else None


def test_the_cell_gets_a_note_and_a_colour(book):
    sheet = opened(marked(book, found("C3")))["Plan A"]

    assert "Warning TST-ONE\nSomething about C3 & <that>. Do something." == sheet["C3"].comment.text
    assert ("lfa", PALE[Severity.WARNING]) == (sheet["C3"].comment.author, colour(sheet["C3"]))


def test_nothing_of_the_cell_changes_but_its_fill(book):
    before, after = opened(book)["Plan A"]["C3"], opened(marked(book, found("C3")))["Plan A"]["C3"]

    for name in ("value", "number_format", "font", "border", "alignment", "protection"):
        assert repr(getattr(before, name)) == repr(getattr(after, name))


def test_a_formula_stays_a_formula(book):
    assert "=C3*2" == opened(marked(book, found("D4")))["Plan A"]["D4"].value


def test_an_empty_cell_can_be_marked_too(book):
    sheet = opened(marked(book, found("F9")))["Plan A"]

    assert (None, PALE[Severity.WARNING]) == (sheet["F9"].value, colour(sheet["F9"]))


def test_white_letters_stay_readable(book):
    sheet = opened(marked(book, found("A1", severity=Severity.ERROR)))["Plan A"]

    assert DARK[Severity.ERROR] == colour(sheet["A1"])


@pytest.mark.parametrize(
    ("font", "light"),
    [
        (Font(color="FFEEEEEE"), True),
        (Font(color="FF555555"), False),
        (Font(color=openpyxl.styles.colors.Color(theme=0)), True),
        (Font(color=openpyxl.styles.colors.Color(theme=1)), False),
        (Font(color=openpyxl.styles.colors.Color(theme=0, tint=-0.6)), False),
        (Font(color=openpyxl.styles.colors.Color(indexed=9)), True),
        (Font(color=openpyxl.styles.colors.Color(indexed=8)), False),
    ],
)
def test_whether_letters_are_light_is_told_by_any_kind_of_colour(font, light):
    made = openpyxl.Workbook()
    made.active.title = "Plan A"
    made.active["A1"], made.active["A1"].font = "x", font
    stream = io.BytesIO()
    made.save(stream)
    sheet = opened(marked(stream.getvalue(), found("A1")))["Plan A"]

    assert (DARK if light else PALE)[Severity.WARNING] == colour(sheet["A1"])


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("FFFFE699", "FFC266"), ("FFFFE08A", "FFC266"), ("FF00FF00", "FFE699")],
)
def test_a_colour_that_somebody_uses_for_something_else_is_not_taken(theirs, ours):
    made = openpyxl.Workbook()
    made.active.title = "Plan A"
    made.active["A1"].fill = PatternFill("solid", fgColor=theirs)
    stream = io.BytesIO()
    made.save(stream)
    after = opened(marked(stream.getvalue(), found("B2")))

    assert (ours, ours) == (colour(after["Plan A"]["B2"]), colour(after["Findings"]["A4"]))


def test_the_usual_colour_is_taken_where_all_are_used():
    made = openpyxl.Workbook()
    made.active.title = "Plan A"
    for column, taken in enumerate(("FFFFE699", "FFFFC266", "FFE3D63C"), 1):
        made.active.cell(1, column).fill = PatternFill("solid", fgColor=taken)
    stream = io.BytesIO()
    made.save(stream)

    assert PALE[Severity.WARNING] == colour(opened(marked(stream.getvalue(), found("B2")))["Plan A"]["B2"])


def test_the_gravest_finding_colours_the_cell_and_comes_first_in_its_note(book):
    sheet = opened(marked(book, found("C3", "TST-B", Severity.INFO), found("C3", "TST-A", Severity.ERROR)))["Plan A"]

    assert PALE[Severity.ERROR] == colour(sheet["C3"])
    assert ["Error TST-A", "Hint TST-B"] == re.findall(r"^\w+ TST-\w", sheet["C3"].comment.text, re.MULTILINE)


def test_a_merged_cell_is_marked_at_its_corner(book):
    sheet = opened(marked(book, found("C7")))["Plan A"]

    assert "Something about C7" in sheet["B6"].comment.text


def test_a_note_that_was_there_is_kept_and_ours_added(book):
    note = opened(marked(book, found("B2")))["Plan A"]["B2"].comment

    assert note.text.startswith("Ask Organisation A\n\nWarning TST-ONE\nSomething about B2")
    assert "Organisation B" == note.author


def test_a_note_elsewhere_is_kept_as_it_was(book):
    before, after = opened(book)["Plan A"]["B2"].comment, opened(marked(book, found("C3")))["Plan A"]["B2"].comment

    assert (before.text, before.author) == (after.text, after.author)


def test_a_conversation_is_left_alone(book):
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(data, "w") as new:
        for one in old.infolist():
            content = old.read(one)
            if "comments" in one.filename.lower() and one.filename.endswith(".xml"):
                content = content.replace(b">Organisation B<", b">tc={1B2}<")
            new.writestr(one, content)
    sheet = opened(marked(data.getvalue(), found("B2")))["Plan A"]

    assert "Ask Organisation A" == sheet["B2"].comment.text
    assert PALE[Severity.WARNING] == colour(sheet["B2"])


def test_every_part_that_is_not_concerned_stays_byte_for_byte(book):
    before, after = parts(book), parts(marked(book, found("A1", sheet="Other's")))
    changed = {name for name in before if before[name] != after[name]}

    assert {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"} <= changed
    assert {"xl/worksheets/sheet1.xml", "xl/theme/theme1.xml", "docProps/core.xml"} <= before.keys() - changed
    assert ["xl/worksheets/sheet2.xml"] == [name for name in changed if "sheets/sheet" in name]


def test_the_same_findings_give_the_same_bytes(book):
    assert marked(book, found("C3"), found("B2")) == marked(book, found("C3"), found("B2"))


def test_what_was_found_many_times_is_noted_on_each_cell(book):
    single = (found("B2"), found("C3"))
    many = Finding(
        "TST-ONE", Severity.WARNING, None, "Both.", parts=single, count=2, places=(single[0].place, single[1].place)
    )
    sheet = opened(marked(book, many))["Plan A"]

    assert "Something about C3" in sheet["C3"].comment.text
    assert "Something about B2" in sheet["B2"].comment.text


def test_a_note_stays_short_and_says_how_much_more_there_is(book):
    text = opened(marked(book, *(found("C3", f"TST-{n}") for n in range(9))))["Plan A"]["C3"].comment.text

    assert 6 == text.count("Warning TST-")
    assert text.endswith("... and 3 more\n")


def test_a_place_that_is_not_in_the_workbook_is_only_listed(book):
    pointer = Finding("TST-A", Severity.INFO, None, "m", place=Place("f", "Plan A", "/problems/0"))
    data = marked(book, found("A1", sheet="Gone"), pointer, Finding("TST-B", Severity.INFO, None, "whole"))

    assert 6 == opened(data)["Findings"].max_row
    assert [] == [name for name in parts(data) if "lfaNotes" in name]


# The sheet of findings


def test_findings_are_listed_the_gravest_first_with_links_to_their_cells(book):
    accepted = found("B2", "TST-C", reason="agreed")
    data = marked(
        book,
        found("C3", severity=Severity.INFO),
        found("A1", "TST-B", Severity.ERROR, sheet="Other's"),
        waived=[accepted],
        absent=["risks"],
    )
    sheet = opened(data)["Findings"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert "errors: 1, hints: 1, accepted: 1" == rows[0][0]
    assert "Not judged, because nothing stands there yet: Risks." == rows[1][0]
    assert ["Severity", "Place", "Element", "What is wrong", "What to do", "Rule"] == rows[2]
    assert ["Error", "Other's!A1", "P1", "Something about A1 & <that>.", "Do something.", "TST-B"] == rows[3]
    assert ["Hint", "accepted"] == [rows[4][0], rows[5][0]]
    assert "Do something. (agreed)" == rows[5][4]
    assert "'Other''s'!A1" == sheet["B4"].hyperlink.location


def test_what_was_found_many_times_is_one_line_with_its_first_place_and_the_number_of_others(book):
    places = (found("B2").place, found("C3").place)
    many = Finding("T-A", Severity.INFO, None, "m", place=places[0], places=places, subjects=tuple("abcd"), count=4)
    row = [cell.value for cell in opened(marked(book, many))["Findings"][4]]

    assert ("Plan A!B2 (+1)", "a, b, c ...") == (row[1], row[2])


def test_no_findings_are_told_as_well(book):
    sheet = opened(marked(book))["Findings"]

    assert ("Nothing was found.", 3) == (sheet["A1"].value, sheet.max_row)


def test_a_name_that_is_taken_is_not_used_twice(book):
    made = opened(book)
    made.create_sheet("findings")
    stream = io.BytesIO()
    made.save(stream)

    assert ["findings", "Findings (2)"] == opened(marked(stream.getvalue(), found("C3"))).sheetnames[-2:]


def test_a_copy_that_is_checked_again_gets_its_notes_and_its_sheet_anew(book):
    twice = opened(marked(marked(book, found("C3"), found("B2")), found("C3", "TST-NEW")))

    assert ["Plan A", "Other's", "Findings"] == twice.sheetnames
    assert "TST-NEW" in twice["Plan A"]["C3"].comment.text
    assert "TST-ONE" not in twice["Plan A"]["C3"].comment.text
    assert 4 == twice["Findings"].max_row


def test_the_sheet_of_findings_is_never_read_as_part_of_a_plan(tmp_path):
    plan = lfa.Plan("River")
    plan.logframe.add("R1", "The river is clean", level="outcome")
    from lfa.io.excel import forms

    (tmp_path / "form.xlsx").write_bytes(forms.form("eu", "en"))
    lfa.fill_template(plan, tmp_path / "form.xlsx", out=tmp_path / "theirs.xlsx")
    theirs = lfa.read(tmp_path / "theirs.xlsx")
    annotate(lfa.check(theirs), tmp_path / "theirs.xlsx", tmp_path / "checked.xlsx")
    again = lfa.read(tmp_path / "checked.xlsx")

    assert theirs == again
    assert len(theirs.origin.leftovers) == len(again.origin.leftovers)


def test_the_sheet_speaks_the_language(book):
    out = io.BytesIO()
    annotate(Findings([found("C3")]), io.BytesIO(book), out, language="sv-SE")

    assert "Fynd" == opened(out.getvalue()).sheetnames[-1]


def test_another_language_is_told_in_english(book):
    out = io.BytesIO()
    annotate(Findings(), io.BytesIO(book), out, language="fi")

    assert "Findings" == opened(out.getvalue()).sheetnames[-1]


# Our own workbooks


def test_a_workbook_of_ours_is_read_as_the_same_plan_afterwards(tmp_path):
    plan = lfa.Plan("River", language="da")
    plan.problems.add("P1", "Fiskene er  syge"), plan.problems.add("P2", "Vandet er snavset")
    lfa.write(plan, tmp_path / "plan.xlsx")
    read = lfa.read(tmp_path / "plan.xlsx")

    cells = annotate(lfa.check(read), tmp_path / "plan.xlsx", tmp_path / "checked.xlsx", language="da")

    assert 2 <= cells
    assert plan == lfa.read(tmp_path / "checked.xlsx")


# Boxes


def boxes(data):
    text = b"".join(content for part, content in parts(data).items() if part.endswith(".vml")).decode()
    return [[int(one) for one in anchor.split(",")] for anchor in re.findall(r"<x:Anchor>([^<]*)<", text)]


def test_a_box_stands_beside_its_cell_and_is_wide_enough(book):
    (box,) = [one for one in boxes(marked(book, found("A1", sheet="Other's"))) if one[0] == 1]

    assert (0, 1) == (box[2], box[0])
    assert box[4] >= 6
    assert box[6] >= 2


def test_a_box_passes_hidden_columns_and_rows_and_counts_wide_ones():
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Plan A"
    sheet["A1"] = "x"
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["C"].width = 60
    sheet.row_dimensions[1].height = 90
    stream = io.BytesIO()
    made.save(stream)
    (box,) = boxes(marked(stream.getvalue(), found("A1")))

    assert (2, 0) == (box[4], box[6])


def rewritten(book, change):
    """Return a workbook with its part of boxes changed, as another program would have written it."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(data, "w") as new:
        for one in old.infolist():
            content = old.read(one)
            new.writestr(one, change(content.decode()).encode() if one.filename.endswith(".vml") else content)
    return data.getvalue()


def anchored(book, anchor):
    return rewritten(
        book,
        lambda text: re.sub(
            r"<(\w+):AutoFill>",
            rf"<\1:Anchor>{anchor}</\1:Anchor><\1:AutoFill>",
            text.replace("<ns2:Anchor/>", ""),
            count=1,
        ),
    )


def test_the_box_of_a_note_that_grew_grows_downward_alone(book):
    (box,) = re.findall(r"Anchor>([\d, ]+)<", _vml(marked(anchored(book, "2, 15, 1, 2, 4, 31, 2, 1"), found("B2"))))
    numbers = [int(one) for one in box.split(",")]

    assert [2, 15, 1, 2, 4, 31] == numbers[:6]
    assert numbers[6] > 2


def test_a_box_that_is_large_enough_stays_as_it_is(book):
    (box,) = re.findall(r"Anchor>([\d, ]+)<", _vml(marked(anchored(book, "2, 15, 1, 2, 4, 31, 30, 1"), found("B2"))))

    assert "2, 15, 1, 2, 4, 31, 30, 1" == box


def test_a_box_that_is_not_understood_stays_as_it_is(book):
    assert "Anchor>1, 2<" in _vml(marked(anchored(book, "1, 2"), found("B2")))


def _vml(data):
    return b"".join(content for name, content in parts(data).items() if name.endswith(".vml")).decode()


def test_boxes_of_different_sheets_have_different_numbers(book):
    data = parts(marked(book, found("C3"), found("A1", sheet="Other's")))
    numbers = [
        re.findall(r"_x0000_s(\d+)", content.decode()) for name, content in data.items() if name.endswith(".vml")
    ]

    assert 2 == len(numbers)
    assert not set(numbers[0]) & set(numbers[1])


# Refusals


@pytest.mark.parametrize("data", [b'{"lfa": 1}', b"# Problems\n", b"\xd0\xcf\x11\xe0" + bytes(600), b"PK\x03\x04junk"])
def test_what_is_no_workbook_is_refused_in_a_sentence(data):
    with pytest.raises((WriteError, ReadError), match=r"xlsx|workbook|file"):
        annotate(Findings(), io.BytesIO(data), io.BytesIO())


def test_an_opendocument_sheet_is_refused_in_a_sentence():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    stream.name = "plan.ods"
    stream.seek(0)

    with pytest.raises(WriteError, match=r"plan\.ods is no \.xlsx"):
        annotate(Findings(), stream, io.BytesIO())


def test_a_signed_workbook_is_not_written_on(book):
    stream = io.BytesIO(book)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", "")

    with pytest.raises(WriteError, match="signed"):
        annotate(Findings(), io.BytesIO(stream.getvalue()), io.BytesIO())


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MissingFile, match=r"gone\.xlsx"):
        annotate(Findings(), tmp_path / "gone.xlsx", io.BytesIO())
