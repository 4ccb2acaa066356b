"""A tree told as a numbered list: effects first, causes below, what has several effects told once and referred to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from lfa.model.tree import Tree

__all__ = ["Nested", "nested"]

#: How deep a list is indented at most; what lies deeper goes on at that depth and names what it leads to.
DEEPEST = 8


@frozen
class Nested:
    """One line of a tree told as a list.

    Parameters
    ----------
    id : str
        Id of the element.
    number : str
        Such as "1.2.1".
    depth : int
        From 0; never more than `DEEPEST`.
    again : bool
        Whether it has been told already, under that number.
    leads_to : str, optional
        Id of what it leads to, where the indentation no longer shows it.
    """

    id: str
    number: str
    depth: int
    again: bool = False
    leads_to: str | None = None


def nested(tree: Tree[Any, Any]) -> Iterator[Nested]:
    """Tell a tree line by line, each element once in full; no recursion, any depth.

    Parameters
    ----------
    tree : Tree

    Yields
    ------
    Nested

    Examples
    --------
    >>> from lfa.model.problems import ProblemTree
    >>> tree = ProblemTree([("P1", "Fish catches fall"), ("P2", "Families fall ill"), ("P3", "Waste water")])
    >>> tree.extend(links=[("P3", "P1"), ("P3", "P2")])
    >>> [(line.number, line.id, line.again) for line in nested(tree)]
    [('1', 'P1', False), ('1.1', 'P3', False), ('2', 'P2', False), ('1.1', 'P3', True)]
    """
    tops = [element.id for element in tree if not tree.effects(element.id)]
    waiting: list[tuple[str, str, int, str | None]] = [(one, "", 0, None) for one in reversed(tops)]
    numbers: dict[str, str] = {}
    counted: dict[str, int] = {}
    while waiting:
        one, prefix, depth, above = waiting.pop()
        shown, beyond = min(depth, DEEPEST), above if depth > DEEPEST else None
        if one in numbers:
            yield Nested(one, numbers[one], shown, True, beyond)
            continue
        counted[prefix] = counted.get(prefix, 0) + 1
        numbers[one] = f"{prefix}{counted[prefix]}"
        yield Nested(one, numbers[one], shown, False, beyond)
        below = f"{numbers[one]}." if depth < DEEPEST else prefix
        waiting += [(cause.id, below, depth + 1, one) for cause in reversed(tree.causes(one))]
