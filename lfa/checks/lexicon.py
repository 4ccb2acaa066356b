"""What a statement says, as far as the rules of language listen: phrases from the word lists of its language.

A statement is read once, in one pass, for all rules together: each list of phrases in
``lfa/terms/<language>/phrases.toml`` that occurs in it is known with its places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

import attrs

from lfa.terms import section

__all__ = ["Echoes", "Lexicon", "Reading", "Span", "lexicon", "words"]

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_PART = re.compile(r"\*?\w+(?:[-'’]\w+)*\*?|[^\w\s]")
#: So many letters of a beginning or an ending are looked up at once.
_KEY = 2
#: So many texts are compared with one.
_ENOUGH = 200
#: A word keeps at least so many letters when its ending is cut off.
_STEM = 4

Span = tuple[int, int]
#: List, first word (or its beginning, or its ending) and the words after it.
Phrase = tuple[str, str, tuple[str, ...]]


def words(text: str) -> tuple[str, ...]:
    """Cut a text into words and marks, in small letters.

    Examples
    --------
    >>> words("Water-borne disease, esp. among under-5s")
    ('water-borne', 'disease', ',', 'esp', '.', 'among', 'under-5s')
    """
    return tuple(_WORD.findall(text.lower()))


@attrs.frozen
class Reading:
    """The words of a statement and where phrases of each list stand among them.

    Parameters
    ----------
    words : tuple of str
    spans : mapping of str to list
        By list: first word and the one after the last, in the order of the statement.
    start : int
        Where the statement opens, after words such as "there is a serious".
    """

    words: tuple[str, ...]
    spans: Mapping[str, list[Span]]
    start: int

    def has(self, *names: str) -> bool:
        """Whether a phrase of any of these lists occurs."""
        return any(name in self.spans for name in names)

    def at(self, name: str) -> list[Span]:
        """Return where phrases of a list stand."""
        return self.spans.get(name, [])

    def opening(self, *names: str) -> Span | None:
        """Return the longest phrase of these lists that the statement opens with."""
        found = [one for name in names for one in self.at(name) if one[0] in {0, self.start}]
        return max(found, key=lambda one: one[1] - one[0], default=None)

    def said(self, span: Span) -> str:
        """Return the words of a place."""
        return " ".join(self.words[slice(*span)])

    def within(self, name: str, first: int = 0, last: int | None = None) -> list[Span]:
        """Return where phrases of a list stand in a part of the statement."""
        end = len(self.words) if last is None else last
        return [one for one in self.at(name) if first <= one[0] and one[1] <= end]

    @property
    def count(self) -> int:
        """The number of words, marks left out."""
        return sum(one[0].isalnum() for one in self.words)


class Lexicon:
    """The word lists of one language, ready to listen.

    Parameters
    ----------
    language : str
        A language that has lists.

    Examples
    --------
    >>> reading = lexicon("en").read("There is a general lack of meeting places")
    >>> reading.opening("absence"), reading.said(reading.at("solution")[0])
    ((4, 6), 'meeting places')
    """

    def __init__(self, language: str) -> None:
        self.lists = {name: lines.split("\n") for name, lines in section("phrases", language).items()}
        self._words: dict[str, list[str]] = {}
        self._exact: dict[str, list[Phrase]] = {}
        self._begins: dict[str, list[Phrase]] = {}
        self._ends: dict[str, list[Phrase]] = {}
        for name, phrases in self.lists.items():
            for phrase in phrases:
                self._learn(name, tuple(_PART.findall(phrase.lower())))
        self.small = frozenset(self.lists.get("small", ()))
        self._endings = tuple(self.lists.get("endings", ()))

    def _learn(self, name: str, parts: tuple[str, ...]) -> None:
        first, rest = parts[0], parts[1:]
        if first.startswith("*"):
            self._ends.setdefault(first[-_KEY:], []).append((name, first[1:], rest))
        elif first.endswith("*"):
            self._begins.setdefault(first[:_KEY], []).append((name, first[:-1], rest))
        elif rest:
            self._exact.setdefault(first, []).append((name, first, rest))
        else:
            self._words.setdefault(first, []).append(name)

    def read(self, text: str) -> Reading:
        """Listen to a statement."""
        said = words(text)
        spans: dict[str, list[Span]] = {}
        for place, word in enumerate(said):
            for name in self._words.get(word, ()):
                spans.setdefault(name, []).append((place, place + 1))
            for name, rest in self._candidates(word):
                end = place + 1 + len(rest)
                if end <= len(said) and all(map(_fits, rest, said[place + 1 : end])):
                    spans.setdefault(name, []).append((place, end))
        return Reading(said, spans, self._start(said, spans.get("openers", [])))

    def _candidates(self, word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the lists and the rest of the phrases whose first word this may be."""
        for name, _, rest in self._exact.get(word, ()):
            yield name, rest
        for name, stem, rest in self._begins.get(word[:_KEY], ()):
            if word.startswith(stem):
                yield name, rest
        for name, ending, rest in self._ends.get(word[-_KEY:], ()):
            if word.endswith(ending):
                yield name, rest

    @staticmethod
    def _start(said: tuple[str, ...], openers: list[Span]) -> int:
        """Return the first word after what may stand before an opening; 0 where nothing is left then."""
        ends = dict(openers)
        start = 0
        while start in ends:
            start = ends[start]
        return start if start < len(said) else 0

    def stems(self, text: str) -> frozenset[str]:
        """Return the beginnings of the words that carry the meaning of a text.

        Examples
        --------
        >>> sorted(lexicon("en").stems("Sufficient and clean water is available"))
        ['availabl', 'clean', 'sufficient', 'water']
        >>> (
        ...     sorted(lexicon("en").stems("Discharge into rivers is reducing")),
        ...     sorted(lexicon("en").stems("River reduced")),
        ... )
        (['discharg', 'reduc', 'river'], ['reduc', 'river'])
        """
        return frozenset(self._stem(one) for one in words(text) if one[0].isalnum() and one not in self.small)

    def _stem(self, word: str) -> str:
        for ending in self._endings if len(word) > _STEM else ():
            if word.endswith(ending) and len(word) - len(ending) >= _STEM:
                return word[: -len(ending)]
        return word


def _fits(part: str, word: str) -> bool:
    """Whether a word is the one meant, begins so ("river*") or ends so ("*ing")."""
    if part.startswith("*"):
        return word.endswith(part[1:])
    return word.startswith(part[:-1]) if part.endswith("*") else part == word


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the word lists of a language; None where it has none: then only structure is judged."""
    return Lexicon(language) if section("phrases", language) else None


class Echoes:
    """Texts by their stems, to find the one that says most of what another says.

    Parameters
    ----------
    texts : iterable of pairs
        Ids and stems.

    Examples
    --------
    >>> echoes = Echoes([("R1", {"clean", "water", "village"}), ("R2", {"road"})])
    >>> echoes.nearest({"clean", "water"}), echoes.nearest({"forest"})
    ((1.0, 'R1'), (0.0, None))
    """

    def __init__(self, texts: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._stems = {name: frozenset(stems) for name, stems in texts}
        self._where: dict[str, list[str]] = {}
        for name, stems in self._stems.items():
            for stem in stems:
                self._where.setdefault(stem, []).append(name)

    def nearest(self, stems: Collection[str], besides: Collection[str] = ()) -> tuple[float, str | None]:
        """Return how much of some stems one text holds, from 0 to 1, and which; some texts can be left out.

        Texts that share the rarest stems are looked at first, and no more than a few hundred, so that the work stays
        linear in plans that say the same words everywhere.
        """
        wanted, best = frozenset(stems), (0, "")
        for name in self._candidates(wanted):
            if name not in besides and (shared := len(wanted & self._stems[name])) > best[0]:
                best = (shared, name)
        return (best[0] / len(wanted), best[1]) if best[0] else (0.0, None)

    def _candidates(self, stems: frozenset[str]) -> dict[str, None]:
        found: dict[str, None] = {}
        for stem in sorted(stems & self._where.keys(), key=lambda one: (len(self._where[one]), one)):
            found.update(dict.fromkeys(self._where[stem][: _ENOUGH - len(found)]))
            if len(found) >= _ENOUGH:
                break
        return found
