"""Every element can be followed back to its cards and forward to what hangs on it."""

import pytest

import lfa
from lfa.model.element import Derivation


@pytest.fixture
def plan():
    plan = lfa.Plan("River", language="en")
    plan.needs.workshops.add("W1", "First meeting")
    plan.needs.add("C1", "It smells", workshop="W1")
    plan.problems.add("P1", "The river is dirty", derived_from=[Derivation("C1", "It smells")])
    plan.problems.add("P2", "Sewage is untreated")
    plan.problems.add("P3", "Bathing is banned")
    plan.problems.extend((), [("P2", "P1"), ("P1", "P3")])
    plan.objectives.add("O1", "The river is clean", derived_from=[Derivation("P1", "The river is dirty")])
    plan.strategies.add("ST1", "All", objectives=["O1"])
    plan.logframe.add("R1", "The river is clean", level="outcome", derived_from="O1")
    plan.logframe.indicators.add("I1", "Oxygen", result="R1")
    plan.logframe.milestones.add("M1", indicator="I1", value="5")
    return plan


def steps(found):
    return [(step.depth, step.element.id, step.via) for step in found]


def test_a_milestone_goes_back_to_the_meeting(plan):
    assert [
        (1, "I1", "indicator"),
        (2, "R1", "result"),
        (3, "O1", "derived_from"),
        (4, "P1", "derived_from"),
        (5, "C1", "derived_from"),
        (6, "W1", "workshop"),
    ] == steps(lfa.trace(plan, "M1").sources)


def test_a_card_goes_forward_to_the_milestones(plan):
    assert ["P1", "O1", "R1", "I1", "M1"] == [step.element.id for step in lfa.trace(plan, "C1").consequences]


def test_links_and_lists_are_followed_one_step_from_the_element_itself(plan):
    trace = lfa.trace(plan, "P1")

    assert {(1, "P2", "leads_to"), (1, "C1", "derived_from"), (2, "W1", "workshop")} == set(steps(trace.sources))
    assert (1, "P3", "leads_to") in steps(trace.consequences)
    assert "ST1" not in [step.element.id for step in trace.consequences]
    assert (1, "ST1", "objectives") in steps(lfa.trace(plan, "O1").consequences)


def test_a_source_that_was_reworded_shows_what_it_said_then(plan):
    plan.problems.update("P1", statement="River and lake are dirty")

    (step,) = [step for step in lfa.trace(plan, "O1").sources if step.element.id == "P1"]

    assert "The river is dirty" == step.wording
    assert "(then: “The river is dirty”)" in str(lfa.trace(plan, "O1"))


def test_it_reads_as_text(plan):
    lines = str(lfa.trace(plan, "R1")).splitlines()

    assert "R1 The river is clean" == lines[0]
    assert lines[1] == "Comes from:"
    assert lines[2].startswith("  O1 The river is clean [")


def test_what_stands_alone_says_so(plan):
    plan.risks.add("RI1", "Drought")

    trace = lfa.trace(plan, "RI1")

    assert ((), ()) == (trace.sources, trace.consequences)
    assert 3 == len(str(trace).splitlines())


def test_it_speaks_the_language_of_the_plan(plan):
    plan.language = "sv"

    assert "Kommer från:" in str(lfa.trace(plan, "O1"))


def test_a_dangling_reference_and_a_circle_end_the_walk():
    plan = lfa.Plan()
    plan.logframe.indicators.add("I1", parent="I2", result="R9")
    plan.logframe.indicators.add("I2", parent="I1")

    assert [(1, "I2", "parent")] == steps(lfa.trace(plan, "I1").sources)


def test_an_unknown_id_is_named(plan):
    with pytest.raises(lfa.UnknownId, match="Q1"):
        lfa.trace(plan, "Q1")
