"""Content: the plan's elements in the order of a form, each field as it is to stand in a cell."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from enum import StrEnum

import attrs

from lfa.model.activities import Activity
from lfa.model.assumptions import Assumption
from lfa.model.element import Element
from lfa.model.indicators import Indicator
from lfa.model.numbering import codes
from lfa.model.plan import Plan
from lfa.model.results import Result
from lfa.model.scales import AssumptionKind, Level
from lfa.model.text import Quantity, Text, When
from lfa.schema import Column, table
from lfa.terms import donor_word

__all__ = ["Content", "Piece", "as_value", "same_period"]

Value = str | float | datetime.date
#: Fields that a column of another name holds.
_RESULT = {
    "logic": "statement",
    "code": "code",
    "weight": "weight",
    "risk_rating": "risk_rating",
    "description": "description",
}
_RESULT |= {"title": "title", "target_group": "target_group"}
_INDICATOR = {"indicator": "statement", "indicator_code": "code"}
_ACTIVITY = {"logic": "statement", "at:activity": "statement", "code": "code"}


@attrs.frozen
class Piece:
    """One thing that goes into a cell.

    Parameters
    ----------
    text : str
        As written in the plan, in the language asked for.
    id : str
        Of the element.
    field : str
    value : object
        What the text was made of: a quantity, a date, a number.
    """

    text: str
    id: str
    field: str
    value: object = None


class Content:
    """A plan, ready to be put into a form.

    Parameters
    ----------
    plan : Plan
    language : str
        Of the texts.
    dialect : str, optional
        The donor whose words for levels are used.
    """

    def __init__(self, plan: Plan, language: str, dialect: str | None = None) -> None:
        self.plan, self.language, self.dialect = plan, language, dialect
        self.codes = codes(plan)
        #: Whether results stand with their numbers in the form.
        self.coded = True
        self.ordered = plan.logframe.ordered()

    def results(self, level: str) -> list[Result]:
        """Return the results of a level, in order."""
        return [one for one in self.ordered if one.level is not None and one.level.value == level]

    def indicators(self, result: Result) -> list[Indicator]:
        """Return the indicators of a result."""
        own = [one for one in self.plan.logframe.indicators if one.result == result.id]
        first = next(iter(self.results(result.level.value)), None) if result.level else None
        if first is result:  # those of a level as a whole stand with its first result
            own += [one for one in self.plan.logframe.indicators if one.result is None and one.level is result.level]
        return own

    def assumptions(self, result: Result) -> list[Assumption]:
        """Return the assumptions in the row of a result."""
        first = next(iter(self.results(result.level.value)), None) if result.level else None
        every = [one for one in self.plan.logframe.assumptions if one.kind is not AssumptionKind.PRECONDITION]
        own = [one for one in every if one.result == result.id]
        if first is result:
            own += [one for one in every if one.result is None and one.activity is None and one.level is result.level]
        return own

    @property
    def preconditions(self) -> list[Assumption]:
        """What must be met before the start."""
        return list(self.plan.logframe.assumptions.preconditions)

    def activities(self) -> list[Activity]:
        """Return the activities, output by output."""
        place = {one.id: number for number, one in enumerate(self.ordered)}
        return sorted(self.plan.activities, key=lambda one: place.get(one.result or "", len(place)))

    def above(self, result: Result | None, level: str) -> Result | None:
        """Return the result of a level that a result leads to, itself included."""
        seen: set[str] = set()
        while result is not None and result.id not in seen:
            if result.level is not None and result.level.value == level:
                return result
            seen.add(result.id)
            home = next((one for one in result.parents if one in self.plan.logframe), None)
            result = self.plan.logframe[home] if home else None
        return None

    def piece(self, element: Element, field: str) -> Piece | None:
        """Return a field of an element for a cell; None when it is empty."""
        value = getattr(element, field, None)
        text = self.said(value, element, field)
        return Piece(text, element.id, field, value) if text else None

    def said(self, value: object, element: Element, field: str) -> str:
        """Return a value as a text in the language asked for."""
        if value is None or value == ():
            return ""
        if isinstance(value, Text):
            return value.in_language(self.language)
        if isinstance(value, StrEnum):
            column = next((one for one in _columns(element) if one.name == field), None)
            return column.word(value, self.language) if column is not None and column.choices else str(value)
        if isinstance(value, tuple):
            return ", ".join(str(one) for one in value)
        if isinstance(value, float | int) and not isinstance(value, bool):
            return f"{value:g}"
        return str(value)

    def level_word(self, level: Level) -> str:
        """Return the word for a level: the donor's own where one is named."""
        return donor_word(level.value, self.language, self.dialect)

    def of_result(self, result: Result, role: str) -> Piece | None:
        """Return what a column says about a result."""
        if role == "level":
            return Piece(self.level_word(result.level), result.id, "level", result.level) if result.level else None
        if role.startswith("at:"):
            found = self.above(result, role[3:])
            return self.piece(found, "statement") if found else None
        if role == "code":
            code = self.codes.get(result.id)
            return Piece(code, result.id, "code") if code else None
        if role == "parent":
            parents = [self.plan.logframe[one] for one in result.parents if one in self.plan.logframe]
            return (
                Piece("\n".join(self.said(one.statement, one, "statement") for one in parents), result.id, "parents")
                if parents
                else None
            )
        return self.piece(result, _RESULT.get(role, role)) if role in _RESULT else None

    def of_indicator(self, indicator: Indicator, role: str, periods: list[str], years: bool) -> Piece | None:
        """Return what a column says about an indicator."""
        name, _, period = role.partition("|")
        if name in {"milestone", "chart", "planned"}:
            return self._milestone(indicator, period, periods)
        if name == "actual":
            return self._actual(indicator, period)
        found = self.piece(indicator, _INDICATOR.get(name, name))
        if found is not None and name in {"baseline", "target"} and years:
            year = getattr(indicator, f"{name}_year")
            if year:
                return attrs.evolve(found, text=f"{found.text} ({year})", value=None)
        return found

    def _milestone(self, indicator: Indicator, period: str, periods: list[str]) -> Piece | None:
        own = [one for one in self.plan.logframe.milestones if one.indicator == indicator.id and one.value]
        named = [one for one in own if period and same_period(str(one.date or ""), period)]
        if not named and not any(same_period(str(one.date or ""), other) for one in own for other in periods):
            place = periods.index(period)
            named = own[place : place + 1] if len(own) <= len(periods) else []
        return attrs.evolve(piece, id=named[0].id) if named and (piece := self.piece(named[0], "value")) else None

    def _actual(self, indicator: Indicator, period: str) -> Piece | None:
        own = [one for one in self.plan.logframe.actuals if one.indicator == indicator.id and one.value]
        named = [one for one in own if same_period(str(one.date or ""), period)] if period else own[-1:]
        return self.piece(named[-1], "value") if named else None

    def of_activity(self, activity: Activity, role: str) -> Piece | None:
        """Return what a column says about an activity."""
        home = (
            self.plan.logframe[activity.result] if activity.result and activity.result in self.plan.logframe else None
        )
        if role.startswith("at:") and role != "at:activity":
            found = self.above(home, role[3:])
            return self.piece(found, "statement") if found else None
        if role == "parent":
            return self.piece(home, "statement") if home else None
        if role == "code":
            code = self._number(activity, home)
            return Piece(code, activity.id, "code") if code else None
        if role == "period":
            ends = [str(one) for one in (activity.start, activity.end) if one]
            return Piece(" – ".join(ends), activity.id, "start") if ends else None
        if role == "start" and activity.start:
            return self.piece(activity, "start")
        return self.piece(activity, _ACTIVITY.get(role, role))

    def _number(self, activity: Activity, home: Result | None) -> str | None:
        """The number of an activity: under that of its output, which is counted where the form gives it none."""
        if activity.code or home is None or self.coded or home.level is None:
            return self.codes[activity.id] if home is not None else activity.code
        place = self.results(home.level.value).index(home) + 1
        own, above = self.codes[activity.id], self.codes.get(home.id, "")
        return f"{place}{own.removeprefix(above)}" if own.startswith(f"{above}.") else own


def _columns(element: Element) -> Iterable[Column]:
    names = {"Result": "results", "Indicator": "indicators", "Assumption": "assumptions", "Activity": "activities"}
    name = names.get(type(element).__name__)
    return table(name).columns if name else ()


def same_period(one: str, other: str) -> bool:
    """Whether two dates mean the same period, in the same figures or by the year alone.

    Examples
    --------
    >>> same_period("Milestone 2027", "2027"), same_period("2027", "2028")
    (True, False)
    """
    first, second = (re.findall(r"\d+", text) for text in (one, other))
    return bool(first) and (first == second or (len(first) == 1 and first == second[-1:]))


def as_value(piece: Piece, code: str, is_date: bool) -> Value:
    """Return a piece as the kind of value that its cell shows: a number, a date or a text.

    Parameters
    ----------
    piece : Piece
    code : str
        The number format of the cell.
    is_date : bool
        Whether that format shows dates.
    """
    value = piece.value
    if isinstance(value, When):
        return value.date if is_date and value.date is not None else piece.text
    if code == "@" or is_date:
        return piece.text
    if isinstance(value, float | int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, Quantity) and value.number is not None:
        if re.fullmatch(r"[-−]?[\d\s.,\u00a0\u202f]+", str(value)):
            return float(value.number)
        if "%" in code and str(value).strip().endswith("%"):
            return float(value.number) / 100
    return piece.text
