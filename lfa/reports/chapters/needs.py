"""The wall of cards in a report: what became of each card, who is heard where, what nobody answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lfa.analysis.coverage import Heard, coverage
from lfa.analysis.needs import CardCount, CardState, Wall, count_cards, node_voices
from lfa.analysis.perspectives import readings
from lfa.analysis.pooling import persons, small
from lfa.model.element import Relation
from lfa.model.plan import Plan
from lfa.reports.chapters.registers import register
from lfa.reports.document import Block, Grid, Heading, Item, Listing, Paragraph
from lfa.reports.view import View
from lfa.terms import term

__all__ = ["heard", "law", "marked", "missing", "named", "needs", "nodes", "states", "told"]

_COUNTS = ("cards", "placed", "merged", "parked", "open")
#: Columns of a choice whose words stand with the choices of the model.
_CHOICES = {"sector": "actor_kind", "dimension": "dimension", "prompt": "card_prompt"}
#: So many ids are named in a sentence.
_NAMED = 12


def told(key: str, language: str, **values: object) -> str:
    """Return a sentence about cards, votes or decisions."""
    return term("needs", key, language, **values)


def named(plan: Plan, id: str) -> str:  # noqa: A002 - the field's word
    """Return an element with its id in front, and marked when it is invented."""
    element = plan.find(id)
    if element is None:
        return id
    mark = f" ({term('reports', 'marks.illustrative', plan.language)})"
    return f"{id} {element.label}{mark if element.illustrative and not plan.illustrative else ''}"


def marked(plan: Plan, heading: str, rows: Iterable[Relation]) -> str:
    """Say in a heading that what stands below is invented."""
    invented = not plan.illustrative and any(one.illustrative for one in rows)
    return f"{heading} ({term('reports', 'marks.illustrative', plan.language)})" if invented else heading


def needs(view: View) -> Iterator[Block]:
    """Show the workshops, what became of the cards, whose words stand where, and what is missing."""
    plan = view.plan
    if len(plan.needs):
        yield Paragraph(law(plan))
        yield Heading(told("heading.states", plan.language), 3)
        yield states(plan)
    if any(one.cards for one in node_voices(plan)):
        yield Heading(told("heading.nodes", plan.language), 3)
        yield nodes(plan)
    if len(plan.needs):
        yield Heading(told("heading.coverage", plan.language), 3)
        if figure := view.figures.get("coverage"):
            yield figure
        yield heard(plan)
        yield Heading(told("heading.missing", plan.language), 3)
        yield Listing(tuple(Item(one) for one in missing(plan)))
    if len(plan.needs.perspectives):
        yield Heading(told("heading.readings", plan.language), 3)
        yield _readings(plan)
    yield from register("workshops", "cards")(view)


def law(plan: Plan) -> str:
    """Return the law of the wall in one sentence: cards in, and what became of them."""
    count = Wall(plan).count()
    return told("law", plan.language, **{name: getattr(count, name) for name in _COUNTS})


def states(plan: Plan) -> Grid:
    """Return the cards by workshop and state."""
    language = plan.language
    heads = (
        told("column.workshop", language),
        told("column.cards", language),
        *(told(f"state.{name}", language) for name in _COUNTS[1:]),
    )
    rows = count_cards(plan)
    return Grid(heads, tuple(_counted(plan, one, place) for place, one in enumerate(rows)), heads=True)


def _counted(plan: Plan, one: CardCount, place: int) -> tuple[str, ...]:
    label = "everything" if place == 0 else "no_workshop"
    workshop = plan.needs.workshops.get(one.workshop or "")
    name = workshop.label if workshop else told(label, plan.language)
    return (name, *(str(getattr(one, count)) for count in _COUNTS))


def nodes(plan: Plan) -> Grid:
    """Return whose words stand behind each node of the trees; small groups together."""
    language, counts = plan.language, persons(plan)
    pooled = small(counts, [name for one in node_voices(plan) for name, _ in one.organisations])
    rows = []
    for one in node_voices(plan):
        if one.cards:
            voices = _pooled(one.organisations, pooled, language)
            ids = ", ".join(one.cards[:_NAMED]) + (" ..." if len(one.cards) > _NAMED else "")
            rows.append((named(plan, one.id), ids, str(len(one.merged) or ""), voices))
    heads = tuple(told(f"column.{name}", language) for name in ("node", "cards", "merged", "voices"))
    return Grid(heads, tuple(rows), heads=True)


def _pooled(voices: tuple[tuple[str | None, int], ...], pooled: frozenset[str], language: str) -> str:
    shown = [(name, count) for name, count in voices if name not in pooled]
    few = [count for name, count in voices if name in pooled]
    parts = [f"{name or told('not_said', language)} {count}" for name, count in shown]
    if few:
        parts.append(f"{told('pooled', language, count=len(pooled))} {sum(few)}")
    return ", ".join(parts)


def heard(plan: Plan) -> Grid:
    """Return who is heard where: by organisation, sector, dimension, area, perspective and question."""
    language = plan.language
    heads = (
        told("column.kind", language),
        told("column.name", language),
        told("column.persons", language),
        told("column.cards", language),
        *(told(f"state.{name}", language) for name in _COUNTS[1:]),
        told("heard_where", language),
    )
    return Grid(heads, tuple(_heard(one, language) for one in coverage(plan).heard))


def _heard(one: Heard, language: str) -> tuple[str, ...]:
    name = worded(one.kind, one.name, language) if one.name else told("not_said", language)
    if one.pooled:
        name = told("pooled", language, count=one.pooled)
    nodes = ", ".join(one.nodes[:_NAMED]) + (" ..." if len(one.nodes) > _NAMED else "")
    counts = (str(getattr(one, count)) for count in _COUNTS)
    return (told(f"kind.{one.kind}", language), name, str(one.persons or ""), *counts, nodes)


def worded(kind: str, name: str, language: str) -> str:
    """Return a sector, a dimension or a question in words; anything else as it is."""
    return term("choices", f"{_CHOICES[kind]}.{name}", language) if kind in _CHOICES else name


def missing(plan: Plan) -> Iterator[str]:
    """Yield a sentence for each thing that nobody answered, touched or noted."""
    found, language = coverage(plan), plan.language
    open_cards = [one for one, state in Wall(plan).states.items() if state is CardState.OPEN]
    yield (
        told("open_left", language, count=len(open_cards), ids=_few(open_cards))
        if open_cards
        else told("none_open", language)
    )
    for gap in found.unanswered:
        name = worded("prompt", gap.name, language) if gap.kind == "prompt" else gap.name
        yield told(f"missing.{gap.kind}", language, workshop=plan.needs.workshops[gap.workshop].label, name=name)
    if found.silent:
        yield told("missing.silent", language, names=", ".join(found.silent))
    if found.areas_without_objective and len(plan.objectives):
        yield told("missing.areas", language, names=", ".join(found.areas_without_objective))
    for one in found.narrow:
        dimension = worded("dimension", one.dimension, language)
        yield told("missing.narrow", language, id=one.id, statement=one.statement, dimension=dimension)
    for table, ids in found.without_gender_note.items():
        title = term("tables", table, language)
        yield told("missing.gender", language, table=title, count=len(ids), ids=_few(ids))
    if found.without_voice and len(plan.needs):
        yield told("missing.voiceless", language, ids=_few(found.without_voice))


def _few(ids: list[str] | tuple[str, ...]) -> str:
    return ", ".join(ids[:_NAMED]) + (" ..." if len(ids) > _NAMED else "")


def _readings(plan: Plan) -> Grid:
    language = plan.language
    rows = []
    for problem in readings(plan):
        for name in problem.perspectives:
            one = plan.needs.perspectives[name]
            sector = worded("sector", one.sector, language) if one.sector else ""
            view = ", ".join(filter(None, [one.organisation, sector]))
            rows.append((named(plan, problem.problem), view, named(plan, name).removeprefix(f"{name} ")))
    heads = tuple(told(f"column.{name}", language) for name in ("node", "view", "reading"))
    return Grid(heads, tuple(rows))
