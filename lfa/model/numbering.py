"""Codes such as "1.2": presentation, computed from the order unless somebody pinned one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lfa.model.activities import Activities, Activity
from lfa.model.indicators import Indicator, Indicators
from lfa.model.numbers import Numbers

if TYPE_CHECKING:
    from lfa.model.plan import Plan

Row = Indicator | Activity

__all__ = ["codes"]


def codes(plan: Plan) -> dict[str, str]:
    """Return the codes of results, indicators and activities, by id.

    Results are numbered by the logframe; an activity or an indicator adds a part to the code
    of its result, each counted for itself, so that "1.1" needs its level to be understood.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> from lfa.model.plan import Plan
    >>> plan = Plan()
    >>> _ = plan.logframe.add("R1", "Waste water is treated", level="output")
    >>> _ = plan.activities.add("A1", "Survey households", result="R1")
    >>> codes(plan)
    {'R1': '1', 'A1': '1.1'}
    """
    found = plan.logframe.codes()
    _number(plan.logframe.indicators, found)
    _number(plan.activities, found)
    return found


def _number(rows: Indicators | Activities, found: dict[str, str]) -> None:
    numbers = Numbers(row.code for row in rows)
    for row in _parents_first(rows):
        parent = row.parent if row.parent in rows else None
        found[row.id] = row.code or numbers.next(found.get(parent or row.result or "", ""))


def _parents_first(rows: Indicators | Activities) -> list[Row]:
    """Return rows such that each comes after the one it is part of; a circle is entered where it comes first."""
    parts: dict[str | None, list[Row]] = {}
    for row in rows:
        parts.setdefault(row.parent if row.parent in rows else None, []).append(row)
    placed: dict[str, Row] = {}
    for start in [*parts.get(None, ()), *rows]:
        waiting = [start]
        for row in waiting:
            if row.id not in placed:
                placed[row.id] = row
                waiting.extend(parts.get(row.id, ()))
    return list(placed.values())
