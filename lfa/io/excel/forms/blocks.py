"""Forms with a block of four rows for each indicator: headings, values, "Source", the source."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.workbook import Workbook

from lfa.io.excel.forms.design import Design
from lfa.io.excel.forms.paper import Paper

__all__ = ["draw_blocks"]


def draw_blocks(book: Workbook, design: Design, language: str, said: Mapping[str, str]) -> None:
    """Draw a form of blocks.

    Parameters
    ----------
    book : openpyxl.Workbook
    design : Design
    language : str
    said : mapping of str to str
        What stands beside the fields already.
    """
    frame = design.word("frame", language)
    paper = Paper(book.create_sheet(frame.upper()[:31]), ("logic", "indicator", *design.columns, "assumption"))
    paper.top(
        frame, design.word("rows", language), [(design.word(one, language), said.get(one, "")) for one in design.fields]
    )
    for level, places in design.levels.items():
        if level == "output":
            paper.turn()
        for place in range(places):
            _result(paper, design, language, level, place + 1 if places > 1 else None)
    paper.to_print(frame)


def _result(paper: Paper, design: Design, language: str, level: str, number: int | None) -> None:
    """Draw the two blocks of one result; the second goes on with the result's weight."""
    label = f"{design.word(level, language)} {number or ''}".strip()
    weight = f"{design.word(level, language)} {design.word('weight', language)}"
    for said in (label, weight):
        _block(paper, design, language, said.upper(), level)


def _block(paper: Paper, design: Design, language: str, said: str, level: str) -> None:
    values = len(design.columns)
    paper.cell(1, "form heading", said)
    paper.cell(2, "form heading", f"{design.word(level, language)} {design.word('of_indicator', language)}")
    for column, concept in enumerate((*design.columns, "assumption"), 3):
        paper.cell(column, "form heading", design.word(concept, language))
    paper.down(points=20)
    for column in (1, 2, paper.last):
        paper.cell(column, "form text", high=3)
    for column in range(3, 3 + values):
        paper.slot(column)
    paper.down()
    paper.cell(3, "form beside", design.word("source", language), wide=values)
    paper.down(points=16)
    paper.cell(3, "form text", wide=values)
    paper.down()
