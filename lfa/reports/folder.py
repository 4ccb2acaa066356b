"""One folder a planner can paste from: report, pictures, tables and the plan itself."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from lfa.analysis.overviews import overviews
from lfa.errors import WriteError, reason
from lfa.io import write
from lfa.io.atomic import put
from lfa.layout.geometry import pages_for
from lfa.model.plan import Plan
from lfa.reports.chapters import blocks
from lfa.reports.csv_files import csv_tables
from lfa.reports.document import Document
from lfa.reports.drafts import with_drafts
from lfa.reports.markdown import to_markdown
from lfa.reports.marks import invented
from lfa.reports.pictures import draw_all, save_all
from lfa.reports.view import View
from lfa.reports.webpage import to_html
from lfa.terms import term

__all__ = ["write_report"]


def _silent(name: str) -> None:
    """Tell nobody."""


def write_report(
    plan: Plan,
    folder: str | os.PathLike[str],
    page: str = "A4",
    language: str | None = None,
    *,
    tell: Callable[[str], object] = _silent,
) -> list[Path]:
    """Write a plan as a folder for people: text, pictures, tables and the plan.

    What could be derived and is not there yet (objectives from problems, a logframe from
    objectives) is added as drafts, and the report says so; the plan given stays as it is.
    Files of these names in the folder are replaced, others are left alone.

    Parameters
    ----------
    plan : Plan
    folder : path
        Made when it is not there.
    page : str
        Size of pictures and of printed pages: "A4", "A3" ...
    language : str, optional
        Of the report; None means the plan's. Translations are used where the plan has them.
    tell : callable, optional
        Is told the name of each part before it is made.

    Returns
    -------
    list of Path
        The files written: report.html, report.md, pictures, tables, overviews.xlsx where there are missions,
        plan.xlsx and plan.json.

    Raises
    ------
    WriteError
        When a file or the folder cannot be written.
    InvalidValue
        When the page size or the language is not known.

    Examples
    --------
    >>> import tempfile
    >>> plan = Plan("Clean river")
    >>> plan.problems.extend([("P1", "Fish catches are falling"), ("P2", "Waste water is untreated")], [("P2", "P1")])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in write_report(plan, folder)][:2]
    ['report.html', 'report.md']
    """
    pages_for(page, "best")
    drafted = with_drafts(plan)
    spoken = _in_language(drafted.plan, language)
    target = Path(folder)
    for part in (target, target / "pictures", target / "tables"):
        _make(part, plan.language)
    made = draw_all(spoken, page, drafted.steps, tell)
    view = View(
        spoken,
        drafted.steps,
        drafted.purpose if drafted.guessed else None,
        {kind: figure for kind, (figure, _) in made.items()},
    )
    texts = _texts(view, page)
    return [
        *(_put(target / name, text.encode("utf-8", "replace"), plan.language) for name, text in texts.items()),
        *save_all(made, target / "pictures", tell),
        *(_put(target / "tables" / name, data, plan.language) for name, data in csv_tables(spoken)),
        *_overviews(spoken, target, tell),
        *_copies(drafted.plan, target, tell),
    ]


def _in_language(plan: Plan, language: str | None) -> Plan:
    """Return the plan with the texts of a language in front; a copy, unless that is how it stands."""
    if language in {None, plan.language}:
        return plan
    spoken = copy.deepcopy(plan)
    spoken.language = language
    return spoken


def _texts(view: View, page: str) -> dict[str, str]:
    say, plan = view.say, view.plan
    mark = say("mark.illustrative") if invented(plan) else ""
    title = str(plan.title or say("untitled"))
    document = Document(title, plan.language, tuple(blocks(view)), mark, page)
    return {"report.html": to_html(document), "report.md": to_markdown(document)}


def _overviews(plan: Plan, folder: Path, tell: Callable[[str], object]) -> Iterator[Path]:
    """Write what follows from the missions of a plan as the sheets of a workbook, where there are any."""
    from lfa.io.excel.overviews import write_overviews

    made = overviews(plan)
    if made:
        tell("overviews.xlsx")
        write_overviews(plan, made, folder / "overviews.xlsx")
        yield folder / "overviews.xlsx"


def _copies(plan: Plan, folder: Path, tell: Callable[[str], object]) -> Iterator[Path]:
    for name in ("plan.xlsx", "plan.json"):
        tell(name)
        write(plan, folder / name)
        yield folder / name


def _put(path: Path, data: bytes, language: str) -> Path:
    put(data, path, language)
    return path


def _make(folder: Path, language: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = reason(error, language)
        raise WriteError(term("messages", "cannot_write", language, name=str(folder), reason=why)) from error
