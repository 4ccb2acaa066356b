"""Who spoke: those who took part, their votes, their readings of a problem, their comments."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element, Relation
from lfa.model.fields import between, refers, to_id, to_line
from lfa.model.relations import Relations
from lfa.model.scales import ActorKind
from lfa.model.text import Quantity, Text, When, to_quantity, to_text, to_when

__all__ = [
    "Comment",
    "Comments",
    "Participation",
    "Participations",
    "Perspective",
    "Perspectives",
    "Vote",
    "Votes",
]


@frozen
class Participation(Relation):
    """Who took part in a workshop: how many from where, not who they are.

    Parameters
    ----------
    workshop : str
        Id of the workshop.
    organisation : str, optional
    sector : ActorKind, optional
    role, group : str, optional
        What they are there as; the table they sat at.
    person : str, optional
        A name; off by default.
    count : Quantity, optional
        How many persons the row stands for.

    Examples
    --------
    >>> Participation("W1", organisation="Region A", sector="region", count=12).count.number
    12
    """

    workshop: str = field(converter=to_id, metadata=refers("workshops"))
    organisation: str | None = field(default=None, converter=to_line, kw_only=True)
    sector: ActorKind | None = field(default=None, converter=optional(ActorKind), kw_only=True)
    role: str | None = field(default=None, converter=to_line, kw_only=True)
    group: str | None = field(default=None, converter=to_line, kw_only=True)
    person: str | None = field(default=None, converter=to_line, kw_only=True)
    count: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Workshop, organisation, sector, role, group and person."""
        return (self.workshop, self.organisation, self.sector, self.role, self.group, self.person)


@frozen
class Vote(Relation):
    """The dots that one ballot gave to one card.

    Parameters
    ----------
    card : str
        Id of the card, or of whatever was voted on.
    ballot : str
        A number, not a name: it holds the limit of dots per person.
    workshop : str, optional
        Id of the workshop, where numbers begin anew in each.
    dots : int, optional
    organisation, group : str, optional

    Examples
    --------
    >>> Vote("C1", "7", dots=2).key
    ('C1', '7', None)
    """

    card: str = field(converter=to_id, metadata=refers())
    ballot: str = field(converter=to_line)
    workshop: str | None = field(default=None, kw_only=True, metadata=refers("workshops"))
    dots: int | None = field(default=None, kw_only=True, metadata=between(0, 1_000_000))
    organisation: str | None = field(default=None, converter=to_line, kw_only=True)
    group: str | None = field(default=None, converter=to_line, kw_only=True)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Card, ballot and workshop."""
        return (self.card, self.ballot, self.workshop)


@frozen
class Perspective(Element):
    """How a problem looks from one place; the statement is that reading of it.

    Parameters
    ----------
    problem : str, optional
        Id of the problem, or of the wild problem or the statement of it.
    organisation : str, optional
    sector : ActorKind, optional
    workshop : str, optional
        Id of the workshop.

    Examples
    --------
    >>> Perspective("PV1", "Shifts end when no bus runs", problem="P1", sector="company").sector
    <ActorKind.COMPANY: 'company'>
    """

    problem: str | None = field(
        default=None, kw_only=True, metadata=refers("problems", "wild_problems", "problem_statements")
    )
    organisation: str | None = field(default=None, converter=to_line, kw_only=True)
    sector: ActorKind | None = field(default=None, converter=optional(ActorKind), kw_only=True)
    workshop: str | None = field(default=None, kw_only=True, metadata=refers("workshops"))


@frozen
class Comment(Element):
    """What somebody said about something when it went out for comment, and what was answered.

    Parameters
    ----------
    about : str, optional
        Id of what it is about; None for the plan as a whole.
    organisation : str, optional
        Who says it.
    date : When, optional
    answer : Text, optional
    answered_by : str, optional
        A role or an organisation.
    answered_on : When, optional

    Examples
    --------
    >>> Comment("CO1", "The figure is from 2019", about="P1", organisation="Municipality A").answer is None
    True
    """

    about: str | None = field(default=None, kw_only=True, metadata=refers())
    organisation: str | None = field(default=None, converter=to_line, kw_only=True)
    date: When | None = field(default=None, converter=to_when, kw_only=True)
    answer: Text | None = field(default=None, converter=to_text, kw_only=True)
    answered_by: str | None = field(default=None, converter=to_line, kw_only=True)
    answered_on: When | None = field(default=None, converter=to_when, kw_only=True)


class Participations(Relations[Participation]):
    """Who took part where."""

    relation = Participation


class Votes(Relations[Vote]):
    """The dots of the ballots."""

    relation = Vote


class Perspectives(Collection[Perspective]):
    """The readings of problems."""

    element = Perspective
    prefix = "PV"


class Comments(Collection[Comment]):
    """What came back from those who were asked."""

    element = Comment
    prefix = "CO"
