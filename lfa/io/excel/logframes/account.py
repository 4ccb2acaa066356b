"""The account: what was recognised and guessed, said so that a sceptic can check it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from lfa.io.excel.logframes.draft import Draft, Found, Spot

__all__ = ["drop_repeated", "remark_merges", "remark_sheets", "remark_whole"]

#: From this share of equal statements on a sheet counts as the same table once more, or a version of it.
_SAME = 0.5


def remark_whole(draft: Draft, spot: Spot, layout: str) -> None:
    """Say what was recognised on a sheet.

    Parameters
    ----------
    draft : Draft
    spot : Spot
        The first cell of the headings.
    layout : str
    """
    own = Counter(one.kind for one in draft.found if one.table == draft.tables)
    draft.remark(
        "logframe_read_as",
        spot,
        dialect=None,
        layout=layout,
        row=spot.column if draft.grids[spot.sheet].turned else spot.row,
        language=draft.language,
        results=own["result"],
        indicators=own["indicator"],
        activities=own["activity"],
    )
    if not own["result"] + own["indicator"] + own["activity"]:
        draft.remark("logframe_empty", spot)


def drop_repeated(draft: Draft, before: int, sheet: int) -> bool:
    """Take back a sheet that repeats most of what an earlier one says, and say so.

    Parameters
    ----------
    draft : Draft
    before : int
        How many elements there were before the sheet.
    sheet : int
        Place of the sheet.
    """
    old = {_said(one): one for one in draft.found[:before]}
    new = [one for one in draft.found[before:] if one.kind in {"result", "indicator", "activity"}]
    same = [one for one in new if _said(one) in old]
    count, again = len(new) + len(draft.repeated), len(same) + len(draft.repeated)
    fresh = [one for one in new if one.kind == "activity" and _said(one) not in old]
    if count < 2 or not same or again < _SAME * count or fresh:
        return False
    first = old[_said(same[0])].spots[None].sheet
    del draft.found[before:]
    draft.used = {spot: kind for spot, kind in draft.used.items() if spot.sheet != sheet}
    draft.remarks = [one for one in draft.remarks if one.spot is None or one.spot.sheet != sheet]
    rows = draft.grids[sheet].rows
    row = min(rows)
    spot, name = Spot(sheet, row, min(rows[row])), draft.grids[first].name
    if again == count:
        draft.remark("logframe_same", spot, name=name)
    else:
        draft.remark("logframe_version", spot, name=name, same=again, count=count)
    return True


def _said(one: Found) -> tuple[str, str | None, str]:
    return one.kind, one.level, " ".join(one.statement.casefold().split())


def remark_sheets(draft: Draft, read: Sequence[int], found: Sequence[int], whole: bool) -> None:
    """Say that several sheets were read as one plan, and which were not read: hidden ones, and those without a table.

    Parameters
    ----------
    draft : Draft
    read : sequence of int
        Places of the sheets that were read.
    found : sequence of int
        Places of the sheets on which a logframe was found.
    whole : bool
        Whether nobody asked for one sheet alone.
    """
    if len(read) > 1:
        names = ", ".join(draft.grids[place].name for place in read)
        draft.remark("logframe_several", None, count=len(read), names=names)
    for place, grid in enumerate(draft.grids if whole else ()):
        if not grid.rows or place in found:
            continue
        row = min(grid.rows)
        spot = Spot(place, row, min(grid.rows[row]))
        if grid.hidden:
            draft.remark("logframe_hidden", spot)
        elif count := sum(
            (place, one, column) not in draft.used for one, cells in grid.rows.items() for column in cells
        ):
            draft.remark("logframe_no_table", spot, count=count)


def remark_merges(draft: Draft) -> None:
    """Point at cells that are merged over several results: what they say was given to the first."""
    rows: dict[int, list[int]] = {}
    for one in draft.found:
        if one.kind == "result":
            rows.setdefault(one.spots[None].sheet, []).append(one.spots[None].row)
    for places in rows.values():
        places.sort()
    for one in draft.found:
        spot = one.spots[None]
        if one.kind not in {"assumption", "indicator", "risk"}:
            continue
        merge = draft.grids[spot.sheet].covered.get((spot.row, spot.column))
        if merge is None or merge.bottom == merge.top:
            continue
        places = rows.get(spot.sheet, [])
        if bisect_right(places, merge.bottom) - bisect_right(places, merge.top) > 0:
            draft.remark("logframe_merged_across", spot, one)
