"""Tables under a row of headings: the classic matrix, results chains, entry forms, key columns, work plans, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import attrs

from lfa.io.excel.logframes.cells import is_nothing
from lfa.io.excel.logframes.draft import Found, Spot
from lfa.io.excel.logframes.headers import Column
from lfa.io.excel.logframes.headings import may_be_whole, meanings, words
from lfa.io.excel.logframes.layouts.record import Given
from lfa.io.excel.logframes.layouts.statements import Statements
from lfa.io.excel.logframes.layouts.table import PLACEHOLDER
from lfa.io.excel.logframes.levels import ORDER, Lead, label, lead, level_of
from lfa.io.excel.logframes.titles import is_title

__all__ = ["Matrix"]

_HEADED = re.compile(r"\s*(?P<head>[^\n:]{3,40}?)\s*(?::|\n)\s*")
_MONEY = re.compile(
    r"(?:\b(?:EUR|USD|GBP|CHF|SEK|DKK|NOK|[kK]r)\b\.?|[€$£])\s*\d|\d\s*(?:\b(?:EUR|USD|GBP|CHF|SEK|DKK|NOK|[kK]r)\b|[€$£])"
)
#: Rows with more cells than this hold data, never a lone label with its text.
_SPARSE = 8
#: What an activity has of its own where a row holds a result as well.
_WORK = frozenset(("start", "end", "period", "means", "cost", "chart", "responsible"))


class Matrix(Statements):
    """One table under a row of headings, read from the top down."""

    def read(self) -> None:
        """Read every row."""
        for row in self.header.rows:
            for column in self.grid.rows.get(row, {}):
                self.draft.use(Spot(self.sheet, row, column), "heading")
        for row in self.rows:
            above = row < self.header.rows[0]
            if above and not self._labelled(row):
                continue
            if not (above and self._announced(row)):
                self._row(row)
            self.before = row

    def take_over(self, before: Matrix) -> None:
        """Go on with what the table above on the same sheet has found."""
        self.current.update(before.current)
        if before.header.roles == self.header.roles or (not self.shape.at and self.shape.statement is None):
            self.nodes, self.level, self.record.indicator = list(before.nodes), before.level, before.record.indicator

    def _labelled(self, row: int) -> bool:
        """Whether a row above the headings belongs to the table: it says its level, or goes on with one that does."""
        cells = self.grid.rows[row]
        first = cells[min(cells)]
        found = label(first) or lead(first)
        if found is None or not (found.levels or found.key == "indicator") or is_title(first):
            return False
        if found.key == "indicator":
            return self.before == row - 1 and bool(self.nodes)
        return bool(found.rest) or len(cells) > 1 or self.header.rows[0] - row <= 2

    def _announced(self, row: int) -> bool:
        """Read a row above the headings that says a level and its wording beside it, where no column fits them."""
        cells = self.grid.rows[row]
        first, *rest = sorted(cells)
        found = label(cells[first])
        if found is None or not found.levels or not rest or len(rest) > 2:
            return False
        if not self.shape.at and (first == self.shape.label or self.grid.own(row, self.shape.statement or 0)):
            return False
        if is_nothing(cells[rest[0]]) or PLACEHOLDER.fullmatch(cells[rest[0]]):
            return False
        self.draft.use(self._spot(row, first), "label")
        self.nodes = self._split(row, rest[0], cells[rest[0]], level_of(found, self.levels), found.code)
        return True

    # One row

    def _row(self, row: int) -> None:
        cells = self.grid.rows[row]
        if self._skipped(row, cells):
            return
        if self._preconditions(row, cells) or self._relabels(row, cells):
            return
        key = self._label(row)
        if self.shape.label is not None and self._is_section(cells):
            return
        if key is not None and self._keyed(row, key):
            return
        made = self._statements(row)
        self._rest(row, made)

    def _preconditions(self, row: int, cells: dict[int, str]) -> bool:
        if self.precondition is not None:
            column, self.precondition = self.precondition, None
            if set(cells) == {column} and label(cells[column]) is None:
                self.record.preconditions(cells[column], self._spot(row, column))
                self.precondition = column
                return True
        for column, text in cells.items() if len(cells) <= _SPARSE else ():
            if not text[:40].casefold().lstrip(" *-•(").startswith(_precondition_starts()):
                continue
            found = lead(text) or label(text)
            if found is None or not any(one.concept == "precondition" for one in found.found):
                continue
            if not any(one.concept == "precondition" and one.weight >= 0.86 for one in found.found):
                continue
            spot = self._spot(row, column)
            if found.rest:
                self.record.preconditions(found.rest, spot)
                self.taken = spot
                return len(cells) == 1
            self.draft.use(spot, "label")
            beside = [other for other in sorted(cells) if other > column]
            for other in beside:
                self.record.preconditions(cells[other], self._spot(row, other))
            if not beside:
                self.precondition = column
            return True
        return False

    def _relabels(self, row: int, cells: dict[int, str]) -> bool:
        """Take a row that gives columns other headings from here on: means and costs in the activity rows."""
        sides = {self.shape.label, self.shape.code} | {self.shape.statement}
        inside = {column: text for column, text in cells.items() if column not in sides}
        stated = cells.get(self.shape.statement or 0)
        if not inside or (stated and self.shape.statement != self.shape.label and label(stated) is None):
            return False
        found: dict[int, str] = {}
        for column, text in inside.items():
            if len(text) > 160 or not may_be_whole(text):
                return False
            options = [one for one in meanings(text) if one.weight >= 0.86 and one.whole]
            if not options:
                return False
            concept = next((one.concept for one in options if one.group == "column"), options[0].concept)
            found[column] = "means" if concept == "input" else concept
        named = any(
            label(cells.get(column or 0, "")) is not None for column in (self.shape.label, self.shape.statement)
        )
        if len(found) < 2 and not named and not set(found.values()) & {"means", "cost"}:
            return False
        self._label(row)
        if stated and self.shape.statement != self.shape.label:
            self._stated(row, self.shape.statement or 0, stated)
        self.roles = self.roles | {column: Column(column, role, cells[column]) for column, role in found.items()}
        self._use(row, inside, "heading")
        return True

    def _is_section(self, cells: dict[int, str]) -> bool:
        """Whether a row is nothing but a label that holds for the rows below."""
        return set(cells) == {self.shape.label} and label(cells[self.shape.label]) is not None  # type: ignore[index]

    def _keyed(self, row: int, key: Lead) -> bool:
        """Read a row whose label says that it is an indicator, an assumption ..."""
        if key.key is None or self.shape.statement is None:
            return False
        text = self.grid.own(row, self.shape.statement)
        spot = self._spot(row, self.shape.statement)
        if not text:
            return False
        given = self._given(row)
        if key.key == "indicator":
            given.insert(0, Given(Column(self.shape.statement, "indicator"), text, spot))
            made = self.record.row(self.nodes[-1:], [one for one in given if one.column.role != "logic"])
            if made and key.code:
                made[0].code = made[0].code or key.code
        elif key.key in {"assumption", "risk", "precondition"}:
            given = [Given(Column(self.shape.statement, key.key), text, spot)]
            self.record.row(self.nodes[-1:], given)
        else:
            self.record.row(self.nodes[-1:], [Given(Column(self.shape.statement, key.key), text, spot)])
        return True

    # The cells beside the statement

    def _given(self, row: int) -> list[Given]:
        cells = self.grid.rows[row]
        section = self._section_text(row)
        beside = self._besides()
        found = []
        for column in sorted(cells):
            one = beside.get(column)
            if one is None or (section is not None and column == section[0]) or self.taken == (self.sheet, row, column):
                continue
            given = Given(one, cells[column], Spot(self.sheet, row, column))
            found.append(given if one.role == "extra" else self._with_own_heading(given))
        return found

    def _besides(self) -> dict[int, Column]:
        """The columns beside label, code and statement, by number; a second one for results is kept as it is."""
        if self._known_besides is not None and self._known_besides[0] is self.roles:
            return self._known_besides[1]
        sides = {self.shape.label, self.shape.code, self.shape.statement} | {number for number, _ in self.shape.at}
        found = {}
        for number, one in self.roles.items():
            if one.role == "parent" or (number in sides and one.role != "indicator"):
                continue
            strange = number not in sides and (one.role in {"logic", "level"} or one.role.startswith("at:"))
            found[number] = attrs.evolve(one, role="extra") if strange else one
        self._known_besides = (self.roles, found)
        return found

    def _with_own_heading(self, one: Given) -> Given:
        """A cell that begins with a heading of its own, as means and costs in the activity row often do."""
        if one.column.role in {"assumption", "risk", "extra"} or (":" not in one.text and "\n" not in one.text):
            return one
        found = _HEADED.match(one.text)
        if found is None or not one.text[found.end() :].strip():
            return one
        known = next((meaning for meaning in meanings(found["head"]) if meaning.whole and meaning.weight >= 0.95), None)
        role = {"input": "means"}.get(known.concept, known.concept) if known else ""
        if role not in {"means", "cost", "source", "responsible", "period"}:
            return one
        return attrs.evolve(one, column=attrs.evolve(one.column, role=role), text=one.text[found.end() :].strip())

    def _rest(self, row: int, made: Sequence[Found]) -> None:
        """Record what stands beside the statements: values with the result, dates and costs with the activity."""
        self._money(row, made)
        given = self._given(row)
        active = [one for one in made if one.kind == "activity"]
        if self.shape.at and active:
            named = any(one.column.role == "indicator" for one in given)
            roles = _WORK if named else _WORK | {"comment", "extra"}
            self.record.row(active[:1], [one for one in given if one.column.role in roles])
            given = [one for one in given if one.column.role not in roles]
        if not made and (known := self._named_by_code(row)) is not None:
            made, self.nodes = [known], [known]
        nodes = [one for one in made if one.kind == "result"] if self.shape.at else list(made)
        if self.shape.at and not nodes:
            nodes = self._over()
        elif self.shape.at:
            nodes = nodes[-1:]
        elif not nodes:
            nodes = self.nodes[:1] if len(self.nodes) > 1 else self.nodes[-1:]
        self.record.bare_level = self.level if not nodes else None
        self.record.row(nodes, given, fresh=bool(made))

    def _named_by_code(self, row: int) -> Found | None:
        """In a table of indicators only: the result of another table that a row names by its code."""
        if self.shape.statement is not None or self.shape.at or (code := self._code(row)) is None:
            return None
        if self.named is None:
            coded = [one for one in self.draft.of("result") if one.code]
            self.named = {"".join(str(one.code).casefold().split()): one for one in reversed(coded)}
        found = self.named.get("".join(code.casefold().split()))
        if found is not None:
            self.draft.use(self._spot(row, self.shape.code or 0), "code")
        return found

    def _money(self, row: int, made: Sequence[Found]) -> None:
        """Take the columns of a classic matrix for means and costs where money stands beside the activities.

        The classic school gives the activity row's columns over to them, with or without saying so.
        """
        if not any(one.kind == "activity" for one in made):
            return
        source, indicator = self.header.first("source"), self.header.first("indicator")
        if source is None or indicator is None or self.header.roles & {"baseline", "target"}:
            return
        if self.roles[source.number].role != "source":
            return
        if _MONEY.search(self.grid.own(row, source.number)):
            means, cost = attrs.evolve(indicator, role="means"), attrs.evolve(source, role="cost")
            self.roles = self.roles | {indicator.number: means, source.number: cost}
            self.draft.remark("logframe_means_and_costs", self._spot(row, source.number))

    def _over(self) -> list[Found]:
        """In a table with a column for each level: the result that reaches over a row."""
        for level in reversed(ORDER[:3]):
            if level in self.current:
                return [self.current[level]]
        return []


@cache
def _precondition_starts() -> tuple[str, ...]:
    return tuple({word[:6] for word in words("column", "precondition")})
