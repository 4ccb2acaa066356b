"""Ballots in: one row for the dots that one ballot gave to one card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lfa.errors import Place
from lfa.io.cards.account import CardAccount
from lfa.io.cards.columns import Guess, Mapping_, columns_seen, settled
from lfa.io.cards.markup import key_of
from lfa.io.cards.pages import Page, seen
from lfa.io.cards.reader import ROWS, pages_of, refuse_wide
from lfa.io.cards.words import folded, headings
from lfa.io.excel.grid import letters
from lfa.io.faults import Faults, shown
from lfa.io.limits import limits
from lfa.io.source import Readable, opened
from lfa.model.fields import is_id
from lfa.model.plan import Plan
from lfa.model.voices import Vote

__all__ = ["read_votes"]

#: What a row of votes says, by the fields of cards that are headed alike.
_MEANS = {
    "id": "card",
    "ref": "card",
    "text": "card",
    "votes": "dots",
    "author": "ballot",
    "ballot": "ballot",
    "workshop": "workshop",
}
_MEANS |= {"organisation": "organisation", "group": "group", "card": "card", "dots": "dots"}
_NUMBER = re.compile(r"#?\d+")


def read_votes(
    source: Readable,
    plan: Plan,
    mapping: Mapping_ | None = None,
    *,
    workshop: str | None = None,
    encoding: str | None = None,
    names: bool = False,
    **limit: Any,
) -> tuple[list[Vote], CardAccount]:
    r"""Read the votes of ballots into a plan.

    A row says which card (by its id, its reference in the source or its words), which ballot and how
    many dots; one where nothing is said. Ballots are told apart by numbers; names of voters get
    numbers instead. What cannot be right is named by row and kept all the same.

    Parameters
    ----------
    source : path or binary stream
        As for `lfa.read_cards`.
    plan : Plan
        It gets the votes. A ballot that has voted on a card already is brought up to date.
    mapping : mapping, optional
        Field (card, ballot, dots, organisation, group, workshop) and heading.
    workshop : str, optional
        Id or title of the workshop, where the rows do not say it.
    encoding : str, optional
    names : bool
        Keep names of voters.
    **limit
        As for `lfa.read_cards`.

    Returns
    -------
    list of Vote
        As they now stand in the plan.
    CardAccount

    Raises
    ------
    MissingFile, ReadError, InvalidValue
        As for `lfa.read_cards`.

    Examples
    --------
    >>> import io
    >>> plan = Plan()
    >>> _ = plan.needs.add("C1", "Buses are late")
    >>> votes, account = read_votes(io.BytesIO(b"card,ballot,dots\nC1,1,2\nC1,2,1\nC9,2,1\n"), plan)
    >>> [(vote.card, vote.ballot, vote.dots) for vote in votes]
    [('C1', '1', 2), ('C1', '2', 1), ('C9', '2', 1)]
    >>> print(account.notes[0])
    line 4: 'C9' is no card of the plan; the vote was kept as it is, for you to mend.
    """
    wanted = settled(mapping)
    file = opened(source, limits(**{"rows": ROWS, **limit}))
    faults = Faults(file.name, plan.language, most=10**9)
    pages, account = pages_of(file, encoding, plan.language)
    refuse_wide(pages, faults)
    reading = _Votes(plan, faults, account, wanted, workshop, names)
    found = [(page, at, columns) for page in pages for at, columns in reading.headers(page)]
    if not found:
        seen = list(dict.fromkeys(name for page in pages for name in columns_seen(page)))
        told, lacks = ", ".join(map(shown, seen)) or "-", reading.lacks
        raise faults.fail("votes_no_column", kind=lacks, name=lacks, columns=told, first=seen[0] if seen else "...")
    for page, at, columns in found:
        reading.page(page, at, columns)
    account.notes, account.cards = list(faults), len(reading.votes)
    return [plan.needs.votes[key] for key in reading.votes], account


class _Votes:
    """Reads the rows of one file into a plan."""

    def __init__(
        self,
        plan: Plan,
        faults: Faults,
        account: CardAccount,
        wanted: Mapping[str, tuple[str, ...]],
        workshop: str | None,
        names: bool,
    ) -> None:
        self.plan, self.faults, self.account, self.wanted = plan, faults, account, wanted
        self.names, self.lacks = names, "card"
        self.votes: dict[tuple[str | None, ...], Place] = {}
        self._workshops = {folded(one.id): one.id for one in plan.needs.workshops}
        self._workshops |= {folded(one.statement): one.id for one in plan.needs.workshops if one.statement}
        self._numbers: dict[str, str] = {}
        self._cards: dict[str, str] = {}
        for card in reversed(list(plan.needs)):
            self._cards[key_of(str(card.verbatim or card.id))] = card.id
            self._cards[key_of(str(card.statement or card.id))] = card.id
        self._cards |= {card.source_ref: card.id for card in plan.needs if card.source_ref}
        there = [one for one in plan.needs.participations if one.organisation]
        self._there = {(one.workshop, one.organisation) for one in there}
        self._counted = {one.workshop for one in there}
        self._home = self._workshop(workshop)

    def headers(self, page: Page) -> Iterator[tuple[int, dict[str, int]]]:
        """Yield the line of headings of a page that holds votes."""
        for at, line in enumerate(page.lines[:20]):
            columns: dict[str, int] = {}
            named = {folded(seen(cell)): number for number, cell in sorted(line.cells.items(), reverse=True)}
            named |= {
                letters(number).casefold(): number for number in line.cells if letters(number).casefold() not in named
            }
            for field, names in self.wanted.items():
                for name in names:
                    if folded(name) in named:
                        columns[_MEANS.get(field, field)] = named[folded(name)]
            for number, cell in sorted(line.cells.items()):
                known = headings().get(folded(seen(cell)))
                means = _MEANS.get(known[0]) if known else None
                if means and means not in columns and number not in columns.values():
                    columns[means] = number
            if {"card", "ballot"} <= set(columns):
                given = {folded(name) for names in self.wanted.values() for name in names}
                for means, number in columns.items():
                    heading = seen(line.cells[number])
                    self.account.columns.append(Guess(number, heading, means, 1.0, given=folded(heading) in given))
                yield at, columns
                return
            if "card" in columns:
                self.lacks = "ballot"

    def page(self, page: Page, at: int, columns: Mapping[str, int]) -> None:
        """Read the rows below the headings."""
        lines = page.lines[at + 1 :]
        texts = [seen(line.cells.get(columns["ballot"])) for line in lines]
        numbered = self.names or all(_NUMBER.fullmatch(one) or len(one) < 3 for one in texts if one)
        if not numbered:
            self.account.persons.append(seen(page.lines[at].cells[columns["ballot"]]))
        for line in lines:
            values = {means: text for means, number in columns.items() if (text := seen(line.cells.get(number)))}
            place = page.place(line.number, columns["card"])
            if "card" not in values or "ballot" not in values:
                self.faults.add("vote_no_card", place, value=shown("; ".join(values.values())))
                continue
            self.account.rows += 1
            if not numbered:
                name = folded(values["ballot"])
                values["ballot"] = self._numbers.setdefault(name, str(len(self._numbers) + 1))
            self._vote(values, place)

    def _vote(self, values: Mapping[str, str], place: Place) -> None:
        raw = values["card"]
        card = raw if raw in self.plan else self._cards.get(raw) or self._cards.get(key_of(raw))
        note = None
        if card is None:
            self.faults.add("vote_unknown_card", place, value=shown(raw))
            card, note = (raw, None) if is_id(raw) else (f"unknown-{len(self.votes) + 1}", raw)
        dots = values.get("dots", "1").replace(" ", "")
        number = int(dots) if re.fullmatch(r"\d{1,6}", dots, re.ASCII) else None
        if number is None:
            self.faults.add("vote_bad_dots", place, value=shown(values["dots"]))
            note = "; ".join(filter(None, [note, values["dots"]]))
        home = self._workshop(values.get("workshop")) or self._home
        self._known(values, home, place)
        fields: dict[str, Any] = {
            "organisation": values.get("organisation"),
            "group": values.get("group"),
            "note": note,
        }
        self._enter(Vote(card, values["ballot"], workshop=home, dots=number, **fields), place)

    def _enter(self, vote: Vote, place: Place) -> None:
        votes = self.plan.needs.votes
        if vote.key in self.votes:
            first = self.votes[vote.key]
            self.faults.add("vote_again", place, ballot=vote.ballot, card=vote.card, first=first)
            dots = (votes[vote.key].dots or 0) + (vote.dots or 0)
            votes.update(vote.key, dots=dots)
            return
        self.votes[vote.key] = place
        if vote.key in votes:
            said = {name: getattr(vote, name) for name in ("dots", "organisation", "group", "note")}
            votes.update(vote.key, **{name: value for name, value in said.items() if value is not None})
        else:
            votes.add(vote)

    def _workshop(self, name: str | None) -> str | None:
        if name is None:
            return None
        if folded(name) not in self._workshops:
            made = self.plan.needs.workshops.add(None, " ".join(name.split()))
            self._workshops[folded(name)] = made.id
        return self._workshops[folded(name)]

    def _known(self, values: Mapping[str, str], home: str | None, place: Place) -> None:
        """Say it when a voter cannot be one of those who took part."""
        who = values.get("organisation")
        if who and home in self._counted and (home, who) not in self._there:
            self.faults.add("vote_unknown_organisation", place, value=shown(who))
        meeting = self.plan.needs.workshops.get(home or "")
        most = meeting.participants.number if meeting and meeting.participants else None
        ballot = values["ballot"].lstrip("#")
        if most and ballot.isascii() and ballot.isdigit() and not 0 < int(ballot[:9]) <= most:
            self.faults.add("vote_unknown_voter", place, ballot=values["ballot"], known=f"1–{most:g}")
