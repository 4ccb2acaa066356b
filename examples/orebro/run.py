"""Från kort på en vägg till två expeditioner, med bilder, tabeller och rapport.

Kör med ``python run.py`` och titta i mappen ``out`` bredvid; eller ange en annan mapp.
"""

import sys
from pathlib import Path

import lfa
from lfa.analysis.approach import profiles
from lfa.analysis.coverage import coverage
from lfa.analysis.duplicates import duplicates
from lfa.analysis.needs import count_cards, voices
from lfa.analysis.portfolio import portfolio
from lfa.io.cards import add_cards
from lfa.reports import write_report
from lfa.terms import term

HERE = Path(__file__).resolve().parent
KINDS = {"cruise": "alltså kryssning", "expedition": "alltså expedition", "mixed": "men blandad"}


def from_the_wall(plan: lfa.Plan) -> None:
    """Från väggen till trädet: varje kort har precis ett öde, och varje problem känner sina röster."""
    cards, account = lfa.read_cards(HERE / "kort.csv", language="sv")
    print(account)
    entered = add_cards(plan, cards)
    print(f"{len(entered.added)} nya kort, {len(entered.recognised)} kända: inget kort läggs till två gånger")
    for one in duplicates(plan)[:3]:
        print(f"Kanske samma: {one.card} och {one.other}")

    count = count_cards(plan)[0]
    told = f"{count.placed} placerade + {count.merged} sammanslagna + {count.parked} parkerade + {count.open} öppna"
    print(f"{count.cards} kort in = {told}")
    for problem in plan.problems:
        if heard := voices(plan, problem.id):
            print(f"  {problem.statement} ({', '.join(card.id for card in heard)})")
    heard = coverage(plan)
    for gap in heard.unanswered:
        print(f"Ingen svarade på: {term('choices', f'card_prompt.{gap.name}', 'sv')}")


def main(out: Path) -> None:
    """Gå igenom planen steg för steg."""
    out.mkdir(parents=True, exist_ok=True)
    plan = lfa.read(HERE / "plan.xlsx")

    # Vad som är regionens och vad som är påhittat för exemplets skull.
    told = [element.id for element in plan.elements if not element.illustrative]
    print(f"{len(told)} uppgifter kommer från regionen: {', '.join(told)}")
    print("Allt annat är påhittat och märkt som illustrativt.")

    from_the_wall(plan)

    # Målkonflikterna är identifierade; det återstår att säga vilka mål som står mot varandra.
    for conflict in plan.conflicts:
        sides = ", ".join(conflict.sides) or "sidorna är inte angivna"
        print(f"Målkonflikt {conflict.id}: {conflict.statement} ({sides})")

    # De två expeditionerna: är de det de kallas? Ett enda svar vid andra polen gör profilen blandad.
    for profile in profiles(plan):
        mean = f"{profile.mean:+.1f}".replace(".", ",")
        print(f"{plan.missions[profile.subject].statement}: medelvärde {mean}, {KINDS[profile.kind]}")
        for one in profile.against:
            print(f"  mot expeditionen talar: {term('choices', f'approach_criterion.{one}', 'sv')}")
    for closed in portfolio(plan).closed:
        print(f"Prövat och avslutat: {closed.id}. Lärdom: {closed.learned[0]}")

    # Huvuduppgiften på enbart problemen: mål och logframe som utkast.
    draft = lfa.read(HERE / "problems.xlsx")
    draft.objectives = lfa.to_objectives(draft.problems)
    draft.logframe = lfa.to_logframe(draft.objectives)
    lfa.write(draft, out / "utkast.xlsx")

    lfa.picture(plan, "problem-tree", page="A3").save(out / "problemtrad.pdf")
    lfa.picture(plan, "objective-tree", page="A3").save(out / "maltrad.pdf")
    lfa.picture(plan, "mission-map", page="A3").save(out / "uppdragskarta.pdf")
    lfa.picture(plan, "approach", page="A4").save(out / "expeditioner.pdf")
    files = write_report(plan, out / "rapport")
    print(f"{len(files)} filer i rapporten; börja med {out / 'rapport' / 'report.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "out")
