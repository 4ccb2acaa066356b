"""Periods: years, quarters, months and "Year 1" in headings and cells."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lfa.io.excel.logframes.headings import WORD, plain, words

__all__ = ["find_period", "is_mark", "is_period", "split_span", "year_of"]

_YEAR = r"(?:fy[\s'’]?\d\d(?!\d)|(?:fy[\s'’]?)?(?:19|20)\d\d)(?:\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)(?!\d))?"
_NUMERAL = r"(?:\d{1,2}|one|two|three|four|i{1,3}|iv)"
_SMALL = re.compile(
    r"\b(?:by|end|of|the|in|until|til|till|slutet|av|ved|slutt|bis|ende|fin|de|a|à|au|loppu|final|fim|till)\b"
)
_SPAN = re.compile(
    r"\s*(?:[–—]|\s-\s|-(?=\d{4}\b)|\bto\b|\buntil\b|\btill?\b|\bbis\b|\bau\b|\bal\b|\bà\b|\baté\b|→)\s*"
)
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_MARKS = frozenset("x✓✔■█●•▪◼*√vo")


@cache
def _period() -> re.Pattern[str]:
    months = set(words(WORD, "month"))
    short = {month[:3] for month in months if len(month) > 3}
    month = "|".join(sorted((re.escape(one) for one in months | short), key=len, reverse=True))
    unit = "|".join(sorted((re.escape(one) for one in words(WORD, "period")), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?:(?:{unit}|h|s)\.?[\s_]*{_NUMERAL}|\d{{1,2}}\.?\s?(?:{unit}))(?:[\s/,'–-]*{_YEAR})?"
        rf"|(?:{month})\.?(?:[\s/,'–-]*{_YEAR}|[\s'–-]*\d\d|\s?$)"
        rf"|{_YEAR}(?:[\s/–-]*(?:(?:{unit})\.?\s?{_NUMERAL}|(?:{month})))?)(?!\w)"
    )


@lru_cache(maxsize=4_000)
def find_period(text: str) -> str | None:
    """Return the period that a heading names, as written.

    Examples
    --------
    >>> find_period("Target Q1 2026"), find_period("Milestone 2 (2027)"), find_period("Baseline")
    ('Q1 2026', '2027', None)
    """
    flat = " ".join(text.replace("_", " ").split())
    found = _period().search(flat.casefold())
    return flat[found.start() : found.end()] if found and len(flat) == len(flat.casefold()) else None


@lru_cache(maxsize=4_000)
def is_period(text: str) -> bool:
    """Whether a heading is a period and nothing else.

    Examples
    --------
    >>> [is_period(text) for text in ("Q1 2026", "År 2", "quarter_one", "2026", "Target", "40")]
    [True, True, True, True, False, False]
    """
    form = plain(text)
    if not form or len(form) > 40 or not _period().search(form):
        return False
    return not _SMALL.sub("", _period().sub("", form)).strip(" ()[].,/–-:'")


def year_of(text: str | None) -> str | None:
    """Return the only year in a text."""
    found = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text or ""))
    return found.pop() if len(found) == 1 else None


def is_mark(text: str) -> bool:
    """Whether a cell of a time chart is ticked.

    Examples
    --------
    >>> is_mark("X"), is_mark("3")
    (True, False)
    """
    return text.strip().casefold() in _MARKS


def split_span(text: str) -> tuple[str, str | None]:
    """Take "jan 2026 – mar 2026" apart into start and end; what is no span is a start alone.

    Examples
    --------
    >>> split_span("jan 2026 – mar 2026"), split_span("2026-03-01"), split_span("2026-2027")
    (('jan 2026', 'mar 2026'), ('2026-03-01', None), ('2026', '2027'))
    """
    parts = [part.strip() for part in _SPAN.split(" ".join(text.split())) if part.strip()]
    if len(parts) == 2 and all(any(sign.isdigit() for sign in part) or find_period(part) for part in parts):
        return parts[0], parts[1]
    return text.strip(), None
