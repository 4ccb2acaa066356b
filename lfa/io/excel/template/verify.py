"""An own small comparison after filling: labels, formulas and parts of the form must all be there still."""

from __future__ import annotations

from lxml import etree

from lfa.errors import WriteError
from lfa.io.excel.template.filler import Filler
from lfa.io.excel.template.parts import local
from lfa.io.excel.template.rowmap import RowMap, split
from lfa.io.package import Package
from lfa.io.source import Source
from lfa.terms import term

__all__ = ["verify"]

_Cells = dict[tuple[int, int], tuple[str, str]]
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
    for (row, column), held in before.items():
        at = (rows(row), column)
        if at not in own and after.get(at) != held:
            raise _failed(filler, f"{name}!R{at[0]}C{column}")


def _held(data: bytes) -> _Cells:
    """What stands in the cells of a sheet: kind and content of constants, and where formulas are."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    found: _Cells = {}
    for one in root.iter("{*}v", "{*}is", "{*}f"):
        cell = one.getparent()
        if cell is None or local(cell) != "c":
            continue
        row, column, _, _ = split(cell.get("r", ""))
        if any(local(child) == "f" for child in cell):
            found[row, column] = (_FORMULA, "")
        else:
            found[row, column] = (cell.get("t", "n"), "".join(str(text) for text in one.itertext()))
    return {at: held for at, held in found.items() if at[0] and (held[0] == _FORMULA or held[1].strip())}


def _failed(filler: Filler, what: str) -> WriteError:
    return WriteError(term("filling", "refused.verify", filler.content.language, what=what))
