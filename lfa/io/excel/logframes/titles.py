"""Titles: what the plan is called, from the rows above the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lfa.io.excel.logframes.draft import Draft, Spot
from lfa.io.excel.logframes.front import is_front
from lfa.io.excel.logframes.headings import WORD, plain, words
from lfa.io.excel.logframes.layouts.table import PLACEHOLDER

__all__ = ["is_title", "take_title"]

#: "Prepared by: ...", "Avtalenr.: ...": something about the paper, not what the project is called.
_LABELLED = re.compile(
    r"[^\W\d_][^:]{1,30}:\s*\S+.*[|;\n]|(?:[^\W\d_]|[\s.])+?\s*(?:no|nr|number|nummer|n[º°o])\.?\s*:", re.IGNORECASE
)
#: A work package has a name of its own.
_PACKAGE = re.compile(r"\s*(?:WP|AP|TP|LP|PT)\s?\d", re.IGNORECASE)
_JOINER = re.compile(
    r"(?:for|för|of|til|till|to|para|d[oae]s?|del|du|der|für|av|af|the|la|le|el|o|a|pro[js]e\w*|prosjekt\w*|proyecto)\b\s*",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?::|\s[–—-]\s)\s*")


def take_title(draft: Draft, sheet: int, rows: Iterable[int], *, named: bool = False) -> None:
    """Find the title above a table and mark the cell it came from; a title found before stays.

    Parameters
    ----------
    draft : Draft
    sheet : int
    rows : iterable of int
        The rows above the table.
    named : bool
        Whether only what is called the title will do, as on a cover.
    """
    plain_text: tuple[str, Spot] | None = None
    for row in rows:
        cells = draft.grids[sheet].rows.get(row, {})
        for column in sorted(cells):
            spot = Spot(sheet, row, column)
            if spot in draft.used:
                continue
            said, label = _named(cells, column)
            if said is not None:
                _take(draft, spot, said, cells, label)
                return
            if not named and not _is_answer(cells, column):
                plain_text = _looked(draft, spot, cells[column], label, plain_text)
    if plain_text is not None:
        _set(draft, *plain_text)


def _take(draft: Draft, spot: Spot, said: tuple[str, int], cells: Mapping[int, str], label: bool) -> None:
    """Take a title that is called so; a cell that says more than the title is listed all the same."""
    text, column = said
    _set(draft, text, Spot(spot.sheet, spot.row, column))
    if label:
        draft.use(spot, "label")
    elif re.search(r"[|\n]", cells[spot.column].strip()):
        draft.used.pop(spot, None)


def _looked(
    draft: Draft, spot: Spot, text: str, label: bool, found: tuple[str, Spot] | None
) -> tuple[str, Spot] | None:
    """Look at a text above a table: what it says of the kind of table, and whether it may be the title."""
    if _is_logframe(text):
        draft.use(spot, "title")
        rest = _rest(text)
        return (rest, spot) if rest and found is None else found
    if label:
        draft.use(spot, "label")
    elif found is None and _may_be_title(text):
        return text.strip(), spot
    return found


def _is_answer(cells: Mapping[int, str], column: int) -> bool:
    """Whether the cell to the left asks for something else than the title."""
    before = max((other for other in cells if other < column), default=None)
    return before is not None and is_front(cells[before])


def _may_be_title(text: str) -> bool:
    spoken = any(sign.isalpha() for sign in text) and not text.startswith("*") and not _PACKAGE.match(text)
    whole = len(text) < 200 and not text.rstrip().endswith((".", ":"))
    return spoken and whole and not is_front(text) and not _LABELLED.match(text)


def is_title(text: str) -> bool:
    """Whether a text above a table is its title: "Logical framework ...", "Project: ...".

    Examples
    --------
    >>> is_title("Work plan 2026"), is_title("Action: Safe roads"), is_title("Goal: Roads are safe")
    (True, True, False)
    """
    return _is_logframe(text) or plain(_CUT.split(text, maxsplit=1)[0]) in words(WORD, "project")


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
        if rest and any(sign.isalnum() for sign in rest[0]):
            return (re.split(r"[|\n]", rest[0])[0].strip(), column), False
        beside = [other for other in sorted(cells) if other > column]
        if beside and any(sign.isalnum() for sign in cells[beside[0]]) and not PLACEHOLDER.fullmatch(cells[beside[0]]):
            return (cells[beside[0]], beside[0]), True
        return None, True
    return None, False


def _is_logframe(text: str) -> bool:
    return any(
        form == word or form.endswith(f" {word}") or (form.startswith(word) and not form[len(word)].isalnum())
        for form in {plain(part) for part in (text, *_CUT.split(text))}
        for word in words(WORD, "logframe")
    )


def _rest(text: str) -> str:
    """What a title says beside "Logical framework"."""
    parts = [part for part in _CUT.split(text) if part.strip()]
    known = set(words(WORD, "logframe"))
    left = [part for part in parts if not any(plain(part).startswith(word) for word in known)]
    if len(left) < len(parts) and left:
        return " – ".join(left).strip()
    return _behind(text) if len(parts) == 1 else ""


def _behind(text: str) -> str:
    """What follows in the same breath: "Results framework for Clean water"."""
    form = text.strip().casefold()
    word = max((one for one in words(WORD, "logframe") if form.startswith(f"{one} ")), key=len, default="")
    rest = text.strip()[len(word) :].strip() if word and len(form) == len(text.strip()) else ""
    while found := _JOINER.match(rest):
        rest = rest[found.end() :]
    return rest if rest[:1].isupper() or rest[:1] in "\"'“«„" else ""
