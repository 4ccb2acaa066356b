"""A small SVG writer: rectangles, paths and text that stays text.

Text can be searched, translated and read aloud; `<title>` and `<desc>` say what the picture tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lfa.layout.geometry import Point
from lfa.plot.marks import Rect, Sheet, Stroke, Words, arrowhead, shortened
from lfa.plot.style import Style

#: What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FALLBACK = ("DejaVu Sans", "Verdana", "Noto Sans", "sans-serif")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """Make a text safe in XML, in elements and attributes.

    Examples
    --------
    >>> escaped('a < b & "c"')
    'a &lt; b &amp; &quot;c&quot;'
    """
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES)


def number(value: float) -> str:
    """Write a number as short as two decimals allow.

    Examples
    --------
    >>> number(12.0), number(0.256), number(-0.001)
    ('12', '0.26', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def to_svg(sheet: Sheet, style: Style, *, title: str, alt_text: str, language: str = "en") -> str:
    """Write one sheet as SVG.

    Parameters
    ----------
    sheet
        What to write.
    style
        For the font.
    title, alt_text
        Become `<title>` and `<desc>`.
    language
        Becomes `xml:lang`, for screen readers and hyphenation.

    Returns
    -------
    str
        A whole document; the same sheet always gives the same text.
    """
    width, height = number(sheet.page.width), number(sheet.page.height)
    family = ", ".join(f"'{name}'" if " " in name else name for name in dict.fromkeys((style.font, *_FALLBACK)))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        f' xml:lang="{escaped(language)}" role="img" aria-labelledby="title desc"'
        f' font-family="{escaped(family)}" text-anchor="middle" xml:space="preserve">'
    )
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        head,
        f'<title id="title">{escaped(title)}</title>',
        f'<desc id="desc">{escaped(alt_text)}</desc>',
        f'<rect class="page" width="{width}" height="{height}" fill="{style.paper}"/>',
        *_clip(sheet),
        '<g class="links" fill="none">',
        *(line for stroke in sheet.strokes for line in _stroke(stroke, sheet.page.height)),
        "</g>",
        *(line for rect in sheet.rects for line in _rect(rect, sheet.page.height)),
        *(line for words in sheet.words for line in _words(words, sheet.page.height)),
        *(["</g>"] if sheet.clip else []),
        *(line for stroke in sheet.edge for line in _stroke(stroke, sheet.page.height)),
        *(line for words in sheet.labels for line in _words(words, sheet.page.height)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _clip(sheet: Sheet) -> Iterator[str]:
    if sheet.clip is None:
        return
    left, bottom, right, top = sheet.clip
    yield (
        f'<clipPath id="window"><rect x="{number(left)}" y="{number(sheet.page.height - top)}"'
        f' width="{number(right - left)}" height="{number(top - bottom)}"/></clipPath>'
    )
    yield '<g clip-path="url(#window)">'


def _path(points: tuple[Point, ...], height: float) -> str:
    spots = [f"{number(x)} {number(height - y)}" for x, y in points]
    return "M" + "L".join(spots)


def _stroke(stroke: Stroke, height: float) -> Iterator[str]:
    points = shortened(stroke.points, stroke.arrow * 0.8) if stroke.arrow else stroke.points
    dash = f' stroke-dasharray="{" ".join(map(number, stroke.dash))}"' if stroke.dash else ""
    name = f' id="{escaped(stroke.id)}"' if stroke.id else ""
    yield (
        f'<path{name} class="{escaped(stroke.kind)}" d="{_path(points, height)}" stroke="{stroke.colour}"'
        f' stroke-width="{number(stroke.thick)}"{dash}/>'
    )
    if stroke.arrow:
        corners = _path(arrowhead(stroke.points, stroke.arrow), height)
        yield f'<path class="arrow" d="{corners}Z" fill="{stroke.colour}"/>'


def _rect(rect: Rect, height: float) -> Iterator[str]:
    name = f' id="{escaped(rect.id)}"' if rect.id else ""
    yield f'<g{name} class="{escaped(rect.kind)}">'
    if rect.name:
        yield f"<title>{escaped(rect.name)}</title>"
    round_corner = f' rx="{number(rect.radius)}"' if rect.radius else ""
    dash = f' stroke-dasharray="{" ".join(map(number, rect.dash))}"' if rect.dash else ""
    edge = f' stroke="{rect.edge}" stroke-width="{number(rect.thick)}"{dash}' if rect.edge != "none" else ""
    yield (
        f'<rect x="{number(rect.x)}" y="{number(height - rect.y - rect.height)}" width="{number(rect.width)}"'
        f' height="{number(rect.height)}"{round_corner} fill="{rect.fill}"{edge}/>'
    )
    for words in rect.words:
        yield from _words(words, height)
    yield "</g>"


def _words(words: Words, height: float) -> Iterator[str]:
    x, y = number(words.x), height - words.y
    weight = ' font-weight="bold"' if words.bold else ""
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "middle" else ""
    turn = f' transform="rotate(-90 {x} {number(y)})"' if words.turned else ""
    start = f'<text font-size="{number(words.size)}" fill="{words.colour}"{weight}{anchor}{turn}'
    if len(words.lines) == 1:
        yield f'{start} x="{x}" y="{number(y)}">{escaped(words.lines[0])}</text>'
        return
    spans = (
        f'<tspan x="{x}" y="{number(y + k * words.pitch * words.size)}">{escaped(line)}</tspan>'
        for k, line in enumerate(words.lines)
    )
    # A space between the lines keeps words apart for those who copy or search the text.
    yield f"{start}>{' '.join(spans)}</text>"
