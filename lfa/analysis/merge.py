"""Several plans into one: eight forums whose missions become one strategy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

import attrs

from lfa.analysis.renaming import fill, renamed
from lfa.errors import Fault, InvalidValue, Place
from lfa.model.converters import is_id
from lfa.model.element import Element, Relation, moved
from lfa.model.fields import Field, fields_of
from lfa.model.origin import Leftover, Origin
from lfa.model.plan import Plan
from lfa.model.tables import PARTS, rows
from lfa.model.tree import Tree
from lfa.terms import term

__all__ = ["Twin", "merge", "twins"]

#: What several plans may name each in its own way: who takes part, and what is aimed at from outside.
_SHARED = ("actors", "stakeholders", "goals")
#: Names this alike are asked about.
_ALIKE = 0.87
_MOST_COMPARED = 2_000


@attrs.frozen
class Twin:
    """Two elements of different plans that may be one and the same.

    Parameters
    ----------
    table : str
        ``actors``, ``stakeholders`` or ``goals``.
    first, second : str
        Their ids in the merged plan.
    names : tuple of str
        What each plan calls it.
    likeness : float
        1 for equal words, less for similar ones.
    """

    table: str
    first: str
    second: str
    names: tuple[str, str]
    likeness: float


def merge(
    plans: Mapping[str, Plan] | Iterable[Plan],
    *,
    title: str | None = None,
    language: str | None = None,
    same: Mapping[str, str] | Iterable[tuple[str, str]] = (),
) -> Plan:
    """Make one plan of several, each with its own ids behind a name: ``F1:P3``.

    Nothing is put together that nobody said is the same: actors, stakeholders and goals with equal or
    similar names are asked about in ``plan.origin.notes`` (and listed by `twins`); say ``same`` and merge again.

    Parameters
    ----------
    plans : mapping of str to Plan, or iterable of Plan
        By the name that goes before their ids; without names each plan's ``code`` serves when all have
        one, else 1, 2, 3 ...
    title : str, optional
    language : str, optional
        Of the merged plan; the first plan's when nothing is said. Texts of plans in other languages keep
        theirs where they have no translation.
    same : mapping or iterable of (str, str)
        Pairs of merged ids that are one and the same: the first stays, and takes over what only the second says.

    Returns
    -------
    Plan
        Own fields on which the plans differ stand in ``extra`` under the name of their plan.

    Raises
    ------
    InvalidValue
        When a name cannot begin an id, names nothing, or a pair does not belong together.

    Examples
    --------
    >>> labour, climate = Plan("Labour"), Plan("Climate")
    >>> _ = labour.objectives.add("O1", "Firms find skilled people"), labour.actors.add("A1", "Region Midtjylland")
    >>> _ = climate.objectives.add("O1", "Consumption falls"), climate.actors.add("A1", "Region Midtjylland")
    >>> plan = merge({"F3": labour, "F4": climate}, title="Development strategy")
    >>> [one.id for one in plan.objectives], [one.id for one in plan.actors]
    (['F3:O1', 'F4:O1'], ['F3:A1', 'F4:A1'])
    >>> print(plan.origin.notes[0])
    “Region Midtjylland” (F3:A1) and “Region Midtjylland” (F4:A1) in Actors may be the same; say so if they are.
    >>> [one.id for one in merge({"F3": labour, "F4": climate}, same={"F3:A1": "F4:A1"}).actors]
    ['F3:A1']
    >>> _ = plan.conflicts.add("GC1", "Lower consumption, fewer jobs", sides=["F4:O1", "F3:O1"])
    """
    named = _named(plans)
    pairs = _Pairs(same, named)
    made = Plan(title, language=language or next(iter(named.values())).language, **_agreed(named))
    gathered: dict[str, list[Any]] = {name: [] for name in PARTS}
    focals: dict[str, list[str]] = {}
    for name, plan in named.items():
        rename = _Renaming(name, plan, named, pairs)
        for table in PARTS:
            home = rows(plan, table)
            found = (_brought(row, plan, made) for row in home)
            gathered[table] += [renamed(row, rename) for row in found if not pairs.swallows(rename.own(row), table)]
            if isinstance(home, Tree):
                focals.setdefault(table, []).extend(map(rename, home.focals))
        _add_origin(made.origin, plan.origin, rename)
    for table in _SHARED:
        gathered[table] = [pairs.completed(row, made) for row in gathered[table]]
    fill(made, {name: list(_once(found, made)) for name, found in gathered.items()}, focals)
    made.origin.notes += [_question(one, made.language) for one in twins(made)]
    return made


def twins(plan: Plan) -> list[Twin]:
    """List actors, stakeholders and goals of a merged plan that may be the same, surest first.

    Parameters
    ----------
    plan : Plan
        As `merge` made it; only elements of different plans are compared.

    Returns
    -------
    list of Twin
    """
    return sorted((one for table in _SHARED for one in _alike(plan, table)), key=lambda one: -one.likeness)


# Names and ids


def _named(plans: Mapping[str, Plan] | Iterable[Plan]) -> dict[str, Plan]:
    if isinstance(plans, Mapping):
        named = dict(plans)
    else:
        listed = list(plans)
        codes = [plan.code for plan in listed if isinstance(plan, Plan) and plan.code and is_id(plan.code)]
        own = len(set(codes)) == len(listed)
        named = {(codes[at] if own else str(at + 1)): plan for at, plan in enumerate(listed)}
    if not named:
        raise InvalidValue("merge takes at least one plan")
    for name, plan in named.items():
        if not isinstance(plan, Plan):
            raise InvalidValue(f"merge takes plans (got {type(plan).__name__} for {name!r})")
        if not is_id(name) or ":" in name:
            raise InvalidValue(f"the name of a plan must be able to begin an id, without a colon (got {name!r})")
    return named


class _Renaming:
    """Finds the merged id of an id of one plan."""

    def __init__(self, name: str, plan: Plan, named: Mapping[str, Plan], pairs: _Pairs) -> None:
        self.name, self.plan, self.named, self.pairs = name, plan, named, pairs

    def __call__(self, id_: str) -> str:
        return self.pairs.standing(self.spaced(id_))

    def spaced(self, id_: str) -> str:
        """The id behind the plan's name; one that already speaks of another plan stays."""
        other, _, rest = id_.partition(":")
        if id_ not in self.plan and other in self.named and rest in self.named[other]:
            return id_
        spaced = f"{self.name}:{id_}"
        if not is_id(spaced):
            raise InvalidValue(f"{spaced!r} is too long for an id: give the plan a shorter name")
        return spaced

    def own(self, row: Element | Relation) -> str | None:
        return self.spaced(row.id) if isinstance(row, Element) else None


class _Pairs:
    """What people said is the same, and what the vanishing half had to tell."""

    def __init__(self, same: Mapping[str, str] | Iterable[tuple[str, str]], named: Mapping[str, Plan]) -> None:
        pairs = list(same.items() if isinstance(same, Mapping) else same)
        self._stays: dict[str, str] = {}
        self._rows: dict[str, list[Any]] = {}
        for first, second in pairs:
            stays = self.standing(first)
            if self._find(first, named)[0] != self._find(second, named)[0] or stays == self.standing(second):
                raise InvalidValue(f"{first!r} and {second!r} cannot be the same: they must be two of one table")
            self._stays[self.standing(second)] = stays
        for second in self._stays:
            name, id_ = second.split(":", 1)
            plan = named[name]
            row: Any = plan.find(id_)
            self._rows.setdefault(self.standing(second), []).append((plan.language, row))

    @staticmethod
    def _find(spaced: str, named: Mapping[str, Plan]) -> tuple[str, str]:
        name, _, id_ = str(spaced).partition(":")
        for table in _SHARED if name in named else ():
            if id_ in rows(named[name], table):  # type: ignore[operator]  # a collection knows its ids
                return table, id_
        raise InvalidValue(f"{spaced!r} is no actor, stakeholder or goal of the plans to merge")

    def standing(self, id_: str) -> str:
        """The id that stands for this one; its own when nobody said otherwise."""
        while id_ in self._stays:
            id_ = self._stays[id_]
        return id_

    def swallows(self, id_: str | None, table: str) -> bool:
        return table in _SHARED and id_ in self._stays

    def completed(self, row: Any, made: Plan) -> Any:
        """Give the one that stays what only the others said, and keep their differing words in its extra columns."""
        for language, other in self._rows.get(row.id, ()):
            said = moved(other, made.language, language)
            blank = {one.name: getattr(said, one.name) for one in fields_of(type(row)) if _lacks(row, said, one)}
            if said.statement != row.statement and said.statement:
                blank["extra"] = {**row.extra, **said.extra, f"{other.id}: {row.id}": str(said.statement)}
            row = row.evolve(**blank) if blank else row
        return row


def _lacks(row: Any, other: Any, field: Field) -> bool:
    mine, theirs = getattr(row, field.name), getattr(other, field.name)
    return field.kind in _PLAIN and mine in _EMPTY and theirs not in _EMPTY


#: Kinds whose value one half can take over from the other; ids are renamed elsewhere.
_PLAIN = {"text", "line", "quantity", "when", "choice", "choices", "tags", "integer", "number", "answer"}
_EMPTY: tuple[object, ...] = (None, ())


def _once(found: list[Any], made: Plan) -> Iterator[Any]:
    """Let go, and say so, of a row without an id that is there already, now that two of what it joins are one."""
    seen: set[object] = set()
    for row in found:
        key = None if isinstance(row, Element) else row.key
        if key is None or key not in seen:
            seen.add(key)
            yield row
        else:
            values = {"value": " / ".join(part or "-" for part in row.key), "row": repr(row)}
            made.origin.notes.append(Fault("merge_row_twice", values, None, made.language))


def _brought(row: Any, plan: Plan, made: Plan) -> Any:
    """A row on its way into another plan: in that plan's language, invented if its whole plan was."""
    row = moved(row, made.language, plan.language)
    return row.evolve(illustrative=True) if plan.illustrative and not made.illustrative else row


# The plans' own fields


def _agreed(named: Mapping[str, Plan]) -> dict[str, Any]:
    """What the plans agree on; where they differ, what each says stands under its name."""
    kept: dict[str, Any] = {"extra": {}, "illustrative": all(plan.illustrative for plan in named.values())}
    for field in fields_of(Plan):
        if field.name in {"title", "language", "illustrative", "extra", "waivers"}:
            continue
        values = [getattr(plan, field.name) for plan in named.values()]
        if all(value == values[0] for value in values):
            kept[field.name] = values[0]
    for name, plan in named.items():
        kept["extra"].update(_own_words(name, plan, kept))
    return kept


def _own_words(name: str, plan: Plan, kept: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for field in fields_of(Plan):
        value = getattr(plan, field.name)
        if field.name == "language":
            continue
        if field.name == "title" or (field.name not in kept and field.kind in {"text", "line", "when", "choice"}):
            if value:
                yield f"{name}: {field.name}", str(value)
        elif field.name == "themes" and field.name not in kept and value:
            yield f"{name}: themes", "; ".join(value)
    yield from ((f"{name}: {code}", reason) for code, reason in plan.waivers.items())
    yield from ((f"{name}: {column}", value) for column, value in plan.extra.items())


# Where it came from


def _add_origin(made: Origin, origin: Origin, rename: _Renaming) -> None:
    made.places.update({(_renamed_key(key, rename), field): place for (key, field), place in origin.places.items()})
    made.notes += origin.notes
    made.leftovers += [Leftover(_in_file(one.place, origin.file), one.value) for one in origin.leftovers]


def _renamed_key(key: str, rename: _Renaming) -> str:
    """The key of a place: an id, or what a row without an id joins."""
    return " / ".join(rename(part) if part in rename.plan else part for part in key.split(" / "))


def _in_file(place: Place, file: str | None) -> Place:
    return place if place.file else attrs.evolve(place, file=file)


# What may be the same


def _alike(plan: Plan, table: str) -> Iterator[Twin]:
    found = [(one.id, str(one.statement)) for one in rows(plan, table) if isinstance(one, Element) and one.statement]
    for first, second in combinations(found[:_MOST_COMPARED], 2):
        if first[0].partition(":")[0] != second[0].partition(":")[0]:
            likeness = _likeness(first[1].casefold(), second[1].casefold())
            if likeness >= _ALIKE:
                yield Twin(table, first[0], second[0], (first[1], second[1]), round(likeness, 2))


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    # The two bounds cost next to nothing and settle most pairs.
    return 0.0 if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _ALIKE else matcher.ratio()


def _question(twin: Twin, language: str) -> Fault:
    values = {"first": twin.names[0], "second": twin.names[1], "a": twin.first, "b": twin.second}
    return Fault("merge_twins", {**values, "table": term("tables", twin.table, language)}, None, language, twin.first)
