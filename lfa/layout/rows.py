"""Rows with threads: the levels of one part, and every long link led through the rows it passes.

All links into one effect share one thread on the cause side of the tree; all links out of one cause
share one on the effect side. So "all causes of an effect join one trunk" holds for long links too.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from lfa.layout.network import EFFECTS, FOCAL, Link, Network

#: A net is what shares one trunk: ("down", effect), ("up", cause) or ("back", number of the feedback link).
Net = tuple[str, int]


@frozen
class Pin:
    """A net meets an item from above or below: `upper` hangs over the channel, `lower` stands under it."""

    upper: int
    lower: int
    net: Net


@define
class Rows:
    """Items row by row (elements by their number, threads by negative numbers), and what joins them.

    `channels[k]` holds the joints between row k and row k + 1; `flat[k]` the feedback links whose two
    ends stand in row k. `way` tells for each link the items it passes, from the lower end to the upper.
    """

    rows: list[list[int]]
    channels: list[list[Pin]]
    flat: dict[int, list[tuple[int, int, Net]]]
    way: dict[tuple[Link, bool], tuple[Net, list[int]]]
    threads: dict[int, Net] = field(factory=dict)


def net_of(link: Link, side: Mapping[int, str]) -> Net:
    """Tell which trunk a link belongs to."""
    cause, effect = link
    return ("up", cause) if side[cause] in {EFFECTS, FOCAL} else ("down", effect)


def thread(network: Network, part: Sequence[int], row: Mapping[int, int], side: Mapping[int, str]) -> Rows:
    """Lay the elements of a part in rows and add a thread wherever a link passes a row.

    Examples
    --------
    >>> chain = Network(("E", "P", "C"), ("", "", ""), ((1, 0), (2, 1), (2, 0)))
    >>> made = thread(chain, [0, 1, 2], {0: -1, 1: 0, 2: 1}, {0: "effects", 1: "focal", 2: "causes"})
    >>> made.rows
    [[0], [1, -1], [2]]
    """
    top, count = min(row.values()), max(row.values()) - min(row.values()) + 1
    made = Rows([[] for _ in range(count)], [[] for _ in range(count - 1)], {}, {})
    for node in part:
        made.rows[row[node] - top].append(node)
    level = {node: row[node] - top for node in part}
    known: dict[tuple[Net, int], int] = {}
    members = set(part)
    for link in network.links:
        if link[0] in members:
            _lead(made, level, known, link, net_of(link, side), feedback=False)
    for k, link in enumerate(network.feedback):
        if link[0] in members:
            _lead(made, level, known, link, ("back", k), feedback=True)
    for k, pins in enumerate(made.channels):
        made.channels[k] = list(dict.fromkeys(pins))
    return made


def _lead(
    made: Rows, level: dict[int, int], known: dict[tuple[Net, int], int], link: Link, net: Net, *, feedback: bool
) -> None:
    low, high = link if level[link[0]] > level[link[1]] else link[::-1]
    if level[low] == level[high]:
        made.flat.setdefault(level[low], []).append((low, high, net))
        made.way[link, feedback] = net, [low, high]
        return
    way = [low]
    for k in range(level[low] - 1, level[high], -1):
        item = known.get((net, k))
        if item is None:
            item = known[net, k] = -len(known) - 1
            made.rows[k].append(item)
            made.threads[item] = net
            level[item] = k
        way.append(item)
    way.append(high)
    for lower, upper in itertools.pairwise(way):
        made.channels[level[upper]].append(Pin(upper, lower, net))
    made.way[link, feedback] = net, way
