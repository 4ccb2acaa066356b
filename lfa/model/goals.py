"""Goals from outside the plan, and how goals act on one another."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element, Relation
from lfa.model.fields import between, refers, to_id, to_line
from lfa.model.relations import Relations
from lfa.model.scales import Confidence, Dimension, to_dimensions
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Goal", "Goals", "Interaction", "Interactions"]


@frozen
class Goal(Element):
    """A goal of a strategy, a programme or the Agenda 2030 that the plan must live with.

    Parameters
    ----------
    origin : Text, optional
        The strategy or the programme it stands in.
    reference : str, optional
        Its number there.
    dimension : tuple of Dimension
    area : Text, optional

    Examples
    --------
    >>> Goal("G1", "Good use of resources", dimension=["economic", "environmental"]).dimension[0]
    <Dimension.ECONOMIC: 'economic'>
    """

    origin: Text | None = field(default=None, converter=to_text, kw_only=True)
    reference: str | None = field(default=None, converter=to_line, kw_only=True)
    dimension: tuple[Dimension, ...] = field(default=(), converter=to_dimensions, kw_only=True)
    area: Text | None = field(default=None, converter=to_text, kw_only=True)


@frozen
class Interaction(Relation):
    """How progress on one goal acts on another, in one direction.

    Parameters
    ----------
    source, target : str
        Ids of goals, objectives or measures: the one that acts, the one acted on.
    scorer : str, optional
        Who scored: a group or an organisation.
    score : int, optional
        -3 (cancels) to +3 (is indivisible from); None while unscored, which is not zero.
    reason : Text, optional
    confidence : Confidence, optional
    date : When, optional
    place : Text, optional

    Examples
    --------
    >>> Interaction("G1", "G2", score=-1).key
    ('G1', 'G2', None)

    References
    ----------
    Nilsson, Griggs and Visbeck (2016), Map the interactions between Sustainable Development
    Goals, Nature 534: the seven-point scale.
    """

    source: str = field(converter=to_id, metadata=refers())
    target: str = field(converter=to_id, metadata=refers())
    scorer: str | None = field(default=None, converter=to_line, kw_only=True)
    score: int | None = field(default=None, kw_only=True, metadata=between(-3, 3))
    reason: Text | None = field(default=None, converter=to_text, kw_only=True)
    confidence: Confidence | None = field(default=None, converter=optional(Confidence), kw_only=True)
    date: When | None = field(default=None, converter=to_when, kw_only=True)
    place: Text | None = field(default=None, converter=to_text, kw_only=True)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Source, target and scorer."""
        return (self.source, self.target, self.scorer)


class Goals(Collection[Goal]):
    """The outside goals of a plan."""

    element = Goal
    prefix = "G"


class Interactions(Relations[Interaction]):
    """The scored interactions of a plan.

    Examples
    --------
    >>> interactions = Interactions()
    >>> interactions.add("G1", "G2", score=-2, scorer="Group 1").score
    -2
    >>> interactions["G1", "G2", "Group 1"].target
    'G2'
    """

    relation = Interaction
