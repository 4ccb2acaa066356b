"""Builds a plan from a folder: one file of ids, links and figures, one file of words a language.

``plan.toml`` says what there is; ``en.toml``, ``sv.toml`` ... say it in words, under the same
ids. So a person who reads only Danish can proof-read the Danish from top to bottom.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from lfa.errors import InvalidValue
from lfa.model.collection import Collection, Relations
from lfa.model.element import Derivation
from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.model.tree import Tree
from lfa.schema import TABLES, Table

__all__ = ["languages", "load"]

Row = dict[str, Any]
Words = Mapping[str, Mapping[str, Any]]

#: Trees by the table of their links, which has no collection of its own.
_LINKS = {"problem_links": "problems", "objective_links": "objectives"}
#: What a short row says beside the two things it joins.
_THIRD = {"scores": ("value",), "interactions": ("score",), "votes": ("dots",), "approach_answers": ("value",)}


def load(name: str, language: str, *, translations: bool = True) -> Plan:
    """Return the plan in a folder of this package.

    Parameters
    ----------
    name : str
        Name of the folder.
    language : str
        The language in front; the others stand beside it as translations.
    translations : bool
        False leaves the others out.

    Returns
    -------
    Plan

    Raises
    ------
    InvalidValue
        When the folder has no words in that language.
    """
    known = languages(name)
    if language not in known:
        raise InvalidValue(f"language must be one of {', '.join(known)} (got {language!r})")
    content = _toml(name, "plan")
    words = {code: _toml(name, code) for code in (language, *(known if translations else ()))}
    plan = Plan(language=language, **_filled(Plan, content["plan"], {code: words[code]["plan"] for code in words}))
    for table in TABLES:
        invented = {"illustrative": True} if table.name in content.get("invented", ()) else {}
        spoken = {code: words[code].get(table.name, {}) for code in words}
        for row in _rows(content.get(table.name, ()), table):
            key = row.get("id") or " ".join(row[end] for end in _ends(table))
            said = {code: rows.get(key, {}) for code, rows in spoken.items()}
            _enter(plan, table, {**invented, **_filled(table.row, row, said)})
    return plan


@cache
def languages(name: str) -> tuple[str, ...]:
    """Return the languages that a folder has words in, by name.

    Examples
    --------
    >>> languages("river")
    ('da', 'en', 'sv')
    """
    stems = (path.name.removesuffix(".toml") for path in (files("lfa.samples") / name).iterdir())
    return tuple(sorted(stem for stem in stems if stem != "plan"))


@cache
def _toml(name: str, stem: str) -> Mapping[str, Any]:
    return tomllib.loads((files("lfa.samples") / name / f"{stem}.toml").read_text(encoding="utf-8"))


def _ends(table: Table) -> tuple[str, ...]:
    """The fields that a row cannot be without; for a row that has no id of its own, those it joins."""
    return tuple(one.name for one in fields_of(table.row) if one.required)


def _rows(content: Mapping[str, Row] | Iterable[Row], table: Table) -> Iterator[Row]:
    """Yield rows with all their fields by name; ``pairs`` holds several short rows in one list."""
    if isinstance(content, Mapping):
        yield from ({"id": id_, **row} for id_, row in content.items())
        return
    names = (*_ends(table), *_THIRD.get(table.name, ()))
    for row in content:
        for pair in row.get("pairs", ()):
            yield dict(zip(names, pair, strict=False))
        if "pairs" not in row:
            yield row


def _filled(kind: type, row: Row, words: Words) -> Row:
    """Put the words into a row: a text in all languages, any other field in the first."""
    first, *_ = words.values()
    texts = {one.name for one in fields_of(kind) if one.kind == "text"}
    spoken = {
        name: {code: said[name] for code, said in words.items() if name in said} if name in texts else value
        for name, value in first.items()
    }
    return {**row, **spoken}


def _enter(plan: Plan, table: Table, row: Row) -> None:
    """Add a row to the plan; what it is derived from is remembered in the wording it has now."""
    if "derived_from" in row:
        row["derived_from"] = [_remembered(plan, id_) for id_ in row["derived_from"]]
    if table.name in _LINKS:
        getattr(plan, _LINKS[table.name]).link(table.row(**row))
        return
    home = table.rows(plan)
    if isinstance(home, Relations):
        home.add(table.row(**row))
        return
    assert isinstance(home, Collection)
    focal = row.pop("focal", False)
    home.add(row.pop("id"), row.pop("statement", None), **row)
    if isinstance(home, Tree) and focal:
        home.focals = (*home.focals, home.ids[-1])


def _remembered(plan: Plan, id_: str) -> Derivation:
    source = plan.find(id_)
    return Derivation(id_, None if source is None or source.statement is None else str(source.statement))
