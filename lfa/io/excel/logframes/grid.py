"""The grid: every cell of somebody's workbook as the text that a person sees, with merges and what is hidden.

Reads the parts themselves (never beyond the cells that exist), so rich text comes flattened, a stray
cell at the far corner costs nothing and each number looks as its format shows it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

import attrs

from lfa.errors import Fault, Place, ReadError
from lfa.io.escapes import unescaped
from lfa.io.excel.book import Book
from lfa.io.excel.grid import Styles, address, letters
from lfa.io.excel.logframes.numbers import Shape, seen, shape_of
from lfa.io.markup import parse, scan
from lfa.io.package import Package

__all__ = ["Grid", "Range", "Workbook"]

#: Signs that no plan can keep: control characters and what is no character at all.
_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
#: The numbers of the columns that most tables have.
_LETTERED = {letters(column): column for column in range(1, 703)}
#: Merges are followed over so many cells; a merge of a whole sheet is decoration.
_MERGED = 500_000


@attrs.frozen
class Range:
    """A rectangle of cells, rows and columns from 1."""

    top: int
    left: int
    bottom: int
    right: int


@attrs.define
class Grid:
    """A sheet as it is seen.

    Parameters
    ----------
    name : str
    hidden : bool
    rows : dict
        Text by row and column; blank cells are not there.
    merges : list of Range
    hidden_rows, hidden_columns : set of int
    broken : list of tuple
        Row, column and text of cells that show an error, or a formula without its value.
    turned : bool
        Whether rows and columns have changed places, to read a table that lies on its side.
    """

    name: str
    hidden: bool = False
    rows: dict[int, dict[int, str]] = attrs.field(factory=dict, repr=False)
    merges: list[Range] = attrs.field(factory=list, repr=False)
    hidden_rows: set[int] = attrs.field(factory=set, repr=False)
    hidden_columns: set[int] = attrs.field(factory=set, repr=False)
    broken: list[tuple[int, int, str]] = attrs.field(factory=list, repr=False)
    part: str = ""
    turned: bool = False
    _covered: dict[tuple[int, int], Range] | None = attrs.field(default=None, repr=False)
    _order: list[int] | None = attrs.field(default=None, repr=False)

    @property
    def covered(self) -> Mapping[tuple[int, int], Range]:
        """The merge that each merged cell belongs to, its corner included; only in rows that hold something."""
        if self._covered is None:
            self._covered = dict(self._spread())
        return self._covered

    def _spread(self) -> Iterator[tuple[tuple[int, int], Range]]:
        far = max((column for cells in self.rows.values() for column in cells), default=0)
        left = _MERGED
        for merge in self.merges:
            if merge.bottom - merge.top < len(self.rows):
                rows: list[int] = [row for row in range(merge.top, merge.bottom + 1) if row in self.rows]
            else:
                rows = [row for row in self.rows if merge.top <= row <= merge.bottom]
            right = max(min(merge.right, far), merge.left)
            left -= len(rows) * (right - merge.left + 1)
            if left < 0:
                return
            for row in rows:
                for column in range(merge.left, right + 1):
                    yield (row, column), merge

    def between(self, first: int, last: int | None = None) -> list[int]:
        """Return the rows that hold something from a row on, up to another one if given, in order."""
        if self._order is None or len(self._order) != len(self.rows):
            self._order = sorted(self.rows)
        end = bisect_right(self._order, last) if last is not None else len(self._order)
        return self._order[bisect_left(self._order, first) : end]

    def on_its_side(self) -> Grid:
        """Return the sheet with rows and columns in each other's place."""
        rows: dict[int, dict[int, str]] = {}
        for row in sorted(self.rows):
            for column, text in self.rows[row].items():
                rows.setdefault(column, {})[row] = text
        merges = [Range(one.left, one.top, one.right, one.bottom) for one in self.merges]
        broken = [(column, row, text) for row, column, text in self.broken]
        return Grid(
            self.name,
            self.hidden,
            rows,
            merges,
            self.hidden_columns,
            self.hidden_rows,
            broken,
            self.part,
            not self.turned,
        )

    def address(self, row: int, column: int) -> str:
        """Return the address of a cell in the file."""
        return address(column, row) if self.turned else address(row, column)

    def own(self, row: int, column: int) -> str:
        """Return what stands in a cell itself."""
        return self.rows.get(row, {}).get(column, "")

    def corner(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell that speaks for a cell: itself, or the corner of its merge."""
        merge = self.covered.get((row, column))
        return (merge.top, merge.left) if merge else (row, column)

    def filled(self, row: int, column: int) -> str:
        """Return what a person sees in a cell: its own text or that of the merge it lies in."""
        return self.own(row, column) or self.own(*self.corner(row, column))

    def width(self, row: int, column: int) -> int:
        """Return over how many columns a cell reaches."""
        merge = self.covered.get((row, column))
        return merge.right - merge.left + 1 if merge else 1

    def height(self, row: int, column: int) -> int:
        """Return over how many rows a cell reaches."""
        merge = self.covered.get((row, column))
        return merge.bottom - merge.top + 1 if merge else 1


class Workbook(Book):
    """Somebody's workbook, open for reading.

    Parameters
    ----------
    package : Package
    """

    def __init__(self, package: Package) -> None:
        self._codes: list[str] = []
        super().__init__(package)
        self._shapes = [shape_of(code) for code in self._codes]

    def grids(self) -> list[Grid]:
        """Return the worksheets in order.

        Raises
        ------
        ReadError
            When a part is damaged or there are more cells than the limits allow.
        """
        held, found = 0, []
        places = [(one, *self._relations.get(one.relation, ("", ""))) for one in self._listed]
        self._count({part for _, kind, part in places if kind.endswith("/worksheet")})
        for one, kind, part in places:
            if kind.endswith("/worksheet"):
                grid = Grid(one.name, one.hidden, part=part)
                reader = _Reader(self.package, grid, self._strings, self._shapes, self._since_1904, held)
                reader.read(part)
                held = reader.held
                found.append(grid)
        return found

    def _read_styles(self) -> Styles:
        """Keep the format codes by style, beside what every workbook's reader needs."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        formats: dict[str, str] = {str(key): code for key, code in BUILTIN_FORMATS.items()}
        inside = {"cellXfs": False}

        def start(name: str, given: Mapping[str, str]) -> None:
            if name == "cellXfs":
                inside[name] = True
            elif name == "numFmt":
                formats[given.get("numFmtId", "")] = given.get("formatCode", "")
            elif name == "xf" and inside["cellXfs"]:
                self._codes.append(formats.get(given.get("numFmtId", "0"), ""))

        def end(name: str) -> None:
            if name == "cellXfs":
                inside[name] = False

        if part := self._of_kind("/styles"):
            parse(self.package, part, start, end, lambda _: None)
        return Styles((), self._since_1904)


@lru_cache(maxsize=20_000)
def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def _range(given: str) -> Range | None:
    found = _REFERENCE.findall(given.upper())
    if not found or len(found) > 2:
        return None
    (first, top), (last, bottom) = found[0], found[-1]
    return Range(int(top), _number(first), int(bottom), _number(last))


class _Reader:
    """Gathers the texts of one sheet while its part is parsed."""

    def __init__(
        self, package: Package, grid: Grid, strings: list[str], shapes: list[Shape], since_1904: bool, held: int
    ) -> None:
        self._package, self._grid, self._strings, self._shapes = package, grid, strings, shapes
        self._since_1904, self.held, self._limits = since_1904, held, package.limits
        self._row = self._column = 0
        self._said = "0"
        self._cells: dict[int, str] = {}
        self._type, self._style = "n", "0"
        self._formula = self._aside = False
        self._pieces: list[str] | None = None
        self._value: str | None = None

    def read(self, part: str) -> None:
        """Read the part of the sheet."""
        starts = {"c": self._open, "v": self._collect, "t": self._collect, "f": self._calculated, "row": self._begin}
        starts |= {"rPh": self._phonetic, "mergeCell": self._merge, "col": self._column_of}
        ends = {"v": self._figure, "t": self._piece, "rPh": self._spoken, "c": self._close}
        scan(self._package, part, starts, ends, self._text)

    def _collect(self, _: Mapping[str, str]) -> None:
        self._pieces = None if self._aside else []

    def _calculated(self, _: Mapping[str, str]) -> None:
        self._formula = True

    def _phonetic(self, _: Mapping[str, str]) -> None:
        self._aside = True

    def _spoken(self) -> None:
        self._aside = False

    def _merge(self, given: Mapping[str, str]) -> None:
        if merge := _range(given.get("ref", "")):
            self._grid.merges.append(merge)

    def _column_of(self, given: Mapping[str, str]) -> None:
        if given.get("hidden", "0") in {"1", "true"}:
            first, last = (int(text) if (text := given.get(name, "1")).isdecimal() else 1 for name in ("min", "max"))
            self._grid.hidden_columns.update(range(first, min(last, first + 1_000) + 1))

    def _figure(self) -> None:
        if self._pieces is not None:
            self._value, self._pieces = "".join(self._pieces), None

    def _piece(self) -> None:
        if self._pieces is not None:
            found = "".join(self._pieces)
            self._value, self._pieces = found if self._value is None else self._value + found, None

    def _text(self, piece: str) -> None:
        if self._pieces is not None:
            self._pieces.append(piece)

    def _begin(self, given: Mapping[str, str]) -> None:
        number = given.get("r", "")
        self._row = int(number) if number.isdigit() else self._row + 1
        self._column, self._said = 0, str(self._row)
        self._cells = self._grid.rows.get(self._row, {})
        if given.get("hidden", "0") in {"1", "true"}:
            self._grid.hidden_rows.add(self._row)

    def _open(self, given: Mapping[str, str]) -> None:
        reference = given.get("r")
        if reference is None:
            self._column += 1
        elif reference.endswith(self._said) and (column := _LETTERED.get(reference[: -len(self._said)])):
            self._column = column  # the row in hand, as nearly always
        else:
            self._refer(reference)
        self._type, self._style = given.get("t", "n"), given.get("s", "0")
        self._formula, self._value = False, None

    def _refer(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise self._package.refusal("bad_reference", value=reference[:20], sheet=self._grid.name)
        self._column = _number(found[1])
        if int(found[2]) != self._row:
            self._row, self._said = int(found[2]), found[2]
            self._cells = self._grid.rows.get(self._row, {})

    def _close(self) -> None:
        if self._value is None:
            if self._formula:
                self._grid.broken.append((self._row, self._column, ""))
            return
        text = self._seen(self._value)
        if not text.strip():
            if self._formula and not self._value and self._type != "str":
                self._grid.broken.append((self._row, self._column, ""))
            return
        if not self._cells:
            self._cells = self._grid.rows.setdefault(self._row, {})
            if len(self._grid.rows) > self._limits.rows:
                raise self._package.refusal("too_many_rows", most=self._limits.rows)
        self._cells[self._column] = text
        self.held += 1
        if self.held > self._limits.values:
            raise self._package.refusal("too_many_cells", most=self._limits.values)

    def _seen(self, raw: str) -> str:
        kind = self._type
        if kind == "s":
            return self._shared(raw)
        if kind in {"inlineStr", "str"}:
            if len(raw) > self._limits.text:
                raise self._package.refusal("text_too_long", most=self._limits.text)
            return _clean(unescaped(raw))
        if kind == "e":
            self._grid.broken.append((self._row, self._column, raw))
            return raw.strip()
        if kind == "b":
            return "TRUE" if raw.strip() in {"1", "true"} else "FALSE"
        if kind == "d":
            return raw.strip().removesuffix("T00:00:00")
        style = int(self._style) if self._style.isdigit() else 0
        shape = self._shapes[style] if style < len(self._shapes) else Shape()
        return seen(raw.strip(), shape, self._since_1904)

    def _shared(self, raw: str) -> str:
        number = int(raw) if raw.isdecimal() else -1
        if not 0 <= number < len(self._strings):
            where = Place(self._package.name, self._grid.name, address(self._row, self._column))
            raise ReadError([Fault("bad_shared_string", {}, where, self._package.language)])
        return _clean(self._strings[number])


@lru_cache(maxsize=4_096)
def _clean(text: str) -> str:
    """Return a text without carriage returns and without signs that no plan can keep."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():
        return text
    return _STRANGE.sub("", text)
