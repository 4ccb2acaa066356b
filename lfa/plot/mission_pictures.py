"""What the pictures of missions show: the chain as a map, the portfolio, who does what, by which logic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from lfa.analysis.actors import ROLES, commitments
from lfa.analysis.missions import Stage, chain
from lfa.layout.chart import Chart, Entry
from lfa.layout.geometry import Page, pages_for
from lfa.layout.missionmap import MapNode, MissionMap, layout_mission_map
from lfa.model.plan import Plan
from lfa.plot.charts import chart_sheets
from lfa.plot.options import Made, Options, language_of
from lfa.plot.trim import Trim
from lfa.terms import term

__all__ = ["mission_map_made"]

#: The columns of the map: the tables of the chain, and the look of their boxes.
_COLUMNS: Final = {
    "wild_problems": ("wild_problem", "focal"),
    "problem_statements": ("problem_statement", "causes"),
    "missions": ("mission", "objective-focal"),
    "recommendations": ("recommendation", "objective-causes"),
    "trial_actions": ("trial_actions.statement", "activity"),
}


class Speaker:
    """The words of a picture of missions, in its language.

    Parameters
    ----------
    plan : Plan
    language : str
    """

    def __init__(self, plan: Plan, language: str) -> None:
        self.plan, self.language = plan, language

    def word(self, key: str, **values: Any) -> str:
        """Say something about missions."""
        return term("portfolio", key, self.language, **values)

    def column(self, key: str) -> str:
        """Name a column of a table."""
        return term("columns", key, self.language)

    def text(self, id: str) -> str:  # noqa: A002 - the field's word
        """Return what an element says, in the language of the picture where it is translated."""
        element = self.plan.find(id)
        said = element.statement if element else None
        if said is None:
            return ""
        return " ".join(str(said.in_language(self.language) or said).split())

    def named(self, id: str) -> str:  # noqa: A002 - the field's word
        """Return an id with what it stands for."""
        return f"{id} {self.text(id)}".strip()


def whole(plan: Plan | None, kind: str) -> Plan:
    """Return the plan, or say that a part of it is not enough.

    Raises
    ------
    InvalidValue
    """
    if plan is None:
        from lfa.errors import InvalidValue

        raise InvalidValue(f"kind: {kind} is drawn of a whole plan, not of a part of it.")
    return plan


def made(chart: Chart, speaker: Speaker, kind: str, trim: Trim, options: Options, told: str) -> Made:
    """Put ink on a chart, and say what it is."""
    name = term("pictures", f"names.{kind.replace('-', '_')}", speaker.language)
    sheets = chart_sheets(chart, options.style, trim, speaker.language)
    return Made(sheets, chart, options.title or name, f"{name}. {told}".strip(), speaker.language)


def laying(options: Options, page: str | Page, language: str) -> tuple[Trim, dict[str, Any]]:
    """Return what stands round a chart, and what its layout is told."""
    trim = evolve(options.trim, legend=False, bands=False)
    room = trim.room(pages_for(page, options.orientation)[0])
    known = {"minimum": options.least, "largest": options.largest, "language": language, "reserve": room}
    return trim, known


def mission_map_made(subject: Any, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the map from the wild problem to trial actions, with the actors in the margin."""
    plan = whole(plan, "mission-map")
    speaker = Speaker(plan, language_of(subject, plan, options))
    trim, known = laying(options, page, speaker.language)
    stages = chain(plan)
    tables = [table for table in _COLUMNS if any(one.table == table for one in stages)]
    nodes = tuple(_nodes(speaker, stages, tables))
    heads = [speaker.column(_COLUMNS[table][0]) for table in tables]
    letters = [Entry("", speaker.word(f"letters.{role}"), speaker.word(f"roles.{role}")) for role in ROLES]
    key = letters if any(node.margin for node in nodes) else []
    shown = MissionMap(nodes, (*heads, term("tables", "actors", speaker.language)), tuple(key))
    chart = layout_mission_map(shown, page, options.orientation, divide=options.pages != "one", **known)
    return made(chart, speaker, "mission-map", trim, options, _map_told(speaker, stages))


def _nodes(speaker: Speaker, stages: tuple[Stage, ...], tables: list[str]) -> Iterator[MapNode]:
    """Yield the boxes in order; what has no name yet says so, in a look of its own."""
    who = commitments(speaker.plan)
    last: dict[int, str] = {}
    for stage in stages:
        last[stage.depth] = stage.id
        above = last[stage.depth - 1] if stage.depth else ""
        named = "unnamed" not in stage.missing
        text = speaker.named(stage.id) if named else f"{stage.id} ({speaker.word('missing.unnamed')})"
        role = _COLUMNS[stage.table][1] if named else "draft"
        margin = _margin(speaker, who.within(stage.id)) if stage.id in who.items else ""
        yield MapNode(stage.id, tables.index(stage.table), text, role, above, margin)


def _margin(speaker: Speaker, roles: dict[str, tuple[str, ...]]) -> str:
    """Name the actors of an action, those of the same roles together, the lead first."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for actor, had in sorted(roles.items(), key=lambda pair: ROLES.index(pair[1][0])):
        groups.setdefault(had, []).append(speaker.text(actor) or actor)
    return "\n".join(
        f"{'/'.join(speaker.word(f'letters.{role}') for role in had)}: {', '.join(names)}"
        for had, names in groups.items()
    )


def _map_told(speaker: Speaker, stages: tuple[Stage, ...]) -> str:
    counts = [
        f"{term('tables', table, speaker.language)}: {count}"
        for table in _COLUMNS
        if (count := sum(one.table == table for one in stages))
    ]
    return f"{', '.join(counts)}."
