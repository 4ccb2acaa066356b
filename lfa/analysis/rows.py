"""Rows of results: read by attribute or by key, so that a list of them is a DataFrame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

__all__ = ["Row"]


class Row(Mapping[str, Any]):
    """A row whose fields can be read both ways, ``row.total`` and ``row["total"]``.

    Its subclasses are frozen attrs classes. ``dict(row)`` is a plain dict, and
    ``pandas.DataFrame(rows)`` has a column a field.

    Examples
    --------
    >>> @attrs.frozen
    ... class Length(Row):
    ...     id: str
    ...     metres: float
    >>> row = Length("Svartån", 100.0)
    >>> row.metres == row["metres"], dict(row)
    (True, {'id': 'Svartån', 'metres': 100.0})
    """

    __slots__ = ()

    def __getitem__(self, name: str) -> Any:
        if name not in _names(type(self)):
            raise KeyError(name)
        return getattr(self, name)

    def __iter__(self) -> Iterator[str]:
        return iter(_names(type(self)))

    def __len__(self) -> int:
        return len(_names(type(self)))


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls))
