"""A sheet that lists everything that was found, each line with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs
from lxml import etree

from lfa.checks import Finding, Findings, Severity
from lfa.io.excel.annotate.joints import declare, office, relate, space
from lfa.io.excel.annotate.joints import sheets as worksheets
from lfa.io.excel.annotate.paint import Paint
from lfa.io.excel.book import FINDINGS, sheet_of
from lfa.io.excel.template.names import defined_names
from lfa.io.excel.template.parts import Parts
from lfa.io.excel.template.rowmap import letters
from lfa.terms import term, terms

__all__ = ["add_listing"]

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: Letters that fit on a line of each column: severity, place, element, what is wrong, what to do, rule.
_WIDTHS = (13, 20, 14, 70, 56, 24)
_MOST = 31


@attrs.frozen
class _Line:
    """One line of the list."""

    cells: tuple[str, ...]
    styles: tuple[int, ...]
    link: tuple[str, str] | None = None


def add_listing(parts: Parts, paint: Paint, findings: Findings, sheets: Iterable[str], language: str) -> str:
    """Put a sheet of findings after the others, and return its name.

    Parameters
    ----------
    parts : Parts
    paint : Paint
    findings : Findings
    sheets : iterable of str
        Names that are taken.
    language : str
    """
    known, there = list(sheets), _earlier(parts)
    name = there or _free(term("findings", "sheet", language), known)
    lines = list(_lines(paint, findings, known, language))
    main = space(parts.tree(parts.workbook)).strip("{}")
    data = etree.tostring(_drawn(main, lines), xml_declaration=True, encoding="UTF-8", standalone=True)
    if there:
        parts.put(worksheets(parts)[there], data)
        return there
    part = next(one for n in range(1, 10_000) if not parts.has(one := f"xl/worksheets/lfaFindings{n}.xml"))
    parts.add(part, data)
    declare(parts, _KIND, part=part)
    _enter(parts, name, relate(parts, parts.workbook, "worksheet", part))
    return name


def _earlier(parts: Parts) -> str | None:
    """Return the sheet of findings that an earlier check left, to be written anew."""
    names = (one for one in parts.tree(parts.workbook).iter("{*}definedName") if one.get("name") == FINDINGS)
    return next((name for one in names if (name := sheet_of(one.text or "")) in worksheets(parts)), None)


def _enter(parts: Parts, name: str, reference: str) -> None:
    """List the sheet in the workbook."""
    root = parts.tree(parts.workbook)
    listed = root.find(f"{space(root)}sheets")
    number = max((int(one.get("sheetId", "0")) for one in listed), default=0) + 1
    made = etree.SubElement(listed, f"{space(root)}sheet", name=name, sheetId=str(number))
    made.set(f"{{{office(parts)}}}id", reference)
    # By this name every reader of ours knows that nobody wrote the sheet.
    quoted = name.replace("'", "''")
    known = etree.SubElement(defined_names(parts), f"{space(root)}definedName", name=FINDINGS, hidden="1")
    known.text = f"'{quoted}'!$A$1"
    parts.touch(parts.workbook)


def _free(wanted: str, taken: Iterable[str]) -> str:
    known = {one.casefold() for one in taken}
    names = (wanted if n == 1 else f"{wanted[: _MOST - 5]} ({n})" for n in range(1, 10_000))
    return next(one for one in names if one.casefold() not in known)


def _lines(paint: Paint, findings: Findings, sheets: list[str], language: str) -> Iterator[_Line]:
    plain, quiet = paint.style(), paint.style(font=paint.font(colour="5A6068"))
    link = paint.style(font=paint.font(colour="1F4E79", line=True))
    marks = {one: paint.style(font=paint.font(bold=True), fill=paint.fill(paint.pale[one])) for one in Severity}
    head = paint.style(font=paint.font(bold=True, colour="FFFFFF"), fill=paint.fill("3A4651"))
    yield _Line((summary(findings, language),), (paint.style(font=paint.font(bold=True, size=14), wrap=False),))
    yield _Line((_absent(findings, language),), (paint.style(font=paint.font(colour="5A6068"), wrap=False),))
    yield _Line(terms("findings", "columns", language), (head,) * len(_WIDTHS))
    for one in sorted(findings, key=lambda one: one.severity.rank):
        grave = term("findings", f"severity.{one.severity}", language)
        yield _line(one, grave, sheets, (marks[one.severity], link, plain, plain, plain, quiet))
    for one in findings.waived:
        yield _line(one, term("findings", "waived", language), sheets, (quiet, link, *(quiet,) * 4))


def summary(findings: Findings, language: str) -> str:
    """Return how many findings there are, in words."""
    counts = [f"{term('findings', f'counts.{one}', language)}: {count}" for one, count in findings.counts.items()]
    if findings.waived:
        counts.append(f"{term('findings', 'counts.waived', language)}: {len(findings.waived)}")
    return ", ".join(counts) or term("findings", "none", language)


def _absent(findings: Findings, language: str) -> str:
    names = ", ".join(term("tables", one, language) for one in findings.absent)
    return term("findings", "absent", language, names=names) if names else ""


def _line(one: Finding, grave: str, sheets: list[str], styles: tuple[int, ...]) -> _Line:
    place = one.place
    inside = place is not None and place.sheet in sheets and bool(place.cell)
    where = f"{place.sheet}!{place.cell}" if place is not None and inside else ""
    shown = f"{where} (+{len(one.places) - 1})" if len(one.places) > 1 else where
    about = one.subject or ", ".join(one.subjects[:3]) + (" ..." if len(one.subjects) > 3 else "")
    hint = f"{one.hint} ({one.reason})" if one.reason else one.hint
    target = (place.sheet or "", place.cell or "") if place is not None and inside else None
    return _Line((grave, shown, about, one.message, hint, one.code), styles, target)


def _drawn(main: str, lines: list[_Line]) -> Any:
    spaces: Any = {None: main}
    root = etree.Element(f"{{{main}}}worksheet", nsmap=spaces)

    def put(parent: Any, name: str, **attributes: str) -> Any:
        return etree.SubElement(parent, f"{{{main}}}{name}", attributes)

    put(put(root, "sheetPr"), "pageSetUpPr", fitToPage="1")
    view = put(put(root, "sheetViews"), "sheetView", workbookViewId="0", showGridLines="0")
    put(view, "pane", ySplit="3", topLeftCell="A4", activePane="bottomLeft", state="frozen")
    put(root, "sheetFormatPr", defaultRowHeight="15")
    columns = put(root, "cols")
    for place, width in enumerate(_WIDTHS, 1):
        put(columns, "col", min=str(place), max=str(place), width=str(width), customWidth="1")
    data = put(root, "sheetData")
    for number, line in enumerate(lines, 1):
        row = put(data, "row", r=str(number), ht=f"{_height(line):g}", customHeight="1")
        for place, (text, style) in enumerate(zip(line.cells, line.styles, strict=True), 1):
            cell = put(row, "c", r=f"{letters(place)}{number}", s=str(style), t="inlineStr")
            inside = put(put(cell, "is"), "t")
            inside.text = text
            inside.set(_SPACE, "preserve")
    put(root, "autoFilter", ref=f"A3:{letters(len(_WIDTHS))}{max(len(lines), 3)}")
    _link(put, root, lines)
    put(root, "pageMargins", left="0.5", right="0.5", top="0.6", bottom="0.6", header="0.3", footer="0.3")
    put(root, "pageSetup", orientation="landscape", paperSize="9", fitToHeight="0")
    return root


def _height(line: _Line) -> float:
    """Return how high a line must be for its wrapped texts; the two on top run over the columns beside them."""
    if len(line.cells) < len(_WIDTHS):
        return 20 if line.cells[0] else 15
    lines = [
        sum(len(part) // (width - 2) + 1 for part in text.split("\n"))
        for text, width in zip(line.cells, _WIDTHS, strict=True)
    ]
    return min(15 * max(lines) + 2, 400)


def _link(put: Any, root: Any, lines: list[_Line]) -> None:
    if not any(line.link for line in lines):
        return
    links = put(root, "hyperlinks")
    for number, line in enumerate(lines, 1):
        if line.link:
            sheet, cell = line.link
            quoted = sheet.replace("'", "''")
            put(links, "hyperlink", ref=f"B{number}", location=f"'{quoted}'!{cell}", display=f"{sheet}!{cell}")
