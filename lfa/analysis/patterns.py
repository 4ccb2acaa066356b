"""The rewording patterns of a language, read from its words and ready to be tried.

A pattern's form is a regular expression with slots: ``<x>`` is a phrase without a verb of
its own. In a suggestion, ``<x>`` is filled with what the slot held, and ``<n:den>``
inflects it by the list ``inflect.den``. All of it is data, one file a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lfa.terms import section

__all__ = ["Book", "book"]

_PHRASE = r"\S.*?"
_SLOT = re.compile(r"(?<!\?P)<(\w+)(?::(\w+))?>")
#: Slots that hold one thing, without a verb of its own.
_PHRASES = {"x", "xs", "np", "n"}


@cache
def book(language: str) -> Book | None:
    """Return the patterns of a language; None where it has none."""
    return Book(language) if section("patterns", language) else None


class Book:
    """The patterns of one language.

    Parameters
    ----------
    language : str
        A language that has patterns.
    """

    def __init__(self, language: str) -> None:
        self._words = section("patterns", language)
        self._verbs, self._relative, self._prepositions = (
            _regex(rf"\b(?:{self._words[key]})\b") for key in ("verbs", "relative", "prepositions")
        )
        self._quantity, self._share, self._clause, self._good, self._bad = (
            _regex(self._words[key]) for key in ("quantity", "share", "clause", "good", "bad")
        )
        self._and = _regex(rf",|\b(?:{self._words['and']})\b")
        self._not = _regex(rf"\b(?:{self._words['not']})\b")
        self._lower = re.compile(self._words["lower"])
        self._refused = tuple(map(_regex, self._lines("refuse")))
        self._inflections = {
            name: [(_regex(ending), new) for ending, new in map(_sides, self._lines(f"inflect.{name}"))]
            for name in self._names("inflect")
        }
        self._patterns = tuple(
            self._pattern(kind, line) for kind in self._names("patterns") for line in self._lines(f"patterns.{kind}")
        )

    def _names(self, table: str) -> list[str]:
        return [key.removeprefix(f"{table}.") for key in self._words if key.startswith(f"{table}.")]

    def _lines(self, key: str) -> list[str]:
        return [line for line in self._words[key].split("\n") if line]

    def _pattern(self, kind: str, line: str) -> tuple[str, re.Pattern[str], list[str]]:
        form, templates = _sides(line)
        form = _SLOT.sub(lambda slot: f"(?P<{slot[1]}>{self._words.get(f'slots.{slot[1]}', _PHRASE)})", form)
        return kind, _regex(form), [part.strip() for part in templates.split(" | ")]

    def suggestions(self, statement: str) -> Iterator[str]:
        """Yield what the first pattern that fits a statement suggests."""
        if any(one.search(statement) for one in self._refused):
            return
        for kind, form, templates in self._patterns:
            found = form.fullmatch(statement)
            if not found or not self._holds(kind, found.groupdict("")):
                continue
            made = [filled for template in templates if (filled := self._filled(template, found))]
            yield from made
            if made or templates == [""]:
                return

    # Caution

    def _holds(self, kind: str, slots: dict[str, str]) -> bool:
        """Whether every phrase is one thing, and the change suggested is one for the better."""
        phrases = [slots[name] for name in slots if name in _PHRASES]
        unwanted = {"more": self._bad, "less": self._good}.get(kind)
        return all(map(self._is_one, phrases)) and not (
            unwanted and any(unwanted.search(self._head(one)) for one in phrases)
        )

    def _is_one(self, phrase: str) -> bool:
        """Whether a phrase has no verb of its own, unless in a relative clause that ends it, and no share."""
        head, *clause = self._relative.split(phrase, maxsplit=1)
        if self._share.search(phrase) or self._verbs.search(head) or self._clause.search(head.strip()):
            return False
        return not (clause and self._and.search(clause[0]))

    def _head(self, phrase: str) -> str:
        """Return what a phrase is about: before its first preposition, or what a number of is counted."""
        head, *clause = self._relative.split(phrase, maxsplit=1)
        parts = self._prepositions.split(head, maxsplit=2)
        about = parts[:2] if self._quantity.search(parts[0].strip()) else parts[:1]
        return " ".join([*about, *(one for one in clause if not self._not.search(one))])

    # Filling in

    def _filled(self, template: str, found: re.Match[str]) -> str:
        """Fill a suggestion; empty when a word cannot be inflected with certainty."""
        parts: list[str] = []
        end = 0
        for slot in _SLOT.finditer(template):
            formed = self._formed(found[slot[1]] or "", slot[2])
            if formed is None:
                return ""
            parts += [template[end : slot.start()], formed]
            end = slot.end()
        return " ".join("".join([*parts, template[end:]]).split())

    def _formed(self, words: str, form: str | None) -> str | None:
        if form is None:
            return words
        if form == "low":
            return words[:1].lower() + words[1:] if self._lower.search(words) else words
        for ending, new in self._inflections[form]:
            if ending.search(words):
                return None if new == "-" else ending.sub(new, words, count=1)
        return None


def _regex(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


def _sides(line: str) -> tuple[str, str]:
    left, _, right = line.partition(" =>")
    return left, right.strip()
