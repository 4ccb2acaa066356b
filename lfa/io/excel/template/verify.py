"""An own small comparison after filling: labels, formulas and parts of the form must all be there still."""

from __future__ import annotations

from lxml import etree

from lfa.errors import WriteError
from lfa.io.excel.template.filler import Filler
from lfa.io.excel.template.rowmap import RowMap, number
from lfa.io.package import Package
from lfa.io.source import Source
from lfa.terms import term

__all__ = ["verify"]

_Cells = dict[int, dict[str, tuple[str, str]]]
_DIGITS = "0123456789"
_FORMULA = "formula"


def verify(filler: Filler, data: bytes) -> None:
    """Compare the filled form with the form.

    Parameters
    ----------
    filler : Filler
    data : bytes
        The filled form.

    Raises
    ------
    WriteError
        When a part is gone, an untouched part differs, or a label or formula of the form is gone or has not
        moved with its row.
    """
    parts = filler.form.parts
    package = Package(Source(data, limits=parts.package.limits))
    changed = set(parts.changed)
    for name in parts.given:
        if name not in changed and (name not in package or package.read(name) != parts.as_given(name)):
            raise _failed(filler, name)
    for name, part in filler.form.sheets.items():
        if parts.own(part) in changed:
            rows = filler.rows.get(name, RowMap())
            own = {(row, column) for sheet, row, column in filler.written if sheet == name}
            _compare(filler, name, _held(parts.as_given(part)), _held(package.read(part)), rows, own)


def _compare(filler: Filler, name: str, before: _Cells, after: _Cells, rows: RowMap, own: set[tuple[int, int]]) -> None:
    for row, cells in before.items():
        now, moved = after.get(rows(row), {}), rows(row)
        for column, held in cells.items():
            if now.get(column) != held and (moved, number(column)) not in own:
                raise _failed(filler, f"{name}!R{moved}C{number(column)}")


def _held(data: bytes) -> _Cells:
    """What stands in the cells of a sheet, by row and letters: kind and content of constants, where formulas are."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    space = f"{{{etree.QName(root).namespace}}}"
    value, formula, kind = f"{space}v", f"{space}f", f"{space}c"
    found: _Cells = {}
    for row in root.iterfind(f"{space}sheetData/{space}row"):
        cells = found.setdefault(int(row.get("r") or 0), {})
        for cell in row.iterchildren(kind):
            if not len(cell):
                continue
            first = cell[0]
            if first.tag == formula or cell.find(formula) is not None:
                held = (_FORMULA, "")
            else:
                text = first.text or "" if first.tag == value else "".join(str(one) for one in cell.itertext())
                held = (cell.get("t", "n"), text)
            if held[0] == _FORMULA or held[1].strip():
                cells[(cell.get("r") or "").rstrip(_DIGITS)] = held
    return found


def _failed(filler: Filler, what: str) -> WriteError:
    return WriteError(term("filling", "refused.verify", filler.content.language, what=what))
