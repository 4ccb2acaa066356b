"""Where things go, without ink: boxes, connectors and tables on pages.

`layout_tree` is the door. A drawing is plain numbers; `lfa.plot` puts ink on it.
"""

from lfa.layout.geometry import Band, Box, Connector, Drawing, Page, Reference, pages_for
from lfa.layout.tree import layout_tree

__all__ = ["Band", "Box", "Connector", "Drawing", "Page", "Reference", "layout_tree", "pages_for"]
