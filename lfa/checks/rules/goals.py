"""Rules of the matrix of goals and the register of goal conflicts."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.conflict_scales import GoalKind
from lfa.model.conflicts import Conflict
from lfa.model.goals import Goal
from lfa.model.scales import ConflictStatus
from lfa.schema import table
from lfa.terms import term

#: From this score down one goal counteracts another.
_COUNTERACTS = -2
#: Severity times likelihood from which on a conflict needs somebody.
_GRAVE = 12
_EARLY = {None, ConflictStatus.IDENTIFIED}
_SETTLED = {ConflictStatus.DISSOLVED, ConflictStatus.ACCEPTED, ConflictStatus.ESCALATED}


@rule("GCR-SCALE", "warning", many=1)
def unexplained(case: Case) -> Iterator[Hit]:
    """A score without a reason.

    Nobody can question it, and nobody remembers in a year. (A score outside -3 to +3 is refused as it is set.)

    References
    ----------
    Nilsson, Griggs, Visbeck (2016), Map the interactions between Sustainable Development Goals; Weitz et al. (2018).
    """
    for one in case.plan.interactions:
        if one.score is not None and not one.reason:
            yield _of_score(case, one.key, {"source": one.source, "target": one.target})


@rule("GCR-ASYMMETRY", "info", many=1)
def one_way(case: Case) -> Iterator[Hit]:
    """A pair of goals scored in one direction only.

    That growth wears on the river says nothing of what a clean river does to growth. What a measure does is scored one
    way: nothing acts on it.

    References
    ----------
    Weitz, Carlsen, Nilsson, Skånberg (2018), Towards systemic and contextual priority setting (SEI).
    """
    scored = {(one.source, one.target) for one in case.plan.interactions if one.score is not None}
    for one in case.plan.interactions:
        if one.score is not None and (one.target, one.source) not in scored and not _acts_only(case, one.source):
            yield _of_score(case, one.key, {"source": one.source, "target": one.target})


def _of_score(case: Case, key: tuple[str | None, ...], values: dict[str, object]) -> Hit:
    place = case.plan.origin.place(" / ".join(part or "" for part in key), "score")
    ends = tuple(str(one) for one in values.values())
    return Hit(None, values, "score", ends, place=place)


def _acts_only(case: Case, id_: str) -> bool:
    """Whether something is a measure or a resource, on which goals do not act."""
    one = case.plan.find(id_)
    return not isinstance(one, Goal) or one.kind in {GoalKind.MEASURE, GoalKind.RESOURCE}


@rule("GCR-UNRESOLVED", "warning", many=4)
def unresolved(case: Case) -> Iterator[Hit]:
    """A grave goal conflict that nobody owns, handles or has decided on; or a pair that counteracts and is in no register.

    A conflict that is known and left alone is decided by whoever acts first. A pair of which the register knows one side
    may be meant there in other words: that is a hint.

    References
    ----------
    SEI, SDG Synergies; the Swedish coordinator for Agenda 2030, on goal conflicts.
    """
    known = {frozenset((a, b)) for one in case.plan.conflicts for a in one.sides for b in one.sides if a != b}
    sided = {side for one in case.plan.conflicts for side in one.sides}
    for one in case.plan.conflicts:
        if _grave(one) and one.status not in _SETTLED and not (one.decision or one.owner or one.handling):
            yield Hit(one.id, field="owner")
    told: set[frozenset[str]] = set()
    for cell in case.plan.interactions:
        pair = frozenset((cell.source, cell.target))
        if (cell.score or 0) <= _COUNTERACTS and pair not in known and pair not in told:
            told.add(pair)
            values = {"source": cell.source, "target": cell.target, "score": cell.score}
            mild = "info" if pair & sided else None
            yield Hit(None, values, "score", (cell.source, cell.target), severity=mild, variant="pair")


def _grave(one: Conflict) -> bool:
    scores = [score for score in (one.score, one.reverse_score) if score is not None]
    return min(scores, default=0) <= _COUNTERACTS or (one.rating or 0) >= _GRAVE


@rule("GCR-SIDES", "warning")
def sides(case: Case) -> Iterator[Hit]:
    """A goal conflict with fewer than two sides, once it has come further than being named in a room.

    References
    ----------
    Practice of goal conflict workshops in Swedish regions: a conflict needs two parties to be handled.
    """
    for one in case.plan.conflicts:
        if len(one.sides) < 2 and one.status not in _EARLY:
            yield Hit(one.id, field="sides")


@rule("GCR-STATUS", "info", many=3)
def behind(case: Case) -> Iterator[Hit]:
    """A goal conflict that lacks what its status asks for.

    A conflict called analysed has a kind, a mechanism and an owner; one in handling has actions.

    References
    ----------
    Practice of goal conflict workshops in Swedish regions.
    """
    for one in case.plan.conflicts:
        lacking = [name for name in one.missing if name != "sides"]
        if lacking and one.status not in _EARLY:
            columns = {column.field: column for column in table("goal_conflicts").columns}
            words = [columns[name].heading(case.plan.language) for name in lacking if name in columns]
            status = term("choices", f"conflict_status.{one.status}", case.plan.language)
            yield Hit(one.id, {"what": ", ".join(words), "status": status}, lacking[0])
