"""Formulas that name a cell of every block, one by one: a block that is put in is named too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import attrs

from lfa.io.excel.template.parts import Parts, local

__all__ = ["Blocks", "listed", "take_in"]

_ONE = r"(?:(?:'(?:[^']|'')*'|[^\W\d][\w.]*)!)?\$?[A-Z]{1,3}\$?[1-9]\d{0,6}"
_LIST = re.compile(
    r'(?P<text>"(?:[^"]|"")*")'
    rf"|(?<![\w$.!:'\]]){_ONE}(?:\s*(?P<sign>[+,])\s*{_ONE}(?:\s*(?P=sign)\s*{_ONE})*)(?![\w(.!:\[])"
)
_CELL = re.compile(r"(?P<sheet>.*!)?(?P<column>\$?[A-Z]{1,3}\$?)(?P<row>\d+)")


@attrs.frozen
class Blocks:
    """The blocks of an area on a sheet, as they stand now.

    Parameters
    ----------
    sheet : str
    old : tuple of int
        The first row of each block that was there.
    new : tuple of dict
        For each block put in: its rows by the rows of the one it is a copy of.
    """

    sheet: str
    old: tuple[int, ...]
    new: tuple[dict[int, int], ...]


def take_in(parts: Parts, sheets: dict[str, str], blocks: Blocks) -> None:
    """Let formulas that list a cell of each block list those of the new ones as well.

    Parameters
    ----------
    parts : Parts
    sheets : dict of str to str
        Part by name, of all sheets.
    blocks : Blocks
    """
    if len(blocks.old) < 2 or not blocks.new:
        return
    for name, part in sheets.items():
        if b"<f" not in parts.read(part) and name != blocks.sheet:
            continue
        for one in parts.tree(part).iter("{*}f"):
            here = name if one.text else ""
            new = _LIST.sub(lambda found: _longer(found, blocks, here), one.text or "")  # noqa: B023 - used at once
            if new != (one.text or ""):
                one.text = new
                _forget(one)
                parts.touch(part)


def _longer(found: re.Match[str], blocks: Blocks, here: str) -> str:
    if found["text"]:
        return found[0]
    sign = found["sign"]
    cells = [_CELL.fullmatch(one.strip()) for one in re.split(rf"\{sign}(?=(?:[^']*'[^']*')*[^']*$)", found[0])]
    if any(one is None for one in cells):
        return found[0]
    known: list[re.Match[str]] = [one for one in cells if one is not None]
    sheet = {(one["sheet"] or f"{here}!")[:-1].strip("'").replace("''", "'") for one in known}
    steps = {int(one["row"]) - first for one, first in zip(known, blocks.old, strict=False)}
    model = next((one for one in known if all(int(one["row"]) in rows for rows in blocks.new)), None)
    alike = len({one["column"] for one in known}) == 1 and len(steps) == 1 and sheet == {blocks.sheet}
    if not alike or len(known) != len(blocks.old) or model is None:
        return found[0]
    more = [f"{model['sheet'] or ''}{model['column']}{rows[int(model['row'])]}" for rows in blocks.new]
    return found[0] + "".join(f"{sign}{one}" for one in more)


def _forget(formula: Any) -> None:
    """Drop the figure that a formula gave before."""
    cell = formula.getparent()
    for one in [one for one in cell if local(one) == "v"]:
        cell.remove(one)
    cell.attrib.pop("t", None)


def listed(rows: Sequence[int], models: Sequence[int]) -> dict[int, int]:
    """Return the new row of each model row, the first where one is used twice."""
    found: dict[int, int] = {}
    for row, model in zip(rows, models, strict=True):
        found.setdefault(model, row)
    return found
