"""`read_logframe`: anyone's logframe as a plan, with an account of every cell."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import attrs

from lfa.errors import ReadError
from lfa.io.excel.logframes.account import drop_repeated, remark_merges, remark_sheets, remark_whole
from lfa.io.excel.logframes.calamine import read_others, wants_calamine
from lfa.io.excel.logframes.draft import Draft, Spot
from lfa.io.excel.logframes.finish import finish
from lfa.io.excel.logframes.front import take_front
from lfa.io.excel.logframes.grid import Grid, Workbook
from lfa.io.excel.logframes.headers import Header, find_headers, read_header
from lfa.io.excel.logframes.headings import COLUMN, meanings
from lfa.io.excel.logframes.layouts.blocks import Blocks, are_blocks, look_like_blocks
from lfa.io.excel.logframes.layouts.matrix import Matrix
from lfa.io.excel.logframes.layouts.vertical import Vertical, label_column
from lfa.io.excel.logframes.levels import label, lead
from lfa.io.excel.logframes.linking import link
from lfa.io.excel.logframes.recognise import dialect_of, language_of
from lfa.io.excel.logframes.titles import take_title
from lfa.io.faults import Faults
from lfa.io.limits import limits
from lfa.io.package import Package
from lfa.io.source import Readable, Source, opened
from lfa.model.plan import Plan

#: A table of results alone has no more columns than this.
_FEW = 6
#: A table that lies on its side has fewer rows and columns than this.
_SIDE = 300

__all__ = ["drafted", "is_logframe", "is_relabel", "read_foreign", "read_logframe", "without_pauses"]


@attrs.frozen
class Sheet:
    """A sheet that holds a logframe, and in what layout."""

    place: int
    layout: str
    headers: tuple[Header, ...] = ()
    column: int = 0


def read_logframe(
    source: Readable,
    *,
    sheet: str | int | None = None,
    language: str | None = None,
    dialect: str | None = None,
    base: Plan | None = None,
    **limit: Any,
) -> Plan:
    """Read anyone's logframe out of a workbook, whatever its layout and its language.

    Parameters
    ----------
    source : path or binary stream
        ``.xlsx`` or ``.xlsm``; ``.xls``, ``.xlsb`` and ``.ods`` with the extra ``lfa[calamine]``.
    sheet : str or int, optional
        Name or number (from 1) of the only sheet to read; None reads every logframe in the workbook.
    language, dialect : str, optional
        The language of the workbook and the donor whose words it uses, where you know better than
        what is recognised.
    base : Plan, optional
        The plan that the workbook is a filled form of: then its elements are known again, by the hidden names that
        `lfa.fill_template` leaves with ``ids=True``, else by their words, and it comes back with what the form says
        otherwise. What the form does not speak of stays as it is.
    **limit
        Limits to raise or lower, see `lfa.io.limits.Limits`.

    Returns
    -------
    Plan
        ``plan.origin`` has the cell of every element and field, in ``notes`` what was guessed, and in
        ``leftovers`` every cell that was not used. With ``base`` it is a copy of that plan with the changes of the form:
        ``plan.origin.changes`` lists them (as `lfa.diff` does), ``plan.origin.known`` says how each element was
        recognised, and ``notes`` names what was withdrawn.

    Raises
    ------
    MissingFile
        When there is no such file.
    ReadError
        When it is no workbook, or holds no logframe: then with what was looked for and what came nearest.

    Examples
    --------
    >>> import io, openpyxl
    >>> book, file = openpyxl.Workbook(), io.BytesIO()
    >>> book.active.append(["Level", "Result", "Indicator", "Target 2028"])
    >>> book.active.append(["Output", "1. Wells are built", "Wells in use", "40"])
    >>> book.active.append(["Drawn up in May"])
    >>> book.save(file)
    >>> _ = file.seek(0)
    >>> plan = read_logframe(file)
    >>> [(result.level.value, result.statement, result.code) for result in plan.logframe]
    [('output', 'Wells are built', '1')]
    >>> [(one.place.cell, one.value) for one in plan.origin.leftovers]
    [('A3', 'Drawn up in May')]
    """
    return read_foreign(opened(source, limits(**limit)), sheet=sheet, language=language, dialect=dialect, base=base)


def read_foreign(
    source: Source,
    *,
    sheet: str | int | None = None,
    language: str | None = None,
    dialect: str | None = None,
    ours: str | None = None,
    base: Plan | None = None,
) -> Plan:
    """Read a logframe out of a workbook that is already in memory; one with a sheet named ``ours`` is none."""
    with without_pauses():
        draft = drafted(source, sheet=sheet, language=language, dialect=dialect, ours=ours)
        plan = finish(draft)
    if base is None:
        return plan
    from lfa.io.excel.returned import known_again

    return known_again(source, plan, draft, base)


@contextmanager
def without_pauses() -> Iterator[None]:
    """Let the collector of circular garbage wait: a large table makes many objects, and nearly all of them stay."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def drafted(
    source: Source,
    *,
    sheet: str | int | None = None,
    language: str | None = None,
    dialect: str | None = None,
    ours: str | None = None,
) -> Draft:
    """Return what was found in a workbook, with the use of every cell, before it becomes a plan."""
    draft = Draft(source.name, _grids(source))
    if ours is not None and any(grid.name == ours for grid in draft.grids):
        raise _nothing(draft, [])
    chosen = _chosen(draft, sheet)
    found = [one for place in chosen if (one := _recognised(draft.grids[place], place)) is not None]
    if not found:
        found = _on_their_side(draft, chosen)
    if not found:
        raise _nothing(draft, chosen)
    draft.language = language or language_of(draft.grids[one.place] for one in found)
    read: list[int] = []
    for one in found:
        before = len(draft.found)
        draft.repeated.clear()
        _read(draft, one)
        if not read or not drop_repeated(draft, before, one.place):
            read.append(one.place)
    draft.dialect = dialect or dialect_of(_said(draft), draft.language, found[0].layout)
    _covers(draft, [place for place in chosen if place not in {one.place for one in found}])
    link(draft)
    if not any(grid.part for grid in draft.grids):
        draft.remark("logframe_no_formats")
    remark_merges(draft)
    remark_sheets(draft, read, [one.place for one in found], sheet is None)
    return draft


def _on_their_side(draft: Draft, chosen: Sequence[int]) -> list[Sheet]:
    """Look at sheets with rows and columns in each other's place: a logframe whose headings go down the first column."""
    found = []
    for place in chosen:
        grid = draft.grids[place]
        if len(grid.rows) > _SIDE or max((max(cells) for cells in grid.rows.values()), default=0) > _SIDE:
            continue
        turned = grid.on_its_side()
        if (one := _recognised(turned, place)) is not None and one.layout == "matrix":
            draft.grids[place] = turned
            draft.remark("logframe_on_its_side", Spot(place, one.headers[0].rows[0], min(one.headers[0].columns)))
            found.append(one)
    return found


def _free_titles(draft: Draft, one: Sheet) -> None:
    """Of a table on its side: what stands over it in a row of its own is no heading of it."""
    grid, header = draft.grids[one.place], one.headers[0]
    for column in grid.rows[header.rows[0]]:
        if all(column not in cells for row, cells in grid.rows.items() if row > header.rows[-1]):
            draft.used.pop(Spot(one.place, header.rows[0], column), None)


def _covers(draft: Draft, places: Sequence[int]) -> None:
    """Take what covers say about the project: its title, who carries it out, when."""
    for place in places:
        rows = sorted(draft.grids[place].rows)[:40]
        if draft.title is None:
            take_title(draft, place, rows, named=True)
        take_front(draft, place, rows)


def _grids(source: Source) -> list[Grid]:
    return read_others(source) if wants_calamine(source) else Workbook(Package(source)).grids()


def _chosen(draft: Draft, sheet: str | int | None) -> list[int]:
    if sheet is None:
        return [place for place, grid in enumerate(draft.grids) if not grid.hidden]
    for place, grid in enumerate(draft.grids):
        if sheet in {grid.name, place + 1}:
            return [place]
    names = ", ".join(repr(grid.name) for grid in draft.grids)
    raise Faults(draft.file).fail("logframe_no_sheet", value=sheet, names=names)


def _recognised(grid: Grid, place: int) -> Sheet | None:
    headers = tuple(read_header(grid, row) for row in find_headers(grid))
    if are_blocks(headers) or look_like_blocks(grid, headers):
        return Sheet(place, "blocks", headers)
    accepted = tuple(one for one in headers if is_logframe(grid, one))
    if accepted:
        first = headers.index(accepted[0])
        return Sheet(place, "matrix", headers[first:])
    column = label_column(grid)
    return Sheet(place, "vertical", column=column) if column is not None else None


def is_logframe(grid: Grid, header: Header) -> bool:
    """Whether a table is a logframe, a results list or a work plan, rather than any other table.

    Parameters
    ----------
    grid : Grid
    header : Header
    """
    roles = header.roles
    at = {role for role in roles if role.startswith("at:")}
    values = roles & {"baseline", "target", "source", "assumption", "milestone", "actual"}
    if "indicator" in roles:
        return bool(values or at or roles & {"logic", "level"})
    if len(at - {"at:input"}) >= 3:
        return not _lies_on_its_side(grid, header)  # a results chain: a column for each level
    labelled = _labels(grid, header)
    if labelled >= 2 and {"logic", "level"} <= roles and len(header.columns) <= _FEW:
        return True  # results only: their indicators stand elsewhere
    if labelled >= 2 and values and roles & {"logic", "source", "assumption", "target", "baseline"}:
        return True
    work = roles & {"responsible", "start", "end", "period", "cost", "means"}
    charts = sum(one.role == "chart" for one in header.columns.values())
    activities = "at:activity" in roles or labelled >= 2
    return (
        activities
        and len(work) + min(charts, 2) >= 2
        and bool(at - {"at:activity"} or labelled or "logic" in roles or "at:activity" in roles)
    )


def _lies_on_its_side(grid: Grid, header: Header) -> bool:
    """Whether the first column goes on with headings: then what looks like a results chain lies on its side."""
    rows = [grid.rows[row] for row in grid.between(header.rows[-1] + 1)[:40]]
    first = min((min(cells) for cells in rows), default=min(header.columns))
    below = [text for cells in rows if (text := cells.get(first))]
    told = {one.concept for text in below[:40] for one in meanings(text)[:1] if one.group == COLUMN and one.whole}
    return len(told & {"logic", "indicator", "baseline", "target", "source", "assumption", "unit"}) >= 2


def _labels(grid: Grid, header: Header) -> int:
    """How many different levels the labels below the headings name."""
    levels: set[str] = set()
    for row in grid.between(header.rows[-1] + 1, header.rows[-1] + 59):
        for column in sorted(grid.rows[row])[:3]:
            found = label(grid.rows[row][column]) or lead(grid.rows[row][column])
            if found is not None and found.levels:
                levels.add(found.levels[0])
    return len(levels)


def _read(draft: Draft, one: Sheet) -> None:
    grid = draft.grids[one.place]
    draft.tables += 1
    if one.layout == "blocks":
        Blocks(draft, one.place, one.headers).read()
        top = one.headers[0].rows[0]
    elif one.layout == "vertical":
        Vertical(draft, one.place, one.column).read()
        top = min((spot.row for spot in draft.used if spot.sheet == one.place), default=1)
        top = max(top, min((f.spots[None].row for f in draft.found if f.spots[None].sheet == one.place), default=1))
    else:
        top = _tables(draft, one)
    remark_whole(draft, Spot(one.place, top, min(grid.rows.get(top, {1: ""}))), one.layout)
    if grid.turned:
        _free_titles(draft, one)
    above = [row for row in sorted(grid.rows) if row < top + grid.turned][:20]
    take_title(draft, one.place, above[:12])
    take_front(draft, one.place, above)
    for row, column, text in grid.broken[:200]:
        draft.remark("logframe_broken", Spot(one.place, row, column), value=text or "=")


def _tables(draft: Draft, one: Sheet) -> int:
    """Read the tables of a sheet one after the other; a second table goes on with the results of the first."""
    grid = draft.grids[one.place]
    rows = sorted(grid.rows)
    first = one.headers[0]
    own = [
        header
        for place, header in enumerate(one.headers)
        if place == 0 or not is_relabel(grid, one.headers[place - 1], header)
    ]
    starts = [rows[0], *(header.rows[0] for header in own[1:])]
    ends = [*(_end(grid, header) for header in own[1:]), rows[-1]]
    before: Matrix | None = None
    for header, start, end in zip(own, starts, ends, strict=True):
        table = Matrix(draft, one.place, header, start, end)
        if before is not None:
            table.take_over(before)
        table.read()
        before = table
    return first.rows[0]


def _end(grid: Grid, header: Header) -> int:
    """The last row of the table above a row of headings; a line right above these belongs to neither."""
    row = header.rows[0] - 1
    lone = grid.rows.get(row, {})
    texts = set(lone.values())
    if len(texts) == 1 and row - 1 not in grid.rows:
        (text,) = texts
        found = label(text) or lead(text)
        return row if found is not None and found.levels else row - 1
    return row


def is_relabel(grid: Grid, before: Header, header: Header) -> bool:
    """Whether a row of headings only renames columns of the table it stands in: means and costs of the activities.

    Parameters
    ----------
    grid : Grid
    before, header : Header
        The headings of the table, and the row in question.
    """
    columns = grid.rows[header.rows[0]]
    if header.roles & {"indicator", "logic", "baseline", "target"} or _says_again(before, header):
        return False
    short = all(len(text) < 60 for text in columns.values())
    left = min(columns)
    named = label(columns[left]) is not None and left <= min(before.columns)
    return (
        short
        and header.rows[0] - before.rows[-1] > 0
        and (named or left > min(before.columns))
        and grid.width(header.rows[0], left) == 1
    )


def _says_again(before: Header, header: Header) -> bool:
    """Whether a row has the headings of the table above once more: then a table of its own begins."""
    same = sum(
        one.heading == header.columns[number].heading
        for number, one in before.columns.items()
        if number in header.columns
    )
    return same >= 3 and same >= 0.6 * len(header.columns)


def _said(draft: Draft) -> Sequence[str]:
    named = {"heading", "label", "title"}
    heads = [draft.grids[one.sheet].own(one.row, one.column) for one, kind in draft.used.items() if kind in named]
    heads += [
        draft.grids[one.sheet].own(one.row, one.column)[:60] for one, kind in draft.used.items() if kind == "result"
    ][:40]
    rest = [text for spot, text in draft.unused() if len(text) < 120][:60]
    return heads + rest


def _likeness(cells: dict[int, str]) -> tuple[int, int]:
    """How near a row comes to headings: by the known ones among its cells, then by their number."""
    texts = [text for text in list(cells.values())[:60] if len(text) < 80]
    return sum(any(one.weight >= 0.8 for one in meanings(text)) for text in texts), len(cells)


def _nothing(draft: Draft, chosen: Sequence[int]) -> ReadError:
    near = []
    for place in chosen:
        grid = draft.grids[place]
        row = max(grid.between(1)[:60], key=lambda one: _likeness(grid.rows[one]), default=None)
        if row is not None:
            texts = [" ".join(text.split())[:30] for text in list(grid.rows[row].values())[:6]]
            near.append(f"{grid.name}!{row}: {', '.join(texts)}")
    return Faults(draft.file).fail("logframe_not_found", near="; ".join(near[:5]) or "-")
