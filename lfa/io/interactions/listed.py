"""Scores in rows: our scoring sheet, or any list that says who acts on whom and how strongly."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from lfa.errors import InvalidValue, Place
from lfa.io.cards.pages import Line, Page
from lfa.io.excel.grid import Sheet
from lfa.io.excel.headings import Headings, find_headings, is_banner
from lfa.io.excel.meaning import BadCell, from_cell, settled, written
from lfa.io.excel.rows import own_value
from lfa.io.excel.words import Heading, plain
from lfa.io.interactions.gathered import Gathered
from lfa.io.interactions.scores import is_blank
from lfa.model.fields import Scalar
from lfa.model.goals import Interaction
from lfa.schema import table as table_of
from lfa.terms import languages, section, term

__all__ = ["Listed", "find_list", "read_list", "spoken"]

_TABLE = table_of("interactions")
#: What a list must have above its columns.
_NEEDED = {"source", "target", "score"}
#: What may stand above the list, with its value in the next cell.
_ABOVE = {"group": "scorer", "date": "date", "place": "place"}


@attrs.frozen
class Listed:
    """Where a list stands: its headings, and what is said above them for all its rows."""

    headings: Headings
    above: Mapping[str, tuple[str, Place]]


def find_list(page: Page, language: str) -> Listed | None:
    """Return where a list of scores stands on a page; None when the page holds none."""
    sheet = Sheet(page.sheet or "", False, {line.number: dict(line.cells) for line in page.lines})
    found = find_headings(sheet, _TABLE, language)
    found = _ours(page, found) if found else None
    if found is None or not {one.name for one in found.columns.values() if one.role == "field"} >= _NEEDED:
        return None
    return Listed(found, _said_above(page, found.row))


def _ours(page: Page, found: Headings) -> Headings:
    """Understand the headings that only the scoring sheet has: an answer is a score, and a question is ours."""
    cells = next(line for line in page.lines if line.number == found.row).cells
    columns = dict(found.columns)
    for place, raw in cells.items():
        word = _columns().get(plain(raw)) if isinstance(raw, str) else None
        if word == "answer" and Heading("field", "score") not in columns.values():
            columns[place] = Heading("field", "score")
        elif word and columns.get(place, Heading("own", "")).role == "own":
            columns[place] = Heading("shown", word)
    return Headings(found.row, columns, found.twice)


@cache
def _columns() -> Mapping[str, str]:
    return {plain(term("scoring", key, code)): key for code in languages() for key in ("answer", "question", "number")}


def spoken(page: Page, listed: Listed) -> str:
    """Return the language that most headings of a list are in."""
    row = next(line for line in page.lines if line.number == listed.headings.row)
    words = {plain(raw) for raw in row.cells.values()}

    def fit(code: str) -> int:
        ours = [*(column.heading(code) for column in _TABLE.columns), *section("scoring", code).values()]
        return sum(plain(word) in words for word in ours)

    return max(languages(), key=fit)


def _said_above(page: Page, row: int) -> dict[str, tuple[str, Place]]:
    found = {}
    for line in page.lines:
        if line.number < row:
            for column, raw in line.cells.items():
                key = _labels().get(plain(raw)) if isinstance(raw, str) else None
                value = line.cells.get(column + 1)
                if key and value is not None:
                    found[key] = (written(value), page.place(line.number, column + 1))
    return found


@cache
def _labels() -> Mapping[str, str]:
    return {plain(term("scoring", key, code)): name for code in languages() for key, name in _ABOVE.items()}


def read_list(page: Page, listed: Listed, gathered: Gathered, scorer: str | None) -> None:
    """Read the rows of a list.

    Parameters
    ----------
    page : Page
    listed : Listed
    gathered : Gathered
    scorer : str, optional
        Who scored, where the list does not say it.
    """
    invented = any(is_banner(raw) for line in page.lines for raw in line.cells.values())
    said = {name: value for name, (value, _) in listed.above.items()}
    given = {**said, "scorer": said.get("scorer") or scorer, "illustrative": invented}
    reader = _Rows(page, listed, gathered, given)
    for line in page.lines:
        if line.number > listed.headings.row:
            reader.read(line)


class _Rows:
    """Reads the rows of one list."""

    def __init__(self, page: Page, listed: Listed, gathered: Gathered, given: Mapping[str, Any]) -> None:
        self.page, self.columns, self.gathered, self.given = page, listed.headings.columns, gathered, given

    def read(self, line: Line) -> None:
        """Read one row: a row that names no two goals says nothing."""
        values: dict[str, Any] = {}
        names: dict[str, tuple[str, Place]] = {}
        places: dict[str, Place] = {}
        extra: dict[str, Scalar] = {}
        for column, raw in line.cells.items():
            heading, place = self.columns.get(column), self.page.place(line.number, column)
            if heading is None:
                self.gathered.left(raw, place)
            elif heading.role == "shown":
                names[heading.name] = (written(settled(raw)), place)
            elif heading.role == "own":
                extra[heading.name] = own_value(settled(raw))
            else:
                self._value(heading, raw, place, values, places)
        self._row(line, values, names, places, extra)

    def _value(
        self, heading: Heading, raw: object, place: Place, values: dict[str, Any], places: dict[str, Place]
    ) -> None:
        column = _TABLE.column(heading.name)
        if is_blank(raw) and column.kind != "text":
            return
        places[heading.name] = place
        if heading.name == "score":
            values["score"] = self.gathered.score(raw, place)
            return
        try:
            value = from_cell(column, raw, self.gathered.language)
        except BadCell as error:
            self.gathered.fault(error.code, place, field=heading.name, **error.values)
            self.gathered.left(raw, place)
            return
        if heading.language:
            first = values.get(heading.name)
            spoken = first if isinstance(first, dict) else {self.gathered.language: first} if first else {}
            values[heading.name] = {**spoken, heading.language: str(value)}
        else:
            values[heading.name] = value

    def _row(
        self,
        line: Line,
        values: dict[str, Any],
        names: Mapping[str, tuple[str, Place]],
        places: dict[str, Place],
        extra: dict[str, Scalar],
    ) -> None:
        ends = [name for name in ("source", "target") if values.get(name)]
        said = {name for name in values if values[name] is not None} - {"source", "target"}
        if len(ends) < 2:
            if said:
                self._lonely(line, values, places)
            return
        for end in ends:
            name, place = names.get(end, (None, places[end]))
            self.gathered.name(values[end], name, place)
        if not isinstance(values.get("score"), int):
            self._unscored(values, places)
            values["score"] = None
            if not said - {"score"}:
                return
        given = {name: value for name, value in self.given.items() if value is not None and not values.get(name)}
        try:
            row = Interaction(**{**given, **values}, extra=extra)
        except InvalidValue as error:
            self.gathered.fault("impossible", places[ends[0]], reason=str(error))
            return
        self.gathered.add(row, places)

    def _lonely(self, line: Line, values: Mapping[str, Any], places: Mapping[str, Place]) -> None:
        """Name a row that says something of a pair of which an end is missing."""
        missing = next(name for name in ("source", "target") if not values.get(name))
        column = next(place for place, one in self.columns.items() if one == Heading("field", missing))
        heading = _TABLE.column(missing).heading(self.gathered.language)
        self.gathered.fault("missing_cell", self.page.place(line.number, column), field=missing, heading=heading)
        for name, place in places.items():
            self.gathered.left(str(values.get(name) or ""), place)

    def _unscored(self, values: Mapping[str, Any], places: Mapping[str, Place]) -> None:
        """Note a reason or a confidence that stands without a score: it is kept, and taken for not scored."""
        said = [name for name in ("reason", "confidence", "dissent") if values.get(name)]
        if said and "score" not in places:
            value = f"{values['source']} / {values['target']}"
            self.gathered.note("reason_without_score", places[said[0]], value=value)
