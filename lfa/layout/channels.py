"""The space between two rows: one port for each trunk, one track for each trunk, nothing touching.

Ports of different trunks never stand over one another, so that any order of the tracks is sound, and
the order with fewest crossings is taken.

References
----------
Hashimoto, A. and Stevens, J. (1971). Wire routing by optimizing channel assignment within large
apertures. *Proceedings of the 8th Design Automation Workshop*, 155-169: the left-edge algorithm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import define, field

from lfa.layout.rows import Net, Rows

CLEAR: Final = 0.55  # em between ports, and between parallel lines
TRACK: Final = 0.62  # em between tracks
EDGE: Final = 0.75  # em between a row and the first track
MANY: Final = 80  # trunks in one channel beyond which their order is not searched
NEARLY: Final = 0.9  # em: a jog shorter than this is drawn straight where the box allows


@define
class Channel:
    """Where the nets of one channel meet the row above, the row below, and their track."""

    above: dict[tuple[Net, int], float] = field(factory=dict)
    below: dict[tuple[Net, int], float] = field(factory=dict)
    track: dict[Net, int] = field(factory=dict)
    tracks: int = 0

    @property
    def height(self) -> float:
        """Space that the channel needs, in em."""
        return 2 * EDGE + max(self.tracks - 1, 0) * TRACK

    def depth(self, net: Net) -> float:
        """Distance of the net's track from the row above."""
        return EDGE + self.track.get(net, 0) * TRACK


class Crowded(Exception):
    """Some row has no room for its ports: widen the gaps and try again."""


def channels(made: Rows, x: dict[int, float], widths: Mapping[int, float]) -> list[Channel]:
    """Set the ports and tracks of every channel; channel k lies above row k.

    Threads may be moved a little in `x`, to keep clear of other ports.

    Raises
    ------
    Crowded
        When ports do not fit without standing over one another.
    """
    out: list[Channel] = []
    for k in range(len(made.rows)):
        joints = made.channels[k - 1] if k else []
        flat = made.flat.get(k, [])
        channel = Channel()
        upper: dict[tuple[Net, int], list[float]] = {}
        for pin in joints:
            upper.setdefault((pin.net, pin.upper), []).append(x[pin.lower])
        _spread(channel.above, x, widths, upper, [], reach=0.0)
        wanted: dict[tuple[Net, int], list[float]] = {}
        for pin in joints:
            wanted.setdefault((pin.net, pin.lower), []).append(channel.above[pin.net, pin.upper])
        for low, high, net in flat:
            wanted[net, low], wanted[net, high] = [x[high]], [x[low]]
        taken = [(net, place) for (net, _), place in channel.above.items()]
        _spread(channel.below, x, widths, wanted, taken, reach=0.45)
        x |= {item: place for (_, item), place in channel.below.items() if item < 0}
        _assign(channel)
        out.append(channel)
    return out


def _spread(
    ports: dict[tuple[Net, int], float],
    x: Mapping[int, float],
    widths: Mapping[int, float],
    towards: Mapping[tuple[Net, int], Sequence[float]],
    taken: list[tuple[Net, float]],
    *,
    reach: float,
) -> None:
    """Set the ports of the items of one row; a thread may move by `reach`."""
    by_item: dict[int, list[tuple[Net, int]]] = {}
    for key in towards:
        by_item.setdefault(key[1], []).append(key)
    taken = sorted(taken, key=lambda entry: entry[1])
    for item in sorted(by_item, key=x.__getitem__):
        mine = sorted(by_item[item], key=lambda key: (sum(towards[key]) / len(towards[key]), key))
        room = reach if item < 0 else widths[item] / 2 - 0.8
        step = min(1.6, 2 * room / max(len(mine) - 1, 1))
        if len(mine) > 1 and step < CLEAR:
            raise Crowded
        left = x[item] - room
        for n, key in enumerate(mine):
            wish = x[item] + (n - (len(mine) - 1) / 2) * step
            right = x[item] + room - (len(mine) - 1 - n) * CLEAR
            near = [place for place in towards[key] if abs(place - wish) < NEARLY]
            wish = near[0] if taken and len(towards[key]) == 1 and near else wish
            ports[key] = _free(key[0], wish, left, right, taken)
            left = ports[key] + CLEAR


def _free(net: Net, wish: float, left: float, right: float, taken: Sequence[tuple[Net, float]]) -> float:
    near = [place for other, place in taken if other != net and left - CLEAR < place < right + CLEAR]
    tries = [wish, *(place + side * (CLEAR + 0.01) for place in near for side in (-1, 1)), left, right]
    good = [
        spot
        for spot in tries
        if left - 1e-9 <= spot <= right + 1e-9 and all(abs(spot - place) >= CLEAR for place in near)
    ]
    if not good:
        raise Crowded
    return min(good, key=lambda spot: (abs(spot - wish), spot))


def _assign(channel: Channel) -> None:
    """Order the nets so that few lines cross, then stack them on as few tracks as will do."""
    tops: dict[Net, list[float]] = {}
    feet: dict[Net, list[float]] = {}
    for (net, _), place in channel.above.items():
        tops.setdefault(net, []).append(place)
    for (net, _), place in channel.below.items():
        feet.setdefault(net, []).append(place)
    span = {net: _span(tops.get(net, []) + feet.get(net, [])) for net in dict.fromkeys([*tops, *feet])}
    bent = [net for net, (low, high) in span.items() if high - low > 1e-6]
    placed: list[Net] = []
    for net in _stacked(bent, span, tops, feet):
        low, high = span[net]
        over = [channel.track[o] for o in placed if span[o][0] - CLEAR < high and low < span[o][1] + CLEAR]
        channel.track[net] = max(over, default=-1) + 1
        placed.append(net)
    channel.tracks = max(channel.track.values(), default=-1) + 1


def _span(places: Sequence[float]) -> tuple[float, float]:
    return min(places), max(places)


def _stacked(
    nets: Sequence[Net],
    span: Mapping[Net, tuple[float, float]],
    tops: Mapping[Net, Sequence[float]],
    feet: Mapping[Net, Sequence[float]],
) -> list[Net]:
    def cost(over: Net, under: Net) -> int:
        (a, b), (c, d) = span[over], span[under]
        return sum(a < place < b for place in tops.get(under, ())) + sum(c < place < d for place in feet.get(over, ()))

    if len(nets) > MANY:
        return sorted(nets, key=lambda net: (span[net][0], span[net][1]))
    order: list[Net] = []
    for net in nets:
        best, at = 0, len(order)
        total = 0
        for k in range(len(order) - 1, -1, -1):
            total += cost(net, order[k]) - cost(order[k], net)
            if total < best:
                best, at = total, k
        order.insert(at, net)
    return order
