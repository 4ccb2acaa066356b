"""Step 4: objectives analysis. The desired future, and what leads to it."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.element import Element
from lfa.model.fields import between, refers, to_id, to_line
from lfa.model.scales import Level
from lfa.model.text import Text, to_text
from lfa.model.tree import Link, Tree

__all__ = ["MeansEndLink", "Objective", "ObjectiveTree"]


@frozen
class Objective(Element):
    """A desired state, worded as if it were reached.

    ``derived_from`` holds the problems it came from, with their wording of then; it may
    be empty: an objective needs no problem.

    Parameters
    ----------
    realistic : bool, optional
        None until judged.
    desirable : bool, optional
        None until judged; an objective may be reachable and unwanted.
    level : Level, optional
        None until it is placed.
    importance : int, optional
        1 to 5.
    votes : int, optional
        Dots from a workshop.
    cluster : Text, optional
        Heading of the branch it belongs to.
    owner : str, optional

    Examples
    --------
    >>> Objective("O1", "Fish catches are stable", derived_from=["P1"]).sources
    ('P1',)

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on analysis of objectives.
    """

    realistic: bool | None = field(default=None, kw_only=True)
    desirable: bool | None = field(default=None, kw_only=True)
    level: Level | None = field(default=None, converter=optional(Level), kw_only=True)
    importance: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    votes: int | None = field(default=None, kw_only=True, metadata=between(0, 1_000_000))
    cluster: Text | None = field(default=None, converter=to_text, kw_only=True)
    owner: str | None = field(default=None, converter=to_line, kw_only=True)


@frozen
class MeansEndLink(Link):
    """A means and its end.

    Parameters
    ----------
    means, end : str
        Ids of two objectives.
    confirmed : bool
        False for a link mirrored from the problem tree, until somebody has checked that the
        means suffices: a negated cause is not always enough.

    Examples
    --------
    >>> MeansEndLink("O2", "O1", confirmed=False).cause
    'O2'
    """

    means: str = field(converter=to_id, metadata=refers("objectives"))
    end: str = field(converter=to_id, metadata=refers("objectives"))
    confirmed: bool = field(default=True, kw_only=True)

    @property
    def ends(self) -> tuple[str, str]:
        """Means and end."""
        return (self.means, self.end)

    @property
    def cause(self) -> str:
        """The means, by the name it has in a problem tree."""
        return self.means

    @property
    def effect(self) -> str:
        """The end, by the name it has in a problem tree."""
        return self.end


class ObjectiveTree(Tree[Objective, MeansEndLink]):
    """Objectives and the means that lead to them.

    Examples
    --------
    >>> tree = ObjectiveTree()
    >>> _ = tree.add("O1", "Fish catches are stable"), tree.add("O2", "Waste water is treated")
    >>> _ = tree.link("O2", "O1")
    >>> [objective.id for objective in tree.means("O1")]
    ['O2']
    """

    element = Objective
    link_class = MeansEndLink
    prefix = "O"

    def means(self, id: str) -> list[Objective]:  # noqa: A002 - the field's word
        """Return the direct means to an end."""
        return self.causes(id)

    def ends(self, id: str) -> list[Objective]:  # noqa: A002 - the field's word
        """Return the direct ends of a means."""
        return self.effects(id)
