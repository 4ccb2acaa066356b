"""Ink for tree-like pictures: boxes, links, bands, legend and the lines round them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import evolve, frozen

from lfa.layout.geometry import Box, Connector, Drawing, Page, Reference
from lfa.layout.text import PITCH
from lfa.plot.marks import Rect, Sheet, Stroke, Words
from lfa.plot.style import Style
from lfa.terms import term

#: From the middle of a line of text down to its baseline, in em.
DROP: Final = 0.36
_BANDS: Final = {
    "problem-tree": {"effects": "effects", "focal": "focal", "causes": "causes"},
    "objective-tree": {"effects": "ends", "focal": "purpose", "causes": "means"},
}
TITLE: Final = 15.0
SMALL: Final = 8.0


@frozen
class Trim:
    """What stands round a picture.

    Parameters
    ----------
    title
        Above the picture.
    source
        Where it comes from: below it, to the left.
    mark
        A word such as "Illustrative", below it to the right, on every page.
    legend
        Whether to explain the kinds of links.
    bands
        Whether to name effects, focal problem and causes in the left margin.
    """

    title: str = ""
    source: str = ""
    mark: str = ""
    legend: bool = False
    bands: bool = True

    def room(self, page: Page) -> tuple[float, float, float, float]:
        """Points that the trim takes inside the margins: left, bottom, right, top."""
        slim = page.margin < 28
        foot = 14.0 * bool(slim and (self.source or self.mark)) + 26.0 * self.legend
        return (16.0 * bool(slim and self.bands), foot, 0.0, 28.0 * bool(self.title))


def tree_sheet(drawing: Drawing, kind: str, style: Style, trim: Trim, language: str, roles: Mapping[str, str]) -> Sheet:
    """Put ink on a laid out tree.

    Parameters
    ----------
    drawing
        From `layout_tree`.
    kind
        "problem-tree", "objective-tree" or "results-chain": it names the bands and the legend.
    style, trim, language
        Colours; what stands round the picture; the language of labels.
    roles
        The look of each element by id; elements left out are looked up by their side of the tree.
    """
    sheet = Sheet(drawing.page)
    order = {"cross": 0, "feedback": 1, "tree": 2}
    joined = {connector.points[-1] for connector in drawing.connectors if connector.kind == "tree"}
    for connector in sorted(drawing.connectors, key=lambda one: order[one.kind]):
        stroke = _stroke(connector, drawing, style)
        # A further link that joins a trunk needs no arrowhead: the trunk says where it goes.
        sheet.strokes.append(evolve(stroke, arrow=0.0) if connector.points[-1] in joined else stroke)
    prefix = "objective-" if kind == "objective-tree" else ""
    for name, box in drawing.boxes.items():
        sheet.rects.append(_box(name, box, roles.get(name, prefix + box.role), drawing.font_size, style))
    sheet.rects += _chips(drawing, style)
    if trim.bands and kind in _BANDS:
        sheet.words += _bands(drawing, _BANDS[kind], style, language)
    if trim.legend:
        _legend(sheet, drawing, kind, style, language, trim)
    surround(sheet, trim, style)
    return sheet


def _stroke(connector: Connector, drawing: Drawing, style: Style) -> Stroke:
    em = drawing.font_size
    name = f"link-{connector.cause}-{connector.effect}"
    thick = max(0.35, min(1.0, em * 0.1))
    if connector.kind == "tree":
        return Stroke(connector.points, style.tree, thick, kind="link tree", id=name)
    colour = style.cross if connector.kind == "cross" else style.feedback
    dash = (em * 0.45, em * 0.3) if connector.kind == "cross" else (em * 0.15, em * 0.28)
    arrow = em * (0.75 if connector.kind == "feedback" else 0.65)
    heavier = 1.35 if connector.kind == "feedback" else 0.9
    return Stroke(connector.points, colour, thick * heavier, dash, arrow, f"link {connector.kind}", name)


def _box(name: str, box: Box, role: str, size: float, style: Style) -> Rect:
    look = style.look(role)
    left, bottom, _, _ = box.sides
    first = box.y + (len(box.lines) - 1) / 2 * PITCH * size - DROP * size
    words = Words(box.x, first, box.lines, size, look.text, pitch=PITCH)
    thick = look.thick * max(0.5, min(1.0, size / 9))
    return Rect(
        left, bottom, box.width, box.height, look.fill, look.edge, thick, style.radius * size,
        f"element {role}".strip(), f"element-{name}", name, (words,),
    )  # fmt: skip


def _chips(drawing: Drawing, style: Style) -> list[Rect]:
    """Set a small numbered chip at both ends of every link that is not drawn as a line."""
    texts: dict[str, dict[bool, list[Reference]]] = {}
    for reference in drawing.references:
        texts.setdefault(reference.cause, {}).setdefault(True, []).append(reference)
        texts.setdefault(reference.effect, {}).setdefault(False, []).append(reference)
    chips = []
    size = drawing.font_size * 0.7
    for name, ends in texts.items():
        right = drawing.boxes[name].sides[2] - 0.2 * size
        for outward, references in sorted(ends.items()):
            numbers = ", ".join(str(reference.number) for reference in references)
            text = f"→ {numbers}" if outward else f"{numbers} →"
            width = (0.62 * len(text) + 0.8) * size
            bottom = (
                drawing.boxes[name].sides[1] - 0.55 * size if outward else drawing.boxes[name].sides[3] - 0.65 * size
            )
            words = Words(right - width / 2, bottom + (0.6 - DROP) * size, (text,), size, style.cross)
            chips.append(
                Rect(
                    right - width,
                    bottom,
                    width,
                    1.2 * size,
                    "#ffffff",
                    style.cross,
                    0.5,
                    0.4 * size,
                    "chip",
                    words=(words,),
                )
            )
    return chips


def _bands(drawing: Drawing, names: Mapping[str, str], style: Style, language: str) -> list[Words]:
    left = min(box.sides[0] for box in drawing.boxes.values()) if drawing.boxes else 0.0
    x = max(SMALL + 3, min(left - 8, drawing.page.margin - 6) if drawing.page.margin > 20 else left - 8)
    out = []
    for band in drawing.bands:
        text = term("pictures", f"bands.{names[band.name]}", language)
        middle = (band.bottom + band.top) / 2
        out.append(Words(x, middle, (text,), SMALL, style.quiet, turned=True))
    return _apart(out)


def _apart(labels: list[Words]) -> list[Words]:
    """Leave out labels that would run into the one above."""
    kept: list[Words] = []
    for label in labels:
        length = len(label.lines[0]) * 0.62 * label.size
        if not kept or kept[-1].y - label.y > (length + len(kept[-1].lines[0]) * 0.62 * label.size) / 2 + 4:
            kept.append(label)
    return kept


def _legend(sheet: Sheet, drawing: Drawing, kind: str, style: Style, language: str, trim: Trim) -> None:
    """Explain the links that occur, in one line below the picture."""
    x = sheet.page.margin
    y = sheet.page.margin + trim.room(sheet.page)[1] - 18
    first = "tree" if kind == "problem-tree" else "means"
    for name, key in (("tree", first), ("cross", "cross"), ("feedback", "feedback")):
        if not any(connector.kind == name for connector in drawing.connectors):
            continue
        text = term("pictures", f"legend.{key}", language)
        sample = Connector("", "", ((x, y), (x + 26, y)), name)  # type: ignore[arg-type]  # one of the three kinds
        stroke = _stroke(sample, drawing, style)
        sheet.strokes.append(
            Stroke(stroke.points, stroke.colour, stroke.thick, stroke.dash, min(stroke.arrow, 6), "legend")
        )
        sheet.words.append(Words(x + 31, y - DROP * SMALL, (text,), SMALL, style.quiet, "start"))
        x += 31 + len(text) * 0.6 * SMALL + 16


def surround(sheet: Sheet, trim: Trim, style: Style, page: str = "") -> None:
    """Add title, source, page number and mark to a sheet."""
    paper = sheet.page
    if trim.title:
        sheet.words.append(
            Words(
                paper.margin, paper.height - paper.margin - TITLE, (trim.title,), TITLE, style.ink, "start", bold=True
            )
        )
    foot = max(paper.margin - 16, 4.0)
    if trim.source:
        sheet.words.append(Words(paper.margin or 4.0, foot, (trim.source,), SMALL, style.quiet, "start"))
    if page:
        sheet.words.append(Words(paper.width / 2, foot, (page,), SMALL, style.quiet))
    if trim.mark:
        size = SMALL + 1
        width = (len(trim.mark) * 0.72 + 1.2) * size
        right = paper.width - (paper.margin or 4.0)
        words = Words(right - width / 2, foot, (trim.mark,), size, style.feedback, bold=True)
        sheet.rects.append(
            Rect(
                right - width,
                foot - 0.45 * size,
                width,
                1.6 * size,
                "#ffffff",
                style.feedback,
                0.8,
                2.0,
                "mark",
                words=(words,),
            )
        )
