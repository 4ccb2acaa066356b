"""Numbers to refer to: 1, 1.1 ... for causes, E1, E1.1 ... for effects, counted from the focal element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import frozen

from lfa.layout.homes import homes
from lfa.layout.network import Linked, network_of, sides


@frozen
class Named:
    """An element with its number before its words."""

    id: str
    statement: str


class Numbered:
    """A tree whose statements begin with a number.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ProblemTree([("P", "Fish are few"), ("C", "Waste water")], [("C", "P")], focals="P")
    >>> [element.statement for element in Numbered(tree)]
    ['Fish are few', '1 Waste water']
    """

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.numbers = numbers(tree)

    def __iter__(self) -> Iterator[Named]:
        for element in self.tree:
            words = str(element.statement or element.id)
            yield Named(element.id, f"{self.numbers.get(element.id, '')} {words}".strip())

    @property
    def links(self) -> Iterable[Linked]:
        """The links of the tree."""
        links: Iterable[Linked] = self.tree.links
        return links

    @property
    def focals(self) -> Sequence[str]:
        """The focal elements of the tree."""
        return tuple(self.tree.focals)

    @property
    def language(self) -> str | None:
        """The language of the tree."""
        return getattr(self.tree, "language", None)


def numbers(tree: Any) -> dict[str, str]:
    """Number the elements by their homes; the focal element and what stands alone have none."""
    network = network_of(tree)
    out: dict[str, str] = {}
    for part in network.parts():
        root = network.root(part)
        home = homes(network, part, root, sides(network, part, root))
        for children, prefix in ((home.below, ""), (home.over, "E")):
            stack = [(top, "") for top in reversed(home.roots)]
            while stack:
                node, above = stack.pop()
                for k, child in reversed(list(enumerate(children.get(node, ()), 1))):
                    own = f"{above}.{k}" if above else f"{prefix}{k}"
                    out[network.ids[child]] = own
                    stack.append((child, own))
    return out
