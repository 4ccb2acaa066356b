"""Findings as commands that GitHub shows beside the files of a pull request."""

from __future__ import annotations

from lfa.checks.finding import Finding
from lfa.checks.formats.told import Told, where

__all__ = ["github"]

_LEVELS = {"error": "error", "warning": "warning"}


def github(told: Told) -> str:
    """Write findings as workflow commands, a line each.

    Parameters
    ----------
    told : Told

    References
    ----------
    GitHub, *Workflow commands for GitHub Actions*: what must be escaped.
    """
    return "\n".join(_command(told.file, one) for one in told.findings)


def _command(file: str, one: Finding) -> str:
    line = f",line={one.place.line}" if one.place and one.place.line else ""
    text = ": ".join(filter(None, [where(one.place), one.subject, one.message]))
    head = f"file={_escaped(file, ':,')}{line},title={_escaped(one.code, ':,')}"
    return f"::{_LEVELS.get(one.severity, 'notice')} {head}::{_escaped(' '.join(filter(None, [text, one.hint])))}"


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
