"""Each rule finds what it is for, and leaves the good case alone: the cases are data, a file for each rule."""

import pytest

import lfa
from lfa.checks import every_rule
from lfa.checks.rule import ALIASES, RULES
from lfa.model.scales import Level
from lfa.model.tables import PARTS
from tests.checks.cases import cases, codes, every_case, made

#: Rules about the check itself need more than a plan: they have tests of their own.
APART = {"PRC-RULE", "PRC-CODE", "PRC-WAIVER"}
#: Rules about the library and the donor's profile, not about the method: they rest on no literature.
OURS = {*APART, "PRC-REQUIRED"}
CASES = every_case()
FAILS = [one for one in CASES if one.fails]


def named(one):
    return one.name


def judged(case):
    """Return what the rule of a case finds in its plan."""
    findings = lfa.check(case.plan, select=case.code, profile=case.data.get("profile"))
    assert "PRC-RULE" not in {one.code for one in findings}
    return findings.where(lambda one: one.code == case.code)  # "IND-BASELINE" selects IND-BASELINE-DATE too


def named_by(findings):
    """Return ids that findings name, in order; None for a finding that names none."""
    return [about for finding in findings for about in (finding.subjects or (None,))]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_rule_finds_what_it_is_for_and_nothing_else(case):
    assert case.finds == named_by(judged(case))


@pytest.mark.parametrize("case", [one for one in FAILS if "severity" in one.data], ids=named)
def test_a_rule_is_as_grave_as_the_case_says(case):
    assert {case.data["severity"]} == {one.severity for one in judged(case)}


@pytest.mark.parametrize("case", [one for one in FAILS if "says" in one.data], ids=named)
def test_a_rule_says_what_it_is_about(case):
    assert all(case.data["says"] in one.message for one in judged(case))


@pytest.mark.parametrize("language", ["en", "sv", "da"])
@pytest.mark.parametrize("case", FAILS, ids=named)
def test_a_finding_says_what_is_wrong_and_how_to_ask_on_in_the_plans_language(case, language):
    plan = case.plan
    plan.language = language

    for finding in lfa.check(plan, select=case.code, profile=case.data.get("profile")):
        assert finding.message.endswith((".", "...", "?"))
        assert finding.hint.endswith((".", "?", "”", "..."))
        assert "{" not in finding.message + finding.hint
        assert finding.subject is None or finding.subject in finding.message


@pytest.mark.parametrize("case", FAILS, ids=named)
def test_what_is_found_can_be_waived_for_the_whole_plan(case):
    plan = case.plan
    plan.waivers = {case.code: "we know"}

    findings = lfa.check(plan, select=case.code, profile=case.data.get("profile"))

    assert case.code not in {one.code for one in findings}
    assert case.code in {one.code for one in findings.waived}


@pytest.mark.parametrize("code", sorted(RULES.keys() - APART))
def test_every_rule_has_two_cases_that_pass_and_two_that_fail(code):
    fails = [one.fails for one in cases(code)]

    assert fails.count(False) >= 2
    assert fails.count(True) >= 2


def test_every_case_is_of_a_rule():
    assert set(codes()) <= RULES.keys()


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.code)
def test_every_rule_says_what_it_finds_and_where_that_comes_from(rule):
    first, *rest = (rule.judge.__doc__ or "").splitlines()

    assert first.endswith(".")
    assert rule.code in OURS or "    References" in rest


@pytest.mark.parametrize("language", ["en", "sv", "da", "es"])
def test_no_rule_stumbles_over_what_says_little(language):
    plan = lfa.Plan(language=language)
    for name in ("problems", "objectives", "assumptions", "indicators", "activities", "risks", "goals"):
        rows = PARTS[name](plan)
        for number, statement in enumerate((None, "A", ";", "and", "To", "och", "og", "by", "no", "12", "# "), 1):
            rows.add(f"{name}-{number}", statement)
    for level in (None, *Level):
        for number, statement in enumerate((None, "A", "To", "att", "by", "12"), 1):
            plan.logframe.add(f"R-{level}-{number}", statement, level=level)
            plan.logframe.indicators.add(None, statement, result=f"R-{level}-{number}", source=statement)

    assert "PRC-RULE" not in {one.code for one in lfa.check(plan)}


def test_an_alias_is_no_rule_and_names_one():
    assert not RULES.keys() & ALIASES.keys()
    assert set(ALIASES.values()) <= RULES.keys()


def test_an_empty_plan_has_no_findings():
    assert () == lfa.check(lfa.Plan())


@pytest.mark.parametrize("field", ["statement", "note"])
def test_a_statement_in_a_language_without_word_lists_is_left_alone(field):
    texts = ["Falta de centros de formación", "Mejorar la calidad del agua", "No hay conflictos", "Lack of wells"]
    plan = lfa.Plan(language="es")
    for number, text in enumerate(texts, 1):
        plan.problems.add(f"P{number}", **{field: text})
        plan.objectives.add(f"O{number}", **{field: text})
        plan.logframe.assumptions.add(f"AS{number}", level="output", **{field: text})

    found = {one.code for one in lfa.check(plan)}

    assert found <= {"TRE-FOCAL-MISSING", "TRE-ORPHAN", "OBJ-UNLINKED"}


def test_a_statement_is_judged_in_its_own_language():
    plan = lfa.Plan(language="es")
    plan.problems.add("P1", {"en": "Lack of wells"})
    plan.problems.add("P2", {"da": "Mangel på mødesteder"})
    plan.problems.add("P3", "Mangel på mødesteder")

    assert ["P1", "P2"] == [one.subject for one in lfa.check(plan, select="PRB-ABSENCE")]


def test_a_waiver_on_the_element_silences_one_rule_there():
    plan = made({"problems": ["P1 Lack of wells", "P2 Lack of schools"]})
    plan.problems.update("P1", waivers={"PRB-ABSENCE": "the group's own words"})

    findings = lfa.check(plan, select="PRB-ABSENCE")

    assert (["P2"], ["P1"]) == ([one.subject for one in findings], [one.subject for one in findings.waived])


def test_a_link_can_be_waived_on_either_end():
    plan = made({"objectives": ["O1 A is so", "O2 B is so"], "objective_links": [{"from": "O2", "to": "O1"}]})
    plan.objectives.update_link("O2", "O1", confirmed=False)
    plan.objectives.update("O1", waivers={"OBJ-INVERT-ILLOGICAL": "tested elsewhere"})

    assert () == lfa.check(plan, select="OBJ-INVERT-ILLOGICAL")


@pytest.mark.parametrize("alias", sorted(ALIASES))
def test_an_alias_selects_its_rule(alias):
    plan = made({"results": [{"id": "R1", "parents": "R2"}, {"id": "R2", "parents": "R1"}]})

    assert lfa.check(plan, select=ALIASES[alias]) == lfa.check(plan, select=alias)
