"""Titles: what the plan is called, from the rows above the table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lfa.io.excel.logframes.draft import Draft, Spot
from lfa.io.excel.logframes.headings import WORD, plain, words

__all__ = ["is_title", "take_title"]

_CUT = re.compile(r"\s*(?::|\s[–—-]\s)\s*")


def take_title(draft: Draft, sheet: int, rows: Iterable[int]) -> None:
    """Find the title above a table and mark the cell it came from; a title found before stays.

    Parameters
    ----------
    draft : Draft
    sheet : int
    rows : iterable of int
        The rows above the table.
    """
    plain_text: tuple[str, Spot] | None = None
    for row in rows:
        cells = draft.grids[sheet].rows.get(row, {})
        for column in sorted(cells):
            spot = Spot(sheet, row, column)
            if spot in draft.used:
                continue
            named, label = _named(cells, column)
            if named is not None:
                _set(draft, *named_at(named, sheet, row))
                if label:
                    draft.use(spot, "label")
                return
            text = cells[column]
            if _is_logframe(text):
                rest = _rest(text)
                draft.use(spot, "title")
                plain_text = (rest, spot) if rest and plain_text is None else plain_text
            elif label:
                draft.use(spot, "label")
            elif (
                plain_text is None and len(text) < 200 and not text.startswith("*") and not text.rstrip().endswith(".")
            ):
                plain_text = (text.strip(), spot)
    if plain_text is not None:
        _set(draft, *plain_text)


def is_title(text: str) -> bool:
    """Whether a text above a table is its title: "Logical framework ...", "Project: ...".

    Examples
    --------
    >>> is_title("Work plan 2026"), is_title("Action: Safe roads"), is_title("Goal: Roads are safe")
    (True, True, False)
    """
    return _is_logframe(text) or plain(_CUT.split(text, maxsplit=1)[0]) in words(WORD, "project")


def named_at(named: tuple[str, int], sheet: int, row: int) -> tuple[str, Spot]:
    """Return a title with its cell."""
    return named[0], Spot(sheet, row, named[1])


def _set(draft: Draft, text: str, spot: Spot) -> None:
    if draft.title is None:
        draft.title = " ".join(text.split())
        draft.use(spot, "title")
    elif plain(draft.title) == plain(text):
        draft.use(spot, "title")


def _named(cells: dict[int, str], column: int) -> tuple[tuple[str, int] | None, bool]:
    """A title that is named so: "Project: Clean river", or the name beside the word."""
    text = cells[column]
    head, *rest = _CUT.split(text, maxsplit=1)
    known = words(WORD, "project")
    if plain(head) in known:
        if rest and rest[0].strip():
            return (rest[0].split("|")[0].strip(), column), False
        beside = [other for other in sorted(cells) if other > column]
        if beside:
            return (cells[beside[0]], beside[0]), True
        return None, True
    return None, False


def _is_logframe(text: str) -> bool:
    form = plain(text)
    return any(
        form == word or form.endswith(f" {word}") or (form.startswith(word) and not form[len(word)].isalnum())
        for word in words(WORD, "logframe")
    )


def _rest(text: str) -> str:
    """What a title says beside "Logical framework"."""
    parts = [part for part in _CUT.split(text) if part.strip()]
    known = set(words(WORD, "logframe"))
    left = [part for part in parts if not any(plain(part).startswith(word) for word in known)]
    return " – ".join(left).strip() if len(left) < len(parts) else ""
