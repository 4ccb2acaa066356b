"""Inserting rows into a sheet's part as Excel would: what stands below moves, what spans the place grows."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from lfa.io.excel.template.parts import local
from lfa.io.excel.template.rowmap import RowMap, letters, moved, number, split
from lfa.io.excel.template.sheet import SheetPart

__all__ = ["insert", "unshare"]

#: Attributes that hold references, by element.
_REFERENCES = {
    "hyperlink": ("ref",),
    "autoFilter": ("ref",),
    "sortState": ("ref",),
    "sortCondition": ("ref",),
    "scenario": (),
    "inputCells": ("r",),
    "cellWatch": ("r",),
    "dimension": ("ref",),
}
_LISTS = {"ignoredError", "protectedRange", "selection", "conditionalFormatting", "dataValidation"}
_FORMULAS = {"formula", "formula1", "formula2", "f", "cfvo"}
_TAIL = re.compile(r"(.*?)(\d+)(\D{0,3})", re.DOTALL)


def unshare(sheet: SheetPart) -> None:
    """Give every cell of a shared formula its own."""
    masters: dict[str, tuple[str, int, int]] = {}
    for row, column, one in sheet.formulas():
        if one.get("t") != "shared":
            continue
        if one.text:
            masters[one.get("si", "")] = (one.text, row, column)
        elif (found := masters.get(one.get("si", ""))) is not None:
            one.text = moved(found[0], row - found[1], column - found[2])
        for name in ("t", "si", "ref"):
            one.attrib.pop(name, None)


def insert(
    sheet: SheetPart,
    name: str,
    rows: RowMap,
    slots: set[tuple[int, int]],
    steps: dict[int, int],
    labels: set[tuple[int, int]],
    counted: set[tuple[int, int]],
) -> None:
    """Put rows into a sheet.

    Parameters
    ----------
    sheet : SheetPart
    name : str
        Of the sheet, as formulas call it.
    rows : RowMap
    slots : set of (row, column)
        Cells whose content is not copied: those to be filled.
    steps : dict of int to int
        By how much the numbers in the labels of a new row go up.
    labels : set of (row, column)
        Labels that hold for a whole block: they are not repeated, their merge grows.
    counted : set of (row, column)
        Labels with a number that goes on: Output 3, Output 4.
    """
    unshare(sheet)
    copies = _copies(sheet, rows, slots, labels, steps, counted)
    _move(sheet, rows)
    _place(sheet, copies)
    _formulas(sheet, name, rows)
    _around(sheet, name, rows, labels)
    sheet.index()
    sheet.parts.touch(sheet.name)


def _copies(
    sheet: SheetPart,
    rows: RowMap,
    slots: set[tuple[int, int]],
    labels: set[tuple[int, int]],
    steps: dict[int, int],
    counted: set[tuple[int, int]],
) -> list[Any]:
    made = []
    for place, one in enumerate(rows.inserted):
        blank = slots if one.whole else slots | labels
        for new, model in zip(rows.places(place), one.models, strict=True):
            line = sheet.rows.get(model)
            line = etree.Element(f"{sheet.space}row") if line is None else copy.deepcopy(line)
            line.set("r", str(new))
            for cell in list(line):
                if local(cell) == "c":
                    column = split(cell.get("r", ""))[1]
                    step = steps.get(new, 0) if (model, column) in counted else 0
                    _copied(sheet, cell, model, new, blank, step, rows)
            made.append(line)
    return made


def _copied(
    sheet: SheetPart, cell: Any, model: int, new: int, slots: set[tuple[int, int]], step: int, rows: RowMap
) -> None:
    column = split(cell.get("r", ""))[1]
    cell.set("r", f"{letters(column)}{new}")
    formula = cell.find(f"{sheet.space}f")
    if formula is not None and formula.get("t") is None and formula.text:
        # Written as the model's own, one copy further down; `_formulas` moves the rest with the sheet.
        formula.set("lfa", str(new - rows(model)))
        if (shown := cell.find(f"{sheet.space}v")) is not None:
            cell.remove(shown)
        cell.attrib.pop("t", None)
    elif formula is not None or (model, column) in slots:
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
    elif step:
        _count(sheet, cell, step)


def _count(sheet: SheetPart, cell: Any, step: int) -> None:
    """Number a copied label on: OUTPUT 3 becomes OUTPUT 4."""
    text = _string(sheet, cell)
    found = _TAIL.fullmatch(text)
    if found is None or len(text) > 60:
        return
    for child in list(cell):
        cell.remove(child)
    if cell.get("t") in {None, "n"}:
        etree.SubElement(cell, f"{sheet.space}v").text = str(int(found[2]) + step)
        return
    cell.set("t", "inlineStr")
    inside = etree.SubElement(cell, f"{sheet.space}is")
    etree.SubElement(inside, f"{sheet.space}t").text = f"{found[1]}{int(found[2]) + step}{found[3]}"


def _string(sheet: SheetPart, cell: Any) -> str:
    if cell.get("t") != "s":
        return "".join(cell.itertext())
    parts = sheet.parts
    for part in parts.related(parts.workbook, "sharedStrings"):
        items = [one for one in parts.tree(part) if local(one) == "si"]
        place = int("".join(cell.itertext()) or 0)
        if place < len(items):
            return "".join(one.text or "" for one in items[place].iter(f"{sheet.space}t"))
    return ""


def _move(sheet: SheetPart, rows: RowMap) -> None:
    kind = f"{sheet.space}c"
    for row, line in sheet.rows.items():
        new, column = rows(row), 0
        if new == row:
            continue
        line.set("r", str(new))
        for cell in line.iterchildren(kind):
            if (given := cell.get("r")) is None:
                cell.set("r", f"{letters(column + 1)}{new}")
            else:
                cell.set("r", f"{given.rstrip('0123456789')}{new}")
            column = number(cell.get("r").rstrip("0123456789"))


def _place(sheet: SheetPart, copies: Iterable[Any]) -> None:
    """Put new rows among the others, by their numbers."""
    waiting = sorted(copies, key=lambda one: int(one.get("r")), reverse=True)
    for line in list(sheet.data.iterchildren(f"{sheet.space}row")):
        while waiting and int(waiting[-1].get("r")) < int(line.get("r")):
            line.addprevious(waiting.pop())
    for line in reversed(waiting):
        sheet.data.append(line)


def _formulas(sheet: SheetPart, name: str, rows: RowMap) -> None:
    for one in sheet.data.iter(f"{sheet.space}f"):
        step = int(one.attrib.pop("lfa", "0"))
        if one.text:
            one.text = rows.formula(one.text, name, here=True)
            if step:
                one.text = moved(one.text, step)
        for attribute in ("ref", "r1", "r2"):
            if reference := one.get(attribute):
                one.set(attribute, rows.range(reference))


def _around(sheet: SheetPart, name: str, rows: RowMap, labels: set[tuple[int, int]]) -> None:
    """Move what stands around the cells: merges, rules, links, breaks, views, filters, extensions."""
    models = [
        (row, model)
        for place, one in enumerate(rows.inserted)
        for row, model in zip(rows.places(place), one.models, strict=True)
    ]
    _merges(sheet, rows, labels)
    for one in _surroundings(sheet):
        kind = local(one)
        for attribute in _REFERENCES.get(kind, ()):
            if one.get(attribute):
                one.set(attribute, rows.range(one.get(attribute)))
        if kind in _LISTS and one.get("sqref"):
            spread = kind in {"ignoredError", "protectedRange", "conditionalFormatting", "dataValidation"}
            one.set("sqref", _listed(one.get("sqref"), rows, models if spread else ()))
        elif kind == "sqref" and one.text:
            one.text = _listed(one.text, rows, models)
        elif kind in _FORMULAS and one.text:
            one.text = rows.formula(one.text, name, here=True)
        _positions(one, kind, rows)
    _anchors(sheet, rows)


def _surroundings(sheet: SheetPart) -> list[Any]:
    """Every element of a sheet's part that is not in its rows."""
    return [one for child in sheet.root if child is not sheet.data for one in child.iter() if local(one)]


def _positions(one: Any, kind: str, rows: RowMap) -> None:
    if kind == "selection" and one.get("activeCell"):
        one.set("activeCell", rows.range(one.get("activeCell")))
    elif kind in {"pane", "sheetView"} and one.get("topLeftCell"):
        one.set("topLeftCell", rows.range(one.get("topLeftCell")))
    elif kind == "brk" and local(one.getparent()) == "rowBreaks":
        one.set("id", str(rows(int(one.get("id", "0")))))
    elif kind == "cfvo" and one.get("type") == "formula" and one.get("val"):
        one.set("val", one.get("val"))


def _listed(listed: str, rows: RowMap, models: Iterable[tuple[int, int]]) -> str:
    """Move a list of ranges; where it held for a model row it holds for the copy too."""
    given = [split(one) for one in listed.split()]
    if any(not one[0] for one in given):
        return listed  # whole columns hold for new rows anyway
    now = [(rows(top), left, rows.end(top, bottom), right) for top, left, bottom, right in given]
    for new, model in models:
        for top, left, bottom, right in given:
            if top <= model <= bottom and not any(a <= new <= c and b <= left and right <= d for a, b, c, d in now):
                now.append((new, left, new, right))
    return " ".join(_written(one) for one in _stacked(now))


def _stacked(ranges: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Join ranges that stand on one another."""
    done: list[tuple[int, int, int, int]] = []
    for one in ranges:
        for place, (top, left, bottom, right) in enumerate(done):
            if (left, right) == (one[1], one[3]) and one[0] == bottom + 1:
                done[place] = (top, left, one[2], right)
                break
        else:
            done.append(one)
    return done


def _written(one: tuple[int, int, int, int]) -> str:
    first, last = f"{letters(one[1])}{one[0]}", f"{letters(one[3])}{one[2]}"
    return first if first == last else f"{first}:{last}"


def _merges(sheet: SheetPart, rows: RowMap, labels: set[tuple[int, int]]) -> None:
    """Move and grow the merges, and repeat those that lie inside a copied block."""
    listed = sheet.root.find(f"{sheet.space}mergeCells")
    if listed is None:
        return
    for one in listed:
        if local(one) == "mergeCell":
            one.set("ref", _grown(split(one.get("ref", "")), rows, labels))
    for place, one in enumerate(rows.inserted):
        for span in _repeated(sheet, one.models, rows.places(place), one.after, set() if one.whole else labels):
            etree.SubElement(listed, f"{sheet.space}mergeCell", {"ref": _written(span)})
    listed.set("count", str(len(listed)))


def _grown(merge: tuple[int, int, int, int], rows: RowMap, labels: set[tuple[int, int]]) -> str:
    top, left, bottom, right = merge
    own = [one for one in rows.inserted if one.after == bottom and set(range(top, bottom + 1)) <= set(one.models)]
    if (top, left) in labels:  # the label of a whole block grows with rows put into the block, not with further blocks
        mine = [one for one in rows.inserted if one.at_end and one.after == bottom and not one.whole and top < bottom]
        last = rows(bottom) + sum(len(one.models) for one in mine)
    else:
        last = rows(bottom) if own else rows.end(top, bottom)
    return _written((rows(top), left, last, right))


def _repeated(
    sheet: SheetPart, models: tuple[int, ...], news: list[int], after: int, labels: set[tuple[int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    for unit in _units(models):
        held = {models[step] for step in unit}
        for top, left, bottom, right in sheet.merges:
            inside = set(range(top, bottom + 1)) <= held and not top <= after < bottom
            if not inside or (top, left) in labels:
                continue
            steps = [step for step in unit if top <= models[step] <= bottom]
            if top == bottom:
                yield from ((news[step], left, news[step], right) for step in steps)
            else:
                yield (news[steps[0]], left, news[steps[-1]], right)


def _units(models: tuple[int, ...]) -> list[list[int]]:
    """Divide the new rows into copies of the model block: each begins where the rows start again from the top."""
    units: list[list[int]] = []
    for step, model in enumerate(models):
        if not units or model < models[step - 1] or (model == models[step - 1] and len(set(models)) == 1):
            units.append([])
        units[-1].append(step)
    return units


def _anchors(sheet: SheetPart, rows: RowMap) -> None:
    """Move controls and embedded objects that are anchored in the sheet's part itself."""
    for one in _surroundings(sheet):
        if local(one) == "anchor" and local(one.getparent()) in {"controlPr", "objectPr"}:
            for child in one.iter():
                if local(child) == "row" and child.text:
                    child.text = str(rows(int(child.text) + 1) - 1)
