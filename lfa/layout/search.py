"""Moves: other homes and other orders of siblings that might make a drawing calmer.

Only what touches a link outside the tree is moved, so that branches keep the author's order unless
something is gained.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from lfa.layout.homes import Homes
from lfa.layout.network import Network
from lfa.layout.worth import Extra


def moves(network: Network, homes: tuple[Homes, ...], extras: Sequence[Extra]) -> Iterator[tuple[Homes, ...]]:
    """Yield homes which differ by one move: a child at another of its parents, or a sibling elsewhere in its row."""
    for n, home in enumerate(homes):
        for moved in (*_rehomed(network, home, extras), *_reordered(home, extras)):
            yield (*homes[:n], moved, *homes[n + 1 :])


def _rehomed(network: Network, home: Homes, extras: Sequence[Extra]) -> Iterator[Homes]:
    for (cause, effect), kind in extras:
        if kind == "feedback":
            continue
        for child, parent, down in ((cause, effect, True), (effect, cause, False)):
            old = home.parent.get(child)
            table = home.below if down else home.over
            if old is None or child not in table.get(old, ()) or parent not in _tree(home, down=down):
                continue
            if parent in _under(table, child):
                continue
            yield _moved(network, home, child, parent, down=down)


def _tree(home: Homes, *, down: bool) -> set[int]:
    """Everything that hangs in one of the two trees, the roots included."""
    table = home.below if down else home.over
    return {*home.roots, *table, *(kid for kids in table.values() for kid in kids)}


def _under(table: dict[int, list[int]], node: int) -> set[int]:
    seen, stack = {node}, [node]
    while stack:
        for kid in table.get(stack.pop(), ()):
            seen.add(kid)
            stack.append(kid)
    return seen


def _moved(network: Network, home: Homes, child: int, parent: int, *, down: bool) -> Homes:
    old = home.parent[child]
    table = dict(home.below if down else home.over)
    table[old] = [kid for kid in table[old] if kid != child]
    rank = {link: k for k, link in enumerate(network.links)}
    kids = [*table.get(parent, ()), child]
    place = rank[(child, parent) if down else (parent, child)]
    before = [kid for kid in kids[:-1] if rank[(kid, parent) if down else (parent, kid)] < place]
    kids.insert(len(before), kids.pop())
    table[parent] = kids
    if not table[old]:
        del table[old]
    links = home.links - {(child, old) if down else (old, child)} | {(child, parent) if down else (parent, child)}
    made = evolve(home, links=links, parent={**home.parent, child: parent})
    return evolve(made, below=table) if down else evolve(made, over=table)


def _reordered(home: Homes, extras: Sequence[Extra]) -> Iterator[Homes]:
    touched = _touched(home, extras)
    for name in ("below", "over"):
        table: dict[int, list[int]] = getattr(home, name)
        for parent, kids in table.items():
            for k, kid in enumerate(kids):
                if kid not in touched or len(kids) == 1:
                    continue
                for place in dict.fromkeys((k - 1, k + 1, 0, len(kids) - 1)):
                    if place != k and 0 <= place < len(kids):
                        rest = [one for one in kids if one != kid]
                        rest.insert(place, kid)
                        changed = {**table, parent: rest}
                        yield evolve(home, below=changed) if name == "below" else evolve(home, over=changed)


def _touched(home: Homes, extras: Sequence[Extra]) -> set[int]:
    """Everything with an end of an extra link in its branch."""
    out: set[int] = set()
    for (cause, effect), _ in extras:
        for node in (cause, effect):
            step: int | None = node
            while step is not None and step not in out:
                out.add(step)
                step = home.parent.get(step)
    return out
