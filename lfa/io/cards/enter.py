"""Cards into a plan: what is there already is recognised, everything else is added."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from lfa.errors import Fault
from lfa.io.cards.markup import key_of
from lfa.io.cards.words import folded
from lfa.model.needs import Card, Needs
from lfa.model.plan import Plan

__all__ = ["Entered", "add_cards"]

#: References that are a number or a letter with one are given anew in every export.
_WEAK = re.compile(r"[^\W\d]{0,3}[-. ]?\d{1,4}( / .*)?")
#: From this likeness on, two wordings under one reference are one card that was edited.
_LIKE = 0.6
#: An export that names no workshop is one that came in before when it shares so much with it; otherwise it is another.
_MOST = 0.5


@attrs.frozen
class Entered:
    """What became of the cards of an export.

    Parameters
    ----------
    added : tuple of str
        Ids of the new cards.
    recognised : mapping of str to str
        Ids of cards that were there already, by their ids in the export.
    workshops : tuple of str
        Ids of the new workshops.
    notes : tuple of Fault
        What is to be looked at.
    """

    added: tuple[str, ...]
    recognised: Mapping[str, str]
    workshops: tuple[str, ...] = ()
    notes: tuple[Fault, ...] = ()


def add_cards(plan: Plan, cards: Needs) -> Entered:
    """Add cards to a plan, leaving alone those that it has already.

    A card is recognised by its reference in the source, else by its workshop, its original words
    and which of several such cards it is. So the same export can be read again after the cards
    were reworded, merged or parked: nothing is added twice, nothing comes back, and two persons'
    identical words stay two voices.

    Parameters
    ----------
    plan : Plan
        It is changed.
    cards : Needs
        As `read_cards` gives them; not changed.

    Returns
    -------
    Entered

    Examples
    --------
    >>> plan, export = Plan(), Needs()
    >>> _ = export.add("C1", "The bus is late"), export.add("C2", "The bus is late")
    >>> add_cards(plan, export).added
    ('C1', 'C2')
    >>> _ = plan.needs.update("C1", statement="Buses do not run on time")
    >>> again = add_cards(plan, export)
    >>> again.added, again.recognised
    ((), {'C1': 'C1', 'C2': 'C2'})
    """
    entry = _Entry(plan, cards)
    entry.recognise()
    entry.add()
    return Entered(tuple(entry.added), entry.known, tuple(entry.new_workshops), tuple(entry.notes))


class _Entry:
    """One export on its way into a plan."""

    def __init__(self, plan: Plan, cards: Needs) -> None:
        self.plan, self.cards = plan, cards
        self.known: dict[str, str] = {}
        self.added: list[str] = []
        self.new_workshops: list[str] = []
        self.notes: list[Fault] = []
        self._free: dict[str, Card] = {card.id: card for card in plan.needs}
        self._texts: dict[tuple[str | None, str], list[str]] = {}
        self._refs: dict[tuple[str | None, str], list[str]] = {}
        for card in sorted(plan.needs, key=lambda one: one.occurrence or 0):
            self._texts.setdefault((card.workshop, _key(card)), []).append(card.id)
            if card.source_ref:
                self._refs.setdefault((card.workshop, card.source_ref), []).append(card.id)
        self._homes: dict[str, list[str | None]] = {}
        for scope, ref in self._refs:
            self._homes.setdefault(ref, []).append(scope)
        self._same = self._workshops()
        self._home = self._assumed()
        self._bare = self._share(None) >= _MOST

    # Workshops

    def _workshops(self) -> dict[str, str | None]:
        """Return the plan's workshops by those of the export; None where the plan has none yet."""
        by_title = {folded(one.statement): one.id for one in self.plan.needs.workshops if one.statement}
        found: dict[str, str | None] = {}
        for one in self.cards.workshops:
            there = self.plan.needs.workshops.get(one.id)
            titled = by_title.get(folded(one.statement)) if one.statement else None
            said = folded(one.statement or one.id)
            named = there is not None and (one.statement is None or folded(there.statement or "") == said)
            found[one.id] = titled or (one.id if named else None)
        return found

    def _share(self, scope: str | None) -> float:
        """Return how far an export without a workshop and a workshop of the plan hold the same cards."""
        there = Counter({text: len(ids) for (home, text), ids in self._texts.items() if home == scope})
        given = Counter(_key(card) for card in self.cards)
        fewest = min(there.total(), given.total())
        return (there & given).total() / fewest if fewest else 0.0

    def _assumed(self) -> str | None:
        """Return the workshop that an export without any belongs to: where most of its cards are already."""
        if any(card.workshop for card in self.cards):
            return None
        scopes = dict.fromkeys(scope for scope, _ in self._texts if scope)
        home = max(scopes, key=self._share, default=None)
        if home is None or self._share(home) < max(_MOST, self._share(None)):
            return None
        known = self.plan.needs.workshops.get(home)
        self._note("cards_taken_for", workshop=repr(known.label if known else home))
        return home

    # Recognising

    def recognise(self) -> None:
        """Find the plan's card for each card of the export: references first, then words."""
        twice = Counter(card.source_ref for card in self.cards)
        for card in self.cards:
            if card.source_ref:
                self._by_reference(card, twice[card.source_ref] == 1)
        for card in self.cards:
            if card.id not in self.known and (found := self._by_words(card)):
                self._take(card, found)

    def _scopes(self, card: Card) -> tuple[str | None, ...]:
        """Where a card may stand: in its workshop, or in none when it came in before anybody named one."""
        home = self._same.get(card.workshop) if card.workshop else self._home
        return ((home,) if home else ()) + ((None,) if self._bare else ())

    def _by_reference(self, card: Card, once: bool) -> None:
        ref = card.source_ref or ""
        scopes = self._scopes(card) if _WEAK.fullmatch(ref) else self._homes.get(ref, ())
        named = [one for scope in scopes for one in self._refs.get((scope, ref), ()) if one in self._free]
        same = [one for one in named if _key(self._free[one]) == _key(card)]
        if same:
            self._take(card, same[0])
        elif once and len(named) == 1 and self._edited(self._free[named[0]], card):
            self._note("card_reworded_there", ref=repr(card.source_ref), value=repr(str(card.statement)[:60]))
            self._take(card, named[0])

    def _edited(self, known: Card, card: Card) -> bool:
        """Whether other words under the same reference are the same card, edited where it came from."""
        if not _WEAK.fullmatch(card.source_ref or ""):
            return True
        return difflib.SequenceMatcher(None, _key(known)[:500], _key(card)[:500]).ratio() >= _LIKE

    def _by_words(self, card: Card) -> str | None:
        for scope in self._scopes(card):
            fitting = [one for one in self._texts.get((scope, _key(card)), ()) if one in self._free]
            fitting = [one for one in fitting if not _apart(self._free[one].source_ref, card.source_ref)]
            if fitting:
                alike = (one for one in fitting if self._free[one].occurrence == card.occurrence)
                return next(alike, fitting[0])
        return None

    def _take(self, card: Card, found: str) -> None:
        self.known[card.id] = found
        del self._free[found]

    # Adding

    def add(self) -> None:
        """Add what was not recognised, with the workshops that it needs."""
        new = [card for card in self.cards if card.id not in self.known]
        homes = self._make_workshops(new)
        times = Counter((card.workshop, _key(card)) for card in self.plan.needs)
        merges: list[tuple[str, str]] = []
        for card in new:
            home = homes.get(card.workshop, card.workshop) if card.workshop else self._home
            times[home, _key(card)] += 1
            made = self._make(card, home, times[home, _key(card)])
            self.known[card.id] = made.id
            self.added.append(made.id)
            if card.merged_into:
                merges.append((made.id, card.merged_into))
        for one, other in merges:
            self.plan.needs.update(one, merged_into=self.known.get(other))
        new_ids = set(self.added)
        self.known = {one: there for one, there in self.known.items() if there not in new_ids}

    def _make(self, card: Card, home: str | None, times: int) -> Card:
        taken = card.id in self.plan
        if (
            taken
            and card.source_ref
            and (known := self.plan.needs.get(card.id))
            and known.source_ref == card.source_ref
        ):
            made = self.plan.needs.new_id()
            self._note("card_same_reference", ref=repr(card.source_ref), known=card.id, id=made)
        else:
            made = self.plan.needs.new_id() if taken else card.id
        return self.plan.needs.add(attrs.evolve(card, id=made, workshop=home, occurrence=times, merged_into=None))

    def _make_workshops(self, cards: Iterable[Card]) -> dict[str | None, str]:
        homes: dict[str | None, str] = {one: there for one, there in self._same.items() if there}
        for card in cards:
            if card.workshop and card.workshop not in homes:
                one = self.cards.workshops[card.workshop]
                name = self.plan.needs.workshops.new_id() if one.id in self.plan else one.id
                homes[card.workshop] = self.plan.needs.workshops.add(attrs.evolve(one, id=name)).id
                self.new_workshops.append(name)
        return homes

    def _note(self, code: str, **values: object) -> None:
        self.notes.append(Fault(code, values, None, self.plan.language))


def _key(card: Card) -> str:
    return key_of(str(card.verbatim or ""))


def _apart(one: str | None, other: str | None) -> bool:
    """Whether two references are so particular that they tell two cards apart."""
    return bool(one and other and one != other and not _WEAK.fullmatch(one) and not _WEAK.fullmatch(other))
