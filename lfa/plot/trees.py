"""Ink for tree-like pictures: boxes, links, bands and legend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from lfa.layout.geometry import Box, Connector, Drawing
from lfa.layout.text import PITCH, width
from lfa.plot.boundary import around
from lfa.plot.chips import Dress, chip_rects, of_references
from lfa.plot.marks import Rect, Sheet, Stroke, Words
from lfa.plot.style import Style
from lfa.plot.trim import DROP, LINE, SMALL, Trim, surround
from lfa.terms import term

_BANDS: Final = {
    "problem-tree": {"effects": "effects", "focal": "focal", "causes": "causes"},
    "objective-tree": {"effects": "ends", "focal": "purpose", "causes": "means"},
}
#: Of a border that is not solid, in em.
_DASHED: Final = (0.4, 0.28)


def tree_sheet(
    drawing: Drawing, kind: str, style: Style, trim: Trim, language: str, dress: Dress | None = None, page: str = ""
) -> Sheet:
    """Put ink on a laid out tree.

    Parameters
    ----------
    drawing
        From `layout_tree`.
    kind
        "problem-tree", "objective-tree" or "results-chain": it names the bands and the legend.
    style, trim, language
        Colours; what stands round the picture; the language of labels.
    dress
        Looks of single elements and links, and the signs on them.
    page
        Page number, as printed.
    """
    dress = dress or Dress()
    sheet = Sheet(drawing.page)
    sheet.strokes += _boundary(drawing, dress, style)
    order = {"cross": 0, "feedback": 1, "tree": 2}
    joined = {connector.points[-1] for connector in drawing.connectors if connector.kind == "tree"}
    for connector in sorted(drawing.connectors, key=lambda one: order[one.kind]):
        stroke = _stroke(connector, drawing, style, dress)
        # A further link that joins a trunk needs no arrowhead: the trunk says where it goes.
        sheet.strokes.append(evolve(stroke, arrow=0.0) if connector.points[-1] in joined else stroke)
    prefix = "objective-" if kind == "objective-tree" else ""
    for name, box in drawing.boxes.items():
        role = dress.roles.get(name, prefix + box.role)
        sheet.rects.append(_box(name, box, role, drawing.font_size, style, dashed=name in dress.dashed))
    sheet.rects += chip_rects(drawing, (*of_references(drawing), *dress.chips), style)
    if trim.bands and kind in _BANDS:
        sheet.words += _bands(drawing, _BANDS[kind], style, language, trim)
    if trim.legend:
        _legend(sheet, drawing, kind, style, language, trim)
    surround(sheet, trim, style, page)
    return sheet


def _boundary(drawing: Drawing, dress: Dress, style: Style) -> Iterator[Stroke]:
    """Draw a line round what becomes the project."""
    inside = [name for name in dress.inside if name in drawing.boxes]
    for points in around(drawing, inside):
        em = drawing.font_size
        yield Stroke(points, style.project, max(0.9, 0.16 * em), (0.9 * em, 0.4 * em), kind="boundary project")


def _weight(size: float) -> float:
    """Return how much heavier lines are where text is larger than on any page that is held in the hand."""
    return max(1.0, size / 14)


def _stroke(connector: Connector, drawing: Drawing, style: Style, dress: Dress) -> Stroke:
    em = drawing.font_size
    name = f"link-{connector.cause}-{connector.effect}"
    thick = max(0.35, min(1.0, em * 0.1)) * _weight(em)
    role = dress.link_roles.get((connector.cause, connector.effect), "")
    colour = style.look(role).edge if role else ""
    if connector.kind == "tree":
        dash = (em * 0.3, em * 0.3) if role == "removed" else ()
        return Stroke(
            connector.points, colour or style.tree, thick * (1.6 if role else 1), dash, 0.0,
            f"link tree {role}".strip(), name,
        )  # fmt: skip
    own = style.cross if connector.kind == "cross" else style.feedback
    dash = (em * 0.45, em * 0.3) if connector.kind == "cross" else (em * 0.15, em * 0.28)
    arrow = em * (0.75 if connector.kind == "feedback" else 0.65)
    heavier = 1.35 if connector.kind == "feedback" else 0.9
    kind = f"link {connector.kind} {role}".strip()
    return Stroke(connector.points, colour or own, thick * heavier, dash, arrow, kind, name)


def _box(name: str, box: Box, role: str, size: float, style: Style, *, dashed: bool) -> Rect:
    look = style.look(role)
    left, bottom, _, _ = box.sides
    first = box.y + (len(box.lines) - 1) / 2 * PITCH * size - DROP * size
    words = Words(box.x, first, box.lines, size, look.text, pitch=PITCH)
    thick = look.thick * max(0.5, min(1.0, size / 9)) * _weight(size) * (1.3 if dashed else 1)
    dash = tuple(part * size for part in _DASHED) if dashed else ()
    return Rect(
        left, bottom, box.width, box.height, look.fill, look.edge, thick, style.radius * size,
        f"element {role}".strip(), f"element-{name}", name, (words,), dash,
    )  # fmt: skip


def _bands(drawing: Drawing, names: Mapping[str, str], style: Style, language: str, trim: Trim) -> list[Words]:
    small = SMALL * trim.grow
    away = 8 * trim.grow
    left, wide = drawing.extent()[0] - away, drawing.page.margin > 20
    x = max(small + 3, min(left, drawing.page.margin - 6) if wide else left)
    out = []
    for band in drawing.bands:
        text = term("pictures", f"bands.{names[band.name]}", language)
        middle = (band.bottom + band.top) / 2
        out.append(Words(x, middle, (text,), small, style.quiet, turned=True))
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
    """Explain the links that occur in one line below the picture, and the signs and colours below that."""
    small, grow = SMALL * trim.grow, trim.grow
    x = sheet.page.margin
    y = sheet.page.margin + trim.room(sheet.page)[1] - 18 * grow
    first = "tree" if kind == "problem-tree" else "means"
    for name, key in (("tree", first), ("cross", "cross"), ("feedback", "feedback")):
        if not any(connector.kind == name for connector in drawing.connectors):
            continue
        text = term("pictures", f"legend.{key}", language)
        sample = Connector("", "", ((x, y), (x + 26 * grow, y)), name)  # type: ignore[arg-type]  # one of the three kinds
        stroke = _stroke(sample, drawing, style, Dress())
        arrow = min(stroke.arrow, 6 * grow)
        sheet.strokes.append(Stroke(stroke.points, stroke.colour, stroke.thick, stroke.dash, arrow, "legend"))
        sheet.words.append(Words(x + 31 * grow, y - DROP * small, (text,), small, style.quiet, "start"))
        x += 31 * grow + len(text) * 0.6 * small + 16 * grow
    _key(sheet, y, style, trim)


def _key(sheet: Sheet, y: float, style: Style, trim: Trim) -> None:
    """Explain signs by themselves, and roles by a swatch of their colour."""
    small = SMALL * trim.grow
    for row in trim.keys(sheet.page):
        x, y = sheet.page.margin, y - LINE * trim.grow
        for sign, text in row:
            if sign in style.looks:
                look, dash = style.look(sign), (2.2, 1.6) if sign in {"draft", "removed"} else ()
                sheet.rects.append(
                    Rect(x, y - 0.5 * small, 1.8 * small, small, look.fill, look.edge, 0.8, 1.5, "legend", dash=dash)
                )
            elif sign == "project":
                ends = ((x, y), (x + 1.8 * small, y))
                sheet.strokes.append(Stroke(ends, style.project, 1.4, (6.0, 2.6), kind="legend"))
            else:
                sheet.words.append(Words(x + 0.9 * small, y - DROP * small, (sign,), small, style.ink))
            sheet.words.append(Words(x + 2.4 * small, y - DROP * small, (text,), small, style.quiet, "start"))
            x += (width(text) + 4.5) * small
