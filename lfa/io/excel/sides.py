"""The workshop sheet of goal conflicts: ten columns, two of them for the sides, by id or by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, MutableMapping
from itertools import count
from pathlib import Path

import attrs
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from lfa.io.excel.columns import SheetColumn, Values
from lfa.io.excel.desk import Desk
from lfa.io.excel.rows import Row
from lfa.model.conflicts import SIDES
from lfa.model.goals import Goals
from lfa.model.plan import Plan
from lfa.model.scales import ConflictStatus
from lfa.terms import term, terms

__all__ = ["KEYS", "rule_for_hand", "side_text", "sides_resolved", "workshop_columns"]

KEYS = ("a", "b")
#: The columns that suffice in a workshop, in their order; the sides stand in the place of one.
_TEN = ("id", "sides", "score", "reverse_score", "mechanism", "affected", "handling", "owner", "review_on")
_WIDTHS = {
    "score": 12.0,
    "reverse_score": 12.0,
    "mechanism": 24.0,
    "affected": 34.0,
    "handling": 22.0,
    "owner": 22.0,
    "review_on": 19.0,
}
#: So many rows are ruled for writing by hand.
_RULED = 15
_LINE = Side(style="thin", color="AEB6BB")


def workshop_columns(columns: list[SheetColumn], values: Values, language: str) -> list[SheetColumn]:
    """Return the columns of the register as a room fills them in: ten at once, the others folded away or behind.

    Where a conflict has more than two sides the columns stay as they are.
    """
    if any(len(row["sides"]) > len(KEYS) for _, row in values if isinstance(row["sides"], tuple)):
        return columns
    fields = {one.column.name: one for one in columns if one.role == "field" and one.column}
    seen = [part for name in _TEN for part in _shown(name, fields[name], language)]
    rest = [one for one in columns if one.column is None or one.column.name not in _TEN or one.role == "translation"]
    folded = [attrs.evolve(one, core=False, folded=one.folded or not one.filled) for one in rest]
    return [*seen, *folded]


def _shown(name: str, column: SheetColumn, language: str) -> Iterator[SheetColumn]:
    if name != "sides":
        yield attrs.evolve(column, width=_WIDTHS.get(name, column.width), core=True, folded=False)
        return
    for key in KEYS:
        yield SheetColumn("side", terms("workbook", f"side.{key}", language)[0], 32.0, column.column, key=key)


def rule_for_hand(sheet: Worksheet, first: int, columns: int) -> None:
    """Rule empty rows, so that the sheet can be printed and written on at the wall."""
    for row in range(first, first + _RULED):
        for place in range(1, columns + 1):
            sheet.cell(row, place).border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
        sheet.row_dimensions[row].height = 34.0


def side_text(plan: Plan, sides: object, key: str) -> str | None:
    """Return a side as its cell shows it: the id, and what it says."""
    place = KEYS.index(key)
    if not isinstance(sides, tuple) or place >= len(sides):
        return None
    element = plan.find(sides[place])
    name = " ".join(str(element.statement).split()) if element and element.statement else ""
    return f"{sides[place]} {name}".strip()


def sides_resolved(
    found: Mapping[str, list[Row]], desk: Desk, statements: MutableMapping[str, str]
) -> Mapping[str, list[Row]]:
    """Make ids of the sides of conflicts that were written by id or by name; a new name becomes a goal, and that is said.

    Parameters
    ----------
    found : mapping of str to list of Row
        All rows by table, each with its id.
    desk : Desk
    statements : mapping of str to str
        What elements say, by id.

    Returns
    -------
    mapping of str to list of Row
        The same rows, with the goals that were made.
    """
    rows = [row for row in found.get("goal_conflicts", ()) if row.sides]
    if not rows:
        return found
    resolver = _Resolver(found, desk, statements)
    resolver.resolve(rows)
    return {**found, "goals": [*found.get("goals", ()), *resolver.goals]}


class _Resolver:
    """Finds what the sides of conflicts name."""

    def __init__(self, found: Mapping[str, list[Row]], desk: Desk, statements: MutableMapping[str, str]) -> None:
        self.desk, self.statements = desk, statements
        self.goals: list[Row] = []
        self.ids = {str(row.values["id"]) for listed in found.values() for row in listed if "id" in row.values}
        self.free = (name for n in count(1) if (name := f"{Goals.prefix}{n}") not in self.ids)
        self.named: dict[str, str] = {}
        for table in SIDES:
            for row in found.get(table, ()):
                for text in row.texts.get("statement", {}).values():
                    self.named.setdefault(_alike(text), str(row.values.get("id")))

    def resolve(self, rows: list[Row]) -> None:
        for row in rows:
            ids = dict.fromkeys(self._side(row, key) for key in KEYS if key in row.sides)
            before = row.values.get("sides")
            row.values["sides"] = tuple(dict.fromkeys([*ids, *(before if isinstance(before, tuple) else ())]))
            row.places.setdefault("sides", row.sides[min(row.sides)][1])
            if "id" not in row.places:
                self._new(row)

    def _side(self, row: Row, key: str) -> str:
        text, place = row.sides[key]
        head, _, rest = text.partition(" ")
        head = head.rstrip(".:")
        about = str(row.values.get("id"))
        if text in self.ids or self.desk.memory.get("accepted", "unknown_id", about, "sides", text) is not None:
            return text
        if _alike(text) in self.named:
            return self.named[_alike(text)]
        if head in self.ids and (not rest or _near(rest, self.statements.get(head, ""))):
            return head
        made = next(self.free)
        self.ids.add(made)
        self.named[_alike(text)] = made
        self.statements[made] = text
        self.goals.append(
            Row(row.number, made, {"id": made}, {"statement": {None: text}}, places={"id": place, "statement": place})
        )
        hint = self.desk.hint(text, [name for name in self.statements.values() if name and name != text])
        self.desk.note("made_side", place, value=made, name=text, hint=hint)
        return made

    def _new(self, row: Row) -> None:
        """Give a conflict that a room has just written what it needs to be called identified."""
        row.values.setdefault("status", ConflictStatus.IDENTIFIED.value)
        name = Path(self.desk.file).name if self.desk.file else "-"
        said = term("workbook", "side.origin", self.desk.language, file=name)
        row.texts.setdefault("origin", {None: said})
        if "statement" not in row.texts:
            self._title(row)

    def _title(self, row: Row) -> None:
        """Give a conflict without a title one of its sides."""
        words = [self.statements.get(one) or one for one in _listed(row.values["sides"])]
        title = " \u2013 ".join(words)
        row.texts["statement"] = {None: title}
        row.places["statement"] = row.places["sides"]
        self.desk.note("made_title", row.places["sides"], value=title)


def _listed(sides: object) -> tuple[str, ...]:
    return sides if isinstance(sides, tuple) else ()


def _alike(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split()).rstrip(" .:;,*")


def _near(text: str, known: str) -> bool:
    """Whether a text is what an element says, or its beginning."""
    said, ours = _alike(text), _alike(known)
    return said == ours or (len(said) > 3 and ours.startswith(said)) or (bool(ours) and said.startswith(ours))
