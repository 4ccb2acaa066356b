"""The published test of an assumption, every branch of it."""

import pytest

import lfa
from lfa.analysis.assumptions import assess, verdict
from lfa.terms import languages


@pytest.mark.parametrize(
    ("importance", "likelihood", "influence", "outcome", "reason"),
    [
        ("low", None, None, "drop", "not_important"),
        ("low", "unlikely", "none", "drop", "not_important"),
        (None, "almost_certain", None, "drop", "almost_certain"),
        ("high", "almost_certain", "none", "drop", "almost_certain"),
        ("high", "likely", None, "monitor", "likely"),
        ("medium", "likely", "fully", "monitor", "likely"),
        ("high", "unlikely", "partly", "redesign", "can_be_influenced"),
        ("high", "unlikely", "fully", "redesign", "can_be_influenced"),
        ("high", "unlikely", "none", "killer", "beyond_influence"),
        (None, "unlikely", "none", "ask", "importance_unknown"),
        ("high", None, "none", "ask", "likelihood_unknown"),
        ("high", "unlikely", None, "ask", "influence_unknown"),
    ],
)
def test_every_answer_leads_somewhere(importance, likelihood, influence, outcome, reason):
    found = assess(importance, likelihood, influence)

    assert (outcome, reason) == (found.outcome.value, found.reason)
    assert all(found.text(language) for language in languages())


def test_an_assumption_is_tested_by_its_own_fields():
    assumption = lfa.Assumption("AS1", "Rain falls", importance="high", likelihood="unlikely", influence="none")

    assert "killer" == verdict(assumption).outcome


@pytest.mark.parametrize("answers", [("huge", None, None), ("high", "maybe", None), ("high", "unlikely", "some")])
def test_an_answer_that_is_none_is_refused(answers):
    with pytest.raises(lfa.InvalidValue):
        assess(*answers)
