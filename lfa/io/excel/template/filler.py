"""Filling: the plan's elements into the places of a form, and an account of what had none."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lfa.errors import WriteError
from lfa.io.excel.logframes.levels import label
from lfa.io.excel.template.content import Content, Piece, as_value
from lfa.io.excel.template.division import Division, Filled
from lfa.io.excel.template.elsewhere import hindrances, move_elsewhere, recalculate
from lfa.io.excel.template.form import Form
from lfa.io.excel.template.heights import fit
from lfa.io.excel.template.insert import insert
from lfa.io.excel.template.lists import Blocks, listed, take_in
from lfa.io.excel.template.names import TITLE
from lfa.io.excel.template.rooms import Place, settle
from lfa.io.excel.template.rowmap import RowMap
from lfa.io.excel.template.sheet import MOST
from lfa.io.excel.template.slots import Area
from lfa.model.indicators import Indicator
from lfa.model.results import Result
from lfa.terms import languages, term

__all__ = ["Filler"]

Spot = tuple[str, int, int]


class Filler:
    """Puts a plan into a form.

    Parameters
    ----------
    form : Form
    content : Content
    areas : list of Area
    inserting : bool or "safe"
        Whether rows may be put in; "safe" fills sheets to capacity where that cannot be done safely.
    """

    def __init__(self, form: Form, content: Content, areas: Sequence[Area], inserting: bool | str) -> None:
        self.form, self.content, self.areas, self.inserting = form, content, areas, inserting
        content.coded = any("code" in area.fields for area in areas if area.kind in {"results", "list"})
        self.plan = Division(content, areas, bool(inserting))
        self.rows: dict[str, RowMap] = {}
        self.order: dict[str, dict[int, int]] = {}
        self.pieces: dict[Spot, list[Piece | None]] = {}
        self.placed: set[tuple[str, str]] = set()
        self.full: set[str] = set()
        self.long: set[str] = set()
        self.refused: list[str] = []
        self.written: dict[Spot, str] = {}
        self.homes: dict[str, Spot] = {}
        self.mentions: dict[str, Spot] = {}

    @property
    def results(self) -> frozenset[str]:
        """The ids of all results of the plan."""
        return frozenset(self.content.plan.logframe.ids)

    @property
    def stands(self) -> dict[str, Spot]:
        """The cell in which each element itself stands."""
        found = {**self.mentions, **self.homes}
        if self.form.titles:
            name, row, column = self.form.titles[0]
            found[TITLE] = (name, self.rows.get(name, RowMap())(row), column)
        return {id_: spot for id_, spot in found.items() if spot in self.written}

    def run(self) -> None:
        """Put in the rows, write the cells."""
        self._insert()
        for filled in self.plan.filled:
            self._put(filled)
        self._write()

    # Rows

    def _insert(self) -> None:
        for name in list(dict.fromkeys(one.area.sheet for one in self.plan.filled)):
            mine = [one for one in self.plan.filled if one.area.sheet == name]
            news = [new for one in mine for new in one.room.news]
            rows, order = settle(news)
            self.rows[name], self.order[name] = rows, order
            if not news:
                continue
            sheet = self.form.sheet(name)
            if found := hindrances(self.form.parts, sheet, name, rows):
                self._refuse(name, found)
                continue
            slots = {
                at for one in mine for group in one.area.groups for line in group.lines for at in line.cells.values()
            }
            labels = {at for one in mine for at in one.area.labels}
            counted = {at for one in mine for at in one.area.counted}
            insert(sheet, name, rows, slots, self._steps(mine, rows, order), labels, counted)
            for new, place, column in (blank for one in mine for blank in one.room.blank):
                sheet.clear(rows.places(order[id(new)])[place], column)
            move_elsewhere(self.form.parts, sheet, name, rows, self.form.sheets)
            for blocks in self._blocks(name, mine):
                take_in(self.form.parts, self.form.sheets, blocks)
        if any(rows.inserted for rows in self.rows.values()):
            recalculate(self.form.parts)

    def _blocks(self, name: str, mine: Sequence[Filled]) -> list[Blocks]:
        """The blocks of each area, those that were there and those put in."""
        rows, order = self.rows[name], self.order[name]
        found: dict[int, tuple[Area, list[dict[int, int]]]] = {}
        starts = [(one.area, new, start) for one in mine for new, start, _ in one.room.steps]
        for area, new, start in starts:
            end = min((other for _, two, other in starts if two is new and other > start), default=len(new.models))
            at = rows.places(order[id(new)])[start:end]
            now = {rows(model): row for model, row in listed(at, new.models[start:end]).items()}
            found.setdefault(id(area), (area, []))[1].append(now)
        return [Blocks(name, tuple(rows(one.first) for one in area.groups), tuple(new)) for area, new in found.values()]

    def _refuse(self, name: str, found: Sequence[str]) -> None:
        """Put no rows into a sheet: say so, or fill it to capacity if that was asked for."""
        said = self.content.language if self.content.language in languages() else "en"
        why = [term("filling", f"refused.{one}", said, sheet=name) for one in found]
        if self.inserting != "safe":
            raise WriteError(" ".join([*why, term("filling", "refused.instead", said)]))
        self.refused.append(" ".join([*why, term("filling", "refused.capacity", said)]))
        self.plan.keep_to_capacity(name)
        self.rows[name], self.order[name] = RowMap(), {}

    def _steps(self, mine: Sequence[Filled], rows: RowMap, order: dict[int, int]) -> dict[int, int]:
        steps: dict[int, int] = {}
        for one in mine:
            for new, start, step in one.room.steps:
                places = rows.places(order[id(new)])
                for row in places[start:]:
                    steps[row] = step
        return steps

    def _at(self, name: str, place: Place, field: str) -> tuple[int, int] | None:
        at = place.line.cells.get(field)
        if at is None:
            return None
        row, column = at
        rows = self.rows[name]
        if place.new is not None and row in place.rows:
            return rows.places(self.order[name][id(place.new)])[place.rows[row]], column
        return rows(row), column

    # Cells

    def _put(self, one: Filled) -> None:
        if one.area.kind == "preconditions":
            self._preconditions(one)
        elif one.area.kind == "activities":
            self._activities(one)
        else:
            self._results(one)

    def _preconditions(self, one: Filled) -> None:
        place = one.room.places[0][0]
        for assumption in self.content.preconditions:
            self._add(one.area.sheet, place, "assumption", self.content.piece(assumption, "statement"))

    def _activities(self, one: Filled) -> None:
        for ident, places in zip(one.activities, one.room.places, strict=False):
            activity = self.content.plan.activities[ident]
            for field in places[0].line.cells:
                if field == "assumption":
                    for assumption in self.content.plan.logframe.assumptions:
                        if assumption.activity == ident:
                            self._add(one.area.sheet, places[0], field, self.content.piece(assumption, "statement"))
                else:
                    self._add(one.area.sheet, places[0], field, self.content.of_activity(activity, field))
        self.full.update(one.activities[len(one.room.places) :])

    def _results(self, one: Filled) -> None:
        name = one.area.sheet
        for (result, indicators), places in zip(one.results, one.room.places, strict=False):
            fields = list(dict.fromkeys(field for place in places for field in place.line.cells))
            for field in fields:
                if field == "assumption":
                    self._assumptions(one, result, places)
                elif (piece := self._of_result(one, result, field, bool(indicators))) is not None:
                    first = next(place for place in places if field in place.line.cells)
                    self._add(name, first, field, piece)
                elif field not in _ABOUT_RESULTS and not field.startswith("at:"):
                    self._indicators(name, indicators, places, field, fields)
        for result, indicators in one.results[len(one.room.places) :]:
            self.full.update([result.id, *(other.id for other in indicators)])

    def _of_result(self, one: Filled, result: Result, field: str, measured: bool) -> Piece | None:
        if field == "level" and one.area.kind == "list":
            return self.content.of_result(result, "level")
        if field in _ABOUT_RESULTS or field.startswith("at:"):
            return self.content.of_result(result, field)
        return self.content.piece(result, "responsible") if field == "responsible" and not measured else None

    def _indicators(
        self, name: str, indicators: Sequence[Indicator], places: Sequence[Place], field: str, fields: Sequence[str]
    ) -> None:
        periods = [
            other.partition("|")[2]
            for other in fields
            if other.partition("|")[0] == field.partition("|")[0] and "|" in other
        ]
        years = f"{field}_year" not in fields
        found = [self.content.of_indicator(one, field, periods, years) for one in indicators]
        if not any(found):
            return
        own = [place for place in places if field in place.line.cells]
        for number, piece in enumerate(found):
            self._add(name, own[min(number, len(own) - 1)], field, piece, keep=True)

    def _assumptions(self, one: Filled, result: Result, places: Sequence[Place]) -> None:
        if one.area.kind == "list" and one.results[[r.id for r, _ in one.results].index(result.id)][0] is not result:
            return
        cells: dict[tuple[int, int], Place] = {}
        for place in places:
            if (at := self._at(one.area.sheet, place, "assumption")) is not None:
                cells.setdefault(self.form.sheet(one.area.sheet).corner(*at), place)
        own = list(cells.values())
        for number, assumption in enumerate(self.content.assumptions(result)):
            if (assumption.id, "statement") not in self.placed:
                piece = self.content.piece(assumption, "statement")
                self._add(one.area.sheet, own[min(number, len(own) - 1)], "assumption", piece)

    def _add(self, name: str, place: Place, field: str, piece: Piece | None, keep: bool = False) -> None:
        at = self._at(name, place, field)
        if at is None or (piece is None and not keep):
            return
        corner = self.form.sheet(name).corner(*at)
        self.pieces.setdefault((name, *corner), []).append(piece)
        if piece is not None:
            self.placed.add((piece.id, piece.field))
            if piece.field == "statement":
                # A work plan mentions the output that an activity leads to; its own place comes first.
                (self.homes if field in _HOMES else self.mentions).setdefault(piece.id, (name, *corner))

    def title(self, text: str) -> None:
        """Put the plan's title where the form asks for it."""
        for name, row, column in self.form.titles:
            rows = self.rows.get(name, RowMap())
            self.pieces.setdefault((name, rows(row), column), [Piece(text, "", "title")])

    def _write(self) -> None:
        if title := self.content.plan.title:
            self.title(self.content.said(title, None, "title"))  # type: ignore[arg-type]
        for (name, row, column), pieces in self.pieces.items():
            self._cell(name, row, column, pieces)
        self._unmark()
        for name in dict.fromkeys(spot[0] for spot in self.written):
            sheet = self.form.sheet(name)
            fit(sheet, [(row, column, text) for (one, row, column), text in self.written.items() if one == name])
            sheet.forget_figures()

    def _unmark(self) -> None:
        """Blank the marks that nothing was written over."""
        for name, row, column in self.form.marks:
            spot = (name, self.rows.get(name, RowMap())(row), column)
            if spot not in self.written:
                self.form.sheet(name).clear(*spot[1:])
                self.written[spot] = ""

    def _cell(self, name: str, row: int, column: int, pieces: Sequence[Piece | None]) -> None:
        sheet = self.form.sheet(name)
        known = [one for one in pieces if one is not None]
        if not known or sheet.formula(row, column):
            return
        style = sheet.style(row, column)
        if len(pieces) == 1:
            piece = self._listed(name, row, column, known[0])
            value = as_value(piece, self.form.formats.code(style), self.form.formats.is_date(style))
        else:
            value = "\n".join(one.text if one else "–" for one in pieces)
        if isinstance(value, str) and len(value) > MOST:
            self.long.update(one.id for one in known)
            self.placed -= {(one.id, one.field) for one in known}
            return
        sheet.write(row, column, value)
        self.written[name, row, column] = str(value)

    def _listed(self, name: str, row: int, column: int, piece: Piece) -> Piece:
        """Say a level in the word of the form's own list."""
        if piece.field != "level":
            return piece
        words = {word: word for word in self.form.choices(name, row, column)}
        for word, said in (words or self.form.explained(name, row, column)).items():
            found = label(word)
            if found is not None and str(piece.value) in found.levels[:2]:
                return attrs.evolve(piece, text=said)
        return piece


_HOMES = frozenset(("logic", "indicator", "assumption", "at:activity"))
_ABOUT_RESULTS = frozenset(
    ("level", "logic", "code", "parent", "weight", "risk_rating", "description", "title", "target_group", "project")
)
