"""Tables and their columns, derived from the fields of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from lfa.model.element import Derivation, Element, Relation
from lfa.model.fields import Field, fields_of
from lfa.model.plan import Plan
from lfa.model.scales import Choice
from lfa.model.tables import rows
from lfa.model.text import Text
from lfa.terms import term

__all__ = ["Column", "Row", "Table"]

Row = Element | Relation
#: Computes the values of a column for all rows of a plan at once, by row key or id.
Compute = Callable[[Plan], Mapping[Any, object]]


@attrs.frozen
class Column:
    """One column of a table.

    Parameters
    ----------
    name : str
        Stable English name, as in ``lfa.tables``.
    kind : str
        The kind of the model's field (see `lfa.model.fields.Field`).
    table : str
        Name of the table it stands in.
    choices : type of Choice, optional
        Allowed values.
    to : tuple of str
        Tables whose ids it holds; with kind ref or refs and none named: any id of the plan.
    low, high : float, optional
        Limits of a number.
    required : bool
        Whether a row is nothing without it.
    core : bool
        Whether people see it at once; other columns are folded away while they are empty.
    computed : callable, optional
        For values that follow from others: shown, never read.
    virtual : bool
        Read and written, but not a field of the row itself (a tree's focal mark, its links).
    field : str
        The field of the row it holds; its own name, but for pinned codes.
    """

    name: str
    kind: str
    table: str
    choices: type[Choice] | None = None
    to: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    required: bool = False
    core: bool = False
    computed: Compute | None = None
    virtual: bool = False
    field: str = attrs.field(default=attrs.Factory(lambda self: self.name, takes_self=True))

    @property
    def many(self) -> bool:
        """Whether a cell may hold several values, with semicolons between."""
        return self.kind in {"refs", "tags", "choices"}

    def heading(self, language: str = "en") -> str:
        """Return what stands above the column in a language."""
        return term("columns", f"{self.table}.{self.name}", language)

    def word(self, value: object, language: str = "en") -> str:
        """Return a choice as a person reads it."""
        assert self.choices is not None
        return term("choices", f"{self.choices.key()}.{value}", language)


@attrs.frozen
class Table:
    """One table: the rows of one kind, with their columns.

    Parameters
    ----------
    name : str
        Stable English name: ``problems``, ``problem_links`` ...
    row : type
        The class of the rows.
    columns : tuple of Column
    """

    name: str
    row: type[Row]
    columns: tuple[Column, ...]

    def title(self, language: str = "en") -> str:
        """Return the name of the table (and its sheet) in a language."""
        return term("tables", self.name, language)

    @property
    def has_ids(self) -> bool:
        """Whether its rows are elements, each with an id."""
        return issubclass(self.row, Element)

    def column(self, name: str) -> Column:
        """Return the column with a name."""
        return next(one for one in self.columns if one.name == name)

    def rows(self, plan: Plan) -> Iterable[Row]:
        """Return its rows in a plan, in order."""
        return rows(plan, self.name)

    def values(self, plan: Plan) -> Iterator[tuple[Row, dict[str, object]]]:
        """Yield each row with its values by column name, as the model holds them."""
        computed = {one.name: one.computed(plan) for one in self.columns if one.computed}
        for row in self.rows(plan):
            key = row.id if isinstance(row, Element) else row.key
            yield (
                row,
                {
                    one.name: computed[one.name].get(key) if one.computed else getattr(row, one.field)
                    for one in self.columns
                },
            )

    def records(self, plan: Plan) -> list[dict[str, object]]:
        """Return its rows as plain dictionaries: what `lfa.tables` gives."""
        listed = list(self.values(plan))
        spoken = {one.name: sorted(_languages(values[one.name] for _, values in listed)) for one in self.columns}
        records = []
        for row, values in listed:
            known = {key: part for name, value in values.items() for key, part in _parts(name, value, spoken[name])}
            own = {f"extra: {key}" if key in known else key: value for key, value in row.extra.items()}
            records.append({**known, **own})
        return records


def _languages(values: Iterable[object]) -> set[str]:
    return {code for value in values if isinstance(value, Text) for code in value.others}


def _parts(name: str, value: object, languages: Iterable[str]) -> Iterator[tuple[str, object]]:
    yield name, plain(value)
    for code in languages:
        yield f"{name}_{code}", value.others.get(code) if isinstance(value, Text) else None


def plain(value: object) -> object:
    """Return a value as plain Python: strings for texts and choices, lists for several."""
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, Derivation):
        return value.id
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    return value


def derived(
    name: str,
    row: type[Row],
    core: str,
    *,
    computed: Mapping[str, Compute] | None = None,
    words: Mapping[str, type[Choice]] | None = None,
    virtual: Mapping[str, tuple[str, tuple[str, ...], Compute]] | None = None,
) -> Table:
    """Derive a table from the fields of its rows.

    Parameters
    ----------
    name : str
        Name of the table.
    row : type
        Class of its rows.
    core : str
        Names of the columns that people see at once, in their order, with blanks between.
    computed : mapping of str to callable
        Columns that follow from others.
    words : mapping of str to type of Choice
        The lists of values of those columns that hold one of a list.
    virtual : mapping of str to (kind, tables, callable)
        Columns that are read and written but are no fields of the row.
    """
    wanted = core.split()
    fields = [one for one in fields_of(row) if one.name not in _APART]
    made = {key: _column(one, key, name, key in wanted) for one in fields for key in [_NAMES.get(one.name, one.name)]}
    for key, compute in (computed or {}).items():
        choices = (words or {}).get(key)
        made[key] = Column(key, "computed", name, choices, core=key in wanted, computed=compute)
    for key, (kind, to, compute) in (virtual or {}).items():
        made[key] = Column(key, kind, name, to=to, core=key in wanted, computed=compute, virtual=True)
    order = [*wanted, *(key for key in made if key not in wanted)]
    return Table(name, row, tuple(made[key] for key in order))


#: Fields that stand in sheets or columns of their own: own columns, and the memory of an element.
_APART = {"extra", "history"}
#: A pinned code is what the user types; the column "code" shows the code that holds.
_NAMES = {"code": "pinned_code"}


def _column(field: Field, name: str, table: str, core: bool) -> Column:
    return Column(
        name,
        field.kind,
        table,
        field.choices,
        field.to,
        field.low,
        field.high,
        field.required,
        core,
        field=field.name,
    )
