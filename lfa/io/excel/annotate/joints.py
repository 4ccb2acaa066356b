"""How the parts of a workbook hang together: sheets by name, references between parts, and kinds of content."""

from __future__ import annotations

import posixpath
from typing import Any

from lxml import etree

from lfa.io.excel.template.parts import Parts, local

__all__ = ["declare", "office", "relate", "sheets", "space"]

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT = "[Content_Types].xml"


def space(root: Any) -> str:
    """Return the namespace of an element in braces, ready to be put before a name."""
    return f"{{{etree.QName(root).namespace}}}" if etree.QName(root).namespace else ""


def office(parts: Parts) -> str:
    """Return the namespace that the workbook's references have: that of the usual kind, or of the strict one."""
    for one in parts.tree("_rels/.rels"):
        kind, _, last = (one.get("Type") or "").rpartition("/")
        if last == "officeDocument":
            return kind
    raise parts.package.refusal("no_workbook")


def sheets(parts: Parts) -> dict[str, str]:
    """Return the part of each worksheet, by the sheet's name."""
    root = parts.tree(parts.workbook)
    targets = {one: target for one, kind, target in parts.relations(parts.workbook) if kind == "worksheet"}
    listed = [one for one in root.iter(f"{space(root)}sheet") if local(one.getparent()) == "sheets"]
    name = f"{{{office(parts)}}}id"
    return {one.get("name"): targets[one.get(name)] for one in listed if one.get(name) in targets}


def relate(parts: Parts, owner: str, kind: str, target: str) -> str:
    """Let a part refer to another one, and return the id of the reference."""
    owner = parts.own(owner)
    folder, base = posixpath.split(owner)
    rels = posixpath.join(folder, "_rels", f"{base}.rels")
    if not parts.has(rels):
        parts.add(rels, f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
    root = parts.tree(rels)
    taken = {one.get("Id") for one in root}
    id = next(name for n in range(1, len(taken) + 2) if (name := f"rIdLfa{n}") not in taken)  # noqa: A001 - the field's word
    path = posixpath.relpath(target, folder or ".")
    etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=id, Type=f"{office(parts)}/{kind}", Target=path)
    parts.touch(rels)
    return id


def declare(parts: Parts, kind: str, *, part: str = "", suffix: str = "") -> None:
    """Say of what kind a part is, or all parts with a suffix."""
    root = parts.tree(_CONTENT)
    if suffix:
        if not any((one.get("Extension") or "").casefold() == suffix for one in root):
            root.insert(0, etree.Element(f"{{{_TYPES}}}Default", Extension=suffix, ContentType=kind))
    else:
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=kind)
    parts.touch(_CONTENT)
