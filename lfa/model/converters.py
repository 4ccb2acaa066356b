"""What users write made into what elements hold: ids, lines, tags, waivers and columns of their own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from numbers import Integral
from typing import Any, TypeVar

from lfa.errors import InvalidValue
from lfa.model.figures import is_number
from lfa.model.text import clean

__all__ = ["FrozenMap", "Scalar", "is_id", "several", "to_extra", "to_id", "to_ids", "to_line", "to_tags", "to_waivers"]

#: What a column of the user's own may hold.
Scalar = str | int | float | bool | datetime.date
V_co = TypeVar("V_co", covariant=True)
T = TypeVar("T")
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


def several(values: object, one: type | tuple[type, ...], what: str) -> list[Any]:
    """Return what stands for one or several as a list; None is an empty one.

    Raises
    ------
    InvalidValue
        When it is neither one of a kind nor something that can be gone through.
    """
    if values is None or isinstance(values, one):
        return [] if values is None else [values]
    if not isinstance(values, Iterable) or isinstance(values, bytes):
        raise InvalidValue(f"{what} must be one or several (got {values!r})")
    return list(values)


def to_ids(values: Iterable[str] | str | None) -> tuple[str, ...]:
    """Make a tuple of ids of one or several, each once.

    Examples
    --------
    >>> to_ids("P1"), to_ids(["P2", "P1", "P2"]), to_ids(None)
    (('P1',), ('P2', 'P1'), ())
    """
    return tuple(dict.fromkeys(to_id(value) for value in several(values, str, "ids")))


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
    tags = [clean(value).strip() for value in several(values, str, "tags")]
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
    given = _mapping(values, "waivers")
    waivers = {code: " ".join(clean(reason).split()) for code, reason in given.items()}
    for code, reason in waivers.items():
        if not isinstance(code, str) or not re.fullmatch(r"[A-Z][A-Z0-9-]*", code) or not reason:
            raise InvalidValue(f"a waiver must be a rule's code and a reason (got {code!r}: {reason!r})")
    return FrozenMap(waivers)


def to_extra(values: Mapping[str, Scalar | None] | None) -> FrozenMap[Scalar]:
    """Make a frozen mapping of the user's own columns; empty cells are left out.

    Raises
    ------
    InvalidValue
        When a name is blank, or a value is neither text, number, yes/no nor date.
    """
    given = _mapping(values, "extra")
    filled = [(_name(key), _scalar(key, value)) for key, value in given.items() if not _empty(value)]
    extra = dict(filled)
    if len(extra) < len(filled):
        raise InvalidValue(f"own columns must have names of their own (got {', '.join(map(repr, given))})")
    return FrozenMap(extra)


def _mapping(values: Mapping[str, T] | None, what: str) -> Mapping[str, T]:
    if values is not None and not isinstance(values, Mapping):
        raise InvalidValue(f"{what} must be values by name (got {values!r})")
    return values or {}


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


@lru_cache(maxsize=2_000)
def _spaced(key: str) -> str:
    return " ".join(clean(key).split())


def _name(key: str) -> str:
    if not isinstance(key, str) or not key.strip():
        raise InvalidValue(f"the name of an own column must be a text (got {key!r})")
    return _spaced(key)


def _scalar(key: str, value: object) -> Scalar:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime.datetime) and value == value:  # a missing time of pandas differs from itself
        return value.isoformat(sep=" ", timespec="seconds") if value.time() != datetime.time() else value.date()
    if isinstance(value, bool) or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)):
        return value
    if is_number(value):
        number: Any = value
        # 5.0 is 5: a spreadsheet knows no difference.
        whole = isinstance(value, Integral) or (number == int(number) and abs(number) < 1e15)
        return int(number) if whole else float(number)
    raise InvalidValue(f"extra[{key!r}] must be a text, a finite number, yes/no or a date (got {value!r})")
