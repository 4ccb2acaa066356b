"""The scoring sheet: one row a question, with drop-downs in words of the scale, to fill in by a group or to print."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import attrs
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lfa.analysis.scoring import Cell, group_names, scorable, share_out, to_score
from lfa.errors import InvalidValue
from lfa.io.atomic import Writable, put
from lfa.io.escapes import escaped
from lfa.io.excel import lists
from lfa.io.excel.grid import address, letters
from lfa.io.excel.look import add_styles, colour, heading_style, height, to_print
from lfa.io.excel.seal import sealed
from lfa.io.excel.words import beside, headings
from lfa.io.interactions.scores import answer, signed
from lfa.model.conflict_scales import GoalKind, Scale
from lfa.model.element import Element
from lfa.model.goals import Interaction
from lfa.model.plan import Plan
from lfa.model.scales import Confidence
from lfa.schema import table as table_of
from lfa.schema.goals import kind_of
from lfa.terms import term

__all__ = ["scoring_book", "write_scoring_sheets"]

Page = Literal["A3", "A4"]

_TABLE = table_of("interactions")
#: The columns of the sheet, with their widths.
_WIDTHS = {
    "number": 6.0,
    "question": 29.0,
    "source": 9.0,
    "source_text": 32.0,
    "answer": 27.0,
    "target": 9.0,
    "target_text": 32.0,
    "reason": 38.0,
    "confidence": 12.0,
    "dissent": 30.0,
}
#: On A4, so that what is printed can still be read.
_NARROW = dict(zip(_WIDTHS, (5.0, 21.0, 9.0, 24.0, 19.0, 9.0, 24.0, 26.0, 11.0, 19.0), strict=True))
#: Those that a group fills in.
_OPEN = ("answer", "reason", "confidence", "dissent")
_PLACE = {name: number for number, name in enumerate(_WIDTHS, 1)}
_NO_TITLE = re.compile(r"[\[\]:*?/\\']")
_DARK, _GREY = PatternFill("solid", fgColor="7A858C"), PatternFill("solid", fgColor="E6E9EB")
_LINE = Side(style="thin", color="AEB6BB")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def write_scoring_sheets(
    plan: Plan,
    target: Writable,
    *,
    groups: int | Sequence[str] = 1,
    overlap: int | None = None,
    ids: Sequence[str] | None = None,
    seed: int | None = None,
    apart: bool = False,
    language: str | None = None,
    page: Page = "A3",
) -> tuple[str, ...]:
    """Write scoring sheets for groups: the questions, drop-downs with the scale, room for reasons and dissent.

    Parameters
    ----------
    plan : Plan
        Its goals and the sides of its conflicts are asked about.
    target : path or binary stream
    groups : int or sequence of str
        How many groups, or what they are called. A group that has scored already gets its answers filled in.
    overlap : int, optional
        How many groups get each cell; None means all, 1 splits the cells among them.
    ids : sequence of str, optional
        Just these goals.
    seed : int, optional
        Shuffles before the cells are shared out.
    apart : bool
        A file for each group (``score-1.xlsx``, ``score-2.xlsx`` ...) in the place of a sheet for each.
    language : str, optional
        Of the sheet; the plan's when left out.
    page : {"A3", "A4"}
        Paper it is set up for.

    Returns
    -------
    tuple of str
        Names of the files; none for a stream.

    Raises
    ------
    InvalidValue
        When there is nothing to score, or groups or overlap cannot be.
    UnknownId
        When an id is not in the plan.
    WriteError
        When a file cannot be written.

    Examples
    --------
    >>> import io
    >>> import lfa
    >>> stream = io.BytesIO()
    >>> write_scoring_sheets(lfa.samples.river(), stream, groups=3)
    ()
    >>> _ = stream.seek(0)
    >>> len(lfa.read_interactions(stream))
    0
    """
    said = language or plan.language
    names = group_names(groups, term("scoring", "group", said))
    asked = _Asked(plan, to_score(plan, ids), said, page)
    shared = share_out(asked.cells, names, overlap, seed)
    if not asked.cells:
        raise InvalidValue("nothing to score: the plan needs two goals at least, or a measure and a goal")
    if not apart:
        put(_book(asked, shared), target, said)
        return () if not isinstance(target, str | os.PathLike) else (os.fspath(target),)
    if not isinstance(target, str | os.PathLike):
        raise InvalidValue("a file for each group needs a path, not a stream")
    path = Path(os.fspath(target))
    files = [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, len(names) + 1)]
    for file, (name, cells) in zip(files, shared.items(), strict=True):
        put(_book(asked, {name: cells}), file, said)
    return tuple(str(file) for file in files)


def scoring_book(plan: Plan, groups: int | Sequence[str] = 1, *, overlap: int | None = None) -> bytes:
    """Return a workbook with a scoring sheet for each group: the same plan, the same bytes."""
    names = group_names(groups, term("scoring", "group", plan.language))
    asked = _Asked(plan, to_score(plan), plan.language, "A3")
    return _book(asked, share_out(asked.cells, names, overlap))


@attrs.define
class _Asked:
    """What is asked: of which plan, about which goals, in which language."""

    plan: Plan
    ids: tuple[str, ...]
    language: str
    page: Page
    cells: tuple[Cell, ...] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.cells = scorable(self.plan, self.ids)

    def word(self, key: str, **values: object) -> str:
        return term("scoring", key, self.language, **values)

    def name(self, id_: str) -> str:
        element = self.plan.find(id_)
        return _said(element, self.language) if element else ""

    def is_measure(self, id_: str) -> bool:
        return kind_of(self.plan, id_) is GoalKind.MEASURE

    @property
    def illustrative(self) -> bool:
        goals = (self.plan.find(one) for one in self.ids)
        said = (*self.plan.interactions, *(goal for goal in goals if goal))
        return self.plan.illustrative or any(one.illustrative for one in said)

    @property
    def invented(self) -> str:
        key = "illustrative.plan" if self.plan.illustrative else "illustrative.rows"
        return term("workbook", key, self.language)


def _said(element: Element, language: str) -> str:
    if element.statement is None:
        return ""
    return element.statement.others.get(language) or str(element.statement)


def _book(asked: _Asked, shared: Mapping[str, Sequence[Cell]]) -> bytes:
    book = Workbook()
    add_styles(book)
    assert book.active is not None
    book.remove(book.active)
    cached: dict[str, dict[str, str]] = {}
    sheets = [_Sheet(asked, book, name, cells) for name, cells in shared.items()]
    for sheet in sheets:
        sheet.write()
    _Overview(asked, book, sheets).write(cached)
    _lists(book, asked.language)
    return sealed(book, asked.plan, cached)


def _lists(book: Workbook, language: str) -> None:
    sheet = book.create_sheet(lists.SHEET)
    sheet.sheet_state = "hidden"
    for row, score in enumerate(reversed(Scale), 1):
        sheet.cell(row, 1).value = answer(score, language)
        sheet.cell(row, 2).value = int(score)
    for row, one in enumerate(Confidence, 1):
        sheet.cell(row, 3).value = term("choices", f"{Confidence.key()}.{one}", language)
    lists.define(book, "lfa_answers", f"{lists.quoted(lists.SHEET)}!$A$1:$A${len(Scale)}")
    lists.define(book, "lfa_scores", f"{lists.quoted(lists.SHEET)}!$B$1:$B${len(Scale)}")
    lists.define(book, "lfa_words_confidence", f"{lists.quoted(lists.SHEET)}!$C$1:$C${len(Confidence)}")


class _Sheet:
    """The sheet of one group."""

    def __init__(self, asked: _Asked, book: Workbook, group: str, cells: Sequence[Cell]) -> None:
        self.asked, self.group, self.cells = asked, group, cells
        taken = [sheet.title.casefold() for sheet in book.worksheets]
        title = _NO_TITLE.sub("-", group)[:28] or "-"
        self.sheet: Worksheet = book.create_sheet(title if title.casefold() not in taken else f"{title} {len(taken)}")
        self.widths = _WIDTHS if asked.page == "A3" else _NARROW
        self.row = 0
        self.where: dict[Cell, str] = {}
        self.given = {(one.source, one.target): one for one in asked.plan.interactions if one.scorer == group}

    def write(self) -> None:
        for name, width in self.widths.items():
            self.sheet.column_dimensions[letters(_PLACE[name])].width = width
        self.sheet.sheet_properties.tabColor = colour("interactions")
        self._above()
        self._legend()
        self._head()
        first = self.row + 1
        for number, cell in enumerate(self.cells, 1):
            self._question(number, cell)
        self._rules(first)
        said = term("workbook", "illustrative.short", self.asked.language) if self.asked.illustrative else ""
        title = self.asked.word("made_for", title=str(self.asked.plan.title or "-"), group=self.group)
        to_print(self.sheet, title, self.sheet.title, sum(self.widths.values()), said, first - 1)
        self.sheet.page_setup.paperSize = 8 if self.asked.page == "A3" else 9
        self.sheet.freeze_panes = address(first, 1)

    # Above the questions

    def _line(self, text: str, style: str) -> None:
        self.row += 1
        self._text(self.row, 1, text, style)
        self.sheet.merge_cells(start_row=self.row, start_column=1, end_row=self.row, end_column=len(_WIDTHS))
        self.sheet.row_dimensions[self.row].height = {"lfa title": 28.0, "lfa illustrative": 20.0}.get(
            style, height([(text, sum(self.widths.values()))])
        )

    def _text(self, row: int, place: int, text: str, style: str) -> None:
        cell = self.sheet.cell(row, place)
        cell.value = escaped(text)[:32_000]
        cell.data_type, cell.style = "s", style

    def _above(self) -> None:
        asked = self.asked
        if asked.illustrative:
            self._line(asked.invented, "lfa illustrative")
        self._line(asked.word("title"), "lfa title")
        self._line(asked.word("ask"), "lfa say")
        self._line(asked.word("goal_question"), "lfa say")
        if any(asked.is_measure(one) for one in asked.ids):
            self._line(asked.word("measure_question"), "lfa say")
        if about := ", ".join(str(part) for part in (asked.plan.place, asked.plan.start, asked.plan.end) if part):
            self._line(asked.word("place_note", place=about), "lfa say")
        self._line(asked.word("print_note"), "lfa say")
        self.row += 1
        for place, key, value in ((2, "group", self.group), (5, "date", ""), (8, "place", "")):
            self._text(self.row, place, asked.word(key), "lfa subtitle")
            self._text(self.row, place + 1, value, "lfa subtitle")
            for part in (place + 1, place + 2):
                self.sheet.cell(self.row, part).border = Border(bottom=_LINE)
            self.sheet.merge_cells(start_row=self.row, start_column=place + 1, end_row=self.row, end_column=place + 2)
        self.sheet.row_dimensions[self.row].height = 26.0

    def _legend(self) -> None:
        self.row += 1
        self._text(self.row, 2, self.asked.word("legend"), "lfa subtitle")
        for score in reversed(Scale):
            self.row += 1
            self._text(self.row, 3, signed(score), "lfa text")
            self._text(self.row, 4, term("scale", f"verb.{score}", self.asked.language), "lfa text")
            self._text(self.row, 5, term("scale", f"meaning.{score}", self.asked.language), "lfa text")
            self.sheet.merge_cells(start_row=self.row, start_column=5, end_row=self.row, end_column=8)
        self.row += 1

    # The questions

    def _head(self) -> None:
        self.row += 1
        words = headings(_TABLE, self.asked.language)
        above = {
            "number": self.asked.word("number"),
            "question": self.asked.word("question"),
            "answer": self.asked.word("answer"),
            **{name: words[name] for name in ("source", "target", "reason", "confidence", "dissent")},
            **{f"{name}_text": beside(words[name], self.asked.language) for name in ("source", "target")},
        }
        for name, place in _PLACE.items():
            self._text(self.row, place, above[name], heading_style("interactions"))
        # Bold words need more room than the same words in the rows.
        high = height([(above[name], 0.75 * self.widths[name]) for name in _PLACE])
        self.sheet.row_dimensions[self.row].height = max(32.0, high)

    def _question(self, number: int, cell: Cell) -> None:
        self.row += 1
        source, target = cell
        self.where[cell] = address(self.row, _PLACE["answer"])
        asked = self.asked.word("carrying_out" if self.asked.is_measure(source) else "progress")
        row = self.given.get(cell)
        texts = {
            "question": (asked, "lfa computed"),
            "source": (source, "lfa id"),
            "source_text": (self.asked.name(source), "lfa text"),
            "target": (target, "lfa id"),
            "target_text": (self.asked.name(target), "lfa text"),
            **{name: (text, "lfa text") for name, text in _answers(row, self.asked.language).items()},
        }
        self.sheet.cell(self.row, 1).value = number
        self.sheet.cell(self.row, 1).style = "lfa computed"
        for name, (text, style) in texts.items():
            self._text(self.row, _PLACE[name], text, style) if text else None
        for name, place in _PLACE.items():
            one = self.sheet.cell(self.row, place)
            one.border = Border(bottom=_LINE)
            if name in _OPEN:
                one.style = "lfa text"
                one.border = _BOX
        written = [(text, self.widths[name]) for name, (text, _) in texts.items() if name != "question"]
        self.sheet.row_dimensions[self.row].height = max(32.0, height(written))

    def _rules(self, first: int) -> None:
        last = max(self.row, first)
        language = self.asked.language
        for name, words in (("answer", "lfa_answers"), ("confidence", "lfa_words_confidence")):
            rule = DataValidation("list", formula1=words, allow_blank=True, showErrorMessage=True)
            rule.errorTitle = term("workbook", "say.not_listed", language)[:32]
            rule.error = term("workbook", "say.choose", language)[:255]
            lists.apply(self.sheet, rule, _PLACE[name], first, last)
        prompt = DataValidation(allow_blank=True, showInputMessage=True)
        prompt.promptTitle = headings(_TABLE, language)["dissent"][:32]
        prompt.prompt = self.asked.word("who_disagrees")[:255]
        lists.apply(self.sheet, prompt, _PLACE["dissent"], first, last)


def _answers(row: Interaction | None, language: str) -> dict[str, str]:
    """Return what a group has answered already, as the sheet says it."""
    if row is None:
        return {}
    confidence = term("choices", f"{Confidence.key()}.{row.confidence}", language) if row.confidence else ""
    return {
        "answer": "" if row.score is None else answer(row.score, language),
        "reason": str(row.reason or ""),
        "confidence": confidence,
        "dissent": str(row.dissent or ""),
    }


class _Overview:
    """All cells at a glance: what one group has answered, or which group has which cell."""

    def __init__(self, asked: _Asked, book: Workbook, sheets: Sequence[_Sheet]) -> None:
        self.asked, self.sheets = asked, sheets
        self.sheet: Worksheet = book.create_sheet(asked.word("overview")[:31])

    def write(self, cached: dict[str, dict[str, str]]) -> None:
        asked, sheet, ids = self.asked, self.sheet, self.asked.ids
        sheet.sheet_properties.tabColor = colour("goals")
        lines = [
            ("overview_title", "lfa title"),
            ("overview_note" if len(self.sheets) == 1 else "shared_note", "lfa say"),
        ]
        for row, (key, style) in enumerate(lines, 1):
            sheet.cell(row, 1).value = asked.word(key)
            sheet.cell(row, 1).style = style
            sheet.cell(row, 1).alignment = Alignment(wrap_text=False, vertical="top")
        if asked.illustrative:
            sheet.cell(3, 1).value = asked.invented
            sheet.cell(3, 1).style = "lfa illustrative"
        sheet.row_dimensions[1].height = 28
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 9, 36
        for place, one in enumerate(ids, 3):
            sheet.cell(4, place).value = one
            sheet.cell(4, place).style = heading_style("interactions")
            sheet.cell(4, place).alignment = _MIDDLE
            sheet.column_dimensions[letters(place)].width = 8
        for row, source in enumerate(ids, 5):
            self._row(row, source, cached.setdefault(sheet.title, {}))
        said = term("workbook", "illustrative.short", asked.language) if asked.illustrative else ""
        to_print(sheet, str(asked.plan.title or ""), sheet.title, 45 + 8 * len(ids), said, 4)
        sheet.freeze_panes = "C5"

    def _row(self, row: int, source: str, cached: dict[str, str]) -> None:
        for place, (text, style) in enumerate(((source, "lfa id"), (self.asked.name(source), "lfa text")), 1):
            self.sheet.cell(row, place).value = escaped(text)
            self.sheet.cell(row, place).data_type = "s"
            self.sheet.cell(row, place).style = style
        self.sheet.row_dimensions[row].height = max(20.0, height([(self.asked.name(source), 36.0)]))
        for place, target in enumerate(self.asked.ids, 3):
            cell = self.sheet.cell(row, place)
            cell.border, cell.alignment = _BOX, _MIDDLE
            if source == target:
                cell.fill = _DARK
            elif (source, target) not in self.asked.cells:
                cell.value = "\u2013"
                cell.fill = _GREY
            elif len(self.sheets) > 1:
                cell.value = ", ".join(
                    str(number) for number, one in enumerate(self.sheets, 1) if (source, target) in one.where
                )
            elif where := self.sheets[0].where.get((source, target)):
                sheet = lists.quoted(self.sheets[0].sheet.title)
                cell.value = f'=IFERROR(INDEX(lfa_scores,MATCH({sheet}!{where},lfa_answers,0)),"")'
                given = self.sheets[0].given.get((source, target))
                cached[cell.coordinate] = "" if given is None or given.score is None else str(given.score)
            else:
                cell.fill = _GREY
