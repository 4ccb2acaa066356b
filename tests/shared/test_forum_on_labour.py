"""The forum on labour says what its seed files say."""

import csv

import pytest

import lfa


@pytest.fixture(scope="module")
def plan():
    return lfa.samples.midtjylland()


@pytest.fixture
def rows(shared):
    def read(name):
        with (shared / "seeds" / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    return read


def test_recommendations_leads_and_contributors_are_those_of_the_seed(plan, rows):
    for row in rows("seed_midtjylland_recommendations.csv"):
        one = plan.missions.recommendations[row["id"]]
        assert (row["title_da"] or None) == one.statement
        assert (row["region_engaged"] == "yes") is bool(one.joined_by)
        assert (row["mission_id"] or None) == one.mission
        actions = [action for action in plan.missions.trial_actions if action.recommendation == row["id"]]
        leads = [plan.actors[action.lead].statement for action in actions if action.lead]
        assert ([row["lead"]] if row["lead"] else []) == leads
        if "forum participants" not in row["contributors"]:
            named = {plan.actors[actor].statement for action in actions for actor in action.contributors}
            assert {part.strip() for part in row["contributors"].split(";") if part.strip()} == named


def test_missions_are_those_of_the_seed(plan, rows):
    told = {row["id"]: row["title_da"] for row in rows("seed_midtjylland_missions.csv")}

    assert told == {one.id: str(one.statement) for one in plan.missions}


def test_the_question_is_that_of_the_seed(plan, rows):
    (question,) = [row["question_da"] for row in rows("seed_midtjylland_forums.csv") if row["id"] == "F3"]

    assert question == plan.missions.wild_problems["VP1"].statement


def test_the_six_criteria_of_cruise_and_expedition_are_those_of_the_seed(rows):
    from lfa.model.mission_scales import ApproachCriterion

    assert len(rows("cruise_expedition_criteria.csv")) == len(ApproachCriterion)
