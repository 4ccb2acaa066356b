"""Where the headings of a sheet stand, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from lfa.io.excel.grid import Sheet
from lfa.io.excel.meaning import BadCell, settled, written
from lfa.io.excel.words import Heading, known_headings, plain, recognise
from lfa.schema import Table
from lfa.terms import languages, term

__all__ = ["Headings", "find_headings", "is_banner"]

#: So many rows are looked at: titles, logos and notes may stand above the headings.
_ROWS = 25
#: Cells further right have no heading: they are listed, not read.
_COLUMNS = 2_000


@attrs.frozen
class Headings:
    """The headings of a sheet.

    Parameters
    ----------
    row : int
    columns : dict of int to Heading
        By the number of the column.
    twice : dict of int to int
        Columns whose heading stands already above another one.
    """

    row: int
    columns: dict[int, Heading]
    twice: dict[int, int]


def find_headings(sheet: Sheet, table: Table, language: str) -> Headings | None:
    """Return the row that looks most like the headings of a table; None when none does."""
    known = known_headings(table, language)
    best: Headings | None = None
    most = 0
    for row in sorted(sheet.rows)[:_ROWS]:
        ours = sum(plain(raw) in known for raw in sheet.rows[row].values() if isinstance(raw, str))
        if ours > most:
            found = _meant(sheet, row, table, language)
            if _enough(table, {one.name for one in found.columns.values() if one.role != "own"}):
                best, most = found, ours
    return best


def _enough(table: Table, names: set[str]) -> bool:
    needed = {"id", "statement"} if table.has_ids else {one.name for one in table.columns if one.required}
    return bool(names & needed)


def _meant(sheet: Sheet, row: int, table: Table, language: str) -> Headings:
    columns: dict[int, Heading] = {}
    seen: dict[Heading, int] = {}
    twice: dict[int, int] = {}
    others: list[tuple[int, str]] = []
    for place, text in _texts(sheet, row):
        meaning = recognise(table, text, language, synonyms=False)
        if meaning.role == "own" and recognise(table, text, language) != meaning:
            others.append((place, text))
        elif meaning in seen and meaning.role != "shown":
            twice[place] = seen[meaning]
        else:
            seen[meaning] = place
            columns[place] = meaning
    for place, text in others:
        meaning = recognise(table, text, language)
        # Another word for a column that stands there by its own name is a column of the user's own.
        columns[place] = meaning if meaning not in seen else recognise(table, text, language, synonyms=False)
        seen[meaning] = place
    return Headings(row, columns, twice)


def _texts(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    for place, raw in sorted(sheet.rows[row].items())[:_COLUMNS]:
        try:
            text = written(settled(raw))
        except BadCell:
            continue
        if text.strip():
            yield place, text


@cache
def _banners() -> frozenset[str]:
    keys = ("illustrative.plan", "illustrative.rows")
    return frozenset(plain(term("workbook", key, code)) for key in keys for code in languages())


def is_banner(raw: object) -> bool:
    """Whether a cell holds the word that lfa writes above what is invented."""
    return isinstance(raw, str) and plain(raw) in _banners()
