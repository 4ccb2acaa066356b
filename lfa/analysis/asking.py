"""Questions that edited copies of a plan leave, each with every wording and its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from attrs import evolve

from lfa.analysis.telling import Words, subject_of
from lfa.errors import chain
from lfa.model.element import Element, Relation
from lfa.model.fields import Field
from lfa.model.origin import Proposal, Question
from lfa.model.plan import Plan
from lfa.terms import term

__all__ = ["Asking"]


class Asking:
    """Collects what people must settle.

    Parameters
    ----------
    language : str
        Of the plan.
    copies : mapping of str to Plan
        By name.
    """

    def __init__(self, language: str, copies: Mapping[str, Plan]) -> None:
        self.language, self.copies = language, copies
        self.words = Words(language)
        self.questions: list[Question] = []

    def contradiction(
        self, table: str, row: Element | Relation | None, field: Field, before: object, opposed: Mapping[str, object]
    ) -> None:
        """Ask which of several wordings shall hold."""
        said = [self._proposal(name, value, row, field.name) for name, value in opposed.items()]
        listed = "; ".join(f"{self.words.value(one.value)} ({self._where(one)})" for one in said)
        self._add("contradiction", table, row, field.name, before, said, old=self.words.value(before), listed=listed)

    def missing(self, table: str, row: Element | Relation, names: Sequence[str]) -> None:
        """Ask whether a row that some copies no longer have shall go."""
        said = [Proposal(name, None) for name in names]
        values = {
            "said": self.words.value(row),
            "listed": ", ".join(names),
            "count": len(names),
            "of": len(self.copies),
        }
        self._add("missing", table, row, None, row, said, **values)

    def circle(self, table: str, link: Relation, cycle: Iterable[str], names: Iterable[str]) -> None:
        """Tell of a link that was left out because it would lead back to itself."""
        said = [self._proposal(name, link, link, None) for name in names]
        listed = ", ".join(self._where(one) for one in said)
        self._add("circle", table, link, None, None, said, chain=chain(list(cycle)), listed=listed)

    def renamed(self, table: str, element: Element, new: str, name: str, first: str) -> None:
        """Tell of an element that got another id than its copy gave it."""
        said = [self._proposal(name, element, element, None)]
        values = {"said": self.words.value(element), "listed": self._where(said[0]), "new": new, "other": first}
        self._add("renamed", table, element, None, new, said, **values)

    def _proposal(self, name: str, value: object, row: Element | Relation | None, field: str | None) -> Proposal:
        places = self.copies[name].origin
        key = row.id if isinstance(row, Element) else " / ".join(part or "" for part in row.key) if row else "plan"
        place = places.place(key, field)
        return Proposal(name, value, place)

    def _where(self, one: Proposal) -> str:
        """The copy, and where in it; the folder of its file says nothing that a person needs."""
        if one.place is None:
            return one.source
        file = PurePath(one.place.file).name if one.place.file else None
        said = evolve(one.place, file=file).said(self.language)
        return said if file == PurePath(one.source).name else f"{one.source}, {said}"

    def _add(
        self,
        kind: str,
        table: str,
        row: Any,
        field: str | None,
        kept: object,
        proposals: Sequence[Proposal],
        **values: object,
    ) -> None:
        title = term("diff", "whole", self.language) if table == "plan" else term("tables", table, self.language)
        subject = subject_of(row) if row is not None else None
        named = self.words.field(table, field) if field else ""
        sentence = term("copies", kind, self.language, subject=subject or title, table=title, field=named, **values)
        self.questions.append(Question(kind, table, subject, field, kept, tuple(proposals), sentence))
