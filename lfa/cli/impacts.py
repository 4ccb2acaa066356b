"""What the scores of goals add up to, and what the plan hints at: two answers of ``lfa conflicts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lfa.cli.screen import draw, note, plain, show
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["show_numbers", "show_suggestions", "show_ways"]

#: How many pairs are listed before the rest is counted, and how often ranks are drawn.
MOST, DRAWS = 15, 500
_COLUMNS = ("rank", "goal", "out", "into", "second", "total", "range", "conflict", "role")


def show_suggestions(plan: Plan) -> None:
    """List pairs worth discussing, each with its reason."""
    from lfa.analysis.suggestions import suggest_conflicts

    found = suggest_conflicts(plan)
    note(term("impacts", f"suggest.{'title' if found else 'nothing'}", plan.language))
    for one in found:
        show(f"{one.a} – {one.b}: {one.reason}")


def show_numbers(plan: Plan) -> None:
    """Show influence and rank of each goal, how firm the rank is, and the pairs in conflict."""
    from lfa.analysis.cells import cells

    matrix = cells(plan)
    if not matrix.values:
        show(_word(plan, "nothing"))
        return
    draw(_table(plan, matrix))
    _pairs(plan, matrix)
    note(_word(plan, "note", scored=len(matrix.values), open=sum(1 for _ in matrix.unscored()), draws=DRAWS))


def show_ways(plan: Plan, name: str) -> None:
    """Show by which ways the total of a goal comes about, and so why it stands where it stands."""
    from lfa.analysis.cells import cells
    from lfa.analysis.contributions import contributions
    from lfa.analysis.crossimpact import influence
    from lfa.plot.impacts import signed

    matrix = cells(plan)
    row = next((row for row in influence(matrix) if row.id == name and row.rank), None)
    if row is None:
        return
    said = {"out": row.out, "second": row.second_order, "total": row.total}
    numbers = {key: signed(value, plan.language) for key, value in said.items()}
    show(_word(plan, "made_of", goal=name, rank=row.rank, count=len(matrix.ids), **numbers), style="bold")
    for one in contributions(matrix, name)[:MOST]:
        parts = {key: signed(value, plan.language) for key, value in (("direct", one.direct), ("onward", one.onward))}
        show(f"  {_word(plan, 'way', goal=_goal(plan, one.via), total=signed(one.total, plan.language), **parts)}")


def _word(plan: Plan, key: str, **values: object) -> str:
    return term("impacts", f"numbers.{key}", plan.language, **values)


def _table(plan: Plan, matrix: Any) -> Any:
    from rich.table import Table
    from rich.text import Text

    from lfa.analysis.crossimpact import influence
    from lfa.analysis.micmac import micmac
    from lfa.analysis.sensitivity import sensitivity
    from lfa.plot.impacts import number, signed

    language = plan.language
    ranges = {row.id: f"{row.low}–{row.high}" for row in sensitivity(matrix, DRAWS) if row.cases}
    roles = {row.id: row.role.label(language) for row in micmac(matrix)}
    made = Table()
    for name in _COLUMNS:
        numeric = name not in {"goal", "role"}
        made.add_column(Text(_word(plan, name)), justify="right" if numeric else "left", ratio=None if numeric else 1)
    rows = sorted(influence(matrix), key=lambda row: row.rank or len(matrix.ids) + 1)
    for row in rows:
        sums = (row.out, row.in_, row.second_order, row.total)
        texts = (
            str(row.rank or "–"),
            _goal(plan, row.id),
            *(signed(value, language) if row.rank else "–" for value in sums),
            ranges.get(row.id, "–"),
            number(row.conflictedness, language),
            roles[row.id],
        )
        made.add_row(*(Text(plain(text)) for text in texts))
    return made


def _goal(plan: Plan, name: str) -> str:
    element = plan.find(name)
    return f"{name} {element.statement or ''}".strip() if element else name


def _pairs(plan: Plan, matrix: Any) -> None:
    from lfa.analysis.crossimpact import conflict_pairs
    from lfa.plot.impacts import signed

    pairs = conflict_pairs(matrix)
    if not pairs:
        return
    show(_word(plan, "pairs", count=len(pairs)), style="bold")
    for one in pairs[:MOST]:
        scores = [(one.a, one.b, one.a_to_b), (one.b, one.a, one.b_to_a)]
        told = ", ".join(f"{a} → {b} {signed(score, plan.language)}" for a, b, score in scores if score is not None)
        show(f"  {told}: {one.kind.label(plan.language)}")
    if len(pairs) > MOST:
        note(_word(plan, "more", count=len(pairs) - MOST))
