"""Profiles: which rules hold for a donor or a programme, how gravely, and within which limits.

A profile is one TOML file; ours lie beside this one. All rest on ``base.toml``, which names every limit::

    extends = "eu"                      # optional: another profile
    title = { en = "Our fund" }
    levels = ["impact", "outcome", "output"]
    required = ["stakeholders", "indicators.baseline"]

    [severity]
    PRB-ABSENCE = "off"                 # a code or its beginning: off, error, warning or info
    IND = "warning"

    [limits]
    most_outcomes = 1
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import attrs

from lfa.checks.finding import Severity
from lfa.errors import InvalidValue, UnknownId
from lfa.model.nearest import Nearest
from lfa.model.scales import Level
from lfa.schema import TABLES

__all__ = ["BASE", "OFF", "Profile", "load", "names", "profile"]

BASE = "base"
OFF = "off"
_KEYS = ("extends", "title", "levels", "required", "target_column", "severity", "limits")


@attrs.frozen
class Profile:
    """What holds for a donor or a programme.

    Parameters
    ----------
    name : str
    title : mapping of str to str
        What it is called, by language.
    severity : mapping of str to str
        ``off``, ``error``, ``warning`` or ``info`` by code or beginning of a code; the longest holds.
    limits : mapping of str to float
        Numbers that rules ask for; ``base.toml`` explains them.
    levels : tuple of Level
        The levels that a finished logframe has rows on.
    required : tuple of str
        What must be filled in: tables (``stakeholders``) and columns (``indicators.baseline``).
    target_column : bool
        Whether targets stand in a column of their own; else the indicator's wording holds them.

    Examples
    --------
    >>> profile("eu").limits["most_outcomes"], profile("interreg-nord").grade("PRB-ABSENCE")
    (1, 'off')
    """

    name: str
    title: Mapping[str, str] = attrs.field(factory=dict)
    severity: Mapping[str, str] = attrs.field(factory=dict)
    limits: Mapping[str, float] = attrs.field(factory=dict)
    levels: tuple[Level, ...] = tuple(Level)
    required: tuple[str, ...] = ()
    target_column: bool = True

    def grade(self, *codes: str) -> str | None:
        """Return what the profile says of a rule, under its code or an alias: off, a severity, or None."""
        fitting = [key for key in self.severity for code in codes if code == key or code.startswith(f"{key}-")]
        return self.severity[max(fitting, key=len)] if fitting else None

    def said(self, language: str) -> str:
        """Return its title in a language, else in English, else its name."""
        return self.title.get(language.split("-", maxsplit=1)[0]) or self.title.get("en") or self.name


@cache
def names() -> tuple[str, ...]:
    """Return the names of our profiles.

    Examples
    --------
    >>> "esf" in names(), "base" in names()
    (True, False)
    """
    found = (path.name.removesuffix(".toml") for path in files(__name__).iterdir() if path.name.endswith(".toml"))
    return tuple(sorted(one for one in found if one != BASE))


@cache
def _ours(name: str) -> Profile:
    text = (files(__name__) / f"{name}.toml").read_text(encoding="utf-8")
    return load(tomllib.loads(text), name)


def profile(name: str | None = None, more: Mapping[str, Mapping[str, Any]] | None = None) -> Profile:
    """Return a profile by its name.

    Parameters
    ----------
    name : str, optional
        None for what holds without a donor.
    more : mapping, optional
        Profiles of the user's own, by name.

    Raises
    ------
    UnknownId
        When there is no such profile; it names the nearest one.
    """
    if name in (more or {}):
        return load((more or {})[str(name)], str(name), more)
    if name is None or name == BASE:
        return _ours(BASE)
    if name not in names():
        known = [*names(), *(more or {})]
        raise UnknownId(name, Nearest().to(name, known), "profile")
    return _ours(name)


def load(
    given: Mapping[str, Any],
    name: str,
    more: Mapping[str, Mapping[str, Any]] | None = None,
    below: Profile | None = None,
) -> Profile:
    """Make a profile of the content of a TOML file.

    Parameters
    ----------
    given : mapping
    name : str
    more : mapping, optional
        Profiles that it may extend, beside ours.
    below : Profile, optional
        What it rests on; else the one it says it extends.

    Raises
    ------
    InvalidValue
        When it says something that a profile cannot say: the key, the rule and the value.
    """
    _refuse_strange(given, name)
    if below is None:
        below = _below(given, name, more or {})
    return Profile(
        name,
        title=_table(given, "title", str, name) or {"en": name},
        severity=MappingProxyType(_over(below.severity, _severities(given, name))),
        limits=MappingProxyType({**below.limits, **_limits(given, below, name)}),
        levels=_levels(given, name) or below.levels,
        required=tuple(dict.fromkeys((*below.required, *_required(given, name)))),
        target_column=_flag(given, "target_column", name, below.target_column),
    )


def _below(given: Mapping[str, Any], name: str, more: Mapping[str, Mapping[str, Any]]) -> Profile:
    extended = given.get("extends", BASE)
    if not isinstance(extended, str):
        raise InvalidValue(f"profile {name}: extends must be the name of a profile (got {extended!r})")
    # A profile of the user's own that extends one of ours of the same name, or a circle of them, ends with ours.
    return Profile(BASE) if name == BASE else profile(extended, {key: more[key] for key in more if key != name})


def _refuse_strange(given: Mapping[str, Any], name: str) -> None:
    for key in given:
        if key not in _KEYS:
            raise InvalidValue(f"profile {name}: {key!r} is unknown; a profile has {', '.join(_KEYS)}")


def _table(given: Mapping[str, Any], key: str, kind: type | tuple[type, ...], name: str) -> dict[str, Any]:
    table = given.get(key, {})
    if not isinstance(table, Mapping) or any(isinstance(v, bool) or not isinstance(v, kind) for v in table.values()):
        raise InvalidValue(f"profile {name}: {key} must be a table of names and values (got {table!r})")
    return dict(table)


def _severities(given: Mapping[str, Any], name: str) -> dict[str, str]:
    table = {key.upper(): value for key, value in _table(given, "severity", str, name).items()}
    allowed = (OFF, *Severity)
    for code, value in table.items():
        if value not in allowed:
            raise InvalidValue(f"profile {name}: severity.{code} must be one of {', '.join(allowed)} (got {value!r})")
    return table


def _limits(given: Mapping[str, Any], below: Profile, name: str) -> dict[str, float]:
    table = _table(given, "limits", (int, float), name)
    for key in table:
        if below.limits and key not in below.limits:
            raise InvalidValue(f"profile {name}: there is no limit {key!r}{_nearest(key, below.limits)}")
    return table


def _lines(given: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = given.get(key, ())
    if isinstance(value, str) or not isinstance(value, Iterable) or not all(isinstance(one, str) for one in value):
        raise InvalidValue(f"profile {name}: {key} must be a list of names (got {value!r})")
    return tuple(value)


def _over(below: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Return severities of which the own ones are stronger, a group's for all its rules."""
    kept = {code: said for code, said in below.items() if not any(code.startswith(f"{group}-") for group in own)}
    return {**kept, **own}


def _required(given: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the tables and columns that must be filled; each must be there."""
    tables = {table.name: [column.name for column in table.columns] for table in TABLES}
    said = _lines(given, "required", name)
    for table, dot, column in (one.partition(".") for one in said):
        if table not in tables:
            raise InvalidValue(f"profile {name}: there is no table {table!r}{_nearest(table, tables)}")
        if dot and column not in tables[table]:
            raise InvalidValue(f"profile {name}: {table} has no column {column!r}{_nearest(column, tables[table])}")
    return said


def _nearest(value: str, known: Iterable[str]) -> str:
    near = Nearest().to(value, list(known))
    return f"; did you mean {near!r}?" if near else ""


def _levels(given: Mapping[str, Any], name: str) -> tuple[Level, ...]:
    said = _lines(given, "levels", name)
    if strange := [one for one in said if one not in set(Level)]:
        raise InvalidValue(f"profile {name}: levels must be of {', '.join(Level)} (got {strange[0]!r})")
    return tuple(map(Level, said))


def _flag(given: Mapping[str, Any], key: str, name: str, default: bool) -> bool:
    value = given.get(key, default)
    if not isinstance(value, bool):
        raise InvalidValue(f"profile {name}: {key} must be true or false (got {value!r})")
    return value
