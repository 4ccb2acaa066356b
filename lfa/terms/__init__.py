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

__all__ = ["fallback", "languages", "missing", "section", "term", "terms"]

#: The language that has every word, by definition.
fallback = "en"


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
    lacks = {name: tuple(k for k in section(name) if k not in section(name, language)) for name in names}
    return {name: keys for name, keys in lacks.items() if keys}
