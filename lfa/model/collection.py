"""One container for every step of the method: elements by id, relations by their ends."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import count
from typing import Any, ClassVar, Generic, TypeVar, cast

from lfa.errors import DuplicateId, InvalidValue, UnknownId
from lfa.model.element import Element, Relation
from lfa.model.fields import fields_of
from lfa.model.part import Part
from lfa.model.text import Text

__all__ = ["Collection", "E", "R", "Relations", "counted", "moved"]

E = TypeVar("E", bound=Element)
R = TypeVar("R", bound=Relation)
Row = TypeVar("Row", bound=Element | Relation)


@cache
def _text_fields(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(cls) if field.kind == "text")


def moved(row: Row, language: str, old: str | None = None) -> Row:
    """Return a row with its texts at home in a language; ``old`` is the one they came from."""
    changes: dict[str, Text] = {}
    for name in _text_fields(cast("type", type(row))):
        text = getattr(row, name)
        if isinstance(text, Text):
            placed = (text.away(old) if old and old != language else text).at_home(language)
            if placed is not text:
                changes[name] = placed
    return cast("Row", row.evolve(**changes)) if changes else row


class Collection(Part, Generic[E]):
    """Elements of one kind, in order, each found by its id.

    Parameters
    ----------
    elements : iterable of Element, optional
        What it holds from the start.
    language : str, optional
        Language of its texts; None means the plan's, or English while it stands alone.

    Examples
    --------
    >>> from lfa.model.risks import Risks
    >>> risks = Risks()
    >>> risks.add("RI1", "The tender fails", likelihood=2).likelihood
    2
    >>> risks["RI1"] == risks.get("RI1"), "RI2" in risks, len(risks), risks.new_id()
    (True, False, 1, 'RI2')
    """

    #: What it holds, and the first letter of ids made for new elements.
    element: ClassVar[type[Element]] = Element
    prefix: ClassVar[str] = "E"

    def __init__(self, elements: Iterable[E] = (), *, language: str | None = None) -> None:
        super().__init__(language)
        self._elements: dict[str, E] = {}
        for element in elements:
            self.add(element)

    # Reading

    def __getitem__(self, id: str) -> E:  # noqa: A002 - the field's word
        try:
            return self._elements[id]
        except (KeyError, TypeError):
            raise self._unknown(id) from None

    def get(self, id: str, default: E | None = None) -> E | None:  # noqa: A002 - the field's word
        """Return the element with an id, or the default.

        Parameters
        ----------
        id : str
        default : Element, optional

        Returns
        -------
        Element or None
        """
        return self._elements.get(id, default)

    def __contains__(self, id: object) -> bool:  # noqa: A002 - the field's word
        return (id.id if isinstance(id, Element) else id) in self._elements

    def __len__(self) -> int:
        return len(self._elements)

    def __iter__(self) -> Iterator[E]:
        return iter(tuple(self._elements.values()))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(self._elements)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._content() == other._content()

    __hash__ = None  # type: ignore[assignment]  # a container that changes has no hash

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {counted(self)}>"

    def _content(self) -> tuple[object, ...]:
        return (self.language, list(self._elements.values()), *self.companions)

    # Changing

    def add(self, id: str | E | None, statement: str | Mapping[str, str] | None = None, /, **fields: Any) -> E:  # noqa: A002
        """Add an element, given whole or by its id, statement and fields.

        Parameters
        ----------
        id : str, Element or None
            A new id, a ready element, or None to have an id made.
        statement : str or mapping of str to str, optional
            What it says.
        **fields
            Any other field of the element.

        Returns
        -------
        Element
            The element as it now stands in the collection.

        Raises
        ------
        DuplicateId
            When the id is taken anywhere in the plan.
        InvalidValue
            When a value can never be right.
        """
        if isinstance(id, Element):
            if statement is not None or fields:
                raise InvalidValue("add takes a ready element or an id with fields, not both")
            made: Element = id
        else:
            made = self._made(self.new_id() if id is None else id, statement, fields)
        if not isinstance(made, self.element):
            raise InvalidValue(f"{type(self).__name__} holds {self.element.__name__} (got {type(made).__name__})")
        return self._enter(cast("E", made))

    def _made(self, id: str, statement: object, fields: Mapping[str, Any]) -> Element:  # noqa: A002
        known = {field.name for field in fields_of(self.element)}
        if unknown := sorted(set(fields) - known):
            raise InvalidValue(
                f"{self.element.__name__} has no field {unknown[0]!r}; it has {', '.join(sorted(known))}"
            )
        return self.element(id, statement, **fields)  # type: ignore[arg-type]  # the converter takes it

    def _enter(self, element: E) -> E:
        self._register.refuse(element.id)
        element = moved(element, self.language)
        self._elements[element.id] = element
        self._register.holders[element.id] = self
        return element

    def update(self, id: str, **changes: Any) -> E:  # noqa: A002 - the field's word
        """Replace fields of an element; a new main wording marks its translations stale.

        Parameters
        ----------
        id : str
            Which element; ids themselves never change.
        **changes
            New values by field name.

        Returns
        -------
        Element
            The element as it now stands.

        Raises
        ------
        UnknownId
            When there is no such element.
        InvalidValue
            When a field is unknown or a value can never be right.
        """
        if "id" in changes:
            raise InvalidValue("id cannot be changed: other elements point to it")
        element = moved(self[id].evolve(**changes), self.language)
        self._elements[id] = element
        return element

    def remove(self, id: str) -> E:  # noqa: A002 - the field's word
        """Take an element out; what pointed to it is listed by ``plan.faults()``.

        Parameters
        ----------
        id : str

        Returns
        -------
        Element

        Raises
        ------
        UnknownId
        """
        element = self[id]
        del self._elements[id]
        del self._register.holders[id]
        return element

    def new_id(self) -> str:
        """Return an id that is free in the whole plan: the prefix and the next number."""
        return next(
            name for n in count(len(self._elements) + 1) if (name := f"{self.prefix}{n}") not in self._register.holders
        )

    def reorder(self, ids: Iterable[str]) -> None:
        """Put the elements in another order.

        Parameters
        ----------
        ids : iterable of str
            All the ids, each once.

        Raises
        ------
        InvalidValue
            When ids are missing or strange.
        """
        order = list(ids)
        if sorted(order) != sorted(self._elements):
            raise InvalidValue("reorder takes every id of the collection exactly once")
        self._elements = {name: self._elements[name] for name in order}

    # Belonging to a plan

    def element_at(self, id: str) -> Element:  # noqa: A002 - the field's word
        """Return the element with an id."""
        return self._elements[id]

    def _move(self, old: str | None) -> None:
        if old or self.language != "en":
            self._elements = {name: moved(one, self.language, old) for name, one in self._elements.items()}

    def _unknown(self, id: object) -> UnknownId:  # noqa: A002
        near = difflib.get_close_matches(str(id), self._elements, n=1)
        return UnknownId(str(id), near[0] if near else None)


def counted(collection: Collection[Any]) -> str:
    """Say how many elements a collection holds: ``2 strategies``."""
    name = collection.element.__name__.lower()
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{len(collection)} {name if len(collection) == 1 else plural}"


class Relations(Part, Generic[R]):
    """Rows without ids of their own, in order, each found by what it joins.

    Parameters
    ----------
    rows : iterable of Relation, optional
    language : str, optional
        As for a `Collection`.
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
        except KeyError:
            raise UnknownId(" / ".join(part or "-" for part in key)) from None

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
        return (self.language, list(self._rows.values()))

    def add(self, row: R | str, *ends: Any, **fields: Any) -> R:
        """Add a row, given whole or by its fields in order.

        Raises
        ------
        DuplicateId
            When what it joins is joined already.
        InvalidValue
            When a value can never be right.
        """
        made = row if isinstance(row, Relation) else self.relation(row, *ends, **fields)  # type: ignore[call-arg]
        if not isinstance(made, self.relation):
            raise InvalidValue(f"{type(self).__name__} holds {self.relation.__name__} (got {type(made).__name__})")
        if made.key in self._rows:
            raise DuplicateId(f"There is already a row for {' / '.join(part or '-' for part in made.key)}.")
        placed: R = moved(made, self.language)  # type: ignore[assignment]
        self._rows[placed.key] = placed
        return placed

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
        if old or self.language != "en":
            self._rows = {key: moved(row, self.language, old) for key, row in self._rows.items()}
