"""Values into cells and back: what a person wrote stays as it was written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

from lfa.io.excel.words import choice_word
from lfa.model.text import When, to_quantity
from lfa.schema import Column
from lfa.terms import term, terms

__all__ = ["Content", "exact", "plain_number", "to_cell"]

#: What a cell may hold.
Content = str | int | float | bool | datetime.date | None
#: Days before this one are counted differently by Excel and by others.
_FIRST_DAY = datetime.date(1900, 3, 1)
_PLAIN = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d+)?")
_NUMERAL = re.compile(r"[-+]?\d{1,300}(\.\d+)?([eE][-+]?\d{1,3})?", re.ASCII)
_SPLIT_IDS = re.compile(r"[;,\s]+")


def plain_number(number: float) -> str:
    """Return a number as people write it: 1000000, never 1e+06."""
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.15g}"


def exact(number: float) -> bool:
    """Whether Excel, which keeps fifteen digits, gives the number back as it is.

    Examples
    --------
    >>> exact(0.1), exact(2**60 + 1)
    (True, False)
    """
    if isinstance(number, int):
        return abs(number) < 10**15
    return float(f"{number:.15g}") == number and (number == 0 or 1e-300 < abs(number) < 1e300)


# Into cells


def to_cell(column: Column, value: object, language: str) -> Content:
    """Return what a cell holds for a value of a column.

    Parameters
    ----------
    column : Column
    value : object
        As the model holds it.
    language : str
        Language of the choices.

    Returns
    -------
    str, number, bool, date or None
        A text stays a text, even one that looks like a number or a formula.
    """
    if value is None:
        return None
    return _TO.get(column.kind, _text)(column, value, language)


def _text(column: Column, value: object, language: str) -> Content:  # noqa: ARG001 - one shape for all kinds
    return str(value) if isinstance(value, str) else value  # type: ignore[return-value]  # numbers that are computed


def _number(column: Column, value: object, language: str) -> Content:  # noqa: ARG001
    assert isinstance(value, int | float)
    return value if exact(value) else repr(value)


def _quantity(column: Column, value: object, language: str) -> Content:  # noqa: ARG001
    raw = str(value)
    if _PLAIN.fullmatch(raw):
        number = float(raw) if "." in raw else int(raw)
        if exact(number) and to_quantity(number) == raw:
            return number
    return raw


def _when(column: Column, value: object, language: str) -> Content:  # noqa: ARG001
    assert isinstance(value, When)
    day = value.date
    if day is not None and day >= _FIRST_DAY and day.isoformat() == value:
        return day
    return int(value) if re.fullmatch(r"[1-9]\d{3}", value, re.ASCII) else str(value)


def _choice(column: Column, value: object, language: str) -> Content:
    return choice_word(column, str(value), language)


def _choices(column: Column, value: object, language: str) -> Content:
    assert isinstance(value, tuple)
    return "; ".join(choice_word(column, str(one), language) for one in value) or None


def _several(column: Column, value: object, language: str) -> Content:  # noqa: ARG001
    assert isinstance(value, tuple)
    return "; ".join(value) or None


def _sources(column: Column, value: object, language: str) -> Content:  # noqa: ARG001
    assert isinstance(value, tuple)
    return "; ".join(one.id for one in value) or None


def _answer(column: Column, value: object, language: str) -> Content:  # noqa: ARG001
    return terms("choices", "yes" if value else "no", language)[0]


def _waivers(column: Column, value: object, language: str) -> Content:  # noqa: ARG001
    assert isinstance(value, Mapping)
    return "\n".join(f"{code}: {reason}" for code, reason in value.items()) or None


def _computed(column: Column, value: object, language: str) -> Content:
    if isinstance(value, str):
        try:
            # What a problem is to the focal one: the words stand with the choices, without being one.
            return term("choices", f"{column.table.removesuffix('s')}_place.{value}", language)
        except KeyError:
            return str(value)
    return value if isinstance(value, bool | int | float) else None


_TO: dict[str, Callable[[Column, object, str], Content]] = {
    "quantity": _quantity,
    "when": _when,
    "integer": _number,
    "number": _number,
    "choice": _choice,
    "choices": _choices,
    "refs": _several,
    "tags": _several,
    "derivations": _sources,
    "flag": _answer,
    "answer": _answer,
    "waivers": _waivers,
    "computed": _computed,
}
