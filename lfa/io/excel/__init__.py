"""The workbook: one sheet a table, for people to fill in, and every plan back from it unharmed.

The only room that imports openpyxl, and only to write: reading goes over the parts itself,
so that it is bounded, sees a formula and its value in one pass, and touches only cells that exist.
"""

from __future__ import annotations

from lfa.io.excel.foreign import read_any
from lfa.io.excel.logframes import read_logframe
from lfa.io.excel.reader import read_workbook
from lfa.io.excel.writer import write_workbook

__all__ = ["read_any", "read_logframe", "read_workbook", "write_workbook"]
