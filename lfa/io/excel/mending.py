"""Mending a workbook of ours in its own cells: what was not mended stays byte for byte, looks and own sheets too."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import attrs

from lfa.errors import LfaError, Place, WriteError
from lfa.io.excel.annotate.joints import sheets
from lfa.io.excel.cells import to_cell
from lfa.io.excel.template.parts import Parts
from lfa.io.excel.template.rowmap import letters, split
from lfa.io.excel.template.sheet import Formats, SheetPart
from lfa.io.limits import limits
from lfa.io.source import Readable, opened
from lfa.model.element import Element, Relation
from lfa.model.plan import Plan
from lfa.schema import TABLES, Column, Table
from lfa.terms import term

__all__ = ["Edit", "edits", "mended"]


@attrs.frozen
class Edit:
    """A cell with what stood in it and what is to stand there.

    Parameters
    ----------
    place : Place
    old, new : str
    """

    place: Place
    old: str
    new: str


def edits(before: Plan, after: Plan) -> list[Edit]:
    """Return the cells in which two states of a plan differ, where the first was read from a workbook.

    Parameters
    ----------
    before, after : Plan

    Returns
    -------
    list of Edit
        In the order of the tables.
    """
    return [edit for table in TABLES for edit in _differing(table, before, after)]


def _differing(table: Table, before: Plan, after: Plan) -> Iterator[Edit]:
    language, places = before.language, before.origin.places
    kept = {_name(row): values for row, values in table.values(after)}
    for row, values in table.values(before):
        name = _name(row)
        for column in table.columns:
            place = places.get((name, column.name))
            now = kept[name].get(column.name) if name in kept else None
            if place is not None and values[column.name] != now:
                yield Edit(place, _shown(column, values[column.name], language), _shown(column, now, language))


def _name(row: Element | Relation) -> str:
    return row.id if isinstance(row, Element) else " / ".join(part or "" for part in row.key)


def _shown(column: Column, value: object, language: str) -> str:
    content = to_cell(column, value, language)
    return "" if content is None else str(content)


def mended(source: Readable, before: Plan, after: Plan) -> bytes:
    """Return a workbook of ours with the cells changed in which two states of its plan differ.

    Parameters
    ----------
    source : path or binary stream
    before : Plan
        As read from the workbook.
    after : Plan

    Returns
    -------
    bytes

    Raises
    ------
    WriteError
        When the changed workbook would not be read as the plan that was wanted; nothing is written then.
    """
    from lfa.io import read

    content = opened(source, limits())
    parts = Parts(content)
    known, formats = sheets(parts), Formats(parts)
    open_sheets: dict[str, SheetPart] = {}
    for edit in (*edits(before, after), *_numbers(parts, known, before, after)):
        name = edit.place.sheet or ""
        if name in known:
            sheet = open_sheets.setdefault(name, SheetPart(parts, known[name], formats))
            row, column, _, _ = split(edit.place.cell or "")
            sheet.write(row, column, edit.new) if edit.new else sheet.clear(row, column)
    data = parts.packed()
    try:
        same = read(io.BytesIO(data)) == after
    except LfaError:
        same = False
    if not same:
        raise WriteError(term("findings", "refused.unlike", before.language, name=content.name or ""))
    return data


def _numbers(parts: Parts, known: Mapping[str, str], before: Plan, after: Plan) -> Iterator[Edit]:
    """Yield the cells of the columns that show the codes that hold: they are written, never read."""
    texts = _shared(parts)
    for table in TABLES:
        column = next((one for one in table.columns if one.name == "code"), None)
        sheet = next((p.sheet for p in map(before.origin.places.get, _rows(table, before)) if p is not None), None)
        if column is None or sheet not in known:
            continue
        at = _headed(parts, known[sheet or ""], column.heading(before.language), texts)
        old = {_name(row): values["code"] for row, values in table.values(before)}
        for row, values in table.values(after):
            place = before.origin.places.get((_name(row), None))
            if at and place is not None and old.get(_name(row)) != values["code"]:
                cell = f"{letters(at)}{split(place.cell or '')[0]}"
                yield Edit(Place(place.file, sheet, cell), str(old.get(_name(row)) or ""), str(values["code"] or ""))


def _rows(table: Table, plan: Plan) -> list[tuple[str, str | None]]:
    return [(_name(row), None) for row in table.rows(plan)]


def _headed(parts: Parts, name: str, heading: str, texts: list[str]) -> int:
    """Return the column under a heading, in the first rows of a sheet; 0 when there is none."""
    for cell in parts.tree(name).iter("{*}c"):
        row, column, _, _ = split(cell.get("r", ""))
        if row > 15:
            break
        said = "".join(cell.itertext())
        if cell.get("t") == "s" and said.isdecimal():
            said = texts[int(said)] if int(said) < len(texts) else ""
        if said.strip() == heading:
            return column
    return 0


def _shared(parts: Parts) -> list[str]:
    found = parts.related(parts.workbook, "sharedStrings")
    return ["".join(one.itertext()) for one in parts.tree(found[0]).iter("{*}si")] if found else []
