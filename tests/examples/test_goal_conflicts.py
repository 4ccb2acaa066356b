"""The goal conflicts of the Örebro example, by the commands its page documents, word for word."""

import re
import shlex
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

import lfa
from lfa.cli import main
from lfa.terms import term

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "examples" / "orebro"
SHIPPED = ("malkonflikter.xlsx", "poang-1.xlsx", "poang-2.xlsx", "poang-3.xlsx")


@pytest.fixture(scope="module")
def walked(tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """Run every command of the page in a copy of the folder; return the folder and what was said."""
    folder = tmp_path_factory.mktemp("orebro")
    for name in SHIPPED:
        shutil.copy(HOME / name, folder)
    page = (HOME / "README.md").read_text(encoding="utf-8")
    chapter = page[page.index("## Målkonflikterna") :]
    said = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for line in re.findall(r"^> lfa (.*)$", chapter, re.MULTILINE):
            done = CliRunner().invoke(main, shlex.split(line))
            assert 0 == done.exit_code, (line, done.output)
            said[line] = done.stdout
    return folder, said


def said(walked, part: str) -> str:
    return next(text for line, text in walked[1].items() if part in line)


def test_the_ten_columns_become_four_identified_conflicts_with_what_is_missing(walked):
    plan = lfa.read(HOME / "malkonflikter.xlsx")

    assert ["identified"] * 4 == [one.status for one in plan.conflicts]
    assert [()] * 4 == [one.missing for one in plan.conflicts]
    assert 4 == said(walked, "malkonflikter.xlsx").count("Behövs härnäst, för ”analyserad”")


def test_three_groups_are_merged_and_their_disagreement_and_dissent_are_shown(walked):
    text = said(walked, "--read")

    assert "G1 → G2: Grupp 1 +1; Grupp 2 −1; Grupp 3 +2" in text
    assert "Avvikande mening: Grupp 3: Två av sex: −2, tekniken hinner inte." in text
    assert ("Grupp 1", "Grupp 2", "Grupp 3") == lfa.read(walked[0] / "beslut.xlsx").interactions.scorers


def test_the_decision_can_be_found_again(walked):
    one = lfa.read(walked[0] / "beslut.xlsx").conflicts["GC1"]

    assert ("decided", "compensate", "Nämnden (påhittad)", "2026-03-02") == (
        one.status,
        one.handling,
        one.decider,
        one.decided_on,
    )
    assert "Två ledamöter ville behålla turerna" == one.dissent
    assert {"status", "actions"} <= {entry.field for entry in one.history}


def test_the_decision_and_what_is_undecided_become_lines_of_the_logframe(walked):
    plan = lfa.read(walked[0] / "beslut.xlsx")

    assert ("R2", ("GC1",)) == (plan.activities["A1"].result, plan.activities["A1"].sources)
    assert [("R1", "GC2")] == [(one.result, one.sources[0]) for one in plan.logframe.assumptions]
    picture = (walked[0] / "logframe.svg").read_text(encoding="utf-8")
    assert "Anropsstyrd" in picture


def test_dissent_is_printed_in_the_register(walked):
    register = (walked[0] / "register.md").read_text(encoding="utf-8")

    assert "> Avvikande mening: Två ledamöter ville behålla turerna" in register
    assert "En av fem: −1, de flesta hittar andra sätt." in register


def test_every_number_can_be_traced_to_its_cell(walked):
    plan = lfa.read(walked[0] / "beslut.xlsx")
    title = term("tables", "interactions", "sv")
    lines = [line for line in said(walked, "--cells").splitlines() if "påverkar" in line or "beslut.xlsx" in line]
    cells = [one for one in plan.interactions if "G1" in (one.source, one.target) and one.score is not None]

    assert len(cells) == sum(title in line for line in lines)
    row = next(one for one in lfa.influence(plan) if one.id == "G1")
    mean = {}
    for one in cells:
        mean.setdefault((one.source, one.target), []).append(one.score)
    assert row.out == pytest.approx(sum(sum(given) / len(given) for given in mean.values()))
    book = openpyxl.load_workbook(walked[0] / "beslut.xlsx")
    for one in plan.interactions:
        place = plan.origin.place(" / ".join(part or "" for part in one.key), "score")
        assert one.score == book[place.sheet][place.cell].value


def test_what_is_invented_is_marked_on_every_sheet_and_picture(walked):
    for name in SHIPPED:
        for sheet in openpyxl.load_workbook(HOME / name).worksheets:
            if sheet.sheet_state == "visible":
                top = [cell.value for row in sheet.iter_rows(max_row=4) for cell in row]
                assert any("llustrativ" in str(value) for value in top), (name, sheet.title)
    for name in ("varmekarta.svg", "logframe.svg", "register.md"):
        assert "llustrativ" in (walked[0] / name).read_text(encoding="utf-8")


def test_what_is_shipped_is_what_is_written_again(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "examples"))
    from goal_conflicts import write_goal_conflicts

    write_goal_conflicts(tmp_path)

    assert lfa.read(HOME / SHIPPED[0]) == lfa.read(tmp_path / SHIPPED[0])
    for name in SHIPPED[1:]:
        assert lfa.read_interactions(HOME / name) == lfa.read_interactions(tmp_path / name), name
