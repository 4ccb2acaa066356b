"""The words: everything lfa says to people, a folder a language.

Each language is a folder of TOML files, one file a section (``columns``, ``choices``,
``messages`` ...). A word that a language lacks is taken from English, so that a new
language can grow file by file; ``missing`` lists what it still lacks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

__all__ = ["dialects", "donor_word", "fallback", "languages", "missing", "section", "synonyms", "term", "terms"]

#: The language that has every word, by definition.
fallback = "en"
#: Sections that say what is particular to a language: none is the translation of another.
_APART = {"dialects", "patterns", "phrases", "synonyms"}


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a folder of words, English first.

    Returns
    -------
    tuple of str
        Language codes.

    Examples
    --------
    >>> languages()
    ('en', 'da', 'sv')
    """
    found = sorted(folder.name for folder in files(__name__).iterdir() if folder.is_dir() and len(folder.name) == 2)
    return (fallback, *(code for code in found if code != fallback))


@cache
def section(name: str, language: str = fallback) -> Mapping[str, str]:
    """Return one section of one language, flat, with dotted keys and without fallback.

    Parameters
    ----------
    name : str
        The section, as in the file's name: ``"columns"``, ``"choices"``, ``"messages"``.
    language : str
        A language code; a language without a folder has empty sections.

    Returns
    -------
    mapping of str to str

    Examples
    --------
    >>> section("choices", "sv")["level.output"]
    'resultat'
    """
    if language not in languages():
        return {}
    path = files(__name__) / language / f"{name}.toml"
    if not path.is_file():
        return {}
    return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            yield f"{prefix}{key}", "\n".join(str(part) for part in value)
        else:
            yield f"{prefix}{key}", str(value)


def term(section_name: str, key: str, language: str | None = fallback, /, **values: object) -> str:
    """Return one word or sentence, in English where the language lacks it.

    Parameters
    ----------
    section_name : str
        The section.
    key : str
        Dotted key inside the section. ``"problems.note"`` falls back to ``"note"``.
    language : str, optional
        A language code; None means English.
    **values
        Filled into the places in braces.

    Returns
    -------
    str

    Raises
    ------
    KeyError
        When even English has no such word: a fault in lfa, not in the caller's data.

    Examples
    --------
    >>> term("choices", "level.outcome", "da")
    'projektmål'
    >>> term("messages", "unknown_id", "en", value="P9", tables="problems", hint="")
    "'P9' is not the id of anything in problems."
    """
    short = key.rpartition(".")[2]
    base = (language or fallback).split("-")[0]
    for code in (base, fallback):
        words = section(section_name, code)
        for name in (key, short):
            if name in words:
                return words[name].format(**values) if values else words[name]
    raise KeyError(f"no word {key!r} in section {section_name!r}")


def terms(section_name: str, key: str, language: str | None = fallback) -> tuple[str, ...]:
    """Return a list of words: the entries of a TOML list, one each.

    Parameters
    ----------
    section_name, key, language
        As in `term`.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> terms("choices", "yes", "sv")[0]
    'ja'
    """
    return tuple(term(section_name, key, language).split("\n"))


def missing(language: str) -> dict[str, tuple[str, ...]]:
    """List the words that English has and a language lacks, by section.

    Parameters
    ----------
    language : str
        A language code.

    Returns
    -------
    dict of str to tuple of str
        Only sections that lack something.

    Examples
    --------
    >>> missing("sv")
    {}
    """
    names = sorted(path.name.removesuffix(".toml") for path in (files(__name__) / fallback).iterdir())
    lacks = {name: tuple(k for k in _needed(name) if k not in section(name, language)) for name in names}
    return {name: keys for name, keys in lacks.items() if keys}


def _needed(name: str) -> Iterator[str]:
    """The keys every language needs: all, but of a section apart only those of the language's own words."""
    return (key for key in section(name) if name not in _APART or key.startswith("own."))


def synonyms(table: str, column: str, language: str = fallback) -> tuple[str, ...]:
    """Return other headings that people write above a column, in one language.

    Parameters
    ----------
    table, column : str
        Names as in `lfa.schema`.
    language : str
        A language code.

    Returns
    -------
    tuple of str
        In small letters; what is said of one table stands before what holds in all.

    Examples
    --------
    >>> synonyms("problems", "leads_to", "sv")[0]
    'orsak till'
    """
    words = section("synonyms", language)
    found = [words[key].split("\n") for key in (f"{table}.{column}", column) if key in words]
    return tuple(dict.fromkeys(word for part in found for word in part))


def dialects(language: str | None = None) -> tuple[str, ...]:
    """Return the dialects that have words of their own, in one language or in any.

    Examples
    --------
    >>> dialects("sv")
    ('esf', 'eu', 'interreg', 'sida', 'tillvaxtverket')
    """
    asked = (language,) if language else languages()
    return tuple(sorted({key.partition(".")[0] for code in asked for key in section("dialects", code)} - {"own"}))


def donor_word(key: str, language: str | None = fallback, dialect: str | None = None) -> str:
    """Return what a donor calls a level or a column of the logframe.

    A donor without that word in the language (or one that nobody knows) says what the
    language says.

    Parameters
    ----------
    key : str
        ``impact``, ``outcome``, ``output`` or ``activity``; or a column: ``logic``, ``indicator``,
        ``source``, ``assumption``, ``precondition``, ``baseline``, ``milestone``, ``target``, ``actual``.
    language : str, optional
        A language code; None means English.
    dialect : str, optional
        A donor or programme, as in ``Plan.dialect``.

    Returns
    -------
    str

    Examples
    --------
    >>> donor_word("outcome", "en", "usaid"), donor_word("outcome", "da", "danida")
    ('Purpose', 'Umiddelbart mål')
    >>> donor_word("outcome", "sv", "usaid"), donor_word("outcome", "sv")
    ('Projektmål', 'Projektmål')

    References
    ----------
    Each dialect names its source in ``lfa/terms/<language>/dialects.toml``.
    """
    words = section("dialects", (language or fallback).split("-")[0])
    said = words.get(f"{dialect}.{key}")
    return said or term("dialects", f"own.{key}", language)
