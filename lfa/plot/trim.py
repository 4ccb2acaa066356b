"""What stands round a picture: title, source, mark, page number, legend and notes at the foot."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from lfa.layout.geometry import Page
from lfa.layout.text import set_text, width
from lfa.plot.marks import Rect, Sheet, Words
from lfa.plot.style import Style

#: From the middle of a line of text down to its baseline, in em.
DROP: Final = 0.36
TITLE: Final = 15.0
SMALL: Final = 8.0
#: Height of a line at the foot, in points.
LINE: Final = 12.0


@frozen
class Trim:
    """What stands round a picture.

    Parameters
    ----------
    title
        Above the picture.
    source
        Where it comes from: below it, to the left.
    mark
        A word such as "Illustrative", below it to the right, on every page.
    legend
        Whether to explain the kinds of links.
    bands
        Whether to name effects, focal problem and causes in the left margin.
    key
        What the legend explains besides: signs or roles (which have a colour), each with its words.
    foot
        Sentences below the picture, such as the assumptions of a results chain.
    grow
        How much larger than usual all of it is: for the wall.
    """

    title: str = ""
    source: str = ""
    mark: str = ""
    legend: bool = False
    bands: bool = True
    key: tuple[tuple[str, str], ...] = ()
    foot: tuple[str, ...] = ()
    grow: float = 1.0

    def room(self, page: Page) -> tuple[float, float, float, float]:
        """Points that the trim takes inside the margins: left, bottom, right, top."""
        slim = page.margin < 28 * self.grow
        low = 14.0 * bool(slim and (self.source or self.mark))
        low += 26.0 * self.legend + LINE * (self.legend * len(self.keys(page)) + len(self.lines(page)))
        low += 6.0 * bool(self.foot)
        # Signs on the borders of boxes, and lines round them, need room where the page has no margin.
        beside = 4.0 * bool(slim)
        left = beside + 12.0 * bool(slim and self.bands)
        return left * self.grow, low * self.grow, beside * self.grow, (28.0 * bool(self.title) + beside) * self.grow

    def lines(self, page: Page) -> list[str]:
        """Break the sentences at the foot into lines."""
        em = page.frame[0] / (SMALL * self.grow)
        return [line for text in self.foot for line in set_text(text, em).lines]

    def keys(self, page: Page) -> list[list[tuple[str, str]]]:
        """Break the key of the legend into rows."""
        rows: list[list[tuple[str, str]]] = []
        room = 0.0
        for sign, words in self.key:
            takes = (width(words) + 4.5) * SMALL * self.grow
            if takes > room:
                rows.append([])
                room = page.frame[0]
            rows[-1].append((sign, words))
            room -= takes
        return rows


def surround(sheet: Sheet, trim: Trim, style: Style, page: str = "") -> None:
    """Add title, source, page number, mark and foot to a sheet."""
    paper, title, small = sheet.page, TITLE * trim.grow, SMALL * trim.grow
    if trim.title:
        top = paper.height - paper.margin - title
        sheet.words.append(Words(paper.margin, top, (trim.title,), title, style.ink, "start", bold=True))
    foot = max(paper.margin - 16 * trim.grow, 4.0)
    if trim.source:
        sheet.words.append(Words(paper.margin or 4.0, foot, (trim.source,), small, style.quiet, "start"))
    if page:
        sheet.words.append(Words(paper.width / 2, foot, (page,), small, style.quiet))
    if trim.mark:
        sheet.rects.append(_stamp(paper, foot, trim, style))
    _foot(sheet, trim, style)


def _stamp(paper: Page, foot: float, trim: Trim, style: Style) -> Rect:
    size = (SMALL + 1) * trim.grow
    wide = (len(trim.mark) * 0.72 + 1.2) * size
    right = paper.width - (paper.margin or 4.0)
    words = Words(right - wide / 2, foot, (trim.mark,), size, style.feedback, bold=True)
    return Rect(
        right - wide,
        foot - 0.45 * size,
        wide,
        1.6 * size,
        style.paper,
        style.feedback,
        0.8,
        2.0,
        "mark",
        words=(words,),
    )


def _foot(sheet: Sheet, trim: Trim, style: Style) -> None:
    """Set the sentences below the picture, above the legend's line."""
    paper, small = sheet.page, SMALL * trim.grow
    lines = trim.lines(paper)
    slim = paper.margin < 28 * trim.grow
    y = paper.margin + trim.grow * (14.0 * bool(slim and (trim.source or trim.mark)) + LINE * (len(lines) - 1))
    for k, line in enumerate(lines):
        spot = y - k * LINE * trim.grow
        sheet.words.append(Words(paper.margin or 4.0, spot, (line,), small, style.ink, "start"))
