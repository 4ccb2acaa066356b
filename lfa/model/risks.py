"""Step 8: the risk register."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import between, refers, to_ids, to_line
from lfa.model.scales import RiskKind, RiskOrigin, RiskResponse, RiskState
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Risk", "Risks"]


@frozen
class Risk(Element):
    """An uncertain event; the statement is the event itself.

    Parameters
    ----------
    kind : RiskKind, optional
    cause, effect : Text, optional
        What may bring it about, and what follows.
    category : Text, optional
    origin : RiskOrigin, optional
    likelihood, impact : int, optional
        1 to 5.
    response : RiskResponse, optional
    mitigation : Text, optional
        What is done; work that is needed becomes an activity.
    activities : tuple of str
        Ids of activities that reduce it.
    owner : str, optional
        Exactly one.
    trigger : Text, optional
        What tells that it is coming.
    review_on : When, optional
    residual_likelihood, residual_impact : int, optional
        After the response, 1 to 5.
    results : tuple of str
        Ids of results it threatens.
    assumption : str, optional
        Id of the assumption it is the negation of.
    state : RiskState, optional

    Examples
    --------
    >>> Risk("RI1", "The tender fails", likelihood=2, impact=4).score
    8
    """

    kind: RiskKind | None = field(default=None, converter=optional(RiskKind), kw_only=True)
    cause: Text | None = field(default=None, converter=to_text, kw_only=True)
    effect: Text | None = field(default=None, converter=to_text, kw_only=True)
    category: Text | None = field(default=None, converter=to_text, kw_only=True)
    origin: RiskOrigin | None = field(default=None, converter=optional(RiskOrigin), kw_only=True)
    likelihood: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    impact: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    response: RiskResponse | None = field(default=None, converter=optional(RiskResponse), kw_only=True)
    mitigation: Text | None = field(default=None, converter=to_text, kw_only=True)
    activities: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("activities"))
    owner: str | None = field(default=None, converter=to_line, kw_only=True)
    trigger: Text | None = field(default=None, converter=to_text, kw_only=True)
    review_on: When | None = field(default=None, converter=to_when, kw_only=True)
    residual_likelihood: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    residual_impact: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    results: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("results"))
    assumption: str | None = field(default=None, kw_only=True, metadata=refers("assumptions"))
    state: RiskState | None = field(default=None, converter=optional(RiskState), kw_only=True)

    @property
    def score(self) -> int | None:
        """Likelihood times impact; None while one is unknown."""
        return None if self.likelihood is None or self.impact is None else self.likelihood * self.impact

    @property
    def residual_score(self) -> int | None:
        """The score after the response; None while a part is unknown."""
        known = self.residual_likelihood is not None and self.residual_impact is not None
        return self.residual_likelihood * self.residual_impact if known else None  # type: ignore[operator]


class Risks(Collection[Risk]):
    """The risk register of a plan."""

    element = Risk
    prefix = "RI"
