"""``lfa comments``: a plan out for consultation (remiss, høring), and what people say of it back in."""

from __future__ import annotations

import click

from lfa.cli.cards import refuse_loss
from lfa.cli.plans import keep, open_plan, refuse_existing
from lfa.cli.screen import note, show, working
from lfa.cli.words import LANGUAGES, say
from lfa.terms import term

__all__ = ["command"]


@click.command(
    short_help="Send a plan out for comments, and take the comments in.",
    epilog="\b\nExample:\n  lfa comments plan.xlsx --sheet remiss.xlsx\n  lfa comments plan.xlsx --read kumla.xlsx --read hallsberg.xlsx",
)
@click.argument("plan")
@click.option("--sheet", metavar="FILE", help="Write a comment sheet to be sent out.")
@click.option("--read", "answers", multiple=True, metavar="FILE", help="Take in a comment sheet; may be repeated.")
@click.option("--organisation", help="Who is asked, or who says it where the sheet does not.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the sheet; the plan's if not given.")
@click.option("-o", "--output", metavar="FILE", help="Write another file; the plan stays as it is.")
@click.option("--force", is_flag=True, help="Replace a sheet that is there; write even where cells would be lost.")
def command(
    plan: str,
    sheet: str | None,
    answers: tuple[str, ...],
    organisation: str | None,
    language: str | None,
    output: str | None,
    force: bool,
) -> None:
    """Write a sheet in which others comment on PLAN statement by statement, or take such sheets in.

    What is taken in stands on the plan's sheet of comments, where the answers are written. A sheet may be read again:
    nothing is added twice.
    """
    from lfa.io.excel.comments import read_comments, write_comment_sheet

    if not sheet and not answers:
        raise click.UsageError("Say --sheet FILE to send the plan out, or --read FILE to take comments in.")
    opened = open_plan(plan)
    if sheet:
        refuse_existing(sheet, force, opened.language)
        with working(say("writing", opened.language, name=sheet)):
            write_comment_sheet(opened, sheet, organisation=organisation, language=language)
        show(term("comments", "asked", opened.language, name=sheet))
    if answers:
        if not output:
            refuse_loss(opened, plan, force)
        taken = read_comments(opened, *answers, organisation=organisation)
        for place, about in taken.unknown:
            note(term("comments", "unknown", opened.language, place=place.said(opened.language), id=about))
        if taken.added or output:
            loss = keep(opened, output or plan)
            if loss:
                note(str(loss))
        show(term("comments", "taken", opened.language, added=len(taken.added), known=taken.known))
