"""The chapter on missions: what to look at, who carries what, what was learned."""

import pytest

import lfa.samples as samples
from lfa.model.plan import Plan
from lfa.reports.chapters.missions import missions
from lfa.reports.document import Figure, Grid, Heading, Listing, Paragraph
from lfa.reports.view import View


@pytest.fixture(scope="module")
def blocks():
    figures = {"approach": Figure("approach", "Krydstogt eller ekspedition", "alt", ("approach",))}
    return list(missions(View(samples.midtjylland(), figures=figures)))


def heads(blocks):
    return [one.text for one in blocks if isinstance(one, Heading)]


def test_it_begins_with_the_counts(blocks):
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].text.startswith("Missioner: 4. Anbefalinger: 11 (med deltagere: 7, ikke navngivne: 4).")


def test_what_to_look_at_is_gathered_by_its_kind(blocks):
    (listing,) = [one for one in blocks if isinstance(one, Listing)]
    lines = [item.text for item in listing.items]

    assert 1 == sum(line.startswith("Ingen tovholder: ") for line in lines)
    assert 1 == sum("R08" in line and "R11" in line for line in lines)


def test_a_picture_stands_over_its_table_with_one_heading_for_both(blocks):
    assert 1 == heads(blocks).count("Krydstogt eller ekspedition")
    place = next(n for n, one in enumerate(blocks) if isinstance(one, Figure))
    assert isinstance(blocks[place + 1], Grid)


def test_the_registers_follow(blocks):
    assert {"Anbefalinger", "Prøvehandlinger", "Næste skridt", "Påståede effekter"} <= set(heads(blocks))


def test_evidence_on_assumptions_is_shown(blocks):
    assert "Læring om forudsætningerne" in heads(blocks)


def test_a_plan_without_missions_has_no_such_chapter():
    assert [] == list(missions(View(Plan())))


def test_claims_are_shown_without_any_mission():
    plan = Plan()
    plan.missions.outcome_claims.add("OC1", "Several groups went on")

    assert any(isinstance(one, Grid) for one in missions(View(plan)))
