"""Which sheets of a workbook people see, so that writing it again does not open those they had hidden."""

from __future__ import annotations

from pathlib import Path

__all__ = ["view_of"]


def view_of(path: str | Path) -> str:
    """Return the view that a workbook is in: ``cards``, ``tree``, ``logframe`` ..., or ``all``.

    A view is known by what it hides: of those whose hidden sheets are all hidden, the one that hides most.
    """
    from lfa.io.excel.book import Book
    from lfa.io.excel.profiles import SHOWS, shown
    from lfa.io.excel.words import plain, tables_by_title
    from lfa.io.limits import limits
    from lfa.io.package import Package
    from lfa.io.source import opened
    from lfa.schema import TABLES

    sheets = Book(Package(opened(str(path), limits()))).sheets()
    titles = tables_by_title("en")
    hidden = {titles.get(plain(sheet.name)) for sheet in sheets if sheet.hidden}
    closed = {view: {one.name for one in TABLES} - set(shown(view)) for view in SHOWS}
    fitting = [view for view, names in closed.items() if names <= hidden]
    return max(fitting, key=lambda view: len(closed[view]), default="all")
