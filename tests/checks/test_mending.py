"""What needs no wording is mended on a copy; what somebody must ask for is only offered."""

import pytest

import lfa
from lfa.checks.mending import mend
from lfa.checks.rules.blanks import tidy
from lfa.model.text import Text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b", "a b"),
        (" a ", "a"),
        ("a  b", "a b"),
        ("a \t b", "a b"),
        ("a\u00a0\u00a0b", "a b"),
        ("10\u00a0%", "10\u00a0%"),
        ("a \n b", "a\nb"),
        ("a\n\nb", "a\n\nb"),
    ],
)
def test_only_blanks_are_taken_away(text, expected):
    assert expected == tidy(text)


@pytest.fixture
def plan():
    plan = lfa.Plan("River")
    plan.problems.add("P1", "Fish  are ill", note=" Seen in May ")
    plan.problems.add("P2", "Water is dirty")
    return plan


@pytest.mark.parametrize("field", ["statement", "note"])
def test_blanks_in_any_text_are_found(plan, field):
    assert field in {one.field for one in lfa.check(plan, select="PRC-BLANKS")}


def test_a_text_in_order_is_not_found(plan):
    assert () == lfa.check(plan, select="PRC-BLANKS").about("P2")


def test_the_plan_that_was_checked_stays_as_it_is(plan):
    mended = mend(plan, lfa.check(plan))

    assert ("Fish  are ill", "Fish are ill") == (plan.problems["P1"].statement, mended.plan.problems["P1"].statement)
    assert "Seen in May" == mended.plan.problems["P1"].note
    assert ("P1: blanks are taken away",) * 2 == mended.done


def test_translations_are_kept_and_do_not_become_stale():
    plan = lfa.Plan("River")
    plan.problems.add("P1", Text("Fish  are ill", {"sv": "Fisken är sjuk"}))
    mended = mend(plan, lfa.check(plan)).plan

    assert ("Fisken är sjuk", frozenset()) == (
        mended.problems["P1"].statement.others["sv"],
        mended.problems["P1"].statement.stale,
    )


def test_what_was_derived_from_a_text_does_not_become_stale_when_its_blanks_go():
    plan = lfa.Plan("River")
    plan.problems.add("P1", "Fish  are ill")
    plan.objectives = lfa.to_objectives(plan.problems)
    mended = mend(plan, lfa.check(plan)).plan

    assert () == lfa.check(mended, select="PRC-STALE")


def test_nothing_to_mend_is_nothing_done(plan):
    mended = mend(plan, lfa.check(plan, select="TRE"))

    assert (plan, (), {}) == (mended.plan, mended.done, mended.offered)


@pytest.fixture
def shortcut():
    plan = lfa.Plan("River")
    plan.problems.extend(
        [("P1", "Fish are ill"), ("P2", "Water is dirty"), ("P3", "Sewage is not treated")],
        [("P2", "P1"), ("P3", "P2"), ("P3", "P1")],
    )
    return plan


def test_a_shortcut_is_offered(shortcut):
    mended = mend(shortcut, lfa.check(shortcut))

    assert {"TRE-TRANSITIVE": 1} == mended.offered
    assert mended.plan.problems.get_link("P3", "P1")


def test_a_shortcut_is_taken_away_when_asked_for(shortcut):
    mended = mend(shortcut, lfa.check(shortcut), "TRE-TRANSITIVE")

    assert {} == mended.offered
    assert mended.plan.problems.get_link("P3", "P1") is None
    assert ("P3: a link is taken away; the way step by step is left",) == mended.done


def test_a_number_that_stands_twice_follows_from_the_order_again():
    plan = lfa.Plan("River")
    plan.logframe.add("R1", "Families drink clean water", level="outcome")
    for n in (2, 3):
        plan.logframe.add(f"R{n}", f"Well {n} is repaired", level="output", parents="R1", code="1.1")
    mended = mend(plan, lfa.check(plan, select="NUM-DUP"))

    assert () == lfa.check(mended.plan, select="NUM-DUP")
    assert ("R3: the fixed number is taken away and follows from the order",) == mended.done


def test_what_was_gathered_is_mended_one_by_one():
    plan = lfa.Plan("River")
    for n in range(8):
        plan.problems.add(f"P{n}", f"Fish {n}  are ill")
    mended = mend(plan, lfa.check(plan, select="PRC-BLANKS"))

    assert 8 == len(mended.done)
    assert "P7: blanks are taken away" == mended.done[-1]
