"""What all elements of a plan have in common: an id, a statement and a memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Self, TypeVar, cast

import attrs
from attrs import field, frozen
from attrs.converters import optional

from lfa.errors import InvalidValue
from lfa.model.converters import FrozenMap, Scalar, several, to_extra, to_id, to_line, to_tags, to_waivers
from lfa.model.fields import fields_of, verify
from lfa.model.scales import Status
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Change", "Derivation", "Element", "Relation", "made", "moved", "to_derivations"]

T = TypeVar("T")


@frozen
class Derivation:
    """What a text was derived from, with the wording the source had then.

    Parameters
    ----------
    id : str
        Id of the source: a card for a problem, a problem for an objective, and so on.
    wording : str, optional
        The source's statement when the derived text was last worded; None when unknown.

    Examples
    --------
    >>> Derivation("P1", "Fish catches are falling").id
    'P1'
    """

    id: str = field(converter=to_id)
    wording: str | None = field(default=None, converter=to_line)


def to_derivations(values: Iterable[Derivation | str] | Derivation | str | None) -> tuple[Derivation, ...]:
    """Make derivations of ids; each source once."""
    given: list[Derivation | str] = several(values, (str, Derivation), "derived_from")
    made = [value if isinstance(value, Derivation) else Derivation(value) for value in given]
    return tuple({one.id: one for one in made}.values())


@frozen
class Change:
    """One entry of an element's history: what was changed, by whom and why.

    Parameters
    ----------
    date : When, optional
    field : str, optional
        Name of the field that changed.
    old, new : str, optional
        The value before and after, as text.
    who : str, optional
        A role or an organisation; names of persons are off by default.
    reason : str, optional
    """

    date: When | None = attrs.field(default=None, converter=to_when)
    field: str | None = attrs.field(default=None, converter=to_line)
    old: str | None = attrs.field(default=None, converter=to_line)
    new: str | None = attrs.field(default=None, converter=to_line)
    who: str | None = attrs.field(default=None, converter=to_line)
    reason: str | None = attrs.field(default=None, converter=to_line)


def to_changes(values: Iterable[Change] | None) -> tuple[Change, ...]:
    """Make a tuple of changes."""
    changes = tuple(several(values, Change, "history"))
    if not all(isinstance(change, Change) for change in changes):
        raise InvalidValue(f"history must hold Change entries (got {changes!r})")
    return changes


@frozen
class Element:
    """Anything in a plan that has an id.

    Elements are frozen: change one with ``collection.update(id, statement=...)``. They
    are linked by id, never nested, so a row in a sheet and an object are the same thing.

    Parameters
    ----------
    id : str
        Stable for ever, unique in the plan: 1-64 letters, digits and ``. _ : / -``.
    statement : Text, optional
        What it says; a string, or strings by language. None while it waits to be worded.
    note : Text, optional
        A remark.
    tags : tuple of str
        Free key words.
    evidence : Text, optional
        What supports it: a source, a figure, a quotation.
    status : Status, optional
        How far the wording has come.
    derived_from : tuple of Derivation
        Where it came from, with the wording of then.
    illustrative : bool
        True for what is invented for an example; said wherever it shows.
    waivers : mapping of str to str
        Findings accepted on purpose: rule code and reason.
    history : tuple of Change
        What was changed, when and why.
    extra : mapping of str to text, number, yes/no or date
        Columns of the user's own.

    Raises
    ------
    InvalidValue
        For a value that can never be right; the message names field, rule and value.

    Examples
    --------
    >>> from lfa.model.problems import Problem
    >>> problem = Problem("P1", {"en": "Fish catches are falling", "sv": "Fångsterna minskar"}, tags=["river"])
    >>> problem.statement, problem.statement.in_language("sv"), problem.tags
    ('Fish catches are falling', 'Fångsterna minskar', ('river',))
    >>> sorted(problem.evolve(statement="Catches have halved").statement.stale)
    ['sv']
    """

    id: str = field(converter=to_id)
    statement: Text | None = field(default=None, converter=to_text)
    note: Text | None = field(default=None, converter=to_text, kw_only=True)
    tags: tuple[str, ...] = field(default=(), converter=to_tags, kw_only=True)
    evidence: Text | None = field(default=None, converter=to_text, kw_only=True)
    status: Status | None = field(default=None, converter=optional(Status), kw_only=True)
    derived_from: tuple[Derivation, ...] = field(default=(), converter=to_derivations, kw_only=True)
    illustrative: bool = field(default=False, kw_only=True)
    waivers: FrozenMap[str] = field(factory=FrozenMap, converter=to_waivers, kw_only=True)
    history: tuple[Change, ...] = field(default=(), converter=to_changes, kw_only=True)
    extra: FrozenMap[Scalar] = field(factory=FrozenMap, converter=to_extra, kw_only=True)

    def __attrs_post_init__(self) -> None:
        verify(self)

    @property
    def label(self) -> str:
        """The statement, or the id while there is none."""
        return str(self.statement) if self.statement else self.id

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids it was derived from."""
        return tuple(one.id for one in self.derived_from)

    def evolve(self, **changes: Any) -> Self:
        """Return a copy with some fields changed; a new main text marks its translations stale.

        Raises
        ------
        InvalidValue
            When a field is unknown or its value impossible.
        """
        return evolved(self, changes)


@frozen
class Relation:
    """A row that joins elements and has no id of its own: a link, a score.

    Parameters
    ----------
    note : Text, optional
    extra : mapping
        Columns of the user's own.
    """

    note: Text | None = field(default=None, converter=to_text, kw_only=True)
    illustrative: bool = field(default=False, kw_only=True)
    extra: FrozenMap[Scalar] = field(factory=FrozenMap, converter=to_extra, kw_only=True)

    def __attrs_post_init__(self) -> None:
        verify(self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """What makes the row unique in its table."""
        raise NotImplementedError

    def evolve(self, **changes: Any) -> Self:
        """Return a copy with some fields changed."""
        return evolved(self, changes)


def evolved(instance: T, changes: Mapping[str, Any]) -> T:
    """Return a copy of an element or relation with some fields changed."""
    _refuse_strange(type(instance), changes)
    new = {name: _reworded(getattr(instance, name), value) for name, value in changes.items()}
    return cast("T", attrs.evolve(cast("Any", instance), **new))


def made(cls: type[T], *values: Any, **fields: Any) -> T:
    """Make an element or a relation of its values in order and by name.

    Raises
    ------
    InvalidValue
        When there is no such field, or a value can never be right.
    """
    _refuse_strange(cls, fields)
    return cls(*values, **fields)


def _refuse_strange(cls: type, names: Iterable[str]) -> None:
    known = _names(cls)
    if unknown := sorted(set(names) - known):
        raise InvalidValue(f"{cls.__name__} has no field {unknown[0]!r}; it has {', '.join(sorted(known))}")


@cache
def _names(cls: type) -> frozenset[str]:
    return frozenset(field.name for field in fields_of(cls))


@cache
def _text_fields(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(cls) if field.kind == "text")


def moved(row: T, language: str, old: str | None = None, *, settled: bool = True) -> T:
    """Return a row with its texts at home in a language.

    Parameters
    ----------
    row : Element or Relation
    language : str
        The language to stand in front.
    old : str, optional
        The language its texts were at home in before; None when that was not said.
    settled : bool
        As for `Text.at_home`.
    """
    changes: dict[str, Text] = {}
    for name in _text_fields(cast("Any", type(row))):
        text = getattr(row, name)
        if text is not None:
            # What nobody said the language of is English as soon as there is a translation to tell it from.
            was = old or ("en" if language in text.others else language)
            placed = (text if was == language else text.away(was)).at_home(language, settled=settled)
            if placed is not text:
                changes[name] = placed
    return cast("T", attrs.evolve(cast("Any", row), **changes)) if changes else row


def _reworded(old: object, new: object) -> object:
    """A plain new wording keeps the translations of the old one, marked stale."""
    plain = isinstance(new, str) and not isinstance(new, Text) and new.strip()
    if plain and isinstance(old, Text) and old.others and str(old) != new:
        return old.reworded(str(new))
    return old if plain and isinstance(old, Text) and str(old) == new else new
