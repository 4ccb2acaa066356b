"""The kinds of field an element may have, read off its type annotations.

The annotation says the kind; ``metadata`` says what an annotation cannot: which tables
an id may point to (`refers`) and between which numbers a value lies (`between`).
Validation, the workbook, JSON and the reference page all follow what this module finds.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

from lfa.errors import InvalidValue
from lfa.model.scales import Choice
from lfa.model.text import Quantity, Text, When, clean

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
    "verify",
]

#: What a column of the user's own may hold.
Scalar = str | int | float | bool | datetime.date
V_co = TypeVar("V_co", covariant=True)
_ID = re.compile(r"[^\W_]([^\W]|[./:-])*|[._/:-]([^\W]|[./:-])*")


class FrozenMap(Mapping[str, V_co]):
    """A mapping that cannot change, so that a frozen element is frozen all through."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, V_co] | Iterable[tuple[str, V_co]] = ()) -> None:
        self._items: dict[str, V_co] = dict(items)

    def __getitem__(self, key: str) -> V_co:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        """Equal to any mapping with the same items of the same types (True is not 1)."""
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self._items) == dict(other) and all(type(v) is type(other[k]) for k, v in self._items.items())

    def __hash__(self) -> int:
        return hash(frozenset(self._items))

    def __repr__(self) -> str:
        return repr(self._items)


def refers(*tables: str) -> dict[str, Any]:
    """Say that a field holds ids of the tables named; none means any element of the plan."""
    return {"to": tables}


def between(low: float, high: float) -> dict[str, Any]:
    """Say that a field holds a number in a closed range."""
    return {"low": low, "high": high}


def is_id(value: object) -> bool:
    """Whether a value can be an id: 1-64 letters, digits and ``. _ : / -``."""
    return isinstance(value, str) and len(value) <= 64 and bool(_ID.fullmatch(value))


def to_id(value: str) -> str:
    """Return an id without surrounding blanks.

    Raises
    ------
    InvalidValue
        When it holds anything but letters, digits and ``. _ : / -``, or over 64 of them.
    """
    plain = value.strip() if isinstance(value, str) else value
    if not is_id(plain):
        raise InvalidValue(f"id must be 1-64 letters, digits and . _ : / - (got {value!r})")
    return plain


def to_ids(values: Iterable[str] | str | None) -> tuple[str, ...]:
    """Make a tuple of ids of one or several, each once.

    Examples
    --------
    >>> to_ids("P1"), to_ids(["P2", "P1", "P2"]), to_ids(None)
    (('P1',), ('P2', 'P1'), ())
    """
    given = [values] if isinstance(values, str) else values or ()
    return tuple(dict.fromkeys(to_id(value) for value in given))


def to_line(value: str | None) -> str | None:
    """Clean a text that has no translations; empty is None."""
    if isinstance(value, str):
        return clean(value) if value.strip() else None
    return value


def to_tags(values: Iterable[str] | str | None) -> tuple[str, ...]:
    """Make a tuple of tags of one or several, each once, without surrounding blanks.

    Raises
    ------
    InvalidValue
        When a tag holds a semicolon or a newline: they stand between tags in a cell.
    """
    given = [values] if isinstance(values, str) else values or ()
    tags = [clean(str(value)).strip() for value in given]
    for tag in tags:
        if re.search(r"[;\n]", tag):
            raise InvalidValue(f"a tag must not hold a semicolon or a newline (got {tag!r})")
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def to_waivers(values: Mapping[str, str] | None) -> FrozenMap[str]:
    """Make a frozen mapping of rule codes to reasons, each reason on one line.

    Raises
    ------
    InvalidValue
        When a code is no code, or a reason is missing.
    """
    waivers = {code: " ".join(clean(reason).split()) for code, reason in (values or {}).items()}
    for code, reason in waivers.items():
        if not re.fullmatch(r"[A-Z][A-Z0-9-]*", code) or not reason:
            raise InvalidValue(f"a waiver must be a rule's code and a reason (got {code!r}: {reason!r})")
    return FrozenMap(waivers)


def to_extra(values: Mapping[str, Scalar | None] | None) -> FrozenMap[Scalar]:
    """Make a frozen mapping of the user's own columns; empty cells are left out.

    Raises
    ------
    InvalidValue
        When a name is blank, or a value is neither text, number, yes/no nor date.
    """
    return FrozenMap(
        {
            _name(key): _scalar(key, value)
            for key, value in (values or {}).items()
            if value is not None and not (isinstance(value, str) and not value.strip())
        }
    )


def _name(key: str) -> str:
    if not isinstance(key, str) or not key.strip():
        raise InvalidValue(f"the name of an own column must be a text (got {key!r})")
    return " ".join(clean(key).split())


def _scalar(key: str, value: object) -> Scalar:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ", timespec="seconds") if value.time() != datetime.time() else value.date()
    if isinstance(value, bool | int | datetime.date) or (isinstance(value, float) and math.isfinite(value)):
        return value
    raise InvalidValue(f"extra[{key!r}] must be a text, a finite number, yes/no or a date (got {value!r})")


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
    default = attribute.default
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
    "integer": (int,),
    "number": (int, float),
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

    Raises
    ------
    InvalidValue
    """
    for field in fields_of(type(instance)):
        value: Any = getattr(instance, field.name)
        types = _TYPES.get(field.kind)
        if types is None or (value is None and not field.required and field.kind != "flag"):
            continue
        number = field.kind in {"integer", "number"}
        if not isinstance(value, types) or (number and not _finite(value)):
            raise InvalidValue(f"{field.name} must be {_SAYS.get(field.kind, field.kind)} (got {value!r})")
        if field.kind == "ref" and not is_id(value):
            raise InvalidValue(f"{field.name} must be the id of an element (got {value!r})")
        if number:
            _verify_range(field, getattr(instance, field.name))


def _finite(value: Any) -> bool:
    return not isinstance(value, bool) and math.isfinite(value)


def _verify_range(field: Field, value: float) -> None:
    if field.low is not None and field.high is not None and not field.low <= value <= field.high:
        raise InvalidValue(f"{field.name} must be between {field.low:g} and {field.high:g} (got {value!r})")
