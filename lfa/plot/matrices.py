"""The logframe as a table: what stands in its cells, and the ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from lfa.layout.table import AIR, Row, Table
from lfa.layout.text import PITCH
from lfa.model.activities import Activity
from lfa.model.logframe import Logframe
from lfa.model.results import Result
from lfa.model.scales import Level
from lfa.plot.marks import Rect, Sheet, Words
from lfa.plot.style import Style
from lfa.plot.trees import Trim, surround
from lfa.terms import term

HEADS: Final = ("narrative", "indicators", "sources", "assumptions")


def _word(key: str, language: str, **values: object) -> str:
    return term("pictures", key, language, **values)


class Matrix:
    """A logframe read row by row; what has no row of its own comes last, so that nothing vanishes."""

    def __init__(self, logframe: Logframe, activities: Sequence[Activity], language: str) -> None:
        self.logframe, self.activities, self.language = logframe, activities, language
        self.codes = logframe.codes()
        self.told: set[str] = set()

    def heads(self) -> list[str]:
        """Name the four columns."""
        return [_word(f"heads.{name}", self.language) for name in HEADS]

    def rows(self) -> list[Row]:
        """List the rows from impact to activities, and the preconditions below."""
        ordered = self.logframe.ordered()
        rows = [row for level in Level for row in self._level(level, [r for r in ordered if r.level is level])]
        rows += [self._result(result, ()) for result in ordered if result.level is None]
        return [*rows, *self._rest()]

    def _level(self, level: Level, results: Sequence[Result]) -> Iterator[Row]:
        for k, result in enumerate(results):
            yield self._result(result, (level,) if k == 0 else ())
        if level is Level.ACTIVITY:
            for activity in self.activities:
                yield self._activity(activity)

    def _result(self, result: Result, levels: Sequence[Level]) -> Row:
        """Gather what belongs to a result, and on the first row of a level what only names the level."""

        def mine(one: Any) -> bool:
            return one.result == result.id or (one.result is None and one.level in levels and not _of_activity(one))

        level = _word(f"levels.{result.level}", self.language) if result.level else ""
        label = f"{level} {self.codes.get(result.id, '')}".strip()
        narrative = (label, result.statement or result.id)
        indicators = [one for one in self.logframe.indicators if mine(one)]
        assumptions = [one for one in self.logframe.assumptions if mine(one) and one.kind != "precondition"]
        return self._row(narrative, indicators, assumptions, str(result.level or ""))

    def _activity(self, activity: Activity) -> Row:
        assumptions = [
            one for one in self.logframe.assumptions if one.activity == activity.id and one.kind != "precondition"
        ]
        self.told |= {one.id for one in assumptions}
        home = self.codes.get(activity.result or "", "")
        siblings = [one.id for one in self.activities if one.result == activity.result]
        code = activity.code or (f"{home}.{siblings.index(activity.id) + 1}" if home else "")
        narrative = (
            f"{_word('levels.activity', self.language)} {code}".strip(),
            str(activity.statement or activity.id),
        )
        means, cost = ((str(value),) if value else () for value in (activity.means, activity.cost))
        return Row((narrative, means, cost, tuple(str(one.statement or one.id) for one in assumptions)), "activity")

    def _row(self, narrative: Sequence[str], indicators: Sequence[Any], assumptions: Sequence[Any], role: str) -> Row:
        self.told |= {one.id for one in (*indicators, *assumptions)}
        return Row(
            (
                tuple(text for text in narrative if text),
                tuple(self._indicator(one) for one in indicators),
                tuple(str(one.source or "–") for one in indicators),
                tuple(str(one.statement or one.id) for one in assumptions),
            ),
            role,
        )

    def _indicator(self, indicator: Any) -> str:
        values = [
            f"{_word(f'heads.{name}', self.language)} {getattr(indicator, name)}"
            + (f" ({year})" if (year := getattr(indicator, f"{name}_year")) else "")
            for name in ("baseline", "target")
            if getattr(indicator, name)
        ]
        said = str(indicator.statement or indicator.id)
        return f"{said} [{'; '.join(values)}]" if values else said

    def _rest(self) -> Iterator[Row]:
        """Yield the preconditions, then what points at no row at all."""
        conditions = [
            one for one in self.logframe.assumptions if one.id not in self.told and one.kind == "precondition"
        ]
        if conditions:
            yield self._row((_word("heads.preconditions", self.language),), (), conditions, "preconditions")
        indicators = [one for one in self.logframe.indicators if one.id not in self.told]
        assumptions = [one for one in self.logframe.assumptions if one.id not in self.told]
        if indicators or assumptions:
            yield self._row(("–",), indicators, assumptions, "")


def _of_activity(one: Any) -> bool:
    return bool(getattr(one, "activity", None))


def table_sheets(table: Table, style: Style, trim: Trim, language: str) -> list[Sheet]:
    """Put ink on a laid out table, a sheet a page."""
    sheets = [Sheet(table.page) for _ in range(table.pages)]
    size = table.font_size
    for cell in table.cells:
        painted = cell.role == "head" or cell.column == 0
        look = style.look(cell.role if painted and cell.lines else "")
        left, top = cell.x - cell.width / 2, cell.y + cell.height / 2
        words = tuple(
            Words(
                left + AIR * size,
                top - (AIR + line.depth + PITCH / 2 + 0.36) * size,
                (line.text,),
                size,
                look.text,
                "start",
            )
            for line in cell.lines
        )
        edge = style.look("").edge
        sheets[cell.page - 1].rects.append(
            Rect(
                left,
                top - cell.height,
                cell.width,
                cell.height,
                look.fill,
                edge,
                0.6,
                0.0,
                f"cell {cell.role}".strip(),
                words=words,
            )
        )
    for number, sheet in enumerate(sheets, 1):
        page = _word("alt.page", language, page=number, pages=table.pages) if table.pages > 1 else ""
        surround(sheet, trim, style, page)
    return sheets
