"""Getting goals scored: which cells to ask about, who is asked which, and the answers into the plan."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import attrs

from lfa.errors import Fault, InvalidValue, Place, ReadError, UnknownId
from lfa.model.conflict_scales import GoalKind
from lfa.model.goals import Interaction, Interactions
from lfa.model.plan import Plan
from lfa.schema.goals import kind_of

__all__ = ["Cell", "Merged", "group_names", "merge_scores", "scorable", "share_out", "to_score"]

#: The goal that acts and the goal acted on.
Cell = tuple[str, str]


def to_score(plan: Plan, ids: Iterable[str] | None = None) -> tuple[str, ...]:
    """Return what is scored against each other in a plan.

    Parameters
    ----------
    plan : Plan
    ids : iterable of str, optional
        Just these, in this order.

    Returns
    -------
    tuple of str
        The goals of the plan, then the sides of its conflicts and what has scores already; where
        there is none of these, its objectives.

    Raises
    ------
    UnknownId
        When the plan has no such element.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.goals.add("G1", "Budget in balance"), plan.objectives.add("O1", "Buses go every hour")
    >>> _ = plan.conflicts.add("GC1", "Buses and budget", sides=["G1", "O1"])
    >>> to_score(plan)
    ('G1', 'O1')
    """
    if ids is not None:
        listed = tuple(dict.fromkeys(ids))
        for one in listed:
            if one not in plan:
                raise UnknownId(one)
        return listed
    sides = (side for conflict in plan.conflicts for side in conflict.sides)
    named = dict.fromkeys([*plan.goals.ids, *sides, *plan.interactions.ids])
    return tuple(one for one in named if one in plan) or plan.objectives.ids


def scorable(plan: Plan, ids: Sequence[str]) -> tuple[Cell, ...]:
    """Return the cells that can be scored: nothing acts on itself, and nothing on a measure.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.goals.add("G1", "Budget in balance"), plan.goals.add("M1", "Fewer buses", kind="measure")
    >>> scorable(plan, ["G1", "M1"])
    (('M1', 'G1'),)
    """
    acting = {one for one in ids if kind_of(plan, one) is GoalKind.MEASURE}
    return tuple((a, b) for a in ids for b in ids if a != b and b not in acting)


def group_names(groups: int | Sequence[str], word: str) -> tuple[str, ...]:
    """Return what groups are called: ``Group 1``, ``Group 2`` ...

    Raises
    ------
    InvalidValue
        When there is none, or two have one name.
    """
    names = [f"{word} {n}" for n in range(1, groups + 1)] if isinstance(groups, int) else list(groups)
    if not names or len({name.casefold() for name in names}) < len(names) or not all(map(str.strip, names)):
        raise InvalidValue(f"groups must be a number from 1, or names of which no two are alike (got {groups!r})")
    return tuple(names)


def share_out(
    cells: Sequence[Cell], groups: Sequence[str], overlap: int | None = None, seed: int | None = None
) -> dict[str, tuple[Cell, ...]]:
    """Share cells out among groups, so that every cell is somebody's.

    Both directions of a pair go to the same groups: whoever thinks of the one thinks of the other.

    Parameters
    ----------
    cells : sequence of (str, str)
    groups : sequence of str
    overlap : int, optional
        How many groups get each cell; None means all, so that disagreement can be seen
        everywhere. 1 splits the work.
    seed : int, optional
        Shuffles the pairs first, in the same manner for the same number.

    Returns
    -------
    dict of str to tuple of (str, str)
        In the order of the cells; no group gets more than one pair more than another.

    Raises
    ------
    InvalidValue
        When more groups are wanted for a cell than there are.

    Examples
    --------
    >>> shared = share_out([("A", "B"), ("B", "A"), ("A", "C")], ["Group 1", "Group 2"], overlap=1)
    >>> shared["Group 1"], shared["Group 2"]
    ((('A', 'B'), ('B', 'A')), (('A', 'C'),))
    """
    times = len(groups) if overlap is None else overlap
    if not 1 <= times <= len(groups):
        raise InvalidValue(f"overlap must be between 1 and the number of groups, {len(groups)} (got {overlap!r})")
    pairs = list(dict.fromkeys(frozenset(cell) for cell in cells))
    if seed is not None:
        random.Random(seed).shuffle(pairs)  # noqa: S311 - a draw of lots, not a secret
    owners = {pair: {(place * times + step) % len(groups) for step in range(times)} for place, pair in enumerate(pairs)}
    return {
        name: tuple(cell for cell in cells if number in owners[frozenset(cell)]) for number, name in enumerate(groups)
    }


# Back into the plan


@attrs.frozen
class Merged:
    """What became of scores that were put into a plan.

    Parameters
    ----------
    added, replaced, same : int
        Scores that are new, that took the place of an older one of the same scorer, that were there already.
    goals : tuple of str
        Ids of goals that had to be made.
    notes : tuple of Fault
        What should be looked at.
    """

    added: int = 0
    replaced: int = 0
    same: int = 0
    goals: tuple[str, ...] = ()
    notes: tuple[Fault, ...] = ()


def merge_scores(plan: Plan, interactions: Interactions, *, strict: bool = True) -> Merged:
    """Put scores into a plan: each scorer keeps its own, and nobody's is added up.

    Parameters
    ----------
    plan : Plan
        It is changed.
    interactions : Interactions
        As `lfa.read_interactions` gives them.
    strict : bool
        Refuse scores of a goal that the plan calls otherwise; else it is only noted.

    Returns
    -------
    Merged

    Raises
    ------
    ReadError
        When a goal is called otherwise in the plan; then nothing has changed.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.goals.add("G1", "Budget in balance")
    >>> scores = Interactions([Interaction("G1", "G2", score=-1, scorer="Group 1")], labels={"G2": "Good transport"})
    >>> merged = merge_scores(plan, scores)
    >>> merged.added, merged.goals, plan.goals["G2"].statement
    (1, ('G2',), 'Good transport')
    """
    notes = [*interactions.origin.notes]
    differing = list(_called_otherwise(plan, interactions))
    if differing and strict:
        raise ReadError(differing)
    notes += differing
    made = [_made(plan, one, interactions, notes) for one in interactions.ids if one not in plan]
    counts = dict.fromkeys(("added", "replaced", "same"), 0)
    for row in interactions:
        counts[_put(plan, row, interactions, notes)] += 1
    return Merged(**counts, goals=tuple(made), notes=tuple(notes))


def _called_otherwise(plan: Plan, interactions: Interactions) -> Iterable[Fault]:
    for id_, name in interactions.labels.items():
        element = plan.find(id_)
        if element is None or element.statement is None or name == id_:
            continue
        known = [str(element.statement), *element.statement.others.values()]
        if _alike(name) not in {_alike(one) for one in known}:
            values = {"value": id_, "here": name, "there": str(element.statement), "other": _named(plan, id_)}
            yield Fault("goal_called_differently", values, _place(interactions, id_), plan.language, id_, "statement")


def _alike(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split()).rstrip(" .:;,*")


def _named(plan: Plan, id_: str) -> str:
    place = plan.origin.place(id_, "statement")
    return place.said(plan.language) if place else str(plan.title or plan.origin.file or "-")


def _place(interactions: Interactions, id_: str) -> Place | None:
    places: Mapping[tuple[str, str | None], Place] = interactions.origin.places
    return next((place for (subject, _), place in places.items() if id_ in subject.split(" / ")), None)


def _made(plan: Plan, id_: str, interactions: Interactions, notes: list[Fault]) -> str:
    label = interactions.labels.get(id_)
    plan.goals.add(id_, label if label != id_ else None)
    notes.append(
        Fault("made_goal", {"value": id_, "name": label or id_}, _place(interactions, id_), plan.language, id_)
    )
    return id_


def _put(plan: Plan, row: Interaction, interactions: Interactions, notes: list[Fault]) -> str:
    subject = " / ".join(part or "" for part in row.key)
    before = plan.interactions.get(row.key)
    if kind_of(plan, row.target) is GoalKind.MEASURE and row.score is not None:
        place = interactions.origin.place(subject, "score")
        notes.append(Fault("scored_on_measure", {"value": row.target}, place, plan.language, subject, "score"))
    for (about, field), place in interactions.origin.places.items():
        if about == subject:
            plan.origin.places[about, field] = place
    if before is None:
        plan.interactions.add(row)
        return "added"
    said = {
        one.name: getattr(row, one.name)
        for one in attrs.fields(Interaction)
        if one.name not in {"source", "target", "scorer"}
    }
    after = plan.interactions.update(
        row.key, **{name: value for name, value in said.items() if value not in (None, {})}
    )
    if after == before:
        return "same"
    if before.score != after.score and before.score is not None:
        values = {
            "value": " / ".join(part for part in row.key if part),
            "old": f"{before.score:+d}",
            "new": f"{after.score:+d}",
        }
        notes.append(
            Fault("score_replaced", values, interactions.origin.place(subject, "score"), plan.language, subject)
        )
    return "replaced"
