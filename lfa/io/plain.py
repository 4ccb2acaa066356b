"""Values of the model as JSON holds them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from lfa.model.fields import Field, Scalar
from lfa.model.text import Text

__all__ = ["EXACT", "to_plain"]

#: Below this a whole number and the fraction that equals it are the same number.
EXACT = 2**53


def to_plain(field: Field, value: Any, language: str) -> Any:
    """Return a value of the model as JSON holds it.

    Parameters
    ----------
    field : Field
    value
        What the model holds.
    language : str
        The plan's language.

    Examples
    --------
    >>> to_plain(Field("statement", "text"), Text("Water", {"sv": "Vatten"}), "en")
    {'en': 'Water', 'sv': 'Vatten'}
    """
    if isinstance(value, Text):
        return _text_out(value, language)
    if isinstance(value, tuple):
        return [str(part) for part in value]
    if isinstance(value, str):
        return str(value)
    if field.kind == "extra":
        return {name: _scalar_out(part) for name, part in value.items()}
    if isinstance(value, Mapping):
        return dict(value)
    if field.kind == "number" and isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return int(value)
    return value


def _text_out(text: Text, language: str) -> str | dict[str, Any]:
    if not text.others and not text.language:
        return str(text)
    stale = {"stale": sorted(text.stale)} if text.stale else {}
    return {text.language or language: str(text), **text.others, **stale}


def _scalar_out(value: Scalar) -> Any:
    return {"date": value.isoformat()} if isinstance(value, datetime.date) else value
