"""Step 6: resource planning. Means and budget lines."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import between, refers, to_line
from lfa.model.scales import ResourceKind
from lfa.model.text import Quantity, Text, When, to_quantity, to_text, to_when

__all__ = ["Resource", "Resources"]


@frozen
class Resource(Element):
    """A means or a budget line; the statement says what it is.

    Parameters
    ----------
    activity, result : str, optional
        Id of what it is for.
    kind : ResourceKind, optional
    quantity : Quantity, optional
        How many units.
    unit : Text, optional
        Person-months, pieces, kilometres.
    frequency : Quantity, optional
        How many times.
    unit_cost, amount, spent : Quantity, optional
        Money, in the currency of the line.
    currency : str, optional
        None means the plan's.
    period : When, optional
    category : str, optional
        The donor's budget heading or the accounting code.
    funder : Text, optional
        Who pays.
    share : float, optional
        The part of the amount that is charged to the plan, per cent.

    Examples
    --------
    >>> Resource("B1", "Engineer", quantity=6, unit="months", unit_cost="55 000").unit_cost.number
    55000
    """

    activity: str | None = field(default=None, kw_only=True, metadata=refers("activities"))
    result: str | None = field(default=None, kw_only=True, metadata=refers("results"))
    kind: ResourceKind | None = field(default=None, converter=optional(ResourceKind), kw_only=True)
    quantity: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    unit: Text | None = field(default=None, converter=to_text, kw_only=True)
    frequency: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    unit_cost: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    amount: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    spent: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    currency: str | None = field(default=None, converter=to_line, kw_only=True)
    period: When | None = field(default=None, converter=to_when, kw_only=True)
    category: str | None = field(default=None, converter=to_line, kw_only=True)
    funder: Text | None = field(default=None, converter=to_text, kw_only=True)
    share: float | None = field(default=None, kw_only=True, metadata=between(0, 100))


class Resources(Collection[Resource]):
    """The means and budget lines of a plan."""

    element = Resource
    prefix = "B"
