"""The tables follow the model, and say their names in every language."""

import re

import pandas
import pytest
from hypothesis import given, settings

import lfa
from lfa import Plan
from lfa.model.fields import fields_of
from lfa.model.tables import PARTS
from lfa.model.text import Text
from lfa.schema import TABLES, table, tables
from lfa.terms import languages, section, synonyms
from tests.strategies import plans

# Names that docs and other programs rely on.
FIXED = {
    "cards": "id statement workshop prompt organisation dimension area votes",
    "problems": "id statement leads_to focal",
    "problem_links": "cause effect",
    "results": "id level code statement parents",
    "indicators": "id result statement unit baseline baseline_year target target_year source baseline_value target_value",
    "assumptions": "id result statement",
    "activities": "id result statement responsible start end",
}


@pytest.fixture(params=TABLES, ids=lambda one: one.name)
def each(request):
    return request.param


def test_every_part_of_the_plan_has_a_table():
    assert list(PARTS) == [one.name for one in TABLES] == list(tables(Plan()))


def test_every_field_of_a_row_has_a_column(each):
    fields = {one.name for one in fields_of(each.row)} - {"extra", "history"}

    assert fields == {one.field for one in each.columns if not one.computed}


def test_columns_have_names_of_their_own(each):
    names = [one.name for one in each.columns]

    assert len(set(names)) == len(names)
    assert all(each.name == one.table for one in each.columns)
    assert [each.column(name) for name in names] == list(each.columns)


def test_every_table_shows_something_at_once(each):
    assert 2 <= sum(one.core for one in each.columns) <= 15


def test_columns_know_what_the_fields_know(each):
    fields = {one.name: one for one in fields_of(each.row)}
    for one in each.columns:
        if not one.computed:
            field = fields[one.field]
            known = (field.kind, field.choices, field.to, field.low, field.high, field.required)
            assert known == (one.kind, one.choices, one.to, one.low, one.high, one.required)


@pytest.mark.parametrize("name", FIXED)
def test_names_that_others_rely_on_stay(name):
    assert set(FIXED[name].split()) <= {one.name for one in table(name).columns}


@pytest.mark.parametrize("language", languages())
def test_no_two_headings_of_a_table_are_alike(each, language):
    headings = [one.heading(language).casefold() for one in each.columns]

    assert sorted(set(headings)) == sorted(headings)


@pytest.mark.parametrize("language", languages())
def test_titles_fit_on_the_tab_of_a_sheet(language):
    titles = [one.title(language) for one in TABLES]

    assert len({title.casefold() for title in titles}) == len(titles)
    for title in titles:
        assert len(title) <= 31
        assert not re.search(r"[\[\]:*?/\\]", title)
        assert not title.startswith("'")


@pytest.mark.parametrize("language", languages())
def test_what_people_write_above_a_column_means_one_column(each, language):
    meant: dict[str, set[str]] = {}
    for one in each.columns:
        for heading in (one.heading(language).casefold(), *synonyms(each.name, one.name, language)):
            meant.setdefault(heading, set()).add(one.name)

    assert {} == {heading: names for heading, names in meant.items() if len(names) > 1}


@pytest.mark.parametrize("language", languages())
def test_synonyms_are_written_small_and_name_columns_there_are(language):
    known = {key for one in TABLES for column in one.columns for key in (column.name, f"{one.name}.{column.name}")}

    for key in section("synonyms", language):
        assert key in known
    for one in TABLES:
        for column in one.columns:
            found = synonyms(one.name, column.name, language)
            assert [word.casefold() for word in found] == list(found)
            assert column.heading(language).casefold() not in found


@pytest.mark.parametrize("language", languages())
def test_every_value_of_a_list_has_a_word(each, language):
    for one in each.columns:
        if one.choices:
            words = [one.word(member, language) for member in one.choices]
            assert len(set(words)) == len(words)
            assert all(words)


@settings(max_examples=40)
@given(plans())
def test_any_plan_becomes_data_frames(plan):
    for name, records in tables(plan).items():
        frame = pandas.DataFrame(records)

        assert len(frame) == len(list(PARTS[name](plan)))
        assert {one.name for one in table(name).columns} <= set(frame.columns) or not records
        if table(name).has_ids and records:
            assert [one.id for one in PARTS[name](plan)] == list(frame["id"])


@settings(max_examples=40)
@given(plans())
def test_records_are_plain_and_lose_no_own_column(plan):
    for name, records in tables(plan).items():
        for row, record in zip(PARTS[name](plan), records, strict=True):
            assert not any(isinstance(value, Text | tuple) for value in record.values())
            own = [record[key] if f"extra: {key}" not in record else record[f"extra: {key}"] for key in row.extra]
            assert list(row.extra.values()) == own


def test_translations_stand_in_columns_of_their_own():
    plan = Plan()
    plan.problems.add("P1", {"en": "Water", "sv": "Vatten"})
    plan.problems.add("P2", "Fish")

    assert [("Water", "Vatten"), ("Fish", None)] == [
        (row["statement"], row["statement_sv"]) for row in tables(plan)["problems"]
    ]


def test_trees_show_what_leads_where():
    plan = Plan()
    plan.problems.extend([("P1", "a"), ("P2", "b"), ("P3", "c"), ("P4", "d")], [("P2", "P1"), ("P1", "P3")])
    plan.problems.focal = "P1"

    assert [
        ("P1", ["P3"], True, "focal"),
        ("P2", ["P1"], False, "cause"),
        ("P3", [], False, "effect"),
        ("P4", [], False, "peer"),
    ] == [(row["id"], row["leads_to"], row["focal"], row["kind"]) for row in tables(plan)["problems"]]


@pytest.mark.parametrize(("language", "words"), [("en", ["cause", "means"]), ("sv", ["orsak", "medel"])])
def test_the_same_place_has_other_words_in_the_other_tree(language, words):
    assert words == [table(name).column("kind").word("cause", language) for name in ("problems", "objectives")]


def test_figures_stand_beside_what_was_written():
    plan = Plan()
    plan.logframe.indicators.add("I1", baseline="40 %", target="TBC")
    record = tables(plan)["indicators"][0]

    assert ("40 %", 40, "TBC", None) == tuple(
        record[name] for name in ("baseline", "baseline_value", "target", "target_value")
    )


def test_numbers_and_scores_are_computed():
    plan = Plan()
    plan.logframe.add("R1", level="output", code="A")
    plan.activities.add("A1", result="R1")
    plan.risks.add("RI1", likelihood=2, impact=4)
    found = tables(plan)

    assert ("A", "A") == (found["results"][0]["code"], found["results"][0]["pinned_code"])
    assert "A.1" == found["activities"][0]["code"]
    assert (8, None) == (found["risks"][0]["score"], found["risks"][0]["residual_score"])


def test_values_of_every_kind_are_plain():
    plan = Plan()
    plan.problems.add(
        "P1", tags=["a", "b"], derived_from=["C1"], waivers={"PRB-X": "why"}, extra={"statement": 1, "own": 2}
    )
    record = tables(plan)["problems"][0]

    assert (["a", "b"], ["C1"], {"PRB-X": "why"}) == tuple(record[name] for name in ("tags", "derived_from", "waivers"))
    assert (None, 1, 2) == (record["statement"], record["extra: statement"], record["own"])
    assert lfa.tables(plan) == tables(plan)


def test_several_values_are_known():
    assert [True, False] == [table("cards").column(name).many for name in ("dimension", "statement")]
    assert [True, False] == [table(name).has_ids for name in ("cards", "scores")]
