"""A form, open for filling: its sheets, their places and what hinders."""

from __future__ import annotations

import attrs

from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headers import Header, find_headers, read_header
from lfa.io.excel.logframes.layouts.blocks import are_blocks, look_like_blocks
from lfa.io.excel.logframes.reader import is_logframe, is_relabel
from lfa.io.excel.logframes.recognise import language_of
from lfa.io.excel.template.blockform import block_areas
from lfa.io.excel.template.dropdowns import explained, offered
from lfa.io.excel.template.heads import Heads
from lfa.io.excel.template.parts import Parts
from lfa.io.excel.template.sheet import Formats, SheetPart
from lfa.io.excel.template.slots import Area
from lfa.io.excel.template.tables import Table, title_slot
from lfa.io.source import Source

__all__ = ["Form"]


@attrs.define
class _Sheet:
    grid: Grid
    part: SheetPart


class Form:
    """A form and its places.

    Parameters
    ----------
    source : Source
    """

    def __init__(self, source: Source) -> None:
        self.parts = Parts(source)
        self.formats = Formats(self.parts)
        self._heads = Heads(self.parts)
        self._heads.read_whole(
            one.part for one in self._heads.grids if self._heads.is_cut(one) and (one.hidden or find_headers(one))
        )
        self.grids = self._heads.grids
        self.language = language_of(one for one in self.grids if not one.hidden)
        self._sheets: dict[str, SheetPart] = {}
        self.titles: list[tuple[str, int, int]] = []
        self.marks: set[tuple[str, int, int]] = set()

    def sheet(self, name: str) -> SheetPart:
        """Return a sheet's part, parsed once."""
        if name not in self._sheets:
            part = next(one.part for one in self.grids if one.name == name)
            self._sheets[name] = SheetPart(self.parts, part, self.formats)
        return self._sheets[name]

    def choices(self, name: str, row: int, column: int) -> list[str]:
        """Return the words of the drop-down list that a cell has."""
        return offered(self.sheet(name), {one.name: one for one in self.grids}, name, row, column)

    def explained(self, name: str, row: int, column: int) -> dict[str, str]:
        """Return what help above a cell says may be entered."""
        return explained(next(one for one in self.grids if one.name == name), row, column)

    @property
    def sheets(self) -> dict[str, str]:
        """The part of every sheet, by name."""
        return {one.name: one.part for one in self.grids}

    def areas(self) -> list[Area]:
        """Return the places that headings tell, and note where the title goes."""
        found: list[Area] = []
        for grid in self.grids:
            if not grid.hidden:
                found.extend(self._of(grid))
        return found

    def _of(self, grid: Grid) -> list[Area]:
        headers = tuple(read_header(grid, row) for row in find_headers(grid))
        if not headers:
            return []
        sheet = self.sheet(grid.name)
        if are_blocks(headers) or look_like_blocks(grid, headers):
            areas = block_areas(grid, sheet, headers)
        else:
            own = self._tables(grid, headers)
            areas = [area for header, end in own for area in Table(grid, sheet, header, end, self.language).areas()]
        if areas and (at := title_slot(grid, sheet, range(1, headers[0].rows[0]))) is not None:
            self.titles.append((grid.name, *at))
        return areas

    def _tables(self, grid: Grid, headers: tuple[Header, ...]) -> list[tuple[Header, int]]:
        accepted = [one for one in headers if is_logframe(grid, one) or _speaks(one)]
        own = [
            one for place, one in enumerate(accepted) if place == 0 or not is_relabel(grid, accepted[place - 1], one)
        ]
        if not own:
            return []
        last = self.sheet(grid.name).last
        ends = [*(one.rows[0] - 1 for one in own[1:]), last]
        return list(zip(own, ends, strict=True))


def _speaks(header: Header) -> bool:
    """Whether headings are those of results with indicators or of activities, blank as a form is."""
    roles = header.roles
    if "indicator" in roles:
        return bool(roles & {"baseline", "target", "source", "assumption", "logic", "level"})
    return "at:activity" in roles and bool(roles & {"means", "cost", "responsible", "start", "end", "period"})
