"""A workbook as its parts tell it: sheets, defined names, strings, styles; nothing outside is followed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

import attrs
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from lfa.io.escapes import unescaped
from lfa.io.excel.grid import WORDS, Sheet, Styles, read_grid
from lfa.io.markup import End, Start, Text, parse, refuse_doctypes
from lfa.io.package import Package

__all__ = ["FINDINGS", "Book", "sheet_of"]

#: Bytes of the list of sheets, of relations, of styles.
_SMALL = 10_000_000
#: Parts that tell what a container is, when it is no workbook.
_OTHERS = (("xl/workbook.bin", "is_xlsb"), ("word/document.xml", "is_word"), ("ppt/presentation.xml", "is_slides"))
#: A hidden name of a sheet that lists findings, and that nobody wrote: it is never read as part of a plan.
FINDINGS = "lfa_findings"


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
        self._strings = self._read_strings()
        self._styles = self._read_styles()

    @property
    def defined(self) -> Mapping[str, str]:
        """Defined names of the whole workbook and what they refer to."""
        return self._names

    def sheets(self) -> list[Sheet]:
        """Return the worksheets in order, each with the cells that hold something."""
        found: list[Sheet] = []
        places = [(one, self._relations.get(one.relation, ("", ""))) for one in self._listed]
        worksheets = [(one, part) for one, (kind, part) in places if kind.endswith("/worksheet")]
        self._count({part for _, part in worksheets})
        for one, part in worksheets:
            held = sum(len(row) for sheet in found for row in sheet.rows.values())
            found.append(read_grid(self.package, part, one.name, one.hidden, self._strings, self._styles, held))
        return found

    def _count(self, parts: Iterable[str]) -> None:
        """Refuse a workbook with far too many cells before any of them is read."""
        most = self.package.limits.values
        cells = sum(
            piece.count(b"<c ") + piece.count(b"<c>")
            for part in parts
            if part in self.package
            for piece in self.package.head(part)
        )
        if cells > 2 * most:
            raise self.package.refusal("too_many_cells", most=most)

    def _main(self) -> str:
        main = [target for kind, target in _relations(self.package, "").values() if kind.endswith("/officeDocument")]
        part = next((name for name in (*main, "xl/workbook.xml") if name in self.package), None)
        if part is None or not part.casefold().endswith(".xml") or "word" in part or "ppt" in part:
            code = next((code for name, code in _OTHERS if name in self.package), None)
            raise self.package.refusal(code or ("is_open_document" if "mimetype" in self.package else "no_workbook"))
        return part

    def _list(self) -> None:
        inside: list[str] = []
        pieces: list[str] = []

        def start(name: str, given: Mapping[str, str]) -> None:
            if name == "sheet":
                relation = next((value for key, value in given.items() if key.endswith("}id")), "")
                self._listed.append(
                    _Listed(given.get("name", ""), relation, given.get("state", "visible") != "visible")
                )
            elif name == "workbookPr":
                self._since_1904 = given.get("date1904", "0") in {"1", "true"}
            elif name == "definedName":
                inside[:] = [given.get("name", "")]
                pieces.clear()

        def end(name: str) -> None:
            if name == "definedName":
                self._names[inside.pop()] = "".join(pieces)

        def text(piece: str) -> None:
            if inside:
                pieces.append(piece)

        _parse_small(self.package, self._part, start, end, text)
        apart = {sheet_of(where) for name, where in self._names.items() if name.startswith(FINDINGS)}
        self._listed = [one for one in self._listed if one.name not in apart]

    def _of_kind(self, kind: str) -> str | None:
        found = (target for name, target in self._relations.values() if name.endswith(kind))
        return next((target for target in found if target in self.package), None)

    def _read_strings(self) -> list[str]:
        part = self._of_kind("/sharedStrings")
        reader = _Strings(self.package)
        if part is not None:
            parse(self.package, part, reader.start, reader.end, reader.text)
        return reader.found

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
            _parse_small(self.package, part, start, end, _nothing)
        return Styles(tuple(_shape(formats.get(one, "")) for one in used), self._since_1904)


class _Strings:
    """Gathers the shared strings, without what is written aside for their pronunciation."""

    def __init__(self, package: Package) -> None:
        self.found: list[str] = []
        self._package = package
        self._pieces: list[str] = []
        self._inside = self._aside = False
        self._length = self._whole = 0

    def start(self, name: str, given: Mapping[str, str]) -> None:  # noqa: ARG002 - called by the parser
        if name == "si":
            self._pieces, self._length = [], 0
        elif name == "rPh":
            self._aside = True
        self._inside = name == "t" and not self._aside

    def end(self, name: str) -> None:
        self._inside = False
        if name == "rPh":
            self._aside = False
        elif name == "si":
            self.found.append(unescaped("".join(self._pieces)))
            if len(self.found) > self._package.limits.values:
                raise self._package.refusal("too_many_cells", most=self._package.limits.values)

    def text(self, piece: str) -> None:
        if self._inside:
            limits = self._package.limits
            self._length += len(piece)
            self._whole += len(piece)
            if self._length > limits.text:
                raise self._package.refusal("text_too_long", most=limits.text)
            if self._whole > WORDS * limits.text:
                raise self._package.refusal("too_much_text", most=WORDS * limits.text)
            self._pieces.append(piece)


def _parse_small(package: Package, part: str, start: Start, end: End, text: Text) -> None:
    """Read a part that is never large in an honest workbook."""
    if package.size(part) > _SMALL:
        raise package.refusal("strange_parts")
    parse(package, part, start, end, text)


def sheet_of(reference: str) -> str:
    """Return the name of the sheet that a defined name refers to.

    Examples
    --------
    >>> sheet_of("'Other''s'!$A$1")
    "Other's"
    """
    return reference.rpartition("!")[0].strip("'").replace("''", "'")


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

    def start(name: str, given: Mapping[str, str]) -> None:
        if name == "Relationship" and given.get("TargetMode", "Internal") != "External":
            target = given.get("Target", "").replace("\\", "/")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[given.get("Id", "")] = (given.get("Type", ""), whole)

    if source in package:
        _parse_small(package, source, start, _nothing, _nothing)
    return found
