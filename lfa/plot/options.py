"""How a picture is to be made, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, Literal, get_args

from attrs import field, frozen

from lfa.errors import InvalidValue
from lfa.layout.geometry import Drawing, Orientation, Page
from lfa.layout.sketch import LARGEST
from lfa.layout.table import Table
from lfa.layout.tree import Layout, Links
from lfa.model.plan import Plan
from lfa.plot.marks import Sheet
from lfa.plot.style import Style
from lfa.plot.trim import Trim

Pages = Literal["one", "overview", "auto"]
Direction = Literal["up", "across"]
Order = Literal["goal", "rank", "cluster"]
Sign = Literal["ids", "votes", "basis", "draft", "stale", "chosen"]
#: Text on a wall is read from three steps away.
WALL: Final = 24.0
_WALL_LARGEST: Final = 48.0
_WALL_GROW: Final = 3.0


def _one_of(name: str, known: tuple[str, ...]) -> Callable[[Any, Any, Any], None]:
    def check(instance: object, attribute: object, value: object) -> None:
        del instance, attribute
        for one in (value,) if isinstance(value, str) else value:  # type: ignore[attr-defined]  # a tuple, converted
            if one not in known:
                raise InvalidValue(f"{name}: expected {', '.join(known)}, not {one!r}.")

    return check


def _intensity(instance: object, attribute: object, value: object) -> None:
    del instance, attribute
    if not (isinstance(value, int | float) and 0 <= value <= 6):
        raise InvalidValue(f"threshold: expected an intensity from 0 to 6, not {value!r}.")


def _several(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _style(value: Any) -> Style:
    return Style.of(value)


@frozen
class Options:
    """How a picture is to be made; the keyword arguments of `lfa.picture`.

    Parameters
    ----------
    layout, orientation, links, minimum
        As for `lfa.layout_tree`.
    root
        Draw only this element and all that leads to it.
    pages
        "one"; "overview" for the focal element with two levels on the first page and a page for each branch
        that goes deeper; "auto" for that only where the text would be smaller than the minimum.
    wall
        For a wall: A0 unless another page is given, text of at least 24 pt.
    tiles
        "A4" or "A3": cut the page into sheets of that paper that overlap, with crop marks.
    direction
        Of a results chain: "up", or "across" from left to right.
    since
        An older version, a plan or a tree: what was added, removed and reworded since is marked.
    title, source, mark, legend, bands
        What stands round the picture; `mark` is printed on every page ("Illustrative").
    author
        Written into the properties of a PDF; nobody is named unless you say so.
    numbers
        Number the elements 1, 1.1 ... from the focal element.
    show
        Signs on the boxes: "ids", "votes", "basis" (evidence or assumption), "draft", "stale", and "chosen", a
        line round what becomes the project. What needs the whole plan is left out when only a tree is given.
    order
        Of the goals in a heatmap: "goal" as in the matrix, "rank" by influence, "cluster" with those together that
        further one another.
    threshold
        Of a network of goals: the least intensity of a conflict that is drawn, 1 to 6; all of them for 0.
    style
        Colours and font: a `Style`, a mapping, or the path of a TOML file.
    language
        Of the labels; None means that of the subject.
    """

    layout: Layout = "auto"
    orientation: Orientation = "best"
    links: Links = "draw"
    minimum: float = 7.0
    root: str | None = None
    pages: Pages = field(default="one", validator=_one_of("pages", get_args(Pages)))
    wall: bool = False
    tiles: str = ""
    direction: Direction = field(default="up", validator=_one_of("direction", get_args(Direction)))
    since: Any = None
    title: str = ""
    source: str = ""
    mark: str = ""
    author: str = ""
    legend: bool = False
    bands: bool = True
    numbers: bool = False
    show: tuple[str, ...] = field(default=(), converter=_several, validator=_one_of("show", get_args(Sign)))
    order: Order = field(default="goal", validator=_one_of("order", get_args(Order)))
    threshold: float = field(default=0.0, validator=_intensity)
    style: Style = field(factory=Style, converter=_style)
    language: str | None = None

    @property
    def trim(self) -> Trim:
        """What stands round the picture."""
        grow = _WALL_GROW if self.wall else 1.0
        return Trim(self.title, self.source, self.mark, self.legend, self.bands, grow=grow)

    @property
    def least(self) -> float:
        """The smallest text that is accepted without a word, in points."""
        return max(self.minimum, WALL) if self.wall else self.minimum

    @property
    def largest(self) -> float:
        """The largest text that is set, in points."""
        return _WALL_LARGEST if self.wall else LARGEST


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
    #: Whether a report has it by itself.
    reported: bool = True
    #: What is shown where the plan lacks this and has that.
    instead: str = ""
    #: Whether there is enough of it to be worth a picture.
    enough: Callable[[Any], int | bool] = len


def language_of(subject: Any, plan: Plan | None, options: Options) -> str:
    """Return the language of the labels."""
    return options.language or getattr(subject, "language", None) or (plan.language if plan else None) or "en"
