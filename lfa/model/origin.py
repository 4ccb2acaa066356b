"""Where a plan was read from: each element and field with its place, and what was left over."""

from __future__ import annotations

import attrs

from lfa.errors import Fault, Place

__all__ = ["Leftover", "Origin", "Proposal", "Question"]


@attrs.frozen
class Leftover:
    """A cell that held something and was not used.

    Parameters
    ----------
    place : Place
    value : str
        What it holds.
    """

    place: Place
    value: str


@attrs.frozen
class Proposal:
    """What one copy says where several copies of a plan do not agree.

    Parameters
    ----------
    source : str
        Name of the copy.
    value : object
        What it says, as the model holds it; None when it says nothing there.
    place : Place, optional
        Where it says so.
    """

    source: str
    value: object
    place: Place | None = None


@attrs.frozen
class Question:
    """What people must settle after copies of one plan were put together.

    Parameters
    ----------
    kind : str
        ``contradiction`` (two copies reworded the same), ``missing`` (a row is gone from a copy),
        ``circle`` (a link that would lead back to itself) or ``renamed`` (two copies took one new id).
    table : str
        Name of the table, or ``plan``.
    subject : str or None
        Id of the element, or what a row joins.
    field : str or None
    kept : object
        What the plan holds until somebody decides.
    proposals : tuple of Proposal
        What each copy says.
    text : str
        The question, in the language of the plan.
    """

    kind: str
    table: str
    subject: str | None
    field: str | None
    kept: object
    proposals: tuple[Proposal, ...]
    text: str

    def __str__(self) -> str:
        return self.text


@attrs.define
class Origin:
    """How a plan was read.

    Parameters
    ----------
    file : str, optional
        The file's name.
    places : dict
        Place by ``(element id, field name)``; ``(element id, None)`` is the element's own row.
    columns : dict
        Letters of the column by ``(sheet, field name)``, where a sheet has a column for a field, filled or not.
    notes : list of Fault
        What was guessed or passed over, and why; nothing that stops the reading.
    leftovers : list of Leftover
        Every cell that held something and was not used.
    known : dict
        For a form that came back, how each element of the plan was recognised in it: ``id`` by a hidden name,
        ``text`` by its wording, ``close`` by a similar wording, ``place`` by what stands with it.
    changes : tuple of Difference
        For a form that came back, what it says otherwise than the plan it was filled with.
    questions : list of Question
        For copies that were put together, what people must settle.
    """

    file: str | None = None
    places: dict[tuple[str, str | None], Place] = attrs.field(factory=dict)
    columns: dict[tuple[str, str], str] = attrs.field(factory=dict, kw_only=True)
    notes: list[Fault] = attrs.field(factory=list)
    leftovers: list[Leftover] = attrs.field(factory=list)
    known: dict[str, str] = attrs.field(factory=dict)
    changes: tuple[object, ...] = ()
    questions: list[Question] = attrs.field(factory=list)

    def place(self, id: str, field: str | None = None) -> Place | None:  # noqa: A002 - the field's word
        """Return where a field of an element stood, else where its row stood."""
        return self.places.get((id, field)) or self.places.get((id, None))

    def copy(self) -> Origin:
        """Return an independent copy."""
        lists = list(self.notes), list(self.leftovers)
        copied = Origin(self.file, dict(self.places), *lists, dict(self.known), self.changes, list(self.questions))
        copied.columns = dict(self.columns)
        return copied
