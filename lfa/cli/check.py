"""``lfa check``: what does not hang together, for people, programs and pull requests."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from lfa.cli.plans import account, open_plan
from lfa.cli.screen import note, show
from lfa.cli.words import say
from lfa.errors import LfaError, MissingFile, WriteError
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.checks import Findings
    from lfa.checks.formats import Told
    from lfa.model.plan import Plan

__all__ = ["command"]

CLEAN, FAULTY, UNREADABLE = 0, 1, 2
TEXT = "text"


@attrs.frozen
class Asked:
    """What was asked on the command line."""

    plan: str
    shape: str
    select: str | None
    ignore: str | None
    profile: str | None
    config: str | None
    everything: bool


@click.command(
    short_help="Check a plan.",
    epilog="\b\nExample:\n  lfa check plan.xlsx\n  lfa check plan.xlsx --profile sida --ignore PRB-LENGTH,STK\n"
    "  lfa check plan.xlsx --annotate checked.xlsx\n  lfa check plan.xlsx --format github",
)
@click.argument("plan")
@click.option(
    "--format",
    "shape",
    type=click.Choice([TEXT, "json", "github", "sarif", "markdown"]),
    default=TEXT,
    show_default=True,
)
@click.option("--select", metavar="CODES", help="Only these rules: codes or beginnings such as TRE,IND-QTTP.")
@click.option("--ignore", metavar="CODES", help="Not these rules.")
@click.option("--profile", metavar="NAME|FILE", help="Check by the rules of a donor, or of a TOML file of your own.")
@click.option("--config", metavar="FILE", help="Settings; else lfa.toml or pyproject.toml beside the plan or above it.")
@click.option("--all", "everything", is_flag=True, help="Show all findings, and what was accepted on purpose.")
@click.option("--annotate", metavar="FILE", help="Write a copy of the workbook with notes and colours on its cells.")
@click.option(
    "--fix", is_flag=True, help="Mend what needs no wording: pinned codes, blanks; links if selected by code."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    plan: str,
    shape: str,
    select: str | None,
    ignore: str | None,
    profile: str | None,
    config: str | None,
    everything: bool,
    annotate: str | None,
    fix: bool,
    diff: bool,
) -> None:
    """Check a plan. Ends with 0 without errors, 1 with errors, 2 if the file cannot be read.

    The ten gravest findings are shown and the rest counted. A finding that is there on purpose can be accepted with
    its code and a reason, in the column for accepted findings.
    """
    asked = Asked(plan, shape, select, ignore, profile, config, everything)
    try:
        opened = open_plan(plan)
    except LfaError as error:
        _unreadable(asked, error)
        ctx.exit(UNREADABLE)
    findings = _checked(opened, asked)
    if fix or diff:
        opened, findings = _mend(opened, findings, asked, write=fix and not diff)
    if annotate:
        _annotate(opened, findings, asked, annotate)
    if not diff:  # a comparison stands alone, so that it can be piped
        _tell(opened, findings, asked)
    ctx.exit(FAULTY if findings.errors else CLEAN)


def _checked(plan: Plan, asked: Asked) -> Findings:
    """Judge the plan by what was asked, else by what a configuration file says."""
    from lfa.checks import check
    from lfa.cli import settings

    config, path = (settings.named(asked.config), Path(asked.config)) if asked.config else settings.found(asked.plan)
    if path is not None:
        note(term("findings", "config", plan.language, name=path))
    if asked.profile:
        config = settings.with_profile(config, asked.profile, Path())
    return check(plan, asked.select or None, asked.ignore, config=config)


def _told(plan: Plan, findings: Findings, asked: Asked) -> Told:
    from lfa.checks.formats import Told

    labels = {one.id: one.label for one in plan.elements}
    title = str(plan.title or "")
    return Told(findings, asked.plan, title, plan.language, True, tuple(account(plan)), labels, _version())


def _tell(plan: Plan, findings: Findings, asked: Asked) -> None:
    from lfa.checks.formats import FORMATS
    from lfa.cli.findings import tell

    told = _told(plan, findings, asked)
    if asked.shape == TEXT:
        tell(told, everything=asked.everything)
        for line in told.notes:
            note(line)
    elif said := FORMATS[asked.shape](told):
        show(said.rstrip("\n"))


def _unreadable(asked: Asked, error: LfaError) -> None:
    """Tell every fault of a file, in the format that was asked for."""
    from lfa.checks.formats import FORMATS, Told
    from lfa.checks.formats.told import faults

    found = faults(error)
    if asked.shape == TEXT:
        for line in str(error).splitlines() or [type(error).__name__]:
            note(line)
    else:
        show(FORMATS[asked.shape](Told(found, asked.plan, readable=False, version=_version())).rstrip("\n"))


def _annotate(plan: Plan, findings: Findings, asked: Asked, target: str) -> None:
    from lfa.io.excel.annotate import annotate

    if Path(target).exists() and Path(asked.plan).exists() and Path(target).samefile(asked.plan):
        raise WriteError(say("same_file", plan.language, name=target))
    cells = annotate(findings, asked.plan, target, language=plan.language)
    note(term("findings", "annotated", plan.language, name=target, cells=cells))


def _mend(plan: Plan, findings: Findings, asked: Asked, *, write: bool) -> tuple[Plan, Findings]:
    """Mend what can be mended, in the file itself or as a comparison; return the plan as it then stands."""
    from lfa.cli.mending import mend

    if not Path(asked.plan).exists():
        raise MissingFile(term("messages", "file_missing", plan.language, name=asked.plan))
    mended = mend(plan, findings, asked.plan, asked.select, write=write)
    return (mended, _checked(mended, asked)) if write else (plan, findings)


def _version() -> str:
    # The face is no floor, so it is asked at run time and not imported.
    return str(sys.modules["lfa"].__dict__["__version__"])
