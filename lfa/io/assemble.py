"""Rows into a plan, with everything that cannot stand together said at once.

What a plan can hold is kept, even where it points to nothing: a dangling id is noted in
``plan.origin.notes``. What it cannot hold is a fault: an id that is taken, a link whose end
is not in its tree, causes that lead back to themselves (docs/decisions, on dangling ids).
"""

from __future__ import annotations

from collections.abc import Collection as AnyOf
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from lfa.errors import Place, chain
from lfa.io.faults import Faults
from lfa.model.collection import Collection, Relations
from lfa.model.element import Element, Relation
from lfa.model.order import cycles
from lfa.model.plan import Plan
from lfa.model.tables import rows as rows_of
from lfa.model.tree import Link, Tree
from lfa.schema import TABLES
from lfa.terms import term

__all__ = ["Rows", "assemble", "subject", "trees"]

#: The rows of one table as they were read, each with its place.
Rows = Sequence[tuple[Element | Relation, Place]]


def assemble(
    plan: Plan,
    tables: Mapping[str, Rows],
    focals: Mapping[str, Sequence[tuple[str, Place]]],
    faults: Faults,
    broken: AnyOf[str] = (),
) -> None:
    """Put rows into a plan that is still empty.

    Parameters
    ----------
    plan : Plan
    tables : mapping of str to rows
        By table name.
    focals : mapping of str to sequence of (id, Place)
        Ids of the focal elements by the name of their tree's table.
    faults : Faults
        Gathers what cannot be put in; when it is not empty at the end, the plan is not whole.
    broken : collection of str
        Ids of rows that could not be read: what points to them is no fault of its own.
    """
    taken: dict[str, Place] = {}
    whole = {name: list(_fresh(rows, taken, faults)) for name, rows in tables.items()}
    linked = trees(plan)
    for table in TABLES:
        home: Any = rows_of(plan, table.name)
        read = whole.get(table.name, [])
        if table.name in linked:
            links, focal = whole.get(linked[table.name], []), focals.get(table.name, ())
            _grow(home, table.name, read, links, faults, broken)
            _mark(home, table.name, [one for one in focal if one[0] not in broken], faults)
        elif isinstance(home, Collection | Relations):
            for row, _ in read:
                home.add(row)


def trees(plan: Plan) -> dict[str, str]:
    """Return the tables of the trees of a plan, each with the table of its links."""
    grown = {table.row: table.name for table in TABLES if issubclass(table.row, Link)}
    homes = {table.name: rows_of(plan, table.name) for table in TABLES}
    return {name: grown[home.link_class] for name, home in homes.items() if isinstance(home, Tree)}


def subject(row: Element | Relation) -> str:
    """Return what a row is called in faults and places: its id, or what it joins."""
    return row.id if isinstance(row, Element) else " / ".join(part or "" for part in row.key)


def _fresh(rows: Rows, taken: dict[str, Place], faults: Faults) -> Iterator[tuple[Element | Relation, Place]]:
    """Leave out rows whose id, or whose pair of ids, is taken already."""
    joined: dict[tuple[str | None, ...], Place] = {}
    for row, place in rows:
        if isinstance(row, Element):
            first = taken.setdefault(row.id, place)
            code, value = "duplicate_id", row.id
        else:
            first = joined.setdefault(row.key, place)
            code, value = "duplicate_row", subject(row)
        if first is place:
            yield row, place
        else:
            faults.add(code, place, subject=value, field="id", value=value, first=_short(first, faults.language))


def _short(place: Place, language: str) -> str:
    """The place without the file, which all places of a reading share."""
    return attrs.evolve(place, file=None).said(language) or place.said(language)


def _grow(tree: Tree[Any, Any], table: str, elements: Rows, links: Rows, faults: Faults, broken: AnyOf[str]) -> None:
    """Fill a tree, unless its links cannot all be kept."""
    known = {row.id for row, _ in elements if isinstance(row, Element)}
    whole = [(row, place) for row, place in links if isinstance(row, Link) and not any(e in broken for e in row.ends)]
    sound = [(row, place) for row, place in whole if _ends(row, place, table, known, faults)]
    circles = _circles(known, sound, faults)
    tree.extend([row for row, _ in elements], [] if circles else [row for row, _ in sound])


def _ends(link: Link, place: Place, table: str, known: AnyOf[str], faults: Faults) -> bool:
    strange = [end for end in link.ends if end not in known]
    for end in strange:
        _unknown(end, place, table, known, faults)
    return not strange


def _unknown(id_: str, place: Place, table: str, known: AnyOf[str], faults: Faults) -> None:
    named = term("tables", table, faults.language)
    faults.add("unknown_id", place, subject=id_, value=id_, tables=named, hint=faults.hint(id_, known))


def _circles(known: Iterable[str], links: Iterable[tuple[Any, Place]], faults: Faults) -> bool:
    effects: dict[str, dict[str, Place]] = {one: {} for one in known}
    for link, place in links:
        if not link.feedback:
            effects[link.cause][link.effect] = place
    # In the order of the links, so that the same file gives the same sentence.
    nodes = dict.fromkeys(end for link, _ in links for end in link.ends)
    found = cycles(nodes, lambda node: effects[node])
    for circle in found:
        faults.add("link_cycle", effects[circle[-1]][circle[0]], subject=circle[0], chain=chain(circle))
    return bool(found)


def _mark(tree: Tree[Any, Any], table: str, focals: Iterable[tuple[str, Place]], faults: Faults) -> None:
    wanted = []
    for id_, place in focals:
        if id_ in tree:
            wanted.append(id_)
        else:
            _unknown(id_, place, table, tree.ids, faults)
    tree.focals = wanted
