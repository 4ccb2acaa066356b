"""Forms that cannot be filled, or not wholly: a clear sentence in the plan's language, and no file is touched."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

import lfa
from tests.io.excel.template import forms


def _bomb() -> bytes:
    out = io.BytesIO(forms.saved(forms.matrix()))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/more.xml", b"0" * 220_000_000)
    return out.getvalue()


def _swedish() -> lfa.Plan:
    plan = forms.plan()
    plan.language = "sv"
    return plan


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "gammal Excelfil|lösenord|krypter"),
        (forms.saved(forms.matrix())[:3000], "avkortad eller skadad"),
        (b"Goals", "inte en Excel-arbetsbok"),
        (b"", "tom"),
        (forms.saved(openpyxl.Workbook()), "ingen plats"),
        (_bomb(), "packas upp till mer"),
    ],
    ids=["old or encrypted", "truncated", "text", "empty", "blank", "bomb"],
)
def test_what_cannot_be_filled_is_said_in_the_language_of_the_plan_and_nothing_is_touched(
    data: bytes, said: str, tmp_path: Path
) -> None:
    form, out = tmp_path / "form.xlsx", tmp_path / "out.xlsx"
    form.write_bytes(data)
    out.write_bytes(b"old")
    with pytest.raises(lfa.LfaError, match=said):
        lfa.fill_template(_swedish(), form, out=out)
    assert (data, b"old", ["form.xlsx", "out.xlsx"]) == (
        form.read_bytes(),
        out.read_bytes(),
        sorted(one.name for one in tmp_path.iterdir()),
    )


def test_a_form_without_a_place_for_outcomes_says_so() -> None:
    form = forms.matrix({"Overall objective": 1, "Outputs": 3, "Activities": 4})
    _, report, _ = forms.fill(form, forms.plan())
    assert "no place for results of the level 'Outcome' (1 in the plan)" in report.notes[0]
    assert "P1" in {one.id for one in report.missing}


def test_of_two_tables_that_could_both_be_meant_one_is_filled_and_the_other_named() -> None:
    form = forms.matrix()
    form.copy_worksheet(form.active).title = "Copy"
    book, report, _ = forms.fill(form, forms.plan())
    assert "Output number 1 is there" == book["Logframe"]["B6"].value
    assert [None] * 8 == [book["Copy"].cell(row, 2).value for row in range(4, 12)]
    assert "Copy (row 4) could be meant as well; Logframe (row 4) was filled." in report.notes[0]


def test_results_that_lead_back_to_themselves_are_filled_once_each() -> None:
    made = forms.plan(outputs=2)
    made.logframe.update("O1", parents=("O2",))
    made.logframe.update("O2", parents=("O1",))
    book, _, _ = forms.fill(forms.matrix(), made)
    assert {"Output number 1 is there", "Output number 2 is there"} == {
        text for text in forms.column(book, "Logframe", "B") if str(text).startswith("Output number")
    }


def test_a_cell_merged_over_two_levels_holds_both_and_that_is_said() -> None:
    form = forms.matrix()
    form.active.merge_cells("B5:B6")
    book, report, _ = forms.fill(form, forms.plan())
    assert "Purpose number 1 is reached\nOutput number 1 is there" == book["Logframe"]["B5"].value
    assert ["Logframe!B5 is merged over rows of the form, so 2 results stand in it."] == list(report.notes)


def test_a_stray_cell_at_the_far_corner_stays_there() -> None:
    form = forms.matrix()
    form.active["XFD1048576"] = "stray"
    book, report, _ = forms.fill(form, forms.plan(outputs=5))
    assert "stray" == book["Logframe"]["XFD1048576"].value
    assert report.rows_inserted


def test_a_long_sheet_without_a_form_is_left_as_it_is() -> None:
    form = forms.matrix()
    lines = form.create_sheet("Lines", 0)
    for row in range(1, 900):
        lines.append([f"Line {row}", row])
    _, report, _ = forms.fill(form, forms.plan(activities=1))
    assert ("xl/worksheets/sheet2.xml",) == report.parts_changed


def test_marks_far_down_a_long_sheet_are_found() -> None:
    form = openpyxl.Workbook()
    for row in range(1, 900):
        form.active.append([f"Line {row}"])
    form.active.append(["{{ title }}"])
    form.active.append(["{{ output }}"])
    book, _, _ = forms.fill(form, forms.plan(outputs=1))
    assert ["Clean water for Norrby", "Output number 1 is there"] == [
        book.active.cell(row, 1).value for row in (900, 901)
    ]


def test_a_sheet_spelled_with_a_prefix_and_without_addresses_is_filled_and_checked() -> None:
    parts = forms.parts_of(forms.saved(forms.matrix()))
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    text = text.replace('<c r="A1"', "<c").replace("xmlns=", "xmlns:x=")
    for tag in (
        "worksheet",
        "sheetData",
        "sheetPr",
        "outlinePr",
        "pageSetUpPr",
        "dimension",
        "sheetViews",
        "sheetView",
    ):
        text = text.replace(f"<{tag}", f"<x:{tag}").replace(f"</{tag}>", f"</x:{tag}>")
    for tag in (
        "row",
        "c",
        "v",
        "f",
        "is",
        "t",
        "mergeCells",
        "mergeCell",
        "pageMargins",
        "selection",
        "sheetFormatPr",
    ):
        for end in (" ", ">", "/"):
            text = text.replace(f"<{tag}{end}", f"<x:{tag}{end}")
        text = text.replace(f"</{tag}>", f"</x:{tag}>")
    parts[name] = text.encode()
    book, report, _ = forms.fill(forms.packed(parts), forms.plan(outputs=5, activities=1))
    assert "Output number 5 is there" in forms.column(book, "Logframe", "B")
    assert report.rows_inserted
