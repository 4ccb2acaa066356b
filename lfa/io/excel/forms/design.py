"""What a form is: its columns, levels and words, from the data files beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from lfa.terms import donor_word

__all__ = ["Design", "designs", "load"]

_PLACE = "lfa.io.excel.forms"


@attrs.frozen(kw_only=True)
class Design:
    """A form of ours: the published structure of a donor's or programme's logframe, in words of our own.

    Parameters
    ----------
    name : str
        As the dialect: ``intpa``.
    source : str
        Where the structure is published.
    languages : tuple of str
        In which it is used; the commonest first.
    layout : str
        ``matrix`` (levels down, columns across) or ``blocks`` (four rows for each indicator).
    fields : tuple of str
        About the whole project, above the table.
    columns : tuple of str
        Of the table, after the level.
    levels : mapping of str to int
        From the top downwards, with so many places for results (or activities) ready.
    height : int
        Rows of one result: one for each indicator that there is room for.
    beside : mapping of str to str
        What columns mean in the rows of activities: the indicators' holds the means.
    plan : tuple of str
        Columns of a sheet for activities; none when they stand in the table.
    precondition : bool
        Whether a last row asks for preconditions.
    words : mapping
        Words by language that differ from the dialect's and from those that all forms share.
    """

    name: str
    source: str
    languages: tuple[str, ...]
    columns: tuple[str, ...]
    levels: Mapping[str, int]
    layout: str = "matrix"
    fields: tuple[str, ...] = ()
    height: int = 2
    beside: Mapping[str, str] = attrs.field(factory=dict)
    plan: tuple[str, ...] = ()
    precondition: bool = False
    words: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)

    def word(self, key: str, language: str) -> str:
        """Return what the form calls a level, a column or a field.

        Parameters
        ----------
        key : str
            ``outcome``, ``baseline``, ``title``; ``milestone 2`` is the milestone with its number.
        language : str

        Examples
        --------
        >>> load("intpa").word("indicator", "en"), load("fcdo").word("milestone 2", "en")
        ('Indicator', 'Milestone 2')
        """
        concept, _, number = key.partition(" ")
        ours = {**_shared()[language], **self.words.get(language, {})}
        said = ours[concept] if concept in ours else donor_word(concept, language, self.name)
        return f"{said} {number}".strip()


@cache
def designs() -> tuple[str, ...]:
    """Return the names of all forms: the Nordic ones first, then the others by how often they are asked for."""
    return tuple(_read("forms.toml")["order"])


@cache
def load(name: str) -> Design:
    """Return a form's design by its name."""
    said = _read(f"designs/{name}.toml")
    languages = tuple(said["languages"])
    words = {language: said.pop(language, {}) for language in languages}
    known: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    return Design(name=name, words=words, **known)


@cache
def _shared() -> Mapping[str, Mapping[str, str]]:
    return _read("words.toml")


def _read(path: str) -> dict[str, Any]:
    return tomllib.loads((files(_PLACE) / path).read_text(encoding="utf-8"))
