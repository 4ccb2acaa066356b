"""Work packages: sheets made alike, each for one outcome and what leads to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lfa.io.excel.template.content import Content
from lfa.io.excel.template.slots import Area

__all__ = ["packages"]

#: What tells sheets of one kind apart: WP1, WP 2, Component B, Part IV.
_COUNTED = re.compile(r"\d+|\b[A-Z]\b|\b[IVX]+\b")


def packages(areas: Sequence[Area], content: Content) -> dict[str, frozenset[str]]:
    """Return the results that go onto each sheet, where several sheets are made for one work package each.

    Parameters
    ----------
    areas : sequence of Area
    content : Content

    Returns
    -------
    dict of str to frozenset of str
        Ids by sheet; sheets that are alone of their kind are left out.
    """
    alike: dict[tuple[str, frozenset[tuple[str, str | None]]], list[str]] = {}
    for name in dict.fromkeys(area.sheet for area in areas):
        shape = frozenset((area.kind, area.level) for area in areas if area.sheet == name)
        if {kind for kind, _ in shape} & {"results", "list"} and _COUNTED.search(name):
            alike.setdefault((_COUNTED.sub("#", name), shape), []).append(name)
    found: dict[str, frozenset[str]] = {}
    for (_, shape), names in alike.items():
        if len(names) > 1:
            found |= _dealt(content, _top(shape), names)
    return found


def _top(shape: frozenset[tuple[str, str | None]]) -> str:
    """The level that each sheet holds one of."""
    levels = {level for _, level in shape}
    return "outcome" if levels & {"outcome", None} or "output" not in levels else "output"


def _dealt(content: Content, level: str, names: Sequence[str]) -> dict[str, frozenset[str]]:
    """Deal the results of a level out, one to a sheet and what is too many to the last, with all that lead there."""
    homes = {one.id: min(place, len(names) - 1) for place, one in enumerate(content.results(level))}
    dealt: dict[str, set[str]] = {name: set() for name in names}
    impacts = {one.id for one in content.results("impact")}
    for result in content.ordered:
        above = content.above(result, level)
        if result.id not in impacts:
            dealt[names[homes[above.id] if above is not None else 0]].add(result.id)
    return {name: frozenset(ids | impacts if ids or name == names[0] else ids) for name, ids in dealt.items()}
