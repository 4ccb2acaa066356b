"""``lfa conflicts``: the documented way from a ten-column sheet to a decision that can be found again."""

import openpyxl
import pytest

import lfa
from lfa.io import write
from lfa.model.conflicts import Conflicts
from lfa.model.plan import Plan


@pytest.fixture
def plan(tmp_path):
    made = Plan("Bussar", language="sv")
    made.objectives.add("O1", "Fler reser kollektivt")
    made.goals.add("G1", "Budget i balans")
    made.conflicts.add("GC1", "Besparingar", origin="En bild", sides=["G1", "O1"], status="identified")
    path = tmp_path / "plan.xlsx"
    write(made, path)
    return path


def fill(path, answers, group=None):
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    for row in page.iter_rows():
        if (row[2].value, row[5].value) in answers and isinstance(row[0].value, int):
            row[4].value = answers[row[2].value, row[5].value]
    book.save(path)


def test_the_list_says_what_is_missing(run, plan):
    done = run("conflicts", plan)

    assert 0 == done.exit_code, done.output
    assert "Inget saknas för ”identifierad”." in done.stdout
    assert "det löser aldrig en konflikt" in done.stdout


def test_a_plan_without_conflicts_says_so(run, tmp_path):
    write(Plan("Empty"), tmp_path / "plan.json")

    assert "There are no goal conflicts in the plan." in run("conflicts", tmp_path / "plan.json").stdout


def test_sheets_go_out_and_come_back_merged(run, plan, tmp_path):
    sheet = tmp_path / "score.xlsx"
    done = run("conflicts", plan, "--scoring-sheet", sheet, "--groups", "3", "--apart")
    assert 0 == done.exit_code, done.output
    files = [tmp_path / f"score-{n}.xlsx" for n in (1, 2, 3)]
    for file, word in zip(files, ("motverkar (−2)", "begränsar", "förstärker"), strict=True):
        fill(file, {("G1", "O1"): word})

    done = run("conflicts", plan, "--read", *files)

    assert 0 == done.exit_code, done.output
    assert "Poäng tillagda: 3" in done.stdout
    assert "G1 → O1: Grupp 1 −2; Grupp 2 −1; Grupp 3 +2" in done.stdout
    assert [-2, -1, 2] == [one.score for one in lfa.read(plan).interactions]


def test_every_number_can_be_traced_to_its_cells(run, plan, tmp_path):
    made = lfa.read(plan)
    made.interactions.add("G1", "O1", score=-2, scorer="Grupp 1")
    write(made, plan)

    done = run("conflicts", plan, "--cells", "G1")

    place = lfa.read(plan).origin.place("G1 / O1 / Grupp 1", "score")
    assert f"G1 → O1: −2 motverkar (Grupp 1), {place.said('sv')}" in done.stdout
    assert "G1: ut −2, in 0." in done.stdout
    assert "Ingen poäng" in run("conflicts", plan, "--cells", "O9").stdout


def test_faults_name_their_cells_and_nothing_is_written(run, plan, tmp_path):
    sheet = tmp_path / "score.xlsx"
    run("conflicts", plan, "--scoring-sheet", sheet)
    fill(sheet, {("G1", "O1"): "ganska dåligt", ("O1", "G1"): "motverkar"})
    before = plan.read_bytes()

    done = run("conflicts", plan, "--read", sheet)

    assert 2 == done.exit_code
    assert "Menade du 'begränsar (−1)'?" in done.stderr
    assert before == plan.read_bytes()
    assert 0 == run("conflicts", plan, "--read", sheet, "--partly").exit_code
    assert [("O1", "G1", -2)] == [(one.source, one.target, one.score) for one in lfa.read(plan).interactions]


def test_a_decision_is_recorded_with_its_history(run, plan):
    done = run(
        "conflicts",
        plan,
        "--decide",
        "GC1",
        "--handling",
        "villkora",
        "--decider",
        "Nämnden",
        "--on",
        "2026-03-02",
        "--reason",
        "Pengarna räcker inte",
        "--dissent",
        "Två ledamöter",
    )

    assert 0 == done.exit_code, done.output
    one = lfa.read(plan).conflicts["GC1"]
    assert ("decided", "limit", "Nämnden", "Två ledamöter") == (one.status, one.handling, one.decider, one.dissent)
    assert "status" in {entry.field for entry in one.history}


def test_a_decision_without_a_reason_is_refused(run, plan):
    done = run("conflicts", plan, "--decide", "GC1", "--handling", "limit", "--decider", "Nämnden")

    assert 2 == done.exit_code
    assert "--reason" in done.stderr


def test_what_was_typed_into_the_workbook_is_remembered(run, plan, tmp_path):
    made = lfa.read(plan)
    old = tmp_path / "before.xlsx"
    write(made, old)
    made.conflicts = _typed(made)
    write(made, plan)

    done = run("conflicts", plan, "--since", old, "--by", "Nämnden", "--on", "2026-03-02")

    assert 0 == done.exit_code, done.output
    assert [("status", "identified", "analysed", "Nämnden")] == [
        (one.field, one.old, one.new, one.who) for one in lfa.read(plan).conflicts["GC1"].history
    ]
    assert "Inget har ändrats" in run("conflicts", plan, "--since", plan).stdout


def test_offers_become_drafts_in_another_file(run, plan, tmp_path):
    target = tmp_path / "more.xlsx"

    done = run("conflicts", plan, "--offer", "-o", target)

    assert 0 == done.exit_code, done.output
    assert ("GC1", "O1") == lfa.read(target).logframe.assumptions["AS1"].sources
    assert 0 == len(lfa.read(plan).logframe.assumptions)
    assert 2 == run("conflicts", plan, "--offer", "-o", target).exit_code
    assert "Det finns inget nytt" in run("conflicts", _decided(target), "--offer").stdout


def _decided(path):
    made = lfa.read(path)
    made.conflicts.update("GC1", status="dissolved")
    write(made, path)
    return path


def _typed(plan):
    """Return the register as somebody left it who typed another status."""
    return Conflicts(one.evolve(status="analysed") for one in plan.conflicts)


def test_the_register_is_written(run, plan, tmp_path):
    assert 0 == run("conflicts", plan, "--register", tmp_path / "register.md").exit_code
    assert "# Register över målkonflikter: Bussar" in (tmp_path / "register.md").read_text()
    assert 2 == run("conflicts", plan, "--register", tmp_path / "register.md").exit_code


def test_files_without_read_are_asked_about(run, plan):
    done = run("conflicts", plan, "score.xlsx")

    assert 2 == done.exit_code
    assert "--read" in done.stderr


def test_the_workshop_sheet_is_made_by_new(run, tmp_path):
    path = tmp_path / "new.xlsx"

    assert 0 == run("new", path, "--language", "sv", "--for", "conflicts").exit_code

    assert "Mål A" in {cell.value for cell in openpyxl.load_workbook(path)["Målkonflikter"][1]}
