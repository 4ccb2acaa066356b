"""Reading the same export again: what is in the plan is recognised, everything else is added."""

import io

import pytest

import lfa
from lfa.io.cards import add_cards, read_cards


def export(*rows: str, headings: str = "Text;Organisation;Workshop") -> bytes:
    return "\n".join([headings, *rows, ""]).encode()


def enter(plan: lfa.Plan, data: bytes, **options):
    cards, _ = read_cards(io.BytesIO(data), **options)
    return add_cards(plan, cards)


@pytest.fixture
def wall() -> bytes:
    """Thirty cards of one day, two of them with the same words from two organisations."""
    rows = [f"Problem nummer {number};Organisation {number % 3};Dag 1" for number in range(28)]
    return export("Bussen går för sällan;Region A;Dag 1", *rows, "Bussen går för sällan;Kommun B;Dag 1")


def test_after_rewording_merging_and_parking_the_same_export_adds_and_revives_none(wall):
    plan = lfa.Plan(language="sv")
    enter(plan, wall)
    ids = plan.needs.ids
    for one in ids[:10]:
        plan.needs.update(one, statement=f"Omskrivet {one}")
    for one in ids[10:15]:
        plan.needs.update(one, merged_into=ids[20])
    for one in ids[15:18]:
        plan.needs.update(one, parked="Hör inte hit")
    before = plan.copy()

    again = enter(plan, wall)

    assert () == again.added
    assert 30 == len(again.recognised)
    assert before == plan


def test_it_holds_through_a_workbook_in_which_people_reworded_the_cards(wall, tmp_path):
    plan = lfa.Plan(language="sv")
    enter(plan, wall)
    lfa.write(plan, tmp_path / "plan.xlsx")
    back = lfa.read(tmp_path / "plan.xlsx")
    for one in back.needs.ids[:10]:
        back.needs.update(one, statement=f"Omskrivet {one}")
    lfa.write(back, tmp_path / "plan.xlsx")

    assert () == enter(lfa.read(tmp_path / "plan.xlsx"), wall).added


def test_two_peoples_identical_words_stay_two_voices(wall):
    plan = lfa.Plan(language="sv")
    enter(plan, wall)
    alike = [card for card in plan.needs if card.statement == "Bussen går för sällan"]
    assert [("Region A", 1), ("Kommun B", 2)] == [(card.organisation, card.occurrence) for card in alike]


def test_a_third_voice_with_the_same_words_is_added_later(wall):
    plan = lfa.Plan(language="sv")
    enter(plan, wall)
    added = enter(plan, wall + "Bussen går för sällan;Kommun C;Dag 1\n".encode()).added
    assert [("Kommun C", 3)] == [(plan.needs[one].organisation, plan.needs[one].occurrence) for one in added]


def test_the_same_words_on_another_day_are_another_voice(wall):
    plan = lfa.Plan(language="sv")
    enter(plan, wall)
    added = enter(plan, export("Bussen går för sällan;Region A;Dag 2")).added
    assert ["Dag 2"] == [plan.needs.workshops[plan.needs[one].workshop].statement for one in added]


def test_an_export_without_a_workshop_is_recognised_where_most_of_its_cards_are(wall):
    plan = lfa.Plan(language="sv")
    enter(plan, wall.replace(b";Workshop", b"").replace(b";Dag 1", b""), workshop="Dag 1")
    again = enter(plan, wall.replace(b";Workshop", b"").replace(b";Dag 1", b"") + "Något nytt;Region A\n".encode())
    assert ["Något nytt"] == [plan.needs[one].statement for one in again.added]
    assert plan.needs["C1"].workshop == plan.needs[again.added[0]].workshop
    assert ["cards_taken_for"] == [note.code for note in again.notes]


def test_another_wall_that_shares_a_sentence_is_not_taken_for_the_same():
    plan = lfa.Plan()
    enter(plan, b"Text\nThe bus is late\nFood is dear\nRents rise\nSchools close\n")
    added = enter(plan, b"Text\nThe bus is late\nWater is dirty\nRoads are bad\nShops close\n").added
    assert 4 == len(added)


def test_a_card_edited_where_it_came_from_is_told_and_the_plans_wording_kept():
    plan = lfa.Plan()
    enter(plan, b"Link,Text\nhttps://board/item=77,Bus late\n")
    again = enter(plan, b"Link,Text\nhttps://board/item=77,No bus in the evening at all\n")
    assert ((), ["card_reworded_there"]) == (again.added, [note.code for note in again.notes])
    assert "Bus late" == plan.needs["C1"].statement


def test_row_numbers_of_another_export_are_no_references():
    plan = lfa.Plan()
    enter(plan, b"Nr,Text\n1,Buses are late\n2,Food is dear\n")
    added = enter(plan, b"Nr,Text\n1,Water is dirty\n2,Nobody listens\n").added
    assert 2 == len(added)
    assert 4 == len(plan.needs)


def test_references_recognise_cards_whatever_their_order():
    plan = lfa.Plan()
    enter(plan, b"Link,Text\nhttps://b/1111,Same\nhttps://b/2222,Same\n")
    plan.needs.update("C1", parked="Out")
    again = enter(plan, b"Link,Text\nhttps://b/3333,Same\nhttps://b/2222,Same\nhttps://b/1111,Same\n")
    assert {"C2": "C2", "C3": "C1"} == dict(again.recognised)
    assert ["https://b/3333"] == [plan.needs[one].source_ref for one in again.added]


def test_ids_that_the_plan_has_given_away_are_not_taken_twice():
    plan = lfa.Plan()
    plan.problems.add("P1", "A problem")
    enter(plan, b"Id,Text\nP1,Buses are late\n")
    assert "Buses are late" == plan.needs["C1"].statement
    assert "P1" == plan.needs["C1"].source_ref


def test_what_the_export_says_was_merged_comes_in_merged():
    plan = lfa.Plan()
    plan.needs.add("C1", "Something else")
    enter(plan, b"Id,Text,Duplicate of\nC1,Buses are late,\nC2,The bus is late,C1\n")
    late = next(card for card in plan.needs if card.statement == "Buses are late")
    assert late.id == next(card for card in plan.needs if card.statement == "The bus is late").merged_into


def test_a_workshop_is_known_by_its_title_or_its_id():
    plan = lfa.Plan()
    plan.needs.workshops.add("W1", "Education")
    plan.needs.workshops.add("W2", "Energy")
    enter(plan, b"Workshop,Text\neducation,One\nW2,Two\nW3,Three\n")
    assert ["W1", "W2", "W3"] == [card.workshop for card in plan.needs]


def test_a_workshop_with_an_id_that_means_another_gets_a_new_one():
    plan = lfa.Plan()
    plan.needs.workshops.add("W1", "Education")
    enter(plan, b"Workshop,Text\nEnergy,One\n")
    assert ["Education", "Energy"] == [one.statement for one in plan.needs.workshops]
