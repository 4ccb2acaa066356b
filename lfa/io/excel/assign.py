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
    guessed : str, optional
        Table that was recognised by its headings alone.
    """

    tables: dict[str, Sheet] = attrs.field(factory=dict)
    rest: list[Sheet] = attrs.field(factory=list)
    memory: Sheet | None = None
    guessed: str | None = None


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
    if not any(table.name in found.tables for table in TABLES):
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
    for sheet in found.rest:
        fits = [table for table in TABLES if _is_tree(sheet, table)]
        if fits:
            found.tables[fits[0].name] = sheet
            found.guessed = fits[0].name
            found.rest.remove(sheet)
            return


def _is_tree(sheet: Sheet, table: Table) -> bool:
    headings = find_headings(sheet, table, "en")
    return headings is not None and {one.name for one in headings.columns.values()} >= _TREE
