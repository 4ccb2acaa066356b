"""Dots are counted, limits and ties told, and nothing left out because of it."""

import pytest

import lfa
from lfa.analysis.votes import tally


@pytest.fixture
def plan() -> lfa.Plan:
    plan = lfa.Plan()
    for number in range(1, 5):
        plan.needs.add(f"C{number}", f"Card {number}")
    return plan


def vote(plan: lfa.Plan, *rows: tuple[str, str, int], **fields) -> None:
    for card, ballot, dots in rows:
        plan.needs.votes.add(card, ballot, dots=dots, **fields)


def test_the_most_dots_come_first_and_ties_share_a_place(plan):
    vote(plan, ("C1", "1", 2), ("C2", "1", 3), ("C3", "2", 2), ("C4", "2", 1))
    found = tally(plan)
    assert [("C2", 1, False), ("C1", 2, True), ("C3", 2, True), ("C4", 4, False)] == [
        (one.id, one.place, one.tied) for one in found.standings
    ]
    assert (("C1", "C3"),) == found.ties
    assert (8, 2) == (found.dots, found.voters)


def test_limits_are_held_by_ballot_and_by_card(plan):
    vote(plan, ("C1", "1", 3), ("C2", "1", 1), ("C1", "2", 3))
    found = tally(plan, limit=3, per_card=2)
    assert [("1", "over_card_limit"), ("2", "over_card_limit"), ("1", "over_limit")] == [
        (one.ballot, one.trouble) for one in found.ballots
    ]
    assert 7 == found.dots


def test_a_number_means_another_ballot_in_another_workshop(plan):
    plan.needs.workshops.add("W1"), plan.needs.workshops.add("W2")
    vote(plan, ("C1", "1", 2), workshop="W1")
    vote(plan, ("C1", "1", 2), workshop="W2")
    found = tally(plan, limit=3)
    assert ((), 2, 4) == (found.ballots, found.voters, found.standings[0].dots)
    assert 2 == tally(plan, workshop="W1").dots


def test_dots_on_merged_cards_count_for_the_one_that_stands_for_them(plan):
    vote(plan, ("C1", "1", 1), ("C2", "2", 2))
    plan.needs.update("C2", merged_into="C1")
    assert [("C1", 3, 2)] == [(one.id, one.dots, one.ballots) for one in tally(plan).standings]


def test_a_card_that_one_organisation_carries_is_told(plan):
    vote(plan, ("C1", "1", 3), ("C1", "2", 1), organisation="A")
    vote(plan, ("C2", "3", 2), ("C1", "3", 1), organisation="B")
    found = {one.id: one.carried_by for one in tally(plan).standings}
    assert {"C1": "A", "C2": "B"} == found


def test_where_only_one_organisation_votes_nothing_is_carried_by_it(plan):
    vote(plan, ("C1", "1", 3), organisation="A")
    assert None is tally(plan).standings[0].carried_by


def test_groups_of_different_sizes_are_compared_by_participant(plan):
    plan.needs.workshops.add("W1", participants=20), plan.needs.workshops.add("W2", participants=5)
    vote(plan, ("C1", "1", 8), workshop="W1")
    vote(plan, ("C2", "1", 5), workshop="W2")
    assert ["C1", "C2"] == [one.id for one in tally(plan).standings]
    fair = tally(plan, per_participant=True)
    assert [("C2", 1.0), ("C1", 0.4)] == [(one.id, one.per_participant) for one in fair.standings]
    assert [("W1", 0.4), ("W2", 1.0)] == [
        (one.name, one.per_participant) for one in fair.groups if one.kind == "workshop"
    ]
    assert 25 == fair.participants


def test_participants_are_known_from_who_took_part(plan):
    plan.needs.workshops.add("W1")
    plan.needs.participations.add("W1", organisation="A", count=4)
    vote(plan, ("C1", "1", 2), workshop="W1")
    assert 0.5 == tally(plan).standings[0].per_participant


def test_votes_that_cannot_be_right_are_named_and_counted(plan):
    plan.needs.workshops.add("W1", participants=3)
    plan.needs.participations.add("W1", organisation="A")
    vote(plan, ("C1", "9", 1), workshop="W1", organisation="Mars")
    plan.needs.votes.add("C77", "2", workshop="W1")
    found = tally(plan)
    assert [("9", "unknown_organisation"), ("2", "unknown_card"), ("2", "no_dots"), ("9", "unknown")] == [
        (one.ballot, one.trouble) for one in found.ballots
    ]
    assert [("C1", "Card 1"), ("C77", "C77")] == [(one.id, one.statement) for one in found.standings]


def test_without_ballots_the_sums_on_the_cards_are_counted(plan):
    (
        plan.needs.update("C1", votes=2),
        plan.needs.update("C2", votes=3, merged_into="C1"),
        plan.needs.update("C3", votes=0),
    )
    found = tally(plan)
    assert [("C1", 5, None), ("C3", 0, None)] == [(one.id, one.dots, one.ballots) for one in found.standings]
    assert (0, ()) == (found.voters, found.groups)


def test_without_any_votes_there_is_nothing(plan):
    found = tally(plan)
    assert ((), 0, None) == (found.standings, found.dots, found.participants)
