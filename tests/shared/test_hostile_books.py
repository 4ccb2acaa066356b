"""The workbooks of the reference material that break readers: a plan or one of our errors, soon and in little memory."""

import json
import subprocess
import sys
from pathlib import Path

import lfa

READER = Path(__file__).parents[1] / "io" / "read_alone.py"
#: Those that are honest accidents and must be read.
READ = {
    "ok-minimal.xlsx",
    "dimension-1048576.xlsx",
    "far-cell-XFD1048576.xlsx",
    "escaped-control-_x000B_.xlsx",
    "external-link.xlsx",
    "formula-cells-in-text.xlsx",
}


def test_every_workbook_is_read_or_refused_alone_and_under_limits(shared):
    files = sorted((shared / "hostile" / "xlsx").iterdir())
    assert files
    for file in files:
        done = subprocess.run([sys.executable, str(READER), str(file)], capture_output=True, text=True, check=False)
        assert 0 == done.returncode, (file.name, done.stderr[-1000:])
        found = json.loads(done.stdout)
        assert ("plan" if file.name in READ else "ReadError") == found["said"], file.name
        assert [["open", str(file)]] == found["events"]


def test_escaped_characters_are_what_they_mean(shared):
    plan = lfa.read(shared / "hostile" / "xlsx" / "escaped-control-_x000B_.xlsx")

    assert any("_x0041_" in str(one.statement) for one in plan.problems)
    assert ["control_characters"] == [note.code for note in plan.origin.notes]


def test_texts_that_look_like_formulas_come_back_as_texts(shared, tmp_path):
    plan = lfa.read(shared / "hostile" / "xlsx" / "formula-cells-in-text.xlsx")
    lfa.write(plan, tmp_path / "plan.xlsx")

    assert plan == lfa.read(tmp_path / "plan.xlsx")
    assert any(str(one.statement).startswith("=") for one in plan.problems)
