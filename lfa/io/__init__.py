"""Files and text formats: every one a view of the same plan.

`read` and `write` find the format by content and name (`lfa.io.formats`); each format is
one room of its own.
"""

from __future__ import annotations

import io
from typing import Any

from lfa.errors import InvalidValue, LossError
from lfa.io.atomic import Writable
from lfa.io.formats import found, named, wanted
from lfa.io.limits import Limits, limits
from lfa.io.loss import Loss, LossReport
from lfa.io.source import Readable, opened
from lfa.model.plan import Plan

__all__ = ["Limits", "Loss", "LossReport", "read", "write"]


def read(source: Readable, format: str | None = None, **limit: Any) -> Plan:  # noqa: A002 - the name is fixed in the face
    """Read a plan from a file.

    Parameters
    ----------
    source : path or binary stream
    format : str, optional
        ``"xlsx"``, ``"json"``, ``"outline"`` or a suffix; found by content and name when left out.
    **limit
        Limits to raise or lower, see `lfa.io.limits.Limits`: ``file=200_000_000``.

    Returns
    -------
    Plan
        ``plan.origin`` says where everything stood; ``plan.origin.notes`` lists what was read
        but should be looked at, such as ids that name nothing.

    Raises
    ------
    MissingFile
        When there is no such file.
    ReadError
        When it cannot be read; ``.faults`` has everything that is wrong, each with its place.
    InvalidValue
        When the format or a limit asked for does not exist.

    Examples
    --------
    >>> import io
    >>> plan = read(io.BytesIO(b'{"lfa": 1, "problems": [{"id": "P1", "statement": "Fish catches are falling"}]}'))
    >>> plan.problems["P1"].statement
    'Fish catches are falling'
    """
    content = opened(source, limits(**limit))
    one = named(format) if format else found(content)
    return one.reader(content)


def write(
    plan: Plan,
    target: Writable,
    format: str | None = None,  # noqa: A002 - the name is fixed in the face
    *,
    strict: bool = False,
    **options: Any,
) -> LossReport:
    """Write a plan to a file, whole or not at all.

    Parameters
    ----------
    plan : Plan
    target : path or binary stream
    format : str, optional
        As for `read`; told by the name when left out.
    strict : bool
        Raise rather than leave something out; then nothing is written.
    **options
        What the format offers: ``shows="tree"`` for a workbook.

    Returns
    -------
    LossReport
        What the format cannot hold; false when nothing was lost.

    Raises
    ------
    WriteError
        When the file cannot be written.
    LossError
        With ``strict``, when something would be lost.

    Examples
    --------
    >>> import io
    >>> bool(write(Plan("Clean river"), io.BytesIO(), "json"))
    False
    """
    if not isinstance(plan, Plan):
        raise InvalidValue(f"write takes a Plan (got {type(plan).__name__})")
    one = named(format) if format else wanted(target, plan.language)
    if strict and (lost := one.writer(plan, io.BytesIO(), **options)):
        raise LossError(lost)
    return one.writer(plan, target, **options) or LossReport(language=plan.language)
