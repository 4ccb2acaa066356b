"""Rules of step 3: how problems are worded, one card at a time.

Language is judged modestly: a rule speaks where a phrase and what it is about say the same, and only in
languages that have word lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.lexicon import Reading, Span
from lfa.checks.rule import Hit, rule
from lfa.model.problems import Problem

#: A card of so few words is a topic rather than a sentence.
_SHORT = 2
#: So many words from the opening on, a condition is what the card is about.
_NEAR = 3


def heard(case: Case) -> Iterator[tuple[Problem, Reading]]:
    """Yield the problems whose language has word lists, with what is said in them."""
    for one in case.plan.problems:
        if reading := case.read(one.statement):
            yield one, reading


@rule("PRB-ABSENCE", "warning", many=8)
def absence(case: Case) -> Iterator[Hit]:
    """A problem worded as the absence of a solution.

    "There is no training centre" has chosen its answer already: whatever else might help is no longer seen. What
    people lack as a state (knowledge, incentives) is worth a question; a thing that can be bought, built or
    arranged is worth a rewording: ask what is bad because it is not there, and write that.

    References
    ----------
    Örtengren (2003), The Logical Framework Approach, Sida; European Commission (2004), Project Cycle Management
    Guidelines.
    """
    for one, reading in heard(case):
        found = _lacking(reading)
        if found and not _moneyless(case, one, reading):
            what, severity = found
            yield Hit(one.id, {"phrase": what}, "statement", severity=severity, variant="state" if severity else "")


def _lacking(reading: Reading) -> tuple[str, str | None] | None:
    """Return the words that tell of an absence, and "info" when it is no solution that is absent."""
    plain, weak = reading.opening("absence"), reading.opening("absence_weak")
    verb = next(iter(reading.at("absence_verb")), None)
    opening = plain or weak or verb
    if opening is None:
        return None
    solution = _absent(reading, opening, before=not (plain or weak))
    if solution and (plain or not weak or solution[0] - opening[1] < _NEAR):
        return reading.said((opening[0], max(opening[1], solution[1]))), None
    if not plain:
        return None
    wanted = reading.opening("need") is not None and not reading.has("state")
    return reading.said(opening), None if wanted else "info"


def _absent(reading: Reading, opening: Span, *, before: bool) -> Span | None:
    """Return the solution that is said to be absent: what comes first after the opening, or right before a verb."""
    end = min((one[0] for one in reading.within("relative", opening[1])), default=None)
    things = sorted(one for name in ("solution", "state") for one in reading.within(name, opening[1], end))
    if before and not things:
        things = sorted(one for one in reading.at("solution") if opening[0] - _NEAR < one[1] <= opening[0])
    found: Span | None = None
    for one in things:
        if found is None or _adjoins(reading, found[1], one[0]):
            found = (found[0], one[1]) if found else one
    last = next((one for one in reversed(things) if found and one[1] == found[1]), None)
    return found if last in reading.at("solution") else None


def _adjoins(reading: Reading, end: int, begin: int) -> bool:
    """Whether a word says what kind of thing the next one is: "information programmes", "information/advice centre"."""
    return end == begin or (begin - end == 2 and reading.words[end] == "/")


@rule("PRB-MULTIPLE", "warning", many=8)
def several(case: Case) -> Iterator[Hit]:
    """Two problems on one card.

    Each has its own causes, and so its own place in the tree. Two subjects of one trouble ("catch and income are
    falling") are one problem; two troubles are two cards.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines; Metaplan: one idea a card.
    """
    for one, reading in heard(case):
        if not reading.has("cause") and (first := _halves(reading)):
            yield Hit(one.id, {"first": first[0], "second": first[1]}, "statement")


def _halves(reading: Reading) -> tuple[str, str] | None:
    """Return the two troubles on a card, where "and" or a semicolon joins two."""
    marks = [(place, place + 1) for place, word in enumerate(reading.words) if word == ";"]
    if marks and 0 < marks[0][0] < len(reading.words) - 1:
        return reading.said((0, marks[0][0])), reading.said((marks[0][1], len(reading.words)))
    for begin, end in reading.at("and"):
        sides = ((0, begin), (end, len(reading.words)))
        if all(end - start > 1 for start, end in sides) and _two_troubles(reading, *sides):
            return reading.said(sides[0]), reading.said(sides[1])
    return None


def _two_troubles(reading: Reading, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether both sides of "and" open with a trouble, or are clauses of their own with one in each."""
    opens = any(one[0] in {0, reading.start} for one in reading.within("bad", *left))
    if opens and any(one[0] == right[0] for one in reading.within("bad", *right)):
        return True
    clauses = [reading.within("be", *side) for side in (left, right)]
    own = bool(clauses[0]) and bool(clauses[1]) and clauses[1][0][0] > right[0]
    return own and all(reading.within("bad", *side) for side in (left, right))


@rule("PRB-CAUSE-IN-CARD", "warning", many=8)
def hidden_link(case: Case) -> Iterator[Hit]:
    """A cause and its effect on one card: the arrow is hidden inside.

    Write two cards and link them; then the cause can be questioned, and can have other effects.

    References
    ----------
    GTZ (1997), ZOPP: Objectives-oriented Project Planning.
    """
    for one, reading in heard(case):
        for begin, end in reading.at("cause"):
            if begin > 0 and end < len(reading.words):
                yield Hit(one.id, {"phrase": reading.said((begin, end))}, "statement")
                break


@rule("PRB-SOLUTION", "warning", many=8)
def solution(case: Case) -> Iterator[Hit]:
    """A card that says what should be done instead of what is wrong.

    A need for a thing, or an order to make it, is an idea: keep it for the strategies. The problem is what people
    meet today.

    References
    ----------
    Örtengren (2003), The Logical Framework Approach, Sida; European Commission (2004).
    """
    for one, reading in heard(case):
        opening = reading.opening("doing_card")
        if opening and opening[0] == 0 and not reading.opening("as_noun"):
            yield Hit(one.id, {"phrase": reading.said(opening)}, "statement")
        elif reading.has("needed") and reading.has("solution", "novelty") and not reading.opening("absence"):
            yield Hit(one.id, {"phrase": reading.said(reading.at("needed")[0])}, "statement")


@rule("PRB-FUTURE", "info")
def future(case: Case) -> Iterator[Hit]:
    """Something that may happen, written as a problem.

    A problem exists today and can be seen. What may happen is a risk: write what is there already, or move it to the
    risks.

    References
    ----------
    Eawag (2011), Community-Led Urban Environmental Sanitation Planning (CLUES), on existing problems.
    """
    for one, reading in heard(case):
        phrase = reading.opening("future_open") or next(iter(reading.at("future")), None)
        if phrase:
            yield Hit(one.id, {"phrase": reading.said(phrase)}, "statement")


@rule("PRB-VAGUE", "info")
def vague(case: Case) -> Iterator[Hit]:
    """A topic instead of a problem.

    "Infrastructure" says where to look, not what is wrong, nor for whom.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on problem analysis.
    """
    for one, reading in heard(case):
        if reading.count <= _SHORT and reading.has("topic") and not reading.has("bad", "positive", "absence"):
            yield Hit(one.id, field="statement")


@rule("PRB-BLAME", "info")
def blame(case: Case) -> Iterator[Hit]:
    """A group's character given as the problem.

    People have reasons for what they do, and those can be changed: write what they do or meet, and ask why.

    References
    ----------
    Practice of facilitation; European Commission (2004), on stakeholders' motivation.
    """
    for one, reading in heard(case):
        if reading.has("blame"):
            yield Hit(one.id, {"phrase": reading.said(reading.at("blame")[0])}, "statement")


@rule("PRB-MONEY", "info")
def money(case: Case) -> Iterator[Hit]:
    """Lack of money as a root cause.

    It is always true and explains nothing: what does the money that there is go to, and who decides?

    References
    ----------
    Practice of objectives-oriented planning (GOPP).
    """
    for one, reading in heard(case):
        if _moneyless(case, one, reading):
            yield Hit(one.id, field="statement")


def _moneyless(case: Case, problem: Problem, reading: Reading) -> bool:
    """Whether a problem without causes says that money is short, and no more."""
    short = [one for one in reading.at("money_short") if one[0] in {0, reading.start}] or reading.at("absence_verb")
    if not short or case.plan.problems.causes(problem.id):
        return False
    return any(abs(one[0] - short[0][1]) <= 1 or one[1] <= short[0][0] for one in reading.at("money"))


@rule("PRB-EXTERNAL", "info")
def external(case: Case) -> Iterator[Hit]:
    """A condition of nature or of the world that no project changes, not marked as external.

    It belongs in the tree, for it is a cause; marked as external it gets no objective, and can become an assumption.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on analysis of strategies.
    """
    for one, reading in heard(case):
        near = [one for one in reading.within("external", reading.start, reading.start + _NEAR) if _leads(reading, one)]
        if near and not one.external and not case.plan.problems.causes(one.id) and not reading.has("needed"):
            yield Hit(one.id, {"phrase": reading.said(near[0])}, "external")


def _leads(reading: Reading, span: Span) -> bool:
    """Whether nothing but its own adjectives stands before a phrase: no "data on ..."."""
    return not any(one[1] <= span[0] and one[0] >= reading.start for one in reading.at("small"))


@rule("PRB-POSITIVE", "warning", many=8)
def positive(case: Case) -> Iterator[Hit]:
    """An objective among the problems.

    "Better cooperation" is what somebody wants: write how it is today, and keep the wish for the objectives.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on problem analysis.
    """
    for one, reading in heard(case):
        opening = reading.opening("positive", "positive_verb") or _good(reading)
        wish = reading.opening("to") and reading.within("wishing", 1, 3)
        if (opening or wish) and not reading.has("bad", "absence_verb", "cause"):
            yield Hit(one.id, {"phrase": reading.said(opening or (0, 2))}, "statement")


def _good(reading: Reading) -> Span | None:
    """Return "good" where the statement opens with it and something one would wish for follows: no "good land is lost"."""
    opening = reading.opening("good")
    wished = (one for name in ("topic", "solution") for one in reading.at(name))
    return opening if opening and any(one[0] == opening[1] for one in wished) else None


@rule("PRB-DUP", "warning")
def same(case: Case) -> Iterator[Hit]:
    """Two problems that say the same.

    Merge them, and keep both cards' origin; or say in the wording what sets them apart.

    References
    ----------
    Practice of objectives-oriented planning (GOPP): clustering of cards.
    """
    first: dict[frozenset[str], str] = {}
    for one in case.plan.problems:
        stems = case.stems(one.statement)
        if stems and first.setdefault(stems, one.id) != one.id:
            yield Hit(one.id, {"other": first[stems]}, "statement", (first[stems],))


@rule("PRB-LENGTH", "info")
def long(case: Case) -> Iterator[Hit]:
    """A card that cannot be read from the back of the room.

    One short sentence; the rest goes into the note.

    References
    ----------
    Metaplan: about three lines a card.
    """
    words, letters = case.limits["card_words"], case.limits["card_letters"]
    for one in case.plan.problems:
        count = len(one.statement.split()) if one.statement else 0
        if count > words or len(one.statement or "") > letters:
            yield Hit(one.id, {"count": count, "letters": len(one.statement or "")}, "statement")
