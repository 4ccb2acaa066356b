"""From objectives to a logframe: rows for what was chosen, assumptions for what was not, questions for people."""

import pytest
from hypothesis import given, settings

import lfa
from lfa.analysis.derive import prompts
from lfa.model.element import Derivation
from tests.strategies import plans

# O8 and O9 are ends; O0 the purpose; O1 and O2 its means, O11 and O12 theirs; O7 leads past the purpose to O9.
LINKS = [
    ("O0", "O8"),
    ("O8", "O9"),
    ("O1", "O0"),
    ("O2", "O0"),
    ("O11", "O1"),
    ("O12", "O1"),
    ("O21", "O2"),
    ("O7", "O9"),
]


@pytest.fixture
def tree():
    tree = lfa.ObjectiveTree()
    for name in ("O9", "O8", "O0", "O1", "O2", "O11", "O12", "O21", "O7"):
        tree.add(name, f"State {name}")
    tree.extend((), LINKS)
    tree.focal = "O0"
    return tree


def rows(logframe):
    return [(row.id, row.level.value, row.parents) for row in logframe]


def candidates(logframe):
    return {one.sources[0]: (one.result, one.level.value) for one in logframe.assumptions}


def test_purpose_becomes_outcome_and_its_means_outputs(tree):
    logframe = lfa.to_logframe(tree, purpose="O0")

    assert [("R0", "outcome", ()), ("R1", "output", ("R0",)), ("R2", "output", ("R0",))] == rows(logframe)


def test_the_focal_objective_is_the_purpose_when_none_is_named(tree):
    assert lfa.to_logframe(tree, purpose="O0") == lfa.to_logframe(tree)


def test_a_strategy_may_name_the_purpose(tree):
    strategy = lfa.Strategy("ST1", "Lower", objectives=["O11"], purpose="O1")

    assert [("R1", "outcome", ()), ("R11", "output", ("R1",))] == rows(lfa.to_logframe(tree, strategy=strategy))


def test_a_row_starts_as_a_draft_with_the_objectives_wording_and_remembers_it(tree):
    row = lfa.to_logframe(tree)["R1"]

    assert ("State O1", "draft", (Derivation("O1", "State O1"),)) == (row.statement, row.status, row.derived_from)


def test_no_impact_and_no_activity_is_invented(tree):
    logframe = lfa.to_logframe(tree)

    assert [] == [*logframe.at("impact"), *logframe.at("activity")]


def test_only_chosen_means_become_outputs(tree):
    assert ["R0", "R1"] == list(lfa.to_logframe(tree, strategy=["O1", "O11", "O12"]).ids)


def test_what_is_not_chosen_stands_where_it_conditions_a_step(tree):
    logframe = lfa.to_logframe(tree, strategy=["O1", "O11"])

    assert {
        "O12": ("R1", "activity"),  # a means to the output: with its activities
        "O2": (None, "output"),  # to the purpose, beside the outputs
        "O21": (None, "output"),
        "O7": ("R0", "outcome"),  # to what the purpose leads to
    } == candidates(logframe)


def test_a_candidate_is_a_draft_that_remembers_its_objective(tree):
    candidate = lfa.to_logframe(tree, strategy=["O1"]).assumptions["AS2"]

    assert ("draft", (Derivation("O2", "State O2"),)) == (candidate.status, candidate.derived_from)


def test_ends_above_the_purpose_are_no_assumptions(tree):
    assert not {"O8", "O9"} & set(candidates(lfa.to_logframe(tree, strategy=["O1"])))


def test_a_chosen_end_becomes_an_outcome_above_the_purpose(tree):
    logframe = lfa.to_logframe(tree, strategy=["O8", "O1", "O11", "O12"])

    assert [("R8", "outcome", ()), ("R0", "outcome", ("R8",)), ("R1", "output", ("R0",))] == rows(logframe)


def test_means_chosen_behind_one_that_is_not_become_outputs(tree):
    logframe = lfa.to_logframe(tree, strategy=["O11"])

    assert [("R0", "outcome", ()), ("R11", "output", ("R0",))] == rows(logframe)
    assert (None, "output") == candidates(logframe)["O1"]


def test_several_strategies_may_be_chosen_together(tree):
    chosen = [lfa.Strategy("ST1", objectives=["O1"]), lfa.Strategy("ST2", objectives=["O2"])]

    assert ["R0", "R1", "R2"] == list(lfa.to_logframe(tree, strategy=chosen).ids)


def test_strategies_with_purposes_of_their_own_give_an_outcome_each(tree):
    chosen = [
        lfa.Strategy("ST1", objectives=["O11"], purpose="O1"),
        lfa.Strategy("ST2", objectives=["O21"], purpose="O2"),
    ]

    logframe = lfa.to_logframe(tree, strategy=chosen)

    assert [
        ("R1", "outcome", ()),
        ("R11", "output", ("R1",)),
        ("R2", "outcome", ()),
        ("R21", "output", ("R2",)),
    ] == rows(logframe)
    assert {"O12", "O7"} == set(candidates(logframe))


def test_a_feedback_link_makes_no_output(tree):
    tree.add("O5", "State O5")
    tree.link("O5", "O0", feedback=True)

    assert "R5" not in lfa.to_logframe(tree)


def test_an_unknown_purpose_is_named(tree):
    with pytest.raises(lfa.UnknownId, match="O77"):
        lfa.to_logframe(tree, purpose="O77")


def test_an_unknown_choice_is_named(tree):
    with pytest.raises(lfa.UnknownId, match="O77"):
        lfa.to_logframe(tree, strategy=["O77"])


def test_without_a_purpose_and_a_focal_objective_one_is_asked_for(tree):
    tree.focal = None

    with pytest.raises(lfa.InvalidValue, match="purpose"):
        lfa.to_logframe(tree)


def test_an_empty_tree_gives_an_empty_logframe():
    assert lfa.Logframe() == lfa.to_logframe(lfa.ObjectiveTree())


# External problems


def test_external_problems_become_candidates_where_they_condition_a_step():
    plan = lfa.Plan()
    for name in ("P0", "P1"):
        plan.problems.add(name, "A state")
    for name in ("P5", "P6", "P7", "P8"):
        plan.problems.add(name, "Rainfall is low", external=True)
    plan.problems.extend((), [("P1", "P0"), ("P5", "P1"), ("P6", "P0"), ("P7", "P6")])
    plan.problems.focal = "P0"
    plan.objectives = lfa.to_objectives(plan.problems)

    logframe = lfa.to_logframe(plan.objectives)

    assert {"P5": ("R1", "activity"), "P6": (None, "output"), "P7": (None, "output")} == candidates(logframe)
    assert {"Rainfall has increased"} == {one.statement for one in logframe.assumptions}


def test_external_problems_are_found_in_a_tree_given_too():
    problems = lfa.ProblemTree()
    problems.add("P0", "A state"), problems.add("P1", "Drought", external=True)
    problems.link("P1", "P0")
    problems.focal = "P0"

    logframe = lfa.to_logframe(lfa.to_objectives(problems), problems=problems)

    assert ["[ Drought ]"] == [one.statement for one in logframe.assumptions]


# Deriving again


def test_deriving_again_overwrites_nothing(tree):
    logframe = lfa.to_logframe(tree, strategy=["O1"])
    logframe.update("R1", statement="Own words", level="outcome")
    logframe.indicators.add("I1", "Share", result="R1")

    assert logframe == lfa.to_logframe(tree, existing=logframe, strategy=["O1"])


def test_deriving_again_adds_what_was_chosen_since(tree):
    first = lfa.to_logframe(tree, strategy=["O1"])

    again = lfa.to_logframe(tree, existing=first, strategy=["O1", "O2"])

    assert ["R0", "R1", "R2"] == list(again.ids)
    assert list(first.assumptions) == list(again.assumptions)


def test_ids_avoid_those_that_others_have_in_the_plan(tree):
    plan = lfa.Plan()
    plan.objectives = tree
    plan.risks.add("R0", "A risk")

    plan.logframe = lfa.to_logframe(plan.objectives)

    assert ["O0", "O1", "O2"] == [row.sources[0] for row in plan.logframe]
    assert "A risk" == plan.find("R0").statement


@given(plans())
@settings(max_examples=60)
def test_any_objectives_give_a_logframe_that_fits_into_the_plan_and_keeps_what_was_there(plan):
    if not len(plan.objectives):
        return
    before = [list(part) for part in plan.logframe.whole]

    plan.logframe = lfa.to_logframe(plan.objectives, purpose=plan.objectives.ids[0], existing=plan.logframe)

    assert before == [list(part)[: len(old)] for part, old in zip(plan.logframe.whole, before, strict=True)]


@given(plans())
@settings(max_examples=60)
def test_nothing_that_leads_upwards_vanishes(plan):
    tree = plan.objectives
    if not len(tree):
        return
    purpose = tree.ids[-1]

    logframe = lfa.to_logframe(tree, purpose=purpose, strategy=[])

    placed = {source for one in (*logframe, *logframe.assumptions) for source in one.sources}
    assert set(tree.below(purpose)) <= placed


# Questions for people


def asked(tree, logframe):
    return {(prompt.kind, prompt.subject): prompt.about for prompt in prompts(tree, logframe)}


def test_means_below_an_output_prompt_what_will_be_done(tree):
    questions = asked(tree, lfa.to_logframe(tree, strategy=["O1", "O11", "O2"]))

    assert ("O11",) == questions[("activities", "R1")]
    assert () == questions[("activities", "R2")]


def test_ends_above_the_purpose_are_offered_for_the_impact(tree):
    logframe = lfa.to_logframe(tree)

    assert ("O8", "O9") == asked(tree, logframe)[("impact", "R0")]


def test_once_there_is_an_impact_none_is_asked_for(tree):
    logframe = lfa.to_logframe(tree)
    logframe.add("R99", "Everyone thrives", level="impact")

    assert ("impact", "R0") not in asked(tree, logframe)


def test_a_placeholder_is_asked_about(tree):
    tree.update("O1", statement="[ Bad state ]")

    assert ("wording", "O1") in asked(tree, lfa.to_logframe(tree))


def test_candidates_are_asked_about_until_somebody_has_decided(tree):
    logframe = lfa.to_logframe(tree, strategy=["O1"])
    logframe.assumptions.update("AS2", status="agreed")

    questions = asked(tree, logframe)

    assert ("assumption", "AS12") in questions
    assert ("assumption", "AS2") not in questions


def test_what_is_nowhere_is_named(tree):
    tree.add("O66", "State O66")

    assert ("O66",) == asked(tree, lfa.to_logframe(tree))[("unplaced", None)]


def test_a_question_speaks_the_language_of_the_objectives():
    tree = lfa.ObjectiveTree(language="sv")
    tree.add("O1", "Ån är ren"), tree.add("O2", "Avloppet renas")
    tree.link("O2", "O1")

    (question,) = prompts(tree, lfa.to_logframe(tree, "O1"))

    assert "Vad ska göras för att nå ”Avloppet renas”?" == str(question)
