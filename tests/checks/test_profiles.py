"""Profiles: ours are whole, the user's own extend them, and what cannot be is refused in a sentence."""

import pytest

import lfa
from lfa.checks import Config, Profile
from lfa.checks.profiles import OFF, load, names, profile
from lfa.checks.rule import ALIASES, RULES
from lfa.errors import InvalidValue, UnknownId
from lfa.model.scales import Level
from lfa.schema import TABLES
from lfa.terms import languages

#: The donors and programmes that a plan may be written for.
DONORS = (
    *("eu", "intpa", "fcdo", "sida", "norad", "danida", "un", "ifrc", "usaid", "idb"),
    *("esf", "interreg", "interreg-nord", "tillvaxtverket", "erhvervsstyrelsen"),
)


def test_there_is_a_profile_for_each_donor():
    assert set(DONORS) == set(names())


@pytest.mark.parametrize("name", names())
def test_a_profile_names_rules_tables_and_columns_that_there_are(name):
    one = profile(name)
    known = {*RULES, *ALIASES, *(code.partition("-")[0] for code in RULES)}
    tables = {table.name: {column.name for column in table.columns} for table in TABLES}

    assert set(one.severity) <= known
    for table, _, column in (each.partition(".") for each in one.required):
        assert not column or column in tables[table]
        assert table in tables


@pytest.mark.parametrize("name", [*names(), None])
def test_a_profile_has_every_limit_and_a_title_in_every_language(name):
    one = profile(name)

    assert set(profile().limits) == set(one.limits)
    assert all(one.said(language) for language in languages())


@pytest.mark.parametrize(
    ("name", "outcomes"),
    [("eu", 1), ("fcdo", 1), ("norad", 1), ("danida", 1), ("intpa", 0), ("un", 0), ("ifrc", 0), (None, 0)],
)
def test_one_purpose_is_a_matter_of_the_donor(name, outcomes):
    assert outcomes == profile(name).limits["most_outcomes"]


@pytest.mark.parametrize(
    ("name", "severity"),
    [("eu", "error"), ("fcdo", "error"), ("norad", "error"), ("danida", "error"), ("un", "warning")],
)
def test_how_grave_several_purposes_are_is_a_matter_of_the_donor(name, severity):
    assert severity == profile(name).grade("LOG-PURPOSE-COUNT")


def test_something_missing_is_accepted_as_a_reason_in_interreg_nord_alone():
    assert (OFF, None) == (profile("interreg-nord").grade("PRB-ABSENCE"), profile("interreg").grade("PRB-ABSENCE"))


def test_a_profile_that_is_not_there_is_named_with_the_nearest():
    with pytest.raises(UnknownId, match="'sida'"):
        profile("sidda")


def test_a_title_falls_back_to_english_and_then_to_the_name():
    assert ["Fund", "mine"] == [
        Profile("mine", title={"en": "Fund"}).said("fi"),
        Profile("mine").said("sv"),
    ]


# The user's own


def test_a_profile_of_ones_own_extends_another_and_changes_what_it_says():
    mine = load(
        {
            "extends": "fcdo",
            "severity": {"tre": "off"},
            "limits": {"most_outcomes": 2},
            "levels": ["outcome", "output"],
            "required": ["stakeholders"],
            "target_column": False,
        },
        "mine",
    )

    assert ("error", OFF) == (mine.grade("WGT-SUM"), mine.grade("TRE-ORPHAN"))
    assert (2, 6) == (mine.limits["most_outcomes"], mine.limits["most_outputs"])
    assert ((Level.OUTCOME, Level.OUTPUT), ("stakeholders",), False) == (mine.levels, mine.required, mine.target_column)
    assert "mine" == mine.said("en")


def test_what_a_profile_leaves_out_holds_as_below():
    mine = load({"extends": "fcdo"}, "mine")
    fcdo = profile("fcdo")

    assert (fcdo.severity, fcdo.limits, fcdo.levels) == (mine.severity, mine.limits, mine.levels)


def test_what_is_required_is_required_beside_what_was():
    assert ("stakeholders", "problems", "risks", "cards") == load(
        {"extends": "sida", "required": ["cards", "risks"]}, "m"
    ).required


def test_profiles_of_ones_own_may_extend_each_other_and_ours_of_the_same_name():
    more = {"sida": {"extends": "sida", "limits": {"card_words": 9}}, "b": {"extends": "sida"}}

    assert 9 == profile("b", more).limits["card_words"]
    assert "warning" == profile("b", more).grade("RSK-ONLY-EXTERNAL")


def test_profiles_that_extend_each_other_in_a_circle_are_refused():
    with pytest.raises(UnknownId, match="'a'"):
        profile("a", {"a": {"extends": "b"}, "b": {"extends": "a"}})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sevrity": {}}, "profile mine: 'sevrity' is unknown"),
        ({"severity": {"TRE": "grave"}}, "severity.TRE must be one of off, error, warning, info"),
        ({"severity": ["TRE"]}, "severity must be a table"),
        ({"severity": {"TRE": 1}}, "severity must be a table"),
        ({"limits": {"most_outcome": 1}}, "there is no limit 'most_outcome'; did you mean 'most_outcomes'"),
        ({"limits": {"qqqqqqqqqqqq": 1}}, "there is no limit 'qqqqqqqqqqqq'$"),
        ({"limits": {"most_outcomes": "one"}}, "limits must be a table"),
        ({"limits": {"most_outcomes": True}}, "limits must be a table"),
        ({"levels": ["goal"]}, r"levels must be of impact, outcome, output, activity \(got 'goal'\)"),
        ({"levels": "impact"}, "levels must be a list"),
        ({"levels": [1]}, "levels must be a list"),
        ({"levels": 1}, "levels must be a list"),
        ({"required": "stakeholders"}, "required must be a list"),
        ({"required": ["stakholders"]}, "there is no table 'stakholders'; did you mean 'stakeholders'"),
        ({"required": ["indicators.basline"]}, "indicators has no column 'basline'; did you mean 'baseline'"),
        ({"target_column": 1}, "target_column must be true or false"),
        ({"extends": 1}, "extends must be the name"),
        ({"title": "Fund"}, "title must be a table"),
    ],
)
def test_what_a_profile_cannot_say_is_refused_with_key_rule_and_value(given, said):
    with pytest.raises(InvalidValue, match=said):
        load(given, "mine")


# Which profile holds


def plan_for(dialect=None, own=None):
    return lfa.Plan("Plan", dialect=dialect, profile=own)


@pytest.mark.parametrize(
    ("plan", "asked", "config", "name"),
    [
        (plan_for(), None, {}, "base"),
        (plan_for("sida"), None, {}, "sida"),
        (plan_for("nobody"), None, {}, "base"),
        (plan_for("interreg", "interreg-nord"), None, {}, "interreg-nord"),
        (plan_for("interreg", "nobody"), None, {}, "interreg"),
        (plan_for("sida"), None, {"profile": "eu"}, "eu"),
        (plan_for("sida"), "esf", {"profile": "eu"}, "esf"),
        (plan_for("sida"), "mine", {"profiles": {"mine": {}}}, "mine"),
        (plan_for("mine"), None, {"profiles": {"mine": {}}}, "mine"),
    ],
)
def test_the_profile_is_the_one_asked_for_else_configured_else_the_plans_else_its_dialects(plan, asked, config, name):
    assert name == lfa.check(plan, profile=asked, config=config).profile


def test_a_ready_profile_can_be_given():
    assert "ready" == lfa.check(plan_for(), profile=load({}, "ready")).profile


def test_a_profile_asked_for_that_is_not_there_raises():
    with pytest.raises(UnknownId):
        lfa.check(plan_for(), profile="nobody")


# Configuration


def test_a_configuration_is_stronger_than_the_profile():
    config = Config.of({"profile": "sida", "severity": {"rsk": "off"}, "limits": {"card_words": 5}})
    one = config.profile_for(plan_for())

    assert (OFF, "warning", 5, 6) == (
        one.grade("RSK-ONLY-EXTERNAL"),
        one.grade("STK-GROUP"),
        one.limits["card_words"],
        one.limits["most_outputs"],
    )
    assert ("sida", "Sida", False) == (one.name, one.said("en"), one.target_column)


def test_limits_alone_change_the_profile_too():
    assert 5 == Config(limits={"card_words": 5}).profile_for(plan_for()).limits["card_words"]


def test_arguments_are_stronger_than_the_configuration_and_what_is_ignored_adds_up():
    plan = lfa.Plan("River")
    plan.problems.add("P1", " Fish are ill "), plan.problems.add("P2", "Fish die here")
    config = {"select": ["TRE"], "ignore": ["TRE-ORPHAN"]}

    assert {"TRE-FOCAL-MISSING"} == {one.code for one in lfa.check(plan, config=config)}
    assert {"PRC-BLANKS"} == {one.code for one in lfa.check(plan, "PRC-BLANKS", config=config)}
    assert set() == {one.code for one in lfa.check(plan, ignore="TRE-FOCAL-MISSING", config=config)}


def test_a_ready_configuration_is_taken_as_it_is():
    config = Config(ignore="TRE")

    assert config is Config.of(config)
    assert ("TRE",) == config.ignore


def test_no_configuration_says_nothing():
    assert Config() == Config.of(None) == Config.of({})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ignroe": []}, "'ignroe' is unknown; did you mean 'ignore'"),
        ({"qqqqqqqqqqqq": []}, "'qqqqqqqqqqqq' is unknown; there are profile, select"),
        ({"ignore": 3}, "ignore must be a list of codes"),
        ({"select": [3]}, "select must be a list of codes"),
        ({"select": {"TRE": 1}}, "select must be a list of codes"),
        ({"profile": ["sida"]}, "profile must be the name of a profile"),
        ({"severity": "off"}, "severity must be a table"),
        ({"limits": 3}, "limits must be a table"),
        ({"profiles": []}, "profiles must be a table"),
        ({"profiles": {"mine": 1}}, "profiles.mine must be a table"),
    ],
)
def test_what_a_configuration_cannot_say_is_refused(given, said):
    with pytest.raises(InvalidValue, match=said):
        lfa.check(plan_for(), config=given)


# What the donor asks for


def test_tables_that_the_donor_asks_for_are_named_in_one_finding():
    plan = lfa.Plan("Plan", dialect="sida")
    plan.problems.add("P1", "Fish are ill here")

    assert ["Sida asks for this too: Stakeholders, Risks."] == [
        one.message for one in lfa.check(plan, select="PRC-REQUIRED")
    ]


def test_an_empty_plan_is_asked_for_nothing():
    assert () == lfa.check(lfa.Plan("Plan", dialect="sida"))


def test_columns_that_the_donor_asks_for_are_looked_at_row_by_row():
    plan = lfa.Plan("Plan")
    plan.logframe.add("R1", "Wells are repaired", level="output")
    for n in range(6):
        plan.logframe.indicators.add(f"I{n}", "Wells", result="R1", definition="Wells that give water" if n else None)
    mine = {"required": ["indicators.definition", "indicators.unit", "stakeholders"]}

    by_table, one, several = lfa.check(plan, select="PRC-REQUIRED", profile=load(mine, "mine"))

    assert (None, 1) == (by_table.subject, by_table.count)
    assert ("I0", "definition") == (one.subject, one.field)
    assert (6, "unit") == (several.count, several.field)
    assert "mine asks for Definition; I0 “Wells” has none." == one.message
