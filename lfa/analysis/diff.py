"""What changed between two versions of a plan, in planner's words."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lfa.analysis.telling import Words, subject_of
from lfa.model.element import Element, Relation
from lfa.model.fields import Field, fields_of
from lfa.model.plan import Plan
from lfa.model.text import Quantity, Text
from lfa.model.tree import Link, Tree
from lfa.schema import TABLES, Table

__all__ = ["Diff", "Difference", "diff"]

Row = Element | Relation
#: Fields that say where an element stands: a change of these is a move.
_HOMES = {"parents", "parent", "level", "result", "activity", "indicator", "mission", "recommendation", "workshop"}


@attrs.frozen
class Difference:
    """One thing that changed.

    Parameters
    ----------
    kind : str
        ``added``, ``removed``, ``reworded``, ``moved``, ``raised``, ``lowered``, ``set``,
        ``cleared``, ``changed``, ``linked``, ``unlinked``, ``translated`` or ``reordered``.
    table : str
        Name of the table, or ``plan`` for the plan's own fields.
    subject : str or None
        Id of the element; the ends of a link with an arrow between; None for a whole table.
    field : str or None
        Which field changed.
    old, new : object
        The values before and after, as the model holds them.
    text : str
        The sentence, in the language of the new plan.
    """

    kind: str
    table: str
    subject: str | None
    field: str | None
    old: object
    new: object
    text: str

    def __str__(self) -> str:
        return self.text


class Diff(tuple[Difference, ...]):
    """What changed, in the order of the method; false when nothing did.

    Examples
    --------
    >>> bool(diff(Plan("River"), Plan("River")))
    False
    """

    __slots__ = ()

    def of(self, *kinds: str) -> Diff:
        """Return the differences of some kinds."""
        return Diff(one for one in self if one.kind in kinds)

    def about(self, id: str) -> Diff:  # noqa: A002 - the field's word
        """Return the differences of one element."""
        return Diff(one for one in self if one.subject == id)

    def __str__(self) -> str:
        return "\n".join(map(str, self))


def diff(old: Plan, new: Plan) -> Diff:
    """Tell what changed between two versions of a plan.

    Parameters
    ----------
    old, new : Plan

    Returns
    -------
    Diff
        Empty exactly when the plans are equal.

    Examples
    --------
    >>> def version(target, statement):
    ...     plan = Plan("Clean river")
    ...     _ = plan.problems.add("P1", statement)
    ...     _ = plan.logframe.indicators.add("I1", "Pupils trained", target=target, level="output")
    ...     return plan
    >>> for difference in diff(version("300", "Catches fall"), version("450", "Catches are falling")):
    ...     print(difference)
    P1 reworded: “Catches fall” → “Catches are falling”
    Target of I1 raised: 300 → 450
    """
    told = _Teller(old, new)
    found = [*told.fields("plan", None, old, new)]
    for table in TABLES:
        found += told.table(table)
    return Diff(found)


class _Teller:
    """Compares two plans; the words are in the language of the new one."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self.old, self.new, self.words = old, new, Words(new.language)

    # Tables and rows

    def table(self, table: Table) -> Iterator[Difference]:
        """Compare two tables, rows by id (or by what they join)."""
        before = {_key(row): row for row in table.rows(self.old)}
        after = {_key(row): row for row in table.rows(self.new)}
        for key, row in before.items():
            if key not in after:
                yield self._say(self._gone(row), table.name, subject_of(row), None, row, None)
        for key, row in after.items():
            if key not in before:
                yield self._say(self._come(row), table.name, subject_of(row), None, None, row)
            elif row != before[key]:
                yield from self.fields(table.name, subject_of(row), before[key], row)
        if [key for key in before if key in after] != [key for key in after if key in before]:
            yield self._say("reordered", table.name, None, None, tuple(before), tuple(after))
        yield from self._focals(table)

    @staticmethod
    def _gone(row: Row) -> str:
        return "unlinked" if isinstance(row, Link) else "removed"

    @staticmethod
    def _come(row: Row) -> str:
        return "linked" if isinstance(row, Link) else "added"

    def _focals(self, table: Table) -> Iterator[Difference]:
        before, after = table.rows(self.old), table.rows(self.new)
        if isinstance(before, Tree) and isinstance(after, Tree) and before.focals != after.focals:
            yield self._say("changed", table.name, None, "focal", before.focals, after.focals)

    # Fields

    def fields(self, table: str, subject: str | None, old: object, new: object) -> Iterator[Difference]:
        """Compare two rows, or the plans themselves, field by field."""
        for field in fields_of(type(new)):
            before, after = getattr(old, field.name), getattr(new, field.name)
            if before == after:
                continue
            if field.kind == "text":
                yield from self._text(table, subject, field, before, after)
            else:
                yield self._say(self._kind(field, before, after), table, subject, field.name, before, after)

    @staticmethod
    def _kind(field: Field, before: object, after: object) -> str:
        if not before and before != 0:
            return "moved" if field.name in _HOMES else "set"
        if not after and after != 0:
            return "moved" if field.name in _HOMES else "cleared"
        if field.name in _HOMES:
            return "moved"
        low, high = _number(before), _number(after)
        if low is None or high is None or low == high:
            return "changed"
        return "raised" if high > low else "lowered"

    def _text(
        self, table: str, subject: str | None, field: Field, old: Text | None, new: Text | None
    ) -> Iterator[Difference]:
        if str(old or "") != str(new or "") or (old is None) != (new is None):
            kind = "set" if not old else "cleared" if not new else "reworded"
            yield self._say(kind, table, subject, field.name, old, new)
        before, after = (one.others if one else {} for one in (old, new))
        for code in sorted({*before, *after}):
            if before.get(code) != after.get(code):
                yield self._translated("translated", table, subject, field, before.get(code), after.get(code), code)
        stale, now = (one.stale if one else frozenset() for one in (old, new))
        for code in sorted(stale ^ now):
            if code in before and code in after:
                kind = "outdated" if code in now else "updated"
                yield self._translated(kind, table, subject, field, before[code], after[code], code)
        own, other = (one.language if one else None for one in (old, new))
        if old and new and own != other:
            yield self._say("changed", table, subject, field.name, own, other)

    def _translated(
        self, key: str, table: str, subject: str | None, field: Field, old: str | None, new: str | None, code: str
    ) -> Difference:
        return self._say("translated", table, subject, field.name, old, new, key=key, code=code)

    def _say(
        self,
        kind: str,
        table: str,
        subject: str | None,
        field: str | None,
        old: object,
        new: object,
        key: str = "",
        code: str = "",
    ) -> Difference:
        text = self.words.sentence(key or kind, table, subject, field, old, new, code)
        return Difference(kind, table, subject, field, old, new, text)


def _key(row: Row) -> object:
    return row.id if isinstance(row, Element) else row.key


def _number(value: object) -> float | None:
    if isinstance(value, Quantity):
        return value.number
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
