"""Rules of step 3: the shape of the problem tree."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule


@rule("TRE-FOCAL-MISSING", "error")
def no_focal(case: Case) -> Iterator[Hit]:
    """A problem tree in which no problem is marked as focal."""
    if len(case.plan.problems) and not case.plan.problems.focals:
        yield Hit()


@rule("TRE-FOCAL-MULTI", "warning")
def several_focals(case: Case) -> Iterator[Hit]:
    """More than one focal problem in one tree."""
    focals = case.plan.problems.focals
    if len(focals) > 1:
        yield Hit(focals[0], {"focals": ", ".join(focals)}, "focal", focals[1:])


@rule("TRE-ORPHAN", "warning")
def orphan(case: Case) -> Iterator[Hit]:
    """A problem with neither cause nor effect."""
    tree = case.plan.problems
    if len(tree) > 1:
        yield from (Hit(one) for one in tree.ids if one not in case.linked_problems)


@rule("TRE-DISCONNECTED", "warning")
def disconnected(case: Case) -> Iterator[Hit]:
    """Linked problems that do not hang together with the focal one."""
    if case.plan.problems.focals:
        yield from (
            Hit(one) for one in case.plan.problems.ids if one in case.linked_problems and one not in case.near_focal
        )


@rule("TRE-EFFECT-NOCAUSE", "warning")
def focal_without_cause(case: Case) -> Iterator[Hit]:
    """A focal problem that nothing causes, though the tree holds more problems."""
    tree = case.plan.problems
    if len(tree) > 1:
        yield from (Hit(one) for one in tree.focals if not tree.causes(one))
