"""Rules about codes: what somebody pinned must be unique and tell what belongs to what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.fixes import unpin
from lfa.checks.rule import Hit, rule
from lfa.model.activities import Activity
from lfa.model.indicators import Indicator
from lfa.model.results import Result

_PARTS = re.compile(r"\d+|[a-z](?=\.|\d|$)")


def parts(code: str | None) -> tuple[str, ...]:
    """Return the numbers of a code, words before them left out.

    Examples
    --------
    >>> parts("Output 2.1"), parts("A1.2.3"), parts("R1"), parts("OO"), parts("2.1a")
    (('2', '1'), ('1', '2', '3'), ('1',), (), ('2', '1', 'a'))
    """
    numbers = re.search(r"\d.*", code or "")
    return tuple(_PARTS.findall(numbers[0].lower())) if numbers else ()


def _parent(case: Case, row: Result | Indicator | Activity) -> Result | Activity | None:
    """Return the result (or activity) that the code of a row should begin with."""
    logframe = case.plan.logframe
    if isinstance(row, Result):
        return next(filter(None, map(logframe.get, row.parents)), None)
    if isinstance(row, Activity) and row.parent in case.plan.activities:
        return case.plan.activities[str(row.parent)]
    return logframe.get(row.result) if row.result else None


def _rows(case: Case) -> Iterator[Result | Indicator | Activity]:
    yield from case.plan.logframe
    yield from case.plan.logframe.indicators
    yield from case.plan.activities


@rule("NUM-DUP", "error")
def twice(case: Case) -> Iterator[Hit]:
    """Two results of a level, two indicators or two activities with the same pinned code.

    Whoever refers to it may mean either. A code that begins again under each result ("1, 2, 3") is no double.

    References
    ----------
    IFRC (2010), Project/programme planning guidance manual, on numbering.
    """
    first: dict[tuple[object, ...], str] = {}
    for one in _rows(case):
        if one.code:
            home = one.parents if isinstance(one, Result) else (one.result, one.parent)
            whole = len(parts(one.code)) != 1
            key = (type(one), getattr(one, "level", None), None if whole else home, one.code.strip().lower())
            if first.setdefault(key, one.id) != one.id:
                yield Hit(one.id, {"code": one.code, "other": first[key]}, "code", (first[key],), fix=unpin(one.id))


@rule("NUM-PARENT", "error")
def astray(case: Case) -> Iterator[Hit]:
    """A code that says one parent, and a link that says another.

    Activity 2.3 linked to output 1: one of them is wrong, and a donor reads the number.

    References
    ----------
    European Commission, annex "Logical framework and activity matrix": links through clear numbering.
    """
    known = {(one.level, parts(one.code)): one.id for one in case.plan.logframe if parts(one.code)}
    for one in _rows(case):
        parent, own = _parent(case, one), parts(one.code)
        level = parent.level if isinstance(parent, Result) else None
        if parent and parent.code and len(own) > 1 and own[: len(parts(parent.code))] != parts(parent.code):
            meant = known.get((level, own[: len(parts(parent.code))]))
            if meant and meant != parent.id:
                values = {"code": one.code, "parent": parent.id, "meant": meant}
                # Only when asked for: the number may be right and the link wrong.
                yield Hit(one.id, values, "code", (parent.id,), fix=unpin(one.id, on_request=True))


@rule("NUM-FLAT", "warning", many=3)
def flat(case: Case) -> Iterator[Hit]:
    """An activity whose code does not tell which output it belongs to.

    With 3.1 and 3.2 under output 3 anybody sees it, in every sheet and every invoice.

    References
    ----------
    USAID and IFRC (2010), on numbering of inputs and activities; European Commission, as for NUM-PARENT.
    """
    numbered = any(parts(one.code) for one in case.plan.logframe)
    for one in case.plan.activities:
        if numbered and len(parts(one.code)) == 1 and not one.parent:
            yield Hit(one.id, {"code": one.code}, "code", fix=unpin(one.id))
