"""Rules are chosen, graded, waived, gathered and survived; a plan of any size is judged."""

import copy
import pickle

import pytest
from hypothesis import given, settings

import lfa
from lfa.checks import Severity
from lfa.checks.profiles import Profile, load
from lfa.checks.rule import Hit, rule
from lfa.checks.runner import every_rule
from lfa.errors import Place
from tests.strategies import plans


@pytest.fixture
def plan(rules):
    """Three problems, and rules that find them."""

    @rule("TST-EACH", "warning", aliases=["TST-OLD"])
    def each(case):
        """{subject} is there."""
        yield from (Hit(one, field="statement") for one in case.plan.problems.ids)

    @rule("TST-PLAN", "error")
    def whole(case):
        """The plan is there."""
        yield Hit()

    @rule("TSU-MILD", "error")
    def mild(case):
        """{subject} is mild."""
        yield Hit("P1", severity="info")
        yield Hit("P2", others=("P3",))

    plan = lfa.Plan("River")
    for name in ("P1", "P2", "P3"):
        plan.problems.add(name, "Fish are ill")
    return plan


def found(findings):
    return [(one.code, one.subject) for one in findings if one.code.startswith("TS")]


EACH = [("TST-EACH", "P1"), ("TST-EACH", "P2"), ("TST-EACH", "P3")]
PLAN = [("TST-PLAN", None)]
MILD = [("TSU-MILD", "P1"), ("TSU-MILD", "P2")]


def codes(findings):
    return [one.code for one in findings]


# Choosing


def test_rules_of_the_users_own_come_after_ours_and_what_concerns_the_check_itself_last(plan):
    named = [one.code for one in every_rule()]

    assert named.index("REF-UNKNOWN") < named.index("TRE-ORPHAN") < named.index("IND-QTTP") < named.index("TST-EACH")
    assert {"PRC-RULE", "PRC-CODE", "PRC-WAIVER"} == set(named[-3:])


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        (["TST", "TSU"], [*EACH, *PLAN, *MILD]),
        ("TST", [*EACH, *PLAN]),
        ("TST-EACH", EACH),
        ("tst-each", EACH),
        ("TST-OLD", EACH),
        ("TST-*", [*EACH, *PLAN]),
        ("TST-PLAN, TSU-", [*PLAN, *MILD]),
        ([], []),
        (["TRE"], []),
        ("TS", []),
        ("TST-EAC", []),
    ],
)
def test_rules_are_selected_by_code_alias_or_group(plan, select, expected):
    assert expected == found(lfa.check(plan, select=select))


@pytest.mark.parametrize(
    ("ignore", "expected"),
    [("TST", MILD), ("TST-OLD", [*PLAN, *MILD]), (["TST-EACH", "TSU"], PLAN), ((), [*EACH, *PLAN, *MILD])],
)
def test_rules_are_left_out_by_code_alias_or_group(plan, ignore, expected):
    assert expected == found(lfa.check(plan, select="TST,TSU", ignore=ignore))


def test_all_rules_are_judged_when_nothing_is_said(plan):
    assert [*EACH, *PLAN, *MILD] == found(lfa.check(plan))


@pytest.mark.parametrize(
    ("argument", "code", "nearest"),
    [
        ({"ignore": "TST-EAHC"}, "TST-EAHC", "TST-EACH"),
        ({"select": "TRE-ORFAN"}, "TRE-ORFAN", "TRE-ORPHAN"),
        ({"config": {"ignore": ["PRBB"]}}, "PRBB", "PRB"),
    ],
)
def test_a_code_that_is_no_rules_is_named_with_the_nearest(plan, argument, code, nearest):
    (finding,) = lfa.check(plan, **argument).of("PRC-CODE")

    assert f"No rule is called {code}. Did you mean {nearest}?" == finding.message


def test_a_code_unlike_any_other_is_named_alone_and_once(plan):
    (finding,) = lfa.check(plan, select="QQQQQQ", ignore="QQQQQQ")

    assert "No rule is called QQQQQQ." == finding.message


def test_what_is_said_about_the_check_can_be_ignored(plan):
    assert () == lfa.check(plan, select="QQQQQQ", ignore="PRC-CODE")


# Grading


def graded(severity=None, **fields):
    return Profile("mine", severity=severity or {}, limits=load({}, "x").limits, **fields)


def test_a_hit_may_be_lighter_or_graver_than_its_rule(plan):
    assert [Severity.INFO, Severity.ERROR] == [one.severity for one in lfa.check(plan, select="TSU")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"TSU-MILD": "warning"}, ["info", "warning"]),
        ({"TSU": "warning"}, ["info", "warning"]),
        ({"TSU": "info", "TSU-MILD": "error"}, ["info", "error"]),
        ({"TST": "warning"}, ["info", "error"]),
        ({"TSU": "off"}, []),
        ({"TSU": "off", "TSU-MILD": "warning"}, ["info", "warning"]),
    ],
)
def test_a_profile_grades_and_the_longest_code_holds(plan, said, expected):
    assert expected == [one.severity for one in lfa.check(plan, select="TSU", profile=graded(said))]


def test_a_profile_grades_under_an_alias_too(plan):
    assert ["info"] * 3 == [
        one.severity for one in lfa.check(plan, select="TST-EACH", profile=graded({"TST-OLD": "info"}))
    ]


def test_a_rule_named_in_full_is_judged_even_where_the_profile_has_it_off(plan):
    off = graded({"TST-EACH": "off"})

    assert [] == found(lfa.check(plan, select="TST-E", profile=off))
    assert PLAN == found(lfa.check(plan, select="TST", profile=off))
    assert EACH == found(lfa.check(plan, select="TST-EACH", profile=off))
    assert EACH == found(lfa.check(plan, select="TST-OLD", profile=off))
    assert ["warning"] * 3 == [one.severity for one in lfa.check(plan, select="TST-EACH", profile=off)]


def test_what_is_said_about_the_check_itself_can_be_switched_off(plan):
    assert () == lfa.check(plan, select="QQQQQQ", profile=graded({"PRC-CODE": "off"}))


# Waiving


def test_a_waived_finding_is_kept_apart_with_its_reason(plan):
    plan.problems.update("P2", waivers={"TST-EACH": "parked"})

    findings = lfa.check(plan, select="TST-EACH")

    assert [("TST-EACH", "P1"), ("TST-EACH", "P3")] == found(findings)
    assert [("P2", "parked")] == [(one.subject, one.reason) for one in findings.waived]


@pytest.mark.parametrize("written", ["TST-EACH", "TST-OLD"])
def test_a_waiver_names_the_rule_or_what_it_was_called_before(plan, written):
    plan.problems.update("P2", waivers={written: "parked"})

    assert ["P2"] == [one.subject for one in lfa.check(plan, select="TST-EACH").waived]
    assert () == lfa.check(plan, select="TST-EACH").of("PRC-WAIVER")


def test_a_waiver_on_another_element_concerned_holds(plan):
    plan.problems.update("P3", waivers={"TSU-MILD": "known"})

    assert [("TSU-MILD", "P1")] == found(lfa.check(plan, select="TSU"))


def test_a_waiver_on_the_plan_holds_everywhere(plan):
    plan.waivers = {"TST-EACH": "they are there"}

    findings = lfa.check(plan, select="TST-EACH")

    assert () == findings
    assert ["they are there"] * 3 == [one.reason for one in findings.waived]


def test_a_waiver_that_nobody_needs_is_a_finding(plan):
    plan.problems.update("P1", waivers={"TST-PLAN": "who knows"})

    (finding,) = lfa.check(plan, select="TST-PLAN").of("PRC-WAIVER")

    assert ("P1", Severity.INFO) == (finding.subject, finding.severity)
    assert finding.message.startswith("P1 “Fish are ill” waives TST-PLAN (“who knows”)")


def test_a_waiver_of_the_plan_that_nobody_needs_is_a_finding(plan):
    plan.waivers = {"TST-NONE": "x", "TST-OLD": "y"}
    plan.problems = lfa.ProblemTree()

    first, second = lfa.check(plan, select="TST").of("PRC-WAIVER")

    assert "A waiver names TST-NONE, which is no rule. Did you mean" in first.message
    assert "The plan waives TST-OLD (“y”), but there is nothing to waive." == second.message


def test_a_waiver_unlike_any_rule_is_named_alone(plan):
    plan.waivers = {"QQQQQQ": "x"}

    assert "A waiver names QQQQQQ, which is no rule." == lfa.check(plan).of("PRC-WAIVER")[0].message


def test_a_waiver_of_a_rule_that_was_not_judged_is_left_alone(plan):
    plan.problems.update("P1", waivers={"TST-PLAN": "who knows"})

    assert () == lfa.check(plan, select="TST-EACH").of("PRC-WAIVER")


# Gathering


@pytest.fixture
def crowd(rules):
    plan = lfa.Plan("Crowd")
    for n in range(30):
        plan.problems.add(f"P{n}", f"Fish {n} are ill")
    plan.origin.places.update({(f"P{n}", None): Place("f", "Problems", f"A{n}") for n in range(29)})

    @rule("TST-CROWD", "warning")
    def crowd(case):
        """{subject} is there."""
        for n, one in enumerate(case.plan.problems.ids):
            yield Hit(one, severity="info" if n > 20 else None)

    @rule("TST-PAIRS", "info", many=1)
    def pairs(case):
        """{subject} is paired."""
        for n, one in enumerate(case.plan.problems.ids):
            yield Hit(one, variant="odd" if n % 2 else "", group="high" if n > 27 else "")

    return plan


def test_what_repeats_is_one_finding_with_number_and_places(crowd):
    gathered, *single = lfa.check(crowd, select="TST-CROWD")

    assert (21, None, "warning") == (gathered.count, gathered.subject, gathered.severity)
    assert tuple(f"P{n}" for n in range(21)) == gathered.subjects
    assert 21 == len(gathered.places) == len(gathered.parts) == len(gathered.single)
    assert "P0 is there. The same holds for 20 more: P1, P2, P3, P4, P5, P6, P7, P8 ..." == gathered.message
    assert 9 == len(single)
    assert single[:1] == list(single[0].single)


def test_a_rule_says_from_how_many_on_it_gathers_and_variants_and_groups_stay_apart(crowd):
    gathered = lfa.check(crowd, select="TST-PAIRS")

    assert [14, 14, 1, 1] == [one.count for one in gathered]
    assert ("P28", "P28") == (gathered[2].subject, gathered[2].subjects[0])


def test_a_gathered_finding_is_about_each_of_its_elements(crowd):
    assert [21] == [one.count for one in lfa.check(crowd, select="TST-CROWD").about("P7")]


def test_what_is_waived_is_not_gathered(crowd):
    crowd.problems.update("P0", waivers={"TST-CROWD": "x"})

    assert [1] * 29 == [one.count for one in lfa.check(crowd, select="TST-CROWD")]


# Surviving


def test_a_rule_that_fails_is_a_finding_and_stops_no_other(plan, rules):
    @rule("TST-BROKEN", "error")
    def broken(case):
        """{subject} was found before."""
        yield Hit("P1")
        raise ZeroDivisionError("a fault in the rule")

    findings = lfa.check(plan, select=["TST-BROKEN", "TST-PLAN"])

    assert ["TST-PLAN", "TST-BROKEN", "PRC-RULE"] == codes(findings)
    assert "The rule TST-BROKEN could not be judged (ZeroDivisionError: a fault in the rule)." == findings[-1].message
    assert Severity.WARNING is findings[-1].severity


def test_a_rule_whose_words_do_not_fit_is_a_finding_too(plan, rules):
    @rule("TST-WORDS", "error")
    def words(case):
        """{nobody} filled this in."""
        yield Hit("P1")

    assert ["PRC-RULE"] == codes(lfa.check(plan, select="TST-WORDS"))


def test_a_broken_rule_is_told_in_the_plans_language(plan, rules):
    @rule("TST-BROKEN", "error")
    def broken(case):
        raise ZeroDivisionError

    plan.language = "sv"

    assert lfa.check(plan, select="TST-BROKEN")[0].message.startswith("Regeln TST-BROKEN kunde inte prövas")


# What is not there


def test_a_half_filled_plan_names_what_is_not_judged(plan):
    absent = lfa.check(plan).absent

    assert "problems" not in absent
    assert {"stakeholders", "objectives", "results", "indicators", "activities"} <= set(absent)


def test_what_a_rule_has_missed_is_not_named_again(plan, rules):
    @rule("STK-TEST", "info")
    def missed(case):
        """Nobody is affected."""
        yield Hit()

    assert "stakeholders" not in lfa.check(plan).absent
    assert "stakeholders" in lfa.check(plan, ignore="STK").absent


def test_an_empty_plan_has_no_findings_and_lacks_nothing():
    findings = lfa.check(lfa.Plan())

    assert ((), ()) == (findings, findings.absent)


@given(plans())
@settings(max_examples=50, deadline=None)
def test_any_plan_can_be_judged(plan):
    findings = lfa.check(plan)

    assert "PRC-RULE" not in codes(findings)
    assert all(one.message for one in findings)
    assert codes(findings) == codes(lfa.check(plan))


# Findings


def test_findings_are_parted_filtered_and_counted(plan):
    findings = lfa.check(plan, select="TST,TSU")

    assert ["TST-PLAN", "TSU-MILD"] == codes(findings.errors)
    assert ["TST-EACH"] * 3 == codes(findings.warnings)
    assert ["TSU-MILD"] == codes(findings.infos)
    assert {"error": 2, "warning": 3, "info": 1} == findings.counts
    assert ["TST-EACH", "TSU-MILD"] == codes(findings.about("P1"))
    assert ["TSU-MILD"] * 2 == codes(findings.of("TSU"))
    assert () == findings.of("TS")
    assert ["TST-PLAN", "TSU-MILD", "TST-EACH"] == codes(findings.gravest(3))
    assert 6 == len(str(findings).splitlines())


def test_what_belongs_to_findings_stays_with_them_when_they_are_filtered_or_copied(plan):
    plan.waivers = {"TST-EACH": "fine"}
    findings = lfa.check(plan, profile="sida")

    for other in (findings.errors, copy.copy(findings), findings.gravest()):
        assert (findings.absent, "sida") == (other.absent, other.profile)
    assert () == findings.errors.waived
    assert findings.waived == copy.copy(findings).waived == findings.gravest().waived
    assert findings.waived == pickle.loads(pickle.dumps(findings)).waived  # noqa: S301 - our own


def test_no_findings_is_false():
    assert not lfa.check(lfa.Plan())


def test_a_finding_names_its_place_in_the_file_that_was_read(plan):
    plan.origin.places["P2", "statement"] = Place("plan.xlsx", "Problems", "C3")
    plan.origin.places["P2", None] = Place("plan.xlsx", "Problems", "A3")

    (finding,) = lfa.check(plan, select="TST-EACH").about("P2")

    assert Place("plan.xlsx", "Problems", "C3") == finding.place
    assert "plan.xlsx, Problems!C3: TST-EACH P2 is there." == str(finding)
