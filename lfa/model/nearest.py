"""The id that was probably meant, within a bounded effort."""

from __future__ import annotations

import difflib
from collections.abc import Collection

__all__ = ["Nearest"]


class Nearest:
    """Suggestions for ids that name nothing.

    Comparing words is dear: a file with ten thousand mistyped ids gets suggestions for the
    first of them, and is still read in time.

    Parameters
    ----------
    most : int
        Comparisons altogether.

    Examples
    --------
    >>> Nearest().to("P-12", ["P12", "R1"])
    'P12'
    >>> Nearest().to("p6", ["P60", "P6"])
    'P6'
    """

    def __init__(self, most: int = 50_000) -> None:
        self._left = most

    def to(self, value: str, known: Collection[str]) -> str | None:
        """Return the known id that is closest in spelling, or None.

        Parameters
        ----------
        value : str
        known : collection of str

        Returns
        -------
        str or None
        """
        self._left -= len(known)
        if self._left < 0:
            return None
        typed = value[:64]
        if same := [one for one in known if one.casefold() == typed.casefold()]:
            return same[0]
        near = difflib.get_close_matches(typed, known, n=1)
        return near[0] if near else None
