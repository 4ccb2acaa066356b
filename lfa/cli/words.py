"""The words of the command line, and which language it speaks when no plan says it."""

from __future__ import annotations

import locale
import os

import click

from lfa.terms import languages, term

__all__ = ["LANGUAGES", "own_language", "say"]

LANGUAGES = languages()
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# Windows names its languages instead of coding them.
_NAMES = {"swedish": "sv", "svenska": "sv", "danish": "da", "dansk": "da"}


def say(key: str, language: str | None = None, /, **values: object) -> str:
    """Return a sentence of the command line; without a language, in that of the user.

    Examples
    --------
    >>> say("quit", "sv")
    'Avsluta'
    """
    return term("cli", key, language or own_language(), **values)


def own_language() -> str:
    """Return the language asked for with ``--language``, else that of the system, else English."""
    context = click.get_current_context(silent=True)
    asked = context.find_root().params.get("language") if context else None
    return asked or system_language()


def system_language() -> str:
    """Return the language of the system, as far as lfa speaks it."""
    said = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), None)
    name = (said or locale.getlocale()[0] or "").replace("-", "_").casefold()
    code = _NAMES.get(name.partition("_")[0], name[:2])
    return code if code in LANGUAGES else LANGUAGES[0]
