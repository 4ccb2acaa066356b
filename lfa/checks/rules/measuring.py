"""Rules of step 7: how indicators are worded, and whether they measure what they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.lexicon import Echoes, Reading, lexicon
from lfa.checks.rule import Hit, rule
from lfa.checks.rules.indicators import aimed, figures, measured, number, unknown, vague
from lfa.model.indicators import Indicator
from lfa.model.scales import Level
from lfa.terms import term

_HIGH = (Level.IMPACT, Level.OUTCOME)
#: What is counted is among so many words.
_HEAD = 4
#: So many words, and an indicator may be a whole sentence.
_BRIEF = 8
#: So many indicators with the target in their wording are a habit of the form, not a slip.
_HABIT = 2
_TIME = re.compile(r"\b(?:19|20)\d\d\b|\b20\d\d\b|%? ?/ ?(?:year|år)")


def heard(case: Case) -> Iterator[tuple[Indicator, Reading]]:
    """Yield indicators of results, with what is said in them."""
    for one in measured(case):
        if reading := case.read(one.statement):
            yield one, reading


@rule("IND-VAGUE", "warning", many=8)
def hollow(case: Case) -> Iterator[Hit]:
    """An indicator that rests on a word nobody can measure.

    "Improved services" is the objective once more. What would one see or count, how much of it, and by when?

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines: specific and measurable.
    """
    for one in measured(case):
        if phrase := vague(case, one):
            yield Hit(one.id, {"phrase": phrase}, "statement")


@rule("IND-QTTP", "warning", many=5)
def incomplete(case: Case) -> Iterator[Hit]:
    """A short indicator that says neither how much nor by when, nor for whom or where.

    Quantity, quality, time, target group and place, asked one by one, make an indicator of a wish: "500 smallholders
    in the district raise their yield by 30 per cent by October 2026". A neutral one ("share of ...") has its figures
    beside it, and IND-TARGET asks for them.

    References
    ----------
    Norad (1999), The Logical Framework Approach; GTZ (1997), ZOPP: building up an indicator step by step.
    """
    for one, reading in heard(case):
        told = figures(one.target) or figures(one.statement) or reading.has("counting")
        if told or vague(case, one) or reading.count > _BRIEF:
            continue
        lacking = list(_lacking(case, one, reading))
        if {"quantity", "time"} <= set(lacking) and len(lacking) > 2:
            language = case.plan.language
            parts = ", ".join(term("checks", f"IND-QTTP.{part}", language) for part in lacking)
            yield Hit(one.id, {"parts": parts}, "statement")


def _lacking(case: Case, one: Indicator, reading: Reading) -> Iterator[str]:
    """Yield which of quantity, time, target group and place an indicator does not say."""
    result = case.plan.logframe.get(one.result) if one.result else None
    if not aimed(case, one):
        yield "quantity"
    if not (
        one.target_year or case.milestones.get(one.id) or reading.has("time_words") or _TIME.search(one.statement or "")
    ):
        yield "time"
    if not (one.target_group or reading.has("people") or (result and result.target_group)):
        yield "group"
    if not (one.place or reading.has("place_words")):
        yield "place"


@rule("IND-UNIT", "warning", many=5)
def unit(case: Case) -> Iterator[Hit]:
    """A bare number beside a few words: it may count anything.

    "20" of what: persons, per cent, kilometres? Where the wording says what is counted, nothing is missing.

    References
    ----------
    USAID, Performance Indicator Reference Sheet: unit of measure, numerator and denominator.
    """
    for one, reading in heard(case):
        bare = number(one.target) is not None and str(one.target).strip().lstrip("+-−").replace(" ", "").isdecimal()
        told = one.unit or one.definition or one.calculation or one.kind or "(" in str(one.statement)
        named = reading.has("counting", "persons", "people") or _several(case, one, reading)
        if bare and reading.count <= _HEAD and not (told or named or figures(one.statement)):
            yield Hit(one.id, {"target": one.target}, "unit")


def _several(case: Case, one: Indicator, reading: Reading) -> bool:
    """Whether one of the first words is the plural of what is counted."""
    lists = lexicon(case.language(one.statement))
    endings = tuple(lists.lists.get("plural", ())) if lists else ()
    return any(word.endswith(endings) and not word.endswith("ss") for word in reading.words[:_HEAD])


@rule("IND-EMBEDDED-TARGET", "info", many=3)
def embedded(case: Case) -> Iterator[Hit]:
    """A target written into the indicator, beside a target of its own.

    "50 % of women trained" with the target 50: when the target is changed, one of them is forgotten. Where most
    indicators are written so, as the classic matrix asks, it is no slip.

    References
    ----------
    USAID, Performance Indicator Reference Sheet; DFID (2011): indicators are neutral.
    """
    rows = [one for one in measured(case) if one.target and one.statement]
    slips = [one for one in rows if _repeats(one)]
    habit = len(slips) >= _HABIT and len(slips) * 2 > len(rows)
    if case.profile.target_column and not habit:
        for one in slips:
            yield Hit(one.id, {"target": one.target}, "statement")


def _repeats(one: Indicator) -> bool:
    value = number(one.target)
    return value is not None and any(
        float(found.replace(",", ".")) == value for found in re.findall(r"\d+(?:[.,]\d+)?", one.statement or "")
    )


@rule("IND-ACTIVITY-AT-OUTCOME", "warning", many=5)
def counted_work(case: Case) -> Iterator[Hit]:
    """An indicator of an outcome or impact that counts what the project does.

    Persons trained and reports written belong to outputs. What do they do differently afterwards?

    References
    ----------
    USAID and FCDO, on levels of indicators; Interreg Sweden-Norway, on results.
    """
    for one, reading in heard(case):
        if case.level(one) in _HIGH and _counts_work(reading):
            yield Hit(one.id, {"phrase": reading.said(reading.at("product")[0])}, "statement")


def _counts_work(reading: Reading) -> bool:
    """Whether the things that are counted, right after "number of" or a figure, are products of work."""
    opening = reading.opening("count_open")
    first = opening[1] if opening else 1 if reading.words and reading.words[0][0].isdecimal() else 0
    hash_sign = bool(reading.words) and reading.words[0] == "#"
    if not (first or hash_sign):
        return False
    begin = first or 1
    head = min((one[0] for one in reading.within("relative", begin)), default=begin + 5)
    return bool(reading.within("product", begin, head)) and not reading.within("effect", begin)


@rule("IND-DISAGG", "info", many=1)
def together(case: Case) -> Iterator[Hit]:
    """An indicator that counts people without telling women from men.

    What works for the average may miss half of them: divide by sex, and by age or disability where it matters.

    References
    ----------
    FCDO, on disaggregated data; European Social Fund, horizontal principles.
    """
    for one, reading in heard(case):
        counting = reading.opening("count_open", "share_open")
        near = counting and reading.within("persons", counting[1], counting[1] + 4)
        asked = near or (one.unit and (said := case.read(one.unit)) and said.has("persons"))
        divided = one.disaggregation or any(step.dimension for step in case.milestones.get(one.id, ()))
        if asked and not divided and not reading.has("sexed"):
            yield Hit(one.id, field="disaggregation")


@rule("IND-INDEPENDENT", "info", many=3)
def echo(case: Case) -> Iterator[Hit]:
    """An indicator that says its result once more, or measures the outcome by an output.

    If the indicator is the result in other words, it proves nothing: what could one see that speaks for it?

    References
    ----------
    European Commission (2004); GTZ (1997), ZOPP: independent at each level.
    """
    outputs = Echoes((one.id, case.stems(one.statement)) for one in case.results.get(Level.OUTPUT, ()))
    limit = case.limits["similar"]
    for one in measured(case):
        result = case.plan.logframe.get(one.result) if one.result else None
        stems = case.stems(one.statement)
        if result is None or len(stems) < 2 or figures(one.statement):
            continue
        if stems == case.stems(result.statement) and unknown(one.target):
            yield Hit(one.id, {"result": result.id}, "statement", (result.id,), variant="result")
        elif result.level is Level.OUTCOME and len(stems) > 2:
            share, output = outputs.nearest(stems)
            if output and share >= limit and output in {child.id for child in case.under.get(result.id, ())}:
                yield Hit(one.id, {"result": output}, "statement", (output,))
