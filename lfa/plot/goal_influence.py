"""The chart of influence and dependence: driving, relay, dependent and autonomous goals."""

from __future__ import annotations

from attrs import evolve

from lfa.analysis.crossimpact import influence
from lfa.analysis.micmac import Role, Standing, micmac
from lfa.layout.geometry import Page, pages_for
from lfa.layout.scatter import Dot, Group, Scatter, layout_scatter
from lfa.model.goals import Interactions
from lfa.model.plan import Plan
from lfa.plot.impacts import Subject, made, number
from lfa.plot.options import Made, Options, language_of

#: The corners of the plot, upper left first.
_CORNERS = (Role.DRIVING, Role.RELAY, Role.AUTONOMOUS, Role.DEPENDENT)


def influence_made(subject: Interactions, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the chart of influence and dependence."""
    language = language_of(subject, plan, options)
    goals = Subject.of(subject, language)
    trim = evolve(options.trim, legend=False, bands=False)
    chart = layout_scatter(
        _scatter(goals, micmac(goals.matrix)),
        page,
        options.orientation,
        minimum=options.least,
        largest=options.largest,
        language=language,
        reserve=trim.room(pages_for(page, options.orientation)[0]),
    )
    return made(chart, goals, "influence", trim, options, _told(goals))


def _scatter(goals: Subject, standings: tuple[Standing, ...]) -> Scatter:
    count = max(len(standings), 1)
    helps = {row.id: row.out >= 0 for row in influence(goals.matrix)}
    looks = {True: "point-plus", False: "point-minus"}
    used = sorted({helps[one.id] for one in standings}, reverse=True)
    return Scatter(
        dots={one.id: Dot(one.dependence, one.influence, looks[helps[one.id]]) for one in standings},
        across=goals.word("influence.across"),
        up=goals.word("influence.up"),
        middle=(sum(one.dependence for one in standings) / count, sum(one.influence for one in standings) / count),
        corners=(*(role.label(goals.language) for role in _CORNERS),),  # type: ignore[arg-type]  # four of them
        groups=tuple(_group(goals, standings, role) for role in Role),
        looks=tuple((looks[one], goals.word(f"influence.{'plus' if one else 'minus'}")) for one in used),
        point=number(0.5, goals.language)[1],
    )


def _group(goals: Subject, standings: tuple[Standing, ...], role: Role) -> Group:
    ids = [one.id for one in standings if one.role is role]
    heading = role.label(goals.language)
    return Group(heading[:1].upper() + heading[1:], tuple((name, goals.name(name)) for name in ids))


def _told(goals: Subject) -> str:
    """Tell which goals drive and which depend."""
    found = {role: [one.id for one in micmac(goals.matrix) if one.role is role] for role in Role}
    return " ".join(
        goals.word("alt.roles", role=role.label(goals.language), goals=", ".join(map(goals.label, ids)))
        for role, ids in found.items()
        if ids
    )
