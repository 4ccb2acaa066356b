"""What stood in the cells when the form was filled: what is unchanged needs no reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lfa.io.excel.returned.recognising import Recognition
from lfa.io.excel.returned.sheets import KINDS, Returned
from lfa.io.excel.returned.wording import key, same
from lfa.io.excel.template.account import ASKED
from lfa.io.excel.template.names import Cell

__all__ = ["intact"]

_DATED = ("baseline", "target")


def intact(form: Returned, found: Recognition) -> set[Cell]:
    """Return the cells that still hold what the plan says, put together as filling does.

    Parameters
    ----------
    form : Returned
    found : Recognition
    """
    cells: set[Cell] = set()
    for kind in KINDS:
        table = form.table(kind, form.base)
        for cell, ids in _cells(form, found, kind).items():
            groups = _groups(form, kind, [table[one] for one in ids])
            text = form.text(cell)
            if any(_reads(text, said) for group in groups for said in _written(form, kind, group)):
                cells.add(cell)
    return cells


def _reads(text: str, said: str) -> bool:
    return key(text) == key(said) or ("\n" not in said and same(said, text))


def _cells(form: Returned, found: Recognition, kind: str) -> dict[Cell, list[str]]:
    """By cell the elements of the plan that something in it was read for."""
    cells: dict[Cell, list[str]] = {}
    for one in form.table(kind, form.read):
        if (known := found.known.get(one.id)) is None:
            continue
        own = form.cell(one.id)
        for cell in dict.fromkeys([*([own] if own else []), *(cell for _, cell in form.fields(one.id))]):
            cells.setdefault(cell, []).append(known)
    return cells


def _groups(form: Returned, kind: str, here: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The elements in whose name a cell may have been written: those read there, or all of their result."""
    yield here
    if len(here) > 1:
        yield here[:1]
    if kind in {"indicators", "assumptions"}:
        of: Any = form.content.indicators if kind == "indicators" else form.content.assumptions
        for result in dict.fromkeys(one.result for one in here):
            if result in form.base.logframe:
                yield of(form.base.logframe[result])


def _written(form: Returned, kind: str, group: Sequence[Any]) -> Iterator[str]:
    content = form.content
    for field in ("statement", "code", *ASKED[kind]):
        plain = [content.said(getattr(one, field, None), one, field) for one in group]
        if any(plain):
            yield "\n".join(one or "–" for one in plain)
            yield "\n".join(one for one in plain if one)
            if field in _DATED:
                dated = [_dated(one, field, said) for one, said in zip(group, plain, strict=True)]
                yield "\n".join(one or "–" for one in dated)
    if kind == "activities":
        yield from _of_activities(form, group)
    if kind == "results":
        yield from (content.codes[one.id] for one in group if one.id in content.codes)


def _dated(one: Any, field: str, said: str) -> str:
    year = getattr(one, f"{field}_year")
    return f"{said} ({year})" if said and year else said


def _of_activities(form: Returned, group: Iterable[Any]) -> Iterator[str]:
    for one in group:
        for role in ("period", "code", "parent"):
            if (piece := form.content.of_activity(one, role)) is not None:
                yield piece.text
