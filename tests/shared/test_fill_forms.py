"""Filling the shared forms, the made ones and the real ones: nothing lost, nothing dropped without a word."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import lfa

SHARED = Path(__file__).resolve().parents[3] / "shared" / "excel"
pytestmark = [
    pytest.mark.skipif(not SHARED.exists(), reason="the shared forms (../shared/excel) are not here"),
    # The shared tools leave files open and load forms with openpyxl, which warns of what it would lose.
    pytest.mark.filterwarnings(
        "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning", "ignore::UserWarning"
    ),
]

MADE = sorted((SHARED / "filling").glob("f*.json"))
#: Registers and charts, which are no forms for a logframe.
NO_LOGFRAME = {"PMtemplates_Risk_Register", "PMtemplates_Stakeholder_Register", "darken1_phpexcel_ChartWithImages1"}
REAL = sorted((SHARED / "real").glob("*.xlsx"))


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SHARED))


@pytest.mark.parametrize("expected", MADE, ids=[one.stem for one in MADE])
def test_a_made_form_scores_well(expected: Path) -> None:
    import score_fill

    found = score_fill.run(expected, lfa)
    assert [] == [one for one in found["misses"] if one.startswith(("lost", "dropped", "label"))]
    assert found["score"] >= 0.97


@pytest.mark.parametrize("form", REAL, ids=[one.stem for one in REAL])
def test_a_real_form_is_filled_without_loss_or_refused(form: Path, tmp_path: Path) -> None:
    import xlsx_fidelity

    out = tmp_path / "filled.xlsx"
    if form.stem in NO_LOGFRAME:
        with pytest.raises(lfa.WriteError, match="No place"):
            lfa.fill_template(lfa.samples.river(), form, out=out)
        return
    report = lfa.fill_template(lfa.samples.river(), form, out=out)
    lost = xlsx_fidelity.compare(str(form), str(out), report.rows_inserted)
    assert [] == [one for one in lost.items if one[0] not in xlsx_fidelity.BENIGN]


@pytest.mark.parametrize("form", MADE, ids=[one.stem for one in MADE])
def test_a_filled_form_reads_back(form: Path) -> None:
    """Every result of the plan is found again by reading the filled form."""
    import json

    said = json.loads(form.read_text(encoding="utf-8"))
    plan = lfa.read_logframe(form.with_name(said["plan"]))
    out = io.BytesIO()
    lfa.fill_template(plan, form.with_name(said["template"]), out=out)
    again = lfa.read_logframe(io.BytesIO(out.getvalue()))
    assert {one.statement for one in plan.logframe} <= {one.statement for one in again.logframe}


@pytest.mark.parametrize("ids", [True, False])
@pytest.mark.parametrize("form", MADE, ids=[one.stem for one in MADE])
def test_a_filled_form_that_comes_back_unedited_changes_nothing(form: Path, ids: bool) -> None:
    import json

    said = json.loads(form.read_text(encoding="utf-8"))
    plan, out = lfa.read_logframe(form.with_name(said["plan"])), io.BytesIO()
    lfa.fill_template(plan, form.with_name(said["template"]), out=out, ids=ids)
    again = lfa.read_logframe(io.BytesIO(out.getvalue()), base=plan)
    assert (plan, ()) == (again, again.origin.changes)
