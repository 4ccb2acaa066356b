"""Findings as JSON: plain data, the same keys always."""

from __future__ import annotations

import json
from typing import Any

from lfa.checks.finding import Finding, Severity
from lfa.checks.formats.told import Told
from lfa.errors import Place

__all__ = ["plain", "row"]


def plain(told: Told) -> str:
    """Write findings as JSON.

    Parameters
    ----------
    told : Told

    Returns
    -------
    str
        Letters outside ASCII are escaped: a console may know 256 signs only.
    """
    findings = told.findings
    counts = {f"{one}s": sum(each.severity is one for each in findings) for one in Severity}
    body: dict[str, Any] = {"file": told.file, "readable": told.readable, "profile": findings.profile, **counts}
    body["findings"] = [row(one) for one in findings]
    body["waived"] = [{**row(one), "reason": one.reason} for one in findings.waived]
    body["absent"] = list(findings.absent)
    body["notes"] = list(told.notes)
    return json.dumps(body, ensure_ascii=True, indent=2)


def row(one: Finding) -> dict[str, Any]:
    """Return a finding as plain data."""
    return {
        "code": one.code,
        "severity": str(one.severity),
        "subject": one.subject,
        "field": one.field,
        "message": one.message,
        "hint": one.hint or None,
        "place": _place(one.place),
        "count": one.count,
        "subjects": list(one.subjects),
        "places": [_place(each) for each in one.places],
        "fixable": any(not fix.on_request for fix in one.fixes),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    return {name: getattr(place, name) for name in ("file", "sheet", "cell", "line")} if place else None
