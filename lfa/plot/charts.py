"""Ink for charts: heatmaps, networks, rankings; every text and mark where the layout put it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from lfa.layout.chart import Chart, Rule
from lfa.layout.geometry import Box
from lfa.layout.text import PITCH
from lfa.plot.marks import Anchor, Rect, Sheet, Stroke, Words
from lfa.plot.style import Style
from lfa.plot.trim import DROP, Trim, surround
from lfa.terms import term


@frozen
class _Line:
    """How a line is drawn: a colour of the style or a role whose edge it takes, thickness and dashes in em."""

    colour: str
    thick: float
    dash: tuple[float, ...] = ()
    arrow: float = 0.0


_LINES: Final[Mapping[str, _Line]] = {
    "hatch": _Line("unscored", 0.045),
    "axis": _Line("quiet", 0.08),
    "grid": _Line("unscored", 0.04),
    "mean": _Line("quiet", 0.07, (0.5, 0.35)),
    "leader": _Line("unscored", 0.05),
    "edge-mutual": _Line("score-3", 0.09, (), 0.75),
    "edge-one_way": _Line("score-3", 0.09, (), 0.75),
    "edge-ambivalent": _Line("score-3", 0.09, (0.45, 0.3), 0.75),
    "range": _Line("range", 0.09),
    "likely": _Line("range", 0.42),
}
#: Roles of texts without a box, and how they stand in it; every other role has the look of its name.
_BARE: Final[Mapping[str, Anchor]] = {
    "name": "start",
    "name-end": "end",
    "words": "start",
    "caption": "start",
    "caption-end": "end",
    "caption-middle": "middle",
    "strong": "start",
    "head": "middle",
    "head-turned": "start",
    "sum": "middle",
    "sum-head": "middle",
}
_QUIET: Final = frozenset({"words", "caption", "caption-end", "caption-middle", "sum-head"})
_BOLD: Final = frozenset({"strong", "head", "head-turned", "sum-head", "score-3", "score-2", "score-1"})
#: Air between a text and the side of its box that it stands at, in em.
_INSET: Final = 0.1


def chart_sheets(chart: Chart, style: Style, trim: Trim, language: str) -> tuple[Sheet, ...]:
    """Put ink on a chart, a sheet a page."""
    sheets = tuple(Sheet(chart.page) for _ in range(chart.pages))
    size = chart.font_size
    for rule in chart.rules:
        sheets[rule.page - 1].strokes.append(_stroke(rule, size, style))
    for name, box in chart.boxes.items():
        sheets[box.page - 1].rects.append(_rect(name, box, size, style))
    for number, sheet in enumerate(sheets, 1):
        page = term("pictures", "alt.page", language, page=number, pages=chart.pages) if chart.pages > 1 else ""
        surround(sheet, trim, style, page)
    return sheets


def _stroke(rule: Rule, size: float, style: Style) -> Stroke:
    line = _LINES[rule.role]
    dash = tuple(part * size for part in line.dash)
    arrow = line.arrow * size * (0.8 + 0.2 * rule.weight)
    return Stroke(rule.points, _colour(line.colour, style), line.thick * rule.weight * size, dash, arrow, rule.role)


def _colour(name: str, style: Style) -> str:
    if name in {"ink", "quiet"}:
        return str(getattr(style, name))
    look = style.look(name)
    return {"unscored": look.text, "score-3": look.fill}.get(name, look.edge)


def _rect(name: str, box: Box, size: float, style: Style) -> Rect:
    look = style.look(box.role)
    left, bottom, _, _ = box.sides
    if box.role == "break":
        return Rect(left, bottom, box.width, box.height, style.ink, kind="break")
    if box.role in _BARE:
        # An invisible box: what is cut out to stand in a text keeps its words.
        words = tuple(_words(box, size, style))
        return Rect(left, bottom, box.width, box.height, "none", kind=f"text {box.role}", words=words)
    if box.role == "label":
        # A line that runs below a label stops at it.
        words = tuple(_middle(box, size, style.ink, bold=False))
        return Rect(left, bottom, box.width, box.height, style.paper, kind="label", words=words)
    # What is not scored shows the hatch that lies below it.
    fill = "none" if box.role == "unscored" else look.fill
    radius = min(box.width, box.height) / 2 if box.role.startswith("point") else 0.0
    words = tuple(_middle(box, size, look.text, bold=box.role in _BOLD)) if box.lines else ()
    told = f"{name}: {' '.join(box.lines)}" if box.lines else name if radius else ""
    kind = f"mark {box.role}"
    return Rect(left, bottom, box.width, box.height, fill, look.edge, 0.06 * size, radius, kind, name=told, words=words)


def _middle(box: Box, size: float, colour: str, *, bold: bool) -> Iterator[Words]:
    first = box.y + (len(box.lines) - 1) / 2 * PITCH * size - DROP * size
    yield Words(box.x, first, box.lines, size, colour, "middle", bold)


def _words(box: Box, size: float, style: Style) -> Iterator[Words]:
    """Set a text at the side of its box where it belongs."""
    if not any(box.lines):
        return
    left, bottom, right, _ = box.sides
    colour = style.quiet if box.role in _QUIET else style.ink
    bold = box.role in _BOLD
    if box.role == "head-turned":
        yield Words(box.x + DROP * size, bottom + _INSET * size, box.lines, size, colour, "start", bold, turned=True)
        return
    anchor = _BARE[box.role]
    x = {"start": left + _INSET * size, "middle": box.x, "end": right - _INSET * size}[anchor]
    first = box.y + (len(box.lines) - 1) / 2 * PITCH * size - DROP * size
    yield Words(x, first, box.lines, size, colour, anchor, bold)
