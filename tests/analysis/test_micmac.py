"""Driving and dependent goals."""

import pytest

import lfa
from lfa.analysis.micmac import Role, classify, micmac
from lfa.errors import InvalidValue


def made(scores):
    found = lfa.Interactions()
    for pair, score in scores.items():
        found.add(*pair, score=score)
    return found


@pytest.fixture(scope="module")
def hand():
    """The matrix of hand_4x4.csv."""
    scores = {"TB": -2, "TK": 2, "TJ": 2, "BT": -2, "BK": 0, "BJ": -1, "KT": 1, "KB": -1, "KJ": 0}
    return made(scores | {"JT": 1, "JB": -1, "JK": 1})


@pytest.mark.parametrize(
    ("power", "influence", "dependence"),
    [
        (1, (6, 3, 2, 3), (4, 4, 3, 3)),
        (2, (16, 15, 9, 11), (14, 14, 11, 12)),
        (3, (70, 43, 31, 40), (51, 51, 40, 42)),
    ],
)
def test_powers_of_the_hand_made_matrix(hand, power, influence, dependence):
    found = micmac(hand, power)
    assert influence == tuple(one.influence for one in found)
    assert dependence == tuple(one.dependence for one in found)
    assert {power} == {one.power for one in found}


def test_powers_go_on_until_the_order_settles(hand):
    found = micmac(hand, None)
    assert all(one.settled for one in found)
    after = micmac(hand, found[0].power + 1)
    for field in ("influence", "dependence"):
        orders = [sorted("TBKJ", key=lambda name, rows=rows: -rows[name][field]) for rows in map(by_id, (found, after))]
        assert orders[0] == orders[1]


def by_id(rows):
    return {row.id: row for row in rows}


def test_what_never_settles_stops():
    """In two rings of unequal strength the goals take turns for ever."""
    found = micmac(made({"AB": 3, "BA": 1, "CD": 1, "DC": 2}), None)
    assert {(12, False)} == {(one.power, one.settled) for one in found}


def test_the_four_roles():
    found = classify({"D": 9, "R": 9, "S": 1, "A": 1}, {"D": 1, "R": 9, "S": 9, "A": 1})
    assert {"D": "driving", "R": "relay", "S": "dependent", "A": "autonomous"} == found


def test_on_the_mean_is_not_above_it():
    assert {"A": Role.AUTONOMOUS, "B": Role.AUTONOMOUS} == classify({"A": 2, "B": 2}, {"A": 2, "B": 2})


def test_nothing_is_classified_as_nothing():
    assert {} == classify({}, {})
    assert () == micmac(lfa.Interactions())


def test_a_power_below_one_is_refused(hand):
    with pytest.raises(InvalidValue, match="power"):
        micmac(hand, 0)


def test_roles_have_names():
    assert ["drivende", "formidlende", "afhængig", "selvstændig"] == [role.label("da") for role in Role]
