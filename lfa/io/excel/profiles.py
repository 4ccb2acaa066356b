"""Which sheets a room needs to see: at most seven, the others are hidden and still read."""

from __future__ import annotations

from collections.abc import Collection

from lfa.errors import InvalidValue
from lfa.schema import TABLES

__all__ = ["SHOWS", "Shows", "shown"]

#: Names of a choice of sheets.
Shows = str

#: Tables shown beside the start sheet and the plan's own: five at most.
SHOWS: dict[str, tuple[str, ...]] = {
    "all": tuple(table.name for table in TABLES),
    "cards": ("stakeholders", "workshops", "cards", "problems"),
    "tree": ("stakeholders", "problems", "objectives", "strategies"),
    "logframe": ("results", "indicators", "assumptions", "activities", "risks"),
    "conflicts": ("objectives", "goals", "interactions", "goal_conflicts", "actors"),
    "missions": ("problem_statements", "missions", "recommendations", "trial_actions", "actors"),
}

#: Tables that "all" leaves hidden while they are empty: most plans never need them.
RARE = frozenset(
    {
        *("participations", "votes", "perspectives", "wild_problems", "problem_statements", "next_steps"),
        *("learnings", "approach_answers", "efforts", "outcome_claims", "comments"),
    }
)


def shown(shows: str, filled: Collection[str] = ()) -> tuple[str, ...]:
    """Return the tables that a choice of sheets shows.

    Parameters
    ----------
    shows : str
    filled : collection of str
        Tables with rows: ``all`` shows the rarer ones only then.

    Raises
    ------
    InvalidValue
        When there is no such choice.

    Examples
    --------
    >>> shown("tree")
    ('stakeholders', 'problems', 'objectives', 'strategies')
    >>> "votes" in shown("all"), "votes" in shown("all", filled=["votes"])
    (False, True)
    """
    if shows not in SHOWS:
        raise InvalidValue(f"shows must be one of {', '.join(SHOWS)} (got {shows!r})")
    return tuple(name for name in SHOWS[shows] if shows != "all" or name not in RARE or name in filled)
