"""Which columns a sheet has, in which order and how wide: the table's, their companions, the user's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import attrs

from lfa.io.excel.words import PLAN, beside, headings, own_heading, translated
from lfa.model.element import Element, Relation
from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.model.text import Text
from lfa.schema import Column, Table
from lfa.schema import table as table_of

__all__ = ["LONGEST_NAME", "SheetColumn", "Values", "columns_of", "default", "own_keys", "pointing", "spoken"]

#: The rows of a table with their values by column.
Values = Sequence[tuple[Element | Relation, Mapping[str, object]]]
#: An own column with a longer name has no room above a column: it is remembered, not shown.
LONGEST_NAME = 200

#: So many characters stand side by side on A3 and can still be read.
ROOM = 260.0
_MEASURED = {"text", "line", "quantity", "tags"}
_WIDTHS = {
    "id": 9.0,
    "text": 30.0,
    "line": 18.0,
    "quantity": 12.0,
    "when": 12.0,
    "choice": 14.0,
    "choices": 16.0,
    "ref": 10.0,
    "refs": 12.0,
    "derivations": 12.0,
    "tags": 16.0,
    "flag": 9.0,
    "answer": 9.0,
    "integer": 10.0,
    "number": 10.0,
    "waivers": 28.0,
    "computed": 9.0,
}


@attrs.frozen
class SheetColumn:
    """One column of a sheet.

    Parameters
    ----------
    role : str
        ``field``, ``translation``, ``beside`` (the statements of the ids to its left), ``side`` (of a
        goal conflict) or ``own``.
    heading : str
    width : float
        In characters.
    column : Column, optional
        The table's column it belongs to; none for the user's own.
    language : str, optional
        Of a translation.
    key : str
        Of an own column.
    core : bool
        Whether people see it at once.
    filled : bool
        Whether any row holds something there.
    folded : bool
        Whether it is folded away until somebody needs it.
    """

    role: str
    heading: str
    width: float
    column: Column | None = None
    language: str | None = None
    key: str = ""
    core: bool = True
    filled: bool = True
    folded: bool = False

    @property
    def computed(self) -> bool:
        """Whether it is only shown, and read by nobody."""
        return self.role == "beside" or bool(self.column and self.column.computed and not self.column.virtual)


def pointing(column: Column) -> bool:
    """Whether a column holds ids of other rows."""
    return column.kind in {"ref", "refs", "derivations"}


def own_keys(rows: Iterable[Element | Relation]) -> list[str]:
    """Return the names of the user's own columns, as they first appear."""
    return list(dict.fromkeys(key for row in rows for key in row.extra))


def columns_of(table: Table, values: Values, language: str) -> list[SheetColumn]:
    """Return the columns of a table's sheet.

    Parameters
    ----------
    table : Table
    values : sequence
        The rows and their values.
    language : str
        Language of the headings.

    Returns
    -------
    list of SheetColumn
    """
    words = headings(table, language)
    found = [part for column in table.columns for part in _parts(column, words[column.name], values, language)]
    keys = [key for key in own_keys(row for row, _ in values) if len(key) <= LONGEST_NAME]
    return _fitting([*found, *(SheetColumn("own", own_heading(table, key, language), 18, key=key) for key in keys)])


def _parts(column: Column, heading: str, values: Values, language: str) -> Iterator[SheetColumn]:
    filled = any(_says(column, row[column.name]) for _, row in values)
    width = _width(column, heading, values)
    fold = not column.core and not filled
    yield SheetColumn("field", heading, width, column, core=column.core, filled=filled, folded=fold)
    if column.kind == "text":
        for code in spoken(row[column.name] for _, row in values):
            above = translated(heading, code)
            yield SheetColumn("translation", above, width, column, code, core=False, folded=True)
    if pointing(column):
        above = beside(heading, language)
        yield SheetColumn("beside", above, 26.0, column, core=column.core, filled=filled, folded=fold)


def _width(column: Column, heading: str, values: Values) -> float:
    """Return a width that holds what the column holds, within reason."""
    if column.name == "statement":
        return 46.0
    room = max(_WIDTHS.get(column.kind, 14.0), min(len(heading) + 2.0, 16.0))
    if column.kind not in _MEASURED or not any(row[column.name] for _, row in values):
        return room
    longest = max(len(line) for _, row in values for line in str(row[column.name] or "").split("\n"))
    return min(room, max(longest + 2.0, min(len(heading) + 2.0, 16.0), 10.0))


def _fitting(columns: list[SheetColumn]) -> list[SheetColumn]:
    """Fold away what is seldom needed, the last first, until the sheet fits a sheet of paper."""
    seen = sum(column.width for column in columns if not column.folded)
    fitted = list(columns)
    for place in range(len(columns) - 1, -1, -1):
        column = columns[place]
        if seen > ROOM and not column.core and not column.folded:
            fitted[place] = attrs.evolve(column, folded=True)
            seen -= column.width
    return fitted


def _says(column: Column, value: object) -> bool:
    """Whether a value is more than what a blank cell means."""
    if column.kind == "flag" and not column.virtual:
        return value is not default(column)
    return value not in (None, (), False) and value != {}


@cache
def default(column: Column) -> bool:
    """Return what a blank cell of a yes-or-no column means."""
    row = Plan if column.table == PLAN.name else table_of(column.table).row
    return bool(next(one.default for one in fields_of(row) if one.name == column.field))


def spoken(values: Iterable[object]) -> list[str]:
    """Return the languages beside the plan's own in which texts are written."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, Text):
            found.update(value.others)
            found.update([value.language] if value.language else [])
    return sorted(found)
