"""Step 5: the plan of activities."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import between, refers, to_ids, to_line
from lfa.model.scales import ActivityKind, ActivityState
from lfa.model.text import Quantity, Text, When, to_quantity, to_text, to_when

__all__ = ["Activities", "Activity"]


@frozen
class Activity(Element):
    """What will be done; an element of its own, never a copied means.

    Parameters
    ----------
    result : str, optional
        Id of the output it produces.
    code : str, optional
        A pinned number such as "1.1.2".
    parent : str, optional
        Id of the activity it is part of.
    kind : ActivityKind, optional
        Work, a delivery with a date (milestone), or follow-up.
    responsible : str, optional
        Exactly one lead: a role or an organisation.
    participants : tuple of str
        Ids of actors that take part.
    start, end : When, optional
    duration : Text, optional
    depends_on : tuple of str
        Ids of activities that must be done first.
    place, target_group, deliverables, means : Text, optional
    cost : Quantity, optional
        As written; the budget itself stands in the resources.
    state : ActivityState, optional
    progress : float, optional
        Per cent.

    Examples
    --------
    >>> Activity("A1", "Survey households", result="R1", start="2026-03-01").start.date.year
    2026
    """

    result: str | None = field(default=None, kw_only=True, metadata=refers("results"))
    code: str | None = field(default=None, converter=to_line, kw_only=True)
    parent: str | None = field(default=None, kw_only=True, metadata=refers("activities"))
    kind: ActivityKind | None = field(default=None, converter=optional(ActivityKind), kw_only=True)
    responsible: str | None = field(default=None, converter=to_line, kw_only=True)
    participants: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("actors"))
    start: When | None = field(default=None, converter=to_when, kw_only=True)
    end: When | None = field(default=None, converter=to_when, kw_only=True)
    duration: Text | None = field(default=None, converter=to_text, kw_only=True)
    depends_on: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("activities"))
    place: Text | None = field(default=None, converter=to_text, kw_only=True)
    target_group: Text | None = field(default=None, converter=to_text, kw_only=True)
    deliverables: Text | None = field(default=None, converter=to_text, kw_only=True)
    means: Text | None = field(default=None, converter=to_text, kw_only=True)
    cost: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    state: ActivityState | None = field(default=None, converter=optional(ActivityState), kw_only=True)
    progress: float | None = field(default=None, kw_only=True, metadata=between(0, 100))


class Activities(Collection[Activity]):
    """The activities of a plan."""

    element = Activity
    prefix = "A"
