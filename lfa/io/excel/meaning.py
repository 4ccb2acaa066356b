"""What cells mean: out of what a person typed, pasted or computed, into what a column needs."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Callable, Iterable
from typing import Any

from lfa.io.excel.cells import plain_number
from lfa.io.excel.grid import CellError, Formula, Percent
from lfa.io.excel.words import answers, choice_of, choice_word
from lfa.model.fields import is_id
from lfa.model.text import Quantity, to_quantity, to_when
from lfa.schema import Column
from lfa.terms import term, terms

__all__ = ["BadCell", "from_cell", "settled", "written"]

_NUMERAL = re.compile(r"[-+]?\d{1,300}(\.\d+)?([eE][-+]?\d{1,3})?", re.ASCII)
_SPLIT_IDS = re.compile(r"[;,\s]+")


class BadCell(Exception):
    """A cell that cannot mean what its column needs; whoever reads the row makes it a Fault with its place.

    Parameters
    ----------
    code : str
        Key of the sentence in ``messages.toml``.
    **values
        What stands in the sentence's braces.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: dict[str, Any] = values


def from_cell(column: Column, raw: object, language: str) -> object:
    """Return the value that a cell holds for a column.

    Parameters
    ----------
    column : Column
    raw : object
        What stands in the cell; never blank.
    language : str
        Language in which words are looked for first.

    Raises
    ------
    BadCell
        When it cannot mean what the column needs.
    """
    return _FROM.get(column.kind, _written)(column, settled(raw), language)


def settled(raw: object) -> object:
    """Return the value of a cell, be it typed or computed.

    Raises
    ------
    BadCell
        For an error, or a formula whose value was not saved.
    """
    if isinstance(raw, Formula):
        if raw.value is None:
            raise BadCell("formula_without_value")
        raw = raw.value
    if isinstance(raw, CellError):
        raise BadCell("cell_error", value=str(raw))
    return raw


def written(raw: object) -> str:
    """Return the content of a cell as a person would have written it.

    Examples
    --------
    >>> written(40.5), written(True), written(datetime.date(2026, 3, 1)), written(Percent(0.4))
    ('40.5', 'TRUE', '2026-03-01', '40 %')
    """
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, Percent):
        return f"{float(f'{raw * 100:.13g}'):g} %" if abs(raw) < 1e3 else f"{raw * 100:.15g} %"
    if isinstance(raw, datetime.date):
        return str(to_when(raw))
    return str(raw)


def _written(column: Column, raw: object, language: str) -> object:  # noqa: ARG001
    return written(raw)


def _id(column: Column, raw: object, language: str) -> object:  # noqa: ARG001
    if isinstance(raw, datetime.date):
        raise BadCell("date_for_id", value=written(raw))
    found = written(raw).strip()
    if not is_id(found):
        raise BadCell("not_an_id", value=found[:80])
    return found


def _ids(column: Column, raw: object, language: str) -> object:
    if isinstance(raw, str):
        return tuple(dict.fromkeys(str(_id(column, part, language)) for part in _SPLIT_IDS.split(raw) if part))
    return (_id(column, raw, language),)


def _one_choice(column: Column, raw: object, language: str) -> object:
    text = written(raw).strip()
    code = choice_of(column, text, language)
    if code is not None:
        return code
    assert column.choices is not None
    words = [choice_word(column, member.value, language) for member in column.choices]
    raise BadCell("unknown_choice", value=text[:80], known=", ".join(words), hint=_hint(text, words, language))


def _hint(text: str, words: Iterable[str], language: str) -> str:
    near = difflib.get_close_matches(text.casefold(), list(words), n=1, cutoff=0.5)
    return term("messages", "did_you_mean", language, value=near[0]) if near else ""


def _some_choices(column: Column, raw: object, language: str) -> object:
    parts = [part.strip() for part in re.split(r"[;\n]", written(raw)) if part.strip()]
    if any(choice_of(column, part, language) is None for part in parts):
        parts = [part.strip() for part in re.split(r"[;,\n]", written(raw)) if part.strip()]
    return tuple(str(_one_choice(column, part, language)) for part in parts)


def _tags(column: Column, raw: object, language: str) -> object:  # noqa: ARG001
    return tuple(part.strip() for part in re.split(r"[;\n]", written(raw)) if part.strip())


def _yes_or_no(column: Column, raw: object, language: str) -> object:  # noqa: ARG001
    if isinstance(raw, bool):
        return raw
    meaning = answers(language).get(written(raw).strip().casefold())
    if meaning is None:
        yes, no = (terms("choices", key, language)[0] for key in ("yes", "no"))
        raise BadCell("not_yes_or_no", value=written(raw)[:80], yes=yes, no=no)
    return meaning


def _figure(column: Column, raw: object) -> int | float:
    if isinstance(raw, Percent):
        return float(f"{raw * 100:.13g}") if column.high == 100 else float(raw)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return raw
    text = written(raw).strip()
    if _NUMERAL.fullmatch(text):
        return int(text) if text.lstrip("+-").isdigit() else float(text)
    found = Quantity(text).number
    if found is None:
        raise BadCell("not_a_number", value=text[:80])
    return found


def _within(column: Column, found: float) -> float:
    if found != found or abs(found) == float("inf"):
        raise BadCell("not_a_number", value=str(found))
    if column.low is not None and column.high is not None and not column.low <= found <= column.high:
        raise BadCell(
            "number_out_of_range",
            value=plain_number(found),
            low=plain_number(column.low),
            high=plain_number(column.high),
        )
    return found


def _float(column: Column, raw: object, language: str) -> object:  # noqa: ARG001
    return _within(column, _figure(column, raw))


def _whole(column: Column, raw: object, language: str) -> object:  # noqa: ARG001
    found = _figure(column, raw)
    if isinstance(found, float) and not found.is_integer():
        raise BadCell("not_whole", value=written(raw)[:80])
    return _within(column, int(found))


def _amount(column: Column, raw: object, language: str) -> object:  # noqa: ARG001
    if isinstance(raw, int | float) and not isinstance(raw, bool | Percent):
        return to_quantity(raw)
    return Quantity(written(raw))


def _moment(column: Column, raw: object, language: str) -> object:  # noqa: ARG001
    return to_when(written(raw))


def _accepted(column: Column, raw: object, language: str) -> object:  # noqa: ARG001
    found: dict[str, str] = {}
    for line in written(raw).split("\n"):
        code, _, reason = (part.strip() for part in line.partition(":"))
        if not code and not reason:
            continue
        if not re.fullmatch(r"[A-Z][A-Z0-9-]*", code) or not reason:
            raise BadCell("not_a_waiver", value=line[:80])
        found[code] = reason
    return found


_FROM: dict[str, Callable[[Column, object, str], object]] = {
    "id": _id,
    "ref": _id,
    "refs": _ids,
    "derivations": _ids,
    "choice": _one_choice,
    "choices": _some_choices,
    "tags": _tags,
    "flag": _yes_or_no,
    "answer": _yes_or_no,
    "integer": _whole,
    "number": _float,
    "quantity": _amount,
    "when": _moment,
    "waivers": _accepted,
}
