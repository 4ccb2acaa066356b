"""Findings written into the workbook they are about: a colour and a note on each cell, and a sheet that lists them.

The workbook may be anybody's. Only the style of the cells concerned, the notes and the new sheet are
written; every other part of the package is copied byte for byte.
"""

from __future__ import annotations

from lfa.checks import Finding, Findings
from lfa.errors import WriteError
from lfa.io.atomic import Writable, put
from lfa.io.excel.annotate.joints import sheets
from lfa.io.excel.annotate.listing import add_listing, summary
from lfa.io.excel.annotate.notes import Notes
from lfa.io.excel.annotate.paint import Paint
from lfa.io.excel.template.parts import Parts
from lfa.io.excel.template.rowmap import split
from lfa.io.excel.template.sheet import Formats, SheetPart
from lfa.io.kinds import looks_like
from lfa.io.limits import limits
from lfa.io.source import Readable, Source, opened
from lfa.terms import languages, term

__all__ = ["annotate", "summary"]

#: So many findings are written in one note; the sheet has them all.
_MOST = 6


def annotate(findings: Findings, source: Readable, out: Writable, *, language: str = "en") -> int:
    """Give back somebody's workbook with a note and a colour on each cell concerned, and a sheet of findings.

    Notes that are there already are kept, and ours added to them; a conversation is left alone. Values,
    formulas, widths and all else stay as they are.

    Parameters
    ----------
    findings : Findings
        Of a plan that was read from the workbook: its findings know their cells.
    source : path or binary stream
        The workbook, ``.xlsx`` or ``.xlsm``. It is never written to.
    out : path or binary stream
    language : str
        Of the headings.

    Returns
    -------
    int
        How many cells were marked.

    Raises
    ------
    MissingFile, ReadError
        When the workbook cannot be read.
    WriteError
        When it is of another kind, or signed, or the copy cannot be written.

    Examples
    --------
    >>> import lfa
    >>> plan = lfa.Plan("River")
    >>> _ = plan.activities.add("A1", "Survey households")
    >>> _ = lfa.write(plan, "plan.xlsx")
    >>> read = lfa.read("plan.xlsx")
    >>> annotate(lfa.check(read, select="ACT-UNLINKED"), "plan.xlsx", "checked.xlsx")
    1
    """
    said = language.split("-", maxsplit=1)[0] if language.split("-", maxsplit=1)[0] in languages() else "en"
    content = opened(source, limits())
    _refuse_others(content, said)
    parts = Parts(content)
    if any(name.casefold().startswith("_xmlsignatures/") for name in parts.names):
        raise WriteError(term("findings", "refused.signed", said))
    known = sheets(parts)
    paint = Paint(parts)
    marked = _by_cell(findings, known)
    formats = Formats(parts)
    for number, name in enumerate(known, 1):
        if name in marked:
            _mark(SheetPart(parts, known[name], formats), number, marked[name], paint, said)
    add_listing(parts, paint, findings, _all_names(parts), said)
    put(parts.packed(), out, said)
    return sum(map(len, marked.values()))


def _refuse_others(content: Source, language: str) -> None:
    binary = b"xl/workbook.bin" in content.data
    if (
        not content.data.startswith(b"PK")
        or binary
        or looks_like(content.data)
        or b"[Content_Types].xml" not in content.data
    ):
        raise WriteError(term("findings", "refused.kind", language, name=content.name or ""))


def _all_names(parts: Parts) -> list[str]:
    return [one.get("name") or "" for one in parts.tree(parts.workbook).iter("{*}sheet") if one.get("sheetId")]


Cells = dict[tuple[int, int], list[Finding]]


def _by_cell(findings: Findings, known: dict[str, str]) -> dict[str, Cells]:
    """Return the findings by sheet and cell, the gravest first."""
    marked: dict[str, Cells] = {}
    for one in sorted((single for one in findings for single in one.single), key=lambda one: one.severity.rank):
        place = one.place
        if place is not None and place.sheet in known and (row := split(place.cell or "")[0]):
            marked.setdefault(place.sheet or "", {}).setdefault((row, split(place.cell or "")[1]), []).append(one)
    return marked


def _mark(sheet: SheetPart, number: int, cells: Cells, paint: Paint, language: str) -> None:
    notes = Notes(sheet, number)
    joined: Cells = {}
    for (row, column), found in cells.items():
        joined.setdefault(sheet.corner(row, column), []).extend(found)
    for at, found in sorted(joined.items()):
        cell = sheet.cell(*at)
        cell.set("s", str(paint.twin(sheet.style(*at), min(found, key=lambda one: one.severity.rank).severity)))
        notes.add(*at, _said(found, language))
    notes.finish()


def _said(found: list[Finding], language: str) -> list[tuple[str, str]]:
    said = [
        (
            f"{term('findings', f'severity.{one.severity}', language)} {one.code}",
            " ".join(filter(None, (one.message, one.hint))),
        )
        for one in found[:_MOST]
    ]
    rest = len(found) - _MOST
    return [*said, (term("findings", "more", language, count=rest), "")] if rest > 0 else said
