"""Where an element came from, back to the cards, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lfa.errors import UnknownId
from lfa.model.element import Element, Relation
from lfa.model.fields import fields_of
from lfa.model.integrity import referred
from lfa.model.plan import Plan
from lfa.model.tables import PARTS, rows
from lfa.terms import term

__all__ = ["Step", "Trace", "trace"]

#: Lists of ids that are followed on: they hold where a statement comes from, as a derivation does; and goal
#: conflicts join their sides to what was done about them.
_FOLLOWED = {
    ("problem_statements", "problems"),
    ("wild_problems", "problems"),
    ("goal_conflicts", "sides"),
    ("goal_conflicts", "actions"),
}
#: Lists that name what comes after a row, not what it rests on.
_ONWARD = {("goal_conflicts", "actions")}


@attrs.frozen
class Step:
    """One element on the way.

    Parameters
    ----------
    depth : int
        How many steps from the subject, from 1.
    element : Element
        It holds its own id and statement.
    via : str
        The column that leads there: ``derived_from``, ``result``, ``leads_to`` ...
    table : str
        The table in which that column stands.
    wording : str or None
        What a source read when it was derived from, if it reads otherwise now.
    """

    depth: int
    element: Element
    via: str
    table: str
    wording: str | None = None


@attrs.frozen
class Trace:
    """The way back to the sources of an element, and forward to what hangs on it.

    Parameters
    ----------
    subject : Element
    sources : tuple of Step
        What it rests on, each followed by what that rests on.
    consequences : tuple of Step
        What rests on it, in the same manner: what to look at when it changes.
    language : str
    """

    subject: Element
    sources: tuple[Step, ...]
    consequences: tuple[Step, ...]
    language: str = "en"

    def __str__(self) -> str:
        lines = [_named(self.subject)]
        for key, steps in (("sources", self.sources), ("consequences", self.consequences)):
            lines.append(term("trace", key if steps else f"no_{key}", self.language))
            lines += [self._line(step) for step in steps]
        return "\n".join(lines)

    def _line(self, step: Step) -> str:
        via = term("columns", f"{step.table}.{step.via}", self.language)
        then = f" ({term('trace', 'then', self.language, wording=step.wording)})" if step.wording else ""
        return f"{'  ' * min(step.depth, 20)}{_named(step.element)} [{via}]{then}"


def _named(element: Element) -> str:
    return f"{element.id} {' '.join(str(element.statement or '').split())}".rstrip()


def trace(plan: Plan, id: str) -> Trace:  # noqa: A002 - the field's word
    """Follow an element back to where it came from, and forward to what hangs on it.

    Derivations and the row something belongs to (the result of an indicator, the indicator of
    a milestone, the mission of a recommendation) are followed to the end, and so are the problems
    that a problem statement covers, and goal conflicts: from each side to the conflict, and on to what
    carries its decision out. Links of a tree and other lists of ids are followed one step, from
    the element itself.

    Parameters
    ----------
    plan : Plan
    id : str

    Returns
    -------
    Trace

    Raises
    ------
    UnknownId
        When the plan has no such element.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.needs.add("C1", "The river smells")
    >>> _ = plan.problems.add("P1", "The river is dirty", derived_from="C1")
    >>> _ = plan.objectives.add("O1", "The river is clean", derived_from="P1")
    >>> print(trace(plan, "P1"))
    P1 The river is dirty
    Comes from:
      C1 The river smells [...]
    What hangs on it:
      O1 The river is clean [...]
    """
    subject = plan.find(id)
    if subject is None:
        raise UnknownId(id)
    web = _Web(plan)
    return Trace(subject, tuple(web.walk(id, web.back)), tuple(web.walk(id, web.forward)), plan.language)


@attrs.frozen
class _Strand:
    """One reference of a plan: who refers, to whom, in which column; whether one follows it on."""

    other: str
    via: str
    table: str
    followed: bool


class _Web:
    """All references of a plan, from both ends."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.back: dict[str, list[_Strand]] = {}
        self.forward: dict[str, list[_Strand]] = {}
        for table in PARTS:
            for row in rows(plan, table):
                self._add(table, row)

    def _add(self, table: str, row: Element | Relation) -> None:
        if isinstance(row, Element):
            for field in fields_of(type(row)):
                if field.kind in {"ref", "refs", "derivations"}:
                    for other in referred(row, field):
                        followed = field.kind != "refs" or (table, field.name) in _FOLLOWED
                        ends = (other, row.id) if (table, field.name) in _ONWARD else (row.id, other)
                        self._join(*ends, field.name, table, followed)
        elif len(row.key) == 2:
            cause, effect = row.key
            self._join(str(effect), str(cause), "leads_to", table.replace("_links", "s"), False)

    def _join(self, referrer: str, other: str, via: str, table: str, followed: bool) -> None:
        self.back.setdefault(referrer, []).append(_Strand(other, via, table, followed))
        self.forward.setdefault(other, []).append(_Strand(referrer, via, table, followed))

    def walk(self, start: str, strands: dict[str, list[_Strand]]) -> Iterator[Step]:
        """Yield what can be reached, each once, deeper steps right after what they hang on."""
        seen = {start}
        waiting = [(1, start, strand) for strand in reversed(strands.get(start, ()))]
        while waiting:
            depth, before, strand = waiting.pop()
            element = self.plan.find(strand.other)
            if element is None or strand.other in seen:
                continue
            seen.add(strand.other)
            yield Step(depth, element, strand.via, strand.table, self._then(before, strand))
            if strand.followed:
                further = [one for one in strands.get(strand.other, ()) if one.followed]
                waiting += [(depth + 1, strand.other, one) for one in reversed(further)]

    def _then(self, one: str, strand: _Strand) -> str | None:
        """Return what the source of a derivation read then, when it reads otherwise now."""
        if strand.via != "derived_from":
            return None
        for derived, source in ((one, strand.other), (strand.other, one)):
            element, origin = self.plan.find(derived), self.plan.find(source)
            for memory in element.derived_from if element else ():
                if memory.id == source and origin and memory.wording and memory.wording != origin.statement:
                    return memory.wording
        return None
