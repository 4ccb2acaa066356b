"""What is told about one file: its findings, or why it could not be read."""

from __future__ import annotations

import attrs

from lfa.checks.finding import Finding, Severity
from lfa.checks.findings import Findings
from lfa.errors import LfaError, Place, ReadError

__all__ = ["Told", "everywhere", "faults", "where"]


@attrs.frozen
class Told:
    """Findings and what belongs to them.

    Parameters
    ----------
    findings : Findings
    file : str
        As it was named.
    title : str
        Of the plan.
    language : str
    readable : bool
        False when the findings are the faults of a file that could not be read.
    notes : tuple of str
        What was guessed in reading, and what was not understood.
    labels : mapping of str to str
        Statements by id.
    version : str
        Of lfa.
    """

    findings: Findings
    file: str
    title: str = ""
    language: str = "en"
    readable: bool = True
    notes: tuple[str, ...] = ()
    labels: dict[str, str] = attrs.field(factory=dict)
    version: str = ""


def faults(error: LfaError) -> Findings:
    """Return the faults of a file as findings.

    Examples
    --------
    >>> [one.code for one in faults(LfaError("It cannot be."))]
    ['LfaError']
    """
    if not isinstance(error, ReadError):
        return Findings([Finding(type(error).__name__, Severity.ERROR, None, str(error))])
    return Findings(Finding(one.code, Severity.ERROR, one.subject, one.message, "", one.place) for one in error.faults)


def everywhere(one: Finding, most: int = 8) -> str:
    """Return the places of a finding, those on one sheet together; empty when there are none.

    Examples
    --------
    >>> cells = tuple(Place(None, "Problems", cell) for cell in ("C3", "C7"))
    >>> everywhere(Finding("A", Severity.INFO, None, "m", places=cells, count=2))
    'Problems!C3, C7'
    """
    named: list[str] = []
    before = None
    for place in one.places[:most]:
        same = place.sheet is not None and place.sheet == before
        named.append(place.cell or "" if same else where(place))
        before = place.sheet
    return ", ".join(filter(None, named)) + (" ..." if len(one.places) > most else "")


def where(place: Place | None) -> str:
    """Return a place inside its file: ``Problems!C7``, or a line.

    Examples
    --------
    >>> where(Place("plan.xlsx", "Problems", "C7"))
    'Problems!C7'
    """
    return str(attrs.evolve(place, file=None)) if place else ""
