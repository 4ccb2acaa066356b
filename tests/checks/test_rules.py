"""Each rule finds what it is for, and leaves the good case alone."""

import pytest

import lfa
from lfa.checks.rule import RULES
from lfa.model.element import Derivation


def sound() -> lfa.Plan:
    """Return a small plan in which nothing is structurally wrong."""
    plan = lfa.Plan("River", start="2026-01-01", end="2028-12-31")
    plan.problems.add("P1", "The river is dirty")
    plan.problems.add("P2", "Sewage is untreated")
    plan.problems.link("P2", "P1")
    plan.problems.focal = "P1"
    plan.objectives.add("O1", "The river is clean", derived_from=[Derivation("P1", "The river is dirty")])
    plan.objectives.add("O2", "Sewage is treated", derived_from=[Derivation("P2", "Sewage is untreated")])
    plan.objectives.link("O2", "O1")
    plan.strategies.add("ST1", "Sewage", objectives=["O2"], chosen=True)
    plan.strategies.criteria.add("K1", "Cost", weight=60)
    plan.strategies.criteria.add("K2", "Urgency", weight=40)
    plan.logframe.add("R9", "People are healthy", level="impact")
    plan.logframe.add("R1", "The river is clean", level="outcome", parents="R9")
    plan.logframe.add("R2", "Sewage is treated", level="output", parents="R1", code="1.1")
    plan.logframe.indicators.add("I1", "Share", result="R2")
    plan.logframe.milestones.add("M1", indicator="I1", value=3)
    plan.logframe.actuals.add("V1", indicator="I1", value=2)
    plan.logframe.assumptions.add("AS1", "Rain falls", result="R2")
    plan.activities.add("A1", "Plan", result="R2", start="2026-01-01", end="2026-06-30")
    plan.activities.add("A2", "Build", result="R2", start="2026-07-01", end="2027-06-30", depends_on="A1")
    plan.resources.add("B1", "Engineer", activity="A1")
    plan.goals.add("G1", "Growth"), plan.goals.add("G2", "Silence")
    plan.conflicts.add("GC1", "Growth against silence", sides=["G1", "G2"])
    return plan


#: Rule, what makes the sound plan break it, and whom it names.
BROKEN = [
    ("REF-UNKNOWN", lambda p: p.activities.update("A1", result="R77"), ["A1"]),
    ("REF-UNKNOWN", lambda p: p.objectives.update("O1", derived_from=["P1", "P77"]), ["O1"]),
    ("REF-CIRCLE", lambda p: p.logframe.update("R9", parents="R1"), ["R9"]),
    ("PRC-STALE", lambda p: p.problems.update("P2", statement="Sewage is raw"), ["O2"]),
    ("PLAN-DATES", lambda p: setattr(p, "end", "2025-01-01"), [None]),
    ("TRE-FOCAL-MISSING", lambda p: setattr(p.problems, "focal", None), [None]),
    (
        "TRE-FOCAL-MULTI",
        lambda p: (
            p.problems.add("P3", external=True),
            p.problems.link("P3", "P2"),
            setattr(p.problems, "focals", ["P1", "P2"]),
        ),
        ["P1"],
    ),
    ("TRE-ORPHAN", lambda p: p.problems.add("P3", "Alone", external=True), ["P3"]),
    (
        "TRE-DISCONNECTED",
        lambda p: (
            p.problems.add("P3", external=True),
            p.problems.add("P4", external=True),
            p.problems.link("P3", "P4"),
        ),
        ["P3", "P4"],
    ),
    ("TRE-EFFECT-NOCAUSE", lambda p: setattr(p.problems, "focal", "P2"), ["P2"]),
    ("OBJ-UNLINKED", lambda p: (p.problems.add("P3", "New"), p.problems.link("P3", "P2")), ["P3"]),
    ("OBJ-INVERT-ILLOGICAL", lambda p: p.objectives.update_link("O2", "O1", confirmed=False), ["O2"]),
    ("STR-NONE", lambda p: p.strategies.update("ST1", chosen=False), [None]),
    ("STR-NOCRITERIA", lambda p: p.strategies.criteria.update("K2", weight=30), [None]),
    ("LOG-LEVEL-NONE", lambda p: p.logframe.update("R2", level=None), ["R2"]),
    ("LOG-OUTPUT-ORPHAN", lambda p: p.logframe.update("R2", parents=None), ["R2"]),
    ("LOG-OUTCOME-ORPHAN", lambda p: p.logframe.update("R1", parents=None), ["R1"]),
    ("NUM-DUP", lambda p: p.logframe.update("R1", code="1.1"), ["R2"]),
    ("IND-UNLINKED", lambda p: p.logframe.indicators.update("I1", result=None), ["I1"]),
    ("IND-VALUE-UNLINKED", lambda p: p.logframe.milestones.update("M1", indicator=None), ["M1"]),
    ("IND-VALUE-UNLINKED", lambda p: p.logframe.actuals.update("V1", indicator=None), ["V1"]),
    ("ASM-UNLINKED", lambda p: p.logframe.assumptions.update("AS1", result=None), ["AS1"]),
    ("ACT-UNLINKED", lambda p: p.activities.update("A1", result=None), ["A1"]),
    ("ACT-DATES", lambda p: p.activities.update("A2", end="2026-07-01", start="2026-08-01"), ["A2"]),
    ("ACT-DEP-CYCLE", lambda p: p.activities.update("A1", depends_on="A2", start=None), ["A1"]),
    ("ACT-DEP-DATES", lambda p: p.activities.update("A2", start="2026-03-01"), ["A2"]),
    ("CST-NOACT", lambda p: p.resources.update("B1", activity=None), ["B1"]),
    ("GCR-SIDES", lambda p: p.conflicts.update("GC1", sides="G1", status="analysed"), ["GC1"]),
]


def test_a_sound_plan_has_no_findings():
    assert () == lfa.check(sound())


def test_an_empty_plan_has_no_findings():
    assert () == lfa.check(lfa.Plan())


def test_every_rule_has_a_case():
    # What is said about the check itself has its cases in test_runner.
    assert set(RULES) == {code for code, _, _ in BROKEN} | {"PRC-RULE", "PRC-CODE", "PRC-WAIVER", "PRC-REQUIRED"}


@pytest.mark.parametrize(("code", "spoil", "subjects"), BROKEN)
def test_a_rule_finds_what_it_is_for_and_nothing_else_does(code, spoil, subjects):
    plan = sound()
    spoil(plan)

    assert [(code, one) for one in subjects] == [(one.code, one.subject) for one in lfa.check(plan)]


@pytest.mark.parametrize("language", ["en", "sv", "da"])
@pytest.mark.parametrize(("code", "spoil", "subjects"), BROKEN)
def test_a_finding_says_what_is_wrong_and_what_to_do_in_the_plans_language(code, spoil, subjects, language):
    plan = sound()
    spoil(plan)
    plan.language = language

    for finding in lfa.check(plan, select=code):
        assert finding.message.endswith(".")
        assert finding.hint.endswith(".")
        assert "{" not in finding.message + finding.hint
        assert finding.subject is None or finding.subject in finding.message


@pytest.mark.parametrize(("code", "spoil", "subjects"), BROKEN)
def test_any_finding_can_be_waived_for_the_whole_plan(code, spoil, subjects):
    plan = sound()
    spoil(plan)
    plan.waivers = {code: "we know"}

    findings = lfa.check(plan)

    assert () == findings
    assert [code] * len(subjects) == [one.code for one in findings.waived]


@pytest.mark.parametrize(("code", "spoil", "subjects"), [case for case in BROKEN if None not in case[2]])
def test_any_finding_can_be_waived_on_its_element(code, spoil, subjects):
    plan = sound()
    spoil(plan)
    for one in subjects:
        plan.problems.holder_of(one).update(one, waivers={code: "we know"})

    assert () == lfa.check(plan)


def test_a_link_can_be_waived_on_either_end():
    plan = sound()
    plan.objectives.update_link("O2", "O1", confirmed=False)
    plan.objectives.update("O1", waivers={"OBJ-INVERT-ILLOGICAL": "tested elsewhere"})

    assert () == lfa.check(plan)


def test_peers_and_vicious_circles_hang_together_with_the_focal_problem():
    plan = lfa.Plan()
    for name in ("P1", "P2", "P3", "P4"):
        plan.problems.add(name, "A state")
    plan.problems.extend((), [("P2", "P1"), ("P2", "P3")])
    plan.problems.link("P1", "P4", feedback=True)
    plan.problems.focal = "P1"

    assert () == lfa.check(plan, select="TRE")


def test_an_external_problem_needs_no_objective():
    plan = sound()
    plan.problems.add("P3", "Drought", external=True), plan.problems.link("P3", "P2")

    assert () == lfa.check(plan)


def test_a_precondition_needs_no_row_and_a_part_of_an_activity_no_result():
    plan = sound()
    plan.logframe.assumptions.update("AS1", result=None, kind="precondition")
    plan.activities.add("A3", "Dig", parent="A2")

    assert () == lfa.check(plan)


def test_a_goal_conflict_just_named_in_a_room_needs_no_sides_yet():
    plan = sound()
    plan.conflicts.update("GC1", sides=None, status="identified")

    assert () == lfa.check(plan)
