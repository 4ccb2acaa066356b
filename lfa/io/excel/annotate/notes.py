"""Notes on cells: the texts in one part, their boxes in another; notes that are there stay, and ours is added to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from lfa.io.excel.annotate.joints import declare, office, relate, space
from lfa.io.excel.annotate.sizes import Sizes
from lfa.io.excel.template.parts import Parts, local
from lfa.io.excel.template.rowmap import letters
from lfa.io.excel.template.sheet import SheetPart

__all__ = ["AUTHOR", "Notes"]

AUTHOR = "lfa"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHAPE = re.compile(r"_x0000_s(\d+)")
_ESCAPE = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
#: What comes before the reference to the notes' boxes in a sheet.
_BEFORE = frozenset(
    re.findall(
        r"\w+",
        "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
        "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells "
        "phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup "
        "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing ",
    )
)
_EMPTY = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{data}"/></o:shapelayout></xml>'
)
_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202" '
    'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
#: Pixels: the width of a box, a line in it, its margin, and how many letters go on a line.
_WIDTH, _LINE, _MARGIN, _LETTERS = 340, 17, 16, 50

Said = Sequence[tuple[str, str]]


class Notes:
    """The notes of one sheet.

    Parameters
    ----------
    sheet : SheetPart
    number : int
        Which sheet it is, from 1: boxes of different sheets have different numbers.
    """

    def __init__(self, sheet: SheetPart, number: int) -> None:
        self._sheet, self._parts, self._number = sheet, sheet.parts, number
        found = self._parts.related(sheet.name, "comments")
        self._name = self._parts.own(found[0]) if found else ""
        self._sizes = Sizes(sheet)
        self._there: dict[str, Any] | None = None
        self._boxes: list[str] = []
        self._shape = 0

    def add(self, row: int, column: int, said: Said) -> None:
        """Write a note on a cell, or at the end of the one that is there.

        Parameters
        ----------
        row, column : int
        said : sequence of (heading, text)
        """
        if not self._name:
            self._begin()
        root = self._parts.tree(self._name)
        main = space(root)
        address = f"{letters(column)}{row}"
        if self._there is None:
            self._there = {one.get("ref"): one for one in root.iter(f"{main}comment")}
        there = self._there.get(address)
        if there is None:
            self._new(root, address, said)
            self._boxes.append(self._box(row, column, said))
        elif self._writer(root, there) == AUTHOR:  # of an earlier check
            text = there.find(f"{main}text")
            text[:] = list(_runs(main, said))
        elif not self._writer(root, there).startswith("tc="):  # a conversation, which its program writes over
            self._append(there, main, said)
            self._stretch(row, column, there)
        self._parts.touch(self._name)

    def finish(self) -> None:
        """Draw the boxes of the new notes."""
        if not self._boxes:
            return
        name = self._drawing()
        text = self._parts.read(name).decode("utf-8", "surrogateescape")
        if "_x0000_t202" not in text:
            self._boxes.insert(0, _TYPE)
        # Not parsed: what programs write here is not always well-formed.
        before, end, after = text.rpartition("</xml>")
        self._parts.put(name, f"{before}{''.join(self._boxes)}{end}{after}".encode("utf-8", "surrogateescape"))

    # Texts

    def _begin(self) -> None:
        main = self._sheet.space.strip("{}")
        self._name = _free(self._parts, "xl/lfaComments{}.xml")
        self._parts.add(self._name, f'<comments xmlns="{main}"><authors/><commentList/></comments>'.encode())
        declare(self._parts, _COMMENTS, part=self._name)
        relate(self._parts, self._sheet.name, "comments", self._name)

    def _author(self, root: Any, main: str) -> str:
        authors = root.find(f"{main}authors")
        known = [one.text for one in authors]
        if AUTHOR not in known:
            etree.SubElement(authors, f"{main}author").text = AUTHOR
        return str(known.index(AUTHOR) if AUTHOR in known else len(known))

    def _new(self, root: Any, address: str, said: Said) -> None:
        main = space(root)
        note = etree.SubElement(
            root.find(f"{main}commentList"), f"{main}comment", ref=address, authorId=self._author(root, main)
        )
        etree.SubElement(note, f"{main}text").extend(_runs(main, said))

    def _append(self, note: Any, main: str, said: Said) -> None:
        text = note.find(f"{main}text")
        plain = text.find(f"{main}t")
        if plain is not None:  # a plain text becomes a run, so that another can follow it
            run = etree.Element(f"{main}r")
            text.replace(plain, run)
            run.append(plain)
            plain.set(_SPACE, "preserve")
        places = [at for at, one in enumerate(text) if local(one) == "r"]
        at = places[-1] + 1 if places else 0
        for run in reversed(list(_runs(main, said, after=bool(places)))):
            text.insert(at, run)

    def _writer(self, root: Any, note: Any) -> str:
        """Return who wrote a note."""
        authors = [one.text or "" for one in root.iter(f"{space(root)}author")]
        at = int(note.get("authorId", "0"))
        return authors[at] if 0 <= at < len(authors) else ""

    # Boxes

    def _drawing(self) -> str:
        root, parts = self._sheet.root, self._parts
        link = f"{{{office(parts)}}}id"
        there = root.find(f"{self._sheet.space}legacyDrawing")
        targets = {one: target for one, _, target in parts.relations(self._sheet.name)}
        if there is not None and parts.has(targets.get(there.get(link), "")):
            return targets[there.get(link)]
        name = _free(parts, "xl/drawings/lfaNotes{}.vml")
        parts.add(name, _EMPTY.format(data=self._number).encode())
        declare(parts, _DRAWING, suffix="vml")
        made = etree.Element(
            f"{self._sheet.space}legacyDrawing", {link: relate(parts, self._sheet.name, "vmlDrawing", name)}
        )
        before = [one for one in root if local(one) in _BEFORE]
        before[-1].addnext(made)
        parts.touch(self._sheet.name)
        return name

    def _next_shape(self) -> int:
        if not self._shape:
            found = self._parts.related(self._sheet.name, "vmlDrawing")
            text = self._parts.read(found[0]).decode("utf-8", "replace") if found else ""
            self._shape = max([1024 * self._number, *map(int, _SHAPE.findall(text))])
        self._shape += 1
        return self._shape

    def _box(self, row: int, column: int, said: Said) -> str:
        anchor = self._anchor(row, column, _lines(f"{head}\n{text}" for head, text in said))
        return _BOX.format(id=self._next_shape(), anchor=escape(anchor), row=row - 1, column=column - 1)

    def _anchor(self, row: int, column: int, lines: int) -> str:
        """Return where a box stands: beside its cell, wide enough and high enough for its lines."""
        right, rest = _walk(column + 1, _WIDTH, self._sizes.width)
        top = max(1, row - 1)
        bottom, more = _walk(top, lines * _LINE + _MARGIN, self._sizes.height)
        return f"{column}, 12, {top - 1}, 4, {right - 1}, {rest}, {bottom - 1}, {more}"

    def _stretch(self, row: int, column: int, note: Any) -> None:
        """Let the box of a note that was added to grow downward, and no other way."""
        found = self._parts.related(self._sheet.name, "vmlDrawing")
        if not found:
            return
        text = self._parts.read(found[0]).decode("utf-8", "surrogateescape")
        lines = _lines(["".join(note.itertext())])
        for shape in re.finditer(r"<(\w+:)?ClientData\b.*?ClientData>", text, re.DOTALL):
            if _number(shape[0], "Row") == row - 1 and _number(shape[0], "Column") == column - 1:
                taller = re.sub(
                    r"(Anchor>)([^<]*)(<)", lambda one: f"{one[1]}{self._taller(one[2], lines)}{one[3]}", shape[0]
                )
                made = text[: shape.start()] + taller + text[shape.end() :]
                self._parts.put(found[0], made.encode("utf-8", "surrogateescape"))
                return

    def _taller(self, anchor: str, lines: int) -> str:
        numbers = [int(one) for one in re.findall(r"-?\d+", anchor)]
        if len(numbers) != 8:
            return anchor
        bottom, more = _walk(numbers[2] + 1, lines * _LINE + _MARGIN, self._sizes.height)
        if (bottom - 1, more) > (numbers[6], numbers[7]):
            numbers[6:] = [bottom - 1, more]
        return ", ".join(map(str, numbers))


def _walk(first: int, pixels: int, size: Any) -> tuple[int, int]:
    """Return the row or column in which a length ends, and how far into it."""
    at, left = first, pixels
    while left > size(at) and at - first < 200:
        left -= size(at)
        at += 1
    return at, left


def _lines(texts: Iterable[str]) -> int:
    return sum(ceil(max(1, len(line)) / _LETTERS) for text in texts for line in text.split("\n"))


def _runs(main: str, said: Said, *, after: bool = False) -> Iterable[Any]:
    for place, (heading, text) in enumerate(said):
        start = "\n\n" if after and not place else "\n" if place else ""
        yield _run(main, f"{start}{heading}\n", bold=True)
        yield _run(main, text, bold=False)


def _run(main: str, text: str, *, bold: bool) -> Any:
    run = etree.Element(f"{main}r")
    look = etree.SubElement(run, f"{main}rPr")
    if bold:
        etree.SubElement(look, f"{main}b")
    etree.SubElement(look, f"{main}sz", val="9")
    etree.SubElement(look, f"{main}rFont", val="Tahoma")
    inside = etree.SubElement(run, f"{main}t")
    inside.text = _ESCAPE.sub(r"_x005F_\1", text)
    inside.set(_SPACE, "preserve")
    return run


def _number(text: str, name: str) -> int | None:
    found = re.search(rf"{name}>\s*(\d+)\s*<", text)
    return int(found[1]) if found else None


def _free(parts: Parts, pattern: str) -> str:
    return next(name for n in range(1, 10_000) if not parts.has(name := pattern.format(n)))
