"""Cruise or expedition: what people answered about how something is led."""

from __future__ import annotations

from attrs import field, frozen

from lfa.model.element import Relation
from lfa.model.fields import between, refers, to_id, to_line
from lfa.model.mission_scales import ApproachCriterion
from lfa.model.relations import Relations
from lfa.model.text import Text, to_text

__all__ = ["ApproachAnswer", "ApproachAnswers"]


@frozen
class ApproachAnswer(Relation):
    """What one person or group answered on one criterion.

    Parameters
    ----------
    subject : str
        Id of a mission, an objective, a strategy or a trial action.
    criterion : ApproachCriterion
    answerer : str, optional
        Who answered: a group or an organisation.
    value : int, optional
        -2 (cruise) to +2 (expedition); None while not answered, which is not zero.
    reason : Text, optional

    Examples
    --------
    >>> ApproachAnswer("MI1", "centre", value=2).key
    ('MI1', <ApproachCriterion.CENTRE: 'centre'>, None)
    """

    subject: str = field(
        converter=to_id, metadata=refers("missions", "objectives", "strategies", "trial_actions", "activities")
    )
    criterion: ApproachCriterion = field(converter=ApproachCriterion)
    answerer: str | None = field(default=None, converter=to_line, kw_only=True)
    value: int | None = field(default=None, kw_only=True, metadata=between(-2, 2))
    reason: Text | None = field(default=None, converter=to_text, kw_only=True)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Subject, criterion and who answered."""
        return (self.subject, self.criterion, self.answerer)


class ApproachAnswers(Relations[ApproachAnswer]):
    """Who answered what about how something is led."""

    relation = ApproachAnswer
