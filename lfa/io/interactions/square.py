"""A square matrix on a page: where it stands, and what its labels mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import attrs

from lfa.io.cards.pages import Line, Page
from lfa.io.excel.headings import is_banner
from lfa.io.excel.meaning import BadCell, settled, written
from lfa.io.interactions.gathered import alike
from lfa.model.fields import is_id
from lfa.terms import languages, terms

__all__ = ["Matrix", "find_matrix", "sums", "taken", "text_of"]

#: So many lines may stand above the heads of the columns, and so many columns before those of the rows.
_ABOVE, _BEFORE = 40, 6
#: So many lines are looked at to see whether a column holds the names of the rows.
_LOOKED = 2_000
_HEAD = re.compile(r"(\S{1,16}?)[\s:.)\u2013\u2014-]+(\S.*)", re.DOTALL)
_SIGN = re.compile(r"(?=.*\d)[\w.:/-]+|[^\W\d_]{1,3}", re.UNICODE)
#: A kind of goal and its number, with a name or without: "SDG 13", "Mål 3: God hälsa".
_NUMBERED = re.compile(r"([^\W\d_]{1,12}) (\d{1,3}(?:\.\d{1,3})?[a-z]?)(?:\s*[:.)\u2013\u2014-]\s*(\S.*))?", re.DOTALL)


@attrs.frozen
class Matrix:
    """Where a matrix stands: the line of its heads, the column of its ids, and what each label means.

    Parameters
    ----------
    head : Line
    column : int
    columns : mapping of int to str
        Key of the goal by column.
    rows : mapping of int to str
        Key of the goal by number of the line.
    split : bool
        Whether a label holds an id and a name.
    """

    head: Line
    column: int
    columns: Mapping[int, str]
    rows: Mapping[int, str]
    split: bool


def find_matrix(page: Page) -> Matrix | None:
    """Return where a matrix stands on a page; None when the page holds none.

    The heads of its columns are those of its rows: the line and the column that share most
    labels, two at the least.
    """
    best: tuple[int, Matrix] | None = None
    exact, loose = _Labels(_exactly), _Labels(alike)
    for label in (exact.split, exact.whole, loose.split, loose.whole):
        for found in _fits(page, label):
            if best is None or found[0] > best[0]:
                best = found
            if set(found[1].columns.values()) == set(found[1].rows.values()):
                return found[1]  # nothing can fit better than all
    return best[1] if best else None


def _fits(page: Page, label: Callable[[object], str]) -> Iterator[tuple[int, Matrix]]:
    """Yield the matrices there may be, each with how many labels its columns share with its rows."""
    heads, lines = page.lines[:_ABOVE], page.lines[: _ABOVE + _LOOKED]
    columns = sorted({column for line in page.lines[: _ABOVE + 60] for column in line.cells})[:_BEFORE]
    down = {
        column: {line.number: key for line in lines if (key := label(line.cells.get(column)))} for column in columns
    }
    known = {column: set(keys.values()) for column, keys in down.items()}
    for head in heads:
        across = {place: key for place, raw in head.cells.items() if (key := label(raw))}
        for column in columns:
            # A quick look first: most lines of a long file share nothing with any column.
            if sum(key in known[column] for place, key in across.items() if place > column) > 1:
                rows = {number: key for number, key in down[column].items() if number > head.number}
                right = {place: key for place, key in across.items() if place > column}
                found = _fitting(head, Matrix(head, column, right, rows, label.__name__ == "split"))
                if found is not None:
                    yield found


class _Labels:
    """The labels of cells as they are compared, each made once.

    Parameters
    ----------
    alike : callable
        Makes of a label what is compared: ids that differ in capitals only are two, in a hand's slip one.
    """

    def __init__(self, alike: Callable[[str], str]) -> None:
        self._alike = alike
        self._whole: dict[object, str] = {}
        self._split: dict[object, str] = {}

    def whole(self, raw: object) -> str:
        """Return a label as it is compared; empty for what is none."""
        return self._kept(self._whole, raw, lambda text: text)

    def split(self, raw: object) -> str:
        """Return the id of a label that holds an id and a name, as it is compared."""
        return self._kept(self._split, raw, lambda text: taken(text)[0])

    def _kept(self, known: dict[object, str], raw: object, part: Callable[[str], str]) -> str:
        if raw is None:
            return ""
        key = (type(raw), raw)
        if key not in known:
            text = text_of(raw)
            known[key] = self._alike(part(text)) if text and not is_banner(text) else ""
        return known[key]


def _fitting(head: Line, matrix: Matrix) -> tuple[int, Matrix] | None:
    columns, rows = matrix.columns, matrix.rows
    shared = set(columns.values()) & set(rows.values())
    if matrix.split and _ambiguous(head, columns, shared):
        return None
    # A goal that stands twice counts twice: two rows and two columns are a matrix, and a fault.
    across = sum(key in shared for key in columns.values())
    down = sum(key in shared for key in rows.values())
    return (across, matrix) if min(across, down) > 1 else None


def _exactly(text: str) -> str:
    """Return a label as it stands, but for its blanks and a mark at its end."""
    return " ".join(unicodedata.normalize("NFC", text).split()).rstrip(" .:;,*")


def _ambiguous(head: Line, columns: Mapping[int, str], shared: set[str]) -> bool:
    """Whether labels that differ as wholes begin alike, or one has no id where letters are ids: then none is one."""
    lettered = any(key.isalpha() and key != alike(text_of(head.cells[place])) for place, key in columns.items())
    if lettered and any(not is_id(key) and alike(key) not in sums() for key in shared):
        return True
    wholes: dict[str, str] = {}
    return any(
        wholes.setdefault(key, alike(text_of(head.cells[place]))) != alike(text_of(head.cells[place]))
        for place, key in columns.items()
        if key in shared
    )


def text_of(raw: object) -> str:
    """Return what a cell says, on one line; nothing for a broken one."""
    try:
        return " ".join(written(settled(raw)).split())
    except BadCell:
        return ""


def taken(raw: object) -> tuple[str, str | None]:
    """Take a label apart into an id and a name: ``G1 Budget in balance``, ``SDG 13: Climate action``."""
    text = text_of(raw)
    if numbered := _NUMBERED.fullmatch(text):
        return numbered[1] + numbered[2], numbered[3]
    found = _HEAD.fullmatch(text)
    if found and _SIGN.fullmatch(found[1]) and _stands_apart(text, found[1]) and not is_id(text):
        return found[1], found[2]
    return text, None


def _stands_apart(text: str, sign: str) -> bool:
    """Whether the beginning of a label is a sign and no word: it has a figure, capitals only, or a mark after it."""
    return any(one.isdigit() for one in sign) or sign.isupper() or text[len(sign)] in ":.)\u2013\u2014-"


@cache
def sums() -> frozenset[str]:
    """Return what people call rows and columns of sums, as it is compared."""
    return frozenset(alike(word) for code in languages() for word in terms("scoring", "sums", code))
