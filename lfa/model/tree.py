"""What problem trees and objective trees share: elements joined by links, without cycles.

A "tree" is a directed acyclic graph: a cause may feed two effects, and effects may join
again. Feedback links (vicious circles) are kept apart from the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Generic, Self, TypeVar

from attrs import field, frozen
from attrs.converters import optional

from lfa.errors import CycleError, InvalidValue, UnknownId
from lfa.model.collection import Collection, E
from lfa.model.element import Relation, made
from lfa.model.fields import to_ids, to_line
from lfa.model.order import TopologicalOrder, cycles, path, sort
from lfa.model.scales import Basis, Confidence, LinkStrength, Polarity
from lfa.model.text import Text, to_text

__all__ = ["L", "Link", "Tree"]


@frozen
class Link(Relation):
    """What the links of both trees may say about themselves.

    Parameters
    ----------
    feedback : bool
        True for a link that closes a vicious circle: kept, drawn, left out of the order.
    strength : LinkStrength, optional
        Whether the cause is necessary or adds to the effect.
    polarity : Polarity, optional
        Negative for a means that works against its end.
    group : str, optional
        Links to one effect with the same group hold only together ("and").
    confidence : Confidence, optional
    basis : Basis, optional
        Whether it rests on evidence or is assumed.
    evidence : Text, optional
    dissent : Text, optional
        Who does not agree, and why: recorded, never voted away.
    lag : Text, optional
        How long it takes.
    """

    feedback: bool = field(default=False, kw_only=True)
    strength: LinkStrength | None = field(default=None, converter=optional(LinkStrength), kw_only=True)
    polarity: Polarity | None = field(default=None, converter=optional(Polarity), kw_only=True)
    group: str | None = field(default=None, converter=to_line, kw_only=True)
    confidence: Confidence | None = field(default=None, converter=optional(Confidence), kw_only=True)
    basis: Basis | None = field(default=None, converter=optional(Basis), kw_only=True)
    evidence: Text | None = field(default=None, converter=to_text, kw_only=True)
    dissent: Text | None = field(default=None, converter=to_text, kw_only=True)
    lag: Text | None = field(default=None, converter=to_text, kw_only=True)

    @property
    def ends(self) -> tuple[str, str]:
        """Cause and effect, or means and end."""
        raise NotImplementedError

    @property
    def key(self) -> tuple[str | None, ...]:
        """What makes the link unique in its tree."""
        return self.ends

    @property
    def plain(self) -> bool:
        """Whether the link says nothing beyond its two ends."""
        return self == type(self)(*self.ends)  # type: ignore[arg-type, call-arg]  # both kinds take their ends first


L = TypeVar("L", bound=Link)


class Tree(Collection[E], Generic[E, L]):
    """A collection whose elements are linked, cause to effect, without cycles.

    Parameters
    ----------
    elements : iterable of Element, optional
    links : iterable, optional
        Links, or pairs of ids.
    focals : str or iterable of str, optional
        Ids of the focal elements.
    language : str, optional
    """

    link_class: ClassVar[type[Link]] = Link

    def __init__(
        self,
        elements: Iterable[E] = (),
        links: Iterable[L | tuple[str, str]] = (),
        *,
        focals: Iterable[str] | str = (),
        language: str | None = None,
    ) -> None:
        self._links: dict[tuple[str, str], L] = {}
        self._to: dict[str, dict[str, None]] = {}
        self._from: dict[str, dict[str, None]] = {}
        self._order = TopologicalOrder(self._from, self._to)
        self._focals: tuple[str, ...] = ()
        super().__init__(language=language)
        self.extend(elements, links)
        self.focals = focals

    # Elements

    def _enter(self, element: E) -> E:
        entered = super()._enter(element)
        self._to[element.id], self._from[element.id] = {}, {}
        self._order.add(element.id)
        return entered

    def remove(self, id: str) -> E:  # noqa: A002 - the field's word
        """Take an element out, with all its links."""
        element = self[id]
        for ends in [ends for ends in self._links if id in ends]:
            self.unlink(*ends)
        super().remove(id)
        del self._to[id], self._from[id]
        self._order.remove(id)
        self._focals = tuple(one for one in self._focals if one != id)
        return element

    # Focal elements

    @property
    def focals(self) -> tuple[str, ...]:
        """Ids of the focal elements: usually one, or a linked set."""
        return self._focals

    @focals.setter
    def focals(self, ids: Iterable[str] | str | None) -> None:
        wanted = to_ids(ids)
        for one in wanted:
            self[one]
        self._focals = wanted

    @property
    def focal(self) -> str | None:
        """Id of the first focal element, or None."""
        return self._focals[0] if self._focals else None

    @focal.setter
    def focal(self, id: str | None) -> None:  # noqa: A002 - the field's word
        self.focals = id

    # Links

    @property
    def links(self) -> tuple[L, ...]:
        """All links in the order they were made, feedback links among them."""
        return tuple(self._links.values())

    def get_link(self, cause: str, effect: str) -> L | None:
        """Return the link between two elements, or None."""
        return self._links.get((cause, effect))

    def link(self, cause: str | L, effect: str | None = None, **fields: Any) -> L:
        """Link two elements.

        Parameters
        ----------
        cause, effect : str
            Ids (means and end in an objective tree); or a ready link alone.
        **fields
            Other fields of the link: ``feedback=True``, ``strength="necessary"`` ...

        Returns
        -------
        Link

        Raises
        ------
        CycleError
            When the link would close a cycle and is not marked as feedback; it names the cycle.
        UnknownId
            When an end is not in the tree.
        InvalidValue
            When the two are linked already.
        """
        if isinstance(cause, Link) and (effect is not None or fields):
            raise InvalidValue("link takes a ready link or two ids with fields, not both")
        link: Any = cause if isinstance(cause, Link) else made(self.link_class, cause, effect, **fields)
        ends = self._checked(link)
        placed = self._placed(link)
        if not link.feedback:
            if not self._order.admit(*ends):
                raise CycleError(self._closing(*ends))
            self._join(*ends)
        self._links[ends] = placed
        return placed  # type: ignore[no-any-return]  # of the class that was checked

    def _checked(self, link: Link) -> tuple[str, str]:
        if not isinstance(link, self.link_class):
            raise InvalidValue(f"{type(self).__name__} holds {self.link_class.__name__} (got {type(link).__name__})")
        for end in link.ends:
            if end not in self._elements:
                raise self._unknown(end)
        if link.ends in self._links:
            raise InvalidValue(f"{link.ends[0]} and {link.ends[1]} are linked already")
        if link.feedback and link.ends[0] == link.ends[1]:
            raise InvalidValue(f"{link.ends[0]} cannot be linked to itself")
        return link.ends

    def _join(self, cause: str, effect: str) -> None:
        self._to[cause][effect] = None
        self._from[effect][cause] = None

    def _closing(self, cause: str, effect: str) -> list[str]:
        way = path(effect, cause, self._to.__getitem__) if cause != effect else [cause]
        return [way[-1], *way[:-1]]

    def unlink(self, cause: str, effect: str) -> L:
        """Remove a link and return it.

        Raises
        ------
        UnknownId
            When there is no such link.
        """
        if (cause, effect) not in self._links:
            raise UnknownId(f"{cause} → {effect}", what="link")
        self._to[cause].pop(effect, None)
        self._from[effect].pop(cause, None)
        return self._links.pop((cause, effect))

    def update_link(self, cause: str, effect: str, /, **changes: Any) -> L:
        """Replace fields of a link, keeping its place in the order.

        Raises
        ------
        CycleError
            When a feedback link is made an ordinary one and closes a cycle.
        UnknownId
            When there is no such link.
        """
        if (cause, effect) not in self._links:
            raise UnknownId(f"{cause} → {effect}", what="link")
        old = self._links[cause, effect]
        new = self._placed(old.evolve(**changes))
        if new.ends != old.ends:
            raise InvalidValue("the ends of a link cannot be changed: unlink, then link")
        if old.feedback and not new.feedback:
            if not self._order.admit(cause, effect):
                raise CycleError(self._closing(cause, effect))
            self._join(cause, effect)
        elif new.feedback:
            self._to[cause].pop(effect, None)
            self._from[effect].pop(cause, None)
        self._links[cause, effect] = new
        return new

    def extend(self, elements: Iterable[E | tuple[str, str]] = (), links: Iterable[L | tuple[str, str]] = ()) -> None:
        """Add many elements and links at once, with one linear check for cycles.

        Parameters
        ----------
        elements : iterable
            Ready elements, or pairs of id and statement.
        links : iterable
            Ready links, or pairs of ids.

        Raises
        ------
        CycleError, DuplicateId, UnknownId, InvalidValue
            As for ``add`` and ``link``; then nothing is added.
        """
        added: list[str] = []
        linked: list[tuple[str, str]] = []
        try:
            for element in elements:
                entered = self.add(*element) if isinstance(element, tuple) else self.add(element)
                added.append(entered.id)
            for link in links:
                linked.append(self._lay(link))  # noqa: PERF401 - what was laid must be known when one fails
            if linked:
                self._sort()
        except Exception:
            for ends in linked:
                self.unlink(*ends)
            for one in reversed(added):
                self.remove(one)
            raise

    def _lay(self, link: L | tuple[str, str]) -> tuple[str, str]:
        """Put a link in place without looking for cycles."""
        ready: Any = link if isinstance(link, Link) else made(self.link_class, *link)
        ends = self._checked(ready)
        placed = self._placed(ready)
        if not ready.feedback:
            self._join(*ends)
        self._links[ends] = placed
        return ends

    def _sort(self) -> None:
        order = sort(self._elements, self._to.__getitem__)
        if len(order) < len(self._elements):
            raise CycleError(cycles(self._elements, self._to.__getitem__)[0])
        self._order.reset(order)

    # Neighbours

    def causes(self, id: str) -> list[E]:  # noqa: A002 - the field's word
        """Return the direct causes (means) of an element, feedback left out, in the order they were linked.

        Raises
        ------
        UnknownId
        """
        self[id]
        return [self._elements[one] for one in self._from[id]]

    def effects(self, id: str) -> list[E]:  # noqa: A002 - the field's word
        """Return the direct effects (ends) of an element, feedback left out, in the order they were linked.

        Raises
        ------
        UnknownId
        """
        self[id]
        return [self._elements[one] for one in self._to[id]]

    def below(self, id: str) -> tuple[str, ...]:  # noqa: A002 - the field's word
        """Return the ids of all that leads to an element, nearest first."""
        return tuple(self._walk(id, self._from))

    def above(self, id: str) -> tuple[str, ...]:  # noqa: A002 - the field's word
        """Return the ids of all that an element leads to, nearest first."""
        return tuple(self._walk(id, self._to))

    def _walk(self, start: str, neighbours: dict[str, dict[str, None]]) -> Iterator[str]:
        self[start]
        found = dict.fromkeys(neighbours[start])
        waiting = list(found)
        for node in waiting:
            yield node
            for other in neighbours[node]:
                if other not in found:
                    found[other] = None
                    waiting.append(other)

    def kind(self, id: str) -> str:  # noqa: A002 - the field's word
        """Return ``focal``, ``cause``, ``effect`` or ``peer``: where an element stands to the focal one.

        A peer is neither: it shares an effect or a cause with the rest, or stands apart.
        """
        if id in self._focals:
            return "focal"
        if set(self._focals) & set(self.above(id)):
            return "cause"
        return "effect" if set(self._focals) & set(self.below(id)) else "peer"

    # Belonging to a plan

    def _content(self) -> tuple[object, ...]:
        links = [self._placed(link, settled=True) for link in self._links.values()]
        return (*super()._content(), self._focals, links)

    def _move(self, old: str | None) -> None:
        super()._move(old)
        self._links = {ends: self._placed(link, old) for ends, link in self._links.items()}

    def _pour(self, twin: Self) -> None:
        twin.extend(self, self.links)
        twin._focals = self._focals
