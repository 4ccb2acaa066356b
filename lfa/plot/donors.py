"""What a donor calls the levels and the columns of the logframe."""

from __future__ import annotations

from typing import Final

from lfa.terms import donor_word, term

#: Words of pictures, and what the dialects call them.
_KEYS: Final = {
    "heads.narrative": "logic",
    "heads.indicators": "indicator",
    "heads.sources": "source",
    "heads.assumptions": "assumption",
    "heads.preconditions": "precondition",
    "heads.baseline": "baseline",
    "heads.target": "target",
    "levels.impact": "impact",
    "levels.outcome": "outcome",
    "levels.output": "output",
    "levels.activity": "activity",
}


def word(key: str, language: str, dialect: str | None = None) -> str:
    """Return the donor's word for a level or a column, or ours where the donor has none of its own.

    Examples
    --------
    >>> word("levels.outcome", "en", "usaid"), word("levels.outcome", "en"), word("levels.activity", "en", "eu")
    ('Purpose', 'Outcome', 'Activity')
    """
    known = _KEYS[key]
    said = donor_word(known, language, dialect)
    own = term("pictures", key, language)
    if said == donor_word(known, language):
        return own
    return said if own[0].isupper() else said[0].lower() + said[1:]
