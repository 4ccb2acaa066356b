"""Step 7: indicators, with baseline, target, what was measured, and where to look."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import between, refers, to_line, to_tags
from lfa.model.scales import (
    ActualState,
    CumulativeMode,
    Direction,
    IndicatorKind,
    Level,
    MilestoneKind,
    ValueStatus,
)
from lfa.model.text import Quantity, Text, When, to_quantity, to_text, to_when

__all__ = ["Actual", "Actuals", "Indicator", "Indicators", "Milestone", "Milestones"]


@frozen
class Indicator(Element):
    """What would be seen if a result were reached.

    Values are kept as written; the number in them stands beside (``baseline.number``).

    Parameters
    ----------
    result : str, optional
        Id of the result; may be missing where a level is given.
    level : Level, optional
    code : str, optional
        A pinned number.
    definition, calculation : Text, optional
        What exactly is counted, and how.
    unit : Text, optional
    kind : IndicatorKind, optional
    direction : Direction, optional
    cumulative : CumulativeMode, optional
    disaggregation : tuple of str
        By what it is split: "sex", "age: 0-5, 6-14".
    quality, target_group, place : Text, optional
        With quantity and time: the QTTP of a full indicator.
    baseline : Quantity, optional
        As written; "n/a" and "TBC" too.
    baseline_year : When, optional
    baseline_status : ValueStatus, optional
    baseline_reason : Text, optional
        Why there is none.
    target : Quantity, optional
    target_year : When, optional
    target_reason : Text, optional
        Why this target, or why none.
    source : Text, optional
        Source of verification: what is looked at.
    method, instrument : Text, optional
        How it is found out.
    collector : str, optional
        Who does it.
    frequency : Text, optional
        How often.
    source_location : Text, optional
        Where the records lie.
    source_cost : Quantity, optional
    responsible : str, optional
        Who answers for the indicator.
    parent : str, optional
        Id of the indicator it is part of.
    weight : float, optional
        Per cent.
    rationale, proxy : Text, optional
        Why this indicator; what it stands in for.
    reference : str, optional
        Its code in a standard list ("SDG 6.3.1").
    thresholds : Text, optional
        What counts as good or poor.
    information_use : Text, optional
        Who uses the figure for what.

    Examples
    --------
    >>> indicator = Indicator("I1", "Treated share of waste water", result="R1", baseline="40 %", target="70 %")
    >>> indicator.target.number - indicator.baseline.number
    30

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on indicators and sources.
    """

    result: str | None = field(default=None, kw_only=True, metadata=refers("results"))
    level: Level | None = field(default=None, converter=optional(Level), kw_only=True)
    code: str | None = field(default=None, converter=to_line, kw_only=True)
    definition: Text | None = field(default=None, converter=to_text, kw_only=True)
    calculation: Text | None = field(default=None, converter=to_text, kw_only=True)
    unit: Text | None = field(default=None, converter=to_text, kw_only=True)
    kind: IndicatorKind | None = field(default=None, converter=optional(IndicatorKind), kw_only=True)
    direction: Direction | None = field(default=None, converter=optional(Direction), kw_only=True)
    cumulative: CumulativeMode | None = field(default=None, converter=optional(CumulativeMode), kw_only=True)
    disaggregation: tuple[str, ...] = field(default=(), converter=to_tags, kw_only=True)
    quality: Text | None = field(default=None, converter=to_text, kw_only=True)
    target_group: Text | None = field(default=None, converter=to_text, kw_only=True)
    place: Text | None = field(default=None, converter=to_text, kw_only=True)
    baseline: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    baseline_year: When | None = field(default=None, converter=to_when, kw_only=True)
    baseline_status: ValueStatus | None = field(default=None, converter=optional(ValueStatus), kw_only=True)
    baseline_reason: Text | None = field(default=None, converter=to_text, kw_only=True)
    target: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    target_year: When | None = field(default=None, converter=to_when, kw_only=True)
    target_reason: Text | None = field(default=None, converter=to_text, kw_only=True)
    source: Text | None = field(default=None, converter=to_text, kw_only=True)
    method: Text | None = field(default=None, converter=to_text, kw_only=True)
    instrument: Text | None = field(default=None, converter=to_text, kw_only=True)
    collector: str | None = field(default=None, converter=to_line, kw_only=True)
    frequency: Text | None = field(default=None, converter=to_text, kw_only=True)
    source_location: Text | None = field(default=None, converter=to_text, kw_only=True)
    source_cost: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    responsible: str | None = field(default=None, converter=to_line, kw_only=True)
    parent: str | None = field(default=None, kw_only=True, metadata=refers("indicators"))
    weight: float | None = field(default=None, kw_only=True, metadata=between(0, 100))
    rationale: Text | None = field(default=None, converter=to_text, kw_only=True)
    proxy: Text | None = field(default=None, converter=to_text, kw_only=True)
    reference: str | None = field(default=None, converter=to_line, kw_only=True)
    thresholds: Text | None = field(default=None, converter=to_text, kw_only=True)
    information_use: Text | None = field(default=None, converter=to_text, kw_only=True)


@frozen
class Milestone(Element):
    """A value an indicator is to have on the way; not a delivery, which is an activity's.

    Parameters
    ----------
    indicator : str, optional
        Id of the indicator.
    date : When, optional
        The day, the year or the period.
    value : Quantity, optional
    kind : MilestoneKind, optional
    dimension : str, optional
        The part of a disaggregation: "women".
    place : Text, optional

    Examples
    --------
    >>> Milestone("M1", indicator="I1", date=2027, value="55 %").value.number
    55
    """

    indicator: str | None = field(default=None, kw_only=True, metadata=refers("indicators"))
    date: When | None = field(default=None, converter=to_when, kw_only=True)
    value: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    kind: MilestoneKind | None = field(default=None, converter=optional(MilestoneKind), kw_only=True)
    dimension: str | None = field(default=None, converter=to_line, kw_only=True)
    place: Text | None = field(default=None, converter=to_text, kw_only=True)


@frozen
class Actual(Element):
    """A value an indicator was found to have.

    Parameters
    ----------
    indicator : str, optional
        Id of the indicator.
    date : When, optional
    value : Quantity, optional
    numerator, denominator : Quantity, optional
        The parts of a ratio.
    dimension : str, optional
        The part of a disaggregation.
    place : Text, optional
    source : Text, optional
    collector : str, optional
    state : ActualState, optional
    review : Text, optional
        What the reviewer says.

    Examples
    --------
    >>> Actual("V1", indicator="I1", date="2027-06-30", value=52).value
    '52'
    """

    indicator: str | None = field(default=None, kw_only=True, metadata=refers("indicators"))
    date: When | None = field(default=None, converter=to_when, kw_only=True)
    value: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    numerator: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    denominator: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    dimension: str | None = field(default=None, converter=to_line, kw_only=True)
    place: Text | None = field(default=None, converter=to_text, kw_only=True)
    source: Text | None = field(default=None, converter=to_text, kw_only=True)
    collector: str | None = field(default=None, converter=to_line, kw_only=True)
    state: ActualState | None = field(default=None, converter=optional(ActualState), kw_only=True)
    review: Text | None = field(default=None, converter=to_text, kw_only=True)


class Indicators(Collection[Indicator]):
    """The indicators of a logframe."""

    element = Indicator
    prefix = "I"


class Milestones(Collection[Milestone]):
    """The values that indicators are to have on the way."""

    element = Milestone
    prefix = "M"


class Actuals(Collection[Actual]):
    """The values that were measured."""

    element = Actual
    prefix = "V"
