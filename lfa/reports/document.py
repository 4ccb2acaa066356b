"""What a report is made of before it is Markdown or HTML: headings, paragraphs, lists, tables and figures.

Chapters make blocks of plain text; only the renderers know markup, and escape everything.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from lfa.terms import term

__all__ = ["Block", "Document", "Figure", "Grid", "Heading", "Item", "Listing", "Paragraph", "Say", "speaker"]

#: Gives a word or a sentence of the reports in one language.
Say = Callable[..., str]


def speaker(language: str) -> Say:
    """Return what gives the words of reports in a language.

    Examples
    --------
    >>> speaker("sv")("chapters.problems")
    'Problemanalys'
    """

    def say(key: str, /, **values: object) -> str:
        return term("reports", key, language, **values)

    return say


@frozen
class Heading:
    """A heading; level 2 is a chapter, 3 a part of one."""

    text: str
    level: int = 2


@frozen
class Paragraph:
    """A paragraph; a notice is set apart, and a lead stands out at the top."""

    text: str
    kind: str = "plain"


@frozen
class Item:
    """A line of a list: a label such as "1.2", the text, and marks such as "draft"."""

    text: str
    depth: int = 0
    label: str = ""
    marks: tuple[str, ...] = ()


@frozen
class Listing:
    """A list, nested by the depth of its items."""

    items: tuple[Item, ...]


@frozen
class Grid:
    """A table of plain texts; with `heads` the first column names the rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heads: bool = False


@frozen
class Figure:
    """A picture of the folder, by the stem of its files, with one SVG a page to stand in a text, its mark and a remark."""

    stem: str
    title: str
    alt: str
    pages: tuple[str, ...]
    svgs: tuple[str, ...] = ()
    mark: str = ""
    remark: str = ""


Block = Heading | Paragraph | Listing | Grid | Figure


@frozen
class Document:
    """A whole report: its blocks in order, and what is printed on every page of it."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    mark: str = ""
    page: str = "A4"

    @property
    def say(self) -> Say:
        """The words of reports in the language of the document."""
        return speaker(self.language)
