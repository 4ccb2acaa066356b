"""Text with separators, as other programs write it: encoding, separator and quotation marks found out and said."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from lfa.errors import InvalidValue, Place
from lfa.io.cards.pages import Line, Page
from lfa.io.faults import Faults
from lfa.io.source import Source, decoded

__all__ = ["ENCODINGS", "Delimited", "read_delimited"]

#: Encodings that can be asked for by name.
ENCODINGS = ("utf-8", "utf-16", "cp1252", "latin-1", "iso-8859-15", "mac-roman", "cp850", "cp865")
SEPARATORS = (";", ",", "\t", "|")
#: So many records are looked at to find the separator.
_LOOKED = 60
#: No plain text of one file holds more of any separator than this many times its limit of values.
_MARGIN = 3
#: And no file of records has more lines than this many times its limit of rows.
_LINES = 10
_SENTINEL = "\x00end of the file\x00"


@attrs.frozen
class Delimited:
    """A file of records, and what was found out about it.

    Parameters
    ----------
    page : Page
    encoding : str
    guessed : bool
        Whether the encoding is a guess.
    separator : str
    """

    page: Page
    encoding: str
    guessed: bool
    separator: str


def read_delimited(source: Source, encoding: str | None = None, language: str = "en") -> Delimited:
    r"""Read text with separators.

    Parameters
    ----------
    source : Source
    encoding : str, optional
        One of `ENCODINGS`; found out when left out: what its mark says, else UTF-8, else that of Windows.
    language : str
        Of the messages.

    Raises
    ------
    ReadError
        For what is no text, a quotation mark that is never closed, and more than the limits allow.
    InvalidValue
        For an encoding that is not in the list.

    Examples
    --------
    >>> found = read_delimited(Source(b"Text;R\xf6ster\nBussen g\xe5r;3\n", "cards.csv"))
    >>> found.encoding, found.separator, found.page.lines[1].cells
    ('cp1252', ';', {1: 'Bussen går', 2: '3'})
    """
    faults = Faults(source.name, language)
    text, used, guessed = _text(source, encoding, faults)
    if "\0" in text:
        raise faults.fail("not_text")
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if text.count("\n") > _LINES * source.limits.rows:
        raise faults.fail("too_many_rows", most=source.limits.rows)
    start, separator = _separator(text)
    if text.count(separator) > _MARGIN * source.limits.values:
        raise faults.fail("too_many_cells", most=source.limits.values)
    lines = list(_records(text, start, separator, source, faults))
    return Delimited(Page(source.name, None, lines), used, guessed, separator)


def _text(source: Source, encoding: str | None, faults: Faults) -> tuple[str, str, bool]:
    data = source.data
    if encoding is not None:
        name = encoding.lower().replace("_", "-")
        if name not in ENCODINGS:
            raise InvalidValue(f"encoding must be one of {', '.join(ENCODINGS)} (got {encoding!r})")
        return _decoded(source, "utf-8-sig" if name == "utf-8" else name, faults), name, False
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decoded(source), "utf-16", False
    if wide := _unmarked_utf16(data):
        return _decoded(source, wide, faults), wide, True
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(source, "cp1252", faults), "cp1252", True
    return decoded(source), "utf-8", False


def _unmarked_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its empty bytes: every second one, in what is mostly Latin letters."""
    start = data[:400]
    odd, even = start[1::2].count(0), start[::2].count(0)
    if len(start) > 3 and max(odd, even) > len(start) // 3:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _decoded(source: Source, name: str, faults: Faults) -> str:
    try:
        return source.data.decode(name)
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, error.start) + 1
        place = Place(source.name, line=line)
        raise faults.fail("not_in_encoding", place, encoding=name, offset=error.start) from None


def _separator(text: str) -> tuple[int, str]:
    """Return where the records begin, and what stands between their cells."""
    if said := re.match(r"sep=(.)\n", text):  # Excel's own way to say it
        return said.end(), said[1]
    counts = {mark: _even([len(one) for one in _first(text, mark)]) for mark in SEPARATORS}
    return 0, max(counts, key=lambda mark: counts[mark])


def _first(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(_lines(text[:200_000], 0), delimiter=separator)
    try:
        for number, record in enumerate(reader):
            if number == _LOOKED:
                return
            if any(record):
                yield record
    except csv.Error:  # one cell far too long: what came before it tells enough
        return


def _even(widths: Sequence[int]) -> tuple[float, int]:
    """Return how well records agree on a number of cells, and that number; one cell tells nothing."""
    wide = Counter(one for one in widths if one > 1)
    if not wide:
        return (0.0, 1)
    number, times = wide.most_common(1)[0]
    return (round(times / len(widths), 1), number)


def _lines(text: str, start: int) -> Iterator[str]:
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _records(text: str, start: int, separator: str, source: Source, faults: Faults) -> Iterator[Line]:
    """Yield the records; a mark after the last line is swallowed where a quotation mark was never closed."""

    def marked() -> Iterator[str]:
        yield from _lines(text, start)
        yield _SENTINEL

    before = text.count("\n", 0, start)
    reader = csv.reader(marked(), delimiter=separator)
    opened, held = before + 1, 0
    while True:
        try:
            record = next(reader)
        except csv.Error:
            raise faults.fail("cell_too_long", Place(source.name, line=opened)) from None
        if record == [_SENTINEL]:
            return
        if any(_SENTINEL in cell for cell in record[-1:]):
            raise faults.fail("quote_unclosed", Place(source.name, line=opened))
        cells = {number: cell for number, cell in enumerate(record, 1) if cell.strip()}
        if cells:
            held += 1
            if held > source.limits.rows:
                raise faults.fail("too_many_rows", most=source.limits.rows)
            yield Line(opened, cells, len(record))
        opened = before + reader.line_num + 1
