"""From a workbook of problems to a logframe, pictures and a report.

Run it with ``python run.py`` and look in the folder ``out`` beside it; or name another folder.
"""

import sys
from pathlib import Path

import lfa
from lfa.reports import write_report

HERE = Path(__file__).resolve().parent
PICTURES = ("problem-tree", "objective-tree", "logframe")


def main(out: Path) -> None:
    """Go the whole way, one step of the method at a time."""
    out.mkdir(parents=True, exist_ok=True)
    finished = lfa.read(HERE / "plan.xlsx")

    # What the problem workshop left behind.
    plan = lfa.read(HERE / "problems.xlsx")
    print(f"{len(plan.problems)} problems; the focal one: {plan.problems[plan.problems.focal].statement}")

    # Objectives come as drafts, each with a memory of its problem. People word them: here, as the
    # group in plan.xlsx did.
    plan.objectives = lfa.to_objectives(plan.problems)
    worded = {objective.sources: objective.statement for objective in finished.objectives}
    for draft in plan.objectives:
        plan.objectives.update(draft.id, statement=worded[draft.sources], status="agreed")
    print(f"{len(plan.objectives)} objectives; none for the drying river, which nobody here can change")

    # The strategies, the scores and the decision stand in plan.xlsx; the logframe follows the one chosen.
    (chosen,) = finished.strategies.chosen
    plan.strategies.add(chosen.evolve(decision_reason=chosen.decision_reason))
    plan.logframe = lfa.to_logframe(plan.objectives, strategy=chosen, problems=plan.problems)
    for result in plan.logframe:
        print(f"  {result.level}: {result.statement}")
    for assumption in plan.logframe.assumptions:
        print(f"  left outside, so perhaps an assumption: {assumption.statement}")
    lfa.write(plan, out / "draft.xlsx")

    # What people added after that: indicators, activities, budget, risks ... One line a change.
    changes = [str(change) for change in lfa.diff(plan, finished)]
    (out / "changes.txt").write_text("\n".join(changes) + "\n", encoding="utf-8")
    print(f"{len(changes)} changes between the draft and the finished plan: changes.txt")

    # Pictures, to paste from or to print; then the whole folder a colleague can be handed.
    for kind in PICTURES:
        for suffix in (".svg", ".pdf", ".png"):
            lfa.picture(finished, kind, page="A3").save(out / f"{kind}{suffix}")
    files = write_report(finished, out / "report")
    print(f"{len(files)} files in the report; begin with {out / 'report' / 'report.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "out")
