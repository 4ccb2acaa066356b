"""The workshops that an export of cards tells of, with their dates."""

from __future__ import annotations

import re
from typing import Any

from lfa.io.cards.columns import Header
from lfa.io.cards.dates import day_first, read_date
from lfa.io.cards.pages import Line, Page, seen
from lfa.io.cards.words import folded
from lfa.io.faults import Faults, shown
from lfa.model.needs import Needs
from lfa.terms import term

__all__ = ["Meetings"]

_ID = re.compile(r"[^\W\d_]{1,3}-?\d{1,4}")


class Meetings:
    """Finds or makes the workshop of each line.

    Parameters
    ----------
    needs : Needs
        Gets the workshops.
    faults : Faults
    default : str, optional
        Title or id of the workshop of all lines that name none.
    """

    def __init__(self, needs: Needs, faults: Faults, default: str | None = None) -> None:
        self.needs, self.faults, self.default = needs, faults, default
        self._known: dict[str, str] = {}
        self._days: dict[str, dict[str, None]] = {}
        self._first = True

    def look(self, page: Page, header: Header) -> None:
        """Look at all dates of a page at once: together they tell whether the day or the month stands first."""
        column = header.column("date")
        if column is None:
            return
        lines = [one for one in page.lines[header.at + 1 :] if column.number in one.cells]
        told = day_first([seen(one.cells[column.number]) for one in lines])
        self._first = told is not False
        if told is None:
            self.faults.add("card_day_or_month", page.place(lines[0].number, column.number), count=len(lines))
        for line in lines:
            name, day = self._name(header, line), read_date(seen(line.cells[column.number]), self._first)
            if name and day:
                self._days.setdefault(folded(name), {})[day.isoformat()] = None

    def of(self, page: Page, header: Header, line: Line) -> dict[str, Any]:
        """Return what a line says about its workshop, as fields of its cards."""
        name, column = self._name(header, line), header.column("date")
        found: dict[str, Any] = {"workshop": self.named(name)} if name else {}
        raw = seen(line.cells.get(column.number)) if column else ""
        if column and raw:
            day = read_date(raw, self._first)
            if day is None:
                self.faults.add("card_no_date", page.place(line.number, column.number), value=shown(raw))
            if day is None or name is None or len(self._days[folded(name)]) > 1:
                found["extra"] = {term("cards", "kept_as.date", self.faults.language): day or raw}
        return found

    def _name(self, header: Header, line: Line) -> str | None:
        column = header.column("workshop")
        said = seen(line.cells.get(column.number)) if column else ""
        return said or self.default

    def named(self, name: str) -> str:
        """Return the id of the workshop with a name or an id, made when it is new."""
        key = folded(name)
        if key not in self._known:
            plain = " ".join(name.split())
            fits = _ID.fullmatch(plain) and self.needs.holder_of(plain) is None
            made = self.needs.workshops.add(plain if fits else None, None if fits else plain)
            self._known[key] = made.id
            days = self._days.get(key, ())
            if days:
                first, last = min(days), max(days)
                self.needs.workshops.update(made.id, date=first if first == last else f"{first} – {last}")
        return self._known[key]
