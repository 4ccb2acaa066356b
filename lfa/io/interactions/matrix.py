"""The cells of a square matrix: what its goals are called, their scores, and everything that stands beside."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from lfa.errors import Place
from lfa.io.cards.pages import Line, Page
from lfa.io.excel.headings import is_banner
from lfa.io.excel.meaning import BadCell
from lfa.io.interactions.gathered import Gathered, alike, hint
from lfa.io.interactions.scores import from_answer, is_blank, signed
from lfa.io.interactions.square import Matrix, sums, taken, text_of
from lfa.model.fields import is_id
from lfa.model.goals import Interaction

__all__ = ["read_matrix"]


def read_matrix(page: Page, matrix: Matrix, gathered: Gathered, scorer: str | None) -> None:
    """Read the cells of a matrix.

    Parameters
    ----------
    page : Page
    matrix : Matrix
    gathered : Gathered
    scorer : str, optional
        Who scored.
    """
    _Reader(page, matrix, gathered, scorer).read()


class _Reader:
    """Reads one matrix."""

    def __init__(self, page: Page, matrix: Matrix, gathered: Gathered, scorer: str | None) -> None:
        self.page, self.matrix, self.gathered, self.scorer = page, matrix, gathered, scorer
        self.goals = {
            key for key in matrix.columns.values() if key in matrix.rows.values() and alike(key) not in sums()
        }
        self.lines = {line.number: line for line in page.lines}
        self.rows = self._once({(line, matrix.column): key for line, key in matrix.rows.items()})
        self.columns = self._once({(matrix.head.number, column): key for column, key in matrix.columns.items()})
        self.invented = any(
            is_banner(raw) for line in page.lines if line.number < matrix.head.number for raw in line.cells.values()
        )
        self.ids: dict[str, str] = {}

    def _once(self, labels: Mapping[tuple[int, int], str]) -> dict[str, tuple[int, int]]:
        """Return where each goal stands; one that stands twice is a fault, and the first one is kept."""
        found: dict[str, tuple[int, int]] = {}
        for where, key in labels.items():
            if key not in self.goals:
                continue
            if key in found:
                first = self.page.place(*found[key])
                value = text_of(self.lines_at(where))
                self.gathered.fault("goal_twice", self.page.place(*where), value=value, other=first.said(self.language))
            else:
                found[key] = where
        return found

    def lines_at(self, where: tuple[int, int]) -> object:
        return self.lines[where[0]].cells.get(where[1], "")

    @property
    def language(self) -> str:
        return self.gathered.language

    def read(self) -> None:
        self._name()
        self._aside()
        for key, (line, _) in self.rows.items():
            self._row(key, self.lines[line])

    # Labels

    def _name(self) -> None:
        """Find the ids and names of all goals, in the order of the rows."""
        beside, above = self._names_beside(), self._names_above()
        order = [key for key in self.rows if key in self.columns]
        wordy = [key for key in order if not is_id(self._label(self.rows[key])[0])]
        used = {self._label(self.rows[key])[0] for key in order} | set(self.gathered.made.labels)
        free = (f"G{n}" for n in itertools.count(1) if f"G{n}" not in used)
        for key in order:
            own, name = self._label(self.rows[key])
            known = next((one for one, said in self.gathered.made.labels.items() if alike(said) == alike(key)), None)
            self.ids[key] = own if key not in wordy else known or next(free)
            name = own if key in wordy else name or beside.get(key)
            self.gathered.name(self.ids[key], name, self.page.place(*self.rows[key]))
            for other, where in (
                (self._label(self.columns[key])[1], self.columns[key]),
                above.get(key, (None, (1, 1))),
            ):
                if other and key not in wordy:
                    self.gathered.name(self.ids[key], other, self.page.place(*where))
        if wordy:
            first = self.page.place(*self.rows[wordy[0]])
            made = ", ".join(self.ids[key] for key in wordy[:3])
            self.gathered.note("made_goal_ids", first, count=len(wordy), value=made)

    def _label(self, where: tuple[int, int]) -> tuple[str, str | None]:
        raw = self.lines_at(where)
        return taken(raw) if self.matrix.split else (text_of(raw), None)

    def _names_beside(self) -> dict[str, str]:
        """Return the names that stand in a column of their own beside the ids."""
        first = min(where[1] for where in self.columns.values())
        near = [column for column in range(1, first) if column != self.matrix.column]
        for column in sorted(near, key=lambda one: (one < self.matrix.column, one)):
            found = {key: text_of(self.lines[line].cells.get(column, "")) for key, (line, _) in self.rows.items()}
            if sum(bool(text) and not _scores(text) for text in found.values()) * 2 > len(found):
                self._named_column = column
                return {key: text for key, text in found.items() if text}
        return {}

    _named_column = 0

    def _names_above(self) -> dict[str, tuple[str, tuple[int, int]]]:
        """Return the names that stand in a line of their own under the heads of the columns."""
        first = min(line for line, _ in self.rows.values())
        for number in range(self.matrix.head.number + 1, first):
            cells = self.lines[number].cells if number in self.lines else {}
            found = {
                key: (text_of(cells.get(column, "")), (number, column)) for key, (_, column) in self.columns.items()
            }
            if sum(bool(text) and not _scores(text) for text, _ in found.values()) * 2 > len(found):
                return found
        return {}

    def _aside(self) -> None:
        """Name what stands beside no goal: a label with a slip of the pen, a column of sums, a remark."""
        head, rows = self.matrix.head, {line for line, _ in self.rows.values()}
        labels = [self._label((line, self.matrix.column))[0] for line in self.matrix.rows]
        heads = [self._label((head.number, column))[0] for column in self.matrix.columns]
        for column, key in self.matrix.columns.items():
            if key not in self.goals:
                body = [self.lines[line].cells[column] for line in rows if column in self.lines[line].cells]
                self._stray("column_without_row", head.cells[column], (head.number, column), body, labels)
        across = {column for _, column in self.columns.values()}
        for line, key in self.matrix.rows.items():
            if key not in self.goals:
                cells = self.lines[line].cells
                body = [cells[column] for column in across if column in cells]
                self._stray("row_without_column", cells[self.matrix.column], (line, self.matrix.column), body, heads)
        self._beyond(rows, across)

    def _stray(self, code: str, label: object, where: tuple[int, int], body: list[object], known: list[str]) -> None:
        text = text_of(label)
        if where == (self.matrix.head.number, self._named_column):
            return
        if not body or not all(_scores(raw) for raw in body) or alike(text) in sums():
            self.gathered.left(label, self.page.place(*where))
            return
        near = hint(self._label(where)[0], known, self.language)
        self.gathered.fault(code, self.page.place(*where), value=text[:80], hint=near)

    def _beyond(self, rows: set[int], across: set[int]) -> None:
        """List every other cell that holds something and belongs to no goal."""
        read = across | {self.matrix.column, self._named_column}
        named = {where[0] for _, where in self._names_above().values()}
        for number, line in self.lines.items():
            if number == self.matrix.head.number or number in named:
                continue
            for column, raw in line.cells.items():
                inside = number in rows and column in read
                stray = column == self.matrix.column and number in self.matrix.rows
                if not inside and not stray and not is_banner(raw):
                    self.gathered.left(raw, self.page.place(number, column))

    # Cells

    def _row(self, key: str, line: Line) -> None:
        source, open_, scored = self.ids.get(key), 0, 0
        if source is None:
            return
        for other, (_, column) in self.columns.items():
            place = self.page.place(line.number, column)
            raw = line.cells.get(column)
            target = self.ids[other]
            if target == source:
                self._itself(source, raw, place)
                continue
            score = None if is_blank(raw) else self.gathered.score(raw, place)
            open_ += is_blank(raw)
            if isinstance(score, int):
                scored += 1
                row = Interaction(source, target, score=score, scorer=self.scorer, illustrative=self.invented)
                self.gathered.add(row, {"score": place})
        if scored and open_:
            place = self.page.place(line.number, self.matrix.column)
            self.gathered.note("half_row", place, value=source, scored=scored, count=scored + open_)

    def _itself(self, source: str, raw: object, place: Place) -> None:
        """Pass over the diagonal, and say so where it holds a score; a nought there says nothing.

        Published matrices of sums fill it, so it is no fault; in a list of pairs it is one.
        """
        try:
            score = None if raw is None else from_answer(raw, self.language)
        except BadCell:
            return
        if isinstance(score, int) and score:
            self.gathered.note("goal_on_itself", place, value=source, score=signed(score))
            self.gathered.left(raw, place)


def _scores(raw: object) -> bool:
    """Whether a cell could be a score, of this scale or of another."""
    try:
        return is_blank(raw) or from_answer(raw) is not None
    except BadCell:
        return False
