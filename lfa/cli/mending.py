"""Mending a plan's file: the fixes of the check written back, or shown as a comparison."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lfa.checks.findings import Findings
from lfa.checks.mending import Mended
from lfa.checks.mending import mend as mended_by
from lfa.cli.account import is_foreign
from lfa.cli.screen import note, show
from lfa.errors import LossError, WriteError
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["mend"]


def mend(plan: Plan, findings: Findings, path: str, asked: Iterable[str] | str | None, *, write: bool) -> Plan:
    """Mend a plan in its own file, or print the difference it would make, and return the mended plan.

    Raises
    ------
    WriteError
        When the file is of a kind that cannot be mended without changing more of it.
    """
    done = mended_by(plan, findings, asked)
    if done.done:
        _written(plan, done, path) if write else _compared(plan, done, path)
    else:
        note(term("findings", "fix.nothing", plan.language))
    for code, count in done.offered.items():
        note(term("findings", "fix.offered", plan.language, code=code, count=count))
    return done.plan


def _written(plan: Plan, done: Mended, path: str) -> None:
    from lfa.io.atomic import put

    put(_content(plan, done.plan, path), path, plan.language)
    for one in done.done:
        note(one)
    note(term("findings", "fix.written", plan.language, name=path))


def _compared(plan: Plan, done: Mended, path: str) -> None:
    from lfa.io.excel.mending import edits

    after = _content(plan, done.plan, path)
    if _is_workbook(path):
        changed = edits(plan, done.plan)
        old, new = (
            [f"{one.place.sheet}!{one.place.cell}: {text}\n" for one in changed for text in [getattr(one, side)]]
            for side in ("old", "new")
        )
    else:
        with open(path, encoding="utf-8-sig", newline="") as stream:  # noqa: PTH123 - the very lines
            old = stream.read().splitlines(keepends=True)
        new = after.decode("utf-8").splitlines(keepends=True)
    for line in difflib.unified_diff(old, new, path, path):
        show(line.rstrip("\r\n"))


def _content(plan: Plan, after: Plan, path: str) -> bytes:
    """Return the file as it is to be: a workbook with some cells changed, any other format written anew."""
    import io

    from lfa.io import write
    from lfa.io.excel.mending import mended
    from lfa.io.formats import found
    from lfa.io.limits import limits
    from lfa.io.source import opened

    if _is_workbook(path):
        if is_foreign(plan):
            raise WriteError(term("findings", "refused.fix_foreign", plan.language, name=path))
        return mended(path, plan, after)
    stream = io.BytesIO()
    try:
        write(after, stream, format=found(opened(path, limits())).name, strict=True)
    except LossError as error:
        raise WriteError(term("findings", "refused.fix_format", plan.language, name=path)) from error
    return stream.getvalue()


def _is_workbook(path: str) -> bool:
    with open(path, "rb") as stream:  # noqa: PTH123 - its first bytes alone
        return stream.read(2) == b"PK"
