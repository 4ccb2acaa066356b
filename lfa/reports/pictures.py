"""The pictures of a report: every kind that has something to show, in every format people ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lfa.model.plan import Plan
from lfa.plot.kinds import KINDS
from lfa.reports.document import Figure
from lfa.reports.marks import mark_of

__all__ = ["draw_all", "shown_kinds"]

#: A picture of more statements than this is no picture any more, on any page.
MOST = 1_500


def shown_kinds(plan: Plan) -> Iterator[str]:
    """Yield the kinds of picture for which a plan holds something, in the order of the method."""
    for kind in KINDS.values():
        if 0 < len(getattr(plan, kind.step)) <= MOST:
            yield kind.name


def draw_all(
    plan: Plan, page: str, drafted: tuple[str, ...], tell: Callable[[str], object]
) -> dict[str, tuple[Figure, Any]]:
    """Draw all pictures of a plan.

    Parameters
    ----------
    plan : Plan
    page : str
        Page size.
    drafted : tuple of str
        Steps derived for this report; "draft" is printed on their pictures.
    tell : callable
        Is told the name of each picture before it is drawn.

    Returns
    -------
    dict
        Figure and picture by kind.
    """
    from lfa.plot import picture

    made = {}
    for kind in shown_kinds(plan):
        tell(kind)
        mark = mark_of(plan, KINDS[kind].step, drafted)
        drawn = picture(plan, kind, page, mark=mark, language=plan.language)
        svgs = tuple(drawn.svg(number) for number in range(1, len(drawn.sheets) + 1))
        made[kind] = (Figure(kind, drawn.title, drawn.alt_text, _stems(kind, len(svgs)), svgs), drawn)
    return made


def _stems(kind: str, pages: int) -> tuple[str, ...]:
    digits = len(str(pages))
    return (kind,) if pages == 1 else tuple(f"{kind}-{number:0{digits}}" for number in range(1, pages + 1))


def save_all(made: dict[str, tuple[Figure, Any]], folder: Path, tell: Callable[[str], object]) -> Iterator[Path]:
    """Save all pictures as SVG, PNG and PDF; yield the files."""
    for kind, (_, drawn) in made.items():
        for suffix in (".svg", ".png", ".pdf"):
            tell(f"{kind}{suffix}")
            yield from drawn.save(folder / f"{kind}{suffix}")
