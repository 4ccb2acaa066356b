"""Where a plan was read from: each element and field with its place, and what was left over."""

from __future__ import annotations

import attrs

from lfa.errors import Fault, Place

__all__ = ["Leftover", "Origin"]


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


@attrs.define
class Origin:
    """How a plan was read.

    Parameters
    ----------
    file : str, optional
        The file's name.
    places : dict
        Place by ``(element id, field name)``; ``(element id, None)`` is the element's own row.
    notes : list of Fault
        What was guessed or passed over, and why; nothing that stops the reading.
    leftovers : list of Leftover
        Every cell that held something and was not used.
    known : dict
        For a form that came back, how each element of the plan was recognised in it: ``id`` by a hidden name,
        ``text`` by its wording, ``close`` by a similar wording, ``place`` by what stands with it.
    changes : tuple of Difference
        For a form that came back, what it says otherwise than the plan it was filled with.
    """

    file: str | None = None
    places: dict[tuple[str, str | None], Place] = attrs.field(factory=dict)
    notes: list[Fault] = attrs.field(factory=list)
    leftovers: list[Leftover] = attrs.field(factory=list)
    known: dict[str, str] = attrs.field(factory=dict)
    changes: tuple[object, ...] = ()

    def place(self, id: str, field: str | None = None) -> Place | None:  # noqa: A002 - the field's word
        """Return where a field of an element stood, else where its row stood."""
        return self.places.get((id, field)) or self.places.get((id, None))

    def copy(self) -> Origin:
        """Return an independent copy."""
        return Origin(self.file, dict(self.places), list(self.notes), list(self.leftovers), dict(self.known), self.changes)
