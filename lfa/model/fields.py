"""The kinds of field an element may have, read off its type annotations.

The annotation says the kind; ``metadata`` says what an annotation cannot: which tables
an id may point to (`refers`) and between which numbers a value lies (`between`).
Validation, the workbook, JSON and the reference page all follow what this module finds.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from functools import cache
from numbers import Integral, Real
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from lfa.errors import InvalidValue
from lfa.model.converters import (
    FrozenMap,
    Scalar,
    is_id,
    to_extra,
    to_id,
    to_ids,
    to_line,
    to_tags,
    to_waivers,
)
from lfa.model.figures import is_number
from lfa.model.scales import Choice
from lfa.model.text import Quantity, Text, When

__all__ = [
    "Field",
    "FrozenMap",
    "Scalar",
    "between",
    "fields_of",
    "is_id",
    "refers",
    "to_extra",
    "to_id",
    "to_ids",
    "to_line",
    "to_tags",
    "to_waivers",
    "verified",
    "verify",
]


def refers(*tables: str) -> dict[str, Any]:
    """Say that a field holds ids of the tables named; none means any element of the plan."""
    return {"to": tables}


def between(low: float, high: float) -> dict[str, Any]:
    """Say that a field holds a number in a closed range."""
    return {"low": low, "high": high}


@attrs.frozen
class Field:
    """One field of an element or a relation: its name, its kind and its limits.

    Parameters
    ----------
    name : str
    kind : str
        ``id``, ``text``, ``line``, ``quantity``, ``when``, ``choice``, ``choices``, ``ref``,
        ``refs``, ``tags``, ``flag``, ``answer``, ``integer``, ``number``, ``waivers``,
        ``extra``, ``history`` or ``derivations``.
    choices : type of Choice, optional
        The list of values, for ``choice`` and ``choices``.
    to : tuple of str
        Tables an id may point to; empty means any.
    low, high : float, optional
        Limits of a number.
    required : bool
        Whether it has no default.
    default : object
        What the field holds when nothing is said.
    """

    name: str
    kind: str
    choices: type[Choice] | None = None
    to: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    required: bool = False
    default: object = None

    @property
    def many(self) -> bool:
        """Whether the field holds several values."""
        return self.kind in {"refs", "tags", "choices"}


_PLAIN: dict[object, str] = {Text: "text", Quantity: "quantity", When: "when", int: "integer", float: "number"}


def fields_of(cls: type) -> tuple[Field, ...]:
    """Return the fields of an element or relation class, in their order."""
    return _fields_of(cls)


@cache
def _fields_of(cls: type) -> tuple[Field, ...]:
    hints = get_type_hints(cls)
    return tuple(
        _field(attribute, hints[attribute.name]) for attribute in attrs.fields(cls) if "step" not in attribute.metadata
    )


def _field(attribute: attrs.Attribute[Any], hint: object) -> Field:
    meta = attribute.metadata
    inner = [part for part in get_args(hint) if part is not type(None)] if _optional(hint) else [hint]
    kind, choices = _kind(attribute.name, inner[0], meta, _optional(hint))
    given: Any = attribute.default
    default = given.factory() if hasattr(given, "factory") else given
    return Field(
        attribute.name,
        kind,
        choices,
        tuple(meta.get("to", ())),
        meta.get("low"),
        meta.get("high"),
        default is attrs.NOTHING,
        None if default is attrs.NOTHING else default,
    )


def _optional(hint: object) -> bool:
    return type(None) in get_args(hint)


def _kind(name: str, hint: object, meta: Mapping[Any, Any], optional: bool) -> tuple[str, type[Choice] | None]:
    if name in {"id", "waivers", "extra", "history"}:
        return name, None
    if name == "derived_from":
        return "derivations", None
    if hint is bool:
        return ("answer" if optional else "flag"), None
    if hint is str:
        return ("ref" if "to" in meta else "line"), None
    if get_origin(hint) is tuple:
        part = get_args(hint)[0]
        if isinstance(part, type) and issubclass(part, Choice):
            return "choices", part
        return ("refs" if "to" in meta else "tags"), None
    if isinstance(hint, type) and issubclass(hint, Choice):
        return "choice", hint
    return _PLAIN[hint], None


_TYPES: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "text": (Text,),
    "line": (str,),
    "quantity": (Quantity,),
    "when": (When,),
    "ref": (str,),
    "flag": (bool,),
    "answer": (bool,),
    "integer": (Integral,),
    "number": (Real,),
}
_SAYS = {
    "text": "a text",
    "line": "a text",
    "id": "an id",
    "ref": "an id",
    "flag": "True or False",
    "answer": "True, False or None",
    "integer": "a whole number",
    "number": "a number",
}


def verify(instance: object) -> None:
    """Refuse values of the wrong type or outside their limits, naming field, rule and value.

    Numbers of NumPy become Python's, so that what is stored is plain.

    Raises
    ------
    InvalidValue
    """
    for field, name, types, spare in _checked(type(instance)):  # type: ignore[arg-type]  # a class can be hashed
        value = getattr(instance, name)
        if (value is None and spare) or (types is not None and isinstance(value, types)):
            continue
        settled = _settled(field, value)
        if settled is not value:
            object.__setattr__(instance, field.name, settled)


@cache
def _checked(cls: type) -> tuple[tuple[Field, str, tuple[type, ...] | None, bool], ...]:
    """The fields that are looked at: each with its name, the types that settle it, and whether it may be empty."""
    kept = [field for field in fields_of(cls) if field.kind in _TYPES]
    looked = {"integer", "number", "ref"}
    return tuple(
        (
            field,
            field.name,
            None if field.kind in looked else _TYPES[field.kind],
            not field.required and field.kind != "flag",
        )
        for field in kept
    )


def verified(instance: object, attribute: attrs.Attribute[Any], value: object) -> object:
    """Refuse an impossible value when a field is set: the hook of a class that can change.

    Raises
    ------
    InvalidValue
    """
    return _settled(next(one for one in fields_of(type(instance)) if one.name == attribute.name), value)


def _settled(field: Field, value: Any) -> object:
    types = _TYPES.get(field.kind)
    if types is None or (value is None and not field.required and field.kind != "flag"):
        return value
    if field.kind in {"integer", "number"}:
        return _number(field, value)
    if not isinstance(value, types):
        raise InvalidValue(f"{field.name} must be {_SAYS.get(field.kind, field.kind)} (got {value!r})")
    if field.kind == "ref" and not is_id(value):
        raise InvalidValue(f"{field.name} must be the id of an element (got {value!r})")
    return value


def _number(field: Field, value: Any) -> float:
    wanted = Integral if field.kind == "integer" else Real
    if not is_number(value) or not isinstance(value, wanted):
        raise InvalidValue(f"{field.name} must be {_SAYS[field.kind]} (got {value!r})")
    number = operator.index(value) if isinstance(value, Integral) else float(value)
    if field.low is not None and field.high is not None and not field.low <= number <= field.high:
        raise InvalidValue(f"{field.name} must be between {field.low:g} and {field.high:g} (got {value!r})")
    return number
