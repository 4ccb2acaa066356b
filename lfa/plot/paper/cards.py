"""Sheets of cards to cut apart: each with its id, so that it is found again on the wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lfa.layout.geometry import Page
from lfa.model.needs import Card
from lfa.model.plan import Plan
from lfa.plot.marks import Sheet, Stroke, Words
from lfa.plot.paper.fitting import fitted
from lfa.plot.style import Style
from lfa.terms import term

__all__ = ["ACROSS", "DOWN", "card_sheets"]

#: Cards on a sheet: a card of A4 is as large as a common sticky note.
ACROSS, DOWN = 2, 4
_PAD, _SMALL = 9.0, 8.0


def card_sheets(plan: Plan, cards: Sequence[Card], blank: int, page: Page, style: Style, mark: str) -> Iterator[Sheet]:
    """Yield sheets of cards, the written ones first, then blank ones to write on."""
    places: list[Card | None] = [*cards, *([None] * blank)]
    each = ACROSS * DOWN
    for start in range(0, len(places), each):
        sheet = Sheet(page)
        cut(sheet, page, style, ACROSS, DOWN)
        for number, card in enumerate(places[start : start + each]):
            _card(sheet, plan, card, _box(page, number), style, mark)
        yield sheet


def cut(sheet: Sheet, page: Page, style: Style, across: int, down: int) -> None:
    """Draw the lines along which a sheet is cut apart."""
    for number in range(1, across):
        x = page.width * number / across
        sheet.strokes.append(Stroke(((x, 0.0), (x, page.height)), style.quiet, 0.4, (3.0, 3.0), kind="cut"))
    for number in range(1, down):
        y = page.height * number / down
        sheet.strokes.append(Stroke(((0.0, y), (page.width, y)), style.quiet, 0.4, (3.0, 3.0), kind="cut"))


def _box(page: Page, number: int) -> tuple[float, float, float, float]:
    width, height = page.width / ACROSS, page.height / DOWN
    row, column = divmod(number, ACROSS)
    # Printers leave the edge of the paper white.
    inner = _PAD + 9
    return (column * width + inner, page.height - (row + 1) * height + inner, width - 2 * inner, height - 2 * inner)


def _card(
    sheet: Sheet, plan: Plan, card: Card | None, box: tuple[float, float, float, float], style: Style, mark: str
) -> None:
    left, bottom, width, height = box
    foot, head = _SMALL * 1.6, _SMALL * 1.8
    if card is None:
        for line in range(4):
            y = bottom + foot + (height - foot - head) * line / 4
            sheet.strokes.append(Stroke(((left, y), (left + width, y)), style.quiet, 0.3, (1.0, 2.0), kind="line"))
        asked = f"{term('columns', 'prompt', plan.language)}:"
        sheet.words.append(Words(left, bottom + height - _SMALL, (asked,), _SMALL, style.quiet, "start"))
        return
    language = card.statement.language if card.statement and card.statement.language else plan.language
    prompt = term("choices", f"card_prompt.{card.prompt}", plan.language) if card.prompt else ""
    workshop = plan.needs.workshops.get(card.workshop or "")
    top = " · ".join(filter(None, [prompt, str(card.area or "")]))
    if top:
        sheet.words.append(fitted(top, (left, bottom + height - head, width, head), language, style.quiet, _SMALL))
    room = (left, bottom + foot, width, height - foot - head)
    sheet.words.append(fitted(card.label, room, language, style.ink))
    sheet.words.append(Words(left, bottom, (card.id,), 11, style.ink, "start", bold=True))
    invented = mark if card.illustrative or plan.illustrative else ""
    end = " · ".join(filter(None, [workshop.label if workshop else "", card.group or "", invented]))
    side = (
        fitted(end, (left + 70, bottom - 3, width - 70, _SMALL * 1.3), language, style.quiet, _SMALL) if end else None
    )
    if side:
        sheet.words.append(Words(left + width, bottom, side.lines[:1], side.size, style.quiet, "end"))
