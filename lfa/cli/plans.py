"""Opening a plan and telling what was made of its file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lfa.cli.screen import note, working
from lfa.cli.words import own_language, say
from lfa.errors import MissingFile, WriteError
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.io import LossReport
    from lfa.model.plan import Plan

__all__ = ["account", "hint_at_account", "keep", "open_plan", "refuse_existing"]

#: How many notes or cells are listed before the rest is counted.
MOST = 200


def open_plan(path: str) -> Plan:
    """Read a plan, with progress.

    Raises
    ------
    MissingFile
        When there is none; no plan tells the language then, so the user's is spoken.
    """
    from lfa.io import read

    with working(say("reading", name=Path(path).name)):
        try:
            return read(path)
        except MissingFile:
            raise MissingFile(term("messages", "file_missing", own_language(), name=path)) from None


def keep(plan: Plan, path: str | Path, *, strict: bool = False) -> LossReport:
    """Write a plan, with progress."""
    from lfa.io import write

    with working(say("writing", plan.language, name=Path(path).name)):
        return write(plan, path, strict=strict)


def account(plan: Plan) -> list[str]:
    """Return what was guessed in reading, and every cell that was not understood, a line each."""
    origin = plan.origin
    lines = [str(one) for one in origin.notes]
    if origin.leftovers:
        lines.append(say("leftovers", plan.language, count=len(origin.leftovers)))
        lines += [f"  {one.place}: {_short(one.value)}" for one in origin.leftovers]
    rest = len(lines) - MOST
    return [*lines[:MOST], say("more", plan.language, count=rest)] if rest > 0 else lines


def _short(value: str) -> str:
    text = " ".join(str(value).split())
    return f"{text[:77]}..." if len(text) > 80 else text


def hint_at_account(plan: Plan, path: str) -> None:
    """Say in one line that something was guessed or left over, and where to see it."""
    count = len(plan.origin.notes) + len(plan.origin.leftovers)
    if count:
        note(say("account_hint", plan.language, count=count, name=path))


def refuse_existing(path: str | Path, force: bool, language: str | None = None) -> None:
    """Raise when a file would be replaced that nobody said may be replaced.

    Raises
    ------
    WriteError
    """
    if Path(path).exists() and not force:
        raise WriteError(say("exists", language, name=path))
