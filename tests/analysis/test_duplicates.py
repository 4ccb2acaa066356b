"""Which cards may say the same: suggested, in any order of words, never done."""

import pytest

import lfa
from lfa.analysis.clusters import cluster_cards, put_together
from lfa.analysis.duplicates import duplicates
from lfa.analysis.sorting import merge_cards


def wall(*texts: str, **fields) -> lfa.Plan:
    plan = lfa.Plan(language="sv")
    for text in texts:
        plan.needs.add(None, text, **fields)
    return plan


def pairs(plan: lfa.Plan, near: float = 0.8) -> list[tuple[str, str, bool]]:
    return [(one.card, one.other, one.exact) for one in duplicates(plan, near)]


def test_capitals_blanks_and_marks_make_no_difference():
    assert [("C1", "C2", True)] == pairs(wall("Bussen går för sällan", "BUSSEN  går, för sällan!"))


def test_nearly_the_same_is_suggested():
    assert [("C1", "C2", False)] == pairs(wall("Bussen går för sällan", "Bussarna går för sällan", "Maten är dyr"))


def test_the_order_of_words_makes_no_difference():
    assert [("C1", "C2", False)] == pairs(wall("för sällan går bussen på landet", "bussen på landet går för sällan"))


def test_of_many_with_the_same_words_each_is_paired_with_the_first():
    assert [("C1", "C2", True), ("C1", "C3", True)] == pairs(wall("Buss", "buss", "BUSS"))


def test_cards_that_were_merged_are_not_suggested_again():
    plan = wall("Buss", "buss")
    merge_cards(plan, "C2", into="C1")
    assert [] == pairs(plan)


def test_nothing_is_merged_by_itself():
    plan = wall("Buss", "buss")
    before = plan.copy()
    duplicates(plan)
    assert before == plan


def test_cards_in_two_languages_are_not_compared():
    plan = wall("Problem")
    plan.needs.add(None, lfa.Text("Problem", language="da"))
    assert [] == pairs(plan)


def test_it_is_said_whether_two_voices_would_be_joined():
    plan = wall("Buss", "buss", organisation="A")
    plan.needs.add(None, "Buss", organisation="B")
    assert [True, False] == [one.same_organisation for one in duplicates(plan)]


def test_hundreds_of_cards_that_are_all_alike_stay_a_bounded_number_of_pairs():
    plan = wall(*(f"Bussen går för sällan på linje {number}" for number in range(200)))
    assert len(pairs(plan)) <= 200 * 12


def test_unlike_cards_are_not_suggested():
    texts = [
        "Bussen går för sällan",
        "Maten är dyr",
        "Skolan har för få lärare",
        "Det saknas bostäder",
        "Nätet är fullt",
    ]
    assert [] == pairs(wall(*texts))


def test_cards_are_put_together_by_what_they_say_of_themselves():
    plan = lfa.Plan()
    plan.needs.add("C1", "a", tags=["x", "y"], area="Travel")
    plan.needs.add("C2", "b", tags=["x"])
    plan.needs.add("C3", "c", merged_into="C1", area="Travel")
    assert {"x": ("C1", "C2"), "y": ("C1",)} == cluster_cards(plan, "tag")
    assert {"Travel": ("C1",), None: ("C2",)} == cluster_cards(plan, "area")
    assert {"Travel": ("C1", "C3"), None: ("C2",)} == cluster_cards(plan, "area", merged=True)


def test_cards_are_put_together_by_hand():
    plan = wall("a", "b")
    put_together(plan, ["C1", "C2"], "Travel")
    assert {"Travel": ("C1", "C2")} == cluster_cards(plan)
    put_together(plan, "C2", None)
    assert {"Travel": ("C1",), None: ("C2",)} == cluster_cards(plan)


def test_cards_that_hang_near_each_other_are_put_together():
    plan = lfa.Plan()
    for number, (x, y) in enumerate([(0, 0), (10, 0), (10, 10), (500, 500), (510, 500)], 1):
        plan.needs.add(f"C{number}", "a", extra={"x": x, "y": y})
    plan.needs.add("C6", "nowhere")
    assert {"1": ("C1", "C2", "C3"), "2": ("C4", "C5"), None: ("C6",)} == cluster_cards(plan, "position")
    assert 5 == sum(one is not None for one in cluster_cards(plan, "position", distance=0))


def test_a_way_that_does_not_exist_is_refused():
    with pytest.raises(lfa.InvalidValue, match="by must be one of"):
        cluster_cards(lfa.Plan(), "smell")
