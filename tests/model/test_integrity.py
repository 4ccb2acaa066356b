"""What a plan tells about references that lead nowhere and circles among parents."""

import pytest
from hypothesis import given, settings

from lfa import Place, Plan
from lfa.model.collection import Collection
from lfa.model.fields import fields_of
from lfa.model.nearest import Nearest
from lfa.model.tables import PARTS
from lfa.schema import TABLES
from tests.strategies import plans

REFERENCES = [
    (table, field)
    for table in TABLES
    for field in fields_of(table.row)
    if field.kind in {"ref", "refs", "derivations"} and not table.name.endswith("_links")
]


def name(value: object) -> str:
    return value.name if hasattr(value, "name") else str(value)


@pytest.mark.parametrize(("table", "field"), REFERENCES, ids=name)
def test_any_reference_that_leads_nowhere_is_a_fault(table, field):
    plan = Plan(language="sv")
    ends = [one.name for one in fields_of(table.row) if one.required and one.kind == "ref"]
    known = [plan.goals.add(f"K{number}").id for number, _ in enumerate(ends)]
    for one, end in zip(known, ends, strict=True):
        target = next(f for f in fields_of(table.row) if f.name == end).to
        if target:
            plan.goals.remove(one)
            PARTS[target[0]](plan).add(one)
    others = {one.name: next(iter(one.choices or ["1"])) for one in fields_of(table.row) if one.required}
    values = {**others, **dict(zip(ends, known, strict=True))}
    PARTS[table.name](plan).add(table.row(**{**values, field.name: "NOWHERE"}))

    found = plan.faults()

    assert [field.name] == [fault.field for fault in found]
    assert "'NOWHERE'" in found[0].message


@pytest.mark.parametrize(("table", "field"), [pair for pair in REFERENCES if pair[1].to and pair[0].has_ids], ids=name)
def test_an_id_of_another_table_is_a_fault_too(table, field):
    plan = Plan()
    wrong = "workshops" if "workshops" not in field.to else "goals"
    PARTS[wrong](plan).add("W1")
    PARTS[table.name](plan).add("X1", **{field.name: "W1"})

    assert [("unknown_id", "X1", field.name)] == [(fault.code, fault.subject, fault.field) for fault in plan.faults()]


@settings(max_examples=40)
@given(plans(dangling=False))
def test_a_plan_whose_references_lead_somewhere_has_only_circles(plan):
    assert {"circle"} >= {fault.code for fault in plan.faults()}


@settings(max_examples=40)
@given(plans())
def test_every_fault_speaks_and_knows_where_it_is(plan):
    for fault in plan.faults():
        assert fault.message
        assert fault.language == plan.language
        assert fault.subject
        assert fault.field


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("results", "parents"),
        ("indicators", "parent"),
        ("activities", "parent"),
        ("activities", "depends_on"),
        ("cards", "merged_into"),
    ],
)
def test_a_circle_is_told_with_its_members_in_order(table, field):
    plan = Plan()
    part = PARTS[table](plan)
    assert isinstance(part, Collection)
    for one, other in (("X1", "X2"), ("X2", "X3"), ("X3", "X1")):
        part.add(one, **{field: other})

    found = plan.faults()

    assert [("circle", field)] == [(fault.code, fault.field) for fault in found]
    assert "X1 → X2 → X3 → X1" in found[0].message


def test_the_nearest_id_is_suggested():
    plan = Plan()
    plan.logframe.add("R-12")
    plan.logframe.indicators.add("I1", result="R12")

    assert "'R12' is not the id of anything in Results. Did you mean 'R-12'?" == plan.faults()[0].message


def test_a_fault_stands_at_its_place():
    plan = Plan()
    plan.logframe.indicators.add("I1", result="R12")
    plan.origin.places["I1", "result"] = Place("plan.xlsx", "Indicators", "B2")

    assert str(plan.faults()[0]).startswith("plan.xlsx, Indicators!B2: 'R12'")


def test_a_link_may_say_nothing_wrong():
    plan = Plan()
    plan.problems.extend([("P1", "a"), ("P2", "b")], [("P2", "P1")])
    plan.problems.update("P1", derived_from="C9")

    assert ["derived_from"] == [fault.field for fault in plan.faults()]


def test_looking_for_the_nearest_is_bounded():
    nearest = Nearest(most=3)

    assert ["P1", None] == [nearest.to("P-1", ["P1", "P2"]), nearest.to("P-1", ["P1", "P2"])]


def test_ten_thousand_faults_are_told():
    plan = Plan()
    for number in range(10_000):
        plan.logframe.indicators.add(f"I{number}", result=f"R-{number}")

    assert 10_000 == len(plan.faults())
