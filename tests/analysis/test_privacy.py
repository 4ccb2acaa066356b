"""A copy to share carries no person, and who asks is forgotten everywhere."""

import datetime

import pytest
from hypothesis import given, settings

import lfa
from lfa.analysis.privacy import PERSONS, ROLES, VOICES, forget, to_share
from lfa.errors import InvalidValue
from lfa.model.element import Change
from lfa.model.fields import fields_of
from lfa.schema import TABLES
from tests.strategies import plans

DAY = datetime.date(2026, 11, 21)
#: Lines that hold no persons: bodies, codes, places on a wall.
IMPERSONAL = {
    *("organisation", "role", "group", "colour", "cluster", "perspective", "source_ref", "decider", "forum"),
    *("decision_reference", "code", "reference", "dimension", "currency", "category", "shared_resource"),
}


@pytest.fixture
def plan():
    plan = lfa.Plan("River", language="en")
    plan.needs.workshops.add("W1", "Day 1")
    plan.needs.participations.add("W1", organisation="Region Örebro län", person="Anna Berg")
    plan.needs.add("C1", "anna berg's bus is late", author="Anna Berg", organisation="Region Örebro län")
    plan.needs.add("C2", "The bus is late", author="2")
    plan.needs.comments.add("K1", "Fine with us", about="C1", organisation="Länsstyrelsen")
    plan.risks.add("RI1", "Anna  Berg leaves", owner="Anna Berg", note="Ask anna.berg@example.org")
    plan.risks.add("RI2", "The tender fails", owner="Region Örebro län")
    plan.goals.add("G1", "Growth")
    plan.goals.add("G2", {"en": "Climate", "sv": "Klimat (Anna Berg)"})
    plan.interactions.add("G1", "G2", score=-1, scorer="Anna Berg")
    plan.interactions.add("G2", "G1", score=1, scorer="Table 2")
    plan.conflicts.add("GC1", "Growth and climate", status="identified")
    plan.conflicts.update("GC1", owner="Anna Berg", who="Anna Berg", why="Anna Berg asked")
    return plan


def histories(plan):
    return str([one.history for one in plan.elements]).casefold()


def test_a_copy_to_share_holds_no_name_anywhere(plan):
    shared = to_share(plan)

    for text in (str(lfa.tables(shared)).casefold(), histories(shared)):
        assert "berg" not in text


def test_roles_and_organisations_stay_in_a_copy_to_share(plan):
    shared = to_share(plan)

    assert ("Region Örebro län", "Region Örebro län") == (shared.risks["RI2"].owner, shared.needs["C1"].organisation)


def test_comments_and_addresses_stay_behind(plan):
    shared = to_share(plan)

    assert (0, "Ask [e-mail]") == (len(shared.needs.comments), shared.risks["RI1"].note)


def test_voices_become_numbers_that_nobody_else_has(plan):
    shared = to_share(plan)

    assert (["1", "2"], ["1", "Table 2"]) == (
        [card.author for card in shared.needs],
        [one.scorer for one in shared.interactions],
    )


def test_sharing_leaves_the_plan_itself_alone(plan):
    before = plan.copy()
    to_share(plan)

    assert before == plan


def test_a_plan_without_persons_is_shared_whole():
    plan = lfa.samples.river()

    kept = [one.id for one in plan.elements if one not in plan.needs.comments]
    assert kept == [one.id for one in to_share(plan).elements]


def test_a_person_is_forgotten_in_fields_texts_translations_and_history(plan):
    erasure = forget(plan, "Anna Berg", also=["anna.berg@example.org"], on=DAY)

    for text in (str(lfa.tables(erasure.plan)).casefold(), histories(erasure.plan)):
        assert "berg" not in text
    assert "Klimat ([erased 2026-11-21])" == erasure.plan.goals["G2"].statement.others["sv"]
    assert "[erased 2026-11-21]'s bus is late" == erasure.plan.needs["C1"].statement


def test_an_erasure_leaves_a_dated_tombstone(plan):
    erasure = forget(plan, "Anna Berg", on=DAY)

    tombstone = Change("2026-11-21", "statement, owner", None, None, None, "Personal data erased on request")
    assert (tombstone,) == erasure.plan.risks["RI1"].history
    assert {"Personal data erased 2026-11-21, places": len(erasure.places)} == dict(erasure.plan.extra)


def test_two_spellings_of_one_scorer_stay_two_rows(plan):
    plan.interactions.add("G1", "G2", score=-2, scorer="anna berg")

    assert 3 == len(forget(plan, "Anna Berg", on=DAY).plan.interactions)


def test_part_of_a_word_is_no_name():
    plan = lfa.Plan("River")
    plan.problems.add("P1", "Bergslagen has few buses")

    assert () == forget(plan, "Berg", on=DAY).places


def test_ids_that_hold_the_name_are_listed(plan):
    plan.problems.add("anna-berg", "x")

    assert ("anna-berg",) == forget(plan, "Anna Berg", on=DAY).ids


def test_an_empty_name_is_refused(plan):
    with pytest.raises(InvalidValue):
        forget(plan, " ")


def test_every_line_of_the_model_is_known_to_hold_a_person_or_not():
    lines = {field.name for table in TABLES for field in fields_of(table.row) if field.kind == "line"}

    assert set() == lines - PERSONS - ROLES - VOICES - IMPERSONAL


@settings(max_examples=25)
@given(plans())
def test_any_plan_can_be_shared_and_searched(plan):
    assert len(plan.problems) == len(to_share(plan).problems)
    assert plan == forget(plan, "Nobody Of That Name", on=DAY).plan
