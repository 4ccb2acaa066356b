"""The published JSON Schema: it follows the model, and all that lfa writes fits it."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

import lfa
from lfa.io.json import dumped
from lfa.io.jsonschema import schema, text
from lfa.model.fields import fields_of
from lfa.schema import TABLES
from tests.strategies import plans

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "reference" / "lfa.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_published_file_is_what_the_model_gives():
    """Renew it: python -c "from lfa.io import jsonschema; print(jsonschema.text(), end='')" > docs/reference/lfa.schema.json."""
    assert text() == PUBLISHED.read_text(encoding="utf-8")


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_field_of_every_table_is_in_it():
    expected = {one.name: {field.name for field in fields_of(one.row)} for one in TABLES}

    assert expected == {name: set(schema()["$defs"][name]["properties"]) for name in expected}


@given(plans())
def test_whatever_lfa_writes_fits(plan):
    assert [] == [error.message for error in VALIDATOR.iter_errors(json.loads(json.dumps(dumped(plan))))]


@pytest.mark.parametrize("language", ["en", "sv", "da"])
def test_the_samples_fit(language):
    VALIDATOR.validate(json.loads(json.dumps(dumped(lfa.samples.river(language)))))


def row(**fields: object) -> dict[str, object]:
    return {"lfa": 1, "problems": [{"id": "P1", **fields}]}


MISFITS = {
    "no version": {},
    "a future version": {"lfa": 2},
    "an unknown table": {"lfa": 1, "problem": []},
    "no id": {"lfa": 1, "problems": [{}]},
    "an impossible id": {"lfa": 1, "problems": [{"id": "P 1"}]},
    "an unknown field": row(statment="x"),
    "a number as text": row(statement=1),
    "a number as translation": row(statement={"sv": 1}),
    "no language": row(statement={"Swedish": "x"}),
    "a word as number": row(votes="7"),
    "a fraction as whole number": row(votes=7.5),
    "out of range": row(importance=6),
    "a word as flag": row(external="yes"),
    "an unknown choice": row(status="agred"),
    "a number among tags": row(tags=["a", 1]),
    "a list in an own column": row(extra={"a": []}),
    "a strange change": row(history=[{"why": "x"}]),
    "a source without id": row(derived_from=[{}]),
    "a focal mark that is a number": {"lfa": 1, "focal": {"problems": [1]}},
}


@pytest.mark.parametrize("data", MISFITS.values(), ids=MISFITS)
def test_what_lfa_refuses_does_not_fit(data):
    assert not VALIDATOR.is_valid(data)


@pytest.mark.parametrize(
    "data",
    [
        {"lfa": 1},
        {"lfa": 1, "plan": {"title": None}, "problems": None, "focal": None},
        row(statement=None, votes=7.0, note={"sv": "x", "stale": []}, extra={"a": {"date": "2026-03-01"}}),
        row(derived_from=["C1", {"id": "C2"}]),
        {"lfa": 1, "problems": [{"id": "Å-1.2/b:c_d"}]},
    ],
    ids=str,
)
def test_what_lfa_reads_fits(data):
    assert VALIDATOR.is_valid(data)
