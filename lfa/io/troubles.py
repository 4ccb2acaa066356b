"""What is wrong with one value, before it is known where the value stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import attrs

__all__ = ["Trouble", "Troubles", "gathered", "trouble"]


@attrs.frozen
class Trouble:
    """One thing wrong with a value: where below it (a JSON pointer), and the sentence that says so."""

    at: str
    code: str
    values: Mapping[str, Any]


class Troubles(Exception):
    """Everything wrong with a value."""

    def __init__(self, *all_: Trouble) -> None:
        self.all = all_
        super().__init__(all_)


def trouble(code: str, at: str = "", **values: object) -> Troubles:
    """Return a single trouble, ready to be raised."""
    return Troubles(Trouble(at, code, values))


@contextmanager
def gathered() -> Iterator[Callable[..., Any]]:
    """Try several parts of a value and raise all their troubles together at the end.

    Examples
    --------
    >>> def refuse(value):
    ...     raise trouble("impossible", reason=value)
    >>> try:
    ...     with gathered() as attempt:
    ...         _ = attempt("/0", refuse, "a"), attempt("/1", refuse, "b")
    ... except Troubles as error:
    ...     print([one.at for one in error.all])
    ['/0', '/1']
    """
    found: list[Trouble] = []

    def attempt(at: str, read: Callable[..., Any], *given: Any) -> Any:
        try:
            return read(*given)
        except Troubles as error:
            found.extend(attrs.evolve(one, at=at + one.at) for one in error.all)
            return None

    yield attempt
    if found:
        raise Troubles(*found)
