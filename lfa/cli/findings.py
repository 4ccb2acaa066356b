"""Findings on the screen: by element, the gravest first, with sheet and cell."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from lfa.checks.finding import Finding
from lfa.checks.findings import Findings
from lfa.checks.formats.markdown import by_element, counted
from lfa.checks.formats.told import Told, everywhere
from lfa.checks.profiles import BASE, profile
from lfa.cli.screen import show
from lfa.cli.words import say
from lfa.errors import UnknownId
from lfa.terms import term

__all__ = ["FEW", "tell"]

#: So many findings are shown when not all are asked for.
FEW = 10
_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def tell(told: Told, *, everything: bool) -> None:
    """Print findings, grouped by element, and count those that are not shown."""
    language, findings = told.language, told.findings
    shown = findings if everything else _gravest(findings)
    for heading, some in by_element(attrs.evolve(told, findings=shown)):
        show(heading, "bold")
        for one in some:
            _print(one, language)
    _summary(told, shown)
    if findings.waived and everything:
        _accepted(findings.waived, language)


def _gravest(findings: Findings) -> Findings:
    """Return the ten gravest, what concerns the check itself before all."""
    itself = {"PRC-CODE", "PRC-RULE"}
    ranked = sorted(findings, key=lambda one: (one.code not in itself, one.severity.rank))
    return Findings(ranked[:FEW], findings.waived, findings.absent, findings.profile)


def _print(one: Finding, language: str) -> None:
    grave = term("findings", f"severity.{one.severity}", language)
    places = everywhere(one)
    said = "  ".join(filter(None, (grave, places if one.count == 1 else "", one.message)))
    show(f"  {said} [{one.code}]", _COLOURS[one.severity])
    for line in filter(None, (one.hint, places if one.count > 1 else "")):
        show(f"      {line}")


def _summary(told: Told, shown: Findings) -> None:
    language, findings = told.language, told.findings
    rest = [one for one in findings if not any(one is each for each in shown)]
    if counts := counted(told):
        show(say("checked", language, counts=counts))
    else:
        show(say("clean", language), "green")
    if rest:
        counts = counted(attrs.evolve(told, findings=Findings(rest)))
        show(term("findings", "rest", language, count=len(rest), counts=counts))
    if mendable := sum(any(not fix.on_request for fix in one.fixes) for one in findings):
        show(term("findings", "fixable", language, count=mendable))
    if findings.absent:
        names = ", ".join(term("tables", one, language) for one in findings.absent)
        show(term("findings", "absent", language, names=names))
    if findings.waived:
        show(term("findings", "waived_count", language, count=len(findings.waived)))
    if findings.profile != BASE:
        show(term("findings", "profile", language, name=_named(findings.profile, language)))


def _named(name: str, language: str) -> str:
    try:
        return profile(name).said(language)
    except UnknownId:  # one of the user's own
        return name


def _accepted(waived: Iterable[Finding], language: str) -> None:
    for one in waived:
        said = term("findings", "waived_with", language, message=one.message, reason=one.reason or "")
        show(f"  {said} [{one.code}]", "dim")
