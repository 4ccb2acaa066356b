"""The same rows under other ids: what plans need before they can share one register."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import attrs

from lfa.model.element import Derivation, Element, Relation
from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.model.tables import PARTS, rows
from lfa.model.tree import Link, Tree

__all__ = ["Rename", "Row", "fill", "renamed", "row_key"]

#: From the id that a row uses to the one it shall use.
Rename = Callable[[str], str]
Row = TypeVar("Row", bound=Element | Relation)


def renamed(row: Row, rename: Rename) -> Row:
    """Return a row with its own id, and every id it points to, under other names.

    Parameters
    ----------
    row : Element or Relation
    rename : callable of str to str

    Returns
    -------
    Element or Relation
        The row itself when no id changes.

    Examples
    --------
    >>> from lfa.model.results import Result
    >>> renamed(Result("R2", "Waste water is treated", parents=["R1"]), "F1:{}".format).parents
    ('F1:R1',)
    """
    changes: dict[str, Any] = {}
    for field in fields_of(type(row)):
        old = getattr(row, field.name)
        if old is None or field.kind not in _RENAMED:
            continue
        new = _RENAMED[field.kind](old, rename)
        if new != old:
            changes[field.name] = new
    return attrs.evolve(row, **changes) if changes else row


def _one(value: str, rename: Rename) -> str:
    return rename(value)


def _many(values: Iterable[str], rename: Rename) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(rename, values)))


def _derivations(values: Iterable[Derivation], rename: Rename) -> tuple[Derivation, ...]:
    return tuple(attrs.evolve(one, id=rename(one.id)) for one in values)


_RENAMED: dict[str, Callable[[Any, Rename], Any]] = {
    "id": _one,
    "ref": _one,
    "refs": _many,
    "derivations": _derivations,
}


def row_key(row: Element | Relation) -> object:
    """Return what makes a row one of its kind: its id, or what it joins."""
    return row.id if isinstance(row, Element) else row.key


def fill(plan: Plan, tables: dict[str, list[Any]], focals: dict[str, list[str]]) -> None:
    """Put rows into a plan, tables in the order of the method.

    Parameters
    ----------
    plan : Plan
    tables : dict of str to list of Element or Relation
        By table name; the links of a tree stand in the table of their own.
    focals : dict of str to list of str
        Ids of the focal elements by the table of their tree.

    Raises
    ------
    CycleError, DuplicateId, UnknownId
        As for adding the rows one by one.
    """
    links = {type(row): name for name, found in tables.items() for row in found if isinstance(row, Link)}
    for name in PARTS:
        home: Any = rows(plan, name)
        if isinstance(home, Tree):
            home.extend(tables.get(name, ()), tables.get(links.get(home.link_class, ""), ()))
            home.focals = (*home.focals, *focals.get(name, ()))
        elif not isinstance(home, tuple):
            for row in tables.get(name, ()):
                home.add(row)
