"""The rows about cards in Region Örebro's needs inventory, each as a test named after it; the cards are invented."""

import io

import pytest

import lfa
from lfa.analysis.coverage import coverage
from lfa.analysis.needs import node_voices, voices
from lfa.analysis.sorting import merge_cards, place, unmerge_cards
from lfa.io.cards import add_cards, read_cards

ORGANISATIONS = ["Region Örebro län", "Länsstyrelsen"]
TEXT = "Åtgärd {number}: för få bussar på kvällen i väster och öster"


@pytest.fixture
def inventory() -> bytes:
    """Thirty persons, a card each, as a form exports them."""
    rows = "".join(
        f"{number};{TEXT.format(number=number)};{ORGANISATIONS[number % 2]};anna{number}@example.org\n"
        for number in range(30)
    )
    return ("Svars-ID;Vilka problem ser du i länet?;Organisation;E-post\n" + rows).encode("cp1252")


@pytest.fixture
def plan(inventory) -> lfa.Plan:
    plan = lfa.Plan("Behovsinventering", language="sv")
    cards, _ = read_cards(io.BytesIO(inventory), workshop="Behovsinventering", language="sv")
    add_cards(plan, cards)
    return plan


def test_lfa_needs_inventory_30_participants_two_organisations(plan):
    """A 30-participant file gives counts per organisation; Swedish letters survive the Excel round trip."""
    counts = {one.name: (one.cards, one.persons) for one in coverage(plan).of("organisation")}
    assert {"Region Örebro län": (15, None), "Länsstyrelsen": (15, None)} == counts
    assert 30 == len({card.author for card in plan.needs})
    assert "@" not in "".join(map(str, plan.needs))
    stream = io.BytesIO()
    lfa.write(plan, stream, "xlsx")
    back = lfa.read(io.BytesIO(stream.getvalue()))
    assert [TEXT.format(number=number) for number in range(30)] == [card.statement for card in back.needs]
    assert plan == back


def test_cards_to_tree(plan):
    """Every tree node lists its source cards; merging keeps both authors; a cycle is refused and named."""
    merge_cards(plan, "C2", into="C1")
    problem = place(plan, ["C1", "C3"], statement="Kvällstrafiken är gles")
    other = place(plan, "C4", statement="Få kan arbeta på kvällen")
    listed = {one.id: one.cards for one in node_voices(plan)}
    assert {problem.id: ("C1", "C2", "C3"), other.id: ("C4",)} == listed
    assert set(ORGANISATIONS) == {card.organisation for card in voices(plan, problem.id)}
    unmerge_cards(plan, "C2")
    assert ["C1"] == [card.id for card in voices(plan, "C1")]
    plan.problems.link(problem.id, other.id)
    with pytest.raises(lfa.CycleError, match=f"{other.id} → {problem.id} → {other.id}"):
        plan.problems.link(other.id, problem.id)


def test_all_sustainability_dimensions_ten_areas(plan):
    """The report lists areas with no objective, and objectives touching only one dimension."""
    plan.themes = [f"Område {number}" for number in range(1, 11)]
    plan.needs.update("C1", area="Område 1", dimension=["social"])
    plan.needs.update("C2", area="Område 2", dimension=["social", "economic", "environmental"])
    plan.objectives.add("O1", "Kvällstrafiken är tät", derived_from="C1")
    plan.objectives.add("O2", "Länet hänger ihop", derived_from="C2")
    found = coverage(plan)
    assert tuple(f"Område {number}" for number in range(3, 11)) == found.areas_without_objective
    assert ["O1"] == [one.id for one in found.narrow]


def test_gender_mainstreaming():
    """The coverage report counts rows without a note."""
    plan = lfa.samples.orebro()
    without = [one.id for one in plan.conflicts if one.gender_note is None]
    assert tuple(without) == coverage(plan).without_gender_note.get("goal_conflicts", ())


def test_during_card_work_no_wording_rules_nag(plan):
    plan.needs.update("C1", statement="Brist på bussar och avsaknad av tåg")
    assert [] == [finding.code for finding in lfa.check(plan)]


def test_every_organisation_of_the_sample_is_invented():
    cards = lfa.samples.orebro().needs
    assert {card.organisation for card in cards} <= {None, "Organisation A", "Organisation B"}
