"""The pictures of the gallery: made by the very code that the page shows.

Before Sphinx reads its sources, the code blocks of the page are run in order, in a folder that git ignores.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def draw(app: Sphinx) -> None:
    """Run the page."""
    page = Path(app.srcdir) / "reference" / "gallery.md"
    folder = page.parent / "generated" / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    names: dict[str, Any] = {}
    with contextlib.chdir(folder):
        for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
            exec(compile(block, str(page), "exec"), names)  # noqa: S102 - our own page


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("builder-inited", draw)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
