"""Fra en væg med kort til en bestyrelses valg: tre arbejdsdage i Midt- og Vestjylland.

Kør med ``python run.py`` og se i mappen ``out`` ved siden af; eller angiv en anden mappe.
"""

import sys
from pathlib import Path

import lfa
from lfa.analysis.attendance import attendance
from lfa.analysis.coverage import coverage
from lfa.analysis.decisions import decision
from lfa.analysis.needs import count_cards
from lfa.analysis.sorting import place_all
from lfa.analysis.votes import tally
from lfa.analysis.weights import turns
from lfa.io.cards import add_cards, read_votes
from lfa.plot.paper import print_out
from lfa.reports import write_report

HERE = Path(__file__).resolve().parent


def from_the_wall(out: Path) -> None:
    """Begynd forfra: kort og stemmer fra eksporten, mål af ønskerne, risici af benspændene."""
    cards, account = lfa.read_cards(HERE / "kort.csv", language="da")
    print(account)
    for card in cards:
        cards.update(card.id, illustrative=True)  # de er opdigtede, og det skal stå på dem
    plan = lfa.Plan("Fra væggen", language="da")
    plan.needs = cards
    votes, _ = read_votes(HERE / "stemmer.csv", plan)
    print(f"{len(votes)} stemmer indført")
    wishes, risks = place_all(plan, "wish"), place_all(plan, "obstacle", "risks")
    for step, drafts in ((plan.objectives, wishes), (plan.risks, risks)):
        for draft in drafts:
            step.update(draft.id, illustrative=True)
    print(f"{len(wishes)} udkast til mål af ønskerne, {len(risks)} udkast til risici af benspændene")
    lfa.write(plan, out / "fra-vaeggen.xlsx")


def main(out: Path) -> None:
    """Gå igennem planen trin for trin."""
    out.mkdir(parents=True, exist_ok=True)
    from_the_wall(out)
    plan = lfa.read(HERE / "plan.xlsx")

    met = attendance(plan)
    print(f"{met.workshops} arbejdsdage, {met.participants} repræsentanter, {len(met.organisations)} kommuner")

    # Den samme eksport igen: alle kort bliver genkendt, også dem der er slået sammen og parkeret.
    cards, _ = lfa.read_cards(HERE / "kort.csv", language="da")
    entered = add_cards(plan, cards)
    print(f"{len(entered.added)} nye kort, {len(entered.recognised)} genkendt")
    count = count_cards(plan)[0]
    told = f"{count.placed} placeret + {count.merged} slået sammen + {count.parked} parkeret + {count.open} åbne"
    print(f"{count.cards} kort ind = {told}")

    # Hvem høres hvor, og hvad svarede ingen på?
    heard = coverage(plan)
    for gap in heard.unanswered:
        print(f"Ingen svarede på: {gap.name} ({plan.needs.workshops[gap.workshop].statement})")

    # Stemmerne er råd, og pointene også. Bestyrelsens valg står for sig.
    found = tally(plan, limit=3)
    print("Flest prikker:", "; ".join(f"{one.statement} {one.dots}" for one in found.standings[:3]))
    for turn in turns(plan.strategies, top=3)[:1]:
        criterion = plan.strategies.criteria[turn.criterion].statement
        at = f"{turn.at:g}".replace(".", ",")
        print(f"De tre første skifter, hvis »{criterion}« vejer {at} % i stedet for {turn.weight:g} %")
    board = decision(plan)
    for one in board.choices:
        if one.chosen:
            print(f"Valgt for {one.period}: {one.statement}")
    print("Valget afviger fra rangordenen" if board.differs else "Valget følger rangordenen (pointene er opdigtede)")

    print_out(plan, "cards").save(out / "kort.pdf")
    print_out(plan, "ballots", workshop="W1", count=12).save(out / "stemmesedler.pdf")
    print_out(plan, "scoring").save(out / "pointark.pdf")
    lfa.picture(plan, "problem-tree", page="A4").save(out / "problemtrae.svg")
    lfa.picture(plan, "objective-tree", page="A4").save(out / "maaltrae.svg")
    files = write_report(plan, out / "rapport")
    print(f"{len(files)} filer i rapporten; begynd med {out / 'rapport' / 'report.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "out")
