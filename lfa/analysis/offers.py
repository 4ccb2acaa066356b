"""What a goal conflict may become in the plan: drafts and questions, for people to take up or leave.

An undecided conflict wholly inside the plan is the plan's own to decide: it is offered as a
decision to take and as a risk while nobody takes it. Only where a side lies outside can one
assume something about it, so only there an assumption is offered. A chosen way of handling
becomes work, a limit, another target, a trial action or an objective withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from lfa.errors import InvalidValue
from lfa.model.activities import Activity
from lfa.model.assumptions import Assumption
from lfa.model.collection import Collection
from lfa.model.conflict_scales import Handling
from lfa.model.conflicts import DECIDED, Conflict
from lfa.model.element import Derivation, Element
from lfa.model.objectives import Objective
from lfa.model.plan import Plan
from lfa.model.results import Result
from lfa.model.risks import Risk
from lfa.model.scales import ConflictKind, ConflictStatus, Level, Status
from lfa.model.text import Text
from lfa.model.trials import TrialAction
from lfa.terms import term

__all__ = ["Offer", "OfferKind", "conflict_offers", "take_up", "withdraw"]


class OfferKind(StrEnum):
    """What is offered."""

    DECISION = "decision"
    RISK = "risk"
    ASSUMPTION = "assumption"
    ACTIVITY = "activity"
    LIMIT = "limit"
    TARGET = "target"
    TRIAL_ACTION = "trial_action"
    OBJECTIVE = "objective"
    WITHDRAW = "withdraw"
    REVIEW = "review"


@attrs.frozen
class Offer:
    """One thing a conflict may become; the library proposes, people decide.

    Parameters
    ----------
    conflict : str
        Id of the conflict.
    kind : OfferKind
    about : tuple of str
        Ids of what it concerns: the sides, the results, the indicators whose targets are in question.
    draft : Element, optional
        What `take_up` would add, derived from the conflict; None where there is only a question.
    language : str
    """

    conflict: str
    kind: OfferKind
    about: tuple[str, ...] = ()
    draft: Element | None = None
    language: str = "en"

    @property
    def why(self) -> str:
        """Why it is offered."""
        about = ", ".join(self.about) or "-"
        return term("conflicts", f"offer.{self.kind}", self.language, conflict=self.conflict, about=about)

    def __str__(self) -> str:
        said = f" {self.draft.label!r}." if self.draft else ""
        return f"{self.why}{said}"


_WORK = {Handling.CLARIFY, Handling.SEQUENCE, Handling.SEPARATE, Handling.COMPENSATE}
_CLOSED = {ConflictStatus.DISSOLVED}
_NO_CLASH = {ConflictKind.SYNERGY, ConflictKind.APPARENT}


def conflict_offers(plan: Plan) -> tuple[Offer, ...]:
    """List what the conflicts of a plan may become, drafts among them; what was taken up before is left out.

    Parameters
    ----------
    plan : Plan
        It is not changed.

    Returns
    -------
    tuple of Offer
        Conflict by conflict, in the order of the register.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.objectives.add("O1", "Buses go every hour"), plan.objectives.add("O2", "Costs are cut")
    >>> _ = plan.goals.add("G1", "Budget in balance")
    >>> _ = plan.conflicts.add("GC1", "Buses and costs", sides=["O1", "O2"])
    >>> _ = plan.conflicts.add("GC2", "Buses and budget", sides=["O1", "G1"])
    >>> [(offer.conflict, offer.kind.value) for offer in conflict_offers(plan)]
    [('GC1', 'decision'), ('GC1', 'risk'), ('GC2', 'decision'), ('GC2', 'assumption')]
    """
    return tuple(offer for conflict in plan.conflicts for offer in _Offers(plan, conflict).all())


class _Offers:
    """The offers of one conflict."""

    def __init__(self, plan: Plan, conflict: Conflict) -> None:
        self.plan, self.conflict = plan, conflict
        self.inside = tuple(one for one in conflict.sides if one in plan and one not in plan.goals)
        self.outside = tuple(one for one in conflict.sides if one in plan.goals)
        self.derived = tuple(one for one in plan.elements if conflict.id in one.sources)
        self.made = 0

    def all(self) -> Iterator[Offer]:
        conflict = self.conflict
        if conflict.status in _CLOSED or conflict.kind in _NO_CLASH or len(conflict.sides) < 2:
            return
        if conflict.status in DECIDED:
            yield from self._decided()
        else:
            yield from self._undecided()

    def _undecided(self) -> Iterator[Offer]:
        if not self.inside:
            return
        yield self._offer(OfferKind.DECISION, self.inside if not self.outside else self.conflict.sides)
        if not self.outside:
            yield from self._risk()
        else:
            for one in self.inside:
                yield from self._assumption(one)

    def _decided(self) -> Iterator[Offer]:
        handling = self.conflict.handling
        if handling in _WORK:
            yield from self._work()
        elif handling is Handling.LIMIT:
            yield from self._limit()
        elif handling is Handling.COMPROMISE:
            yield from self._targets()
        elif handling is Handling.TEST:
            yield from self._trial()
        elif handling is Handling.REFRAME:
            yield from self._reframed()
        elif handling is Handling.CANCEL:
            yield from self._withdrawn()
        elif handling is Handling.ACCEPT and self.conflict.review_on is None:
            yield self._offer(OfferKind.REVIEW, self.conflict.sides)

    def _offer(self, kind: OfferKind, about: tuple[str, ...], draft: Element | None = None) -> Offer:
        return Offer(self.conflict.id, kind, about, draft, self.plan.language)

    # Drafts

    def _risk(self) -> Iterator[Offer]:
        if not any(isinstance(one, Risk) for one in self.derived):
            results = tuple(one for side in self.inside for one in self._results(side))
            fields: dict[str, Any] = {
                "cause": self.conflict.cause or self.conflict.description,
                "effect": self.conflict.affected,
            }
            words = self._words("risk", sides=self._named(self.conflict.sides))
            yield self._offer(
                OfferKind.RISK, self.inside, self._draft(Risk, self.plan.risks, words, results=results, **fields)
            )

    def _assumption(self, side: str) -> Iterator[Offer]:
        results = self._results(side)
        known = [one for one in self.derived if isinstance(one, Assumption)]
        if any(one.result in results or (not results and side in one.sources) for one in known):
            return
        words = self._words("assumption", outside=self._named(self.outside), inside=self._named((side,)))
        also = [self._source(side)]
        fields = {"result": results[0]} if results else {}
        draft = self._draft(Assumption, self.plan.logframe.assumptions, words, also, **fields)
        yield self._offer(OfferKind.ASSUMPTION, (*self.outside, side), draft)

    def _work(self) -> Iterator[Offer]:
        if not self.conflict.actions and not any(isinstance(one, Activity) for one in self.derived):
            result = next((one for side in self.inside for one in self._outputs(side)), None)
            draft = self._draft(
                Activity, self.plan.activities, self._decision(), result=result, responsible=self.conflict.owner
            )
            yield self._offer(OfferKind.ACTIVITY, self.conflict.sides, draft)

    def _limit(self) -> Iterator[Offer]:
        if not any(isinstance(one, Assumption) for one in self.derived):
            result = next((one for side in self.inside for one in self._results(side)), None)
            fields: dict[str, Any] = {"result": result, "owner": self.conflict.owner}
            draft = self._draft(Assumption, self.plan.logframe.assumptions, self._decision(), **fields)
            yield self._offer(OfferKind.LIMIT, self.conflict.sides, draft)

    def _targets(self) -> Iterator[Offer]:
        results = {one for side in self.inside for one in self._results(side)}
        indicators = tuple(one.id for one in self.plan.logframe.indicators if one.result in results)
        yield self._offer(OfferKind.TARGET, indicators or self.conflict.sides)

    def _trial(self) -> Iterator[Offer]:
        if not self.conflict.actions and not any(isinstance(one, TrialAction) for one in self.derived):
            home = self.plan.missions.trial_actions
            yield self._offer(
                OfferKind.TRIAL_ACTION, self.conflict.sides, self._draft(TrialAction, home, self._decision())
            )

    def _reframed(self) -> Iterator[Offer]:
        if not any(isinstance(one, Objective) for one in self.derived):
            draft = self._draft(Objective, self.plan.objectives, self._decision())
            yield self._offer(OfferKind.OBJECTIVE, self.conflict.sides, draft)

    def _withdrawn(self) -> Iterator[Offer]:
        sides = [self.plan.find(one) for one in self.inside]
        if all(one is not None and one.status is not Status.WITHDRAWN for one in sides):
            yield self._offer(OfferKind.WITHDRAW, self.inside)

    # Words and links

    def _draft(
        self, kind: type[Element], home: Collection[Any], words: str, also: Iterable[Derivation] = (), **fields: Any
    ) -> Element:
        conflict = self.conflict
        status: dict[str, Any] = {} if kind is TrialAction else {"status": Status.DRAFT}
        source = Derivation(conflict.id, str(conflict.statement) if conflict.statement else None)
        # A decision is worded for the register; what it is derived from stays beside it.
        return kind(
            home.new_id(),
            Text(words),
            derived_from=(source, *also),
            illustrative=conflict.illustrative,
            **status,
            **fields,
        )

    def _words(self, key: str, **values: object) -> str:
        said = term("conflicts", f"draft.{key}", self.plan.language, **values)
        return said[:1].upper() + said[1:]

    def _decision(self) -> str:
        if self.conflict.decision:
            return str(self.conflict.decision)
        handling = term("choices", f"handling.{self.conflict.handling}", self.plan.language)
        return self._words("handled", handling=handling, title=self.conflict.label)

    def _named(self, ids: Iterable[str]) -> str:
        found = [self.plan.find(one) for one in ids]
        names = [term("conflicts", "draft.quoted", self.plan.language, name=one.label) for one in found if one]
        return term("conflicts", "draft.and", self.plan.language).join(names)

    def _source(self, id_: str) -> Derivation:
        element = self.plan.find(id_)
        return Derivation(id_, str(element.statement) if element and element.statement else None)

    def _outputs(self, side: str) -> tuple[str, ...]:
        """Return the results that work for a side can belong to: outputs, its own or those below it."""
        frame = self.plan.logframe
        below = [one for own in self._results(side) for one in (frame[own], *frame.children(own))]
        return tuple(one.id for one in below if one.level is Level.OUTPUT)

    def _results(self, side: str) -> tuple[str, ...]:
        """Return the results a side stands for in the logframe: itself, what came from it, what it produces."""
        element = self.plan.find(side)
        if isinstance(element, Result):
            return (side,)
        if isinstance(element, Activity):
            return (element.result,) if element.result else ()
        return tuple(one.id for one in self.plan.logframe if side in one.sources)


_HOMES: dict[type[Element], str] = {
    Risk: "risks",
    Assumption: "logframe.assumptions",
    Activity: "activities",
    TrialAction: "missions.trial_actions",
    Objective: "objectives",
}


def take_up(plan: Plan, offers: Iterable[Offer], *, on: str | None = None, who: str | None = None) -> tuple[str, ...]:
    """Add the drafts of offers to a plan, and tell their conflicts what carries them out.

    Parameters
    ----------
    plan : Plan
        It is changed.
    offers : iterable of Offer
        Those to take up; mere questions are passed over.
    on, who : str, optional
        For the history of the conflicts.

    Returns
    -------
    tuple of str
        The ids of what was added.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.objectives.add("O1", "Buses go every hour"), plan.goals.add("G1", "Budget in balance")
    >>> _ = plan.conflicts.add("GC1", "Buses and budget", sides=["O1", "G1"])
    >>> take_up(plan, conflict_offers(plan)), plan.logframe.assumptions["AS1"].statement
    (('AS1',), 'What is done for “Budget in balance” leaves room for “Buses go every hour”')
    """
    added = []
    for offer in offers:
        if offer.draft is None:
            continue
        home: Any = plan
        for name in _HOMES[type(offer.draft)].split("."):
            home = getattr(home, name)
        draft = offer.draft if offer.draft.id not in plan else attrs.evolve(offer.draft, id=home.new_id())
        added.append(home.add(draft).id)
        if isinstance(draft, Activity | TrialAction):
            actions = (*plan.conflicts[offer.conflict].actions, draft.id)
            plan.conflicts.update(offer.conflict, actions=actions, on=on, who=who)
    return tuple(added)


def withdraw(plan: Plan, id: str, conflict: str, *, on: str | None = None, who: str | None = None) -> None:  # noqa: A002
    """Mark an objective, a result or an activity as withdrawn because of a conflict; nothing is deleted.

    Parameters
    ----------
    plan : Plan
        It is changed.
    id : str
        The side that is given up.
    conflict : str
        Id of the conflict; its history says what was given up.
    on, who : str, optional

    Raises
    ------
    UnknownId
        When there is no such conflict.
    InvalidValue
        When the element is no side of the conflict, or has no status of its own to withdraw.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.objectives.add("O1", "Buses go every hour"), plan.goals.add("G1", "Budget in balance")
    >>> _ = plan.conflicts.add("GC1", "Buses and budget", sides=["O1", "G1"])
    >>> withdraw(plan, "O1", "GC1", on="2026-03-02", who="Regional board")
    >>> plan.objectives["O1"].status.value, plan.conflicts["GC1"].history[0].reason
    ('withdrawn', 'O1 is withdrawn')
    """
    sides = plan.conflicts[conflict].sides
    holder = plan.conflicts.holder_of(id)
    if id not in sides or not isinstance(holder, Collection) or holder.element is TrialAction:
        raise InvalidValue(f"{id!r} is no side of {conflict} that can be withdrawn; its sides are {', '.join(sides)}")
    old = holder[id].status
    holder.update(id, status=Status.WITHDRAWN)
    reason = term("conflicts", "withdrawn", plan.language, value=id)
    plan.conflicts.record(
        conflict, "sides", f"{id}: {old}" if old else id, f"{id}: {Status.WITHDRAWN}", on=on, who=who, why=reason
    )
