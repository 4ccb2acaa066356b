"""``lfa convert`` of somebody's logframe: an account, and their workbook coloured."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

import lfa
from lfa.cli.group import Commands

ROWS = [
    ["Nivå", "Mål", "Indikator", "Målvärde", "Källa"],
    ["Projektmål", "Byarna har rent vatten", "Byar", "9", "Enkät"],
    ["Delmål 1", "Brunnar fungerar", "Brunnar", "12", "Besök"],
    ["Sammanställt av enheten; synpunkter före fredag"],
]


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    for row in ROWS:
        made.active.append(row)
    path = tmp_path / "theirs.xlsx"
    made.save(path)
    return path


def run(*arguments: str):
    return CliRunner().invoke(Commands("lfa"), ["convert", *arguments], standalone_mode=False)


def test_the_account_is_printed_and_the_plan_written(theirs, tmp_path, capfd):
    run(str(theirs), str(tmp_path / "plan.xlsx"))

    plan = lfa.read(tmp_path / "plan.xlsx")
    assert ["Byarna har rent vatten", "Brunnar fungerar"] == [one.statement for one in plan.logframe]


def test_their_workbook_is_coloured_on_request(theirs, tmp_path):
    run(str(theirs), str(tmp_path / "plan.json"), "--explain", str(tmp_path / "coloured.xlsx"))

    sheet = openpyxl.load_workbook(tmp_path / "coloured.xlsx").active
    assert "Brunnar fungerar" == sheet["B3"].value
    assert sheet["B3"].fill.fgColor.rgb != sheet["A4"].fill.fgColor.rgb


def test_tables_of_the_account_speak_the_plans_language(theirs, capsys):
    from lfa.cli.account import is_foreign, print_account

    plan = lfa.read(theirs)
    print_account(plan)

    said = capsys.readouterr().err
    assert is_foreign(plan)
    assert "Uppfattad som" in said
    assert "Inte använt" in said
    assert "alla celler som innehåller något" in said


def test_one_sheet_can_be_read_alone(theirs, tmp_path):
    made = openpyxl.load_workbook(theirs)
    other = made.create_sheet("Andra")
    other.append(ROWS[0])
    other.append(["Projektmål", "Vägarna är säkra", "Olyckor", "4", "Polisen"])
    made.save(theirs)

    said = run(str(theirs), str(tmp_path / "plan.json"), "--sheet", "Andra", "--explain", str(tmp_path / "new.xlsx"))

    assert ["Vägarna är säkra"] == [one.statement for one in lfa.read(tmp_path / "plan.json").logframe]
    assert "Färg" in said.output


def test_a_plan_of_ours_is_not_foreign():
    from lfa.cli.account import is_foreign

    assert not is_foreign(lfa.Plan("Clean river"))
