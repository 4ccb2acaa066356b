"""Dates as people and programs write them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cache

from lfa.terms import languages, terms

__all__ = ["day_first", "read_date"]

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_CLOSE = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)")
_SHORT = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})[./ -]\s?(\d{4}|\d\d)(?:[ T].*)?")
_WORDED = re.compile(r"(?:\w+\s)?(\d{1,2})\.?\s*([^\W\d]{3,})\.?,?\s*(\d{4})(?:[ T].*)?")
_WORD_FIRST = re.compile(r"([^\W\d]{3,})\.?\s*(\d{1,2}),?\s+(\d{4})(?:[ T].*)?")


def read_date(text: str, first: bool = True) -> datetime.date | None:
    """Return the day that a text names; None when it names none.

    Parameters
    ----------
    text : str
    first : bool
        Whether 3/4/2024 is the third of April; with dots it always is.

    Examples
    --------
    >>> for text in ("2023-11-20", "20.11.2023", "20/11 2023", "den 20. november 2023", "Nov 20, 2023", "soon"):
    ...     print(read_date(text))
    2023-11-20
    2023-11-20
    2023-11-20
    2023-11-20
    2023-11-20
    None
    """
    plain = " ".join(text.split())
    if found := _ISO.fullmatch(plain) or _CLOSE.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _SHORT.fullmatch(plain):
        one, two = int(found[1]), int(found[3])
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        turned = not first and found[2] == "/"
        return _day(year, *((one, two) if turned else (two, one))) or _day(
            year, *((two, one) if turned else (one, two))
        )
    if found := _WORDED.fullmatch(plain):
        return _named(int(found[3]), found[2], int(found[1]))
    if found := _WORD_FIRST.fullmatch(plain):
        return _named(int(found[3]), found[1], int(found[2]))
    return None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _named(year: int, month: str, day: int) -> datetime.date | None:
    number = _months().get(month.casefold()[:3])
    return _day(year, number, day) if number else None


@cache
def _months() -> dict[str, int]:
    return {
        name[:3]: number for code in languages() for number, name in enumerate(terms("cards", "months.names", code), 1)
    }


def day_first(texts: Iterable[str]) -> bool | None:
    """Tell from all dates of a column whether the day stands first; None when they do not tell.

    Examples
    --------
    >>> (
    ...     day_first(["20/11/2023", "3/4/2024"]),
    ...     day_first(["11/20/2023"]),
    ...     day_first(["3/4/2024"]),
    ...     day_first(["2024-04-03"]),
    ... )
    (True, False, None, True)
    """
    slashed = [found for text in texts if (found := _SHORT.fullmatch(" ".join(text.split()))) and found[2] == "/"]
    one = any(int(found[1]) > 12 for found in slashed)
    two = any(int(found[3]) > 12 for found in slashed)
    if not slashed or one:
        return True
    return False if two else None
