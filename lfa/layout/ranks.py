"""Levels: which row every element stands in, with the focal element on row 0 and causes below it.

References
----------
Gansner, E. R., Koutsofios, E., North, S. C. and Vo, K.-P. (1993). A technique for drawing directed
graphs. *IEEE Transactions on Software Engineering* 19(3), section 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lfa.layout.network import ASIDE, CAUSES, EFFECTS, Network


def ranks(network: Network, part: Sequence[int], root: int, side: Mapping[int, str]) -> dict[int, int]:
    """Give every element of a part its row; a larger number is further down.

    Causes take the longest way down from the root and effects the longest way up; what stands aside is
    fitted in between; then every element is pulled to where its links are shortest.

    Examples
    --------
    >>> from lfa.layout.network import sides
    >>> chain = Network(("E", "P", "C"), ("", "", ""), ((1, 0), (2, 1)))
    >>> ranks(chain, [0, 1, 2], 1, sides(chain, [0, 1, 2], 1))
    {1: 0, 0: -1, 2: 1}
    """
    members = set(part)
    order = [node for node in network.order() if node in members]
    row = {root: 0}
    for node in order:
        if side[node] == EFFECTS:
            row[node] = min(row[cause] for cause in network.causes[node] if cause in row) - 1
    for node in reversed(order):
        if side[node] == CAUSES:
            row[node] = max(row[effect] for effect in network.effects[node] if effect in row) + 1
    _fit_aside(network, order, side, row)
    _pull(network, order, root, row)
    return row


def _fit_aside(network: Network, order: Sequence[int], side: Mapping[int, str], row: dict[int, int]) -> None:
    """Place what stands aside: below its effects or above its causes, or all anew where both will not do."""
    aside = [node for node in order if side[node] == ASIDE]
    for node in reversed(aside):
        below = [row[effect] + 1 for effect in network.effects[node] if effect in row]
        above = [row[cause] - 1 for cause in network.causes[node] if cause in row]
        row[node] = max(below) if below else min(above, default=0)
    for node in aside:
        if not any(side[effect] != ASIDE for effect in network.effects[node]):
            row[node] = min([row[node], *(row[cause] - 1 for cause in network.causes[node])])
    if any(row[cause] <= row[effect] for effect in order for cause in network.causes[effect]):
        _longest(network, order, row)


def _longest(network: Network, order: Sequence[int], row: dict[int, int]) -> None:
    """Fall back on plain longest ways from the top, which always hold."""
    for node in reversed(order):
        row[node] = max(
            (row[effect] + 1 for effect in network.effects[node] if effect in row), default=min(row.values())
        )


def _pull(network: Network, order: Sequence[int], root: int, row: dict[int, int]) -> None:
    """Move elements along their links, one way or the other, while the links grow shorter."""
    for _ in range(12):
        moved = False
        for node in (*order, *reversed(order)):
            if node == root:
                continue
            best = _best_row(network, node, row)
            moved |= best != row[node]
            row[node] = best
        if not moved:
            return


def _best_row(network: Network, node: int, row: Mapping[int, int]) -> int:
    up, down = network.effects[node], network.causes[node]
    top = max((row[effect] + 1 for effect in up), default=None)
    floor = min((row[cause] - 1 for cause in down), default=None)
    if len(up) > len(down) and top is not None:
        return top
    if len(down) > len(up) and floor is not None:
        return floor
    return row[node]
