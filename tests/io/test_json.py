"""JSON: the whole plan, the same bytes for the same plan, and everything wrong said at once."""

import datetime
import io
import json

import pytest
from hypothesis import given

import lfa
from lfa.io.json import dumped
from lfa.model.element import Change, Derivation
from tests.strategies import plans


def written(plan: lfa.Plan) -> bytes:
    stream = io.BytesIO()
    assert not lfa.write(plan, stream, "json")
    return stream.getvalue()


def read(data: object) -> lfa.Plan:
    text = data if isinstance(data, str) else json.dumps(data)
    return lfa.read(io.BytesIO(text.encode()), "json")


def faults(data: object) -> list[tuple[str, str | None]]:
    with pytest.raises(lfa.ReadError) as error:
        read(data)
    return [(fault.code, fault.place.cell if fault.place else None) for fault in error.value.faults]


# The same plan


@given(plans())
def test_any_plan_comes_back_equal(plan):
    assert plan == lfa.read(io.BytesIO(written(plan)))


@given(plans())
def test_the_same_plan_is_the_same_bytes(plan):
    once = written(plan)

    assert once == written(lfa.read(io.BytesIO(once)))


@given(plans())
def test_what_names_nothing_is_kept_and_noted(plan):
    back = lfa.read(io.BytesIO(written(plan)))

    assert [fault.message for fault in plan.faults()] == [fault.message for fault in back.origin.notes]


def test_a_file_is_short_readable_and_ends_with_a_newline():
    plan = lfa.Plan("Ren å", language="sv")
    plan.problems.add("P1", "Fisken försvinner")
    plan.problems.focal = "P1"

    expected = """{
 "lfa": 1,
 "plan": {
  "title": "Ren å",
  "language": "sv"
 },
 "focal": {
  "problems": [
   "P1"
  ]
 },
 "problems": [
  {
   "id": "P1",
   "statement": "Fisken försvinner"
  }
 ]
}
"""
    assert expected == written(plan).decode()


def test_translations_stand_by_language_with_the_plans_language_first():
    plan = lfa.Plan(language="sv")
    plan.problems.add("P1", lfa.Text("Utsläpp", {"en": "Discharge", "da": "Udledning"}, stale=["en"], language="sv"))

    expected = {"sv": "Utsläpp", "da": "Udledning", "en": "Discharge", "stale": ["en"]}
    assert expected == dumped(plan)["problems"][0]["statement"]
    assert plan == lfa.read(io.BytesIO(written(plan)))


def test_a_text_in_another_language_than_the_plan_says_which():
    plan = lfa.Plan(language="en")
    plan.problems.add("P1", {"sv": "Utsläpp"})

    assert {"sv": "Utsläpp"} == dumped(plan)["problems"][0]["statement"]
    assert "sv" == lfa.read(io.BytesIO(written(plan))).problems["P1"].statement.language


def test_own_columns_keep_their_types():
    extra = {"a": "1", "b": 1, "c": 1.5, "d": True, "e": datetime.date(2026, 3, 1), "f": "2026-03-01"}
    plan = lfa.Plan()
    plan.problems.add("P1", extra=extra)

    back = lfa.read(io.BytesIO(written(plan))).problems["P1"].extra

    assert extra == dict(back)
    assert [type(value) for value in extra.values()] == [type(value) for value in back.values()]


def test_the_memory_of_an_element_is_written():
    plan = lfa.Plan()
    plan.objectives.add(
        "O1",
        "Fish",
        derived_from=[Derivation("P1", "No fish"), Derivation("P2")],
        history=[Change(date="2026", field="statement", old="Fisk", new="Fish")],
        waivers={"OBJ-1": "agreed at the workshop"},
    )

    expected = {
        "id": "O1",
        "statement": "Fish",
        "derived_from": [{"id": "P1", "wording": "No fish"}, {"id": "P2"}],
        "waivers": {"OBJ-1": "agreed at the workshop"},
        "history": [{"date": "2026", "field": "statement", "old": "Fisk", "new": "Fish"}],
    }
    assert [expected] == dumped(plan)["objectives"]


def test_numbers_that_are_equal_are_written_alike():
    whole, fraction = lfa.Plan(), lfa.Plan()
    whole.strategies.criteria.add("K1", "Cost", weight=40)
    fraction.strategies.criteria.add("K1", "Cost", weight=40.0)

    assert whole == fraction
    assert written(whole) == written(fraction)


def test_the_order_of_focal_elements_is_kept():
    plan = lfa.Plan()
    plan.problems.extend([("P1", "a"), ("P2", "b")])
    plan.problems.focals = ["P2", "P1"]

    assert ("P2", "P1") == lfa.read(io.BytesIO(written(plan))).problems.focals


def test_every_element_and_field_knows_its_place(tmp_path):
    file = tmp_path / "plan.json"
    plan = lfa.Plan()
    plan.problems.add("P1", "Fish", votes=3)
    lfa.write(plan, file)

    origin = lfa.read(file).origin

    assert str(file) == origin.file
    assert lfa.Place(str(file), cell="/problems/0") == origin.place("P1")
    assert lfa.Place(str(file), cell="/problems/0/votes") == origin.place("P1", "votes")


def test_a_dangling_id_is_noted_with_its_place():
    note = read({"lfa": 1, "results": [{"id": "R1", "parents": ["R9"]}]}).origin.notes[0]

    assert "/results/0/parents: 'R9' is not the id of anything in Results." == str(note)


# What else is read


def test_null_says_nothing():
    plan = read({"lfa": 1, "plan": {"title": None}, "problems": [{"id": "P1", "statement": None, "external": None}]})

    assert lfa.Problem("P1") == plan.problems["P1"]
    assert read({"lfa": 1, "plan": {}, "problems": None, "focal": None}) == lfa.Plan()


def test_a_source_may_be_an_id_alone():
    plan = read({"lfa": 1, "objectives": [{"id": "O1", "derived_from": ["P1"]}]})

    assert (Derivation("P1"),) == plan.objectives["O1"].derived_from


def test_numbers_are_read_where_a_person_would_write_them():
    indicator = {"id": "I1", "target": 0.4, "target_year": 2030, "weight": 20.0}

    read_ = read({"lfa": 1, "indicators": [indicator]}).logframe.indicators["I1"]

    assert ("0.4", "2030", 20) == (read_.target, read_.target_year, read_.weight)


def test_a_whole_number_may_be_written_as_a_fraction():
    assert 7 == read({"lfa": 1, "problems": [{"id": "P1", "votes": 7.0}]}).problems["P1"].votes


def test_blank_texts_are_none():
    assert read({"lfa": 1, "problems": [{"id": "P1", "statement": {"en": " "}, "note": "\n"}]}).problems[
        "P1"
    ] == lfa.Problem("P1")


def test_a_byte_order_mark_is_no_fault():
    assert lfa.Plan() == lfa.read(io.BytesIO(b'\xef\xbb\xbf{"lfa": 1}'))


def test_utf_16_with_a_byte_order_mark_is_read():
    assert "Ån" == lfa.read(io.BytesIO('{"lfa": 1, "plan": {"title": "Ån"}}'.encode("utf-16")), "json").title


# Bad input


def row(**fields: object) -> dict[str, object]:
    return {"lfa": 1, "problems": [{"id": "P1", **fields}]}


AT = "/problems/0"
BAD = {
    "not a plan": ({"format": "other"}, [("json_no_plan", None)]),
    "a list": ([], [("json_no_plan", None)]),
    "version in words": ({"lfa": "1"}, [("wrong_type", "/lfa")]),
    "version true": ({"lfa": True}, [("wrong_type", "/lfa")]),
    "a future version": ({"lfa": 2}, [("json_future", "/lfa")]),
    "an unknown table": ({"lfa": 1, "problem": []}, [("unknown_field", "/problem")]),
    "a table that is no list": ({"lfa": 1, "problems": {}}, [("wrong_type", "/problems")]),
    "a row that is no object": ({"lfa": 1, "problems": ["P1"]}, [("wrong_type", AT)]),
    "a plan that is no object": ({"lfa": 1, "plan": "x"}, [("wrong_type", "/plan")]),
    "no id": ({"lfa": 1, "problems": [{"statement": "x"}]}, [("missing_field", f"{AT}/id")]),
    "a null id": ({"lfa": 1, "problems": [{"id": None}]}, [("missing_field", f"{AT}/id")]),
    "an impossible id": ({"lfa": 1, "problems": [{"id": "P 1"}]}, [("bad_id", f"{AT}/id")]),
    "a number as id": ({"lfa": 1, "problems": [{"id": 1}]}, [("wrong_type", f"{AT}/id")]),
    "an unknown field": (row(statment="x"), [("unknown_field", f"{AT}/statment")]),
    "a number as text": (row(statement=1), [("wrong_type", f"{AT}/statement")]),
    "a number as translation": (row(statement={"sv": 1}), [("wrong_type", f"{AT}/statement/sv")]),
    "no language": (row(statement={"Swedish": "x"}), [("bad_language", f"{AT}/statement")]),
    "stale alone": (row(statement={"en": "x", "stale": ["sv"]}), [("stale_alone", f"{AT}/statement/stale")]),
    "a number as line": (row(owner=1), [("wrong_type", f"{AT}/owner")]),
    "a control character": (row(statement="a\u0001"), [("bad_text", f"{AT}/statement")]),
    "a lone surrogate": (row(owner="\ud800"), [("bad_text", f"{AT}/owner")]),
    "a lone surrogate in a key": (row(**{"\ud800": 1}), [("unknown_field", f"{AT}/\\ud800")]),
    "a word as number": (row(votes="7"), [("wrong_type", f"{AT}/votes")]),
    "a fraction as whole number": (row(votes=7.5), [("wrong_type", f"{AT}/votes")]),
    "true as number": (row(votes=True), [("wrong_type", f"{AT}/votes")]),
    "out of range": (row(importance=6), [("out_of_range", f"{AT}/importance")]),
    "an enormous number": (row(votes=10**400), [("wrong_type", f"{AT}/votes")]),
    "a word as flag": (row(external="yes"), [("wrong_type", f"{AT}/external")]),
    "an unknown choice": (row(status="agred"), [("wrong_choice", f"{AT}/status")]),
    "a number as choice": (row(status=1), [("wrong_type", f"{AT}/status")]),
    "a text as tags": (row(tags="a"), [("wrong_type", f"{AT}/tags")]),
    "a number among tags": (row(tags=["a", 1]), [("wrong_type", f"{AT}/tags/1")]),
    "a tag with a semicolon": (row(tags=["a;b"]), [("impossible", AT)]),
    "waivers as list": (row(waivers=[]), [("wrong_type", f"{AT}/waivers")]),
    "a waiver without reason": (row(waivers={"A-1": 1}), [("wrong_type", f"{AT}/waivers/A-1")]),
    "own columns as list": (row(extra=[]), [("wrong_type", f"{AT}/extra")]),
    "a list in an own column": (row(extra={"a/b": []}), [("wrong_type", f"{AT}/extra/a~1b")]),
    "an enormous number in an own column": (row(extra={"a": 10**400}), [("wrong_type", f"{AT}/extra/a")]),
    "no date in an own column": (row(extra={"a": {"date": "x"}}), [("wrong_type", f"{AT}/extra/a")]),
    "a history that is no list": (row(history={}), [("wrong_type", f"{AT}/history")]),
    "a strange change": (row(history=[{"why": "x"}]), [("unknown_field", f"{AT}/history/0/why")]),
    "a source without id": (row(derived_from=[{}]), [("missing_field", f"{AT}/derived_from/0/id")]),
    "a quantity that is a list": (
        {"lfa": 1, "indicators": [{"id": "I1", "target": []}]},
        [("wrong_type", "/indicators/0/target")],
    ),
    "a year that is a list": ({"lfa": 1, "plan": {"start": []}}, [("wrong_type", "/plan/start")]),
    "no language of a plan": ({"lfa": 1, "plan": {"language": "Swedish"}}, [("impossible", "/plan/language")]),
    "an id twice": ({"lfa": 1, "problems": [{"id": "P1"}], "goals": [{"id": "P1"}]}, [("duplicate_id", "/goals/0")]),
    "a link twice": (
        {"lfa": 1, "problems": [{"id": "P1"}, {"id": "P2"}], "problem_links": [{"cause": "P1", "effect": "P2"}] * 2},
        [("duplicate_row", "/problem_links/1")],
    ),
    "a link to nothing": (
        {"lfa": 1, "problems": [{"id": "P1"}], "problem_links": [{"cause": "P1", "effect": "P9"}]},
        [("unknown_id", "/problem_links/0")],
    ),
    "a focal mark on nothing": ({"lfa": 1, "focal": {"problems": ["P9"]}}, [("unknown_id", "/focal/problems/0")]),
    "focal marks as list": ({"lfa": 1, "focal": []}, [("wrong_type", "/focal")]),
    "a focal mark that is a number": ({"lfa": 1, "focal": {"problems": [1]}}, [("wrong_type", "/focal/problems/0")]),
    "focal goals": ({"lfa": 1, "focal": {"goals": []}}, [("unknown_field", "/focal/goals")]),
}


@pytest.mark.parametrize(("data", "expected"), BAD.values(), ids=BAD)
def test_a_fault_is_named_with_its_place(data, expected):
    assert expected == faults(data)


def test_all_faults_are_said_at_once():
    data = {"lfa": 1, "plan": {"title": 1}, "problems": [{"id": "P1", "votes": "x", "statement": []}], "goal": []}

    expected = [
        ("wrong_type", "/plan/title"),
        ("unknown_field", "/goal"),
        *[("wrong_type", f"{AT}/statement"), ("wrong_type", f"{AT}/votes")],
    ]
    assert sorted(expected) == sorted(faults(data))


def test_a_row_that_cannot_be_read_does_not_break_its_links_too():
    links = [{"cause": "P1", "effect": "P2"}]
    data = {"lfa": 1, "problems": [{"id": "P1", "votes": "x"}, {"id": "P2"}], "problem_links": links}

    assert [("wrong_type", f"{AT}/votes")] == faults({**data, "focal": {"problems": ["P1"]}})


def test_every_cycle_is_named_in_order():
    pairs = [("A", "B"), ("B", "C"), ("C", "A"), ("D", "E"), ("E", "D"), ("F", "F"), ("G", "A")]
    data = {
        "lfa": 1,
        "problems": [{"id": name} for name in "ABCDEFG"],
        "problem_links": [{"cause": cause, "effect": effect} for cause, effect in pairs],
    }

    with pytest.raises(lfa.ReadError) as error:
        read(data)

    chains = sorted(str(fault.values["chain"]) for fault in error.value.faults)
    assert 3 == len(chains)
    assert chains[0].startswith("A → B → C") or "B → C → A" in chains[0] or "C → A → B" in chains[0]
    assert "F → F" in chains


def test_feedback_links_are_no_cycle():
    links = [{"cause": "P2", "effect": "P1"}, {"cause": "P1", "effect": "P2", "feedback": True}]
    tree = read({"lfa": 1, "problems": [{"id": "P1"}, {"id": "P2"}], "problem_links": links}).problems

    assert [False, True] == [link.feedback for link in tree.links]


def test_the_nearest_name_is_suggested():
    with pytest.raises(lfa.ReadError, match="Did you mean 'statement'"):
        read(row(statment="x"))
    with pytest.raises(lfa.ReadError, match="Did you mean 'agreed'"):
        read(row(status="agred"))
    with pytest.raises(lfa.ReadError, match="Did you mean 'problems'"):
        read({"lfa": 1, "problem": []})


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "/problems/0/votes: votes must be a whole number (found 'x')."),
        ("sv", "/problems/0/votes: votes ska vara ett heltal (här står 'x')."),
        ("da", "/problems/0/votes: votes skal være et heltal (her står 'x')."),
        ("fi", "/problems/0/votes: votes must be a whole number (found 'x')."),
    ],
)
def test_faults_are_said_in_the_plans_language(language, sentence):
    with pytest.raises(lfa.ReadError) as error:
        read({**row(votes="x"), "plan": {"language": language}})

    assert sentence == str(error.value)


def test_keys_that_stand_twice_are_all_named():
    text = '{"lfa": 1, "lfa": 1, "problems": [{"id": "P1", "id": "P2", "id": "P3"}]}'

    assert [("json_duplicate_key", "/lfa"), ("json_duplicate_key", f"{AT}/id")] == faults(text)


def test_what_is_no_number_is_named_with_its_place():
    text = '{"lfa": 1, "problems": [{"id": "P1", "votes": NaN}, {"id": "P2", "votes": -Infinity}]}'

    assert [("json_not_finite", f"{AT}/votes"), ("json_not_finite", "/problems/1/votes")] == faults(text)


def test_a_number_beyond_all_bounds_is_no_number():
    assert [("wrong_type", f"{AT}/votes")] == faults('{"lfa": 1, "problems": [{"id": "P1", "votes": 1e999}]}')
    assert [("wrong_type", f"{AT}/extra/a")] == faults('{"lfa": 1, "problems": [{"id": "P1", "extra": {"a": 1e999}}]}')
    assert [("json_digits", None)] == faults('{"lfa": ' + "1" * 5_000 + "}")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"lfa": 1,\n "problems": [', "json_truncated", 2),
        ('{"lfa": 1, "plan": {"title": "Clea', "json_truncated", 1),
        ('{"lfa": 1,\n\n lfa: 2}', "json_syntax", 3),
        ('{"lfa": 1} {"lfa": 1}', "json_syntax", 1),
        ("   ", "json_truncated", 1),
    ],
)
def test_broken_json_is_named_with_its_line(text, code, line):
    with pytest.raises(lfa.ReadError) as error:
        read(text)

    assert [(code, line)] == [(fault.code, fault.place.line) for fault in error.value.faults]


def test_nesting_without_end_is_refused():
    assert [("json_deep", None)] == faults("[" * 100_000)
    assert [("json_deep", None)] == faults('{"a":' * 100_000)


def test_text_that_is_not_utf_8_is_named_with_byte_and_line():
    with pytest.raises(lfa.ReadError, match="line 2: The text is not UTF-8: byte 11 cannot be read"):
        lfa.read(io.BytesIO(b'{"lfa": 1,\n\xe5}'))


def test_too_many_faults_end_the_reading():
    data = {"lfa": 1, "problems": [{"id": 1}] * 50}

    with pytest.raises(lfa.ReadError) as error:
        lfa.read(io.BytesIO(json.dumps(data).encode()), faults=10)

    assert [*["wrong_type"] * 10, "many_faults"] == [fault.code for fault in error.value.faults]


@pytest.mark.parametrize(
    ("limit", "code"), [({"rows": 2}, "too_many_rows"), ({"values": 3}, "too_many_values"), ({"text": 3}, "too_long")]
)
def test_limits_hold(limit, code):
    data = {"lfa": 1, "problems": [{"id": f"P{number}", "statement": "Fish"} for number in range(3)]}

    with pytest.raises(lfa.ReadError) as error:
        lfa.read(io.BytesIO(json.dumps(data).encode()), **limit)

    assert code == error.value.faults[0].code
