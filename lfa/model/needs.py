"""Before step 3: workshops, and the cards people wrote there, word for word."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import between, refers, to_line
from lfa.model.scales import CardPrompt, Dimension, to_dimensions
from lfa.model.text import Quantity, Text, When, to_quantity, to_text, to_when

__all__ = ["Card", "Needs", "Workshop", "Workshops"]


@frozen
class Workshop(Element):
    """A meeting where cards were written; the statement is its title.

    Parameters
    ----------
    date : When, optional
    place : Text, optional
    kind : Text, optional
    participants : Quantity, optional
        How many took part, as counted.

    Examples
    --------
    >>> Workshop("W1", "Needs inventory", participants=30).participants.number
    30
    """

    date: When | None = field(default=None, converter=to_when, kw_only=True)
    place: Text | None = field(default=None, converter=to_text, kw_only=True)
    kind: Text | None = field(default=None, converter=to_text, kw_only=True)
    participants: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)


@frozen
class Card(Element):
    """One card, as it was written.

    Parameters
    ----------
    workshop : str, optional
        Id of the workshop.
    prompt : CardPrompt, optional
        The question it answers.
    organisation : str, optional
        The author's organisation; None when anonymous.
    dimension : tuple of Dimension
    area : Text, optional
        Theme or prioritised area.
    group : str, optional
        Table or frame on the wall.
    votes : int, optional
    merged_into : str, optional
        Id of the card that stands for this one too.
    parked : Text, optional
        Why it was put aside; None when it was not.
    source_ref : str, optional
        What the export calls it.

    Examples
    --------
    >>> Card("C1", "Bussen går för sällan", prompt="problem", dimension="social").votes is None
    True
    """

    workshop: str | None = field(default=None, kw_only=True, metadata=refers("workshops"))
    prompt: CardPrompt | None = field(default=None, converter=optional(CardPrompt), kw_only=True)
    organisation: str | None = field(default=None, converter=to_line, kw_only=True)
    dimension: tuple[Dimension, ...] = field(default=(), converter=to_dimensions, kw_only=True)
    area: Text | None = field(default=None, converter=to_text, kw_only=True)
    group: str | None = field(default=None, converter=to_line, kw_only=True)
    votes: int | None = field(default=None, kw_only=True, metadata=between(0, 1_000_000))
    merged_into: str | None = field(default=None, kw_only=True, metadata=refers("cards"))
    parked: Text | None = field(default=None, converter=to_text, kw_only=True)
    source_ref: str | None = field(default=None, converter=to_line, kw_only=True)


class Workshops(Collection[Workshop]):
    """The workshops of a plan."""

    element = Workshop
    prefix = "W"


class Needs(Collection[Card]):
    """The cards of a plan, with the workshops they come from in ``workshops``."""

    element = Card
    prefix = "C"
    parts: ClassVar = {"workshops": Workshops}
    workshops: Workshops
