"""JSON: the whole plan and nothing else, the same bytes for the same plan.

One array for each table of `lfa.schema`, one object for each row; what says nothing is
left out. docs/reference/json.md describes the format, docs/reference/lfa.schema.json is
its JSON Schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import attrs

from lfa.errors import Place
from lfa.io.assemble import assemble, subject, trees
from lfa.io.atomic import Writable, put
from lfa.io.convert import structured, unstructured
from lfa.io.faults import Faults, shown
from lfa.io.loss import LossReport
from lfa.io.source import Source
from lfa.io.strict import parsed
from lfa.io.troubles import Troubles
from lfa.io.values import Scope, pointer
from lfa.model.element import Element, Relation
from lfa.model.plan import Plan
from lfa.schema import TABLES, Table
from lfa.terms import languages, term

__all__ = ["VERSION", "dumped", "read_json", "write_json"]

#: Version of the format: raised when a file of the next lfa could be misread by this one.
VERSION = 1


# Writing


def write_json(plan: Plan, target: Writable) -> LossReport:
    """Write a plan as JSON; nothing is lost.

    Parameters
    ----------
    plan : Plan
    target : path or binary stream

    Returns
    -------
    LossReport
        Always empty.

    Raises
    ------
    WriteError
        When the file cannot be written.

    Examples
    --------
    >>> import io
    >>> stream = io.BytesIO()
    >>> len(write_json(Plan("Clean river"), stream))
    0
    >>> print(stream.getvalue().decode(), end="")
    {
     "lfa": 1,
     "plan": {
      "title": "Clean river",
      "language": "en"
     }
    }
    """
    text = json.dumps(dumped(plan), ensure_ascii=False, allow_nan=False, indent=1)
    put(f"{text}\n".encode(), target, plan.language)
    return LossReport(language=plan.language)


def dumped(plan: Plan) -> dict[str, Any]:
    """Return a plan as the plain dictionaries and lists that its JSON consists of."""
    focal = {table.name: list(ids) for table in TABLES if (ids := getattr(table.rows(plan), "focals", ()))}
    rows = {table.name: [unstructured(row, plan.language) for row in table.rows(plan)] for table in TABLES}
    return {
        "lfa": VERSION,
        "plan": {**unstructured(plan, plan.language), "language": plan.language},
        **({"focal": focal} if focal else {}),
        **{name: listed for name, listed in rows.items() if listed},
    }


# Reading


def read_json(source: Source) -> Plan:
    """Read a plan from JSON.

    Parameters
    ----------
    source : Source

    Returns
    -------
    Plan

    Raises
    ------
    ReadError
        With everything that is wrong, each with its line or its JSON pointer.

    Examples
    --------
    >>> read_json(Source(b'{"lfa": 1, "problems": [{"id": "P1", "statement": "Fish catches are falling"}]}'))
    <Plan '' (en): 1 problem>
    """
    faults = Faults(source.name, most=source.limits.faults)
    data = parsed(source, faults)
    if not isinstance(data, dict) or "lfa" not in data:
        raise faults.fail("json_no_plan")
    faults.language = _language(data)
    _check_version(data["lfa"], faults)
    return _Reading(source, data, faults).plan()


def _language(data: dict[str, Any]) -> str:
    """The language of what is said about the file: the plan's, as far as it can be known."""
    own = data.get("plan")
    code = own.get("language") if isinstance(own, dict) else None
    return code if code in languages() else "en"


def _check_version(value: object, faults: Faults) -> None:
    place = Place(faults.file, cell="/lfa")
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        expected = term("formats", "kind.integer", faults.language)
        raise faults.fail("wrong_type", place, name="lfa", expected=expected, value=shown(value))
    if value > VERSION:
        raise faults.fail("json_future", place, value=shown(value), known=VERSION)


class _Reading:
    """One file being read: the parsed data, and what is wrong with it so far."""

    def __init__(self, source: Source, data: dict[str, Any], faults: Faults) -> None:
        self.data, self.faults, self.most = data, faults, source.limits.rows
        self.scope = Scope(longest=source.limits.text, speaks=faults.language)
        self.places: dict[tuple[str, str | None], Place] = {}
        self.broken: set[str] = set()

    def plan(self) -> Plan:
        plan = self._own() or Plan()
        self.scope = attrs.evolve(self.scope, language=plan.language)
        self._refuse_unknown(plan)
        tables = {table.name: list(self._rows(table)) for table in TABLES}
        assemble(plan, tables, self._focals(plan), self.faults, self.broken)
        self.faults.stop()
        plan.origin.file, plan.origin.places = self.faults.file, self.places
        plan.origin.notes.extend(plan.faults())
        return plan

    def at(self, pointed: str) -> Place:
        return Place(self.faults.file, cell=pointed)

    def _own(self) -> Plan | None:
        own = self.data.get("plan", {})
        code = own.get("language") if isinstance(own, dict) else None
        if isinstance(code, str):
            self.scope = attrs.evolve(self.scope, language=code)
        made: Plan | None = self._made(Plan, own, "/plan")
        return made

    def _made(self, cls: type[Any], data: Any, pointed: str) -> Any:
        try:
            return structured(cls, data, self.scope)
        except Troubles as error:
            id_ = data.get("id") if isinstance(data, dict) else None
            for one in error.all:
                field = one.at.split("/")[1] if one.at else None
                known = id_ if isinstance(id_, str) else None
                self.broken.update([known.strip()] if known else [])
                self.faults.add(one.code, self.at(pointed + one.at), subject=known, field=field, **one.values)
        return None

    def _refuse_unknown(self, plan: Plan) -> None:
        known = ["lfa", "plan", "focal", *(table.name for table in TABLES)]
        for name in self.data:
            if name not in known:
                self._unknown(name, known, "")
        focal = self.data.get("focal")
        for name in focal if isinstance(focal, dict) else ():
            if name not in trees(plan):
                self._unknown(name, list(trees(plan)), "/focal")

    def _unknown(self, name: str, known: list[str], pointed: str) -> None:
        place = self.at(f"{pointed}/{pointer(name)}")
        self.faults.add("unknown_field", place, name=shown(name), hint=self.faults.hint(name, known))

    def _list(self, data: Any, name: str, pointed: str) -> list[Any]:
        if isinstance(data, list | None):
            return data or []
        expected = term("formats", "kind.list", self.faults.language)
        self.faults.add("wrong_type", self.at(pointed), name=name, expected=expected, value=shown(data))
        return []

    def _rows(self, table: Table) -> Iterator[tuple[Element | Relation, Place]]:
        listed = self._list(self.data.get(table.name), table.name, f"/{table.name}")
        self.most -= len(listed)
        if self.most < 0:
            raise self.faults.fail("too_many_rows", most=len(listed) + self.most)
        for number, data in enumerate(listed):
            pointed = f"/{table.name}/{number}"
            row = self._made(table.row, data, pointed)
            if row is not None:
                place, name = self.at(pointed), subject(row)
                self.places[name, None] = place
                self.places.update({(name, field): self.at(f"{pointed}/{field}") for field in data})
                yield row, place

    def _focals(self, plan: Plan) -> dict[str, list[tuple[str, Place]]]:
        focal = self.data.get("focal")
        if not isinstance(focal, dict | None):
            expected = term("formats", "kind.object", self.faults.language)
            self.faults.add("wrong_type", self.at("/focal"), name="focal", expected=expected, value=shown(focal))
            return {}
        return {name: list(self._focal(name, (focal or {}).get(name))) for name in trees(plan)}

    def _focal(self, name: str, data: Any) -> Iterator[tuple[str, Place]]:
        for number, id_ in enumerate(self._list(data, name, f"/focal/{name}")):
            place = self.at(f"/focal/{name}/{number}")
            if isinstance(id_, str):
                yield id_, place
            else:
                expected = term("formats", "kind.id", self.faults.language)
                self.faults.add("wrong_type", place, name=name, expected=expected, value=shown(id_))
