"""The register of goal conflicts as a document of its own: what is known, what is missing, what was decided, who disagrees."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

from lfa.analysis.disagreement import disagreements
from lfa.analysis.offers import conflict_offers
from lfa.errors import WriteError
from lfa.io.atomic import put
from lfa.io.excel.register import register_book
from lfa.io.interactions.scores import signed
from lfa.model.conflicts import Conflict, missing
from lfa.model.goals import Interaction
from lfa.model.plan import Plan
from lfa.model.scales import ConflictStatus
from lfa.reports.cells import cell
from lfa.reports.document import Block, Document, Grid, Heading, Item, Listing, Paragraph
from lfa.reports.markdown import to_markdown
from lfa.reports.marks import invented
from lfa.reports.view import View
from lfa.reports.webpage import to_html
from lfa.schema import table
from lfa.terms import term

__all__ = ["missing_words", "next_status", "register_document", "write_register"]

_TABLE = table("goal_conflicts")
#: The way of a conflict through the register, as far as it is a way.
_WAY = (
    ConflictStatus.IDENTIFIED,
    ConflictStatus.ANALYSED,
    ConflictStatus.OPTION_CHOSEN,
    ConflictStatus.DECIDED,
    ConflictStatus.IN_HANDLING,
    ConflictStatus.MONITORED,
)
#: Columns of the first table, which shows all conflicts at a glance.
_GLANCE = ("id", "statement", "level", "status", "rating", "handling", "decider", "owner", "review_on")
_APART = {"id", "statement", "sides", "dissent", "illustrative", "waivers"}


def write_register(plan: Plan, path: str | os.PathLike[str]) -> None:
    """Write the register of goal conflicts: Markdown, HTML or a workbook, by the suffix.

    Parameters
    ----------
    plan : Plan
    path : path

    Raises
    ------
    WriteError
        When the suffix is another, or the file cannot be written.
    """
    suffix = Path(path).suffix.lower()
    if suffix == ".xlsx":
        put(register_book(plan), path, plan.language)
    elif suffix in {".md", ".html"}:
        document = register_document(plan)
        text = to_markdown(document) if suffix == ".md" else to_html(document)
        put(text.encode(), path, plan.language)
    else:
        known = ".md, .html, .xlsx"
        raise WriteError(term("messages", "unknown_target", plan.language, suffix=suffix or "-", known=known))


def register_document(plan: Plan) -> Document:
    """Return the register as a document.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    Document

    Examples
    --------
    >>> plan = Plan("Buses", language="sv")
    >>> _ = plan.conflicts.add("GC1", "Besparingar i kollektivtrafiken", origin="En bild", status="identified")
    >>> print(to_markdown(register_document(plan)).splitlines()[0])
    # Register över målkonflikter: Buses
    """
    title = f"{_say(plan, 'title')}: {plan.title}" if plan.title else _say(plan, "title")
    mark = term("reports", "mark.illustrative", plan.language) if invented(plan) else ""
    return Document(title, plan.language, tuple(_blocks(plan)), mark, page="A3")


def _say(plan: Plan, key: str, **values: object) -> str:
    return term("conflicts", key, plan.language, **values)


def _blocks(plan: Plan) -> Iterator[Block]:
    yield Paragraph(_say(plan, "never"))
    if not len(plan.conflicts):
        yield Paragraph(_say(plan, "none"))
        return
    yield _glance(plan)
    for conflict in plan.conflicts:
        yield from _one(plan, conflict)
    yield from _to_discuss(plan)
    if offers := conflict_offers(plan):
        yield Heading(_say(plan, "offers"))
        yield Listing(tuple(Item(str(one)) for one in offers))


def _glance(plan: Plan) -> Grid:
    columns = [_TABLE.column(name) for name in _GLANCE]
    rows = [tuple(cell(one, values[one.name], plan.language) for one in columns) for _, values in _TABLE.values(plan)]
    return Grid(tuple(one.heading(plan.language) for one in columns), tuple(rows))


def _one(plan: Plan, conflict: Conflict) -> Iterator[Block]:
    view, language = View(plan), plan.language
    marks = "".join(f" ({mark})" for mark in view.marks(conflict))
    yield Heading(f"{conflict.id} {conflict.label}{marks}")
    values = next(values for row, values in _TABLE.values(plan) if row is conflict or row == conflict)
    named = [(_TABLE.column("sides").heading(language), "\n".join(view.named(one) for one in conflict.sides))]
    others = [one for one in _TABLE.columns if one.name not in _APART]
    said = [*named, *((one.heading(language), cell(one, values[one.name], language)) for one in others)]
    yield Grid(
        (_TABLE.column("statement").heading(language), conflict.label), tuple(row for row in said if row[1]), heads=True
    )
    if conflict.dissent:
        yield Paragraph(_say(plan, "dissent", text=conflict.dissent), "notice")
    yield from _scores(plan, conflict)
    yield Listing(tuple(Item(line) for line in missing_words(plan, conflict)))
    if conflict.history:
        yield Heading(_say(plan, "history_title"), 3)
        yield _history(plan, conflict)


def next_status(conflict: Conflict) -> ConflictStatus | None:
    """Return the status that comes after that of a conflict on its usual way; None where that is open.

    Examples
    --------
    >>> next_status(Conflict("GC1", "Savings", status="identified"))
    <ConflictStatus.ANALYSED: 'analysed'>
    """
    if conflict.status is None:
        return ConflictStatus.IDENTIFIED
    later = dict(itertools.pairwise(_WAY))
    return later.get(conflict.status)


def missing_words(plan: Plan, conflict: Conflict) -> list[str]:
    """Return in words what a conflict lacks for its status and, when it lacks nothing, for the next one."""
    status, following = conflict.status or ConflictStatus.IDENTIFIED, next_status(conflict)
    now = _lacking(plan, conflict, status)
    lines = [_lacks(plan, now, status, "missing")]
    if following and conflict.status is not None:
        more = [name for name in _lacking(plan, conflict, following) if name not in now]
        lines.append(_lacks(plan, more, following, "missing_next"))
    return lines


def _lacking(plan: Plan, conflict: Conflict, status: ConflictStatus) -> list[str]:
    """Return what a conflict lacks; a score of the matrix between its sides is a score."""
    scored = any(one.score is not None for one in _between(plan, conflict))
    return [name for name in missing(conflict, status) if name != "score" or not scored]


def _lacks(plan: Plan, names: list[str], status: ConflictStatus, key: str) -> str:
    word = _TABLE.column("status").word(status, plan.language)
    if not names:
        return _say(plan, "nothing_missing", status=word)
    said = ", ".join(_TABLE.column(name).heading(plan.language) for name in names)
    return f"{_say(plan, key, status=word)}: {said}"


def _between(plan: Plan, conflict: Conflict) -> list[Interaction]:
    return [one for one in plan.interactions if {one.source, one.target} <= set(conflict.sides)]


def _scores(plan: Plan, conflict: Conflict) -> Iterator[Block]:
    """Yield what the groups scored between the sides, each with its reason and its dissent."""
    if rows := _between(plan, conflict):
        columns = [
            table("interactions").column(name) for name in ("source", "target", "scorer", "score", "reason", "dissent")
        ]
        yield Grid(
            tuple(one.heading(plan.language) for one in columns),
            tuple(
                (one.source, one.target, one.scorer or "", _score(one), str(one.reason or ""), str(one.dissent or ""))
                for one in rows
            ),
        )


def _score(row: Interaction) -> str:
    return "" if row.score is None else signed(row.score)


def _to_discuss(plan: Plan) -> Iterator[Block]:
    """Yield the cells that groups see differently, the first to discuss at the top, with the dissent inside groups."""
    found = disagreements(plan)
    dissenting = {(one.source, one.target): one for one in plan.interactions if one.dissent}
    if not found and not dissenting:
        return
    yield Heading(_say(plan, "discuss"))
    view = View(plan)
    for one in found:
        given = "; ".join(f"{who or _say(plan, 'nobody')}: {signed(score)}" for who, score in one.scores)
        yield Paragraph(f"{view.named(one.source)} \u2192 {view.named(one.target)}: {given}")
        yield from _dissent(plan, one.source, one.target)
        dissenting.pop((one.source, one.target), None)
    for source, target in dissenting:
        yield Paragraph(f"{view.named(source)} \u2192 {view.named(target)}")
        yield from _dissent(plan, source, target)


def _dissent(plan: Plan, source: str, target: str) -> Iterator[Block]:
    for row in plan.interactions:
        if (row.source, row.target) == (source, target) and row.dissent:
            said = f"{row.scorer or _say(plan, 'nobody')}: {row.dissent}"
            yield Paragraph(_say(plan, "dissent", text=said), "notice")


def _history(plan: Plan, conflict: Conflict) -> Grid:
    rows = []
    for one in conflict.history:
        column = next((column for column in _TABLE.columns if column.field == one.field), None)
        heading = column.heading(plan.language) if column else one.field or ""
        known = {code.value for code in column.choices} if column and column.choices else set()
        old, new = (
            column.word(part, plan.language) if column and part in known else part or "" for part in (one.old, one.new)
        )
        rows.append((str(one.date or ""), heading, old, new, one.who or "", one.reason or ""))
    heads = ("history.date", "history.field", "history.old", "history.new", "history.who", "history.reason")
    return Grid(tuple(_say(plan, key) for key in heads), tuple(rows))
