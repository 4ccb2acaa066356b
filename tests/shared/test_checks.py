"""The check agrees with good facilitators: published cases are nearly silent, the negative one is seen through."""

import json
from collections import Counter

import pytest

import lfa
from tests.shared.cases import case_files, case_to_plan

NEGATIVE = "negative_water_wells_logframe"
GOOD = [
    "dse_stockholm_intro_lfa_river_wastewater",
    "ec_training_artisanal_fisheries",
    "eu_pcm_2004_river_pollution",
    "norad_family_bus_accidents",
]
#: Of the negative case, so many findings may be others than the expected ones.
OTHERS = 3


def read(shared, name):
    return case_to_plan(shared / "method" / "cases" / f"{name}.json")


def statements(plan):
    return sum(bool(one.statement) for one in plan.elements)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_case_has_no_errors_and_a_warning_for_ten_statements_at_most(shared, name):
    plan = read(shared, name)

    findings = lfa.check(plan)

    assert () == findings.errors
    assert len(findings.warnings) * 10 <= statements(plan)


def test_in_the_negative_case_everything_expected_is_found_and_little_else(shared):
    (path,) = [one for one in case_files(shared) if one.stem == NEGATIVE]
    expected = {one["code"] for one in json.loads(path.read_text(encoding="utf-8"))["expected_lint"]}

    found = Counter(one.code for one in lfa.check(read(shared, NEGATIVE)))

    assert expected <= found.keys()
    assert sum(count for code, count in found.items() if code not in expected) <= OTHERS


def test_in_the_negative_case_each_row_is_named_that_was_expected(shared):
    (path,) = [one for one in case_files(shared) if one.stem == NEGATIVE]
    plan = read(shared, NEGATIVE)
    found = lfa.check(plan)

    for expected in json.loads(path.read_text(encoding="utf-8"))["expected_lint"]:
        rows = {row(plan, about) for one in found if one.code == expected["code"] for about in one.subjects}
        assert set(expected["rows"]) <= rows, expected["code"]


def row(plan, about):
    """Return the code of the row in which an element stands; of an activity's indicator, that of the next activity."""
    one = plan.find(about)
    result = getattr(one, "result", None)
    if about.startswith(("R-", "A-")):
        return about[2:]
    return result[2:] if result else "5"


@pytest.mark.parametrize(
    "plan", [lfa.samples.river(language) for language in ("en", "sv", "da")] + [lfa.samples.orebro()]
)
def test_the_samples_that_come_with_lfa_are_nearly_silent(plan):
    findings = lfa.check(plan)

    assert () == findings.errors
    assert len(findings.warnings) * 10 <= statements(plan)


def test_the_river_sample_is_clean():
    assert () == lfa.check(lfa.samples.river()).warnings
