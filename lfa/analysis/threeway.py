"""One value out of several edits of it: what holds, and what people must choose between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lfa.model.fields import Field
from lfa.model.text import Text

__all__ = ["settle"]

#: Kinds that hold several parts, each of which may be added or taken away by itself.
_PARTS = {"refs", "tags", "choices", "derivations", "history"}
_MAPS = {"waivers", "extra"}
_NONE = object()


def settle(field: Field, base: Any, values: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
    """Settle one field of one row between a base and its edited copies.

    Lists are joined part by part, texts language by language, the user's own columns one by one.

    Parameters
    ----------
    field : Field
    base : object
        What went out.
    values : mapping of str to object
        What came back, by copy.

    Returns
    -------
    object
        The value that holds: the one edit, or the base where the edits contradict each other.
    dict of str to object
        The edits that contradict each other, by copy; empty when none do.

    Examples
    --------
    >>> from lfa.model.fields import fields_of
    >>> from lfa.model.problems import Problem
    >>> tags = next(one for one in fields_of(Problem) if one.name == "tags")
    >>> settle(tags, ("river",), {"table 1": ("river", "fish"), "table 2": ()})
    (('fish',), {})
    """
    edits = {name: value for name, value in values.items() if value != base}
    if not edits:
        return base, {}
    first = next(iter(edits.values()))
    if all(value == first for value in edits.values()):
        return first, {}
    if field.kind in _PARTS:
        return _joined(base or (), edits.values()), {}
    if field.kind in _MAPS:
        held, opposed = _by_key(dict(base), {name: dict(value) for name, value in edits.items()})
        return held, {name: edit for name, edit in edits.items() if name in opposed}
    if field.kind == "text" and base is not None and all(value is not None for value in edits.values()):
        return _text(base, edits)
    return base, edits


def _joined(base: Iterable[Any], edits: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    kept, added = list(base), []
    for edit in map(list, edits):
        added += [part for part in edit if part not in base and part not in added]
        kept = [part for part in kept if part in edit]
    return (*kept, *added)


def _by_key(base: dict[Any, Any], edits: dict[str, dict[Any, Any]]) -> tuple[dict[Any, Any], set[str]]:
    """Settle each key by itself; also return the copies that contradict each other."""
    held: dict[Any, Any] = {}
    opposed: set[str] = set()
    for key in dict.fromkeys([*base, *(key for edit in edits.values() for key in edit)]):
        before = base.get(key, _NONE)
        said = {name: edit.get(key, _NONE) for name, edit in edits.items()}
        changed = {name: value for name, value in said.items() if value != before}
        one = next(iter(changed.values()), before)
        if any(value != one for value in changed.values()):
            opposed |= changed.keys()
            one = before
        if one is not _NONE:
            held[key] = one
    return held, opposed


def _text(base: Text, edits: dict[str, Text]) -> tuple[Text, dict[str, Text]]:
    held, opposed = _by_key(_versions(base), {name: _versions(text) for name, text in edits.items()})
    main = held.pop("", str(base))
    stale = {code for code in held if held[code] == base.others.get(code) and (main != base or code in base.stale)}
    return Text(main, held, stale, base.language), {name: edit for name, edit in edits.items() if name in opposed}


def _versions(text: Text) -> dict[str, str]:
    return {"": str(text), **text.others}
