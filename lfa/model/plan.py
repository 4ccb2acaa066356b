"""The plan: every step of the method in its order, of which all files are views."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Self

import attrs
from attrs import define, field

from lfa.errors import Fault, InvalidValue
from lfa.model.activities import Activities
from lfa.model.collection import Collection, counted
from lfa.model.conflicts import Conflicts
from lfa.model.element import Element
from lfa.model.fields import FrozenMap, Scalar, fields_of, to_extra, to_line, to_tags, to_waivers, verified, verify
from lfa.model.goals import Goals, Interactions
from lfa.model.integrity import faults as find_faults
from lfa.model.logframe import Logframe
from lfa.model.missions import Missions
from lfa.model.needs import Needs
from lfa.model.objectives import ObjectiveTree
from lfa.model.origin import Origin
from lfa.model.part import Part, Register
from lfa.model.problems import ProblemTree
from lfa.model.resources import Resources
from lfa.model.risks import Risks
from lfa.model.scales import Status
from lfa.model.stakeholders import Actors, Stakeholders
from lfa.model.strategies import Strategies
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Plan"]

#: The steps of the method in their order, by attribute.
STEPS = (
    "stakeholders",
    "needs",
    "problems",
    "objectives",
    "strategies",
    "logframe",
    "activities",
    "resources",
    "risks",
    "goals",
    "interactions",
    "conflicts",
    "missions",
    "actors",
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _at_home(plan: Plan, attribute: attrs.Attribute[Any], value: Text | None) -> Text | None:
    return value.at_home(plan.language) if value else None


def _joined(plan: Plan, attribute: attrs.Attribute[Any], value: object) -> Part:
    """Let a new collection take the place of the old one, ids and language included."""
    old: Part = getattr(plan, attribute.name)
    if value is old:
        return old
    new = _own(attribute.name, value)
    plan._swap(old, new)
    return new


def _own(name: str, value: object) -> Part:
    """Return a collection that no other plan has: itself, or a copy of what belongs to another."""
    wanted: Any = attrs.fields_dict(Plan)[name].default
    if not isinstance(value, wanted.factory):
        raise InvalidValue(f"{name} must be a {wanted.factory.__name__} (got {type(value).__name__})")
    part: Part = value
    return part.copy() if part.in_plan else part


def _resettled(plan: Plan, attribute: attrs.Attribute[Any], value: str) -> str:
    """Move all texts to another main language: what is translated comes to the front."""
    old = plan.language
    plan._register.language = _language(value)
    for step in plan.steps:
        for part in step.whole:
            part._move(old)
    for name in plan._texts():
        text = getattr(plan, name)
        if text:
            object.__setattr__(plan, name, text.away(old).at_home(value))
    return value


def _said(plan: Plan, attribute: attrs.Attribute[Any], value: bool) -> bool:
    """Let every collection know whether the whole plan is invented."""
    if not isinstance(value, bool):
        raise InvalidValue(f"illustrative must be True or False (got {value!r})")
    plan._register.illustrative = value
    return value


def _language(value: str) -> str:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise InvalidValue(f"language must be a code such as 'en', 'sv' or 'pt-BR' (got {value!r})")
    return value


def _dialect(value: str | None) -> str | None:
    if value is not None and (not isinstance(value, str) or not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", value)):
        raise InvalidValue(f"dialect must be a name such as 'eu', 'sida' or 'esf' (got {value!r})")
    return value


_CHECKED = attrs.setters.pipe(attrs.setters.convert, verified)
_HOME = attrs.setters.pipe(_CHECKED, _at_home)


@define(on_setattr=_CHECKED)
class Plan:
    """A whole plan; Excel sheets, donor forms, diagrams and reports are views of it.

    Parameters
    ----------
    title : Text, optional
        A string, or strings by language.
    language : str
        The language of the plan: en, sv, da ... Setting it later brings translations to the front.
    dialect : str, optional
        The donor or programme whose words and layouts are used: eu, sida, esf, tillvaxtverket ...
    profile : str, optional
        The profile that `lfa.check` judges by, when it is another than the dialect's: interreg-nord ...
    short_title, code, version : str, optional
    summary, vision, target_group, place : Text, optional
    organisation, funder : Text, optional
        Who owns the plan, and who pays.
    next_steps, lessons : Text, optional
        What comes next, and what has been learned.
    reporting : Text, optional
        Reporting periods and dates.
    start, end : When, optional
    currency : str, optional
    themes : tuple of str
    status : Status, optional
    illustrative : bool
        True when the whole plan is an invented example; said wherever it shows.
    waivers : mapping of str to str
        Findings accepted for the whole plan: rule code and reason.
    extra : mapping
        The user's own fields.

    Examples
    --------
    >>> plan = Plan("Clean river", language="en", dialect="eu")
    >>> _ = plan.problems.add("P1", "Fish catches are falling")
    >>> plan.find("P1").label
    'Fish catches are falling'
    >>> plan
    <Plan 'Clean river' (en, eu): 1 problem>
    """

    title: Text | None = field(default=None, converter=to_text, on_setattr=_HOME)
    language: str = field(default="en", converter=_language, kw_only=True, on_setattr=_resettled)
    dialect: str | None = field(default=None, converter=_dialect, kw_only=True)
    profile: str | None = field(default=None, converter=to_line, kw_only=True)
    short_title: str | None = field(default=None, converter=to_line, kw_only=True)
    code: str | None = field(default=None, converter=to_line, kw_only=True)
    version: str | None = field(default=None, converter=to_line, kw_only=True)
    summary: Text | None = field(default=None, converter=to_text, kw_only=True, on_setattr=_HOME)
    vision: Text | None = field(default=None, converter=to_text, kw_only=True, on_setattr=_HOME)
    target_group: Text | None = field(default=None, converter=to_text, kw_only=True, on_setattr=_HOME)
    place: Text | None = field(default=None, converter=to_text, kw_only=True, on_setattr=_HOME)
    organisation: Text | None = field(default=None, converter=to_text, kw_only=True, on_setattr=_HOME)
    funder: Text | None = field(default=None, converter=to_text, kw_only=True, on_setattr=_HOME)
    next_steps: Text | None = field(default=None, converter=to_text, kw_only=True, on_setattr=_HOME)
    lessons: Text | None = field(default=None, converter=to_text, kw_only=True, on_setattr=_HOME)
    reporting: Text | None = field(default=None, converter=to_text, kw_only=True, on_setattr=_HOME)
    start: When | None = field(default=None, converter=to_when, kw_only=True)
    end: When | None = field(default=None, converter=to_when, kw_only=True)
    currency: str | None = field(default=None, converter=to_line, kw_only=True)
    themes: tuple[str, ...] = field(default=(), converter=to_tags, kw_only=True)
    status: Status | None = field(default=None, converter=attrs.converters.optional(Status), kw_only=True)
    illustrative: bool = field(default=False, kw_only=True, on_setattr=_said)
    waivers: FrozenMap[str] = field(factory=FrozenMap, converter=to_waivers, kw_only=True)
    extra: FrozenMap[Scalar] = field(factory=FrozenMap, converter=to_extra, kw_only=True)

    stakeholders: Stakeholders = field(factory=Stakeholders, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    needs: Needs = field(factory=Needs, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    problems: ProblemTree = field(factory=ProblemTree, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    objectives: ObjectiveTree = field(factory=ObjectiveTree, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    strategies: Strategies = field(factory=Strategies, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    logframe: Logframe = field(factory=Logframe, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    activities: Activities = field(factory=Activities, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    resources: Resources = field(factory=Resources, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    risks: Risks = field(factory=Risks, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    goals: Goals = field(factory=Goals, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    interactions: Interactions = field(factory=Interactions, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    conflicts: Conflicts = field(factory=Conflicts, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    missions: Missions = field(factory=Missions, kw_only=True, on_setattr=_joined, metadata={"step": 1})
    actors: Actors = field(factory=Actors, kw_only=True, on_setattr=_joined, metadata={"step": 1})

    origin: Origin = field(
        factory=Origin, eq=False, repr=False, kw_only=True, on_setattr=attrs.setters.NO_OP, metadata={"step": 1}
    )
    _register: Register = field(
        factory=lambda: Register(of_plan=True), init=False, eq=False, repr=False, metadata={"step": 1}
    )

    def __attrs_post_init__(self) -> None:
        verify(self)
        self._register.language, self._register.illustrative = self.language, self.illustrative
        for name in self._texts():
            text = getattr(self, name)
            object.__setattr__(self, name, text.at_home(self.language) if text else None)
        for name in STEPS:
            object.__setattr__(self, name, _own(name, getattr(self, name)))
        self._join_all()

    def _join_all(self) -> None:
        joined: list[Part] = []
        try:
            for step in self.steps:
                step.join(self._register)
                joined.append(step)
        except Exception:
            for step in joined:
                step.leave()
            raise

    @classmethod
    def _texts(cls) -> list[str]:
        return [one.name for one in fields_of(cls) if one.kind == "text"]

    def _swap(self, old: Part, new: Part) -> None:
        old.leave()
        try:
            new.join(self._register)
        except Exception:
            old.join(self._register)
            raise

    def copy(self) -> Self:
        """Return an independent copy."""
        own = {one.name: getattr(self, one.name) for one in fields_of(type(self))}
        steps = {name: getattr(self, name).copy() for name in STEPS}
        return type(self)(**own, **steps, origin=self.origin.copy())

    def __copy__(self) -> Self:
        return self.copy()

    def __deepcopy__(self, memo: object) -> Self:
        return self.copy()

    # Reading

    @property
    def steps(self) -> tuple[Part, ...]:
        """The collections of the steps, in the order of the method."""
        return tuple(getattr(self, name) for name in STEPS)

    @property
    def elements(self) -> Iterator[Element]:
        """All elements, step by step."""
        for step in self.steps:
            for part in step.whole:
                if isinstance(part, Collection):
                    yield from part

    def find(self, id: str) -> Element | None:  # noqa: A002 - the field's word
        """Return the element with an id, whatever step it belongs to, or None.

        Parameters
        ----------
        id : str

        Returns
        -------
        Element or None
        """
        return self._register.find(id)

    def __contains__(self, id: object) -> bool:  # noqa: A002 - the field's word
        return id in self._register.holders

    def faults(self) -> tuple[Fault, ...]:
        """List references that name nothing and circles among parents, each with its place.

        Returns
        -------
        tuple of Fault
            In the language of the plan; empty when all is sound.

        Examples
        --------
        >>> plan = Plan("Clean river")
        >>> _ = plan.logframe.add("R1", "Waste water is treated", level="output", parents=["R9"])
        >>> print(plan.faults()[0])
        'R9' is not the id of anything in Results.
        """
        return find_faults(self)

    def __repr__(self) -> str:
        counts = [counted(part) for part in self.steps if isinstance(part, Collection) and len(part)]
        kind = ", ".join(filter(None, [self.language, self.dialect]))
        return f"<Plan {str(self.title or '')!r} ({kind}): {', '.join(counts) or 'empty'}>"
