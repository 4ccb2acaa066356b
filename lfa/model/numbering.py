"""Codes such as "1.2": presentation, computed from the order unless somebody pinned one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["codes"]


def codes(plan: Plan) -> dict[str, str]:
    """Return the codes of results, indicators and activities, by id.

    Results are numbered by the logframe; an activity or an indicator adds a part to the code
    of its result, each counted for itself, so that "1.1" needs its level to be understood.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> from lfa.model.plan import Plan
    >>> plan = Plan()
    >>> _ = plan.logframe.add("R1", "Waste water is treated", level="output")
    >>> _ = plan.activities.add("A1", "Survey households", result="R1")
    >>> codes(plan)
    {'R1': '1', 'A1': '1.1'}
    """
    found = plan.logframe.codes()
    for rows in (plan.logframe.indicators, plan.activities):
        counted: dict[str, int] = {}
        for row in rows:
            home = found.get(row.parent or row.result or "", "")
            counted[home] = counted.get(home, 0) + 1
            own = f"{home}.{counted[home]}" if home else str(counted[home])
            found[row.id] = row.code or own
    return found
