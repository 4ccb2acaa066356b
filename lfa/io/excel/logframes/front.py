"""What stands above a table or on a cover: who carries the project out, who pays, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from lfa.io.excel.logframes.cells import is_nothing
from lfa.io.excel.logframes.draft import Draft, Spot
from lfa.io.excel.logframes.headings import WORD, plain, words
from lfa.io.excel.logframes.layouts.table import PLACEHOLDER
from lfa.io.excel.logframes.periods import split_span

__all__ = ["is_front", "take_front"]

#: Fields of a plan, and the list of words that announces each.
_FIELDS = {
    "organisation": "organisation",
    "funder": "funder",
    "place": "place",
    "target_group": "target_group",
    "code": "project_code",
    "version": "version",
    "span": "duration",
    "start": "beginning",
    "end": "ending",
}
#: "Version 3, 14 Feb": the word, and then figures.
_FIGURED = re.compile(r"\s+(?=\d)")
_TITLE = "title"
_PARTS = re.compile(r"\s*[|\n;]\s*|\s{4,}")


@cache
def _known() -> Mapping[str, str]:
    found = {word: field for field, concept in _FIELDS.items() for word in words(WORD, concept)}
    return dict.fromkeys(words(WORD, "project"), _TITLE) | found


def is_front(text: str) -> bool:
    """Whether a text announces something about the whole project: "Organisation:", "Funder".

    Examples
    --------
    >>> is_front("Partner organisation: Rights Forum"), is_front("Projektperiod"), is_front("Rivers are clean")
    (True, True, False)
    """
    return plain(_FIGURED.split(text.partition(":")[0], maxsplit=1)[0]) in _known()


def take_front(draft: Draft, sheet: int, rows: Iterable[int]) -> None:
    """Take up what is said about the whole project in some rows; a cell that says more is listed all the same.

    Parameters
    ----------
    draft : Draft
    sheet : int
    rows : iterable of int
    """
    for row in rows:
        cells = draft.grids[sheet].rows.get(row, {})
        for column in sorted(cells):
            spot = Spot(sheet, row, column)
            if spot not in draft.used:
                _take(draft, spot, cells)


def _take(draft: Draft, spot: Spot, cells: Mapping[int, str]) -> None:
    parts = list(_said(cells[spot.column]))
    if not any(field and field != _TITLE for field, _ in parts):
        return
    if len(parts) == 1 and not parts[0][1]:
        beside = next((column for column in sorted(cells) if column > spot.column), None)
        there = Spot(spot.sheet, spot.row, beside or 0)
        if beside is None or there in draft.used or is_front(cells[beside]):
            return
        if _keep(draft, parts[0][0], cells[beside], there):
            draft.use(spot, "label")
        return
    kept = [field == _TITLE or _keep(draft, field, value, spot) for field, value in parts if field and value]
    if all(kept) and len(kept) == len(parts):
        draft.use(spot, "fact")
    else:
        draft.used.pop(spot, None)  # it says more than was understood


def _said(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a cell: the field each announces, if any, and what follows."""
    for part in _PARTS.split(text.strip()):
        head, _, rest = part.partition(":")
        if part.strip():
            yield _known().get(plain(head), ""), rest.strip()


def _keep(draft: Draft, field: str, value: str, spot: Spot) -> bool:
    text = " ".join(value.split())
    if is_nothing(text) or PLACEHOLDER.fullmatch(text) or not any(sign.isalnum() for sign in text) or len(text) > 400:
        return False
    start, end = split_span(text) if field == "span" else (text, None)
    if field == "span" and end is None:
        return False
    given = {"start": start, "end": end} if field == "span" else {field: text}
    if any(name in draft.facts and draft.facts[name][0] != said for name, said in given.items()):
        return False
    for name, said in given.items():
        draft.facts[name] = (str(said), spot)
    draft.use(spot, "fact")
    return True
