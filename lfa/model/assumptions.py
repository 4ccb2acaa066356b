"""Step 9: assumptions and preconditions, the fourth column of the logframe."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import refers, to_line
from lfa.model.scales import AssumptionKind, Importance, Influence, Level, Likelihood
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Assumption", "Assumptions"]


@frozen
class Assumption(Element):
    """A condition outside the project's control, worded as the state that must hold.

    Printed on the row of a result it conditions the step from that row to the next.
    An objective left outside the strategy can become one: ``derived_from`` holds it.

    Parameters
    ----------
    result : str, optional
        Id of the result in whose row it stands.
    level : Level, optional
        The row, where no single result is meant.
    activity : str, optional
        Id of the activity in whose row it stands.
    kind : AssumptionKind, optional
        An assumption, or a precondition for the start; None means an assumption.
    importance : Importance, optional
    likelihood : Likelihood, optional
    influence : Influence, optional
        Whether the project can be redesigned to influence it.
    monitoring : Text, optional
        How one will notice that it no longer holds.
    owner : str, optional
    met : bool, optional
        Whether a precondition is met; None when not known.
    due : When, optional
    validated_on : When, optional

    Examples
    --------
    >>> Assumption("AS1", "River flow stays normal", result="R1", likelihood="likely").likelihood
    <Likelihood.LIKELY: 'likely'>

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on assumptions.
    """

    result: str | None = field(default=None, kw_only=True, metadata=refers("results"))
    level: Level | None = field(default=None, converter=optional(Level), kw_only=True)
    activity: str | None = field(default=None, kw_only=True, metadata=refers("activities"))
    kind: AssumptionKind | None = field(default=None, converter=optional(AssumptionKind), kw_only=True)
    importance: Importance | None = field(default=None, converter=optional(Importance), kw_only=True)
    likelihood: Likelihood | None = field(default=None, converter=optional(Likelihood), kw_only=True)
    influence: Influence | None = field(default=None, converter=optional(Influence), kw_only=True)
    monitoring: Text | None = field(default=None, converter=to_text, kw_only=True)
    owner: str | None = field(default=None, converter=to_line, kw_only=True)
    met: bool | None = field(default=None, kw_only=True)
    due: When | None = field(default=None, converter=to_when, kw_only=True)
    validated_on: When | None = field(default=None, converter=to_when, kw_only=True)


class Assumptions(Collection[Assumption]):
    """The assumptions and preconditions of a logframe."""

    element = Assumption
    prefix = "AS"

    @property
    def preconditions(self) -> tuple[Assumption, ...]:
        """Those that must hold before the first activity starts."""
        return tuple(one for one in self if one.kind is AssumptionKind.PRECONDITION)
