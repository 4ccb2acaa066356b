"""The vertical logic is read aloud, each assumption at the step it conditions."""

import pytest
from hypothesis import given, settings

import lfa
from tests.strategies import plans


@pytest.fixture
def plan():
    plan = lfa.Plan("River", language="en")
    plan.logframe.add("R9", "People are healthy", level="impact")
    plan.logframe.add("R0", "The river is clean", level="outcome", parents="R9")
    plan.logframe.add("R1", "Sewage is treated", level="output", parents="R0")
    plan.logframe.add("R2", "Waste is collected", level="output", parents="R0")
    plan.activities.add("A1", "Build a plant", result="R1")
    plan.activities.add("A2", "Train operators", result="R1")
    return plan


def read(plan):
    return [(one.level.value, one.means, one.assumptions, one.result) for one in lfa.logic(plan)]


def test_it_reads_from_the_bottom_to_the_top(plan):
    assert [
        ("output", ("A1", "A2"), (), "R1"),
        ("outcome", ("R1", "R2"), (), "R0"),
        ("impact", ("R0",), (), "R9"),
    ] == read(plan)


def test_steps_to_one_level_come_in_the_order_of_the_rows(plan):
    plan.activities.add("A3", "Buy bins", result="R2")

    assert ["R1", "R2", "R0", "R9"] == [one.result for one in lfa.logic(plan)]


def test_preconditions_come_first(plan):
    plan.logframe.assumptions.add("AS1", "The permit is granted", kind="precondition")

    first = lfa.logic(plan)[0]

    assert ((), ("AS1",), None) == (first.means, first.assumptions, first.result)
    assert "If this holds: “The permit is granted”, then the work can start." == str(first)


@pytest.mark.parametrize(
    ("fields", "step"),
    [
        ({"activity": "A1"}, "R1"),
        ({"result": "R1", "level": "activity"}, "R1"),
        ({"level": "activity"}, "R1"),
        ({"result": "R1"}, "R0"),
        ({"level": "output"}, "R0"),
        ({"result": "R0"}, "R9"),
        ({"level": "outcome"}, "R9"),
    ],
)
def test_an_assumption_conditions_the_step_from_its_row_to_the_next(plan, fields, step):
    plan.logframe.assumptions.add("AS1", "Rain falls", **fields)

    assert [step] == [one.result for one in lfa.logic(plan) if "AS1" in one.assumptions]


def test_an_assumption_of_the_top_row_conditions_nothing(plan):
    plan.logframe.assumptions.add("AS1", "It lasts", result="R9")

    assert [] == [one for one in lfa.logic(plan) if one.assumptions]


def test_an_outcome_may_lead_to_an_outcome(plan):
    plan.logframe.add("R5", "Anglers return", level="outcome", parents="R9")
    plan.logframe.update("R0", parents="R5")
    plan.logframe.assumptions.add("AS1", "Fish are restocked", level="outcome")

    assert ("outcome", ("R0",), (), "R5") in read(plan)
    assert ("impact", ("R5",), ("AS1",), "R9") in read(plan)


def test_what_was_cancelled_or_is_part_of_another_is_left_out(plan):
    plan.activities.update("A1", state="cancelled")
    plan.activities.add("A3", "Buy pipes", result="R1", parent="A2")

    assert ("A2",) == lfa.logic(plan)[0].means


def test_an_impact_is_contributed_to(plan):
    assert "then it contributes to: “People are healthy”" in str(lfa.logic(plan)[-1])


def test_it_speaks_the_language_of_the_plan():
    plan = lfa.Plan(language="sv")
    plan.logframe.add("R0", "Ån är ren", level="outcome")
    plan.logframe.add("R1", "Avloppet renas", level="output", parents="R0")
    plan.logframe.assumptions.add("AS1", "Flödet är normalt", result="R1")

    assert ["Om detta nås: ”Avloppet renas”, och om detta gäller: ”Flödet är normalt”, så nås detta: ”Ån är ren”."] == [
        str(one) for one in lfa.logic(plan)
    ]


@given(plans())
@settings(max_examples=60)
def test_any_plan_can_be_read(plan):
    for sentence in lfa.logic(plan):
        assert sentence.text.strip()
        assert all(one in plan for one in (*sentence.means, *sentence.assumptions))
