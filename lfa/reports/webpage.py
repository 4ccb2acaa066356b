"""A document as one HTML file that needs nothing beside it: pictures inside, made to be read and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape as _escaped
from math import sqrt

from lfa.reports.document import Block, Document, Figure, Grid, Heading, Item, Listing, Paragraph
from lfa.reports.style import css

__all__ = ["escape", "to_html"]

#: About how many characters of a table stand beside each other on a sheet that lies across.
_LINE = 150

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]]")
# What HTML cannot hold; the model refuses it, but a file name or a finding may carry it.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def escape(text: str) -> str:
    """Make a text safe in HTML; web and mail addresses (http, https, mailto) become links, nothing else does.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> escape("a < b")
    'a &lt; b'
    >>> escape("https://example.org, javascript:alert(1)")
    '<a href="https://example.org">https://example.org</a>, javascript:alert(1)'
    """
    text = _FORBIDDEN.sub("\ufffd", text)
    done, parts = 0, []
    for found in _ADDRESS.finditer(text):
        parts += [_escaped(text[done : found.start()]), f'<a href="{_escaped(found[0])}">{_escaped(found[0])}</a>']
        done = found.end()
    return "".join([*parts, _escaped(text[done:])])


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def to_html(document: Document) -> str:
    """Return a document as HTML.

    Parameters
    ----------
    document : Document

    Returns
    -------
    str
        A whole page without scripts; it fetches nothing.

    Examples
    --------
    >>> from lfa.reports.document import Document, Paragraph
    >>> "<p>5 &lt; 6</p>" in to_html(Document("Clean river", "en", (Paragraph("5 < 6"),)))
    True
    """
    mark = f'<p class="mark">{escape(document.mark)}</p>\n' if document.mark else ""
    chapters = [block for block in document.blocks if isinstance(block, Heading) and block.level == 2]
    body = "\n".join(part for part in _body(document.blocks))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>\n{css(document.page, document.mark)}</style>\n</head>\n<body>\n"
        f"<header>\n{mark}<h1>{_lines(document.title)}</h1>\n</header>\n{_contents(chapters, document)}"
        f"<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _contents(chapters: list[Heading], document: Document) -> str:
    if len(chapters) < 2:
        return ""
    lines = "".join(f'<li><a href="#c{number}">{escape(one.text)}</a></li>\n' for number, one in enumerate(chapters, 1))
    return f'<nav aria-label="{escape(document.say("contents"))}"><ol>\n{lines}</ol></nav>\n'


def _body(blocks: tuple[Block, ...]) -> Iterator[str]:
    chapter = figure = 0
    for block in blocks:
        if isinstance(block, Heading):
            chapter += block.level == 2
            anchor = f' id="c{chapter}"' if block.level == 2 else ""
            yield f"<h{block.level}{anchor}>{escape(block.text)}</h{block.level}>"
        elif isinstance(block, Paragraph):
            kind = "" if block.kind == "plain" else f' class="{block.kind}"'
            yield f"<p{kind}>{_lines(block.text)}</p>"
        elif isinstance(block, Listing):
            yield from _listing(block)
        elif isinstance(block, Grid):
            yield _grid(block)
        else:
            figure += 1
            yield from _figure(block, figure)


def _listing(listing: Listing) -> Iterator[str]:
    depth = -1
    for item in listing.items:
        level = min(item.depth, depth + 1)
        if level > depth:
            yield "<ul>"
        else:
            yield "</li>" + "</ul></li>" * (depth - level)
        depth = level
        yield _item(item)
    yield "</li></ul>" * (depth + 1)


def _item(item: Item) -> str:
    label = f'<span class="label">{escape(item.label)}</span> ' if item.label else ""
    marks = "".join(f' <span class="state">{escape(mark)}</span>' for mark in item.marks)
    return f"<li>{label}{_lines(item.text)}{marks}"


def _grid(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{_lines(one)}</th>' for one in grid.headings)
    body = "\n".join(f"<tr>{_cells(row, grid.heads)}</tr>" for row in grid.rows)
    columns = "".join(f'<col style="width:{share:.1f}%">' for share in shares(grid))
    return (
        f"<div><table>\n<colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def shares(grid: Grid) -> list[float]:
    """Return how much of the width each column of a table gets, in per cent.

    Each column gets what its longest word needs (as long as that is an ordinary word); what is
    left goes to long texts, but less than in proportion: they may run over several lines.

    Examples
    --------
    >>> shares(Grid(("Id", "Statement"), (("P1", "Fish catches are falling"),)))
    [4.3, 95.7]
    """
    columns = list(zip(grid.headings, *grid.rows, strict=True))
    least = [max(map(_least, column)) for column in columns]
    wanted = [max(0.0, max(map(_wanted, column)) - low) for column, low in zip(columns, least, strict=True)]
    free = max(0.0, _LINE - sum(least)) / (sum(wanted) or 1.0)
    widths = [low + free * more for low, more in zip(least, wanted, strict=True)]
    return [round(100 * width / sum(widths), 1) for width in widths]


def _least(text: str) -> float:
    return min(max(map(len, text.split()), default=0), 18) + 4.5


def _wanted(text: str) -> float:
    return min(len(text) + 4.5, 16 * sqrt(len(text) / 12))


def _cells(row: tuple[str, ...], heads: bool) -> str:
    first = f'<th scope="row">{_lines(row[0])}</th>' if heads else f"<td>{_lines(row[0])}</td>"
    return first + "".join(f"<td>{_lines(cell)}</td>" for cell in row[1:])


def _figure(figure: Figure, number: int) -> Iterator[str]:
    for place, svg in enumerate(figure.svgs, 1):
        told = " · ".join(filter(None, (figure.mark, figure.remark)))
        said = f"<figcaption>{escape(told)}</figcaption>" if told else ""
        yield f"<figure>{_inline(svg, f'f{number}-{place}-')}{said}</figure>"


def _inline(svg: str, prefix: str) -> str:
    """Take an SVG into the page: without its XML declaration, and with ids that no other picture has.

    Quotation marks inside texts are escaped in our SVG, so these patterns meet attributes only.
    """
    drawn = svg.partition("?>")[2].strip() if svg.startswith("<?xml") else svg.strip()
    drawn = drawn.replace(' id="', f' id="{prefix}')
    return drawn.replace('aria-labelledby="title desc"', f'aria-labelledby="{prefix}title {prefix}desc"')
