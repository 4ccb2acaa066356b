"""The cells of one sheet: those that exist, with formulas, errors, dates and percentages told apart."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import attrs
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from lfa.errors import Fault, Place, ReadError
from lfa.io.escapes import unescaped
from lfa.io.markup import parse
from lfa.io.package import Package

__all__ = ["WORDS", "CellError", "Formula", "Percent", "Sheet", "Styles", "address", "letters", "read_grid"]

#: A workbook may hold this many times as many characters as one text.
WORDS = 25
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class CellError(str):
    """An error that stands in a cell: ``#REF!``."""

    __slots__ = ()


class Percent(float):
    """A number that is shown as a percentage: 0.4 for 40 %."""

    __slots__ = ()


@attrs.frozen
class Formula:
    """A formula, with the value it had when the file was saved.

    Parameters
    ----------
    value : object
        None when no value was saved.
    """

    value: object = None


@attrs.frozen
class Styles:
    """What the cell styles of a workbook say about numbers.

    Parameters
    ----------
    shapes : sequence of str
        By style: ``date``, ``percent`` or nothing.
    since_1904 : bool
        Whether days are counted from 1904.
    """

    shapes: Sequence[str] = ()
    since_1904: bool = False


@attrs.frozen
class Sheet:
    """A sheet: its name and its cells, by row and column from 1; blank cells are not there."""

    name: str
    hidden: bool
    rows: dict[int, dict[int, object]] = attrs.field(repr=False)


@lru_cache(maxsize=20_000)
def letters(column: int) -> str:
    """Return the letters of a column.

    Examples
    --------
    >>> letters(1), letters(28), letters(16384)
    ('A', 'AB', 'XFD')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """Return the address of a cell: ``C7``."""
    return f"{letters(column)}{row}"


@lru_cache(maxsize=20_000)
def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def read_grid(
    package: Package, part: str, name: str, hidden: bool, strings: Sequence[str], styles: Styles, held: int = 0
) -> Sheet:
    """Read one sheet.

    Parameters
    ----------
    package : Package
    part : str
        Name of the sheet's part.
    name : str
        Name of the sheet.
    hidden : bool
    strings : sequence of str
        The workbook's shared strings.
    styles : Styles
    held : int
        Cells of the sheets before, which count towards the limit.

    Raises
    ------
    ReadError
    """
    reader = _Cells(package, name, strings, styles, held)
    parse(package, part, reader.start, reader.end, reader.text)
    return Sheet(name, hidden, reader.rows)


class _Cells:
    """Gathers the cells of a sheet while its part is parsed."""

    def __init__(self, package: Package, sheet: str, strings: Sequence[str], styles: Styles, held: int) -> None:
        self._package, self._sheet, self._strings, self._styles = package, sheet, strings, styles
        self.rows: dict[int, dict[int, object]] = {}
        self._held = held
        self._row = self._column = 0
        self._type = self._style = ""
        self._formula = self._aside = False
        self._length = self._said = 0
        self._value: str | None = None
        self._pieces: list[str] | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "c":
            self._open(given)
        elif name in {"v", "t"}:
            self._pieces = None if self._aside else []
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = int(given.get("r", self._row + 1))
            self._column = 0
        elif name == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        if name in {"v", "t"} and self._pieces is not None:
            found = "".join(self._pieces)
            self._value = found if self._value is None or name == "v" else self._value + found
            self._pieces = None
        elif name == "rPh":
            self._aside = False
        elif name == "c":
            self._close()

    def text(self, piece: str) -> None:
        if self._pieces is not None:
            self._pieces.append(piece)
            self._length += len(piece)
            if self._length > self._package.limits.text:
                raise self._package.refusal("text_too_long", most=self._package.limits.text)

    def _open(self, given: Mapping[str, str]) -> None:
        reference = given.get("r")
        if reference is None:
            self._column += 1
        else:
            found = _REFERENCE.fullmatch(reference)
            if found is None:
                raise self._package.refusal("bad_reference", value=reference[:20], sheet=self._sheet)
            self._column, self._row = _number(found[1]), int(found[2])
        self._type, self._style = given.get("t", "n"), given.get("s", "")
        self._formula, self._value, self._length = False, None, 0

    def _close(self) -> None:
        value = self._typed(self._value) if self._value is not None else None
        if isinstance(value, str) and not value.strip() and not isinstance(value, CellError):
            value = None
        if self._formula:
            nothing = value is None and self._type == "str" and self._value is not None
            value = Formula("" if nothing else value)
        if value is None:
            return
        self._held += 1
        row = self.rows.setdefault(self._row, {})
        row[self._column] = value
        limits = self._package.limits
        if self._held > limits.values:
            raise self._package.refusal("too_many_cells", most=limits.values)
        if len(self.rows) > limits.rows:
            raise self._package.refusal("too_many_rows", most=limits.rows)

    def _typed(self, raw: str) -> object:
        if self._type == "s":
            return self._shared(raw)
        if self._type in {"inlineStr", "str"}:
            self._said += len(raw)
            if self._said > WORDS * self._package.limits.text:
                raise self._package.refusal("too_much_text", most=WORDS * self._package.limits.text)
            return unescaped(raw)
        if self._type == "b":
            return raw.strip() in {"1", "true"}
        if self._type == "e":
            return CellError(raw.strip())
        if self._type == "d":
            return _iso(raw.strip())
        return self._numeric(raw.strip())

    def _shared(self, raw: str) -> str:
        try:
            place = int(raw)
            return self._strings[place] if place >= 0 else self._strings[len(self._strings)]
        except (ValueError, IndexError):
            where = Place(self._package.name, self._sheet, address(self._row, self._column))
            raise ReadError([Fault("bad_shared_string", {}, where, self._package.language)]) from None

    def _numeric(self, raw: str) -> object:
        try:
            number = int(raw) if raw.lstrip("-").isdigit() and len(raw) < 20 else float(raw)
        except ValueError:
            return unescaped(raw) or None
        if isinstance(number, float):
            if number != number or abs(number) == float("inf"):
                return CellError("#NUM!")
            number = float(f"{number:.15g}")
            number = int(number) if number.is_integer() and abs(number) < 1e15 else number
        shape = self._shape()
        if shape == "date":
            return _day(number, self._styles.since_1904)
        return Percent(number) if shape == "percent" else number

    def _shape(self) -> str:
        place = int(self._style) if self._style.isdigit() else 0
        return self._styles.shapes[place] if place < len(self._styles.shapes) else ""


def _day(number: float, since_1904: bool) -> object:
    try:
        found = from_excel(number, MAC_EPOCH if since_1904 else WINDOWS_EPOCH)
    except (ValueError, OverflowError, TypeError):
        return number
    if isinstance(found, datetime.datetime):
        return found.date() if found.time() == datetime.time() else found
    return found.isoformat(timespec="minutes") if isinstance(found, datetime.time) else number


def _iso(raw: str) -> object:
    try:
        found = datetime.datetime.fromisoformat(raw)
    except ValueError:
        return raw or None
    return found.date() if found.time() == datetime.time() else found
