"""The logframe as data: its levels, its order and its numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lfa
from lfa import Level, Logframe, Plan, Result, UnknownId
from lfa.model.numbering import codes

IDS = [f"R{number}" for number in range(6)]


@st.composite
def results(draw: st.DrawFn) -> list[Result]:
    """Results with any parents: several, unknown, themselves, in circles."""
    parents = st.lists(st.sampled_from([*IDS, "R9"]), max_size=3)
    levels = st.none() | st.sampled_from(list(Level))
    pinned = st.none() | st.sampled_from(["1", "1.1", "A"])
    order = draw(st.permutations(IDS))
    return [Result(one, level=draw(levels), parents=draw(parents), code=draw(pinned)) for one in order]


@pytest.fixture
def logframe() -> Logframe:
    made = Logframe()
    made.add("R3", "second output", level="output", parents=["R1"])
    made.add("R2", "first output of the other", level="output", parents=["R4"])
    made.add("R0", "impact", level="impact")
    made.add("R1", "outcome", level="outcome", parents=["R0"])
    made.add("R4", "other outcome", level="outcome", parents=["R0"])
    made.add("R5", "intermediate outcome", level="outcome", parents=["R1"])
    made.add("R6", "an output of both", level="output", parents=["R4", "R1"])
    return made


def test_rows_are_printed_with_each_outcome_before_what_is_under_it(logframe):
    assert ["R0", "R1", "R5", "R3", "R4", "R2", "R6"] == [one.id for one in logframe.ordered()]


def test_numbers_follow_the_order(logframe):
    assert {"R1": "1", "R5": "1.1", "R3": "1.2", "R4": "2", "R2": "2.1", "R6": "2.2"} == logframe.codes()


def test_a_pinned_number_holds_and_is_passed_over(logframe):
    logframe.update("R4", code="1")
    logframe.update("R0", code="IMP")

    found = logframe.codes()

    assert ("IMP", "2", "1", "1.1") == (found["R0"], found["R1"], found["R4"], found["R2"])


def test_results_are_found_by_level_and_by_parent(logframe):
    assert ["R1", "R4", "R5"] == [one.id for one in logframe.at("outcome")]
    assert ["R3", "R5", "R6"] == [one.id for one in logframe.children("R1")]
    assert [] == logframe.at(Level.ACTIVITY)
    with pytest.raises(UnknownId):
        logframe.children("R9")


def test_the_results_are_the_logframe_itself(logframe):
    assert logframe is logframe.results


@given(results())
def test_every_result_is_printed_exactly_once_whatever_its_parents(rows):
    ordered = Logframe(rows).ordered()

    assert sorted(ordered, key=lambda one: one.id) == sorted(rows, key=lambda one: one.id)


@given(results())
def test_impacts_come_first_and_nothing_before_what_it_stands_under(rows):
    made = Logframe(rows)
    ordered = [one.id for one in made.ordered()]
    levels = [made[one].level for one in ordered]
    tops = [one for one in rows if not any(made._leads(parent) for parent in one.parents)]

    assert levels[: levels.count(Level.IMPACT)].count(Level.IMPACT) >= sum(one.level is Level.IMPACT for one in tops)
    for one in rows:
        home = next((parent for parent in one.parents if made._leads(parent)), None)
        if home and home in {top.id for top in tops}:
            assert ordered.index(home) < ordered.index(one.id)


@given(results())
def test_only_pinned_numbers_may_meet(rows):
    found = Logframe(rows).codes()
    counted = [found[one.id] for one in rows if one.id in found and not one.code]
    pinned = {one.code for one in rows if one.code}

    assert len(set(counted)) == len(counted)
    assert not set(counted) & pinned
    assert {one.id for one in rows if one.level is not Level.IMPACT or one.code} == set(found)


@given(results(), st.data())
def test_activities_and_indicators_are_numbered_alike_under_any_parents(rows, data):
    plan = Plan(logframe=Logframe(rows))
    parents = st.none() | st.sampled_from(["X0", "X1", "X2", "X9"])
    homes = st.none() | st.sampled_from([*IDS, "R9"])
    pinned = st.none() | st.sampled_from(["1", "1.1"])
    for number in range(3):
        plan.activities.add(f"X{number}", parent=data.draw(parents), result=data.draw(homes), code=data.draw(pinned))
    found = codes(plan)
    counted = [found[one.id] for one in plan.activities if not one.code]

    assert set(plan.activities.ids) <= set(found)
    assert len(set(counted)) == len(counted)


def test_a_part_is_numbered_under_its_whole_even_when_it_comes_first():
    plan = Plan()
    plan.logframe.add("R1", level="output")
    plan.activities.add("A1", parent="A2")
    plan.activities.add("A2", result="R1")
    plan.activities.add("A3", result="R1", parent="A9")
    plan.logframe.indicators.add("I1", result="R1")

    assert {"R1": "1", "I1": "1.1", "A1": "1.1.1", "A2": "1.1", "A3": "1.2"} == codes(plan)


def test_preconditions_are_told_apart():
    logframe = Logframe()
    logframe.assumptions.add("AS1", kind="assumption"), logframe.assumptions.add("AS2", kind="precondition")

    assert ["AS2"] == [one.id for one in logframe.assumptions.preconditions]


def test_chosen_strategies_are_told_apart():
    strategies = lfa.Plan().strategies
    strategies.add("ST1"), strategies.add("ST2", chosen=True)

    assert ["ST2"] == [one.id for one in strategies.chosen]


@pytest.mark.parametrize(("likelihood", "impact", "score"), [(2, 4, 8), (None, 4, None), (2, None, None)])
def test_a_risk_is_scored_when_both_parts_are_known(likelihood, impact, score):
    risk = lfa.Risk("RI1", likelihood=likelihood, impact=impact, residual_likelihood=likelihood, residual_impact=impact)

    assert (score, score) == (risk.score, risk.residual_score)
