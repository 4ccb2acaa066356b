"""The container for rows without ids: scores and interactions, each found by what it joins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Generic, Self, TypeVar, cast

from lfa.errors import DuplicateId, InvalidValue, UnknownId
from lfa.model.element import Relation, made
from lfa.model.part import Part

__all__ = ["R", "Relations"]

R = TypeVar("R", bound=Relation)


class Relations(Part, Generic[R]):
    """Rows without ids of their own, in order, each found by what it joins.

    Parameters
    ----------
    rows : iterable of Relation, optional
    language : str, optional
        As for a `Collection`.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> _ = interactions.add("G1", "G2", score=-1)
    >>> interactions.update(("G1", "G2", None), score=-2).score
    -2
    """

    relation: ClassVar[type[Relation]] = Relation

    def __init__(self, rows: Iterable[R] = (), *, language: str | None = None) -> None:
        super().__init__(language)
        self._rows: dict[tuple[str | None, ...], R] = {}
        for row in rows:
            self.add(row)

    def __getitem__(self, key: tuple[str | None, ...]) -> R:
        try:
            return self._rows[key]
        except (KeyError, TypeError):
            raise UnknownId(_joined(key), what="row for") from None

    def get(self, key: tuple[str | None, ...], default: R | None = None) -> R | None:
        """Return the row for what it joins, or the default."""
        return self._rows.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(tuple(self._rows.values()))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._content() == other._content()

    __hash__ = None  # type: ignore[assignment]  # a container that changes has no hash

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)}>"

    def _content(self) -> tuple[object, ...]:
        return (self.language, [self._placed(row, settled=True) for row in self._rows.values()])

    def add(self, *row: Any, **fields: Any) -> R:
        """Add a row, given whole or by its fields, in order or by name.

        Returns
        -------
        Relation
            The row as it now stands in the collection.

        Raises
        ------
        DuplicateId
            When what it joins is joined already.
        InvalidValue
            When a value can never be right.
        """
        whole = len(row) == 1 and isinstance(row[0], Relation)
        if whole and fields:
            raise InvalidValue("add takes a ready row or its fields, not both")
        one: Any = row[0] if whole else made(self.relation, *row, **fields)
        if not isinstance(one, self.relation):
            raise InvalidValue(f"{type(self).__name__} holds {self.relation.__name__} (got {type(one).__name__})")
        if one.key in self._rows:
            raise DuplicateId(f"There is already a row for {_joined(one.key)}.")
        return self._enter(cast("R", one))

    def _enter(self, row: R) -> R:
        placed = self._placed(row)
        self._rows[placed.key] = placed
        return placed

    def update(self, key: tuple[str | None, ...], **changes: Any) -> R:
        """Replace fields of a row; what it joins never changes.

        Parameters
        ----------
        key : tuple
            What it joins.
        **changes
            New values by field name.

        Returns
        -------
        Relation
            The row as it now stands.

        Raises
        ------
        UnknownId
            When there is no such row.
        InvalidValue
            When a field is unknown, or a value can never be right.
        """
        row = self._placed(self[key].evolve(**changes))
        if row.key != key:
            raise InvalidValue("what a row joins cannot be changed: remove it, then add another")
        self._rows[key] = row
        return row

    def remove(self, key: tuple[str | None, ...]) -> R:
        """Take a row out and return it.

        Raises
        ------
        UnknownId
        """
        row = self[key]
        del self._rows[key]
        return row

    def _move(self, old: str | None) -> None:
        self._rows = {key: self._placed(row, old) for key, row in self._rows.items()}

    def _pour(self, twin: Self) -> None:
        for row in self:
            twin._enter(row)


def _joined(key: object) -> str:
    """Write what a row joins as a person reads it."""
    return " / ".join(str(part) if part else "-" for part in key) if isinstance(key, tuple) else str(key)
