"""Recording a row: indicators with their values and sources, assumptions, and what else stands beside a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from lfa.io.excel.logframes.cells import Entry, coded, entries, is_nothing, paired
from lfa.io.excel.logframes.draft import Found, Spot
from lfa.io.excel.logframes.headings import starts_with_word
from lfa.io.excel.logframes.layouts.values import Given, Values
from lfa.io.excel.logframes.levels import digits, label, lead
from lfa.io.excel.logframes.periods import is_mark, split_span, year_of

__all__ = ["Given", "Record"]

#: Fields of an indicator that one entry may fill for all indicators of a cell.
_SHARED = frozenset(
    ("source", "unit", "disaggregation", "frequency", "method", "responsible", "baseline_year", "target_year")
)
_INDICATOR = frozenset(
    (
        *("baseline", "baseline_year", "target", "target_year", "source", "unit", "disaggregation", "frequency"),
        *("method", "definition", "rationale", "reference", "milestone", "actual", "indicator_code"),
    )
)
_ACTIVITY = frozenset(("start", "end", "period", "means", "cost"))
_LETTERED = re.compile(r"\s*(?P<kind>[AR])\s*[:.)]\s+(?P<rest>.+)", re.DOTALL)
_FREE = {"comment": "note", "risk_rating": "extra", "title": "extra", "description": "description", "weight": "weight"}


@attrs.define
class Record(Values):
    """Turns rows into elements to be."""

    indicator: Found | None = None
    bare_level: str | None = None
    nodes: tuple[Found, ...] = ()

    # Results and activities

    def known(self, level: str, text: str, code: str | None, project: str, row: int = 0) -> Found | None:
        """Return the result that is repeated here, if it is one."""
        if level in {"activity", "input"}:
            return None
        found = self.draft.known.get(_key(level, text, code, project))
        if found is not None and found.table != self.draft.tables:
            self.draft.repeated.add(row)
        return found

    def remember(self, made: Found, project: str) -> None:
        """Keep a result, so that it is known again."""
        self.draft.known.setdefault(_key(made.level or "", made.statement, made.code, project), made)

    def node(self, level: str, text: str, code: str | None, spot: Spot, current: dict[str, Found]) -> Found:
        """Make a result, an activity or a means."""
        kind = {"activity": "activity", "input": "resource"}.get(level, "result")
        made = self.draft.add(kind, text, spot, level=level, code=code.strip(" .:)") if code else None)
        order = ("impact", "outcome", "output")
        higher = order[: order.index(level)] if level in order else order
        near = [current[one] for one in reversed(higher) if one in current]
        made.above = near[:1]
        self.indicator = None
        return made

    def preconditions(self, text: str, spot: Spot) -> None:
        """Take up what must hold before the start."""
        self.draft.use(spot, "assumption")
        if is_nothing(text) or starts_with_word(text, "none"):
            return
        for one in entries(text):
            self.draft.add("assumption", one.text, spot, fields={"kind": "precondition"})

    # A row

    def row(self, nodes: Sequence[Found], given: Sequence[Given], *, fresh: bool = True) -> list[Found]:
        """Record what stands beside a statement; return the indicators made."""
        node = nodes[0] if nodes else None
        self.nodes = tuple(nodes)
        active = node is not None and node.kind == "activity"
        made: list[Found] = []
        named = [one for one in given if one.column.role == "indicator" and self._says(one)]
        timed = _INDICATOR | {"start", "end"} if named and not active else _INDICATOR
        beside = [one for one in given if one.column.role in timed or self._is_chart_value(one, active)]
        if fresh and not named and nodes and any(one.column.role in _INDICATOR for one in beside):
            self.indicator = None
        for one in named:
            made += self._indicators(nodes, one, beside)
        if not named and beside:
            self._goes_on(node, beside)
        taken = {id(one) for one in (*named, *beside)}
        left = [one for one in given if id(one) not in taken]
        for one in left:
            self._other(node, made, one)
        self._ticks(node, [one for one in left if one.column.role == "chart"])
        return made

    def _says(self, one: Given) -> bool:
        """Whether a cell holds an indicator: not a heading once more, nor a word for none."""
        found = label(one.text)
        if not any(sign.isalpha() for sign in one.text) and not is_nothing(one.text):
            return False
        if is_nothing(one.text) or (starts_with_word(one.text, "none") and len(one.text) < 30):
            self.draft.use(one.spot, "nothing")
            return False
        if found is not None and found.key == "indicator":
            self.draft.use(one.spot, "heading")
            return False
        return True

    def _is_chart_value(self, one: Given, active: bool) -> bool:
        return one.column.role == "chart" and not active and not is_mark(one.text)

    def _indicators(self, nodes: Sequence[Found], named: Given, beside: Sequence[Given]) -> list[Found]:
        parts = entries(named.text, [one.text for one in beside])
        if len(parts) > 1:
            self.draft.remark("logframe_split", named.spot, count=len(parts))
        dealt = {id(one): self._dealt(parts, one) for one in beside}
        made = []
        for place, part in enumerate(parts):
            values = [(one, text) for one in beside if (text := dealt[id(one)][place])]
            made.append(self._indicator(self._owner(nodes, part, place, len(parts)), part, named, values))
        for one in beside:
            self.draft.use(one.spot, _kind(one.column.role))
        return made

    def _dealt(self, parts: Sequence[Entry], one: Given) -> list[str | None]:
        dealt = paired(parts, one.text, shared=one.column.role in _SHARED)
        if dealt is None:
            self.draft.remark("logframe_not_paired", one.spot, value=_short(one.text))
            return [one.text.strip(), *[None] * (len(parts) - 1)]
        return dealt

    def _owner(self, nodes: Sequence[Found], part: Entry, place: int, count: int) -> Found | None:
        """Which of several results in a cell an indicator belongs to: by number, else one each, else the first."""
        if len(nodes) <= 1:
            return nodes[0] if nodes else None
        for number in part.numbers:
            for node in nodes:
                own = digits(node.code)
                if node.code and "".join(number.split()).casefold() == "".join(node.code.split()).casefold():
                    return node
                if own and digits(number)[: len(own)] == own and len(digits(number)) > len(own):
                    return node
        results = [node for node in nodes if node.kind == "result"]
        if len({node.level for node in nodes}) > 1 and results:
            return results[-1]
        return nodes[place] if count == len(nodes) else nodes[0]

    def _indicator(self, owner: Found | None, part: Entry, named: Given, values: Sequence[tuple[Given, str]]) -> Found:
        text = part.text
        found = lead(text)
        code = next(iter(part.numbers), None)
        if found is not None and found.key == "indicator" and found.rest:
            text, code = found.rest, found.code or code
        if code is None:
            code, text = coded(text)
        if code and not ("." in code or code[0].isalpha()):
            code = None
        if series := self._same_series(owner, text, values):
            self._fill(series, values, on_the_way=True)
            self.draft.use(named.spot, "indicator")
            return series
        made = self.draft.add("indicator", text, named.spot, code=code, fields=self._home(owner))
        self.indicator = made
        self._fill(made, values)
        if part.under and (year := year_of(part.under)):
            made.fields.setdefault("target_year", year)
        elif part.under:
            made.put("note", part.under, named.spot)
        if any(one.column.role in {"start", "end"} for one, _ in values):
            self._series[self._series_key(owner, text, values)] = made
        return made

    def _home(self, owner: Found | None) -> dict[str, object]:
        if owner is None:
            return {"level": self.bare_level} if self.bare_level and self.bare_level != "input" else {}
        if owner.kind == "result":
            return {"result": owner}
        return {"level": "activity"}

    def _goes_on(self, node: Found | None, beside: Sequence[Given]) -> None:
        """Values without an indicator of their own go to the indicator above, or to the row."""
        for one in beside:
            home = self.indicator or node
            if home is None or is_nothing(one.text):
                if is_nothing(one.text):
                    self.draft.use(one.spot, "nothing")
                continue
            if home.kind == "indicator":
                self._fill(home, [(one, one.text)])
                self.draft.use(one.spot, _kind(one.column.role))
            elif home.kind == "activity" and one.column.role == "source":
                self._own(home, one)
            else:
                self._own(home, one)

    # Other columns

    def _other(self, node: Found | None, made: Sequence[Found], one: Given) -> None:
        role = one.column.role
        if role == "chart":
            return
        if role == "extra" and (home := made[0] if made else node) is not None and not is_nothing(one.text):
            _extra(home, one)
            self.draft.use(one.spot, "extra")
        elif is_nothing(one.text):
            self.draft.use(one.spot, "nothing")
        elif role in {"assumption", "risk"}:
            self._assumptions(node, one)
        elif role == "precondition":
            self.preconditions(one.text, one.spot)
        elif made and role not in _ACTIVITY - {"start", "end"}:
            if role in {"start", "end"} and node is not None and node.kind == "activity":
                self._own(node, one)
            else:
                self._beside(made[0], one)
        elif node is not None and (made or role in _FREE or node.kind != "indicator"):
            self._own(node, one)

    def _beside(self, indicator: Found, one: Given) -> None:
        role = one.column.role
        if role == "responsible":
            indicator.put("responsible", one.text, one.spot)
        elif role == "comment":
            indicator.put("note", one.text, one.spot)
        elif role in {"start", "end"} and indicator.fields.get("target") and one.column.role == "end":
            indicator.fields.setdefault("target_year", one.text)
            indicator.spots.setdefault("target_year", one.spot)
        else:
            _extra(indicator, one)
        self.draft.use(one.spot, "extra" if role == "extra" else "value")

    def _assumptions(self, node: Found | None, one: Given) -> None:
        self.draft.use(one.spot, "assumption")
        if starts_with_word(one.text, "none") and len(one.text) < 40:
            return
        for part in entries(one.text):
            mark = _LETTERED.fullmatch(part.text)
            kind = {"A": "assumption", "R": "risk"}[mark["kind"]] if mark else one.column.role
            text = mark["rest"] if mark else part.text
            if (named := lead(text)) is not None and named.key in {"assumption", "risk"} and named.rest:
                kind, text = named.key, named.rest
            fields: dict[str, object] = {}
            node = self._numbered(part) or self.nodes[0] if self.nodes else node
            if node is not None and node.kind == "result":
                fields = {"results": [node]} if kind == "risk" else {"result": node}
            elif node is not None and node.kind == "activity" and kind == "assumption":
                fields = {"activity": node, "level": "activity"}
            elif self.bare_level and kind == "assumption":
                fields = {"level": self.bare_level}
            self.draft.add(kind, text, one.spot, fields=fields)

    def _numbered(self, part: Entry) -> Found | None:
        """Of several results in a cell, the one that an entry beside them gives the number of."""
        wanted = [digits(number) for number in part.numbers]
        return next(
            (one for one in self.nodes if len(self.nodes) > 1 and digits(one.code) in wanted and one.code), None
        )

    def _own(self, node: Found, one: Given) -> None:
        """Set a field of a result or an activity."""
        role = one.column.role
        active = node.kind == "activity"
        if active and role == "period":
            start, end = split_span(one.text)
            node.put("start", start, one.spot)
            if end:
                node.put("end", end, one.spot)
        elif active and role in {"start", "end", "means", "cost", "responsible"}:
            node.put(role, one.text, one.spot)
        elif role == "responsible" and node.kind == "result":
            node.put("responsible", one.text, one.spot)
        elif role == "comment":
            node.put("note", one.text, one.spot)
        elif role == "period" and node.kind == "result":
            node.put("period", one.text, one.spot)
        elif role == "description" and node.kind == "result":
            node.put("description", one.text, one.spot)
        elif role == "weight" and node.kind == "result" and (number := _number(one.text)) is not None:
            node.fields.setdefault("weight", number)
            node.spots.setdefault("weight", one.spot)
        else:
            _extra(node, one)
        self.draft.use(one.spot, "extra" if role == "extra" else "value")

    def _ticks(self, node: Found | None, given: Sequence[Given]) -> None:
        """Read a time chart: the first and the last column that is ticked, or what stands in each."""
        if node is None:
            return
        ticked = [one for one in given if is_mark(one.text)]
        for one in given:
            if one not in ticked:
                self._own(node, attrs.evolve(one, column=attrs.evolve(one.column, role="extra")))
        if not ticked:
            return
        if node.kind == "activity" and "start" not in node.fields:
            node.put("start", ticked[0].column.period or ticked[0].column.heading, ticked[0].spot)
            node.put("end", ticked[-1].column.period or ticked[-1].column.heading, ticked[-1].spot)
            kind = "value"
        else:
            for one in ticked:
                _extra(node, one)
            kind = "extra"
        for one in ticked:
            self.draft.use(one.spot, kind)


def _key(level: str, text: str, code: str | None, project: str) -> tuple[str, str, str, str]:
    return level, " ".join(text.casefold().split()), "".join(digits(code)), project


def _extra(made: Found, one: Given) -> None:
    name = one.column.heading or one.column.role
    while name in made.extra and made.extra[name] != one.text:
        name = f"{name} +"
    made.extra[name] = one.text
    made.spots.setdefault(f"extra.{name}", one.spot)


def _number(text: str) -> float | None:
    found = re.fullmatch(r"\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*", text)
    number = float(found[1].replace(",", ".")) if found else None
    return number if number is not None and number <= 100 else None


def _kind(role: str) -> str:
    return "source" if role == "source" else "value"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:57]}..."
