"""The portfolio of trial actions: what has no lead or no date, what is overdue, what is done twice."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations

import attrs

from lfa.analysis.actors import Load, SinglePoint, loads, open_items, single_points, waiting
from lfa.analysis.missions import Stage, unfinished
from lfa.analysis.rows import Row
from lfa.model.plan import Plan
from lfa.model.text import When
from lfa.model.trials import NextStep, TrialAction

__all__ = ["Closed", "Overdue", "Portfolio", "SameStep", "overdue", "plainly", "portfolio", "same_steps"]

#: So alike two next steps must be to be shown as perhaps the same (share of common text, difflib's ratio).
ALIKE = 0.85
_NORDIC = re.compile(r"(?P<day>\d{1,2})(?:\.\s?(?P<m>\d{1,2})\.\s?|/(?P<n>\d{1,2})[-\s])(?P<year>(?:19|20)\d\d)")
#: Of more next steps than this, only those with the very same words are found.
_MOST = 600


@attrs.frozen
class Overdue(Row):
    """Something whose date has passed.

    Parameters
    ----------
    id : str
        Of the next step, the trial action or the mission.
    table : str
    due : str
        The date as written.
    days : int or None
        How many days ago; None where only a year is known.
    responsible : tuple of str
        Ids of actors.
    """

    id: str
    table: str
    due: str
    days: int | None
    responsible: tuple[str, ...]


@attrs.frozen
class SameStep(Row):
    """Several actions with the same next step.

    Parameters
    ----------
    ids : tuple of str
        Of the trial actions or recommendations.
    text : str
        The step, in the words of the first.
    share : float
        1.0 for the very same words, else how alike the two are.
    """

    ids: tuple[str, ...]
    text: str
    share: float


@attrs.frozen
class Closed(Row):
    """An action that is over.

    Parameters
    ----------
    id, status, worked : str
        ``worked`` is None where nobody said.
    learned : tuple of str
        What it says itself, then its entries in the learning log.
    """

    id: str
    status: str
    worked: str | None
    learned: tuple[str, ...]


@attrs.frozen
class Portfolio:
    """All actions looked at together.

    Parameters
    ----------
    counts : mapping of str to int
        ``wild_problems``, ``statements``, ``missions``, ``recommendations``, ``joined``, ``unnamed``,
        ``actions``, ``open``, ``steps`` (not done).
    no_lead, no_date : tuple of str
        Ids of actions that are not over.
    no_action : tuple of str
        Ids of recommendations that have a name, and nothing done about them.
    overdue : tuple of Overdue
        Empty when no date was given to look from.
    same_steps : tuple of SameStep
    loads : tuple of Load
    single_points : tuple of SinglePoint
    closed : tuple of Closed
    unfinished : tuple of Stage
        Where the chain from the wild problem lacks a link, or a link its name.
    on : datetime.date or None
        The day it was looked at.
    """

    counts: Mapping[str, int]
    no_lead: tuple[str, ...]
    no_date: tuple[str, ...]
    no_action: tuple[str, ...]
    overdue: tuple[Overdue, ...]
    same_steps: tuple[SameStep, ...]
    loads: tuple[Load, ...]
    single_points: tuple[SinglePoint, ...]
    closed: tuple[Closed, ...]
    unfinished: tuple[Stage, ...]
    on: datetime.date | None = None


def portfolio(plan: Plan, on: datetime.date | None = None, *, alike: float = ALIKE) -> Portfolio:
    """Look at all trial actions together.

    Parameters
    ----------
    plan : Plan
    on : datetime.date, optional
        The day to look from; without it nothing is overdue.
    alike : float
        So alike next steps must be to be shown as perhaps the same, 0 to 1.

    Returns
    -------
    Portfolio

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.missions.trial_actions.add("T1", "Evening classes", next_step="Invite to a workshop")
    >>> _ = plan.missions.trial_actions.add("T2", "Morning classes", next_step="Invite to a workshop.")
    >>> looked = portfolio(plan)
    >>> looked.no_lead, looked.same_steps[0].ids
    (('T1', 'T2'), ('T1', 'T2'))

    References
    ----------
    OECD (2021), on mission-oriented innovation policies: a portfolio is watched, what shows promise is
    furthered, what does not is ended.
    """
    going = [one for one in open_items(plan) if isinstance(one, TrialAction)]
    untried = [one for one in open_items(plan) if not isinstance(one, TrialAction)]
    steps = waiting(plan)
    return Portfolio(
        _counts(plan),
        tuple(one.id for one in going if not one.lead),
        tuple(one.id for one in going if not _dated(one, steps)),
        tuple(one.id for one in untried if one.statement),
        overdue(plan, on) if on else (),
        same_steps(plan, alike=alike),
        loads(plan),
        single_points(plan),
        tuple(_closed(plan)),
        unfinished(plan),
        on,
    )


def _counts(plan: Plan) -> dict[str, int]:
    parts = plan.missions
    return {
        "wild_problems": len(parts.wild_problems),
        "statements": len(parts.problem_statements),
        "missions": len(parts),
        "recommendations": len(parts.recommendations),
        "joined": sum(1 for one in parts.recommendations if one.joined_by),
        "unnamed": sum(1 for one in parts.recommendations if not one.statement),
        "actions": len(parts.trial_actions),
        "open": sum(1 for one in parts.trial_actions if not one.closed),
        "steps": sum(1 for one in parts.next_steps if not one.done_on),
    }


def _dated(action: TrialAction, steps: Mapping[str, Iterable[NextStep]]) -> bool:
    """Whether anything says when: the action itself, or a step of it that is not done."""
    own = (one for name in (action.id, action.recommendation or "") for one in steps.get(name, ()))
    return bool(action.start or action.end or any(one.due for one in own))


def _closed(plan: Plan) -> Iterator[Closed]:
    for one in plan.missions.trial_actions:
        if one.closed:
            log = [str(entry.statement) for entry in plan.missions.learnings if entry.action == one.id]
            yield Closed(one.id, str(one.status), one.worked, (str(one.learning), *log))


def overdue(plan: Plan, on: datetime.date) -> tuple[Overdue, ...]:
    """List what should have been done by a day and is not: next steps, ends of actions, deadlines of missions.

    A date that holds only a year has passed when the year has. What cannot be read as a date is left out.

    Parameters
    ----------
    plan : Plan
    on : datetime.date

    Returns
    -------
    tuple of Overdue
        The oldest first.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.missions.next_steps.add("NS1", "Invite to a workshop", due="2024-05-01")
    >>> [(one.id, one.days) for one in overdue(plan, datetime.date(2024, 6, 1))]
    [('NS1', 31)]
    """
    found = [one for one in _dates(plan) if _passed(one[2], on)]
    rows = [Overdue(id_, table, str(due), _days(due, on), who) for id_, table, due, who in found]
    return tuple(sorted(rows, key=lambda one: -(one.days if one.days is not None else 0)))


def _dates(plan: Plan) -> Iterator[tuple[str, str, When, tuple[str, ...]]]:
    """Yield everything that is not done and has a date, with those who are to do it."""
    for step in plan.missions.next_steps:
        if step.due and not step.done_on:
            yield step.id, "next_steps", step.due, step.responsible
    for action in plan.missions.trial_actions:
        if action.end and not action.closed:
            yield action.id, "trial_actions", action.end, (action.lead,) if action.lead else ()
    for mission in plan.missions:
        if mission.deadline:
            yield mission.id, "missions", mission.deadline, ()


def _passed(when: When, on: datetime.date) -> bool:
    if day := _day(when):
        return day < on
    return when.year is not None and when.year < on.year


def _days(when: When, on: datetime.date) -> int | None:
    day = _day(when)
    return (on - day).days if day else None


def _day(when: When) -> datetime.date | None:
    """Return the day, also of what people write in the Nordic countries: 1.9.2024 and 1/9-2024 begin with the day."""
    if when.date or not (found := _NORDIC.fullmatch(when.strip())):
        return when.date
    try:
        return datetime.date(int(found["year"]), int(found["m"] or found["n"]), int(found["day"]))
    except ValueError:
        return None


def same_steps(plan: Plan, *, alike: float = ALIKE) -> tuple[SameStep, ...]:
    """Find next steps that several actions share: in the same words, or nearly.

    Parameters
    ----------
    plan : Plan
    alike : float
        From which share of common text two steps are shown as perhaps the same.

    Returns
    -------
    tuple of SameStep
        Those in the same words first; then pairs, the most alike first. Nothing is merged.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.missions.trial_actions.add("T1", next_step="Invite to a workshop in May")
    >>> _ = plan.missions.trial_actions.add("T2", next_step="Invite to a workshop in June")
    >>> [(one.ids, one.share < 1) for one in same_steps(plan)]
    [(('T1', 'T2'), True)]
    """
    words: dict[str, tuple[str, dict[str, None]]] = {}
    for owner, text in _steps(plan):
        words.setdefault(plainly(text), (text, {}))[1][owner] = None
    exact = [SameStep(tuple(owners), text, 1.0) for text, owners in words.values() if len(owners) > 1]
    near = _near(words, alike) if len(words) <= _MOST else ()
    return (*exact, *sorted(near, key=lambda one: -one.share))


def _steps(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the steps that are not done, each with the action (or the recommendation) it moves on."""
    for action in plan.missions.trial_actions:
        if action.next_step and not action.closed:
            yield action.id, str(action.next_step)
    for step in plan.missions.next_steps:
        if step.statement and not step.done_on:
            yield step.action or step.id, str(step.statement)


def plainly(text: str) -> str:
    """Return the words of a text alone, so that a full stop or a capital makes no other step of it.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> plainly("Invite to a workshop.")
    'invite to a workshop'
    """
    return " ".join(re.findall(r"\w+", text.casefold()))


def _near(words: Mapping[str, tuple[str, Iterable[str]]], alike: float) -> Iterator[SameStep]:
    for (one, (text, owners)), (other, (_, others)) in combinations(words.items(), 2):
        pair = tuple(dict.fromkeys([*owners, *others]))
        if len(pair) > 1 and (share := _share(one, other, alike)) >= alike:
            yield SameStep(pair, text, round(share, 2))


def _share(one: str, other: str, least: float) -> float:
    """Return how much of two texts is common, by cheaper bounds first."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()
