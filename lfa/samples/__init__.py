"""Whole plans to try things on: a river case in three languages, a region's needs inventory, a forum's missions.

All of them are teaching material: what is invented says so, in ``plan.illustrative`` or on
each element, and it is printed wherever it shows.

Examples
--------
>>> import lfa
>>> lfa.samples.river("sv").title
'En levande å'
"""

from __future__ import annotations

from lfa.model.plan import Plan
from lfa.model.problems import CausalLink, Problem
from lfa.samples.case import load

__all__ = ["direktion", "midtjylland", "midtvest", "orebro", "problems_of", "river", "tiny"]


def river(language: str = "en", *, translations: bool = True) -> Plan:
    """Return the river case: a complete invented plan, through every step of the method.

    A polluted river, a wastewater strategy, a logframe with measured values halfway
    through, two goal conflicts and a trial action. Every text stands in English, Swedish
    and Danish; the language asked for comes first.

    Parameters
    ----------
    language : str
        ``"en"``, ``"sv"`` or ``"da"``.
    translations : bool
        False leaves the other languages out.

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
    return load("river", language, translations=translations)


def direktion(language: str = "da") -> Plan:
    """Return a plan in Danish around a course for top managers of state, regions and municipalities.

    From the consultants' own account come the form of the course, its four network groups and two cases, what the
    evaluation by questionnaire and interviews found, and what is claimed to have come of it. The rest is
    invented, and each such row is marked ``illustrative``; its authorities have letters for names.

    Parameters
    ----------
    language : str
        Only ``"da"``.

    Returns
    -------
    Plan

    Raises
    ------
    InvalidValue
        When another language is asked for.

    Examples
    --------
    >>> plan = direktion()
    >>> sorted({row.group for row in plan.needs.participations})[-1], len(plan.missions.learnings)
    ('Netværksgruppe 4', 4)
    """
    return load("direktion", language)


def midtjylland(language: str = "da") -> Plan:
    """Return a plan in Danish around Region Midtjylland's forum on labour.

    From the region's own account come the question, the three meetings, the four missions, the eleven
    recommendations (of which the source names seven, and the region joins those seven), who leads and
    contributes, the next steps, and the projection of 5,000 missing in 2030, which is evidence for a
    problem and neither baseline nor target. To which mission a recommendation belongs is deduced. The
    rest is invented, and each such row is marked ``illustrative``; no real body is said to do any of it.

    Parameters
    ----------
    language : str
        Only ``"da"``.

    Returns
    -------
    Plan

    Raises
    ------
    InvalidValue
        When there is no such version.

    Examples
    --------
    >>> plan = midtjylland()
    >>> len(plan.missions), len(plan.missions.recommendations)
    (4, 11)
    """
    return load("midtjylland", language)


def midtvest(language: str = "da") -> Plan:
    """Return a plan in Danish around the three workshop days of Business Region MidtVest.

    From the association's own account come the three days with 35 representatives of seven
    municipalities, the three focus areas, where they met, the question of where working together is worth more
    than working alone, and the three themes that the board chose for 2024-2025. The rest is
    invented, and each such row is marked ``illustrative``; its municipalities have letters for names.

    Parameters
    ----------
    language : str
        Only ``"da"``.

    Returns
    -------
    Plan

    Raises
    ------
    InvalidValue
        When another language is asked for.

    Examples
    --------
    >>> plan = midtvest()
    >>> len(plan.needs), len(plan.needs.workshops), [one.id for one in plan.strategies.chosen]
    (30, 3, ['ST1', 'ST2', 'ST3'])
    """
    return load("midtvest", language)


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
    """Return the problems of a plan as a workshop leaves them, in one language: where the main job begins.

    Parameters
    ----------
    plan : Plan
    *ids : str
        Which problems; all of them when none is named. Links between them come along.

    Returns
    -------
    Plan
        With statements, evidence, what is external, what leads to what, and the focal problem.

    Examples
    --------
    >>> problems_of(river())
    <Plan 'A living river' (en, eu): 17 problems>
    """
    kept = ids or plan.problems.ids
    made = Plan(str(plan.title), language=plan.language, dialect=plan.dialect, illustrative=plan.illustrative)
    made.problems.extend(
        (_bare(plan.problems[one]) for one in kept),
        (
            CausalLink(*link.ends, feedback=link.feedback, illustrative=link.illustrative)
            for link in plan.problems.links
            if {*link.ends} <= {*kept}
        ),
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


def _bare(problem: Problem) -> Problem:
    """Return a problem as it stands on a card: no translations, grades or memory."""
    return Problem(
        problem.id,
        str(problem.label),
        evidence=str(problem.evidence or ""),
        external=problem.external,
        illustrative=problem.illustrative,
    )
