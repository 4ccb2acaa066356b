"""``lfa check``: told to people and to programs, by profiles and settings, mended and written into the workbook."""

import json

import openpyxl
import pytest

import lfa
from lfa.checks import Finding, Findings, Severity
from lfa.checks.formats import Told
from lfa.cli.findings import tell
from lfa.errors import Place
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


@pytest.fixture
def crowded(tmp_path):
    """Twelve problems that hang together with nothing, and blanks in one of them."""
    plan = Plan("Crowd")
    for n in range(1, 13):
        plan.problems.add(f"P{n}", f"Fish number {n}  is ill " if n == 3 else f"Fish number {n} is ill")
    plan.problems.focal = "P1"
    path = tmp_path / "crowded.xlsx"
    write(plan, path)
    return path


def test_a_sound_plan_ends_with_0(run, tmp_path):
    write(Plan("Ren å", language="sv"), tmp_path / "plan.json")

    assert 0 == run("check", tmp_path / "plan.json").exit_code


def test_errors_end_with_1_and_are_told_in_the_plans_language(run, faulty):
    done = run("check", faulty)

    assert 1 == done.exit_code
    assert "Fel  " in done.stdout
    assert "R9" in done.stdout
    assert "Funnet: fel: " in done.stdout


def test_findings_stand_under_their_element_with_sheet_and_cell(run, crowded):
    lines = run("check", crowded, "--select", "PRC-BLANKS").stdout.splitlines()

    assert "P3 “Fish number 3  is ill ”" == lines[0]
    assert lines[1].startswith("  Hint  Problems!B4  P3 ")
    assert lines[1].endswith(" [PRC-BLANKS]")


@pytest.fixture
def many():
    hints = [Finding("STK-POWER", Severity.INFO, f"S{n}", f"Hint {n}.") for n in range(9)]
    errors = [Finding("ACT-UNLINKED", Severity.ERROR, f"A{n}", f"Error {n}.") for n in range(4)]
    itself = [Finding("PRC-CODE", Severity.WARNING, None, "No such rule.")]
    return Told(Findings([*hints, *errors, *itself]), "plan.xlsx")


def test_the_ten_gravest_are_shown_and_the_rest_counted(many, capsys):
    tell(many, everything=False)
    said = capsys.readouterr().out

    assert [4, 1, 5] == [said.count(f"[{code}]") for code in ("ACT-UNLINKED", "PRC-CODE", "STK-POWER")]
    assert "Found: errors: 4, warnings: 1, hints: 9\n" in said
    assert "4 more are not shown (hints: 4). Show them with --all.\n" in said


def test_all_are_shown_when_asked_for(many, capsys):
    tell(many, everything=True)
    said = capsys.readouterr().out

    assert 14 == said.count(" [")
    assert "not shown" not in said


def test_what_was_found_many_times_names_its_cells(capsys):
    cells = tuple(Place("plan.xlsx", "Problems", f"C{n}") for n in range(2, 13))
    tell(Told(Findings([Finding("A", Severity.INFO, None, "Eleven.", places=cells, count=11)]), "f"), everything=False)

    assert "      Problems!C2, C3, C4, C5, C6, C7, C8, C9 ...\n" in capsys.readouterr().out


def test_what_is_not_there_is_one_line(run, crowded):
    absent = [line for line in run("check", crowded).stdout.splitlines() if "nothing stands there yet" in line]

    assert 1 == len(absent)
    assert "Indicators" in absent[0]


def test_findings_as_json_are_plain_data(run, faulty):
    body = json.loads(run("check", faulty, "--format", "json").stdout)

    assert (True, str(faulty), "base") == (body["readable"], body["file"], body["profile"])
    assert body["errors"] == sum(one["severity"] == "error" for one in body["findings"]) >= 1
    assert {"code", "severity", "subject", "message", "hint", "place"} <= set(body["findings"][0])
    assert "problems" in body["absent"]


def test_findings_as_github_wants_them(run, faulty):
    first = run("check", faulty, "--format", "github").stdout.splitlines()[0]

    assert first.startswith("::error file=")
    assert "fel%2C här.json" in first


def test_findings_as_sarif_and_markdown(run, faulty):
    sarif = json.loads(run("check", faulty, "--format", "sarif").stdout)
    markdown = run("check", faulty, "--format", "markdown").stdout

    assert lfa.__version__ == sarif["runs"][0]["tool"]["driver"]["version"]
    assert markdown.startswith("# Fynd: Ren å\n")


@pytest.mark.parametrize("shape", ["github", "sarif"])
def test_a_plan_without_findings_has_no_lines_for_programs(run, tmp_path, shape):
    write(Plan("Ren å"), tmp_path / "plan.json")
    said = run("check", tmp_path / "plan.json", "--format", shape).stdout

    assert "error" not in said


def test_an_unreadable_file_ends_with_2_and_lists_every_fault(run, broken):
    done = run("check", broken)

    assert 2 == done.exit_code
    assert 2 <= len(done.stderr.splitlines())


def test_an_unreadable_file_is_told_in_every_format(run, broken, tmp_path):
    told = json.loads(run("check", broken, "--format", "json").stdout)
    sarif = json.loads(run("check", broken, "--format", "sarif").stdout)
    missing = run("check", tmp_path / "nothing.json", "--format", "github")

    assert not told["readable"]
    assert 2 <= told["errors"] == len(told["findings"])
    assert not sarif["runs"][0]["invocations"][0]["executionSuccessful"]
    assert missing.stdout.startswith("::error file=")
    assert 2 == missing.exit_code


def test_a_clean_plan_is_told_so(run, tmp_path):
    write(Plan("x"), tmp_path / "plan.json")

    assert "No faults found.\n" == run("check", tmp_path / "plan.json").stdout


def test_rules_are_selected_and_ignored_by_code(run, crowded):
    selected = run("check", crowded, "--select", "TRE-ORPHAN,PRC-BLANKS").stdout
    ignored = run("check", crowded, "--all", "--ignore", "TRE").stdout

    assert "[TRE-ORPHAN]" in selected
    assert "[TRE-" not in ignored


def test_a_code_that_is_no_rules_is_named_with_the_nearest_and_comes_first(run, crowded):
    first = run("check", crowded, "--ignore", "TRE-ORFAN").stdout.splitlines()[:2]

    assert "  Warning  No rule is called TRE-ORFAN. Did you mean TRE-ORPHAN? [PRC-CODE]" == first[1]


def test_a_profile_that_is_not_there_is_named_with_the_nearest(run, crowded):
    done = run("check", crowded, "--profile", "sidda")

    assert 2 == done.exit_code
    assert "'sida'" in done.stderr


def test_what_was_accepted_is_counted_and_shown_with_its_reason_when_all_is_asked_for(run, tmp_path):
    plan = Plan("River")
    plan.problems.add("P1", "Dirty water kills fish"), plan.problems.add("P2", "Fish are ill here")
    plan.problems.focal = "P1"
    plan.problems.update("P2", waivers={"TRE-ORPHAN": "parked until June"})
    write(plan, tmp_path / "plan.json")

    assert "Accepted on purpose: 1." in run("check", tmp_path / "plan.json").stdout
    assert "Reason: parked until June [TRE-ORPHAN]" in run("check", tmp_path / "plan.json", "--all").stdout


# Settings


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lfa.toml", '[check]\nignore = ["TRE", "PRB"]\n'),
        ("pyproject.toml", '[tool.lfa.check]\nignore = ["TRE", "PRB"]\n'),
    ],
)
def test_settings_beside_the_plan_hold_and_the_file_is_named(run, crowded, name, text):
    (crowded.parent / name).write_text(text)
    done = run("check", crowded, "--all")

    assert "[TRE-" not in done.stdout
    assert f"Settings from {crowded.parent / name}" in done.stderr


def test_settings_above_the_plan_hold_too_and_other_files_are_passed_over(run, crowded):
    inner = crowded.parent / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    (crowded.parent / "lfa.toml").write_text('[check]\nselect = "PRC-BLANKS"\n')
    crowded.rename(inner / "plan.xlsx")

    assert 1 == run("check", inner / "plan.xlsx", "--all").stdout.count(" [")


def test_a_file_of_settings_can_be_named(run, crowded, tmp_path):
    (tmp_path / "mine.toml").write_text('select = ["PRC-BLANKS"]\n[severity]\nPRC-BLANKS = "error"\n')
    done = run("check", crowded, "--config", tmp_path / "mine.toml")

    assert 1 == done.exit_code
    assert "Error  Problems!B4  P3" in done.stdout


def test_a_profile_of_ones_own_is_a_file(run, crowded, tmp_path):
    (tmp_path / "fund.toml").write_text('extends = "sida"\ntitle = { en = "Our fund" }\n[severity]\nTRE = "off"\n')
    (tmp_path / "lfa.toml").write_text('[check]\nprofile = "fund.toml"\n')
    by_file, by_option = (
        run("check", crowded, "--all"),
        run("check", crowded, "--all", "--profile", tmp_path / "fund.toml"),
    )

    assert "[TRE-" not in by_file.stdout
    assert by_file.stdout == by_option.stdout
    assert "Judged by the profile: fund\n" in by_file.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[check", "lfa.toml"),
        ("[check]\nignroe = []\n", "'ignore'"),
        ("#" * 1_000_001, "none"),
        ("[check]\nignore = 3\n", "ignore must be a list of codes"),
        ('[check]\nprofile = "gone.toml"\n', "gone.toml"),
        ('[check.severity]\nTRE = "grave"\n', "severity.TRE"),
        ("[check.limits]\nmost_outcome = 1\n", "'most_outcomes'"),
    ],
)
def test_settings_that_cannot_be_are_refused_in_a_sentence(run, crowded, text, said):
    (crowded.parent / "lfa.toml").write_text(text)
    done = run("check", crowded)

    assert 2 == done.exit_code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_toml_is_refused_in_a_sentence(run, crowded):
    done = run("check", crowded, "--config", crowded)

    assert 2 == done.exit_code
    assert "this is no TOML file" in done.stderr


def test_nothing_selected_is_everything(run, crowded):
    assert run("check", crowded).stdout == run("check", crowded, "--select", "").stdout


def test_a_file_of_settings_that_is_not_there_is_named(run, crowded):
    done = run("check", crowded, "--config", "gone.toml")

    assert 2 == done.exit_code
    assert "gone.toml" in done.stderr


# Annotating


def test_the_workbook_comes_back_with_notes_and_a_sheet_of_findings(run, crowded, tmp_path):
    done = run("check", crowded, "--annotate", tmp_path / "checked.xlsx")
    book = openpyxl.load_workbook(tmp_path / "checked.xlsx")

    assert f"Made {tmp_path / 'checked.xlsx'}" in done.stderr
    assert "Findings" == book.sheetnames[-1]
    assert "PRC-BLANKS" in book["Problems"]["B4"].comment.text


def test_what_is_no_workbook_cannot_be_annotated(run, faulty, tmp_path):
    done = run("check", faulty, "--annotate", tmp_path / "checked.xlsx")

    assert 2 == done.exit_code
    assert "Spara den som .xlsx" in done.stderr
    assert not (tmp_path / "checked.xlsx").exists()


def test_the_plan_itself_is_not_written_over_by_its_notes(run, crowded):
    before = crowded.read_bytes()

    assert 2 == run("check", crowded, "--annotate", crowded).exit_code
    assert before == crowded.read_bytes()


# Mending


def test_a_comparison_shows_what_would_be_mended_and_writes_nothing(run, crowded):
    before = crowded.read_bytes()
    lines = run("check", crowded, "--fix", "--diff").stdout.splitlines()

    assert "-Problems!B4: Fish number 3  is ill " in lines
    assert "+Problems!B4: Fish number 3 is ill" in lines
    assert ["---", "+++", "@@ ", "-Pr", "+Pr"] == [line[:3] for line in lines]
    assert before == crowded.read_bytes()


def test_what_needs_no_wording_is_mended_in_the_workbook(run, crowded):
    done = run("check", crowded, "--fix", "--all")

    assert "P3: blanks are taken away" in done.stderr
    assert "[PRC-BLANKS]" not in done.stdout
    assert "Fish number 3 is ill" == lfa.read(crowded).problems["P3"].statement
    assert "Nothing to mend." in run("check", crowded, "--fix").stderr


@pytest.mark.parametrize("name", ["plan.json", "plan.md"])
def test_other_formats_of_ours_are_mended_too(run, tmp_path, name):
    plan = Plan("River")
    plan.problems.add("P1", "Fish are  ill here")
    path = tmp_path / name
    write(plan, path)
    compared = run("check", path, "--diff").stdout
    run("check", path, "--fix")

    assert any(line.startswith("-") and "Fish are  ill here" in line for line in compared.splitlines())
    assert "Fish are ill here" == lfa.read(path).problems["P1"].statement


def test_a_file_is_mended_in_the_format_it_holds_whatever_its_name_says(run, tmp_path):
    plan = Plan("River")
    plan.problems.add("P1", "Fish are  ill here")
    write(plan, tmp_path / "plan.json")
    (tmp_path / "plan.json").rename(tmp_path / "plan.txt")
    run("check", tmp_path / "plan.txt", "--fix")

    assert "Fish are ill here" == json.loads((tmp_path / "plan.txt").read_text())["problems"][0]["statement"]


def test_a_shortcut_is_taken_away_only_when_asked_for(run, tmp_path):
    plan = Plan("River")
    plan.problems.extend(
        [("P1", "Fish are ill here"), ("P2", "Water is dirty here"), ("P3", "Sewage is not treated")],
        [("P2", "P1"), ("P3", "P2"), ("P3", "P1")],
    )
    path = tmp_path / "plan.xlsx"
    write(plan, path)
    offered = run("check", path, "--fix").stderr
    kept = lfa.read(path).problems.get_link("P3", "P1")
    run("check", path, "--fix", "--select", "TRE-TRANSITIVE")

    assert "--fix --select TRE-TRANSITIVE: 1" in offered
    assert kept is not None
    assert [("P2", "P1"), ("P3", "P2")] == [link.ends for link in lfa.read(path).problems.links]


def test_somebody_elses_workbook_is_not_mended(run, tmp_path):
    from lfa.io.excel import forms

    (tmp_path / "form.xlsx").write_bytes(forms.form("eu", "en"))
    plan = Plan("River")
    plan.logframe.add("R1", "The river  is clean", level="outcome")
    lfa.fill_template(plan, tmp_path / "form.xlsx", out=tmp_path / "theirs.xlsx")
    before = (tmp_path / "theirs.xlsx").read_bytes()
    done = run("check", tmp_path / "theirs.xlsx", "--fix")

    assert 2 == done.exit_code
    assert "not a workbook that lfa made" in done.stderr
    assert before == (tmp_path / "theirs.xlsx").read_bytes()


def test_what_is_not_there_cannot_be_mended(run, tmp_path):
    assert 2 == run("check", tmp_path / "gone.xlsx", "--fix").exit_code
