"""Recognising: the language a workbook speaks and the donor whose words it uses."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headings import COLUMN, LEVEL, languages_of, meanings, plain

__all__ = ["dialect_of", "language_of"]

_WORD = re.compile(r"[^\W\d_]+")


def language_of(grids: Iterable[Grid], rows: int = 120) -> str:
    """Return the language of the headings and texts of some sheets; English when nothing tells.

    Parameters
    ----------
    grids : iterable of Grid
    rows : int
        So many rows of each sheet are looked at.
    """
    votes: Counter[str] = Counter()
    for grid in grids:
        for row in sorted(grid.rows)[:rows]:
            for text in list(grid.rows[row].values())[:40]:
                _vote(text, votes)
    return max(sorted(votes), key=lambda code: (votes[code], code == "en"), default="en")


def _vote(text: str, votes: Counter[str]) -> None:
    if len(text) < 90:
        known = [one for one in meanings(text) if one.group in {COLUMN, LEVEL} and one.weight >= 0.9]
        for code in {code for one in known for code in one.languages}:
            votes[code] += 3 / max(1, len({code for one in known for code in one.languages}))  # type: ignore[assignment]
    for word in _WORD.findall(text.casefold()[:2_000]):
        spoken = languages_of(word)
        for code in spoken:
            votes[code] += 1 / len(spoken)  # type: ignore[assignment]


@cache
def _marks() -> dict[str, list[dict[str, object]]]:
    path = files("lfa.terms") / "marks.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def dialect_of(texts: Sequence[str], language: str, layout: str) -> str | None:
    """Return the donor or programme whose words and layout a logframe has; None when none stands out.

    Parameters
    ----------
    texts : sequence of str
        Headings, labels and titles.
    language : str
    layout : str
        ``matrix``, ``blocks`` or ``vertical``.

    References
    ----------
    The marks stand in ``lfa/terms/marks.toml``; each donor's published template is named in
    ``lfa/terms/<language>/dialects.toml``.
    """
    said = {plain(text) for text in texts}
    whole = " | ".join(sorted(said))
    votes: Counter[str] = Counter()
    for name, marks in _marks().items():
        for mark in marks:
            if _fits(mark, said, whole, language, layout):
                votes[name] += int(str(mark.get("counts", 1)))
    if not votes:
        return None
    (first, most), *rest = votes.most_common()
    return first if most >= 2 and (not rest or rest[0][1] < most) else None


def _fits(mark: dict[str, object], said: set[str], whole: str, language: str, layout: str) -> bool:
    if mark.get("language", language) != language or mark.get("layout", layout) != layout:
        return False
    words = mark.get("all", [])
    assert isinstance(words, list)
    return all(word in said for word in words) and (not mark.get("within") or str(mark["within"]) in whole)
