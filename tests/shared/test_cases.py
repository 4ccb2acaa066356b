"""The published cases go through the method: they load, derive and keep every text."""

import pytest
from tests.shared.cases import case_files, case_to_plan

import lfa

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
