"""The register of goal conflicts: what each status asks for, and a history that only grows."""

import datetime
import itertools

import pytest

from lfa.analysis.privacy import forget
from lfa.errors import InvalidValue, UnknownId
from lfa.model.conflicts import DECIDED, Conflict, Conflicts, missing
from lfa.model.goals import Interaction, Interactions
from lfa.model.plan import Plan
from lfa.model.scales import ConflictStatus
from lfa.schema import table, tables


@pytest.fixture
def conflicts() -> Conflicts:
    made = Conflicts()
    made.add("GC1", "Savings in public transport", origin="A slide", status="identified")
    return made


def test_identified_asks_for_a_title_and_a_source_and_no_more(conflicts):
    assert () == conflicts["GC1"].missing
    assert ("statement", "origin") == Conflict("GC2", status="identified").missing


def test_a_card_is_a_source_as_good_as_a_slide():
    assert () == Conflict("GC2", "Buses", derived_from="C1", status="identified").missing


@pytest.mark.parametrize("status", DECIDED)
@pytest.mark.parametrize("lacking", ["decider", "decision_reason"])
def test_no_decision_without_decider_and_reason(status, lacking):
    fields = {"decider": "The board", "decision_reason": "Money"} | {lacking: None}

    with pytest.raises(InvalidValue, match=lacking):
        Conflict("GC1", status=status, **fields)


@pytest.mark.parametrize("status", [one for one in ConflictStatus if one not in DECIDED])
def test_other_statuses_need_no_decider(status):
    assert status == Conflict("GC1", status=status).status


def test_each_status_asks_for_what_the_one_before_asked_and_more():
    way = ("identified", "analysed", "option_chosen", "decided", "in_handling")
    asked = [set(missing(Conflict("GC1"), status)) for status in way]

    assert all(before < after for before, after in itertools.pairwise(asked))


def test_one_side_is_not_enough_for_an_analysis():
    assert "sides" in missing(Conflict("GC1", sides=["G1"]), "analysed")
    assert "sides" not in missing(Conflict("GC1", sides=["G1", "G2"]), "analysed")


def test_ratings_are_unknown_until_both_parts_are_known():
    assert (None, 12) == (Conflict("GC1", severity=4).rating, Conflict("GC1", severity=4, likelihood=3).rating)
    after = Conflict("GC1", residual_severity=2, residual_likelihood=2)
    assert (None, 4) == (Conflict("GC1").residual_rating, after.residual_rating)


def test_a_change_is_remembered_with_who_and_why(conflicts):
    one = conflicts.update("GC1", owner="Unit A", status="analysed", on="2026-03-02", who="Board", why="asked to")

    assert [("owner", None, "Unit A"), ("status", "identified", "analysed")] == [
        (entry.field, entry.old, entry.new) for entry in one.history
    ]
    assert {("2026-03-02", "Board", "asked to")} == {(entry.date, entry.who, entry.reason) for entry in one.history}


def test_what_did_not_change_and_mere_notes_are_not_remembered(conflicts):
    assert () == conflicts.update("GC1", status="identified", note="Look at this again", tags=["x"]).history


def test_nothing_leaves_a_history(conflicts):
    conflicts.update("GC1", owner="Unit A")
    conflicts.update("GC1", owner="Unit B")

    with pytest.raises(InvalidValue, match="2 entries would be lost"):
        conflicts.update("GC1", history=conflicts["GC1"].history[1:])
    assert 3 == len(conflicts.record("GC1", why="talked about it").history)


def test_a_refused_change_leaves_no_trace(conflicts):
    with pytest.raises(InvalidValue):
        conflicts.update("GC1", status="decided")
    assert () == conflicts["GC1"].history
    with pytest.raises(UnknownId):
        conflicts.update("GC9", owner="Unit A")


def test_what_was_typed_elsewhere_is_remembered_once(conflicts):
    conflicts.update("GC1", owner="Unit A")
    typed = Conflicts(one.evolve(status="analysed", owner="Unit B", history=()) for one in conflicts)
    typed.add("GC2", "Land")

    assert ("GC1",) == typed.remember(conflicts, on="2026-03-02", who="Board")
    assert [("owner", "Unit A"), ("owner", "Unit B"), ("status", "analysed")] == sorted(
        (one.field, one.new) for one in typed["GC1"].history
    )
    assert () == typed.remember(conflicts)
    assert () == typed["GC2"].history


def test_a_person_can_be_taken_out_and_a_mark_with_the_date_stays():
    plan = Plan()
    plan.conflicts.add("GC1", "Savings", dissent="Ann Ek disagrees")
    plan.conflicts.update("GC1", owner="Unit A", who="Ann Ek")

    one = forget(plan, "Ann Ek", on=datetime.date(2026, 5, 1)).plan.conflicts["GC1"]

    assert "[erased 2026-05-01] disagrees" == one.dissent
    assert "Ann Ek" not in repr(one)
    assert 2 == len(one.history)


def test_levels_follow_from_the_sides():
    plan = Plan()
    plan.goals.add("G1")
    plan.goals.add("M9", kind="measure")
    plan.goals.add("R9", kind="resource")
    plan.activities.add("A1")
    plan.resources.add("B1")
    for number, sides in enumerate((["G1", "M9"], ["M9", "A1"], ["B1", "G1"], ["G1", "M9", "R9"], ["G1"])):
        plan.conflicts.add(f"GC{number}", sides=sides)

    assert ["goal_measure", "measure_measure", "goal_resource", "several", None] == [
        row["level"] for row in tables(plan)["goal_conflicts"]
    ]
    assert "mål och åtgärd" == table("goal_conflicts").column("level").word("goal_measure", "sv")


def test_a_matrix_keeps_its_order_and_its_names_when_copied():
    made = Interactions([Interaction("B", "A", score=1, scorer="x")], labels={"A": "Apples", "B": "Boats"})

    twin = made.copy()

    assert (("A", "B"), {"A": "Apples", "B": "Boats"}, ("x",)) == (twin.ids, twin.labels, twin.scorers)
    assert ("B", "A") == Interactions(made).ids


def test_scores_in_a_plan_leave_the_ids_to_their_goals():
    plan = Plan()
    plan.interactions = Interactions([Interaction("G1", "G2", score=1)])

    assert "G1" == plan.goals.add("G1").id
