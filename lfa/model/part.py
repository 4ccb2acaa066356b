"""What every collection shares with the plan it belongs to: a language, who holds which id, whether all is invented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeVar

from lfa.errors import DuplicateId
from lfa.model.element import Element, Relation, moved

__all__ = ["Part", "Register"]

Row = TypeVar("Row", bound=Element | Relation)


class Register:
    """What the collections of one plan share: its language and who holds which id.

    Parameters
    ----------
    language : str, optional
        None while a collection stands alone and has not said.
    illustrative : bool
        True when the whole plan is an invented example.
    of_plan : bool
        True for the register of a plan, not of a collection that stands alone.
    """

    def __init__(self, language: str | None = None, illustrative: bool = False, of_plan: bool = False) -> None:
        self.language = language
        self.illustrative = illustrative
        self.of_plan = of_plan
        self.holders: dict[str, Part] = {}

    def find(self, id: str) -> Element | None:  # noqa: A002 - the field's word
        """Return the element with an id, wherever it stands."""
        holder = self.holders.get(id)
        return holder.element_at(id) if holder is not None else None

    def refuse(self, id: str) -> None:  # noqa: A002 - the field's word
        """Raise when an id is taken.

        Raises
        ------
        DuplicateId
        """
        if taken := self.find(id):
            raise DuplicateId(f"The id {id!r} is taken: {taken.label!r}.")


class Part:
    """A collection that stands alone or in a plan.

    Parameters
    ----------
    language : str, optional
        Language of its texts; None means the plan's, or English while it stands alone.
    """

    #: Collections that belong to this one, by attribute, such as the indicators of a logframe.
    parts: ClassVar[Mapping[str, type[Part]]] = {}

    def __init__(self, language: str | None = None) -> None:
        self._own_language = language
        self._register = Register(language)
        for name, part in self.parts.items():
            setattr(self, name, part())
        for one in self.companions:
            one._register = self._register

    def __setattr__(self, name: str, value: object) -> None:
        if name in self.parts and name in self.__dict__:
            raise AttributeError(
                f"{name} cannot be replaced: add to it, or replace the {type(self).__name__} as a whole"
            )
        super().__setattr__(name, value)

    @property
    def language(self) -> str:
        """Language of the texts: its own, else the plan's, else English."""
        return self.said_language or "en"

    @property
    def said_language(self) -> str | None:
        """Language of the texts, or None while it stands alone and nobody has said."""
        return self._own_language or self._register.language

    @property
    def in_plan(self) -> bool:
        """Whether it belongs to a plan."""
        return self._register.of_plan

    @property
    def illustrative(self) -> bool:
        """Whether it stands in a plan that is an invented example as a whole."""
        return self._register.illustrative

    @property
    def companions(self) -> tuple[Part, ...]:
        """The collections that belong to this one."""
        return tuple(getattr(self, name) for name in self.parts)

    @property
    def whole(self) -> tuple[Part, ...]:
        """The collection itself and those that belong to it."""
        return (self, *self.companions)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids it holds, in order; none where rows have no ids."""
        return ()

    @property
    def claimed(self) -> tuple[str, ...]:
        """The ids that nothing else in a plan may have while it belongs to the plan."""
        return self.ids

    def holder_of(self, id: str) -> Part | None:  # noqa: A002 - the field's word
        """Return the collection that holds an id, of all that belong to the same plan; None while it is free."""
        return self._register.holders.get(id)

    def element_at(self, id: str) -> Element:  # noqa: A002 - the field's word
        """Return the element with an id that this collection holds."""
        raise NotImplementedError

    def join(self, register: Register) -> None:
        """Become part of a plan: share its ids, take over its language.

        Raises
        ------
        DuplicateId
            When an id is already taken there; then nothing changes.
        """
        for part in self.whole:
            for name in part.claimed:
                register.refuse(name)
        for part in self.whole:
            old = part.said_language
            part._own_language, part._register = None, register
            register.holders.update(dict.fromkeys(part.claimed, part))
            part._move(old)

    def leave(self) -> None:
        """Stop being part of a plan, keeping the language it had."""
        own = Register(self.language, self.illustrative)
        for part in self.whole:
            for name in part.claimed:
                del part._register.holders[name]
            part._own_language, part._register = own.language, own
            own.holders.update(dict.fromkeys(part.claimed, part))

    def copy(self) -> Self:
        """Return an independent copy that stands alone, in the same language."""
        made: Any = type(self)(language=self.said_language)
        made._register.illustrative = self.illustrative
        for part, twin in zip(self.whole, made.whole, strict=True):
            part._pour(twin)
        return made  # type: ignore[no-any-return]  # made of its own class

    def __copy__(self) -> Self:
        return self.copy()

    def __deepcopy__(self, memo: object) -> Self:
        return self.copy()

    def _placed(self, row: Row, old: str | None = None, *, settled: bool = False) -> Row:
        """Return a row with its texts at home here; ``old`` is the language they come from."""
        return moved(row, self.language, old, settled=settled or self.said_language is not None)

    def _move(self, old: str | None) -> None:
        """Let all texts be at home in the language that holds now; ``old`` is the one before."""
        raise NotImplementedError

    def _pour(self, twin: Self) -> None:
        """Put all it holds into an empty collection of its kind."""
        raise NotImplementedError
