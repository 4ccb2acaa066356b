"""`fill_template`: a plan into somebody's form, and nothing of the form lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import attrs

from lfa.errors import LossError, ReadError, WriteError
from lfa.io.atomic import Writable, put
from lfa.io.excel.logframes.reader import without_pauses
from lfa.io.excel.template.account import left_over
from lfa.io.excel.template.content import Content
from lfa.io.excel.template.filler import Filler
from lfa.io.excel.template.form import Form
from lfa.io.excel.template.mapping import mapped
from lfa.io.excel.template.marks import marked, named
from lfa.io.excel.template.names import leave
from lfa.io.excel.template.remarks import remarks
from lfa.io.excel.template.report import FillReport
from lfa.io.excel.template.slots import Area
from lfa.io.excel.template.verify import verify
from lfa.io.limits import limits
from lfa.io.source import Readable, Source, opened
from lfa.model.plan import Plan
from lfa.terms import languages, term

__all__ = ["fill_template"]


def fill_template(
    plan: Plan,
    template: Readable,
    *,
    out: Writable,
    language: str | None = None,
    dialect: str | None = None,
    mapping: Readable | None = None,
    strict: bool = False,
    insert: bool | Literal["safe"] = True,
    ids: bool | None = None,
    **limit: Any,
) -> FillReport:
    """Fill a donor's form with a plan.

    Only what must change, changes: every part of the workbook that is not filled stays byte for byte.
    Blank rows are filled first; when they run out, rows are put in inside the block as Excel would.

    Parameters
    ----------
    plan : Plan
    template : path or binary stream
        The form, ``.xlsx`` or ``.xlsm``. It is never written to.
    out : path or binary stream
        Where the filled form goes.
    language : str, optional
        Of the texts; None takes the plan's.
    dialect : str, optional
        The donor whose words are used for levels; None takes the plan's.
    mapping : path or binary stream, optional
        A mapping file that says which cells are for what, where the headings do not tell.
    strict : bool
        Whether to raise when something of the logframe or the activities has no place in the form
        (``report.missing``); stakeholders or cards have none in any.
    insert : bool or "safe"
        False fills the form to capacity and names the rest; "safe" does so on those sheets alone into which rows
        cannot be put safely, and says why in ``report.refused``.
    ids : bool, optional
        Whether to leave a hidden name on the cell of every element, by which `lfa.read_logframe` with ``base=`` knows
        it again even when all its words were changed. None leaves them only where the part that lists the workbook's
        names changes anyway, because rows were put in; otherwise nothing but the filled sheets would differ.
    **limit
        Limits to raise or lower, see `lfa.io.limits.Limits`.

    Returns
    -------
    FillReport

    Raises
    ------
    MissingFile, ReadError
        When the form cannot be read.
    WriteError
        When it has no place for a plan, is signed, or (with ``insert=True``) rows cannot be put in safely.
    LossError
        With ``strict=True``, when something of the logframe is left over; ``error.report.left_over`` names it.

    Examples
    --------
    >>> from pathlib import Path
    >>> import lfa
    >>> from lfa.io.excel import forms
    >>> _ = Path("form.xlsx").write_bytes(forms.form("eu", "en"))
    >>> report = fill_template(lfa.samples.river(), "form.xlsx", out="filled.xlsx")
    >>> report.cells_written > 20
    True
    >>> [result.statement for result in lfa.read_logframe("filled.xlsx").logframe.at("outcome")]
    ['The river has good water quality from the upper villages to the mouth']
    """
    with _spoken_of(language or plan.language):
        source = opened(template, limits(**limit))
    with without_pauses():
        report, data = _filled(source, plan, language, dialect, mapping, insert, ids)
    if strict and report.missing:
        raise LossError(attrs.evolve(report, left_over=report.missing))
    put(data, out, report.language)
    return report


def _filled(
    source: Source,
    plan: Plan,
    language: str | None,
    dialect: str | None,
    mapping: Readable | None,
    insert: bool | Literal["safe"],
    ids: bool | None,
) -> tuple[FillReport, bytes]:
    """Return the account and the bytes of the filled form."""
    spoken = language or plan.language
    said = spoken if spoken in languages() else "en"
    with _spoken_of(said):
        form = Form(source)
    content = Content(plan, spoken, dialect or plan.dialect)
    if any(name.casefold().startswith("_xmlsignatures/") for name in form.parts.names):
        raise WriteError(term("filling", "refused.signed", said))
    areas = _places(form, mapping, said)
    if not areas:
        raise WriteError(term("filling", "refused.no_place", said))
    filler = Filler(form, content, areas, insert)
    filler.run()
    wanted = form.parts.own(form.parts.workbook) in form.parts.changed if ids is None else ids
    known = leave(form.parts, filler.stands) if wanted else 0
    data = form.parts.packed()
    verify(filler, data)
    report = FillReport(
        parts_changed=form.parts.changed,
        cells_written=len(filler.written),
        rows_inserted={
            name: [(one.after, len(one.models)) for one in rows.inserted]
            for name, rows in filler.rows.items()
            if rows.inserted
        },
        left_over=left_over(filler),
        refused=tuple(filler.refused),
        notes=(*remarks(filler, said), *_stale(filler, said)),
        language=said,
        ids_left=known,
    )
    return report, data


@contextmanager
def _spoken_of(language: str) -> Iterator[None]:
    """Say what is wrong with a form in the language of the plan."""
    try:
        yield
    except ReadError as error:
        said = language if language in languages() else "en"
        raise ReadError([attrs.evolve(one, language=said) for one in error.faults]) from error.__cause__


def _places(form: Form, mapping: Readable | None, language: str) -> list[Area]:
    """The places to be filled: by mapping, else by names, by headings and by marks, each level in one way only."""
    if mapping is not None:
        return mapped(form, mapping, language)
    found = named(form)
    marks = marked(form)
    sheets = {one.sheet for one in marks}
    taken = {(one.sheet, one.level) for one in found}
    by_heading = [one for one in form.areas() if one.sheet not in sheets and (one.sheet, one.level) not in taken]
    return [*found, *by_heading, *marks]


def _stale(filler: Filler, language: str) -> list[str]:
    """Say which untouched sheets calculate with filled cells: their figures are as before until recalculated."""
    form = filler.form
    filled = {form.parts.own(form.sheets[name]) for name, _, _ in filler.written}
    names = [name.replace("'", "''") for name in {name for name, _, _ in filler.written}]
    found = []
    for name, part in form.sheets.items():
        changed = form.parts.own(part) in form.parts.changed
        if form.parts.own(part) not in filled and not changed:
            raw = form.parts.read(part).decode("utf-8", "replace")
            if "<f" in raw and any(f"{one}!" in raw or f"{one}'!" in raw for one in names):
                found.append(name)
    return [term("filling", "note.stale", language, sheets=", ".join(found))] if found else []
