"""An own small comparison after filling: labels, formulas and parts of the form must all be there still."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from lxml import etree

from lfa.errors import WriteError
from lfa.io.excel.template.filler import Filler
from lfa.io.excel.template.parts import local
from lfa.io.excel.template.rowmap import RowMap, letters, split
from lfa.io.package import Package
from lfa.io.source import Source
from lfa.terms import term

__all__ = ["verify"]

_Cells = dict[str, tuple[str, bytes]]
_CELL = re.compile(rb"<c(?=[\s>])([^>]*)(?<!/)>(.*?)</c>", re.DOTALL)
_ADDRESS = re.compile(rb"""(?<![\w:])r=["']([A-Z]{1,3}[1-9]\d{0,6})["']""")
_KIND = re.compile(rb"""(?<![\w:])t=["'](\w+)["']""")
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
            own = {f"{letters(column)}{row}" for sheet, row, column in filler.written if sheet == name}
            _compare(filler, name, _held(parts.as_given(part)), _held(package.read(part)), rows, own)


def _compare(filler: Filler, name: str, before: _Cells, after: _Cells, rows: RowMap, own: set[str]) -> None:
    places: dict[str, str] = {}
    for at, (kind, held) in before.items():
        column = at.rstrip(_DIGITS)
        row = at[len(column) :]
        if row not in places:
            places[row] = str(rows(int(row)))
        now = f"{column}{places[row]}"
        there = after.get(now)
        if there != (kind, held) and now not in own and not (there and there[0] == kind and _same(held, there[1])):
            raise _failed(filler, f"{name}!{now}")


def _held(data: bytes) -> _Cells:
    """What stands in the cells of a sheet, as markup: kind and content of constants, and where formulas are."""
    found: _Cells = {}
    # Sheets that spell their elements with a prefix, or leave out addresses, are rare: they are parsed.
    for given, content in _CELL.findall(data if b":sheetData" not in data else _plain(data)):
        at = _ADDRESS.search(given)
        if at is None:
            return _held(_plain(data))
        kind = _KIND.search(given)
        if b"<f" in content:
            found[at[1].decode()] = (_FORMULA, b"")
        elif content.strip():
            found[at[1].decode()] = (kind[1].decode() if kind else "n", content)
    return found


def _plain(data: bytes) -> bytes:
    """Return a sheet's part spelled without prefixes, each cell with its address."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    lines = []
    row = 0
    for line in root.iter("{*}row"):
        row, column = int(line.get("r") or row + 1), 0
        for cell in line.iterchildren("{*}c"):
            column = split(cell.get("r", ""))[1] or column + 1
            content = b"<f/>" if any(local(one) == "f" for one in cell) else _text(cell).encode()
            lines.append(
                b'<c r="%b%d" t="%b">%b</c>' % (letters(column).encode(), row, cell.get("t", "n").encode(), content)
            )
    return b"".join(lines)


def _same(one: bytes, other: bytes) -> bool:
    """Whether two cells say the same, though their markup is spelled differently."""
    return _said(one) == _said(other)


def _said(content: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
    root = etree.fromstring(b"<c>" + content + b"</c>", parser)
    return "" if root is None else "".join(str(one) for one in root.itertext())


def _text(cell: Any) -> str:
    return escape("".join(str(one) for one in cell.itertext()))


def _failed(filler: Filler, what: str) -> WriteError:
    return WriteError(term("filling", "refused.verify", filler.content.language, what=what))
