"""Finding the rows of headings, and what each column of a table is for."""

from __future__ import annotations

import re

import attrs

from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headings import COLUMN, Meaning, is_term, meanings
from lfa.io.excel.logframes.levels import label, lead
from lfa.io.excel.logframes.periods import find_period, is_period
from lfa.io.excel.logframes.roles import VALUES, Column, Header, column_of, is_final, settle
from lfa.io.excel.logframes.spans import sequences

__all__ = ["Column", "Header", "find_headers", "is_value", "read_header"]

#: A heading may stand so far down at most before only rows of exact headings count.
_SCAN = 60
#: No sheet has more tables, or blocks, than this.
_TABLES = 2_000
#: Headings begin among so many cells of a row.
_WIDE = 150
#: Among so many cells two headings stand, where a row far down is one of headings.
_BROAD = 12
#: What tells a logframe from any other table.
_TELLING = frozenset(("indicator", "source", "assumption", "logic", "baseline", "target"))
_CORE = frozenset(("indicator", "source", "assumption", "baseline", "target", "milestone", "logic", "actual"))


def _hits(cells: dict[int, str], least: float) -> dict[int, Meaning]:
    found = {}
    for column, text in cells.items():
        if len(text) <= 300 and (known := [one for one in meanings(text) if one.weight >= least]):
            found[column] = known[0]
    return found


def _looks_exact(cells: dict[int, str]) -> bool:
    """Take a quick look at a row far down: several headings, word for word."""
    texts = list(cells.values())
    if sum(map(is_term, texts[:_BROAD])) < 2:
        return False
    short = [text for text in texts if len(text) < 80 and not text[:1].isdigit()]
    return len({one.concept for text in short[:40] for one in meanings(text)[:1] if one.weight > 0.9}) >= 3


def is_header(cells: dict[int, str]) -> bool:
    """Whether a row holds the headings of a table with indicators, sources, assumptions or activities."""
    if len(cells) > _WIDE:
        cells = {column: cells[column] for column in sorted(cells)[:_WIDE]}
    strong = {one.concept for one in _hits(cells, 0.8).values()}
    weak = {one.concept for one in _hits(cells, 0.5).values()}
    ordered = sequences(cells, {})
    periods = sum(is_period(text) for column, text in cells.items() if column not in ordered) + len(ordered)
    long = sum(len(text) > 120 for text in cells.values())
    if long > len(cells) / 2 or len(cells) < 2:
        return False
    whole = {one.concept for one in _hits(cells, 0.8).values() if one.whole}
    if len(whole) < 2 and len(strong & _TELLING) < 2:
        return False
    if sum(is_value(text) for column, text in cells.items() if column not in ordered) > (0 if len(strong) < 4 else 1):
        return False
    if len(strong) >= 3:
        return len(weak) + periods >= len(cells) / 2 or bool(strong & _CORE)
    if strong & {"year", "value"}:
        return False  # a row of a vertical list: target, year, 2028, ...
    core = strong & {"indicator", "source", "assumption", "target", "baseline", "milestone"}
    return len(strong) == 2 and bool(core) and len(weak) + min(periods, 2) >= 3


def is_value(text: str) -> bool:
    """Whether a text is a figure, not a heading: "34 %", "12"; a year is none."""
    return bool(re.fullmatch(r"[<>≥≤~+-]?\s*[\d.,\s]+\s*%?", text.strip())) and not is_period(text)


def find_headers(grid: Grid) -> list[int]:
    """Return the rows of a sheet that hold headings, the first row of each table's.

    Parameters
    ----------
    grid : Grid
    """
    found: list[int] = []
    for place, row in enumerate(sorted(grid.rows)):
        cells = grid.rows[row]
        if len(cells) < 2 or (place >= _SCAN and not _looks_exact(cells)):
            continue
        if is_header(cells) and not (found and found[-1] == row - 1 and _goes_on(grid, found[-1], row)):
            found.append(row)
            if len(found) >= _TABLES:
                break
    return found or [row for row in sorted(grid.rows)[:20] if _is_short_header(grid, row)][:1]


def _is_short_header(grid: Grid, row: int) -> bool:
    """Whether a row has two headings of a logframe only, over labels that tell the rest."""
    cells = grid.rows[row]
    if not 2 <= len(cells) <= 4 or any(len(text) > 60 or is_value(text) for text in cells.values()):
        return False
    known = {one.concept for one in _hits(cells, 0.9).values() if one.whole and one.group == COLUMN}
    if len(known & _TELLING) < 2:
        return False
    below = [grid.rows[one] for one in grid.between(row + 1, row + 39)]
    levels = {
        found.levels[0] for one in below if (found := label(one[min(one)]) or lead(one[min(one)])) and found.levels
    }
    return len(levels) >= 2


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """Whether a row right under the headings explains them, names them again or divides them."""
    both = set(grid.rows[first]) & set(grid.rows[row])
    return _is_second(grid, first, row) or len(both) >= len(grid.rows[row]) * 0.6


def _is_second(grid: Grid, first: int, row: int) -> bool:
    """Whether a row of headings goes on with the row above it, rather than beginning a table."""
    if first not in grid.rows or row not in grid.rows:
        return False
    cells = grid.rows[row]
    known = {
        column
        for column, text in cells.items()
        if is_period(text) or any(one.weight >= 0.8 and one.whole and one.group == COLUMN for one in meanings(text))
    }
    if len(known) < 2:
        return _divides(grid, first, row)
    under = sum(_is_group(grid, first, column) for column in cells)
    return under >= max(1, len(cells) - 1) and len(known) >= len(cells) / 2


def _divides(grid: Grid, first: int, row: int) -> bool:
    """Whether a row only divides headings that are merged over several columns: women and men under the baseline."""
    cells = grid.rows[row]
    merges = [grid.covered.get((first, column)) for column in cells]
    wide = all(merge is not None and merge.right > merge.left and merge.bottom == first for merge in merges)
    return wide and len(cells) >= 2 and all(len(text) < 40 and not is_value(text) for text in cells.values())


def _is_group(grid: Grid, row: int, column: int) -> bool:
    """Whether the heading above a cell is one over several columns, or absent."""
    merge = grid.covered.get((row, column))
    if merge is not None:
        return merge.right > merge.left
    own = grid.own(row, column)
    if not own:
        return True
    return is_period(own) and not grid.own(row, column + 1)


def _is_group_row(grid: Grid, row: int, low: int) -> bool:
    """Whether a row over the headings only groups them: "Baseline" over value and year, a year over its quarters."""
    if row not in grid.rows or low not in grid.rows:
        return False
    heads = grid.rows[low]
    if min(grid.rows[row]) <= min(heads) or len(grid.rows[row]) > len(heads) / 2:
        return False
    return all(
        not is_value(text) and len(text) < 60 and _groups(grid, row, column, heads, text)
        for column, text in grid.rows[row].items()
    )


def _groups(grid: Grid, row: int, column: int, heads: dict[int, str], text: str) -> bool:
    named = find_period(text) or any(
        one.weight >= 0.8 and one.whole and (one.concept in VALUES or one.concept == "period")
        for one in meanings(text)[:2]
    )
    wide = grid.width(row, column) > 1 or (not grid.own(row, column + 1) and column + 1 in heads)
    return bool(named) and wide and column in heads


def _sub_of(grid: Grid, row: int, column: int) -> str:
    """The heading in the first row over a column, be it one over several."""
    merge = grid.covered.get((row, column))
    if merge is not None:
        return grid.own(merge.top, merge.left)
    own = grid.own(row, column)
    if own:
        return own
    for left in range(column - 1, max(0, column - 14), -1):
        if text := grid.own(row, left):
            if (merge := grid.covered.get((row, left))) is not None and merge.right > merge.left:
                return ""
            grouped = is_period(text) or any(one.concept in VALUES for one in meanings(text)[:2])
            return text if grouped else ""
    return ""


def read_header(grid: Grid, row: int) -> Header:
    """Return what the columns are for, judged by all headings together.

    Parameters
    ----------
    grid : Grid
    row : int
        The first row of headings.
    """
    if row + 1 in grid.rows and _is_second(grid, row, row + 1):
        rows: tuple[int, ...] = (row, row + 1)
    elif _is_group_row(grid, row - 1, row):
        row, rows = row - 1, (row - 1, row)
    else:
        rows = (row,)
    if len(rows) == 2 and _divides_values(grid, rows[1], rows[1] + 1):
        rows = (*rows, rows[1] + 1)
    columns: dict[int, Column] = {}
    lows = {column: grid.own(rows[-1], column) for column in grid.rows[rows[-1]]}
    charts = sequences(lows, {column: _sub_of(grid, row, column) for column in lows} if len(rows) > 1 else {})
    for number in sorted({column for one in rows for column in grid.rows[one]}):
        top = _top_of(grid, rows, number)
        low = grid.own(rows[-1], number) if len(rows) > 1 else ""
        if len(rows) == 1:
            top = grid.own(row, number)
        elif top and not grid.own(row, number) and (row, number) not in grid.covered and not _is_valued(low):
            top = ""  # a group reaches as far as there are values under it
        columns[number] = column_of(number, top, low)
        if number in charts:
            columns[number] = Column(number, "chart", columns[number].heading, charts[number])
    settle(columns)
    _span(grid, row, columns)
    return Header(rows, columns)


def _top_of(grid: Grid, rows: tuple[int, ...], column: int) -> str:
    """What stands over a column in all rows of headings but the last."""
    over = [_sub_of(grid, row, column) for row in (rows[:-1] or rows)]
    return " ".join(dict.fromkeys(text for text in reversed(over) if text))


def _divides_values(grid: Grid, row: int, low: int) -> bool:
    """Whether a third row of headings divides the periods of the second: plan and outcome under each quarter."""
    if low not in grid.rows or not any(is_period(text) for text in grid.rows.get(row, {}).values()):
        return False
    known = [
        column
        for column, text in grid.rows[low].items()
        if any(one.weight >= 0.8 and one.whole and one.concept in VALUES for one in meanings(text)[:2])
    ]
    return len(known) >= 2 and len(known) == len(grid.rows[low]) and _is_second(grid, row, low)


def _is_valued(text: str) -> bool:
    """Whether a heading is of a value or a period, so that what stands over it to the left may be about it."""
    if is_final(text):
        return False
    known = next(iter(meanings(text)), None)
    concepts = VALUES | {"value", "year"}
    return not text or is_period(text) or known is None or known.concept in concepts or len(text.strip()) < 3


def _span(grid: Grid, row: int, columns: dict[int, Column]) -> None:
    """Let a heading that is merged across hold for all the columns under it."""
    for number in sorted(columns):
        merge = grid.covered.get((row, number))
        if merge is None or (merge.top, merge.left) != (row, number) or merge.right == merge.left:
            continue
        for other in range(number + 1, min(merge.right, number + 60) + 1):
            columns.setdefault(other, attrs.evolve(columns[number], number=other))
