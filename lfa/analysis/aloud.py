"""The links of a tree as questions to put to a group: whether this leads to that, and whether it is enough.

References
----------
Sida, Örtengren (2003), The Logical Framework Approach: causes and effects are read upward and each link is asked
about. European Commission (2004), Project Cycle Management Guidelines: the causes of a problem are tested for being
sufficient, and the logic of a mirrored tree is checked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from lfa.model.element import Element
from lfa.model.objectives import MeansEndLink
from lfa.model.order import sort
from lfa.model.plan import Plan
from lfa.model.scales import Polarity
from lfa.model.tree import Link, Tree
from lfa.terms import term

__all__ = ["Question", "questions"]


@attrs.frozen
class Question:
    """One question about a tree.

    Parameters
    ----------
    kind : str
        ``cause``, ``feedback``, ``sufficient`` and ``root`` in a problem tree; ``means``, ``unconfirmed``, ``against``,
        ``feedback_means`` and ``enough`` in an objective tree.
    about : str
        Id of the effect, the end or the root that it is about.
    others : tuple of str
        Ids of its causes or means.
    text : str
        The question, in the language of the plan.
    """

    kind: str
    about: str
    others: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return self.text


def questions(plan: Plan) -> tuple[Question, ...]:
    """Return what to ask a group about the problem tree and the objective tree, from the roots upward.

    First each link to an element is asked about, then whether the links together are enough. A root of the problem
    tree is asked about too: has the analysis come deep enough?

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Question

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.problems.add("P1", "The river is dirty"), plan.problems.add("P2", "Sewage is untreated")
    >>> _ = plan.problems.link("P2", "P1")
    >>> for question in questions(plan):
    ...     print(question)
    Why is it so: “Sewage is untreated”? Is there a cause behind it that can be worked on?
    Does this: “Sewage is untreated”, lead to this: “The river is dirty”? How do we know?
    Is this one cause enough to explain “The river is dirty”, or is it the same thing said twice? What else contributes?
    """
    return (*_of_problems(plan), *_of_objectives(plan))


def _of_problems(plan: Plan) -> Iterator[Question]:
    tree = plan.problems
    into = _into(tree)
    for one in _upwards(tree):
        links = into.get(one, [])
        if not links and tree.effects(one) and not tree[one].external:
            yield _asked(plan, tree, "root", one, ())
        for link in links:
            yield _asked(plan, tree, "feedback" if link.feedback else "cause", one, (link.ends[0],))
        if straight := [link.ends[0] for link in links if not link.feedback]:
            yield _asked(plan, tree, "sufficient", one, straight)


def _of_objectives(plan: Plan) -> Iterator[Question]:
    tree = plan.objectives
    into = _into(tree)
    for one in _upwards(tree):
        for link in into.get(one, ()):
            yield _asked(plan, tree, _kind(link), one, (link.ends[0],))
        if straight := [link.ends[0] for link in into.get(one, ()) if _kind(link) in {"means", "unconfirmed"}]:
            yield _asked(plan, tree, "enough", one, straight)


def _kind(link: Link) -> str:
    if link.feedback:
        return "feedback_means"
    if link.polarity is Polarity.NEGATIVE:
        return "against"
    return "unconfirmed" if isinstance(link, MeansEndLink) and not link.confirmed else "means"


def _into(tree: Tree[Any, Any]) -> dict[str, list[Link]]:
    """Return the links that lead to each element, those of vicious circles among them."""
    found: dict[str, list[Link]] = {}
    for link in tree.links:
        found.setdefault(link.ends[1], []).append(link)
    return found


def _upwards(tree: Tree[Any, Any]) -> list[str]:
    return sort(tree.ids, lambda one: [effect.id for effect in tree.effects(one)])


def _asked(plan: Plan, tree: Tree[Any, Any], kind: str, about: str, others: Iterable[str]) -> Question:
    ids = tuple(others)
    several = "s" if kind in {"sufficient", "enough"} and len(ids) > 1 else ""
    values = {
        "about": _quoted(plan, tree[about]),
        "others": term("logic", "and", plan.language).join(_quoted(plan, tree[one]) for one in ids),
    }
    return Question(kind, about, ids, term("logic", f"ask.{kind}{several}", plan.language, **values))


def _quoted(plan: Plan, element: Element) -> str:
    return term("logic", "quoted", plan.language, text=element.label)
