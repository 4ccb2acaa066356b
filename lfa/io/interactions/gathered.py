"""What the reading of scores gathers on its way: rows, names, places, faults and notes."""

from __future__ import annotations

import unicodedata
from typing import Any

import attrs

from lfa.errors import Fault, Place, ReadError
from lfa.io.cards.pages import Page
from lfa.io.excel.grid import CellError, Formula
from lfa.io.excel.meaning import BadCell, written
from lfa.io.faults import Faults
from lfa.io.interactions.scores import from_answer, signed
from lfa.model.goals import Interaction, Interactions
from lfa.model.nearest import Nearest
from lfa.model.origin import Leftover
from lfa.terms import term

__all__ = ["Gathered", "alike", "hint"]

#: So many cells outside the scale look like sums rather than slips.
_SUMS = 10
#: So many cells that were not used are listed.
_LISTED = 20_000


def alike(name: str) -> str:
    r"""Return a name as it is compared: small letters, single blanks, no mark at its end.

    Examples
    --------
    >>> alike("Budget  in balance."), alike("A\u030ak")
    ('budget in balance', 'åk')
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split()).rstrip(" .:;,*")


def hint(value: str, known: Any, language: str) -> str:
    """Return a question about the nearest known word; empty when nothing is near."""
    near = Nearest().to(value, list(known))
    return term("messages", "did_you_mean", language, value=near) if near else ""


class Gathered:
    """All that is read from one or several files of scores.

    Parameters
    ----------
    language : str
        Of what is said.
    most : int
        When so many faults are found, reading stops.
    """

    def __init__(self, language: str = "en", most: int = 1_000) -> None:
        self.language = language
        self.faults = Faults(None, language, most)
        self.made = Interactions()
        self._named: dict[str, Place] = {}
        self._beyond = 0

    def speak(self, language: str) -> None:
        """Say everything in a language, what was found before it was known included."""
        self.language = language
        self.faults.speak(language)
        notes = self.made.origin.notes
        notes[:] = [attrs.evolve(one, language=language) for one in notes]

    # Names

    def name(self, id: str, name: str | None, place: Place) -> None:  # noqa: A002 - the field's word
        """Take up what a goal is called; two names for one goal are a fault, and the first one is kept."""
        known = self.made.labels.get(id)
        if known is None or (name and known == id):
            self.made.labels[id] = name or id
            if name:
                self._named[id] = place
            return
        if name and alike(name) != alike(known):
            other = self._named[id].said(self.language) if id in self._named else ""
            self.fault("goal_called_differently", place, subject=id, value=id, here=name, there=known, other=other)
            self.left(name, place)

    # Scores

    def score(self, raw: object, place: Place) -> int | str | None:
        """Return the score in a cell; None, and a fault, when it is none."""
        try:
            found = from_answer(raw, self.language)
        except BadCell as error:
            self.fault(error.code, place, field="score", **error.values)
            self.left(raw, place)
            return None
        if isinstance(found, int) and not -3 <= found <= 3:
            self._beyond += 1
            near = term("messages", "did_you_mean", self.language, value=signed(3 if found > 0 else -3))
            self.fault("score_out_of_range", place, field="score", value=signed(found), hint=near)
            self.left(raw, place)
            return None
        return found

    def add(self, row: Interaction, places: dict[str, Place]) -> None:
        """Take up a row, unless it is there already; one that says something else is a fault."""
        place = places.get("score") or next(iter(places.values()))
        if row.source == row.target:
            if row.score:
                self.itself(row.source, row.score, place)
            return
        before = self.made.get(row.key)
        if before is None:
            self.made.add(row)
            self._placed(row, places)
        elif before.score is None and row.score is not None and before.reason is None:
            self.made.update(row.key, score=row.score, reason=row.reason, confidence=row.confidence)
            self._placed(row, places)
        elif (before.score, before.reason) != (row.score, row.reason) and (row.score is not None or row.reason):
            first = self.made.origin.place(subject(row), "score")
            here = " / ".join(part for part in row.key if part)
            self.fault("score_twice", place, subject=row.source, value=here, other=first.said() if first else "-")
            if row.score is not None:
                self.left(signed(row.score), place)

    def itself(self, id: str, score: int, place: Place) -> None:  # noqa: A002 - the field's word
        """Refuse a goal that is scored against itself."""
        self.fault("goal_on_itself", place, subject=id, value=id, score=signed(score))
        self.left(signed(score), place)

    def _placed(self, row: Interaction, places: dict[str, Place]) -> None:
        known = self.made.origin.places
        known[subject(row), None] = places.get("score") or next(iter(places.values()))
        for name, place in places.items():
            known[subject(row), name] = place

    # What is said about it

    def fault(
        self,
        code: str,
        place: Place,
        *,
        subject: str | None = None,
        field: str | None = None,
        **values: Any,
    ) -> None:
        """Note something that is wrong."""
        self.faults.add(code, place, subject=subject, field=field, **values)

    def note(self, code: str, place: Place, **values: object) -> None:
        """Note something that was guessed or passed over, and stops nothing."""
        self.made.origin.notes.append(Fault(code, values, place, self.language))

    def left(self, raw: object, place: Place) -> None:
        """List a cell that held something and was not used."""
        raw = raw.value if isinstance(raw, Formula) else raw
        if raw not in (None, "") and len(self.made.origin.leftovers) < _LISTED:
            value = str(raw) if isinstance(raw, CellError) else written(raw)
            self.made.origin.leftovers.append(Leftover(place, value))

    def rest(self, page: Page) -> None:
        """List all cells of a page that was not used, up to a limit."""
        for line in page.lines:
            if len(self.made.origin.leftovers) >= _LISTED:
                self.note("more_leftovers", page.place(line.number), most=_LISTED)
                return
            for column, raw in line.cells.items():
                self.left(raw, page.place(line.number, column))

    def finished(self, strict: bool) -> Interactions:
        """Return what was read; raise when something is wrong, or list it among the notes.

        Raises
        ------
        ReadError
        """
        if self._beyond >= _SUMS:
            place = next(one.place for one in self.faults if one.code == "score_out_of_range")
            self.faults.add("sums_not_scores", Place(place.file, place.sheet) if place else None, count=self._beyond)
        if self.faults and strict:
            raise ReadError(self.faults)
        self.made.origin.notes[:0] = self.faults
        return self.made


def subject(row: Interaction) -> str:
    """Return what a row is called in faults and places: what it joins."""
    return " / ".join(part or "" for part in row.key)
