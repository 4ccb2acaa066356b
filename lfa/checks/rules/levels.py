"""Rules of step 5: the levels of the logframe and what leads to what."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.results import Result
from lfa.model.scales import Level

_HEIGHT = {level: place for place, level in enumerate(reversed(Level))}
#: Outcomes of a plan that nobody limits: with more one asks whether it is one project.
_MANY_OUTCOMES = 1


@rule("LOG-LEVEL-NONE", "error")
def no_level(case: Case) -> Iterator[Hit]:
    """A result that does not say on which level it stands.

    The levels are the logic: without one the row can be no means and no end.

    References
    ----------
    OECD-DAC (2022), Glossary of Key Terms in Evaluation and Results Based Management.
    """
    yield from (Hit(one.id, field="level") for one in case.results.get(None, ()))


@rule("LOG-LEVEL-EMPTY", "error")
def empty_level(case: Case) -> Iterator[Hit]:
    """A level without rows in a logframe that goes on above and below it.

    Then the step from activities to purpose, or from outputs to impact, is a leap. The level missing above the top or
    below the bottom is only a hint: the plan may not have come so far.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on the intervention logic.
    """
    filled = {level for level in case.results if level}
    if len(case.plan.activities):
        filled.add(Level.ACTIVITY)
    if len(filled) < 2:
        return
    top, bottom = max(map(_HEIGHT.__getitem__, filled)), min(map(_HEIGHT.__getitem__, filled))
    for level in case.profile.levels:
        if level not in filled and bottom - 1 <= _HEIGHT[level] <= top + 1:
            between = bottom < _HEIGHT[level] < top
            values = {"level": case.word(level)}
            yield Hit(None, values, severity=None if between else "info", variant="" if between else "end")


@rule("LOG-PURPOSE-COUNT", "error")
def purposes(case: Case) -> Iterator[Hit]:
    """More purposes than the donor's matrix has room for.

    Two purposes are two projects, or two means to one purpose that is not written yet. Without a donor's limit it is
    a hint; an outcome that leads to another outcome does not count.

    References
    ----------
    DG ECHO: one specific objective; Danida and Norad (1999): one purpose.
    """
    tops = [one for one in case.results.get(Level.OUTCOME, ()) if not _leads_to_outcome(case, one)]
    limit = case.limits["most_outcomes"]
    most = limit or _MANY_OUTCOMES
    if len(tops) > most:
        values = {"count": len(tops), "limit": f"{most:g}", "subjects": ", ".join(one.id for one in tops[:5])}
        free = None if limit else "info"
        yield Hit(tops[0].id, values, "level", tuple(one.id for one in tops[1:]), severity=free, variant=free or "")


def _leads_to_outcome(case: Case, result: Result) -> bool:
    ends = (case.plan.logframe.get(one) for one in result.parents)
    return any(end is not None and end.level is Level.OUTCOME for end in ends)


@rule("LOG-OUTPUT-COUNT", "info")
def outputs(case: Case) -> Iterator[Hit]:
    """Too many outputs to keep an eye on, or, where the donor says so, too few to be a plan.

    From seven on, some are parts of others or activities; a single one is often the purpose in other words.

    References
    ----------
    DFID (2011), How to note; European Commission, action documents: at most ten expected results.
    """
    most, least = case.limits["most_outputs"], case.limits["least_outputs"]
    for one in case.results.get(Level.OUTCOME, ()):
        count = sum(child.level is Level.OUTPUT for child in case.under.get(one.id, ()))
        if most and count > most:
            yield Hit(one.id, {"count": count, "limit": f"{most:g}"})
        elif count and count < least and _has_many_means(case, one):
            yield Hit(one.id, {"count": count, "limit": f"{least:g}"}, variant="few")
    total = sum(len(case.results.get(level, ())) for level in (Level.OUTCOME, Level.OUTPUT))
    if 0 < case.limits["most_results"] < total:
        yield Hit(None, {"count": total, "limit": f"{case.limits['most_results']:g}"}, variant="total")


def _has_many_means(case: Case, outcome: Result) -> bool:
    """Whether the objective behind an outcome has several means, or its only output carries a whole programme."""
    objectives = case.plan.objectives
    if any(len(objectives.causes(one)) > 1 for one in outcome.sources if one in objectives):
        return True
    (output,) = [one for one in case.under[outcome.id] if one.level is Level.OUTPUT][:1]
    return len(case.activities.get(output.id, ())) > case.limits["most_outputs"]


@rule("LOG-OUTPUT-ORPHAN", "error")
def output_without_outcome(case: Case) -> Iterator[Hit]:
    """An output that leads to no result.

    Why is it made? Either an outcome is missing, or it belongs to another project.

    References
    ----------
    European Commission, annex "Logical framework and activity matrix".
    """
    yield from (Hit(one.id, field="parents") for one in case.results.get(Level.OUTPUT, ()) if not one.parents)


@rule("LOG-OUTCOME-ORPHAN", "warning")
def outcome_without_impact(case: Case) -> Iterator[Hit]:
    """An outcome that leads to nothing, though there is an impact.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on the intervention logic.
    """
    if case.results.get(Level.IMPACT):
        yield from (Hit(one.id, field="parents") for one in case.results.get(Level.OUTCOME, ()) if not one.parents)


@rule("LOG-LEVEL-ORDER", "warning")
def upside_down(case: Case) -> Iterator[Hit]:
    """A result that leads to one below it, or an output that leads straight to the impact.

    Read aloud, the step fails: an outcome does not bring about an output, and between output and impact somebody has
    to do something differently.

    References
    ----------
    OECD-DAC (2022), Glossary of Key Terms, on the results chain.
    """
    for one in case.plan.logframe:
        for parent in filter(None, map(case.plan.logframe.get, one.parents)):
            if one.level and parent.level and one.level is not parent.level:
                step = _HEIGHT[parent.level] - _HEIGHT[one.level]
                if step < 0 or step > 1:
                    yield Hit(one.id, {"end": parent.id}, "parents", (parent.id,), variant="" if step < 0 else "leap")


@rule("LOG-OUTPUT-NOACT", "warning", many=4)
def output_without_activity(case: Case) -> Iterator[Hit]:
    """An output that no activity produces, in a plan that has activities.

    References
    ----------
    Örtengren (2003), The Logical Framework Approach, Sida, on the plan of activities.
    """
    if not any(one.result for one in case.plan.activities):
        return
    for one in case.results.get(Level.OUTPUT, ()):
        if not case.activities.get(one.id) and not _below(case, one):
            yield Hit(one.id, field="statement")


def _below(case: Case, output: Result) -> bool:
    """Whether outputs lead to this one, and so stand between it and the activities."""
    return any(one.level is Level.OUTPUT for one in case.under.get(output.id, ()))


@rule("LOG-RESTATE", "warning")
def restated(case: Case) -> Iterator[Hit]:
    """An outcome that says what its outputs say already.

    Outputs are delivered; the outcome is what the target group does, has or knows then. If both say the same, the
    project ends where it should begin to matter.

    References
    ----------
    DFID (2011), How to note: do not restate the level below.
    """
    for one in case.results.get(Level.OUTCOME, ()):
        said = case.stems(one.statement)
        outputs = [child for child in case.under.get(one.id, ()) if child.level is Level.OUTPUT]
        for child in outputs if said else ():
            if _alike(said, case.stems(child.statement), case.limits["similar"]):
                yield Hit(one.id, {"output": child.id}, "statement", (child.id,))
                break


def _alike(one: frozenset[str], other: frozenset[str], limit: float) -> bool:
    """Whether two texts share nearly all the words that carry the shorter one, and hardly differ in length."""
    shared = len(one & other)
    return shared > 1 and shared / min(len(one), len(other)) >= limit and shared / max(len(one), len(other)) >= 0.6


@rule("WGT-SUM", "error")
def weights(case: Case) -> Iterator[Hit]:
    """Weights of outputs, or of outcomes, that do not add up to a hundred.

    References
    ----------
    DFID (2011), How to note, on impact weighting of outputs.
    """
    for level in (Level.OUTCOME, Level.OUTPUT):
        given = [one for one in case.results.get(level, ()) if one.weight is not None]
        total = sum(one.weight or 0 for one in given)
        whole = any(isclose(total, full, abs_tol=full / 200) for full in (1, 100))
        if len(given) > 1 and len(given) == len(case.results[level]) and not whole:
            named = ", ".join(one.id for one in given[:5])
            values = {"sum": f"{total:g}", "level": case.word(level), "subjects": named}
            yield Hit(given[0].id, values, "weight", tuple(one.id for one in given[1:]))


@rule("WGT-MISSING", "warning", many=3)
def unweighted(case: Case) -> Iterator[Hit]:
    """An output without weight, or without risk rating, beside outputs that have one.

    References
    ----------
    DFID (2011), How to note, on impact weighting and risk rating of outputs.
    """
    outputs = case.results.get(Level.OUTPUT, ())
    asked = case.profile.grade("WGT-MISSING") == "warning"
    for field in ("weight", "risk_rating"):
        lacking = [one for one in outputs if getattr(one, field) is None]
        if asked or len(lacking) < len(outputs):
            yield from (Hit(one.id, field=field, variant="" if field == "weight" else "risk") for one in lacking)
