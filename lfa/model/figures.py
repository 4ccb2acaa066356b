"""The number in a wording, where there is exactly one and it cannot be misread."""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal
from numbers import Integral, Real
from typing import TypeGuard

__all__ = ["is_number", "number_in", "plainly"]

# A grouping mark is one that cannot be a decimal sign there, or that the other sign makes plain.
_SPACED = r"\d{1,3}(?:(?P<gap>[ \u00a0\u202f\u2009'\u2019])\d{3})(?:(?P=gap)\d{3})*(?:[.,]\d+)?"
_COMMAS = r"\d{1,3}(?:(?:,\d{3}){2,}|(?:,\d{3})+(?=\.))(?:\.\d+)?"
_POINTS = r"\d{1,3}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+(?=,))(?:,\d+)?"
_PLAIN = r"\d+(?:[.,]\d+)?"
_SHAPES = tuple(re.compile(rf"[-+\u2212]?{shape}") for shape in (_COMMAS, _POINTS, _SPACED, _PLAIN))
# A thousand in one country, one and a bit in the next.
_AMBIGUOUS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
_UNIT = re.compile(r"\s*(%|[^\W\d_]{1,12}\.?)?")
# Words that are no unit but part of the number: "2 million", "3 mkr", "5 tusen" (and "mil", ten kilometres here).
_SCALE = re.compile(
    r"\s*(?:M|(?i:k|mil|mill?|mn|mln|mio|bn|md|mdr|mia|tkr|mkr|mdkr|tsek|msek|keur|meur|tdkk|mdkk|tusen|tusind|thousands?"
    r"|dussin|dusin|dozens?|miljon(?:er)?|miljard(?:er)?|million(?:s|er)?|milliard(?:s|er)?|[bt]illion(?:s|er)?))\.?"
)


def number_in(wording: str) -> int | float | None:
    """Return the number in a wording, or None when it holds none, several or an ambiguous one.

    Examples
    --------
    >>> number_in("1 800"), number_in("12,5 %"), number_in("1.234,5 km"), number_in("40 persons")
    (1800, 12.5, 1234.5, 40)
    >>> [number_in(wording) for wording in ("1,234", "10-20", "<5", "2 million", "1 of 3", "TBC")]
    [None, None, None, None, None, None]
    """
    raw = _western(wording.strip())
    for shape in _SHAPES:
        found = shape.match(raw)
        if found and _is_unit(raw[found.end() :]):
            return _value(found[0])
    return None


def is_number(value: object) -> TypeGuard[Real | Decimal]:
    """Whether a value is a finite number, of Python or of NumPy; yes and no are none.

    Examples
    --------
    >>> [is_number(value) for value in (1, 0.5, True, float("nan"), "1", 10**400)]
    [True, True, False, False, False, False]
    """
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def plainly(number: Real | Decimal | float) -> str:
    """Return a number as it is written without an exponent, and so that it reads as itself.

    Examples
    --------
    >>> plainly(0.00001), plainly(40.0), plainly(1.234)
    ('0.00001', '40', '1.2340')
    """
    exact = _exact(number) or Decimal(0)
    whole = exact == exact.to_integral_value() and abs(exact) < Decimal("1e15")
    written = f"{exact.to_integral_value():f}" if whole else f"{exact:f}"
    return f"{written}0" if _AMBIGUOUS.fullmatch(written) else written


def _exact(number: Real | Decimal | float) -> Decimal:
    if isinstance(number, Decimal):
        return number
    return Decimal(int(number)) if isinstance(number, Integral) else Decimal(repr(float(number)))


def _western(text: str) -> str:
    """Write digits of any script as 0-9."""
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def _is_unit(rest: str) -> bool:
    """Whether what follows a number may be its unit: nothing, %, or one short word that does not scale it."""
    first = rest.strip()[:1]
    worded = not first or first == "%" or first.isalpha()
    return worded and bool(_UNIT.fullmatch(rest)) and not _SCALE.fullmatch(rest)


def _value(raw: str) -> int | float | None:
    digits = re.sub(r"[ \u00a0\u202f\u2009'\u2019]", "", raw).replace("\u2212", "-")
    if "," in digits and "." in digits:  # the one that comes last is the decimal sign
        digits = digits.replace("," if digits.rindex(".") > digits.rindex(",") else ".", "")
    elif digits.count(",") > 1 or digits.count(".") > 1:
        digits = digits.replace(",", "").replace(".", "")
    elif _AMBIGUOUS.fullmatch(digits):
        return None
    if len(digits) > 310:  # more than any measure has, and than a float can hold
        return None
    value = Decimal(digits.replace(",", "."))
    if value == value.to_integral_value():
        return int(value)
    return float(value) if math.isfinite(float(value)) else None
