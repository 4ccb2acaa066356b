"""What type checkers see through the lazy face. Never run: mypy reads it, and an ``Any`` would fail."""

from typing import assert_type

import networkx

import lfa

plan = lfa.Plan("Clean river", language="en", dialect="eu")
assert_type(plan.problems, lfa.ProblemTree)
assert_type(plan.objectives, lfa.ObjectiveTree)
assert_type(plan.logframe, lfa.Logframe)

problem = plan.problems.add("P1", "Fish catches are falling")
assert_type(problem, lfa.Problem)
assert_type(problem.id, str)
assert_type(plan.problems["P1"], lfa.Problem)
assert_type(plan.problems.link("P2", "P1"), lfa.CausalLink)
for each in plan.problems:
    assert_type(each, lfa.Problem)

assert_type(lfa.to_objectives(plan.problems), lfa.ObjectiveTree)
assert_type(lfa.to_logframe(plan.objectives, purpose="O1"), lfa.Logframe)
graph: networkx.DiGraph[str] = lfa.to_graph(plan.problems)

assert_type(lfa.read("plan.xlsx"), lfa.Plan)
assert_type(lfa.write(plan, "plan.json"), lfa.LossReport)
for finding in lfa.check(plan):
    assert_type(finding, lfa.Finding)
