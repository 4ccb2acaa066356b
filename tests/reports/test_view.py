from lfa.model.indicators import Milestone
from lfa.model.plan import Plan
from lfa.model.problems import Problem
from lfa.reports.view import View


def test_a_draft_what_is_unworded_and_what_is_invented_are_said():
    view = View(Plan("x"))

    assert ("draft", "illustrative") == view.marks(Problem("P1", "Fish", status="draft", illustrative=True))
    assert ("to be worded",) == view.marks(Problem("P2", status="draft"))
    assert () == view.marks(Problem("P3", "Fish", status="agreed"))


def test_in_a_plan_that_is_all_invented_not_every_line_says_so():
    assert () == View(Plan("x", illustrative=True)).marks(Problem("P1", "Fish", illustrative=True))


def test_a_milestone_needs_no_wording():
    assert () == View(Plan("x")).marks(Milestone("M1", indicator="I1"))


def test_an_element_is_named_by_its_wording_and_its_id():
    plan = Plan("x")
    plan.problems.add("P1", "Fish")
    plan.problems.add("P2")

    assert ["Fish (P1)", "P2", "P9"] == [View(plan).named(one) for one in ("P1", "P2", "P9")]
