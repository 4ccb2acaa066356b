"""Homes: for every element the one link that carries it in the tree; all other links are extra.

A cause hangs under one of its effects and an effect under one of its causes, counted from the root.
The deepest candidate is taken, so that a cause lies below all its effects; ties go to the author's
first link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, field

from lfa.layout.network import ASIDE, CAUSES, EFFECTS, Link, Network


@define
class Homes:
    """A forest over one part.

    `below` and `over` list the children of an element downwards (causes) and upwards (effects);
    `roots` are the root of the part, then the tops of what stands aside.
    """

    roots: list[int]
    below: dict[int, list[int]] = field(factory=dict)
    over: dict[int, list[int]] = field(factory=dict)
    links: set[Link] = field(factory=set)
    parent: dict[int, int] = field(factory=dict)

    def adopt(self, child: int, parent: int, *, down: bool) -> None:
        """Hang a child under (or over) its parent."""
        self.parent[child] = parent
        self.links.add((child, parent) if down else (parent, child))
        (self.below if down else self.over).setdefault(parent, []).append(child)


def homes(network: Network, part: Sequence[int], root: int, side: Mapping[int, str]) -> Homes:
    """Choose a home for every element of a part.

    Examples
    --------
    >>> from lfa.layout.network import sides
    >>> net = Network(("P", "A", "B"), ("", "", ""), ((1, 0), (2, 0), (2, 1)))
    >>> homes(net, [0, 1, 2], 0, sides(net, [0, 1, 2], 0)).below
    {0: [1], 1: [2]}
    """
    made = Homes([root])
    members = set(part)
    order = [node for node in network.order() if node in members]
    depth = {root: 0}
    chosen: dict[int, tuple[int, bool]] = {}
    for node in reversed(order):
        if side[node] == CAUSES:
            chosen[node] = _deepest(network.effects[node], depth), True
            depth[node] = depth[chosen[node][0]] + 1
    depth = {root: 0}
    for node in order:
        if side[node] == EFFECTS:
            chosen[node] = _deepest(network.causes[node], depth), False
            depth[node] = depth[chosen[node][0]] + 1
    for node in reversed(order):
        if side[node] == ASIDE:
            beside = [effect for effect in network.effects[node] if side[effect] == ASIDE]
            depth[node] = 0
            if beside:
                chosen[node] = _deepest(beside, depth), True
                depth[node] = depth[chosen[node][0]] + 1
            else:
                made.roots.append(node)
    for node in part:
        if node in chosen:
            made.adopt(node, chosen[node][0], down=chosen[node][1])
    _as_written(network, made)
    return made


def _deepest(candidates: Sequence[int], depth: Mapping[int, int]) -> int:
    known = [node for node in candidates if node in depth]
    return max(known, key=lambda node: depth[node])


def _as_written(network: Network, made: Homes) -> None:
    """Put siblings in the order of their links, which is the order the author thought in."""
    rank = {link: k for k, link in enumerate(network.links)}
    for parent, children in made.below.items():
        made.below[parent] = [child for _, child in sorted((rank[child, parent], child) for child in children)]
    for parent, children in made.over.items():
        made.over[parent] = [child for _, child in sorted((rank[parent, child], child) for child in children)]
