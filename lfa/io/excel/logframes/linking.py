"""Linking: which result leads to which, and which output an activity belongs to. By code, else by position."""

from __future__ import annotations

from collections.abc import Sequence

from lfa.io.excel.logframes.draft import Draft, Found
from lfa.io.excel.logframes.levels import digits

__all__ = ["link"]

_ABOVE = {"outcome": ("impact",), "output": ("outcome", "impact")}


def link(draft: Draft) -> None:
    """Give every result its parents and every activity its output, and note what was only guessed.

    Parameters
    ----------
    draft : Draft
    """
    for table in range(draft.tables + 1):
        results = draft.of("result", table)
        for one in results:
            if one.level in _ABOVE:
                one.above = _parents(draft, one, results)
    for one in draft.of("activity"):
        one.above = _output(draft, one)


def _parents(draft: Draft, one: Found, results: Sequence[Found]) -> list[Found]:
    for level in _ABOVE[one.level or ""]:
        higher = [other for other in results if other.level == level]
        if not higher:
            continue
        if len(higher) == 1:
            return higher
        if coded := _by_code(one, higher):
            return [coded]
        if near := _by_place(one, higher, results):
            draft.remark("logframe_parent_by_place", one.spots.get(None), one, value=near.statement)
            return [near]
        draft.remark("logframe_no_parent", one.spots.get(None), one)
        return []
    return []


def _by_code(one: Found, higher: Sequence[Found]) -> Found | None:
    """The one whose number begins this number: 1.2 belongs to 1, A1.2.1 to R1.2."""
    own = digits(one.code)
    fitting = [
        (len(known), other) for other in higher if (known := digits(other.code)) and known == own[: len(known)] and len(own) > len(known)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _by_place(one: Found, higher: Sequence[Found], same: Sequence[Found]) -> Found | None:
    """The one that stands last above it, where the levels take turns; none where they stand in blocks."""
    order = {id(found): place for place, found in enumerate(same)}
    above = [other for other in higher if order[id(other)] < order[id(one)]]
    below = [other for other in higher if order[id(other)] > order[id(one)]]
    if one.above and one.above[0] in higher and (below or _take_turns(higher, same, one.level)):
        return one.above[0]
    return above[-1] if above and (below or _take_turns(higher, same, one.level)) else None


def _take_turns(higher: Sequence[Found], same: Sequence[Found], level: str | None) -> bool:
    """Whether something of the lower level stands between the first and the last of the higher ones."""
    ids = {id(one) for one in higher}
    levels = ["above" if id(one) in ids else "own" if one.level == level else "" for one in same]
    first = next((place for place, what in enumerate(levels) if what == "above"), 0)
    last = len(levels) - 1 - next((place for place, what in enumerate(reversed(levels)) if what == "above"), 0)
    return "own" in levels[first:last]


def _output(draft: Draft, one: Found) -> list[Found]:
    everywhere = [other for other in draft.of("result") if other.level in {"output", "outcome"}]
    here = [other for other in everywhere if other.table == one.table] or everywhere
    outputs = [other for other in here if other.level == "output"] or here
    if coded := _by_code(one, outputs) or _by_number(one, outputs):
        return [coded]
    if len(outputs) == 1:
        return outputs
    if one.above and one.above[0] in outputs and _mixed(draft, outputs):
        return one.above
    if outputs:
        draft.remark("logframe_no_output", one.spots.get(None), one)
    return []


def _by_number(one: Found, outputs: Sequence[Found]) -> Found | None:
    """Outputs without numbers are counted: activity 2.1 belongs to the second."""
    own = digits(one.code)
    if len(own) < 2 or any(digits(other.code) for other in outputs) or not own[0].isdigit():
        return None
    place = int(own[0]) - 1
    return outputs[place] if 0 <= place < len(outputs) else None


def _mixed(draft: Draft, outputs: Sequence[Found]) -> bool:
    """Whether activities stand between the outputs, rather than all below them."""
    table = outputs[0].table
    kinds = [one for one in draft.found if one.table == table and (one in outputs or one.kind == "activity")]
    places = [place for place, one in enumerate(kinds) if one.kind == "result"]
    return any(one.kind == "activity" for one in kinds[places[0] : places[-1]]) if places else False
