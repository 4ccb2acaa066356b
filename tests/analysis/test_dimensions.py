"""Gains and losses by dimension, nothing set off unless asked for."""

import pytest

import lfa
from lfa.analysis.dimensions import dimension_sums, dimension_vectors
from lfa.errors import InvalidValue


@pytest.fixture
def plan():
    plan = lfa.Plan("Region")
    plan.goals.add("E", "Growth", dimension="economic")
    plan.goals.add("S", "Equal health", dimension="social")
    plan.goals.add("ES", "Work for all", dimension=["economic", "social"])
    plan.objectives.add("O1", "Rivers are clean")
    for source, target, score in (("E", "S", -2), ("E", "ES", 3), ("S", "E", 1), ("ES", "S", 1), ("E", "O1", -3)):
        plan.interactions.add(source, target, score=score)
    return plan


def sums(plan, **options):
    return {(one.source.value[:2] + one.target.value[:2]): one for one in dimension_sums(plan, **options)}


def test_there_are_three_by_three_sums(plan):
    assert 9 == len(sums(plan))
    assert {"ecec", "ecso", "soec", "soso"} == {pair for pair, one in sums(plan).items() if one.cells}


def test_gains_and_losses_stand_apart(plan):
    one = sums(plan)["ecso"]
    assert (4, -2, None, 3) == (one.positive, one.negative, one.net, one.cells)


def test_they_are_set_off_when_asked_for(plan):
    assert 2 == sums(plan, net=True)["ecso"].net


def test_a_vector_for_each_goal(plan):
    found = {(one.id, one.dimension.value): (one.positive, one.negative, one.net) for one in dimension_vectors(plan)}
    assert (3, -2, None) == found["E", "social"]
    assert (3, 0, None) == found["E", "economic"]
    assert 3 * 4 == len(found)


def test_dimensions_can_be_given(plan):
    found = dimension_sums(plan.interactions, {"E": ["economic"], "O1": ["environmental"]})
    assert [("economic", "environmental", -3)] == [
        (one.source.value, one.target.value, one.negative) for one in found if one.cells
    ]


@pytest.mark.parametrize("work", [dimension_sums, dimension_vectors])
def test_without_dimensions_there_is_nothing_to_sum(plan, work):
    with pytest.raises(InvalidValue, match="dimensions"):
        work(plan.interactions)
