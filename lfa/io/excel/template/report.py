"""What filling a form did, and what it could not do."""

from __future__ import annotations

import attrs

from lfa.terms import term

__all__ = ["FillReport", "LeftOver"]

#: The tables that a logframe form can be expected to hold.
_LOGFRAME = frozenset(("results", "indicators", "milestones", "actuals", "assumptions", "activities"))


@attrs.frozen
class LeftOver:
    """Something of the plan that is not in the form.

    Parameters
    ----------
    id : str
        Of the element.
    statement : str
        What it says.
    why : str
        A sentence in the language of the texts.
    field : str, optional
        The field that is left over, where the element itself is in the form.
    table : str
        The table of the plan that it belongs to.
    """

    id: str
    statement: str
    why: str
    field: str | None = None
    table: str = ""

    def __str__(self) -> str:
        name = f"{self.id} ({self.field})" if self.field else self.id
        return f"{name} {self.statement}: {self.why}"


@attrs.frozen
class FillReport:
    """What filling a form did.

    Attributes
    ----------
    parts_changed : tuple of str
        The parts of the workbook that differ from the form's; all others are byte for byte the same.
    cells_written : int
    rows_inserted : dict
        For each sheet the row of the form after which rows were put in, and how many.
    left_over : tuple of LeftOver
        Everything of the plan that is not in the form, and why.
    refused : tuple of str
        What was not done because it could not be done safely.
    notes : tuple of str
        What should be looked at before the form is sent.
    language : str
        Of the sentences.
    ids_left : int
        How many elements have a hidden name in the form, by which they are known when it comes back.

    Examples
    --------
    >>> report = FillReport(("xl/worksheets/sheet1.xml",), cells_written=12, rows_inserted={"Logframe": [(9, 2)]})
    >>> print(report)
    Cells written: 12; rows put in: 2; parts of the workbook changed: 1.
    """

    parts_changed: tuple[str, ...] = ()
    cells_written: int = 0
    rows_inserted: dict[str, list[tuple[int, int]]] = attrs.field(factory=dict)
    left_over: tuple[LeftOver, ...] = ()
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "en"
    ids_left: int = 0

    @property
    def missing(self) -> tuple[LeftOver, ...]:
        """What is left over of the logframe and the activities; no logframe form holds stakeholders or cards."""
        return tuple(one for one in self.left_over if one.table in _LOGFRAME)

    def __str__(self) -> str:
        def say(key: str, **values: object) -> str:
            return term("filling", key, self.language, **values)

        rows = sum(count for listed in self.rows_inserted.values() for _, count in listed)
        lines = [say("summary.done", cells=self.cells_written, rows=rows, parts=len(self.parts_changed))]
        lines += [f"- {one}" for one in (*self.refused, *self.notes)]
        if self.left_over:
            lines.append(say("summary.left", count=len(self.left_over)))
            lines += [f"- {one}" for one in self.left_over]
        return "\n".join(lines)
