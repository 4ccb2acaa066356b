"""The samples are whole, sound, translated, and honest about what is invented."""

import tomllib
from importlib.resources import files

import pytest

from lfa import samples
from lfa.errors import InvalidValue
from lfa.model.element import Element
from lfa.model.text import Text
from lfa.samples.case import languages
from lfa.schema import TABLES

LANGUAGES = ("en", "sv", "da")
PLANS = [*((f"river-{code}", lambda code=code: samples.river(code)) for code in LANGUAGES), ("orebro", samples.orebro)]
REAL = {"Region Örebro län", "Länsstyrelsen i Örebro län"}


def words(name, language):
    """Return the words of a sample in one language, each under its dotted path."""
    return dict(flat(tomllib.loads((files("lfa.samples") / name / f"{language}.toml").read_text(encoding="utf-8"))))


def flat(table, path=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


@pytest.mark.parametrize(("name", "make"), PLANS)
def test_a_sample_has_no_faults(name, make):
    assert () == make().faults()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_river_case_has_rows_in_every_table(language):
    plan = samples.river(language)
    assert [] == [table.name for table in TABLES if not list(table.rows(plan))]


@pytest.mark.parametrize("language", ["sv", "da"])
def test_every_word_of_the_river_case_is_translated(language):
    assert set(words("river", "en")) == set(words("river", language))


def test_every_word_belongs_to_a_row():
    """A word under an id that is not in the plan would never be shown."""
    for name in ("river", "orebro"):
        plan = samples.river() if name == "river" else samples.orebro()
        keys = {table.name: {row_key(row) for row in table.rows(plan)} for table in TABLES}
        for language in languages(name):
            spoken = tomllib.loads((files("lfa.samples") / name / f"{language}.toml").read_text(encoding="utf-8"))
            for table in set(spoken) - {"plan"}:
                assert set() == set(spoken[table]) - keys[table]


def row_key(row):
    return row.id if isinstance(row, Element) else " ".join(part for part in row.key[:2] if part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_asked_for_stands_in_front_and_the_others_beside(language):
    for element in samples.river(language).elements:
        if isinstance(element.statement, Text):
            assert {*LANGUAGES} - {language} == set(element.statement.others)
            assert element.statement.language is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_derived_text_remembers_the_present_wording_of_its_source(language):
    plan = samples.river(language)
    memories = [one for element in plan.elements for one in element.derived_from]
    assert memories
    assert [plan.find(one.id).statement for one in memories] == [one.wording for one in memories]


def test_words_that_have_no_translation_are_in_the_language_asked_for():
    assert "Styrgruppen" == samples.river("sv").strategies["ST1"].decider
    assert "4 af 4" == samples.river("da").logframe.indicators["I7"].target


def test_the_river_tree_branches_both_ways_and_holds_a_vicious_circle():
    tree = samples.river().problems
    assert ["P6", "P8"] == sorted(problem.id for problem in tree.effects("P11"))
    assert ["P3", "P4"] == sorted(problem.id for problem in tree.causes("P5"))
    assert [("P5", "P16")] == [link.ends for link in tree.links if link.feedback]
    assert "P1" == tree.focal


def test_the_river_decision_has_a_decider_a_date_and_a_reason():
    (chosen,) = samples.river().strategies.chosen
    assert chosen.decider
    assert chosen.decided_on.date
    assert chosen.decision_reason


def test_the_weights_of_the_river_criteria_add_up():
    assert 100 == sum(criterion.weight for criterion in samples.river().strategies.criteria)


def test_the_river_budget_lines_multiply_out():
    for line in samples.river().resources:
        assert line.quantity.number * line.unit_cost.number == line.amount.number


def test_river_objectives_left_outside_the_strategy_come_back_as_assumptions():
    plan = samples.river()
    inside = set(plan.strategies.chosen[0].objectives)
    from_objectives = {one for item in plan.logframe.assumptions for one in item.sources if one in plan.objectives}
    assert {"O8", "O11"} == from_objectives
    assert set() == from_objectives & inside


def test_plans_that_are_invented_as_a_whole_say_so():
    assert samples.river().illustrative
    assert samples.tiny().illustrative


def test_orebro_is_marked_row_by_row_so_that_the_regions_own_stands_out():
    plan = samples.orebro()
    assert not plan.illustrative
    assert "påhittat" in plan.summary


def test_orebro_marks_everything_that_the_region_has_not_told():
    plan = samples.orebro()
    told = {"S1", "S2", "ACT1", "ACT2", "W1", "W2", "G1", "G2", "G3", "GC1", "GC2", "GC3", "GC4"}
    told |= {f"RE{n}" for n in range(1, 6)} | {f"K{n}" for n in range(1, 7)}
    assert told == {element.id for element in plan.elements if not element.illustrative}
    relations = [row for table in TABLES if not table.has_ids for row in table.rows(plan)]
    assert relations
    assert all(row.illustrative for row in relations if row not in list(plan.needs.participations))


def test_orebro_puts_nothing_invented_in_the_mouth_of_a_real_body():
    plan = samples.orebro()
    voices = [card.organisation for card in plan.needs]
    voices += [one.decider for one in plan.strategies] + [one.responsible for one in plan.activities]
    voices += [one.scorer for one in plan.interactions] + [one.scorer for one in plan.strategies.scores]
    voices += [one.owner for one in plan.risks] + [one.responsible for one in plan.logframe]
    voices += [plan.find(one.lead).statement for one in plan.missions.trial_actions]
    assert {None, "Organisation A", "Organisation B"} == set(voices)
    invented = [str(one.statement) for one in plan.elements if one.illustrative]
    assert [] == [text for text in invented if text in REAL]


def test_orebro_holds_what_the_region_has_told():
    plan = samples.orebro()
    assert 30 == plan.needs.workshops["W1"].participants.number
    assert ["identified"] * 4 == [conflict.status for conflict in plan.conflicts]
    assert [(), (), (), ()] == [conflict.sides for conflict in plan.conflicts]
    assert 3 == len(plan.goals)
    assert 2 == len(plan.missions)


def test_a_sample_is_new_each_time():
    first = samples.river()
    first.problems.update("P1", statement="Changed")
    assert samples.river() == samples.river("en") != first


def test_an_unknown_language_is_refused_with_those_that_exist():
    with pytest.raises(InvalidValue, match="da, en, sv"):
        samples.river("fi")


def test_the_tiny_plan_is_a_tree_of_five_problems_in_the_language_asked_for():
    plan = samples.tiny("sv")
    assert ("P1", "P2", "P4", "P6", "P8") == plan.problems.ids
    assert ["P8", "P6"] == [problem.id for problem in plan.problems.causes("P1")][::-1]
    assert "Vattnet i ån blir allt sämre" == plan.problems["P1"].statement
    assert () == plan.faults()


@pytest.mark.parametrize("make", [samples.river, samples.orebro])
def test_the_problems_of_a_plan_stand_alone_in_one_language(make):
    whole = make()
    alone = samples.problems_of(whole)
    assert whole.problems.ids == alone.problems.ids
    assert [link.ends for link in whole.problems.links] == [link.ends for link in alone.problems.links]
    assert whole.problems.focals == alone.problems.focals
    assert () == alone.faults()
    assert {} == {code: text for problem in alone.problems for code, text in problem.statement.others.items()}
    assert {problem.id for problem in whole.problems if problem.external} == {
        problem.id for problem in alone.problems if problem.external
    }


def test_the_cost_of_each_river_activity_is_that_of_its_budget_lines():
    plan = samples.river()
    for activity in plan.activities:
        lines = [line.amount.number for line in plan.resources if line.activity == activity.id]
        assert sum(lines) == (activity.cost.number if activity.cost else 0)


def test_the_other_languages_can_be_left_out():
    plan = samples.river("sv", translations=False)
    assert "Vattnet i ån blir allt sämre" == plan.problems["P1"].statement
    assert {} == plan.problems["P1"].statement.others
    assert samples.river("sv").logframe.ids == plan.logframe.ids
