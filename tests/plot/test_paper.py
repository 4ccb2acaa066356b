"""What is printed for a workshop: every card with its id, every ballot with its number, nothing cut off silently."""

import re

import pytest

import lfa
from lfa.plot.paper import print_out
from lfa.plot.paper.fitting import fitted
from lfa.terms import languages


@pytest.fixture(scope="module")
def plan() -> lfa.Plan:
    plan = lfa.Plan("Buses", language="en")
    plan.needs.workshops.add("W1", "Day 1", participants=4)
    for number in range(1, 12):
        fields = {"workshop": "W1"} if number % 2 else {}
        plan.needs.add(
            f"C{number}", f"Bus number {number} is late", prompt="problem", illustrative=number == 1, **fields
        )
    plan.needs.update("C11", parked="Not ours"), plan.needs.update("C10", merged_into="C1")
    plan.strategies.add("ST1", "More buses"), plan.strategies.add("ST2", "Lower fares")
    plan.strategies.criteria.add("K1", "Worth", lowest=1, highest=5)
    plan.goals.add("G1", "Growth"), plan.goals.add("G2", "Silence")
    return plan


def texts(picture) -> list[str]:
    return [line for sheet in picture.sheets for words in sheet.words for line in words.lines]


def test_every_open_or_placed_card_is_printed_once_with_its_id(plan):
    printed = texts(print_out(plan, "cards"))
    assert [f"C{number}" for number in range(1, 10)] == sorted(line for line in printed if re.fullmatch(r"C\d+", line))
    assert 2 == len(print_out(plan, "cards").sheets)


def test_blank_cards_follow(plan):
    assert 3 == len(print_out(plan, "cards", blank=8).sheets)
    assert 1 == len(print_out(lfa.Plan(), "cards", blank=8).sheets)


def test_the_cards_of_one_workshop_can_be_printed(plan):
    assert 5 == sum(bool(re.fullmatch(r"C\d+", line)) for line in texts(print_out(plan, "cards", workshop="W1")))


def test_what_is_invented_says_so_on_paper(plan):
    assert 1 == sum("illustrative" in line for line in texts(print_out(plan, "cards")))
    assert any("illustrative" in line for line in texts(print_out(plan, "ballots", count=1)))


def test_ballots_have_numbers_and_a_ring_for_each_dot(plan):
    picture = print_out(plan, "ballots", dots=2)
    assert [f"Ballot {number}" for number in range(1, 5)] == [
        line for line in texts(picture) if line.startswith("Ballot")
    ]
    assert 4 * 9 * 2 == sum(rect.kind == "dot" for sheet in picture.sheets for rect in sheet.rects)
    assert 2 == len(picture.sheets)


def test_a_ballot_with_many_cards_goes_on_on_the_next_sheet():
    plan = lfa.Plan(language="en")
    for number in range(90):
        plan.needs.add(None, f"Something is wrong with bus number {number}, and nobody knows what to do about it")
    picture = print_out(plan, "ballots", count=2)
    per = len(picture.sheets) // 2
    assert per > 1
    assert ["Ballot 1"] * per + ["Ballot 2"] * per == [line for line in texts(picture) if line.startswith("Ballot")]
    assert {card.id for card in plan.needs} <= set(texts(picture))


def test_without_cards_the_strategies_are_voted_on():
    plan = lfa.Plan()
    plan.strategies.add("ST1", "More buses")
    assert "ST1" in texts(print_out(plan, "ballots", count=1))


def test_what_is_voted_on_can_be_named(plan):
    assert {"ST1", "ST2"} <= set(texts(print_out(plan, "ballots", ids=["ST1", "ST2"], count=1)))
    with pytest.raises(lfa.UnknownId):
        print_out(plan, "ballots", ids=["ST9"])


def test_scoring_sheets_have_a_box_for_every_score(plan):
    picture = print_out(plan, "scoring")
    assert [2, 4] == [sum(rect.kind == "cell" for rect in sheet.rects) for sheet in picture.sheets]
    assert 2 == sum(rect.fill != "#ffffff" and rect.kind == "cell" for rect in picture.sheets[1].rects)


def test_many_rows_and_columns_are_dealt_out_over_sheets():
    plan = lfa.Plan()
    for number in range(25):
        plan.goals.add(None, f"Goal {number}")
    picture = print_out(plan, "scoring")
    assert 25 * 25 == sum(rect.kind == "cell" for sheet in picture.sheets for rect in sheet.rects)


@pytest.mark.parametrize("what", ["cards", "ballots", "scoring"])
def test_nothing_to_print_is_told(what):
    with pytest.raises(lfa.InvalidValue, match=r"There (is nothing|are no cards)"):
        print_out(lfa.Plan(language="en"), what)


def test_something_else_is_refused(plan):
    with pytest.raises(lfa.InvalidValue, match="expected cards, ballots, scoring"):
        print_out(plan, "posters")


@pytest.mark.parametrize("language", languages())
def test_sheets_stay_on_the_page_in_every_language(language):
    plan = lfa.Plan("Plan", language=language)
    plan.needs.add("C1", "Kompetensförsörjningsproblematiken i landsbygdskommunernas verksamheter " * 6, prompt="wish")
    plan.strategies.add("ST1", "a"), plan.strategies.criteria.add("K1", "b")
    for what in ("cards", "ballots", "scoring"):
        picture = print_out(plan, what, count=1)
        for sheet in picture.sheets:
            for words in sheet.words:
                assert 0 <= words.x <= sheet.page.width
                assert 0 <= words.y - (len(words.lines) - 1) * words.size * words.pitch <= sheet.page.height
        assert picture.svg().startswith("<?xml")


def test_a_text_that_does_not_fit_shows_that_it_goes_on():
    words = fitted("word " * 400, (0, 0, 100, 30), "en", "#000000")
    assert words.lines[-1].endswith("...")
