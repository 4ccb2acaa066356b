"""Every example ships what the samples hold, and has a file of tests that runs it."""

from functools import partial

import pytest

import lfa
from tests.examples.whole import EXAMPLES, ROOT

SAMPLES = {
    "river": partial(lfa.samples.river, translations=False),
    "orebro": lfa.samples.orebro,
    "direktion": lfa.samples.direktion,
    "midtjylland": lfa.samples.midtjylland,
    "midtvest": lfa.samples.midtvest,
}
#: Examples that also ship their problems alone, where the main job begins.
PROBLEMS = sorted(path.parent.name for path in (ROOT / "examples").glob("*/problems.xlsx"))


def test_every_example_is_run_by_a_file_of_its_own():
    files = {path.stem.removeprefix("test_whole_") for path in (ROOT / "tests" / "examples").glob("test_whole_*.py")}
    assert set(EXAMPLES) == files == set(SAMPLES)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_shipped_plan_is_the_sample(name):
    assert SAMPLES[name]() == lfa.read(ROOT / "examples" / name / "plan.xlsx")


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_shipped_problems_are_those_of_the_sample(name):
    assert lfa.samples.problems_of(SAMPLES[name]()) == lfa.read(ROOT / "examples" / name / "problems.xlsx")
