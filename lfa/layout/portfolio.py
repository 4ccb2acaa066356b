"""A portfolio: fields of effort by effect, in each the actions that lie there, and a list that names them.

Actions of the same values stand side by side in their field, so nothing is ever drawn over anything.
"""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from lfa.layout.chart import Chart, Entry, layout_key
from lfa.layout.figure import Figure, empty, fitted, in_lines
from lfa.layout.geometry import Orientation, Page
from lfa.layout.sketch import LARGEST
from lfa.layout.text import width

__all__ = ["Bubble", "Bubbles", "layout_portfolio"]

STEPS: Final = 5
#: Height of a mark and air round it; the least side of a field; from chart to list, in em.
MARK: Final = 1.7
AIR: Final = 0.35
FIELD: Final = 4.6
GAP: Final = 1.4


@frozen
class Bubble:
    """One action: its id, sign and look by status, effort and effect (1 to 5, None while nobody said), its words."""

    id: str
    sign: str
    role: str
    effort: int | None
    effect: int | None
    words: str

    @property
    def mark(self) -> str:
        """What stands in the field."""
        return f"{self.sign} {self.id}"


@frozen
class Bubbles:
    """What the picture shows: actions, the names of the axes, the heading of those not judged, the key."""

    bubbles: tuple[Bubble, ...]
    effort: str
    effect: str
    unjudged: str
    key: tuple[Entry, ...] = field(default=())


def layout_portfolio(
    shown: Bubbles,
    page: str | Page = "A4",
    orientation: Orientation = "landscape",
    *,
    minimum: float = 7.0,
    largest: float = LARGEST,
    language: str = "en",
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Chart:
    """Lay a portfolio out.

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
        A box for each mark ("T1") and its line in the list ("T1 words"), fields ("field 2 4") and axes.

    Examples
    --------
    >>> bubbles = (Bubble("T1", "■", "score1", 2, 4, "Classes"), Bubble("T2", "○", "draft", 2, 1, "Maps"))
    >>> chart = layout_portfolio(Bubbles(bubbles, "Effort", "Effect", "Not judged"), "A5")
    >>> chart.boxes["T1"].y > chart.boxes["T2"].y
    True
    """
    if not shown.bubbles:
        return empty(page, language, "portfolio")
    return fitted(
        _Portfolio(shown, language).build, page, orientation, layout="portfolio",
        texts=[one.words for one in shown.bubbles], minimum=minimum, largest=largest, language=language,
        reserve=reserve,
    )  # fmt: skip


class _Portfolio:
    """The marks of each field, and how wide they are."""

    def __init__(self, shown: Bubbles, language: str) -> None:
        self.shown, self.language = shown, language
        self.wide = max(width(one.mark) for one in shown.bubbles) * 1.12 + 0.9
        self.fields: dict[tuple[int, int], list[Bubble]] = {}
        for one in shown.bubbles:
            if one.effort is not None and one.effect is not None:
                self.fields.setdefault((one.effort, one.effect), []).append(one)
        self.loose = [one for one in shown.bubbles if one.effort is None or one.effect is None]

    def build(self, wide: float, high: float) -> Figure:
        """Build the chart at the left and the list at the right; below it, where the room is tall."""
        figure = Figure()
        tall = high > 1.1 * wide
        chart = wide if tall else wide * 0.56
        top = self._chart(figure, chart) if self.fields else 0.0
        left = 0.0 if tall or not self.fields else figure.width + GAP
        room = max(wide - left, 16.0)
        self._list(figure, left, top + GAP if tall and self.fields else 0.0, room)
        key = layout_key(self.shown.key, max(wide, 20.0))
        below = figure.height + GAP / 2
        for name, box in key.boxes.items():
            x, upper, _, _ = box.sides
            figure.put(name, x, below + upper, box.width, box.height, box.lines, box.role)
        return figure

    def _chart(self, figure: Figure, wide: float) -> float:
        """Set axes, fields and marks; return the foot."""
        lines, tall = in_lines(self.shown.effect, wide, self.language)
        figure.put("axis effect", 0.0, 0.0, wide, tall, lines, "caption")
        side = max((wide - 1.6) / STEPS, self.wide + 2 * AIR, FIELD)
        across = max(int((side - AIR) / (self.wide + AIR)), 1)
        top = tall + 0.4
        for effect in range(STEPS, 0, -1):
            most = max(len(self.fields.get((effort, effect), ())) for effort in range(1, STEPS + 1))
            deep = max(-(-most // across) * (MARK + AIR) + AIR, min(side * 0.55, 4.2))
            figure.put(f"effect {effect}", 0.0, top, 1.4, deep, (str(effect),), "sum")
            for effort in range(1, STEPS + 1):
                left = 1.6 + (effort - 1) * side
                figure.put(f"field {effort} {effect}", left, top, side, deep, (), "same")
                self._marks(figure, self.fields.get((effort, effect), []), left, top, side, deep, across)
            top += deep
        for effort in range(1, STEPS + 1):
            figure.put(f"effort {effort}", 1.6 + (effort - 1) * side, top, side, 1.6, (str(effort),), "sum")
        lines, tall = in_lines(self.shown.effort, 5 * side, self.language)
        figure.put("axis effort", 1.6, top + 1.6, 5 * side, tall, lines, "caption-end")
        return top + 1.6 + tall

    def _marks(
        self, figure: Figure, here: list[Bubble], left: float, top: float, side: float, deep: float, across: int
    ) -> None:
        rows = -(-len(here) // across)
        start = top + (deep - rows * MARK - (rows - 1) * AIR) / 2
        for number, one in enumerate(here):
            row, column = divmod(number, across)
            count = min(across, len(here) - row * across)
            first = left + (side - count * self.wide - (count - 1) * AIR) / 2
            x, y = first + column * (self.wide + AIR), start + row * (MARK + AIR)
            figure.put(one.id, x, y, self.wide, MARK, (one.mark,), one.role)

    def _list(self, figure: Figure, left: float, top: float, wide: float) -> None:
        """Name the actions; those not judged come last, under their heading."""
        judged = [one for one in self.shown.bubbles if one not in self.loose]
        for one in judged:
            top = self._line(figure, one, left, top, wide, marked=False)
        if self.loose:
            lines, tall = in_lines(self.shown.unjudged, wide, self.language)
            figure.put("unjudged", left, top + (0.8 if judged else 0.0), wide, tall, lines, "strong")
            top += tall + (1.2 if judged else 0.4)
            for one in self.loose:
                top = self._line(figure, one, left, top, wide, marked=True)

    def _line(self, figure: Figure, one: Bubble, left: float, top: float, wide: float, *, marked: bool) -> float:
        lines, tall = in_lines(one.words, wide - self.wide + 0.4, self.language)
        high = max(tall, MARK)
        name = one.id if marked else f"{one.id} listed"
        figure.put(name, left, top, self.wide, MARK, (one.mark,), one.role)
        figure.put(f"{one.id} words", left + self.wide + 0.4, top, wide - self.wide - 0.4, high, lines, "name")
        return top + high + AIR
