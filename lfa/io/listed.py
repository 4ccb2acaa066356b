"""A tree as the lines of a list, each written so that it reads back as it was."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from lfa.io.typed import escaped, typed
from lfa.model.element import Element
from lfa.model.tree import Tree

__all__ = ["listed", "roots"]

#: Deeper branches go on at the margin, or indentation would be most of the file.
_DEEPEST = 12


def listed(tree: Tree[Any, Any]) -> Iterator[str]:
    """Yield the lines of a tree: effects first, causes indented below, each element worded once.

    Where an element stands a second time, there is only its id.
    """
    written: set[str] = set()
    waiting = deque(roots(tree))
    feedback = _feedback(tree)
    while waiting:
        branch = [(waiting.popleft(), 0)]
        if branch[0][0] in written:
            continue
        while branch:
            id_, depth = branch.pop()
            bullet = "  " * depth + "- "
            causes = [one.id for one in tree.causes(id_)]
            if id_ in written or (depth >= _DEEPEST and causes):
                yield f"{bullet}[{id_}]"
                waiting.extend([id_] if id_ not in written else [])
                continue
            written.add(id_)
            yield from _element(tree[id_], bullet, id_ in tree.focals)
            if id_ in feedback:
                yield f"  {bullet}~> {', '.join(feedback[id_])}"
            branch.extend((cause, depth + 1) for cause in reversed(causes))


def roots(tree: Tree[Any, Any]) -> list[str]:
    """Return the ids that lead to nothing: what stands at the margin."""
    return [one.id for one in tree if not tree.effects(one.id)]


def _feedback(tree: Tree[Any, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for link in tree.links:
        if link.feedback:
            found.setdefault(link.cause, []).append(link.effect)
    return found


def _element(element: Element, bullet: str, focal: bool) -> Iterator[str]:
    yield _worded(element.id, str(element.statement or ""), bullet + ("! " if focal else ""))
    if element.note:
        yield from (f"{' ' * len(bullet)}> {line}".rstrip() for line in _note(str(element.note)))


def _worded(id_: str, statement: str, start: str) -> str:
    """The plainest line that reads back as the same element."""
    for line in (f"{start}{id_}: {statement}", f"{start}[{id_}] {statement}".rstrip()):
        found = typed(line)
        if "\n" not in line and (found.kind, found.id, found.text) == ("element", id_, statement):
            return line
    return f"{start}[{id_}] {escaped(statement)}"


def _note(note: str) -> list[str]:
    parts = note.split("\n")
    plain = all(typed(f"> {part}".rstrip()).text == part for part in parts)
    return parts if plain else [escaped(note)]
