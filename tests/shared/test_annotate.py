"""Workbooks of many makers come back annotated on every cell that was read, and nothing but fills has changed."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import lfa
from lfa.checks import Finding, Findings, Severity
from lfa.io.excel.annotate import annotate

SHARED = Path(__file__).resolve().parents[3] / "shared" / "excel"
pytestmark = [
    pytest.mark.skipif(not SHARED.exists(), reason="the shared workbooks (../shared/excel) are not here"),
    # The shared checker leaves files open.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]
BOOKS = sorted([*(SHARED / "reading").glob("*.xlsx"), *(SHARED / "real").glob("*.xlsx")])
#: What may differ: the fill of marked cells, and a note that was there and has grown.
OURS = {"cell fill", "comment", "comment box"}


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SHARED))


@pytest.mark.parametrize("book", BOOKS, ids=[one.stem for one in BOOKS])
def test_nothing_is_lost_by_annotating(book: Path, tmp_path: Path) -> None:
    import xlsx_fidelity

    try:
        plan = lfa.read(book)
    except lfa.LfaError:
        pytest.skip("holds no plan")
    grades = itertools.cycle(Severity)
    places = [(about, place) for (about, field), place in plan.origin.places.items() if field]
    findings = [Finding("TST-ALL", next(grades), about, "Look here.", "Please.", place) for about, place in places]
    annotate(Findings(findings), book, tmp_path / "checked.xlsx", language=plan.language)

    report = xlsx_fidelity.compare(str(book), str(tmp_path / "checked.xlsx"))
    assert [] == [one for one in report.items if one[0] not in OURS | xlsx_fidelity.BENIGN]
    assert {} == report.info["values"]
    assert plan == lfa.read(tmp_path / "checked.xlsx")
