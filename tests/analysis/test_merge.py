"""Several plans become one without a clash of ids, and nothing is taken for the same unasked."""

import pytest
from hypothesis import given, settings

import lfa
from lfa.analysis.merge import twins
from lfa.errors import InvalidValue, Place
from tests.strategies import plans


def forum(title, goal, actor="Region Midtjylland", **fields):
    plan = lfa.Plan(title, language="da", **fields)
    plan.problems.add("P1", f"{goal} sker ikke")
    plan.problems.add("P2", "Ingen ejer problemet")
    plan.problems.link("P2", "P1")
    plan.problems.focal = "P1"
    plan.objectives.add("O1", goal, derived_from=["P1"])
    plan.actors.add("A1", actor)
    plan.missions.add("MI1", goal, objective="O1")
    plan.missions.trial_actions.add("T1", "Prøv", lead="A1")
    return plan


@pytest.fixture
def forums():
    return {"F3": forum("Arbejdskraft", "Flere i arbejde"), "F4": forum("Forbrug", "Lavere forbrug")}


def test_eight_plans_merge_without_a_clash_of_ids():
    many = {f"F{at}": forum(f"Forum {at}", f"Mål {at}") for at in range(1, 9)}

    plan = lfa.merge(many)

    assert (16, 8, (), 8) == (len(plan.problems), len(plan.missions), plan.faults(), len(plan.problems.focals))


def test_every_reference_follows_its_element(forums):
    plan = lfa.merge(forums)

    assert ("F4:O1", "F4:A1", ("F4:P1",), [("F3:P2", "F3:P1"), ("F4:P2", "F4:P1")]) == (
        plan.missions["F4:MI1"].objective,
        plan.missions.trial_actions["F4:T1"].lead,
        plan.objectives["F4:O1"].sources,
        [link.ends for link in plan.problems.links],
    )


def test_a_conflict_across_forums_can_be_registered(forums):
    plan = lfa.merge(forums)
    plan.conflicts.add("GC1", "Lavere forbrug, færre job", sides=["F4:O1", "F3:O1"], status="identified")

    assert () == plan.faults()


def test_a_side_that_already_names_another_forum_keeps_its_name(forums):
    forums["F4"].conflicts.add("GC1", "Lavere forbrug, færre job", sides=["O1", "F3:O1"])

    assert ("F4:O1", "F3:O1") == lfa.merge(forums).conflicts["F4:GC1"].sides


def test_equal_actors_are_asked_about_and_stay_two(forums):
    plan = lfa.merge(forums)

    assert (2, [("F3:A1", "F4:A1", 1.0)]) == (
        len(plan.actors),
        [(one.first, one.second, one.likeness) for one in twins(plan)],
    )
    assert ["merge_twins"] == [note.code for note in plan.origin.notes]


def test_actors_said_to_be_the_same_become_one_that_both_lead(forums):
    forums["F4"].actors.update("A1", note="Regional udvikling")

    plan = lfa.merge(forums, same={"F3:A1": "F4:A1"})

    assert ([("F3:A1", "Regional udvikling")], ["F3:A1", "F3:A1"]) == (
        [(one.id, one.note) for one in plan.actors],
        [one.lead for one in plan.missions.trial_actions],
    )


def test_another_name_of_the_same_actor_is_kept_beside(forums):
    forums["F4"].actors.update("A1", statement="RM")

    assert {"A1: F3:A1": "RM"} == dict(lfa.merge(forums, same=[("F3:A1", "F4:A1")]).actors["F3:A1"].extra)


def test_rows_that_become_one_by_it_are_told(forums):
    for plan in forums.values():
        plan.goals.add("G1", "Klimaneutral 2030")
        plan.interactions.add("G1", "G1", score=1, scorer="Bord 1")

    plan = lfa.merge(forums, same=[("F3:G1", "F4:G1")])

    assert (1, ["merge_row_twice", "merge_twins"]) == (
        len(plan.interactions),
        [note.code for note in plan.origin.notes],
    )


@pytest.mark.parametrize(
    "same",
    [[("F3:A1", "F3:A9")], [("F3:A1", "F4:P1")], [("F9:A1", "F3:A1")], [("F3:A1", "F3:A1")]],
    ids=["unknown", "another table", "unknown plan", "itself"],
)
def test_a_pair_that_cannot_be_the_same_is_refused(forums, same):
    with pytest.raises(InvalidValue):
        lfa.merge(forums, same=same)


def test_fields_that_differ_stand_under_the_name_of_their_plan(forums):
    forums["F3"].funder, forums["F3"].themes = lfa.Text("Regionen"), ["job"]

    plan = lfa.merge(forums, title="Udviklingsstrategi")

    assert {
        "F3: title": "Arbejdskraft",
        "F3: funder": "Regionen",
        "F3: themes": "job",
        "F4: title": "Forbrug",
    } == dict(plan.extra)


def test_what_one_plan_invented_is_marked_row_by_row(forums):
    forums["F3"].illustrative = True

    plan = lfa.merge(forums)

    assert (False, True, False) == (
        plan.illustrative,
        plan.objectives["F3:O1"].illustrative,
        plan.objectives["F4:O1"].illustrative,
    )


def test_texts_of_a_plan_in_another_language_keep_their_language(forums):
    forums["F5"] = lfa.Plan("Örebro", language="sv")
    forums["F5"].problems.add("P1", {"sv": "Bussen är sen", "da": "Bussen er forsinket"})
    forums["F5"].problems.add("P2", "Tåget är sent")

    problems = lfa.merge(forums).problems

    assert ("Bussen er forsinket", "sv") == (problems["F5:P1"].statement, problems["F5:P2"].statement.language)


def test_plans_without_names_take_their_codes_or_numbers(forums):
    listed = list(forums.values())
    numbered = lfa.merge(listed)
    for plan, code in zip(listed, ("ARB", "FOR"), strict=True):
        plan.code = code

    assert (["1:O1", "2:O1"], ["ARB:O1", "FOR:O1"]) == (
        [one.id for one in numbered.objectives],
        [one.id for one in lfa.merge(listed).objectives],
    )


def test_places_and_leftovers_follow(forums):
    origin = forums["F3"].origin
    origin.file = "f3.xlsx"
    origin.places["P1", None] = Place("f3.xlsx", "Problemer", "A2")

    origin.places["P2 / P1", None] = Place("f3.xlsx", "Årsager", "A5")
    merged = lfa.merge(forums).origin

    assert ("A2", "A5") == (merged.place("F3:P1").cell, merged.place("F3:P2 / F3:P1").cell)


@pytest.mark.parametrize(
    "given", [{}, {"F:1": lfa.Plan()}, {"a b": lfa.Plan()}, {"F1": "plan.xlsx"}], ids=["none", "colon", "blank", "path"]
)
def test_what_cannot_be_merged_is_refused(given):
    with pytest.raises(InvalidValue):
        lfa.merge(given)


def test_a_name_that_makes_an_id_too_long_is_refused():
    plan = lfa.Plan()
    plan.problems.add("P" * 60, "x")

    with pytest.raises(InvalidValue, match="too long"):
        lfa.merge({"FORUM-1": plan})


@settings(max_examples=30)
@given(plans())
def test_any_plan_merges_with_itself_whole(plan):
    short = all(len(one.id) <= 60 for one in plan.elements)
    if not short:
        return
    merged = lfa.merge({"A": plan, "B": plan.copy()})

    assert (2 * len(plan.problems), 2 * len(plan.interactions)) == (len(merged.problems), len(merged.interactions))
    assert 2 * len(plan.faults()) == len(merged.faults())
