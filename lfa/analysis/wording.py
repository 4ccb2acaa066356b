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

from lfa.analysis.patterns import book
from lfa.model.text import Text

__all__ = ["draft", "placeholder", "suggestions"]

#: A statement longer than this says several things; no pattern is tried.
_MOST = 200


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
    known = book(language.split("-", maxsplit=1)[0])
    plain = " ".join(statement.split()).rstrip(".!")
    if known is None or len(plain) > _MOST:
        return []
    return list(dict.fromkeys(map(_capital, known.suggestions(plain))))


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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
