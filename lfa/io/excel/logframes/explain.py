"""Explaining: somebody's workbook once more, each cell coloured by what it was taken for, its value untouched.

Only the sheets and the table of styles are written anew, and in them only the style of cells; every
other part of the package is copied byte for byte.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from lfa.errors import InvalidValue
from lfa.io.atomic import Writable, put
from lfa.io.excel.logframes.draft import Draft
from lfa.io.excel.logframes.reader import drafted
from lfa.io.limits import limits
from lfa.io.package import Package
from lfa.io.source import Readable, opened

__all__ = ["COLOURS", "explain"]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#: A pale colour for each kind, and a warm one for what was not used.
COLOURS: Mapping[str, str] = {
    "heading": "D9D9D9",
    "label": "E7E6E6",
    "title": "CFD8DC",
    "fact": "CFD8DC",
    "code": "E7E6E6",
    "result": "C6E0B4",
    "activity": "FFE699",
    "indicator": "BDD7EE",
    "milestone": "DDEBF7",
    "actual": "DDEBF7",
    "value": "DDEBF7",
    "source": "D9D2E9",
    "assumption": "F8CBAD",
    "risk": "F4B084",
    "resource": "FFF2CC",
    "extra": "E2EFDA",
    "help": "F2F2F2",
    "nothing": "F2F2F2",
    "unused": "FF9999",
}


def explain(source: Readable, target: Writable, **options: object) -> None:
    """Write a copy of a workbook in which every cell is coloured by what it was taken for.

    Parameters
    ----------
    source : path or binary stream
        An .xlsx or .xlsm workbook.
    target : path or binary stream
    **options
        As for `lfa.read_logframe`: ``sheet``, ``language``.

    Raises
    ------
    ReadError
        When the source cannot be read, or holds no logframe.
    InvalidValue
        When it is a workbook of another kind.
    WriteError
        When the target cannot be written.
    """
    content = opened(source, limits())
    draft = drafted(content, **options)  # type: ignore[arg-type]  # by name, as for read_logframe
    if not all(grid.part for grid in draft.grids):
        raise InvalidValue("only an .xlsx or .xlsm workbook can be coloured")
    put(_coloured(content.data, Package(content), draft), target, draft.language)


def _coloured(data: bytes, package: Package, draft: Draft) -> bytes:
    palette = _Palette(package)
    changed: dict[str, bytes] = {}
    for place, grid in enumerate(draft.grids):
        kinds = {grid.address(spot.row, spot.column): kind for spot, kind in draft.used.items() if spot.sheet == place}
        kinds |= {grid.address(spot.row, spot.column): "unused" for spot, _ in draft.unused() if spot.sheet == place}
        changed[grid.part.lstrip("/").casefold()] = _recoloured(package.read(grid.part), kinds, palette)
    changed[palette.part.lstrip("/").casefold()] = palette.written()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            new.writestr(part, changed.get(part.filename.lstrip("/").casefold(), old.read(part)))
    return made.getvalue()


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _recoloured(data: bytes, kinds: Mapping[str, str], palette: _Palette) -> bytes:
    root = _parsed(data)
    for cell in root.iter("{*}c"):
        kind = kinds.get(cell.get("r", ""), "")
        if kind in COLOURS:
            cell.set("s", str(palette.style(int(cell.get("s", "0")), COLOURS[kind])))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class _Palette:
    """The styles of the workbook, with a coloured twin of each that is needed."""

    def __init__(self, package: Package) -> None:
        self.part = next((name for name in package.names if name.casefold().endswith("/styles.xml")), "xl/styles.xml")
        self.root = _parsed(package.read(self.part))
        self._fills = self.root.find("{*}fills")
        self._styles = self.root.find("{*}cellXfs")
        self._made: dict[tuple[int, str], int] = {}
        self._filled: dict[str, int] = {}

    def style(self, old: int, colour: str) -> int:
        """Return the number of the style that is like an old one but coloured."""
        if (old, colour) not in self._made and self._styles is not None and self._fills is not None:
            model = self._styles[old if old < len(self._styles) else 0]
            twin = _parsed(etree.tostring(model))
            twin.set("fillId", str(self._fill(colour)))
            twin.set("applyFill", "1")
            self._styles.append(twin)
            self._styles.set("count", str(len(self._styles)))
            self._made[old, colour] = len(self._styles) - 1
        return self._made.get((old, colour), old)

    def _fill(self, colour: str) -> int:
        assert self._fills is not None
        if colour not in self._filled:
            space = etree.QName(self.root).namespace or _MAIN
            fill = etree.SubElement(self._fills, f"{{{space}}}fill")
            pattern = etree.SubElement(fill, f"{{{space}}}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{{{space}}}fgColor", rgb=f"FF{colour}")
            etree.SubElement(pattern, f"{{{space}}}bgColor", indexed="64")
            self._fills.set("count", str(len(self._fills)))
            self._filled[colour] = len(self._fills) - 1
        return self._filled[colour]

    def written(self) -> bytes:
        """Return the part, written anew."""
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
