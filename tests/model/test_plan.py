"""The plan as a whole: every step of it, its language, its copies."""

import copy
import pickle

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa import InvalidValue, Place, Plan, Text
from lfa.errors import Fault
from lfa.model.collection import Collection
from lfa.model.fields import fields_of
from lfa.model.origin import Leftover, Origin
from lfa.model.plan import STEPS
from lfa.model.tables import PARTS, rows
from tests.strategies import LANGUAGES, plans


def through_pickle(plan: Plan) -> Plan:
    return pickle.loads(pickle.dumps(plan))  # noqa: S301 - our own bytes


@settings(max_examples=40)
@given(plans(), st.sampled_from([copy.copy, copy.deepcopy, Plan.copy, attrs.evolve, through_pickle]))
def test_a_copy_is_equal_and_independent(plan, copied):
    twin = copied(plan)

    assert plan == twin
    for step in STEPS:
        assert getattr(plan, step) is not getattr(twin, step)
        assert getattr(twin, step).in_plan
    twin.problems.add(None, "only here")
    twin.title = "another title"
    assert plan != twin
    assert twin.find(twin.problems.ids[-1]) is twin.problems[twin.problems.ids[-1]]
    assert len(plan.problems) + 1 == len(twin.problems)


@settings(max_examples=40)
@given(plans())
def test_every_element_is_found_by_its_id(plan):
    listed = list(plan.elements)

    assert len({one.id for one in listed}) == len(listed)
    for element in listed:
        assert element.id in plan
        assert element is plan.find(element.id)


@settings(max_examples=40)
@given(plans())
def test_removing_everything_leaves_an_empty_plan(plan):
    for step in plan.steps:
        for part in step.whole:
            if isinstance(part, Collection):
                for element in part:
                    part.remove(element.id)

    assert [] == list(plan.elements)
    assert () == plan.problems.links == plan.objectives.links
    assert {} == plan._register.holders


def versions(plan: Plan) -> list[dict[str, str]]:
    """Every wording of a plan with its language."""
    owners = [plan, *(row for table in PARTS for row in rows(plan, table))]
    texts = [getattr(one, field.name) for one in owners for field in fields_of(type(one)) if field.kind == "text"]
    return [{text.language or plan.language: str(text), **text.others} for text in texts if text is not None]


@settings(max_examples=40)
@given(plans(), st.sampled_from(LANGUAGES))
def test_no_wording_is_lost_when_the_language_changes(plan, language):
    before, home = versions(plan), plan.language

    plan.language = language

    assert before == versions(plan)
    plan.language = home
    assert before == versions(plan)


@settings(max_examples=40)
@given(plans(), st.sampled_from(LANGUAGES))
def test_there_and_back_is_the_same_plan(plan, language):
    """But for staleness: a translation that comes to the front is the wording that holds."""
    twin = plan.copy()

    plan.language = language
    plan.language = twin.language

    assert [one.id for one in twin.elements] == [one.id for one in plan.elements]
    assert attrs.asdict(plan, recurse=False, filter=_untranslated) == attrs.asdict(
        twin, recurse=False, filter=_untranslated
    )


def _untranslated(attribute: attrs.Attribute, value: object) -> bool:
    return "step" not in attribute.metadata and not isinstance(value, Text)


def test_a_translation_comes_to_the_front_with_its_language():
    plan = Plan({"en": "Clean river", "sv": "Ren flod"}, language="sv")
    plan.problems.add("P1", {"en": "Water", "sv": "Vatten"})
    plan.problems.add("P2", "Fisk")

    plan.language = "en"

    assert ["Clean river", "Water", "Fisk"] == [plan.title, *(one.statement for one in plan.problems)]
    assert "sv" == plan.problems["P2"].statement.language


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("language", "Swedish", "language must be a code"),
        ("language", None, "language must be a code"),
        ("dialect", "E U", "dialect must be a name"),
        ("dialect", 5, "dialect must be a name"),
        ("title", 5, "text"),
        ("title", {"en": "a", "EN": "b"}, "language"),
        ("code", 5, "code must be a text"),
        ("start", [], "date"),
        ("status", "final", "status must be one of"),
        ("illustrative", "yes", "illustrative must be True or False"),
        ("themes", ["a;b"], "semicolon"),
        ("waivers", {"x": "y"}, "waiver"),
        ("extra", {"own": []}, "extra"),
    ],
)
def test_an_impossible_value_is_refused_from_the_start_and_later(name, value, told):
    with pytest.raises(InvalidValue, match=told):
        Plan(**{name: value})
    plan = Plan("Clean river", language="sv")
    with pytest.raises(InvalidValue, match=told):
        setattr(plan, name, value)
    assert Plan("Clean river", language="sv") == plan


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "New"),
        ("summary", None),
        ("start", "2026-03-01"),
        ("status", "agreed"),
        ("themes", ("a", "b")),
        ("extra", {"own": 1}),
    ],
)
def test_fields_of_the_plan_can_be_set(name, value):
    plan = Plan("Clean river")

    setattr(plan, name, value)

    assert value == getattr(plan, name)


def test_own_texts_are_at_home_in_the_plan():
    plan = Plan(language="sv")
    plan.summary = {"en": "Water", "sv": "Vatten"}

    assert Text("Vatten", {"en": "Water"}) == plan.summary


def test_the_steps_know_whether_all_is_invented():
    plan = Plan(illustrative=True)
    assert plan.problems.illustrative
    plan.illustrative = False
    assert not plan.problems.illustrative


def test_it_shows_what_it_holds():
    plan = Plan("Clean river", language="sv", dialect="esf")
    assert "<Plan 'Clean river' (sv, esf): empty>" == repr(plan)
    plan.activities.add("A1"), plan.activities.add("A2")
    assert "<Plan 'Clean river' (sv, esf): 2 activities>" == repr(plan)


def test_plans_are_equal_by_what_they_say_and_have_no_hash():
    assert Plan("a") == Plan("a")
    assert Plan("a") != Plan("b")
    assert Plan("a") != "a"
    with pytest.raises(TypeError):
        hash(Plan())


def test_where_a_plan_was_read_from_does_not_make_it_another():
    assert Plan("a", origin=Origin("plan.xlsx")) == Plan("a")


def test_an_element_has_the_place_of_its_field_else_of_its_row():
    row, cell = Place(sheet="Problems", cell="A2"), Place(sheet="Problems", cell="C2")
    origin = Origin("plan.xlsx", {("P1", None): row, ("P1", "statement"): cell})

    assert [cell, row, None] == [origin.place("P1", "statement"), origin.place("P1", "note"), origin.place("P2")]


def test_the_origin_is_copied_with_the_plan():
    plan = Plan(
        origin=Origin("a.xlsx", notes=[Fault("circle", {"chain": "x"})], leftovers=[Leftover(Place(cell="A1"), "x")])
    )
    twin = plan.copy()
    twin.origin.notes.clear()

    assert ("a.xlsx", 1, 1) == (twin.origin.file, len(plan.origin.notes), len(twin.origin.leftovers))
    plan.origin = Origin("b.xlsx")
    assert "b.xlsx" == plan.origin.file


def test_each_table_has_its_rows_in_the_plan():
    plan = lfa.Plan()

    assert all(not list(rows(plan, table)) for table in PARTS)
