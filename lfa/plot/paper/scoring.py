"""Blank sheets to score on: strategies by criteria, and how goals act on one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lfa.analysis.scoring import to_score
from lfa.layout.geometry import Page
from lfa.model.element import Element
from lfa.model.plan import Plan
from lfa.model.strategies import Criterion
from lfa.plot.marks import Rect, Sheet
from lfa.plot.paper.fitting import fitted
from lfa.plot.style import Style
from lfa.terms import term

__all__ = ["scoring_sheets"]

_PAD, _HEAD, _ROW, _TOP = 30.0, 70.0, 40.0, 60.0
#: Columns to fill in that stand beside each other on a sheet of A4.
_COLUMNS = 10


def scoring_sheets(plan: Plan, page: Page, style: Style) -> Iterator[Sheet]:
    """Yield blank sheets for all that a plan scores; nothing when it scores nothing."""
    strategies = plan.strategies
    if len(strategies) and len(strategies.criteria):
        rows = [f"{_named(plan, one)}{_scale(one)}" for one in strategies.criteria]
        columns = [_named(plan, one) for one in strategies]
        yield from _grids(plan, "paper.criteria", rows, columns, page, style, same=False)
    goals = to_score(plan)
    if (len(plan.goals) or len(plan.interactions) or len(plan.conflicts)) and len(goals) > 1:
        names = [_named(plan, element) for one in goals if (element := plan.find(one))]
        yield from _grids(plan, "paper.goals", names, names, page, style, same=True)


def _named(plan: Plan, one: Element) -> str:
    mark = f" ({term('reports', 'marks.illustrative', plan.language)})" if one.illustrative or plan.illustrative else ""
    return f"{one.id} {one.label}{mark}"


def _scale(criterion: Criterion) -> str:
    low, high = criterion.lowest, criterion.highest
    return f" ({low:g}–{high:g})" if low is not None and high is not None else ""


def _grids(
    plan: Plan, title: str, rows: Sequence[str], columns: Sequence[str], page: Page, style: Style, same: bool
) -> Iterator[Sheet]:
    wide = page if page.width > page.height else page.turned()
    deep = max(int((wide.height - 2 * _PAD - _HEAD - _TOP) / _ROW), 1)
    for first in range(0, len(rows), deep):
        for left in range(0, len(columns), _COLUMNS):
            sheet = Sheet(wide)
            _head(sheet, plan, title, style)
            _grid(sheet, plan, rows[first : first + deep], columns[left : left + _COLUMNS], style, same)
            yield sheet


def _head(sheet: Sheet, plan: Plan, title: str, style: Style) -> None:
    page, language = sheet.page, plan.language
    y = page.height - _PAD - 16
    sheet.words.append(
        fitted(term("needs", title, language), (_PAD, y - 4, page.width - 2 * _PAD, 20), language, style.ink, 15)
    )
    name = " · ".join(filter(None, [str(plan.title or ""), term("needs", "paper.scorer", language)]))
    sheet.words.append(fitted(name, (_PAD, y - 24, page.width - 2 * _PAD, 14), language, style.ink, 10))
    told = term("needs", f"{title}_how", language)
    sheet.words.append(fitted(told, (_PAD, y - 42, page.width - 2 * _PAD, 14), language, style.quiet, 9))


def _grid(sheet: Sheet, plan: Plan, rows: Sequence[str], columns: Sequence[str], style: Style, same: bool) -> None:
    page, language = sheet.page, plan.language
    names = (page.width - 2 * _PAD) * 0.32
    each = min((page.width - 2 * _PAD - names) / len(columns), 130.0)
    top = page.height - _PAD - _HEAD
    boxes = [(_PAD + names + number * each + 4, top - _TOP + 2, each - 8, _TOP - 5) for number in range(len(columns))]
    heads = [*zip(columns, boxes, strict=True)]
    # All heads are as small as the longest one needs: no strategy looks lesser than its neighbour.
    size = min(fitted(*head, language, style.ink, 9, 5).size for head in heads)
    for text, box in heads:
        sheet.rects.append(Rect(box[0] - 4, top - _TOP, each, _TOP, style.paper, style.quiet, 0.5))
        sheet.words.append(fitted(text, box, language, style.ink, size, size))
    for number, text in enumerate(rows):
        y = top - _TOP - (number + 1) * _ROW
        sheet.rects.append(Rect(_PAD, y, names, _ROW, style.paper, style.quiet, 0.5))
        sheet.words.append(fitted(text, (_PAD + 4, y + 2, names - 8, _ROW - 5), language, style.ink, 10, 5))
        for place, column in enumerate(columns):
            own = same and text == column
            x = _PAD + names + place * each
            sheet.rects.append(Rect(x, y, each, _ROW, "#d0d3d6" if own else style.paper, style.quiet, 0.5, kind="cell"))
