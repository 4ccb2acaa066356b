"""An own small comparison after filling: labels, formulas and parts of the form must all be there still."""

from __future__ import annotations

from lfa.errors import WriteError
from lfa.io.excel.logframes.grid import Workbook
from lfa.io.excel.template.filler import Filler
from lfa.io.package import Package
from lfa.io.source import Source
from lfa.terms import term

__all__ = ["verify"]


def verify(filler: Filler, data: bytes) -> None:
    """Compare the filled form with the form.

    Parameters
    ----------
    filler : Filler
    data : bytes
        The filled form.

    Raises
    ------
    WriteError
        When a part is gone, an untouched part differs, or a label of the form was changed or has not moved right.
    """
    parts = filler.form.parts
    package = Package(Source(data, limits=parts.package.limits))
    changed = set(parts.changed)
    for name in parts.package.names:
        if name in changed or name.endswith("/"):
            continue
        if name not in package or package.read(name) != parts.as_given(name):
            raise _failed(filler, name)
    now = {one.name: one for one in Workbook(package).grids()}
    for before in filler.form.grids:
        rows = filler.rows.get(before.name)
        after = now.get(before.name)
        if after is None:
            raise _failed(filler, before.name)
        sheet = filler.form.sheet(before.name) if before.name in filler.rows else None
        for row, cells in before.rows.items():
            new = rows(row) if rows is not None else row
            for column, text in cells.items():
                own = (before.name, new, column) in filler.written or (sheet is not None and sheet.formula(new, column))
                if not own and sheet is not None and after.own(new, column) != text:
                    raise _failed(filler, f"{before.name}!R{new}C{column}")


def _failed(filler: Filler, what: str) -> WriteError:
    return WriteError(term("filling", "refused.verify", filler.content.language, what=what))
