"""Sheets of a wall picture: what one sheet of paper shows of the large page, with crop marks."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from lfa.layout.geometry import Point
from lfa.layout.text import width
from lfa.layout.tiles import Tile, tiles
from lfa.plot.marks import Rect, Sheet, Stroke, Words
from lfa.plot.style import Style
from lfa.terms import term

_SIZE = 7.0


def tiled(sheet: Sheet, paper: str, style: Style, language: str) -> Iterator[Sheet]:
    """Yield the sheets of paper that make up a large sheet; those that would stay white are left out.

    Examples
    --------
    >>> from lfa.layout.geometry import Page
    >>> words = Words(200, 200, ("Lower left",), 24, "#000000")
    >>> [sheet.labels[0].lines for sheet in tiled(Sheet(Page.named("A3"), words=[words]), "A4", Style(), "en")]
    [('Sheet 1 of 1: row 2, column 1',)]
    """
    every = [(tile, _shown(sheet, tile)) for tile in tiles(sheet.page, paper)]
    cut = [pair for pair in every if _inked(pair[1])] or every[:1]
    for number, (tile, shown) in enumerate(cut, 1):
        quiet = style.quiet
        shown.edge += [Stroke(ends, quiet, 0.5, kind="crop") for ends in tile.crops()]
        shown.edge += [Stroke(ends, quiet, 0.4, (1.0, 4.0), kind="seam") for ends in tile.seams()]
        where = {"number": number, "count": len(cut), "row": tile.row, "column": tile.column}
        text = term("pictures", "alt.tile", language, **where)
        shown.labels.append(Words(tile.paper.width / 2, tile.paper.margin / 3, (text,), _SIZE, quiet))
        yield shown


def _inked(sheet: Sheet) -> bool:
    """Tell whether anything shows: white sheets need no paper."""
    return bool(sheet.strokes or sheet.rects or sheet.words)


def _shown(sheet: Sheet, tile: Tile) -> Sheet:
    """Move what a sheet of paper shows to its place, and leave out the rest."""
    by, window = tile.shift, tile.window
    strokes = [_moved(stroke, by) for stroke in sheet.strokes]
    rects = [_moved_rect(rect, by) for rect in sheet.rects]
    words = [evolve(one, x=one.x + by[0], y=one.y + by[1]) for one in sheet.words]
    return Sheet(
        tile.paper,
        [one for one in strokes if _meets(_span(one.points), window)],
        [one for one in rects if _meets((one.x, one.y, one.x + one.width, one.y + one.height), window)],
        [one for one in words if _meets(_reach(one), window)],
        clip=window,
    )


def _moved(stroke: Stroke, by: Point) -> Stroke:
    return evolve(stroke, points=tuple((x + by[0], y + by[1]) for x, y in stroke.points))


def _moved_rect(rect: Rect, by: Point) -> Rect:
    words = tuple(evolve(one, x=one.x + by[0], y=one.y + by[1]) for one in rect.words)
    return evolve(rect, x=rect.x + by[0], y=rect.y + by[1], words=words)


Block = tuple[float, float, float, float]


def _span(points: tuple[Point, ...]) -> Block:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _reach(words: Words) -> Block:
    """Return more than the room that words take, whatever their anchor."""
    wide = max(map(width, words.lines)) * words.size * 1.2
    high = (len(words.lines) + 1) * words.pitch * words.size
    if words.turned:
        wide, high = high, wide
    return words.x - wide, words.y - high, words.x + wide, words.y + high


def _meets(one: Block, other: Block) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
