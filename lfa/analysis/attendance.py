"""Who took part in the workshops, as far as it is known: unknown is not zero."""

from __future__ import annotations

import attrs

from lfa.model.plan import Plan

__all__ = ["Attendance", "attendance"]


@attrs.frozen
class Attendance:
    """How many met, and from where.

    Parameters
    ----------
    workshops : int
    participants : int or None
        All together, a person who came twice counted twice; None where nothing is known.
    organisations : mapping of str to (int or None)
        How many came from each; None where only that somebody came is known.
    by_workshop : mapping of str to (int or None)
    """

    workshops: int
    participants: int | None
    organisations: dict[str, int | None]
    by_workshop: dict[str, int | None]


def attendance(plan: Plan) -> Attendance:
    """Add up who took part in the workshops of a plan.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    Attendance

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.needs.workshops.add("W1", "Needs inventory", participants=30)
    >>> _ = plan.needs.participations.add("W1", organisation="Region A")
    >>> found = attendance(plan)
    >>> found.workshops, found.participants, found.organisations
    (1, 30, {'Region A': None})
    """
    rows: dict[str, int] = {}
    organisations: dict[str, int | None] = {}
    for one in plan.needs.participations:
        said = one.count.number if one.count is not None else 1 if one.person else None
        if said is not None:
            rows[one.workshop] = rows.get(one.workshop, 0) + int(said)
        if one.organisation:
            before = organisations.get(one.organisation)
            organisations[one.organisation] = before if said is None else (before or 0) + int(said)
    by_workshop: dict[str, int | None] = {}
    for workshop in plan.needs.workshops:
        number = workshop.participants.number if workshop.participants is not None else None
        by_workshop[workshop.id] = int(number) if number is not None else rows.get(workshop.id)
    known = [number for number in by_workshop.values() if number is not None]
    return Attendance(len(by_workshop), sum(known) if known else None, organisations, by_workshop)
