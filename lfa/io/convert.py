"""Rows of the model to plain dictionaries and back: cattrs, told what each kind of field needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any

import attrs
from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from lfa.errors import InvalidValue
from lfa.io.faults import shown
from lfa.io.plain import to_plain
from lfa.io.troubles import Trouble, Troubles, gathered
from lfa.io.values import Scope, from_plain, pointer, wrong
from lfa.model.element import Change, Derivation
from lfa.model.fields import Field, fields_of
from lfa.terms import term

__all__ = ["structured", "unstructured"]

#: Rows inside a row: kind of the field, and what its list holds.
_INNER = {"history": Change, "derivations": Derivation}


def unstructured(row: Any, language: str) -> dict[str, Any]:
    """Return a row (or the plan's own fields) as a plain dictionary; what says nothing is left out.

    Parameters
    ----------
    row : Element, Relation or Plan
    language : str
        The plan's language.

    Examples
    --------
    >>> from lfa.model.problems import Problem
    >>> unstructured(Problem("P1", "Fish catches are falling", votes=7), "en")
    {'id': 'P1', 'statement': 'Fish catches are falling', 'votes': 7}
    """
    cls: Any = type(row)
    return _writer(cls, language)(row)


@lru_cache(maxsize=256)
def _writer(cls: type, language: str) -> Callable[[Any], dict[str, Any]]:
    def hook(field: Field) -> Callable[[Any], Any]:
        if field.kind in _INNER:
            return lambda rows: [unstructured(row, language) for row in rows]
        return lambda value: None if value is None else to_plain(field, value, language)

    fields = fields_of(cls)
    overrides: Any = {one.name: override(unstruct_hook=hook(one)) for one in fields} | _left_out(cls)
    write: Any = make_dict_unstructure_fn(cls, Converter(), _cattrs_omit_if_default=True, **overrides)
    order = [one.name for one in sorted(fields, key=lambda one: not one.required)]
    return lambda row: _ordered(write(row), order)


def _ordered(made: dict[str, Any], order: Iterable[str]) -> dict[str, Any]:
    return {name: made[name] for name in order if name in made}


@cache
def _left_out(cls: type) -> dict[str, Any]:
    """Attributes that are no fields of their own: the steps of a plan."""
    known = {one.name for one in fields_of(cls)}
    return {one.name: override(omit=True) for one in attrs.fields(cls) if one.name not in known}


def structured(cls: type, data: Any, scope: Scope) -> Any:
    """Make a row of a plain dictionary.

    Parameters
    ----------
    cls : type
        Class of the row.
    data
        As parsed.
    scope : Scope

    Raises
    ------
    Troubles
        Everything that is wrong with it, each with its place below the row.

    Examples
    --------
    >>> from lfa.model.problems import Problem
    >>> structured(Problem, {"id": "P1", "statement": "Fish catches are falling"}, Scope()).label
    'Fish catches are falling'
    """
    if not isinstance(data, dict):
        raise wrong(Field(cls.__name__, "object"), data, scope)
    said = {name: value for name, value in data.items() if value is not None}
    try:
        return _reader(cls, scope)(said, cls)
    except ClassValidationError as error:
        raise Troubles(*_troubles(cls, error, scope)) from None


@lru_cache(maxsize=256)
def _reader(cls: type, scope: Scope) -> Callable[[Any, type], Any]:
    def hook(field: Field) -> Callable[[Any, Any], Any]:
        if field.kind in _INNER:
            return lambda value, _: _inner(field, value, scope)
        return lambda value, _: from_plain(field, value, scope)

    overrides: Any = {one.name: override(struct_hook=hook(one)) for one in fields_of(cls)} | _left_out(cls)
    return make_dict_structure_fn(
        cls,
        Converter(),
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **overrides,
    )


def _inner(field: Field, value: Any, scope: Scope) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise wrong(field, value, scope)
    cls = _INNER[field.kind]
    with gathered() as attempt:
        return tuple(
            attempt(f"/{place}", structured, cls, {"id": one} if _short(cls, one) else one, scope)
            for place, one in enumerate(value)
        )


def _short(cls: type, value: object) -> bool:
    """A source may be given by its id alone."""
    return cls is Derivation and isinstance(value, str)


def _troubles(cls: type, error: ClassValidationError, scope: Scope) -> Iterable[Trouble]:
    by_field, by_class = error.group_exceptions()
    for one, note in by_field:
        if isinstance(one, Troubles):
            yield from (attrs.evolve(trouble, at=f"/{note.name}{trouble.at}") for trouble in one.all)
        else:  # cattrs looks up what is required
            yield Trouble(f"/{note.name}", "missing_field", {"name": note.name})
    for one in by_class:
        if isinstance(one, ForbiddenExtraKeysError):
            yield from (_unknown(cls, name, scope) for name in sorted(one.extra_fields))
        else:  # what the model says begins with the field's name
            name = getattr(one, "field", None) or str(one).partition(" ")[0]
            at = f"/{name}" if name in {field.name for field in fields_of(cls)} else ""
            yield Trouble(
                at, "impossible", {"reason": one.said(scope.speaks) if isinstance(one, InvalidValue) else str(one)}
            )


def _unknown(cls: type, name: str, scope: Scope) -> Trouble:
    near = get_close_matches(name[:60], [one.name for one in fields_of(cls)], n=1)
    hint = term("messages", "did_you_mean", scope.speaks, value=near[0]) if near else ""
    return Trouble(f"/{pointer(name)}", "unknown_field", {"name": shown(name), "hint": hint})
