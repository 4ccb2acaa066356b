"""Whatever the plan, its filled form read again changes nothing."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lfa
from tests.io.excel.template import forms

WORDS = st.lists(
    st.sampled_from(
        ["wells", "built", "people", "drink", "clean", "water", "near", "homes", "farmers", "plant", "trees"]
    ),
    min_size=2,
    max_size=7,
).map(lambda words: " ".join(words).capitalize())
MAYBE = st.sampled_from([None, "40", "12.5 %", "n/a", "1 800", "about 30"])


@st.composite
def plans(draw: Callable[..., object]) -> lfa.Plan:
    """A plan of some outcomes, outputs, indicators, assumptions and activities."""
    plan = lfa.Plan("Water", language="en")
    frame = plan.logframe
    frame.add("R0", f"Impact: {draw(WORDS)}", level="impact")
    frame.add("P0", draw(WORDS), level="outcome", parents="R0")
    for number in range(draw(st.integers(1, 4))):
        result = frame.add(f"O{number}", f"{draw(WORDS)} in village {number}", level="output", parents="P0")
        for _ in range(draw(st.integers(0, 3))):
            frame.indicators.add(None, draw(WORDS), result=result.id, baseline=draw(MAYBE), target=draw(MAYBE))
        for _ in range(draw(st.integers(0, 2))):
            frame.assumptions.add(None, draw(WORDS), result=result.id)
            plan.activities.add(None, draw(WORDS), result=result.id, start=draw(st.sampled_from([None, "2027-03-01"])))
    return plan


@pytest.mark.parametrize("make", [forms.matrix, forms.listed, forms.blocks], ids=["matrix", "lists", "blocks"])
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans(), ids=st.booleans())
def test_a_filled_form_read_again_changes_nothing(make, plan, ids):
    _, _, data = forms.fill(make(), plan, ids=ids)
    back = lfa.read_logframe(io.BytesIO(data), base=plan)
    assert () == back.origin.changes
    assert plan == back
