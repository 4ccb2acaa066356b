"""What was computed on missions and cards, as plain tables in the plan's language: for the screen, CSV, sheets and reports."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator

import attrs

from lfa.analysis.actors import ROLES, commitments, loads
from lfa.analysis.approach import Profile, profiles
from lfa.analysis.coverage import Heard
from lfa.analysis.heard_where import heard_where
from lfa.analysis.missions import chain, digests
from lfa.analysis.portfolio import Portfolio, plainly, portfolio
from lfa.analysis.trials import evidence
from lfa.analysis.votes import tally
from lfa.model.plan import Plan
from lfa.model.scales import Choice
from lfa.terms import term

__all__ = ["Overview", "attention", "named", "overview", "overviews", "role_letters"]

Cells = tuple[str | int | float | None, ...]


@attrs.frozen
class Overview:
    """A table that follows from the plan: shown, never read back.

    Parameters
    ----------
    name : str
        Stable English name, also of its file.
    title : str
        In the language of the plan.
    heads : tuple of str
    rows : tuple of tuple
        Texts, numbers or None.
    """

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Cells, ...]


def overviews(plan: Plan, on: datetime.date | None = None) -> tuple[Overview, ...]:
    """Return every table that has something to show.

    Parameters
    ----------
    plan : Plan
    on : datetime.date, optional
        The day to look from: what is overdue depends on it.

    Returns
    -------
    tuple of Overview

    Examples
    --------
    >>> plan = Plan(language="da")
    >>> _ = plan.missions.trial_actions.add("T1", "Aftenskole")
    >>> [one.title for one in overviews(plan)][:2]
    ['Fra problem til prøvehandling', 'Prøvehandlinger']
    """
    made = (overview(plan, name, on) for name in _MAKERS)
    return tuple(one for one in made if one.rows)


def overview(plan: Plan, name: str, on: datetime.date | None = None) -> Overview:
    """Return one table by its name, also when it is empty.

    Parameters
    ----------
    plan : Plan
    name : str
    on : datetime.date, optional

    Returns
    -------
    Overview
    """
    heads, rows = _MAKERS[name](plan, on)
    return Overview(name, _say(plan, f"overviews.{name}"), tuple(heads), tuple(rows))


def role_letters(plan: Plan) -> dict[str, str]:
    """Return the letter of each role in the language of the plan.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> role_letters(Plan(language="da"))
    {'lead': 'T', 'contributor': 'B', 'next_step': 'N', 'joined': 'D'}
    """
    return {role: _say(plan, f"letters.{role}") for role in ROLES}


def named(plan: Plan, id: str | None) -> str:  # noqa: A002 - the field's word
    """Return an element as a reader knows it: its wording, with the id behind; the id alone while it has none."""
    element = plan.find(id) if id else None
    if element is None or not element.statement:
        return id or ""
    return f"{' '.join(str(element.statement).split())} ({element.id})"


def _say(plan: Plan, key: str, **values: object) -> str:
    return term("portfolio", key, plan.language, **values)


def _heads(plan: Plan, names: str) -> list[str]:
    return [_say(plan, f"heads.{name}") for name in names.split()]


def _column(plan: Plan, key: str) -> str:
    return term("columns", key, plan.language)


def _word(plan: Plan, choice: Choice | None) -> str | None:
    return term("choices", f"{choice.key()}.{choice}", plan.language) if choice is not None else None


def _who(plan: Plan, ids: Iterable[str]) -> str:
    """Name actors without their ids: an organisation is known by its name."""
    found = ((plan.find(one), one) for one in ids)
    return "; ".join(element.label if element else one for element, one in found)


Made = tuple[Iterable[str], Iterable[Cells]]
#: What is called what in the chain, in the singular: the headings of columns that point there.
_STAGES = {
    "wild_problems": "wild_problem",
    "problem_statements": "problem_statement",
    "missions": "mission",
    "recommendations": "recommendation",
    "trial_actions": "trial_actions.statement",
}
#: What of a trial action its table shows.
_SHOWN = (
    *("id", "statement", "recommendation", "lead", "contributors", "start", "end", "status"),
    *("worked", "effect", "effort", "value", "learning"),
)


def _chain(plan: Plan, on: datetime.date | None) -> Made:
    del on
    rows = (
        (
            f"{'    ' * one.depth}{_column(plan, _STAGES[one.table])}",
            one.id,
            one.label if one.label != one.id else None,
            "; ".join(_say(plan, f"missing.{lack}") for lack in one.missing) or None,
        )
        for one in chain(plan)
    )
    return [*_heads(plan, "stage"), _column(plan, "id"), _column(plan, "statement"), *_heads(plan, "missing")], rows


def _portfolio(plan: Plan, on: datetime.date | None) -> Made:
    del on
    heads = [_column(plan, f"trial_actions.{name}") for name in _SHOWN]
    rows = (
        (
            one.id,
            one.statement,
            named(plan, one.recommendation or one.mission) or None,
            _who(plan, [one.lead] if one.lead else []) or None,
            _who(plan, one.contributors) or None,
            one.start,
            one.end,
            _word(plan, one.status),
            _word(plan, one.worked),
            one.effect,
            one.effort,
            one.value,
            one.learning,
        )
        for one in plan.missions.trial_actions
    )
    return heads, rows


def attention(plan: Plan, looked: Portfolio) -> Iterator[tuple[str, str, str]]:
    """Yield what to look at: the kind (a key), what it is about, and more.

    Parameters
    ----------
    plan : Plan
    looked : Portfolio

    Yields
    ------
    tuple of str
    """
    for key in ("no_lead", "no_date", "no_action"):
        for one in getattr(looked, key):
            yield key, named(plan, one), ""
    for late in looked.overdue:
        due = late.due if late.days is None else _say(plan, "days", due=late.due, days=late.days)
        yield "overdue", named(plan, late.id), "; ".join(filter(None, [due, _who(plan, late.responsible)]))
    for same in looked.same_steps:
        share = "" if same.share == 1 else _say(plan, "alike", percent=round(100 * same.share))
        told = "; ".join(filter(None, [same.text, share]))
        yield "same_steps" if same.share == 1 else "near_steps", "; ".join(same.ids), told
    for point in looked.single_points:
        yield from (("alone", named(plan, one), _who(plan, [point.actor])) for one in point.alone)
        yield from (("only_lead", named(plan, one), _who(plan, [point.actor])) for one in point.missions)
    for stage in looked.unfinished:
        yield "unfinished", named(plan, stage.id), "; ".join(_say(plan, f"missing.{lack}") for lack in stage.missing)
    for one in profiles(plan):
        if one.mismatch:
            yield "mismatch", named(plan, one.subject), _mismatch(plan, one)


def _mismatch(plan: Plan, one: Profile) -> str:
    label = _word(plan, one.label) or ""
    kind = _say(plan, f"classes.{one.kind}")
    return "; ".join(filter(None, [f"{label} → {kind}", *(_word(plan, criterion) for criterion in one.against)]))


def _attention(plan: Plan, on: datetime.date | None) -> Made:
    found = attention(plan, portfolio(plan, on))
    rows = ((_say(plan, f"attention.{key}"), which, more or None) for key, which, more in found)
    return _heads(plan, "what which more"), rows


def _actors(plan: Plan, on: datetime.date | None) -> Made:
    del on
    who, letters = commitments(plan), role_letters(plan)
    busy = [actor for actor in who.actors if who.of(actor)]
    rows = (
        (
            named(plan, item),
            *(" ".join(letters[role] for role in who.roles.get((actor, item), ())) or None for actor in busy),
        )
        for item in who.items
    )
    return [*_heads(plan, "action"), *(_who(plan, [actor]) for actor in busy)], rows if busy else ()


def _loads(plan: Plan, on: datetime.date | None) -> Made:
    del on
    rows = ((_who(plan, [one.actor]), *(one[role] for role in ROLES), one.total) for one in loads(plan))
    return [*_heads(plan, "actor"), *(_say(plan, f"roles.{role}") for role in ROLES), *_heads(plan, "total")], rows


def _steps(plan: Plan, on: datetime.date | None) -> Made:
    del on
    heads = [_column(plan, f"next_steps.{name}") for name in ("statement", "action", "responsible", "due")]
    listed = [one for one in plan.missions.next_steps if not one.done_on]
    rows: list[Cells] = [
        (one.label, named(plan, one.action) or None, _who(plan, one.responsible) or None, one.due) for one in listed
    ]
    said = {(one.action, plainly(one.label)) for one in listed}
    rows += [
        (str(one.next_step), named(plan, one.id), None, None)
        for one in plan.missions.trial_actions
        if one.next_step and not one.closed and (one.id, plainly(str(one.next_step))) not in said
    ]
    return heads, rows


def _digest(plan: Plan, on: datetime.date | None) -> Made:
    del on
    rows = (
        (
            named(plan, one.mission),
            named(plan, one.statement) or None,
            one.recommendations,
            one.joined,
            "; ".join(f"{_word(plan, state) or _say(plan, 'heads.no_state')}: {n}" for state, n in one.statuses.items())
            or None,
            "; ".join(f"{text} ({id_})" for id_, text in one.learned) or None,
            "; ".join(one.ended) or None,
            len(one.open_steps),
        )
        for one in digests(plan)
    )
    return _heads(plan, "mission statement recommendations joined states learned ended steps"), rows


def _ended(plan: Plan, on: datetime.date | None) -> Made:
    names = ("id", "statement", "status", "worked", "learning")
    actions = plan.missions.trial_actions
    rows = (
        (one.id, actions[one.id].statement, _word(plan, actions[one.id].status), _word(plan, actions[one.id].worked),
         "; ".join(one.learned))
        for one in portfolio(plan, on).closed
    )  # fmt: skip
    return [_column(plan, f"trial_actions.{name}") for name in names], rows


def _evidence(plan: Plan, on: datetime.date | None) -> Made:
    del on
    rows = (
        (
            named(plan, one.assumption),
            *("; ".join(named(plan, id_) for id_ in ids) or None for ids in (one.supports, one.weakens, one.breaks)),
            _word(plan, one.standing),
        )
        for one in evidence(plan)
        if one.standing
    )
    return [_column(plan, "assumptions.statement"), *_heads(plan, "supports weakens breaks standing")], rows


def _approach(plan: Plan, on: datetime.date | None) -> Made:
    del on
    rows = [row for one in profiles(plan) for row in _profile(plan, one)]
    return _heads(plan, "subject criterion mean lowest highest answers class label"), rows


def _profile(plan: Plan, one: Profile) -> Iterator[Cells]:
    kind = _say(plan, f"classes.{one.kind or 'unanswered'}")
    about = named(plan, one.subject)
    yield about, None, _rounded(one.mean), None, None, None, kind, _word(plan, one.label)
    for answered in one.criteria:
        against = _say(plan, "heads.against") if answered.criterion in one.against else None
        poles = " / ".join(_say(plan, f"classes.{pole}") for pole in answered.poles) or None
        word = _word(plan, answered.criterion)
        mean, count = _rounded(answered.mean), len(answered.answers)
        yield about, word, mean, answered.low, answered.high, count, poles, against


def _coverage(plan: Plan, on: datetime.date | None) -> Made:
    del on
    found = heard_where(plan)
    rows: list[Cells] = [
        (_column(plan, f"cards.{row.kind}"), _heard(plan, row), *(found.count(row, one) for one in found.columns),
         row.cards)
        for row in found.rows
    ]  # fmt: skip
    heads = [_heard(plan, one) for one in found.columns]
    return [*_heads(plan, "what which"), *heads, *_heads(plan, "total")], rows


def _heard(plan: Plan, row: Heard) -> str:
    if row.name is None:
        return _say(plan, "legend.pooled" if row.pooled else "legend.unsaid")
    lists = {"dimension": "dimension", "prompt": "card_prompt", "sector": "actor_kind"}
    return term("choices", f"{lists[row.kind]}.{row.name}", plan.language) if row.kind in lists else row.name


def _votes(plan: Plan, on: datetime.date | None) -> Made:
    del on
    rows = (
        (one.place, one.id, one.statement, one.dots, one.ballots, one.per_participant, one.carried_by)
        for one in tally(plan).standings
        if one.dots
    )
    heads = [*_heads(plan, "place"), _column(plan, "id"), _column(plan, "cards.statement"), _column(plan, "votes.dots")]
    return [*heads, *_heads(plan, "ballots each"), _say(plan, "legend.carried")], rows


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


_MAKERS: dict[str, Callable[[Plan, datetime.date | None], Made]] = {
    "chain": _chain,
    "portfolio": _portfolio,
    "attention": _attention,
    "actors": _actors,
    "loads": _loads,
    "steps": _steps,
    "digest": _digest,
    "ended": _ended,
    "evidence": _evidence,
    "approach": _approach,
    "coverage": _coverage,
    "votes": _votes,
}
