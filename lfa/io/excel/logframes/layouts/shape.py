"""Which columns of a table hold the label, the code and the statement: by headings, and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headers import Header
from lfa.io.excel.logframes.levels import ORDER, SUB, label

__all__ = ["Shape", "shape_of"]

_RANK = {level: place for place, level in enumerate(ORDER)}


@attrs.define
class Shape:
    """Which columns of a table hold the label, the code and the statement of a row."""

    label: int | None = None
    code: int | None = None
    statement: int | None = None
    at: list[tuple[int, str]] = attrs.field(factory=list)


def shape_of(grid: Grid, header: Header, rows: Sequence[int]) -> Shape:
    """Find label, code and statement columns by headings and by what stands in them."""
    edge = min((one.number for one in header.columns.values() if _is_beside(one.role)), default=10_000)
    bare = {column for row in rows[:300] for column in grid.rows[row] if column < edge and column not in header.columns}
    at = sorted(
        ((one.number, one.role[3:]) for one in header.columns.values() if one.role.startswith("at:")),
        key=lambda pair: (_RANK.get(pair[1], 9), bool(SUB.match(header.columns[pair[0]].heading)), pair[0]),
    )
    at = [
        pair
        for place, pair in enumerate(at)
        if not place or header.columns[pair[0]].heading != header.columns[at[place - 1][0]].heading
    ]
    logic = [one.number for one in header.of("logic")]
    level = header.first("level")
    shape = Shape(code=_number_of(header, "code"), at=at)
    weighed = {column: _texts(grid, rows, column) for column in {*bare, *logic}}
    labels = {column: _share_of_labels(texts) for column, texts in weighed.items()}
    if level is not None:
        shape.label = level.number
    else:
        best = max(sorted(labels), key=lambda column: labels[column], default=None)
        spare = [one.number for one in header.of("description", "title") if one.number < edge]
        if best is not None and labels[best] >= 0.5 and (len(weighed) > 1 or at or spare):
            shape.label = best
    if shape.code is None:
        shape.code = next((column for column in sorted(bare - {shape.label}) if _is_codes(weighed[column])), None)
    if len(at) < 2 and not any(weighed[column] and labels[column] < 0.5 for column in weighed if column != shape.label):
        spare = [one.number for one in header.of("description", "title") if one.number < edge]
        weighed |= {column: _texts(grid, rows, column) for column in spare}
        logic += spare
    left = [column for column in weighed if column not in {shape.label, shape.code}]
    named = [column for column in left if column in logic and weighed[column]] or [
        column for column in left if weighed[column]
    ]
    if not named and shape.label is not None and not at:
        weighed |= {one.number: _texts(grid, rows, one.number) for one in header.of("extra") if one.number < edge}
        named = [column for column in weighed if column not in {shape.label, shape.code} and weighed[column]]
    shape.statement = max(named, key=lambda column: _length(weighed[column]), default=None)
    if shape.statement is None and at:
        shape.statement, shape.at = at[0][0] if len(at) == 1 else None, at if len(at) > 1 else []
    if shape.statement is None and not shape.at and shape.label is not None and level is None:
        shape.statement = shape.label
    return shape


def _is_beside(role: str) -> bool:
    return role not in {
        "logic",
        "level",
        "code",
        "project",
        "title",
        "extra",
        "description",
        "comment",
    } and not role.startswith("at:")


def _number_of(header: Header, role: str) -> int | None:
    column = header.first(role)
    return column.number if column else None


def _texts(grid: Grid, rows: Sequence[int], column: int) -> list[str]:
    return [text for row in rows[:400] if (text := grid.own(row, column))]


def _share_of_labels(texts: Sequence[str]) -> float:
    return sum(label(text) is not None for text in texts) / len(texts) if texts else 0.0


def _is_codes(texts: Sequence[str]) -> bool:
    return bool(texts) and all(
        re.fullmatch(r"(?:[A-Za-z]{1,3}[.\s]?)?\d+(?:\.\d+)*[.)]?", text.strip()) for text in texts
    )


def _length(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / len(texts) if texts else 0.0
