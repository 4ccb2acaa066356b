"""Deriving proposes: drafts with a memory, links to be confirmed, nothing overwritten and nothing lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.analysis.derive import unmirrored
from lfa.model.element import Derivation
from lfa.model.problems import CausalLink
from tests.strategies import plans


@pytest.fixture
def problems():
    tree = lfa.ProblemTree()
    tree.add("P1", "Fish catches are falling", tags=["river"], importance=4)
    tree.add("P2", "Factories discharge waste water", illustrative=True)
    tree.add("P3", "Erratic rainfall", external=True)
    tree.extend((), [("P2", "P1"), ("P3", "P1")])
    tree.focal = "P1"
    return tree


@pytest.fixture
def plan(problems):
    plan = lfa.Plan("Clean river")
    plan.problems = problems
    return plan


def test_every_problem_that_somebody_can_change_gets_a_draft(problems):
    objectives = lfa.to_objectives(problems)

    assert ["O1", "O2"] == list(objectives.ids)
    assert {"draft"} == {one.status for one in objectives}


def test_a_draft_remembers_the_problem_and_its_wording(problems):
    assert (Derivation("P1", "Fish catches are falling"),) == lfa.to_objectives(problems)["O1"].derived_from


def test_a_draft_is_a_suggestion_or_the_problem_in_brackets(problems):
    objectives = lfa.to_objectives(problems)

    assert "Fish catches have increased" == objectives["O1"].statement
    assert "[ Factories discharge waste water ]" == objectives["O2"].statement


def test_tags_and_what_is_invented_come_along(problems):
    objectives = lfa.to_objectives(problems)

    assert (("river",), 4, False) == (objectives["O1"].tags, objectives["O1"].importance, objectives["O1"].illustrative)
    assert objectives["O2"].illustrative


def test_links_are_mirrored_and_wait_to_be_confirmed(problems):
    (link,) = lfa.to_objectives(problems).links

    assert (("O2", "O1"), False, False) == (link.ends, link.confirmed, link.feedback)


def test_a_vicious_circle_is_mirrored_as_one(problems):
    problems.link("P1", "P2", feedback=True)

    link = lfa.to_objectives(problems).get_link("O1", "O2")

    assert (True, False) == (link.feedback, link.confirmed)


def test_the_focal_objective_comes_from_the_focal_problem(problems):
    assert "O1" == lfa.to_objectives(problems).focal


def test_a_problem_without_words_gives_an_objective_without_words():
    problems = lfa.ProblemTree()
    problems.add("P1")

    assert lfa.to_objectives(problems)["O1"].statement is None


def test_the_language_of_the_tree_comes_along():
    problems = lfa.ProblemTree(language="sv")
    problems.add("P1", "Antalet nystartade företag minskar")

    objectives = lfa.to_objectives(problems)

    assert ("sv", "Antalet nystartade företag har ökat") == (objectives.language, objectives["O1"].statement)


def test_ids_avoid_those_that_others_have_in_the_plan(plan):
    plan.goals.add("O1", "A goal from outside")

    plan.objectives = lfa.to_objectives(plan.problems)

    assert {"P1", "P2"} == {source for one in plan.objectives for source in one.sources}
    assert "A goal from outside" == plan.find("O1").statement


def test_deriving_afresh_gives_the_same_ids_though_the_plan_has_objectives(plan):
    plan.objectives = lfa.to_objectives(plan.problems)

    assert plan.objectives == lfa.to_objectives(plan.problems)


def test_ids_that_are_no_letter_and_number_stay_readable():
    problems = lfa.ProblemTree()
    for name in ("river", "P-7", "Price", "x" * 64):
        problems.add(name, "A statement")

    assert ["O-river", "O-7", "O-Price", "O1"] == list(lfa.to_objectives(problems).ids)


# Deriving again


def test_deriving_again_overwrites_nothing(plan):
    plan.objectives = lfa.to_objectives(plan.problems)
    plan.objectives.update("O1", statement="Catches are stable", status="agreed")
    plan.problems.update("P1", statement="Catches and incomes are falling")

    again = lfa.to_objectives(plan.problems, existing=plan.objectives)

    assert plan.objectives == again


def test_deriving_again_adds_drafts_for_what_is_new(plan):
    plan.objectives = lfa.to_objectives(plan.problems)
    plan.problems.add("P4", "Polluters are not controlled")
    plan.problems.link("P4", "P2")

    plan.objectives = lfa.to_objectives(plan.problems, existing=plan.objectives)

    assert ["O1", "O2", "O4"] == list(plan.objectives.ids)
    assert ["O4"] == [means.id for means in plan.objectives.means("O2")]


def test_a_link_that_somebody_removed_does_not_come_back(plan):
    plan.objectives = lfa.to_objectives(plan.problems)
    plan.objectives.unlink("O2", "O1")

    again = lfa.to_objectives(plan.problems, existing=plan.objectives)

    assert () == again.links
    assert [("P2", "P1")] == [link.ends for link in unmirrored(plan.problems, again)]


def test_an_objective_without_a_problem_stays(plan):
    plan.objectives.add("O9", "Anglers return")

    again = lfa.to_objectives(plan.problems, existing=plan.objectives)

    assert ["O9", "O1", "O2"] == list(again.ids)


def test_an_objective_that_answers_two_problems_is_linked_once_and_not_to_itself():
    problems = lfa.ProblemTree()
    for name in ("P1", "P2", "P3"):
        problems.add(name, "A statement")
    problems.extend((), [("P1", "P2"), ("P3", "P1"), ("P3", "P2")])
    existing = lfa.ObjectiveTree()
    existing.add("O12", "One answer to both", derived_from=["P1", "P2"])

    again = lfa.to_objectives(problems, existing=existing)

    assert [("O3", "O12")] == [link.ends for link in again.links]


def test_links_that_people_made_hold_against_mirrored_ones():
    problems = lfa.ProblemTree()
    for name in ("P1", "P2", "P3"):
        problems.add(name, "A statement")
    problems.extend((), [("P1", "P2"), ("P2", "P3")])
    existing = lfa.ObjectiveTree()
    existing.add("O1", derived_from="P1")
    existing.add("O3", derived_from="P3")
    existing.link("O3", "O1")  # the other way round

    again = lfa.to_objectives(problems, existing=existing)

    assert [("O3", "O1"), ("O1", "O2")] == [link.ends for link in again.links]


def test_what_is_given_is_not_changed(plan):
    plan.objectives.add("O9", "Anglers return")
    before = (plan.problems.copy(), plan.objectives.copy())

    lfa.to_objectives(plan.problems, existing=plan.objectives)

    assert before == (plan.problems.copy(), plan.objectives.copy())


@given(plans())
@settings(max_examples=60)
def test_any_problem_tree_derives_and_the_result_fits_into_its_plan(plan):
    objectives = lfa.to_objectives(plan.problems, existing=plan.objectives)
    before = list(plan.objectives)

    plan.objectives = objectives

    kept = list(plan.objectives)[: len(before)]
    assert before == kept
    answered = {source for one in plan.objectives for source in one.sources}
    assert {one.id for one in plan.problems if not one.external} <= answered


@given(plans())
@settings(max_examples=60)
def test_deriving_twice_adds_nothing_the_second_time(plan):
    once = lfa.to_objectives(plan.problems, existing=plan.objectives)

    assert once == lfa.to_objectives(plan.problems, existing=once)


@given(st.integers(0, 12).flatmap(lambda size: st.permutations(range(size))))
def test_a_chain_in_any_order_of_entry_is_mirrored_whole(order):
    problems = lfa.ProblemTree()
    for number in order:
        problems.add(f"P{number}", "A statement")
    problems.extend((), [CausalLink(f"P{n}", f"P{n + 1}") for n in range(len(order) - 1)])

    objectives = lfa.to_objectives(problems)

    assert {(f"O{n}", f"O{n + 1}") for n in range(len(order) - 1)} == {link.ends for link in objectives.links}
