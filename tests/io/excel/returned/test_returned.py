"""A filled form, edited and sent back, tells its changes against the plan."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.io.excel import forms
from lfa.terms import languages
from tests.io.excel.returned.editing import cell_of, edited, filled, put_in, say, swap, take_out

EVERY = [(name, language) for name in forms.names() for language in forms.languages(name) if language in languages()]
RIVER = lfa.samples.river("en")
OUTPUT = RIVER.logframe["R4"]
STRANGE = "Nobody had thought of this before"


def changes(data: io.BytesIO) -> list[tuple[str, str | None, str | None]]:
    """What a returned form changes: kind, element and field; translations that grew old are left out."""
    plan = lfa.read_logframe(data, base=RIVER)
    return [(one.kind, one.subject, one.field) for one in plan.origin.changes if one.kind != "translated"]


@pytest.mark.parametrize("ids", [True, False])
@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_form_that_nobody_edited_changes_nothing(name, language, ids):
    plan = lfa.samples.river(language)

    back = lfa.read_logframe(io.BytesIO(filled(name, language, ids)), base=plan)

    assert plan == back
    assert () == back.origin.changes


@pytest.mark.parametrize("ids", [True, False])
def test_a_text_that_was_wholly_reworded_is_known_by_its_name_or_by_what_stands_with_it(ids):
    data = edited(filled("intpa", "en", ids), lambda book: say(book, str(OUTPUT.statement), STRANGE))
    back = lfa.read_logframe(data, base=RIVER)

    assert STRANGE == back.logframe["R4"].statement
    assert ("id" if ids else "place") == back.origin.known["R4"]
    assert lfa.diff(RIVER, back) == back.origin.changes


def test_a_text_with_a_word_changed_is_known_by_likeness():
    data = edited(filled("eu", "en", False), lambda book: say(book, "Design 38 km of", "Design 40 km of"))
    back = lfa.read_logframe(data, base=RIVER)

    assert "Design 40 km of new sewers" == back.activities["A2"].statement
    assert "close" == back.origin.known["A2"]


def test_one_indicator_of_several_in_a_cell_is_known():
    data = edited(filled("eu", "en", True), lambda book: say(book, "Yearly catch of the fishing families", "Eels"))
    back = lfa.read_logframe(data, base=RIVER)

    assert ["I2"] == [one.id for one in back.logframe.indicators if one.statement == "Eels"]


def test_another_target_is_told():
    def edit(book):
        beside = cell_of(book, str(RIVER.logframe.indicators["I5"].statement))
        next(one for one in beside.parent[beside.row] if str(one.value).startswith("90 %")).value = "95 % (2027)"

    back = lfa.read_logframe(edited(filled("intpa", "en", True), edit), base=RIVER)

    assert [("raised", "I5", "target", "90 %", "95 %")] == [
        (one.kind, one.subject, one.field, one.old, one.new) for one in back.origin.changes
    ]


def test_a_blanked_cell_clears_its_field():
    def edit(book):
        cell_of(book, "Landing book of the fishing cooperative").value = None

    assert [("cleared", "I2", "source")] == changes(edited(filled("intpa", "en", True), edit))


@pytest.mark.parametrize("ids", [True, False])
def test_rows_that_changed_places_change_the_order_only(ids):
    data = edited(
        filled("eu", "en", ids), lambda book: swap(book, "Survey homes and businesses", "Design 38 km of new sewers")
    )

    assert [("reordered", None, None)] == changes(data)


@pytest.mark.parametrize("ids", [True, False])
def test_a_row_put_in_is_a_new_element_where_it_stands(ids):
    data = edited(filled("eu", "en", ids), lambda book: put_in(book, "Survey homes and businesses", STRANGE))
    back = lfa.read_logframe(data, base=RIVER)

    assert [("added", "A13", None)] == [(one.kind, one.subject, one.field) for one in back.origin.changes]
    assert ["A1", "A13", "A2"] == list(back.activities.ids)[:3]
    assert "R3" == back.activities["A13"].result


@pytest.mark.parametrize("ids", [True, False])
def test_a_deleted_row_is_withdrawn_and_reported(ids):
    data = edited(filled("eu", "en", ids), lambda book: take_out(book, "Inspect the state of the four"))
    back = lfa.read_logframe(data, base=RIVER)

    assert [("removed", "A9")] == [(one.kind, one.subject) for one in back.origin.changes]
    assert ["returned_gone" if ids else "returned_missing"] == [
        one.code for one in back.origin.notes if one.subject == "A9"
    ]


def test_what_was_never_in_the_form_is_not_withdrawn():
    """The form of blocks has no place for activities."""
    back = lfa.read_logframe(io.BytesIO(filled("fcdo", "en", True)), base=RIVER)

    assert RIVER.activities.ids == back.activities.ids


def test_the_title_is_taken_over_by_its_name():
    data = edited(filled("eu", "en", True), lambda book: say(book, str(RIVER.title), "A river for all"))
    back = lfa.read_logframe(data, base=RIVER)

    assert "A river for all" == back.title


def test_an_edit_in_another_language_changes_the_translation():
    plan, out = lfa.samples.river("en"), io.BytesIO()
    lfa.fill_template(plan, io.BytesIO(forms.form("eu", "sv", plan)), out=out, language="sv", ids=True)
    swedish = plan.logframe["R4"].statement.in_language("sv")
    data = edited(out.getvalue(), lambda book: say(book, swedish, "Reningsverken håller måttet"))
    back = lfa.read_logframe(data, base=plan)

    assert "Reningsverken håller måttet" == back.logframe["R4"].statement.in_language("sv")
    assert str(plan.logframe["R4"].statement) == str(back.logframe["R4"].statement)


def test_the_plan_that_was_given_stays_as_it_was():
    before = RIVER.copy()
    lfa.read_logframe(edited(filled("eu", "en", True), lambda book: take_out(book, "Inspect the state")), base=RIVER)

    assert before == RIVER


#: Without the one that an assumption stands beside: it would go with its row.
ACTIVITIES = [(one.id, str(one.statement)) for one in RIVER.activities if one.id != "A4"]


@settings(max_examples=8, deadline=None)
@given(st.dictionaries(st.sampled_from(range(11)), st.sampled_from(["reword", "delete"]), max_size=5), st.booleans())
def test_every_mixture_of_rewordings_and_deletions_is_told_apart_by_names(edits, ids):
    """Without names only likeness is left, so then a rewording keeps most of its words."""

    def edit(book):
        for number, what in edits.items():
            text = ACTIVITIES[number][1]
            if what == "delete":
                take_out(book, text)
            else:
                say(book, text, f"{STRANGE} {number}" if ids else f"{text}, later")

    told = {(kind, subject) for kind, subject, _ in changes(edited(filled("eu", "en", ids), edit))}

    assert told == {
        ("removed" if what == "delete" else "reworded", ACTIVITIES[number][0]) for number, what in edits.items()
    }
