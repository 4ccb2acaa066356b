"""Two versions of a tree in one picture: what was added, removed and reworded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve, frozen

from lfa.layout.branches import View
from lfa.layout.network import Linked
from lfa.model.order import path
from lfa.plot.chips import Chip, Dress
from lfa.terms import term

SIGNS: Final = {"added": "+", "removed": "−", "reworded": "≈"}


@frozen
class Gone:
    """A link of the old version that the new one lacks; against the flow when it would close a circle now."""

    cause: str
    effect: str
    feedback: bool = False


@frozen
class Changes:
    """Both versions as one tree, and what became of its elements and links."""

    tree: View
    elements: dict[str, str]
    links: dict[tuple[str, str], str]


def changes(old: Any, new: Any) -> Changes:
    """Lay the old version under the new one.

    Parameters
    ----------
    old, new
        Two versions of a tree; elements are the same when their ids are.

    Examples
    --------
    >>> import lfa
    >>> old = lfa.ProblemTree([("P", "Fish are few"), ("A", "Nets")], [("A", "P")])
    >>> new = lfa.ProblemTree([("P", "Fish catches are falling"), ("B", "Waste water")], [("B", "P")])
    >>> changes(old, new).elements
    {'P': 'reworded', 'B': 'added', 'A': 'removed'}
    """
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    kinds = {name: _kind(before.get(name), one) for name, one in after.items()}
    kinds |= dict.fromkeys((name for name in before if name not in after), "removed")
    drawn = {(link.cause, link.effect) for link in new.links}
    earlier = {(link.cause, link.effect) for link in old.links}
    links = {pair: "added" for pair in drawn if pair not in earlier} | {
        pair: "removed" for pair in earlier if pair not in drawn
    }
    elements = (*new, *(one for one in old if one.id not in after))
    focals = tuple(new.focals) or tuple(old.focals)
    tree = View(elements, (*new.links, *_gone(old, new)), focals, getattr(new, "language", None))
    return Changes(tree, kinds, links)


def _kind(old: Any, new: Any) -> str:
    if old is None:
        return "added"
    return "same" if str(old.statement or "") == str(new.statement or "") else "reworded"


def _gone(old: Any, new: Any) -> Iterator[Linked]:
    """Yield the links that are gone, none of which closes a circle with those that are there."""
    onward: dict[str, list[str]] = {}
    for link in new.links:
        if not link.feedback:
            onward.setdefault(link.cause, []).append(link.effect)
    drawn = {(link.cause, link.effect) for link in new.links}
    for link in old.links:
        if (link.cause, link.effect) in drawn:
            continue
        circle = link.feedback or bool(path(link.effect, link.cause, lambda node: onward.get(node, ())))
        if not circle:
            onward.setdefault(link.cause, []).append(link.effect)
        yield Gone(link.cause, link.effect, circle)


def dress_of(found: Changes, dress: Dress) -> Dress:
    """Mark the changes: by colour, by a sign, and what is gone by a dashed border."""
    gone = {name for name, kind in found.elements.items() if kind == "removed"}
    chips = [Chip(name, SIGNS[kind], "over", "#1a1a1a") for name, kind in found.elements.items() if kind in SIGNS]
    # The focal element keeps its look, so that it is found at once.
    calm = {name for name in found.tree.focals if found.elements[name] == "same"}
    roles = {name: kind for name, kind in found.elements.items() if name not in calm}
    return evolve(dress, roles=roles, link_roles=found.links, dashed=dress.dashed | gone, chips=(*dress.chips, *chips))


def key_of(found: Changes, language: str) -> list[tuple[str, str]]:
    """List what the legend explains."""
    kinds = {*found.elements.values(), *found.links.values()}
    return [(kind, f"{SIGNS[kind]} {term('pictures', f'legend.{kind}', language)}") for kind in SIGNS if kind in kinds]


def told(found: Changes, language: str) -> str:
    """Tell the changes in one sentence, for the alternative text."""
    kinds = list(found.elements.values())
    counts = {kind: kinds.count(kind) for kind in SIGNS}
    return term("pictures", "alt.changes", language, **counts)
