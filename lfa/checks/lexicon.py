"""What a statement says, as far as the rules of language listen: phrases from the word lists of its language.

A statement is read once, in one pass, for all rules together: each list of phrases in
``lfa/terms/<language>/phrases.toml`` that occurs in it is known with its places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

import attrs

from lfa.terms import section

__all__ = ["Echoes", "Lexicon", "Reading", "Span", "lexicon", "words"]

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_PART = re.compile(r"\*?\w+(?:[-'’]\w+)*\*?|[^\w\s]")
#: So many letters of a beginning or an ending are looked up at once.
_KEY = 2
#: A word keeps at least so many letters when its ending is cut off.
_STEM = 4

Span = tuple[int, int]


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
        self._exact: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._begins: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._ends: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name, phrases in self.lists.items():
            for phrase in phrases:
                self._learn(name, tuple(_PART.findall(phrase.lower())))
        self.small = frozenset(self.lists.get("small", ()))
        self._endings = tuple(self.lists.get("endings", ()))

    def _learn(self, name: str, parts: tuple[str, ...]) -> None:
        first = parts[0]
        if first.startswith("*"):
            self._ends.setdefault(first[-_KEY:], []).append((name, parts))
        elif first.endswith("*"):
            self._begins.setdefault(first[:_KEY], []).append((name, parts))
        else:
            self._exact.setdefault(first, []).append((name, parts))

    def read(self, text: str) -> Reading:
        """Listen to a statement."""
        said = words(text)
        spans: dict[str, list[Span]] = {}
        for place in range(len(said)):
            for name, parts in self._candidates(said[place]):
                end = place + len(parts)
                if end <= len(said) and all(map(_fits, parts, said[place:end])):
                    spans.setdefault(name, []).append((place, end))
        return Reading(said, spans, self._start(said, spans.get("openers", [])))

    def _candidates(self, word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield from self._exact.get(word, ())
        yield from self._begins.get(word[:_KEY], ())
        yield from self._ends.get(word[-_KEY:], ())

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
    if part.startswith("*"):
        return word.endswith(part.strip("*")) if not part.endswith("*") else part.strip("*") in word
    return word.startswith(part[:-1]) if part.endswith("*") and len(part) > 1 else part == word


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
        self._where: dict[str, list[str]] = {}
        for id_, stems in texts:
            for stem in stems:
                self._where.setdefault(stem, []).append(id_)

    def nearest(self, stems: Collection[str], besides: Collection[str] = ()) -> tuple[float, str | None]:
        """Return how much of some stems one text holds, from 0 to 1, and which; some texts can be left out."""
        shared = Counter(id_ for stem in stems for id_ in self._where.get(stem, ()) if id_ not in besides)
        if not shared:
            return 0.0, None
        id_, count = shared.most_common(1)[0]
        return count / len(stems), id_
