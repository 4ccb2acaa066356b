"""The scales and choices of the method: every closed list of values, in one place.

The codes are English and stay for ever; the words people see are in
``lfa/terms/<language>/choices.toml``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from enum import StrEnum

from lfa.errors import InvalidValue
from lfa.model.converters import several

__all__ = [
    "ActivityKind",
    "ActivityState",
    "ActorKind",
    "ActualState",
    "AssumptionKind",
    "Basis",
    "Beneficiary",
    "CardPrompt",
    "Choice",
    "Confidence",
    "ConflictKind",
    "ConflictStatus",
    "CriterionDirection",
    "CumulativeMode",
    "Dimension",
    "Direction",
    "Importance",
    "IndicatorKind",
    "Influence",
    "Level",
    "Likelihood",
    "LinkStrength",
    "MilestoneKind",
    "ObjectivePlace",
    "Polarity",
    "ProblemPlace",
    "Rating",
    "ResourceKind",
    "RiskKind",
    "RiskOrigin",
    "RiskResponse",
    "RiskState",
    "StakeholderGroup",
    "Status",
    "TrialStatus",
    "ValueStatus",
]


class Choice(StrEnum):
    """A closed list of values; an unknown one is named together with those that exist."""

    @classmethod
    def _missing_(cls, value: object) -> None:
        known = [member.value for member in cls]
        near = difflib.get_close_matches(str(value).lower(), known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise InvalidValue(f"{cls.label()} must be one of {', '.join(known)} (got {value!r}){hint}")

    @classmethod
    def label(cls) -> str:
        """The name of the list in words: ``risk response``."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()

    @classmethod
    def key(cls) -> str:
        """The name of the list in ``choices.toml``: ``risk_response``."""
        return cls.label().replace(" ", "_")


class Status(Choice):
    """How far a wording has come."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"


class Level(Choice):
    """The four levels of the logframe, highest first (canonical names of OECD-DAC and IATI).

    Examples
    --------
    >>> Level("output"), [level.value for level in Level]
    (<Level.OUTPUT: 'output'>, ['impact', 'outcome', 'output', 'activity'])
    """

    IMPACT = "impact"
    OUTCOME = "outcome"
    OUTPUT = "output"
    ACTIVITY = "activity"


class Confidence(Choice):
    """How sure one is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Basis(Choice):
    """What a statement rests on."""

    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"


class Rating(Choice):
    """A coarse grade, used for risk ratings."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Dimension(Choice):
    """The three dimensions of sustainability."""

    ECONOMIC = "economic"
    SOCIAL = "social"
    ENVIRONMENTAL = "environmental"


# Stakeholders and needs


class StakeholderGroup(Choice):
    """What a stakeholder is to the plan."""

    TARGET_GROUP = "target_group"
    FINAL_BENEFICIARY = "final_beneficiary"
    IMPLEMENTER = "implementer"
    PARTNER = "partner"
    FINANCIER = "financier"
    DECISION_MAKER = "decision_maker"
    OTHER = "other"


class Beneficiary(Choice):
    """Whether a group gains directly or through others."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class ActorKind(Choice):
    """What kind of organisation an actor is."""

    REGION = "region"
    MUNICIPALITY = "municipality"
    STATE_AGENCY = "state_agency"
    COMPANY = "company"
    EDUCATION = "education"
    CIVIL_SOCIETY = "civil_society"
    UNION = "union"
    STUDENT = "student"
    OTHER = "other"


class CardPrompt(Choice):
    """The question a card answers."""

    PROBLEM = "problem"
    CAUSE = "cause"
    EFFECT = "effect"
    WISH = "wish"
    OBSTACLE = "obstacle"
    POTENTIAL = "potential"
    IDEA = "idea"
    CONFLICT = "conflict"
    PRIORITY = "priority"
    NEED = "need"
    RESOURCE = "resource"


# Trees and strategies


class ProblemPlace(Choice):
    """Where a problem stands to the focal one; it follows from the links."""

    FOCAL = "focal"
    CAUSE = "cause"
    EFFECT = "effect"
    PEER = "peer"


class ObjectivePlace(Choice):
    """Where an objective stands to the main one; the same places under other words."""

    FOCAL = "focal"
    CAUSE = "cause"
    EFFECT = "effect"
    PEER = "peer"


class LinkStrength(Choice):
    """Whether a cause is needed for its effect or adds to it."""

    NECESSARY = "necessary"
    CONTRIBUTING = "contributing"


class Polarity(Choice):
    """Whether a link furthers its end or works against it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class CriterionDirection(Choice):
    """Whether a high score is good or bad."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"


# Logframe


class IndicatorKind(Choice):
    """How an indicator measures."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    RATIO = "ratio"
    QUALITATIVE = "qualitative"
    SCALE = "scale"
    YES_NO = "yes_no"
    MILESTONE = "milestone"


class Direction(Choice):
    """Where the value is meant to go."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"
    REACH = "reach"


class CumulativeMode(Choice):
    """How values of several periods go together."""

    NON_CUMULATIVE = "non_cumulative"
    CUMULATIVE = "cumulative"
    NON_SUMMING = "non_summing"


class ValueStatus(Choice):
    """How a baseline is known, or why it is not."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    TO_BE_DETERMINED = "to_be_determined"
    NOT_AVAILABLE = "not_available"


class MilestoneKind(Choice):
    """What a value on the way is called."""

    MILESTONE = "milestone"
    INTERMEDIATE = "intermediate"
    ANNUAL = "annual"
    FINAL = "final"


class ActualState(Choice):
    """How far a measured value has come in its approval."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


class AssumptionKind(Choice):
    """A condition for a step upwards, or one that must hold before the start."""

    ASSUMPTION = "assumption"
    PRECONDITION = "precondition"


class Importance(Choice):
    """Whether success hangs on it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Likelihood(Choice):
    """How likely an assumption is to hold (European Commission 2004, assessment of assumptions)."""

    ALMOST_CERTAIN = "almost_certain"
    LIKELY = "likely"
    UNLIKELY = "unlikely"


class Influence(Choice):
    """Whether the project can be redesigned to influence it."""

    NONE = "none"
    PARTLY = "partly"
    FULLY = "fully"


# Activities, resources, risks


class ActivityKind(Choice):
    """Work, a delivery with a date, or follow-up."""

    WORK = "work"
    MILESTONE = "milestone"
    MONITORING = "monitoring"


class ActivityState(Choice):
    """How far the work has come."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    DELAYED = "delayed"
    DONE = "done"
    CANCELLED = "cancelled"


class ResourceKind(Choice):
    """What kind of means it is."""

    STAFF = "staff"
    SERVICE = "service"
    EQUIPMENT = "equipment"
    SUPPLIES = "supplies"
    TRAVEL = "travel"
    WORKS = "works"
    OTHER = "other"


class RiskKind(Choice):
    """Something that may happen, that has happened, or that one waits for."""

    RISK = "risk"
    ISSUE = "issue"
    DEPENDENCY = "dependency"


class RiskOrigin(Choice):
    """Whether a risk comes from inside or outside."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class RiskResponse(Choice):
    """What is done about a risk."""

    AVOID = "avoid"
    REDUCE = "reduce"
    TRANSFER = "transfer"
    SHARE = "share"
    ACCEPT = "accept"
    EXPLOIT = "exploit"


class RiskState(Choice):
    """How far a risk has come."""

    OPEN = "open"
    MONITORED = "monitored"
    OCCURRED = "occurred"
    CLOSED = "closed"


# Goal conflicts and missions


class ConflictKind(Choice):
    """What the relation between the sides of a register entry is."""

    CONFLICT = "conflict"
    SYNERGY = "synergy"
    AMBIVALENT = "ambivalent"
    APPARENT = "apparent"


class ConflictStatus(Choice):
    """How far a goal conflict has come."""

    IDENTIFIED = "identified"
    ANALYSED = "analysed"
    OPTION_CHOSEN = "option_chosen"
    DECIDED = "decided"
    IN_HANDLING = "in_handling"
    MONITORED = "monitored"
    DISSOLVED = "dissolved"
    ACCEPTED = "accepted"
    ESCALATED = "escalated"
    REOPENED = "reopened"


class TrialStatus(Choice):
    """How far a trial action has come; ended with learning is a success."""

    IDEA = "idea"
    PLANNED = "planned"
    DECIDED = "decided"
    RUNNING = "running"
    EVALUATED = "evaluated"
    SCALED = "scaled"
    CHANGED = "changed"
    ENDED = "ended"


def to_dimensions(values: Iterable[Dimension | str] | str | None) -> tuple[Dimension, ...]:
    """Make a tuple of dimensions of one or several codes, each once.

    Examples
    --------
    >>> to_dimensions("social")
    (<Dimension.SOCIAL: 'social'>,)
    """
    return tuple(dict.fromkeys(Dimension(value) for value in several(values, str, "dimensions")))
