"""What goes into the history of a goal conflict: which changes are told, and how."""

from __future__ import annotations

from collections.abc import Iterable

from lfa.model.element import Change, Element
from lfa.model.fields import fields_of

__all__ = ["changes", "recorded", "told"]

#: Fields whose changes are no part of a conflict's history.
_UNRECORDED = {"id", "history", "note", "tags", "illustrative", "waivers", "extra", "derived_from"}


def changes(
    old: Element, new: Element, names: Iterable[str], on: str | None, who: str | None, why: str | None
) -> tuple[Change, ...]:
    """Return an entry for each of the fields named that differs."""
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in names if name not in _UNRECORDED)
    return tuple(
        Change(date=on, field=name, old=_written(before), new=_written(after), who=who, reason=why)
        for name, before, after in pairs
        if before != after
    )


def recorded(kind: type[Element]) -> tuple[str, ...]:
    """Return the fields whose changes are told."""
    return tuple(one.name for one in fields_of(kind) if one.name not in _UNRECORDED)


def told(old: Element, new: Element, name: str) -> bool:
    """Whether the history says already how a field came to its present value."""
    said = [entry for entry in new.history if entry.field == name and entry not in old.history]
    return bool(said) and said[-1].new == _written(getattr(new, name))


def _written(value: object) -> str | None:
    """Write the value of a field as an entry of the history holds it."""
    if isinstance(value, tuple):
        return "; ".join(str(part) for part in value) or None
    return None if value is None else str(value)
