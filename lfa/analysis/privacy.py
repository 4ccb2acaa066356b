"""Persons in a plan: a copy to share carries none, and who asks is forgotten everywhere.

Names of persons are optional in every plan. The field says what is known about them: some fields
hold nothing but persons, others hold a role, a body or a person, and any free text may name one.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from itertools import count
from typing import Any

import attrs

from lfa.analysis.respelling import rebuilt, respelled
from lfa.errors import InvalidValue
from lfa.model.element import Change, Element
from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.model.stakeholders import Actor, Stakeholder
from lfa.model.tables import PARTS, rows
from lfa.model.text import When
from lfa.terms import term

__all__ = ["Erasure", "forget", "to_share"]

#: Fields that hold persons and nothing else.
PERSONS = frozenset({"person", "contact"})
#: Fields that hold a role, a body or a person.
ROLES = frozenset({"owner", "responsible", "collector", "raised_by", "answered_by", "claimed_by"})
#: Fields that tell voices apart: names become numbers, so that two voices stay two.
VOICES = frozenset({"author", "scorer", "answerer", "ballot"})
#: Tables that are left out of a copy to share.
_KEPT_BACK = frozenset({"comments"})
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: Numbers and pseudonyms such as ``B12`` or ``Bord 3``: no names.
_NUMBERED = re.compile(r"[^\d]{0,12}\d+")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*)+")


@attrs.frozen
class Erasure:
    """What is left after a person was forgotten.

    Parameters
    ----------
    plan : Plan
        Without the name; every element that had it carries a dated entry in its history.
    places : tuple of (str, str, str)
        Table, element and field where the name stood.
    ids : tuple of str
        Ids that hold the name; ids never change, so they are only listed.
    """

    plan: Plan
    places: tuple[tuple[str, str, str], ...]
    ids: tuple[str, ...] = ()


def to_share(plan: Plan) -> Plan:
    """Return a copy without persons: no names, no contact details, no comments, no authors of changes.

    Roles and organisations stay. What stands where a role, a body or a person may stand is kept when the
    plan knows it as an organisation or an actor, and when it does not read as a name; names that are taken
    away from such fields are taken out of all texts too, and so are e-mail addresses. Who scored and who
    wrote a card become numbers, so that two voices stay two.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    Plan
        Without places and notes of its own file.

    Examples
    --------
    >>> plan = Plan("River")
    >>> _ = plan.risks.add("RI1", "Anna Berg leaves", owner="Anna Berg")
    >>> _ = plan.risks.add("RI2", "The tender fails", owner="Head of procurement")
    >>> [(risk.label, risk.owner) for risk in to_share(plan).risks]
    [('[name] leaves', None), ('The tender fails', 'Head of procurement')]
    """
    return _Sharing(plan).made()


def forget(plan: Plan, name: str, *, also: Iterable[str] = (), on: datetime.date | None = None) -> Erasure:
    """Erase a person everywhere: fields, cards, texts, translations and history.

    Parameters
    ----------
    plan : Plan
        Left as it is.
    name : str
        As it is written in the plan; capitals do not matter.
    also : iterable of str
        Other ways in which the person is written: initials, a nickname, an address.
    on : datetime.date, optional
        The day that the tombstones say; today's if not given.

    Returns
    -------
    Erasure

    Raises
    ------
    InvalidValue
        When the name is empty.

    Examples
    --------
    >>> plan = Plan("River")
    >>> _ = plan.problems.add("P1", "According to Anna Berg nobody inspects")
    >>> erasure = forget(plan, "anna berg", on=datetime.date(2026, 11, 21))
    >>> erasure.plan.problems["P1"].label
    'According to [erased 2026-11-21] nobody inspects'
    >>> erasure.plan.problems["P1"].history[0].reason
    'Personal data erased on request'
    """
    names = [" ".join(str(one).split()) for one in (name, *also)]
    if not all(names):
        raise InvalidValue("forget takes a name (got an empty one)")
    return _Forgetting(plan, names, on or datetime.date.today()).made()  # noqa: DTZ011 - the user's own day


class _Sharing:
    """Takes the persons out of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.bodies = _bodies(plan)
        self.numbers: dict[str, dict[str, str]] = {}
        self.voices = {name: _values(plan, name) for name in VOICES}
        self.mark = term("privacy", "name", plan.language)
        self.mail = term("privacy", "mail", plan.language)
        found = sorted({name for name in self._names() if len(name) > 3}, key=lambda one: (-len(one), one))
        self.pattern = _pattern(found)

    def made(self) -> Plan:
        return rebuilt(self.plan, self.row)

    def _names(self) -> Iterable[str]:
        for table in PARTS:
            for row in rows(self.plan, table):
                for field in fields_of(type(row)):
                    value = getattr(row, field.name)
                    if field.kind == "line" and value and self._is_person(field.name, value):
                        yield value
                yield from (one.who for one in getattr(row, "history", ()) if one.who and _NAME.fullmatch(one.who))

    def _is_person(self, field: str, value: str) -> bool:
        if value.casefold() in self.bodies or _NUMBERED.fullmatch(value):
            return False
        return field in PERSONS or (field in ROLES | VOICES and _reads_as_name(value))

    def row(self, table: str, row: Any) -> Any:
        if table in _KEPT_BACK:
            return None
        changes = respelled(row, self._words)
        for field in fields_of(type(row)):
            value = getattr(row, field.name)
            if field.kind == "line" and value:
                if field.name in PERSONS or (field.name in ROLES and self._is_person(field.name, value)):
                    changes[field.name] = None
                elif field.name in VOICES and not _NUMBERED.fullmatch(value) and value.casefold() not in self.bodies:
                    changes[field.name] = self._number(field.name, value)
            elif field.name == "history" and value:
                kept = changes.get("history", value)
                changes["history"] = tuple(attrs.evolve(one, who=None) for one in kept)
        return changes if table == "plan" else attrs.evolve(row, **changes) if changes else row

    def _words(self, words: str) -> str:
        said = _MAIL.sub(self.mail, words)
        return self.pattern.sub(self.mark, said) if self.pattern else said

    def _number(self, field: str, value: str) -> str:
        """The number of a voice, the same wherever it speaks, and nobody else's."""
        known = self.numbers.setdefault(field, {})
        if value not in known:
            taken = self.voices[field] | set(known.values())
            known[value] = next(number for at in count(1) if (number := str(at)) not in taken)
        return known[value]


class _Forgetting:
    """Takes one person out of one plan."""

    def __init__(self, plan: Plan, names: list[str], on: datetime.date) -> None:
        self.plan, self.on = plan, on
        self.pattern: Any = _pattern(sorted(names, key=len, reverse=True))
        self.mark = term("privacy", "erased", plan.language, date=on.isoformat())
        self.places: list[tuple[str, str, str]] = []
        self.voices: list[str] = []

    def made(self) -> Erasure:
        made = rebuilt(self.plan, self.row)
        if self.places:
            key = term("privacy", "tombstone", self.plan.language, date=self.on.isoformat())
            object.__setattr__(made, "extra", type(made.extra)({**made.extra, key: len(self.places)}))
        ids = tuple(one.id for one in self.plan.elements if self.pattern.search(re.sub(r"[._:/-]+", " ", one.id)))
        return Erasure(made, tuple(self.places), ids)

    def row(self, table: str, row: Any) -> Any:
        changes = respelled(row, lambda words: self.pattern.sub(self.mark, words))
        subject = row.id if isinstance(row, Element) else "" if table == "plan" else " / ".join(filter(None, row.key))
        self.places += [(table, self.pattern.sub(self.mark, subject), name) for name in changes]
        for name in changes:
            if name in VOICES:
                changes[name] = self._voice(getattr(row, name), changes[name])
            elif name in PERSONS | ROLES and self.pattern.fullmatch(getattr(row, name)):
                changes[name] = None
        if changes and isinstance(row, Element):
            reason = term("privacy", "reason", self.plan.language)
            entry = Change(When(self.on.isoformat()), ", ".join(changes), None, None, None, reason)
            changes["history"] = (*changes.get("history", row.history), entry)
        return changes if table == "plan" else attrs.evolve(row, **changes) if changes else row

    def _voice(self, value: str, words: str) -> str:
        """Two spellings stay two voices: rows are told apart by them."""
        if value not in self.voices:
            self.voices.append(value)
        at = self.voices.index(value) + 1
        return words if at == 1 else f"{words} {at}"


def _pattern(names: list[str]) -> re.Pattern[str] | None:
    """Find any of the names as whole words, with an s of the genitive, however it is spaced."""
    if not names:
        return None
    spelled = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{spelled})(?=(?:['’]?s)?(?!\w))", re.IGNORECASE)


def _values(plan: Plan, field: str) -> frozenset[str]:
    found = (getattr(row, field, None) for table in PARTS for row in rows(plan, table))
    return frozenset(value for value in found if value)


def _bodies(plan: Plan) -> frozenset[str]:
    """What the plan knows as an organisation, an actor, a group or a forum."""
    found: set[str] = set()
    for table in PARTS:
        for row in rows(plan, table):
            found |= {str(value) for name in ("organisation", "group", "forum") if (value := getattr(row, name, None))}
            if isinstance(row, Actor | Stakeholder):
                found |= {row.id, row.label}
    return frozenset(one.casefold() for one in found)


def _reads_as_name(value: str) -> bool:
    """Two words or more, each with a capital: Anna Berg, but not Head of procurement."""
    return bool(_NAME.fullmatch(value)) and all(part[0].isupper() for part in value.split())
