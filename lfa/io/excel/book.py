"""A workbook as its parts tell it: sheets, defined names, strings, styles; nothing outside is followed."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping

import attrs
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from lfa.io.escapes import unescaped
from lfa.io.excel.grid import Sheet, Styles, read_grid
from lfa.io.markup import parse, refuse_doctypes
from lfa.io.package import Package

__all__ = ["Book"]

#: Parts that tell what a container is, when it is no workbook.
_OTHERS = (("xl/workbook.bin", "is_xlsb"), ("word/document.xml", "is_word"), ("ppt/presentation.xml", "is_slides"))


@attrs.define
class _Listed:
    """A sheet as the workbook lists it."""

    name: str
    relation: str
    hidden: bool


class Book:
    """A workbook that is open for reading.

    Parameters
    ----------
    package : Package

    Raises
    ------
    ReadError
        When the container is no workbook or its parts are damaged.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        refuse_doctypes(package)
        self._part = self._main()
        self._listed: list[_Listed] = []
        self._names: dict[str, str] = {}
        self._since_1904 = False
        self._list()
        self._relations = _relations(package, self._part)
        self._strings = list(self._read_strings())
        self._styles = self._read_styles()

    @property
    def defined(self) -> Mapping[str, str]:
        """Defined names of the whole workbook and what they refer to."""
        return self._names

    def sheets(self) -> list[Sheet]:
        """Return the worksheets in order, each with the cells that hold something."""
        found: list[Sheet] = []
        for one in self._listed:
            target = self._relations.get(one.relation)
            if target and target[0].endswith("/worksheet"):
                held = sum(len(row) for sheet in found for row in sheet.rows.values())
                found.append(
                    read_grid(self.package, target[1], one.name, one.hidden, self._strings, self._styles, held)
                )
        return found

    def _main(self) -> str:
        main = [target for kind, target in _relations(self.package, "").values() if kind.endswith("/officeDocument")]
        part = next((name for name in (*main, "xl/workbook.xml") if name in self.package), None)
        if part is None or not part.casefold().endswith(".xml") or "word" in part or "ppt" in part:
            code = next((code for name, code in _OTHERS if name in self.package), None)
            raise self.package.refusal(code or ("is_open_document" if "mimetype" in self.package else "no_workbook"))
        return part

    def _list(self) -> None:
        inside: list[str] = []
        text: list[str] = []

        def start(name: str, given: Mapping[str, str]) -> None:
            if name == "sheet":
                relation = next((value for key, value in given.items() if key.endswith("}id")), "")
                self._listed.append(_Listed(given.get("name", ""), relation, given.get("state", "visible") != "visible"))
            elif name == "workbookPr":
                self._since_1904 = given.get("date1904", "0") in {"1", "true"}
            elif name == "definedName":
                inside[:] = [given.get("name", "")]
                text.clear()

        def end(name: str) -> None:
            if name == "definedName":
                self._names[inside[0]] = "".join(text)

        parse(self.package, self._part, start, end, text.append)

    def _of_kind(self, kind: str) -> str | None:
        found = (target for name, target in self._relations.values() if name.endswith(kind))
        return next((target for target in found if target in self.package), None)

    def _read_strings(self) -> Iterator[str]:
        part = self._of_kind("/sharedStrings")
        if part is None:
            return
        strings: list[str] = []
        pieces: list[str] = []
        state = {"t": False, "aside": False, "length": 0}

        def start(name: str, given: Mapping[str, str]) -> None:  # noqa: ARG001 - called by the parser
            if name == "si":
                pieces.clear()
                state["length"] = 0
            elif name == "rPh":
                state["aside"] = True
            state["t"] = name == "t" and not state["aside"]

        def end(name: str) -> None:
            state["t"] = False
            if name == "rPh":
                state["aside"] = False
            elif name == "si":
                strings.append(unescaped("".join(pieces)))

        def text(piece: str) -> None:
            if state["t"]:
                state["length"] += len(piece)
                if state["length"] > self.package.limits.text:
                    raise self.package.refusal("text_too_long", most=self.package.limits.text)
                pieces.append(piece)

        parse(self.package, part, start, end, text)
        yield from strings

    def _read_styles(self) -> Styles:
        formats: dict[str, str] = {str(key): code for key, code in BUILTIN_FORMATS.items()}
        used: list[str] = []
        inside = {"cellXfs": False}

        def start(name: str, given: Mapping[str, str]) -> None:
            if name == "cellXfs":
                inside[name] = True
            elif name == "numFmt":
                formats[given.get("numFmtId", "")] = given.get("formatCode", "")
            elif name == "xf" and inside["cellXfs"]:
                used.append(given.get("numFmtId", "0"))

        def end(name: str) -> None:
            if name == "cellXfs":
                inside[name] = False

        if part := self._of_kind("/styles"):
            parse(self.package, part, start, end, _nothing)
        return Styles(tuple(_shape(formats.get(one, "")) for one in used), self._since_1904)


def _nothing(_: str) -> None:
    """Take no notice of a text."""


def _shape(code: str) -> str:
    if is_date_format(code):
        return "date"
    return "percent" if "%" in code else ""


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return the relations of a part by id: kind and target inside the container; outside ones are left out."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    start: Callable[[str, Mapping[str, str]], None]

    def start(name: str, given: Mapping[str, str]) -> None:
        if name == "Relationship" and given.get("TargetMode", "Internal") != "External":
            target = given.get("Target", "").replace("\\", "/")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[given.get("Id", "")] = (given.get("Type", ""), whole)

    if source in package:
        parse(package, source, start, _nothing, _nothing)
    return found
