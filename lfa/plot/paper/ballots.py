"""Ballots with numbers: a number enforces the limit of dots, and nobody needs to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lfa.layout.geometry import Page
from lfa.layout.text import set_text
from lfa.plot.marks import Rect, Sheet, Words
from lfa.plot.paper.cards import cut
from lfa.plot.paper.fitting import fitted
from lfa.plot.style import Style
from lfa.terms import term

__all__ = ["ballot_sheets"]

#: Id and words of what is voted on.
Choice = tuple[str, str]
_SIZE, _PITCH, _BOX = 9.5, 1.25, 10.0
_HEAD, _PAD, _IDS = 62.0, 26.0, 44.0


def ballot_sheets(
    choices: Sequence[Choice], count: int, dots: int, title: str, page: Page, style: Style, language: str
) -> Iterator[Sheet]:
    """Yield ballots, two on a sheet where they fit, else each on as many sheets as it takes."""
    boxes = min(dots, 5)
    half = page.height / 2
    short = _pages(choices, half, page, boxes, language)
    if len(short) == 1:
        for number in range(1, count + 1, 2):
            sheet = Sheet(page)
            cut(sheet, page, style, 1, 2)
            for place, ballot in enumerate(range(number, min(number + 2, count + 1))):
                top = page.height - place * half
                _ballot(sheet, short[0], ballot, (1, 1), top, dots, boxes, title, style, language)
            yield sheet
        return
    long = _pages(choices, page.height, page, boxes, language)
    for ballot in range(1, count + 1):
        for part, listed in enumerate(long, 1):
            sheet = Sheet(page)
            _ballot(sheet, listed, ballot, (part, len(long)), page.height, dots, boxes, title, style, language)
            yield sheet


def _room(page: Page, boxes: int) -> float:
    return page.width - 2 * _PAD - _IDS - boxes * (_BOX + 5)


def _lines(words: str, page: Page, boxes: int, language: str) -> tuple[str, ...]:
    lines = set_text(words, _room(page, boxes) / _SIZE, language).lines
    return lines if len(lines) < 4 else (*lines[:2], f"{lines[2][:-3]}...")


def _pages(choices: Sequence[Choice], height: float, page: Page, boxes: int, language: str) -> list[list[Choice]]:
    """Deal out what is voted on to as many ballots or sheets of one ballot as it takes."""
    found: list[list[Choice]] = [[]]
    left = room = height - _HEAD - 2 * _PAD
    for one in choices:
        need = _height(one, page, boxes, language)
        if need > left and found[-1]:
            found.append([])
            left = room
        found[-1].append(one)
        left -= need
    return found


def _height(choice: Choice, page: Page, boxes: int, language: str) -> float:
    return max(len(_lines(choice[1], page, boxes, language)) * _SIZE * _PITCH, _BOX) + 7


def _ballot(
    sheet: Sheet,
    choices: Sequence[Choice],
    number: int,
    part: tuple[int, int],
    top: float,
    dots: int,
    boxes: int,
    title: str,
    style: Style,
    language: str,
) -> None:
    page = sheet.page
    right, y = page.width - _PAD, top - _PAD - 14
    name = term("needs", "paper.ballot", language, number=number)
    sheet.words.append(Words(_PAD, y, (name,), 16, style.ink, "start", bold=True))
    pages = f"{part[0]}/{part[1]}" if part[1] > 1 else ""
    sheet.words.append(Words(right, y, (pages,), 9, style.quiet, "end"))
    told = term("needs", "paper.dots", language, count=dots)
    sheet.words.append(fitted(title, (_PAD, y - 21, right - _PAD, 14), language, style.ink, 10))
    sheet.words.append(fitted(told, (_PAD, y - 35, right - _PAD, 13), language, style.quiet, 9))
    y = top - _PAD - _HEAD
    for one, words in choices:
        sheet.words.append(Words(_PAD, y - _SIZE, (one,), _SIZE, style.ink, "start", bold=True))
        lines = _lines(words, page, boxes, language)
        sheet.words.append(Words(_PAD + _IDS, y - _SIZE, lines, _SIZE, style.ink, "start", pitch=_PITCH))
        for box in range(boxes):
            x = right - (boxes - box) * (_BOX + 5) + 5
            rect = Rect(x, y - _SIZE - 1, _BOX, _BOX, style.paper, style.ink, 0.7, radius=_BOX / 2, kind="dot")
            sheet.rects.append(rect)
        y -= _height((one, words), page, boxes, language)
