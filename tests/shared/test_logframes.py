"""The messy logframes and the real ones: how much is understood, and that every cell is accounted for."""

import importlib.util
import json
import sys

import pytest

import lfa


@pytest.fixture(scope="module")
def scorer(shared):
    spec = importlib.util.spec_from_file_location("score_import", shared / "excel" / "score_import.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_import"] = module
    spec.loader.exec_module(module)
    return module


def test_the_messy_logframes_are_understood(shared, scorer):
    scores = {path.stem: scorer.run(path, lfa) for path in sorted((shared / "excel" / "reading").glob("*.json"))}

    cells = {name: score["cell"] for name, score in scores.items()}
    assert {} == {name: score for name, score in cells.items() if score < 0.9}
    assert sum(cells.values()) / len(cells) >= 0.97


def test_language_and_dialect_are_recognised(shared):
    for path in sorted((shared / "excel" / "reading").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        assert gold["language"] == lfa.read_logframe(path.with_name(gold["file"])).language, path.name


def test_of_shared_workbooks_every_cell_is_used_or_listed_or_the_workbook_is_refused_in_a_sentence(shared):
    from lfa.io.excel.logframes.reader import drafted
    from lfa.io.limits import limits
    from lfa.io.source import opened

    refused: list[str] = []
    folders = ("real", "reading", "filling")
    for path in sorted(path for folder in folders for path in (shared / "excel" / folder).glob("[!p]*.xlsx")):
        try:
            draft = drafted(opened(path, limits()))
            plan = lfa.read_logframe(path)
        except lfa.ReadError as error:
            refused.append(error.faults[0].code)
            continue
        cells = sum(len(row) for grid in draft.grids for row in grid.rows.values())
        assert cells == len(draft.used) + len(plan.origin.leftovers), path.name
    assert {"logframe_not_found"} == set(refused)


def test_a_long_list_keeps_every_row(shared):
    plan = lfa.read_logframe(shared / "interop" / "unhcr" / "unhcr_2020_iati_result.xlsx")

    assert (4484, 1720, 4353) == (len(plan.logframe.indicators), len(plan.logframe), len(plan.logframe.actuals))
    assert [] == plan.origin.leftovers


def test_hostile_workbooks_are_read_or_refused(shared):
    said = []
    for path in sorted((shared / "hostile" / "xlsx").glob("*.xlsx")):
        try:
            lfa.read_logframe(path)
        except lfa.LfaError as error:
            said.append(str(error))
    assert said
    assert all(said)
