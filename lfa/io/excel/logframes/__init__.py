"""Anyone's logframe out of anyone's workbook: found, understood, linked, and every cell accounted for."""

from __future__ import annotations

from lfa.io.excel.logframes.reader import read_logframe

__all__ = ["read_logframe"]
