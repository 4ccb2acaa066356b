"""The problem tree and the objective tree: the picture, and the same told as a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lfa.model.tree import Tree
from lfa.reports.document import Block, Heading, Item, Listing, Paragraph
from lfa.reports.nesting import Nested, nested
from lfa.reports.pictures import MOST
from lfa.reports.view import View

__all__ = ["objectives", "problems"]


def problems(view: View) -> Iterator[Block]:
    """Show the problem tree."""
    yield from _tree(view, view.plan.problems, "problem")


def objectives(view: View) -> Iterator[Block]:
    """Show the objective tree, and how many of its links nobody has confirmed yet."""
    yield from _tree(view, view.plan.objectives, "objective")


def _tree(view: View, tree: Tree[Any, Any], kind: str) -> Iterator[Block]:
    if not len(tree):
        return
    if tree.focals:
        names = "; ".join(view.named(one) for one in tree.focals)
        yield Paragraph(view.say(f"{kind}.focal", names=names))
    figure = view.figures.get(f"{kind}-tree")
    if figure:
        yield figure
    elif len(tree) > MOST:
        yield Paragraph(view.say("too_large", count=len(tree)), "notice")
    yield Heading(view.say(f"{kind}.listed"), 3)
    yield Paragraph(view.say(f"{kind}.list_explained"))
    yield Listing(tuple(_item(view, tree, line, kind) for line in nested(tree)))
    circles = [link for link in tree.links if link.feedback]
    if circles:
        yield Heading(view.say("feedback"), 3)
        yield Listing(tuple(Item(f"{view.named(one.cause)} → {view.named(one.effect)}") for one in circles))


def _item(view: View, tree: Tree[Any, Any], line: Nested, kind: str) -> Item:
    element = tree[line.id]
    if line.again:
        seen = view.say("seen", number=line.number)
        return Item(f"{element.label} ({line.id})", line.depth, "↑", (seen, *_onward(view, line)))
    focal = (view.say(f"{kind}.focal_mark"),) if line.id in tree.focals else ()
    text = f"{element.label} ({line.id})" if element.statement else line.id
    return Item(text, line.depth, line.number, (*focal, *view.marks(element), *_onward(view, line)))


def _onward(view: View, line: Nested) -> tuple[str, ...]:
    return (view.say("leads_to", id=line.leads_to),) if line.leads_to else ()
