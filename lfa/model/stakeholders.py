"""Step 2: stakeholder analysis. Who is concerned, and which organisations act."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import between, refers, to_ids, to_line, to_tags
from lfa.model.scales import ActorKind, Beneficiary, StakeholderGroup
from lfa.model.text import Quantity, Text, to_quantity, to_text

__all__ = ["Actor", "Actors", "Stakeholder", "Stakeholders"]


@frozen
class Stakeholder(Element):
    """Someone with a stake; the statement is the name of the group or organisation.

    Parameters
    ----------
    group : StakeholderGroup, optional
        What they are to the plan.
    characteristics, interests, capacity, actions : Text, optional
        The four columns of the stakeholder matrix: who they are, how they are affected,
        what they can and want, and what to do about it.
    expectations : Text, optional
    strategy : Text, optional
        How they are involved.
    role : Text, optional
    interest, influence : int, optional
        1 (low) to 5 (high).
    attitude : int, optional
        -2 (against) to +2 (for).
    beneficiary : Beneficiary, optional
    size : Quantity, optional
        How many they are.
    concerns : tuple of str
        Ids of problems, objectives or activities that concern them.
    actor : str, optional
        Id of the organisation in the list of actors.
    contact : str, optional
        A function or office; names of persons are off by default.

    Examples
    --------
    >>> Stakeholder("S1", "Fishing families", group="target_group", interest=5).interest
    5

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on stakeholder analysis.
    """

    group: StakeholderGroup | None = field(default=None, converter=optional(StakeholderGroup), kw_only=True)
    characteristics: Text | None = field(default=None, converter=to_text, kw_only=True)
    interests: Text | None = field(default=None, converter=to_text, kw_only=True)
    capacity: Text | None = field(default=None, converter=to_text, kw_only=True)
    actions: Text | None = field(default=None, converter=to_text, kw_only=True)
    expectations: Text | None = field(default=None, converter=to_text, kw_only=True)
    strategy: Text | None = field(default=None, converter=to_text, kw_only=True)
    role: Text | None = field(default=None, converter=to_text, kw_only=True)
    interest: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    influence: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    attitude: int | None = field(default=None, kw_only=True, metadata=between(-2, 2))
    beneficiary: Beneficiary | None = field(default=None, converter=optional(Beneficiary), kw_only=True)
    size: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    concerns: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers())
    actor: str | None = field(default=None, kw_only=True, metadata=refers("actors"))
    contact: str | None = field(default=None, converter=to_line, kw_only=True)


@frozen
class Actor(Element):
    """An organisation that does something in the plan; the statement is its name.

    Parameters
    ----------
    kind : ActorKind, optional
    sector : Text, optional
    role : Text, optional
    groups : tuple of str
        Networks and circles it belongs to; in two of them it is still one actor.
    competences : Text, optional
        What it can.
    contact : str, optional

    Examples
    --------
    >>> Actor("A1", "Organisation A", kind="municipality").kind
    <ActorKind.MUNICIPALITY: 'municipality'>
    """

    kind: ActorKind | None = field(default=None, converter=optional(ActorKind), kw_only=True)
    sector: Text | None = field(default=None, converter=to_text, kw_only=True)
    role: Text | None = field(default=None, converter=to_text, kw_only=True)
    groups: tuple[str, ...] = field(default=(), converter=to_tags, kw_only=True)
    competences: Text | None = field(default=None, converter=to_text, kw_only=True)
    contact: str | None = field(default=None, converter=to_line, kw_only=True)


class Stakeholders(Collection[Stakeholder]):
    """The stakeholders of a plan."""

    element = Stakeholder
    prefix = "S"


class Actors(Collection[Actor]):
    """The organisations of a plan."""

    element = Actor
    prefix = "ACT"
