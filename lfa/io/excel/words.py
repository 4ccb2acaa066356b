"""Recognising what people read: sheet titles, headings and choices, in any language lfa knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.schema import TABLES, Column, Table
from lfa.terms import languages, section, term, terms

__all__ = [
    "PLAN",
    "Heading",
    "answers",
    "beside",
    "choice_of",
    "choice_word",
    "headings",
    "known_headings",
    "own_heading",
    "plain",
    "recognise",
    "sheet_title",
    "tables_by_title",
    "translated",
]

_LANGUAGE = re.compile(r"(.*\S)\s*\(([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)")
#: What may not stand in the name of a sheet.
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")
_POINTING = {"ref", "refs", "derivations"}

#: The plan's own fields as a table of one row, which the workbook shows upright.
PLAN = Table(
    "plan",
    Plan,  # type: ignore[arg-type]  # neither element nor relation, but its fields are of the same kinds
    tuple(
        Column(one.name, one.kind, "plan", one.choices, one.to, one.low, one.high, core=True)
        for one in fields_of(Plan)
        if one.kind != "extra"
    ),
)


def plain(text: object) -> str:
    """Return a heading or a word as it is compared: small letters, single blanks, no mark at its end.

    Examples
    --------
    >>> plain("  Leads  to*: ")
    'leads to'
    """
    return " ".join(str(text).casefold().split()).rstrip(" *:")


def order(language: str) -> tuple[str, ...]:
    """Return the languages to look in, the plan's own first, then English."""
    base = language.partition("-")[0]
    return tuple(dict.fromkeys([*([base] if base in languages() else []), *languages()]))


@cache
def sheet_title(table: str, language: str) -> str:
    """Return the name of a table's sheet: unique and fit for a tab."""
    taken: dict[str, str] = {}
    for name in ("start", *(one.name for one in (PLAN, *TABLES))):
        words = term("workbook", "sheet.start", language) if name == "start" else term("tables", name, language)
        title = _NO_TITLE.sub("-", words).strip("' ")[:31]
        if plain(title) in taken:
            title = f"{title[:24]} ({len(taken)})"
        taken[plain(title)] = name
        if name == table:
            return title
    raise KeyError(table)


@cache
def tables_by_title(language: str) -> Mapping[str, str]:
    """Return the tables by the titles their sheets may have, in any language and by their English names."""
    names = ["start", *(one.name for one in (PLAN, *TABLES))]
    found: dict[str, str] = {}
    for code in order(language):
        for name in names:
            found.setdefault(plain(sheet_title(name, code)), name)
    for name in names:
        found.setdefault(plain(name), name)
        found.setdefault(plain(name.replace("_", " ")), name)
    return found


@cache
def headings(table: Table, language: str) -> Mapping[str, str]:
    """Return the headings of a table's columns, by column name; no two are alike."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for column in table.columns:
        words = column.heading(language)
        said = words if plain(words) not in taken else f"{words} [{column.name}]"
        taken.add(plain(said))
        found[column.name] = said
    return found


def beside(heading: str, language: str) -> str:
    """Return the heading of the column that shows the statements of the ids to its left."""
    return term("workbook", "beside", language, heading=heading)


def translated(heading: str, language: str) -> str:
    """Return the heading of a column with translations."""
    return f"{heading} ({language})"


@attrs.frozen
class Heading:
    """What a heading turned out to mean.

    Parameters
    ----------
    role : str
        ``field``, ``translation``, ``shown`` (written for the eye, never read), ``side`` (one side of
        a goal conflict, by id or by name) or ``own``.
    name : str
        Name of the column, or of the user's own column.
    language : str, optional
        Of the translations.
    """

    role: str
    name: str
    language: str | None = None


@cache
def _proper(table: Table, language: str) -> Mapping[str, Heading]:
    found: dict[str, Heading] = {}
    for code in order(language):
        for name, words in headings(table, code).items():
            found.setdefault(plain(words), _meaning(table.column(name)))
    for column in table.columns:
        found.setdefault(column.name, _meaning(column))
        found.setdefault(plain(column.name.replace("_", " ")), _meaning(column))
    if table.name == "goal_conflicts":
        for words, side in _sides(language):
            found.setdefault(plain(words), Heading("side", side))
    for code in order(language):
        for name, words in headings(table, code).items():
            if table.column(name).kind in _POINTING:
                found.setdefault(plain(beside(words, code)), Heading("shown", name))
    return found


def _sides(language: str) -> Iterator[tuple[str, str]]:
    """Yield what stands above the two sides of a conflict on the workshop sheet."""
    for code in order(language):
        for side in ("a", "b"):
            yield from ((words, side) for words in terms("workbook", f"side.{side}", code))


@cache
def known_headings(table: Table, language: str) -> Mapping[str, Heading]:
    """Return all headings that are understood in a table, by how they are compared."""
    found = dict(_proper(table, language))
    for code in order(language):
        for words, name in _synonyms(table, code):
            found.setdefault(plain(words), _meaning(table.column(name)))
    return found


def _meaning(column: Column) -> Heading:
    return Heading("shown" if column.computed and not column.virtual else "field", column.name)


def _synonyms(table: Table, language: str) -> Iterator[tuple[str, str]]:
    """Yield other words for columns that the table has: the one most tables use, then the listed ones."""
    general, listed = section("columns", language), section("synonyms", language)
    for column in table.columns:
        if column.name in general:
            yield general[column.name], column.name
        for key in (f"{table.name}.{column.name}", column.name):
            if key in listed:
                yield from ((word, column.name) for word in listed[key].split("\n"))


def recognise(table: Table, heading: object, language: str, synonyms: bool = True) -> Heading:
    """Return what a heading means in a table.

    Parameters
    ----------
    table : Table
    heading : object
        As it stands in its cell.
    language : str
        Language in which it is looked for first.
    synonyms : bool
        Whether other words for a column are understood too.

    Examples
    --------
    >>> from lfa.schema import table
    >>> recognise(table("problems"), "leads to", "sv").name
    'leads_to'
    >>> recognise(table("problems"), "Statement (sv)", "en")
    Heading(role='translation', name='statement', language='sv')
    >>> recognise(table("problems"), "Kommun", "en").role
    'own'
    """
    known = known_headings(table, language) if synonyms else _proper(table, language)
    words = plain(heading)
    if words in known:
        return known[words]
    raw = " ".join(str(heading).split())
    # First of all: "(own)" could be taken for a language.
    for mark in _marks():
        if raw.casefold().endswith(mark) and len(raw) > len(mark):
            return Heading("own", raw[: -len(mark)].rstrip() or raw)
    found = _LANGUAGE.fullmatch(raw)
    base = known.get(plain(found[1])) if found else None
    if found and base and base.role == "field" and table.column(base.name).kind == "text":
        return Heading("translation", base.name, found[2])
    return Heading("own", raw)


@cache
def _marks() -> tuple[str, ...]:
    return tuple(dict.fromkeys(f" {term('workbook', 'own', code)}".casefold() for code in languages()))


def own_heading(table: Table, key: str, language: str) -> str:
    """Return the heading of a column of the user's own: marked when it could be taken for one of ours."""
    if recognise(table, key, language) == Heading("own", key):
        return key
    return f"{key} {term('workbook', 'own', language)}"


@cache
def _choices(column_key: str, codes: tuple[str, ...], language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    spoken = order(language)
    for code in codes:
        found.setdefault(plain(term("choices", f"{column_key}.{code}", spoken[0])), code)
    for code in codes:
        found.setdefault(code, code)
        found.setdefault(plain(code.replace("_", " ")), code)
    for other in spoken[1:]:
        for code in codes:
            found.setdefault(plain(term("choices", f"{column_key}.{code}", other)), code)
    return found


def _all(column: Column, language: str) -> Mapping[str, str]:
    assert column.choices is not None
    return _choices(column.choices.key(), tuple(member.value for member in column.choices), language)


def choice_of(column: Column, text: str, language: str) -> str | None:
    """Return the code of a word, in any language and in small or capital letters; None when there is none."""
    return _all(column, language).get(plain(text))


def choice_word(column: Column, code: str, language: str) -> str:
    """Return a choice as people read it, or its code where the word would be taken for another."""
    word = column.word(code, language)
    return word if choice_of(column, word, language) == code else code


@cache
def answers(language: str) -> Mapping[str, bool]:
    """Return what the words for yes and no mean."""
    found: dict[str, bool] = {}
    for code in order(language):
        for key, meaning in (("yes", True), ("no", False)):
            for word in terms("choices", key, code):
                found.setdefault(plain(word), meaning)
    return found
