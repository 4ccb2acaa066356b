"""The one table of pictures: name, subject, layout and painter.

A new picture is one line in `KINDS` and its painter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from attrs import evolve

from lfa.errors import InvalidValue
from lfa.layout.geometry import Page, pages_for, rounded
from lfa.layout.table import Table, layout_table
from lfa.model.conflicts import Conflicts
from lfa.model.goals import Interactions
from lfa.model.logframe import Logframe
from lfa.model.missions import Missions
from lfa.model.needs import Needs
from lfa.model.objectives import ObjectiveTree
from lfa.model.plan import Plan
from lfa.model.problems import ProblemTree
from lfa.plot.goal_heatmap import heatmap_made
from lfa.plot.goal_influence import influence_made
from lfa.plot.goal_network import network_made
from lfa.plot.goal_ranking import ranking_made
from lfa.plot.goal_register import register_made
from lfa.plot.matrices import Matrix, table_sheets
from lfa.plot.mission_charts import actors_made, approach_made, portfolio_made
from lfa.plot.mission_pictures import mission_map_made
from lfa.plot.options import Kind, Made, Options, language_of
from lfa.plot.treelike import chain_made, mirror_made, tree_maker
from lfa.plot.voice_charts import coverage_made, votes_made
from lfa.terms import term


def _logframe(subject: Logframe, plan: Plan | None, page: str | Page, options: Options) -> Made:
    language = language_of(subject, plan, options)
    activities = _activities(plan)
    matrix = Matrix(subject, activities, language, plan.dialect if plan else None)
    trim = evolve(options.trim, legend=False, bands=False)
    sheet = pages_for(page, "landscape" if options.orientation == "best" else options.orientation)[0]
    table = layout_table(
        matrix.heads(), matrix.rows(), sheet, aligned=(1, 2), language=language, reserve=trim.room(sheet)
    )
    if sheet.follows and table.pages == 1:
        table = _cut(table, trim.room(sheet)[1])
    name = term("pictures", "names.logframe", language)
    counts = {"results": len(subject), "indicators": len(subject.indicators), "activities": len(activities)}
    told = term("pictures", "alt.logframe", language, name=name, **counts)
    return Made(tuple(table_sheets(table, options.style, trim, language)), table, options.title or name, told, language)


def _cut(table: Table, below: float) -> Table:
    """Cut the page of a column below its table."""
    down = min(cell.y - cell.height / 2 for cell in table.cells) - table.page.margin - below
    cells = tuple(evolve(cell, y=rounded(cell.y - down)) for cell in table.cells)
    return evolve(table, cells=cells, page=evolve(table.page, height=rounded(table.page.height - down)))


def _activities(plan: Plan | None) -> Sequence[Any]:
    return list(plan.activities) if plan else ()


def _scored(interactions: Interactions) -> bool:
    return any(row.score is not None for row in interactions)


def _hinders(interactions: Interactions) -> bool:
    return any(row.score is not None and row.score < 0 for row in interactions)


def _signed(needs: Needs) -> bool:
    return any(card.organisation or card.sector for card in needs)


def _voted(needs: Needs) -> bool:
    return len(needs.votes) > 0 or any(card.votes for card in needs)


def _tried(missions: Missions) -> bool:
    return len(missions.trial_actions) > 0


def _carried(missions: Missions) -> bool:
    joined = any(one.joined_by for one in missions.recommendations)
    return joined or any(one.lead or one.contributors for one in missions.trial_actions)


def _answered(missions: Missions) -> bool:
    return any(one.value is not None for one in missions.approach_answers)


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("problem-tree", "problems", tree_maker("problem-tree")),
        Kind("objective-tree", "objectives", tree_maker("objective-tree")),
        Kind("logframe", "logframe", _logframe),
        Kind("results-chain", "logframe", chain_made),
        Kind("mirrored-trees", "objectives", mirror_made, reported=False),
        Kind("goal-conflicts", "interactions", heatmap_made, instead="conflict-register"),
        Kind("influence", "interactions", influence_made, enough=_scored),
        Kind("conflict-network", "interactions", network_made, enough=_hinders),
        Kind("goal-ranking", "interactions", ranking_made, enough=_scored),
        Kind("conflict-register", "conflicts", register_made),
        Kind("coverage", "needs", coverage_made, enough=_signed),
        Kind("votes", "needs", votes_made, enough=_voted),
        Kind("mission-map", "missions", mission_map_made),
        Kind("portfolio", "missions", portfolio_made, enough=_tried),
        Kind("actors", "missions", actors_made, enough=_carried),
        Kind("approach", "missions", approach_made, enough=_answered),
    )
}


def shown_kind(plan: Plan, name: str | None = None) -> Kind:
    """Return the kind of picture that a plan is shown as: the one named, or the first with anything to show.

    Where a plan lacks what a kind shows, another kind may stand in for it: goal conflicts without scores
    are shown as their register.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.conflicts.add("GC1", "Savings in public transport")
    >>> shown_kind(plan, "goal-conflicts").name, shown_kind(Plan(), "goal-conflicts").name
    ('conflict-register', 'goal-conflicts')
    """
    chosen = name or next((kind.name for kind in KINDS.values() if len(getattr(plan, kind.step))), "problem-tree")
    kind = KINDS[chosen]
    other = KINDS[kind.instead] if kind.instead else kind
    return other if not len(getattr(plan, kind.step)) and len(getattr(plan, other.step)) else kind


#: What a part of a plan can be drawn as, without the plan; the first unless it is said.
_OF_PARTS: Final = {
    ProblemTree: ("problem-tree",),
    ObjectiveTree: ("objective-tree",),
    Logframe: ("logframe", "results-chain"),
    Interactions: ("goal-conflicts", "influence", "conflict-network", "goal-ranking"),
    Conflicts: ("conflict-register",),
}


def kind_of(subject: Any, name: str | None) -> tuple[Kind, Any, Plan | None]:
    """Find the kind of a picture, and what of the subject it shows.

    Raises
    ------
    InvalidValue
        If the name is unknown, or the subject is nothing that has a picture.

    Examples
    --------
    >>> kind_of(ProblemTree(), None)[0].name
    'problem-tree'
    """
    if name is not None and name not in KINDS:
        raise InvalidValue(f"kind: {name!r} is no picture; the kinds are {', '.join(KINDS)}.")
    if isinstance(subject, Plan):
        kind = shown_kind(subject, name)
        return kind, getattr(subject, kind.step), subject
    fits = next((kinds for cls, kinds in _OF_PARTS.items() if isinstance(subject, cls)), None)
    if fits is None:
        raise InvalidValue(f"a {type(subject).__name__} has no picture; draw a Plan, a tree or a Logframe.")
    if (name or fits[0]) not in fits:
        raise InvalidValue(f"kind: a {type(subject).__name__} cannot be drawn as {name!r}.")
    return KINDS[name or fits[0]], subject, None
