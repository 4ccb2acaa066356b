"""Options that name something and say what it is: ``--map text=Innehåll``."""

from __future__ import annotations

from collections.abc import Iterable

import click

__all__ = ["pairs"]


def pairs(option: str, given: Iterable[str]) -> dict[str, str]:
    """Return what an option says several times, by name.

    Raises
    ------
    click.UsageError
        When one has no equals sign.

    Examples
    --------
    >>> pairs("--map", ["text=Vad = hinder?", "votes="])
    {'text': 'Vad = hinder?', 'votes': ''}
    """
    found = {}
    for one in given:
        name, mark, value = one.partition("=")
        if not mark or not name.strip():
            raise click.UsageError(f"{option} takes NAME=VALUE (got {one!r})")
        found[name.strip()] = value.strip()
    return found
