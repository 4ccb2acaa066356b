"""Readable ids for what is derived: P3 gives O3, O3 gives R3, as long as they are free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from lfa.model.fields import is_id
from lfa.model.part import Part

__all__ = ["Names"]


class Names:
    """Hands out ids that are free in a plan, each made from the id of the source.

    Parameters
    ----------
    old, new : str
        First letters of the source's ids and of the new ones.
    part : Part
        Any collection of the plan, to ask which ids are taken.
    replaced : type of Part
        What is derived takes the place of this collection: ids that it holds are free.
    taken : iterable of str
        Ids that are taken all the same.

    Examples
    --------
    >>> from lfa.model.problems import ProblemTree
    >>> names = Names("P", "O", ProblemTree(), (), ["O7"])
    >>> names.of("P3"), names.of("P7"), names.of("river")
    ('O3', 'O1', 'O-river')
    """

    def __init__(
        self, old: str, new: str, part: Part, replaced: type[Part] | tuple[type[Part], ...], taken: Iterable[str] = ()
    ) -> None:
        self._old, self._new, self._part, self._replaced = old, new, part, replaced
        self._taken = set(taken)
        self._numbers = count(1)

    def of(self, source: str) -> str:
        """Return a free id for what comes from a source."""
        name = next(one for one in self._candidates(source) if self._free(one))
        self._taken.add(name)
        return name

    def _candidates(self, source: str) -> Iterator[str]:
        rest = source.removeprefix(self._old)
        named = rest != source and not rest[:1].isalpha()
        yield f"{self._new}{rest}" if named else f"{self._new}-{source}"
        while True:
            yield f"{self._new}{next(self._numbers)}"

    def _free(self, name: str) -> bool:
        if name in self._taken or not is_id(name):
            return False
        holder = self._part.holder_of(name)
        return holder is None or isinstance(holder, self._replaced)
