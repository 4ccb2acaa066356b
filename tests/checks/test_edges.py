"""Conditions hold at their edges: cases that a small change of a condition would not survive."""

import tomllib
from pathlib import Path

import pytest

import lfa
from tests.checks.cases import FOLDER, RuleCase

EDGES = tomllib.loads((Path(__file__).parent / "edges.toml").read_text(encoding="utf-8"))


def _cases() -> list[RuleCase]:
    found = []
    for code, kinds in EDGES.items():
        read = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
        given = {"table": read.get("table"), "with": read.get("with", {})}
        found += [
            RuleCase(code, f"{code} {kind} {number}", {**given, **data}, kind == "fail")
            for kind, rows in kinds.items()
            for number, data in enumerate(rows, 1)
        ]
    return found


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.name)
def test_a_rule_finds_what_it_is_for_at_the_edge_of_its_condition_too(case):
    findings = lfa.check(case.plan, select=case.code)

    assert case.finds == [one.subject for one in findings if one.code == case.code]
    assert all(case.data.get("says", "") in one.message for one in findings)
