"""Counting under a heading: 1, 2, 2.1, 2.2 ..., passing over what somebody pinned."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Numbers"]


class Numbers:
    """Hands out numbers, none of them twice.

    Parameters
    ----------
    pinned : iterable of str or None
        Numbers that people chose themselves.

    Examples
    --------
    >>> numbers = Numbers(["2"])
    >>> [numbers.next(""), numbers.next(""), numbers.next("2")]
    ['1', '3', '2.1']
    """

    def __init__(self, pinned: Iterable[str | None]) -> None:
        self._taken = {code for code in pinned if code}
        self._counted: dict[str, int] = {}

    def next(self, home: str) -> str:
        """Return the next number under a home; the empty home is the top."""
        while True:
            self._counted[home] = self._counted.get(home, 0) + 1
            number = f"{home}.{self._counted[home]}" if home else str(self._counted[home])
            if number not in self._taken:
                self._taken.add(number)
                return number
