"""Cards keep their words; votes, participants and answers are known by what they join."""

import pytest

import lfa
from lfa import DuplicateId, InvalidValue, Plan


@pytest.fixture
def plan():
    plan = Plan(language="sv")
    plan.needs.workshops.add("W1", "Behovsinventering", prompts=["wish", "wish", "obstacle"], groups=["Bord 1"])
    plan.needs.add("C1", "Bussen går för sällan", workshop="W1", occurrence=1)
    return plan


def test_the_first_rewording_keeps_the_words_as_they_came_in(plan):
    plan.needs.update("C1", statement="Bussen går en gång i timmen")
    plan.needs.update("C1", statement="Busstrafiken är gles")

    assert "Bussen går för sällan" == plan.needs["C1"].original == plan.needs["C1"].verbatim


def test_a_card_that_was_never_reworded_is_its_own_original(plan):
    plan.needs.update("C1", votes=3, statement="Bussen går för sällan")

    assert plan.needs["C1"].original is None
    assert "Bussen går för sällan" == plan.needs["C1"].verbatim


def test_wording_a_blank_card_is_no_rewording():
    assert lfa.Card("C1").evolve(statement="Bussen går för sällan").original is None


def test_the_original_of_the_importer_stays_whatever_happens(plan):
    plan.needs.add("C2", "Tågen", original="tågen!!", workshop="W1")
    plan.needs.update("C2", statement="Tågen är sena")

    assert "tågen!!" == plan.needs["C2"].original


def test_a_translation_of_a_card_is_no_rewording(plan):
    plan.needs.update("C1", statement=lfa.Text("Bussen går för sällan", {"en": "The bus runs too seldom"}))

    assert plan.needs["C1"].original is None


def test_what_was_asked_is_named_once_each(plan):
    assert ("wish", "obstacle") == plan.needs.workshops["W1"].prompts


def test_one_ballot_votes_once_on_a_card_in_each_workshop(plan):
    votes = plan.needs.votes
    votes.add("C1", "7", dots=2, workshop="W1")
    votes.add("C1", "7", dots=1, workshop="W2")

    with pytest.raises(DuplicateId):
        votes.add("C1", "7", dots=1, workshop="W1")
    assert 3 == sum(vote.dots for vote in votes)


def test_a_vote_needs_a_ballot_and_no_fewer_than_no_dots():
    with pytest.raises(InvalidValue, match="ballot must be a text"):
        lfa.Plan().needs.votes.add("C1", " ")
    with pytest.raises(InvalidValue, match="dots must be between 0"):
        lfa.Plan().needs.votes.add("C1", "1", dots=-1)


def test_participants_are_counted_by_where_they_come_from(plan):
    there = plan.needs.participations
    there.add("W1", organisation="Region A", sector="region", count=12)
    there.add("W1", organisation="Region A", sector="region", role="Strateg", count=2)

    assert [12, 2] == [one.count.number for one in there]
    assert [None, None] == [one.person for one in there]


def test_one_actor_in_two_groups_is_one_actor():
    plan = Plan()
    plan.actors.add("ACT1", "Kommune A", groups=["Netværksgruppe 1", "Netværksgruppe 2"], competences="Klima")

    assert 1 == len(plan.actors)
    assert ("Netværksgruppe 1", "Netværksgruppe 2") == plan.actors["ACT1"].groups


def test_an_unknown_criterion_is_named_with_those_there_are():
    with pytest.raises(InvalidValue, match="approach criterion must be one of structures, system, steering"):
        Plan().missions.approach_answers.add("MI1", "mood")


def test_a_comment_on_what_is_not_there_is_told():
    plan = Plan()
    plan.needs.comments.add("CO1", "The figure is old", about="P9")

    assert ["about"] == [fault.field for fault in plan.faults()]


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_voices_and_missions_come_back_from_files_as_they_were(tmp_path, suffix):
    plan = lfa.samples.midtjylland()
    plan.needs.workshops.update("W1", prompts=["wish", "need"], groups=["Bord 1", "Bord 2"])
    plan.needs.add("C1", "Ord", original="ord", sector="company", author="7", occurrence=2, cluster="A", colour="gul")
    plan.needs.votes.add("C1", "7", dots=2, workshop="W1", organisation="Virksomhed A")
    plan.needs.perspectives.add("PV1", "Set herfra", problem="P1", sector="company")
    plan.needs.comments.add("CO1", "Godt", about="M1", answer="Tak", answered_on="2024-05-01")
    plan.missions.efforts.add("EF1", "Findes allerede", actor="ACT1", about=["R01", "M1"])

    lfa.write(plan, tmp_path / f"plan{suffix}", strict=True)

    assert plan == lfa.read(tmp_path / f"plan{suffix}")
