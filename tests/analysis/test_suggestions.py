"""Pairs worth discussing: found when there is a sign, and not found when there is none."""

import pytest

import lfa
from lfa import samples
from lfa.analysis.opposed import opposed_directions
from lfa.analysis.shared import shared_things
from lfa.analysis.suggestions import SuggestionKind, suggest_conflicts


def plan(language="en"):
    made = lfa.Plan("Region", language=language)
    made.logframe.add("R0", "Life is good", level="outcome")
    for name, words in (("R1", "Buses run often"), ("R2", "Roads are mended"), ("R3", "The budget is in balance")):
        made.logframe.add(name, words, level="output", parents="R0")
    return made


# The samples


@pytest.mark.parametrize("language", ["en", "sv", "da"])
def test_the_river_gets_what_its_own_scores_say_and_no_more(language):
    assert [("G1", "G3", "scored")] == [(one.a, one.b, one.kind) for one in suggest_conflicts(samples.river(language))]


def test_a_plan_without_signs_gets_no_suggestion():
    assert () == suggest_conflicts(plan())
    assert () == suggest_conflicts(samples.tiny())


# Links


def objectives():
    made = lfa.Plan("Town")
    for name, words in (
        ("E", "The centre is lively"),
        ("M1", "Parking is cheap"),
        ("M2", "Buses are fast."),
        ("X", "Air is clean"),
    ):
        made.objectives.add(name, words)
    made.objectives.link("M1", "E")
    made.objectives.link("M2", "E")
    return made


def test_two_means_to_one_end_of_which_one_hurts_the_other():
    made = objectives()
    made.objectives.link("M1", "M2", polarity="negative")
    (one,) = suggest_conflicts(made)
    assert ("M1", "M2", "negative_link", ("E",)) == (one.a, one.b, one.kind, one.because)
    assert (
        "“Parking is cheap” is said to work against “Buses are fast”, and both are means to “The centre is lively”."
        == str(one)
    )


def test_a_means_that_works_against_its_end():
    made = objectives()
    made.objectives.link("M1", "X", polarity="negative")
    assert "“Parking is cheap” is said to work against “Air is clean”." == suggest_conflicts(made)[0].reason


def test_positive_links_are_no_sign():
    made = objectives()
    made.objectives.link("M1", "M2", polarity="positive")
    assert () == suggest_conflicts(made)


# Scores


def scored():
    made = lfa.Plan("Region")
    made.goals.add("G1", "Growth")
    made.goals.add("G2", "Climate")
    made.interactions.add("G1", "G2", score=-2)
    made.interactions.add("G2", "G1", score=1)
    return made


def test_a_negative_score_that_the_register_does_not_take_up():
    (one,) = suggest_conflicts(scored())
    assert ("G1", "G2", SuggestionKind.SCORED) == (one.a, one.b, one.kind)
    assert "(−2, +1: ambivalent)" in one.reason


def test_what_the_register_has_is_not_suggested_again():
    made = scored()
    made.conflicts.add("GC1", "Growth and climate", sides=["G2", "G1"])
    assert () == suggest_conflicts(made)


def test_the_register_may_name_what_a_result_comes_from():
    made = objectives()
    made.logframe.add("R1", "Parking is cheap", derived_from="M1")
    made.logframe.add("R2", "Buses are fast", derived_from="M2")
    made.interactions.add("R1", "R2", score=-3)
    assert 1 == len(suggest_conflicts(made))
    made.conflicts.add("GC1", "Cars and buses", sides=["M1", "M2"])
    assert () == suggest_conflicts(made)


# Indicators


def measured(one, other, language="en"):
    made = plan(language)
    made.logframe.indicators.add("I1", result="R1", **one)
    made.logframe.indicators.add("I2", result="R2", **other)
    return [(found.rising.id, found.falling.id) for found in opposed_directions(made)]


UP, DOWN = {"direction": "increase"}, {"direction": "decrease"}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Number of cars in the centre", "Cars in the centre"),
        ("en", "Tonnes of timber from the forest", "Timber from the forests (tonnes)"),
        ("sv", "Antal bilar i centrum", "Andelen bilar i centrum"),
        ("sv", "Uttag av virke i skogen", "Uttaget av virke ur skogen"),
        ("da", "Antal biler i bymidten", "Antallet af biler i bymidten"),
    ],
)
def test_one_quantity_two_ways(language, one, other):
    assert [("I1", "I2")] == measured({"statement": one, **UP}, {"statement": other, **DOWN}, language)
    assert [("I2", "I1")] == measured({"statement": one, **DOWN}, {"statement": other, **UP}, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"statement": "Cars in the centre", "baseline": 10, "target": 20}, {"statement": "Cars in the centre", "baseline": "9 000", "target": "6 000"}),
        ({"statement": "More cars in the centre"}, {"statement": "Fewer cars in the centre"}),
        ({"statement": "Households connected", **UP}, {"statement": "Households not connected", **UP}),
    ],
)  # fmt: skip
def test_directions_are_read_from_values_and_words(one, other):
    assert [("I1", "I2")] == measured(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"statement": "Cars in the centre", **UP}, {"statement": "Cars in the centre", **UP}),
        ({"statement": "Cars in the centre", **UP}, {"statement": "Cars in the centre", "direction": "maintain"}),
        ({"statement": "Cars in the centre", **UP}, {"statement": "Cars in the centre"}),
        ({"statement": "Cars in the centre", **UP}, {"statement": "Accidents in the centre", **DOWN}),
        ({"statement": "Households connected", **UP}, {"statement": "Households not connected", **DOWN}),
        ({"statement": "Cars", "place": "North", **UP}, {"statement": "Cars", "place": "South", **DOWN}),
        ({"statement": "Jobs", "target_group": "Women", **UP}, {"statement": "Jobs", "target_group": "Men", **DOWN}),
        ({"statement": "Timber", "unit": "tonnes", **UP}, {"statement": "Timber", "unit": "hectares", **DOWN}),
        ({"statement": "Number", **UP}, {"statement": "Number", **DOWN}),
        ({"statement": "Employment", **UP}, {"statement": "Unemployment", **DOWN}),
        ({"statement": "Income of farmers", **UP}, {"statement": "Income tax arrears of small farms", **DOWN}),
    ],
)
def test_other_quantities_and_same_ways_are_no_sign(one, other):
    assert [] == measured(one, other)


def test_a_part_of_an_indicator_is_not_set_against_it():
    assert [] == measured({"statement": "Cars", **UP}, {"statement": "Cars", "parent": "I1", **DOWN})


def test_opposed_directions_name_their_results():
    made = plan()
    made.logframe.indicators.add("I1", "Cars in the centre", result="R1", **UP)
    made.logframe.indicators.add("I2", "Cars in the centre", result="R2", **DOWN)
    made.logframe.indicators.add("I3", "Bikes in the centre", result="R3", **UP)
    made.logframe.indicators.add("I4", "Bikes in the centre", result="R3", **DOWN)
    found = suggest_conflicts(made)
    assert [("R1", "R2", ("I1", "I2")), ("I3", "I4", ("I3", "I4"))] == [(one.a, one.b, one.because) for one in found]
    assert "“Cars in the centre” (I1) wants more and “Cars in the centre” (I2) less of the same." == found[0].reason


def test_goals_and_objectives_say_a_direction_in_their_words():
    made = lfa.Plan("Region", language="sv")
    made.goals.add("G1", "Uttaget av virke ur skogen ökar")
    made.objectives.add("O1", "Minskat uttag av virke i skogen")
    made.objectives.add("O2", "Skogens virke är av hög kvalitet")
    (one,) = suggest_conflicts(made)
    assert {"G1", "O1"} == {one.a, one.b}
    assert ("G1", "O1") == one.because


def test_a_draft_is_not_set_against_its_source():
    made = lfa.Plan("Town")
    made.objectives.add("O1", "More cars in the centre")
    made.logframe.add("R1", "Fewer cars in the centre", derived_from="O1")
    assert () == suggest_conflicts(made)


# What is shared


def shared(made):
    return [(one.a, one.b, one.kind.removeprefix("shared_")) for one in shared_things(made)]


def test_one_resource_in_two_branches():
    made = plan()
    made.activities.add("A1", "Drive", result="R1")
    made.activities.add("A2", "Dig", result="R2")
    made.resources.add("B1", "The depot", activity="A1")
    made.resources.add("B2", " the  Depot.", activity="A2")
    assert [("A1", "A2", "resource")] == shared(made)
    assert "“Drive” and “Dig” need the same resource: The depot." == suggest_conflicts(made)[0].reason


@pytest.mark.parametrize(
    "dates",
    [
        ({"end": "2026-05-31"}, {"start": "2026-06-01"}),
        ({"start": "2026-06-01"}, {"end": "2026-05-31"}),
        ({}, {"depends_on": "A1"}),
    ],
)
def test_what_is_used_in_turn_is_no_sign(dates):
    made = plan()
    for name, result, own in (("A1", "R1", dates[0]), ("A2", "R2", dates[1])):
        made.activities.add(name, "Work", result=result, place="The square", **own)
        made.resources.add(f"B{name}", "The excavator", activity=name)
    assert [] == shared(made)


def test_money_is_not_used_in_turn():
    made = plan()
    made.activities.add("A1", "Drive", result="R1", end="2026-05-31")
    made.activities.add("A2", "Dig", result="R2", start="2026-06-01")
    made.resources.add("B1", "Fuel", activity="A1", category="4.2 Streets")
    made.resources.add("B2", "Sand", activity="A2", category="4.2 Streets")
    assert [("A1", "A2", "budget_line")] == shared(made)


def test_a_category_that_is_only_the_kind_is_no_budget_line():
    made = plan()
    for name, result in (("B1", "R1"), ("B2", "R2")):
        made.resources.add(name, f"Work {name}", result=result, kind="staff", category="People")
    assert [] == shared(made)
    made.resources.add("B3", "Staff", result="R1", category="Staff")
    made.resources.add("B4", "Staff", result="R2", category="Staff")
    assert [] == shared(made)


@pytest.mark.parametrize("field", ["place", "target_group"])
def test_one_place_or_group_in_two_branches(field):
    made = plan()
    made.activities.add("A1", "Drive", result="R1", **{field: "The square"})
    made.activities.add("A2", "Dig", result="R2", **{field: "the square"})
    made.activities.add("A3", "Pave", result="R2", **{field: "The park"})
    assert [("A1", "A2", field)] == shared(made)


def test_one_branch_and_what_leads_to_it_are_no_sign():
    made = plan()
    made.logframe.update("R0", target_group="Passengers")
    made.logframe.update("R1", target_group="Passengers")
    made.activities.add("A1", "Drive", result="R1", place="The square")
    made.activities.add("A2", "Clean", result="R1", place="The square")
    assert [] == shared(made)


def test_where_everything_takes_place_is_no_sign():
    made = plan()
    made.logframe.add("R4", "Water is clean", level="output", parents="R0")
    for n in range(1, 5):
        made.activities.add(f"A{n}", "Work", result=f"R{n}", place="The town")
    assert [] == shared(made)


def test_what_more_than_half_name_is_no_sign():
    made = plan()
    made.logframe.add("R4", "Water is clean", level="output", parents="R0")
    for n, place in enumerate(("Town", "Town", "Town", "River"), 1):
        made.activities.add(f"A{n}", "Work", result=f"R{n}", place=place)
    assert [] == shared(made)


def test_own_columns_with_a_heading_of_ours_are_understood():
    made = lfa.Plan("Region", language="sv")
    made.objectives.add("O1", "Mat odlas i länet", extra={"Vad de konkurrerar om": "mark"})
    made.objectives.add("O2", "Fler bostäder byggs", extra={"Vad de konkurrerar om": "Mark", "Betyg": 3})
    made.objectives.add("O3", "Skog planteras", extra={"Plats": "mark"})
    (one,) = suggest_conflicts(made)
    assert ("O1", "O2", "shared_resource") == (one.a, one.b, one.kind)
    assert "”Mat odlas i länet” och ”Fler bostäder byggs” behöver samma resurs: mark." == one.reason


def test_an_end_and_its_means_share_without_a_sign():
    made = lfa.Plan("Region")
    made.objectives.add("O1", "Food is grown", extra={"Place": "Närke"})
    made.objectives.add("O2", "Soil is kept", extra={"Place": "Närke"})
    assert 1 == len(shared(made))
    made.objectives.link("O2", "O1")
    assert [] == shared(made)


def test_a_result_and_its_objective_share_without_a_sign():
    made = lfa.Plan("Region")
    made.objectives.add("O1", "Food is grown", extra={"Place": "Närke"})
    made.logframe.add("R1", "Food is grown", derived_from="O1", extra={"Place": "Närke"})
    assert [] == shared(made)


# All of them


def test_the_strongest_signs_come_first():
    made = scored()
    made.objectives.add("O1", "Food is grown", extra={"Place": "Närke"})
    made.objectives.add("O2", "Houses are built", extra={"Place": "Närke"})
    made.objectives.add("O3", "Fields are kept")
    made.objectives.link("O2", "O3", polarity="negative")
    assert ["negative_link", "scored", "shared_place"] == [one.kind for one in suggest_conflicts(made)]


def test_a_suggestion_is_a_row():
    assert ["a", "b", "kind", "reason", "because"] == list(suggest_conflicts(scored())[0])
