"""Goals in the order of their ranks, each with the stretch between which its rank moves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from lfa.layout import notes
from lfa.layout.chart import (
    AIR,
    SWATCH,
    Chart,
    Entry,
    Rule,
    chart_size,
    corner_of,
    cut,
    largest_size,
    layout_key,
    placed,
)
from lfa.layout.geometry import Box, Orientation, Page, pages_for
from lfa.layout.sketch import LARGEST
from lfa.layout.text import PITCH, longest_word, set_text, width

__all__ = ["Ranking", "Span", "layout_ranking"]

#: Of a row, and how much more it may get where there is room, in em.
LOW, ROOMY = 1.7, 2.3
#: Of the plot: the least width, and what it has before a label gets more, in em.
LEAST, WISH, MOST = 12.0, 22.0, 46.0
GAP: Final = 1.5
HEAD: Final = 1.9
RADIUS: Final = 0.36
BOLD: Final = 1.12


@frozen
class Span:
    """One row: an id, its name, its value as written, its rank, and between which ranks it moves."""

    id: str
    name: str
    value: str
    rank: int
    best: int
    low: int
    high: int
    worst: int


@frozen
class Ranking:
    """What the picture shows: rows in order, the heads of rank and value, the key, a sentence at the foot."""

    spans: tuple[Span, ...]
    head: str
    axis: str
    key: tuple[Entry, ...] = ()
    foot: str = ""


def layout_ranking(
    ranking: Ranking,
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    minimum: float = 7.0,
    largest: float = LARGEST,
    language: str = "en",
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Chart:
    """Lay ranks with their ranges out, over as many pages as it takes to be read.

    Parameters
    ----------
    ranking
        What to show.
    page, orientation, minimum, largest, reserve
        As for `layout_tree`.
    language
        Of the names and of the notes.

    Returns
    -------
    Chart
        For each goal a box for its rank ("T rank"), id ("T >"), name, dot ("T") and value ("T value"); a rule for
        each range.

    Examples
    --------
    >>> ranking = Ranking(
    ...     (Span("T", "Transport", "+6", 1, 1, 1, 2, 2), Span("B", "Budget", "−5.5", 2, 1, 1, 2, 2)), "Total", "Rank"
    ... )
    >>> chart = layout_ranking(ranking, "A5")
    >>> chart.boxes["T"].x < chart.boxes["B"].x, chart.boxes["T"].y > chart.boxes["B"].y
    (True, True)
    """
    sheets = pages_for(page, orientation)
    if not ranking.spans:
        return Chart({}, (), (), largest, sheets[0], notes=notes.notes("empty", language), layout="ranking")
    settings = _Settings(ranking, language)

    def room(sheet: Page, size: float) -> tuple[float, float]:
        wide, high = sheet.frame
        return (wide - reserve[0] - reserve[2]) / size, (high - reserve[1] - reserve[3]) / size

    def largest_on(sheet: Page) -> float:
        return largest_size(
            lambda size: settings.shape(*room(sheet, size), ranking.spans) is not None, chart_size(largest)
        )

    found = [(largest_on(sheet), sheet) for sheet in sheets]
    size, sheet = max(found, key=lambda pair: pair[0])
    parts: list[Sequence[Span]] = [ranking.spans]
    if size < minimum and settings.shape(*room(sheets[0], minimum), ranking.spans[:1]):
        size, sheet = minimum, sheets[0]
        parts = list(settings.pages(*room(sheet, size)))
    wide, high = room(sheet, size)
    shapes = [settings.shape(wide, high, part, anyway=True) for part in parts]
    sheet = cut(sheet, reserve, max(shape.height for shape in shapes if shape) * size)
    boxes: dict[str, Box] = {}
    rules: list[Rule] = []
    for number, (part, shape) in enumerate(zip(parts, shapes, strict=True), 1):
        assert shape is not None
        figure = _Figure(settings, part, shape, number)
        corner = corner_of(sheet, reserve, shape.width * size, shape.height * size)
        there, lines = placed(figure.boxes, figure.rules, size, corner)
        boxes |= {f"{name} ({number})" if name in boxes else name: box for name, box in there.items()}
        rules += lines
    said = notes.small(size, sheet.name, minimum, language, tree=False) if size < minimum else ()
    said += notes.unseen([span.name for span in ranking.spans], language)
    return Chart(boxes, (), (), size, sheet, len(parts), said, "ranking", rules=tuple(rules))


@frozen
class _Shape:
    """A page in em: widths of the columns, heights of the rows, what stands below."""

    ranks: float
    ids: float
    names: float
    plot: float
    values: float
    rows: tuple[float, ...]
    below: float

    @property
    def left(self) -> float:
        """Where the plot begins."""
        return self.ranks + self.ids + self.names + GAP

    @property
    def width(self) -> float:
        """Of the whole figure."""
        return self.left + self.plot + GAP + self.values

    @property
    def height(self) -> float:
        """Of the whole figure."""
        return HEAD + sum(self.rows) + self.below


class _Settings:
    """The texts of a ranking, set in columns of several widths."""

    def __init__(self, ranking: Ranking, language: str) -> None:
        self.ranking, self.language = ranking, language
        spans = ranking.spans
        self.ranks = width(str(len(spans))) + 2 * AIR
        self.ids = max(width(span.id) for span in spans) * BOLD + AIR
        self.values = max(width(text) for text in (*(span.value for span in spans), ranking.head)) * BOLD + AIR
        texts = [span.name for span in spans if span.name]
        longest = max((width(text) + AIR for text in texts), default=0.0)
        word = min(longest_word(texts) + AIR, 16.0) if texts else 0.0
        self.names = sorted({min(word * 1.2**n, longest) for n in range(16)}, reverse=True)
        self.last = max(span.worst for span in spans)

    def lines(self, span: Span, room: float) -> tuple[str, ...]:
        """Set a name."""
        return set_text(span.name, room - AIR, self.language).lines if span.name else ()

    def shape(self, wide: float, high: float, spans: Sequence[Span], *, anyway: bool = False) -> _Shape | None:
        """Return the page with the widest names that leave the plot room; None when it does not fit."""
        below = self.below(wide)
        best: _Shape | None = None
        for names in self.names:
            rest = wide - self.ranks - self.ids - names - self.values - 2 * GAP
            rows = [max(LOW, len(self.lines(span, names)) * PITCH + AIR) for span in spans]
            fits = rest >= LEAST and HEAD + sum(rows) + below <= high
            if not fits and not (anyway and names == self.names[-1] and best is None):
                continue
            more = (high - HEAD - below - sum(rows)) / len(rows)
            rows = [max(row, min(row + more, ROOMY)) for row in rows] if more > 0 else rows
            made = _Shape(self.ranks, self.ids, names, max(min(rest, MOST), 1.0), self.values, tuple(rows), below)
            if best is None or (best.plot < WISH and made.plot > best.plot):
                best = made
        return best

    def below(self, wide: float) -> float:
        """Return the height of the key and the foot."""
        foot = len(self.foot(wide)) * PITCH
        key = layout_key(self.ranking.key, wide).height
        return key + foot + 0.8 * bool(key or foot)

    def foot(self, wide: float) -> tuple[str, ...]:
        """Set the sentence at the foot."""
        return set_text(self.ranking.foot, wide - AIR, self.language).lines if self.ranking.foot else ()

    def pages(self, wide: float, high: float) -> Iterator[Sequence[Span]]:
        """Divide the rows among pages."""
        names = next(
            (one for one in self.names if wide - self.ranks - self.ids - one - self.values - 2 * GAP >= WISH),
            self.names[-1],
        )
        room = high - HEAD - self.below(wide)
        part: list[Span] = []
        used = 0.0
        for span in self.ranking.spans:
            tall = max(LOW, len(self.lines(span, names)) * PITCH + AIR)
            if part and used + tall > room:
                yield part
                part, used = [], 0.0
            part.append(span)
            used += tall
        yield part


class _Figure:
    """The boxes and lines of one page, in em from the upper left corner, y downward."""

    def __init__(self, settings: _Settings, spans: Sequence[Span], shape: _Shape, page: int) -> None:
        self.settings, self.shape, self.page = settings, shape, page
        self.boxes: dict[str, Box] = {}
        self.rules: list[Rule] = []
        self._axis()
        y = HEAD
        for span, high in zip(spans, shape.rows, strict=True):
            self._row(span, y + high / 2)
            y += high
        self._below(y + 0.8)

    def _put(self, name: str, left: float, wide: float, y: float, lines: tuple[str, ...], role: str) -> None:
        self.boxes[name] = Box(left + wide / 2, y, wide, max(len(lines), 1) * PITCH, lines, self.page, role)

    def _at(self, rank: float) -> float:
        return self.shape.left + (rank - 0.5) / self.settings.last * self.shape.plot

    def _axis(self) -> None:
        shape, ranking, last = self.shape, self.settings.ranking, self.settings.last
        middle = HEAD - 0.4 - PITCH / 2
        right = shape.left + shape.plot + GAP
        self._put("head value", right, shape.values, middle, (ranking.head,), "caption-end")
        self._put("head rank", 0.0, shape.left - GAP, middle, (ranking.axis,), "caption")
        end = HEAD + sum(shape.rows)
        taken = math.inf
        for tick in reversed(list(_ticks(last))):
            x, wide = self._at(tick), width(str(tick)) + AIR
            if x + wide / 2 > taken:
                continue  # its number would stand in the next one
            taken = x - wide / 2
            self.rules.append(Rule(((x, HEAD - 0.2), (x, end)), "grid", self.page))
            self._put(f"rank {tick}", x - wide / 2, wide, middle, (str(tick),), "caption-middle")

    def _row(self, span: Span, y: float) -> None:
        shape = self.shape
        self._put(f"{span.id} rank", 0.0, shape.ranks - AIR, y, (str(span.rank),), "name-end")
        self._put(f"{span.id} >", shape.ranks, shape.ids, y, (span.id,), "strong")
        lines = self.settings.lines(span, shape.names)
        if lines:
            self._put(f"{span.id} name", shape.ranks + shape.ids, shape.names, y, lines, "name")
        for role, first, last in (("range", span.best, span.worst), ("likely", span.low, span.high)):
            if last > first:
                self.rules.append(Rule(((self._at(first), y), (self._at(last), y)), role, self.page))
        self.boxes[span.id] = Box(self._at(span.rank), y, 2 * RADIUS, 2 * RADIUS, (), self.page, "point-node")
        self._put(f"{span.id} value", shape.left + shape.plot + GAP, shape.values, y, (span.value,), "name-end")

    def _below(self, y: float) -> None:
        key = layout_key(self.settings.ranking.key, self.shape.width)
        for number, entry in enumerate(self.settings.ranking.key, 1):
            for name in (f"key {number}", f"key {number} words"):
                box = key.boxes[name]
                if entry.role.startswith("point") or name.endswith("words"):
                    self.boxes[name] = Box(box.x, box.y + y, box.width, box.height, box.lines, self.page, box.role)
                else:
                    ends = (box.x - SWATCH / 2 + 0.2, box.y + y), (box.x + SWATCH / 2 - 0.2, box.y + y)
                    self.rules.append(Rule(ends, entry.role, self.page))
        lines = self.settings.foot(self.shape.width)
        if lines:
            high = len(lines) * PITCH
            self._put("foot", 0.0, self.shape.width, y + key.height + high / 2, lines, "caption")


def _ticks(last: int) -> Iterator[int]:
    """Yield ranks to name at the axis: the first, the last, and round ones between.

    Examples
    --------
    >>> list(_ticks(4)), list(_ticks(34))
    ([1, 2, 3, 4], [1, 5, 10, 15, 20, 25, 30, 34])
    """
    each = (
        1
        if last <= 10
        else next(step for step in (5, 10, 20, 50, 10 ** math.ceil(math.log10(last))) if last / step <= 10)
    )
    yield 1
    yield from (n for n in range(each, last, each) if n > 1 and last - n > each / 2 - 0.1 * each)
    if last > 1:
        yield last
