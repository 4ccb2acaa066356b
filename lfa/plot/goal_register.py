"""The register of goal conflicts as a table on a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from lfa.layout.geometry import Page, pages_for
from lfa.layout.table import Row, layout_table
from lfa.model.conflicts import Conflict, Conflicts
from lfa.model.plan import Plan
from lfa.plot.impacts import signed
from lfa.plot.matrices import table_sheets
from lfa.plot.options import Made, Options, language_of
from lfa.schema import table
from lfa.terms import term

_TABLE = table("goal_conflicts")


def register_made(subject: Conflicts, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the register of goal conflicts, over as many pages as it takes."""
    language = language_of(subject, plan, options)
    trim = evolve(options.trim, legend=False, bands=False)
    sheet = pages_for(page, "landscape" if options.orientation == "best" else options.orientation)[0]
    rows = [_row(subject, conflict, language) for conflict in subject]
    laid = layout_table(_heads(language), rows, sheet, language=language, reserve=trim.room(sheet))
    name = term("pictures", "names.conflict_register", language)
    titles = "; ".join(conflict.label for conflict in subject)
    told = term("impacts", "alt.register", language, conflicts=len(subject), titles=titles)
    sheets = tuple(table_sheets(laid, options.style, trim, language))
    return Made(sheets, laid, options.title or name, f"{name}. {told}", language)


def _heads(language: str) -> list[str]:
    own = {name: term("impacts", f"register.{name}", language) for name in ("why", "decision")}
    heads = {name: _TABLE.column(name).heading(language) for name in ("statement", "affected", "owner", "status")}
    heads["score"] = table("interactions").column("score").heading(language)
    return [
        heads["statement"],
        heads["score"],
        own["why"],
        heads["affected"],
        own["decision"],
        heads["owner"],
        heads["status"],
    ]


def _row(register: Conflicts, conflict: Conflict, language: str) -> Row:
    """Set a conflict in paragraphs, column by column."""

    def word(name: str) -> str:
        value = getattr(conflict, name)
        several = value if isinstance(value, tuple) else [value] if value is not None else []
        return ", ".join(_TABLE.column(name).word(one, language) for one in several)

    def labelled(name: str) -> str:
        value = getattr(conflict, name)
        return f"{_TABLE.column(name).heading(language)}: {value}" if value else ""

    scores = {"A → B": conflict.score, "B → A": conflict.reverse_score}
    cells: list[list[Any]] = [
        [f"{conflict.id} {conflict.statement or ''}".strip(), *_sides(register, conflict)],
        [*(f"{way}: {signed(score, language)}" for way, score in scores.items() if score is not None), word("kind")],
        [word("mechanism"), conflict.cause, conflict.shared_resource, word("dimension"), conflict.place],
        [conflict.affected, labelled("gender_note")],
        [word("handling"), conflict.decision, labelled("decider"), labelled("decision_reason"), labelled("dissent")],
        [conflict.owner],
        [word("status"), labelled("review_on")],
    ]
    return Row(tuple(tuple(str(text) for text in column if text) for column in cells), "")


def _sides(register: Conflicts, conflict: Conflict) -> Iterator[str]:
    """Name the sides as the plan does."""
    for side in conflict.sides:
        holder = register.holder_of(side)
        said = holder.element_at(side).statement if holder is not None else None
        yield f"– {side} {said or ''}".strip()
