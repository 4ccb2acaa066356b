"""What the plan has and the returned form has no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lfa.io.excel.returned.recognising import Recognition
from lfa.io.excel.returned.sheets import KINDS, Returned

__all__ = ["withdrawn"]


def withdrawn(form: Returned, found: Recognition) -> list[str]:
    """Return the ids of what stood in the form, as far as can be told, and stands there no more.

    Hidden names tell what stood there. Without them, what the form shows others of is expected: results of a
    level, and what belongs to a result that it shows.

    Parameters
    ----------
    form : Returned
    found : Recognition
    """
    gone: list[str] = []
    for kind in KINDS:
        table = form.table(kind, form.base)
        expected = _named(form, table) if form.names else _expected(form, found, kind, {*gone})
        gone += [one for one in expected if one not in found.how]
    return gone


def _named(form: Returned, table: Any) -> Iterator[str]:
    yield from (one.id for one in table if one.id in form.names)


def _expected(form: Returned, found: Recognition, kind: str, gone: set[str]) -> Iterator[str]:
    shown = any(one.id in found.how for one in form.table(kind, form.base))
    levels = {one.level for one in form.base.logframe if one.id in found.how}
    for one in form.table(kind, form.base):
        if kind == "results":
            if one.level in levels:
                yield one.id
        elif not shown or not form.said(one):
            continue
        elif one.result is not None:
            if kind == "activities" or one.result in found.how or one.result in gone:
                yield one.id
        elif kind == "activities" or (kind == "indicators" and one.level in levels):
            yield one.id
