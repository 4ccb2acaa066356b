"""The blocks of a report on the screen: what a report says can be asked for by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lfa.cli.screen import draw, plain, show

if TYPE_CHECKING:
    from lfa.reports.document import Block, Grid

__all__ = ["draw_blocks"]


def draw_blocks(blocks: Iterable[Block]) -> None:
    """Print blocks: headings, sentences, lists and tables."""
    from lfa.reports.document import Grid, Heading, Listing, Paragraph

    for block in blocks:
        if isinstance(block, Heading):
            show("")
            show(block.text, "bold")
        elif isinstance(block, Paragraph):
            show(block.text, "yellow" if block.kind == "notice" else None)
        elif isinstance(block, Listing):
            for item in block.items:
                show("  " * block_depth(item.depth) + " ".join(filter(None, [item.label, item.text])))
        elif isinstance(block, Grid):
            _table(block)


def block_depth(depth: int) -> int:
    """Return how far a line of a list is indented."""
    return min(depth, 8) + 1


def _table(grid: Grid) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for heading in grid.headings:
        table.add_column(Text(plain(heading)), overflow="fold")
    for row in grid.rows:
        table.add_row(*(Text(plain(one)) for one in row))
    draw(table)
