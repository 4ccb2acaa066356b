"""A tree over several pages: an overview, and a page for each branch, with numbers that lead from one to the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve, field, frozen

from lfa.layout.branches import Forest, View, forest_of, view
from lfa.layout.geometry import Drawing, Reference

#: Levels that an overview shows below and above the focal element.
DEEP: Final = 2


@frozen
class Leaf:
    """One page of a tree.

    Parameters
    ----------
    number
        Of the page, from 1.
    drawing
        What stands on it.
    onward
        Pages on which elements go on, by id.
    root, back
        The element with which the page begins, and the page where that is seen among others; None on the first.
    references
        Links that run from or to another page: the link, the page of its other end, and whether it leaves here.
    """

    number: int
    drawing: Drawing
    onward: Mapping[str, int] = field(factory=dict)
    root: str | None = None
    back: int | None = None
    references: tuple[tuple[Reference, int, bool], ...] = ()


def leaves(tree: Any, lay: Callable[[View], Drawing], minimum: float) -> tuple[Leaf, ...]:
    """Divide a tree into an overview and branches, and lay each out.

    The overview shows the focal element with two levels; every branch that goes deeper has a page. A branch
    whose text would be smaller than the minimum is divided again.

    Parameters
    ----------
    tree
        What to divide.
    lay
        Lays one part out on its page.
    minimum
        Points.

    Returns
    -------
    tuple of Leaf
        The overview first; just one when nothing is deep enough to be divided.
    """
    forest = forest_of(tree)
    waiting: deque[tuple[str | None, int | None]] = deque([(None, None)])
    made: list[Leaf] = []
    while waiting:
        root, back = waiting.popleft()
        after = len(made) + len(waiting) + 2
        drawing, onward = _page(tree, forest, root, lay, minimum, after)
        number = len(made) + 1
        waiting += [(branch, number) for branch in onward]
        made.append(Leaf(number, drawing, onward, root, back))
    return _joined(tree, made)


def _page(
    tree: Any, forest: Forest, root: str | None, lay: Callable[[View], Drawing], minimum: float, after: int
) -> tuple[Drawing, dict[str, int]]:
    """Lay one page out, as deep as its text stays readable; number the pages of what goes on elsewhere."""
    roots = forest.roots if root is None else [root]
    focals = tuple(tree.focals) if root is None else (root,)
    best: tuple[Drawing, list[str]] | None = None
    for deep in _depths(forest, roots, whole=root is not None):
        drawing = lay(view(tree, forest.within(roots, deep), focals))
        if best is None or drawing.font_size > best[0].font_size:
            best = drawing, _cut(forest, roots, deep)
        if drawing.font_size >= minimum:
            break
    assert best is not None
    return best[0], {branch: after + k for k, branch in enumerate(best[1])}


def _depths(forest: Forest, roots: Sequence[str], *, whole: bool) -> Iterator[int | None]:
    """Yield the depths to try: all of a branch, then less and less of it."""
    most = max((forest.depth(root) for root in roots), default=0)
    if whole or most <= DEEP:
        yield None
    yield from (deep for deep in (DEEP, 1) if deep < most)


def _cut(forest: Forest, roots: Sequence[str], deep: int | None) -> list[str]:
    """List the elements next to the roots that hold more than is shown."""
    if deep is None:
        return []
    return [child for root in roots for child in forest.children.get(root, ()) if forest.depth(child) >= deep]


def _joined(tree: Any, made: Sequence[Leaf]) -> tuple[Leaf, ...]:
    """Number the links whose ends stand on no common page."""
    home = {name: leaf.number for leaf in made for name in leaf.drawing.boxes}
    drawn = {(one.cause, one.effect) for leaf in made for one in leaf.drawing.connectors}
    known = {
        pair
        for leaf in made
        for pair in (*leaf.drawing.hidden, *((r.cause, r.effect) for r in leaf.drawing.references))
    }
    apart = [
        link for link in tree.links
        if (link.cause, link.effect) not in drawn | known and link.cause in home and home[link.cause] != home[link.effect]
    ]  # fmt: skip
    first = 1 + max((one.number for leaf in made for one in leaf.drawing.references), default=0)
    marks: dict[int, list[tuple[Reference, int, bool]]] = {}
    for number, link in enumerate(apart, first):
        reference = Reference(link.cause, link.effect, number, "feedback" if link.feedback else "cross")
        marks.setdefault(home[link.cause], []).append((reference, home[link.effect], True))
        marks.setdefault(home[link.effect], []).append((reference, home[link.cause], False))
    return tuple(evolve(leaf, references=tuple(marks.get(leaf.number, ()))) for leaf in made)


def bound(made: Sequence[Leaf]) -> Drawing:
    """Bind the pages into one drawing: each box on the page where its branch is, every link once.

    The font size is that of the smallest page.
    """
    first = made[0].drawing
    boxes = {name: evolve(box, page=leaf.number) for leaf in made for name, box in leaf.drawing.boxes.items()}
    connectors = {
        (one.cause, one.effect): evolve(one, page=leaf.number) for leaf in made for one in leaf.drawing.connectors
    }
    across = [reference for leaf in made for reference, _, leaves_here in leaf.references if leaves_here]
    return evolve(
        first,
        boxes=boxes,
        connectors=tuple(connectors.values()),
        references=(*(one for leaf in made for one in leaf.drawing.references), *across),
        hidden=tuple(dict.fromkeys(pair for leaf in made for pair in leaf.drawing.hidden)),
        font_size=min(leaf.drawing.font_size for leaf in made),
        pages=len(made),
        notes=tuple(dict.fromkeys(note for leaf in made for note in leaf.drawing.notes)),
        bands=(),
    )
