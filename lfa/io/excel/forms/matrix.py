"""Forms with levels down and columns across."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.workbook import Workbook

from lfa.io.excel.forms.design import Design
from lfa.io.excel.forms.paper import ROOM, Paper

__all__ = ["draw_matrix"]

#: So many lines for activities stand ready on a sheet of their own.
_ACTIVITIES = 10
#: Height of an activity in the table itself, in points.
_LINE = 20.0
#: What belongs to a result as a whole, not to each of its indicators.
_OF_RESULT = {"code", "logic", "assumption"}


def draw_matrix(book: Workbook, design: Design, language: str, said: Mapping[str, str]) -> None:
    """Draw a form with levels down and columns across, and its sheet of activities if it has one.

    Parameters
    ----------
    book : openpyxl.Workbook
    design : Design
    language : str
    said : mapping of str to str
        What stands beside the fields already.
    """
    frame = design.word("frame", language)
    paper = Paper(book.create_sheet(frame.replace("/", "-")[:31]), ("level", *design.columns))
    paper.top(
        frame, design.word("rows", language), [(design.word(one, language), said.get(one, "")) for one in design.fields]
    )
    headings = paper.row
    paper.headings([design.word(column, language) for column in paper.columns])
    for level, places in design.levels.items():
        _level(paper, design, language, level, places)
    if design.precondition:
        _precondition(paper, design, language)
    paper.to_print(frame, headings)
    if design.plan:
        _activities(book, design, language)


def _level(paper: Paper, design: Design, language: str, level: str, places: int) -> None:
    """Draw the rows of one level: its label merged beside them, a block of rows for each result."""
    if level == "activity":
        _beside(paper, design, language)
    height = 1 if level == "activity" else design.height
    paper.cell(1, "form label", design.word(level, language), high=places * height)
    for _ in range(places):
        for column, concept in enumerate(paper.columns[1:], 2):
            if concept in _OF_RESULT:
                paper.slot(column, high=height)
                continue
            for row in range(height):
                paper.row += row
                paper.slot(column)
                paper.row -= row
        paper.down(height, _LINE if level == "activity" else ROOM)


def _beside(paper: Paper, design: Design, language: str) -> None:
    """Say what the columns hold in the rows of activities."""
    if not design.beside:
        return
    for column, concept in enumerate(paper.columns, 1):
        said = design.beside.get(concept)
        paper.cell(column, "form beside", design.word(said, language) if said else None)
    paper.down(points=18)


def _precondition(paper: Paper, design: Design, language: str) -> None:
    paper.cell(1, "form label", design.word("precondition", language))
    paper.cell(2, "form text", wide=paper.last - 1)
    paper.down()


def _activities(book: Workbook, design: Design, language: str) -> None:
    name = design.word("plan", language)
    paper = Paper(book.create_sheet(name[:31]), design.plan)
    paper.top(name)
    headings = paper.row
    paper.headings([design.word(column, language) for column in design.plan])
    for _ in range(_ACTIVITIES):
        for column in range(1, paper.last + 1):
            paper.slot(column)
        paper.down()
    paper.to_print(name, headings)
