"""The heatmap of scored interactions: what acts on what, on a scale that never changes."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from lfa.analysis.cells import Cells
from lfa.analysis.conflict_clusters import communities
from lfa.analysis.crossimpact import conflict_pairs, influence
from lfa.layout.chart import Entry
from lfa.layout.geometry import Page, pages_for
from lfa.layout.heatmap import Grid, layout_heatmap
from lfa.model.goals import Interactions
from lfa.model.plan import Plan
from lfa.plot.impacts import Subject, made, signed, step
from lfa.plot.options import Made, Options, language_of
from lfa.terms import term


def heatmap_made(subject: Interactions, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the heatmap of scored interactions."""
    language = language_of(subject, plan, options)
    goals = Subject.of(subject, language)
    trim = evolve(options.trim, legend=False, bands=False)
    chart = layout_heatmap(
        _grid(goals, options.order),
        page,
        options.orientation,
        minimum=options.least,
        largest=options.largest,
        divide=options.pages != "one",
        language=language,
        reserve=trim.room(pages_for(page, options.orientation)[0]),
    )
    return made(chart, goals, "goal-conflicts", trim, options, _told(goals))


def _grid(goals: Subject, order: str) -> Grid:
    matrix, language = goals.matrix, goals.language
    rows = {row.id: row for row in influence(matrix)}
    ids, breaks = _ordered(matrix, order)
    shown = dict(_cells(matrix, language))
    return Grid(
        ids=ids,
        names={name: goals.name(name) for name in ids},
        cells=shown,
        out={name: signed(rows[name].out, language) for name in {source for source, _ in matrix.values}},
        into={name: signed(rows[name].in_, language) for name in {target for _, target in matrix.values}},
        key=tuple(_key(goals, {role for role, _ in shown.values()})),
        corner=goals.word("heatmap.corner"),
        breaks=breaks,
    )


def _ordered(matrix: Cells, order: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Put goals in order, and say before which of them a group begins."""
    if order == "rank":
        ranks = {row.id: row.rank or len(matrix.ids) + 1 for row in influence(matrix)}
        return tuple(sorted(matrix.ids, key=ranks.__getitem__)), ()
    if order == "cluster":
        groups = communities(matrix).groups
        starts = [sum(map(len, groups[:n])) for n in range(1, len(groups))]
        return tuple(name for group in groups for name in group), tuple(starts)
    return matrix.ids, ()


def _cells(matrix: Cells, language: str) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for source in matrix.ids:
        for target in matrix.ids:
            score = matrix.get(source, target)
            if source == target:
                yield (source, target), ("self", "")
            elif not matrix.applies(source, target):
                yield (source, target), ("na", "–")
            elif score is None:
                yield (source, target), ("unscored", "")
            else:
                yield (source, target), (f"score{step(score)}", signed(score, language))


def _key(goals: Subject, roles: set[str]) -> Iterator[Entry]:
    language = goals.language
    for score in range(-3, 4):
        yield Entry(f"score{score}", signed(score), term("scale", f"name.{score}", language))
    if "unscored" in roles:
        yield Entry("unscored", "", term("scale", "unscored", language))
    if "na" in roles:
        yield Entry("na", "–", term("scale", "not_applicable", language))
    yield Entry("sum", "Σ", goals.word("heatmap.sums"))


def _told(goals: Subject) -> str:
    """Tell a heatmap: how large, how full, and where it hurts."""
    matrix = goals.matrix
    could = sum(matrix.applies(a, b) for a in matrix.ids for b in matrix.ids)
    pairs = conflict_pairs(matrix)
    parts = [goals.word("alt.matrix", goals=len(matrix.ids), scored=len(matrix.values), cells=could, pairs=len(pairs))]
    if pairs:
        strongest = [
            f"{goals.label(one.a)} – {goals.label(one.b)}" for one in pairs if one.intensity == pairs[0].intensity
        ]
        parts.append(goals.word("alt.strongest", pairs="; ".join(strongest[:3])))
    return " ".join(parts)
