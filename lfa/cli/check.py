"""``lfa check``: what does not hang together, for people, programs and pull requests."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from lfa.cli.plans import account, open_plan
from lfa.cli.screen import note, show
from lfa.cli.words import say
from lfa.errors import Fault, LfaError, Place, ReadError

__all__ = ["command"]

CLEAN, FAULTY, UNREADABLE = 0, 1, 2
#: How GitHub and the screen show each severity; one that is new counts as a remark.
LEVELS = {"error": ("error", "red"), "warning": ("warning", "yellow")}
REMARK = ("notice", "blue")


@click.command(short_help="Check a plan.", epilog="\b\nExample:\n  lfa check plan.xlsx --format github")
@click.argument("plan")
@click.option("--format", "shape", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, plan: str, shape: str) -> None:
    """Check a plan. Ends with 0 without errors, 1 with errors, 2 if the file cannot be read."""
    from lfa.checks import check

    try:
        opened = open_plan(plan)
    except LfaError as error:
        _unreadable(plan, error, shape)
        ctx.exit(UNREADABLE)
    language = opened.language
    rows = [_row(finding) for finding in check(opened)]
    errors = sum(row["severity"] == "error" for row in rows)
    if shape == "json":
        body = {"file": plan, "readable": True, "errors": errors, "findings": rows, "notes": account(opened)}
        show(json.dumps(body, ensure_ascii=True, indent=2))
    elif shape == "github":
        for row in rows:
            show(_github(plan, row))
    else:
        _tell(rows, language)
        for line in account(opened):
            note(line)
    ctx.exit(FAULTY if errors else CLEAN)


def _row(finding: Any) -> dict[str, Any]:
    """Return a finding as plain data."""
    place: Place | None = finding.place
    where = {name: getattr(place, name) for name in ("file", "sheet", "cell", "line")} if place else None
    return {
        "code": str(finding.code),
        "severity": str(finding.severity),
        "subject": finding.subject,
        "message": str(finding.message),
        "hint": str(finding.hint) if finding.hint else None,
        "place": where,
    }


def _tell(rows: Iterable[Mapping[str, Any]], language: str) -> None:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row["severity"]] += 1
        where = ": ".join(filter(None, [_where(row), row["subject"]]))
        head = say(f"severity.{row['severity']}", language)
        show(f"{head}  {f'{where}: ' if where else ''}{row['message']} [{row['code']}]", _level(row)[1])
        if row["hint"]:
            show(f"    {row['hint']}")
    if counts:
        told = ", ".join(f"{say(f'severity.{key}', language)}: {count}" for key, count in counts.items())
        show(say("checked", language, counts=told))
    else:
        show(say("clean", language), "green")


def _level(row: Mapping[str, Any]) -> tuple[str, str]:
    return LEVELS.get(row["severity"], REMARK)


def _where(row: Mapping[str, Any]) -> str:
    place = row["place"]
    return str(Place(None, place["sheet"], place["cell"], place["line"])) if place else ""


def _github(file: str, row: Mapping[str, Any]) -> str:
    """Write a finding as a command that GitHub shows beside the file."""
    line = f",line={row['place']['line']}" if row["place"] and row["place"]["line"] else ""
    text = ": ".join(filter(None, [_where(row), row["subject"], row["message"]]))
    head = f"file={_escaped(file, ':,')}{line},title={_escaped(row['code'], ':,')}"
    return f"::{_level(row)[0]} {head}::{_escaped(' '.join(filter(None, [text, row['hint']])))}"


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _unreadable(file: str, error: LfaError, shape: str) -> None:
    rows = [_fault(fault) for fault in error.faults] if isinstance(error, ReadError) else [_bare(error)]
    if shape == "json":
        show(json.dumps({"file": file, "readable": False, "errors": len(rows), "findings": rows}, indent=2))
    elif shape == "github":
        for row in rows:
            show(_github(file, row))
    else:
        for line in _sentences(error):
            note(line)


def _sentences(error: LfaError) -> Iterator[str]:
    yield from (str(fault) for fault in error.faults) if isinstance(error, ReadError) else [str(error)]


def _fault(fault: Fault) -> dict[str, Any]:
    place = fault.place
    where = {name: getattr(place, name) for name in ("file", "sheet", "cell", "line")} if place else None
    return _plain(fault.code, fault.message, fault.subject, where)


def _bare(error: LfaError) -> dict[str, Any]:
    return _plain(type(error).__name__, str(error), None, None)


def _plain(code: str, message: str, subject: str | None, place: Mapping[str, Any] | None) -> dict[str, Any]:
    return {"code": code, "severity": "error", "subject": subject, "message": message, "hint": None, "place": place}
