"""Links are told in two places and merged three ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lfa
from lfa.io.excel.links import merge
from tests.io.excel.editing import column, edited, typed

ends = st.sampled_from([(a, b) for a in "abc" for b in "def"])


@given(st.dictionaries(ends, st.booleans()), st.lists(ends, unique=True))
def test_what_is_added_in_either_place_is_in(base, added):
    led = [one for one, feedback in base.items() if not feedback]
    new = [one for one in added if one not in base]

    assert set(base) | set(new) == set(merge(base, [*led, *new], list(base)))
    assert set(base) | set(new) == set(merge(base, led, [*base, *new]))


@given(st.dictionaries(ends, st.booleans()), st.sets(ends))
def test_what_is_removed_in_either_place_is_out(base, removed):
    led = [one for one, feedback in base.items() if not feedback]
    fewer_led = [one for one in led if one not in removed]
    fewer_listed = [one for one in base if one not in removed]

    assert set(base) - (removed & set(led)) == set(merge(base, fewer_led, list(base)))
    assert set(base) - removed == set(merge(base, led, fewer_listed))


@given(st.dictionaries(ends, st.booleans()))
def test_what_nobody_touched_stays_in_its_order(base):
    led = [one for one, feedback in base.items() if not feedback]

    assert list(base) == merge(base, led, list(base)) == merge(base, None, None)


def test_without_a_memory_both_places_count():
    assert [("b", "a"), ("c", "a")] == merge(None, [("c", "a")], [("b", "a")])


@pytest.fixture
def plan():
    plan = lfa.Plan("x")
    for name in ("P1", "P2", "P3"):
        plan.problems.add(name, name)
    plan.problems.link("P2", "P1", strength="necessary")
    plan.problems.link("P1", "P2", feedback=True)
    plan.problems.link("P3", "P1")
    return plan


def leads(book, row, value):
    sheet = book["Problems"]
    sheet.cell(row, column(sheet, "Leads to")).value = value


def test_a_link_taken_out_of_the_column_is_gone_with_its_attributes(plan):
    back = edited(plan, lambda book: leads(book, 3, None))

    assert [("P1", "P2"), ("P3", "P1")] == [link.ends for link in back.problems.links]


def test_a_link_taken_out_of_the_sheet_of_links_is_gone_from_the_column(plan):
    back = edited(plan, lambda book: book["Causes and effects"].delete_rows(2))

    assert [("P1", "P2"), ("P3", "P1")] == [link.ends for link in back.problems.links]


def test_a_link_added_to_the_sheet_of_links_is_in(plan):
    def change(book):
        typed(book["Causes and effects"], 5, Cause="P3", Effect="P2")

    assert ("P3", "P2") in [link.ends for link in edited(plan, change).problems.links]


def test_attributes_come_from_the_sheet_of_links(plan):
    back = edited(plan, lambda book: leads(book, 4, "P1; P2"))

    assert "necessary" == back.problems.get_link("P2", "P1").strength
    assert back.problems.get_link("P3", "P2").plain


def test_feedback_survives_the_loss_of_the_sheet_of_links(plan):
    def change(book):
        del book["Causes and effects"]

    assert edited(plan, change).problems.get_link("P1", "P2").feedback


def test_links_of_a_removed_row_go_with_it_and_that_is_said(plan):
    back = edited(plan, lambda book: book["Problems"].delete_rows(3))

    assert [("P3", "P1")] == [link.ends for link in back.problems.links]
    assert ["link_gone"] == [note.code for note in back.origin.notes]


def test_the_order_of_focal_problems_is_kept(plan):
    plan.problems.focals = ["P3", "P1"]

    assert ("P3", "P1") == edited(plan, lambda book: None).problems.focals
