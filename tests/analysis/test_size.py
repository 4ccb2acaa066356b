"""A chain of twenty thousand problems goes through every analysis without recursion."""

from copy import deepcopy

import pytest

import lfa
from lfa.analysis.derive import prompts, stale

SIZE = 20_000


@pytest.fixture(scope="module")
def chain():
    plan = lfa.Plan("A long chain")
    for number in range(SIZE):
        plan.problems.add(f"P{number}", "Fish catches are falling")
    plan.problems.extend((), [(f"P{number + 1}", f"P{number}") for number in range(SIZE - 1)])
    plan.problems.focal = "P0"
    plan.objectives = lfa.to_objectives(plan.problems)
    plan.logframe = lfa.to_logframe(plan.objectives, strategy=["O1"])
    return plan


def test_it_is_derived_to_the_last_problem(chain):
    assert SIZE == len(chain.objectives)
    assert SIZE - 1 == len(chain.objectives.links)
    assert ["R0", "R1"] == list(chain.logframe.ids)
    assert SIZE - 2 == len(chain.logframe.assumptions)


def test_deriving_again_adds_nothing(chain):
    assert chain.objectives == lfa.to_objectives(chain.problems, existing=chain.objectives)


def test_it_is_checked(chain):
    assert {"OBJ-INVERT-ILLOGICAL", "STR-NONE"} <= {one.code for one in lfa.check(chain)}


def test_it_is_traced_read_and_asked_about(chain):
    assert ["O9999", "P9999"] == [step.element.id for step in lfa.trace(chain, "AS9999").sources[:2]]
    assert 1 == len(lfa.logic(chain))
    assert prompts(chain.objectives, chain.logframe)
    assert [] == stale(chain)


def test_it_is_compared(chain):
    other = deepcopy(chain)
    other.problems.update("P777", statement="Another wording")

    assert ["P777"] == [one.subject for one in lfa.diff(chain, other)]


def test_it_becomes_a_graph_and_comes_back(chain):
    assert SIZE - 1 == len(lfa.from_graph(lfa.to_graph(chain.problems)).links)
