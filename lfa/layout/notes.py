"""What a drawing says about itself, in the language of the tree."""

from __future__ import annotations

from collections.abc import Sequence

from lfa.layout.geometry import LADDER, pages_for
from lfa.layout.text import missing
from lfa.terms import term


def notes(key: str, language: str) -> tuple[str, ...]:
    """Return one note by its key.

    Examples
    --------
    >>> notes("empty", "en")
    ('There is nothing to draw yet.',)
    """
    return (term("pictures", f"notes.{key}", language),)


def small(size: float, page: str, smallest: float, language: str, *, tree: bool = True) -> tuple[str, ...]:
    """Say that the text is too small, with the number and the next page that would do.

    The next page is reckoned by its frame, as if the picture grew with it. Where none would do, only a tree
    can be divided.

    Examples
    --------
    >>> small(5.0, "A4", 7.0, "en")
    ('The text is 5.0 pt on A4, below 7 pt; on A3 it would be 7.4 pt.',)
    """
    said = {"size": f"{size:.1f}", "page": page, "smallest": f"{smallest:g}"}
    if page not in LADDER:
        return (term("pictures", "notes.small", language, **said),)
    here = min(pages_for(page, "portrait")[0].frame)
    for name in LADDER[LADDER.index(page) + 1 :]:
        bigger = size * min(pages_for(name, "portrait")[0].frame) / here
        if bigger >= smallest:
            more = {"next": name, "bigger": f"{bigger:.1f}"}
            return (term("pictures", "notes.small_next", language, **said, **more),)
    return (term("pictures", f"notes.small{'_never' if tree else ''}", language, **said),)


def unseen(texts: Sequence[str], language: str) -> tuple[str, ...]:
    """Name the characters that the font lacks: in PDF and PNG they come out as empty boxes.

    Examples
    --------
    >>> unseen(["Water 水"], "en")
    ('The font lacks these characters: 水',)
    """
    found = missing(texts)
    if not found:
        return ()
    return (term("pictures", "notes.missing_glyphs", language, characters=found[:20] + "…" * (len(found) > 20)),)
