"""The tree as the engines see it: numbered elements, links as pairs, and who stands on which side.

References
----------
Kahn, A. B. (1962). Topological sorting of large networks. *Communications of the ACM* 5(11), 558-562.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Protocol

from attrs import field, frozen

Link = tuple[int, int]

CAUSES: Final = "causes"
EFFECTS: Final = "effects"
FOCAL: Final = "focal"
ASIDE: Final = "aside"


class Linked(Protocol):
    """A link of a problem tree or an objective tree, as far as a layout cares."""

    @property
    def cause(self) -> str:
        """Id of the cause (of the means, in an objective tree)."""
        ...

    @property
    def effect(self) -> str:
        """Id of the effect (of the end)."""
        ...

    @property
    def feedback(self) -> bool:
        """True when the link closes a circle."""
        ...


class Tree(Protocol):
    """What can be laid out: problem trees, objective trees and whatever looks like them."""

    @property
    def links(self) -> Iterable[Linked]:
        """The links, in the author's order."""
        ...

    @property
    def focals(self) -> Sequence[str]:
        """Ids of the focal elements, the first one foremost."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """Yield the elements in order; each has an `id` and a `statement`."""
        ...


@frozen
class Network:
    """Elements by number in the author's order, links as (cause, effect), feedback kept apart."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    links: tuple[Link, ...]
    feedback: tuple[Link, ...] = ()
    focals: tuple[int, ...] = ()
    language: str = "en"
    causes: tuple[tuple[int, ...], ...] = field(init=False)
    effects: tuple[tuple[int, ...], ...] = field(init=False)

    @causes.default
    def _causes(self) -> tuple[tuple[int, ...], ...]:
        return _sorted_out(len(self.ids), ((b, a) for a, b in self.links))

    @effects.default
    def _effects(self) -> tuple[tuple[int, ...], ...]:
        return _sorted_out(len(self.ids), self.links)

    def __len__(self) -> int:
        return len(self.ids)

    def above(self, start: int) -> set[int]:
        """Everything that the element leads to, directly or not."""
        return _reach(start, self.effects)

    def below(self, start: int) -> set[int]:
        """Everything that leads to the element, directly or not."""
        return _reach(start, self.causes)

    def order(self) -> list[int]:
        """List the elements so that every cause comes before its effects; ties by the author's order.

        Examples
        --------
        >>> Network(("P", "A"), ("", ""), ((1, 0),)).order()
        [1, 0]
        """
        waiting = [len(causes) for causes in self.causes]
        ready = deque(i for i, count in enumerate(waiting) if not count)
        out: list[int] = []
        while ready:
            node = ready.popleft()
            out.append(node)
            for effect in self.effects[node]:
                waiting[effect] -= 1
                if not waiting[effect]:
                    ready.append(effect)
        return out

    def parts(self) -> list[list[int]]:
        """List the connected parts, each in the author's order; the one with the first focal element leads."""
        neighbours = _sorted_out(len(self), (pair for a, b in self.links + self.feedback for pair in ((a, b), (b, a))))
        seen: set[int] = set()
        parts: list[list[int]] = []
        for start in (*self.focals, *range(len(self))):
            if start not in seen:
                part = _reach(start, neighbours) | {start}
                seen |= part
                parts.append(sorted(part))
        return parts

    def root(self, part: Sequence[int]) -> int:
        """Choose what a part is drawn around: its focal element, else the end that most things lead to."""
        members = set(part)
        for focal in self.focals:
            if focal in members:
                return focal
        weight = {node: len(self.below(node)) for node in part if not self.effects[node]} if len(part) < 2000 else {}
        return max(weight, key=lambda node: (weight[node], -node), default=part[0])


def _sorted_out(count: int, pairs: Iterable[Link]) -> tuple[tuple[int, ...], ...]:
    table: list[list[int]] = [[] for _ in range(count)]
    for a, b in pairs:
        table[a].append(b)
    return tuple(map(tuple, table))


def _reach(start: int, steps: Sequence[Sequence[int]]) -> set[int]:
    seen: set[int] = {start}
    stack = [start]
    while stack:
        for after in steps[stack.pop()]:
            if after not in seen:
                seen.add(after)
                stack.append(after)
    seen.discard(start)
    return seen


def network_of(tree: Tree) -> Network:
    """Read a tree of the model into a network.

    Parameters
    ----------
    tree
        A problem tree or an objective tree. An element without a statement shows its id.

    Returns
    -------
    Network
        Links between unknown elements, repeated links and loops are left out of it.
    """
    elements = list(tree)
    number = {element.id: i for i, element in enumerate(elements)}
    texts = tuple(" ".join(str(element.statement or element.id).split()) for element in elements)
    plain: dict[Link, None] = {}
    feedback: dict[Link, None] = {}
    for link in tree.links:
        pair = number.get(link.cause), number.get(link.effect)
        if pair[0] is None or pair[1] is None or pair[0] == pair[1]:
            continue
        (feedback if link.feedback else plain)[pair[0], pair[1]] = None
    focals = tuple(number[focal] for focal in tree.focals if focal in number)
    language = getattr(tree, "language", None) or "en"
    return Network(tuple(number), texts, tuple(plain), tuple(p for p in feedback if p not in plain), focals, language)


def sides(network: Network, part: Sequence[int], root: int) -> dict[int, str]:
    """Tell on which side of the root every element of a part stands.

    What neither leads to the root nor follows from it is "aside".
    """
    above, below = network.above(root), network.below(root)
    names = dict.fromkeys(part, ASIDE)
    names |= dict.fromkeys(below, CAUSES) | dict.fromkeys(above, EFFECTS) | {root: FOCAL}
    return names
