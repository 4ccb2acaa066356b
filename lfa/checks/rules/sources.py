"""Rules of step 7: where the evidence comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.lexicon import Reading
from lfa.checks.rule import Hit, rule
from lfa.model.indicators import Indicator

#: A source named in so many words, or in several parts, says enough.
_NAMED = 4


def sourced(one: Indicator) -> bool:
    """Whether an indicator says anything about where its values come from."""
    return any((one.source, one.method, one.instrument, one.source_location))


@rule("SRC-MISSING", "error", many=4)
def missing(case: Case) -> Iterator[Hit]:
    """An indicator without source of verification, once others have one.

    If nobody knows where to look, nobody will. An indicator whose neighbour on the same row has a source may share it:
    that is a warning. Where no indicator has one, the plan has not come so far.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on sources of verification.
    """
    rows = list(case.plan.logframe.indicators)
    whole = {one.parent for one in rows if one.parent and sourced(one)}
    lacking = [one for one in rows if not (sourced(one) or one.id in whole or _inherits(case, one))]
    none = len(lacking) == len(rows) and len(rows) > 1
    if none:
        yield Hit(None, {"count": len(rows)}, others=tuple(one.id for one in rows), severity="warning", variant="none")
    for one in () if none else lacking:
        shared = one.result and any(map(sourced, case.indicators[one.result]))
        yield Hit(one.id, field="source", severity="warning" if shared else None)


def _inherits(case: Case, one: Indicator) -> bool:
    """Whether a part of an indicator has the source of the whole."""
    whole = case.plan.logframe.indicators.get(one.parent) if one.parent else None
    return whole is not None and sourced(whole)


@rule("SRC-VAGUE", "warning", many=5)
def vague(case: Case) -> Iterator[Hit]:
    """A source that is no source: "project reports", "statistics".

    A report takes its figures from somewhere. Which register, table or survey, kept by whom?

    References
    ----------
    AusAID (2005), AusGuideline 3.3; a monitoring system is not a data source.
    """
    for one in case.plan.logframe.indicators:
        reading = case.read(one.source)
        if reading and not (one.collector or one.method or one.source_location) and _all_vague(reading):
            yield Hit(one.id, {"source": str(one.source).replace("\n", ", ")}, "source")


def _all_vague(reading: Reading) -> bool:
    """Whether nothing is said but vague phrases, with "and" and marks between them."""
    covered = {place for name in ("vague_source", "and") for span in reading.at(name) for place in range(*span)}
    return all(place in covered or not word[0].isalnum() for place, word in enumerate(reading.words))


@rule("SRC-NOWHO", "info", many=2)
def nobody(case: Case) -> Iterator[Hit]:
    """A short source that says neither who collects the figures nor how often.

    References
    ----------
    IFRC (2010), Project/programme planning guidance manual; USAID, Performance Indicator Reference Sheet.
    """
    for one in case.plan.logframe.indicators:
        reading = case.read(one.source)
        told = any((one.collector, one.responsible, one.frequency, one.method))
        short = reading and reading.count < _NAMED and "\n" not in str(one.source) and not _named(str(one.source))
        if reading and short and not told and not reading.has("who_when", "vague_source"):
            yield Hit(one.id, {"source": one.source}, "source")


def _named(source: str) -> bool:
    """Whether a source bears a name: capitals after the first letter, or a figure."""
    return bool(re.search(r"\S.*[A-ZÅÄÖÆØ\d]", source))


@rule("SRC-COST", "info", many=3)
def costs(case: Case) -> Iterator[Hit]:
    """A survey of the project's own that no activity and no cost provides for.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines: the cost of collecting information.
    """
    if not len(case.plan.activities) or _provided(case):
        return
    for one in case.plan.logframe.indicators:
        reading = case.read(one.source)
        if reading and reading.has("new_survey") and not one.source_cost:
            yield Hit(one.id, {"phrase": reading.said(reading.at("new_survey")[0])}, "source_cost")


def _provided(case: Case) -> bool:
    rows = (*case.plan.activities, *case.plan.resources)
    return any((reading := case.read(one.statement)) and reading.has("survey") for one in rows)
