"""Anyone's form, filled: places found, rows put in, everything else left as it was."""

from __future__ import annotations

from lfa.io.excel.template.fill import fill_template
from lfa.io.excel.template.mapping import map_form
from lfa.io.excel.template.report import FillReport, LeftOver

__all__ = ["FillReport", "LeftOver", "fill_template", "map_form"]
