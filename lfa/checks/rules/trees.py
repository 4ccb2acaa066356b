"""Rules of step 3: the shape of the problem tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from lfa.checks.case import Case
from lfa.checks.rule import Fix, Hit, rule
from lfa.model.order import sort
from lfa.model.plan import Plan

#: So many problems without any link are each told; more are a wall of cards.
_FEW = 3
#: A focal problem with fewer causes has hardly been analysed.
_CAUSES = 2


@rule("TRE-CYCLE", "error", aliases=["REF-CIRCLE"])
def circle(case: Case) -> Iterator[Hit]:
    """Elements that lead to each other in a circle.

    Read aloud, each is the reason for itself. In the trees a vicious circle is a feedback link; what is found here
    are results, indicators or activities that are each other's parents.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines: the if-then test.
    """
    for one in case.faults:
        if one.code == "circle" and one.field != "depends_on":
            yield Hit(one.subject, {"fault": one.message}, one.field, place=one.place)


@rule("TRE-FOCAL-MISSING", "error")
def no_focal(case: Case) -> Iterator[Hit]:
    """A problem tree in which no problem is marked as focal.

    The focal problem is what the group agreed to work on: causes stand below it, effects above.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines; Norad (1999), The Logical Framework Approach.
    """
    if len(case.plan.problems) > 1 and not case.plan.problems.focals:
        yield Hit()


@rule("TRE-FOCAL-MULTI", "warning")
def several_focals(case: Case) -> Iterator[Hit]:
    """More than one focal problem in one tree.

    A group may begin with two; a project that solves two is two projects, or has not asked what they have in common.

    References
    ----------
    Norad (1999), The Logical Framework Approach.
    """
    focals = case.plan.problems.focals
    if len(focals) > 1:
        yield Hit(focals[0], {"focals": ", ".join(focals)}, "focal", focals[1:])


@rule("TRE-ORPHAN", "warning", many=8)
def orphan(case: Case) -> Iterator[Hit]:
    """A problem with neither cause nor effect, once a tree has begun to grow.

    Ask what it leads to and what leads to it; park what belongs elsewhere.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on the problem tree.
    """
    tree = case.plan.problems
    if len(tree) > _FEW and not tree.links:
        yield Hit(None, {"count": len(tree)}, others=tree.ids, severity="info", variant="unlinked")
    elif len(tree) > 1:
        yield from (Hit(one, field="leads_to") for one in tree.ids if one not in case.linked_problems)


@rule("TRE-DISCONNECTED", "warning", many=8)
def disconnected(case: Case) -> Iterator[Hit]:
    """Linked problems that do not hang together with the focal one.

    Either a link is missing, or they are the beginning of another tree. A peer that shares an effect hangs together.

    References
    ----------
    DSE, Introduction to the Logical Framework Approach, on cards beside the starter problem.
    """
    if case.plan.problems.focals:
        for one in case.plan.problems.ids:
            if one in case.linked_problems and one not in case.near_focal:
                yield Hit(one, field="leads_to")


@rule("TRE-EFFECT-NOCAUSE", "warning")
def focal_without_cause(case: Case) -> Iterator[Hit]:
    """A focal problem that nothing causes, though the tree holds more problems.

    Without causes there is nothing to work on: ask why it exists.

    References
    ----------
    European Commission (2004); Örtengren (2003).
    """
    tree = case.plan.problems
    if len(tree) > 1 and tree.links:
        yield from (Hit(one, field="leads_to") for one in tree.focals if not tree.causes(one))


@rule("TRE-FOCAL-THIN", "info")
def thin(case: Case) -> Iterator[Hit]:
    """A focal problem with one cause, without effects, or with causes that nobody asked about.

    One cause is seldom the whole reason; without effects nobody knows why it matters; without causes of causes the
    roots are not reached.

    References
    ----------
    Örtengren (2003), The Logical Framework Approach, Sida: analyse to the root causes.
    """
    tree = case.plan.problems
    for one in tree.focals if len(tree) > _CAUSES else ():
        causes = tree.causes(one)
        if causes and not tree.effects(one):
            yield Hit(one, field="leads_to", variant="effects")
        if len(causes) == 1:
            yield Hit(one, {"cause": causes[0].id}, "leads_to")
        if causes and not any(tree.causes(cause.id) for cause in causes):
            yield Hit(one, field="leads_to", variant="roots")


@rule("TRE-SINGLE-CAUSE", "info", many=1)
def single(case: Case) -> Iterator[Hit]:
    """A cause with exactly one cause, which has no other effect.

    Is the one enough to bring the other about? If not, something is missing; if both say the same, they are one card.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines: is the cause sufficient?
    """
    tree = case.plan.problems
    for one in tree.ids:
        causes = tree.causes(one) if case.standing[one] == "cause" else []
        if len(causes) == 1 and len(tree.effects(causes[0].id)) == 1:
            yield Hit(one, {"cause": causes[0].id}, "leads_to", (causes[0].id,))


@rule("TRE-TRANSITIVE", "info", many=5)
def shortcut(case: Case) -> Iterator[Hit]:
    """A link that jumps over a problem it also leads to step by step.

    Unless there is a direct effect as well, the shortcut only makes the tree harder to read.

    References
    ----------
    Aho, Garey, Ullman (1972), The transitive reduction of a directed graph.
    """
    for cause, effect in _shortcuts(case):
        mend = Fix("transitive", partial(_unlink, cause, effect), on_request=True)
        yield Hit(cause, {"effect": effect}, "leads_to", (effect,), fix=mend)


def _unlink(cause: str, effect: str, plan: Plan) -> None:
    if plan.problems.get_link(cause, effect):
        plan.problems.unlink(cause, effect)


def _shortcuts(case: Case) -> Iterator[tuple[str, str]]:
    """Yield links whose effect another effect of the same cause leads to; reach is kept as bits of one number."""
    tree = case.plan.problems
    effects = {one: [effect.id for effect in tree.effects(one)] for one in tree.ids}
    forks = {one for one, ends in effects.items() if len(ends) > 1}
    causes = Counter(end for ends in effects.values() for end in ends)
    joins = {end for end, count in causes.items() if count > 1}
    if not any(joins.intersection(effects[one]) for one in forks):
        return
    bit = {one: 1 << place for place, one in enumerate(joins)}
    reach: dict[str, int] = {}
    for one in reversed(sort(tree.ids, effects.__getitem__)):
        reach[one] = 0
        for end in effects[one]:
            reach[one] |= reach[end] | bit.get(end, 0)
    for one in (one for one in tree.ids if one in forks):
        beyond = 0
        for end in effects[one]:
            beyond |= reach[end]
        yield from ((one, end) for end in effects[one] if beyond & bit.get(end, 0))


@rule("TRE-SKIP-SIDE", "warning")
def no_circle(case: Case) -> Iterator[Hit]:
    """A link marked as feedback that closes no vicious circle.

    Feedback is kept out of the order of the tree. Where the effect does not lead back to the cause, the link is an
    ordinary one, and should count.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on causes and effects.
    """
    tree = case.plan.problems
    for link in tree.links:
        if link.feedback and link.cause not in tree.above(link.effect):
            yield Hit(link.cause, {"effect": link.effect}, "leads_to", (link.effect,))


@rule("TRE-SIZE", "info")
def large(case: Case) -> Iterator[Hit]:
    """More problems than anybody takes in at once.

    Gather them into a few branches, each with a tree of its own.

    References
    ----------
    Practice of objectives-oriented planning (GOPP): 15 to 40 cards in a tree.
    """
    limit = case.limits["most_problems"]
    if limit and len(case.plan.problems) > limit:
        yield Hit(None, {"count": len(case.plan.problems), "limit": f"{limit:g}"})
