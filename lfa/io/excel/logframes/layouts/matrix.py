"""Tables under a row of headings: the classic matrix, results chains, entry forms, key columns, work plans, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import attrs

from lfa.io.excel.logframes.cells import Entry, coded, entries, is_nothing
from lfa.io.excel.logframes.draft import Draft, Found, Spot
from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headers import Column, Header, is_value
from lfa.io.excel.logframes.headings import meanings, starts_with_word, words
from lfa.io.excel.logframes.layouts.record import Given, Record
from lfa.io.excel.logframes.levels import ORDER, Lead, by_code, digits, label, lead, level_of, settled
from lfa.io.excel.logframes.titles import is_title

__all__ = ["Matrix"]

#: Result types as IATI numbers them.
_NUMBERED = {"1": "output", "2": "outcome", "3": "impact"}
_EXAMPLE = re.compile(r"(?:^|[-_/\s])example(?:[-_/\s]|$)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\s*(?:\[[^\]]*\]|<[^>]*>|\{[^}]*\}|…+|_{3,})\s*")
_NOTE = re.compile(r"\s*(?:\*|†|¹|²|³|note\b|nb\b|n\.b\.|notes\b|source:|quelle:|obs[.:!])", re.IGNORECASE)
_SUB = re.compile(r"\s*(?:sub[- ]?|intermediate|interim|immediate outcome|short[- ]term|del(?:syfte|formål)|zwischen)", re.IGNORECASE)
_JOINING = frozenset("with for and of to per & ( med og och för mit und für avec et pour con y para com e ja - – /".split())
_HEADED = re.compile(r"\s*(?P<head>[^\n:]{3,40}?)\s*(?::|\n)\s*")
#: What an activity has of its own where a row holds a result as well.
_WORK = frozenset(("start", "end", "period", "means", "cost", "chart", "responsible"))
_RANK = {level: place for place, level in enumerate(ORDER)}


@attrs.define
class Shape:
    """Which columns of a table hold the label, the code and the statement of a row."""

    label: int | None = None
    code: int | None = None
    statement: int | None = None
    at: list[tuple[int, str]] = attrs.field(factory=list)


class Matrix:
    """One table under a row of headings.

    Parameters
    ----------
    draft : Draft
    sheet : int
        Place of the sheet in the workbook.
    header : Header
    first, last : int
        The rows it may reach over; rows above the headings count when they are labelled.
    """

    def __init__(self, draft: Draft, sheet: int, header: Header, first: int, last: int) -> None:
        self.draft, self.sheet, self.header = draft, sheet, header
        self.grid: Grid = draft.grids[sheet]
        self.rows = [row for row in sorted(self.grid.rows) if first <= row <= last and row not in header.rows]
        self.roles = dict(header.columns)
        self.record = Record(draft, sheet)
        self.shape = _shape(self.grid, header, [row for row in self.rows if row > header.rows[-1]])
        self.levels = self._settled()
        self.level: str | None = None
        self.prefixed = 0
        self.nodes: list[Found] = []
        self.current: dict[str, Found] = {}
        self.label_code: str | None = None
        self.before = 0
        self.sub = False
        self.announced = -1
        self.listed = False
        self.precondition: int | None = None

    # The whole table

    def read(self) -> None:
        """Read every row."""
        for row in self.header.rows:
            for column in self.grid.rows.get(row, {}):
                self.draft.use(Spot(self.sheet, row, column), "heading")
        for row in self.rows:
            above = row < self.header.rows[0]
            if above and not self._labelled(row):
                continue
            self._row(row)
            self.before = row

    def take_over(self, before: Matrix) -> None:
        """Go on with what the table above on the same sheet has found."""
        self.record._known.update(before.record._known)
        self.current.update(before.current)
        self.nodes = list(before.nodes) if not self.shape.at and self.shape.statement is None else []

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

    def _settled(self) -> dict[str, str]:
        leads: list[Lead] = []
        places: dict[str, Spot] = {}
        columns = {self.shape.label, self.shape.statement} - {None}
        for row in self.rows[:2_000]:
            for column in sorted(column for column in columns if column is not None):
                text = self.grid.own(row, column)
                if text and (found := label(text) or (lead(text) if column == self.shape.statement else None)):
                    leads.append(found)
                    places.setdefault(found.label, self._spot(row, column))
        chosen = settled(leads, self.draft.language)
        for found in leads:
            near = {one.concept for one in found.found if one.group == "level" and one.weight >= found.found[0].weight - 0.06}
            level = level_of(found, chosen)
            if len(near) > 1 and level and (spot := places.pop(found.label, None)):
                self.draft.remark("logframe_level_by_place", spot, value=" ".join(found.label.split()), level=level)
        return chosen

    # One row

    def _row(self, row: int) -> None:
        cells = self.grid.rows[row]
        if self._skipped(row, cells):
            return
        if self._preconditions(row, cells) or self._relabels(row, cells):
            return
        key = self._label(row)
        if self.shape.label is not None and self._is_section(row, cells):
            return
        if key is not None and self._keyed(row, key):
            return
        made = self._statements(row)
        self._rest(row, made)

    def _spot(self, row: int, column: int) -> Spot:
        return Spot(self.sheet, row, column)

    def _skipped(self, row: int, cells: dict[int, str]) -> bool:
        texts = list(cells.values())
        if all(text.startswith("#") and len(text) > 1 for text in texts):
            self._use(row, cells, "heading")
            return True
        if all(_PLACEHOLDER.fullmatch(text) or is_nothing(text) for text in texts):
            self._use(row, cells, "help")
            return True
        if any(starts_with_word(text, "example") or (_EXAMPLE.search(text) and " " not in text) for text in texts[:6]):
            self.draft.remark("logframe_example", self._spot(row, min(cells)))
            return True
        first = texts[0]
        if starts_with_word(first, "total") and len(first) < 30:
            return True
        if self._is_sum(cells):
            return True
        if row - self.header.rows[-1] in {1, 2} and self._is_help(cells):
            self._use(row, cells, "help")
            return True
        return len(cells) == 1 and bool(_NOTE.match(first))

    def _is_sum(self, cells: dict[int, str]) -> bool:
        """Whether a row counts or adds up: a text, and a figure where a statement or an indicator would stand."""
        if len(cells) != 2:
            return False
        column = max(cells)
        role = self.roles[column].role if column in self.roles else ""
        return is_value(cells[column]) and (column == self.shape.statement or role == "indicator")

    def _is_help(self, cells: dict[int, str]) -> bool:
        """Whether the row under the headings explains them: figures are named, not given."""
        hits = 0
        for column, text in cells.items():
            one = self.roles.get(column)
            if one is None or one.role == "extra":
                continue
            if any(meaning.concept == one.role and meaning.weight >= 0.5 for meaning in meanings(text)):
                hits += 1
            if one.role in {"baseline", "target", "actual"} and any(sign.isdigit() for sign in text):
                return False
        return hits >= 2

    def _use(self, row: int, cells: Iterable[int], kind: str) -> None:
        for column in cells:
            self.draft.use(self._spot(row, column), kind)

    def _preconditions(self, row: int, cells: dict[int, str]) -> bool:
        if self.precondition is not None:
            column, self.precondition = self.precondition, None
            if set(cells) == {column} and label(cells[column]) is None:
                self.record.preconditions(cells[column], self._spot(row, column))
                self.precondition = column
                return True
        for column, text in cells.items():
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
                return True
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
            options = [one for one in meanings(text) if one.weight >= 0.86 and one.whole]
            if not options or len(text) > 160:
                return False
            concept = next((one.concept for one in options if one.group == "column"), options[0].concept)
            found[column] = "means" if concept == "input" else concept
        named = any(label(cells.get(column or 0, "")) is not None for column in (self.shape.label, self.shape.statement))
        if len(found) < 2 and not named and not set(found.values()) & {"means", "cost"}:
            return False
        self._label(row)
        if stated and self.shape.statement != self.shape.label:
            self._stated(row, self.shape.statement or 0, stated)
        for column, role in found.items():
            self.roles[column] = Column(column, role, cells[column])
        self._use(row, inside, "heading")
        return True

    # Levels

    def _label(self, row: int) -> Lead | None:
        """Take in what the label of a row says; return it when the row has one of its own."""
        self.label_code = None
        if self.shape.label is None:
            return None
        text = self.grid.own(row, self.shape.label)
        if not text or self.shape.label == self.shape.statement:
            return None
        found = label(text)
        if found is None and (column := self.roles.get(self.shape.label)) and column.role == "level":
            found = lead(text)
            if text.strip() in _NUMBERED:
                self.listed = True
                self._enter(_NUMBERED[text.strip()])
                self.draft.use(self._spot(row, self.shape.label), "label")
                return None
        if found is None:
            return None
        if found.key is None and found.levels:
            self._enter(level_of(found, self.levels))
            self.label_code = found.code
            self.sub = bool(_SUB.match(text))
        if not found.rest:
            self.draft.use(self._spot(row, self.shape.label), "label")
        return found

    def _enter(self, level: str | None) -> None:
        """Go over to another level; the columns are called as in the headings again."""
        if level and level != self.level:
            if level != "activity":
                self.roles = dict(self.header.columns)
            self.level = level

    def _is_section(self, row: int, cells: dict[int, str]) -> bool:
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

    # Statements

    def _statements(self, row: int) -> list[Found]:
        """Make the results or activities that stand in a row, or find those it goes on with."""
        made: list[Found] = []
        column = self.shape.statement
        if headed := self._section_text(row):
            column, text = headed
            made = self._stated(row, column, text)
        elif column is not None:
            text = self.grid.own(row, column)
            if not text and column in (span := self._spanned(column)):
                column, text = next(((one, self.grid.own(row, one)) for one in span if self.grid.own(row, one)), (column, ""))
            if text:
                made = self._stated(row, column, text)
        for number, level in self.shape.at:
            text = self.grid.own(row, number)
            if text and not is_nothing(text) and number != column:
                below = self._split(row, number, text, level)
                for one in below:
                    one.fields["_row"] = True
                made += below
        if made:
            self.nodes = made
        return made

    def _section_text(self, row: int) -> tuple[int, str] | None:
        """A result that stands alone in its row, in whatever column: "Outcome 1: ...", as a heading for the rows below."""
        cells = self.grid.rows[row]
        if len(set(cells.values())) != 1:
            return None
        column = min(cells)
        if column in {self.shape.statement, self.shape.label} or any(column == one for one, _ in self.shape.at):
            return None
        found = lead(cells[column])
        return (column, cells[column]) if found is not None and found.levels and found.rest else None

    def _spanned(self, column: int) -> list[int]:
        head = self.header.columns.get(column)
        return [one.number for one in self.header.columns.values() if head and one.heading == head.heading]

    def _stated(self, row: int, column: int, text: str) -> list[Found]:
        spot = self._spot(row, column)
        if is_nothing(text) or _PLACEHOLDER.fullmatch(text):
            self.draft.use(spot, "help")
            return []
        if not any(sign.isalpha() for sign in text):
            return []
        alone = label(text)
        if alone is not None and alone.key and not alone.levels:
            self.draft.use(spot, "label")
            return []
        if alone is not None and alone.levels and (column != self.shape.label or not self._own_left(row)):
            self._enter(level_of(alone, self.levels))
            self.label_code = alone.code
            self.announced = row
            self.draft.use(spot, "label")
            return []
        found = lead(text)
        if found is not None and found.key == "indicator" and not found.levels and len(self.grid.rows[row]) == 1:
            return []
        if found is not None and found.levels and found.rest:
            self.prefixed += 1
            level = level_of(found, self.levels)
            self._enter(level)
            made = self._split(row, column, found.rest, level, found.code)
            if _SUB.match(found.label):
                for one in made:
                    one.fields["_sub"] = True
            return made
        if (rest := self._banner(row, text)) is not None:
            return self._split(row, column, rest, self.level) if rest else []
        if self._is_remark(row, text):
            return []
        return self._split(row, column, text, None)

    def _banner(self, row: int, text: str) -> str | None:
        """Take a line such as "Key activities with milestones" for a label; return what follows a colon in it."""
        head, _, rest = text.partition(":")
        tokens = head.split()
        if len(self.grid.rows[row]) > 1 or len(tokens) > 9 or coded(text)[0]:
            return None
        for size in (1, 2, 3):
            found = label(" ".join(tokens[:size])) if len(tokens) > size and tokens[size].casefold() in _JOINING else None
            if found is not None and found.levels:
                self._enter(level_of(found, self.levels))
                if not rest.strip():
                    self.draft.use(self._spot(row, min(self.grid.rows[row])), "label")
                self.announced = row
                return rest.strip()
        return None

    def _own_left(self, row: int) -> bool:
        return self.shape.label is not None and bool(self.grid.own(row, self.shape.label))

    def _is_remark(self, row: int, text: str) -> bool:
        """Whether a lone text is a remark under the table rather than a result without a label."""
        cells = self.grid.rows[row]
        own_code = self._code(row) or self.label_code or coded(text)[0]
        if len(cells) > 1 or own_code or self.level is None and not self.nodes:
            return False
        covered = self.shape.label is not None and self.grid.corner(row, self.shape.label) != (row, self.shape.label)
        gap = row - self.before > 1 and self.announced != self.before
        if self.announced == self.before:
            return False
        if covered or not (gap or self.prefixed >= 2):
            return False
        self.draft.remark("logframe_remark", self._spot(row, min(cells)))
        return True

    def _code(self, row: int) -> str | None:
        return self.grid.own(row, self.shape.code).strip() or None if self.shape.code is not None else None

    def _split(self, row: int, column: int, text: str, level: str | None, code: str | None = None) -> list[Found]:
        """Make one element, or several where the cell numbers them."""
        own = code or self._code(row) or self.label_code
        parts = entries(text) if own is None or "\n" in text else [Entry(text.strip())]
        numbered = len(parts) > 1 and all(one.numbers for one in parts)
        bulleted = len(parts) > 1 and text.lstrip()[:1] in "•·▪●-–*" and (level or self.level) in {"activity", "output"}
        made: list[Found] = []
        if numbered or bulleted:
            self.draft.remark("logframe_split", self._spot(row, column), count=len(parts))
            for one in parts:
                found = lead(one.text)
                made.append(
                    self._made(row, column, found.rest if found and found.levels else one.text, level, next(iter(one.numbers), None))
                )
            return made
        inner, rest = coded(text)
        if own is None or (inner and digits(inner) == digits(own)):
            own, text = own or inner, rest
        return [self._made(row, column, text.strip(), level, own)]

    def _made(self, row: int, column: int, text: str, level: str | None, code: str | None) -> Found:
        spot = self._spot(row, column)
        at = level or self.level or by_code(code) or self._by_depth(code) or self._default()
        if at == "input" and len(digits(code)) >= 2:
            at = "activity"  # numbered inputs are worded as what will be done
        known = self.record.known(at, text, code, self._project(row))
        if known is not None:
            self.draft.use(spot, known.kind)
            if self.shape.code is not None:
                self.draft.use(self._spot(row, self.shape.code), "code")
            self.current[known.level or ""] = known
            return known
        made = self.record.node(at, text, code, spot, self.current)
        if self.shape.label is not None and (corner := self.grid.corner(row, self.shape.label)):
            if self.grid.own(*corner) and self._spot(*corner) in self.draft.used:
                made.spots.setdefault("level", self._spot(*corner))
        if self.shape.code is not None and self.grid.own(row, self.shape.code):
            made.spots["code"] = self._spot(row, self.shape.code)
            self.draft.use(made.spots["code"], "code")
        if self.listed:
            made.fields["_listed"] = True
            made.above = []
        if (parent := self.header.first("parent")) is not None and self.grid.own(row, parent.number):
            made.fields["_parent"] = self.grid.own(row, parent.number)
            made.spots["parents"] = self._spot(row, parent.number)
            self.draft.use(made.spots["parents"], "value")
        if self.sub and made.kind == "result":
            made.fields["_sub"] = True
        self.record.remember(made, self._project(row))
        self.current[at] = made
        for lower in ORDER[_RANK[at] + 1 :]:
            self.current.pop(lower, None)
        return made

    def _project(self, row: int) -> str:
        column = self.header.first("project")
        return self.grid.own(row, column.number) if column else ""

    def _by_depth(self, code: str | None) -> str | None:
        """A level by the number of parts of a code, where nothing else tells."""
        depth = len(digits(code))
        if not depth:
            return None
        deepest = self._deepest()
        ladder = ("output", "activity") if deepest == 2 else ("outcome", "output", "activity") if deepest >= 3 else ("output",)
        self.draft.remark("logframe_level_by_number", None, value=code or "")
        return ladder[min(depth, len(ladder)) - 1]

    def _deepest(self) -> int:
        column = self.shape.statement
        if column is None:
            return 0
        texts = (self._code(row) or coded(self.grid.own(row, column))[0] for row in self.rows[:500])
        return max((len(digits(code)) for code in texts), default=0)

    def _default(self) -> str:
        """What an unlabelled, unnumbered row is: the first the impact, the next the purpose, then results."""
        column = self.header.columns.get(self.shape.statement or 0)
        if column is not None and column.role.startswith("at:"):
            return column.role[3:]
        for level in ("impact", "outcome"):
            if level not in self.current and not any(one.level == level for one in self.draft.of("result", self.draft.tables)):
                return level
        return "output"

    # The cells beside the statement

    def _given(self, row: int) -> list[Given]:
        cells = self.grid.rows[row]
        sides = {self.shape.label, self.shape.code, self.shape.statement} | {number for number, _ in self.shape.at}
        if section := self._section_text(row):
            cells = {column: text for column, text in cells.items() if column != section[0]}
        given = []
        for column in sorted(cells):
            if self.roles.get(column) and self.roles[column].role == "parent":
                continue
            if column in sides and not (self.roles.get(column) and self.roles[column].role == "indicator"):
                continue
            one = self.roles.get(column)
            if one is None:
                continue
            if one.role in {"logic", "level"} or one.role.startswith("at:"):
                if column not in sides:
                    one = attrs.evolve(one, role="extra")
            given.append(self._with_own_heading(Given(one, cells[column], self._spot(row, column))))
        return given

    def _with_own_heading(self, one: Given) -> Given:
        """A cell that begins with a heading of its own, as means and costs in the activity row often do."""
        if one.column.role in {"assumption", "risk", "extra"} or (":" not in one.text and "\n" not in one.text):
            return one
        found = _HEADED.match(one.text)
        if found is None or not one.text[found.end() :].strip():
            return one
        known = next((meaning for meaning in meanings(found["head"]) if meaning.whole and meaning.weight >= 0.95), None)
        role = {"input": "means"}.get(known.concept, known.concept) if known else ""
        if role not in {"means", "cost", "source", "responsible", "period"} or role == one.column.role:
            return one
        return attrs.evolve(one, column=attrs.evolve(one.column, role=role), text=one.text[found.end() :].strip())

    def _rest(self, row: int, made: Sequence[Found]) -> None:
        """Record what stands beside the statements: values with the result, dates and costs with the activity."""
        given = self._given(row)
        active = [one for one in made if one.kind == "activity"]
        if self.shape.at and active:
            named = any(one.column.role == "indicator" for one in given)
            roles = _WORK if named else _WORK | {"comment", "extra"}
            self.record.row(active[:1], [one for one in given if one.column.role in roles])
            given = [one for one in given if one.column.role not in roles]
        nodes = [one for one in made if one.kind == "result"] if self.shape.at else list(made)
        if self.shape.at and not nodes:
            nodes = self._over(row)
        elif self.shape.at:
            nodes = nodes[-1:]
        elif not nodes:
            nodes = self.nodes[:1] if len(self.nodes) > 1 else self.nodes[-1:]
        self.record.bare_level = self.level if not nodes else None
        self.record.row(nodes, given, fresh=bool(made))

    def _over(self, row: int) -> list[Found]:
        """In a table with a column for each level: the result that reaches over a row."""
        for level in reversed(ORDER[:3]):
            if level in self.current:
                return [self.current[level]]
        return []


@cache
def _precondition_starts() -> tuple[str, ...]:
    return tuple({word[:6] for word in words("column", "precondition")})


def _shape(grid: Grid, header: Header, rows: Sequence[int]) -> Shape:
    """Find label, code and statement columns by headings and by what stands in them."""
    edge = min((one.number for one in header.columns.values() if _is_beside(one.role)), default=10_000)
    bare = {column for row in rows[:300] for column in grid.rows[row] if column < edge and column not in header.columns}
    at = sorted(((one.number, one.role[3:]) for one in header.columns.values() if one.role.startswith("at:")), key=_by_rank)
    at = [pair for place, pair in enumerate(at) if not place or header.columns[pair[0]].heading != header.columns[at[place - 1][0]].heading]
    logic = [one.number for one in header.of("logic")]
    level = header.first("level")
    shape = Shape(code=_number_of(header, "code"), at=at)
    weighed = {column: _texts(grid, rows, column) for column in {*bare, *logic}}
    labels = {column: _share_of_labels(texts) for column, texts in weighed.items()}
    if level is not None:
        shape.label = level.number
    else:
        best = max(sorted(labels), key=lambda column: labels[column], default=None)
        spare = [one.number for one in header.of("description", "title") if one.number < edge]
        if best is not None and labels[best] >= 0.5 and (len(weighed) > 1 or at or spare):
            shape.label = best
    if shape.code is None:
        shape.code = next((column for column in sorted(bare - {shape.label}) if _is_codes(weighed[column])), None)
    if not any(weighed[column] and labels[column] < 0.5 for column in weighed if column != shape.label):
        spare = [one.number for one in header.of("description", "title") if one.number < edge]
        weighed |= {column: _texts(grid, rows, column) for column in spare}
        logic += spare
    left = [column for column in weighed if column not in {shape.label, shape.code}]
    named = [column for column in left if column in logic and weighed[column]] or [column for column in left if weighed[column]]
    shape.statement = max(named, key=lambda column: _length(weighed[column]), default=None)
    if shape.statement is None and at:
        shape.statement, shape.at = at[0][0] if len(at) == 1 else None, at if len(at) > 1 else []
    if shape.statement is None and not shape.at and shape.label is not None and level is None:
        shape.statement = shape.label
    return shape


def _is_beside(role: str) -> bool:
    return role not in {"logic", "level", "code", "project", "title", "extra", "description", "comment"} and not role.startswith("at:")


def _by_rank(pair: tuple[int, str]) -> tuple[int, int]:
    return _RANK.get(pair[1], 9), pair[0]


def _number_of(header: Header, role: str) -> int | None:
    column = header.first(role)
    return column.number if column else None


def _texts(grid: Grid, rows: Sequence[int], column: int) -> list[str]:
    return [text for row in rows[:400] if (text := grid.own(row, column))]


def _share_of_labels(texts: Sequence[str]) -> float:
    return sum(label(text) is not None for text in texts) / len(texts) if texts else 0.0


def _is_codes(texts: Sequence[str]) -> bool:
    return bool(texts) and all(re.fullmatch(r"(?:[A-Za-z]{1,3}[.\s]?)?\d+(?:\.\d+)*[.)]?", text.strip()) for text in texts)


def _length(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / len(texts) if texts else 0.0
