"""One container for every step of the method: elements in their order, each found by its id."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any, ClassVar, Generic, Self, TypeVar, cast

from lfa.errors import InvalidValue, UnknownId
from lfa.model.element import Element, made
from lfa.model.part import Part
from lfa.model.relations import R, Relations

__all__ = ["Collection", "E", "R", "Relations", "counted"]

E = TypeVar("E", bound=Element)


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
        elements = [self._placed(one, settled=True) for one in self._elements.values()]
        return (self.language, elements, *self.companions)

    # Changing

    def add(self, id: str | E | None, statement: str | Mapping[str, str] | None = None, **fields: Any) -> E:  # noqa: A002
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
            element: Element = id
        else:
            element = made(self.element, self.new_id() if id is None else id, statement, **fields)
        if not isinstance(element, self.element):
            raise InvalidValue(f"{type(self).__name__} holds {self.element.__name__} (got {type(element).__name__})")
        return self._enter(cast("E", element))

    def _enter(self, element: E) -> E:
        self._register.refuse(element.id)
        element = self._placed(element)
        self._elements[element.id] = element
        self._register.holders[element.id] = self
        return element

    def update(self, id: str, /, **changes: Any) -> E:  # noqa: A002 - the field's word
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
        element = self._placed(self[id].evolve(**changes))
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
        self._elements = {name: self._placed(one, old) for name, one in self._elements.items()}

    def _pour(self, twin: Self) -> None:
        for element in self:
            twin._enter(element)

    def _unknown(self, id: object) -> UnknownId:  # noqa: A002
        near = difflib.get_close_matches(str(id)[:64], self._elements, n=1)
        return UnknownId(str(id), near[0] if near else None)


def counted(collection: Collection[Any]) -> str:
    """Say how many elements a collection holds: ``2 strategies``."""
    name = collection.element.__name__.lower()
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{len(collection)} {name if len(collection) == 1 else plural}"
