"""A workbook, ours or anybody's: what is not ours is read as a logframe, and that is said."""

from __future__ import annotations

from lfa.errors import Fault, Place, ReadError
from lfa.io.excel.logframes.calamine import wants_calamine
from lfa.io.excel.logframes.reader import read_foreign
from lfa.io.excel.memory import SHEET
from lfa.io.excel.reader import read_workbook
from lfa.io.source import Source
from lfa.model.plan import Plan
from lfa.terms import languages

__all__ = ["read_any"]


def read_any(source: Source) -> Plan:
    """Read a workbook of ours, else somebody's logframe.

    Parameters
    ----------
    source : Source

    Returns
    -------
    Plan
        For a logframe that is not ours ``plan.origin.notes`` begins by saying so.

    Raises
    ------
    ReadError
        When it is neither; a workbook of ours with faults is never taken for somebody else's.
    """
    if wants_calamine(source):
        return _said(read_foreign(source))
    try:
        return read_workbook(source)
    except ReadError as error:
        return _said(_somebodys(source, error))


def _somebodys(source: Source, error: ReadError) -> Plan:
    strange = error.faults[0].code == "none_of_ours"
    try:
        plan = read_foreign(source, ours=SHEET)
    except ReadError as other:
        raise (ReadError([*error.faults, *other.faults]) if strange else error) from None
    if not strange and not len(plan.logframe) and not len(plan.logframe.indicators):
        raise error
    return plan


def _said(plan: Plan) -> Plan:
    language = plan.language if plan.language in languages() else "en"
    what = repr(str(plan.title)) if plan.title else "-"
    plan.origin.notes.insert(0, Fault("logframe_recognised", {"what": what}, Place(plan.origin.file), language))
    return plan
