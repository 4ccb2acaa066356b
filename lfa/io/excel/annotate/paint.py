"""Colours: each cell style gets a twin that differs in its fill alone."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from math import dist
from typing import Any

from lxml import etree

from lfa.checks import Severity
from lfa.io.excel.annotate.joints import space
from lfa.io.excel.template.parts import Parts

__all__ = ["DARK", "PALE", "Paint"]

#: Behind dark letters; they differ in lightness too, and the note says the severity in words.
PALE: Mapping[Severity, str] = {Severity.ERROR: "F4B0B0", Severity.WARNING: "FFE699", Severity.INFO: "DDEBF7"}
#: Where somebody uses nearly the same colour for something of their own.
_INSTEAD: Mapping[Severity, tuple[str, ...]] = {
    Severity.ERROR: ("FF8FA3", "E8A0D0"),
    Severity.WARNING: ("FFC266", "E3D63C"),
    Severity.INFO: ("D9C9F0", "BFEBDC"),
}
#: Colours nearer to each other than this are taken for one.
_NEAR = 45
#: Behind letters that are white or nearly so.
DARK: Mapping[Severity, str] = {Severity.ERROR: "9C1C1C", Severity.WARNING: "7F5A00", Severity.INFO: "1F4E79"}
_HEX = re.compile(r"[0-9A-Fa-f]{6}$")
#: Places of white in the indexed palette.
_WHITE = {"1", "9"}
_LIGHT = 0.6


class Paint:
    """The table of styles of a workbook, to be added to.

    Parameters
    ----------
    parts : Parts
    """

    def __init__(self, parts: Parts) -> None:
        found = parts.related(parts.workbook, "styles")
        if not found:
            raise parts.package.refusal("part_missing", part="styles.xml")
        self._parts, self._name = parts, found[0]
        self._root = parts.tree(self._name)
        self._space = space(self._root)
        self._made: dict[tuple[int, Severity], int] = {}
        self._fills: dict[str, int] = {}
        taken = [one.get("rgb", "")[-6:] for one in self._table("fills").iter(f"{self._space}fgColor")]
        self.pale = {one: _free((PALE[one], *_INSTEAD[one]), taken) for one in Severity}

    def twin(self, style: int, severity: Severity) -> int:
        """Return the style that is like another one, but filled by severity."""
        if (style, severity) not in self._made:
            styles = self._table("cellXfs")
            model = copy.deepcopy(styles[style if 0 <= style < len(styles) else 0])
            colours = DARK if self._is_light(int(model.get("fontId", "0"))) else self.pale
            model.set("fillId", str(self.fill(colours[severity])))
            model.set("applyFill", "1")
            self._made[style, severity] = self._added("cellXfs", model)
        return self._made[style, severity]

    def fill(self, colour: str) -> int:
        """Return the number of a plain fill."""
        if colour not in self._fills:
            fill = etree.Element(f"{self._space}fill")
            pattern = etree.SubElement(fill, f"{self._space}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{self._space}fgColor", rgb=f"FF{colour}")
            etree.SubElement(pattern, f"{self._space}bgColor", indexed="64")
            self._fills[colour] = self._added("fills", fill)
        return self._fills[colour]

    def font(self, *, bold: bool = False, colour: str = "", line: bool = False, size: int = 0) -> int:
        """Return the number of a new font that is like the workbook's own."""
        fonts = self._table("fonts")
        own = fonts[0] if len(fonts) else etree.Element(f"{self._space}font")
        kept = {etree.QName(one).localname: copy.deepcopy(one) for one in own if isinstance(one.tag, str)}
        for name in ("b", "i", "strike", "u", "color"):
            kept.pop(name, None)
        font = etree.Element(f"{self._space}font")
        if bold:
            etree.SubElement(font, f"{self._space}b")
        if line:
            etree.SubElement(font, f"{self._space}u")
        if size:
            kept["sz"] = etree.Element(f"{self._space}sz", val=str(size))
        order = ("sz", "color", "name", "family", "charset", "scheme")
        kept["color"] = etree.Element(f"{self._space}color", rgb=f"FF{colour or '1A1A1A'}")
        font.extend(kept[name] for name in order if name in kept)
        return self._added("fonts", font)

    def style(self, *, font: int = 0, fill: int = 0, wrap: bool = True) -> int:
        """Return the number of a new style of cells."""
        style = etree.Element(
            f"{self._space}xf",
            numFmtId="0", fontId=str(font), fillId=str(fill), borderId="0", xfId="0",
            applyFont="1", applyFill="1", applyAlignment="1",
        )  # fmt: skip
        etree.SubElement(style, f"{self._space}alignment", vertical="top", wrapText="1" if wrap else "0")
        return self._added("cellXfs", style)

    def _table(self, name: str) -> Any:
        found = self._root.find(f"{self._space}{name}")
        if found is None:
            raise self._parts.package.refusal("part_damaged", part=self._name)
        return found

    def _added(self, table: str, row: Any) -> int:
        rows = self._table(table)
        rows.append(row)
        count = sum(1 for one in rows if isinstance(one.tag, str))
        rows.set("count", str(count))
        self._parts.touch(self._name)
        return count - 1

    def _is_light(self, font: int) -> bool:
        """Whether letters are white or nearly so."""
        fonts = self._table("fonts")
        colour = fonts[font].find(f"{self._space}color") if 0 <= font < len(fonts) else None
        if colour is None:
            return False
        if (theme := colour.get("theme")) is not None:
            return bool(theme in {"0", "2"} and float(colour.get("tint", "0")) > -0.4)
        if found := _HEX.search(colour.get("rgb", "")):
            red, green, blue = _parts(found[0])
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue > _LIGHT * 255
        return colour.get("indexed") in _WHITE


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _free(wanted: Sequence[str], taken: Iterable[str]) -> str:
    """Return the first colour that nobody uses for something else, else the first."""
    used = [_parts(one) for one in taken if _HEX.fullmatch(one)]
    far = (one for one in wanted if all(dist(_parts(one), other) > _NEAR for other in used))
    return next(far, wanted[0])
