"""Small workbooks made in code, and a plan said in a few words, for the tests of reading anyone's logframe."""

import io
from collections.abc import Iterable, Sequence

import openpyxl

from lfa.model.plan import Plan

Rows = Sequence[Sequence[object]]


def book(rows: Rows, merges: Iterable[str] = (), *, at: tuple[int, int] = (1, 1), title: str = "Sheet") -> io.BytesIO:
    """A workbook with one sheet; empty strings are blank cells."""
    return books({title: (rows, merges)}, at=at)


def books(
    sheets: dict[str, tuple[Rows, Iterable[str]]], *, at: tuple[int, int] = (1, 1), hidden: Sequence[str] = ()
) -> io.BytesIO:
    """A workbook with several sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, (rows, merges) in sheets.items():
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for down, row in enumerate(rows):
            for right, value in enumerate(row):
                if value not in (None, ""):
                    sheet.cell(at[0] + down, at[1] + right, value)
        for merge in merges:
            sheet.merge_cells(merge)
    stream = io.BytesIO()
    made.save(stream)
    stream.seek(0)
    return stream


def results(plan: Plan) -> list[tuple[str, str, tuple[str, ...]]]:
    """Level, statement and the statements of the parents, in order."""
    frame = plan.logframe
    return [
        (str(one.level), str(one.statement), tuple(str(frame[id_].statement) for id_ in one.parents)) for one in frame
    ]


def indicators(plan: Plan) -> list[tuple[str | None, str, str | None, str | None, str | None]]:
    """The result's statement, the indicator, baseline, target and source, in order."""
    frame = plan.logframe
    return [
        (
            str(frame[one.result].statement) if one.result else None,
            str(one.statement),
            one.baseline and str(one.baseline),
            one.target and str(one.target),
            one.source and str(one.source),
        )
        for one in frame.indicators
    ]


def activities(plan: Plan) -> list[tuple[str | None, str]]:
    """The output's statement and the activity, in order."""
    return [
        (str(plan.logframe[one.result].statement) if one.result else None, str(one.statement))
        for one in plan.activities
    ]


def assumptions(plan: Plan) -> list[tuple[str | None, str]]:
    """The result's statement (or "precondition") and the assumption, in order."""
    return [
        (
            "precondition"
            if one.kind == "precondition"
            else str(plan.logframe[one.result].statement)
            if one.result
            else None,
            str(one.statement),
        )
        for one in plan.logframe.assumptions
    ]


def codes(plan: Plan) -> set[str]:
    """The codes of what was guessed or passed over."""
    return {note.code for note in plan.origin.notes}
