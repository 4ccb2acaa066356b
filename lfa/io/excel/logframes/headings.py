"""Matching: what a heading or a label means, in nine languages, with compounds, footnotes and plurals.

The words stand in ``lfa/terms/headings.toml``. A text may mean several things ("Results", "Meta", "Mål"):
`meanings` returns all of them, best first; who asks settles it by position and neighbours.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

import attrs

__all__ = [
    "COLUMN",
    "LEVEL",
    "WORD",
    "Meaning",
    "best",
    "languages_of",
    "meanings",
    "plain",
    "starts_with_word",
    "words",
]

COLUMN, LEVEL, WORD = "column", "level", "word"

_FOOTNOTE = re.compile(r"[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_INSIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SPACES = re.compile(r"\s+")
_EDGES = " \t\r\n.,:;-–—_?!\"'“”«»·•|"
_PART = re.compile(r"\s*(?:/|&|\+|;|,|\bor\b|\band\b|\boch\b|\bog\b|\bund\b|\bet\b|\by\b|\be\b|\bja\b)\s*")
#: A number behind a word: "Output 1.2", "Delmål 1", "Target 2028", "Impact #1", "Outcome A".
_NUMBERED = re.compile(
    r"(?P<head>.*?[^\W\d_]\S*?)(?:[\s:#(]+(?:n[°ºo]\.?\s*|nr\.?\s*|#\s*)?|(?=\d))"
    r"(?P<number>(?:[a-z]{1,2}\.?)?\d+(?:\.\d+)*[a-z]?|[ivx]{1,4}|[a-h])\)?"
)
_WORDS = re.compile(r"[^\W\d_]+")
#: "Output level", "outcome-nivå", "nivel de impacto".
_ABOUT_LEVEL = re.compile(
    r"(?P<head>.{3,40}?)[\s-]*(?:level|nivå|niveau|ebene|taso)|(?:nivel|nível|niveau) d['eo]\s*(?P<behind>.+)"
)
_LEADING = re.compile(r"\(?(?:\d+(?:\.\d+)*|[a-h])[.)]\s+")
#: Shorter terms are not looked for under another spelling.
_LONG = 7
#: An ending in brackets: "Objective(s)", "Indikator(er)".
_PLURAL = re.compile(r"(?<=\w)\((?:s|es|er|ar|or|en|n|t|e|x)\)")
_ENDINGS = (
    *("ernas", "ernes", "erna", "arna", "orna", "erne", "ene", "ers"),
    *("er", "ar", "or", "en", "et", "es", "ns", "ne", "na", "s", "n", "e", "a", "t"),
)


@attrs.frozen
class Meaning:
    """One thing that a text may mean.

    Parameters
    ----------
    group : str
        ``column``, ``level`` or ``word``.
    concept : str
        As in ``headings.toml``: ``indicator``, ``outcome``.
    languages : frozenset of str
        Those that say it so.
    weight : float
        How well it fits, 1 for the very term.
    number : str, optional
        The number that stood with it: ``1.2`` of "Output 1.2", ``2028`` of "Target 2028".
    whole : bool
        Whether the whole text says it, rather than its beginning or a part.
    """

    group: str
    concept: str
    languages: frozenset[str]
    weight: float
    number: str | None = None
    whole: bool = True


def plain(text: str) -> str:
    r"""Return a text as it is compared: small letters, no footnote marks, no punctuation at its ends.

    Examples
    --------
    >>> plain("  Objectively verifiable\nINDICATORS * "), plain("main_activities")
    ('objectively verifiable indicators', 'main activities')
    """
    text = _FOOTNOTE.sub(" ", text).replace("_", " ").replace("’", "'")
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip(_EDGES)


@cache
def _file() -> MappingProxyType[str, dict[str, dict[str, list[dict[str, object]]]]]:
    path = files("lfa.terms") / "headings.toml"
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def words(group: str, concept: str, language: str | None = None) -> tuple[str, ...]:
    """Return the terms of a concept, in one language or in all, compared form.

    Examples
    --------
    >>> "summa" in words("word", "total", "sv")
    True
    """
    lists = _file()[group][concept]
    blocks = [block for code, found in lists.items() if language in {None, code} for block in found]
    return tuple(dict.fromkeys(plain(str(one)) for block in blocks for one in block["terms"]))  # type: ignore[attr-defined]  # a list, as the file is laid out


_Entry = dict[tuple[str, str], set[str]]


@cache
def _index() -> tuple[dict[str, _Entry], dict[str, _Entry]]:
    """All terms, exactly and without their endings, with what each may mean and in which languages."""
    exact: dict[str, _Entry] = {}
    stemmed: dict[str, _Entry] = {}
    for group in (COLUMN, LEVEL):
        for concept, by_language in _file()[group].items():
            for language, blocks in by_language.items():
                for term in (str(one) for block in blocks for one in block["terms"]):  # type: ignore[attr-defined]  # as above
                    for form in _forms(term):
                        exact.setdefault(form, {}).setdefault((group, concept), set()).add(language)
                        stemmed.setdefault(_stem(form), {}).setdefault((group, concept), set()).add(language)
    return exact, stemmed


def _forms(term: str) -> set[str]:
    spelled = {plain(term)} if "(s)" not in term else {plain(_PLURAL.sub("", term)), plain(term.replace("(s)", "s"))}
    return {form for one in spelled for form in (one, plain(_INSIDE.sub("", one))) if form}


@lru_cache(maxsize=20_000)
def _stem(text: str) -> str:
    return " ".join(_bare(word) for word in text.split())


def _bare(word: str) -> str:
    """Take plural and definite endings off, as long as four letters are left."""
    while len(word) > 4 and word.endswith(_ENDINGS):
        ending = next((one for one in _ENDINGS if len(word) - len(one) >= 4 and word.endswith(one)), None)
        if ending is None:
            return word
        word = word[: -len(ending)]
    return word


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of every term, without its ending."""
    return frozenset(_bare(word) for form in _index()[0] for word in _WORDS.findall(form))


def may_be_whole(text: str) -> bool:
    """Whether a text can be a term and nothing else: a quick look that spares most sentences a longer one.

    Examples
    --------
    >>> may_be_whole("Output 1.2: "), may_be_whole("Output 1.2: Paths are safe"), may_be_whole("Results / Ziele")
    (True, False, True)
    """
    known = _vocabulary()
    found = _WORDS.findall(plain(_INSIDE.sub("", _PLURAL.sub("", text))))
    return all(_bare(word) in known or len(word) < 4 for word in found)


@lru_cache(maxsize=20_000)
def meanings(text: str) -> tuple[Meaning, ...]:
    """Return what a heading or a label may mean, best first; nothing when it is no known term.

    Examples
    --------
    >>> [(one.concept, one.number) for one in meanings("OUTPUT 1.2:")][0]
    ('output', '1.2')
    >>> meanings("Källa *")[0].concept, meanings("Fish catches are falling")
    ('source', ())
    """
    if not text or len(text) > 400 or not any(sign.isalpha() or sign == "#" for sign in text):
        return ()
    text = _PLURAL.sub("", text)
    found: dict[tuple[str, str], Meaning] = {}
    for form, weight, number, whole in _readings(text):
        for one in _known(form, weight, number, whole):
            if (old := found.get((one.group, one.concept))) is None or old.weight < one.weight:
                found[one.group, one.concept] = one
    if not found:
        for one in (*_compound(text), *_misspelt(text), *_inside(text)):
            found.setdefault((one.group, one.concept), one)
    return tuple(sorted(found.values(), key=lambda one: -one.weight))


def _readings(text: str) -> Iterator[tuple[str, float, str | None, bool]]:
    """Ways to look at a text: whole, without brackets, its first line, without its number; and whether that is all."""
    bare = _INSIDE.sub("", text)
    first, first_bare = text.strip().split("\n")[0], bare.strip().split("\n")[0]
    seen: set[str] = set()
    for spelled, weight, whole in (
        (text, 1.0, True),
        (bare, 0.97, True),
        (first, 0.96, False),
        (first_bare, 0.95, False),
    ):
        form = plain(spelled)
        if not form or form in seen:
            continue
        seen.add(form)
        yield form, weight, None, whole
        yield _LEADING.sub("", form), weight - 0.03, None, whole
        if (numbered := _NUMBERED.fullmatch(form)) and len(form) < 80:
            yield plain(numbered["head"]), weight - 0.02, numbered["number"], whole
        if len(form) < 60 and (about := _ABOUT_LEVEL.fullmatch(form)) is not None:
            yield plain(about["head"] or about["behind"]), weight - 0.04, None, whole
        head = re.split(r"\s[-–—]\s|[:?]", form)[0]
        if head != form:
            yield plain(head), weight - 0.08, None, False


def _known(form: str, weight: float, number: str | None, whole: bool = True) -> Iterator[Meaning]:
    exact, stemmed = _index()
    entry, cost = (exact[form], 0.0) if form in exact else (stemmed.get(_stem(form), {}), 0.05)
    for (group, concept), languages in entry.items():
        yield Meaning(group, concept, frozenset(languages), weight - cost, number, whole)


def _compound(text: str) -> Iterator[Meaning]:
    """Headings of several parts, "Indicator / Milestone": the first part leads."""
    parts = [part for part in (plain(one) for one in _PART.split(_INSIDE.sub("", text.casefold()))) if part]
    if not 2 <= len(parts) <= 4:
        return
    known = [next(iter(_best_of(part)), None) for part in parts]
    if known[0] is None:
        yield from (attrs.evolve(one, weight=0.84, whole=True) for one in known if one and one.concept == "indicator")
        return
    seen: set[tuple[str, str]] = set()
    for place, part in enumerate(known):
        if part is not None and (part.group, part.concept) not in seen:
            seen.add((part.group, part.concept))
            yield attrs.evolve(part, weight=0.86 - 0.04 * place, whole=True)


def _best_of(part: str) -> list[Meaning]:
    found = [one for reading in _readings(part) for one in _known(*reading)]
    return sorted(found, key=lambda one: -one.weight)


@cache
def _shortened() -> dict[str, str]:
    """Every longer term without one of its letters, each way, and the term."""
    return {
        term[:place] + term[place + 1 :]: term
        for term in _index()[0]
        if len(term) >= _LONG
        for place in range(len(term))
    }


def _misspelt(text: str) -> Iterator[Meaning]:
    """A term with one letter too many, too few, wrong or in the wrong place: "Indicater", "Basline"."""
    form = plain(_INSIDE.sub("", text))
    if not _LONG - 1 <= len(form) <= 60:
        return
    exact = _index()[0]
    shorter = [form[:place] + form[place + 1 :] for place in range(len(form))]
    term = _shortened().get(form) or next((one for one in shorter if one in exact and len(one) >= _LONG), None)
    term = term or next((known for one in shorter if (known := _shortened().get(one)) and _one_off(form, known)), None)
    for (group, concept), languages in exact[term].items() if term else ():
        yield Meaning(group, concept, frozenset(languages), 0.87)


def is_misspelt(text: str) -> bool:
    """Whether a text is a term but for a letter.

    Examples
    --------
    >>> is_misspelt("Specific objektive"), is_misspelt("Wells are dug")
    (True, False)
    """
    return any(True for _ in _misspelt(text))


def _one_off(form: str, term: str) -> bool:
    """Whether two words of the same length differ in one letter, or in two that changed places."""
    if len(form) != len(term):
        return False
    places = [place for place, (one, other) in enumerate(zip(form, term, strict=True)) if one != other]
    swapped = len(places) == 2 and form[places[0]] == term[places[1]] and form[places[1]] == term[places[0]]
    return len(places) == 1 or swapped


def _inside(text: str) -> Iterator[Meaning]:
    """Known terms inside a longer heading, the longest first."""
    form = f" {plain(text)} "
    if len(form) > 170:
        return
    exact, _ = _index()
    tokens = form.split()
    spans = [
        " ".join(tokens[start : start + size])
        for size in range(min(5, len(tokens)), 0, -1)
        for start in range(len(tokens) - size + 1)
    ]
    taken = ""
    for span in spans:
        inner = span.strip(_EDGES + "()")
        if inner in exact and len(inner) > 4 and inner not in taken:
            taken += f" {inner}"
            weight = 0.5 + 0.2 * len(inner) / len(form) + (0.08 if form.startswith(f" {inner}") else 0.0)
            for (group, concept), languages in exact[inner].items():
                yield Meaning(group, concept, frozenset(languages), weight, whole=False)


def is_term(text: str) -> bool:
    """Whether a text is a known term word for word: a quick look, where many cells are to be looked at.

    Examples
    --------
    >>> is_term("Indicators *"), is_term("Wells in use")
    (True, False)
    """
    return len(text) < 80 and not text[:1].isdigit() and text.strip(" *:.\n").casefold() in _index()[0]


def best(text: str, group: str, least: float = 0.8) -> Meaning | None:
    """Return the best meaning in one group, if it fits well enough."""
    return next((one for one in meanings(text) if one.group == group and one.weight >= least), None)


@cache
def _common() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language in _file()[WORD]["common"]:
        for word in words(WORD, "common", language):
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


def languages_of(word: str) -> frozenset[str]:
    """Return the languages in which a small word is a common one.

    Examples
    --------
    >>> sorted(languages_of("och")), sorted(languages_of("og"))
    (['sv'], ['da', 'no'])
    """
    return _common().get(word, frozenset())


@lru_cache(maxsize=8_000)
def starts_with_word(text: str, concept: str) -> bool:
    """Whether a text is, or begins with, a word of a list such as ``example`` or ``total``.

    Examples
    --------
    >>> starts_with_word("Example: Health posts are equipped", "example"), starts_with_word("Exempelvis", "example")
    (True, False)
    """
    start = _SPACES.sub(" ", unicodedata.normalize("NFKC", text[:60]).casefold()).strip(" \"'“«(*[")
    return any(
        start.startswith(word) and (len(start) == len(word) or not start[len(word)].isalnum())
        for word in words(WORD, concept)
    )
