"""A tree over several pages: an overview, and a page for each branch, with numbers that lead from one to the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import define, evolve, field, frozen

from lfa.layout.branches import Forest, View, forest_of, view
from lfa.layout.geometry import Drawing, Reference

#: Levels that an overview shows below and above the focal element.
DEEP: Final = 2
#: How much better than in proportion a smaller part may come out before it is tried in vain.
_HOPE: Final = 1.3


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
    forest, known = forest_of(tree), _Known(minimum)
    waiting: deque[tuple[str | None, int | None]] = deque([(None, None)])
    made: list[Leaf] = []
    while waiting:
        root, back = waiting.popleft()
        after = len(made) + len(waiting) + 2
        drawing, branches = _page(tree, forest, root, lay, known)
        number = len(made) + 1
        onward = {branch: after + k for k, branch in enumerate(branches)}
        waiting += [(branch, number) for branch in onward]
        made.append(Leaf(number, drawing, onward, root, back))
    return _joined(tree, made)


@define
class _Known:
    """What was learned from pages that came out too small: which parts need not even be tried."""

    minimum: float
    font: float = 0.0
    count: int = 0

    def hopeless(self, count: int) -> bool:
        """Tell whether so many elements cannot be readable, even if the text grew as their number falls."""
        return self.count > 0 and self.font * self.count / max(count, 1) * _HOPE < self.minimum

    def learn(self, drawing: Drawing) -> None:
        """Remember a page whose text is too small."""
        self.font, self.count = drawing.font_size, len(drawing.boxes)


def _page(
    tree: Any, forest: Forest, root: str | None, lay: Callable[[View], Drawing], known: _Known
) -> tuple[Drawing, list[str]]:
    """Lay one page out, as deep as its text stays readable; list what goes on elsewhere."""
    roots = forest.roots if root is None else [root]
    focals = tuple(tree.focals) if root is None else (root,)
    best: tuple[Drawing, list[str]] | None = None
    depths = list(_depths(forest, roots, whole=root is not None))
    for deep in depths:
        shown = forest.within(roots, deep)
        if deep != depths[-1] and known.hopeless(len(shown)):
            continue
        drawing = lay(view(tree, shown, focals))
        if best is None or drawing.font_size > best[0].font_size:
            best = drawing, _cut(forest, roots, deep)
        if drawing.font_size >= known.minimum:
            break
        known.learn(drawing)
    assert best is not None
    return best


def _depths(forest: Forest, roots: Sequence[str], *, whole: bool) -> Iterator[int | None]:
    """Yield the depths to try: all of a branch, then half of that and so on; of an overview its two levels first."""
    most = max((forest.depth(root) for root in roots), default=0)
    if whole or most <= DEEP:
        yield None
    while whole and most // 2 > DEEP:
        most //= 2
        yield most
    yield from (deep for deep in (DEEP, 1) if deep < most)


def _cut(forest: Forest, roots: Sequence[str], deep: int | None) -> list[str]:
    """List the elements near the lower edge of a page that hold more than it shows.

    They are one level above that edge, so that the next page begins with something seen before.
    """
    if deep is None:
        return []
    level = list(roots)
    for _ in range(max(deep - 1, 1)):
        level = [child for node in level for child in forest.children.get(node, ())]
    return [node for node in level if forest.depth(node) >= min(deep, 2)]


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
