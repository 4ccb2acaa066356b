"""Marks that people put into forms of their own: ``{{ output }}``, ``{{ indicator.baseline }}``, and names of cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headings import COLUMN, LEVEL, meanings
from lfa.io.excel.template.form import Form
from lfa.io.excel.template.parts import local
from lfa.io.excel.template.rowmap import split
from lfa.io.excel.template.slots import Area, Group, Line

__all__ = ["marked", "named"]

_MARK = re.compile(r"\s*\{\{\s*([^{}]{1,60}?)\s*\}\}\s*")
_WORDS = re.compile(r"(?<=[a-zåäöæø])(?=[A-ZÅÄÖÆØ])|[_.\s]+")
_TITLE = frozenset(("title", "project", "plan"))


def marked(form: Form) -> list[Area]:
    """Return the places marked with ``{{ ... }}``; rows that follow one another and are marked alike are one area.

    Parameters
    ----------
    form : Form
    """
    areas: list[Area] = []
    for grid in form.grids:
        for row in sorted(grid.rows):
            found = {column: mark[1] for column, text in grid.rows[row].items() if (mark := _MARK.fullmatch(text))}
            if found:
                _row(form, grid, row, found, areas)
    return areas


def _row(form: Form, grid: Grid, row: int, found: dict[int, str], areas: list[Area]) -> None:
    cells: dict[str, tuple[int, int]] = {}
    subjects: list[str] = []
    for column, mark in sorted(found.items()):
        subject, field = _meant(mark)
        form.marks.add((grid.name, row, column))
        if subject == "title":
            form.titles.append((grid.name, row, column))
        elif subject:
            subjects.append(subject)
            cells[_field(subject, field)] = (row, column)
    kind, level = _kind(subjects)
    if kind is None:
        return
    line = Line((row,), cells)
    before = areas[-1] if areas else None
    alike = before is not None and (before.sheet, before.kind, before.level) == (grid.name, kind, level)
    if before is not None and alike and before.groups[-1].last == row - 1:
        before.groups.append(Group([line]))
    else:
        areas.append(Area(grid.name, kind, level, [Group([line])]))


def _meant(mark: str) -> tuple[str, str]:
    """Return the subject and the field of a mark, in our words."""
    subject, _, field = mark.partition(".")
    if subject.strip().casefold() in _TITLE or field.strip().casefold() == "title":
        return "title", ""
    return _concept(subject, subject=True), _concept(field, subject=False) if field else ""


def _concept(word: str, subject: bool) -> str:
    plain = word.strip().casefold()
    if plain in {"result", "indicator", "assumption", "precondition", "activity", "impact", "outcome", "output"}:
        return plain
    found = meanings(" ".join(one for one in _WORDS.split(word.strip()) if one))
    first = next((one for one in found if one.group == (LEVEL if subject else COLUMN)), None) or next(iter(found), None)
    return first.concept if first is not None else plain


def _field(subject: str, field: str) -> str:
    if subject in {"assumption", "precondition"}:
        return "assumption"
    if subject == "indicator":
        return "indicator" if field in {"", "statement"} else field
    return "logic" if field in {"", "statement", "logic"} else field


def _kind(subjects: Iterable[str]) -> tuple[str | None, str | None]:
    known = list(subjects)
    for level in ("impact", "outcome", "output"):
        if level in known:
            return "results", level
    if "activity" in known:
        return "activities", "activity"
    if set(known) & {"result", "indicator"}:
        return "list", None
    return ("preconditions", None) if "precondition" in known else (None, None)


def named(form: Form) -> list[Area]:
    """Return the places that defined names tell: ``lfa_title``, ``lfa_output``, ``lfa_output_indicator``.

    Parameters
    ----------
    form : Form
    """
    columns: dict[tuple[str, str], dict[str, tuple[int, int, int, int]]] = {}
    for words, sheet, place in _names(form):
        if words[0] in _TITLE:
            form.titles.insert(0, (sheet, place[0], place[1]))
            continue
        subject, field = _concept(words[0], subject=True), _concept(words[1], subject=False) if len(words) > 1 else ""
        columns.setdefault((sheet, subject), {})[_field(subject, field)] = place
    areas = []
    for (sheet, subject), fields in columns.items():
        kind, level = _kind([subject])
        if kind is None:
            continue
        top, bottom = min(one[0] for one in fields.values()), max(one[2] for one in fields.values())
        part = form.sheet(sheet)
        lines = [
            Line((row,), {name: part.corner(row, one[1]) for name, one in fields.items()})
            for row in range(top, bottom + 1)
        ]
        areas.append(Area(sheet, kind, level, [Group([line]) for line in lines]))
    return areas


def _names(form: Form) -> Iterator[tuple[list[str], str, tuple[int, int, int, int]]]:
    for one in form.parts.tree(form.parts.workbook).iter():
        if local(one) != "definedName" or not (one.get("name") or "").casefold().startswith(("lfa_", "lfa.")):
            continue
        sheet, _, reference = (one.text or "").rpartition("!")
        sheet = sheet.strip("'").replace("''", "'")
        place = split(reference)
        words = [word for word in re.split(r"[_.]", one.get("name").casefold())[1:] if word]
        if sheet in form.sheets and place[0] and words:
            yield words, sheet, place
