"""Votes and decisions in a report: two things, kept apart, with the difference between them."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.analysis.decisions import Choice, decision
from lfa.analysis.dissent import dissents
from lfa.analysis.pooling import small
from lfa.analysis.strategies import rank
from lfa.analysis.votes import Group, Tally, tally
from lfa.analysis.weights import turns
from lfa.model.plan import Plan
from lfa.reports.chapters.needs import marked, named, told
from lfa.reports.document import Block, Grid, Heading, Item, Listing, Paragraph
from lfa.reports.view import View
from lfa.terms import term

__all__ = ["board", "counted", "decided", "dissent", "votes", "weighed"]

#: So many standings are shown.
_SHOWN = 30


def votes(view: View) -> Iterator[Block]:
    """Show how the dots fell."""
    if figure := view.figures.get("votes"):
        yield figure
    yield from counted(view.plan, tally(view.plan))


def board(plan: Plan) -> Iterator[Block]:
    """Show what hangs on the weights, and the decision beside the ranking."""
    yield from weighed(plan)
    yield from decided(plan)


def dissent(view: View) -> Iterator[Block]:
    """Show every objection that is recorded, on links, scores, conflicts and decisions."""
    plan = view.plan
    found = dissents(plan)
    if found:
        heads = (
            told("column.kind", plan.language),
            told("column.name", plan.language),
            told("column.dissent", plan.language),
        )
        rows = [
            (term("tables", one.table, plan.language), " → ".join(named(plan, name) for name in one.ids), one.text)
            for one in found
        ]
        yield Grid(heads, tuple(rows))


# Dots


def counted(plan: Plan, found: Tally, limit: int | None = None, per_card: int | None = None) -> Iterator[Block]:
    """Yield a tally: the dots of each card, of each group, and what is to be looked at."""
    language = plan.language
    if not found.standings:
        return
    key = "vote.sum" if found.voters else "vote.sum_cards"
    yield Paragraph(told(key, language, dots=found.dots, ballots=found.voters))
    if found.voters and found.participants:
        yield Paragraph(told("vote.participants", language, voters=found.voters, participants=found.participants))
    yield Heading(marked(plan, told("heading.tally", language), plan.needs.votes), 3)
    yield _standings(plan, found)
    if found.groups:
        yield Heading(told("heading.groups", language), 3)
        yield _groups(plan, found)
    remarks = list(_remarks(plan, found, limit, per_card))
    if remarks:
        yield Heading(told("heading.look", language), 3)
        yield Listing(tuple(Item(one) for one in remarks))
    yield Paragraph(told("vote.advice", language))


def _standings(plan: Plan, found: Tally) -> Grid:
    names = ["place", "card", "dots", "ballots", "per_participant"]
    rows = [
        (str(one.place), named(plan, one.id), str(one.dots), _text(one.ballots), _text(one.per_participant, plan))
        for one in found.standings[:_SHOWN]
    ]
    kept = [place for place in range(len(names)) if place < 3 or any(row[place] for row in rows)]
    heads = tuple(told(f"column.{names[place]}", plan.language) for place in kept)
    return Grid(heads, tuple(tuple(row[place] for place in kept) for row in rows))


def _groups(plan: Plan, found: Tally) -> Grid:
    language, rows = plan.language, []
    few = [
        one for kind in ("organisation", "group") for one in _few([each for each in found.groups if each.kind == kind])
    ]
    for one in found.groups:
        if one in few:
            continue
        workshop = plan.needs.workshops.get(one.name or "") if one.kind == "workshop" else None
        name = workshop.label if workshop else one.name or told("not_said", language)
        kind = told(f"kind.{one.kind}", language)
        numbers = (str(one.ballots), _text(one.participants), str(one.dots), _text(one.per_participant, plan))
        rows.append((kind, name, *numbers, ", ".join(one.first[:3])))
    for kind in dict.fromkeys(one.kind for one in few):
        these = [one for one in few if one.kind == kind]
        name = told("pooled", language, count=len(these))
        ballots, dots = sum(one.ballots for one in these), sum(one.dots for one in these)
        rows.append((told(f"kind.{kind}", language), name, str(ballots), "", str(dots), "", ""))
    names = ("kind", "name", "ballots", "participants", "dots", "per_participant", "first")
    kept = [place for place in range(len(names)) if place < 3 or any(row[place] for row in rows)]
    heads = tuple(told(f"column.{names[place]}", language) for place in kept)
    return Grid(heads, tuple(tuple(row[place] for place in kept) for row in rows))


def _few(groups: list[Group]) -> list[Group]:
    """Return the groups with so few ballots that their votes would be known."""
    pooled = small({one.name: one.ballots for one in groups if one.name}, [one.name for one in groups])
    return [one for one in groups if one.name in pooled]


def _remarks(plan: Plan, found: Tally, limit: int | None, per_card: int | None) -> Iterator[str]:
    language = plan.language
    for ids in found.ties:
        yield told("vote.tied", language, ids=", ".join(ids))
    for one in found.standings:
        if one.carried_by:
            yield told("vote.carried", language, id=one.id, organisation=one.carried_by)
    sizes = {one.participants for one in found.groups if one.kind == "workshop" and one.participants}
    if len(sizes) > 1:
        yield told("vote.fair", language, sizes=", ".join(map(str, sorted(sizes))))
    for ballot in found.ballots:
        most = per_card if ballot.trouble == "over_card_limit" else limit
        values = {"ballot": ballot.ballot, "card": ballot.card, "dots": ballot.dots, "limit": most}
        yield told(f"vote.{ballot.trouble}", language, **values)


def _text(value: float | None, plan: Plan | None = None) -> str:
    if value is None:
        return ""
    return f"{value:g}".replace(".", "," if plan and plan.language[:2] in {"sv", "da"} else ".")


# Weights and decisions


def weighed(plan: Plan, top: int | None = None) -> Iterator[Block]:
    """Yield the ranking by the scores, and the weights at which the first change."""
    ranking, language = rank(plan.strategies), plan.language
    if not any(one.score is not None for one in ranking):
        return
    yield Heading(marked(plan, told("heading.ranking", language), plan.strategies.scores), 3)
    rows = []
    for one in ranking:
        failed = ", ".join(plan.strategies.criteria[name].label for name in one.failed)
        place = told("decision.failed", language, names=failed) if failed else _text(one.rank)
        rows.append((place, named(plan, one.strategy), _text(one.score, plan)))
    yield Grid(tuple(told(f"column.{name}", language) for name in ("rank", "strategy", "score")), tuple(rows))
    first = top or len(plan.strategies.chosen) or 1
    if len(plan.strategies.criteria) < 2 or first >= len(ranking):
        return
    yield Heading(told("heading.turns", language), 3)
    found = turns(plan.strategies, first)
    if not found:
        yield Paragraph(told("decision.no_turn", language, top=first))
        return
    lines = []
    for turn in found:
        change = {name: ", ".join(plan.strategies[one].label for one in getattr(turn, name)) for name in _SIDES}
        criterion = plan.strategies.criteria[turn.criterion].label
        weights = (f"{_text(turn.weight, plan)} %", f"{_text(turn.at, plan)} %")
        lines.append((criterion, *weights, told("decision.turn", language, **change)))
    heads = tuple(told(f"column.{name}", language) for name in ("criterion", "weight", "at", "change"))
    yield Grid(heads, tuple(lines))


_SIDES = ("enters", "leaves")


def decided(plan: Plan) -> Iterator[Block]:
    """Yield the decision: chosen and not chosen with their reasons, and where it differs from the ranking."""
    found, language = decision(plan), plan.language
    if not found.chosen:
        return
    yield Heading(told("heading.decision", language), 3)
    names = ("strategy", "chosen", "rank", "who", "date", "period", "reason")
    rows = [_choice(plan, one) for one in found.choices]
    kept = [place for place in range(len(names)) if place < 2 or any(row[place] for row in rows)]
    heads = tuple(told(f"column.{names[place]}", language) for place in kept)
    yield Grid(heads, tuple(tuple(row[place] for place in kept) for row in rows))
    against = [one for one in found.choices if one.dissent]
    if against:
        words = [told("decision.against", language, name=one.statement, text=one.dissent) for one in against]
        yield Listing(tuple(map(Item, words)))
    if not any(one.rank for one in found.choices):
        return
    if not found.differs:
        yield Paragraph(told("decision.as_advised", language))
        return
    advised = ", ".join(plan.strategies[one].label for one in found.advised)
    yield Paragraph(told("decision.differs", language, names=advised), "notice")
    lines = []
    for one in found.choices:
        if one.differs:
            reason = one.reason or told("decision.no_reason", language)
            lines.append(told(f"decision.{one.differs}", language, name=one.statement, rank=one.rank, reason=reason))
    yield Listing(tuple(map(Item, lines)))


def _choice(plan: Plan, one: Choice) -> tuple[str, ...]:
    language = plan.language
    mark = told("decision.chosen" if one.chosen else "decision.not_chosen", language)
    by = " ".join(filter(None, [one.decider, f"({one.reference})" if one.reference else ""]))
    told_of = (by, one.decided_on or "", one.period or "", one.reason or "")
    return (named(plan, one.id), mark, _text(one.rank), *map(str, told_of))
