"""Step 5, first column of the logframe: results at their levels."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.element import Element
from lfa.model.fields import between, refers, to_ids, to_line
from lfa.model.scales import Level, Rating
from lfa.model.text import Text, to_text

__all__ = ["Result"]


@frozen
class Result(Element):
    """A row of the logframe: impact, outcome or output, in its own words.

    Parameters
    ----------
    level : Level, optional
        An outcome may stand under an outcome. Activities are elements of their own.
    code : str, optional
        A pinned number such as "1.2"; None lets it follow from the order.
    parents : tuple of str
        Ids of the results it leads to.
    weight : float, optional
        Its share of the parent, per cent.
    rating : Text, optional
        A grade given in a review ("A+").
    risk_rating : Rating, optional
    responsible : str, optional
    target_group : Text, optional
    period : Text, optional
        When it is to be reached.
    description : Text, optional
        The long text.
    goals : tuple of str
        Ids of goals outside the plan that it serves.

    Examples
    --------
    >>> Result("R1", "Waste water is treated", level="output", parents="R0").level
    <Level.OUTPUT: 'output'>
    """

    level: Level | None = field(default=None, converter=optional(Level), kw_only=True)
    code: str | None = field(default=None, converter=to_line, kw_only=True)
    parents: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("results"))
    weight: float | None = field(default=None, kw_only=True, metadata=between(0, 100))
    rating: Text | None = field(default=None, converter=to_text, kw_only=True)
    risk_rating: Rating | None = field(default=None, converter=optional(Rating), kw_only=True)
    responsible: str | None = field(default=None, converter=to_line, kw_only=True)
    target_group: Text | None = field(default=None, converter=to_text, kw_only=True)
    period: Text | None = field(default=None, converter=to_text, kw_only=True)
    description: Text | None = field(default=None, converter=to_text, kw_only=True)
    goals: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("goals"))
