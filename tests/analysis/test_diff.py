"""What changed between two versions is told in planner's words, and nothing is passed over."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.analysis.telling import Words
from lfa.model.collection import Collection
from lfa.model.fields import fields_of
from lfa.terms import languages
from tests.strategies import plans, values


@pytest.fixture
def old():
    plan = lfa.Plan("River", language="en")
    plan.problems.add("P1", {"en": "Catches fall", "sv": "Fångsterna minskar"})
    plan.problems.add("P2", "Sewage is untreated")
    plan.problems.link("P2", "P1")
    plan.problems.focal = "P1"
    plan.logframe.add("R0", "The river is clean", level="outcome")
    plan.logframe.add("R1", "Sewage is treated", level="output", parents="R0")
    plan.logframe.add("R2", "Waste is collected", level="output", parents="R0")
    plan.logframe.indicators.add("I1", "Treated share", result="R1", target="300", baseline_year="2024")
    plan.strategies.add("ST1", "Sewage")
    plan.strategies.criteria.add("K1", "Cost", weight=40)
    plan.strategies.scores.add("ST1", "K1", value=4)
    return plan


@pytest.fixture
def new(old):
    return deepcopy(old)


def told(old, new):
    return [(one.kind, one.subject, one.field, str(one)) for one in lfa.diff(old, new)]


def test_equal_plans_differ_in_nothing(old, new):
    assert not lfa.diff(old, new)


def test_an_added_element_is_told(old, new):
    new.problems.add("P3", "Nets are old")

    assert [("added", "P3", None, "P3 added to Problems: “Nets are old”")] == told(old, new)


def test_a_removed_element_is_told_with_its_links(old, new):
    new.problems.remove("P2")

    assert [
        ("removed", "P2", None, "P2 removed from Problems: “Sewage is untreated”"),
        ("unlinked", "P2 → P1", None, "Causes and effects: P2 → P1 removed"),
    ] == told(old, new)


def test_a_new_link_is_told(old, new):
    new.problems.add("P3"), new.problems.link("P3", "P2")

    assert ("linked", "P3 → P2", None, "Causes and effects: P3 → P2 added") in told(old, new)


def test_a_new_wording_is_told_and_that_its_translation_is_older_now(old, new):
    new.problems.update("P1", statement="Catches are falling")

    assert [
        ("reworded", "P1", "statement", "P1 reworded: “Catches fall” → “Catches are falling”"),
        ("translated", "P1", "statement", "P1: the translation into sv is now older than the text"),
    ] == told(old, new)


def test_a_new_translation_is_told(old, new):
    new.problems.update("P1", statement={"en": "Catches fall", "sv": "Fångsterna sjunker"})

    assert [("translated", "P1", "statement", "P1 in language sv: Fångsterna minskar → Fångsterna sjunker")] == told(
        old, new
    )


@pytest.mark.parametrize(("target", "kind"), [("450", "raised"), ("250", "lowered"), ("TBC", "changed")])
def test_a_figure_goes_up_or_down(old, new, target, kind):
    new.logframe.indicators.update("I1", target=target)

    assert [(kind, "I1", "target", f"Target of I1 {kind}: 300 → {target}")] == told(old, new)


def test_a_row_that_moves_is_told(old, new):
    new.logframe.update("R2", parents="R1")

    ((kind, subject, field, _),) = told(old, new)
    assert ("moved", "R2", "parents") == (kind, subject, field)


def test_a_field_that_is_filled_in_or_emptied_is_told(old, new):
    new.logframe.indicators.update("I1", unit="%", baseline_year=None)

    assert [("cleared", "baseline_year"), ("set", "unit")] == sorted(
        (kind, field) for kind, _, field, _ in told(old, new)
    )


def test_another_focal_problem_is_told(old, new):
    new.problems.focal = "P2"

    ((kind, _, field, sentence),) = told(old, new)
    assert ("changed", "focal") == (kind, field)
    assert "P1 → P2" in sentence


def test_another_order_is_told_once(old, new):
    new.problems.reorder(["P2", "P1"])

    assert [("reordered", None, None, "Problems: the order changed")] == told(old, new)


def test_a_score_is_named_by_what_it_joins(old, new):
    new.strategies.scores.remove(("ST1", "K1", None))
    new.strategies.scores.add("ST1", "K1", value=2)

    assert [("lowered", "ST1 / K1 / -", "value", "Score of ST1 / K1 / - lowered: 4 → 2")] == told(old, new)


def test_the_plans_own_fields_are_told(old, new):
    new.title = "Clean river"

    ((kind, subject, field, sentence),) = told(old, new)
    assert ("reworded", None, "title") == (kind, subject, field)
    assert sentence.endswith("reworded: “River” → “Clean river”")


def test_columns_of_the_users_own_are_told(old, new):
    new.problems.update("P1", extra={"Kommun": "Örebro", "Ja": True})

    ((kind, _, field, sentence),) = told(old, new)
    assert ("set", "extra") == (kind, field)
    assert "Kommun: Örebro" in sentence


def test_a_yes_that_became_a_no_is_told_in_words(old, new):
    old.strategies.update("ST1", chosen=True)
    new.strategies.update("ST1", chosen=False)

    assert "yes" in told(old, new)[0][3]
    assert "no" in told(old, new)[0][3]


def test_the_words_are_in_the_language_of_the_new_plan():
    old, new = lfa.Plan(language="da"), lfa.Plan(language="sv")
    new.problems.add("P1", "Fångsterna minskar")

    assert "P1 har lagts till i Problem: ”Fångsterna minskar”" == str(lfa.diff(old, new).about("P1"))


def test_differences_can_be_picked_by_kind(old, new):
    new.problems.add("P3"), new.problems.update("P2", note="seen")

    assert ["P3"] == [one.subject for one in lfa.diff(old, new).of("added")]


def test_a_long_value_is_cut_in_the_sentence_and_whole_in_the_difference(old, new):
    new.problems.update("P2", statement="x" * 1000)

    (difference,) = lfa.diff(old, new)
    assert len(str(difference)) < 400
    assert "x" * 1000 == difference.new


@given(plans())
@settings(max_examples=60)
def test_a_plan_does_not_differ_from_its_copy(plan):
    assert () == lfa.diff(plan, deepcopy(plan))


@given(plans(), plans())
@settings(max_examples=60)
def test_plans_differ_exactly_when_they_are_not_equal(old, new):
    assert (old != new) == bool(lfa.diff(old, new))


@given(st.data())
@settings(max_examples=60)
def test_any_change_of_one_field_of_one_element_is_told(data):
    old = data.draw(plans())
    parts = [part for step in old.steps for part in step.whole if isinstance(part, Collection) and len(part)]
    if not parts:
        return
    part = data.draw(st.sampled_from(parts))
    name = data.draw(st.sampled_from(part.ids))
    usable = [one for one in fields_of(part.element) if one.kind not in {"id", "ref", "refs", "derivations"}]
    field = data.draw(st.sampled_from(usable))
    new = deepcopy(old)
    new.find(name) and new.problems.holder_of(name).update(name, **{field.name: data.draw(values(field, ()))})

    assert (old != new) == bool(lfa.diff(old, new))


@given(plans(), plans(), st.sampled_from(languages()))
@settings(max_examples=40)
def test_every_difference_has_a_sentence_in_every_language(old, new, language):
    words = Words(language)

    for one in lfa.diff(old, new):
        assert words.sentence(one.kind, one.table, one.subject, one.field, one.old, one.new).strip()
