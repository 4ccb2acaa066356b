"""The pictures of a report: every kind that has something to show, in every format people ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lfa.layout.geometry import Point
from lfa.layout.text import width
from lfa.model.plan import Plan
from lfa.plot.kinds import KINDS
from lfa.plot.marks import Rect, Sheet, Words
from lfa.reports.document import Figure, speaker
from lfa.reports.marks import mark_of

__all__ = ["draw_all", "shown_kinds"]

#: A picture of more statements than this is no picture any more, on any page.
MOST = 600
#: Up to this size a tree is worth the search for its most compact layout.
SEARCHED = 100
#: Smaller print than this is not read by anybody.
SMALLEST = 6.0
#: Points of paper left round a picture in a text, and how near the name of a band must be to stay.
AROUND, BESIDE = 8.0, 50.0
#: How much wider bold letters are.
BOLD = 1.12
_MARK = re.compile(r'<g class="mark">.*?</g>\n?', re.DOTALL)
_SIZE = re.compile(r'width="[^"]*" height="[^"]*" viewBox="[^"]*"')


def shown_kinds(plan: Plan) -> Iterator[str]:
    """Yield the kinds of picture for which a plan holds something, in the order of the method."""
    for kind in KINDS.values():
        part = getattr(plan, kind.step)
        # The ids of interactions are the goals that are scored.
        if kind.reported and len(part.ids) <= MOST and kind.enough(part):
            yield kind.name


def draw_all(
    plan: Plan, page: str, drafted: tuple[str, ...], tell: Callable[[str], object]
) -> dict[str, tuple[Figure, Any]]:
    """Draw all pictures of a plan.

    Parameters
    ----------
    plan : Plan
    page : str
        Page size.
    drafted : tuple of str
        Steps derived for this report; "draft" is printed on their pictures.
    tell : callable
        Is told the name of each picture before it is drawn.

    Returns
    -------
    dict
        Figure and picture by kind.
    """
    from lfa.plot import picture

    made = {}
    for kind in shown_kinds(plan):
        tell(kind)
        step = KINDS[kind].step
        mark = mark_of(plan, step, drafted)
        layout = "auto" if len(getattr(plan, step)) <= SEARCHED else "levels"
        drawn = picture(plan, kind, page, mark=mark, language=plan.language, layout=layout)
        svgs = tuple(cropped(drawn.svg(number), sheet) for number, sheet in enumerate(drawn.sheets, 1))
        told = _remark(drawn.drawing.font_size, page, plan.language)
        made[kind] = (Figure(kind, drawn.title, drawn.alt_text, _stems(kind, len(svgs)), svgs, mark, told), drawn)
    return made


def _remark(size: float, page: str, language: str) -> str:
    return speaker(language)("small_print", size=f"{size:.2g}", page=page) if size < SMALLEST else ""


def cropped(svg: str, sheet: Sheet) -> str:
    """Return the picture of a page without its empty margins, to stand in a text.

    What is printed round the picture on paper (the mark, a page number) falls away: the text says it.
    """
    spots = [spot for rect in sheet.rects if rect.kind != "mark" for spot in _corners(rect)]
    spots += [point for stroke in sheet.strokes for point in stroke.points]
    spots += [spot for words in sheet.words if words.y > sheet.page.margin for spot in _reach(words)]
    if not spots:
        return svg
    left, right = min(x for x, _ in spots) - AROUND, max(x for x, _ in spots) + AROUND
    low, high = min(y for _, y in spots) - AROUND, max(y for _, y in spots) + AROUND
    # A name of a band beside the boxes is either whole or away, never cut through.
    left = min([left, *(words.x - AROUND for words in sheet.words if words.turned and words.x > left - BESIDE)])
    wide, tall = round(right - left, 2), round(high - low, 2)
    view = (
        f'width="{wide:g}pt" height="{tall:g}pt" viewBox="{left:.2f} {sheet.page.height - high:.2f} {wide:g} {tall:g}"'
    )
    return _SIZE.sub(view, _MARK.sub("", svg), count=1)


def _corners(rect: Rect) -> list[Point]:
    return [(rect.x, rect.y), (rect.x + rect.width, rect.y + rect.height)]


def _reach(words: Words) -> list[Point]:
    """Return two corners of loose words; the names of bands, which stand in the margin, are looked at apart."""
    long = max(map(width, words.lines), default=0.0) * words.size * (BOLD if words.bold else 1)
    if words.turned:
        upright = [(words.x - words.size, words.y), (words.x, words.y + long)]
        return upright if words.anchor == "start" else []
    left = words.x - long * {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
    foot = words.y - (len(words.lines) - 1) * words.pitch * words.size
    return [(left, foot), (left + long, words.y + words.size)]


def _stems(kind: str, pages: int) -> tuple[str, ...]:
    digits = len(str(pages))
    return (kind,) if pages == 1 else tuple(f"{kind}-{number:0{digits}}" for number in range(1, pages + 1))


def save_all(made: dict[str, tuple[Figure, Any]], folder: Path, tell: Callable[[str], object]) -> Iterator[Path]:
    """Save all pictures as SVG, PNG and PDF; yield the files."""
    for kind, (_, drawn) in made.items():
        for suffix in (".svg", ".png", ".pdf"):
            tell(f"{kind}{suffix}")
            yield from drawn.save(folder / f"{kind}{suffix}")
