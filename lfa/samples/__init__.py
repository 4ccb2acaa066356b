"""Whole plans to try things on: a river case in three languages, and a region's needs inventory.

All of them are teaching material: what is invented says so, in ``plan.illustrative`` or on
each element, and it is printed wherever it shows.
"""

from __future__ import annotations

from typing import Any, TypeVar

from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.model.problems import CausalLink, Problem
from lfa.model.text import Text
from lfa.samples.case import load

__all__ = ["orebro", "problems_of", "river", "tiny"]

Row = TypeVar("Row", Problem, CausalLink)


def river(language: str = "en") -> Plan:
    """Return the river case: a complete invented plan, through every step of the method.

    A polluted river, a wastewater strategy, a logframe with measured values halfway
    through, two goal conflicts and a trial action. Every text stands in English, Swedish
    and Danish; the language asked for comes first.

    Parameters
    ----------
    language : str
        ``"en"``, ``"sv"`` or ``"da"``.

    Returns
    -------
    Plan
        A new one each time: change it as you like.

    Raises
    ------
    InvalidValue
        When there is no such version.

    Examples
    --------
    >>> plan = river("sv")
    >>> print(plan.title, "-", plan.problems["P1"].statement)
    En levande å - Vattnet i ån blir allt sämre
    >>> plan.problems["P1"].statement.in_language("da")
    'Vandet i åen bliver stadig dårligere'

    References
    ----------
    The case of a polluted river has been used in teaching the method since the European
    Commission's Project Cycle Management Guidelines (2004, chapter 5); this one is our own.
    """
    return load("river", language)


def orebro(language: str = "sv") -> Plan:
    """Return a plan in Swedish around Region Örebro län's needs inventory.

    From the region's own account come the inventory with 30 participants, the goal
    conflicts that were noted and the two expeditions; from the regional development
    strategy its three overall goals. The rest is invented to show a whole plan, and each
    such element is marked ``illustrative``; its cards come from "Organisation A" and so on.

    Parameters
    ----------
    language : str
        Only ``"sv"``.

    Returns
    -------
    Plan

    Raises
    ------
    InvalidValue
        When another language is asked for.

    Examples
    --------
    >>> plan = orebro()
    >>> plan.needs.workshops["W1"].participants.number
    30
    >>> [str(conflict.status) for conflict in plan.conflicts]
    ['identified', 'identified', 'identified', 'identified']
    """
    return load("orebro", language)


def problems_of(plan: Plan, *ids: str) -> Plan:
    """Return a plan with nothing but the problems of another, in its main language: where the main job begins.

    Parameters
    ----------
    plan : Plan
    *ids : str
        Which problems; all of them when none is named. Links between them come along.

    Returns
    -------
    Plan

    Examples
    --------
    >>> problems_of(river())
    <Plan 'A living river' (en, eu): 17 problems>
    """
    kept = ids or plan.problems.ids
    made = Plan(str(plan.title), language=plan.language, dialect=plan.dialect, illustrative=plan.illustrative)
    made.problems.extend(
        (_alone(plan.problems[one], derived_from=(), raised_by=None) for one in kept),
        (_alone(link) for link in plan.problems.links if {*link.ends} <= {*kept}),
    )
    made.problems.focals = [one for one in plan.problems.focals if one in kept]
    return made


def tiny(language: str = "en") -> Plan:
    """Return the problems of the river case that lie nearest the focal one: five, and no more.

    Parameters
    ----------
    language : str
        ``"en"``, ``"sv"`` or ``"da"``.

    Returns
    -------
    Plan

    Examples
    --------
    >>> tiny()
    <Plan 'A living river' (en, eu): 5 problems>
    """
    return problems_of(river(language), "P1", "P2", "P4", "P6", "P8")


def _alone(row: Row, **changes: Any) -> Row:
    """Return an element or a link without translations."""
    texts = {field.name: getattr(row, field.name) for field in fields_of(type(row)) if field.kind == "text"}
    return row.evolve(**{name: Text(text) for name, text in texts.items() if text}, **changes)
