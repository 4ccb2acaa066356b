"""What else in a workbook speaks of moved rows: other sheets, names, charts, drawings, notes, tables."""

from __future__ import annotations

import re
from typing import Any

from lfa.io.excel.template.insert import unshare
from lfa.io.excel.template.parts import Parts, local
from lfa.io.excel.template.rowmap import RowMap, split
from lfa.io.excel.template.sheet import Formats, SheetPart

__all__ = ["hindrances", "move_elsewhere", "recalculate"]

_VML_SHAPE = re.compile(r"<(?:\w+:)?ClientData\b.*?</(?:\w+:)?ClientData>", re.DOTALL)
_VML_ROW = re.compile(r"(<(?:\w+:)?Row>\s*)(\d+)(\s*</)")
_VML_ANCHOR = re.compile(r"(<(?:\w+:)?Anchor>)([^<]*)(</)")


def hindrances(parts: Parts, sheet: SheetPart, name: str, rows: RowMap) -> list[str]:
    """Return why rows cannot be put into a sheet: keys of sentences; nothing when they can."""
    found = []
    for row, _, one in sheet.formulas():
        reference = one.get("ref", "") if one.get("t") in {"array", "dataTable"} else ""
        top, _, bottom, _ = split(reference)
        if top and any(top <= inserted.after < bottom for inserted in rows.inserted):
            found.append("fill_array")
        if reference and any(row in inserted.models for inserted in rows.inserted):
            found.append("fill_array")
    if parts.related(sheet.name, "pivotTable") or _feeds_pivot(parts, name):
        found.append("fill_pivot")
    if parts.related(sheet.name, "queryTable"):
        found.append("fill_query")
    return list(dict.fromkeys(found))


def _feeds_pivot(parts: Parts, name: str) -> bool:
    caches = [one for one in parts.names if re.search(r"pivotCacheDefinition\d*\.xml$", one)]
    sources = [one for cache in caches for one in parts.tree(cache).iter() if local(one) == "worksheetSource"]
    return any(one.get("sheet", name).casefold() == name.casefold() for one in sources)


def move_elsewhere(parts: Parts, sheet: SheetPart, name: str, rows: RowMap, others: dict[str, str]) -> None:
    """Let everything outside the sheet's own part follow its rows.

    Parameters
    ----------
    parts : Parts
    sheet : SheetPart
        Already with its new rows.
    name : str
        Of the sheet.
    rows : RowMap
    others : dict of str to str
        Part by name, of all sheets.
    """
    for part in others.values():
        if part != sheet.name:
            _other_sheet(parts, part, name, rows)
    _names(parts, name, rows)
    for part in parts.names:
        if re.search(r"/charts/chart[^/]*\.xml$|/charts/chartEx[^/]*\.xml$", part):
            _texts(parts, part, {"f"}, name, rows)
    for part in parts.related(sheet.name, "drawing"):
        _drawing(parts, part, rows)
    for part in parts.related(sheet.name, "table"):
        _table(parts, part, rows)
    for kind in ("comments", "threadedComment"):
        for part in parts.related(sheet.name, kind):
            _notes(parts, part, rows)
    for part in parts.related(sheet.name, "vmlDrawing"):
        _boxes(parts, part, rows)


def _other_sheet(parts: Parts, part: str, name: str, rows: RowMap) -> None:
    raw = parts.read(part)
    spoken = name.replace("'", "''").replace("&", "&amp;").encode()
    if spoken not in raw and name.encode() not in raw:
        return
    root = parts.tree(part)
    if local(root) == "worksheet" and any(_speaks(one, name) for one in root.iter() if one.get("t") == "shared"):
        unshare(SheetPart(parts, part, Formats(parts)))
        parts.touch(part)
    _texts(parts, part, {"f", "formula", "formula1", "formula2"}, name, rows)
    for one in root.iter():
        if local(one) == "hyperlink" and one.get("location"):
            _set(parts, part, one, "location", rows.formula(one.get("location"), name, here=False))


def _speaks(one: Any, name: str) -> bool:
    return name.replace("'", "''") in (one.text or "")


def _texts(parts: Parts, part: str, kinds: set[str], name: str, rows: RowMap) -> None:
    for one in list(parts.tree(part).iter()):
        if local(one) in kinds and one.text and (new := rows.formula(one.text, name, here=False)) != one.text:
            one.text = new
            if (cell := one.getparent()) is not None and local(cell) == "c":
                for child in [child for child in cell if local(child) == "v"]:
                    cell.remove(child)
                cell.attrib.pop("t", None)
            parts.touch(part)


def _set(parts: Parts, part: str, one: Any, attribute: str, new: str) -> None:
    if one.get(attribute) != new:
        one.set(attribute, new)
        parts.touch(part)


def _names(parts: Parts, name: str, rows: RowMap) -> None:
    for one in parts.tree(parts.workbook).iter():
        if local(one) == "definedName" and one.text:
            new = rows.formula(one.text, name, here=False)
            if new != one.text:
                one.text = new
                parts.touch(parts.workbook)


def _drawing(parts: Parts, part: str, rows: RowMap) -> None:
    for anchor in parts.tree(part).iter():
        kind = local(anchor)
        if kind not in {"twoCellAnchor", "oneCellAnchor"} or anchor.get("editAs") == "absolute":
            continue
        corners = [one for one in anchor if local(one) in {"from", "to"}]
        lines = [one for corner in corners for one in corner if local(one) == "row"]
        if not lines:
            continue
        first = int(lines[0].text or 0)
        step = rows(first + 1) - 1 - first
        for one in lines:
            old = int(one.text or 0)
            # An object that keeps its size moves as a whole; one that sizes with its cells follows each corner.
            new = old + step if anchor.get("editAs") == "oneCell" else rows(old + 1) - 1
            if new != old:
                one.text = str(new)
                parts.touch(part)


def _table(parts: Parts, part: str, rows: RowMap) -> None:
    for one in parts.tree(part).iter():
        if local(one) in {"table", "autoFilter", "sortState", "sortCondition"} and one.get("ref"):
            _set(parts, part, one, "ref", rows.range(one.get("ref")))


def _notes(parts: Parts, part: str, rows: RowMap) -> None:
    for one in parts.tree(part).iter():
        if local(one) in {"comment", "threadedComment"} and one.get("ref"):
            _set(parts, part, one, "ref", rows.range(one.get("ref")))


def _boxes(parts: Parts, part: str, rows: RowMap) -> None:
    """Move the boxes of notes and old controls; such parts are not always well-formed, so by pattern."""

    def shape(found: re.Match[str]) -> str:
        text = _VML_ROW.sub(lambda row: f"{row[1]}{rows(int(row[2]) + 1) - 1}{row[3]}", found[0])
        return _VML_ANCHOR.sub(anchor, text)

    def anchor(found: re.Match[str]) -> str:
        figures = found[2].split(",")
        if len(figures) != 8 or not all(one.strip().lstrip("-").isdigit() for one in figures):
            return found[0]
        top = int(figures[2])
        step = rows(top + 1) - 1 - top
        for place in (2, 6):
            figures[place] = (
                f" {int(figures[place]) + step}" if figures[place][:1] == " " else str(int(figures[place]) + step)
            )
        return f"{found[1]}{','.join(figures)}{found[3]}"

    raw = parts.read(part)
    coding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    text = raw.decode(coding, "surrogateescape")
    parts.put(part, _VML_SHAPE.sub(shape, text).encode(coding, "surrogateescape"))


def recalculate(parts: Parts) -> None:
    """Drop the order of calculation, and let the workbook be calculated anew when it is opened."""
    workbook = parts.workbook
    for part in parts.related(workbook, "calcChain"):
        _forget(parts, workbook, part)
    root = parts.tree(workbook)
    found = next((one for one in root if local(one) == "calcPr"), None)
    if found is None:
        space = root.tag[: root.tag.index("}") + 1]
        found = root.makeelement(f"{space}calcPr", {})
        before = [
            one for one in root if local(one) in {"definedNames", "externalReferences", "functionGroups", "sheets"}
        ]
        before[-1].addnext(found)
    found.set("fullCalcOnLoad", "1")
    parts.touch(workbook)


def _forget(parts: Parts, workbook: str, part: str) -> None:
    parts.drop(part)
    folder, _, base = workbook.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    for listing, names in ((rels, ("Type",)), ("[Content_Types].xml", ("PartName",))):
        root = parts.tree(listing)
        for one in list(root):
            value = one.get(names[0]) or ""
            if value.endswith("/calcChain") or value.casefold() == f"/{part}".casefold():
                root.remove(one)
                parts.touch(listing)
