"""The one table of pictures: name, subject, layout and painter.

A new picture is one line in `KINDS` and its painter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from attrs import evolve, field, frozen

from lfa.errors import InvalidValue
from lfa.layout.geometry import Drawing, Orientation, Page, pages_for
from lfa.layout.table import Table, layout_table
from lfa.layout.tree import Layout, Links, layout_tree
from lfa.model.logframe import Logframe
from lfa.model.objectives import ObjectiveTree
from lfa.model.plan import Plan
from lfa.model.problems import ProblemTree
from lfa.plot.alt import tree_text
from lfa.plot.chains import Chain
from lfa.plot.marks import Sheet
from lfa.plot.matrices import Matrix, table_sheets
from lfa.plot.numbers import Numbered
from lfa.plot.style import Style
from lfa.plot.trees import Trim, tree_sheet
from lfa.terms import term


@frozen
class Options:
    """How a picture is to be made; the keyword arguments of `lfa.picture`.

    Parameters
    ----------
    layout, orientation, links, smallest
        As for `lfa.layout_tree`.
    title, source, mark, legend, bands
        What stands round the picture; `mark` is printed on every page ("Illustrative").
    numbers
        Number the elements 1, 1.1 ... from the focal element.
    style
        Colours and font.
    language
        Of the labels; None means that of the subject.
    """

    layout: Layout = "auto"
    orientation: Orientation = "best"
    links: Links = "draw"
    smallest: float = 7.0
    title: str = ""
    source: str = ""
    mark: str = ""
    legend: bool = False
    bands: bool = True
    numbers: bool = False
    style: Style = field(factory=Style)
    language: str | None = None

    @property
    def trim(self) -> Trim:
        """What stands round the picture."""
        return Trim(self.title, self.source, self.mark, self.legend, self.bands)


@frozen
class Made:
    """A finished picture: its sheets, what was laid out, and what it tells."""

    sheets: tuple[Sheet, ...]
    drawing: Drawing | Table
    title: str
    alt_text: str
    language: str


@frozen
class Kind:
    """A kind of picture: what it shows of a plan, and how it is made."""

    name: str
    step: str
    make: Callable[[Any, Plan | None, str | Page, Options], Made]


def _language(subject: Any, plan: Plan | None, options: Options) -> str:
    return options.language or getattr(subject, "language", None) or (plan.language if plan else None) or "en"


def _tree(kind: str) -> Callable[[Any, Plan | None, str | Page, Options], Made]:
    def make(subject: Any, plan: Plan | None, page: str | Page, options: Options) -> Made:
        language = _language(subject, plan, options)
        tree: Any = Numbered(subject) if options.numbers else subject
        return _made(tree, kind, language, page, options, {})

    return make


def _made(tree: Any, kind: str, language: str, page: str | Page, options: Options, roles: dict[str, str]) -> Made:
    trim = options.trim if kind != "results-chain" else evolve(options.trim, bands=False)
    rooms = [trim.room(sheet) for sheet in pages_for(page, options.orientation)]
    drawing = layout_tree(
        tree,
        options.layout,
        page,
        options.orientation,
        links=options.links,
        smallest=options.smallest,
        reserve=rooms[0],
    )
    sheet = tree_sheet(drawing, kind, options.style, trim, language, roles)
    name = term("pictures", f"names.{kind.replace('-', '_')}", language)
    return Made((sheet,), drawing, options.title or name, tree_text(tree, kind, language), language)


def _chain(subject: Logframe, plan: Plan | None, page: str | Page, options: Options) -> Made:
    language = _language(subject, plan, options)
    chain = Chain(subject, _activities(plan), language)
    roles = {step.id: step.role for step in chain.steps}
    return _made(chain, "results-chain", language, page, options, roles)


def _logframe(subject: Logframe, plan: Plan | None, page: str | Page, options: Options) -> Made:
    language = _language(subject, plan, options)
    activities = _activities(plan)
    matrix = Matrix(subject, activities, language)
    trim = evolve(options.trim, legend=False, bands=False)
    sheet = pages_for(page, "landscape" if options.orientation == "best" else options.orientation)[0]
    table = layout_table(
        matrix.heads(), matrix.rows(), sheet, aligned=(1, 2), language=language, reserve=trim.room(sheet)
    )
    name = term("pictures", "names.logframe", language)
    counts = {"results": len(subject), "indicators": len(subject.indicators), "activities": len(activities)}
    told = term("pictures", "alt.logframe", language, name=name, **counts)
    return Made(tuple(table_sheets(table, options.style, trim, language)), table, options.title or name, told, language)


def _activities(plan: Plan | None) -> Sequence[Any]:
    return list(plan.activities) if plan else ()


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("problem-tree", "problems", _tree("problem-tree")),
        Kind("objective-tree", "objectives", _tree("objective-tree")),
        Kind("logframe", "logframe", _logframe),
        Kind("results-chain", "logframe", _chain),
    )
}


def kind_of(subject: Any, name: str | None) -> tuple[Kind, Any, Plan | None]:
    """Find the kind of a picture, and what of the subject it shows.

    Raises
    ------
    InvalidValue
        If the name is unknown, or the subject is nothing that has a picture.

    Examples
    --------
    >>> kind_of(ProblemTree(), None)[0].name
    'problem-tree'
    """
    if name is not None and name not in KINDS:
        raise InvalidValue(f"kind: {name!r} is no picture; the kinds are {', '.join(KINDS)}.")
    if isinstance(subject, Plan):
        chosen = name or next(
            (kind.name for kind in KINDS.values() if len(getattr(subject, kind.step))), "problem-tree"
        )
        return KINDS[chosen], getattr(subject, KINDS[chosen].step), subject
    own = {ProblemTree: "problem-tree", ObjectiveTree: "objective-tree", Logframe: name or "logframe"}
    fits = next((kind for cls, kind in own.items() if isinstance(subject, cls)), None)
    if fits is None:
        raise InvalidValue(f"a {type(subject).__name__} has no picture; draw a Plan, a tree or a Logframe.")
    if name not in {None, fits} or KINDS[fits].step != KINDS[name or fits].step:
        raise InvalidValue(f"kind: a {type(subject).__name__} cannot be drawn as {name!r}.")
    return KINDS[fits], subject, None
