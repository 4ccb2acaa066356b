"""The published cases go through the method: they load, derive and keep every text."""

import pytest

import lfa
from tests.shared.cases import case_files, case_to_plan

NAMES = [
    "dse_stockholm_intro_lfa_river_wastewater",
    "ec_training_artisanal_fisheries",
    "eu_pcm_2004_river_pollution",
    "negative_water_wells_logframe",
    "norad_family_bus_accidents",
]


@pytest.fixture(params=NAMES)
def plan(request, shared):
    return case_to_plan(shared / "method" / "cases" / f"{request.param}.json")


@pytest.fixture
def river(shared):
    return case_to_plan(shared / "method" / "cases" / "eu_pcm_2004_river_pollution.json")


def test_every_case_is_tried(shared):
    assert NAMES == [path.stem for path in case_files(shared)]


def test_a_case_hangs_together(plan):
    assert () == plan.faults()


def test_a_case_derives_an_objective_for_every_problem(plan):
    drafts = lfa.to_objectives(plan.problems)

    assert [(problem.id,) for problem in plan.problems] == [one.sources for one in drafts]
    assert {link.ends for link in plan.problems.links} == {
        (drafts[link.means].sources[0], drafts[link.end].sources[0]) for link in drafts.links
    }
    assert {"draft"} >= {one.status for one in drafts}


def test_the_river_yields_purpose_outputs_and_candidates_from_tree_and_strategy_alone(river):
    (chosen,) = river.strategies.chosen

    logframe = lfa.to_logframe(river.objectives, strategy=chosen)

    assert [("R0", "outcome", ("O0",)), ("R5", "output", ("O5",)), ("R6", "output", ("O6",))] == [
        (row.id, row.level, row.sources) for row in logframe
    ]
    assert [("R0",), ("R0",)] == [row.parents for row in logframe.at("output")]
    assert {"O4", "O7", "O8", "O12", "O13"} == {one.sources[0] for one in logframe.assumptions}
    assert {"draft"} == {one.status for one in (*logframe, *logframe.assumptions)}


def test_in_the_river_each_candidate_stands_where_it_conditions_a_step(river):
    logframe = lfa.to_logframe(river.objectives, strategy=river.strategies.chosen)

    assert {
        "O7": ("R5", "activity"),
        "O12": ("R5", "activity"),
        "O4": (None, "output"),
        "O8": (None, "output"),
        "O13": (None, "output"),
    } == {one.sources[0]: (one.result, one.level) for one in logframe.assumptions}


def case(shared, name):
    return case_to_plan(shared / "method" / "cases" / f"{name}.json")


def test_in_the_bus_case_the_roads_return_as_an_assumption(shared):
    plan = case(shared, "norad_family_bus_accidents")

    logframe = lfa.to_logframe(plan.objectives, purpose="O0", strategy=["O4", "O5", "O7", "O8"])

    assert [("O0",), ("O4",), ("O5",)] == [row.sources for row in logframe]
    assert [(("O6",), "output")] == [(one.sources, one.level) for one in logframe.assumptions]


def test_in_the_wastewater_reader_the_other_strategy_conditions_the_step_above_the_purpose(shared):
    plan = case(shared, "dse_stockholm_intro_lfa_river_wastewater")

    logframe = lfa.to_logframe(plan.objectives, purpose="O8", strategy=plan.strategies.chosen)

    assert [("O8",), ("O11",), ("O12",), ("O13",)] == [row.sources for row in logframe]
    assert {("O7", "R8"), ("O9", "R8"), ("O10", "R8")} == {(one.sources[0], one.result) for one in logframe.assumptions}


def test_objectives_without_a_pattern_are_left_in_brackets_and_the_others_read_as_states(plan):
    for objective in lfa.to_objectives(plan.problems):
        source = plan.problems[objective.sources[0]].statement
        assert objective.statement == f"[ {source} ]" or objective.statement != source


def test_a_case_has_nothing_that_points_nowhere(plan):
    assert () == lfa.check(plan, select="REF")


def test_a_tree_of_a_case_has_a_sound_shape(plan):
    assert () == lfa.check(plan, select="TRE").where(lambda one: one.severity != "info")


def test_activities_that_are_not_under_an_output_are_found(shared):
    plan = case(shared, "negative_water_wells_logframe")

    (finding,) = lfa.check(plan, select="ACT-UNLINKED")

    assert "A-4" == finding.subject
    assert "2" in finding.message


def test_the_logic_of_the_river_is_read_up_to_the_impact(river):
    assert ["R-R1", "R-P", "R-OO"] == [one.result for one in lfa.logic(river)]


def test_a_case_does_not_differ_from_itself(plan, request, shared):
    name = request.node.callspec.params["plan"]

    assert () == lfa.diff(plan, case(shared, name))


def test_an_indicator_of_the_river_is_traced_to_its_row(river):
    first = river.logframe.indicators.ids[0]

    assert ["R-OO"] == [step.element.id for step in lfa.trace(river, first).sources]
