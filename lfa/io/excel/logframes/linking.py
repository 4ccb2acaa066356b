"""Linking: which result leads to which, and which output an activity belongs to. By code, else by position."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lfa.io.excel.logframes.draft import Draft, Found
from lfa.io.excel.logframes.levels import digits

__all__ = ["link"]

_ABOVE = {"outcome": ("impact",), "output": ("outcome", "impact")}


@attrs.define
class Table:
    """The results of one table, sorted out once."""

    results: list[Found]
    order: dict[int, int] = attrs.field(factory=dict)
    levels: dict[str, list[Found]] = attrs.field(factory=dict)
    codes: dict[str, dict[tuple[str, ...], Found]] = attrs.field(factory=dict)
    turns: dict[tuple[str, str], bool] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for place, one in enumerate(self.results):
            level = one.level or ""
            self.order[id(one)] = place
            self.levels.setdefault(level, []).append(one)
            if code := digits(one.code):
                self.codes.setdefault(level, {}).setdefault(code, one)

    def by_code(self, one: Found, level: str) -> Found | None:
        """The one whose number begins this number: 1.2 belongs to 1, A1.2.1 to R1.2."""
        own = digits(one.code)
        known = self.codes.get(level, {})
        return next((known[own[:size]] for size in range(len(own) - 1, 0, -1) if own[:size] in known), None)

    def take_turns(self, level: str, lower: str) -> bool:
        """Whether something of the lower level stands between the first and the last of the higher one."""
        if (level, lower) not in self.turns:
            upper = [self.order[id(one)] for one in self.levels.get(level, ())]
            under = [self.order[id(one)] for one in self.levels.get(lower, ())]
            self.turns[level, lower] = bool(upper) and any(upper[0] < place < upper[-1] for place in under)
        return self.turns[level, lower]


def link(draft: Draft) -> None:
    """Give every result its parents and every activity its output, and note what was only guessed.

    Parameters
    ----------
    draft : Draft
    """
    tables: dict[int, list[Found]] = {}
    for one in draft.found:
        if one.kind == "result":
            tables.setdefault(one.table, []).append(one)
    for number, results in tables.items():
        # what a sheet only says again stands above what it adds
        own = {id(one) for one in results}
        said = [above for one in results for above in one.above if id(above) not in own]
        tables[number] = [*dict.fromkeys(said), *results] if number else results
    sorted_out = {number: Table(results) for number, results in tables.items()}
    for table in sorted_out.values():
        named = _named(table)
        for one in table.results:
            if "_parent" in one.fields:
                one.above = _by_name(draft, one, named)
            elif one.level in _ABOVE:
                one.above = _parents(draft, one, table)
    _break_circles(draft)
    _activities(draft, sorted_out)


def _parents(draft: Draft, one: Found, table: Table) -> list[Found]:
    level = one.level or ""
    if level == "outcome" and (over := table.by_code(one, level)) is not None and over is not one:
        return [over]  # 1.1 under 1
    main = [other for other in table.levels[level] if not other.fields.get("_sub")] if one.fields.get("_sub") else []
    for above in (level, *_ABOVE[level]) if main else _ABOVE[level]:
        higher = main if above == level else table.levels.get(above, [])
        if not higher:
            continue
        if len(higher) == 1:
            return list(higher)
        if coded := table.by_code(one, above):
            return [coded]
        near = one.above[0] if one.above and one.above[0] in higher else None
        if near is not None and (table.take_turns(above, level) or one.fields.get("_row")):
            draft.remark("logframe_parent_by_place", one.spots.get(None), one, value=near.statement)
            return [near]
        if not one.fields.get("_listed"):
            draft.remark("logframe_no_parent", one.spots.get(None), one)
        return []
    return []


def _named(table: Table) -> dict[str, Found]:
    return {_spelled(one.code): one for one in table.results if one.code}


def _spelled(code: object) -> str:
    return "".join(str(code).casefold().split()).rstrip(".")


def _by_name(draft: Draft, one: Found, named: dict[str, Found]) -> list[Found]:
    """What a column of its own says it leads to, by code."""
    found = []
    for part in str(one.fields["_parent"]).replace(";", ",").replace("\n", ",").split(","):
        if not part.strip():
            continue
        if (other := named.get(_spelled(part))) is not None:
            found.append(other)
        else:
            draft.remark("logframe_parent_named", one.spots.get(None), one, value=part.strip())
    return found


def _break_circles(draft: Draft) -> None:
    """Leave out the link that closes a circle."""
    state: dict[int, int] = {}
    for start in draft.of("result"):
        path: list[Found] = []
        stack: list[tuple[Found, int]] = [(start, 0)] if id(start) not in state else []
        while stack:
            one, place = stack.pop()
            if place == 0:
                state[id(one)] = 1
                path.append(one)
            if place >= len(one.above):
                state[id(one)] = 2
                path.pop()
                continue
            above = one.above[place]
            if state.get(id(above)) == 1:
                chain = [*path[next(i for i, other in enumerate(path) if other is above) :], above]
                said = " → ".join(other.code or other.statement[:30] for other in chain[:12])
                draft.remark("logframe_circle", one.spots.get(None), one, chain=said)
                one.above = [other for other in one.above if other is not above]
                stack.append((one, place))
                if place == 0:
                    path.pop()
                continue
            stack.append((one, place + 1))
            if id(above) not in state:
                stack.append((above, 0))


def _activities(draft: Draft, tables: dict[int, Table]) -> None:
    everything = Table([one for one in draft.of("result") if one.level in {"output", "outcome"}])
    mixed: dict[int, bool] = {}
    for one in draft.of("activity"):
        table = tables.get(one.table, everything)
        level = "output" if table.levels.get("output") else "outcome"
        outputs = table.levels.get(level, [])
        if not outputs:
            table, outputs = everything, everything.levels.get("output", everything.levels.get("outcome", []))
            level = "output" if everything.levels.get("output") else "outcome"
        if one.table not in mixed:
            mixed[one.table] = _mixed(draft, one.table, level)
        if "_parent" in one.fields:
            one.spots["result"] = one.spots.pop("parents")
            one.above = _led_to(draft, one, everything)
        if "_parent" not in one.fields or not one.above:
            one.above = _output(draft, one, table, level, outputs, mixed[one.table])


def _led_to(draft: Draft, one: Found, table: Table) -> list[Found]:
    """What a column of its own says an activity leads to: the first result that it names by code or in words."""
    said = str(one.fields["_parent"])
    if (worded := {_spelled(other.statement): other for other in table.results}.get(_spelled(said))) is not None:
        return [worded]
    return _by_name(draft, one, _named(table))[:1]


def _output(draft: Draft, one: Found, table: Table, level: str, outputs: list[Found], mixed: bool) -> list[Found]:
    if coded := table.by_code(one, level) or _by_number(one, outputs):
        return [coded]
    if len(outputs) == 1:
        return outputs
    near = one.above[0] if one.above and one.above[0] in outputs else None
    if near is not None and (mixed or one.fields.get("_row")):
        beside = [other for other in outputs if other.spots.get(None) == near.spots.get(None)]
        if len(beside) == 1:
            return [near]
        if same := [other for other in beside if digits(other.code) and digits(other.code) == digits(one.code)]:
            return same[:1]
    if outputs:
        draft.remark("logframe_no_output", one.spots.get(None), one)
    return []


def _by_number(one: Found, outputs: Sequence[Found]) -> Found | None:
    """Outputs without numbers are counted: activity 2.1 belongs to the second."""
    own = digits(one.code)
    if len(own) < 2 or not own[0].isdigit() or any(digits(other.code) for other in outputs):
        return None
    place = int(own[0]) - 1
    return outputs[place] if 0 <= place < len(outputs) else None


def _mixed(draft: Draft, table: int, level: str) -> bool:
    """Whether activities stand between the outputs, rather than all below them."""
    kinds = [one.kind for one in draft.found if one.table == table and (one.level == level or one.kind == "activity")]
    if "result" not in kinds:
        return False
    last = len(kinds) - 1 - kinds[::-1].index("result")
    return "activity" in kinds[kinds.index("result") : last]
