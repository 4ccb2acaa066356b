"""Edited copies of one plan back into one: what each table changed, and where they do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

from lfa.analysis.asking import Asking
from lfa.analysis.renaming import fill, renamed, row_key
from lfa.analysis.threeway import settle
from lfa.errors import CycleError, InvalidValue
from lfa.model.element import Element, Relation
from lfa.model.fields import Field, fields_of
from lfa.model.origin import Leftover, Origin
from lfa.model.plan import Plan
from lfa.model.tables import PARTS, rows
from lfa.model.tree import Link, Tree

__all__ = ["merge_copies"]


def merge_copies(base: Plan, copies: Mapping[str, Plan] | Iterable[Plan]) -> Plan:
    """Put edited copies of one plan together: three-way, row by row and field by field.

    What one copy changed is taken. What two changed differently stays as it was, and is asked about with
    every wording, its file and its cell. A row that is missing from a copy stays, and is asked about. Nothing
    is decided by which copy came first.

    Parameters
    ----------
    base : Plan
        What went out.
    copies : mapping of str to Plan, or iterable of Plan
        What came back, by name; the name of the file serves when none is given.

    Returns
    -------
    Plan
        With the questions in ``plan.origin.questions``. A new element whose id another copy gave to something
        else gets the next free id, and that is said too.

    Raises
    ------
    InvalidValue
        When something else than plans is given, or a copy is in another language than the base.

    Examples
    --------
    >>> base = Plan("River")
    >>> _ = base.problems.add("P1", "Catches fall")
    >>> one, two = base.copy(), base.copy()
    >>> _ = one.problems.update("P1", statement="Catches are falling"), one.problems.add("P2", "Nets are old")
    >>> _ = two.problems.update("P1", statement="Catches have halved")
    >>> plan = merge_copies(base, {"table 1": one, "table 2": two})
    >>> [(problem.id, problem.label) for problem in plan.problems]
    [('P1', 'Catches fall'), ('P2', 'Nets are old')]
    >>> print(plan.origin.questions[0])
    P1, Problem: “Catches fall” became “Catches are falling” (table 1); “Catches have halved” (table 2).
    """
    return _Gathering(base, _named(copies, base)).plan()


def _named(copies: Mapping[str, Plan] | Iterable[Plan], base: Plan) -> dict[str, Plan]:
    named: dict[str, Plan] = {}
    listed = copies.items() if isinstance(copies, Mapping) else ((None, plan) for plan in copies)
    for at, (given, plan) in enumerate(listed, start=1):
        name = str(given or (isinstance(plan, Plan) and plan.origin.file) or at)
        if not isinstance(plan, Plan):
            raise InvalidValue(f"merge_copies takes plans (got {type(plan).__name__} for {name!r})")
        if plan.language != base.language:
            raise InvalidValue(
                f"a copy must be in the language of its plan, {base.language!r} (got {plan.language!r} for {name!r})"
            )
        named[name if name not in named else f"{name} ({at})"] = plan
    return named


class _Gathering:
    """Puts the copies together, table by table."""

    def __init__(self, base: Plan, copies: Mapping[str, Plan]) -> None:
        self.base, self.copies = base, copies
        self.ask = Asking(base.language, copies)
        self.new_ids: dict[str, dict[str, str]] = {name: {} for name in copies}
        self.origin = Origin(base.origin.file, dict(base.origin.places), list(base.origin.notes))
        self._settle_ids()

    def plan(self) -> Plan:
        """Return the one plan."""
        made = Plan(**self._fields("plan", self.base, dict(self.copies), None))
        tables = {table: self._table(table) for table in PARTS}
        trees = {table: home for table in PARTS if isinstance(home := rows(self.base, table), Tree)}
        for table, home in trees.items():
            links = _links_of(home)
            tables[links] = self._without_circles(home, links, tables[table], tables[links])
        fill(made, tables, {table: list(self._focals(table)) for table in trees})
        for plan in self.copies.values():
            self.origin.leftovers += [Leftover(one.place, one.value) for one in plan.origin.leftovers]
        self.origin.questions = self.ask.questions
        object.__setattr__(made, "origin", self.origin)
        return made

    # Ids that several copies gave away

    def _settle_ids(self) -> None:
        """Find a free id for each new element whose id another copy gave to something else."""
        used = {one.id for plan in (self.base, *self.copies.values()) for one in plan.elements}
        taken: dict[str, tuple[str, Element]] = {}
        for name, plan in self.copies.items():
            for one in plan.elements:
                if one.id in self.base:
                    continue
                source, first = taken.setdefault(one.id, (name, one))
                if source != name and (type(first), first.statement) != (type(one), one.statement):
                    new = self.new_ids[name][one.id] = _free(one.id, used)
                    self.ask.renamed(_table_of(plan, one), one, new, name, source)

    def _rename(self, name: str, id_: str) -> str:
        return self.new_ids[name].get(id_, id_)

    # Rows

    def _table(self, table: str) -> list[Any]:
        base = {row_key(row): row for row in rows(self.base, table)}
        found = {name: self._rows_of(name, table) for name in self.copies}
        order = _woven(base, found.values())
        return [row for key in order if (row := self._row(table, key, base.get(key), found)) is not None]

    def _rows_of(self, name: str, table: str) -> dict[object, Any]:
        new = (renamed(row, lambda id_: self._rename(name, id_)) for row in rows(self.copies[name], table))
        return {row_key(row): row for row in new}

    def _row(self, table: str, key: object, base: Any, found: Mapping[str, Mapping[object, Any]]) -> Any:
        edits = {name: copied[key] for name, copied in found.items() if key in copied}
        missing = [name for name in found if name not in edits and self._could_have(name, base)]
        if base is None:
            self._place_new(key, edits)
            return self._settled(table, None, edits)
        if missing and isinstance(base, Link) and all(row == base for row in edits.values()):
            return None  # to take a link away is an edit of the tree, and nobody edited it otherwise
        if missing:
            self.ask.missing(table, base, missing)
        return self._settled(table, base, edits)

    def _could_have(self, name: str, base: Element | Relation | None) -> bool:
        """Whether a copy has what a row joins, so that its absence says something."""
        if base is None or isinstance(base, Element):
            return base is not None
        return all(part in self.copies[name] for part in base.key if part and part in self.base)

    def _settled(self, table: str, base: Any, edits: Mapping[str, Any]) -> Any:
        first = base if base is not None else next(iter(edits.values()))
        if all(row == first for row in edits.values()):
            return first
        return first.evolve(**self._fields(table, base, edits, first))

    def _fields(self, table: str, base: Any, edits: Mapping[str, Any], first: Any) -> dict[str, Any]:
        """Settle all fields; of a row that is new in several copies each field starts empty."""
        made: dict[str, Any] = {}
        for field in fields_of(type(first if first is not None else base)):
            before = getattr(base, field.name) if base is not None else self._start(field, first)
            values = {name: getattr(row, field.name) for name, row in edits.items()}
            made[field.name], opposed = settle(field, before, values)
            subject = first if isinstance(first, Element | Relation) else None
            if opposed:
                self.ask.contradiction(table, subject, field, before, opposed)
            elif made[field.name] != before:
                self._place_edit(subject, field, values, made[field.name])
        made.pop("id", None)
        return made

    @staticmethod
    def _start(field: Field, first: Any) -> Any:
        return getattr(first, field.name) if field.required or field.name == "statement" else field.default

    # Trees

    def _without_circles(self, home: Tree[Any, Any], table: str, elements: list[Any], links: list[Any]) -> list[Any]:
        """Lay what went out first, then what the copies added; a link that closes a circle is asked about."""
        tree = type(home)(elements, language=self.base.language)
        order = {link.key: at for at, link in enumerate(links)}
        for link in sorted(links, key=lambda one: (home.get_link(*one.ends) != one, order[one.key])):
            try:
                tree.link(link)
            except CycleError as error:
                self.ask.circle(table, link, error.cycle, self._sources(table, link))
        return sorted(tree.links, key=lambda one: order[one.key])

    def _sources(self, table: str, link: Link) -> list[str]:
        return [name for name in self.copies if link.key in self._rows_of(name, table)]

    def _focals(self, table: str) -> tuple[str, ...]:
        before: Any = rows(self.base, table)
        edits = {name: self._focals_of(name, table) for name in self.copies}
        focal = Field("focal", "focal")
        held, opposed = settle(focal, before.focals, edits)
        if opposed:
            self.ask.contradiction(table, None, focal, before.focals, opposed)
        return tuple(held)

    def _focals_of(self, name: str, table: str) -> tuple[str, ...]:
        home: Any = rows(self.copies[name], table)
        return tuple(self._rename(name, id_) for id_ in home.focals)

    # Places

    def _place_new(self, key: object, edits: Mapping[str, Any]) -> None:
        name = next(iter(edits))
        old = {new: id_ for id_, new in self.new_ids[name].items()}.get(str(key), key)
        for (id_, field), place in self.copies[name].origin.places.items():
            if id_ == old:
                self.origin.places[str(key), field] = place

    def _place_edit(self, subject: Any, field: Field, values: Mapping[str, Any], value: object) -> None:
        if isinstance(subject, Element):
            name = next((one for one, said in values.items() if said == value), None)
            place = self.copies[name].origin.place(subject.id, field.name) if name else None
            if place:
                self.origin.places[subject.id, field.name] = place


def _links_of(home: Tree[Any, Any]) -> str:
    return "problem_links" if home.link_class.__name__ == "CausalLink" else "objective_links"


def _free(id_: str, used: set[str]) -> str:
    """The next free id of the same kind: P10 after P9."""
    stem = id_.rstrip("0123456789")
    start = int(id_[len(stem) :] or 1)
    new = next(name for at in count(start) if (name := f"{stem}{at}") not in used)
    used.add(new)
    return new


def _table_of(plan: Plan, element: Element) -> str:
    return next(table for table in PARTS if element in rows(plan, table) and not table.endswith("_links"))


def _woven(order: Iterable[object], copies: Iterable[Iterable[object]]) -> list[object]:
    """Put keys that are new after the one they follow in their copy, one copy after the other."""
    following: dict[object, dict[object, None]] = {key: {} for key in (None, *order)}
    for copied in copies:
        last = None
        for key in copied:
            if key in following:
                last = key
            else:
                following[last].setdefault(key)
    return list(dict.fromkeys(one for key, new in following.items() for one in (key, *new) if one is not None))
