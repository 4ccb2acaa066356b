"""Bliv længere i problemet: perspektiver fra tre sektorer, fire netværksgrupper, læring og påstande om udbytte.

Kør med ``python run.py``, og se i mappen ``out`` ved siden af; eller angiv en anden mappe.
"""

import sys
from pathlib import Path

import lfa
from lfa.analysis.perspectives import readings
from lfa.analysis.portfolio import portfolio
from lfa.reports import write_report

HERE = Path(__file__).resolve().parent
GATE = "NED-PERSPECTIVES"
KINDS = ("problem-tree", "mission-map", "portfolio", "actors")


def too_early(plan: lfa.Plan) -> None:
    """Vis fasens port: det samme problem, før de andre sektorer blev hørt."""
    early = plan.copy()
    for one in ("PV5", "PV6"):
        early.needs.perspectives.remove(one)
    for finding in lfa.check(early, select=[GATE]):
        print(finding.message)
    # Porten kan åbnes, når nogen siger hvorfor; grunden bliver stående.
    early.problems.update("P4", waivers={GATE: "Kommunerne høres på næste møde"})
    print(f"Efter en begrundelse: {len(lfa.check(early, select=[GATE]))} bemærkninger")
    print(f"Med alle tre sektorer: {len(lfa.check(plan, select=[GATE]))} bemærkninger")


def main(out: Path) -> None:
    """Gå planen igennem skridt for skridt."""
    out.mkdir(parents=True, exist_ok=True)
    plan = lfa.read(HERE / "plan.xlsx")

    # Samme problem, læst fra hver sin sektor.
    for one in readings(plan):
        if one.perspectives:
            print(f"{one.problem} {one.statement}: {len(one.views)} perspektiver")
    too_early(plan)

    # En aktør i to grupper er én aktør.
    groups = sorted({row.group for row in plan.needs.participations if row.group})
    print(f"{len(groups)} netværksgrupper: {', '.join(groups)}")
    for actor in plan.actors:
        if len(actor.groups) > 1:
            print(f"{actor.statement} er med i {' og '.join(actor.groups)}")

    # Læring med metode og kilde, og påstande om udbytte med belæg.
    for learning in plan.missions.learnings:
        print(f"{learning.action}: {learning.statement} ({learning.method}; {learning.source})")
    for claim in plan.missions.outcome_claims:
        print(f"{claim.claimed_by} om {claim.about}: {claim.statement} ({claim.method or 'uden oplyst metode'})")
    ended = [one for one in plan.missions.trial_actions if one.status == "ended"]
    print(f"Afsluttet med læring: {', '.join(one.id for one in ended)}; uden tovholder: {len(portfolio(plan).no_lead)}")

    for kind in KINDS:
        for file in lfa.picture(plan, kind, page="A4").save(out / f"{kind}.pdf"):
            print(file.name)
    files = write_report(plan, out / "rapport")
    print(f"{len(files)} filer i rapporten; begynd med {out / 'rapport' / 'report.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "out")
