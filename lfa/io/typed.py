"""One line of an outline: how far it is indented, and what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

import attrs

from lfa.errors import InvalidValue, Place
from lfa.io.faults import Faults
from lfa.model.fields import is_id
from lfa.model.text import clean
from lfa.terms import languages, term, terms

__all__ = ["SECTIONS", "Typed", "escaped", "lines", "said", "spoken", "typed", "unescaped"]

#: Sections of an outline: the tables whose words head them.
SECTIONS = ("problems", "objectives")
_SETTINGS = ("title", "language", "focal")
_LONGEST_RULE = 200

#: Bullets as typed, and as word processors paste them: signs of their symbol fonts, and an "o" with a tab.
_BULLET = re.compile(r"(?:[-*+•‣◦▪●○■□·–—\uf0b7\uf0a7\uf0d8]|o(?=\t)|\d{1,3}(?:\.\d{1,3})*[.)])(?=\s|$)")
_RULE = re.compile(r"([-*_=])(?:\s*\1){2,}")
_ARROW = re.compile(r"(~>|->|→|=>)\s*(.*)", re.DOTALL)
_IN_BRACKETS = re.compile(r"\[([^\[\]]{1,80})\](?=\s|$)")
_SHORT_ID = re.compile(r"([^\W\d_]{1,3}[-_.]?\d{1,5}(?:\.\d{1,4})*)\s*:(?=\s|$)")
_BARE_ID = re.compile(r"[^\W\d_]{1,3}[-_.]?\d{1,5}(?:\.\d{1,4})*")
_SETTING = re.compile(r"([^\W\d_]{1,20})\s*:\s+\S.*")


@attrs.frozen
class Typed:
    """What stands on one line.

    Parameters
    ----------
    number : int
        The line, from 1.
    width : int
        How far it is indented; a tab goes to the next multiple of four.
    kind : str
        ``element``, ``note``, ``feedback``, ``link``, ``heading``, ``setting``, ``rule`` or ``blank``.
    text : str
        Without indentation, bullet, mark and id.
    id : str, optional
        The id typed in front; for a setting its name.
    focal : bool
        Whether the line is marked with ``!``.
    bullet : bool
        Whether it begins as an item of a list.
    """

    number: int
    width: int
    kind: str
    text: str = ""
    id: str | None = None
    focal: bool = False
    bullet: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is an id alone, in brackets or not: a second place of the same element."""
        return self.kind == "element" and (not self.text if self.id else bool(_BARE_ID.fullmatch(self.text)))

    @property
    def value(self) -> str:
        """What a setting says."""
        return self.text.partition(":")[2].strip()

    @property
    def targets(self) -> list[str]:
        """The ids after an arrow, or in a setting."""
        listed = self.value if self.kind == "setting" else self.text
        return [one.strip("[]") for one in re.split(r"[\s,;]+", listed) if one]

    @property
    def as_element(self) -> Typed:
        """The line taken as a statement after all."""
        return _element(self.text, self.number, self.width, self.bullet)


def lines(text: str, faults: Faults, most: int) -> Iterator[Typed]:
    """Yield the lines of an outline, whatever newlines it has; one that is far too long is a fault."""
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if len(line) > 2 * most:
            place = Place(faults.file, line=number)
            name = term("formats", "outline.line", faults.language)
            faults.add("too_long", place, name=name, length=len(line), most=most)
        else:
            yield typed(line, number)


def typed(line: str, number: int = 1) -> Typed:
    """Take one line apart.

    Examples
    --------
    >>> typed("  - ! P1: Fish catches are falling")
    Typed(number=1, width=2, kind='element', text='Fish catches are falling', id='P1', focal=True, bullet=True)
    >>> typed("~> P1").kind, typed("Problems:").kind, typed("> seen by fishers").text
    ('feedback', 'heading', 'seen by fishers')
    """
    body = line.lstrip()
    width = len(line[: len(line) - len(body)].expandtabs(4))
    body = body.rstrip()
    if not body:
        return Typed(number, width, "blank")
    if len(body) < _LONGEST_RULE and _RULE.fullmatch(body):
        return Typed(number, width, "rule", body)
    found = _BULLET.match(body)
    rest = body[found.end() :].lstrip() if found else body
    if not rest:
        return Typed(number, width, "blank", bullet=True)
    return _special(rest, number, width, bool(found)) or _element(rest, number, width, bool(found))


def _special(rest: str, number: int, width: int, bullet: bool) -> Typed | None:
    if rest.startswith(">"):
        return Typed(number, width, "note", unescaped(rest[1:].removeprefix(" ")), bullet=bullet)
    if arrow := _ARROW.fullmatch(rest):
        return Typed(number, width, "feedback" if arrow[1] == "~>" else "link", arrow[2], bullet=bullet)
    if bullet:
        return None
    level = len(rest) - len(rest.lstrip("#"))
    if 1 <= level <= 6 and rest[level : level + 1].isspace():
        return Typed(number, width, "heading", _heading(rest[level:]))
    if (rest.endswith(":") or not width) and said(rest, SECTIONS):
        return Typed(number, width, "heading", rest.rstrip(": "))
    setting = _SETTING.fullmatch(rest)
    name = said(setting[1], _SETTINGS) if setting else None
    return Typed(number, width, "setting", rest, name) if name and not width else None


def _heading(text: str) -> str:
    """A heading without the signs that may close it."""
    text = text.strip()
    shorter = text.rstrip("#")
    return shorter.rstrip() if not shorter or shorter[-1].isspace() else text


def _element(rest: str, number: int, width: int, bullet: bool) -> Typed:
    focal = rest.startswith("!") and bool(rest[1:].strip())
    if focal:
        rest = rest[1:].lstrip()
    for pattern in (_IN_BRACKETS, _SHORT_ID):
        found = pattern.match(rest)
        if found and is_id(id_ := found[1].strip()):
            return Typed(number, width, "element", unescaped(rest[found.end() :].strip()), id_, focal, bullet)
    return Typed(number, width, "element", unescaped(rest), None, focal, bullet)


def unescaped(text: str) -> str:
    r"""Read a text written as ``\"...\"``, with the escapes of JSON; others are as they are."""
    if text.startswith('\\"'):
        try:
            found = json.loads(text[1:])
            return clean(found) if isinstance(found, str) else text
        except (ValueError, InvalidValue, RecursionError):
            return text
    return text


def escaped(text: str) -> str:
    r"""Write a text so that nothing in it is taken for anything else.

    Examples
    --------
    >>> print(escaped("one\ntwo"))
    \"one\ntwo"
    """
    return "\\" + json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _words(names: tuple[str, ...]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What a word stands for, and the languages that say it so."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for language in languages():
        for name in names:
            for word in terms("formats", f"outline.{name}", language):
                _, spoken = found.get(word.casefold(), (name, ()))
                found[word.casefold()] = (name, (*spoken, language))
    return found


def said(text: str, names: tuple[str, ...]) -> str | None:
    """Return the name that a word stands for in any language, or None.

    Examples
    --------
    >>> said("Mål", SECTIONS), said("problems", SECTIONS), said("Weather", SECTIONS)
    ('objectives', 'problems', None)
    """
    found = _words(names).get(_word(text))
    return found[0] if found else None


def spoken(text: str) -> tuple[str, ...]:
    """Return the languages in which a heading is a word for a section."""
    found = _words(SECTIONS).get(_word(text))
    return found[1] if found else ()


def _word(text: str) -> str:
    return " ".join(text[:60].split()).rstrip(": ").casefold()
