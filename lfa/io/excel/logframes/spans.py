"""Columns of a time chart that are named in a sequence only: J F M A ... under a year, 1 2 3 ... under "Months"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from lfa.io.excel.logframes.headings import WORD, plain, words
from lfa.io.excel.logframes.periods import year_of

__all__ = ["sequences"]

#: First letters of the months: most languages, Spanish, Finnish.
_MONTHS = ("jfmamjjasond", "efmamjjasond", "thmhtkheslmj")
_LEAST = 4
#: A sequence of figures without a word for the period above it must be this long.
_BARE = 6


def sequences(texts: Mapping[int, str], above: Mapping[int, str]) -> dict[int, str]:
    """Return the period of each column that only its place in a sequence names.

    Parameters
    ----------
    texts : mapping of int to str
        Headings by column.
    above : mapping of int to str
        What stands over them: a year, "Months".

    Examples
    --------
    >>> found = sequences(dict(enumerate("JFMAM", 4)), {column: "2026" for column in range(4, 9)})
    >>> found[4], found[8]
    ('2026-01', '2026-05')
    >>> sequences({1: "1", 2: "2", 3: "3", 4: "4"}, {column: "Month" for column in range(1, 5)})[3]
    'Month 3'
    >>> sequences({1: "A", 2: "B", 3: "C", 4: "D"}, {})
    {}
    """
    found: dict[int, str] = {}
    for run in _runs(texts):
        found |= _letters(run, texts, above) or _figures(run, texts, above)
    return found


def _runs(texts: Mapping[int, str]) -> list[list[int]]:
    """Columns side by side with a sign or two each."""
    runs: list[list[int]] = []
    for column in sorted(column for column, text in texts.items() if re.fullmatch(r"\w{1,2}", text.strip())):
        if runs and runs[-1][-1] == column - 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return [run for run in runs if len(run) >= _LEAST]


def _letters(run: list[int], texts: Mapping[int, str], above: Mapping[int, str]) -> dict[int, str]:
    said = "".join(texts[column].strip().casefold() for column in run)
    if len(said) != len(run) or not said.isalpha():
        return {}
    first = next((place for months in _MONTHS if (place := (months * 4).find(said)) >= 0), -1)
    if first < 0:
        return {}
    found = {}
    for place, column in enumerate(run):
        month, year = (first + place) % 12 + 1, year_of(above.get(column))
        found[column] = f"{year}-{month:02d}" if year else f"M{first + place + 1}"
    return found


def _figures(run: list[int], texts: Mapping[int, str], above: Mapping[int, str]) -> dict[int, str]:
    said = [texts[column].strip() for column in run]
    if not all(one.isdecimal() for one in said):
        return {}
    numbers = [int(one) for one in said]
    steps = all(later - earlier == 1 or later == 1 for earlier, later in pairwise(numbers))
    named = all(_names_period(above.get(column, "")) for column in run)
    if not steps or numbers[0] > 12 or not (named or len(run) >= _BARE):
        return {}
    return {column: _figured(number, above.get(column, "")) for column, number in zip(run, numbers, strict=True)}


def _names_period(text: str) -> bool:
    known = words(WORD, "period")
    return year_of(text) is not None or any(
        word in known or word.rstrip("serna") in known for word in plain(text).split()
    )


def _figured(number: int, over: str) -> str:
    year = year_of(over)
    if year and number <= 12 and " ".join(over.split()) == year:
        return f"{year}-{number:02d}"
    return f"{' '.join(over.split())} {number}".strip() if over else f"M{number}"
