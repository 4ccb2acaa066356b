"""The ranking of goals by influence, with how firmly each rank stands."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from lfa.analysis.crossimpact import influence
from lfa.analysis.sensitivity import sensitivity
from lfa.layout.chart import Entry
from lfa.layout.geometry import Page, pages_for
from lfa.layout.ranking import Ranking, Span, layout_ranking
from lfa.model.goals import Interactions
from lfa.model.plan import Plan
from lfa.plot.impacts import Subject, made, signed
from lfa.plot.options import Made, Options, language_of

#: As many draws as the ranges settle with, and the part of the scores that each moves.
DRAWS: Final = 1000
SHARE: Final = 0.2


def ranking_made(subject: Interactions, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the ranking of goals with its ranges."""
    language = language_of(subject, plan, options)
    goals = Subject.of(subject, language)
    trim = evolve(options.trim, legend=False, bands=False)
    spans = _spans(goals)
    ranking = Ranking(
        spans,
        head=goals.word("ranking.total"),
        axis=goals.word("ranking.rank"),
        key=(
            Entry("point-node", "", goals.word("ranking.scored")),
            Entry("likely", "", goals.word("ranking.likely")),
            Entry("range", "", goals.word("ranking.all")),
        ),
        foot=goals.word("ranking.foot", draws=DRAWS, share=round(SHARE * 100)),
    )
    chart = layout_ranking(
        ranking,
        page,
        options.orientation,
        minimum=options.least,
        largest=options.largest,
        language=language,
        reserve=trim.room(pages_for(page, options.orientation)[0]),
    )
    return made(chart, goals, "goal-ranking", trim, options, _told(goals, spans))


def _spans(goals: Subject) -> tuple[Span, ...]:
    ranges = {row.id: row for row in sensitivity(goals.matrix, DRAWS, SHARE)} if goals.matrix.values else {}
    found = []
    for row in influence(goals.matrix):
        one = ranges.get(row.id)
        if row.rank is not None and one and one.best and one.low and one.high and one.worst:
            value = signed(row.total, goals.language)
            found.append(Span(row.id, goals.name(row.id), value, row.rank, one.best, one.low, one.high, one.worst))
    return tuple(sorted(found, key=lambda span: span.rank))


def _told(goals: Subject, spans: tuple[Span, ...]) -> str:
    """Tell the first three, and how firmly they stand."""
    first = [
        goals.word("alt.rank", rank=span.rank, goal=goals.label(span.id), low=span.low, high=span.high)
        for span in spans[:3]
    ]
    return " ".join(first)
