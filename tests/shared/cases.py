"""Published teaching cases as plans, loaded through the public face; the files lie beside the checkout."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import lfa
from lfa.model.element import Derivation

#: What the cases call a stakeholder, in the words of the model.
_GROUPS = {"target group": "target_group", "implementer": "implementer", "financier": "financier"}


def case_files(shared: Path) -> list[Path]:
    """Return the files of all cases, in order."""
    return sorted((shared / "method" / "cases").glob("*.json"))


def case_to_plan(path: Path) -> lfa.Plan:
    """Return a case as a plan: stakeholders, both trees, strategies and the logframe."""
    case = json.loads(path.read_text(encoding="utf-8"))
    plan = lfa.Plan(case["title"], language=case["language"])
    for number, one in enumerate(case.get("stakeholders") or (), 1):
        plan.stakeholders.add(f"S{number}", one["name"], group=_GROUPS.get(one.get("group")), tags=one.get("group", ()))
    if case.get("problem_tree"):
        plan.problems = _problems(case["problem_tree"])
    if case.get("objective_tree"):
        plan.objectives = _objectives(case["objective_tree"], plan.problems)
    for one in case.get("strategies") or ():
        plan.strategies.add(
            one["id"].replace("S", "ST"), one["name"], objectives=one["objectives"], chosen=one["chosen"]
        )
    for number, name in enumerate(case.get("strategy_criteria") or (), 1):
        plan.strategies.criteria.add(f"K{number}", name)
    if case.get("logframe"):
        _logframe(plan, case["logframe"])
    return plan


def _problems(case: Mapping[str, Any]) -> lfa.ProblemTree:
    tree = lfa.ProblemTree()
    for node in case["nodes"]:
        tree.add(node["id"], node["text"], starter=node["id"] == case.get("starter_problem"))
    tree.extend((), [(edge["cause"], edge["effect"]) for edge in case["edges"]])
    tree.focal = case["focal"]
    return tree


def _objectives(case: Mapping[str, Any], problems: lfa.ProblemTree) -> lfa.ObjectiveTree:
    """Load the objectives; where the arrows are said to mirror the problem tree, mirror them."""
    tree = lfa.ObjectiveTree()
    home: dict[str, list[str]] = {}
    for node in case["nodes"]:
        sources = node["from_problem"] or []
        sources = [sources] if isinstance(sources, str) else sources
        memory = [Derivation(one, str(problems[one].statement)) for one in sources]
        tree.add(node["id"], node["text"], derived_from=memory)
        for one in sources:
            home.setdefault(one, []).append(node["id"])
    if isinstance(case["edges"], str):
        pairs = [(a, b) for link in problems.links for a in home.get(link.cause, ()) for b in home.get(link.effect, ())]
    else:
        pairs = [(edge["means"], edge["end"]) for edge in case["edges"]]
    tree.extend((), [lfa.MeansEndLink(means, end, confirmed=False) for means, end in dict.fromkeys(pairs)])
    tree.focals = [one for focal in problems.focals for one in home.get(focal, ())]
    return tree


def _logframe(plan: lfa.Plan, case: Mapping[str, Any]) -> None:
    above: dict[str, str] = {}
    for row in case["rows"]:
        home = _activity(plan, row) if row["level"] == "activity" else _result(plan, row, above)
        for text in row.get("assumptions") or ():
            linked = [text["links_to"]] if text.get("links_to") else []
            plan.logframe.assumptions.add(None, text["text"], derived_from=linked, **home)
    for text in case.get("preconditions") or ():
        plan.logframe.assumptions.add(None, text, kind="precondition")


def _result(plan: lfa.Plan, row: Mapping[str, Any], above: dict[str, str]) -> dict[str, str]:
    """Add a row with its indicators; each level leads to the nearest level above."""
    levels = ["impact", "outcome", "output"]
    parent = next((above[one] for one in reversed(levels[: levels.index(row["level"])]) if one in above), None)
    made = plan.logframe.add(f"R-{row['code']}", row["statement"], level=row["level"], parents=parent, code=row["code"])
    above.setdefault(row["level"], made.id)
    for one in row.get("indicators") or ():
        _indicator(plan, {"result": made.id}, one, row.get("sources") or ())
    return {"result": made.id}


def _indicator(plan: lfa.Plan, home: Mapping[str, str], case: Mapping[str, Any], sources: Iterable[str]) -> None:
    plan.logframe.indicators.add(
        None,
        case["text"],
        unit=case["unit"],
        baseline=case["baseline"],
        baseline_year=case["baseline_date"],
        target=case["target"],
        target_year=case["target_date"],
        source="\n".join(sources),
        **home,
    )


def _activity(plan: lfa.Plan, row: Mapping[str, Any]) -> dict[str, str]:
    home = next((one for one in (f"R-{row.get('parent')}", f"R-{row['code'].partition('.')[0]}") if one in plan), None)
    made = plan.activities.add(
        "A-" + re.sub(r"[^\w.]", "-", row["code"]), row["statement"], result=home, code=row["code"]
    )
    for one in row.get("indicators") or ():
        _indicator(plan, {"level": "activity"}, one, row.get("sources") or ())
    return {"activity": made.id}
