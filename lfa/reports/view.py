"""What every chapter of a report looks at."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from lfa.model.element import Element
from lfa.model.plan import Plan
from lfa.model.scales import Status
from lfa.reports.document import Figure, Say, speaker
from lfa.schema import TABLES

__all__ = ["View"]

#: What has to be worded; a measured value, say, needs no statement.
_WORDED = frozenset(one.row for one in TABLES if one.has_ids and one.column("statement").core)


@frozen
class View:
    """A plan, the words to speak of it, the pictures made of it, and what of it is a draft.

    Parameters
    ----------
    plan : Plan
        In the language of the report.
    drafted : tuple of str
        Steps that were derived for this report: "objectives", "logframe".
    guessed : str, optional
        Id of the objective that was taken as the purpose without anybody saying so.
    figures : mapping of str to Figure
        By kind of picture.
    """

    plan: Plan
    drafted: tuple[str, ...] = ()
    guessed: str | None = None
    figures: Mapping[str, Figure] = field(factory=dict)

    @property
    def say(self) -> Say:
        """The words of reports in the plan's language."""
        return speaker(self.plan.language)

    def marks(self, element: Element) -> tuple[str, ...]:
        """Return what is to be said beside an element: not worded yet, a draft, invented."""
        found = {
            "unworded": element.statement is None and type(element) in _WORDED,
            "draft": element.status is Status.DRAFT and element.statement is not None,
            "illustrative": element.illustrative and not self.plan.illustrative,
        }
        return tuple(self.say(f"marks.{key}") for key, holds in found.items() if holds)

    def named(self, id: str) -> str:  # noqa: A002 - the field's word
        """Return an element as a reader knows it: its wording, with its id behind."""
        element = self.plan.find(id)
        return f"{element.label} ({id})" if element is not None and element.statement else id
