"""How long ``lfa.check`` takes on whole plans of 100, 1 000 and 10 000 elements, and whether that grows linearly.

    python benchmarks/check.py [--rules]

With ``--rules`` the dearest rules are named, too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from time import process_time

import lfa
from lfa.checks.case import Case
from lfa.checks.rule import Rule
from lfa.checks.runner import every_rule

AIM = 0.3


def whole(count: int) -> lfa.Plan:
    """Make a plan with about so many elements, through all steps, with faults of many kinds."""
    plan = lfa.Plan("A plan for measuring", start="2026-01-01", end="2029-12-31")
    size = max(count // 10, 3)
    problems = [
        lfa.Problem(
            f"P{n}", f"{'Lack of' if n % 7 == 0 else 'Falling'} number {n} in {n % 91} villages because of rain"
        )
        for n in range(2 * size)
    ]
    links = [(f"P{n}", f"P{(n - 1) // 3}") for n in range(1, 2 * size)]
    plan.problems.extend(problems, [*links, *((f"P{n}", f"P{n // 9 + 1}") for n in range(2 * size // 2, 2 * size, 10))])
    plan.problems.focal = "P0"
    plan.objectives = lfa.to_objectives(plan.problems)
    plan.logframe.add("R0", "People in the valley are healthy", level="impact")
    plan.logframe.add("R1", "Families drink clean water", level="outcome", parents="R0")
    for n in range(2, size):
        plan.logframe.add(f"R{n}", f"Well number {n} is repaired", level="output", parents="R1")
    for n in range(2, size):
        for part in ("a", "b"):
            plan.logframe.indicators.add(
                f"I{n}{part}", f"Number {n}{part} of good wells", result=f"R{n}", baseline=n, target=str(n + 5)
            )
        plan.logframe.assumptions.add(f"AS{n}", f"Rain falls as in year {n}", result=f"R{n}", likelihood="likely")
        plan.activities.add(f"A{n}", f"Dig well number {n}", result=f"R{n}", start="2026-02-01", end="2026-05-01")
        plan.resources.add(f"B{n}", f"Pump {n}", activity=f"A{n}", amount=str(n))
        plan.stakeholders.add(f"S{n}", f"Village {n}", interest=3)
    return plan


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the least processor time of several runs."""

    def once() -> float:
        start = process_time()
        work()
        return process_time() - start

    return min(once() for _ in range(times))


def dearest(plan: lfa.Plan, most: int = 12) -> list[tuple[float, str]]:
    """Return the rules that take most time, with the seconds of each; the first of a kind builds the index."""

    def once(rule: Rule, case: Case) -> float:
        start = process_time()
        for _ in rule.judge(case):
            pass
        return process_time() - start

    case = Case(plan)
    return sorted(((once(rule, case), rule.code) for rule in every_rule()), reverse=True)[:most]


def main() -> int:
    """Print the time for each size; the exit code is 1 when the aim is missed."""
    seconds = {}
    for size in (100, 1_000, 10_000):
        plan = whole(size)
        count = sum(1 for _ in plan.elements)
        seconds[size] = best(partial(lfa.check, plan)) / count * size
        print(f"{count:>6} elements: {seconds[size]:.3f} s for {size} ({len(lfa.check(plan))} findings)")
        if "--rules" in sys.argv:
            for took, code in dearest(plan):
                print(f"        {took:.3f} s {code}")
    growth = seconds[10_000] / seconds[1_000]
    print(f"1 000 elements: aim {AIM} s; ten times as many take {growth:.1f} times as long: aim below 15")
    return int(seconds[1_000] > AIM or growth > 15)


if __name__ == "__main__":
    sys.exit(main())
