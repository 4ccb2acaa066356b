"""A table of short entries: rows with names, columns with heads set upright or turned, sums, and a list of names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import field, frozen

from lfa.layout.chart import Chart, Entry, layout_key
from lfa.layout.figure import Figure, empty, fitted, in_lines
from lfa.layout.geometry import Orientation, Page
from lfa.layout.sketch import LARGEST
from lfa.layout.text import longest_word, width

__all__ = ["Crosstab", "layout_crosstab"]

#: The least height of a row, and the greatest width of a cell, in em.
LOW: Final = 1.75
WIDE: Final = 5.0
GAP: Final = 0.5
BOLD: Final = 1.12
#: A head is turned when it is longer than this, and wider than its column, in em.
UPRIGHT: Final = 3.2


@frozen
class Crosstab:
    """What the picture shows.

    Parameters
    ----------
    rows
        Id and name of each row; a row whose name stands in `groups` begins one.
    columns
        Id and head of each column.
    cells
        Role and text, by row and column; pairs that are left out stay empty.
    sums
        At the right end of rows, by row.
    sum_head
        What stands over them.
    groups
        By the id of the row before which it stands: the heading of a group of rows.
    key
        What is explained below.
    foot
        Lines of a list below the key: what short heads stand for.
    corner
        Words above the names of the rows.
    """

    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    cells: Mapping[tuple[str, str], tuple[str, str]]
    sums: Mapping[str, str] = field(factory=dict)
    sum_head: str = ""
    groups: Mapping[str, str] = field(factory=dict)
    key: tuple[Entry, ...] = ()
    foot: tuple[str, ...] = ()
    corner: str = ""


def layout_crosstab(
    shown: Crosstab,
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    minimum: float = 7.0,
    largest: float = LARGEST,
    language: str = "en",
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Chart:
    """Lay a table of short entries out.

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
        A box for each cell ("A1 > T1"), row name ("A1 >"), head ("> T1") and sum ("A1 > Σ").

    Examples
    --------
    >>> shown = Crosstab((("A1", "College A"),), (("T1", "T1"),), {("A1", "T1"): ("score1", "L")})
    >>> chart = layout_crosstab(shown, "A5")
    >>> chart.boxes["A1 > T1"].lines, chart.boxes["A1 >"].x < chart.boxes["A1 > T1"].x
    (('L',), True)
    """
    if not shown.rows or not shown.columns:
        return empty(page, language, "crosstab")
    texts = [name for _, name in (*shown.rows, *shown.columns)]
    return fitted(
        _Table(shown, language).build, page, orientation, layout="crosstab", texts=[*texts, *shown.foot],
        minimum=minimum, largest=largest, language=language, reserve=reserve,
    )  # fmt: skip


class _Table:
    """A table that is built in rooms of several widths."""

    def __init__(self, shown: Crosstab, language: str) -> None:
        self.shown, self.language = shown, language
        names = [name for _, name in shown.rows] + list(shown.groups.values()) + [shown.corner]
        self.word = longest_word(names) + 1.2
        self.longest = max(width(name) for name in names) + 1.2
        self.heads = max(width(head) for _, head in shown.columns) * BOLD + 0.6
        self.least = max([1.9, *(width(text) + 0.6 for _, text in shown.cells.values())])
        sums = [shown.sum_head, *shown.sums.values()]
        self.sums = max(width(text) * BOLD + 0.6 for text in sums) if shown.sums else 0.0

    def build(self, wide: float, high: float) -> Figure:
        """Build the table in a room."""
        del high
        figure, count = Figure(), len(self.shown.columns)
        beside = GAP + self.sums if self.sums else 0.0
        label = min(max(wide - count * self.least - GAP - beside, self.word), self.longest)
        cell = min(max((wide - label - GAP - beside) / count, self.least), max(WIDE, min(self.heads, 9.0)))
        turned = self.heads > max(cell, 0.0)
        top = (self.heads if turned else LOW) + GAP / 2
        self._heads(figure, label, cell, top, turned=turned)
        for row in self.shown.rows:
            top = self._row(figure, row, label, cell, top)
        self._below(figure, top + GAP, max(min(wide, 90.0), 24.0))
        return figure

    def _heads(self, figure: Figure, label: float, cell: float, top: float, *, turned: bool) -> None:
        if self.shown.corner:
            lines, high = in_lines(self.shown.corner, label + 0.6, self.language)
            figure.put("corner", 0.0, max(top - GAP / 2 - high, 0.0), label, high, lines, "caption")
        high = top - GAP / 2
        for n, (name, head) in enumerate(self.shown.columns):
            role = "head-turned" if turned else "head"
            figure.put(f"> {name}", label + GAP + n * cell, 0.0, cell, high, (head,), role)
        if self.sums:
            left = label + GAP + len(self.shown.columns) * cell + GAP
            figure.put("> Σ", left, high - LOW, self.sums, LOW, (self.shown.sum_head,), "sum-head")

    def _row(self, figure: Figure, row: tuple[str, str], label: float, cell: float, top: float) -> float:
        """Set one row, under the heading of its group where it is the first; return where the next begins."""
        name, said = row
        if name in self.shown.groups:
            lines, tall = in_lines(self.shown.groups[name], label + 0.8, self.language)
            figure.put(f"{name} group", 0.0, top + GAP, label, tall, lines, "strong")
            top += tall + 1.5 * GAP
        lines, tall = in_lines(said, label + 0.6, self.language)
        high = max(LOW, tall + 0.5)
        figure.put(f"{name} >", 0.0, top, label, high, lines, "name")
        for n, (other, _) in enumerate(self.shown.columns):
            role, text = self.shown.cells.get((name, other), ("score0", ""))
            left = label + GAP + n * cell
            figure.put(f"{name} > {other}", left, top, cell, high, (text,) if text else (), role)
        if self.sums:
            left = label + GAP + len(self.shown.columns) * cell + GAP
            figure.put(f"{name} > Σ", left, top, self.sums, high, (self.shown.sums.get(name, ""),), "sum")
        return top + high

    def _below(self, figure: Figure, top: float, wide: float) -> None:
        """Set the key, and what short heads stand for, in two columns where there is room."""
        key = layout_key(self.shown.key, wide)
        for name, box in key.boxes.items():
            left, upper, _, _ = box.sides
            figure.put(name, left, top + upper, box.width, box.height, box.lines, box.role)
        top += key.height + (GAP if key.boxes else 0.0)
        columns = 2 if wide > 60 and len(self.shown.foot) > 3 else 1
        each = (wide - GAP * (columns - 1)) / columns
        half = -(-len(self.shown.foot) // columns)
        for place in range(columns):
            self._list(figure, self.shown.foot[place * half : (place + 1) * half], place, each, top)

    def _list(self, figure: Figure, said: Sequence[str], place: int, wide: float, top: float) -> None:
        for number, text in enumerate(said):
            lines, high = in_lines(text, wide + 0.6, self.language)
            figure.put(f"foot {place}.{number}", place * (wide + GAP), top, wide, high, lines, "words")
            top += high + 0.25
