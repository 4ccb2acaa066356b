"""Step 3: problem analysis. Problems and what causes what."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.element import Element
from lfa.model.fields import between, refers, to_id, to_line
from lfa.model.scales import Basis, Confidence
from lfa.model.text import Text, to_text
from lfa.model.tree import Link, Tree

__all__ = ["CausalLink", "Problem", "ProblemTree"]


@frozen
class Problem(Element):
    """An existing negative state, as somebody meets it.

    Parameters
    ----------
    basis : Basis, optional
        Whether it rests on evidence or is assumed.
    confidence : Confidence, optional
    importance : int, optional
        1 (minor) to 5 (grave).
    votes : int, optional
        Dots from a workshop.
    external : bool
        True when the plan cannot change it: it may become an assumption.
    starter : bool
        True for the problem the group began with, which need not be the focal one.
    raised_by : str, optional
        Id of a stakeholder; None when anonymous.
    cluster : Text, optional
        Heading of the group of cards it belongs to.
    owner : str, optional
        Role or organisation that looks after it.

    Examples
    --------
    >>> Problem("P1", "Fish catches are falling", votes=7).votes
    7

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on problem analysis.
    """

    basis: Basis | None = field(default=None, converter=optional(Basis), kw_only=True)
    confidence: Confidence | None = field(default=None, converter=optional(Confidence), kw_only=True)
    importance: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    votes: int | None = field(default=None, kw_only=True, metadata=between(0, 1_000_000))
    external: bool = field(default=False, kw_only=True)
    starter: bool = field(default=False, kw_only=True)
    raised_by: str | None = field(default=None, kw_only=True, metadata=refers("stakeholders", "actors"))
    cluster: Text | None = field(default=None, converter=to_text, kw_only=True)
    owner: str | None = field(default=None, converter=to_line, kw_only=True)


@frozen
class CausalLink(Link):
    """A cause and its effect.

    Parameters
    ----------
    cause, effect : str
        Ids of two problems.

    Examples
    --------
    >>> CausalLink("P2", "P1", strength="necessary").ends
    ('P2', 'P1')
    """

    cause: str = field(converter=to_id, metadata=refers("problems"))
    effect: str = field(converter=to_id, metadata=refers("problems"))

    @property
    def ends(self) -> tuple[str, str]:
        """Cause and effect."""
        return (self.cause, self.effect)


class ProblemTree(Tree[Problem, CausalLink]):
    """Problems and their causes: a directed acyclic graph with a focal problem.

    Parameters
    ----------
    elements, links, focals, language
        As for any tree; all optional.

    Examples
    --------
    >>> tree = ProblemTree()
    >>> tree.add("P1", "Fish catches are falling").id
    'P1'
    >>> tree.add("P2", "Factories discharge untreated waste water").id
    'P2'
    >>> tree.link("P2", "P1").ends
    ('P2', 'P1')
    >>> tree.focal = "P1"
    >>> [problem.id for problem in tree.causes("P1")]
    ['P2']
    """

    element = Problem
    link_class = CausalLink
    prefix = "P"
