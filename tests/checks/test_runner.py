"""Rules are chosen, waived and survived; a plan of any size is judged."""

import pytest
from hypothesis import given, settings

import lfa
from lfa.checks import Finding, Findings, Severity
from lfa.checks.rule import RULES, rule
from lfa.errors import Place
from tests.strategies import plans


@pytest.fixture
def plan():
    plan = lfa.Plan("River")
    plan.problems.add("P1", "Dirty"), plan.problems.add("P2", "Alone")
    plan.activities.add("A1", "Dig", start="2026-02-01", end="2026-01-01")
    return plan


def codes(findings):
    return [one.code for one in findings]


def test_findings_come_in_the_order_of_the_method(plan):
    assert ["TRE-FOCAL-MISSING", "TRE-ORPHAN", "TRE-ORPHAN", "ACT-UNLINKED", "ACT-DATES"] == codes(lfa.check(plan))


@pytest.mark.parametrize(
    ("select", "found"),
    [
        ("TRE-ORPHAN", ["TRE-ORPHAN", "TRE-ORPHAN"]),
        ("ACT", ["ACT-UNLINKED", "ACT-DATES"]),
        (["ACT-DATES", "TRE-FOCAL"], ["TRE-FOCAL-MISSING", "ACT-DATES"]),
        ([], []),
        ("AC", ["PRC-CODE"]),
    ],
)
def test_rules_are_selected_by_code_or_group(plan, select, found):
    assert found == codes(lfa.check(plan, select=select))


def test_rules_are_left_out_by_code_or_group(plan):
    assert ["TRE-FOCAL-MISSING", "ACT-UNLINKED"] == codes(lfa.check(plan, ignore=["TRE-ORPHAN", "ACT-DATES"]))


def test_findings_are_parted_by_severity(plan):
    findings = lfa.check(plan)

    assert ["TRE-FOCAL-MISSING", "ACT-UNLINKED", "ACT-DATES"] == codes(findings.errors)
    assert ["TRE-ORPHAN", "TRE-ORPHAN"] == codes(findings.warnings)
    assert [] == codes(findings.infos)


def test_findings_of_one_element_can_be_asked_for(plan):
    assert ["ACT-UNLINKED", "ACT-DATES"] == codes(lfa.check(plan).about("A1"))


def test_no_findings_is_false():
    assert not Findings()


def test_a_finding_names_its_place_in_the_file_that_was_read(plan):
    plan.origin.places["A1", "end"] = Place("plan.xlsx", "Activities", "F2")

    (finding,) = lfa.check(plan, select="ACT-DATES")

    assert Place("plan.xlsx", "Activities", "F2") == finding.place
    assert str(finding).startswith("plan.xlsx, Activities!F2: ACT-DATES ")


def test_findings_read_as_lines(plan):
    assert 5 == len(str(lfa.check(plan)).splitlines())


def test_a_waived_finding_is_kept_apart(plan):
    plan.problems.update("P2", waivers={"TRE-ORPHAN": "parked"})

    findings = lfa.check(plan, select="TRE-ORPHAN")

    assert (["P1"], ["P2"]) == ([one.subject for one in findings], [one.subject for one in findings.waived])


def test_a_rule_that_fails_is_a_finding_and_stops_no_other(plan, monkeypatch):
    monkeypatch.setattr("lfa.checks.rule.RULES", RULES)  # the same table, put back afterwards
    before = dict(RULES)

    @rule("TRE-BROKEN", "error")
    def broken(case):
        raise ZeroDivisionError("a fault in the rule")

    try:
        findings = lfa.check(plan, select=["TRE-BROKEN", "ACT-DATES"])
    finally:
        RULES.clear()
        RULES.update(before)

    assert ["ACT-DATES", "PRC-RULE"] == codes(findings)
    assert "TRE-BROKEN" in findings[1].message
    assert Severity.WARNING is findings[1].severity


def test_a_finding_is_made_of_plain_values():
    assert Finding("A", Severity.INFO, None, "m") == Finding("A", Severity.INFO, None, "m", "", None)


@given(plans())
@settings(max_examples=60)
def test_any_plan_can_be_judged(plan):
    findings = lfa.check(plan)

    assert "PRC-RULE" not in codes(findings)
    assert all(one.message for one in findings)
    assert codes(findings) == codes(lfa.check(plan))
