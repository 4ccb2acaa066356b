"""What follows from a plan as tables: in its language, with every row as wide as its heads."""

import datetime

import pytest
from hypothesis import given, settings

import lfa
from lfa.analysis.heard_where import heard_where, id_of
from lfa.analysis.overviews import named, overview, overviews, role_letters
from tests.strategies import plans

DAY = datetime.date(2025, 1, 15)


@pytest.mark.parametrize("language", ["en", "sv", "da"])
def test_every_table_has_a_title_and_rows_as_wide_as_its_heads(language):
    made = overviews(lfa.samples.river(language), DAY)

    assert {"chain", "portfolio", "actors", "digest", "ended", "approach", "coverage", "votes"} <= {
        one.name for one in made
    }
    for one in made:
        assert one.title
        assert all(one.heads)
        assert {len(one.heads)} == {len(row) for row in one.rows}


@given(plans())
@settings(max_examples=30, deadline=None)
def test_any_plan_has_its_tables(plan):
    for one in overviews(plan, DAY):
        assert {len(one.heads)} == {len(row) for row in one.rows}


def test_the_matrix_of_actors_holds_letters():
    plan = lfa.samples.midtjylland()
    made = overview(plan, "actors")
    row = next(row for row in made.rows if "T03" in row[0])

    assert "T" == row[made.heads.index("Erhvervsakademi Aarhus")]
    assert "N D" == row[made.heads.index("Region Midtjylland")]
    assert 4 == row.count("B")


def test_the_chain_is_indented_and_says_what_is_missing():
    rows = overview(lfa.samples.midtjylland(), "chain").rows

    assert ("Vildt problem", "VP1") == rows[0][:2]
    assert rows[1][0] == "    Problemformulering"
    assert ("Anbefaling", "R11", None, "ikke navngivet; hører ikke under noget; ingen prøvehandling") == rows[-1]


def test_a_step_written_in_both_places_is_listed_once():
    rows = overview(lfa.samples.midtjylland(), "steps").rows

    assert 1 == sum("T03" in (row[1] or "") for row in rows)


def test_a_mismatch_of_label_and_steering_is_something_to_look_at():
    plan = lfa.samples.midtjylland()
    plan.missions.update("M2", approach="expedition")
    found = [row for row in overview(plan, "attention").rows if row[0] == "Kaldes ét, men ledes som noget andet"]

    assert [("Livslang læring (M2)", "ekspedition → blandet; opfølgning")] == [row[1:] for row in found]


def test_evidence_names_what_weakens_an_assumption():
    (row,) = overview(lfa.samples.midtjylland(), "evidence").rows

    assert row[0].endswith("(AS1)")
    assert (None, None) == (row[1], row[3])
    assert "L1" in row[2]
    assert "svækker den" == row[4]


def test_letters_differ_from_role_to_role_in_every_language():
    for language in ("en", "sv", "da"):
        letters = role_letters(lfa.Plan(language=language))
        assert len(letters) == len(set(letters.values()))


def test_what_has_no_words_is_called_by_its_id():
    plan = lfa.Plan()
    plan.missions.recommendations.add("RE1")

    assert ["RE1", "NOWHERE", ""] == [named(plan, one) for one in ("RE1", "NOWHERE", None)]


def test_small_groups_stay_together_and_cards_that_say_nothing_are_nobody():
    plan = lfa.Plan()
    for number, sector in enumerate(["company"] * 3 + ["region", "region", "union", None], 1):
        plan.needs.add(f"C{number}", "Said", sector=sector, area="Food" if number != 3 else None)
    found = heard_where(plan)
    counts = {(id_of(row), id_of(one)): found.count(row, one) for row in found.rows for one in found.columns}

    assert "sector" == found.by
    assert 2 == counts["Food", "company"]
    assert 3 == counts["Food", "(pooled)"]
    assert 1 == counts["Food", "(unsaid)"]
    assert [("(pooled)",)] == [tuple(id_of(one) for one in found.silent(row)) for row in found.rows if row.name is None]
