"""Cruise or expedition: profile, class, and a label that steering contradicts."""

import pytest

from lfa import InvalidValue, Plan
from lfa.analysis.approach import Thresholds, profile, profiles
from lfa.model.mission_scales import Approach, ApproachCriterion

NAMES = [str(one) for one in ApproachCriterion]


def answered(label, *people):
    """A mission with a label, and the six answers of each person."""
    plan = Plan()
    plan.missions.add("MI1", "Everyone learns", approach=label)
    for number, values in enumerate(people, 1):
        for name, value in zip(NAMES, values, strict=True):
            plan.missions.approach_answers.add("MI1", name, answerer=f"Group {number}", value=value)
    return plan


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ((2, 2, 1, 1, 2, 2), "expedition"),
        ((-2, -1, -2, -2, 0, -1), "cruise"),
        ((2, 2, 2, 2, 2, -2), "mixed"),
        ((-2, -2, -2, -2, -2, 1), "mixed"),
        ((1, 0, 0, 1, 0, 1), "mixed"),
        ((0, 0, 0, 0, 0, 0), "mixed"),
    ],
)
def test_the_class_is_mixed_where_any_criterion_stands_at_the_other_pole(values, kind):
    assert kind == profile(answered(None, values), "MI1").kind


def test_people_who_disagree_are_not_averaged_away():
    """Half say +2, half -2: the mean of 0 would hide both."""
    found = profile(answered("expedition", (2,) * 6, (-2, 2, 2, 2, 2, 2)), "MI1")

    assert (Approach.CRUISE, Approach.EXPEDITION) == found.criteria[0].poles
    assert 0 == found.criteria[0].mean
    assert "mixed" == found.kind
    assert (ApproachCriterion.STRUCTURES,) == found.against


def test_one_voice_among_many_does_not_turn_the_class():
    people = [(2,) * 6] * 9 + [(-2, 2, 2, 2, 2, 2)]

    assert "expedition" == profile(answered(None, *people), "MI1").kind


def test_thresholds_are_the_users():
    plan = answered(None, (1, 0, 0, 1, 0, 1))

    assert "mixed" == profile(plan, "MI1").kind
    assert "expedition" == profile(plan, "MI1", Thresholds(expedition=0.4)).kind


def test_called_an_expedition_and_steered_as_a_cruise_is_a_mismatch():
    found = profile(answered("expedition", (1, 2, -2, -2, 1, 2)), "MI1")

    assert found.mismatch
    assert (ApproachCriterion.STEERING, ApproachCriterion.FOLLOW_UP) == found.against


def test_a_class_that_is_the_other_one_is_a_mismatch_also_far_from_the_poles():
    found = profile(answered("expedition", (-1, -1, 0, -1, -1, 0)), "MI1", Thresholds(pole=2.0))

    assert () == found.against
    assert "cruise" == found.kind
    assert found.mismatch


def test_a_label_that_fits_or_is_missing_is_no_mismatch():
    assert not profile(answered("expedition", (2,) * 6), "MI1").mismatch
    assert not profile(answered(None, (-2,) * 6), "MI1").mismatch
    assert not profile(answered("cruise", (0,) * 6), "MI1").mismatch


def test_not_answered_is_not_zero():
    plan = answered("cruise", (None,) * 6)
    found = profile(plan, "MI1")

    assert (None, None, False) == (found.mean, found.kind, found.mismatch)
    assert tuple(ApproachCriterion) == found.unanswered


def test_profiles_come_in_the_order_of_the_answers_for_whatever_was_answered_about():
    plan = answered(None, (2,) * 6)
    plan.objectives.add("O1", "Clean river")
    plan.missions.approach_answers.add("O1", "task", value=-1)

    assert ["MI1", "O1"] == [one.subject for one in profiles(plan)]
    assert profiles(plan)[1].label is None


def test_an_answer_outside_the_scale_is_refused():
    with pytest.raises(InvalidValue, match="value must be between -2 and 2"):
        Plan().missions.approach_answers.add("MI1", "task", value=3)
