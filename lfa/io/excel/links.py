"""The links of a tree out of a workbook: told in two places, merged three ways.

What a problem leads to is a column of its own sheet, and all links stand on a sheet with what is
said about them. The hidden sheet remembers the links as they were: a link added in either
place is in, a link removed in either place is out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

__all__ = ["Ends", "merge"]

#: The ids of a cause and its effect.
Ends = tuple[str, str]


def merge(base: Mapping[Ends, bool] | None, led: Collection[Ends] | None, listed: Iterable[Ends] | None) -> list[Ends]:
    """Return the links that hold, those of the sheet of links first.

    Parameters
    ----------
    base : mapping of pair to bool, optional
        The links when the workbook was written, and whether each was feedback, which the
        column does not show; None when nobody remembers.
    led : collection of pairs, optional
        What the column says; None when there is no such column.
    listed : iterable of pairs, optional
        What the sheet of links says; None when there is no such sheet.

    Returns
    -------
    list of pairs

    Examples
    --------
    >>> base = {("P2", "P1"): False, ("P3", "P1"): False}
    >>> merge(base, led=[("P2", "P1"), ("P4", "P1")], listed=[("P2", "P1"), ("P3", "P1")])
    [('P2', 'P1'), ('P4', 'P1')]
    """
    known = base or {}
    shown = {ends for ends, feedback in known.items() if not feedback}
    there = list(known) if listed is None else list(listed)
    said = dict.fromkeys((ends for ends in known if ends in shown) if led is None else led)
    gone = shown - set(said)
    dropped = set(known) - set(there)
    kept = [ends for ends in there if ends not in gone]
    present = set(there)
    return [*kept, *(ends for ends in said if ends not in present and ends not in dropped)]
