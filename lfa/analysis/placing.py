"""From objectives to a logframe: which objective becomes a row, and what is left as an assumption.

An assumption on a row conditions the step from that row to the next one up. So an
objective left outside the strategy becomes, as a candidate, an assumption

* of the step from activities to an output, when it is a means to that output;
* of the step from outputs to the purpose, when it leads to the purpose another way;
* of the step from the purpose upwards, when it leads only to what the purpose leads to.

References
----------
MDF, on assumptions: look first at the objectives left outside the intervention logic.
European Commission (2004), Project Cycle Management Guidelines, on the logframe's vertical logic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from lfa.analysis.naming import Names
from lfa.analysis.wording import draft
from lfa.errors import InvalidValue
from lfa.model.assumptions import Assumption
from lfa.model.element import Derivation, Element
from lfa.model.logframe import Logframe
from lfa.model.objectives import ObjectiveTree
from lfa.model.order import sort
from lfa.model.problems import Problem, ProblemTree
from lfa.model.results import Result
from lfa.model.scales import Level, Status
from lfa.model.strategies import Strategy
from lfa.model.text import Text

__all__ = ["to_logframe"]

Chosen = Strategy | Iterable[str | Strategy]


def to_logframe(
    objectives: ObjectiveTree,
    purpose: str | None = None,
    existing: Logframe | None = None,
    strategy: Chosen | None = None,
    problems: ProblemTree | None = None,
) -> Logframe:
    """Draft a logframe: the purpose, its outputs, and what is left outside as assumption candidates.

    A chosen means further down never becomes an activity: it is a state, and prompts the
    question what will be done (see `lfa.analysis.derive.prompts`). No impact is invented either.

    Parameters
    ----------
    objectives : ObjectiveTree
        It is not changed.
    purpose : str, optional
        Id of the objective that becomes the outcome; by default the one that the strategy names
        (or each of several, when several strategies name their own), else the focal one.
    existing : Logframe, optional
        What was derived before. All of it is kept as it is; only objectives that nothing
        comes from get drafts.
    strategy : Strategy or iterable, optional
        What was chosen: a strategy, several, or ids of objectives. None means all means.
    problems : ProblemTree, optional
        Where to look for external problems; by default the problem tree of the same plan.

    Returns
    -------
    Logframe
        A new logframe that stands alone and can be assigned to ``plan.logframe``.

    Raises
    ------
    UnknownId
        When the purpose or a chosen objective is not in the tree.
    InvalidValue
        When no purpose is named and the tree has no focal objective.

    Examples
    --------
    >>> tree = ObjectiveTree()
    >>> for id, statement in [("O1", "The river is clean"), ("O2", "Sewage is treated"), ("O3", "Waste is collected")]:
    ...     _ = tree.add(id, statement)
    >>> tree.extend((), [("O2", "O1"), ("O3", "O1")])
    >>> logframe = to_logframe(tree, purpose="O1", strategy=["O2"])
    >>> [(row.id, row.level.value, row.parents) for row in logframe]
    [('R1', 'outcome', ()), ('R2', 'output', ('R1',))]
    >>> [(one.statement, one.level.value) for one in logframe.assumptions]
    [('Waste is collected', 'output')]
    """
    made = _copy(existing) if existing is not None else Logframe(language=objectives.language)
    named, chosen = _choice(strategy)
    tops = [purpose] if purpose else named or list(objectives.focals[:1])
    if len(objectives) and not tops:
        raise InvalidValue("purpose must name an objective: the tree has no focal one to take in its place")
    branches = [_Branch.of(objectives, top, chosen) for top in tops]
    for branch in branches:
        _Drafts(branch, made).results()
    for branch in branches:
        _Drafts(branch, made).assumptions(problems if problems is not None else _problems(objectives))
    return made


def _copy(logframe: Logframe) -> Logframe:
    made = Logframe(logframe, language=logframe.language)
    for name in logframe.parts:
        for element in getattr(logframe, name):
            getattr(made, name).add(element)
    return made


def _choice(strategy: Chosen | None) -> tuple[list[str], list[str] | None]:
    """Return the purposes that strategies name, and the objectives they take on."""
    if strategy is None:
        return [], None
    given = [strategy] if isinstance(strategy, Strategy | str) else list(strategy)
    ids = [one for part in given for one in (part.objectives if isinstance(part, Strategy) else (part,))]
    named = [one.purpose for one in given if isinstance(one, Strategy) and one.purpose]
    return list(dict.fromkeys(named)), ids


def _problems(objectives: ObjectiveTree) -> ProblemTree | None:
    """Return the problem tree that the objectives came from, when both stand in one plan."""
    holders = (objectives.holder_of(source) for one in objectives for source in one.sources)
    return next((holder for holder in holders if isinstance(holder, ProblemTree)), None)


@attrs.frozen
class _Branch:
    """The objectives of a tree, sorted by what they are to a purpose and a choice."""

    tree: ObjectiveTree
    purpose: str
    outputs: tuple[str, ...]
    #: Chosen ends above the purpose, nearest first.
    above: tuple[str, ...]
    #: The step that each objective conditions: that of an output's activities (its id), or the one up from a level.
    step: dict[str, str]
    #: Neither chosen nor above the purpose, but leading upwards.
    outside: tuple[str, ...]

    @classmethod
    def of(cls, tree: ObjectiveTree, purpose: str, chosen: list[str] | None) -> _Branch:
        ends = tree.above(purpose)
        taken = set(tree.below(purpose)) if chosen is None else {tree[one].id for one in chosen}
        outputs = tuple(_topmost(tree, purpose, taken))
        above = tuple(one for one in ends if chosen is not None and one in taken)
        step = _steps(tree, purpose, outputs, ends)
        placed = {purpose, *taken, *ends}
        return cls(tree, purpose, outputs, above, step, tuple(one for one in step if one not in placed))


def _topmost(tree: ObjectiveTree, purpose: str, taken: set[str]) -> Iterator[str]:
    """Yield the chosen means nearest to the purpose: direct ones, or those behind means not chosen."""
    waiting, seen = [purpose], {purpose}
    for node in waiting:
        new = [means.id for means in tree.means(node) if means.id not in seen]
        seen.update(new)
        yield from (one for one in new if one in taken)
        waiting += [one for one in new if one not in taken]


def _steps(tree: ObjectiveTree, purpose: str, outputs: Iterable[str], ends: Iterable[str]) -> dict[str, str]:
    """Return which step everything that leads upwards conditions; the lowest one wins."""
    step: dict[str, str] = {purpose: Level.OUTPUT}
    for starts in ({one: one for one in outputs}, {purpose: Level.OUTPUT}, dict.fromkeys(ends, Level.OUTCOME)):
        waiting: list[tuple[str, str]] = list(starts.items())
        for start, place in waiting:
            step.setdefault(start, place)
        for node, place in waiting:
            for means in tree.means(node):
                if means.id not in step:
                    step[means.id] = place
                    waiting.append((means.id, place))
    return step


class _Drafts:
    """Adds to a logframe the rows and assumption candidates that are not there yet."""

    def __init__(self, branch: _Branch, made: Logframe) -> None:
        self.branch, self.tree, self.made = branch, branch.tree, made
        self.known: dict[str, list[str]] = {}
        for element in (*made, *made.assumptions):
            for source in element.sources:
                self.known.setdefault(source, []).append(element.id)

    def _names(self, prefix: str) -> Names:
        taken = [one for part in self.made.whole for one in part.ids]
        return Names("O", prefix, self.tree, (Logframe, *Logframe.parts.values()), taken)

    def _rows(self, objectives: Iterable[str]) -> list[str]:
        """Return the results that came from some objectives."""
        return [row for one in objectives for row in self.known.get(one, ()) if row in self.made]

    def results(self) -> None:
        """Add the outcome, chosen outcomes above it, and the outputs."""
        names = self._names("R")
        for one in (*reversed(self.branch.above), self.branch.purpose):
            ends = [end.id for end in self.tree.ends(one) if end.id in self.branch.above]
            self._result(one, Level.OUTCOME, self._rows(ends), names)
        for one in self.branch.outputs:
            self._result(one, Level.OUTPUT, self._rows([self.branch.purpose])[:1], names)

    def _result(self, objective: str, level: Level, parents: list[str], names: Names) -> None:
        source = self.tree[objective]
        if not self._rows([objective]):
            row = Result(names.of(objective), level=level, parents=parents, **_drafted(source, source.statement))
            self.known.setdefault(objective, []).append(self.made.add(row).id)

    def assumptions(self, problems: ProblemTree | None) -> None:
        """Add what is left outside, and external problems, as candidates."""
        names = self._names("AS")
        for one in self.branch.outside:
            objective = self.tree[one]
            self._assumption(objective, objective.statement, self.branch.step[one], names)
        for problem, step in _external(problems, self.branch) if problems is not None else ():
            self._assumption(problem, draft(problem.statement, problems.language), step, names)  # type: ignore[union-attr]

    def _assumption(self, source: Element, statement: Text | None, step: str, names: Names) -> None:
        if source.id in self.known:
            return
        fields: dict[str, Any] = {"level": step}
        if not isinstance(step, Level):
            fields = {"result": next(iter(self._rows([step])), None), "level": Level.ACTIVITY}
        elif step == Level.OUTCOME:
            fields = {"result": next(iter(self._rows([self.branch.purpose])), None), "level": Level.OUTCOME}
        candidate = Assumption(names.of(source.id), **fields, **_drafted(source, statement))
        self.known[source.id] = [self.made.assumptions.add(candidate).id]


def _drafted(source: Element, statement: Text | None) -> dict[str, Any]:
    """Return what every draft has: the wording to start from, its status and its memory."""
    return {
        "statement": statement,
        "status": Status.DRAFT,
        "derived_from": Derivation(source.id, source.statement and str(source.statement)),
        "illustrative": source.illustrative,
    }


def _external(problems: ProblemTree, branch: _Branch) -> Iterator[tuple[Problem, str]]:
    """Yield external problems that lead to something in the tree, with the step they condition."""
    reached: dict[str, str] = {}
    for objective in branch.tree:
        for source in objective.sources:
            if objective.id in branch.step:
                reached.setdefault(source, branch.step[objective.id])
    causes_first = sort(problems.ids, lambda one: [effect.id for effect in problems.effects(one)])
    for one in reversed(causes_first):
        effects = [reached[effect.id] for effect in problems.effects(one) if effect.id in reached]
        if problems[one].external and effects:
            reached.setdefault(one, effects[0])
            yield problems[one], reached[one]
