"""How the sheets look, on the screen and on paper: calm, readable, one page wide."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

__all__ = [
    "STEPS",
    "add_styles",
    "colour",
    "dress_column",
    "heading_style",
    "height",
    "rule_rows",
    "step",
    "style_for",
    "to_print",
]

#: Tables by step of the method: needs, stakeholders, problems, objectives, logframe, work, risks, conflicts, missions.
STEPS: tuple[tuple[str, ...], ...] = (
    ("plan",),
    ("stakeholders", "actors"),
    ("workshops", "participations", "cards", "votes", "perspectives", "comments"),
    ("problems", "problem_links"),
    ("objectives", "objective_links"),
    ("strategies", "criteria", "scores"),
    ("results", "indicators", "milestones", "actuals", "assumptions"),
    ("activities", "resources"),
    ("risks",),
    ("goals", "interactions", "goal_conflicts"),
    (
        *("wild_problems", "problem_statements", "missions", "recommendations", "trial_actions", "next_steps"),
        *("learnings", "approach_answers", "efforts", "outcome_claims"),
    ),
)
#: A quiet colour for the tab and a tint for the headings of each step.
_COLOURS = (
    ("5B6770", "E6E9EB"),
    ("8A6D9B", "EDE7F0"),
    ("B08948", "F5EDDF"),
    ("A65A4E", "F3E3E0"),
    ("5E8C61", "E4EEE5"),
    ("7A8F3C", "ECF0DD"),
    ("3F7497", "DFEAF1"),
    ("4C8C8A", "E0EEED"),
    ("B0703C", "F5E8DC"),
    ("96557A", "F1E3EB"),
    ("5A63A0", "E5E6F2"),
)
_INK, _GREY, _LINE = "222B31", "7A858C", "D5DADD"
_A4, _A3 = 9, 8
#: Wider than this many characters a sheet is printed on A3.
_WIDE = 165.0

_FONT = Font(name="Calibri", size=11, color=_INK)
_QUIET = Font(name="Calibri", size=10, italic=True, color=_GREY)
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
_RIGHT = Alignment(horizontal="right", vertical="top", wrap_text=True, indent=1)
_FIGURES = {"quantity", "integer", "number"}
_UNDER = Border(bottom=Side(style="thin", color=_LINE))
#: Ids stay texts. Days get their format in their own cells only: a year typed into a cell for days becomes a day of 1905.
_FORMATS = {"id": "@", "ref": "@", "refs": "@", "derivations": "@"}


def step(table: str) -> int:
    """Return the place of a table's step in the method."""
    return next((place for place, names in enumerate(STEPS) if table in names), 0)


def colour(table: str) -> str:
    """Return the colour of a table's tab."""
    return _COLOURS[step(table)][0]


def style_for(kind: str, computed: bool = False) -> str:
    """Return the name of the style of cells of a kind."""
    if computed:
        return "lfa computed"
    if kind in _FIGURES:
        return "lfa figure"
    return "lfa id" if kind in _FORMATS else "lfa text"


def dress_column(column: ColumnDimension, kind: str, computed: bool) -> None:
    """Let cells that nobody has filled yet look like those that somebody has."""
    column.alignment = _RIGHT if kind in _FIGURES else _TOP
    column.font = _QUIET if computed else _FONT
    if kind in _FORMATS:
        column.number_format = _FORMATS[kind]


def heading_style(table: str) -> str:
    """Return the name of the style of a table's headings."""
    return f"lfa heading {step(table)}"


def add_styles(book: Workbook) -> None:
    """Give a workbook its named styles, which people can change in one place."""
    book.add_named_style(NamedStyle("lfa text", font=_FONT, alignment=_TOP))
    book.add_named_style(NamedStyle("lfa id", font=_FONT, alignment=_TOP, number_format="@"))
    book.add_named_style(NamedStyle("lfa figure", font=_FONT, alignment=_RIGHT))
    book.add_named_style(NamedStyle("lfa date", font=_FONT, alignment=_TOP, number_format="yyyy-mm-dd"))
    book.add_named_style(NamedStyle("lfa computed", font=_QUIET, alignment=_TOP))
    for place, (_, tint) in enumerate(_COLOURS):
        book.add_named_style(_heading(f"lfa heading {place}", tint))
    big = Font(name="Calibri", size=20, bold=True, color=_INK)
    book.add_named_style(NamedStyle("lfa title", font=big, alignment=_TOP))
    middle = Font(name="Calibri", size=13, bold=True, color=_INK)
    book.add_named_style(NamedStyle("lfa subtitle", font=middle, alignment=Alignment(vertical="bottom")))
    loud = Font(name="Calibri", size=11, bold=True, italic=True, color="8A4B08")
    pale = PatternFill("solid", fgColor="FBF1DC")
    book.add_named_style(NamedStyle("lfa illustrative", font=loud, fill=pale, alignment=Alignment(vertical="center")))
    book.add_named_style(NamedStyle("lfa say", font=_FONT, alignment=_TOP))
    link = Font(name="Calibri", size=11, underline="single", color="1F5C87")
    book.add_named_style(NamedStyle("lfa link", font=link, alignment=_TOP))


def _heading(name: str, tint: str) -> NamedStyle:
    return NamedStyle(
        name,
        font=Font(name="Calibri", size=11, bold=True, color=_INK),
        fill=PatternFill("solid", fgColor=tint),
        alignment=Alignment(vertical="center", wrap_text=True),
        border=Border(bottom=Side(style="medium", color=_GREY)),
    )


def rule_rows(sheet: Worksheet, area: str, filled: str) -> None:
    """Draw a fine line under each row that says something, so that rows can be followed across.

    Parameters
    ----------
    sheet : Worksheet
    area : str
        Range of the rows.
    filled : str
        Formula that is true for the first row when it says something.
    """
    sheet.conditional_formatting.add(area, Rule("expression", dxf=DifferentialStyle(border=_UNDER), formula=[filled]))


def height(cells: Iterable[tuple[object, float]]) -> float:
    """Return how high a row must be for its wrapped texts.

    Parameters
    ----------
    cells : iterable of (content, width)

    Examples
    --------
    >>> height([("short", 30.0), ("a text of two lines that does not fit into one", 30.0)])
    31.0
    """
    most = 1
    for content, width in cells:
        if isinstance(content, str):
            most = max(most, sum(1 + (len(line) - 1) // max(int(width * 0.92), 1) for line in content.split("\n")))
    return min(15.5 * most, 400.0)


def to_print(
    sheet: Worksheet, title: str, name: str, width: float, said: str = "", headings: int | None = None
) -> None:
    """Set a sheet up for paper: landscape, one page wide, headings repeated, title and page at the edges.

    Parameters
    ----------
    sheet : Worksheet
    title : str
        The plan's title.
    name : str
        The sheet's.
    width : float
        Of the columns that are seen, in characters: a wide sheet is printed on A3.
    said : str
        A word that must stand on every page, such as "illustrative".
    headings : int, optional
        The row of headings.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3 if width > _WIDE else _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.7, 0.7
    # Clear of the body, or the page number is cut off where the footer's box is low.
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    above, below = sheet.oddHeader, sheet.oddFooter
    assert above is not None
    assert below is not None
    for part, text in ((above.left, title), (above.center, said), (above.right, name)):
        part.text = _edge(text) or None
    below.right.text = "&P / &N"
    if headings:
        sheet.print_title_rows = f"{headings}:{headings}"


def _edge(text: str, most: int = 70) -> str:
    line = " ".join(text.split())
    return (line if len(line) <= most else f"{line[: most - 1]}…").replace("&", "&&")
