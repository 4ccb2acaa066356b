"""Numbers and dates as the format of their cell shows them: 0.45 as "45 %", a day as 2026-03-01."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

import attrs
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

__all__ = ["Shape", "plain_number", "seen", "shape_of"]

_BRACKET = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]")
_LITERAL = re.compile(r"\"([^\"]*)\"|\\(.)|_.|\*.")
_FIGURE = re.compile(r"[#0?](?:[#0?,. ]*[#0?])?")


@attrs.frozen
class Shape:
    """How a number is shown.

    Parameters
    ----------
    date : str
        ``day``, ``month``, ``year``, ``time`` or nothing.
    percent : bool
    decimals : int
        How many are always shown.
    before, after : str
        What the format writes around the figure: "USD ", " kW", "%".
    """

    date: str = ""
    percent: bool = False
    decimals: int = 0
    before: str = ""
    after: str = ""


@lru_cache(maxsize=1_000)
def shape_of(code: str) -> Shape:
    """Return what a format code shows.

    Examples
    --------
    >>> shape_of("0.0%").after, shape_of('#,##0 "kW"').after, shape_of("mmm yyyy").date
    ('%', ' kW', 'month')
    """
    if not code or code.casefold() == "general" or code == "@":
        return Shape()
    first = code.partition(";")[0]
    if is_date_format(first):
        bare = _LITERAL.sub("", _BRACKET.sub("", first)).casefold()
        return Shape(date="day" if "d" in bare else "month" if "m" in bare and "y" in bare else _rest(bare))
    text = _LITERAL.sub(lambda found: _kept(found[1] or found[2] or ""), _BRACKET.sub(lambda one: one[1] or "", first))
    figure = _FIGURE.search(text)
    if figure is None:
        return Shape()
    decimals = len(re.findall("0", figure[0].partition(".")[2]))
    after = text[figure.end() :].rstrip()
    return Shape("", "%" in after, decimals, _free(text[: figure.start()]).lstrip(), _free(after))


def _rest(bare: str) -> str:
    return "year" if "y" in bare else "time"


def _kept(literal: str) -> str:
    """Keep a literal text from being taken for a place of a digit."""
    return literal.translate({ord("0"): "\ue000", ord("#"): "\ue001", ord("?"): "\ue002"})


def _free(text: str) -> str:
    return text.translate({0xE000: "0", 0xE001: "#", 0xE002: "?"})


def seen(raw: str, shape: Shape, since_1904: bool = False) -> str:
    """Return a number as it is seen, without the grouping that differs from one country to the next.

    Parameters
    ----------
    raw : str
        As the file holds it.
    shape : Shape
    since_1904 : bool

    Examples
    --------
    >>> seen("0.45", shape_of("0%")), seen("1.5", shape_of("0.00")), seen("46054", shape_of("dd/mm/yyyy"))
    ('45%', '1.50', '2026-02-01')
    """
    try:
        number = float(raw)
    except ValueError:
        return raw
    if number != number or abs(number) == float("inf"):
        return "#NUM!"
    if shape.date and (shown := _day(number, shape.date, since_1904)):
        return shown
    return f"{shape.before}{_figure(number * 100 if shape.percent else number, shape.decimals)}{shape.after}"


def plain_number(number: float) -> str:
    """Return a number without a format as a person would write it.

    Examples
    --------
    >>> plain_number(40.0), plain_number(0.1 + 0.2)
    ('40', '0.3')
    """
    return _figure(number, 0)


def _figure(number: float, decimals: int) -> str:
    exact = f"{number:.13g}"
    if "e" in exact:
        exact = f"{number:.15g}" if "e" in f"{number:.15g}" else f"{number:f}"
    shown = f"{number:.{decimals}f}"
    return shown if float(shown) == float(exact) else exact


def _day(number: float, kind: str, since_1904: bool) -> str:
    try:
        found = from_excel(number, MAC_EPOCH if since_1904 else WINDOWS_EPOCH)
    except (ValueError, OverflowError, TypeError):
        return ""
    if isinstance(found, datetime.datetime):
        shown = {"month": f"{found:%Y-%m}", "year": f"{found:%Y}"}.get(kind, found.date().isoformat())
        return shown if kind != "time" and found.time() == datetime.time() else found.isoformat(" ", "minutes")
    return found.isoformat("minutes") if isinstance(found, datetime.time) else ""
