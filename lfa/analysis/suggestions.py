"""Pairs worth discussing, found from the plan: each says why, and none says that there is a conflict.

People decide whether a suggestion is a goal conflict, a misunderstanding, or nothing at all. Pairs that an
entry of the register joins already are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from lfa.analysis.crossimpact import conflict_pairs
from lfa.analysis.opposed import opposed_directions
from lfa.analysis.rows import Row
from lfa.analysis.shared import shared_things
from lfa.model.element import Element
from lfa.model.plan import Plan
from lfa.model.scales import Polarity
from lfa.terms import term

__all__ = ["Suggestion", "SuggestionKind", "suggest_conflicts"]


class SuggestionKind(StrEnum):
    """Why a pair is worth discussing, the strongest sign first."""

    NEGATIVE_LINK = "negative_link"
    OPPOSED_DIRECTIONS = "opposed_directions"
    SCORED = "scored"
    SHARED_RESOURCE = "shared_resource"
    SHARED_BUDGET_LINE = "shared_budget_line"
    SHARED_PLACE = "shared_place"
    SHARED_TARGET_GROUP = "shared_target_group"


@attrs.frozen
class Suggestion(Row):
    """A pair worth discussing.

    Parameters
    ----------
    a, b : str
        Ids of objectives, results, goals or activities.
    kind : SuggestionKind
    reason : str
        A sentence, in the language of the plan.
    because : tuple of str
        Ids of what gave rise to it, such as the two indicators.
    """

    a: str
    b: str
    kind: SuggestionKind
    reason: str
    because: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.reason


def suggest_conflicts(plan: Plan) -> tuple[Suggestion, ...]:
    """Suggest pairs of objectives, results or activities whose possible conflict is worth a talk.

    Four signs are looked for: a means that works against another or against its end (the polarity of
    the link); indicators or goals that pull the same quantity in opposite directions; a negative score that no
    entry of the register takes up; and a resource, a budget line, a place or a target group that
    few elements in different branches share. None of them proves a conflict.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Suggestion
        The strongest signs first; empty is the usual answer for a plan without conflicts.

    Examples
    --------
    >>> plan = Plan("Town")
    >>> for name, words in [("O1", "The centre is lively"), ("O2", "Parking is cheap"), ("O3", "Buses are fast")]:
    ...     _ = plan.objectives.add(name, words)
    >>> _ = plan.objectives.link("O2", "O1"), plan.objectives.link("O3", "O1")
    >>> _ = plan.objectives.link("O2", "O3", polarity="negative")
    >>> for suggestion in suggest_conflicts(plan):
    ...     print(suggestion)
    “Parking is cheap” is said to work against “Buses are fast”, and both are means to “The centre is lively”.
    """
    known = _Register(plan)
    order = list(SuggestionKind)
    found = [one for one in (*_links(plan), *_opposed(plan), *_scores(plan), *_shared(plan)) if not known.joins(one)]
    unique = {(frozenset((one.a, one.b)), one.kind, one.reason): one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: order.index(one.kind)))


class _Register:
    """Which pairs the register of goal conflicts joins already."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.entries = [set(conflict.sides) for conflict in plan.conflicts]

    def joins(self, suggestion: Suggestion) -> bool:
        """Tell whether an entry names both sides of a suggestion, themselves or what they come from."""
        one, other = self._kin(suggestion.a), self._kin(suggestion.b)
        return any(sides & one and sides & other for sides in self.entries)

    def _kin(self, name: str) -> set[str]:
        element = self.plan.find(name)
        return {name, *(element.sources if element else ())}


def _say(plan: Plan, key: str, /, **values: object) -> str:
    return term("impacts", f"suggest.{key}", plan.language, **values)


def _words(plan: Plan, name: str) -> str:
    element: Element | None = plan.find(name)
    return " ".join(str((element.statement if element else None) or name).split()).rstrip(".")


def _links(plan: Plan) -> Iterator[Suggestion]:
    """Yield means that a link says to work against another means or their end."""
    tree = plan.objectives
    for link in tree.links:
        if link.polarity is not Polarity.NEGATIVE:
            continue
        shared = [end for end in tree.ends(link.means) if end in tree.ends(link.end)]
        values = {"a": _words(plan, link.means), "b": _words(plan, link.end)}
        if shared:
            reason = _say(plan, "negative_sibling", **values, end=_words(plan, shared[0].id))
        else:
            reason = _say(plan, "negative_link", **values)
        yield Suggestion(link.means, link.end, SuggestionKind.NEGATIVE_LINK, reason, tuple(end.id for end in shared))


def _opposed(plan: Plan) -> Iterator[Suggestion]:
    """Yield what pulls one quantity in opposite directions; for an indicator, the result that it measures."""
    for one in opposed_directions(plan):
        up, down = one.rising, one.falling
        a, b = (getattr(side, "result", None) or side.id for side in (up, down))
        a, b = (up.id, down.id) if a == b else (a, b)
        values = {"a": _words(plan, up.id), "b": _words(plan, down.id), "rising": up.id, "falling": down.id}
        reason = _say(plan, "opposed_directions", **values)
        yield Suggestion(a, b, SuggestionKind.OPPOSED_DIRECTIONS, reason, (up.id, down.id))


def _scores(plan: Plan) -> Iterator[Suggestion]:
    """Yield pairs that somebody scored below zero."""
    for pair in conflict_pairs(plan):
        scores = [score for score in (pair.a_to_b, pair.b_to_a) if score is not None]
        values = {"a": _words(plan, pair.a), "b": _words(plan, pair.b), "kind": pair.kind.label(plan.language)}
        said = ", ".join(f"{score:+g}".replace("-", "−") for score in scores)
        yield Suggestion(pair.a, pair.b, SuggestionKind.SCORED, _say(plan, "scored", **values, scores=said))


def _shared(plan: Plan) -> Iterator[Suggestion]:
    for one in shared_things(plan):
        reason = _say(plan, one.kind, a=_words(plan, one.a), b=_words(plan, one.b), thing=one.thing)
        yield Suggestion(one.a, one.b, SuggestionKind(one.kind), reason)
