"""Cards that say the same or nearly so: suggested to people, never merged by itself.

Two wordings are compared as a whole (Ratcliff and Obershelp's measure, `difflib`). So that a
few thousand cards are no matter of minutes, only those are compared that share rare groups of three letters.

References
----------
Ratcliff and Metzener (1988), Pattern matching: the gestalt approach, Dr. Dobb's Journal.
Bayardo, Ma and Srikant (2007), Scaling up all pairs similarity search, WWW: filtering by the rarest features.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from math import ceil

import attrs

from lfa.analysis.needs import CardState, Wall
from lfa.analysis.rows import Row
from lfa.model.needs import Card
from lfa.model.plan import Plan

__all__ = ["Alike", "duplicates"]

_WORD = re.compile(r"\w+")
#: Two cards are compared when they share this part of their groups of letters; so many partners at most each.
_SHARED, _PARTNERS = 0.4, 12
#: Letters of a card that are looked at.
_LOOKED = 400


@attrs.frozen
class Alike(Row):
    """Two cards that may be one.

    Parameters
    ----------
    card, other : str
        Ids, in the order of the wall.
    likeness : float
        From 0 to 1; 1 when they say the same but for capitals, blanks and marks.
    exact : bool
    same_organisation : bool
        Whether both come from one organisation; otherwise merging joins two voices (and keeps them).
    """

    card: str
    other: str
    likeness: float
    exact: bool
    same_organisation: bool


def duplicates(plan: Plan, near: float = 0.8) -> tuple[Alike, ...]:
    """Suggest which cards say the same, or nearly.

    Cards that were merged already are left out, and cards in different languages are not compared.

    Parameters
    ----------
    plan : Plan
    near : float
        The likeness from which two cards are suggested.

    Returns
    -------
    tuple of Alike
        Most alike first. Of several with exactly the same words each is paired with the first.

    Examples
    --------
    >>> plan = Plan()
    >>> for number, text in enumerate(
    ...     ["Bussen går för sällan", "bussen går för sällan!", "Bussarna går för sällan"], 1
    ... ):
    ...     _ = plan.needs.add(f"C{number}", text)
    >>> [(one.card, one.other, one.likeness, one.exact) for one in duplicates(plan)]
    [('C1', 'C2', 1.0, True), ('C1', 'C3', 0.91, False)]
    """
    wall = Wall(plan)
    cards = [one for one in plan.needs if one.statement and wall.states[one.id] is not CardState.MERGED]
    place = {card.id: number for number, card in enumerate(cards)}
    found = [*_exact(cards), *_near(cards, near)]
    return tuple(sorted(found, key=lambda one: (-one.likeness, place[one.card], place[one.other])))


def _worded(card: Card) -> tuple[str, str]:
    """Return the language and the words of a card as they are compared."""
    text = card.statement
    assert text is not None
    plain = unicodedata.normalize("NFKC", str(text)).casefold()
    return text.language or "", " ".join(_WORD.findall(plain[:_LOOKED]))


def _groups(cards: Iterable[Card]) -> dict[tuple[str, str], list[Card]]:
    found: dict[tuple[str, str], list[Card]] = {}
    for card in cards:
        found.setdefault(_worded(card), []).append(card)
    return found


def _exact(cards: Sequence[Card]) -> Iterator[Alike]:
    for (_, words), alike in _groups(cards).items():
        if words:
            for other in alike[1:]:
                yield Alike(alike[0].id, other.id, 1.0, True, _same(alike[0], other))


def _near(cards: Sequence[Card], near: float) -> Iterator[Alike]:
    firsts = {worded: alike[0] for worded, alike in _groups(cards).items() if worded[1]}
    for language in dict.fromkeys(language for language, _ in firsts):
        texts = {card.id: words for (spoken, words), card in firsts.items() if spoken == language}
        by_id = {card.id: card for card in firsts.values()}
        for one, other in _pairs(texts):
            likeness = _likeness(texts[one], texts[other], near)
            if likeness >= near:
                yield Alike(one, other, round(likeness, 2), False, _same(by_id[one], by_id[other]))


def _pairs(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that share enough groups of three letters, found by the rarest groups of each."""
    grams = {name: _grams(text) for name, text in texts.items()}
    common = Counter(gram for found in grams.values() for gram in found)
    homes: dict[str, list[str]] = {}
    for name, found in grams.items():
        rare = sorted(found, key=lambda gram: (common[gram], gram))[: len(found) - ceil(_SHARED * len(found)) + 1]
        met: Counter[str] = Counter()
        for gram in rare:
            met.update(homes.get(gram, ())[-10 * _PARTNERS :])
            homes.setdefault(gram, []).append(name)
        for other, _ in met.most_common(_PARTNERS):
            both = len(found & grams[other])
            if both >= _SHARED * (len(found) + len(grams[other]) - both):
                yield other, name


def _grams(text: str) -> frozenset[str]:
    padded = f"  {text} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))


def _likeness(one: str, other: str, near: float) -> float:
    """Return how alike two texts are, in their order of words or in any."""
    best = 0.0
    turned = (" ".join(sorted(one.split())), " ".join(sorted(other.split())))
    for first, second in ((one, other), turned):
        matcher = SequenceMatcher(None, first, second, autojunk=False)
        if matcher.real_quick_ratio() >= near and matcher.quick_ratio() >= near:
            best = max(best, matcher.ratio())
    return best


def _same(one: Card, other: Card) -> bool:
    return one.organisation is not None and one.organisation == other.organisation
