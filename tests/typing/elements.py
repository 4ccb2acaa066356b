"""How people write elements, seen by a strict type checker. Never run: mypy reads it.

Plain strings stand for texts, numbers for quantities, codes for choices, one id for several.
"""

import datetime
from typing import assert_type

import lfa

problem = lfa.Problem("P1", "Fish catches are falling", status="agreed", importance=3, tags="water", basis="evidence")
objective = lfa.Objective("O1", {"en": "Clean", "sv": "Rent"}, derived_from="P1", level="output", realistic=None)
result = lfa.Result("R1", "Waste water is treated", level="output", parents="R0", goals=["G1"], weight=40)
activity = lfa.Activity("A1", "Survey", start="2026-03-01", end=datetime.date(2026, 4, 1), cost=12.5, depends_on=["A0"])
card = lfa.Card("C1", "Bussen går för sällan", dimension="social", prompt="problem", votes=3)
score = lfa.Score("ST1", "K1", value=4, confidence="high")
interaction = lfa.Interaction("G1", "G2", score=-1, date=2026)
indicator = lfa.Indicator(
    "I1",
    lfa.Text("Treated share", {"sv": "Renad andel"}),
    baseline=40,
    target="70 %",
    baseline_year=2020,
    kind="percentage",
    disaggregation=["sex"],
    waivers={"IND-X": "agreed with the donor"},
    extra={"Kommun": "Örebro", "Count": 5, "Own": True},
)

if indicator.baseline is not None:
    assert_type(indicator.baseline.number, int | float | None)
if problem.statement is not None:
    assert_type(problem.statement.in_language("sv"), str)
assert_type(problem.label, str)
assert_type(problem.evolve(votes=3), lfa.Problem)
assert_type(result.parents, tuple[str, ...])

plan = lfa.Plan({"en": "Clean river", "sv": "Ren flod"}, language="sv", start=2026, themes=["water"])
plan.title = lfa.Text("Ren flod")
plan.problems = lfa.ProblemTree([problem, lfa.Problem("P2")], [("P2", "P1")], focals="P1")
plan.problems.focal = "P1"
assert_type(plan.problems.add(None, {"sv": "Vatten"}, votes=3), lfa.Problem)
assert_type(plan.problems.update("P1", statement="Fisk"), lfa.Problem)
assert_type(plan.problems.get("P9"), lfa.Problem | None)
assert_type(plan.problems.link("P1", "P2", feedback=True, strength="necessary"), lfa.CausalLink)
assert_type(plan.problems.causes("P1"), list[lfa.Problem])
assert_type(plan.logframe.indicators.add(indicator), lfa.Indicator)
assert_type(plan.logframe.at("output"), list[lfa.Result])
assert_type(plan.interactions.add("G1", "G2", score=-1), lfa.Interaction)
assert_type(plan.strategies.scores["ST1", "K1", None], lfa.Score)
assert_type(plan.find("P1"), lfa.Element | None)
assert_type(plan.faults(), tuple[lfa.Fault, ...])
assert_type(plan.copy(), lfa.Plan)
assert_type(plan.problems.copy(), lfa.ProblemTree)
assert_type(lfa.tables(plan)["problems"], list[dict[str, object]])
