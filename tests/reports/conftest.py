"""Plans that reports are made of."""

import pytest

from lfa.model.plan import Plan


@pytest.fixture
def problems_only() -> Plan:
    """A workbook as people bring it: problems, their links, a focal one, and nothing else."""
    plan = Plan("Ren å", language="sv")
    plan.problems.extend(
        [("P1", "Fångsterna minskar"), ("P2", "Vattnet är förorenat"), ("P3", "Avloppsvatten renas inte")],
        [("P3", "P2"), ("P2", "P1")],
    )
    plan.problems.focal = "P2"
    return plan


@pytest.fixture
def small() -> Plan:
    """A plan with a logframe of which nothing is a draft."""
    plan = Plan("Clean river", summary="We clean the river.")
    plan.logframe.add("R0", "The river is clean", level="outcome")
    plan.logframe.add("R1", "Waste water is treated", level="output", parents="R0")
    plan.logframe.indicators.add(
        "I1", "Treated share", result="R1", baseline="40 %", baseline_year=2023, target="70 %", source="Register"
    )
    plan.logframe.assumptions.add("AS1", "The flow stays normal", result="R1")
    plan.logframe.assumptions.add("AS2", "The loan is granted", kind="precondition")
    plan.activities.add("A1", "Build the plant", result="R1")
    return plan
