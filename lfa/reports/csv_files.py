"""The tables as CSV files that Excel opens by a double click, and that cannot make it run anything."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from lfa.model.plan import Plan
from lfa.reports.cells import COMMA_LANGUAGES, filled
from lfa.schema import TABLES

__all__ = ["csv_tables", "guarded"]

_FORMULA = re.compile(r"[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]")
_NUMBER = re.compile(r"[-+]?\d[\d\s.,]*%?")


def guarded(text: str) -> str:
    """Make a cell safe: what a spreadsheet would take for a formula gets an apostrophe in front.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> guarded("=1+1"), guarded("-5"), guarded("- clean water")
    ("'=1+1", '-5', "'- clean water")

    References
    ----------
    OWASP, CSV Injection: which first characters a spreadsheet takes for a formula.
    """
    risky = _FORMULA.match(text.lstrip(" ")) and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky else text


def csv_tables(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of a CSV file for every table of a plan that has rows.

    Parameters
    ----------
    plan : Plan

    Yields
    ------
    tuple of str and bytes
        UTF-8 with the mark that Excel looks for; semicolons where commas are decimals.
    """
    between = ";" if plan.language.split("-")[0] in COMMA_LANGUAGES else ","
    for one in TABLES:
        columns, listed = filled(plan, one.name)
        if not listed:
            continue
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=between, lineterminator="\r\n")
        writer.writerow([guarded(column.heading(plan.language)) for column in columns])
        writer.writerows([guarded(row[column.name]) for column in columns] for row in listed)
        yield f"{one.name}.csv", text.getvalue().encode("utf-8-sig")
