"""Signs on boxes: ids, votes, what rests on evidence, what is a draft or stale, and what becomes the project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from lfa.analysis.memory import stale
from lfa.model.objectives import ObjectiveTree
from lfa.model.plan import Plan
from lfa.model.scales import Basis, Status
from lfa.plot.chips import Chip, Dress
from lfa.terms import term

#: Signs that every font has and that differ in shape, not in colour alone.
EVIDENCE: Final = "✓"
ASSUMED: Final = "?"
STALE: Final = "↻"
VOTES: Final = "●"


def dressed(tree: Any, plan: Plan | None, show: Sequence[str]) -> Dress:
    """Gather the signs of a tree.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ProblemTree()
    >>> _ = tree.add("P1", "Fish are few", votes=5, basis="assumption")
    >>> dressed(tree, None, ["ids", "votes", "basis"]).chips[0].text
    'P1 ●5 ?'
    """
    if not show:
        return Dress()
    old = {one.element.id for one in stale(plan)} if plan and "stale" in show else set()
    chips = []
    for element in tree:
        said = " ".join(_signs(element, show, stale=element.id in old))
        if said:
            chips.append(Chip(element.id, said, "sign", "#3a4651"))
    drafts = {one.id for one in tree if "draft" in show and getattr(one, "status", None) is Status.DRAFT}
    inside = project(tree, plan) if plan and "chosen" in show else ()
    return Dress(dashed=frozenset(drafts), chips=tuple(chips), inside=inside)


def _signs(element: Any, show: Sequence[str], *, stale: bool) -> Iterator[str]:
    if "ids" in show:
        yield element.id
    if "votes" in show and getattr(element, "votes", None):
        yield f"{VOTES}{element.votes}"
    if "basis" in show and getattr(element, "basis", None):
        yield EVIDENCE if element.basis is Basis.EVIDENCE else ASSUMED
    if stale:
        yield STALE


def project(tree: Any, plan: Plan) -> tuple[str, ...]:
    """List what becomes the project: the objectives of the chosen strategies, or the problems these came from.

    A strategy that names only its purpose takes that and all means to it.
    """
    chosen: dict[str, None] = {}
    for strategy in plan.strategies.chosen:
        ids = list(strategy.objectives)
        if not ids and strategy.purpose and strategy.purpose in plan.objectives:
            ids = list(plan.objectives.below(strategy.purpose))
        chosen |= dict.fromkeys([*ids, *([strategy.purpose] if strategy.purpose else [])])
    if not isinstance(tree, ObjectiveTree):
        chosen = {source: None for one in chosen if one in plan.objectives for source in plan.objectives[one].sources}
    return tuple(element.id for element in tree if element.id in chosen)


def key_of(dress: Dress, show: Sequence[str], language: str) -> Iterator[tuple[str, str]]:
    """Yield what the legend explains: only the signs that occur."""
    said = " ".join(chip.text for chip in dress.chips if chip.corner == "sign")
    signs = (("votes", VOTES), ("basis", EVIDENCE), ("basis", ASSUMED), ("stale", STALE))
    names = {VOTES: "votes", EVIDENCE: "evidence", ASSUMED: "assumed", STALE: "stale"}
    for name, sign in signs:
        if name in show and sign in said:
            yield sign, term("pictures", f"legend.{names[sign]}", language)
    if dress.dashed and "draft" in show:
        yield "draft", term("pictures", "legend.draft", language)
    if dress.inside:
        yield "project", term("pictures", "legend.project", language)
