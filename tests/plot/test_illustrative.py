"""What is invented for an example says so on every picture."""

import pytest

import lfa
from lfa.errors import InvalidValue


@pytest.mark.parametrize(("language", "mark"), [("en", "Illustrative"), ("sv", "Illustrativ"), ("da", "Illustrativ")])
@pytest.mark.parametrize("kind", ["problem-tree", "objective-tree", "logframe", "results-chain"])
def test_every_picture_of_an_invented_plan_is_marked(language, mark, kind):
    assert f">{mark}<" in lfa.picture(lfa.samples.river(language), kind, page="A3").svg()


def test_a_tree_taken_from_an_invented_plan_is_marked():
    assert ">Illustrative<" in lfa.picture(lfa.samples.river().problems).svg()


def test_one_invented_link_is_enough():
    tree = lfa.ProblemTree([("P1", "Fish are few"), ("P2", "Waste water")])
    tree.link("P2", "P1", illustrative=True)
    assert ">Illustrative<" in lfa.picture(tree).svg()


def test_what_is_not_invented_is_not_marked():
    assert "Illustrative" not in lfa.picture(lfa.ProblemTree([("P1", "Fish are few")])).svg()


def test_a_mark_given_by_hand_holds():
    picture = lfa.picture(lfa.samples.river().problems, mark="Draft 2")
    assert ">Draft 2<" in picture.svg()
    assert ">Illustrative<" not in picture.svg()


def test_a_tree_follows_its_plan_when_the_plan_changes():
    plan = lfa.samples.tiny()
    plan.illustrative = False
    assert not plan.problems.illustrative
    plan.illustrative = True
    assert plan.problems.illustrative


def test_a_tree_that_leaves_an_invented_plan_stays_invented():
    plan = lfa.samples.tiny()
    tree = plan.problems
    plan.problems = lfa.ProblemTree()
    assert tree.illustrative
    assert plan.problems.illustrative


def test_a_plan_is_invented_or_not():
    with pytest.raises(InvalidValue, match="illustrative"):
        lfa.samples.tiny().illustrative = "yes"
