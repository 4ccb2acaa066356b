"""The values of an indicator: baseline, target, what lies on the way and what was measured, each with its year."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from lfa.io.excel.logframes.cells import is_nothing, value_and_year
from lfa.io.excel.logframes.draft import Draft, Found, Spot
from lfa.io.excel.logframes.headers import Column
from lfa.io.excel.logframes.periods import year_of

__all__ = ["Given", "Values"]


#: "2027: 40 %": a value with its year, one of several in a cell.
_DATED = re.compile(r"(?P<when>(?:[^\d\s]{0,12}\s?)?(?:19|20)\d\d)\s*[:=–-]\s*(?P<value>\S.*)")
_FIGURES = frozenset(("baseline", "target", "milestone", "actual"))


@attrs.define(eq=False)
class Given:
    """One cell beside a statement: its column, its text and where it stands."""

    column: Column
    text: str
    spot: Spot


@attrs.define
class Values:
    """Gives indicators their values."""

    draft: Draft
    sheet: int
    _series: dict[tuple[object, ...], Found] = attrs.field(factory=dict)

    def _series_key(self, owner: Found | None, text: str, values: Sequence[tuple[Given, str]]) -> tuple[object, ...]:
        fixed = tuple(
            (one.column.number, told)
            for one, told in values
            if one.column.role not in {"start", "end", "target", "actual", "milestone", "extra", "comment"}
        )
        return id(owner), text.casefold(), fixed

    def _same_series(self, owner: Found | None, text: str, values: Sequence[tuple[Given, str]]) -> Found | None:
        """The indicator that this row gives another period of."""
        if not any(one.column.role == "start" for one, _ in values):
            return None
        found = self._series.get(self._series_key(owner, text, values))
        period = _period(values)
        return found if found is not None and found.fields.get("_period") != period else None

    def _fill(self, made: Found, values: Sequence[tuple[Given, str]], *, on_the_way: bool = False) -> None:
        """Give an indicator what stands beside it."""
        period = _period(values)
        if period:
            made.fields.setdefault("_period", period)
        for one, text in values:
            role = one.column.role
            if is_nothing(text):
                continue
            if one.column.dimension and role in _FIGURES:
                text = f"{one.column.dimension}: {text.strip()}"
            if role in {"baseline", "target"}:
                self._value(made, role, one, text, on_the_way, period)
            elif role in {"milestone", "chart", "actual"}:
                self._on_the_way(made, one, text, period)
            else:
                self._plain(made, role, one, text, on_the_way)

    def _plain(self, made: Found, role: str, one: Given, text: str, on_the_way: bool) -> None:
        if role in {"start", "end"}:
            if on_the_way and role == "end":
                made.fields["target_year"] = text
            name = "_start" if role == "start" else "target_year"
            made.fields.setdefault(name, text)
            made.spots.setdefault(role if role == "start" else name, one.spot)
        elif role == "indicator_code":
            made.code = made.code or text.strip()
            made.spots["code"] = one.spot
        elif role in {"baseline_year", "target_year"}:
            made.fields.setdefault(role, text)
            made.spots.setdefault(role, one.spot)
        else:
            made.put(role, text, one.spot)

    def _value(self, made: Found, role: str, one: Given, text: str, on_the_way: bool, period: str | None) -> None:
        if on_the_way and role == "target":
            old, when = made.fields.get("target"), made.fields.get("_period")
            if old and not made.fields.get("_first"):
                made.fields["_first"] = True
                self._step(made, "milestone", str(old), str(when or ""), made.spots.get("target", one.spot))
            self._step(made, "milestone", text, period or "", one.spot)
            made.fields["target"], made.spots["target"] = text, one.spot
            return
        if on_the_way and made.fields.get(role) == text:
            return
        if role == "target" and len(lines := _dated(text)) > 1:
            for line in lines[:-1]:
                self._step(made, "milestone", line["value"], line["when"], one.spot)
            made.put(role, lines[-1]["value"], one.spot)
            made.fields.setdefault("target_year", lines[-1]["when"])
            return
        value, year = value_and_year(text)
        if year is not None and f"{role}_year" not in made.fields:
            made.fields[f"{role}_year"] = year
            made.spots[f"{role}_year"] = one.spot
            self.draft.remark("logframe_value_and_year", one.spot, made, raw=text, value=value, year=year)
        else:
            value = text.strip()
        made.put(role, value, one.spot)
        if (
            (year := year_of(one.column.period))
            and f"{role}_year" not in made.fields
            and role in {"baseline", "target"}
        ):
            made.fields[f"{role}_year"] = year

    def _on_the_way(self, made: Found, one: Given, text: str, period: str | None) -> None:
        role = "actual" if one.column.role == "actual" else "milestone"
        lines = _dated(text)
        if not one.column.period and len(lines) > 1:
            for line in lines:
                self._step(made, role, line["value"], line["when"], one.spot)
            return
        self._step(
            made,
            role,
            text,
            one.column.period or (period if role == "actual" else None) or one.column.heading,
            one.spot,
        )

    def _step(self, made: Found, role: str, text: str, when: str, spot: Spot) -> None:
        value, year = value_and_year(text)
        dated = when if any(sign.isdigit() for sign in when) or role == "milestone" else ""
        fields: dict[str, object] = {"indicator": made, "value": value if year else text.strip()}
        if year or dated:
            fields["date"] = year or dated
        step = self.draft.add(role, "", spot, fields=fields)
        step.spots["value"] = spot
        if role == "milestone" and not any(sign.isdigit() for sign in when):
            fields.pop("date", None)
        if (
            when
            and (role == "milestone" or not fields.get("date"))
            and not (role == "milestone" and when == fields.get("date") and year_of(when))
        ):
            step.statement = when


def _dated(text: str) -> list[re.Match[str]]:
    """The lines of a cell when each is a value with its year; else nothing."""
    lines = [_DATED.fullmatch(line.strip(" -•*;")) for line in re.split(r"[\n;]", text) if line.strip()]
    return [line for line in lines if line is not None] if all(lines) else []


def _period(values: Sequence[tuple[Given, str]]) -> str | None:
    ends = [text for one, text in values if one.column.role in {"start", "end"}]
    return " – ".join(ends) or None
