"""Goals from outside the plan, and how goals act on one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.conflict_scales import GoalKind
from lfa.model.element import Element, Relation
from lfa.model.fields import between, refers, to_id, to_line
from lfa.model.origin import Origin
from lfa.model.relations import Relations
from lfa.model.scales import Confidence, Dimension, to_dimensions
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Goal", "Goals", "Interaction", "Interactions"]


@frozen
class Goal(Element):
    """A goal of a strategy, a programme or the Agenda 2030 that the plan must live with; or a measure, a resource.

    Parameters
    ----------
    kind : GoalKind, optional
        A goal, a measure that acts on goals, or a resource they compete for; None means a goal.
        On a measure nothing is scored: it acts, and is not acted on.
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

    kind: GoalKind | None = field(default=None, converter=optional(GoalKind), kw_only=True)
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
    dissent : Text, optional
        Who in the group does not agree, and what they would score.

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
    dissent: Text | None = field(default=None, converter=to_text, kw_only=True)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Source, target and scorer."""
        return (self.source, self.target, self.scorer)


class Goals(Collection[Goal]):
    """The outside goals of a plan."""

    element = Goal
    prefix = "G"


class Interactions(Relations[Interaction]):
    """The scored interactions of a plan, or of a matrix that stands alone.

    Parameters
    ----------
    rows : iterable of Interaction, optional
    language : str, optional
    labels : mapping of str to str, optional
        What stands behind the ids, where no plan says it: the order of a matrix, and its names.

    Examples
    --------
    >>> interactions = Interactions()
    >>> interactions.add("G1", "G2", score=-2, scorer="Group 1").score
    -2
    >>> interactions["G1", "G2", "Group 1"].target, interactions.ids
    ('G2', ('G1', 'G2'))
    """

    relation = Interaction

    def __init__(
        self,
        rows: Iterable[Interaction] = (),
        *,
        language: str | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(rows, language=language)
        #: Names by id, in the order of the matrix; empty where a plan holds the goals.
        self.labels: dict[str, str] = dict(labels or {})
        #: Where each score was read, by what it joins (``"G1 / G2 / Group 1"``) and field.
        self.origin = Origin()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all that is scored: in the order of the matrix, else as they are first named."""
        named = (end for row in self for end in (row.source, row.target))
        return tuple(dict.fromkeys([*self.labels, *named]))

    @property
    def claimed(self) -> tuple[str, ...]:
        """None: the ids are those of goals and objectives that stand elsewhere."""
        return ()

    @property
    def scorers(self) -> tuple[str | None, ...]:
        """Who scored, each once; None for scores that nobody signed."""
        return tuple(dict.fromkeys(row.scorer for row in self))

    def _pour(self, twin: Self) -> None:
        super()._pour(twin)
        twin.labels = dict(self.labels)
        twin.origin = self.origin.copy()
