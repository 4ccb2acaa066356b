"""Parts of a tree that can be laid out on their own: a subtree, an overview, a branch."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from attrs import define, field, frozen

from lfa.errors import UnknownId
from lfa.layout.homes import homes
from lfa.layout.network import Linked, network_of, sides
from lfa.model.nearest import Nearest


@frozen
class View:
    """Some elements of a tree with the links among them; laid out like a tree."""

    elements: tuple[Any, ...]
    links: tuple[Linked, ...]
    focals: tuple[str, ...] = ()
    language: str | None = None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.elements)

    def __len__(self) -> int:
        return len(self.elements)


def view(tree: Any, ids: Collection[str], focals: Sequence[str]) -> View:
    """Keep some elements of a tree.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ProblemTree([("P", "Fish are few"), ("C", "Waste water")], [("C", "P")], focals="P")
    >>> len(view(tree, {"C"}, ["C"]).links)
    0
    """
    kept = set(ids)
    links = tuple(link for link in tree.links if link.cause in kept and link.effect in kept)
    elements = tuple(element for element in tree if element.id in kept)
    return View(elements, links, tuple(focals), getattr(tree, "language", None))


def subtree(tree: Any, root: str) -> View:
    """Keep one element and all that leads to it.

    Raises
    ------
    UnknownId
        If the tree has no such element.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ProblemTree([("P", "Fish are few"), ("C", "Waste water")], [("C", "P")], focals="P")
    >>> [element.id for element in subtree(tree, "C")]
    ['C']
    """
    network = network_of(tree)
    if root not in network.ids:
        raise UnknownId(root, Nearest().to(root, network.ids))
    below = network.below(network.ids.index(root))
    return view(tree, {root, *(network.ids[node] for node in below)}, [root])


@define
class Forest:
    """A tree by homes: who hangs at whom."""

    roots: list[str] = field(factory=list)
    children: dict[str, list[str]] = field(factory=dict)

    def within(self, roots: Sequence[str], deep: int | None = None) -> list[str]:
        """List the roots and what hangs at them, down to a depth, nearest first."""
        level, found = list(roots), list(roots)
        while level and (deep is None or deep > 0):
            level = [child for node in level for child in self.children.get(node, ())]
            found += level
            deep = None if deep is None else deep - 1
        return found

    def depth(self, root: str) -> int:
        """Count the levels that hang at an element."""
        level, count = [root], -1
        while level:
            level = [child for node in level for child in self.children.get(node, ())]
            count += 1
        return count


def forest_of(tree: Any) -> Forest:
    """Give every element of a tree its home.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ProblemTree([("P", "Fish are few"), ("C", "Waste water")], [("C", "P")], focals="P")
    >>> forest_of(tree).children
    {'P': ['C']}
    """
    network, made = network_of(tree), Forest()
    ids = network.ids
    for part in network.parts():
        root = network.root(part)
        side = sides(network, part, root)
        home = homes(network, part, root, side)
        made.roots += [ids[node] for node in home.roots]
        for hanging in (home.below, home.over):
            for node, children in hanging.items():
                made.children.setdefault(ids[node], []).extend(ids[child] for child in children)
    return made
