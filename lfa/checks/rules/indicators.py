"""Rules of step 7: what indicators measure, from which value to which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lfa.checks.case import Case
from lfa.checks.lexicon import Reading
from lfa.checks.rule import Hit, rule
from lfa.model.indicators import Indicator, Milestone
from lfa.model.scales import CumulativeMode, Direction, IndicatorKind, Level, ValueStatus
from lfa.model.text import When

MEASURED = (Level.IMPACT, Level.OUTCOME, Level.OUTPUT)
_STATES = (IndicatorKind.YES_NO, IndicatorKind.MILESTONE, IndicatorKind.QUALITATIVE)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")
#: From one figure to another, in the languages that plans are met in.
_FROM = re.compile(
    r"\b(?:from|från|fra|de|desde|von) (?:\w+ ){0,2}?\d.*?\s(?:to|till|til|a|hasta|à|auf)\s(?:\w+ ){0,2}?\d",
    re.IGNORECASE,
)
#: Written where a value is not known yet, in any language.
_OPEN = re.compile(
    r"\W*(?:tb[cd]|n/?a|xx*|\?+|-+|…|\.\.+|to be .*|tas fram.*|fastställs.*|fastlægges.*|none|not .*)\W*", re.IGNORECASE
)
_DATED = re.compile(r"(?:19|20)\d\d|month \d|månad \d|måned \d|\bm\d\d?\b|q[1-4]", re.IGNORECASE)


def measured(case: Case) -> Iterator[Indicator]:
    """Yield indicators of results; what measures activities is the project's own affair, and parts follow the whole."""
    whole = {one.parent for one in case.plan.logframe.indicators if one.parent}
    for one in case.plan.logframe.indicators:
        if case.level(one) in {None, *MEASURED} and one.id not in whole:
            yield one


def unknown(value: str | None) -> bool:
    """Whether a cell is empty, or says that its value is not known yet.

    Examples
    --------
    >>> [unknown(value) for value in (None, "TBD", "n/a", "0", "2/3 skilled", "to be set in 2027")]
    [True, True, True, False, False, True]
    """
    return not value or bool(_OPEN.fullmatch(value))


def starts(text: str | None) -> bool:
    """Whether a text says itself where the measuring begins: from one figure to another, or figures of two years.

    Examples
    --------
    >>> [starts(text) for text in ("falls from 24 in 2023 to 12 by 2030", "60 wells by 2027 (2023: 5)", "12 by 2030")]
    [True, True, False]
    """
    years = set(_YEAR.findall(text or ""))
    counted = _FIGURE.findall(_YEAR.sub("", text or ""))
    return len(counted) > 1 and (len(years) > 1 or bool(_FROM.search(text or "")))


def figures(text: str | None) -> bool:
    """Whether a text holds a figure that is no year.

    Examples
    --------
    >>> figures("70 % of households by 2026"), figures("Improved by 2026"), figures(None)
    (True, False, False)
    """
    return bool(_DIGIT.search(_YEAR.sub("", text or "")))


def aimed(case: Case, one: Indicator) -> bool:
    """Whether an indicator says how much: in a target, a milestone, or in its own wording."""
    reading = case.read(one.statement)
    told = one.target_reason or figures(one.statement) or (reading and reading.has("in_words"))
    reached = any(not unknown(step.value) for step in case.milestones.get(one.id, ()))
    return bool(told) or reached or not unknown(one.target)


@rule("IND-UNLINKED", "error", many=5)
def loose(case: Case) -> Iterator[Hit]:
    """An indicator that belongs to no result, no level and no other indicator.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on the horizontal logic.
    """
    for one in case.plan.logframe.indicators:
        if not (one.result or one.level or one.parent):
            yield Hit(one.id, field="result")


@rule("IND-VALUE-UNLINKED", "error", many=5)
def loose_value(case: Case) -> Iterator[Hit]:
    """A milestone or a measured value that belongs to no indicator.

    References
    ----------
    DFID (2011), How to note, on milestones.
    """
    for one in (*case.plan.logframe.milestones, *case.plan.logframe.actuals):
        if not one.indicator:
            yield Hit(one.id, field="indicator")


@rule("IND-MISSING", "error", many=4)
def missing(case: Case) -> Iterator[Hit]:
    """An outcome or an output without indicator, once others have one; at the impact it is a hint.

    Without one nobody knows when it is reached, and two people mean two things by it.

    References
    ----------
    European Commission (2004); Örtengren (2003), on indicators.
    """
    rows = [one for level in MEASURED for one in case.results.get(level, ())]
    lacking = [one for one in rows if not case.indicators.get(one.id)]
    levels = {one.level for one in case.plan.logframe.indicators if not one.result}
    if rows and len(lacking) == len(rows) and not levels:
        yield Hit(None, {"count": len(rows)}, others=tuple(one.id for one in rows), severity="info", variant="none")
        return
    for one in lacking:
        if one.level not in levels:
            mild = "info" if one.level is Level.IMPACT else None
            yield Hit(one.id, {"level": case.word(one.level)} if one.level else {}, severity=mild)


@rule("IND-BASELINE", "warning", many=3)
def baseline(case: Case) -> Iterator[Hit]:
    """An indicator without baseline, and without a date by which there will be one.

    A target says little unless one knows where one starts. What cannot be known yet gets a date; what never will gets
    a reason. An indicator whose own words say from what to what has its baseline there.

    References
    ----------
    European Commission, annex "Logical framework and activity matrix"; FCDO, on baselines.
    """
    for one in measured(case):
        if unknown(one.baseline) and one.kind not in _STATES and not (_accounted(one) or starts(one.statement)):
            yield Hit(one.id, field="baseline", variant="open" if one.baseline else "")


def _accounted(one: Indicator) -> bool:
    """Whether it is said why there is no baseline, or when there will be."""
    dated = one.baseline_year or _DATED.search(f"{one.baseline or ''} {one.baseline_reason or ''}")
    if one.baseline_status is ValueStatus.NOT_AVAILABLE:
        return bool(one.baseline_reason)
    return bool(dated or one.baseline_reason)


@rule("IND-BASELINE-DATE", "warning", many=3)
def undated(case: Case) -> Iterator[Hit]:
    """A baseline or a target that does not say when.

    35 per cent in 2024 is a start; 35 per cent some day is a wish. In a plan that says when it begins and ends, these are
    probably meant: then it is a hint.

    References
    ----------
    European Commission, annex "Logical framework and activity matrix": value and reference year.
    """
    for one in measured(case):
        ends = any(step.date for step in case.milestones.get(one.id, ())) or _DATED.search(one.statement or "")
        start = not unknown(one.baseline) and not one.baseline_year and not _DATED.search(one.baseline or "")
        target = not unknown(one.target) and not (one.target_year or ends or _DATED.search(one.target or ""))
        if start or target:
            which = "both" if start and target else "target" if target else ""
            known = bool(case.plan.start or not start) and bool(case.plan.end or not target)
            mild = "info" if known else None
            yield Hit(one.id, {}, "target_year" if target else "baseline_year", severity=mild, variant=which)


@rule("IND-TARGET", "error", many=3)
def target(case: Case) -> Iterator[Hit]:
    """An indicator that does not say how much, in a logframe whose other indicators do.

    Where no indicator has a target the plan has not come so far: that is told once, as a warning. So is a target that is
    left open; one that waits for a baseline which is on its way is no fault.

    References
    ----------
    FCDO, European Commission and USAID: a target for every indicator.
    """
    rows = [one for one in measured(case) if one.kind not in _STATES]
    aimless = [one for one in rows if not aimed(case, one) and not vague(case, one)]
    mild = "warning" if len(aimless) == len(rows) and len(rows) > 1 else None
    for one in aimless:
        if not (one.target and _accounted(one)):
            yield Hit(one.id, field="target", severity="warning" if one.target else mild)


def vague(case: Case, one: Indicator) -> str | None:
    """Return the word that nobody can measure, unless a figure, a scale or a count makes it exact."""
    reading = case.read(one.statement)
    if reading is None or not reading.has("vague") or aimed(case, one) or _counted(reading):
        return None
    told = one.definition or one.calculation or one.thresholds or one.kind is IndicatorKind.SCALE
    return None if told else reading.said(reading.at("vague")[0])


def _counted(reading: Reading) -> bool:
    """Whether a vague word only says which things are counted: "kilometres of road in good condition"."""
    begin, end = reading.at("vague")[0]
    counts = [one for name in ("count_open", "share_open") for one in reading.within(name, 0, begin)]
    return bool(counts) or (bool(reading.within("counting", 0, begin)) and end < len(reading.words))


@rule("IND-DIRECTION", "warning")
def direction(case: Case) -> Iterator[Hit]:
    """A target that goes the other way than the indicator says.

    References
    ----------
    USAID, Performance Indicator Reference Sheet: direction of change.
    """
    for one in measured(case):
        start, end = number(one.baseline), number(one.target)
        if start is None or end is None or start == end or end < 0 < start:
            continue
        up = end > start
        if one.direction is (Direction.DECREASE if up else Direction.INCREASE):
            yield Hit(one.id, {"baseline": one.baseline, "target": one.target}, "target")


def number(value: str | None) -> float | None:
    """Return the number in a quantity that is one."""
    return getattr(value, "number", None)


@rule("IND-FLAT", "info")
def flat(case: Case) -> Iterator[Hit]:
    """A target that equals the baseline, where nobody said that it should be kept.

    References
    ----------
    USAID, Performance Indicator Reference Sheet: direction of change.
    """
    for one in measured(case):
        start = number(one.baseline)
        if start is not None and start == number(one.target) and one.direction is not Direction.MAINTAIN:
            yield Hit(one.id, {"baseline": one.baseline}, "target")


@rule("IND-MONOTONE", "warning")
def steps(case: Case) -> Iterator[Hit]:
    """Milestones that go back and forth between baseline and target, or beyond the target.

    Sometimes that is right (a bad year was foreseen): then it is worth a sentence.

    References
    ----------
    DFID (2011), How to note, on milestones.
    """
    for one in measured(case):
        if one.cumulative is not CumulativeMode.NON_CUMULATIVE:
            for listed in _series(case.milestones.get(one.id, ())):
                if turn := _turn(one, listed):
                    yield Hit(
                        turn.id, {"indicator": one.id, "value": turn.value, "date": turn.date}, "value", (one.id,)
                    )
                    break


def _series(milestones: Iterable[Milestone]) -> list[list[Milestone]]:
    """Return milestones with a number and a date in the order of time, each group and place for itself."""
    found: dict[tuple[str | None, str | None], list[Milestone]] = {}
    for one in milestones:
        if number(one.value) is not None and _time(one.date) is not None:
            found.setdefault((one.dimension, one.place), []).append(one)
    return [sorted(some, key=lambda one: str(_time(one.date))) for some in found.values()]


def _time(date: When | None) -> str | None:
    if date is None:
        return None
    return date.date.isoformat() if date.date else str(date.year) if date.year else None


def _turn(indicator: Indicator, listed: list[Milestone]) -> Milestone | None:
    """Return the first milestone that does not lie between what comes before it and after it."""
    whole = not (listed[0].dimension or listed[0].place)
    start, end = (number(indicator.baseline), number(indicator.target)) if whole else (None, None)
    values = [number(one.value) or 0.0 for one in listed]
    rising = _rising(start, end, values, indicator.direction)
    if rising is None:
        return None
    line = [*([] if start is None else [start]), *values, *([] if end is None else [end])]
    for place, (before, after) in enumerate(pairwise(line)):
        if (after < before) if rising else (after > before):
            return listed[min(place if start is not None else place + 1, len(listed) - 1)]
    return None


def _rising(start: float | None, end: float | None, values: list[float], direction: Direction | None) -> bool | None:
    if start is not None and end is not None and start != end:
        return end > start
    if direction in {Direction.INCREASE, Direction.DECREASE}:
        return direction is Direction.INCREASE
    known = [one for one in (start, *values, end) if one is not None]
    return None if known[0] == known[-1] else known[-1] > known[0]


@rule("IND-TOO-MANY", "info")
def many(case: Case) -> Iterator[Hit]:
    """More indicators on one result than anybody will follow.

    One to three that tell whether it is reached; the rest costs time and is not read.

    References
    ----------
    DFID (2011), How to note: a small number of indicators.
    """
    limit = case.limits["most_indicators"]
    for one in case.plan.logframe:
        count = sum(not indicator.parent for indicator in case.indicators.get(one.id, ()))
        if 0 < limit < count:
            yield Hit(one.id, {"count": count, "limit": f"{limit:g}"})
