"""Derivation with memory: problems to objectives, objectives to a logframe.

Deriving proposes and people word: all that is derived is a draft, remembers its source
and the wording the source had, and what exists already is never overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable

from lfa.analysis.memory import Stale, accept, stale
from lfa.analysis.naming import Names
from lfa.analysis.placing import to_logframe
from lfa.analysis.prompts import Prompt, prompts, unmirrored
from lfa.analysis.wording import draft
from lfa.errors import CycleError
from lfa.model.element import Derivation, Element
from lfa.model.objectives import MeansEndLink, Objective, ObjectiveTree
from lfa.model.problems import CausalLink, Problem, ProblemTree
from lfa.model.scales import Status

__all__ = ["Prompt", "Stale", "accept", "prompts", "stale", "to_logframe", "to_objectives", "unmirrored"]


def to_objectives(tree: ProblemTree, existing: ObjectiveTree | None = None) -> ObjectiveTree:
    """Draft an objective for every problem, with the links mirrored and still to be confirmed.

    An external problem gets none: nobody can change it, and it may become an assumption.
    A statement is the first suggestion of `lfa.analysis.wording`, or the problem's own
    wording in brackets where no pattern fits; either way its status is draft.

    Parameters
    ----------
    tree : ProblemTree
        The problems; it is not changed.
    existing : ObjectiveTree, optional
        What was derived before. All of it is kept as it is. Only problems that no objective
        comes from get drafts, and only links with a draft at one end are mirrored, so that
        a link somebody removed does not come back.

    Returns
    -------
    ObjectiveTree
        A new tree that stands alone and can be assigned to ``plan.objectives``.

    Examples
    --------
    >>> problems = ProblemTree()
    >>> _ = problems.add("P1", "The number of fish is falling")
    >>> _ = problems.add("P2", "Factories discharge waste water")
    >>> _ = problems.link("P2", "P1")
    >>> problems.focal = "P1"
    >>> objectives = to_objectives(problems)
    >>> for objective in objectives:
    ...     print(objective.id, objective.statement, objective.status)
    O1 The number of fish has increased draft
    O2 [ Factories discharge waste water ] draft
    >>> objectives.get_link("O2", "O1").confirmed, objectives.focal
    (False, 'O1')

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on analysis of objectives.
    """
    made = existing.copy() if existing is not None else ObjectiveTree(language=tree.language)
    reached = _by_source(made)
    names = Names("P", "O", tree, ObjectiveTree, made.ids)
    drafts = {
        problem.id: _objective(problem, names.of(problem.id), tree.language)
        for problem in tree
        if not problem.external and problem.id not in reached
    }
    made.extend(drafts.values())
    reached |= {problem: [one.id] for problem, one in drafts.items()}
    _mirror(tree, made, reached, {one.id for one in drafts.values()})
    if not made.focals:
        made.focals = tuple(one for focal in tree.focals for one in reached.get(focal, ()))
    return made


def _by_source(elements: Iterable[Element]) -> dict[str, list[str]]:
    """Return the ids of elements by the ids they were derived from."""
    found: dict[str, list[str]] = {}
    for element in elements:
        for source in element.sources:
            found.setdefault(source, []).append(element.id)
    return found


def _objective(problem: Problem, name: str, language: str) -> Objective:
    return Objective(
        name,
        draft(problem.statement, language),
        status=Status.DRAFT,
        derived_from=Derivation(problem.id, problem.statement and str(problem.statement)),
        tags=problem.tags,
        importance=problem.importance,
        cluster=problem.cluster,
        owner=problem.owner,
        illustrative=problem.illustrative,
    )


def _mirror(tree: ProblemTree, made: ObjectiveTree, reached: dict[str, list[str]], new: set[str]) -> None:
    """Mirror the causal links that touch a draft; all at once where nothing is in the way."""
    mirrored = {
        (means, end): _link(link, means, end)
        for link in tree.links
        for means in reached.get(link.cause, ())
        for end in reached.get(link.effect, ())
        if means != end and {means, end} & new and made.get_link(means, end) is None
    }
    try:
        made.extend((), mirrored.values())
    except CycleError:  # objectives that exist may be linked the other way round: people's links hold
        for one in mirrored.values():
            _link_if_possible(made, one)


def _link(link: CausalLink, means: str, end: str) -> MeansEndLink:
    return MeansEndLink(
        means, end, confirmed=False, feedback=link.feedback, polarity=link.polarity, illustrative=link.illustrative
    )


def _link_if_possible(made: ObjectiveTree, link: MeansEndLink) -> None:
    try:
        made.link(link)
    except CycleError:
        return
