"""Dot voting: what a workshop leans to. A tally is advice; what is decided, somebody decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from lfa.analysis.needs import Wall
from lfa.analysis.rows import Row
from lfa.model.plan import Plan
from lfa.model.voices import Vote

__all__ = ["Ballot", "Group", "Standing", "Tally", "tally"]

#: From this part of the dots on, one organisation carries a card.
CARRIED = 0.75


@attrs.frozen
class Standing(Row):
    """How one card stands in the vote.

    Parameters
    ----------
    id, statement : str
        Of the card that stands for others too, where some were merged: their dots are its own.
    dots : int
    ballots : int or None
        How many gave it a dot; None where only sums are known.
    per_participant : float or None
        Dots for each of those who could vote on it, where groups differ in size the fair measure.
    place : int
        1 for the most dots; those with as many share a place.
    tied : bool
        Whether another has as many.
    organisations : tuple of (str or None, int)
        Dots by organisation, most first.
    carried_by : str or None
        The one organisation that gave it nearly all its dots, though others voted too.
    """

    id: str
    statement: str
    dots: int
    ballots: int | None
    per_participant: float | None
    place: int
    tied: bool
    organisations: tuple[tuple[str | None, int], ...]
    carried_by: str | None


@attrs.frozen
class Ballot(Row):
    """What is to be looked at on one ballot.

    Parameters
    ----------
    ballot : str
    workshop : str or None
    dots : int
    trouble : str
        ``over_limit``, ``over_card_limit``, ``unknown`` (more ballots than participants), ``no_dots``,
        ``unknown_card`` or ``unknown_organisation``.
    card : str or None
    """

    ballot: str
    workshop: str | None
    dots: int
    trouble: str
    card: str | None = None


@attrs.frozen
class Group(Row):
    """How one organisation, table or workshop voted.

    Parameters
    ----------
    kind : str
    name : str or None
    ballots, dots : int
    participants : int or None
    per_participant : float or None
    first : tuple of str
        What it gave most dots.
    """

    kind: str
    name: str | None
    ballots: int
    dots: int
    participants: int | None
    per_participant: float | None
    first: tuple[str, ...]


@attrs.frozen
class Tally:
    """The result of a vote.

    Parameters
    ----------
    standings : tuple of Standing
        Most dots first.
    ballots : tuple of Ballot
        What is to be looked at; nothing was left out of the count because of it.
    groups : tuple of Group
        By workshop, organisation and table.
    dots, voters : int
    participants : int or None
        How many could vote.
    """

    standings: tuple[Standing, ...]
    ballots: tuple[Ballot, ...]
    groups: tuple[Group, ...]
    dots: int
    voters: int
    participants: int | None

    @property
    def ties(self) -> tuple[tuple[str, ...], ...]:
        """The ids that share a place, place by place."""
        places: dict[int, list[str]] = {}
        for one in self.standings:
            if one.dots:
                places.setdefault(one.place, []).append(one.id)
        return tuple(tuple(ids) for ids in places.values() if len(ids) > 1)


def tally(
    plan: Plan,
    *,
    limit: int | None = None,
    per_card: int | None = None,
    workshop: str | None = None,
    per_participant: bool = False,
) -> Tally:
    """Count the dots of a vote.

    Parameters
    ----------
    plan : Plan
    limit : int, optional
        Dots that one ballot has; ballots with more are named.
    per_card : int, optional
        Dots that one ballot may give one card.
    workshop : str, optional
        Count the votes of one workshop only.
    per_participant : bool
        Order by dots for each participant of the workshop where they were given, rather than by
        dots: fair where groups differ in size.

    Returns
    -------
    Tally
        Without ballots the sums that stand on the cards are counted.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.needs.add("C1", "More buses"), plan.needs.add("C2", "Lower fares")
    >>> for card, ballot, dots in [("C1", "1", 2), ("C2", "1", 2), ("C2", "2", 1)]:
    ...     _ = plan.needs.votes.add(card, ballot, dots=dots)
    >>> found = tally(plan, limit=3)
    >>> [(one.id, one.dots, one.ballots, one.place) for one in found.standings]
    [('C2', 3, 2, 1), ('C1', 2, 1, 2)]
    >>> [(one.ballot, one.dots, one.trouble) for one in found.ballots]
    [('1', 4, 'over_limit')]
    """
    wall = Wall(plan)
    votes = [one for one in plan.needs.votes if workshop in {None, one.workshop}]
    participants = {one.id: _participants(plan, one.id) for one in plan.needs.workshops}
    found = _standings(wall, votes, participants) if votes else _summed(wall, workshop, participants)
    rows = list(found)
    return Tally(
        tuple(_placed(rows, per_participant)),
        tuple(_troubles(plan, votes, limit, per_card, participants)),
        tuple(_groups(wall, votes, participants)),
        sum(one.dots for one in rows),
        len({(one.workshop, one.ballot) for one in votes}),
        _sum(participants.get(name) for name in ([workshop] if workshop else participants)),
    )


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [one for one in numbers if one is not None]
    return sum(known) if known else None


def _participants(plan: Plan, workshop: str) -> int | None:
    said = plan.needs.workshops[workshop].participants
    if said is not None and said.number is not None:
        return int(said.number)
    rows = [one for one in plan.needs.participations if one.workshop == workshop]
    numbers = [one.count.number if one.count else 1 if one.person else None for one in rows]
    return int(sum(one for one in numbers if one)) if any(numbers) else None


# Standings


def _standings(wall: Wall, votes: Iterable[Vote], participants: Mapping[str, int | None]) -> Iterator[Standing]:
    given: dict[str, list[Vote]] = {}
    for vote in votes:
        given.setdefault(wall.standing.get(vote.card, vote.card), []).append(vote)
    voting = {vote.organisation for vote in votes if vote.organisation and vote.dots}
    for name, listed in given.items():
        dots = sum(one.dots or 0 for one in listed)
        by = Counter[str | None]()
        for one in listed:
            by[one.organisation] += one.dots or 0
        able = _sum(participants.get(home or "") for home in {one.workshop for one in listed})
        shares = tuple((who, number) for who, number in by.most_common() if number)
        element = wall.plan.find(name)
        yield Standing(
            name,
            element.label if element else name,
            dots,
            len({(one.workshop, one.ballot) for one in listed if one.dots}),
            round(dots / able, 2) if able else None,
            0,
            False,
            shares,
            _carrier(shares, dots) if len(voting) > 1 else None,
        )


def _carrier(shares: tuple[tuple[str | None, int], ...], dots: int) -> str | None:
    if dots < 2 or not shares or shares[0][0] is None or shares[0][1] < CARRIED * dots:
        return None
    return shares[0][0]


def _summed(wall: Wall, workshop: str | None, participants: Mapping[str, int | None]) -> Iterator[Standing]:
    for name, members in wall.gathered.items():
        cards = [wall.cards[one] for one in members]
        votes = [card.votes for card in cards if card.votes is not None and workshop in {None, card.workshop}]
        if votes:
            able = _sum(participants.get(home or "") for home in {card.workshop for card in cards})
            per = round(sum(votes) / able, 2) if able else None
            yield Standing(name, wall.cards[name].label, sum(votes), None, per, 0, False, (), None)


def _placed(rows: list[Standing], per_participant: bool) -> Iterator[Standing]:
    def worth(one: Standing) -> float:
        return (one.per_participant or 0.0) if per_participant else one.dots

    ordered = sorted(rows, key=lambda one: -worth(one))
    values = [worth(one) for one in ordered]
    times = Counter(values)
    for one in ordered:
        value = worth(one)
        yield attrs.evolve(one, place=values.index(value) + 1, tied=times[value] > 1 and value > 0)


# What is to be looked at


def _troubles(
    plan: Plan,
    votes: list[Vote],
    limit: int | None,
    per_card: int | None,
    participants: Mapping[str, int | None],
) -> Iterator[Ballot]:
    spent: Counter[tuple[str | None, str]] = Counter()
    for vote in votes:
        spent[vote.workshop, vote.ballot] += vote.dots or 0
    there = {(one.workshop, one.organisation) for one in plan.needs.participations if one.organisation}
    homes = {home for home, _ in there}
    for vote in votes:
        dots = vote.dots or 0
        if vote.card not in plan:
            yield Ballot(vote.ballot, vote.workshop, dots, "unknown_card", vote.card)
        if per_card is not None and dots > per_card:
            yield Ballot(vote.ballot, vote.workshop, dots, "over_card_limit", vote.card)
        if vote.dots is None:
            yield Ballot(vote.ballot, vote.workshop, 0, "no_dots", vote.card)
        if vote.organisation and vote.workshop in homes and (vote.workshop, vote.organisation) not in there:
            yield Ballot(vote.ballot, vote.workshop, dots, "unknown_organisation", vote.card)
    for (home, ballot), dots in spent.items():
        if limit is not None and dots > limit:
            yield Ballot(ballot, home, dots, "over_limit")
        if _never_handed_out(ballot, participants.get(home or "")):
            yield Ballot(ballot, home, dots, "unknown")


def _never_handed_out(ballot: str, handed_out: int | None) -> bool:
    """Whether a numbered ballot has a number beyond those who took part."""
    digits = ballot.strip().lstrip("#0") or "0"
    return handed_out is not None and digits.isascii() and digits.isdigit() and not 0 < int(digits[:9]) <= handed_out


def _groups(wall: Wall, votes: list[Vote], participants: Mapping[str, int | None]) -> Iterator[Group]:
    for kind in ("workshop", "organisation", "group"):
        parts: dict[str | None, list[Vote]] = {}
        for vote in votes:
            parts.setdefault(getattr(vote, kind), []).append(vote)
        if set(parts) == {None}:
            continue
        for name, listed in parts.items():
            dots = Counter[str]()
            for one in listed:
                dots[wall.standing.get(one.card, one.card)] += one.dots or 0
            most = max(dots.values(), default=0)
            able = participants.get(name or "") if kind == "workshop" else None
            yield Group(
                kind,
                name,
                len({(one.workshop, one.ballot) for one in listed}),
                sum(dots.values()),
                able,
                round(sum(dots.values()) / able, 2) if able else None,
                tuple(one for one, number in dots.items() if number == most and most),
            )
