"""Where rows go when others are inserted above them, and how references in formulas follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

import attrs

__all__ = ["MAX_ROW", "Insertion", "RowMap", "letters", "moved", "number", "references", "split"]

MAX_ROW = 1_048_576
_TOKEN = re.compile(
    r'(?P<text>"(?:[^"]|"")*")'
    r"|(?P<sheet>(?:'(?:[^']|'')*'|(?:\[[^\]]*\])?[^\W\d][\w.]*(?::[\w.]+)?)!)?"
    r"(?<![\w.$])(?P<ref>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\w(.!\[])"
    r"|(?P<name>[^\W\d][\w.]*)?(?P<inner>\[(?:[^\[\]]|\[[^\]]*\])*\])"
)
_CELL = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)(\d*)")
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")


@cache
def letters(column: int) -> str:
    """Return the letters of a column.

    Examples
    --------
    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


@cache
def number(name: str) -> int:
    """Return the number of a column by its letters.

    Examples
    --------
    >>> number("AB")
    28
    """
    found = 0
    for letter in name.upper():
        found = found * 26 + ord(letter) - 64
    return found


def split(reference: str) -> tuple[int, int, int, int]:
    """Return top, left, bottom and right of a reference such as ``B2`` or ``A1:C3``; zeros when it is none.

    Examples
    --------
    >>> split("B2:C9")
    (2, 2, 9, 3)
    """
    found = _RANGE.fullmatch(reference.strip())
    if found is None:
        return (0, 0, 0, 0)
    left, top = number(found[1]), int(found[2])
    return (top, left, int(found[4] or top), number(found[3] or found[1]))


@attrs.frozen
class Insertion:
    """Rows put in after a row, each a copy of a model row.

    Parameters
    ----------
    after : int
        Row of the form as it was.
    models : tuple of int
        For each new row the row whose styles, labels and rules it takes.
    at_end : bool
        Whether the rows follow a block instead of standing inside it: then what ends with the block grows.
    whole : bool
        Whether they are a whole block with labels of its own, which are repeated.
    """

    after: int
    models: tuple[int, ...]
    at_end: bool = False
    whole: bool = False


@attrs.frozen
class RowMap:
    """The new number of every row of a sheet."""

    inserted: tuple[Insertion, ...] = ()

    def __call__(self, row: int) -> int:
        """Return where a row of the form stands now."""
        return row if row >= MAX_ROW else row + sum(len(one.models) for one in self.inserted if row > one.after)

    def end(self, top: int, bottom: int) -> int:
        """Return where the last row of a range stands now; a range that ends with a prolonged block grows with it."""
        if bottom >= MAX_ROW:
            return bottom
        grown = sum(len(one.models) for one in self.inserted if one.at_end and one.after == bottom and top < bottom)
        return self(bottom) + grown

    def places(self, place: int) -> list[int]:
        """Return where the rows of one insertion, by its place in the list, stand now."""
        one = self.inserted[place]
        start = one.after + sum(len(other.models) for other in self.inserted if other.after < one.after)
        start += sum(len(other.models) for other in self.inserted[:place] if other.after == one.after)
        return [start + step + 1 for step in range(len(one.models))]

    def range(self, reference: str) -> str:
        """Return a reference as it reads now.

        Examples
        --------
        >>> RowMap((Insertion(9, (9, 9)),)).range("$B$8:$B$10")
        '$B$8:$B$12'
        """
        first, _, last = reference.partition(":")
        if not last:
            return _row_of(first, self)
        top, bottom = (int(_CELL.fullmatch(one)[4] or 0) for one in (first, last))  # type: ignore[index]
        return f"{_row_of(first, self)}:{_row_of(last, lambda _: self.end(top, bottom))}"

    def ranges(self, listed: str) -> str:
        """Return a list of references, apart by spaces, as it reads now."""
        return " ".join(self.range(one) for one in listed.split())

    def formula(self, formula: str, sheet: str, here: bool) -> str:
        """Return a formula as it reads now.

        Parameters
        ----------
        formula : str
        sheet : str
            The sheet that the rows were put into.
        here : bool
            Whether the formula stands on that sheet, so that references without a sheet mean it.
        """

        def one(named: str | None, reference: str) -> str:
            if named is None:
                return self.range(reference) if here else reference
            bare = named.strip("'").replace("''", "'")
            return self.range(reference) if bare.casefold() == sheet.casefold() else reference

        return references(formula, one)


def _row_of(cell: str, place: Callable[[int], int]) -> str:
    found = _CELL.fullmatch(cell)
    if found is None or not found[4]:
        return cell
    return f"{found[1]}{found[2]}{found[3]}{place(int(found[4]))}"


def references(formula: str, change: Callable[[str | None, str], str]) -> str:
    """Return a formula with each of its references changed; texts, names and table columns stay.

    Examples
    --------
    >>> references('SUM(B2:B4)&"B2"+LOG10(B2)', lambda sheet, one: one.replace("2", "7"))
    'SUM(B7:B4)&"B2"+LOG10(B7)'
    """

    def one(found: re.Match[str]) -> str:
        if found["ref"] is None:
            return found[0]
        sheet = found["sheet"]
        if sheet and "[" in sheet:
            return found[0]
        return (sheet or "") + change(sheet[:-1] if sheet else None, found["ref"])

    return _TOKEN.sub(one, formula)


def moved(formula: str, rows: int, columns: int = 0) -> str:
    """Return a formula as it reads when its cell is copied so many rows and columns away.

    Examples
    --------
    >>> moved("A1*$B$1", 2)
    'A3*$B$1'
    """

    def cell(text: str) -> str:
        found = _CELL.fullmatch(text)
        if found is None:
            return text
        first, name, second, row = found.groups()
        if not name:  # a whole row: the sign before the number is the first
            first, second = "", first or second
        if name and not first:
            name = letters(max(1, number(name) + columns))
        if row and not second:
            row = str(max(1, int(row) + rows))
        return f"{first}{name}{second}{row}"

    return references(formula, lambda _, one: ":".join(cell(part) for part in one.split(":")))


def joined(ranges: Iterable[str]) -> str:
    """Return references as one list, each once."""
    return " ".join(dict.fromkeys(ranges))
