"""Sheets on matplotlib: any Axes, PDF and PNG. No pyplot, no global state.

One unit of data is one point of the page. Text is never hinted (so that it is as wide as it was
measured) and "$" is never mathematics.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

from lfa.layout.geometry import Page, Point
from lfa.plot.marks import Rect, Sheet, Words, arrowhead, shortened
from lfa.plot.style import Style

_ALIGN = {"start": "left", "middle": "center", "end": "right"}
_QUARTER = ((0.0, 1.0), (0.38, 0.92), (0.71, 0.71), (0.92, 0.38), (1.0, 0.0))


def new_axes(page: Page) -> Axes:
    """Make a figure as large as a page, with one Axes that fills it."""
    figure = Figure(figsize=(page.width / 72, page.height / 72))
    FigureCanvasAgg(figure)
    return figure.add_axes((0.0, 0.0, 1.0, 1.0))


def page_of(ax: Axes) -> Page:
    """Measure an Axes: it is the page of what is drawn on it."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    box = ax.get_window_extent()
    return Page(box.width * 72 / figure.dpi, box.height * 72 / figure.dpi, 0.0, "the given ax")


def paint(sheet: Sheet, ax: Axes, style: Style) -> Axes:
    """Put a sheet on an Axes, whose limits become the page in points."""
    ax.set_xlim(0, sheet.page.width)
    ax.set_ylim(0, sheet.page.height)
    ax.set_axis_off()
    _paint_strokes(sheet, ax)
    _paint_rects(sheet, ax)
    for words in (*(words for rect in sheet.rects for words in rect.words), *sheet.words):
        _paint_words(words, ax, style)
    return ax


def _paint_strokes(sheet: Sheet, ax: Axes) -> None:
    lines = [
        shortened(stroke.points, stroke.arrow * 0.8) if stroke.arrow else stroke.points for stroke in sheet.strokes
    ]
    if not lines:
        return
    looks: dict[str, Any] = {
        "colors": [stroke.colour for stroke in sheet.strokes],
        "linewidths": [stroke.thick for stroke in sheet.strokes],
        "linestyles": [_dashes(stroke.dash, stroke.thick) for stroke in sheet.strokes],
    }
    ax.add_collection(LineCollection(lines, **looks, clip_on=False, zorder=1, gid="links"), autolim=False)
    heads = [(arrowhead(stroke.points, stroke.arrow), stroke.colour) for stroke in sheet.strokes if stroke.arrow]
    if heads:
        colours = [colour for _, colour in heads]
        shapes = PolyCollection([corners for corners, _ in heads], facecolors=colours, clip_on=False, zorder=1.5)
        ax.add_collection(shapes, autolim=False)


def _dashes(dash: Sequence[float], thick: float) -> Any:
    # matplotlib counts dashes in line widths, the sheet in points.
    return (0, tuple(length / thick for length in dash)) if dash else "solid"


def _paint_rects(sheet: Sheet, ax: Axes) -> None:
    if not sheet.rects:
        return
    looks: dict[str, Any] = {
        "facecolors": [rect.fill for rect in sheet.rects],
        "edgecolors": [rect.edge for rect in sheet.rects],
        "linewidths": [rect.thick for rect in sheet.rects],
        "linestyles": [_dashes(rect.dash, rect.thick) for rect in sheet.rects],
    }
    outlines = [outline(rect) for rect in sheet.rects]
    ax.add_collection(PolyCollection(outlines, **looks, clip_on=False, zorder=2, gid="boxes"), autolim=False)


def outline(rect: Rect) -> list[Point]:
    """Return the corners of a rectangle, rounded where it is to be."""
    left, bottom, right, top = rect.x, rect.y, rect.x + rect.width, rect.y + rect.height
    r = min(rect.radius, rect.width / 2, rect.height / 2)
    if not r:
        return [(left, bottom), (right, bottom), (right, top), (left, top)]
    steps = [(r * (1 - a), r * (1 - b)) for a, b in _QUARTER]
    return [
        *((right - a, top - b) for a, b in steps),
        *((right - a, bottom + b) for a, b in reversed(steps)),
        *((left + a, bottom + b) for a, b in steps),
        *((left + a, top - b) for a, b in reversed(steps)),
    ]


def _paint_words(words: Words, ax: Axes, style: Style) -> None:
    for k, line in enumerate(words.lines):
        if not line.strip():
            continue
        along = k * words.pitch * words.size
        x, y = (words.x + along, words.y) if words.turned else (words.x, words.y - along)
        ax.text(
            x,
            y,
            line,
            fontsize=words.size,
            color=words.colour,
            family=[style.font, "DejaVu Sans"] if style.font != "DejaVu Sans" else style.font,
            weight="bold" if words.bold else "normal",
            ha=_ALIGN[words.anchor],
            va="baseline",
            rotation=90 if words.turned else 0,
            rotation_mode="anchor",
            parse_math=False,
            clip_on=False,
            zorder=3,
        )


@contextmanager
def _quiet() -> Iterator[None]:
    """Draw with our settings; a missing glyph is told in the notes of the drawing, not in a warning."""
    settings: Any = {"text.hinting": "no_hinting", "pdf.fonttype": 42, "text.usetex": False}
    with rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from", category=UserWarning)
        yield


def to_png(sheet: Sheet, style: Style) -> bytes:
    """Write one sheet as PNG, at the resolution of the style."""
    out = io.BytesIO()
    with _quiet():
        figure = paint(sheet, new_axes(sheet.page), style).get_figure(root=True)
        assert figure is not None
        figure.savefig(out, format="png", dpi=style.dpi, metadata={"Software": None})
    return out.getvalue()


def to_pdf(sheets: Sequence[Sheet], style: Style, *, title: str, author: str = "") -> bytes:
    """Write sheets as the pages of one PDF, fonts embedded as TrueType, without dates."""
    out = io.BytesIO()
    data = {"Title": title, "Author": author or None, "Creator": "lfa", "Producer": None, "CreationDate": None}
    with _quiet(), PdfPages(out, metadata=data) as pages:
        for sheet in sheets:
            figure = paint(sheet, new_axes(sheet.page), style).get_figure(root=True)
            pages.savefig(figure)
    return out.getvalue()
