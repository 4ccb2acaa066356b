"""Goal conflicts: goals, objectives or measures that pull against each other."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import refers, to_ids, to_line
from lfa.model.scales import ConflictKind, ConflictStatus, Dimension, to_dimensions
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Conflict", "Conflicts"]


@frozen
class Conflict(Element):
    """An entry in the register of goal conflicts; the statement is its title.

    Parameters
    ----------
    sides : tuple of str
        Ids of two or more objectives, goals, measures or resources.
    kind : ConflictKind, optional
    dimension : tuple of Dimension
    mechanism : Text, optional
        Why they pull against each other.
    affected : Text, optional
        Who is affected.
    origin : Text, optional
        Where it was found: a slide, a workshop.
    owner : str, optional
    review_on : When, optional
    status : ConflictStatus, optional

    Examples
    --------
    >>> Conflict("GC1", "Savings in public transport", sides=["G1", "G2"], status="identified").status
    <ConflictStatus.IDENTIFIED: 'identified'>
    """

    sides: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers())
    kind: ConflictKind | None = field(default=None, converter=optional(ConflictKind), kw_only=True)
    dimension: tuple[Dimension, ...] = field(default=(), converter=to_dimensions, kw_only=True)
    mechanism: Text | None = field(default=None, converter=to_text, kw_only=True)
    affected: Text | None = field(default=None, converter=to_text, kw_only=True)
    origin: Text | None = field(default=None, converter=to_text, kw_only=True)
    owner: str | None = field(default=None, converter=to_line, kw_only=True)
    review_on: When | None = field(default=None, converter=to_when, kw_only=True)
    status: ConflictStatus | None = field(  # type: ignore[assignment]  # a list of its own in the place of the general one
        default=None, converter=optional(ConflictStatus), kw_only=True
    )


class Conflicts(Collection[Conflict]):
    """The register of goal conflicts."""

    element = Conflict
    prefix = "GC"
