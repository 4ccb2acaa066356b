import pytest

from lfa.errors import InvalidValue
from lfa.model.plan import Plan
from lfa.reports.drafts import with_drafts


def test_problems_alone_give_objectives_and_a_logframe(problems_only):
    drafted = with_drafts(problems_only)

    assert ("objectives", "logframe") == drafted.steps
    assert [("outcome", ("O2",)), ("output", ("O3",))] == [
        (str(row.level), row.sources) for row in drafted.plan.logframe
    ]
    assert not drafted.guessed


def test_the_plan_given_stays_as_it_is(problems_only):
    with_drafts(problems_only)

    assert 0 == len(problems_only.objectives) == len(problems_only.logframe)


def test_what_people_have_written_is_left_alone(problems_only):
    problems_only.objectives.add("O9", "Something else")
    problems_only.logframe.add("R9", "A row", level="output")

    assert () == with_drafts(problems_only).steps


def test_the_chosen_strategy_decides_purpose_and_rows(problems_only):
    plan = with_drafts(problems_only).plan
    plan.logframe = type(plan.logframe)()
    plan.strategies.add("ST1", "Only the top", objectives=["O1", "O2"], purpose="O1", chosen=True)
    drafted = with_drafts(plan)

    assert "O1" == drafted.purpose
    assert [("O1",), ("O2",)] == [row.sources for row in drafted.plan.logframe]


def test_without_a_focal_problem_the_busiest_statement_is_taken_and_said(problems_only):
    problems_only.problems.focals = ()
    drafted = with_drafts(problems_only)

    assert ("O2", True) == (drafted.purpose, drafted.guessed)


def test_deriving_further_adds_what_is_new_and_guesses_nothing(problems_only):
    plan = with_drafts(problems_only).plan
    plan.objectives.update("O1", statement="Fångsterna är stabila")
    plan.problems.add("P4", "Tillsyn saknas")
    plan.problems.link("P4", "P3")
    drafted = with_drafts(plan, further=True)

    assert "Fångsterna är stabila" == drafted.plan.objectives["O1"].statement
    assert ("P4",) == drafted.plan.objectives["O4"].sources
    plan.problems.focals = plan.objectives.focals = ()
    plan.logframe = type(plan.logframe)()
    assert 0 == len(with_drafts(plan, further=True).plan.logframe)


def test_a_purpose_must_be_an_objective(problems_only):
    with pytest.raises(InvalidValue, match="P1"):
        with_drafts(problems_only, purpose="P1")


def test_external_problems_alone_give_nothing_to_derive_from():
    plan = Plan("x")
    plan.problems.add("P1", "Drought", external=True)

    assert () == with_drafts(plan).steps
