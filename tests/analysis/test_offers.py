"""What goal conflicts may become in the plan: drafts that remember their conflict, never twice."""

import pytest

from lfa.analysis.offers import OfferKind, conflict_offers, take_up, withdraw
from lfa.analysis.trace import trace
from lfa.errors import InvalidValue, UnknownId
from lfa.model.plan import Plan
from lfa.terms import languages

DECISION = {"status": "decided", "decider": "The board", "decision_reason": "Money"}


@pytest.fixture
def plan() -> Plan:
    made = Plan()
    made.problems.add("P1", "Few go by bus")
    made.objectives.add("O1", "More go by bus", derived_from="P1")
    made.objectives.add("O2", "Costs are cut")
    made.goals.add("G1", "Budget in balance")
    made.goals.add("G2", "Jobs")
    made.logframe.add("R1", "More go by bus", level="outcome", derived_from="O1")
    made.logframe.add("R2", "Buses go every hour", level="output", parents="R1")
    made.logframe.indicators.add("I1", "Journeys", result="R1", target=400)
    return made


def kinds(plan: Plan) -> list[OfferKind]:
    return [one.kind for one in conflict_offers(plan)]


def test_an_undecided_conflict_inside_the_plan_is_a_decision_or_a_risk(plan):
    plan.conflicts.add("GC1", "Buses and costs", sides=["O1", "O2"])

    assert [OfferKind.DECISION, OfferKind.RISK] == kinds(plan)
    (risk,) = (one.draft for one in conflict_offers(plan) if one.draft)
    assert ("GC1",) == risk.sources
    assert ("R1",) == risk.results
    assert "“More go by bus” and “Costs are cut” pull against each other and nothing has been decided" == risk.statement


def test_an_assumption_only_when_one_side_lies_outside(plan):
    plan.conflicts.add("GC1", "Buses and budget", sides=["O1", "G1"])

    assert [OfferKind.DECISION, OfferKind.ASSUMPTION] == kinds(plan)
    (draft,) = (one.draft for one in conflict_offers(plan) if one.draft)
    assert ("R1", ("GC1", "O1"), "draft") == (draft.result, draft.sources, draft.status)


def test_a_conflict_wholly_outside_is_nobodys_assumption(plan):
    plan.conflicts.add("GC1", "Jobs and budget", sides=["G1", "G2"])

    assert [] == kinds(plan)


@pytest.mark.parametrize(
    "fields", [{"kind": "synergy"}, {"kind": "apparent"}, {"status": "dissolved"}, {"sides": ["O1"]}]
)
def test_what_is_no_conflict_is_offered_as_nothing(plan, fields):
    plan.conflicts.add("GC1", "Buses and costs", **{"sides": ["O1", "O2"], **fields})

    assert [] == kinds(plan)


@pytest.mark.parametrize(
    ("handling", "kind"),
    [
        ("compensate", OfferKind.ACTIVITY),
        ("clarify", OfferKind.ACTIVITY),
        ("limit", OfferKind.LIMIT),
        ("compromise", OfferKind.TARGET),
        ("test", OfferKind.TRIAL_ACTION),
        ("reframe", OfferKind.OBJECTIVE),
        ("cancel", OfferKind.WITHDRAW),
        ("accept", OfferKind.REVIEW),
    ],
)
def test_a_chosen_handling_becomes_something_in_the_plan(plan, handling, kind):
    plan.conflicts.add("GC1", "Buses and costs", sides=["O1", "O2"], handling=handling, **DECISION)

    assert [kind] == kinds(plan)


def test_the_decision_is_the_wording_and_the_owner_is_responsible(plan):
    fields = {"decision": "Call buses on request", "owner": "Traffic unit", **DECISION}
    plan.conflicts.add("GC1", "Buses and costs", sides=["O1", "O2"], handling="compensate", **fields)

    assert ("A1",) == take_up(plan, conflict_offers(plan), on="2026-03-02", who="The board")

    assert ("Call buses on request", "R2", "Traffic unit") == (
        plan.activities["A1"].statement,
        plan.activities["A1"].result,
        plan.activities["A1"].responsible,
    )
    assert ("A1",) == plan.conflicts["GC1"].actions
    assert ["actions"] == [one.field for one in plan.conflicts["GC1"].history]


def test_a_compromise_names_the_indicators_in_question(plan):
    plan.conflicts.add("GC1", "Buses and costs", sides=["O1", "O2"], handling="compromise", **DECISION)

    (offer,) = conflict_offers(plan)
    assert (("I1",), None) == (offer.about, offer.draft)
    assert "reconsider the targets of I1" in str(offer)


@pytest.mark.parametrize("handling", [None, "compensate", "limit", "test", "reframe"])
def test_what_was_taken_up_is_not_offered_again(plan, handling):
    decided = DECISION if handling else {}
    plan.conflicts.add("GC1", "Buses and costs", sides=["O1", "O2"], handling=handling, **decided)
    plan.conflicts.add("GC2", "Buses and budget", sides=["O1", "G1"])
    take_up(plan, conflict_offers(plan))

    assert [] == [one for one in conflict_offers(plan) if one.draft]
    assert () == plan.faults()


def test_two_drafts_of_one_kind_get_ids_of_their_own(plan):
    for number in (1, 2):
        plan.conflicts.add(f"GC{number}", f"Conflict {number}", sides=["O1", "O2"])

    assert ("RI1", "RI2") == take_up(plan, conflict_offers(plan))


def test_what_is_given_up_is_marked_and_not_deleted(plan):
    plan.conflicts.add("GC1", "Buses and costs", sides=["O1", "O2"], handling="cancel", **DECISION)

    withdraw(plan, "O2", "GC1", on="2026-03-02")

    assert "withdrawn" == plan.objectives["O2"].status
    assert "O2 is withdrawn" == plan.conflicts["GC1"].history[0].reason
    assert [] == kinds(plan)


def test_only_a_side_can_be_withdrawn(plan):
    plan.conflicts.add("GC1", "Buses and costs", sides=["O1", "O2"])

    with pytest.raises(InvalidValue, match="no side"):
        withdraw(plan, "G1", "GC1")
    with pytest.raises(UnknownId):
        withdraw(plan, "O1", "GC9")


@pytest.mark.parametrize("language", languages())
def test_drafts_and_reasons_are_in_the_language_of_the_plan(language):
    plan = Plan(language=language)
    plan.objectives.add("O1", "A")
    plan.objectives.add("O2", "B")
    plan.conflicts.add("GC1", "A, B", sides=["O1", "O2"])

    for offer in conflict_offers(plan):
        assert str(offer)


# The trace goes through conflicts


def test_an_objective_leads_to_its_conflicts_and_to_what_came_of_them(plan):
    plan.conflicts.add("GC1", "Buses and costs", sides=["O1", "O2"], handling="compensate", **DECISION)
    plan.conflicts.add("GC2", "Buses and budget", sides=["O1", "G1"])
    take_up(plan, conflict_offers(plan))

    assert {"GC1", "A1", "GC2", "AS1"} <= {step.element.id for step in trace(plan, "O1").consequences}


def test_an_action_leads_back_to_its_conflict_its_sides_and_their_problem(plan):
    plan.conflicts.add("GC1", "Buses and costs", sides=["O1", "O2"], handling="compensate", **DECISION)
    take_up(plan, conflict_offers(plan))

    assert ["GC1", "O1", "P1", "O2"] == [one for one in _ids(trace(plan, "A1").sources) if one[0] != "R"]


def _ids(steps) -> list[str]:
    return [step.element.id for step in steps]
