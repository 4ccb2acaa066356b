"""A workbook of tables that follow from a plan: to look at and print, never read back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lfa.analysis.overviews import Overview
from lfa.io.atomic import Writable, put
from lfa.io.escapes import escaped
from lfa.io.excel.grid import address, letters
from lfa.io.excel.look import add_styles, heading_style, height, to_print
from lfa.io.excel.seal import sealed
from lfa.model.plan import Plan
from lfa.terms import term

__all__ = ["write_overviews"]

#: Width of a column in characters: as wide as its longest text, within these.
_NARROW, _BROAD = 7.0, 44.0
#: The sign that Excel does not take in the name of a sheet, and how long a name may be.
_BANNED, _LONG = str.maketrans(dict.fromkeys("[]:*?/\\", " ")), 31


def write_overviews(plan: Plan, made: Iterable[Overview], target: Writable) -> None:
    """Write tables as the sheets of a workbook, one each.

    Parameters
    ----------
    plan : Plan
        Whose they are: it gives the language, and the word on what is invented.
    made : iterable of Overview
    target : path or binary stream

    Raises
    ------
    WriteError
        When the target cannot be written.

    Examples
    --------
    >>> import io
    >>> from lfa.analysis.overviews import overviews
    >>> plan = Plan("Labour")
    >>> _ = plan.missions.trial_actions.add("T1", "Evening classes")
    >>> write_overviews(plan, overviews(plan), io.BytesIO())
    """
    book = Workbook()
    add_styles(book)
    assert book.active is not None
    book.remove(book.active)
    said = _said(plan)
    for one in made:
        _sheet(book.create_sheet(one.title.translate(_BANNED)[:_LONG]), plan, one, said)
    if not book.worksheets:
        book.create_sheet(term("tables", "missions", plan.language))
    put(sealed(book, plan, {}), target, plan.language)


def _said(plan: Plan) -> str:
    """Return the word on what is invented, where anything is."""
    invented = plan.illustrative or any(one.illustrative for one in plan.elements)
    key = "illustrative.plan" if plan.illustrative else "illustrative.rows"
    return term("workbook", key, plan.language) if invented else ""


def _sheet(sheet: Worksheet, plan: Plan, one: Overview, said: str) -> None:
    # A heading breaks between words: only its longest word must fit.
    widths = [_width([*head.split(), *(row[place] for row in one.rows)]) for place, head in enumerate(one.heads)]
    top = 1
    if said:
        _cell(sheet, 1, 1, said, "lfa illustrative")
        top = 2
    for place, (head, width) in enumerate(zip(one.heads, widths, strict=True), 1):
        _cell(sheet, top, place, head, heading_style("missions"))
        sheet.column_dimensions[letters(place)].width = width
    sheet.row_dimensions[top].height = height([(head, width) for head, width in zip(one.heads, widths, strict=True)])
    for number, row in enumerate(one.rows, top + 1):
        for place, content in enumerate(row, 1):
            if content is not None:
                _cell(sheet, number, place, content, "lfa text")
        sheet.row_dimensions[number].height = height(list(zip(row, widths, strict=True)))
    sheet.freeze_panes = address(top + 1, 2)
    short = term("workbook", "illustrative.short", plan.language) if said else ""
    to_print(sheet, str(plan.title or ""), one.title, sum(widths), short, top)


def _width(column: Sequence[object]) -> float:
    longest = max((len(line) for one in column for line in str("" if one is None else one).splitlines()), default=0)
    return min(max(longest + 2.0, _NARROW), _BROAD)


def _cell(sheet: Worksheet, row: int, place: int, content: object, style: str) -> None:
    """Write one cell: a text is a text, whatever it begins with."""
    cell = sheet.cell(row, place)
    if isinstance(content, str):
        cell.value = escaped(content)[:32_000]
        cell.data_type = "s"
        cell.quotePrefix = content.startswith(("=", "+", "-", "@", "'"))
    else:
        cell.value = content  # type: ignore[assignment]  # a number
    cell.style = style
