"""Edited copies of one plan become one plan, and what they do not agree on is asked."""

import pytest
from hypothesis import given, settings

import lfa
from lfa.errors import InvalidValue, Place
from tests.strategies import plans


@pytest.fixture
def base():
    plan = lfa.Plan("River", language="en")
    for id_, said in {"P1": "Catches fall", "P2": "Sewage is untreated", "P3": "Nets are old"}.items():
        plan.problems.add(id_, said, tags=["river"])
    plan.problems.link("P2", "P1")
    plan.problems.focal = "P1"
    plan.actors.add("A1", "The fishers' union")
    plan.interactions.add("P1", "P2", score=1)
    return plan


def asked(plan):
    return [(one.kind, one.subject, one.field) for one in plan.origin.questions]


def test_what_one_copy_changed_is_taken(base):
    one, two = base.copy(), base.copy()
    one.problems.update("P1", statement="Catches are falling")
    two.problems.update("P2", note="Since 2019")

    plan = lfa.merge_copies(base, [one, two])

    assert ("Catches are falling", "Since 2019", []) == (
        plan.problems["P1"].label,
        plan.problems["P2"].note,
        asked(plan),
    )


def test_two_wordings_leave_the_old_one_and_are_asked_about_with_file_and_cell(base):
    one, two = base.copy(), base.copy()
    for copy, said in ((one, "Catches are falling"), (two, "Catches have halved")):
        copy.problems.update("P1", statement=said)
    one.origin.file, two.origin.file = "bord1.xlsx", "bord2.xlsx"
    one.origin.places["P1", "statement"] = Place("bord1.xlsx", "Problems", "B2")
    two.origin.places["P1", "statement"] = Place("bord2.xlsx", "Problems", "B4")

    plan = lfa.merge_copies(base, [one, two])

    assert "Catches fall" == plan.problems["P1"].label
    assert (
        "P1, Problem: “Catches fall” became “Catches are falling” (bord1.xlsx, Problems!B2); "
        "“Catches have halved” (bord2.xlsx, Problems!B4)."
    ) == "\n".join(map(str, plan.origin.questions))


def test_the_same_change_in_two_copies_is_no_contradiction(base):
    one, two = base.copy(), base.copy()
    for copy in (one, two):
        copy.problems.update("P1", statement="Catches are falling")

    assert [] == asked(lfa.merge_copies(base, [one, two]))


def test_tags_are_joined_part_by_part(base):
    one, two = base.copy(), base.copy()
    one.problems.update("P1", tags=["river", "fish"])
    two.problems.update("P1", tags=["income"])

    assert ("fish", "income") == lfa.merge_copies(base, [one, two]).problems["P1"].tags


def test_translations_are_joined_language_by_language(base):
    one, two = base.copy(), base.copy()
    one.problems.update("P1", statement={"en": "Catches fall", "sv": "Fångsterna minskar"})
    two.problems.update("P1", statement={"en": "Catches fall", "da": "Fangsterne falder"})

    assert {"sv": "Fångsterna minskar", "da": "Fangsterne falder"} == dict(
        lfa.merge_copies(base, [one, two]).problems["P1"].statement.others
    )


def test_a_row_missing_from_one_copy_stays_and_is_asked_about(base):
    one, two = base.copy(), base.copy()
    one.problems.remove("P3")

    plan = lfa.merge_copies(base, {"table 1": one, "table 2": two})

    assert "P3" in plan
    assert ["P3 in Problems, “Nets are old”, is missing from 1 of 2 copies (table 1); it was kept."] == [
        str(one) for one in plan.origin.questions
    ]


def test_a_row_missing_with_what_it_joins_is_asked_about_once(base):
    one = base.copy()
    one.problems.remove("P2")
    one.interactions.remove(("P1", "P2", None))

    assert [("missing", "P2", None)] == asked(lfa.merge_copies(base, [one, base.copy()]))


def test_a_new_id_given_twice_becomes_two_and_what_points_to_it_follows(base):
    one, two = base.copy(), base.copy()
    one.problems.add("P4", "Firms discharge dyes")
    two.problems.add("P4", "Nobody inspects")
    two.problems.link("P4", "P2")

    plan = lfa.merge_copies(base, {"table 1": one, "table 2": two})

    assert ["Firms discharge dyes", "Nobody inspects"] == [plan.problems[id_].label for id_ in ("P4", "P5")]
    assert [("P2", "P1"), ("P5", "P2")] == [link.ends for link in plan.problems.links]
    assert ["“Nobody inspects” is called P5 here: table 1 has something else under its id P4 (table 2)."] == [
        str(one) for one in plan.origin.questions
    ]


def test_the_same_new_element_in_two_copies_is_one(base):
    one, two = base.copy(), base.copy()
    for copy, note in ((one, "seen"), (two, None)):
        copy.problems.add("P4", "Firms discharge dyes", note=note)

    plan = lfa.merge_copies(base, [one, two])

    assert ("seen", []) == (plan.problems["P4"].note, asked(plan))


def test_new_rows_stand_after_the_row_they_follow_in_their_copy(base):
    one, two = base.copy(), base.copy()
    one.problems.add("P4", "Firms discharge dyes")
    one.problems.reorder(["P1", "P4", "P2", "P3"])
    two.problems.add("P5", "Nobody inspects")

    assert ["P1", "P4", "P2", "P3", "P5"] == list(lfa.merge_copies(base, [one, two]).problems.ids)


def test_a_link_taken_away_by_one_copy_is_gone(base):
    one = base.copy()
    one.problems.unlink("P2", "P1")
    one.problems.link("P2", "P3")

    plan = lfa.merge_copies(base, [one, base.copy()])

    assert [("P2", "P3")] == [link.ends for link in plan.problems.links]


def test_links_of_two_copies_that_close_a_circle_are_asked_about(base):
    one, two = base.copy(), base.copy()
    one.problems.link("P1", "P3")
    two.problems.link("P3", "P2")

    plan = lfa.merge_copies(base, {"table 1": one, "table 2": two})

    assert [("P2", "P1"), ("P1", "P3")] == [link.ends for link in plan.problems.links]
    assert [
        "P3 → P2 in Causes and effects was left out: it would lead back to itself, P3 → P2 → P1 → P3 (table 2)."
    ] == [str(one) for one in plan.origin.questions]


def test_two_scores_that_differ_leave_the_cell_as_it_was(base):
    one, two = base.copy(), base.copy()
    for copy, score in ((one, -1), (two, -3)):
        copy.interactions.add("A1", "P1", score=score)

    one.origin.file, one.origin.places["A1 / P1 / ", "score"] = "bord1.xlsx", Place("bord1.xlsx", "Matrix", "C4")
    plan = lfa.merge_copies(base, [one, two])

    assert (None, [("contradiction", "A1 / P1 / -", "score")]) == (
        plan.interactions["A1", "P1", None].score,
        asked(plan),
    )
    assert "bord1.xlsx, Matrix!C4" in str(plan.origin.questions[0])


def test_two_focal_problems_are_asked_about(base):
    one, two = base.copy(), base.copy()
    one.problems.focal, two.problems.focal = "P2", "P3"

    plan = lfa.merge_copies(base, [one, two])

    assert ("P1", [("contradiction", None, "focal")]) == (plan.problems.focal, asked(plan))


def test_the_plan_s_own_fields_are_settled_too(base):
    one, two = base.copy(), base.copy()
    one.title, two.title = lfa.Text("The river"), lfa.Text("Our river")
    one.funder = lfa.Text("The region")

    plan = lfa.merge_copies(base, [one, two])

    assert ("River", "The region", [("contradiction", None, "title")]) == (plan.title, plan.funder, asked(plan))


def test_a_copy_in_another_language_is_refused(base):
    other = lfa.Plan("Floden", language="sv")

    with pytest.raises(InvalidValue, match="'sv' for 'bord'"):
        lfa.merge_copies(base, {"bord": other})


def test_what_is_no_plan_is_refused(base):
    with pytest.raises(InvalidValue, match="takes plans"):
        lfa.merge_copies(base, ["bord1.xlsx"])


@settings(max_examples=30)
@given(plans())
def test_copies_that_nobody_edited_give_the_plan_back(plan):
    merged = lfa.merge_copies(plan, [plan.copy(), plan.copy()])

    assert (plan, []) == (merged, merged.origin.questions)
