"""What each column of a table is for: settled by heading, by place and by the other headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import attrs

from lfa.io.excel.logframes.headings import COLUMN, LEVEL, Meaning, meanings, plain
from lfa.io.excel.logframes.periods import find_period, is_period, year_of

__all__ = ["VALUES", "Column", "Header", "column_of", "is_final", "settle"]

#: Headings that belong to the left of the indicators, and those that belong to the right.
_LEFT = frozenset(("parent", "logic", "level", "code", "project", "title", "description", "weight", "risk_rating"))
VALUES = frozenset(("baseline", "target", "milestone", "actual", "planned"))
#: Columns of which a table has one; a second one is kept as a column of the user's own.
_ONE = frozenset(
    (
        *("logic", "level", "indicator", "indicator_code", "baseline", "baseline_year", "target", "target_year"),
        *("source", "assumption", "risk", "responsible", "start", "end", "period", "unit", "disaggregation", "means"),
        *("cost", "definition", "description", "frequency", "method", "rationale", "reference", "comment", "weight"),
        *("code", "risk_rating", "parent", "title", "project", "precondition"),
    )
)
_FINAL = re.compile(
    r"\b(final|end|lop|eop|life|overall|total|slut\w*|slutt\w*|endwert|loppu\w*|lopputavoite|finale?)\b"
)


def is_final(text: str) -> bool:
    """Whether a heading is about the end of the project: "LOP target", "Slutmål"."""
    return bool(_FINAL.search(plain(text)))


@attrs.define
class Column:
    """A column of a table.

    Parameters
    ----------
    number : int
    role : str
        A concept of ``headings.toml``; ``at:output`` for a column that holds the results of one
        level; ``chart`` for a column of a time chart; ``extra`` for the user's own.
    heading : str
        As written.
    period : str, optional
        The period it is about.
    dimension : str, optional
        The part of a disaggregation it is about: "Women".
    sure : float
    """

    number: int
    role: str
    heading: str = ""
    period: str | None = None
    dimension: str | None = None
    sure: float = 1.0
    options: tuple[Meaning, ...] = ()


@attrs.define
class Header:
    """The headings of a table: its rows and its columns by number."""

    rows: tuple[int, ...]
    columns: dict[int, Column]

    @property
    def roles(self) -> set[str]:
        """What the columns are for."""
        return {one.role for one in self.columns.values()}

    def of(self, *roles: str) -> list[Column]:
        """The columns with one of the roles, from left to right."""
        return [one for _, one in sorted(self.columns.items()) if one.role in roles]

    def first(self, role: str) -> Column | None:
        """The leftmost column with a role."""
        return next(iter(self.of(role)), None)


def settle(columns: dict[int, Column]) -> None:
    """Settle what the columns are for, all of them together.

    Parameters
    ----------
    columns : dict of int to Column
        Changed in place.
    """
    _zone(columns)
    _dimensions(columns)
    _targets(columns)
    _once(columns)


def column_of(number: int, top: str, low: str) -> Column:
    """Return a column by its heading, and by the one under it where there are two rows of them."""
    heading = " – ".join(dict.fromkeys(" ".join(part.split()) for part in (top, low) if part.strip()))
    if not low:
        return _single(number, top, heading)
    period = _joined(find_period(top), find_period(low))
    upper, lower = (next(iter(meanings(text)), None) for text in (top, low))
    role = lower.concept if lower and lower.weight >= 0.8 else ""
    over = upper.concept if upper else ""
    if over in VALUES and is_period(low) and any(sign.isdigit() for sign in low):
        dated = find_period(low) or " ".join(low.split())
        return Column(number, over if over in {"baseline", "actual", "milestone"} else "target", heading, dated)
    if role in {"value", "year", ""} and over in VALUES:
        if role == "year" and over in {"baseline", "target"}:
            return Column(number, f"{over}_year", heading, None)
        final = bool(_FINAL.search(plain(low)))
        part = None if role == "value" or final else " ".join(low.split())
        return Column(number, over, heading, period, part)
    if over == "indicator" and role in {"logic", "title", "description", "definition"}:
        return Column(number, "indicator", heading, period, options=meanings(top))
    if role in {"planned", "target"} and (period or over == "milestone") and not is_final(low):
        return Column(number, "milestone", heading, period or " ".join(top.split()))
    if role == "actual":
        return Column(number, "actual", heading, period or (" ".join(top.split()) if over == "milestone" else None))
    if role:
        return Column(number, role, heading, period, options=meanings(low))
    made = _single(number, low if not upper else top, heading)
    made.period = period if made.period else None
    return made


def _joined(over: str | None, under: str | None) -> str | None:
    """The period of a column by those over and in its heading: "2026" over "Q1 target" is Q1 2026."""
    if over and under and over != under:
        return under if year_of(under) or not any(sign.isdigit() for sign in over) else f"{under} {over}"
    return over or under


def _single(number: int, text: str, heading: str) -> Column:
    if is_period(text):
        return Column(number, "chart", heading, find_period(text) or " ".join(text.split()))
    options = tuple(one for one in meanings(text) if one.weight >= 0.5)
    if plain(text) == "" and text.strip() == "#":
        return Column(number, "code", heading)
    if not options:
        return Column(number, "extra", heading)
    first = options[0]
    return Column(number, first.concept, heading, find_period(text), sure=first.weight, options=options)


def _zone(columns: dict[int, Column]) -> None:
    """Settle headings of several meanings by their place: results to the left of the indicators, values to the right."""
    sure = [one for one in columns.values() if one.role == "indicator" and one.sure >= 0.8]
    any_ = sure or [one for one in columns.values() if one.role == "indicator"]
    edge = min((one.number for one in sorted(any_, key=lambda one: -one.sure)[:1]), default=None)
    first = min((one.number for one in columns.values() if one.role != "extra"), default=0)
    logic = any(
        one.options and any(o.concept == "logic" and o.weight >= 0.86 for o in one.options)
        for one in columns.values()
        if edge is None or one.number < edge
    )
    levels = {
        option.concept
        for one in columns.values()
        for option in one.options[:1]
        if option.group == LEVEL and option.weight >= 0.86 and not any(o.concept == "logic" for o in one.options)
    }
    spoken = _spoken(columns.values())
    for one in columns.values():
        if not one.options:
            continue
        left = one.number < edge if edge is not None else one.number == first or not _has_value(one.options)
        _choose(one, left, bool(levels - {"input"}) and not logic, edge, spoken)
    _indicator_by_code(columns)
    if edge is None and sum(one.role.startswith("at:") for one in columns.values()) > 1:
        for one in columns.values():
            if one.role == "logic" and any(option.concept == "description" for option in one.options):
                one.role = "description"  # beside columns for levels, what is called a description is no result
    if edge is not None and not any(one.role == "logic" or one.role.startswith("at:") for one in columns.values()):
        left_ones = [one for one in columns.values() if one.number < edge and one.role in {"description", "title"}]
        if left_ones:
            max(left_ones, key=lambda one: one.number).role = "logic"


def _has_value(options: Iterable[Meaning]) -> bool:
    return any(one.group == COLUMN and one.concept not in _LEFT for one in options)


def _spoken(columns: Iterable[Column]) -> str | None:
    """The language that most headings can only be in; None when none stands out."""
    votes: Counter[str] = Counter()
    for one in columns:
        languages = {code for option in one.options if option.weight >= 0.86 for code in option.languages}
        if languages:
            votes.update({code: 60 // len(languages) for code in languages})
    (first, most), *rest = votes.most_common(2) or [("", 0)]
    return first if most and (not rest or rest[0][1] < most) else None


def _choose(column: Column, left: bool, by_level: bool, edge: int | None, spoken: str | None = None) -> None:
    top = column.options[0].weight
    near = [one for one in column.options if one.weight >= top - 0.12]
    logic = next((one for one in near if one.concept == "logic"), None)
    levels = [one for one in near if one.group == LEVEL and one.concept != "input"]
    level = next((one for one in levels if spoken in one.languages), levels[0] if levels else None)
    values = [one for one in near if one.group == COLUMN and one.concept not in _LEFT]
    if column.number == edge:
        column.role = "indicator"
    elif left and logic and not (by_level and level):
        column.role, column.sure = "logic", logic.weight
    elif left and level:
        column.role, column.sure = f"at:{level.concept}", level.weight
    elif left or not values:
        chosen = next((one for one in near if one.concept in _LEFT), near[0])
        if chosen.weight < 0.8 and not left:
            column.role, column.sure = "extra", 0.0
            return
        column.role = chosen.concept if chosen.group == COLUMN else f"at:{chosen.concept}"
        column.sure = chosen.weight
    else:
        column.role, column.sure = values[0].concept, values[0].weight
    if column.role in {"at:input", "input"}:
        column.role = "means"


def _indicator_by_code(columns: dict[int, Column]) -> None:
    """A column called only "Name", right of the numbers of the indicators, holds the indicators."""
    code = next((one for one in columns.values() if any(o.concept == "indicator_code" for o in one.options)), None)
    if code is not None and (code.role in {"indicator", "indicator_code"}):
        names = [one for one in columns.values() if one.role in {"title", "definition", "description"}]
        others = [one for one in columns.values() if one.role == "indicator" and one is not code]
        code.role = "indicator_code"
        if names and not others:
            min(names, key=lambda one: abs(one.number - code.number)).role = "indicator"
        elif not others:
            code.role = "indicator"
    indicator = next((one for one in columns.values() if one.role == "indicator"), None)
    if indicator is not None and (near := columns.get(indicator.number - 1)) is not None and near.role == "code":
        results = [one.number for one in columns.values() if one.role == "logic" or one.role.startswith("at:")]
        if (not results or min(results) < near.number) and not _of_result(near.heading):
            near.role = "indicator_code"


def _of_result(heading: str) -> bool:
    """Whether a heading of numbers says that they are those of results: "Result code", "Output no."."""
    first = plain(heading).split()[:1]
    return any(one.group == LEVEL or one.concept == "logic" for text in first for one in meanings(text))


def _dimensions(columns: dict[int, Column]) -> None:
    """Columns that say by what a value is split are kept, never taken for values."""
    numbers = sorted(columns)
    for place, number in enumerate(numbers):
        one = columns[number]
        if "dimension" not in plain(one.heading):
            if re.search(r"\b(?:comment|location|status|vocabulary|uri|aggregation)\b", plain(one.heading)):
                one.role = "comment" if one.role == "comment" and len(one.heading) < 20 else "extra"
            continue
        one.role = "extra"
        after = columns.get(numbers[place + 1]) if place + 1 < len(numbers) else None
        if after is not None and re.search(r"\d\s*$", after.heading) and "value" in plain(after.heading):
            after.role, after.options = "extra", ()


def _targets(columns: dict[int, Column]) -> None:
    """Of several targets the last, or the one called final, is the target; the others are values on the way."""
    several = sorted(
        (one for one in columns.values() if one.role == "target" and one.dimension is None), key=lambda one: one.number
    )
    if len(several) < 2:
        return
    several = [one for one in several if one.sure >= 0.8] or several
    final = [one for one in several if _FINAL.search(plain(one.heading)) or not one.period]
    dated = [one for one in several if one.period]
    kept = final[-1] if final else max(dated, key=lambda one: (year_of(one.period) or "", one.number))
    for one in columns.values():
        if one.role == "target" and one is not kept:
            one.role = "milestone" if one.period else "extra"
    if not any(one.role == "milestone" for one in columns.values()):
        return
    for one in columns.values():
        if one.role == "planned":
            one.role = "milestone"


def _once(columns: dict[int, Column]) -> None:
    """Keep the surest column of each kind; others become columns of the user's own."""
    for role in _ONE:
        same = [one for one in columns.values() if one.role == role and one.dimension is None]
        if len(same) < 2:
            continue
        if role == "logic" and len(same) == 2 and abs(same[0].number - same[1].number) == 1:
            continue  # the label and the text of a result, side by side: told apart by what stands in them
        kept = max(same, key=lambda one: (one.sure >= 0.8, _verifies(one), round(one.sure, 1), -one.number))
        for one in same:
            if one is not kept:
                one.role = "milestone" if role in {"baseline", "target"} and one.period else "extra"
                if role == "source" and not any(other.role == "method" for other in columns.values()):
                    one.role = "method"
    if any(one.role == "target" for one in columns.values()):
        return
    planned = [one for one in columns.values() if one.role == "planned"]
    if len(planned) == 1:
        planned[0].role = "target"


def _verifies(column: Column) -> bool:
    """Whether a heading speaks of verification, which a second column of sources may not."""
    return bool(re.search(r"veri[fv]|nachpr|überpr|todent", column.heading.casefold()))
