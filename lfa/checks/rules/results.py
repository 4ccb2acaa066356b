"""Rules of step 5: how results are worded, level by level."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.lexicon import Reading
from lfa.checks.rule import Hit, rule
from lfa.checks.rules.objectives import bare, infinitive, work
from lfa.model.results import Result
from lfa.model.scales import Level


def heard(case: Case, *levels: Level) -> Iterator[tuple[Result, Reading]]:
    """Yield results of some levels, with what is said in them."""
    for level in levels:
        for one in case.results.get(level, ()):
            if reading := case.read(one.statement):
                yield one, reading


@rule("OUT-ACTIVITY", "warning", many=8)
def activity(case: Case) -> Iterator[Hit]:
    """An output or outcome worded as an activity.

    "Conduct five study visits" is work. The result is what is there when the work is done: "Firms master export
    procedures". Work told as done ("five visits conducted") is a hint.

    References
    ----------
    European Commission (2004); Interreg Sweden-Norway: a study visit is an activity.
    """
    for one, reading in heard(case, Level.OUTCOME, Level.OUTPUT):
        verb = work(reading, one.level) or _to_do(reading)
        if verb:
            yield Hit(one.id, {"phrase": reading.said(verb)}, "statement")
        elif reading.has("done") and reading.has("event") and not reading.has("effect"):
            yield Hit(one.id, {"phrase": reading.said(reading.at("done")[0])}, "statement", severity="info")


def _to_do(reading: Reading) -> tuple[int, int] | None:
    """Return the verb of doing that follows an opening "to"."""
    words = infinitive(reading)
    return words if words and any(one[1] == words[1] for one in reading.at("doing")) else None


@rule("OUT-OUTSIDE-CONTROL", "info")
def beyond(case: Case) -> Iterator[Hit]:
    """An output that others must decide.

    The project delivers the proposal; whether it is adopted is an outcome, or an assumption.

    References
    ----------
    European Commission (2004); DFID (2011): management answers for the delivery of outputs.
    """
    for one, reading in heard(case, Level.OUTPUT):
        if reading.has("outside"):
            yield Hit(one.id, {"phrase": reading.said(reading.at("outside")[0])}, "statement")


@rule("OUT-TARGETGROUP", "info")
def nobody(case: Case) -> Iterator[Hit]:
    """An outcome that names neither a group nor a change.

    Who does, has or knows something else when the project has succeeded?

    References
    ----------
    Örtengren (2003), The Logical Framework Approach, Sida; DG ECHO, on the specific objective.
    """
    for one, reading in heard(case, Level.OUTCOME):
        if not (one.target_group or reading.has("people", "change") or infinitive(reading) or bare(reading, "wishing")):
            yield Hit(one.id, field="target_group")


@rule("IMP-SOLE", "info")
def sole(case: Case) -> Iterator[Hit]:
    """An impact that the project claims as its own work.

    "To reduce poverty in the region" is more than one project can do: it contributes, together with others.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines: the project contributes to the overall objective.
    """
    for one, reading in heard(case, Level.IMPACT):
        verb = infinitive(reading)
        if verb and not reading.has("contribute"):
            yield Hit(one.id, {"phrase": reading.said(verb)}, "statement")
