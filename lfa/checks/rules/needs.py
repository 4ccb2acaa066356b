"""Rules of the wall of cards and of what follows from it: perspectives, open cards, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lfa.analysis.decisions import decision
from lfa.analysis.needs import CardState, Wall
from lfa.analysis.perspectives import gate
from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.scales import ActorKind
from lfa.terms import term


@rule("NED-PERSPECTIVES", "warning")
def early(case: Case) -> Iterator[Hit]:
    """Objectives derived from a problem before several perspectives on it were recorded.

    Those who stay longer with the problem, and hear it from other sectors, see it differently. Where
    nobody records who speaks, nothing is said.

    References
    ----------
    Holmberg and Larsson (2018), A Sustainability Lighthouse, Sustainability 10(11): broad dialogue from the start.
    """
    for one in gate(case.plan, int(case.limits["least_perspectives"])):
        views = len(one.views)
        yield Hit(one.problem, {"count": views, "views": _spoken(one.views, case.plan.language)}, None, one.objectives)


def _spoken(views: Iterable[str], language: str) -> str:
    """Points of view in words: a sector by its name, an organisation as it is called."""
    sectors = {one.value for one in ActorKind}
    named = (term("choices", f"{ActorKind.key()}.{view}", language) if view in sectors else view for view in views)
    return ", ".join(named) or "–"


@rule("NED-OPEN", "info", many=2)
def unsorted(case: Case) -> Iterator[Hit]:
    """A card that is neither placed, merged nor parked, once results are planned.

    While cards are being sorted this says nothing; when there is a logframe, those who wrote the card will ask.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on problem analysis: all cards are looked at.
    """
    if not len(case.plan.logframe):
        return
    for card, state in Wall(case.plan).states.items():
        if state is CardState.OPEN:
            yield Hit(card)


@rule("NED-DECISION", "warning")
def unexplained(case: Case) -> Iterator[Hit]:
    """A choice that differs from the ranking of the scores, without a reason.

    The ranking is advice and the board may choose otherwise; then it says why, and nobody needs to guess.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on analysis of strategies.
    """
    found = decision(case.plan)
    labels = {one.id: one for one in found.choices}
    for one in found.unexplained:
        yield Hit(one, {"rank": labels[one].rank}, "decision_reason", variant=str(labels[one].differs))


@rule("NED-DECIDER", "info", many=3)
def undecided(case: Case) -> Iterator[Hit]:
    """A chosen strategy of which it is not said who decided, when or why.

    References
    ----------
    Swedish and Danish administrative practice: a decision has a body, a date and grounds.
    """
    for one in decision(case.plan).choices:
        # Somebody has begun to record the decision; a plan that just marks its choice is left alone.
        if one.chosen and one.lacks and len(one.lacks) < 3:
            yield Hit(one.id, {"lacks": len(one.lacks)}, one.lacks[0])
