"""The account: everything of the plan that is not in the filled form, and why."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.io.excel.template.content import Content
from lfa.io.excel.template.filler import Filler
from lfa.io.excel.template.report import LeftOver
from lfa.model.element import Element
from lfa.schema import TABLES
from lfa.terms import term

__all__ = ["ASKED", "left_over"]

#: Fields that a form asks for; others of these elements are lfa's own bookkeeping.
ASKED = {
    "results": ("description", "weight", "risk_rating", "responsible", "target_group"),
    "indicators": (
        "baseline",
        "baseline_year",
        "target",
        "target_year",
        "source",
        "unit",
        "definition",
        "method",
        "frequency",
        "responsible",
    ),
    "assumptions": (),
    "activities": ("responsible", "start", "end", "means", "cost", "deliverables"),
}
_KINDS = {"results": "result", "indicators": "indicator", "assumptions": "assumption", "activities": "activity"}


def left_over(filler: Filler) -> tuple[LeftOver, ...]:
    """Return what of the plan is not in the form, in the plan's order.

    Parameters
    ----------
    filler : Filler
    """
    return tuple(_found(filler, filler.content))


def _found(filler: Filler, content: Content) -> Iterator[LeftOver]:
    has = {field for area in filler.areas for field in area.fields}
    kinds = {area.kind for area in filler.areas}
    for table in TABLES:
        one = table.name
        for row in table.rows(content.plan):
            if not isinstance(row, Element):
                continue
            statement = content.said(row.statement, row, "statement")
            if (row.id, "statement") not in filler.placed and (row.id, "value") not in filler.placed:
                yield LeftOver(
                    row.id,
                    statement or str(getattr(row, "value", "") or ""),
                    _why(filler, content, one, row, has, kinds),
                    table=one,
                )
                continue
            for field in ASKED.get(one, ()):
                if getattr(row, field, None) and (row.id, field) not in filler.placed:
                    if field.endswith("_year") and (row.id, field.removesuffix("_year")) in filler.placed:
                        continue
                    if field == "end" and (row.id, "start") in filler.placed and "period" in has:
                        continue
                    yield LeftOver(row.id, statement, _say(content, "no_field"), field, one)


def _say(content: Content, key: str, **values: object) -> str:
    return term("filling", f"why.{key}", content.language, **values)


def _why(filler: Filler, content: Content, name: str, row: Element, has: set[str], kinds: set[str]) -> str:
    if row.id in filler.long:
        return _say(content, "too_long")
    if row.id in filler.full:
        return _say(content, "full")
    if name == "indicators" and "indicator" in has:
        return _say(content, "no_result")
    if name == "assumptions" and "assumption" in has:
        return _say(content, "no_row")
    if name == "results" and kinds & {"results", "list"}:
        return _say(content, "no_level")
    return _say(content, "no_place")
