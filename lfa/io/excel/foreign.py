"""A workbook, ours or anybody's: what is not ours is read as a logframe, and that is said."""

from __future__ import annotations

from lfa.errors import Fault, Place, ReadError
from lfa.io.excel.logframes.calamine import wants_calamine
from lfa.io.excel.logframes.reader import read_foreign
from lfa.io.excel.memory import SHEET
from lfa.io.excel.reader import read_workbook
from lfa.io.source import Source
from lfa.model.plan import Plan
from lfa.terms import languages, term

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
        plan = read_workbook(source)
    except ReadError as error:
        return _said(_somebodys(source, error))
    return _fuller(source, plan) if _without_ids(plan) else plan


def _without_ids(plan: Plan) -> bool:
    """Whether every id had to be made: the sheets may only be called as ours are."""
    made = sum(note.code == "made_id" for note in plan.origin.notes)
    return 0 < made >= sum(1 for _ in plan.elements)


def _fuller(source: Source, plan: Plan) -> Plan:
    """Read sheets that are only called as ours are as somebody's logframe, where that finds more in them."""
    try:
        other = read_foreign(source, ours=SHEET)
    except ReadError:
        return plan
    return _said(other) if _understood(other) > _understood(plan) else plan


def _understood(plan: Plan) -> int:
    """How much was understood: elements, and what joins them."""
    joined = [one.parents for one in plan.logframe]
    joined += [one.result for one in (*plan.logframe.indicators, *plan.logframe.assumptions, *plan.activities)]
    return sum(1 for _ in plan.elements) + sum(map(bool, joined))


def _somebodys(source: Source, error: ReadError) -> Plan:
    strange = error.faults[0].code == "none_of_ours"
    try:
        plan = read_foreign(source, ours=SHEET)
    except ReadError as other:
        raise (ReadError([*error.faults, *other.faults]) if strange else error) from None
    by_name_only = error.faults[0].code == "no_headings"  # a sheet called "Results", with headings of somebody else
    if not strange and not by_name_only and not len(plan.logframe) and not len(plan.logframe.indicators):
        raise error
    return plan


def _said(plan: Plan) -> Plan:
    language = plan.language if plan.language in languages() else "en"
    what = repr(str(plan.title)) if plan.title else term("logframes", "account.no_title", language)
    plan.origin.notes.insert(0, Fault("logframe_recognised", {"what": what}, Place(plan.origin.file), language))
    return plan
