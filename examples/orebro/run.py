"""Från behovsinventering till bilder, tabeller och rapport.

Kör med ``python run.py`` och titta i mappen ``out`` bredvid; eller ange en annan mapp.
"""

import sys
from collections import Counter
from pathlib import Path

import lfa
from lfa.reports import write_report

HERE = Path(__file__).resolve().parent


def main(out: Path) -> None:
    """Gå igenom planen steg för steg."""
    out.mkdir(parents=True, exist_ok=True)
    plan = lfa.read(HERE / "plan.xlsx")

    # Vad som är regionens och vad som är påhittat för exemplets skull.
    told = [element.id for element in plan.elements if not element.illustrative]
    print(f"{len(told)} uppgifter kommer från regionen: {', '.join(told)}")
    print("Allt annat är påhittat och märkt som illustrativt.")

    # Korten: hur många från varje organisation, och vilka problem de blev.
    voices = Counter(card.organisation or "utan namn" for card in plan.needs)
    print("Kort:", ", ".join(f"{name} {count}" for name, count in sorted(voices.items())))
    for problem in plan.problems:
        if problem.sources:
            print(f"  {problem.statement} ({', '.join(problem.sources)})")

    # Målkonflikterna är identifierade; det återstår att säga vilka mål som står mot varandra.
    for conflict in plan.conflicts:
        sides = ", ".join(conflict.sides) or "sidorna är inte angivna"
        print(f"Målkonflikt {conflict.id}: {conflict.statement} ({sides})")

    # Huvuduppgiften på enbart problemen: mål och logframe som utkast.
    draft = lfa.read(HERE / "problems.xlsx")
    draft.objectives = lfa.to_objectives(draft.problems)
    draft.logframe = lfa.to_logframe(draft.objectives)
    lfa.write(draft, out / "utkast.xlsx")

    lfa.picture(plan, "problem-tree", page="A3").save(out / "problemtrad.pdf")
    lfa.picture(plan, "objective-tree", page="A3").save(out / "maltrad.pdf")
    files = write_report(plan, out / "rapport")
    print(f"{len(files)} filer i rapporten; börja med {out / 'rapport' / 'report.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "out")
