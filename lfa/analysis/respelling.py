"""The same plan with other words in it: one function over every text that a person can have written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from lfa.analysis.renaming import fill
from lfa.model.element import Change, Derivation
from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.model.tables import PARTS, rows
from lfa.model.text import Quantity, Text, When
from lfa.model.tree import Tree

__all__ = ["rebuilt", "respelled"]

Respell = Callable[[str], str]


def respelled(row: Any, respell: Respell) -> dict[str, Any]:
    """Return the fields of a row, or of a plan, that a function over words changes.

    Ids, and the fields that point to them, are left alone.

    Parameters
    ----------
    row : Element, Relation or Plan
    respell : callable of str to str

    Returns
    -------
    dict of str to object
        New values by field name; empty when nothing changes.

    Examples
    --------
    >>> from lfa.model.problems import Problem
    >>> respelled(Problem("P1", "Anna says so", note="Fine"), lambda words: words.replace("Anna", "N.N."))
    {'statement': 'N.N. says so'}
    """
    changes: dict[str, Any] = {}
    for field in fields_of(type(row)):
        value = getattr(row, field.name)
        if value and field.kind in _KINDS:
            new = _KINDS[field.kind](value, respell)
            if new != value:
                changes[field.name] = new
    return changes


def rebuilt(plan: Plan, change: Callable[[str, Any], Any]) -> Plan:
    """Return a plan made anew of its rows, each as a function leaves it; a row it returns None for is left out.

    Parameters
    ----------
    plan : Plan
    change : callable of (str, row) to row or None
        Takes the name of the table (``plan`` for the plan's own fields) and the row.

    Returns
    -------
    Plan
        Without places and notes: they may hold what was taken away.
    """
    own: dict[str, Any] = {one.name: getattr(plan, one.name) for one in fields_of(Plan)}
    own |= change("plan", plan) or {}
    made = Plan(**own)
    tables, focals = {}, {}
    for table in PARTS:
        home = rows(plan, table)
        tables[table] = [new for row in home if (new := change(table, row)) is not None]
        if isinstance(home, Tree):
            focals[table] = list(home.focals)
    fill(made, tables, focals)
    return made


def _text(text: Text, respell: Respell) -> Text | None:
    main = respell(str(text)) or "-"
    return Text(main, {code: respell(words) for code, words in text.others.items()}, text.stale, text.language)


def _quantity(value: Quantity, respell: Respell) -> Quantity:
    return Quantity(respell(str(value)))


def _when(value: When, respell: Respell) -> When:
    return When(respell(str(value)))


def _tags(values: tuple[str, ...], respell: Respell) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(respell, values)))


def _map(values: Any, respell: Respell) -> dict[Any, Any]:
    return {respell(key): respell(value) if isinstance(value, str) else value for key, value in dict(values).items()}


def _reasons(values: Any, respell: Respell) -> dict[str, str]:
    return {code: respell(reason) for code, reason in dict(values).items()}


def _history(values: tuple[Change, ...], respell: Respell) -> tuple[Change, ...]:
    words = ("old", "new", "who", "reason")
    return tuple(
        attrs.evolve(one, **{name: respell(said) for name in words if (said := getattr(one, name))}) for one in values
    )


def _derivations(values: tuple[Derivation, ...], respell: Respell) -> tuple[Derivation, ...]:
    return tuple(attrs.evolve(one, wording=respell(one.wording)) if one.wording else one for one in values)


_KINDS: dict[str, Callable[[Any, Respell], Any]] = {
    "text": _text,
    "line": lambda value, respell: respell(value) or None,
    "quantity": _quantity,
    "when": _when,
    "tags": _tags,
    "extra": _map,
    "waivers": _reasons,
    "history": _history,
    "derivations": _derivations,
}
