import json

import pytest

from lfa.io import write
from lfa.model.plan import Plan


@pytest.fixture
def faulty(tmp_path):
    plan = Plan("Ren å", language="sv")
    plan.logframe.add("R1", "Vattnet renas", level="output", parents="R9")
    path = tmp_path / "fel, här.json"
    write(plan, path)
    return path


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.json"
    path.write_text('{"lfa": 1, "problems": [{"id": "P1", "colour": "red"}, {"id": "P 2"}]}')
    return path


def test_a_sound_plan_ends_with_0(run, tmp_path):
    write(Plan("Ren å", language="sv"), tmp_path / "plan.json")
    done = run("check", tmp_path / "plan.json")

    assert 0 == done.exit_code


def test_errors_end_with_1_and_are_told_in_the_plans_language(run, faulty):
    done = run("check", faulty)

    assert 1 == done.exit_code
    assert "fel  " in done.stdout
    assert "R9" in done.stdout
    assert "Funnet: " in done.stdout


def test_findings_as_json_are_plain_data(run, faulty):
    body = json.loads(run("check", faulty, "--format", "json").stdout)

    assert (True, str(faulty)) == (body["readable"], body["file"])
    assert body["errors"] == sum(one["severity"] == "error" for one in body["findings"]) >= 1
    assert {"code", "severity", "subject", "message", "hint", "place"} == set(body["findings"][0])


def test_findings_as_github_wants_them(run, faulty):
    first = run("check", faulty, "--format", "github").stdout.splitlines()[0]

    assert first.startswith("::error file=")
    assert "fel%2C här.json" in first


def test_an_unreadable_file_ends_with_2_and_lists_every_fault(run, broken):
    done = run("check", broken)

    assert 2 == done.exit_code
    assert 2 <= len(done.stderr.splitlines())


def test_an_unreadable_file_is_told_in_every_format(run, broken, tmp_path):
    told = json.loads(run("check", broken, "--format", "json").stdout)
    missing = run("check", tmp_path / "nothing.json", "--format", "github")

    assert not told["readable"]
    assert 2 <= told["errors"] == len(told["findings"])
    assert missing.stdout.startswith("::error file=")
    assert 2 == missing.exit_code


def test_a_line_break_or_a_percent_sign_cannot_break_out_of_a_github_command():
    from lfa.cli.check import _github

    row = {"severity": "warning", "code": "A:B", "subject": "P1", "message": "50 %\n::error::x", "hint": None}

    assert "::warning file=a,line=3,title=A%3AB::line 3: P1: 50 %25%0A::error::x" == _github(
        "a", {**row, "place": {"file": None, "sheet": None, "cell": None, "line": 3}}
    )


def test_a_clean_plan_is_told_so(run, tmp_path):
    plan = Plan("x")
    plan.actors.add("ACT1", "Organisation A")
    write(plan, tmp_path / "plan.json")
    done = run("check", tmp_path / "plan.json")

    assert done.stdout.startswith(("No faults found.", "note", "warning"))
