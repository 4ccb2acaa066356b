"""Bars across: what each is about, how long it is, and what it says at its end."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from lfa.layout.chart import Chart, Entry, layout_key
from lfa.layout.figure import Figure, empty, fitted, in_lines
from lfa.layout.geometry import Orientation, Page
from lfa.layout.sketch import LARGEST
from lfa.layout.text import longest_word, width

__all__ = ["Bar", "Bars", "layout_bars"]

#: Height of a bar, the least height of a row, between columns, in em.
THICK: Final = 1.1
LOW: Final = 1.9
GAP: Final = 0.7
#: The least length of the longest bar, in em.
LEAST: Final = 12.0


@frozen
class Bar:
    """One bar: its place, id and name, its value and the part of it that stands apart, and what is said of it."""

    id: str
    place: str
    name: str
    value: float
    said: str
    role: str = "score2"


@frozen
class Bars:
    """What the picture shows: bars in order, the key, and sentences at the foot."""

    bars: tuple[Bar, ...]
    key: tuple[Entry, ...] = ()
    foot: tuple[str, ...] = field(default=())


def layout_bars(
    shown: Bars,
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    minimum: float = 7.0,
    largest: float = LARGEST,
    language: str = "en",
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Chart:
    """Lay bars out, the first at the top.

    Parameters
    ----------
    shown
        What to show.
    page, orientation, minimum, largest, reserve
        As for `layout_tree`.
    language
        Of the words, for hyphenation, and of the notes.

    Returns
    -------
    Chart
        A box for each bar ("C1"), its place, its name ("C1 name") and its value ("C1 value").

    Examples
    --------
    >>> chart = layout_bars(Bars((Bar("C1", "1", "Buses are late", 6, "6"), Bar("C2", "2", "Food", 3, "3"))), "A5")
    >>> round(chart.boxes["C1"].width / chart.boxes["C2"].width)
    2
    """
    if not shown.bars:
        return empty(page, language, "bars")
    return fitted(
        _Rows(shown, language).build, page, orientation, layout="bars", texts=[one.name for one in shown.bars],
        minimum=minimum, largest=largest, language=language, reserve=reserve,
    )  # fmt: skip


class _Rows:
    """Bars that are built in rooms of several widths."""

    def __init__(self, shown: Bars, language: str) -> None:
        self.shown, self.language = shown, language
        self.place = max(width(one.place) for one in shown.bars) * 1.12 + 0.4
        self.word = longest_word([one.name for one in shown.bars]) + 1.2
        self.longest = max(width(one.name) for one in shown.bars) + 1.2
        self.said = max(width(one.said) for one in shown.bars) + 0.4
        self.most = max([1e-9, *(one.value for one in shown.bars)])

    def build(self, wide: float, high: float) -> Figure:
        """Build the bars in a room; what is said at an end goes on in lines where there is little of it."""
        del high
        figure = Figure()
        free = wide - self.place - 3 * GAP
        said = min(self.said, max(free * 0.25, 5.0))
        name = min(self.longest, max((free - said) * 0.5, self.word))
        room = max(free - said - name, LEAST)
        top = 0.0
        for one in self.shown.bars:
            top = self._row(figure, one, top, (name, room, said))
        key = layout_key(self.shown.key, max(wide, 20.0))
        for label, box in key.boxes.items():
            left, upper, _, _ = box.sides
            figure.put(label, left, top + GAP + upper, box.width, box.height, box.lines, box.role)
        top += GAP + key.height
        for number, text in enumerate(self.shown.foot, 1):
            lines, tall = in_lines(text, max(wide, 20.0), self.language)
            figure.put(f"foot {number}", 0.0, top, max(wide - 1.0, 19.0), tall, lines, "words")
            top += tall + 0.3
        return figure

    def _row(self, figure: Figure, one: Bar, top: float, widths: tuple[float, float, float]) -> float:
        name, room, said = widths
        lines, tall = in_lines(one.name, name + 0.6, self.language)
        told, deep = in_lines(one.said, said + 0.6, self.language)
        high = max(LOW, tall + 0.5, deep + 0.5)
        left = self.place + GAP
        figure.put(f"{one.id} place", 0.0, top, self.place, high, (one.place,), "strong")
        figure.put(f"{one.id} name", left, top, name, high, lines, "name")
        start = left + name + GAP
        long = max(room * one.value / self.most, 0.12)
        figure.put(one.id, start, top + (high - THICK) / 2, long, THICK, (), one.role)
        figure.put(f"{one.id} value", start + long + 0.3, top, said, high, told, "name")
        return top + high
