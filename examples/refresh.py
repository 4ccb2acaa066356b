"""Write again what the examples and the documentation ship: workbooks and the picture in README.md.

For those who work on lfa: run it when the samples or the look of workbooks and pictures have changed.
"""

from pathlib import Path

from goal_conflicts import write_goal_conflicts

import lfa

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write all of them."""
    for name, plan in (("river", lfa.samples.river(translations=False)), ("orebro", lfa.samples.orebro())):
        folder = ROOT / "examples" / name
        lfa.write(plan, folder / "plan.xlsx", strict=True)
        lfa.write(lfa.samples.problems_of(plan), folder / "problems.xlsx", strict=True, shows="tree")
    lfa.write(lfa.samples.direktion(), ROOT / "examples" / "direktion" / "plan.xlsx", strict=True)
    lfa.write(lfa.samples.midtvest(), ROOT / "examples" / "midtvest" / "plan.xlsx", strict=True)
    lfa.write(lfa.samples.midtjylland(), ROOT / "examples" / "midtjylland" / "plan.xlsx", strict=True, shows="missions")
    write_goal_conflicts(ROOT / "examples" / "orebro")
    picture = lfa.picture(lfa.samples.river(), "problem-tree", page="A4")
    picture.save(ROOT / "docs" / "_static" / "river-problem-tree.svg")


if __name__ == "__main__":
    main()
