"""Levels: what the label of a row, or the words a statement begins with, say about where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, product

import attrs

from lfa.io.excel.logframes.cells import coded
from lfa.io.excel.logframes.headings import COLUMN, LEVEL, Meaning, is_misspelt, may_be_whole, meanings

__all__ = ["ORDER", "SUB", "Lead", "by_code", "label", "lead", "settled"]

#: From the top of the matrix downwards.
ORDER = ("impact", "outcome", "output", "activity", "input")
_LETTERS = {
    "impact": "I G OG OO OZ GO IM OE",
    "outcome": "O OC SO OS OE PP PZ P PM OUTC OCM EF",
    "output": "R OP E C K RE OPT T PR D DM EXP IR",
    "activity": "A AC ACT AKT M AT",
}
_BELONGING = re.compile(
    r"(?P<head>\S+(?: \S+)?) (?:zu|für|for|för|till|til|to|under|of|pour|para|del?|do|relat\w+ to|leading to|related to"
    r"|:|\(|-|–) ?(?P<under>[^)]{3,40})\)?:?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{1,3}\s?\d{1,2}(?:\.\d{1,2})*[.:)]?")
_SEPARATOR = re.compile(r"\s*(?::|\s[-–—]\s|\.\s|\n)\s*")
#: A label for an outcome under the outcome.
SUB = re.compile(
    r"\s*(?:sub[- ]?|intermediate|interim|immediate outcome|short[- ]term|del(?:syfte|formål)|zwischen|kort(?:sikt|sigt)"
    r"|(?:effekter|mål|resultat(?:er)?)\s+på\s+kort|lyhyen|kurzfrist|.*\b(?:court terme|corto plazo|curto prazo))",
    re.IGNORECASE,
)
#: What rows of a key column are called beside the levels.
KEYS = frozenset(
    ("indicator", "assumption", "precondition", "baseline", "target", "source", "milestone", "actual", "risk")
)


@attrs.frozen
class Lead:
    """What a text begins with: a level or a key, its code, and what follows.

    Parameters
    ----------
    found : tuple of Meaning
        The levels (and columns, for keys) it may be, best first.
    code : str, optional
    rest : str
        The statement without label and code.
    label : str
        The words taken off.
    under : str, optional
        The code of the output that activities are said to belong to: "Activities for output 2".
    """

    found: tuple[Meaning, ...]
    code: str | None
    rest: str
    label: str
    under: str | None = None

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels it may be."""
        return tuple(one.concept for one in self.found if one.group == LEVEL)

    @property
    def key(self) -> str | None:
        """The kind of row in a key column that is no level: ``indicator``."""
        first = next(iter(self.found), None)
        level = max((one.weight for one in self.found if one.group == LEVEL), default=0.0)
        keyed = first is not None and first.group == COLUMN and first.concept in KEYS and first.weight > level
        return first.concept if keyed and first is not None else None


@lru_cache(maxsize=20_000)
def label(text: str, least: float = 0.86) -> Lead | None:
    r"""Return what a label says when it is one and nothing else: "Output 1.2", "Expected results".

    Examples
    --------
    >>> label("Specific objective\n(project purpose)").levels[0], label("OUTPUT 2").code
    ('outcome', '2')
    >>> label("Farmers apply nutrients") is None
    True
    """
    if not text.strip() or len(text) > 120 or not (may_be_whole(text) or (len(text) < 40 and is_misspelt(text))):
        return None
    found = tuple(
        one
        for one in meanings(text)
        if one.whole and one.weight >= least and (one.group == LEVEL or one.concept in KEYS)
    )
    code, rest = (None, "")
    if not found:
        code, rest = coded(text)
        if code and len(rest) < 60:
            found = tuple(one for one in meanings(rest) if one.weight >= least and one.group == LEVEL)
    if not found:
        return _belonging(text, least)
    return Lead(found, _upper(next((one.number for one in found if one.number), code), text), "", text.strip())


def _belonging(text: str, least: float) -> Lead | None:
    """A label of activities that names their output: "Activities for output 2", "Aktiviteter till delmål 1"."""
    found = _BELONGING.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    head, below = label(found["head"], least), label(found["under"], least)
    if head is None or below is None or "activity" not in head.levels[:1] or not below.levels or not below.code:
        return None
    return attrs.evolve(head, code=None, label=text.strip(), under=below.code)


def coded_level(text: str) -> str | None:
    """Return the level that a code alone tells where a label would stand.

    Examples
    --------
    >>> coded_level("R1"), coded_level("A1.2"), coded_level("1.2"), coded_level("Rain")
    ('output', 'activity', None, None)
    """
    return by_code(text.strip()) if _CODE.fullmatch(text.strip()) else None


def _upper(code: str | None, text: str) -> str | None:
    """Return a code as it was written, not as it was compared."""
    if code is None:
        return None
    place = text.casefold().rfind(code.casefold())
    return text[place : place + len(code)] if place >= 0 else code


@lru_cache(maxsize=20_000)
def lead(text: str) -> Lead | None:
    r"""Take the level or the key off the beginning of a statement.

    Examples
    --------
    >>> one = lead("Output 1.2: Walking paths are safe")
    >>> one.levels[0], one.code, one.rest
    ('output', '1.2', 'Walking paths are safe')
    >>> lead("FIN\nLa niñez mejora").rest, lead("Results of the survey are good") is None
    ('La niñez mejora', True)
    """
    text = text.strip()
    if len(text) > 100_000 or not (text[:1].isalpha() or text[:1] in "[(\"'“«*•-–"):
        return None
    for cut in _SEPARATOR.finditer(text[:90]):
        if (found := label(text[: cut.start()])) and text[cut.end() :].strip():
            rest = text[cut.end() :].strip()
            again = lead(rest) if found.levels else None
            if again is not None and again.rest and set(again.levels[:1]) & set(found.levels):
                rest = again.rest  # the same level in other words: "Specific objective: Outcome"
            return attrs.evolve(found, rest=rest, label=text[: cut.start()])
    return _numbered(text)


def _numbered(text: str) -> Lead | None:
    """A label that only its number sets off: "Activity 1.1.1 Draw up a plan"."""
    start = text[:60]
    if not any(sign in start for sign in "0123456789"):
        return None
    tokens = text.split(maxsplit=6)
    for place in range(1, min(5, len(tokens))):
        if not any(sign.isdigit() for sign in tokens[place]) or place + 1 >= len(tokens):
            continue
        head = " ".join(tokens[: place + 1])
        found = label(head, 0.95)
        if found and found.code and (begins := text.find(tokens[place])) >= 0:
            rest = text[begins + len(tokens[place]) :].strip(" \t\n.:;–—-")
            return attrs.evolve(found, rest=rest, label=head)
        break
    return None


def by_code(code: str | None) -> str | None:
    """Return the level that the letters of a code tell: R1 is an output, A1.1 an activity.

    Examples
    --------
    >>> by_code("R1"), by_code("A 1.1"), by_code("SO2"), by_code("1.1")
    ('output', 'activity', 'outcome', None)
    """
    letters = re.match(r"[A-Za-z]+", code or "")
    if not letters:
        return None
    return next((level for level, known in _LETTERS.items() if letters[0].upper() in known.split()), None)


def settled(labels: Sequence[Lead], language: str | None) -> dict[str, str]:
    """Settle what the labels of one table mean together: from the top down, each level once, in one language.

    Parameters
    ----------
    labels : sequence of Lead
        In the order in which they stand.
    language : str, optional
        The language of the table.

    Returns
    -------
    dict of str to str
        Level by label.
    """
    distinct: dict[str, list[Meaning]] = {}
    for one in labels:
        options = [meaning for meaning in one.found if meaning.group == LEVEL]
        if options:
            distinct.setdefault(_name(one), options[:3])
    names = list(distinct)[:7]
    if not names:
        return {}
    best = min(product(*(distinct[name] for name in names)), key=lambda chosen: _cost(chosen, language))
    return dict(zip(names, (one.concept for one in best), strict=True))


def _name(one: Lead) -> str:
    """The label without its number: Output 1 and Output 2 are one label."""
    text = one.label.casefold()
    return re.sub(r"[\s#]*\(?(?:[a-z]{1,2}\.?)?\d+(?:\.\d+)*\)?[\s.:]*$", "", text).strip() or text


def _cost(chosen: Sequence[Meaning], language: str | None) -> float:
    ranks = [ORDER.index(one.concept) for one in chosen]
    cost = sum(1 - one.weight for one in chosen)
    cost += sum(0.35 for one in chosen if language and language not in one.languages)
    cost += sum(1.0 for upper, lower in pairwise(ranks) if lower < upper)
    cost += 0.8 * (len(ranks) - len(set(ranks))) + 0.2 * max(0, ranks.count(0) - 1)  # one impact, if any may be one
    # A gap in the chain (an impact straight above outputs) is possible, but less likely than none.
    cost += 0.2 * sum(1 for upper, lower in pairwise(ranks) if lower - upper > 1)
    return cost


def level_of(one: Lead, chosen: dict[str, str]) -> str | None:
    """Return the level of a label, as settled for its table."""
    return chosen.get(_name(one)) or next(iter(one.levels), None)


def digits(code: str | None) -> tuple[str, ...]:
    """Return the numbers of a code without its letters.

    Examples
    --------
    >>> digits("A1.2"), digits("O.1"), digits("a.1")
    (('1', '2'), ('1',), ('a', '1'))
    """
    if not code:
        return ()
    if re.fullmatch(r"[a-z](\.\d+)*", code):
        return tuple(code.split("."))
    return tuple(str(int(number)) for number in re.findall(r"\d{1,6}", code))


def distinct(values: Iterable[str]) -> list[str]:
    """Return values once each, in order."""
    return list(dict.fromkeys(values))
