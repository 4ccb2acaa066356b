"""The statement of a row: its level and its code, one or several in a cell, new or known from the rows above."""

from __future__ import annotations

from lfa.io.excel.logframes.cells import Entry, coded, coded_plainly, entries, is_nothing
from lfa.io.excel.logframes.draft import Found
from lfa.io.excel.logframes.headers import Column
from lfa.io.excel.logframes.layouts.record import Given
from lfa.io.excel.logframes.layouts.table import PLACEHOLDER, Table
from lfa.io.excel.logframes.levels import ORDER, SUB, by_code, digits, label, lead, level_of

__all__ = ["Statements"]

_JOINING = frozenset(
    ("with", "for", "and", "of", "to", "per", "&", "med", "og", "och", "för", "mit", "und", "avec", "et")
)
_JOINED = _JOINING | {"pour", "con", "y", "para", "com", "e", "ja", "-", "–", "/"}
_RANK = {level: place for place, level in enumerate(ORDER)}


class Statements(Table):
    """A table whose rows' statements are understood."""

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
                column, text = next(
                    ((one, self.grid.own(row, one)) for one in span if self.grid.own(row, one)), (column, "")
                )
            if text:
                made = self._stated(row, column, text)
        for number, level in self.shape.at:
            if number != column:
                made += self._chained(row, number, level)
        if made:
            self.nodes = made
        return made

    def _chained(self, row: int, number: int, level: str) -> list[Found]:
        """Make the results that stand in a column for their level."""
        text = self.grid.own(row, number)
        if not text or is_nothing(text):
            return []
        said = lead(text)
        if said is not None and said.levels and said.rest:
            own = level if level in said.levels else level_of(said, self.levels)
            made = self._split(row, number, said.rest, own, said.code)
        else:
            made = self._split(row, number, text, level)
        head = self.header.columns.get(number)
        sub = head is not None and SUB.match(head.heading) and [one for _, one in self.shape.at].count(level) > 1
        for one in made:
            one.fields["_row"] = True
            if sub and one.kind == "result":
                one.fields["_sub"] = True
        return made

    def _section_text(self, row: int) -> tuple[int, str] | None:
        """A result that stands alone in its row, in whatever column: "Outcome 1: ...", as a heading for the rows below."""
        cells = self.grid.rows[row]
        if len(cells) > 4 or len(set(cells.values())) != 1:
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
        """Read the text of a statement's cell: a statement, with or without its label, or a label alone."""
        spot = self._spot(row, column)
        if is_nothing(text) or PLACEHOLDER.fullmatch(text):
            self.draft.use(spot, "help")
            return []
        if not any(sign.isalpha() for sign in text) or self._is_label(row, column, text):
            return []
        found = lead(text)
        if found is not None and found.key == "indicator" and not found.levels and len(self.grid.rows[row]) == 1:
            if found.rest and row < self.header.rows[0]:
                self.record.row(self.nodes[-1:], [Given(Column(column, "indicator"), found.rest, spot)], fresh=False)
            return []
        if found is not None and found.levels and found.rest:
            self.prefixed += 1
            level = level_of(found, self.levels)
            self._enter(level)
            made = self._split(row, column, found.rest, level, found.code)
            for one in made if SUB.match(found.label) else ():
                one.fields["_sub"] = True
            return made
        if (rest := self._banner(row, text)) is not None:
            return self._split(row, column, rest, self.level) if rest else []
        return [] if self._is_remark(row, text) else self._split(row, column, text, None)

    def _is_label(self, row: int, column: int, text: str) -> bool:
        """Take in a label that stands alone where a statement would."""
        alone = label(text)
        if alone is None or (alone.levels and column == self.shape.label and self._own_left(row)):
            return False
        self.draft.use(self._spot(row, column), "label")
        if alone.levels:
            self._enter(level_of(alone, self.levels))
            self.label_code = alone.code
            self.announced = row
        return True

    def _banner(self, row: int, text: str) -> str | None:
        """Take a line such as "Key activities with milestones" for a label; return what follows a colon in it."""
        head, _, rest = text.partition(":")
        tokens = head.split()
        if len(self.grid.rows[row]) > 1 or len(tokens) > 9 or coded(text)[0]:
            return None
        for size in (1, 2, 3):
            found = (
                label(" ".join(tokens[:size])) if len(tokens) > size and tokens[size].casefold() in _JOINED else None
            )
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
        if len(cells) > 1 or own_code or (self.level is None and not self.nodes):
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
        if own and "." in own and len(again := entries(f"{own} {text.strip()}")) > 1:
            parts, own = again, None
        numbered = len(parts) > 1 and all(one.numbers for one in parts)
        bulleted = len(parts) > 1 and text.lstrip()[:1] in "•·▪●-–*" and (level or self.level) in {"activity", "output"}
        made: list[Found] = []
        if numbered or bulleted:
            self.draft.remark("logframe_split", self._spot(row, column), count=len(parts))
            for one in parts:
                found = lead(one.text)
                made.append(
                    self._made(
                        row,
                        column,
                        found.rest if found and found.levels else one.text,
                        level,
                        next(iter(one.numbers), None),
                    )
                )
            return made
        inner, rest = coded_plainly(text) if self.counted else coded(text)
        if own is None or (inner and digits(inner) == digits(own)):
            own, text = own or inner, rest
        return [self._made(row, column, text.strip(), level, own)]

    def _made(self, row: int, column: int, text: str, level: str | None, code: str | None) -> Found:
        """Make an element of a statement, or return the result that it repeats."""
        spot = self._spot(row, column)
        at = level or self._deeper(row, code) or self.level or by_code(code) or self._by_depth(code) or self._default()
        if at == "input" and len(digits(code)) >= 2:
            at = "activity"  # numbered inputs are worded as what will be done
        known = self.record.known(at, text, code, self._project(row), row)
        if known is not None:
            self.draft.use(spot, known.kind)
            if self.shape.code is not None:
                self.draft.use(self._spot(row, self.shape.code), "code")
            self.current[at] = known
            return known
        made = self.record.node(at, text, code, spot, self.current)
        if at == "activity" and self.under and (output := self._output_called(self.under)) is not None:
            made.above, made.fields["_row"] = [output], True
        self._placed(made, row)
        self._marked(made, row)
        self.record.remember(made, self._project(row))
        self.current[at] = made
        for lower in ORDER[_RANK[at] + 1 :]:
            self.current.pop(lower, None)
        return made

    def _deeper(self, row: int, code: str | None) -> str | None:
        """The level that the letter of a code tells below a level that only the words of a cell above told."""
        told = by_code(code)
        if self.level is None or told is None or not self.prefixed or self.announced == row:
            return None
        own = self.shape.label is not None and self.shape.label != self.shape.statement
        return told if not own and _RANK[told] > _RANK[self.level] else None

    def _output_called(self, code: str) -> Found | None:
        wanted = "".join(code.casefold().split())
        outputs = [one for one in self.draft.of("result", self.draft.tables) if one.level in {"output", "outcome"}]
        return next((one for one in reversed(outputs) if (one.code or "").casefold().replace(" ", "") == wanted), None)

    def _placed(self, made: Found, row: int) -> None:
        """Keep the cells of level and code."""
        if self.shape.label is not None:
            corner = self._spot(*self.grid.corner(row, self.shape.label))
            if self.grid.own(corner.row, corner.column) and corner in self.draft.used:
                made.spots.setdefault("level", corner)
        if self.shape.code is not None and self.grid.own(row, self.shape.code):
            made.spots["code"] = self._spot(row, self.shape.code)
            self.draft.use(made.spots["code"], "code")

    def _marked(self, made: Found, row: int) -> None:
        """Keep what linking needs to know: a list without order, a parent that is named, an outcome under another."""
        if self.listed:
            made.fields["_listed"] = True
            made.above = []
        if (parent := self.parent) is not None and self.grid.own(row, parent.number):
            made.fields["_parent"] = self.grid.own(row, parent.number)
            made.spots["parents"] = self._spot(row, parent.number)
            self.draft.use(made.spots["parents"], "value")
        if self.sub and made.kind == "result":
            made.fields["_sub"] = True

    def _project(self, row: int) -> str:
        return self.grid.own(row, self.project.number) if self.project else ""

    def _by_depth(self, code: str | None) -> str | None:
        """A level by the number of parts of a code, where nothing else tells."""
        depth = len(digits(code))
        if not depth:
            return None
        deepest = self._deepest()
        ladder: tuple[str, ...] = ("output",) if deepest < 2 else ("outcome", "output", "activity")[-min(deepest, 3) :]
        if deepest >= 2 and self._measured(deepest):
            ladder = ("impact", "outcome", "output")[-min(deepest, 3) :]
        self.draft.remark("logframe_level_by_number", None, value=code or "")
        return ladder[min(depth, len(ladder)) - 1]

    def _deepest(self) -> int:
        return max((depth for _, depth in self._depths()), default=0)

    def _depths(self) -> list[tuple[int, int]]:
        """Rows and of how many parts the code of each is."""
        if self.depths is None:
            column = self.shape.statement
            rows = self.rows[:500] if column is not None else []
            coding = [(row, self._code(row) or coded(self.grid.own(row, column or 0))[0]) for row in rows]
            self.depths = [(row, len(digits(code))) for row, code in coding]
        return self.depths

    def _measured(self, depth: int) -> bool:
        """Whether what has the deepest codes has indicators of its own, as results have and activities have not."""
        indicator = self.header.first("indicator")
        rows = [row for row, parts in self._depths() if parts == depth]
        told = sum(bool(indicator and self.grid.own(row, indicator.number)) for row in rows)
        return bool(rows) and told == len(rows)

    def _default(self) -> str:
        """What an unlabelled, unnumbered row is: the first the impact, the next the purpose, then results."""
        column = self.header.columns.get(self.shape.statement or 0)
        if column is not None and column.role.startswith("at:"):
            return column.role[3:]
        for level in ("impact", "outcome"):
            if level not in self.current and not any(
                one.level == level for one in self.draft.of("result", self.draft.tables)
            ):
                return level
        return "output"
