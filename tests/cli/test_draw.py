import pytest

from lfa.io import write
from lfa.model.plan import Plan


@pytest.mark.parametrize("suffix", ["svg", "pdf", "png"])
def test_the_suffix_decides_the_format(run, river, tmp_path, suffix):
    done = run("draw", river, "problem-tree", "-o", tmp_path / f"tree.{suffix}", "--page", "A3")

    assert 0 == done.exit_code
    assert (tmp_path / f"tree.{suffix}").stat().st_size > 1000
    assert f"{tmp_path / f'tree.{suffix}'}\n" == done.stdout


def test_without_a_name_the_picture_stands_beside_the_plan(run, river):
    run("draw", river, "objective-tree")

    assert river.with_name("river plan-objective-tree.svg").exists()


def test_without_a_kind_the_first_that_has_something_is_drawn(run, tmp_path):
    plan = Plan("x")
    plan.objectives.add("O1", "Clean")
    write(plan, tmp_path / "plan.json")
    run("draw", tmp_path / "plan.json")

    assert (tmp_path / "plan-objective-tree.svg").exists()


def test_what_is_invented_says_so_on_the_picture(run, river, tmp_path):
    run("draw", river, "-o", tmp_path / "tree.svg")

    assert "Illustrative" in (tmp_path / "tree.svg").read_text("utf-8")


def test_an_unknown_kind_lists_the_kinds(run, river):
    done = run("draw", river, "pie-chart")

    assert 2 == done.exit_code
    assert "problem-tree" in done.stderr


def test_an_empty_tree_is_said_and_nothing_is_drawn(run, problems):
    done = run("draw", problems, "objective-tree")

    assert 2 == done.exit_code
    assert "Det finns inget i planen" in done.stderr
    assert [] == list(problems.parent.glob("*.svg"))


def test_a_page_that_does_not_exist_is_a_clear_sentence(run, river):
    done = run("draw", river, "--page", "B7")

    assert 2 == done.exit_code
    assert "B7" in done.stderr
