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

_Cells = dict[bytes, tuple[bytes, bytes]]
_CELL = re.compile(
    rb"""<c(?=[^>]*?\sr=["']([A-Z]{1,3}[1-9]\d{0,6})["'])(?=(?:[^>]*?\st=["'](\w+)["'])?)\s[^>]*(?<!/)>(.*?)</c>""",
    re.DOTALL,
)
#: Sheets that spell their elements with a prefix, or leave out addresses, are rare: they are parsed.
_ODD = re.compile(rb"""<\w+:sheetData|<c(?![^>]*\sr=["'][A-Z]{1,3}[1-9])[\s>/]""")
_DIGITS = "0123456789"


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
    for at, held in before.items():
        given = at.decode()
        column = given.rstrip(_DIGITS)
        row = given[len(column) :]
        if row not in places:
            places[row] = str(rows(int(row)))
        now = f"{column}{places[row]}"
        if after.get(now.encode()) != held and now not in own and not _same(held, after.get(now.encode())):
            raise _failed(filler, f"{name}!{now}")


def _held(data: bytes) -> _Cells:
    """What stands in the cells of a sheet, by address: kind and content, as markup."""
    found = _CELL.findall(_plain(data) if _ODD.search(data) else data)
    return {at: (kind, content) for at, kind, content in found if content}


def _same(old: tuple[bytes, bytes], new: tuple[bytes, bytes] | None) -> bool:
    """Whether a cell says the same, though its markup is spelled differently; a formula only has to be there."""
    if b"<f" in old[1]:
        return new is not None and b"<f" in new[1]
    said = _said(old[1])
    return not said.strip() or (new is not None and (old[0] or b"n") == (new[0] or b"n") and said == _said(new[1]))


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


def _said(content: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
    root = etree.fromstring(b"<c>" + content + b"</c>", parser)
    return "" if root is None else "".join(str(one) for one in root.itertext())


def _text(cell: Any) -> str:
    return escape("".join(str(one) for one in cell.itertext()))


def _failed(filler: Filler, what: str) -> WriteError:
    return WriteError(term("filling", "refused.verify", filler.content.language, what=what))
