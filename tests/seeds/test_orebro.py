"""What the needs inventory of Region Örebro (case 004) asks of its example, from the wall to two expeditions."""

from pathlib import Path

import pytest

import lfa
from lfa.analysis.approach import profiles
from lfa.analysis.needs import count_cards
from lfa.io.cards import add_cards

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "orebro"


@pytest.fixture
def plan():
    return lfa.samples.orebro()


def test_every_card_has_one_state_and_none_is_open(plan):
    count = count_cards(plan)[0]

    assert (14, 0) == (count.placed + count.merged + count.parked + count.open, count.open)


def test_the_export_again_adds_and_revives_no_card(plan):
    before = count_cards(plan)
    cards, _ = lfa.read_cards(EXAMPLE / "kort.csv", language="sv")
    entered = add_cards(plan, cards)

    assert ((), 14, before) == (entered.added, len(entered.recognised), count_cards(plan))


def test_two_expeditions_six_answers_give_a_profile_and_a_class_and_mixed_is_not_forced(plan):
    first, second = profiles(plan)

    assert ("expedition", "mixed") == (first.kind, second.kind)
    assert 0 < second.mean
    assert ["steering", "follow_up"] == [str(one) for one in second.against]


def test_a_label_that_the_steering_does_not_bear_out_is_a_finding(plan):
    assert ["MI2"] == [one.subject for one in lfa.check(plan, select=["MIS-APPROACH"])]
