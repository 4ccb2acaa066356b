"""The parts of somebody's workbook: only those that are changed are parsed, all others stay byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any
from urllib.parse import unquote

from lxml import etree

from lfa.io.package import Package
from lfa.io.source import Source

__all__ = ["Parts", "local"]

#: The date of a part that was put in: the same plan gives the same bytes.
_NEW = (1980, 1, 1, 0, 0, 0)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def local(element: Any) -> str:
    """Return the name of an element without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class Parts:
    """A workbook as parts, to change a few of them.

    Parameters
    ----------
    source : Source
    """

    def __init__(self, source: Source) -> None:
        self.package = Package(source)
        self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        self._listed = self._zip.infolist()
        self._trees: dict[str, Any] = {}
        self._texts: dict[str, bytes] = {}
        self._dirty: set[str] = set()
        self._dropped: set[str] = set()
        self._added: list[str] = []
        self._names = {one.filename.lstrip("/").casefold(): one.filename for one in self._listed}

    @property
    def names(self) -> list[str]:
        """The names of the parts that are left."""
        return [one.filename for one in self._listed if one.filename not in self._dropped and not one.is_dir()]

    @property
    def given(self) -> list[str]:
        """The names of the form's parts."""
        return [one.filename for one in self._listed if not one.is_dir()]

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the parts that differ from the form, in its order."""
        return tuple(name for name in self.names if name in self._dirty) + tuple(sorted(self._dropped))

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lstrip("/").casefold() in self._names

    def own(self, name: str) -> str:
        """Return the name of a part as the container spells it."""
        return self._names.get(name.lstrip("/").casefold(), name)

    def read(self, name: str) -> bytes:
        """Return a part as it stands."""
        name = self.own(name)
        if name not in self._texts:
            self._texts[name] = self.package.read(name)
        return self._texts[name]

    def as_given(self, name: str) -> bytes:
        """Return a part as it was in the form."""
        return self._zip.read(self.own(name))

    def tree(self, name: str) -> Any:
        """Return the root of a part, parsed once.

        Raises
        ------
        ReadError
            When it is not well-formed.
        """
        name = self.own(name)
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            try:
                self._trees[name] = etree.fromstring(self.read(name), parser)
            except etree.XMLSyntaxError as error:
                raise self.package.refusal("part_damaged", part=name) from error
        return self._trees[name]

    def touch(self, name: str) -> None:
        """Note that the tree of a part was changed."""
        self._dirty.add(self.own(name))

    def put(self, name: str, data: bytes) -> None:
        """Replace a part that is no tree."""
        name = self.own(name)
        if self.read(name) != data:
            self._texts[name] = data
            self._dirty.add(name)

    def add(self, name: str, data: bytes) -> None:
        """Put in a part that was not there."""
        self._names[name.casefold()] = name
        self._texts[name] = data
        self._added.append(name)

    def drop(self, name: str) -> None:
        """Take a part away."""
        self._dropped.add(self.own(name))

    def relations(self, name: str) -> list[tuple[str, str, str]]:
        """Return id, kind (the last word of its type) and target part of what a part refers to."""
        name = self.own(name) if name else ""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(rels):
            return []
        found = []
        for one in self.tree(rels).iter(f"{_RELATION}Relationship"):
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                target = unquote(target).split("#")[0]
                target = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                found.append((one.get("Id", ""), one.get("Type", "").rsplit("/", 1)[-1], self.own(target)))
        return found

    def related(self, name: str, kind: str) -> list[str]:
        """Return the parts of a kind that a part refers to."""
        return [target for _, one, target in self.relations(name) if one == kind and self.has(target)]

    @property
    def workbook(self) -> str:
        """The name of the workbook's own part.

        Raises
        ------
        ReadError
            When the container is no workbook.
        """
        found = self.related("", "officeDocument")
        if not found or local(self.tree(found[0])) != "workbook":
            raise self.package.refusal("no_workbook")
        return found[0]

    def packed(self) -> bytes:
        """Return the container with its changed parts; the others are as they were, with their dates."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as written:
            for one in self._listed:
                if one.filename in self._dropped:
                    continue
                info = zipfile.ZipInfo(one.filename, one.date_time)
                info.compress_type, info.external_attr = one.compress_type, one.external_attr
                info.create_system, info.comment = one.create_system, one.comment
                written.writestr(info, b"" if one.is_dir() else self._content(one.filename))
            for name in self._added:
                info = zipfile.ZipInfo(name, _NEW)
                info.compress_type = zipfile.ZIP_DEFLATED
                written.writestr(info, self._content(name))
        return out.getvalue()

    def _content(self, name: str) -> bytes:
        if name in self._dirty and name in self._trees:
            return etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
        return self.read(name)
