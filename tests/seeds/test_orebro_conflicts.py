"""The goal conflicts of Örebro: the rows of the seeds' table about them, on the plan that ships as an example.

The plan is `lfa.samples.orebro()`; the four conflicts are those of a slide, as identified and no further.
"""

import pytest

import lfa
from lfa import InvalidValue
from lfa.analysis.conflict_clusters import resource_groups
from lfa.analysis.suggestions import suggest_conflicts
from lfa.model.conflicts import missing


@pytest.fixture(scope="module")
def plan():
    return lfa.samples.orebro()


def test_goal_conflict_workshop_four_rows_are_identified_and_each_says_what_is_missing(plan):
    assert 4 == len(plan.conflicts)
    for conflict in plan.conflicts:
        assert ("identified", ()) == (conflict.status, conflict.missing)
        assert {"sides", "owner", "review_on"} <= set(missing(conflict, "analysed"))
        assert {"decision", "decider"} <= set(missing(conflict, "decided"))


def test_growth_and_climate_also_hurts_social_the_filter_finds_it(plan):
    assert ["GC2"] == [one.id for one in plan.conflicts if "social" in one.dimension]


def test_land_use_competition_what_shares_land_is_one_group(plan):
    (group,) = resource_groups(plan)
    assert ("mark", ("GC3", "GC4")) == (group.resource, group.conflicts)
    assert all({"shared_resource", "place"} == set(plan.conflicts[one].mechanism) for one in group.conflicts)


@pytest.mark.parametrize(
    ("given", "lacks"),
    [({}, "decider"), ({"decider": "A board"}, "decision_reason"), ({"decision_reason": "It costs less"}, "decider")],
)
def test_conflicts_must_be_handled_decided_without_decider_or_reason_is_refused(given, lacks):
    with pytest.raises(InvalidValue, match=lacks):
        lfa.samples.orebro().conflicts.update("GC1", status="decided", **given)


def test_the_register_can_be_drawn_and_names_all_four(plan):
    made = lfa.picture(plan, "conflict-register")
    assert all(conflict.statement in made.alt_text for conflict in plan.conflicts)


def test_the_matrix_is_marked_as_invented(plan):
    assert all(row.illustrative for row in plan.interactions)
    assert ">Illustrativ<" in lfa.picture(plan, "goal-conflicts").svg()


def test_nothing_is_suggested_but_what_somebody_scored(plan):
    assert {"scored"} == {one.kind.value for one in suggest_conflicts(plan)}
