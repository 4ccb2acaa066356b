"""The rows about Business Region MidtVest in the table of systems and capabilities, each as a test named after it."""

import io
from pathlib import Path

import pytest

import lfa
from lfa.analysis.attendance import attendance
from lfa.analysis.decisions import decision
from lfa.analysis.needs import count_cards, node_voices
from lfa.analysis.sorting import candidates, place
from lfa.analysis.strategies import rank
from lfa.analysis.votes import tally
from lfa.analysis.weights import turns
from lfa.io.cards import add_cards, read_cards, read_votes

HERE = Path(__file__).resolve().parents[2] / "examples" / "midtvest"
THEMES = [
    "Midt- og Vestjylland: Danmarks epicenter for grøn energi",
    "Tiltrækning af (internationale) kompetencer til det aktuelle og fremtidige behov",
    "Styrket samarbejde ml. uddannelsesinstitutionerne",
]
#: The municipalities that own the association; nothing invented is said of them.
REAL = {"Herning", "Holstebro", "Ikast-Brande", "Lemvig", "Ringkøbing-Skjern", "Skive", "Struer"}


@pytest.fixture(scope="module")
def shipped() -> lfa.Plan:
    return lfa.read(HERE / "plan.xlsx")


@pytest.fixture
def plan(shipped) -> lfa.Plan:
    return shipped.copy()


def test_three_days_35_people_seven_municipalities(plan):
    """Totals 3, 35 and 7; participation per municipality where known."""
    met = attendance(plan)
    assert (3, 35, 7) == (met.workshops, met.participants, len(met.organisations))
    assert {5} == set(met.organisations.values())
    assert REAL == {actor.statement.removesuffix(" Kommune") for actor in plan.actors}


def test_prompts_wish_obstacle_problem_potential_priority(plan):
    """An obstacle card becomes a candidate risk or assumption."""
    asked = {"wish", "obstacle", "problem", "potential", "priority"}
    assert all(asked == {str(one) for one in workshop.prompts} for workshop in plan.needs.workshops)
    obstacles = {card.id for card in plan.needs if card.prompt == "obstacle"}
    assert obstacles == {source for risk in plan.risks for source in risk.sources}
    fresh, _ = read_cards(HERE / "kort.csv", language="da")
    empty = lfa.Plan(language="da")
    add_cards(empty, fresh)
    offered = [one for one in candidates(empty) if one.prompt == "obstacle"]
    assert 3 == len(offered)
    assert {("risks", "assumptions")} == {one.steps[:2] for one in offered}
    assert "AS1" == place(empty, offered[0].card, step="assumptions").id


def test_board_picks_three_themes(plan):
    """The ranking is advice; the board's choice stands apart, with body, period and reason, and says where it differs."""
    found = decision(plan)
    assert set(THEMES) == {plan.strategies[one].statement for one in found.chosen}
    assert {"2024-2025"} == {plan.strategies[one].period for one in found.chosen}
    assert all(not plan.strategies[one].illustrative for one in found.chosen)
    assert (False, ()) == (found.differs, found.unexplained)
    plan.strategies.update("ST3", chosen=False, decision_reason=None)
    plan.strategies.update("ST4", chosen=True, decision_reason="Et eksempel på et skøn")
    found = decision(plan)
    assert (True, ("ST3",)) == (found.differs, found.unexplained)
    assert [3, 4] == [one.rank for one in rank(plan.strategies) if one.strategy in {"ST3", "ST4"}]


def test_added_value_of_cooperation(plan):
    """Changing the weight of the criterion shows when the top three change."""
    value = plan.strategies.criteria["K1"]
    assert ("Merværdi af at gøre det sammen", 50) == (value.statement, value.weight)
    turn = next(one for one in turns(plan.strategies, top=3) if one.criterion == "K1")
    assert (33.33, ("ST4",), ("ST3",)) == (turn.at, turn.enters, turn.leaves)
    for weight, expected in ((34, {"ST1", "ST2", "ST3"}), (33, {"ST1", "ST2", "ST4"})):
        plan.strategies.criteria.update("K1", weight=weight)
        for one in ("K2", "K3"):
            plan.strategies.criteria.update(one, weight=(100 - weight) / 2)
        assert expected == {one.strategy for one in rank(plan.strategies)[:3]}


def test_trace_theme_to_cards(plan):
    """By hand they were photographs and an Excel sheet; here a theme is traced to the words of those who were there."""
    theme = plan.strategies["ST2"]
    cards = {step.element.id for one in theme.objectives for step in lfa.trace(plan, one).sources}
    assert {"C25", "C26", "C29"} <= cards


def test_nothing_is_lost_on_the_way(plan):
    count = count_cards(plan)[0]
    assert (30, 26, 3, 1, 0) == (count.cards, count.placed, count.merged, count.parked, count.open)
    voices = {one.id: one for one in node_voices(plan)}["P2"]
    assert {"C21", "C22"} <= set(voices.cards)
    assert plan.needs["C21"].statement == plan.needs["C22"].statement


def test_the_export_again_adds_none_and_revives_none(plan):
    cards, account = read_cards(HERE / "kort.csv", language="da")
    assert [] == account.notes
    before = plan.copy()
    assert () == add_cards(plan, cards).added
    read_votes(HERE / "stemmer.csv", plan)
    assert before == plan


def test_no_ballot_gives_more_dots_than_it_has(plan):
    found = tally(plan, limit=3)
    assert ((), 105, 35, 35) == (found.ballots, found.dots, found.voters, found.participants)


def test_what_is_invented_is_marked_and_never_said_of_a_real_body(plan):
    told = {*plan.actors.ids, *plan.needs.workshops.ids, "ST1", "ST2", "ST3"}
    assert told == {element.id for element in plan.elements if not element.illustrative}
    spoken = {one.organisation for one in (*plan.needs, *plan.needs.votes, *plan.needs.participations)}
    assert not {name for name in spoken if name and name.removeprefix("Kommune ") in REAL}
    assert all(row.illustrative for row in (*plan.needs.votes, *plan.strategies.scores, *plan.needs.participations))


def test_the_files_survive_excel(plan):
    stream = io.BytesIO()
    lfa.write(plan, stream, "xlsx")
    assert plan == lfa.read(io.BytesIO(stream.getvalue()))
