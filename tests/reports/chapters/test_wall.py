"""The chapters about cards, votes, decisions and dissent: what they say, and that small groups are pooled in them."""

import lfa
from lfa.analysis.votes import tally
from lfa.reports.chapters.needs import heard, law, missing, needs, nodes
from lfa.reports.chapters.strategies import strategies
from lfa.reports.chapters.votes import counted, decided, dissent, votes, weighed
from lfa.reports.document import Grid, Heading, Listing, Paragraph
from lfa.reports.view import View


def headings(blocks) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def lines(blocks) -> list[str]:
    return [item.text for block in blocks if isinstance(block, Listing) for item in block.items]


def wall() -> lfa.Plan:
    plan = lfa.Plan(language="en")
    plan.needs.workshops.add("W1", "Day 1", prompts=["wish"])
    for number, name in enumerate("AAAABBCC", 1):
        plan.needs.add(f"C{number}", f"Card {number}", organisation=f"Body {name}", workshop="W1", votes=number)
    return plan


def test_the_law_is_said_first():
    plan = wall()
    first = next(needs(View(plan)))
    assert law(plan) == first.text == "8 cards in = 0 placed + 0 merged + 0 parked + 8 open"


def test_a_plan_without_cards_has_no_chapter_on_them():
    assert [] == list(needs(View(lfa.Plan())))
    assert [] == list(votes(View(lfa.Plan())))


def test_voices_of_small_groups_are_pooled():
    plan = wall()
    plan.problems.add("P1", "A problem", derived_from=plan.needs.ids)
    [row] = nodes(plan).rows
    assert "Body A 4, 2 small groups together 4" == row[3]
    assert "Body B" not in str(heard(plan)) + str(nodes(plan))


def test_what_is_missing_is_said_in_sentences():
    plan = wall()
    plan.needs.participations.add("W1", organisation="Silent")
    plan.themes = ["Travel"]
    plan.needs.update("C1", dimension="social", parked="later")
    plan.objectives.add("O1", "An objective", tags=["social"])
    plan.conflicts.add("GC1", "A conflict")
    said = " ".join(missing(plan))
    for part in ("7 cards are still open", "about wish", "Silent", "Travel", "social", "gender", "O1"):
        assert part in said


def test_readings_are_shown_with_who_reads():
    plan = wall()
    plan.problems.add("P1", "Staff cannot be found")
    plan.needs.perspectives.add("PV1", "No bus runs", problem="P1", sector="company", organisation="Firm A")
    grid = next(block for block in needs(View(plan)) if isinstance(block, Grid) and "Reading" in block.headings)
    assert (("P1 Staff cannot be found", "Firm A, company", "No bus runs"),) == grid.rows


def test_sums_on_cards_are_told_as_such():
    blocks = list(votes(View(wall())))
    assert any("no ballots are recorded" in block.text for block in blocks if isinstance(block, Paragraph))


def test_ballots_of_small_groups_are_pooled():
    plan = wall()
    for ballot, name in enumerate("AAAABBCC", 1):
        plan.needs.votes.add("C1", str(ballot), dots=1, organisation=f"Body {name}")
    grids = [block for block in votes(View(plan)) if isinstance(block, Grid)]
    assert ["Body A", "2 small groups together"] == [row[1] for row in grids[1].rows]


def test_what_is_to_be_looked_at_is_listed():
    plan = wall()
    plan.needs.workshops.update("W1", participants=1)
    plan.needs.workshops.add("W2", participants=2)
    plan.needs.votes.add("C1", "1", dots=4, workshop="W1", organisation="A")
    plan.needs.votes.add("C2", "1", dots=4, workshop="W2", organisation="B")
    said = lines(counted(plan, tally(plan, limit=3, per_card=3), 3, 3))
    assert any("As many dots each: C1, C2" in one for one in said)
    assert any("nearly all its dots from A" in one for one in said)
    assert any("differ in size (1, 2)" in one for one in said)
    assert any("gave C1 4 dots, more than the 3 one card may get" in one for one in said)
    assert any("gave 4 dots, more than the 3 it had" in one for one in said)


def test_a_ranking_tells_who_fails_and_where_the_top_changes():
    plan = lfa.samples.midtvest()
    plan.strategies.scores.update(("ST5", "K1", None), value=1)
    grids = [block for block in weighed(plan) if isinstance(block, Grid)]
    assert any("opfylder ikke: Merværdi" in row[0] for row in grids[0].rows)
    assert "33,33 %" in str(grids[1].rows)


def test_where_no_weight_matters_that_is_said():
    plan = lfa.Plan(language="en")
    plan.strategies.add("ST1", "a"), plan.strategies.add("ST2", "b")
    for name, value in (("K1", 5), ("K2", 4)):
        plan.strategies.criteria.add(name, "c", lowest=1, highest=5)
        plan.strategies.scores.add("ST1", name, value=value), plan.strategies.scores.add("ST2", name, value=1)
    assert any("the same 1 stay on top" in block.text for block in weighed(plan) if isinstance(block, Paragraph))


def test_nothing_decided_says_nothing():
    assert [] == list(decided(lfa.Plan()))


def test_without_scores_a_decision_stands_alone():
    plan = lfa.Plan(language="en")
    plan.strategies.add("ST1", "a", chosen=True, dissent="Not everybody")
    blocks = list(decided(plan))
    assert ["Dissent on a: Not everybody"] == lines(blocks)
    assert not any("ranking" in block.text for block in blocks if isinstance(block, Paragraph))


def test_dissent_on_links_and_scores_is_printed():
    plan = lfa.Plan(language="en")
    plan.problems.add("P1", "one"), plan.problems.add("P2", "two")
    plan.problems.link("P2", "P1", dissent="The drivers do not agree")
    [grid] = dissent(View(plan))
    assert "The drivers do not agree" == grid.rows[0][2]
    assert "P2 two → P1 one" == grid.rows[0][1]
    assert [] == list(dissent(View(lfa.Plan())))


def test_what_is_invented_is_marked_in_headings():
    assert all("llustrativ" in one for one in headings(weighed(lfa.samples.midtvest()))[:1])
    assert any("Point (illustrativ)" == one for one in headings(strategies(View(lfa.samples.midtvest()))))
