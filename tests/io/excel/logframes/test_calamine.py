"""Workbooks of other kinds, through the extra."""

import io
import sys
import zipfile

import pytest

import lfa
from tests.io.excel.logframes.books import results

ROWS = [["Level", "Result", "Indicator", "Target"], ["Output", "1. Wells work", "Wells", 9.0]]


MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def ods() -> io.BytesIO:
    """A small OpenDocument spreadsheet."""

    def cell(value: object) -> str:
        if isinstance(value, float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in ROWS)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Logframe">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", MANIFEST)
        package.writestr("content.xml", content)
    made.seek(0)
    return made


def test_an_ods_is_read_with_the_extra():
    pytest.importorskip("python_calamine", reason="the extra lfa[calamine] is not installed")

    plan = lfa.read_logframe(ods())

    assert [("output", "Wells work", ())] == results(plan)
    assert "9" == next(iter(plan.logframe.indicators)).target


def test_read_takes_it_for_somebodys_too():
    pytest.importorskip("python_calamine", reason="the extra lfa[calamine] is not installed")

    assert "logframe_recognised" == lfa.read(ods()).origin.notes[0].code


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)

    with pytest.raises(lfa.ReadError, match=r"lfa\[calamine\]"):
        lfa.read_logframe(ods())


def test_a_damaged_one_is_refused():
    pytest.importorskip("python_calamine", reason="the extra lfa[calamine] is not installed")

    with pytest.raises(lfa.ReadError):
        lfa.read_logframe(
            io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0" * 600)
        )


def spreadsheet(rows: str) -> io.BytesIO:
    """An OpenDocument spreadsheet with the rows given as markup."""
    made = io.BytesIO()
    with zipfile.ZipFile(ods()) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "content.xml":
                head, _, rest = data.decode().partition("<table:table-row>")
                data = f"{head}{rows}{rest[rest.rindex('</table:table>') :]}".encode()
            new.writestr(name, data)
    made.seek(0)
    return made


def test_a_percentage_of_an_ods_is_read_as_it_is_seen():
    pytest.importorskip("python_calamine", reason="the extra lfa[calamine] is not installed")
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    head = "".join(map(text.format, ("Level", "Result", "Indicator", "Baseline", "Target")))
    share = '<table:table-cell office:value-type="percentage" office:value="{}"/>'
    row = "".join(map(text.format, ("Output", "1. Wells work", "Share"))) + share.format(0.18) + share.format(0.4)

    plan = lfa.read_logframe(
        spreadsheet(f"<table:table-row>{head}</table:table-row><table:table-row>{row}</table:table-row>")
    )

    (indicator,) = plan.logframe.indicators
    assert ("18%", "40%") == (indicator.baseline, indicator.target)
    assert "logframe_no_formats" in {note.code for note in plan.origin.notes}


VALUE = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{}"/>'
FAR = (
    '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell '
    f'table:number-columns-repeated="16383"/>{VALUE.format(1)}</table:table-row>'
)
FIRST = f"<table:table-row>{VALUE.format(1)}</table:table-row>"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (
            FIRST.replace("-row>", '-row table:number-rows-repeated="1048576">', 1).replace('"1"/', '"999"/'),
            "too_many_cells",
        ),
        (FIRST + FAR, "cells_too_far_apart"),
        (FAR, "logframe_not_found"),
    ],
    ids=["a cell repeated without end", "a stray cell in the far corner", "nothing but a stray cell"],
)
def test_an_ods_that_grows_is_refused(rows, code):
    pytest.importorskip("python_calamine", reason="the extra lfa[calamine] is not installed")

    with pytest.raises(lfa.ReadError) as caught:
        lfa.read_logframe(spreadsheet(rows))
    assert code == caught.value.faults[0].code
