"""Who is heard where, what nobody answered; small groups are taken together."""

import lfa
from lfa.analysis.attendance import attendance
from lfa.analysis.coverage import coverage
from lfa.analysis.pooling import persons, small
from lfa.model.scales import Dimension


def plan_of(*organisations: str) -> lfa.Plan:
    plan = lfa.Plan(themes=["Travel", "Food"])
    for name in organisations:
        plan.needs.add(None, f"Something of {name}", organisation=name)
    return plan


def test_each_organisation_is_told_with_what_became_of_its_cards():
    plan = plan_of("A", "A", "A", "B", "B", "B")
    plan.problems.add("P1", derived_from=["C1", "C4"])
    plan.needs.update("C2", parked="later")
    plan.needs.update("C3", merged_into="C1")
    one, other = coverage(plan).of("organisation")
    assert ("A", 3, 1, 1, 1, 0, ("P1",)) == (
        one.name,
        one.cards,
        one.placed,
        one.merged,
        one.parked,
        one.open,
        one.nodes,
    )
    assert ("B", 2, ("P1",)) == (other.name, other.open, other.nodes)


def test_groups_of_fewer_than_three_are_taken_together():
    plan = plan_of(*"AAAABBCC")
    rows = {one.name: one for one in coverage(plan).of("organisation")}
    assert {"A", None} == set(rows)
    assert (2, 4) == (rows[None].pooled, rows[None].cards)


def test_a_single_small_group_is_not_left_to_be_known():
    """Pooled alone it would be known, so the next smallest goes with it."""
    rows = coverage(plan_of(*"AAAAABBBC")).of("organisation")
    assert [("A", 0), (None, 2)] == [(one.name, one.pooled) for one in rows]


def test_how_many_took_part_decides_and_not_how_many_cards_they_wrote():
    plan = plan_of(*"AAAAABBBBBBB")
    plan.needs.workshops.add("W1")
    plan.needs.participations.add("W1", organisation="A", count=12)
    plan.needs.participations.add("W1", organisation="B", count=1)
    assert {"A": 12, "B": 1} == persons(plan)
    assert [None] == [one.name for one in coverage(plan).of("organisation")]


def test_pooling_can_be_switched_off():
    assert ["A", "B"] == [one.name for one in coverage(plan_of("A", "B"), least=1).of("organisation")]


def test_pseudonyms_tell_how_many_there_are():
    plan = plan_of(*"AAAA")
    for name in plan.needs.ids:
        plan.needs.update(name, author="#1")
    assert {"A": 1} == persons(plan)


def test_nobody_is_pooled_where_all_are_many():
    assert frozenset() == small({"A": 3, "B": 9}, ["A", "B", None])


def test_cards_that_do_not_say_are_told_apart():
    plan = plan_of("A", "A", "A")
    plan.needs.add("C9", "from nobody")
    assert [("A", 3), (None, 1)] == [(one.name, one.cards) for one in coverage(plan).of("organisation")]


def test_dimensions_areas_and_prompts_are_told_too():
    plan = lfa.Plan()
    plan.needs.add("C1", "a", dimension=["social", "economic"], area="Travel", prompt="wish", perspective="User")
    found = coverage(plan)
    assert ["social", "economic"] == [one.name for one in found.of("dimension")]
    assert [["Travel"], ["wish"]] == [[one.name for one in found.of(kind)] for kind in ("area", "prompt")]


def test_what_nobody_answered_and_who_said_nothing_is_listed():
    plan = lfa.Plan()
    plan.needs.workshops.add("W1", "Day 1", prompts=["wish", "obstacle"], groups=["Table 1", "Table 2"])
    plan.needs.participations.add("W1", organisation="Silent")
    plan.needs.add("C1", "a", workshop="W1", prompt="wish", group="Table 1")
    found = coverage(plan)
    assert [("prompt", "obstacle"), ("group", "Table 2")] == [(one.kind, one.name) for one in found.unanswered]
    assert ("Silent",) == found.silent


def test_areas_without_an_objective_are_listed():
    plan = plan_of("A")
    plan.goals.add("G1", "A goal", area="Housing")
    plan.needs.update("C1", area="Water")
    plan.objectives.add("O1", "Buses run", tags=["travel"])
    plan.objectives.add("O2", "Clean water", derived_from="C1")
    assert ("Food", "Housing") == coverage(plan).areas_without_objective


def test_objectives_that_touch_one_dimension_only_are_listed():
    plan = lfa.Plan(language="sv")
    plan.needs.add("C1", "a", dimension="social")
    plan.needs.add("C2", "b", dimension=["economic", "environmental"])
    plan.objectives.add("O1", "one", derived_from="C1")
    plan.objectives.add("O2", "both", derived_from=["C1", "C2"])
    plan.objectives.add("O3", "by its tag", tags=["Ekonomisk"])
    plan.objectives.add("O4", "none")
    assert [("O1", Dimension.SOCIAL), ("O3", Dimension.ECONOMIC)] == [
        (one.id, one.dimension) for one in coverage(plan).narrow
    ]


def test_rows_without_a_note_on_gender_are_counted():
    plan = lfa.Plan()
    plan.conflicts.add("GC1", "a"), plan.conflicts.add("GC2", "b", gender_note="Women travel by bus more")
    assert {"goal_conflicts": ("GC1",)} == dict(coverage(plan).without_gender_note)


def test_nodes_without_a_voice_are_listed():
    plan = plan_of("A")
    plan.problems.add("P1", "said", derived_from="C1"), plan.problems.add("P2", "not said")
    assert ("P2",) == coverage(plan).without_voice


def test_what_is_not_known_about_attendance_is_not_zero():
    plan = lfa.Plan()
    plan.needs.workshops.add("W1"), plan.needs.workshops.add("W2", participants=5)
    plan.needs.participations.add("W1", organisation="A")
    plan.needs.participations.add("W2", organisation="A", person="NN")
    found = attendance(plan)
    assert (5, {"A": 1}, {"W1": None, "W2": 5}) == (found.participants, found.organisations, found.by_workshop)
    assert None is attendance(lfa.Plan()).participants
