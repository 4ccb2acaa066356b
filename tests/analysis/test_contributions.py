"""Why a goal stands where it stands."""

import pytest

import lfa
from lfa.analysis.contributions import contributions, routes
from lfa.analysis.crossimpact import influence
from lfa.errors import UnknownId


@pytest.fixture(scope="module")
def hand():
    """The matrix of hand_4x4.csv."""
    scores = {"TB": -2, "TK": 2, "TJ": 2, "BT": -2, "BK": 0, "BJ": -1, "KT": 1, "KB": -1, "KJ": 0}
    scores |= {"JT": 1, "JB": -1, "JK": 1}
    found = lfa.Interactions()
    for pair, score in scores.items():
        found.add(*pair, score=score)
    return found


@pytest.mark.parametrize("name", list("TBKJ"))
def test_contributions_add_up_to_the_total(hand, name):
    row = next(row for row in influence(hand) if row.id == name)
    assert row.total == sum(one.total for one in contributions(hand, name))
    assert row.out == sum(one.direct for one in contributions(hand, name))


@pytest.mark.parametrize("name", list("TBKJ"))
def test_routes_add_up_to_the_second_order(hand, name):
    row = next(row for row in influence(hand) if row.id == name)
    assert row.second_order == sum(one.value for one in routes(hand, name))


def test_the_largest_contribution_comes_first(hand):
    assert [("J", 2, 1, 3), ("K", 2, 0, 2), ("B", -2, 3, 1)] == [
        (one.via, one.direct, one.onward, one.total) for one in contributions(hand, "T")
    ]


def test_routes_that_lead_back_say_so(hand):
    assert {("B", "T"), ("K", "T"), ("J", "T")} == {(one.via, one.to) for one in routes(hand, "T") if one.feedback}


@pytest.mark.parametrize("work", [contributions, routes])
def test_an_unknown_goal_is_named(hand, work):
    with pytest.raises(UnknownId, match="X"):
        work(hand, "X")
