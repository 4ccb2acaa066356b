"""Rules of step 4: how objectives and results are worded, and what they come from."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.lexicon import Reading, Span
from lfa.checks.rule import Hit, rule
from lfa.model.objectives import Objective
from lfa.model.results import Result
from lfa.model.scales import Level


def heard(case: Case) -> Iterator[tuple[Objective | Result, Reading]]:
    """Yield objectives and results, each wording once, with what is said in them."""
    said: set[str] = set()
    for one in (*case.plan.objectives, *case.plan.logframe):
        reading = case.read(one.statement)
        if reading and str(one.statement) not in said:
            said.add(str(one.statement))
            yield one, reading


def _level(one: Objective | Result) -> Level | None:
    return one.level


def bare(reading: Reading, *names: str) -> Span | None:
    """Return the verb that a statement opens with, where it is an order or a wish and no noun."""
    found = reading.opening(*names)
    noun = reading.opening("as_noun") or (reading.opening("noun_too") and _goes_on(reading))
    return found if found and found[0] == 0 and not noun else None


def _goes_on(reading: Reading) -> bool:
    """Whether a verb follows what a statement opens with, before any "who" or "with"."""
    end = min((one[0] for one in reading.at("relative")), default=None)
    return any(reading.within(name, 1, end) for name in ("be", "reached"))


def work(reading: Reading, level: Level | None) -> Span | None:
    """Return the verb of doing that a result opens with; an output is made by creating and developing, too."""
    if level is Level.OUTPUT:
        return bare(reading, "doing", "doing_noun", "doing_card")
    return bare(reading, "doing", "doing_noun") if level is Level.OUTCOME else None


def infinitive(reading: Reading) -> Span | None:
    """Return the words of a statement that opens with "to" and a verb of doing or wishing."""
    opening = reading.opening("to")
    verbs = [one for name in ("wishing", "doing") for one in reading.at(name) if opening and one[0] == opening[1]]
    return (0, verbs[0][1]) if verbs and opening and opening[0] == 0 else None


@rule("OBJ-NOT-STATE", "warning", many=8)
def not_a_state(case: Case) -> Iterator[Hit]:
    """An objective worded as an order, not as a state that has been reached.

    "Improve water quality" says what to do; "Water quality is improved" can be checked on the last day. Outputs that
    open with a verb of doing are told by OUT-ACTIVITY; "Contribute to ..." is a form of the impact.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines; USAID: results in the past tense.
    """
    for one, reading in heard(case):
        doing = isinstance(one, Result) and work(reading, one.level)
        gives = isinstance(one, Result) and one.level is Level.IMPACT and reading.opening("contribute")
        if (verb := bare(reading, "wishing", "doing")) and not (doing or gives):
            yield Hit(one.id, {"phrase": reading.said(verb)}, "statement")


@rule("OBJ-INFINITIVE", "info")
def to_do(case: Case) -> Iterator[Hit]:
    """An objective below the impact that opens with "to" and a verb.

    It tells what the project wants to do, not what is so when it has succeeded. "To contribute to ..." is the usual
    form of an impact.

    References
    ----------
    European Commission (2004); some published courses teach infinitives, so this is a hint.
    """
    for one, reading in heard(case):
        verb = infinitive(reading)
        high = _level(one) is Level.IMPACT or (_level(one) is None and reading.has("contribute"))
        if verb and not high:
            yield Hit(one.id, {"phrase": reading.said(verb)}, "statement")


@rule("OBJ-NEGATIVE", "warning", many=8)
def negative(case: Case) -> Iterator[Hit]:
    """An objective that says what is gone, not what is there instead.

    "No untreated discharge" leaves open what happens to the water: "All waste water is treated".

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines: positive statements.
    """
    for one, reading in heard(case):
        opening = reading.opening("negative_open")
        found = opening or next(iter(reading.at("negative_in")), None)
        if found and not reading.has("negative_ok"):
            yield Hit(one.id, {"phrase": reading.said(found)}, "statement")


@rule("OBJ-MULTIPLE", "warning", many=8)
def several(case: Case) -> Iterator[Hit]:
    """Two objectives in one statement.

    One may be reached and the other not; then nobody can say whether the objective was. In a tree, where a card is
    still easily divided, this is only a hint.

    References
    ----------
    DFID (2011), How to note: Guidance on using the revised Logical Framework.
    """
    for one, reading in heard(case):
        if halves := _halves(reading):
            mild = "info" if isinstance(one, Objective) or one.level is Level.IMPACT else None
            yield Hit(one.id, {"first": halves[0], "second": halves[1]}, "statement", severity=mild)


def _halves(reading: Reading) -> tuple[str, str] | None:
    for begin, end in reading.at("and"):
        left, right = (0, begin), (end, len(reading.words))
        if begin > 1 and _two_states(reading, left, right):
            return reading.said(left), reading.said(right)
    return None


def _two_states(reading: Reading, left: Span, right: Span) -> bool:
    """Whether both sides open with a gain, or are clauses with subjects and reached states of their own."""
    opens = any(one[0] == reading.start for one in reading.within("gain", *left))
    if opens and any(one[0] == right[0] for one in reading.within("gain", *right)):
        return True
    goes_on = any(one[0] == right[0] for name in ("reached", "adverb", "to") for one in reading.within(name, *right))
    return not goes_on and all(reading.within("reached", *side) for side in (left, right))


@rule("OBJ-MEANS-IN-END", "warning", many=8)
def means(case: Case) -> Iterator[Hit]:
    """An objective that says how it will be reached.

    The way there is the level below: "Participants are employed" leaves room for more than training.

    References
    ----------
    DFID (2011), How to note: do not restate the level below.
    """
    for one, reading in heard(case):
        if phrase := _way(reading):
            yield Hit(one.id, {"phrase": phrase}, "statement")


def _way(reading: Reading) -> str | None:
    last = len(reading.words)
    for span in reading.at("means"):
        if span[0] > 0 and span[1] < last:
            return reading.said((span[0], min(span[1] + 2, last)))
    for begin, end in reading.at("means_open"):
        after = [one for one in reading.within("means_after", end, end + 3) if one[0] == end]
        if begin > 0 and after:
            return reading.said((begin, after[0][1]))
    return None


@rule("OBJ-UNLINKED", "info", many=3)
def unlinked(case: Case) -> Iterator[Hit]:
    """A problem that no objective answers, or an objective that answers no problem.

    Both are allowed; both should be somebody's choice.

    References
    ----------
    Inter-American Development Bank, logical framework of a bus service: objectives without a problem.
    """
    if not len(case.plan.objectives):
        return
    for problem in case.plan.problems:
        if not problem.external and problem.id not in case.answered:
            yield Hit(problem.id)
    if case.answered:
        for one in case.plan.objectives:
            if not one.sources:
                yield Hit(one.id, field="derived_from", variant="objective")


@rule("OBJ-UNREALISTIC", "info")
def absolute(case: Case) -> Iterator[Hit]:
    """An objective in absolute words.

    "Poverty is eradicated" will not be reached, nor will all people do what a few do today: how far, where and for whom
    by the end?

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines: realistic and achievable.
    """
    for one, reading in heard(case):
        if found := next(iter(reading.at("absolute")), None) or _everybody(reading):
            yield Hit(one.id, {"phrase": reading.said(found)}, "statement")


def _everybody(reading: Reading) -> Span | None:
    """Return the words of a statement that opens with all of a group."""
    opening = reading.opening("all")
    people = [one for one in reading.at("people") if opening and one[0] == opening[1]]
    return (opening[0], people[0][1]) if opening and people else None


@rule("OBJ-INVERT-ILLOGICAL", "info", many=1)
def unconfirmed(case: Case) -> Iterator[Hit]:
    """A mirrored link that nobody has confirmed.

    Taking a cause away does not always bring about the end: something else may be needed too.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines: check the means-ends relations.
    """
    for link in case.plan.objectives.links:
        if not (link.confirmed or link.feedback):
            yield Hit(link.means, {"end": link.end}, "leads_to", (link.end,))
