"""Whole plans to try things on: a river case in three languages, and a region's needs inventory.

All of them are teaching material: what is invented says so, in ``plan.illustrative`` or on
each element, and it is printed wherever it shows.
"""

from __future__ import annotations

from lfa.model.plan import Plan
from lfa.samples.case import load

__all__ = ["orebro", "river", "tiny"]


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


def orebro() -> Plan:
    """Return a plan in Swedish around Region Örebro län's needs inventory.

    From the region's own account come the inventory with 30 participants, the goal
    conflicts that were noted and the two expeditions; from the regional development
    strategy its three overall goals. The rest is invented to show a whole plan, and each
    such element is marked ``illustrative``; its cards come from "Organisation A" and so on.

    Returns
    -------
    Plan

    Examples
    --------
    >>> plan = orebro()
    >>> plan.needs.workshops["W1"].participants.number
    30
    >>> [str(conflict.status) for conflict in plan.conflicts]
    ['identified', 'identified', 'identified', 'identified']
    """
    return load("orebro", "sv")


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
    whole = river(language)
    plan = Plan(whole.title, language=language, dialect=whole.dialect, illustrative=True)
    kept = ("P1", "P2", "P4", "P6", "P8")
    plan.problems.extend(
        (whole.problems[name].evolve(derived_from=(), raised_by=None) for name in kept),
        (link for link in whole.problems.links if {*link.ends} <= {*kept}),
    )
    plan.problems.focal = "P1"
    return plan
