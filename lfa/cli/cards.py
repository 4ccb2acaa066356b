"""``lfa cards``: the cards of a wall, a board or a form into a plan, new or existing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lfa.cli.pairs import pairs
from lfa.cli.plans import keep, open_plan
from lfa.cli.screen import draw, note, plain, show, working
from lfa.cli.views import view_of
from lfa.cli.words import LANGUAGES, own_language, say
from lfa.errors import WriteError
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.io.cards import Entered
    from lfa.model.needs import Needs
    from lfa.model.plan import Plan

__all__ = ["command", "refuse_loss"]

#: So many cards are shown in a preview.
MOST = 15


@click.command(
    short_help="Take the cards of a wall, a board or a form into a plan.",
    epilog='\b\nExample:\n  lfa cards export.csv plan.xlsx --map text=Innehåll --workshop "Day 1" --dry-run',
)
@click.argument("export")
@click.argument("plan")
@click.option("--map", "mapping", multiple=True, metavar="FIELD=HEADING", help="Say what a column holds.")
@click.option("--workshop", help="Title or id of the workshop, for cards that name none.")
@click.option("--split", metavar="MARK", help="What stands between several cards in one cell.")
@click.option("--prompt", multiple=True, metavar="WORD=PROMPT", help="What a word or a colour means: yellow=problem.")
@click.option("--sheet", help="The only sheet of a workbook to read.")
@click.option("--encoding", help="Encoding of a text file, where it is guessed wrongly.")
@click.option("--names", is_flag=True, help="Keep names of persons; otherwise numbers take their place.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of a new plan; yours if not given.")
@click.option("--preview", is_flag=True, help="Show how the file is understood, with the first cards; write nothing.")
@click.option("--dry-run", is_flag=True, help="Say what would be added and recognised; write nothing.")
@click.option("-o", "--output", help="Write another file; the plan stays as it is.")
@click.option("--force", is_flag=True, help="Write even where cells of the workbook would be lost.")
def command(
    export: str,
    plan: str,
    mapping: tuple[str, ...],
    workshop: str | None,
    split: str | None,
    prompt: tuple[str, ...],
    sheet: str | None,
    encoding: str | None,
    names: bool,
    language: str | None,
    preview: bool,
    dry_run: bool,
    output: str | None,
    force: bool,
) -> None:
    """Take the cards of a CSV file or a workbook into a plan, and say how they were understood.

    The plan is made if it is not there. Cards that it has already are recognised, whatever was done
    with them since: nothing is added twice, nothing comes back.
    """
    from lfa.io.cards import add_cards, read_cards

    opened, new = _plan(plan, language)
    with working(say("reading", opened.language, name=Path(export).name)):
        cards, account = read_cards(
            export,
            {name: heading or None for name, heading in pairs("--map", mapping).items()},
            split=split,
            workshop=workshop,
            prompts=pairs("--prompt", prompt),
            sheet=sheet,
            encoding=encoding,
            names=names,
            language=opened.language,
        )
    show(str(account))
    if preview:
        _preview(cards, opened.language)
        return
    entered = add_cards(opened, cards)
    _tell(entered, opened)
    if dry_run:
        show(term("cards", "told.dry", opened.language), "yellow")
    elif entered.added or new or output:
        target = output or plan
        if not new and not output:
            refuse_loss(opened, plan, force)
        _write(opened, target, new)
        show(say("made", opened.language, name=target))


def _plan(path: str, language: str | None) -> tuple[Plan, bool]:
    from lfa.model.plan import Plan

    if Path(path).exists():
        return open_plan(path), False
    return Plan(language=language or own_language()), True


def refuse_loss(plan: Plan, path: str, force: bool) -> None:
    """Refuse to write a workbook over itself when it holds cells that lfa did not understand.

    Raises
    ------
    WriteError
    """
    if plan.origin.leftovers and not force:
        count, first = len(plan.origin.leftovers), plan.origin.leftovers[0].place
        raise WriteError(term("cards", "told.would_lose", plan.language, name=path, count=count, first=first))


def _write(plan: Plan, path: str, new: bool) -> None:
    from lfa.io import write
    from lfa.io.formats import wanted

    if wanted(path, plan.language).name == "xlsx":
        again = "cards" if new else "all"
        write(plan, path, shows=view_of(path) if Path(path).exists() and not new else again)
    elif loss := keep(plan, path):
        note(str(loss))


def _tell(entered: Entered, plan: Plan) -> None:
    language = plan.language
    show(term("cards", "told.added", language, count=len(entered.added)), "green" if entered.added else None)
    show(term("cards", "told.recognised", language, count=len(entered.recognised)))
    if entered.workshops:
        names = ", ".join(plan.needs.workshops[one].label for one in entered.workshops)
        show(term("cards", "told.workshops", language, names=names))
    for one in entered.notes[:MOST]:
        show(f"  {one}")


def _preview(cards: Needs, language: str) -> None:
    from rich.table import Table
    from rich.text import Text

    from lfa.schema import table as table_of

    columns = [one for one in table_of("cards").columns if one.name in _SHOWN]
    table = Table(show_lines=False)
    for column in columns:
        table.add_column(Text(column.heading(language)), overflow="fold", ratio=3 if column.name == "statement" else 1)
    for card in list(cards)[:MOST]:
        table.add_row(*(Text(plain(_cell(column, getattr(card, column.name), language))) for column in columns))
    draw(table)
    if len(cards) > MOST:
        show(say("more", language, count=len(cards) - MOST))


_SHOWN = ("id", "statement", "workshop", "prompt", "organisation", "area", "votes")


def _cell(column: object, value: object, language: str) -> str:
    from lfa.reports.cells import cell
    from lfa.schema import Column

    assert isinstance(column, Column)
    return cell(column, value, language)
