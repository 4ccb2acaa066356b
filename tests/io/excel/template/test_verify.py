"""The comparison after filling sees what must not happen."""

from __future__ import annotations

import io

import pytest

import lfa
from lfa.io.excel.template.content import Content
from lfa.io.excel.template.filler import Filler
from lfa.io.excel.template.form import Form
from lfa.io.excel.template.verify import verify
from lfa.io.limits import limits
from lfa.io.source import opened
from tests.io.excel.template import forms


def _filler(outputs: int = 2) -> Filler:
    form = Form(opened(io.BytesIO(forms.rich()), limits()))
    filler = Filler(form, Content(forms.plan(outputs=outputs), "en"), form.areas(), inserting=True)
    filler.run()
    return filler


def test_a_rightly_filled_form_passes() -> None:
    filler = _filler(5)
    verify(filler, filler.form.parts.packed())


@pytest.mark.parametrize("cell", [(3, 2), (13, 2)], ids=["label", "formula"])
def test_a_label_or_formula_written_over_is_seen(cell: tuple[int, int]) -> None:
    filler = _filler()
    rows = filler.rows["Logframe"]
    filler.form.sheet("Logframe").write(rows(cell[0]), cell[1], "Mine")
    with pytest.raises(lfa.WriteError, match="Logframe!B"):
        verify(filler, filler.form.parts.packed())


@pytest.mark.parametrize("change", [{"xl/printer.bin": b"other"}, {"xl/printer.bin": None}], ids=["changed", "gone"])
def test_a_part_that_differs_or_is_gone_is_seen(change: dict[str, bytes | None]) -> None:
    filler = _filler()
    parts = {**forms.parts_of(filler.form.parts.packed()), **change}
    with pytest.raises(lfa.WriteError, match=r"printer\.bin"):
        verify(filler, forms.packed({name: data for name, data in parts.items() if data is not None}))
