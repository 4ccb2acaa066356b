"""The no-voice: everything that somebody did not agree with, wherever it was recorded."""

from __future__ import annotations

import attrs

from lfa.analysis.rows import Row
from lfa.model.element import Element
from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.model.tables import PARTS, rows

__all__ = ["Dissent", "dissents"]


@attrs.frozen
class Dissent(Row):
    """One objection.

    Parameters
    ----------
    table : str
        Where it stands: a link, a score, an interaction, a strategy, a goal conflict ...
    ids : tuple of str
        The element, or what a link or a score joins.
    text : str
        Who does not agree, and why.
    """

    table: str
    ids: tuple[str, ...]
    text: str


def dissents(plan: Plan) -> tuple[Dissent, ...]:
    """List every objection that a plan records, in the order of the method.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Dissent

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.problems.add("P1", "Few take the bus"), plan.problems.add("P2", "Fares are high")
    >>> _ = plan.problems.link("P2", "P1", dissent="The drivers: it is the timetable, not the fare")
    >>> dissents(plan)[0].ids, dissents(plan)[0].text
    (('P2', 'P1'), 'The drivers: it is the timetable, not the fare')

    References
    ----------
    Holmberg and Larsson (2018), A Sustainability Lighthouse, Sustainability 10(11): invite the no-voice.
    """
    found = []
    for table in PARTS:
        for row in rows(plan, table):
            if "dissent" in {field.name for field in fields_of(type(row))} and (text := getattr(row, "dissent", None)):
                ids = (row.id,) if isinstance(row, Element) else tuple(part for part in row.key if part)
                found.append(Dissent(table, ids, str(text)))
    return tuple(found)
