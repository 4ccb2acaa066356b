"""Scores of how goals act on each other, out of anybody's matrix, a scoring sheet or a plan."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lfa.errors import Place
from lfa.io.cards.delimited import read_delimited
from lfa.io.cards.pages import Line, Page
from lfa.io.excel.book import Book
from lfa.io.excel.grid import address
from lfa.io.excel.logframes.calamine import read_others, wants_calamine
from lfa.io.excel.memory import SHEET
from lfa.io.excel.reader import read_workbook
from lfa.io.excel.words import plain
from lfa.io.interactions.gathered import Gathered
from lfa.io.interactions.listed import find_list, read_list, spoken
from lfa.io.interactions.matrix import read_matrix
from lfa.io.interactions.square import find_matrix
from lfa.io.limits import limits
from lfa.io.package import Package
from lfa.io.source import Readable, Source, opened
from lfa.model.goals import Interactions
from lfa.model.plan import Plan
from lfa.terms import languages, term

__all__ = ["read_interactions"]


def read_interactions(
    path: Readable | Iterable[Readable],
    *,
    scorer: str | None = None,
    language: str | None = None,
    strict: bool = True,
    **limit: Any,
) -> Interactions:
    r"""Read how goals act on each other.

    What is read: a square matrix (CSV with any separator and encoding, or a sheet of a
    workbook) with ids or names in its first row and column, names beside the ids allowed; the
    scoring sheet that ``lfa conflicts --scoring-sheet`` writes; a list with a source, a target
    and a score a row; a whole plan. A blank cell is unscored, which is not zero; the diagonal
    is not read. Scores may be written ``2``, ``+2``, ``−2`` or in words of the scale, in any language.

    Parameters
    ----------
    path : path, binary stream, or several of them
        Several are brought together, each with its own scorer.
    scorer : str, optional
        Who scored, where the file does not say it. Of several sheets or files, each is called
        by its name.
    language : str, optional
        Language of the faults; that of the file when left out.
    strict : bool
        False keeps what can be kept and lists what is wrong in ``interactions.origin.notes``;
        what was not understood stands in ``interactions.origin.leftovers``, cell by cell.
    **limit
        Limits to raise or lower, as in `lfa.read`.

    Returns
    -------
    Interactions
        ``.labels`` has the names by id in the order of the matrix, ``.origin`` the cell of each score.

    Raises
    ------
    MissingFile
        When there is no such file.
    ReadError
        When something in it is no score, no goal or no pair: all at once, each with its cell.

    Examples
    --------
    >>> import io
    >>> found = read_interactions(io.BytesIO("goal;T;B\nT;;−2\nB;begränsar;0\n".encode()))
    >>> [(one.source, one.target, one.score) for one in found], found.ids
    ([('T', 'B', -2), ('B', 'T', -1)], ('T', 'B'))

    References
    ----------
    Nilsson, Griggs and Visbeck (2016), Map the interactions between Sustainable Development
    Goals, Nature 534: the scale. Weitz et al. (2018): the row acts on the column.
    """
    several = _listed(path)
    allowed = limits(**limit)
    gathered = Gathered(language or "en", allowed.faults)
    for one in several:
        _File(opened(one, allowed), gathered, scorer, len(several) > 1, language is None).read()
    return gathered.finished(strict)


def _listed(path: Readable | Iterable[Readable]) -> list[Readable]:
    one: Any = path
    return [one] if isinstance(path, str | os.PathLike) or hasattr(path, "read") else list(one)


class _File:
    """Reads one file."""

    def __init__(self, source: Source, gathered: Gathered, scorer: str | None, several: bool, free: bool) -> None:
        self.source, self.gathered, self.scorer, self.several, self.free = source, gathered, scorer, several, free

    def read(self) -> None:
        if self.gathered.made.origin.file is None:
            self.gathered.made.origin.file = self.source.name
        if _is_json(self.source):
            from lfa.io.json import read_json

            self._plan(read_json(self.source))
            return
        pages = self._pages()
        if isinstance(pages, Plan):
            self._plan(pages)
            return
        self._scored(pages)

    def _pages(self) -> list[Page] | Plan:
        if wants_calamine(self.source):
            grids = read_others(self.source)
            return [_page(self.source, grid.name, grid.rows) for grid in grids if not grid.name.startswith("_")]
        if not self.source.data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
            page = read_delimited(self.source, language=self.gathered.language).page
            return [_Lined(page.file, None, page.lines)]
        book = Book(Package(self.source, self.gathered.language))
        sheets = book.sheets()
        if "lfa_sheet_interactions" in book.defined or any(sheet.name == SHEET for sheet in sheets):
            return read_workbook(self.source)
        return [_page(self.source, sheet.name, sheet.rows) for sheet in sheets if not sheet.name.startswith("_")]

    def _scored(self, pages: Iterable[Page]) -> None:
        whole = list(pages)
        found = [(page, find_list(page, self.gathered.language)) for page in whole]
        ours = any(listed for _, listed in found)
        kept = [
            (page, listed, None if listed else find_matrix(page))
            for page, listed in found
            if listed or not _shows(page, ours)
        ]
        reading = [one for one in kept if one[1] or one[2]]
        if not reading:
            names = ", ".join(page.sheet for page in whole if page.sheet) or "-"
            self.gathered.fault("no_scores", Place(self.source.name), names=names)
        for page, listed, matrix in kept:
            if listed:
                if self.free:
                    self.gathered.speak(spoken(page, listed))
                read_list(page, listed, self.gathered, self._who(page, len(reading) > 1))
            elif matrix:
                read_matrix(page, matrix, self.gathered, self._who(page, len(reading) > 1))
            else:
                self.gathered.rest(page)

    def _who(self, page: Page, sheets: bool) -> str | None:
        """Return who scored, where the page does not say it: of several sheets or files, each by its name."""
        if sheets and page.sheet:
            return page.sheet
        if self.scorer is None and self.several and self.source.name:
            return Path(self.source.name).stem
        return self.scorer

    def _plan(self, plan: Plan) -> None:
        if self.free:
            self.gathered.speak(plan.language)
        self.gathered.made.origin.notes.extend(plan.origin.notes)
        for row in plan.interactions:
            named = " / ".join(part or "" for part in row.key)
            where = plan.origin.place(named) or Place(self.source.name)
            for end in (row.source, row.target):
                goal = plan.find(end)
                self.gathered.name(end, str(goal.statement) if goal and goal.statement else None, where)
            self.gathered.add(row, {"score": plan.origin.place(named, "score") or where})


class _Lined(Page):
    """A text file, of which a cell is named as a spreadsheet names it, beside its line."""

    def place(self, line: int, column: int | None = None) -> Place:
        """Return where a line or a cell stands."""
        return Place(self.file, cell=address(line, column) if column else None, line=line)


def _shows(page: Page, beside_lists: bool) -> bool:
    """Whether a sheet only shows at a glance what the lists of the same workbook say."""
    titles = {plain(term("scoring", "overview", code)) for code in languages()}
    return beside_lists and page.sheet is not None and plain(page.sheet) in titles


def _is_json(source: Source) -> bool:
    return source.data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def _page(source: Source, name: str, rows: Any) -> Page:
    lines = [Line(number, rows[number], max(rows[number], default=0)) for number in sorted(rows) if rows[number]]
    return Page(source.name, name, lines)
