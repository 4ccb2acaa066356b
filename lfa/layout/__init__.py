"""Where things go, without ink: boxes, connectors and tables on pages.

`layout_tree` is the door. A drawing is plain numbers; `lfa.plot` puts ink on it.
"""

from lfa.layout.geometry import Band, Box, Connector, Drawing, Page, Reference, pages_for
from lfa.layout.table import Cell, Row, Table, layout_table
from lfa.layout.tree import layout_tree

__all__ = [
    "Band",
    "Box",
    "Cell",
    "Connector",
    "Drawing",
    "Page",
    "Reference",
    "Row",
    "Table",
    "layout_table",
    "layout_tree",
    "pages_for",
]
