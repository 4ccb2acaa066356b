"""The outlines on the pages about outlines are read as the pages say."""

import io
import re
from pathlib import Path

import pytest

import lfa

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = [DOCS / "how-to" / "type-a-tree.md", DOCS / "reference" / "outline.md"]
OUTLINES = [
    text for page in PAGES for text in re.findall(r"```text\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
]


def read(text: str) -> lfa.Plan:
    return lfa.read(io.BytesIO(text.encode()), "outline")


@pytest.mark.parametrize("text", OUTLINES, ids=[text.strip().splitlines()[0] for text in OUTLINES])
def test_an_outline_of_the_pages_is_a_tree_with_a_focal_problem(text):
    tree = read(text).problems

    assert 1 == len(tree.focals)
    assert tree.causes(tree.focal)


def test_the_first_outline_is_the_tree_that_the_page_describes():
    plan = read(OUTLINES[0])
    tree = plan.problems

    assert "Clean river" == plan.title
    assert "The water of the river gets worse" == tree[tree.focal].statement
    assert ["Fishing households earn less"] == [one.statement for one in tree.effects(tree.focal)]
    assert 2 == len(tree.causes(tree.focal))
    assert 4 == len(tree.below(tree.focal))


def test_the_swedish_outline_is_a_swedish_plan():
    assert "sv" == read(OUTLINES[1]).language


def test_a_cause_has_two_effects_and_a_circle_is_feedback():
    tree = read(OUTLINES[2]).problems

    assert ["P2", "P4"] == [one.id for one in tree.effects("P3")]
    assert [("P3", "P1")] == [link.ends for link in tree.links if link.feedback]
