"""Suggestions for turning a problem into the state that would replace it.

The patterns are data: ``lfa/terms/<language>/patterns.toml``. They know a little grammar
and are cautious: a statement they do not fully understand gets no suggestion. What they
do suggest is a draft for people to word, never final.

References
----------
European Commission (2004), Project Cycle Management Guidelines, on analysis of objectives:
negative states are reworded into positive states that are desirable and realistic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from lfa.model.text import Text
from lfa.terms import section

__all__ = ["draft", "placeholder", "suggestions"]

#: A statement longer than this says several things; no pattern is tried.
_MOST = 200
_SLOT = re.compile(r"<(\w+)(?::(\w+))?>")


def suggestions(statement: str, language: str = "en") -> list[str]:
    """Suggest wordings of the state that would replace a problem.

    Parameters
    ----------
    statement : str
        The problem.
    language : str
        Its language; one without patterns gets no suggestions.

    Returns
    -------
    list of str
        Best first; empty when no pattern fits.

    Examples
    --------
    >>> suggestions("The number of apprentices is falling")
    ['The number of apprentices has increased']
    >>> suggestions("Antalet nystartade företag minskar", "sv")
    ['Antalet nystartade företag har ökat']
    >>> suggestions("Polluters are not controlled because the agency is weak")
    []
    """
    book = _book(language.split("-", maxsplit=1)[0])
    plain = " ".join(statement.split()).rstrip(".!")
    if not book or len(plain) > _MOST or any(one.search(plain) for one in book.refused):
        return []
    return list(dict.fromkeys(_capital(one) for one in _matched(plain, book)))


def placeholder(statement: str) -> str:
    """Return a problem's wording in brackets: an objective that still has to be worded.

    Examples
    --------
    >>> placeholder("Frequent bus accidents")
    '[ Frequent bus accidents ]'
    """
    return f"[ {statement.strip()} ]"


def draft(statement: Text | None, language: str) -> Text | None:
    """Return the draft of an objective: the first suggestion, else the problem's wording in brackets.

    Translations get drafts of their own, in their languages.
    """
    if not statement:
        return None
    others = {code: _worded(text, code) for code, text in statement.others.items()}
    return Text(_worded(statement, statement.language or language), others, statement.stale, statement.language)


def _worded(statement: str, language: str) -> str:
    return next(iter(suggestions(statement, language)), placeholder(statement))


# The patterns of a language


@attrs.frozen
class _Pattern:
    form: re.Pattern[str]
    templates: tuple[str, ...]


@attrs.frozen
class _Book:
    """The patterns of one language, ready to use."""

    patterns: tuple[_Pattern, ...]
    refused: tuple[re.Pattern[str], ...]
    verbs: re.Pattern[str]
    relative: re.Pattern[str]
    inflections: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]


@cache
def _book(language: str) -> _Book | None:
    words = section("patterns", language)
    if not words:
        return None
    lines = {key: words[key].split("\n") for key in words}
    slots = {name.removeprefix("slots."): words[name] for name in words if name.startswith("slots.")}
    return _Book(
        tuple(_pattern(line, slots) for key in lines if key.startswith("patterns.") for line in lines[key]),
        tuple(re.compile(line, re.IGNORECASE) for line in lines["refuse"]),
        re.compile(rf"\b(?:{words['verbs']})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{words['relative']})\b", re.IGNORECASE),
        {
            key.removeprefix("inflect."): tuple((re.compile(ending), new) for ending, new in map(_sides, lines[key]))
            for key in lines
            if key.startswith("inflect.")
        },
    )


def _sides(line: str) -> tuple[str, str]:
    left, _, right = line.partition(" => ")
    return left, right.strip()


def _pattern(line: str, slots: Mapping[str, str]) -> _Pattern:
    form, templates = _sides(line)
    regex = _SLOT.sub(lambda found: f"(?P<{found[1]}>{slots.get(found[1], slots['phrase'])})", form)
    return _Pattern(re.compile(regex, re.IGNORECASE), tuple(part.strip() for part in templates.split(" | ")))


def _matched(statement: str, book: _Book) -> Iterator[str]:
    """Yield what the first pattern that fits suggests."""
    for pattern in book.patterns:
        found = pattern.form.fullmatch(statement)
        if not found or not all(_one_phrase(part, book) for name, part in found.groupdict("").items() if name == "x"):
            continue
        made = [filled for template in pattern.templates if (filled := _filled(template, found, book))]
        if made or "" in pattern.templates:
            yield from made
            return


def _one_phrase(words: str, book: _Book) -> bool:
    """Whether a slot holds one thing: no verb of its own, unless in a relative clause that ends it."""
    head, *tail = book.relative.split(words, maxsplit=1)
    if book.verbs.search(head):
        return False
    return not tail or not re.search(r",|\b(?:and|och|og|men|but|samt)\b", tail[0])


def _filled(template: str, found: re.Match[str], book: _Book) -> str | None:
    """Fill a template; None when a word cannot be inflected with certainty."""
    parts: list[str] = []
    end = 0
    for slot in _SLOT.finditer(template):
        words = found[slot[1]] or ""
        formed = words if slot[2] is None else _inflected(words, book.inflections.get(slot[2], ()))
        if formed is None:
            return None
        parts += [template[end : slot.start()], formed]
        end = slot.end()
    return " ".join("".join([*parts, template[end:]]).split()) or None


def _inflected(words: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str | None:
    """Inflect by the first ending that fits; ``-`` says that this word must be left alone."""
    for ending, new in rules:
        if ending.search(words):
            return None if new == "-" else ending.sub(new, words, count=1)
    return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
