"""Derived texts know when their source was reworded, along the whole chain."""

import pytest

import lfa
from lfa.analysis.derive import accept, stale
from lfa.model.element import Derivation


@pytest.fixture
def plan():
    plan = lfa.Plan("River")
    plan.needs.add("C1", "It smells")
    plan.problems.add("P1", "The river is dirty", derived_from=[Derivation("C1", "It smells")])
    plan.objectives.add("O1", "The river is clean", derived_from=[Derivation("P1", "The river is dirty")])
    plan.logframe.add(
        "R1", "The river is clean", level="outcome", derived_from=[Derivation("O1", "The river is clean")]
    )
    plan.logframe.indicators.add("I1", "Oxygen", result="R1", derived_from=[Derivation("R1", "The river is clean")])
    return plan


CHAIN = [("needs", "C1", "P1"), ("problems", "P1", "O1"), ("objectives", "O1", "R1"), ("logframe", "R1", "I1")]


def test_nothing_is_stale_at_first(plan):
    assert [] == stale(plan)


@pytest.mark.parametrize(("step", "source", "derived"), CHAIN)
def test_rewording_a_source_makes_what_came_from_it_stale(plan, step, source, derived):
    getattr(plan, step).update(source, statement="Quite another wording")

    (found,) = stale(plan)

    assert (derived, source, "Quite another wording") == (found.element.id, found.derivation.id, found.current)


def test_accepting_remembers_the_wording_of_now(plan):
    plan.problems.update("P1", statement="The river and the lake are dirty")

    accept(plan, "O1")

    assert [] == stale(plan)
    assert "The river is clean" == plan.objectives["O1"].statement


def test_a_note_on_the_source_makes_nothing_stale(plan):
    plan.problems.update("P1", note="seen in May")

    assert [] == stale(plan)


def test_a_source_that_lost_its_wording_is_told(plan):
    plan.problems.update("P1", statement=None)

    assert [None] == [one.current for one in stale(plan)]


def test_a_source_whose_wording_of_then_is_unknown_is_not_stale(plan):
    plan.objectives.update("O1", derived_from="P1")

    assert [] == stale(plan)


def test_a_source_that_is_gone_is_a_fault_and_not_stale(plan):
    plan.problems.remove("P1")

    assert [] == stale(plan)
    assert Derivation("P1", "The river is dirty") == accept(plan, "O1").derived_from[0]


def test_a_plan_that_changes_its_language_does_not_become_stale(plan):
    plan.problems.update("P1", statement={"en": "The river is dirty", "sv": "Ån är smutsig"})

    plan.language = "sv"

    assert "Ån är smutsig" == plan.problems["P1"].statement
    assert [] == stale(plan)


def test_an_unknown_id_is_named(plan):
    with pytest.raises(lfa.UnknownId, match="O7"):
        accept(plan, "O7")
