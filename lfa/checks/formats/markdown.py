"""Findings as Markdown: by element, for a mail, a wiki or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lfa.checks.finding import Finding
from lfa.checks.formats.told import Told, everywhere
from lfa.terms import term

__all__ = ["by_element", "counted", "markdown"]

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(told: Told) -> str:
    """Write findings as Markdown, the element with the gravest finding first.

    Parameters
    ----------
    told : Told
    """
    return "\n".join(_lines(told)).rstrip() + "\n"


def _lines(told: Told) -> Iterator[str]:
    language, findings = told.language, told.findings
    title = " ".join(filter(None, (term("findings", "sheet", language) + ":", told.title or told.file)))
    yield from (f"# {_escaped(title)}", "", counted(told) or term("findings", "none", language), "")
    if findings.absent:
        yield from (_absent(told), "")
    for heading, some in by_element(told):
        yield from (f"## {_escaped(heading)}", "")
        for one in some:
            grave = term("findings", f"severity.{one.severity}", language)
            parts = (_escaped(part) for part in (everywhere(one), one.message, one.hint))
            yield " ".join([f"- **{grave}**", *filter(None, parts), f"`{one.code}`"])
        yield ""
    if findings.waived:
        yield from (f"## {_escaped(term('findings', 'waived', language).capitalize())}", "")
        for one in findings.waived:
            said = term("findings", "waived_with", language, message=one.message, reason=one.reason or "")
            yield f"- {_escaped(said)} `{one.code}`"


def counted(told: Told) -> str:
    """Return how many findings there are of each severity, in words; empty when there are none."""
    counts = told.findings.counts
    return ", ".join(f"{term('findings', f'counts.{one}', told.language)}: {count}" for one, count in counts.items())


def _absent(told: Told) -> str:
    names = ", ".join(term("tables", one, told.language) for one in told.findings.absent)
    return _escaped(term("findings", "absent", told.language, names=names))


def by_element(told: Told) -> Iterator[tuple[str, list[Finding]]]:
    """Yield the findings of each element under its heading, the gravest element first."""
    groups: dict[str, list[Finding]] = {}
    for one in sorted(told.findings, key=lambda one: one.severity.rank):
        groups.setdefault(_heading(told, one), []).append(one)
    yield from groups.items()


def _heading(told: Told, one: Finding) -> str:
    """Return the element with its statement; what concerns all or many has a heading of its own."""
    if one.subject is None:
        return term("findings", "several" if one.count > 1 else "whole", told.language)
    label = told.labels.get(one.subject, "")
    quoted = term("logic", "quoted", told.language, text=label) if label and label != one.subject else ""
    return " ".join(filter(None, (one.subject, quoted)))


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
