"""Topics by voices: how many cards of whom speak of what, and where nobody does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from lfa.analysis.coverage import Heard, coverage
from lfa.model.needs import Card
from lfa.model.plan import Plan

__all__ = ["HeardWhere", "heard_where", "id_of"]

#: What the rows tell apart, in order; the columns are whoever wrote the cards.
_ROWS: Final = ("dimension", "area", "prompt", "perspective")
_COLUMNS: Final = ("sector", "organisation", "group")


@attrs.frozen
class HeardWhere:
    """Cards counted by topic and by who wrote them.

    Parameters
    ----------
    by : str
        What the columns tell apart: ``sector``, else ``organisation``, else ``group``; empty when no
        card says.
    rows, columns : tuple of Heard
        As in the coverage, where small groups are taken together.
    counts : mapping of (str, str, str) to int
        By kind and id of the row, and id of the column.
    """

    by: str
    rows: tuple[Heard, ...]
    columns: tuple[Heard, ...]
    counts: Mapping[tuple[str, str, str], int]

    def count(self, row: Heard, column: Heard) -> int:
        """Return how many cards there are."""
        return self.counts.get((row.kind, id_of(row), id_of(column)), 0)

    def silent(self, row: Heard) -> tuple[Heard, ...]:
        """Return who has said nothing of a topic; cards that do not say whose they are, are nobody."""
        known = (one for one in self.columns if one.name is not None or one.pooled)
        return tuple(one for one in known if not self.count(row, one))


def id_of(row: Heard) -> str:
    """Return what a row is known by: its name, or what it stands for without one."""
    if row.name is not None:
        return row.name
    return "(pooled)" if row.pooled else "(unsaid)"


def heard_where(plan: Plan) -> HeardWhere:
    """Count cards by topic (dimension, area, question, perspective) and by who wrote them.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    HeardWhere

    Examples
    --------
    >>> plan = Plan()
    >>> for number, (sector, area) in enumerate([("company", "Food"), ("company", "Food"), ("region", "Food")], 1):
    ...     _ = plan.needs.add(f"C{number}", "Buses are late", sector=sector, area=area)
    >>> found = heard_where(plan)
    >>> found.by, [(id_of(one), found.count(found.rows[0], one)) for one in found.columns]
    ('sector', [('(pooled)', 3)])
    """
    found = coverage(plan)
    by = next((kind for kind in _COLUMNS if found.of(kind)), "")
    columns = found.of(by) if by else ()
    rows = tuple(row for kind in _ROWS for row in found.of(kind))
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        shown = {one.name for one in rows if one.kind == row.kind}
        for card in plan.needs:
            if _belongs(_values(card, row.kind), row, shown):
                counts.update((row.kind, id_of(row), home) for home in _homes(card, by, columns))
    return HeardWhere(by, rows, columns, counts)


def _belongs(values: tuple[str, ...], row: Heard, shown: set[str | None]) -> bool:
    if row.name is not None:
        return row.name in values
    return any(value not in shown for value in values) if row.pooled else not values


def _homes(card: Card, by: str, columns: tuple[Heard, ...]) -> Iterator[str]:
    """Yield the column that a card belongs to."""
    if by:
        home = getattr(card, by)
        named = home is not None and str(home) in {one.name for one in columns}
        yield str(home) if named else "(pooled)" if home else "(unsaid)"


def _values(card: Card, kind: str) -> tuple[str, ...]:
    value = getattr(card, kind)
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    return (str(value),) if value else ()
