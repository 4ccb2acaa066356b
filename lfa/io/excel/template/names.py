"""Hidden names: which cell of a filled form holds which element, so that the form is known again when it comes back.

Excel and LibreOffice let a defined name follow its cell when rows are put in or taken out; nobody sees a hidden one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from lfa.io.excel.template.parts import Parts, local
from lfa.io.excel.template.rowmap import letters, split

__all__ = ["TITLE", "defined_names", "element_of", "forget", "leave", "left", "name_of"]

_START = "_lfa_"
#: Stands for the title of the plan; no id begins so.
TITLE = "_title"
#: Excel takes no longer name.
_MOST = 255
_PLAIN = re.compile(r"[A-Za-z0-9.]")
_CODED = re.compile(r"_([0-9a-f]{1,6})_")
#: What the list of names stands before, where a workbook has none yet.
_BEFORE = ("externalReferences", "functionGroups", "sheets")

Cell = tuple[str, int, int]


def name_of(id: str, taken: Iterable[str] = ()) -> str:  # noqa: A002 - the field's word
    """Return the hidden name for an element: names do not tell small letters from capitals, ids do.

    Parameters
    ----------
    id : str
    taken : iterable of str
        Names given already.

    Examples
    --------
    >>> name_of("R1"), name_of("r1", ["_lfa_R1"]), name_of("P-2")
    ('_lfa_R1', '_lfa__72_1', '_lfa_P_2d_2')
    """
    if id == TITLE:
        return _START + id
    plain = _START + "".join(one if _PLAIN.fullmatch(one) else f"_{ord(one):x}_" for one in id)
    if plain.casefold() not in {one.casefold() for one in taken}:
        return plain
    return _START + "".join(one if one.isdigit() else f"_{ord(one):x}_" for one in id)


def element_of(name: str) -> str | None:
    """Return the id that a hidden name stands for; None for any other name.

    Examples
    --------
    >>> element_of("_lfa_P_2d_2"), element_of("Print_Area")
    ('P-2', None)
    """
    if not name.casefold().startswith(_START):
        return None
    return _CODED.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), name[len(_START) :])


def leave(parts: Parts, cells: Mapping[str, Cell]) -> int:
    """Leave a hidden name on the cell of every element, in place of those of an earlier filling.

    Parameters
    ----------
    parts : Parts
    cells : mapping of str to (sheet, row, column)
        By id.

    Returns
    -------
    int
        How many names.
    """
    if not cells:
        return 0
    forget(parts)
    listed = defined_names(parts)
    space = etree.QName(listed).namespace
    taken: set[str] = set()
    for id_, (sheet, row, column) in cells.items():
        name = name_of(id_, taken)
        if len(name) > _MOST:
            continue
        taken.add(name)
        made = etree.SubElement(listed, f"{{{space}}}definedName", {"name": name, "hidden": "1"})
        quoted = sheet.replace("'", "''")
        made.text = f"'{quoted}'!${letters(column)}${row}"
    parts.touch(parts.workbook)
    return len(taken)


def forget(parts: Parts) -> None:
    """Take away the hidden names of an earlier filling."""
    for one in [one for one in parts.tree(parts.workbook).iter() if local(one) == "definedName"]:
        if element_of(one.get("name", "")) is not None:
            one.getparent().remove(one)
            parts.touch(parts.workbook)


def left(parts: Parts) -> dict[str, Cell | None]:
    """Return the cell of every element that has a hidden name; None where its row was deleted.

    Parameters
    ----------
    parts : Parts
    """
    found: dict[str, Cell | None] = {}
    for one in parts.tree(parts.workbook).iter():
        if local(one) == "definedName" and (id_ := element_of(one.get("name", ""))) is not None:
            found[id_] = _cell("".join(one.itertext()))
    return found


def _cell(reference: str) -> Cell | None:
    sheet, _, place = reference.strip().rpartition("!")
    row, column, _, _ = split(place)
    return (sheet.strip("'").replace("''", "'"), row, column) if row and "#REF" not in sheet else None


def defined_names(parts: Parts) -> Any:
    """Return the list of defined names, made where there is none."""
    root = parts.tree(parts.workbook)
    found = next((one for one in root if local(one) == "definedNames"), None)
    if found is None:
        found = root.makeelement(f"{{{etree.QName(root).namespace}}}definedNames", {})
        before = [one for one in root if local(one) in _BEFORE]
        before[-1].addnext(found)
    return found
