"""``lfa fill``: a form filled with a plan, one of ours or a donor's own."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lfa.cli.plans import open_plan
from lfa.cli.remainder import print_remainder
from lfa.cli.screen import note, show, working
from lfa.cli.words import say
from lfa.errors import LossError, MissingFile, WriteError

if TYPE_CHECKING:
    from lfa.io.excel.template import FillReport
    from lfa.model.plan import Plan

__all__ = ["command"]


@click.command(
    short_help="Fill a donor's form, or one of ours.",
    epilog="\b\nExample:\n  lfa fill plan.xlsx --form intpa -o logframe.xlsx\n"
    "  lfa fill plan.xlsx --form donor-form.xlsx -o filled.xlsx --language sv",
)
@click.argument("plan")
@click.option(
    "--form", "form", required=True, metavar="NAME|FILE", help="A form of ours by its name, or the file of a form."
)
@click.option("-o", "--output", required=True, help="File to write; the form itself is never written to.")
@click.option("--language", help="Language of the texts, and of a form of ours; the plan's if not given.")
@click.option(
    "--map", "mapping", metavar="FILE", help="A mapping that says which cells are for what; written if it is not there."
)
@click.option("--strict", is_flag=True, help="Write nothing if something of the logframe has no place in the form.")
@click.option(
    "--ids/--no-ids",
    default=None,
    help="Leave hidden names by which lfa diff knows the rows again when the form comes back; without either, they are "
    "left in forms of ours, and where rows are put in.",
)
@click.option(
    "--capacity",
    is_flag=True,
    help="Where rows cannot be put in safely, fill those that are there instead of refusing.",
)
@click.option("--no-insert", is_flag=True, help="Put in no rows: fill those that are there, and name the rest.")
def command(
    plan: str,
    form: str,
    output: str,
    language: str | None,
    mapping: str | None,
    strict: bool,
    ids: bool | None,
    capacity: bool,
    no_insert: bool,
) -> None:
    """Fill a form with a plan, and say what was written and what is left over.

    The forms of ours: tillvaxtverket, erhvervsstyrelsen, esf, interreg, eu, intpa, sida, danida, norad, fcdo, un,
    ifrc, usaid, idb. Of a donor's form only the cells to be filled are changed.
    """
    from lfa.io.excel.template import fill_template

    opened = open_plan(plan)
    _refuse_sources(output, (plan, form, *filter(None, (mapping,))), opened.language)
    template, spoken = _template(opened, form, language)
    if mapping and not Path(mapping).exists():
        _map(opened, template, mapping)
    try:
        with working(say("writing", opened.language, name=Path(output).name)):
            report = fill_template(
                opened,
                _stream(template),
                out=output,
                language=spoken,
                mapping=mapping,
                strict=strict,
                insert=False if no_insert else "safe" if capacity else True,
                ids=True if ids is None and isinstance(template, bytes) else ids,
            )
    except LossError as error:
        print_remainder(opened, error.report.left_over)  # type: ignore[attr-defined]
        raise WriteError(say("fill.strict", opened.language, name=output)) from error
    _print(opened, report, output)


def _map(plan: Plan, template: str | bytes, mapping: str) -> None:
    """Write how the form is understood, for people to edit."""
    from lfa.io.atomic import put
    from lfa.io.excel.template.mapping import map_form

    put(map_form(_stream(template)).encode(), mapping, plan.language)
    note(say("mapped", plan.language, name=mapping))


def _stream(template: str | bytes) -> str | io.BytesIO:
    return io.BytesIO(template) if isinstance(template, bytes) else template


def _template(plan: Plan, form: str, language: str | None) -> tuple[str | bytes, str | None]:
    """Return a form, and the language of the texts that go into it.

    Raises
    ------
    MissingFile
        When there is neither such a file nor such a form of ours.
    """
    from lfa.io.excel import forms

    if form not in forms.names():
        if not Path(form).exists():
            raise MissingFile(say("no_form", plan.language, value=form, names=", ".join(forms.names())))
        return form, language
    spoken = forms.language_for(form, language or plan.language)
    if spoken != (language or plan.language):
        note(say("form_language", plan.language, name=form, languages=", ".join(forms.languages(form))))
    return forms.form(form, spoken, plan), language or spoken


def _refuse_sources(output: str, sources: tuple[str, ...], language: str) -> None:
    """Raise when a file would be replaced that is being read.

    Raises
    ------
    WriteError
    """
    for source in sources:
        if Path(output).exists() and Path(source).exists() and Path(output).samefile(source):
            raise WriteError(say("same_file", language, name=output))


def _print(plan: Plan, report: FillReport, output: str) -> None:
    from lfa.reports.marks import invented

    show(say("made", plan.language, name=output))
    rows = sum(count for places in report.rows_inserted.values() for _, count in places)
    note(say("fill.done", plan.language, cells=report.cells_written, rows=rows, parts=len(report.parts_changed)))
    for sheet, places in report.rows_inserted.items():
        for after, count in places:
            note(f"  {say('fill.rows', plan.language, sheet=sheet, after=after, count=count)}")
    for part in report.parts_changed:
        note(f"  {part}")
    for remark in (*report.refused, *report.notes):
        note(remark)
    if invented(plan, "logframe"):
        # A donor's own form is left as it is, so it is said here.
        note(say("illustrative", plan.language))
    print_remainder(plan, report.left_over)
