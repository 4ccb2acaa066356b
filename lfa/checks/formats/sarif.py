"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from lfa.checks.finding import Finding, Severity
from lfa.checks.formats.told import Told, where
from lfa.checks.rule import RULES
from lfa.errors import Place

__all__ = ["sarif"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(told: Told) -> str:
    """Write findings as one run of SARIF; waived ones are there, suppressed with their reason.

    Parameters
    ----------
    told : Told

    References
    ----------
    OASIS (2020). *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*.
    """
    findings = [*told.findings, *told.findings.waived]
    codes = list(dict.fromkeys(one.code for one in findings))
    driver: dict[str, Any] = {"name": "lfa", "rules": [_rule(code) for code in codes]}
    if told.version:
        driver["version"] = told.version
    run = {
        "tool": {"driver": driver},
        "language": told.language,
        "artifacts": [{"location": {"uri": _uri(told.file)}}],
        "invocations": [{"executionSuccessful": told.readable}],
        "results": [_result(one, codes.index(one.code), told.file) for one in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=2)


def _rule(code: str) -> dict[str, Any]:
    known = RULES.get(code)
    if known is None:
        return {"id": code}
    rule: dict[str, Any] = {"id": code, "defaultConfiguration": {"level": _LEVELS[known.severity]}}
    if known.about:
        rule["shortDescription"] = {"text": known.about}
    return rule


def _result(one: Finding, index: int, file: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": {"text": " ".join(filter(None, (one.message, one.hint)))},
        "locations": [_location(one, place, file) for place in one.places or (None,)],
    }
    if one.count > 1:
        result["occurrenceCount"] = one.count
    if one.reason is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": one.reason}]
    return result


def _location(one: Finding, place: Place | None, file: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file), "index": 0}}
    if place and place.line:
        physical["region"] = {"startLine": place.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    name = one.subject or (one.subjects[0] if one.subjects else "")
    logical = {"name": name, "fullyQualifiedName": where(place)}
    if any(logical.values()):
        location["logicalLocations"] = [{key: value for key, value in logical.items() if value}]
    return location


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
