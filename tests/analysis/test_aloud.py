"""The links of the trees are put to the group as questions, from the roots upward."""

import pytest
from hypothesis import given, settings

import lfa
from lfa.analysis.aloud import questions
from lfa.terms import languages
from tests.strategies import plans


@pytest.fixture
def plan():
    plan = lfa.Plan("River")
    for name in ("P1", "P2", "P3", "P4"):
        plan.problems.add(name, f"State {name}")
    plan.problems.extend((), [("P2", "P1"), ("P3", "P1"), ("P4", "P3")])
    return plan


def asked(plan):
    return [(one.kind, one.about, one.others) for one in questions(plan)]


def test_each_link_is_asked_about_and_then_all_causes_together(plan):
    assert [
        ("root", "P2", ()),
        ("root", "P4", ()),
        ("cause", "P3", ("P4",)),
        ("sufficient", "P3", ("P4",)),
        ("cause", "P1", ("P2",)),
        ("cause", "P1", ("P3",)),
        ("sufficient", "P1", ("P2", "P3")),
    ] == asked(plan)


def test_an_external_root_and_a_problem_that_leads_nowhere_are_not_asked_about(plan):
    plan.problems.update("P2", external=True)
    plan.problems.add("P9", "Alone")

    assert ["P4"] == [about for kind, about, _ in asked(plan) if kind == "root"]


def test_a_vicious_circle_is_asked_about_as_one_and_explains_nothing(plan):
    plan.problems.link("P1", "P4", feedback=True)

    assert ("feedback", "P4", ("P1",)) in asked(plan)
    assert ("sufficient", "P4", ("P1",)) not in asked(plan)


def test_means_are_asked_about_by_what_is_known_of_their_link():
    plan = lfa.Plan()
    for name in ("O1", "O2", "O3", "O4", "O5"):
        plan.objectives.add(name, f"State {name}")
    plan.objectives.link("O2", "O1")
    plan.objectives.link("O3", "O1", confirmed=False)
    plan.objectives.link("O4", "O1", polarity="negative")
    plan.objectives.link("O1", "O5", feedback=True)

    assert [
        ("feedback_means", "O5", ("O1",)),
        ("means", "O1", ("O2",)),
        ("unconfirmed", "O1", ("O3",)),
        ("against", "O1", ("O4",)),
        ("enough", "O1", ("O2", "O3")),
    ] == sorted(asked(plan), key=lambda one: one[0] != "feedback_means")


@pytest.mark.parametrize("language", languages())
def test_every_question_is_asked_in_the_plans_language(plan, language):
    plan.language = language
    said = [str(one) for one in questions(plan)]

    assert all(one.endswith("?") and "{" not in one for one in said)
    assert len(said) == len(set(said))


@given(plans())
@settings(max_examples=25)
def test_any_plan_can_be_asked_about(plan):
    trees = {*plan.problems.ids, *plan.objectives.ids}

    assert all(one.about in trees and set(one.others) <= trees for one in questions(plan))
