"""A workbook into a plan: every sheet that is ours, every fault at once, nothing lost without a word."""

from __future__ import annotations

from collections.abc import Iterable

from lfa.errors import Fault, Place, ReadError
from lfa.io.excel.assign import Assigned, assign
from lfa.io.excel.book import Book
from lfa.io.excel.build import build
from lfa.io.excel.desk import Desk
from lfa.io.excel.grid import Sheet
from lfa.io.excel.headings import find_headings, is_banner
from lfa.io.excel.meaning import written
from lfa.io.excel.memory import FORMAT, Memory
from lfa.io.excel.planread import language_in, read_plan
from lfa.io.excel.remember import accepted
from lfa.io.excel.rows import read_rows
from lfa.io.excel.words import order, plain, sheet_title
from lfa.io.faults import Faults
from lfa.io.package import Package
from lfa.io.source import Source
from lfa.model.plan import Plan
from lfa.schema import TABLES
from lfa.schema import table as table_of
from lfa.terms import languages, section

__all__ = ["read_workbook"]


def read_workbook(source: Source | Package) -> Plan:
    """Read a workbook.

    Parameters
    ----------
    source : Source or Package
        As opened by `lfa.io.package.open_bytes`.

    Returns
    -------
    Plan
        ``plan.origin`` says where everything stood, what was guessed and what was not used.

    Raises
    ------
    ReadError
        With all faults of the file, each naming its cell.

    Examples
    --------
    >>> import io
    >>> from lfa.io.excel.writer import workbook
    >>> plan = Plan("Clean river")
    >>> _ = plan.problems.add("P1", "Fish catches are falling")
    >>> read_workbook(Source(workbook(plan), "plan.xlsx")) == plan
    True
    """
    package = source if isinstance(source, Package) else Package(source)
    try:
        return _whole(package)
    except MemoryError:
        raise package.refusal("too_large_for_memory") from None


def _whole(package: Package) -> Plan:
    book = Book(package)
    sheets = book.sheets()
    found = assign(sheets, book.defined)
    memory = Memory.of(found.memory)
    if memory.format > FORMAT:
        raise package.refusal("newer_workbook", version=memory.format, known=FORMAT)
    if not any(table.name in found.tables for table in TABLES) and "plan" not in found.tables:
        raise _none_of_ours(package, sheets)
    return _read(found, memory, package)


def _read(found: Assigned, memory: Memory, package: Package) -> Plan:
    language = language_in(found.tables.get("plan")) or memory.get("language") or _spoken(found)
    if not _is_language(language):
        place = Place(package.name, found.tables["plan"].name if "plan" in found.tables else None)
        raise ReadError([Fault("bad_language", {"value": repr(language[:40])}, place)])
    desk = Desk(package.name, memory, language, _main(found, memory, language), package.limits.faults)
    plan = read_plan(found.tables.get("plan"), desk)
    ours = {}
    for table in TABLES:
        if sheet := found.tables.get(table.name):
            desk.look(sheet, table)
            ours[table.name] = read_rows(sheet, table, desk)
    build(plan, ours, desk)
    plan.origin = desk.origin
    _leftovers(found, plan, desk)
    if not desk.faults:
        _dangling(plan, desk)
    desk.faults.stop()
    return plan


def _dangling(plan: Plan, desk: Desk) -> None:
    """Refuse references that lead nowhere, but for those that led nowhere already when the plan was written."""
    for fault in plan.faults():
        known = accepted(fault)
        if desk.memory.get(known.what, known.table, known.row, known.column, known.part) is None:
            desk.faults.append(fault)
        else:
            desk.origin.notes.append(fault)


def _is_language(code: str) -> bool:
    head, *rest = code.split("-")
    return (
        2 <= len(head) <= 3
        and head.isascii()
        and head.islower()
        and all(2 <= len(one) <= 8 and one.isascii() and one.isalnum() for one in rest)
    )


def _spoken(found: Assigned) -> str:
    """Return the language that most titles and headings of a workbook without a plan sheet are in."""

    def fit(code: str) -> int:
        titles = sum(plain(sheet.name) == plain(sheet_title(name, code)) for name, sheet in found.tables.items())
        return 2 * titles + sum(_headings_in(sheet, name, code) for name, sheet in found.tables.items())

    return max(order("en"), key=fit)


def _headings_in(sheet: Sheet, name: str, code: str) -> int:
    if name in {"plan", "start"}:
        return 0
    table = table_of(name)
    words = {plain(column.heading(code)) for column in table.columns}
    headings = find_headings(sheet, table, code)
    return sum(plain(raw) in words for raw in sheet.rows[headings.row].values()) if headings else 0


def _main(found: Assigned, memory: Memory, language: str) -> str:
    """Return the language of the columns that name none.

    It is the plan's. But when somebody has set another language and the workbook holds columns
    with translations into it, those come to the front and the others are what they were.
    """
    before = memory.get("language")
    if not before or before == language:
        return language
    for name, sheet in found.tables.items():
        headings = find_headings(sheet, table_of(name), language) if name not in {"plan", "start"} else None
        if headings and any(one.language == language for one in headings.columns.values()):
            return before
    return language


def _leftovers(found: Assigned, plan: Plan, desk: Desk) -> None:
    if found.guessed:
        sheet = found.tables[found.guessed]
        desk.note("guessed_sheet", Place(desk.file, sheet.name), table=sheet_title(found.guessed, desk.language))
    ours = {plain(text) for code in languages() for text in _printed(code)}
    ours |= {plain(plan.title or "")} | {plain(sheet_title(name, code)) for name in _titles() for code in languages()}
    if start := found.tables.get("start"):
        for row, cells in start.rows.items():
            for column, raw in cells.items():
                if isinstance(raw, str) and plain(raw) not in ours and not is_banner(raw) and not _counts(raw):
                    desk.left(start, row, column)
    for sheet in found.rest:
        for row, cells in sheet.rows.items():
            for column in cells:
                desk.left(sheet, row, column)


def _titles() -> Iterable[str]:
    return ("plan", *(table.name for table in TABLES))


def _printed(code: str) -> Iterable[str]:
    for text in section("workbook", code).values():
        yield from text.split("\n")


def _counts(text: str) -> bool:
    """Whether a text of the first sheet is a number of its own, or the line that lists the hidden sheets."""
    heads = (section("workbook", code).get("start.hidden", "{").partition("{")[0] for code in languages())
    return text.rstrip(".").isdigit() or any(head and text.startswith(head) for head in heads)


def _none_of_ours(package: Package, sheets: Iterable[Sheet]) -> ReadError:
    faults = Faults(package.name, package.language)
    seen = []
    for sheet in sheets:
        first = next((sheet.rows[row] for row in sorted(sheet.rows) if len(sheet.rows[row]) > 1), {})
        headings = ", ".join(str(written(raw))[:40] for _, raw in sorted(first.items())[:8])
        seen.append(f"{sheet.name} ({headings})" if headings else sheet.name)
    expected = ", ".join(sheet_title(name, package.language) for name in ("problems", "objectives", "results"))
    return faults.fail("none_of_ours", found="; ".join(seen[:20]) or "-", expected=expected)
