r"""A document as Markdown (CommonMark with tables), escaped so that what people wrote shows as they wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lfa.reports.document import Block, Document, Figure, Grid, Heading, Item, Listing, Paragraph

__all__ = ["escape", "to_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
# What would begin a heading, a list or a rule at the start of a line.
_LEADING = re.compile(r"^(\s*)(#+(?=\s|$)|[-+](?=\s|$)|-(?=-)|=+(?=\s*$)|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`|\\]+[^\s<>\"'`|\\.,;:!?)\]]")


def escape(text: str) -> str:
    r"""Make a text safe in Markdown: it reads as written, whatever signs it holds; web addresses become links.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> print(escape("a|b <i> *now*"))
    a\|b \<i\> \*now\*
    >>> print(escape("# 1 of 2"))
    \# 1 of 2
    >>> print(escape("see https://example.org/a_b."))
    see <https://example.org/a_b>.
    """
    done, parts = 0, []
    for found in _ADDRESS.finditer(text):
        parts += [_plain(text[done : found.start()]), f"<{found[0]}>"]
        done = found.end()
    return _LEADING.sub(_unleading, "".join([*parts, _plain(text[done:])]))


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _unleading(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"


def _line(text: str, between: str = " ") -> str:
    return between.join(escape(part.strip()) for part in text.splitlines() if part.strip())


def to_markdown(document: Document) -> str:
    r"""Return a document as Markdown; pictures are linked from the folder beside it.

    Parameters
    ----------
    document : Document

    Returns
    -------
    str

    Examples
    --------
    >>> from lfa.reports.document import Document, Paragraph
    >>> print(to_markdown(Document("Clean river", "en", (Paragraph("We *try*."),))))
    # Clean river
    <BLANKLINE>
    We \*try\*.
    <BLANKLINE>
    """
    parts = [f"# {_line(document.title)}"]
    if document.mark:
        parts.append(f"> **{_line(document.mark)}**")
    parts += [part for block in document.blocks for part in _block(block)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {_line(block.text)}"
    elif isinstance(block, Paragraph):
        yield _paragraph(block)
    elif isinstance(block, Listing):
        yield "\n".join(_item(item) for item in block.items)
    elif isinstance(block, Grid):
        yield "\n".join(_grid(block))
    else:
        yield from _figure(block)


def _paragraph(block: Paragraph) -> str:
    text = _line(block.text, "  \n")
    return "\n".join(f"> {line}" for line in text.splitlines()) if block.kind == "notice" else text


def _item(item: Item) -> str:
    label = f"**{_line(item.label)}** " if item.label else ""
    marks = "".join(f" *({_line(mark)})*" for mark in item.marks)
    return f"{'  ' * item.depth}- {label}{_line(item.text)}{marks}".rstrip()


def _grid(grid: Grid) -> Iterator[str]:
    yield _row(grid.headings)
    yield _row(["---"] * len(grid.headings), escaped=False)
    yield from (_row(row) for row in grid.rows)


def _row(cells: tuple[str, ...] | list[str], *, escaped: bool = True) -> str:
    return f"| {' | '.join(_line(cell, '<br>') if escaped else cell for cell in cells)} |"


def _figure(figure: Figure) -> Iterator[str]:
    for page in figure.pages:
        yield f"![{_line(figure.alt)}](pictures/{page}.svg)"
    if figure.remark:
        yield f"*{_line(figure.remark)}*"
