"""Fra det vilde problem til prøvehandlinger: portefølje, billeder, ark og rapport.

Kør med ``python run.py``, og se i mappen ``out`` ved siden af; eller angiv en anden mappe.
"""

import datetime
import sys
from pathlib import Path

import lfa
from lfa.analysis.approach import profiles
from lfa.analysis.missions import chain
from lfa.analysis.portfolio import portfolio
from lfa.reports import write_report

HERE = Path(__file__).resolve().parent
#: Dagen, der ses fra: hvad der er over tid, afhænger af den.
DAY = datetime.date(2025, 1, 15)
SAID = {"cruise": "krydstogt", "expedition": "ekspedition", "mixed": "blandet"}
KINDS = ("mission-map", "portfolio", "actors", "approach")


def main(out: Path) -> None:
    """Gå planen igennem skridt for skridt."""
    out.mkdir(parents=True, exist_ok=True)
    plan = lfa.read(HERE / "plan.xlsx")

    # Kæden: til hver problemformulering hører en mission, og de fire unavngivne anbefalinger hører ikke under noget.
    for stage in chain(plan):
        print(f"{'  ' * stage.depth}{stage.id} {stage.label if stage.label != stage.id else '(ikke navngivet)'}")

    # Porteføljen: hvem mangler, hvad er over tid, hvad gøres to gange.
    looked = portfolio(plan, DAY)
    counts = looked.counts
    print(
        f"{counts['recommendations']} anbefalinger i {counts['missions']} missioner; regionen er med i {counts['joined']}"
    )
    print(f"Uden tovholder: {', '.join(looked.no_lead)}")
    for late in looked.overdue:
        print(f"Over tid pr. {DAY}: {late.id} ({late.due})")
    for same in looked.same_steps:
        print(f"Samme næste skridt: {' og '.join(same.ids)}")
    for point in looked.single_points:
        print(f"Hænger på {plan.actors[point.actor].statement}: {', '.join((*point.alone, *point.missions))}")

    # Krydstogt eller ekspedition: ét kriterium ved den modsatte pol gør svaret blandet (svarene er opdigtede).
    for profile in profiles(plan):
        print(f"{profile.subject}: {SAID[profile.kind]}, gennemsnit {profile.mean:+.1f}".replace(".", ","))

    for kind in KINDS:
        for file in lfa.picture(plan, kind, page="A3").save(out / f"{kind}.pdf"):
            print(file.name)
    files = write_report(plan, out / "rapport")
    print(f"{len(files)} filer i rapporten; begynd med {out / 'rapport' / 'report.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "out")
