"""The problem tree and the objective tree on facing pages, each objective where its problem stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from attrs import evolve, frozen

from lfa.layout.branches import View
from lfa.layout.geometry import Box, Drawing
from lfa.layout.sketch import ENDS, SIDE
from lfa.layout.text import PITCH, balanced
from lfa.model.order import path
from lfa.model.plan import Plan

#: How often the layout is tried with other words before both texts are set in every box.
_TRIES: Final = 4


@frozen
class Place:
    """A place on both pages, with the words that need the more room."""

    id: str
    statement: str


@frozen
class Way:
    """A link between two places."""

    cause: str
    effect: str
    feedback: bool = False


class Mirror:
    """Two trees that share their places.

    Examples
    --------
    >>> import lfa
    >>> plan = lfa.Plan("River")
    >>> _ = plan.problems.add("P1", "Fish are few")
    >>> plan.objectives = lfa.to_objectives(plan.problems)
    >>> Mirror(plan).places
    {'P1': ('P1', 'O1')}
    """

    def __init__(self, plan: Plan) -> None:
        self.trees: tuple[Any, Any] = (plan.problems, plan.objectives)
        self.language = plan.language
        self.places: dict[str, tuple[str | None, str | None]] = {one.id: (one.id, None) for one in plan.problems}
        for objective in plan.objectives:
            home = next((one for one in objective.sources if one in plan.problems and not self.places[one][1]), None)
            # Ids are unique in the plan, so an objective of its own may give its place its id.
            self.places[home or objective.id] = (home, objective.id)
        self._at = tuple({pair[k]: name for name, pair in self.places.items() if pair[k]} for k in (0, 1))

    def laid_out(self, lay: Callable[[Any], Drawing]) -> tuple[Drawing, Drawing]:
        """Lay both out at once, in boxes that hold either text."""
        longer = {name: max(self._texts(name), key=len) for name in self.places}
        for attempt in range(_TRIES + 1):
            drawing = lay(self._tree(longer))
            short = [name for name, box in drawing.boxes.items() if not self._fits(name, box, drawing.font_size)]
            if not short:
                break
            for name in short:
                texts = self._texts(name)
                other = next((text for text in texts if text != longer[name]), longer[name])
                longer[name] = other if attempt < _TRIES - 1 else " ".join(texts)
        return self._page(drawing, 0), self._page(drawing, 1)

    def _texts(self, name: str) -> list[str]:
        found = (tree[one] for tree, one in zip(self.trees, self.places[name], strict=True) if one)
        return [" ".join(str(one.statement or one.id).split()) for one in found]

    def _fits(self, name: str, box: Box, font: float) -> bool:
        most = round((box.height / font - ENDS) / PITCH)
        return all(len(self._set(text, box, font)) <= most for text in self._texts(name))

    def _set(self, text: str, box: Box, font: float) -> tuple[str, ...]:
        return balanced(text, box.width / font - 2 * SIDE + 0.01, self.language).lines

    def _tree(self, words: Mapping[str, str]) -> View:
        focals = [self._at[k][one] for k, tree in enumerate(self.trees) for one in tree.focals]
        places = tuple(Place(name, words[name]) for name in self.places)
        return View(places, tuple(self._ways()), tuple(dict.fromkeys(focals)), self.language)

    def _ways(self) -> Iterator[Way]:
        """Yield the links of both trees, each once; one that closes a circle goes against the flow."""
        onward: dict[str, list[str]] = {}
        seen: set[tuple[str, str]] = set()
        for k, tree in enumerate(self.trees):
            for link in tree.links:
                cause, effect = (self._at[k][end] for end in link.ends)
                if (cause, effect) in seen or cause == effect:
                    continue
                seen.add((cause, effect))
                circle = link.feedback or bool(path(effect, cause, lambda node: onward.get(node, ())))
                if not circle:
                    onward.setdefault(cause, []).append(effect)
                yield Way(cause, effect, circle)

    def _page(self, drawing: Drawing, k: int) -> Drawing:
        """Keep what belongs to one of the trees, under its own ids."""
        own = {name: pair[k] for name, pair in self.places.items()}
        mine = {(self._at[k][a], self._at[k][b]) for a, b in (link.ends for link in self.trees[k].links)}
        boxes: dict[str, Box] = {}
        for name, box in drawing.boxes.items():
            if one := own[name]:
                text = str(self.trees[k][one].statement or one)
                boxes[one] = evolve(box, lines=self._set(" ".join(text.split()), box, drawing.font_size), page=k + 1)

        def kept(links: Any) -> tuple[Any, ...]:
            return tuple(
                evolve(one, cause=own[one.cause], effect=own[one.effect])
                for one in links
                if (one.cause, one.effect) in mine
            )

        return evolve(
            drawing,
            boxes=boxes,
            connectors=tuple(evolve(one, page=k + 1) for one in kept(drawing.connectors)),
            references=kept(drawing.references),
            hidden=tuple((str(own[a]), str(own[b])) for a, b in drawing.hidden if (a, b) in mine),
        )
