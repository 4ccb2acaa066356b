"""A picture of a plan: shows itself in a notebook, saves itself by suffix, and fits on any Axes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from lfa.analysis.diff import Diff
from lfa.errors import InvalidValue, LfaError, WriteError
from lfa.layout.geometry import Drawing, Page
from lfa.layout.table import Table
from lfa.model.conflicts import Conflicts
from lfa.model.goals import Interactions
from lfa.model.plan import Plan
from lfa.plot.kinds import kind_of
from lfa.plot.marks import Sheet
from lfa.plot.options import Made, Options
from lfa.plot.svg import to_svg
from lfa.plot.tiling import tiled
from lfa.terms import term

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SUFFIXES = (".svg", ".pdf", ".png")


class Picture:
    """A finished picture.

    Attributes
    ----------
    kind
        "problem-tree" and so on.
    drawing
        What was laid out: boxes, connectors, font size, page, notes.
    title, alt_text
        What the picture is called, and what it tells.
    """

    def __init__(self, kind: str, made: Made, options: Options) -> None:
        self.kind = kind
        self.drawing: Drawing | Table = made.drawing
        self.title, self.alt_text, self.language = made.title, made.alt_text, made.language
        self.sheets: tuple[Sheet, ...] = made.sheets
        self.options = options

    def __repr__(self) -> str:
        pages = f", {len(self.sheets)} pages" if len(self.sheets) > 1 else ""
        return f"<{self.kind} on {self.drawing.page.name}, {self.drawing.font_size:g} pt{pages}>"

    @property
    def notes(self) -> tuple[str, ...]:
        """What the layout says about itself."""
        return self.drawing.notes if isinstance(self.drawing, Drawing) else ()

    def svg(self, page: int = 1) -> str:
        """Return one page as SVG."""
        sheet = self.sheets[page - 1]
        return to_svg(sheet, self.options.style, title=self.title, alt_text=self.alt_text, language=self.language)

    def png(self, page: int = 1) -> bytes:
        """Return one page as PNG."""
        from lfa.plot.canvas import to_png

        return to_png(self.sheets[page - 1], self.options.style)

    def pdf(self, author: str = "") -> bytes:
        """Return all pages as one PDF."""
        from lfa.plot.canvas import to_pdf

        return to_pdf(self.sheets, self.options.style, title=self.title, author=author or self.options.author)

    def draw(self, ax: Axes) -> Axes:
        """Put the first page on an Axes."""
        from lfa.plot.canvas import paint

        return paint(self.sheets[0], ax, self.options.style)

    def save(self, path: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Save as SVG, PDF or PNG, by suffix.

        Several pages become one PDF, or numbered files: "logframe-1.svg", "logframe-2.svg".

        Parameters
        ----------
        path
            Where to; the suffix decides the format. An existing file is replaced at once or not at all.

        Returns
        -------
        tuple of Path
            The files written.

        Raises
        ------
        InvalidValue
            If the suffix is none of .svg, .pdf and .png.
        WriteError
            If the file cannot be written.

        Examples
        --------
        >>> import lfa, tempfile
        >>> tree = lfa.ProblemTree([("P1", "Fish catches are falling")])
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     [path.name for path in lfa.picture(tree).save(f"{folder}/tree.svg")]
        ['tree.svg']
        """
        target = Path(path)
        suffix = target.suffix.lower()
        if suffix not in SUFFIXES:
            raise InvalidValue(f"path: a picture is saved as .svg, .pdf or .png, not as {target.name!r}.")
        if suffix == ".pdf":
            return (_put(target, self.pdf()),)
        one = (lambda n: self.svg(n).encode()) if suffix == ".svg" else self.png
        if len(self.sheets) == 1:
            return (_put(target, one(1)),)
        digits = len(str(len(self.sheets)))
        return tuple(
            _put(target.with_name(f"{target.stem}-{n:0{digits}}{target.suffix}"), one(n))
            for n in range(1, len(self.sheets) + 1)
        )

    def _repr_svg_(self) -> str:
        return self.svg()

    def _repr_png_(self) -> bytes:
        return self.png()


def _put(target: Path, content: bytes) -> Path:
    """Write a file beside the target, then put it in place."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WriteError(f"{target} cannot be written: {error.strerror or error}.") from error
    return target


def picture(subject: Any, kind: str | None = None, page: str | Page | None = None, **options: Any) -> Picture:
    """Make a picture of a plan or of a part of it.

    Parameters
    ----------
    subject
        A problem tree, an objective tree, a logframe, interactions, a register of conflicts, or a whole plan (then
        say which kind); or what `lfa.diff` returns: the new version with all changes marked.
    kind
        "problem-tree", "objective-tree", "mirrored-trees" (both on facing pages), "logframe",
        "results-chain", "goal-conflicts" (a heatmap), "influence", "conflict-network", "goal-ranking" or
        "conflict-register"; of a whole plan also "coverage" (who is heard where), "votes", "mission-map",
        "portfolio", "actors" and "approach" (cruise or expedition); None takes what fits the subject.
    page
        "A0" to "A5", "letter", "slide", a free size such as "190x120mm", or the width of a column, "160mm".
        "A4" unless said, "A0" for a wall.
    **options
        See `lfa.plot.options.Options`: layout, orientation, links, minimum, root, pages, wall, tiles,
        direction, since, title, source, author, mark, legend, bands, numbers, show, order, threshold, style,
        language. What is invented is marked "Illustrative" unless `mark` says otherwise.

    Returns
    -------
    Picture
        Which shows itself in a notebook, and has `save`.

    Raises
    ------
    InvalidValue
        If the subject, kind, page or an option is not known.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ProblemTree([("P", "Fish are few"), ("C", "Waste water")], [("C", "P")], focals="P")
    >>> lfa.picture(tree, page="A5")
    <problem-tree on A5, 12 pt>
    """
    known = {field.name for field in attrs.fields(Options)}
    for name in options:
        if name not in known:
            raise InvalidValue(f"{name!r} is no option of a picture; the options are {', '.join(sorted(known))}.")
    if isinstance(subject, Diff):
        subject, options = subject.new, {"since": subject.old, **options}
    chosen = Options(**options)
    page = page or ("A0" if chosen.wall else "A4")
    found, part, plan = kind_of(subject, kind)
    if "mark" not in options and _invented(part, plan):
        chosen = attrs.evolve(chosen, mark=term("pictures", "marks.illustrative", chosen.language or part.language))
    made = found.make(part, plan, page, chosen)
    if chosen.tiles:
        cut = (one for sheet in made.sheets for one in tiled(sheet, chosen.tiles, chosen.style, made.language))
        made = attrs.evolve(made, sheets=tuple(cut))
    return Picture(found.name, made, chosen)


def _invented(part: Any, plan: Plan | None) -> bool:
    """Whether a picture shows anything made up for an example."""
    of_goals = isinstance(part, Interactions | Conflicts)
    shown = [*part.whole, *([plan.goals if of_goals else plan.activities] if plan else [])]
    rows = (row for one in shown for row in (*one, *getattr(one, "links", ())))
    return part.illustrative or any(row.illustrative for row in rows)


def draw(kind: str, subject: Any, ax: Axes | None, page: str | Page | None, options: dict[str, Any]) -> Axes:
    """Draw a kind of picture on an Axes; without one, on a new figure of the size of the page."""
    from lfa.plot.canvas import new_axes, page_of

    if ax is not None and page is not None:
        raise InvalidValue("page: a given ax is the page; leave page out.")
    made = picture(subject, kind, page_of(ax) if ax is not None else page, **options)
    if len(made.sheets) > 1:
        raise LfaError(f"The {kind} takes {len(made.sheets)} pages; use lfa.picture(...).save, or a larger page.")
    return made.draw(ax if ax is not None else new_axes(made.sheets[0].page))
