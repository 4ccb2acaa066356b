"""The network of goal conflicts: who hinders whom."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from lfa.analysis.crossimpact import Pair, PairKind, conflict_pairs
from lfa.layout.chart import Entry
from lfa.layout.geometry import Page, pages_for
from lfa.layout.ring import Edge, Ring, layout_ring
from lfa.model.goals import Interactions
from lfa.model.plan import Plan
from lfa.plot.impacts import Subject, made, number
from lfa.plot.options import Made, Options, language_of

#: Lines of the greatest intensity are this much thicker than those of the least.
_THICKER = 3.5


def network_made(subject: Interactions, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the network of goal conflicts."""
    language = language_of(subject, plan, options)
    goals = Subject.of(subject, language)
    trim = evolve(options.trim, legend=False, bands=False)
    pairs = [pair for pair in conflict_pairs(goals.matrix) if pair.intensity >= options.threshold]
    chart = layout_ring(
        _ring(goals, pairs, options.threshold),
        page,
        options.orientation,
        minimum=options.least,
        largest=options.largest,
        language=language,
        reserve=trim.room(pages_for(page, options.orientation)[0]),
    )
    if not pairs and goals.matrix.ids:
        key = "network.none" if options.threshold <= 0 else "network.none_so_strong"
        said = goals.word(key, threshold=number(options.threshold, language))
        chart = evolve(chart, notes=(said,))
    told = goals.word("alt.network", goals=sum(1 for name in goals.matrix.ids if name in chart.boxes), pairs=len(pairs))
    strongest = [f"{goals.label(one.a)} – {goals.label(one.b)}" for one in pairs if one.intensity == pairs[0].intensity]
    told += " " + goals.word("alt.strongest", pairs="; ".join(strongest[:3])) if pairs else ""
    return made(chart, goals, "conflict-network", trim, options, told)


def _ring(goals: Subject, pairs: list[Pair], threshold: float) -> Ring:
    weights: dict[str, float] = {}
    for pair in pairs:
        for name in (pair.a, pair.b):
            weights[name] = weights.get(name, 0.0) + pair.intensity
    most = max(weights.values(), default=1.0)
    idle = [name for name in goals.matrix.ids if name not in weights]
    key = "network.idle" if threshold <= 0 else "network.weak"
    return Ring(
        nodes={name: goals.label(name) for name in goals.matrix.ids if name in weights},
        weights={name: weight / most for name, weight in weights.items()},
        edges=tuple(_edge(pair) for pair in pairs),
        key=tuple(_key(goals, {pair.kind for pair in pairs})) if pairs else (),
        foot=goals.word(key, goals=", ".join(idle)) if idle and pairs else "",
    )


def _edge(pair: Pair) -> Edge:
    """Point the line at whoever is hindered."""
    weight = 1 + (min(max(pair.intensity, 1), 6) - 1) / 5 * (_THICKER - 1)
    on_a, on_b = (pair.b_to_a or 0) < 0, (pair.a_to_b or 0) < 0
    return Edge(pair.a, pair.b, f"edge-{pair.kind.value}", weight, at_a=on_a, at_b=on_b)


def _key(goals: Subject, kinds: set[PairKind]) -> Iterator[Entry]:
    for kind in (PairKind.MUTUAL, PairKind.ONE_WAY, PairKind.AMBIVALENT):
        if kind in kinds:
            sign = "both" if kind is PairKind.MUTUAL else ""
            yield Entry(f"edge-{kind.value}", sign, goals.word(f"network.{kind.value}"))
    yield Entry("point-node", "", goals.word("network.size"))
