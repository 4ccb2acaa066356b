"""Rules of missions: from a wild problem to trials from which something is learned."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.checks.rules.indicators import figures
from lfa.model.scales import TrialStatus

_BEFORE = {None, TrialStatus.IDEA}
_GOING_ON = {TrialStatus.DECIDED, TrialStatus.RUNNING}


@rule("MIS-TARGET", "info", many=2)
def endless(case: Case) -> Iterator[Hit]:
    """A mission that says neither how far nor by when.

    A mission is bold and can be missed: then it tells when to stop, change or begin again.

    References
    ----------
    Mazzucato (2018), Mission-Oriented Research & Innovation in the European Union: targeted, measurable, time-bound.
    """
    for one in case.plan.missions:
        told = one.target or one.deadline or figures(one.statement) or any(map(str.isdigit, one.statement or ""))
        if not told:
            yield Hit(one.id, field="target")


@rule("MIS-UNLINKED", "info", many=2)
def rootless(case: Case) -> Iterator[Hit]:
    """A mission that comes from no problem statement and serves no objective.

    References
    ----------
    Mazzucato (2018): missions answer to a challenge that society has named.
    """
    for one in case.plan.missions:
        if not (one.problem_statement or one.objective or one.derived_from):
            yield Hit(one.id, field="problem_statement")


@rule("REC-NOBODY", "info", many=2)
def unaddressed(case: Case) -> Iterator[Hit]:
    """A recommendation that is addressed to nobody and that nobody has joined.

    References
    ----------
    Practice of wild problem forums in Swedish regions: a recommendation needs somebody who takes it up.
    """
    for one in case.plan.missions.recommendations:
        if one.statement and not (one.addressee or one.joined_by):
            yield Hit(one.id, field="addressee")


@rule("TRI-HYPOTHESIS", "warning", many=3)
def blind(case: Case) -> Iterator[Hit]:
    """A trial action without a hypothesis, once it is more than an idea.

    A trial is made to learn: what do we think will happen, and what would show that we are wrong?

    References
    ----------
    Danish practice of prøvehandlinger (trial actions): small, systematic, with a hypothesis.
    """
    for one in case.plan.missions.trial_actions:
        if one.status not in _BEFORE and not one.hypothesis:
            yield Hit(one.id, field="hypothesis")


@rule("TRI-LEAD", "warning", many=3)
def leaderless(case: Case) -> Iterator[Hit]:
    """A trial action that is going on and that nobody leads.

    References
    ----------
    Danish practice of prøvehandlinger: one who holds the thread (tovholder).
    """
    for one in case.plan.missions.trial_actions:
        if one.status in _GOING_ON and not (one.lead or one.contributors):
            yield Hit(one.id, field="lead")


@rule("NXT-OWNER", "info", many=2)
def nobody_next(case: Case) -> Iterator[Hit]:
    """A next step without anybody responsible, or without a date.

    References
    ----------
    Practice of facilitation: who does what by when.
    """
    for one in case.plan.missions.next_steps:
        if not one.done_on and not (one.responsible and one.due):
            yield Hit(one.id, field="due" if one.responsible else "responsible")


@rule("CLM-METHOD", "info", many=2)
def unfounded(case: Case) -> Iterator[Hit]:
    """A claimed outcome that says neither how nor from where it is known.

    References
    ----------
    Wilson-Grau, Britt (2012), Outcome Harvesting: outcomes are substantiated.
    """
    for one in case.plan.missions.outcome_claims:
        if not (one.method or one.source or one.evidence):
            yield Hit(one.id, field="method")
