"""Reading ballots: numbers, not names; what cannot be right is named by row and kept."""

import io

import pytest

import lfa
from lfa.io.cards import read_votes


@pytest.fixture
def plan() -> lfa.Plan:
    plan = lfa.Plan()
    plan.needs.workshops.add("W1", "Day 1", participants=3)
    plan.needs.participations.add("W1", organisation="Region A")
    plan.needs.add("C1", "Buses are late", source_ref="https://board/1", workshop="W1")
    plan.needs.add("C2", "Food is dear", workshop="W1")
    return plan


def take(plan: lfa.Plan, text: str, **options):
    return read_votes(io.BytesIO(text.encode()), plan, **options)


def told(account) -> list[tuple[str, int]]:
    return [(note.code, note.place.line) for note in account.notes]


def test_cards_are_known_by_id_by_reference_and_by_their_words(plan):
    votes, account = take(plan, "card,ballot,dots\nC1,1,2\nhttps://board/1,2,1\nfood is dear,3,1\nFood is dear,3,1\n")
    assert ["C1", "C1", "unknown-3", "C2"] == [vote.card for vote in votes]
    assert [("vote_unknown_card", 4)] == told(account)


def test_a_vote_without_a_number_of_dots_is_one_dot(plan):
    assert [1] == [vote.dots for vote in take(plan, "kort;röstsedel\nC1;1\n")[0]]


def test_dots_that_are_no_number_are_named_and_kept(plan):
    [vote], account = take(plan, "card,ballot,dots\nC1,1,lots\n")
    assert (None, "lots") == (vote.dots, vote.note)
    assert [("vote_bad_dots", 2)] == told(account)


def test_a_vote_by_an_unknown_ballot_or_organisation_is_named_by_row_and_kept(plan):
    votes, account = take(
        plan, "card,ballot,dots,organisation\nC1,1,1,Region A\nC1,9,1,Region A\nC2,2,1,Mars\n", workshop="Day 1"
    )
    assert 3 == len(votes) == len(plan.needs.votes)
    assert [("vote_unknown_voter", 3), ("vote_unknown_organisation", 4)] == told(account)


def test_a_card_that_is_not_in_the_plan_is_named_by_row_and_kept(plan):
    votes, account = take(plan, "card,ballot\nC77,1\n")
    assert (["C77"], [("vote_unknown_card", 2)]) == ([vote.card for vote in votes], told(account))


def test_names_of_voters_become_numbers(plan):
    votes, account = take(plan, "card,voter,dots\nC1,Anna Ek,1\nC2,Bo Al,1\nC2,anna ek,1\n")
    assert (["1", "2", "1"], ["voter"]) == ([vote.ballot for vote in votes], account.persons)


def test_names_of_voters_are_kept_when_that_is_asked_for(plan):
    assert ["Anna Ek"] == [vote.ballot for vote in take(plan, "card,voter\nC1,Anna Ek\n", names=True)[0]]


def test_two_rows_of_one_ballot_for_one_card_are_added_up_and_said(plan):
    [vote], account = take(plan, "card,ballot,dots\nC1,1,1\nC1,1,2\n")
    assert (3, [("vote_again", 3)]) == (vote.dots, told(account))


def test_the_same_file_again_changes_nothing(plan):
    text = "card,ballot,dots,workshop\nC1,1,1,Day 1\nC2,2,2,Day 2\n"
    take(plan, text)
    before = plan.copy()
    take(plan, text)
    assert before == plan


def test_a_row_without_card_or_ballot_is_named(plan):
    votes, account = take(plan, "card,ballot,dots\nC1,,2\n,1,2\nC1,1,1\n")
    assert 1 == len(votes)
    assert [("vote_no_card", 2), ("vote_no_card", 3)] == told(account)


def test_a_file_without_ballots_says_what_it_saw_and_how_to_map_it(plan):
    with pytest.raises(lfa.ReadError, match=r"No column was recognised as ballot.*'Who'.*--map ballot="):
        take(plan, "card,Who\nC1,1\n")
    assert 1 == len(take(plan, "card,Who\nC1,1\n", mapping={"ballot": "Who"})[0])


def test_votes_come_through_a_workbook(plan):
    take(plan, "card,ballot,dots,workshop\nC1,1,2,W1\nC77,2,1,W1\n")
    stream = io.BytesIO()
    lfa.write(plan, stream, "xlsx")
    assert plan == lfa.read(io.BytesIO(stream.getvalue()))
