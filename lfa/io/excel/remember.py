"""What goes to the hidden sheet when a plan is written: see `lfa.io.excel.memory`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lfa.errors import Fault
from lfa.io.excel.cells import Content, exact
from lfa.io.excel.columns import LONGEST_NAME, Values
from lfa.io.excel.meaning import written
from lfa.io.excel.memory import FORMAT, Kept, Record, change_record, fingerprint, joined, row_key
from lfa.io.excel.words import PLAN
from lfa.model.element import Derivation, Element, Relation
from lfa.model.fields import FrozenMap, Scalar
from lfa.model.plan import Plan
from lfa.model.text import Text
from lfa.model.tree import Tree
from lfa.schema import Table

_NUMBERED = re.compile(r"([A-Z]{1,4})([1-9]\d{0,8})", re.ASCII)

__all__ = ["accepted", "of_plan", "of_table", "own_cell"]


def of_plan(plan: Plan) -> Iterator[Record]:
    """Yield what is remembered of the plan as a whole."""
    yield Record("format", value=str(FORMAT))
    yield Record("language", value=plan.language)
    for step in plan.steps:
        if isinstance(step, Tree):
            yield from _tree(step)
    for name in (column.name for column in PLAN.columns if column.kind == "text"):
        yield from _text(PLAN.name, "", name, getattr(plan, name))
    yield from _own(PLAN.name, "", plan.extra)
    for fault in plan.faults():
        # What was wrong when it was written is no fault of the workbook: it is read back as it was.
        yield accepted(fault)


def accepted(fault: Fault) -> Record:
    """Return the record of something that was wrong with the plan already when it was written."""
    about = str(fault.values.get("value") or fault.values.get("chain") or "")
    return Record("accepted", fault.code, str(fault.subject), str(fault.field), about)


def _highest(table: str, values: Values) -> Iterator[Record]:
    """Yield the highest number given to an id of a table: ids are never used again."""
    numbers: dict[str, int] = {}
    for row, _ in values:
        if isinstance(row, Element) and (found := _NUMBERED.fullmatch(row.id)):
            numbers[found[1]] = max(numbers.get(found[1], 0), int(found[2]))
    for prefix, number in numbers.items():
        yield Record("highest", table, part=prefix, value=str(number))


def _tree(tree: Tree) -> Iterator[Record]:  # type: ignore[type-arg]  # either tree
    table = tree.link_class.__name__
    for link in tree.links:
        yield Record("link", table, part=joined(link.ends), value="feedback" if link.feedback else "")
    for place, focal in enumerate(tree.focals):
        yield Record("focal", table, part=focal, value=str(place))


def of_table(table: Table, values: Values) -> Iterator[Record]:
    """Yield what is remembered of the rows of a table."""
    yield from _highest(table.name, values)
    texts = [column.name for column in table.columns if column.kind == "text"]
    for row, _ in values:
        key = row_key(row)
        for name in texts:
            yield from _text(table.name, key, name, getattr(row, name))
        yield from _own(table.name, key, row.extra)
        if isinstance(row, Element):
            yield from _element(table.name, key, row)


def _element(table: str, key: str, row: Element | Relation) -> Iterator[Record]:
    assert isinstance(row, Element)
    for place, change in enumerate(row.history):
        yield change_record(table, key, place, change)
    for source in row.derived_from:
        yield _wording(table, key, source)


def _wording(table: str, key: str, source: Derivation) -> Record:
    if source.wording is None:
        return Record("unworded", table, key, part=source.id)
    return Record("wording", table, key, part=source.id, value=source.wording)


def _text(table: str, key: str, column: str, text: Text | None) -> Iterator[Record]:
    """Yield how each translation of a text stands to its main wording."""
    if text is None or not text.others:
        return
    for code, words in text.others.items():
        state = "stale" if code in text.stale else "fresh"
        yield Record("spoken", table, key, column, code, f"{state} {fingerprint(text)} {fingerprint(words)}")


def own_cell(value: Scalar) -> Content:
    """Return what the cell of an own column holds."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return value if exact(value) else repr(value)
    return value if value.isoformat() >= "1900-03-01" else value.isoformat()


def _own(table: str, key: str, extra: FrozenMap[Scalar]) -> Iterator[Record]:
    for name, value in extra.items():
        hidden = len(name) > LONGEST_NAME
        cell = own_cell(value)
        whole = isinstance(value, float) and value.is_integer()
        if hidden or whole or type(cell) is not type(value):
            said = (
                value.isoformat()
                if hasattr(value, "isoformat")
                else repr(value)
                if isinstance(value, float)
                else str(value)
            )
            yield Kept(name, type(value).__name__, said, None if hidden else as_read(cell)).record(table, key)


def as_read(cell: Content) -> str:
    """Return a cell's content as it will be read again."""
    return written(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)
