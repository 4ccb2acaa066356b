"""Before step 3: workshops, and the cards people wrote there, word for word."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.converters import several
from lfa.model.element import Element
from lfa.model.fields import between, refers, to_line, to_tags
from lfa.model.scales import ActorKind, CardPrompt, Dimension, to_dimensions
from lfa.model.text import Quantity, Text, When, to_quantity, to_text, to_when
from lfa.model.voices import Comments, Participations, Perspectives, Votes

__all__ = ["Card", "Needs", "Workshop", "Workshops", "to_prompts"]


def to_prompts(values: object) -> tuple[CardPrompt, ...]:
    """Make a tuple of prompts of one or several codes, each once.

    Examples
    --------
    >>> to_prompts(["wish", "obstacle", "wish"])
    (<CardPrompt.WISH: 'wish'>, <CardPrompt.OBSTACLE: 'obstacle'>)
    """
    return tuple(dict.fromkeys(CardPrompt(value) for value in several(values, str, "prompts")))


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
    prompts : tuple of CardPrompt
        What was asked, so that what nobody answered shows.
    groups : tuple of str
        The tables people sat at.
    forum : Text, optional
        The circle that met.

    Examples
    --------
    >>> Workshop("W1", "Needs inventory", participants=30).participants.number
    30
    """

    date: When | None = field(default=None, converter=to_when, kw_only=True)
    place: Text | None = field(default=None, converter=to_text, kw_only=True)
    kind: Text | None = field(default=None, converter=to_text, kw_only=True)
    participants: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    prompts: tuple[CardPrompt, ...] = field(default=(), converter=to_prompts, kw_only=True)
    groups: tuple[str, ...] = field(default=(), converter=to_tags, kw_only=True)
    forum: Text | None = field(default=None, converter=to_text, kw_only=True)


@frozen
class Card(Element):
    """One card, as it was written.

    Parameters
    ----------
    original : Text, optional
        Its words as they came in, kept when the statement is reworded for the first time;
        None while the statement is the original.
    workshop : str, optional
        Id of the workshop.
    prompt : CardPrompt, optional
        The question it answers.
    organisation : str, optional
        The author's organisation; None when anonymous.
    sector : ActorKind, optional
        What kind of organisation that is.
    author : str, optional
        A pseudonym or a ballot number, never a name by default.
    dimension : tuple of Dimension
    area : Text, optional
        Theme or prioritised area.
    group : str, optional
        Table or frame on the wall.
    colour : str, optional
        Of the note; it often carries a meaning.
    cluster : str, optional
        Heading of the cards it was put with.
    perspective : str, optional
        Whose view it takes: a user's, a company's.
    votes : int, optional
    merged_into : str, optional
        Id of the card that stands for this one too.
    parked : Text, optional
        Why it was put aside; None when it was not.
    source_ref : str, optional
        What the export calls it.
    occurrence : int, optional
        Which of several cards with the same words in the same workshop.

    Examples
    --------
    >>> card = Card("C1", "Bussen går för sällan", prompt="problem", dimension="social")
    >>> card.votes is None
    True
    >>> card.evolve(statement="Bussen går en gång i timmen").original
    'Bussen går för sällan'
    """

    original: Text | None = field(default=None, converter=to_text, kw_only=True)
    workshop: str | None = field(default=None, kw_only=True, metadata=refers("workshops"))
    prompt: CardPrompt | None = field(default=None, converter=optional(CardPrompt), kw_only=True)
    organisation: str | None = field(default=None, converter=to_line, kw_only=True)
    sector: ActorKind | None = field(default=None, converter=optional(ActorKind), kw_only=True)
    author: str | None = field(default=None, converter=to_line, kw_only=True)
    dimension: tuple[Dimension, ...] = field(default=(), converter=to_dimensions, kw_only=True)
    area: Text | None = field(default=None, converter=to_text, kw_only=True)
    group: str | None = field(default=None, converter=to_line, kw_only=True)
    colour: str | None = field(default=None, converter=to_line, kw_only=True)
    cluster: str | None = field(default=None, converter=to_line, kw_only=True)
    perspective: str | None = field(default=None, converter=to_line, kw_only=True)
    votes: int | None = field(default=None, kw_only=True, metadata=between(0, 1_000_000))
    merged_into: str | None = field(default=None, kw_only=True, metadata=refers("cards"))
    parked: Text | None = field(default=None, converter=to_text, kw_only=True)
    source_ref: str | None = field(default=None, converter=to_line, kw_only=True)
    occurrence: int | None = field(default=None, kw_only=True, metadata=between(1, 1_000_000))

    @property
    def verbatim(self) -> Text | None:
        """Its words as they came in, whatever it says now."""
        return self.original or self.statement

    def evolve(self, **changes: Any) -> Self:
        """Return a copy with some fields changed; the first rewording keeps the words as they came in."""
        if "statement" in changes and self.original is None and self.statement is not None:
            new = to_text(changes["statement"])
            if new is None or str(new) != str(self.statement):  # a translation alone is no rewording
                changes = {"original": self.statement, **changes}
        return super().evolve(**changes)


class Workshops(Collection[Workshop]):
    """The workshops of a plan."""

    element = Workshop
    prefix = "W"


class Needs(Collection[Card]):
    """The cards of a plan, with the ``workshops`` they come from and the voices in them.

    The voices are ``participations``, ``votes``, ``perspectives`` and ``comments``.
    """

    element = Card
    prefix = "C"
    parts: ClassVar = {
        "workshops": Workshops,
        "participations": Participations,
        "votes": Votes,
        "perspectives": Perspectives,
        "comments": Comments,
    }
    workshops: Workshops
    participations: Participations
    votes: Votes
    perspectives: Perspectives
    comments: Comments
