"""How fast a large form is filled, beside openpyxl's mere loading of the same form in the same run.

    python benchmarks/filling.py

Three forms of about 500 KB, in which the weight lies in different places: further sheets full of figures, which filling
leaves alone; pictures; and the filled sheet itself, with many rows that carry formats under the logframe.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import openpyxl
from openpyxl.styles import Border, Side
from run import Measure, busy

import lfa
from lfa.io.excel import forms

__all__ = ["filling"]


def _form() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(forms.form("eu", "en")))


def figures(rows: int = 7_000) -> openpyxl.Workbook:
    """Make a form with a budget sheet of many figures."""
    book, chance = _form(), random.Random(7)  # noqa: S311 - no secret
    sheet = book.create_sheet("Budget lines")
    for row in range(1, rows + 1):
        sheet.append([f"Line {row}", *(chance.randint(100, 99_999) for _ in range(12)), f"=SUM(B{row}:M{row})"])
    return book


def formatted(rows: int = 5_000) -> openpyxl.Workbook:
    """Make a form whose logframe sheet goes on with formatted rows and remarks."""
    book, chance = _form(), random.Random(7)  # noqa: S311 - no secret
    sheet = book.worksheets[0]
    thin = Side("thin")
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    for row in range(sheet.max_row + 3, sheet.max_row + 3 + rows):
        for column in range(1, 13):
            cell = sheet.cell(row, column)
            cell.border = box
            cell.value = chance.randint(1, 10**9) if column > 6 else None
    return book


def heavy(size: int = 480_000) -> bytes:
    """Make a form that carries something large that is not a sheet, as pictures are."""
    import zipfile

    data = io.BytesIO(forms.form("eu", "en"))
    with zipfile.ZipFile(data, "a") as book:
        book.writestr("xl/media/image1.emf", random.Random(7).randbytes(size))  # noqa: S311 - no secret
    return data.getvalue()


def filling(folder: Path) -> Iterator[Measure]:
    """Compare filling each form, the result checked and written, with openpyxl's loading of it."""
    plan = lfa.samples.river("en")
    for name, made in (("figures", figures()), ("formatted rows", formatted()), ("a picture", heavy())):
        file = folder / "form.xlsx"
        if isinstance(made, bytes):
            file.write_bytes(made)
        else:
            made.save(file)
        fill = partial(lfa.fill_template, plan, file, out=folder / "filled.xlsx")
        fill()
        base, ours = busy(partial(openpyxl.load_workbook, file), 5), busy(fill, 5)
        size = f"{file.stat().st_size // 1_000} KB"
        yield Measure(f"filling a form of {size} ({name}) / openpyxl.load_workbook", ours / base, 1.0)


def main() -> int:
    """Print every measure; the exit code counts the aims that were missed."""
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        for measure in filling(Path(name)):
            print(measure)
            missed += measure.value > measure.aim
    return missed


if __name__ == "__main__":
    sys.exit(main())
