"""What derivation leaves to people: questions, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import attrs

from lfa.model.element import Element
from lfa.model.logframe import Logframe
from lfa.model.objectives import ObjectiveTree
from lfa.model.problems import CausalLink, ProblemTree
from lfa.model.scales import Level
from lfa.terms import term

__all__ = ["Prompt", "prompts", "unmirrored"]


@attrs.frozen
class Prompt:
    """One question for the group.

    Parameters
    ----------
    kind : str
        ``wording``, ``activities``, ``impact``, ``assumption`` or ``unplaced``.
    subject : str or None
        Id of what it is about.
    about : tuple of str
        Ids of objectives to have in mind when answering.
    text : str
        The question, in the language of the objectives.
    """

    kind: str
    subject: str | None
    about: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return self.text


def prompts(objectives: ObjectiveTree, logframe: Logframe) -> list[Prompt]:
    """Ask what a derived logframe cannot answer.

    * ``wording``: an objective that is still a problem in brackets;
    * ``activities``: what will be done for an output? The means below it are worth a thought,
      but none of them is an activity: a means is a state, an activity is something somebody does;
    * ``impact``: no impact is there, and these ends stand above the purpose;
    * ``assumption``: keep, reword, redesign or drop each candidate;
    * ``unplaced``: objectives that are in no row, behind no output and no candidate.

    Parameters
    ----------
    objectives : ObjectiveTree
    logframe : Logframe

    Returns
    -------
    list of Prompt

    Examples
    --------
    >>> from lfa.analysis.placing import to_logframe
    >>> tree = ObjectiveTree()
    >>> for id, statement in [("O1", "The river is clean"), ("O2", "Sewage is treated"), ("O3", "Pipes are tight")]:
    ...     _ = tree.add(id, statement)
    >>> tree.extend((), [("O2", "O1"), ("O3", "O2")])
    >>> for prompt in prompts(tree, to_logframe(tree, "O1")):
    ...     print(prompt.kind, prompt.subject, prompt.about)
    activities R2 ('O3',)
    """
    return [
        *_wording(objectives),
        *_activities(objectives, logframe),
        *_impact(objectives, logframe),
        *_candidates(objectives, logframe),
        *_unplaced(objectives, logframe),
    ]


def _ask(kind: str, tree: ObjectiveTree, subject: Element | None, about: Iterable[str]) -> Prompt:
    ids = tuple(about)
    named = "; ".join(f"{one} {tree[one].label}" for one in ids[:5]) + (" ..." if len(ids) > 5 else "")
    key = kind if ids else f"{kind}_alone"
    text = term("derive", key, tree.language, subject=subject.label if subject else "", about=named)
    return Prompt(kind, subject.id if subject else None, ids, text)


def _wording(tree: ObjectiveTree) -> Iterator[Prompt]:
    for one in tree:
        if one.statement and one.statement.startswith("[") and one.statement.endswith("]"):
            yield _ask("wording", tree, one, ())


def _sources(elements: Iterable[Element], tree: ObjectiveTree) -> set[str]:
    return {source for element in elements for source in element.sources if source in tree}


def _activities(tree: ObjectiveTree, logframe: Logframe) -> Iterator[Prompt]:
    assumed = _sources(logframe.assumptions, tree)
    for row in logframe.at(Level.OUTPUT):
        means = [one.id for source in row.sources if source in tree for one in tree.means(source)]
        yield _ask("activities", tree, row, (one for one in dict.fromkeys(means) if one not in assumed))


def _impact(tree: ObjectiveTree, logframe: Logframe) -> Iterator[Prompt]:
    if logframe.at(Level.IMPACT):
        return
    rows = _sources(logframe, tree)
    for purpose in logframe.at(Level.OUTCOME):
        ends = [end for source in purpose.sources if source in tree for end in tree.above(source) if end not in rows]
        if ends:
            yield _ask("impact", tree, purpose, ends)


def _candidates(tree: ObjectiveTree, logframe: Logframe) -> Iterator[Prompt]:
    for one in logframe.assumptions:
        if one.status == "draft" and one.derived_from:
            yield _ask("assumption", tree, one, ())


def _unplaced(tree: ObjectiveTree, logframe: Logframe) -> Iterator[Prompt]:
    """What stands neither in a row, nor in a candidate, nor behind an output or above a purpose."""
    placed = _sources([*logframe, *logframe.assumptions], tree)
    outputs = _sources(logframe.at(Level.OUTPUT), tree)
    purposes = _sources(logframe.at(Level.OUTCOME), tree)
    behind = _reached(outputs, lambda one: [means.id for means in tree.means(one)])
    ends = _reached(purposes, lambda one: [end.id for end in tree.ends(one)])
    there = placed | behind | ends
    left = [one for one in tree.ids if one not in there]
    if left and len(logframe):
        yield _ask("unplaced", tree, None, left)


def _reached(starts: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> set[str]:
    """Return all that can be reached from some objectives, in one walk."""
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        new = [one for one in neighbours(waiting.pop()) if one not in seen]
        seen.update(new)
        waiting += new
    return seen


def unmirrored(problems: ProblemTree, objectives: ObjectiveTree) -> list[CausalLink]:
    """List causal links that no means-end link mirrors, though objectives stand at both ends.

    Either the link is newer than the objectives, or somebody has found that the means does
    not lead to the end: people know which.

    Parameters
    ----------
    problems : ProblemTree
    objectives : ObjectiveTree

    Returns
    -------
    list of CausalLink
    """
    reached: dict[str, list[str]] = {}
    for objective in objectives:
        for source in objective.sources:
            reached.setdefault(source, []).append(objective.id)
    return [
        link
        for link in problems.links
        if (pairs := [(a, b) for a in reached.get(link.cause, ()) for b in reached.get(link.effect, ()) if a != b])
        and not any(objectives.get_link(*pair) for pair in pairs)
    ]
