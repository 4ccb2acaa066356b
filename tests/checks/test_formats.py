"""Findings told to programs: the same keys always, the shape each program expects, nothing that breaks out."""

import json

import jsonschema
import pytest

import lfa
from lfa.checks import Finding, Findings, Severity
from lfa.checks.formats import FORMATS, Told, github, markdown, plain, sarif
from lfa.checks.formats.told import faults
from lfa.errors import Fault, LfaError, Place, ReadError
from lfa.terms import languages

CELL = Place("plan.xlsx", "Problems", "C7")
FIRST = Finding("PRB-VAGUE", Severity.INFO, "P1", "P1 is vague.", "Say more.", CELL, field="statement")
SECOND = Finding("TRE-ORPHAN", Severity.ERROR, "P2", "P2 *stands* | alone <here>.", "", Place("plan.md", line=3))
WHOLE = Finding("STR-NONE", Severity.WARNING, None, "No strategy is chosen.", "Choose one.")
CELLS = tuple(Place("plan.xlsx", "Scores", f"C{n}") for n in (2, 3))
MANY = Finding(
    "GCR-SCALE", Severity.WARNING, None, "2 scores have no reason.", places=CELLS, subjects=("a", "b"), count=2
)
ACCEPTED = Finding("PRB-LENGTH", Severity.INFO, "P1", "P1 is long.", "Shorten it.", CELL, reason="quoted")


@pytest.fixture
def told():
    findings = Findings([FIRST, SECOND, WHOLE, MANY], [ACCEPTED], ["stakeholders"], "sida")
    return Told(
        findings, "my plan.xlsx", "River", labels={"P1": "Fish", "P2": "P2"}, notes=("Guessed.",), version="1.0"
    )


# JSON


def test_json_has_the_same_keys_for_every_finding(told):
    body = json.loads(plain(told))

    assert ("my plan.xlsx", True, "sida") == (body["file"], body["readable"], body["profile"])
    assert (1, 2, 1) == (body["errors"], body["warnings"], body["infos"])
    assert 1 == len({tuple(one) for one in body["findings"]})
    assert (["stakeholders"], ["Guessed."]) == (body["absent"], body["notes"])


def test_json_tells_place_field_and_number(told):
    first, _, _, many = json.loads(plain(told))["findings"]

    assert ("PRB-VAGUE", "info", "P1", "statement") == tuple(
        first[key] for key in ("code", "severity", "subject", "field")
    )
    assert {"file": "plan.xlsx", "sheet": "Problems", "cell": "C7", "line": None} == first["place"]
    assert (2, ["a", "b"], ["C2", "C3"]) == (many["count"], many["subjects"], [one["cell"] for one in many["places"]])
    assert (None, None) == (many["hint"], many["place"])


def test_json_tells_what_was_accepted_and_why(told):
    assert [("PRB-LENGTH", "quoted")] == [(one["code"], one["reason"]) for one in json.loads(plain(told))["waived"]]


def test_json_says_what_can_be_mended_without_asking():
    plan = lfa.Plan()
    plan.problems.add("P1", "Fish  are ill")
    (row,) = json.loads(plain(Told(lfa.check(plan, select="PRC-BLANKS"), "f")))["findings"]

    assert row["fixable"] is True


def test_json_holds_only_ascii(told):
    assert plain(Told(Findings([WHOLE]), "å.xlsx")).isascii()


# GitHub


def test_github_gets_a_command_for_each_finding(told):
    assert [
        "::notice file=my plan.xlsx,title=PRB-VAGUE::Problems!C7: P1: P1 is vague. Say more.",
        "::error file=my plan.xlsx,line=3,title=TRE-ORPHAN::line 3: P2: P2 *stands* | alone <here>.",
        "::warning file=my plan.xlsx,title=STR-NONE::No strategy is chosen. Choose one.",
        "::warning file=my plan.xlsx,title=GCR-SCALE::2 scores have no reason.",
    ] == github(told).splitlines()


def test_a_line_break_or_a_percent_sign_cannot_break_out_of_a_github_command():
    hostile = Finding("A:B", Severity.WARNING, "P1", "50 %\n::error::x\r")

    assert "::warning file=a%2C%3A.md,title=A%3AB::P1: 50 %25%0A::error::x%0D" == github(
        Told(Findings([hostile]), "a,:.md")
    )


# SARIF: the parts of the schema of version 2.1.0 that a run of ours uses, as the standard has them.

LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
URI = {"type": "object", "properties": {"uri": {"type": "string", "format": "uri-reference"}, "index": {"minimum": -1}}}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": URI,
                "region": {"properties": {"startLine": {"type": "integer", "minimum": 1}}},
            },
        },
        "logicalLocations": {
            "type": "array",
            "uniqueItems": True,
            "items": {"type": "object", "properties": {"name": {"type": "string"}}},
        },
    },
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "occurrenceCount": {"type": "integer", "minimum": 1},
        "suppressions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"enum": ["inSource", "external"]}, "justification": {"type": "string"}},
            },
        },
    },
}
RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {"shortDescription": MESSAGE, "defaultConfiguration": {"properties": {"level": LEVEL}}},
}
RUN = {
    "type": "object",
    "required": ["tool"],
    "properties": {
        "tool": {
            "type": "object",
            "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {"rules": {"type": "array", "uniqueItems": True, "items": RULE}},
                }
            },
        },
        "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
        "invocations": {"items": {"type": "object", "required": ["executionSuccessful"]}},
        "results": {"type": "array", "items": RESULT},
    },
}
SCHEMA = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {"version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}},
}


def test_sarif_has_the_shape_of_its_standard(told):
    jsonschema.validate(json.loads(sarif(told)), SCHEMA)


def test_sarif_names_rules_once_and_results_point_to_them(told):
    (run,) = json.loads(sarif(told))["runs"]
    rules = run["tool"]["driver"]["rules"]

    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [one["ruleId"] for one in run["results"]]
    assert len(rules) == len({one["id"] for one in rules})
    assert "shortDescription" in rules[0]
    assert ("1.0", "en") == (run["tool"]["driver"]["version"], run["language"])


def test_sarif_tells_level_and_place(told):
    first, second, whole, many, accepted = json.loads(sarif(told))["runs"][0]["results"]

    assert ["note", "error", "warning"] == [one["level"] for one in (first, second, whole)]
    assert [{"name": "P1", "fullyQualifiedName": "Problems!C7"}] == first["locations"][0]["logicalLocations"]
    assert "my%20plan.xlsx" == first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert {"startLine": 3} == second["locations"][0]["physicalLocation"]["region"]
    assert "logicalLocations" not in whole["locations"][0]
    assert (2, 2) == (many["occurrenceCount"], len(many["locations"]))
    assert "a" == many["locations"][0]["logicalLocations"][0]["name"]
    assert [{"kind": "inSource", "justification": "quoted"}] == accepted["suppressions"]


def test_sarif_tells_a_file_that_cannot_be_read():
    fault = Fault("file_empty", place=Place("plan.xlsx"))
    run = json.loads(sarif(Told(faults(ReadError([fault])), "/a b/plan.xlsx", readable=False)))["runs"][0]

    assert {"id": "file_empty"} == run["tool"]["driver"]["rules"][0]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "version" not in run["tool"]["driver"]
    assert "file:///a%20b/plan.xlsx" == run["artifacts"][0]["location"]["uri"]


# Markdown


def test_markdown_stands_by_element_the_gravest_first(told):
    lines = markdown(told).splitlines()

    assert "# Findings: River" == lines[0]
    assert "errors: 1, warnings: 2, hints: 1" == lines[2]
    assert [
        "## P2",
        "## The plan as a whole",
        "## Several places",
        "## P1 “Fish”",
        "## Accepted",
    ] == [line for line in lines if line.startswith("## ")]
    assert "- **Hint** Problems!C7 P1 is vague. Say more. `PRB-VAGUE`" in lines
    assert "- **Warning** Scores!C2, C3 2 scores have no reason. `GCR-SCALE`" in lines
    assert "- Accepted: P1 is long. Reason: quoted `PRB-LENGTH`" in lines


def test_markdown_says_what_was_not_judged(told):
    assert "Not judged, because nothing stands there yet: Stakeholders." in markdown(told).splitlines()


def test_markdown_takes_no_text_for_markup(told):
    assert r"- **Error** line 3 P2 \*stands\* \| alone \<here\>. `TRE-ORPHAN`" in markdown(told).splitlines()


def test_markdown_of_a_plan_without_findings_says_so():
    assert "# Findings: f.xlsx\n\nNothing was found.\n" == markdown(Told(Findings(), "f.xlsx"))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("shape", list(FORMATS))
def test_every_format_speaks_every_language(told, shape, language):
    import attrs

    assert FORMATS[shape](attrs.evolve(told, language=language))


def test_an_error_without_faults_is_one_finding():
    (one,) = faults(LfaError("It cannot be."))

    assert ("LfaError", "It cannot be.", Severity.ERROR) == (one.code, one.message, one.severity)


@pytest.mark.parametrize(("count", "ends"), [(7, "C7"), (8, "C8"), (9, "C8 ..."), (12, "C8 ...")])
def test_so_many_places_are_named_and_more_are_hinted_at(count, ends):
    from lfa.checks.formats.told import everywhere

    cells = tuple(Place("f", "Scores", f"C{n}") for n in range(1, count + 1))

    assert everywhere(Finding("A", Severity.INFO, None, "m", places=cells, count=count)).endswith(f", {ends}")


def test_places_on_several_sheets_and_without_cells_are_named_with_theirs():
    from lfa.checks.formats.told import everywhere

    places = (Place(None, "A", "B1"), Place(None, "C", "D1"), Place(None, "C", "D2"), Place("p.md", line=4), Place("f"))

    assert "A!B1, C!D1, D2, line 4" == everywhere(Finding("A", Severity.INFO, None, "m", places=places, count=5))
    assert "" == everywhere(Finding("A", Severity.INFO, None, "m"))
