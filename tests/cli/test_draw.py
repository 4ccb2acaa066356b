from typing import get_args

import pytest

from lfa.cli.draw import SIGNS
from lfa.io import write
from lfa.model.plan import Plan
from lfa.plot.options import Sign


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
    assert "Det finns inget att rita än för bilden Målträd." in done.stderr
    assert [] == list(problems.parent.glob("*.svg"))


def test_a_page_that_does_not_exist_is_a_clear_sentence(run, river):
    done = run("draw", river, "--page", "B7")

    assert 2 == done.exit_code
    assert "B7" in done.stderr


def test_pages_become_numbered_files(run, river, tmp_path):
    done = run("draw", river, "problem-tree", "-o", tmp_path / "tree.svg", "--pages", "overview")

    assert 0 == done.exit_code
    assert (tmp_path / "tree-1.svg").exists()
    assert len(done.stdout.splitlines()) == len(list(tmp_path.glob("tree-*.svg")))


def test_signs_a_theme_and_an_older_version_are_options(run, river, tmp_path):
    theme = tmp_path / "theme.toml"
    theme.write_text('[looks]\nadded = { fill = "#ddeeff" }\n', "utf-8")
    older = Plan("Clean river", language="en")
    older.problems.add("P1", "The water in the river is getting worse")
    write(older, tmp_path / "older.json")
    done = run(
        "draw", river, "problem-tree", "-o", tmp_path / "tree.svg", "--since", tmp_path / "older.json",
        "--style", theme, "--show", "ids", "--show", "votes", "--legend", "--numbers",
    )  # fmt: skip

    assert 0 == done.exit_code
    drawn = (tmp_path / "tree.svg").read_text("utf-8")
    assert "#ddeeff" in drawn
    assert "element added" in drawn


def test_a_theme_nobody_can_read_is_a_clear_sentence(run, river, tmp_path):
    theme = tmp_path / "theme.toml"
    theme.write_text('quiet = "#dddddd"\n', "utf-8")
    done = run("draw", river, "--style", theme)

    assert 2 == done.exit_code
    assert "contrast" in done.stderr


def test_both_trees_and_a_chain_across_have_names(run, river, tmp_path):
    both = run("draw", river, "mirrored-trees", "-o", tmp_path / "both.pdf")
    chain = run("draw", river, "results-chain", "--across", "--page", "slide", "-o", tmp_path / "chain.svg")

    assert (0, 0) == (both.exit_code, chain.exit_code)
    assert (tmp_path / "both.pdf").read_bytes().startswith(b"%PDF")


def test_the_signs_of_the_command_are_those_of_the_pictures():
    assert get_args(Sign) == SIGNS
