"""Recognising headings, questions and values of cards in every language that lfa speaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from lfa.model.scales import ActorKind, CardPrompt, Choice, Dimension
from lfa.schema import table
from lfa.terms import languages, section, synonyms, terms

__all__ = ["FIELDS", "asks", "choice_in", "either", "folded", "headings", "is_nobody", "partial", "prompt_in", "tongue"]

#: What a column can be taken for, in the order in which they are offered.
FIELDS = tuple(name.removeprefix("fields.") for name in section("cards") if name.startswith("fields."))
#: Fields of a card by the columns of our own workbook, whose headings are recognised too.
_OURS = {"source_ref": "ref", "votes": "votes", "merged_into": "merged_into", "parked": "parked", "group": "group"}
_OURS |= {"organisation": "organisation", "dimension": "dimension", "area": "area", "statement": "text"}
_PARTS = {CardPrompt: "prompts", ActorKind: "sectors", Dimension: "dimensions"}


@lru_cache(maxsize=4_096)
def folded(text: object) -> str:
    """Return a heading or a word as it is compared: small letters, single blanks, no marks.

    Examples
    --------
    >>> folded(" Card_Text: "), folded("E-post *")
    ('card text', 'e-post')
    """
    plain = unicodedata.normalize("NFC", str(text)).casefold().replace("_", " ")
    return " ".join(plain.split()).strip(" *:.()[]\"'")


@cache
def headings() -> Mapping[str, tuple[str, float]]:
    """Return what each known heading means, and how sure that is."""
    found: dict[str, tuple[str, float]] = {}
    for code in languages():
        for key, words in section("cards", code).items():
            kind, _, name = key.partition(".")
            if kind == "headings":
                field, sure = ("text", 0.6) if name == "perhaps_text" else (name, 1.0)
                if name == "either":
                    continue
                for word in words.split("\n"):
                    found.setdefault(folded(word), (field, sure))
    for column, field in _OURS.items():
        for code in languages():
            for word in (table("cards").column(column).heading(code), *synonyms("cards", column, code)):
                found.setdefault(folded(word), (field, 1.0))
    return found


@cache
def _eithers() -> frozenset[str]:
    return frozenset(word for code in languages() for word in terms("cards", "headings.either", code))


def either(heading: str) -> bool:
    """Whether a heading stands over themes as well as over what cards answer: a category."""
    return folded(heading) in _eithers()


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The known headings of some length as whole words inside longer ones, the longest first."""
    known = [(word, field) for word, (field, sure) in headings().items() if len(word) > 3 and sure == 1]
    ordered = sorted(known, key=lambda one: -len(one[0]))
    return tuple((re.compile(rf"(?<!\w){re.escape(word)}(?!\w)"), field) for word, field in ordered)


@lru_cache(maxsize=4_096)
def partial(heading: str) -> str | None:
    """Return the field whose heading stands inside a longer one, as a whole word.

    Examples
    --------
    >>> partial("which organisation do you represent?"), partial("bus timetable")
    ('organisation', None)
    """
    return next((field for pattern, field in _phrases() if pattern.search(heading)), None)


@cache
def _asking() -> frozenset[str]:
    return frozenset(word for code in languages() for word in terms("cards", "asks.words", code))


def asks(heading: str) -> bool:
    """Whether a heading is a question that was put to people.

    Examples
    --------
    >>> asks("Vilka hinder ser du?"), asks("Nævn tre ønsker for 2030"), asks("Organisation")
    (True, True, False)
    """
    first = folded(heading).split(" ")[0].strip(",;")
    return heading.rstrip(" *:").endswith("?") or (first in _asking() and " " in folded(heading))


@cache
def _parts(kind: type[Choice]) -> tuple[tuple[str, Choice], ...]:
    found: dict[str, Choice] = {}
    for code in languages():
        for one in kind:
            for word in (
                *terms("cards", f"{_PARTS[kind]}.{one}", code),
                *terms("choices", f"{kind.key()}.{one}", code),
            ):
                found.setdefault(word.casefold(), one)
    found |= {str(one): one for one in kind}
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=4_096)
def choice_in(kind: type[Choice], text: str) -> Choice | None:
    """Return the choice that a word or a phrase names: the one whose word comes first in it.

    Examples
    --------
    >>> choice_in(Dimension, "Ekonomisk hållbarhet"), choice_in(ActorKind, "Kommunen"), choice_in(ActorKind, "?")
    (<Dimension.ECONOMIC: 'economic'>, <ActorKind.MUNICIPALITY: 'municipality'>, None)
    """
    plain = folded(text)
    places = [(plain.find(word), -len(word), one) for word, one in _parts(kind) if word in plain]
    places = [found for found in places if found[0] == 0 or not plain[found[0] - 1].isalpha() or -found[1] > 4]
    return min(places, key=lambda found: found[:2])[2] if places else None


def prompt_in(text: str) -> CardPrompt | None:
    """Return what cards under a heading, or in answer to a question, are about.

    Examples
    --------
    >>> prompt_in("Hvad er de regulatoriske benspænd?"), prompt_in("Önskescenarier"), prompt_in("Name")
    (<CardPrompt.OBSTACLE: 'obstacle'>, <CardPrompt.WISH: 'wish'>, None)
    """
    found = choice_in(CardPrompt, text)
    return CardPrompt(found) if found else None


@cache
def _tongues() -> Mapping[str, str]:
    keys = [key for key in section("cards") if key.startswith("tongues.")]
    found = {word: key[8:] for code in languages() for key in keys for word in terms("cards", key, code)}
    return found | {key[8:]: key[8:] for key in keys}


def tongue(text: str) -> str | None:
    """Return the code of a language that is named.

    Examples
    --------
    >>> tongue("Svenska"), tongue("dansk"), tongue("x")
    ('sv', 'da', None)
    """
    return _tongues().get(folded(text))


@cache
def _nobodies() -> frozenset[str]:
    return frozenset(word for code in languages() for word in terms("cards", "nobody.words", code))


def is_nobody(text: str) -> bool:
    """Whether a cell for an author or an organisation says that nobody is named."""
    return text.strip().casefold() in _nobodies()
