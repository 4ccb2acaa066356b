"""What derived texts remember: which are stale, and accepting that they still hold."""

from __future__ import annotations

import attrs

from lfa.errors import UnknownId
from lfa.model.collection import Collection
from lfa.model.element import Derivation, Element
from lfa.model.plan import Plan

__all__ = ["Stale", "accept", "stale"]


@attrs.frozen
class Stale:
    """A text whose source has been reworded since.

    Parameters
    ----------
    element : Element
        What was derived.
    derivation : Derivation
        Its source, with the wording of then.
    current : str or None
        The wording of the source now.
    """

    element: Element
    derivation: Derivation
    current: str | None


def stale(plan: Plan) -> list[Stale]:
    """List what was derived from a wording that has changed since.

    Works along the whole chain: card, problem, objective, result, indicator, assumption.
    A source that is gone is a dangling reference (``plan.faults()``), not a stale one.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    list of Stale

    Examples
    --------
    >>> from lfa.analysis.derive import to_objectives
    >>> plan = Plan()
    >>> _ = plan.problems.add("P1", "Catches are falling")
    >>> plan.objectives = to_objectives(plan.problems)
    >>> stale(plan)
    []
    >>> _ = plan.problems.update("P1", statement="Catches and incomes are falling")
    >>> [(one.element.id, one.derivation.wording, one.current) for one in stale(plan)]
    [('O1', 'Catches are falling', 'Catches and incomes are falling')]
    """
    return [
        Stale(element, one, str(source.statement) if source.statement else None)
        for element in plan.elements
        for one in element.derived_from
        if (source := plan.find(one.id)) and one.wording is not None and _plain(one.wording) not in _wordings(source)
    ]


def _wordings(source: Element) -> set[str]:
    """What the source says now, in any language that is up to date: the plan may have changed its main one."""
    text = source.statement
    if not text:
        return set()
    return {_plain(text), *(_plain(other) for code, other in text.others.items() if code not in text.stale)}


def _plain(wording: str) -> str:
    """A wording is the same when only its blanks differ."""
    return " ".join(wording.split())


def accept(plan: Plan, id: str) -> Element:  # noqa: A002 - the field's word
    """Remember the wording that the sources of an element have now: somebody has looked, and it holds.

    Parameters
    ----------
    plan : Plan
    id : str
        Of what was derived.

    Returns
    -------
    Element
        As it now stands in the plan.

    Raises
    ------
    UnknownId
        When the plan has no such element.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.problems.add("P1", "Catches and incomes are falling")
    >>> _ = plan.objectives.add("O1", "Incomes are stable", derived_from=[Derivation("P1", "Catches are falling")])
    >>> accept(plan, "O1").derived_from[0].wording
    'Catches and incomes are falling'
    """
    holder = plan.problems.holder_of(id)
    if not isinstance(holder, Collection):
        raise UnknownId(id)
    return holder.update(id, derived_from=[_renewed(plan, one) for one in holder[id].derived_from])  # type: ignore[no-any-return]


def _renewed(plan: Plan, memory: Derivation) -> Derivation:
    source = plan.find(memory.id)
    return Derivation(memory.id, source.statement and str(source.statement)) if source else memory
