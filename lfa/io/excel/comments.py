"""The comment sheet: a plan goes out for consultation (remiss, høring) and comes back with what people say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePath
from typing import Any

import attrs
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lfa.errors import Place
from lfa.io.atomic import Writable, put
from lfa.io.escapes import escaped
from lfa.io.excel.book import Book
from lfa.io.excel.grid import address, letters
from lfa.io.excel.look import add_styles, heading_style, height, to_print
from lfa.io.excel.seal import sealed
from lfa.io.faults import Faults
from lfa.io.limits import Limits
from lfa.io.package import Package
from lfa.io.source import opened
from lfa.model.element import Element
from lfa.model.plan import Plan
from lfa.model.tables import rows
from lfa.model.voices import Comment
from lfa.terms import languages, term

__all__ = ["Taken", "read_comments", "write_comment_sheet"]

#: What is put before people: every step that others have a say in.
_ASKED = (
    *("problems", "objectives", "strategies", "results", "indicators", "assumptions", "activities", "risks"),
    *("goals", "goal_conflicts", "missions", "recommendations", "trial_actions"),
)
_WIDTHS = {"id": 10.0, "step": 17.0, "text": 52.0, "comment": 46.0, "wording": 46.0}
_PLACE = {name: number for number, name in enumerate(_WIDTHS, 1)}
#: Rows at the end for what is about the plan as a whole.
_FREE = 8
_OPEN = PatternFill("solid", fgColor="FFFDF3")
_LINE = Side(style="thin", color="AEB6BB")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)


@attrs.frozen
class Taken:
    """What was taken in from comment sheets.

    Parameters
    ----------
    added : tuple of Comment
        Comments that the plan did not have.
    known : int
        Comments that it had already.
    unknown : tuple of (Place, str)
        Where a comment is about an id that the plan does not have; it was kept, about the plan as a whole.
    """

    added: tuple[Comment, ...]
    known: int
    unknown: tuple[tuple[Place, str], ...]


def write_comment_sheet(
    plan: Plan, target: Writable, *, organisation: str | None = None, language: str | None = None
) -> None:
    """Write a workbook in which others comment on a plan, statement by statement.

    Parameters
    ----------
    plan : Plan
    target : path or binary stream
    organisation : str, optional
        Who is asked; left blank to be filled in when not given.
    language : str, optional
        Of the sheet; the plan's when left out.

    Raises
    ------
    WriteError

    Examples
    --------
    >>> import io
    >>> import lfa
    >>> stream = io.BytesIO()
    >>> write_comment_sheet(lfa.samples.river(), stream, organisation="The fishers' union")
    >>> _ = stream.seek(0)
    >>> read_comments(lfa.samples.river(), stream)
    Taken(added=(), known=0, unknown=())
    """
    said = language or plan.language
    book = Workbook()
    add_styles(book)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = term("comments", "sheet", said)
    _Written(plan, sheet, said).write(organisation)
    put(sealed(book, plan, {}), target, said)


class _Written:
    """The one sheet."""

    def __init__(self, plan: Plan, sheet: Worksheet, language: str) -> None:
        self.plan, self.sheet, self.language = plan, sheet, language
        self.asked = list(_asked(plan))
        self.invented = plan.illustrative or any(one.illustrative for _, one in self.asked)
        self.row = 0

    def write(self, organisation: str | None) -> None:
        for name, width in _WIDTHS.items():
            self.sheet.column_dimensions[letters(_PLACE[name])].width = width
        if self.invented:
            key = "illustrative.plan" if self.plan.illustrative else "illustrative.rows"
            self._line(term("workbook", key, self.language), "lfa illustrative")
        self._line(self._word("title", title=str(self.plan.title or "-")), "lfa title")
        self._line(self._word("ask"), "lfa say")
        self.row += 1
        self._put("id", self._word("organisation"), "lfa subtitle")
        self.sheet.merge_cells(start_row=self.row, start_column=1, end_row=self.row, end_column=2)
        self._put("text", organisation or "", "lfa subtitle").fill = _OPEN
        self.row += 1
        head = self.row + 1
        self._columns({name: self._word(f"column.{name}") for name in _WIDTHS}, heading_style("problems"))
        for table, one in self.asked:
            step = term("tables", table, self.language)
            if one.illustrative and not self.plan.illustrative:
                step += f" ({self._invented().lower()})"
            said = one.statement.in_language(self.language) if one.statement else ""
            self._columns({"id": one.id, "step": step, "text": said}, "lfa text")
        for _ in range(_FREE):
            self._columns({"step": self._word("whole")}, "lfa text")
        said = self._invented() if self.invented else ""
        to_print(self.sheet, str(self.plan.title or ""), self.sheet.title, sum(_WIDTHS.values()), said, head)
        self.sheet.freeze_panes = address(head + 1, 1)

    def _invented(self) -> str:
        return term("workbook", "illustrative.short", self.language)

    def _word(self, key: str, **values: object) -> str:
        return term("comments", key, self.language, **values)

    def _line(self, text: str, style: str) -> None:
        self.row += 1
        self._put("id", text, style)
        self.sheet.merge_cells(start_row=self.row, start_column=1, end_row=self.row, end_column=len(_WIDTHS))
        self.sheet.row_dimensions[self.row].height = 30.0 if style == "lfa title" else 34.0

    def _columns(self, values: Mapping[str, str], style: str) -> None:
        self.row += 1
        for name in _WIDTHS:
            cell = self._put(name, values.get(name, ""), style)
            cell.border, cell.alignment = _BOX, _TOP
            if name not in values:
                cell.fill = _OPEN
        tall = height((values.get(name, ""), width) for name, width in _WIDTHS.items())
        self.sheet.row_dimensions[self.row].height = max(tall, 30.0)

    def _put(self, name: str, text: str, style: str) -> Any:
        cell = self.sheet.cell(self.row, _PLACE[name])
        cell.value, cell.style = escaped(text)[:32_000] or None, style
        if text:
            cell.data_type = "s"
        return cell


def _asked(plan: Plan) -> Iterator[tuple[str, Element]]:
    for table in _ASKED:
        for one in rows(plan, table):
            if isinstance(one, Element) and one.statement:
                yield table, one


def read_comments(plan: Plan, *sources: Any, organisation: str | None = None, limits: Limits | None = None) -> Taken:
    """Take what people wrote in comment sheets into ``plan.needs.comments``.

    A comment that the plan has already, of the same organisation about the same with the same words, is not
    taken twice, so a sheet may be read again.

    Parameters
    ----------
    plan : Plan
        Gets the comments.
    *sources : path or binary stream
    organisation : str, optional
        Who says it, where a sheet does not; else the file's name tells.
    limits : Limits, optional
        As for `lfa.read`.

    Returns
    -------
    Taken

    Raises
    ------
    ReadError
        When a file is no workbook, or no sheet in it is a comment sheet.
    """
    found = [one for source in sources for one in _read(source, plan.language, organisation, limits)]
    have = {(one.organisation, one.about, str(one.statement)) for one in plan.needs.comments}
    added, unknown, known = [], [], 0
    for place, who, about, text in found:
        if about and about not in plan:
            unknown.append((place, about))
            text, about = f"{about}: {text}", None
        if (who, about, text) in have:
            known += 1
            continue
        have.add((who, about, text))
        made = plan.needs.comments.add(None, text, about=about, organisation=who)
        plan.origin.places[made.id, None] = place
        added.append(made)
    return Taken(tuple(added), known, tuple(unknown))


def _read(
    source: Any, language: str, organisation: str | None, limits: Limits | None
) -> Iterable[tuple[Place, str | None, str | None, str]]:
    file = opened(source, limits or Limits())
    faults = Faults(file.name, language)
    found, sheets = [], []
    for sheet in Book(Package(file, language)).sheets():
        sheets.append(sheet.name)
        head = next((number for number, row in sheet.rows.items() if {"id", "comment"} <= set(_columns(row))), None)
        if head is not None:
            found.append((sheet, head))
    if not found:
        faults.add("no_comments", Place(file.name), names=", ".join(sheets))
        faults.stop()
    name = PurePath(file.name).stem if file.name else None
    for sheet, head in found:
        who = _who(sheet.rows, head) or organisation or name
        columns = _columns(sheet.rows[head])
        for number in sorted(sheet.rows):
            row = sheet.rows[number]
            said = _said(row, columns, language)
            if number > head and said:
                about = " ".join(str(row.get(columns["id"]) or "").split()) or None
                yield Place(file.name, sheet.name, address(number, columns["comment"])), who, about, said


def _said(row: Mapping[int, object], columns: Mapping[str, int], language: str) -> str:
    comment = str(row.get(columns["comment"]) or "").strip()
    wording = str(row.get(columns.get("wording", 0)) or "").strip()
    proposed = term("comments", "proposed", language, text=wording) if wording else ""
    return "\n".join(part for part in (comment, proposed) if part)


def _columns(row: Mapping[int, object]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, raw in row.items():
        name = _headings().get(" ".join(str(raw).split()).casefold())
        if name:
            found.setdefault(name, column)
    return found


@cache
def _headings() -> dict[str, str]:
    return {term("comments", f"column.{name}", code).casefold(): name for code in languages() for name in _WIDTHS}


def _who(found: Mapping[int, Mapping[int, object]], head: int) -> str | None:
    labels = {term("comments", "organisation", code).casefold() for code in languages()}
    for number, row in found.items():
        for column, raw in row.items():
            if number < head and str(raw).strip().casefold() in labels:
                after = [row[one] for one in sorted(row) if one > column]
                return " ".join(str(after[0]).split()) if after else None
    return None
