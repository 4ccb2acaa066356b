"""Goal conflicts: goals, objectives, measures or resources that pull against each other, and what was decided."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field, frozen
from attrs.converters import optional

from lfa.errors import InvalidValue, TooEarly
from lfa.model.collection import Collection
from lfa.model.conflict_history import changes as told_changes
from lfa.model.conflict_history import recorded, told
from lfa.model.conflict_scales import (
    ConflictDirection,
    Handling,
    Horizon,
    Mechanism,
    to_handlings,
    to_mechanisms,
)
from lfa.model.element import Change, Element
from lfa.model.fields import between, refers, to_ids, to_line
from lfa.model.scales import Confidence, ConflictKind, ConflictStatus, Dimension, to_dimensions
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["DECIDED", "Conflict", "Conflicts", "missing"]

#: Statuses that rest on a decision: none of them without a decider and a reason.
DECIDED = (
    ConflictStatus.DECIDED,
    ConflictStatus.IN_HANDLING,
    ConflictStatus.MONITORED,
    ConflictStatus.ACCEPTED,
)
#: What a side may be.
SIDES = ("objectives", "results", "goals", "activities", "resources", "trial_actions")

_NAMED = ("statement", "origin")
_ANALYSED = (
    *_NAMED,
    "sides",
    "kind",
    "dimension",
    "mechanism",
    "affected",
    "score",
    "raised_on",
    "owner",
    "review_on",
)
_CHOSEN = (*_ANALYSED, "options", "handling")
_DECIDED = (*_CHOSEN, "decision", "decider", "decided_on", "decision_reason")
#: What each status asks for, in the order of the sheet.
_ASKED: dict[ConflictStatus | None, tuple[str, ...]] = {
    None: _NAMED,
    ConflictStatus.IDENTIFIED: _NAMED,
    ConflictStatus.ANALYSED: _ANALYSED,
    ConflictStatus.REOPENED: _ANALYSED,
    ConflictStatus.ESCALATED: (*_ANALYSED, "decider"),
    ConflictStatus.OPTION_CHOSEN: _CHOSEN,
    ConflictStatus.DECIDED: _DECIDED,
    ConflictStatus.IN_HANDLING: (*_DECIDED, "actions"),
    ConflictStatus.MONITORED: (*_DECIDED, "residual_severity", "residual_likelihood"),
    ConflictStatus.ACCEPTED: _DECIDED,
    ConflictStatus.DISSOLVED: (*_NAMED, "sides", "decision_reason", "evidence"),
}


@frozen
class Conflict(Element):
    """An entry in the register of goal conflicts; the statement is its title.

    The library records; it never resolves. A status that rests on a decision (decided, in
    handling, monitored, accepted) is refused without the body that decided and its reason.

    Parameters
    ----------
    description : Text, optional
        What happens, to whom, in a sentence or two.
    sides : tuple of str
        Ids of two or more objectives, results, goals, measures or resources.
    direction : ConflictDirection, optional
    kind : ConflictKind, optional
    dimension : tuple of Dimension
    mechanism : tuple of Mechanism
        Why they pull against each other.
    cause : Text, optional
        The same in words.
    shared_resource : str, optional
        What they compete for: land, money of one budget line, the same staff.
    affected : Text, optional
        Who is affected, who gains, who loses.
    gender_note : Text, optional
        Whether women and men, girls and boys are affected differently.
    place : Text, optional
    horizon : Horizon, optional
    score, reverse_score : int, optional
        -3 to +3, the first side on the second and back; several scorers stand in ``plan.interactions``.
    severity, likelihood : int, optional
        1 to 5, before it is handled.
    confidence : Confidence, optional
    options : tuple of Handling
        The ways that were weighed.
    handling : Handling, optional
        The one that was chosen.
    decision : Text, optional
    decider : str, optional
        The body that decided.
    decided_on : When, optional
    decision_reason : Text, optional
    decision_reference : str, optional
        Minutes, paragraph, case number.
    dissent : Text, optional
        Who does not agree, and why.
    residual_severity, residual_likelihood : int, optional
        1 to 5, after it is handled.
    actions : tuple of str
        Ids of activities and trial actions that carry the decision out.
    owner : str, optional
        Exactly one.
    raised_by : str, optional
    raised_on : When, optional
    origin : Text, optional
        Where it was found: a slide, a workshop.
    review_on : When, optional
    status : ConflictStatus, optional

    Examples
    --------
    >>> conflict = Conflict("GC1", "Savings in public transport", sides=["G1", "G2"], status="identified")
    >>> conflict.status, conflict.missing
    (<ConflictStatus.IDENTIFIED: 'identified'>, ('origin',))
    >>> Conflict("GC1", "Savings in public transport", status="decided")
    Traceback (most recent call last):
        ...
    lfa.errors.TooEarly: decider and decision_reason must be given before status is 'decided' (got None)
    """

    description: Text | None = field(default=None, converter=to_text, kw_only=True)
    sides: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers(*SIDES))
    direction: ConflictDirection | None = field(default=None, converter=optional(ConflictDirection), kw_only=True)
    kind: ConflictKind | None = field(default=None, converter=optional(ConflictKind), kw_only=True)
    dimension: tuple[Dimension, ...] = field(default=(), converter=to_dimensions, kw_only=True)
    mechanism: tuple[Mechanism, ...] = field(default=(), converter=to_mechanisms, kw_only=True)
    cause: Text | None = field(default=None, converter=to_text, kw_only=True)
    shared_resource: str | None = field(default=None, converter=to_line, kw_only=True)
    affected: Text | None = field(default=None, converter=to_text, kw_only=True)
    gender_note: Text | None = field(default=None, converter=to_text, kw_only=True)
    place: Text | None = field(default=None, converter=to_text, kw_only=True)
    horizon: Horizon | None = field(default=None, converter=optional(Horizon), kw_only=True)
    score: int | None = field(default=None, kw_only=True, metadata=between(-3, 3))
    reverse_score: int | None = field(default=None, kw_only=True, metadata=between(-3, 3))
    severity: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    likelihood: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    confidence: Confidence | None = field(default=None, converter=optional(Confidence), kw_only=True)
    options: tuple[Handling, ...] = field(default=(), converter=to_handlings, kw_only=True)
    handling: Handling | None = field(default=None, converter=optional(Handling), kw_only=True)
    decision: Text | None = field(default=None, converter=to_text, kw_only=True)
    decider: str | None = field(default=None, converter=to_line, kw_only=True)
    decided_on: When | None = field(default=None, converter=to_when, kw_only=True)
    decision_reason: Text | None = field(default=None, converter=to_text, kw_only=True)
    decision_reference: str | None = field(default=None, converter=to_line, kw_only=True)
    dissent: Text | None = field(default=None, converter=to_text, kw_only=True)
    residual_severity: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    residual_likelihood: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    actions: tuple[str, ...] = field(
        default=(), converter=to_ids, kw_only=True, metadata=refers("activities", "trial_actions")
    )
    owner: str | None = field(default=None, converter=to_line, kw_only=True)
    raised_by: str | None = field(default=None, converter=to_line, kw_only=True)
    raised_on: When | None = field(default=None, converter=to_when, kw_only=True)
    origin: Text | None = field(default=None, converter=to_text, kw_only=True)
    review_on: When | None = field(default=None, converter=to_when, kw_only=True)
    status: ConflictStatus | None = field(  # type: ignore[assignment]  # a list of its own in the place of the general one
        default=None, converter=optional(ConflictStatus), kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        lacks = [name for name in ("decider", "decision_reason") if self.status in DECIDED and not getattr(self, name)]
        if lacks:
            raise TooEarly("goal_conflicts", lacks, f"conflict_status.{self.status}")

    @property
    def rating(self) -> int | None:
        """Severity times likelihood, 1 to 25; None while one is unknown."""
        return None if self.severity is None or self.likelihood is None else self.severity * self.likelihood

    @property
    def residual_rating(self) -> int | None:
        """The rating after handling; None while a part is unknown."""
        known = self.residual_severity is not None and self.residual_likelihood is not None
        return self.residual_severity * self.residual_likelihood if known else None  # type: ignore[operator]  # both are known

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the fields that its status asks for and it lacks."""
        return missing(self)


def missing(conflict: Conflict, status: ConflictStatus | str | None = None) -> tuple[str, ...]:
    """List the fields that a status asks for and a conflict lacks.

    Parameters
    ----------
    conflict : Conflict
    status : ConflictStatus, optional
        The status it is to reach; None means the one it has.

    Returns
    -------
    tuple of str
        Names of fields, in the order of the sheet. ``identified`` asks for a title and a
        source, no more; any other status for two sides.

    Examples
    --------
    >>> conflict = Conflict("GC1", "Savings in public transport", origin="A slide", status="identified")
    >>> missing(conflict), missing(conflict, "analysed")[:3]
    ((), ('sides', 'kind', 'dimension'))
    """
    asked = _ASKED[ConflictStatus(status) if status is not None else conflict.status]
    return tuple(name for name in asked if not _has(conflict, name))


def _has(conflict: Conflict, name: str) -> bool:
    if name == "sides":
        return len(conflict.sides) > 1
    if name == "origin":
        return bool(conflict.origin or conflict.derived_from)
    value = getattr(conflict, name)
    return value is not None and value != ()


class Conflicts(Collection[Conflict]):
    """The register of goal conflicts; what is changed in it stays in each conflict's history.

    A history is only added to. The one exception is the erasure of a person's data
    (`lfa.analysis.privacy.forget`), which leaves a dated mark.

    Examples
    --------
    >>> conflicts = Conflicts()
    >>> _ = conflicts.add("GC1", "Savings in public transport", origin="A slide", status="identified")
    >>> conflict = conflicts.update("GC1", status="escalated", on="2026-03-02", who="Management group")
    >>> [(one.field, one.old, one.new, one.who) for one in conflict.history]
    [('status', 'identified', 'escalated', 'Management group')]
    >>> conflicts.update("GC1", history=[])
    Traceback (most recent call last):
        ...
    lfa.errors.InvalidValue: history of GC1 is only added to: 1 entry would be lost
    """

    element: ClassVar[type[Element]] = Conflict
    prefix = "GC"

    def update(
        self,
        id: str,  # noqa: A002 - the field's word
        /,
        *,
        on: str | None = None,
        who: str | None = None,
        why: str | None = None,
        **changes: Any,
    ) -> Conflict:
        """Replace fields of a conflict and add what changed to its history.

        Parameters
        ----------
        id : str
        on : str, optional
            The date of the change.
        who : str, optional
            The role or body that changes; names of persons are off by default.
        why : str, optional
        **changes
            New values by field name.

        Returns
        -------
        Conflict
            As it now stands.

        Raises
        ------
        UnknownId
            When there is no such conflict.
        InvalidValue
            When a field is unknown, a value can never be right, or an entry of the history
            would be lost.
        """
        old = self[id]
        new = old.evolve(**changes)
        lost = len(old.history) if new.history[: len(old.history)] != old.history else 0
        if lost:
            count = "1 entry" if lost == 1 else f"{lost} entries"
            raise InvalidValue(f"history of {id} is only added to: {count} would be lost")
        entries = told_changes(old, new, changes, on, who, why)
        return super().update(id, **{**changes, "history": (*new.history, *entries)})

    def remember(self, old: Conflicts, *, on: str | None = None, who: str | None = None) -> tuple[str, ...]:
        """Add to the histories what has changed since an older register: after people have typed in a workbook.

        Entries that the older register has and this one lost come back; nothing else changes.

        Parameters
        ----------
        old : Conflicts
            The register as it was.
        on, who : str, optional
            For the new entries.

        Returns
        -------
        tuple of str
            Ids of the conflicts with new entries.

        Examples
        --------
        >>> before, now = Conflicts(), Conflicts()
        >>> _ = before.add("GC1", "Savings", status="identified"), now.add("GC1", "Savings", status="escalated")
        >>> now.remember(before, on="2026-03-02"), now["GC1"].history[0].old
        (('GC1',), 'identified')
        """
        touched = []
        for one in self:
            then = old.get(one.id)
            if then is None:
                continue
            kept = (*then.history, *(entry for entry in one.history if entry not in then.history))
            new = told_changes(
                then, one, [name for name in recorded(Conflict) if not told(then, one, name)], on, who, None
            )
            if new or kept != one.history:
                super().update(one.id, history=(*kept, *new))
            touched += [one.id] if new else []
        return tuple(touched)

    def record(
        self,
        id: str,  # noqa: A002 - the field's word
        field: str | None = None,
        old: str | None = None,
        new: str | None = None,
        *,
        on: str | None = None,
        who: str | None = None,
        why: str | None = None,
    ) -> Conflict:
        """Add an entry to the history of a conflict without changing anything else.

        Parameters
        ----------
        id : str
        field, old, new : str, optional
            What changed, from what to what.
        on, who, why : str, optional

        Returns
        -------
        Conflict

        Raises
        ------
        UnknownId
        """
        entry = Change(date=on, field=field, old=old, new=new, who=who, reason=why)
        return super().update(id, history=(*self[id].history, entry))
