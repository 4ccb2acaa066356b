"""The look of a form: quiet headings, fine lines, room to write, one page wide."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from lfa.io.excel.look import height, to_print

__all__ = ["ROOM", "WIDTHS", "Paper", "add_styles"]

_INK, _GREY, _LINE = "222B31", "5F6B73", "B9C2C7"
_HEADING, _LABEL = "DFEAF1", "F2F5F7"
_LINES = Border(*(Side(style="thin", color=_LINE),) * 4)
_A4, _A3 = 9, 8
#: Up to so many characters wide, a sheet can be read when it is printed on A4.
_FITS_A4 = 200.0
#: Height of a row that nobody has filled yet, in points: it grows with what is written.
ROOM = 24.0

#: How wide each column is, in characters.
WIDTHS = {
    "level": 22.0,
    "code": 6.0,
    "logic": 40.0,
    "indicator": 36.0,
    "baseline": 16.0,
    "milestone": 16.0,
    "target": 16.0,
    "actual": 16.0,
    "source": 29.0,
    "assumption": 33.0,
    "activity": 48.0,
    "parent": 36.0,
    "responsible": 24.0,
    "start": 12.0,
    "end": 12.0,
    "means": 32.0,
    "cost": 16.0,
}
#: Cells that hold something else than text.
_STYLES = {"start": "form date", "end": "form date", "cost": "form amount"}


def add_styles(book: Workbook) -> None:
    """Give a form its named styles."""
    top = Alignment(horizontal="left", vertical="top", wrap_text=True)
    middle = Alignment(horizontal="left", vertical="center", wrap_text=True)
    plain, bold = Font(name="Calibri", size=11, color=_INK), Font(name="Calibri", size=11, bold=True, color=_INK)
    quiet = Font(name="Calibri", size=10, italic=True, color=_GREY)
    label = PatternFill("solid", fgColor=_LABEL)
    heading = PatternFill("solid", fgColor=_HEADING)
    for style in (
        NamedStyle(
            "form title",
            font=Font(name="Calibri", size=16, bold=True, color=_INK),
            alignment=Alignment(vertical="center"),
        ),
        NamedStyle("form say", font=quiet, alignment=top),
        NamedStyle("form heading", font=bold, fill=heading, alignment=middle, border=_LINES),
        NamedStyle("form beside", font=quiet, fill=label, alignment=middle, border=_LINES),
        NamedStyle("form label", font=bold, fill=label, alignment=top, border=_LINES),
        NamedStyle("form text", font=plain, alignment=top, border=_LINES),
        NamedStyle("form date", font=plain, alignment=top, border=_LINES, number_format="yyyy-mm-dd"),
        NamedStyle(
            "form amount", font=plain, alignment=Alignment("right", "top"), border=_LINES, number_format="#,##0"
        ),
    ):
        book.add_named_style(style)


class Paper:
    """One sheet of a form, written from the top downwards.

    Parameters
    ----------
    sheet : openpyxl Worksheet
    columns : sequence of str
        Concepts of the columns, which decide their widths and what their cells hold.
    """

    def __init__(self, sheet: Worksheet, columns: Sequence[str]) -> None:
        self.sheet, self.columns, self.row = sheet, tuple(columns), 1
        self.widths = [WIDTHS[one.partition(" ")[0]] for one in columns]
        for place, width in enumerate(self.widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.sheet_view.showGridLines = False

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.columns)

    def cell(self, column: int, style: str, said: str | None = None, *, wide: int = 1, high: int = 1) -> None:
        """Write a cell of the row that has been reached, merged over several columns or rows if it is larger."""
        for row in range(self.row, self.row + high):
            for one in range(column, column + wide):
                self.sheet.cell(row, one).style = style
        if said is not None:
            self.sheet.cell(self.row, column, said)
        if wide > 1 or high > 1:
            first, last = get_column_letter(column), get_column_letter(column + wide - 1)
            self.sheet.merge_cells(f"{first}{self.row}:{last}{self.row + high - 1}")

    def slot(self, column: int, *, high: int = 1) -> None:
        """Leave a cell to be filled, in the style of what it will hold."""
        self.cell(column, _STYLES.get(self.columns[column - 1], "form text"), high=high)

    def down(self, rows: int = 1, points: float = ROOM) -> None:
        """Go on to a row further down; those that are left get a height."""
        for row in range(self.row, self.row + rows):
            self.sheet.row_dimensions[row].height = points
        self.row += rows

    def top(self, title: str, remark: str = "", fields: Sequence[tuple[str, str]] = ()) -> None:
        """Write the title, how to fill the form, and what is asked about the whole project, a line each."""
        self.cell(1, "form title", title)
        self.down(points=28)
        if remark:
            self.cell(1, "form say", remark, wide=self.last)
            self.down(points=height([(remark, sum(self.widths))]) + 5)
        for field, said in fields:
            self.cell(1, "form label", field)
            self.cell(2, "form text", said or None, wide=self.last - 1)
            self.down(points=height([(field, self.widths[0]), (said, sum(self.widths[1:]))]) + 5)
        self.down(points=10)

    def turn(self) -> None:
        """Begin a new page when printed."""
        self.sheet.row_breaks.append(Break(self.row - 1))

    def headings(self, said: Sequence[str]) -> None:
        """Write the row of headings, kept in sight and repeated on every page."""
        for column, heading in enumerate(said, 1):
            self.cell(column, "form heading", heading)
        self.sheet.freeze_panes = f"A{self.row + 1}"
        self.down(points=max(34.0, height(zip(said, self.widths, strict=True)) * 1.1 + 6))

    def to_print(self, name: str, headings: int | None = None) -> None:
        """Set the sheet up for paper, as far as it has been written."""
        width = sum(self.widths)
        to_print(self.sheet, "", name, width, headings=headings)
        self.sheet.page_setup.paperSize = _A4 if width <= _FITS_A4 else _A3
        self.sheet.print_area = f"A1:{get_column_letter(self.last)}{self.row - 1}"
