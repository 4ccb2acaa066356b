"""Collections that stand alone, join a plan and leave it again."""

import pytest

from lfa import DuplicateId, InvalidValue, Plan, Problem, ProblemTree, Text
from lfa.model.logframe import Logframe
from lfa.model.part import Part, Register


def test_alone_it_speaks_english_until_somebody_says_otherwise():
    assert ["en", "sv"] == [ProblemTree().language, ProblemTree(language="sv").language]
    assert [None, "sv"] == [ProblemTree().said_language, ProblemTree(language="sv").said_language]


def test_in_a_plan_it_speaks_the_language_of_the_plan():
    plan = Plan(language="da", problems=ProblemTree([Problem("P1", "Vand")]))

    assert "da" == plan.problems.language
    assert "Vand" == plan.problems["P1"].statement


def test_plain_words_are_taken_to_be_in_the_language_of_the_plan():
    plan = Plan(language="sv")
    plan.problems = ProblemTree([Problem("P1", "Vatten")])

    plan.language = "en"

    assert ("sv", "Vatten") == (plan.problems["P1"].statement.language, plan.problems["P1"].statement)


@pytest.mark.parametrize("language", ["en", "sv", "da", "fi"])
@pytest.mark.parametrize("said", [{"sv": "Vatten", "en": "Water"}, {"en": "Water", "da": "Vand"}, {"sv": "Vatten"}])
def test_what_has_said_its_language_keeps_every_wording_in_any_plan(language, said):
    tree = ProblemTree()
    tree.add("P1", said)
    plan = Plan(language=language)
    plan.problems = tree
    text = plan.problems["P1"].statement

    assert said == {text.language or language: str(text), **text.others}
    assert text.in_language(language) == said.get(language, text)


def test_a_translation_tells_that_the_rest_is_english():
    tree = ProblemTree([Problem("P1", Text("Water", {"sv": "Vatten"}))])
    plan = Plan(language="sv", problems=tree)

    assert Text("Vatten", {"en": "Water"}) == plan.problems["P1"].statement


def test_a_tree_that_has_said_its_language_is_translated_into_that_of_the_plan():
    tree = ProblemTree(language="sv")
    tree.add("P1", {"sv": "Vatten", "en": "Water"})
    tree.add("P2", "Fisk")
    plan = Plan(problems=tree)

    assert Text("Water", {"sv": "Vatten"}) == plan.problems["P1"].statement
    assert Text("Fisk", language="sv") == plan.problems["P2"].statement


def test_alone_english_comes_to_the_front():
    tree = ProblemTree()
    tree.add("P1", {"sv": "Vatten", "en": "Water"})

    assert "Water" == tree["P1"].statement
    assert tree == ProblemTree([Problem("P1", Text("Water", {"sv": "Vatten"}))], language="en")


def test_links_move_with_their_tree():
    tree = ProblemTree([Problem("P1"), Problem("P2")], language="sv")
    tree.link("P2", "P1", note="därför")
    plan = Plan(problems=tree)

    assert Text("därför", language="sv") == plan.problems.links[0].note


def test_ids_are_shared_by_the_whole_plan():
    plan = Plan()
    plan.problems.add("X1", "a problem")

    with pytest.raises(DuplicateId, match="'X1' is taken: 'a problem'"):
        plan.logframe.indicators.add("X1")


@pytest.mark.parametrize(
    "joining",
    [
        lambda plan, part: setattr(plan, "logframe", part),
        lambda plan, part: Plan(problems=plan.problems.copy(), logframe=part),
    ],
)
def test_a_part_with_an_id_that_is_taken_does_not_join(joining):
    plan = Plan()
    plan.problems.add("X1", "a problem")
    before = plan.logframe
    part = Logframe(language="sv")
    part.indicators.add("X1", "en indikator")

    with pytest.raises(DuplicateId):
        joining(plan, part)

    assert before is plan.logframe
    assert "a problem" == plan.find("X1").label
    assert not part.in_plan
    assert "sv" == part.language
    plan.logframe.add("R1")
    assert plan.find("R1") is plan.logframe["R1"]


def test_what_is_replaced_stands_alone_again():
    plan = Plan(language="sv", illustrative=True)
    old = plan.problems
    old.add("P1", "Vatten")

    plan.problems = ProblemTree()

    assert "P1" not in plan
    assert ("sv", "Vatten", True) == (old.language, old["P1"].statement, old.illustrative)
    assert not old.in_plan
    plan.problems.add("P1", "again")
    assert "Vatten" == old["P1"].statement


def test_what_left_one_plan_can_join_another():
    one, two = Plan(language="sv"), Plan()
    tree = one.problems
    tree.add("P1", "Vatten")
    one.problems = ProblemTree()

    two.problems = tree

    assert tree is two.problems
    assert Text("Vatten", language="sv") == two.find("P1").statement


@pytest.mark.parametrize(
    "make",
    [lambda one: Plan(problems=one.problems), lambda one: setattr(two := Plan(), "problems", one.problems) or two],
)
def test_two_plans_never_share_a_part(make):
    one = Plan("One")
    one.problems.add("P1", "Water")

    two = make(one)

    assert one.problems == two.problems
    two.problems.add("P2", "Fish")
    assert "P2" not in one
    assert one.problems.in_plan
    assert one.find("P1") is one.problems["P1"]


def test_setting_a_part_to_itself_changes_nothing():
    plan = Plan()
    tree = plan.problems
    tree.add("P1", "Water")

    plan.problems = tree

    assert tree is plan.problems
    assert "P1" in plan


@pytest.mark.parametrize("value", [None, [], "x", Logframe()])
def test_a_step_is_of_its_own_class(value):
    with pytest.raises(InvalidValue, match="problems must be a ProblemTree"):
        Plan(problems=value)
    with pytest.raises(InvalidValue, match="problems must be a ProblemTree"):
        Plan().problems = value


def test_a_part_says_who_holds_an_id():
    plan = Plan()
    plan.logframe.indicators.add("I1")

    assert plan.logframe.indicators is plan.problems.holder_of("I1")
    assert plan.problems.holder_of("I2") is None


def test_the_bare_part_holds_nothing():
    part = Part()

    assert () == part.ids
    for act in (lambda: part.element_at("X"), lambda: part._move(None), lambda: part._pour(part)):
        with pytest.raises(NotImplementedError):
            act()


def test_a_register_finds_nothing_where_nothing_is():
    assert Register().find("X1") is None
