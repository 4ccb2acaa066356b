"""Chips: small signs on the borders of boxes. What is drawn of an element besides its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from attrs import field, frozen

from lfa.layout.geometry import Box, Drawing, Point
from lfa.layout.paging import Leaf
from lfa.layout.text import width
from lfa.plot.marks import Rect, Words
from lfa.plot.style import Style
from lfa.plot.trim import DROP
from lfa.terms import term

Corner = Literal["sign", "over", "under", "link"]
#: Of the text in the boxes.
SIZE = 0.7


@frozen
class Chip:
    """A sign on the border of a box: at its upper left, upper right or lower right corner, or where its link leaves."""

    element: str
    text: str
    corner: Corner
    colour: str = ""


@frozen
class Dress:
    """How a picture of a tree differs from the plain one.

    Parameters
    ----------
    roles
        The look of elements; those left out are looked up by their side of the tree.
    link_roles
        The look of links, by (cause, effect).
    dashed
        Elements with a dashed border: drafts, and what is gone.
    chips
        Signs on the borders of boxes.
    inside
        Elements that become the project: a line is drawn round them.
    """

    roles: Mapping[str, str] = field(factory=dict)
    link_roles: Mapping[tuple[str, str], str] = field(factory=dict)
    dashed: frozenset[str] = frozenset()
    chips: tuple[Chip, ...] = ()
    inside: tuple[str, ...] = ()


def of_references(drawing: Drawing) -> Iterator[Chip]:
    """Yield numbered chips at both ends of the links that are not drawn as lines."""
    here: dict[tuple[str, Corner], list[int]] = {}
    for one in drawing.references:
        here.setdefault((one.cause, "under"), []).append(one.number)
        here.setdefault((one.effect, "over"), []).append(one.number)
    for (name, corner), numbers in here.items():
        said = ", ".join(map(str, numbers))
        yield Chip(name, f"→ {said}" if corner == "under" else f"{said} →", corner)


def of_leaf(leaf: Leaf, language: str) -> Iterator[Chip]:
    """Yield the chips that lead from one page to another."""

    def page(number: int) -> str:
        return term("pictures", "page.short", language, page=number)

    upper = {name: _above(leaf.drawing, name) for name in (*leaf.onward, *([leaf.root] if leaf.root else ()))}
    for name, number in leaf.onward.items():
        yield Chip(name, f"{'↑' if upper[name] else '↓'} {page(number)}", "over" if upper[name] else "under")
    if leaf.root and leaf.back:
        up = not upper[leaf.root]
        yield Chip(leaf.root, f"{'↑' if up else '↓'} {page(leaf.back)}", "over" if up else "under")
    for reference, other, here in leaf.references:
        if here:
            yield Chip(reference.cause, f"→ {reference.number}, {page(other)}", "under")
        else:
            yield Chip(reference.effect, f"{reference.number} →, {page(other)}", "over")


def _above(drawing: Drawing, name: str) -> bool:
    """Tell whether what hangs at an element hangs above it."""
    causes = {one.cause for one in drawing.connectors if one.effect == name}
    effects = {one.effect for one in drawing.connectors if one.cause == name}
    role = drawing.boxes[name].role
    return role == "effects" or (role == "focal" and bool(effects) and not causes)


def chip_rects(drawing: Drawing, chips: Iterable[Chip], style: Style) -> list[Rect]:
    """Set chips on their boxes; those of one corner share a rectangle."""
    corners: dict[tuple[str, Corner], list[Chip]] = {}
    for chip in chips:
        if chip.element in drawing.boxes:
            corners.setdefault((chip.element, chip.corner), []).append(chip)
    size = drawing.font_size * SIZE
    leaves_at = {one.cause: one.points[0] for one in reversed(drawing.connectors) if one.kind == "tree"}
    return [
        _rect(drawing.boxes[name], corner, _said(here), here[0].colour or style.cross, size, style, leaves_at.get(name))
        for (name, corner), here in corners.items()
    ]


def _said(chips: list[Chip]) -> str:
    """Join the texts of one corner."""
    return "  ".join(dict.fromkeys(chip.text for chip in chips))


def _rect(box: Box, corner: Corner, text: str, colour: str, size: float, style: Style, exit_: Point | None) -> Rect:
    left, bottom, right, top = box.sides
    # Never wider than the box: what is said in a chip too long for it is set smaller.
    size = min(size, box.width / (width(text) + 1.2))
    wide = (width(text) + 0.8) * size
    x = left + 0.2 * size if corner == "sign" else right - 0.2 * size - wide
    y = bottom - 0.85 * size if corner == "under" else top - 0.35 * size
    if corner == "link" and exit_ and exit_[0] > left + 0.01:
        beside = exit_[0] >= right - 0.01
        x, y = (right + 0.25 * size, exit_[1] - 0.6 * size) if beside else (exit_[0] - wide / 2, y)
    words = Words(x + wide / 2, y + (0.6 - DROP) * size, (text,), size, colour)
    return Rect(x, y, wide, 1.2 * size, style.paper, colour, 0.5, 0.4 * size, "chip", words=(words,))
