"""An order of nodes that stays topological while links are added one by one.

The test for a cycle must not walk the whole chain for every link. Each node carries a
label; a link from a lower label to a higher one needs no search at all. Otherwise two
searches, forward from the effect and backward from the cause, take turns inside the
labels between the two, and the smaller side is moved.

References
----------
Bender, Fineman, Gilbert and Tarjan (2016), A New Approach to Incremental Cycle
Detection and Related Problems, ACM Transactions on Algorithms 12(2): two-way search.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Callable, Iterable, Mapping

__all__ = ["TopologicalOrder", "cycles", "path", "sort"]

_GAP = 1 << 40
Neighbours = Callable[[str], Iterable[str]]


class TopologicalOrder:
    """Labels of nodes such that each cause's label is below its effect's.

    Parameters
    ----------
    causes, effects : mapping of str to iterable of str
        The neighbours of each node, in a graph that the caller keeps.
    """

    def __init__(self, causes: Mapping[str, Iterable[str]], effects: Mapping[str, Iterable[str]]) -> None:
        self._causes, self._effects = causes, effects
        self._label: dict[str, int] = {}
        # Labels negated, in order: a new lowest label, the common case, is then appended.
        self._taken: list[int] = []

    def add(self, node: str) -> None:
        """Put a new node, which has no links yet, before all others: causes are mostly added after effects."""
        self._set(node, (-self._taken[-1] if self._taken else 0) - _GAP)

    def remove(self, node: str) -> None:
        """Forget a node."""
        self._clear(node)

    def reset(self, order: Iterable[str]) -> None:
        """Take over an order found by other means, causes first."""
        nodes = list(order)
        self._label = {node: (position - len(nodes)) * _GAP for position, node in enumerate(nodes)}
        self._taken = [-label for label in reversed(self._label.values())]

    def admit(self, cause: str, effect: str) -> bool:
        """Make room for a link; False when it would close a cycle (then nothing changes)."""
        if cause == effect:
            return False
        label, low, high = self._label, self._label[effect], self._label[cause]
        if high < low:
            return True
        ahead, behind = _Search(effect, self._effects), _Search(cause, self._causes)
        while True:
            ahead_done = ahead.step(lambda node: label[node] <= high)
            behind_done = behind.step(lambda node: label[node] >= low)
            if cause in ahead.seen or effect in behind.seen:
                return False
            if ahead_done:
                self._move(ahead.seen, cause, above=True)
                return True
            if behind_done:
                self._move(behind.seen, effect, above=False)
                return True

    def _move(self, nodes: set[str], anchor: str, above: bool) -> None:
        """Move some nodes right above (or below) the anchor, keeping their own order."""
        moved = sorted(nodes, key=self._label.__getitem__)
        at = self._label[anchor]
        spot = bisect_left(self._taken, -at)
        if above:
            low, high = at, -self._taken[spot - 1] if spot else at + _GAP
        else:
            low, high = -self._taken[spot + 1] if spot + 1 < len(self._taken) else at - _GAP, at
        step = (high - low) // (len(moved) + 1)
        if step == 0:
            self.reset(sorted(self._label, key=self._label.__getitem__))
            return self._move(nodes, anchor, above)
        for node in moved:
            self._clear(node)
        for position, node in enumerate(moved, 1):
            self._set(node, low + position * step)
        return None

    def _set(self, node: str, label: int) -> None:
        self._label[node] = label
        insort(self._taken, -label)

    def _clear(self, node: str) -> None:
        del self._taken[bisect_left(self._taken, -self._label.pop(node))]


class _Search:
    """A walk from a node that advances one node at a time."""

    def __init__(self, start: str, neighbours: Mapping[str, Iterable[str]]) -> None:
        self._neighbours = neighbours
        self._waiting = [start]
        self.seen = {start}

    def step(self, inside: Callable[[str], bool]) -> bool:
        """Visit one node; True when none is left."""
        if self._waiting:
            for node in self._neighbours[self._waiting.pop()]:
                if node not in self.seen and inside(node):
                    self.seen.add(node)
                    self._waiting.append(node)
        return not self._waiting


def path(start: str, goal: str, neighbours: Neighbours) -> list[str]:
    """Return a shortest way from one node to another, both ends included; empty when there is none."""
    came: dict[str, str] = {start: start}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if node == goal:
            way = [node]
            while way[-1] != start:
                way.append(came[way[-1]])
            return way[::-1]
        for other in neighbours(node):
            if other not in came:
                came[other] = node
                waiting.append(other)
    return []


def sort(nodes: Iterable[str], effects: Neighbours) -> list[str]:
    """Return the nodes with causes before effects; those on or behind a cycle are left out."""
    waiting_for = dict.fromkeys(nodes, 0)
    for node in waiting_for:
        for effect in effects(node):
            waiting_for[effect] += 1
    ready = deque(node for node, count in waiting_for.items() if not count)
    order: list[str] = []
    while ready:
        node = ready.popleft()
        order.append(node)
        for effect in effects(node):
            waiting_for[effect] -= 1
            if not waiting_for[effect]:
                ready.append(effect)
    return order


def cycles(nodes: Iterable[str], effects: Neighbours) -> list[list[str]]:
    """Return cycles that share no node, until none is left in what remains: in one walk, in the order given.

    Each cycle is listed cause before effect. A node on a returned cycle is passed over by
    the rest of the walk, so that independent cycles are all named and the work is linear.

    Parameters
    ----------
    nodes : iterable of str
    effects : callable
        The effects of a node, all of them among the nodes.

    Returns
    -------
    list of list of str

    Examples
    --------
    >>> links = {"P1": ["P2"], "P2": ["P1", "P3"], "P3": []}
    >>> cycles(links, links.__getitem__)
    [['P1', 'P2']]
    """
    found: list[list[str]] = []
    done: set[str] = set()
    for start in nodes:
        if start not in done:
            _walk(start, effects, done, found)
    return found


def _walk(start: str, effects: Neighbours, done: set[str], found: list[list[str]]) -> None:
    """Follow effects from a node as far as they lead; a way that meets itself is a cycle, and is cut off."""
    way, ahead, place = [start], [iter(effects(start))], {start: 0}
    while way:
        effect = next((one for one in ahead[-1] if one not in done), None)
        if effect is None:
            cut = len(way) - 1
        elif effect in place:
            cut = place[effect]
            found.append(way[cut:])
        else:
            place[effect] = len(way)
            way.append(effect)
            ahead.append(iter(effects(effect)))
            continue
        for node in way[cut:]:
            done.add(node)
            del place[node]
        del way[cut:], ahead[cut:]
