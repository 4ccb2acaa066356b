from lfa.model.plan import Plan
from lfa.reports.marks import invented, mark_of


def test_one_invented_link_marks_its_tree_and_nothing_else():
    plan = Plan("x", language="sv")
    plan.problems.extend([("P1", "a"), ("P2", "b")])
    plan.problems.link("P2", "P1", illustrative=True)

    assert "Illustrativ" == mark_of(plan, "problems")
    assert "" == mark_of(plan, "objectives")


def test_invented_activities_mark_the_logframe_that_shows_them():
    plan = Plan("x")
    plan.activities.add("A1", "Dig", illustrative=True)

    assert invented(plan, "logframe")


def test_a_sound_plan_bears_no_mark(small):
    assert not invented(small)
