"""Where something stands in the file that was read, or where it should have stood: an empty cell has no place."""

from __future__ import annotations

import re

from lfa.errors import Place
from lfa.model.origin import Origin

__all__ = ["Places"]

#: What a user types of a field stands in a column of another name.
_NAMES = {"code": "pinned_code"}
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Places:
    """The places of a file, by element and field.

    Parameters
    ----------
    origin : Origin

    Examples
    --------
    >>> cells = {("I1", None): "A2", ("I1", "target"): "F2", ("I2", None): "A3"}
    >>> origin = Origin(places={at: Place(None, "Indicators", cell) for at, cell in cells.items()})
    >>> Places(origin).of("I2", "target").cell
    'F3'
    """

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._columns = _columns(origin)

    def of(self, id: str, field: str | None = None) -> Place | None:  # noqa: A002 - the field's word
        """Return where a field of an element stood; an empty one's cell, where the layout is certain; else its row."""
        places = self._origin.places
        field = _NAMES.get(field or "", field)
        if (field is None) or (id, field) in places:
            return self._origin.place(id, field)
        row = places.get((id, None))
        if row is None or (found := _CELL.fullmatch(row.cell or "")) is None:
            return row
        known = self._origin.columns.get((row.sheet or "", field or ""))
        column = known or self._columns.get((row.file, row.sheet, field))
        return Place(row.file, row.sheet, f"{column}{found[2]}") if column else row


def _columns(origin: Origin) -> dict[tuple[str | None, str | None, str], str]:
    """Return the column of each field on each sheet where it is the same in every row."""
    seen: dict[tuple[str | None, str | None, str], set[str]] = {}
    for (about, field), place in origin.places.items():
        if field is not None and (cell := _CELL.fullmatch(place.cell or "")):
            row = origin.places.get((about, None))
            own = _CELL.fullmatch(row.cell or "") if row is not None and row.sheet == place.sheet else None
            straight = own is not None and own[2] == cell[2]
            seen.setdefault((place.file, place.sheet, field), set()).add(cell[1] if straight else "")
    return {key: next(iter(columns)) for key, columns in seen.items() if len(columns) == 1 and "" not in columns}
