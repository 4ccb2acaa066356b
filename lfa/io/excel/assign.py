"""Which sheet holds which table: by the names lfa gave them, by their titles in any language, by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import attrs

from lfa.io.excel import lists, memory
from lfa.io.excel.grid import Sheet
from lfa.io.excel.headings import find_headings
from lfa.io.excel.words import order, plain, sheet_title, tables_by_title
from lfa.schema import TABLES, Table
from lfa.terms import languages

__all__ = ["Assigned", "assign"]

_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!")
#: What a sheet must have to be taken for a tree without its title: ids, texts and what they lead to.
_TREE = {"id", "statement", "leads_to"}
#: A sheet of a plan that goes by another name has at least so many headings of its table.
_ENOUGH = 5


@attrs.define
class Assigned:
    """The sheets of a workbook by what they hold.

    Parameters
    ----------
    tables : dict of str to Sheet
        ``plan`` and ``start`` among them.
    rest : list of Sheet
        Sheets that are none of ours.
    memory : Sheet, optional
        The hidden sheet.
    guessed : list of str
        Tables that were recognised by their headings alone.
    """

    tables: dict[str, Sheet] = attrs.field(factory=dict)
    rest: list[Sheet] = attrs.field(factory=list)
    memory: Sheet | None = None
    guessed: list[str] = attrs.field(factory=list)


def assign(sheets: Iterable[Sheet], defined: Mapping[str, str]) -> Assigned:
    """Tell the sheets of a workbook apart.

    Parameters
    ----------
    sheets : iterable of Sheet
    defined : mapping of str to str
        The workbook's defined names, which follow a sheet that people have renamed.
    """
    found = Assigned()
    open_: list[Sheet] = []
    named = _named(defined)
    for sheet in sheets:
        if sheet.name == memory.SHEET:
            found.memory = sheet
        elif sheet.name == lists.SHEET:
            continue
        elif sheet.name in named and named[sheet.name] not in found.tables:
            found.tables[named[sheet.name]] = sheet
        else:
            open_.append(sheet)
    titles = tables_by_title(_language(open_))
    for sheet in open_:
        name = titles.get(plain(sheet.name))
        if name is None or name in found.tables:
            found.rest.append(sheet)
        else:
            found.tables[name] = sheet
    _by_headings(found)
    return found


def _named(defined: Mapping[str, str]) -> dict[str, str]:
    names = {}
    for table in ("plan", *(one.name for one in TABLES)):
        if match := _REFERENCE.match(defined.get(f"lfa_sheet_{table}", "")):
            names[(match[1] or match[2]).replace("''", "'")] = table
    return names


def _language(sheets: Iterable[Sheet]) -> str:
    """Return the language that most titles are in."""
    names = {plain(sheet.name) for sheet in sheets}
    fits = {code: sum(plain(sheet_title(one.name, code)) in names for one in TABLES) for code in languages()}
    return max(order("en"), key=lambda code: fits[code])


def _by_headings(found: Assigned) -> None:
    """Find sheets of another name by their headings; alone, a tree needs few of them."""
    few = not any(table.name in found.tables for table in TABLES)
    for sheet in list(found.rest):
        open_ = [table for table in TABLES if table.name not in found.tables]
        fits = {table.name: fit for table in open_ if (fit := _fit(sheet, table, few))}
        if fits:
            name = max(fits, key=lambda one: fits[one])
            found.tables[name] = sheet
            found.guessed.append(name)
            found.rest.remove(sheet)
            few = False


def _fit(sheet: Sheet, table: Table, few: bool) -> int:
    """Return how many columns of a table a sheet has, or 0 when they are too few to tell."""
    headings = find_headings(sheet, table, "en")
    if headings is None:
        return 0
    names = {one.name for one in headings.columns.values() if one.role != "own"}
    needed = _TREE if few or not table.has_ids else {"id", "statement"}
    enough = len(needed) if few else _ENOUGH
    return len(names) if names >= needed and len(names) >= enough else 0
