"""The workshop sheet of goal conflicts: ten columns, sides by id or by name, nothing lost."""

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

import lfa
from lfa.errors import ReadError
from lfa.io.excel.writer import workbook
from lfa.model.conflicts import Conflict
from lfa.model.plan import Plan
from lfa.terms import languages, term
from tests.strategies import elements

TEN = {
    "en": "Id|Goal A|Goal B|A on B (-3 to +3)|B on A (-3 to +3)|Mechanism|Who is affected|Handling|Owner|Review date",
    "sv": "Id|Mål A|Mål B|A på B (-3 till +3)|B på A (-3 till +3)|Mekanism|Vilka som berörs|Vald hantering|Ansvarig"
    "|Uppföljningsdatum",
    "da": "Id|Mål A|Mål B|A på B (-3 til +3)|B på A (-3 til +3)|Mekanisme|Hvem der berøres|Valgt håndtering|Ansvarlig"
    "|Opfølgningsdato",
}


def book(plan: Plan) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(plan, shows="conflicts")))


def sheet_of(file: openpyxl.Workbook, language: str):
    return file[term("tables", "goal_conflicts", language)]


def seen(sheet) -> list[str]:
    heads = enumerate((cell.value for cell in sheet[1]), 1)
    return [head for place, head in heads if not sheet.column_dimensions[get_column_letter(place)].hidden]


def read_with(plan: Plan, *rows: dict[str, object]) -> Plan:
    """Return the plan as read after a room has filled in rows, by heading."""
    file = book(plan)
    sheet = sheet_of(file, plan.language)
    place = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, 2):
        for head, value in row.items():
            sheet.cell(number, place[head], value)
    stream = io.BytesIO()
    file.save(stream)
    stream.seek(0)
    return lfa.read(stream)


@pytest.fixture
def plan() -> Plan:
    made = Plan("Örebro", language="sv")
    made.objectives.add("O1", "Fler reser kollektivt")
    made.goals.add("G1", "Budget i balans")
    return made


@pytest.mark.parametrize("language", languages())
def test_ten_columns_are_seen_and_no_more(language):
    assert TEN[language].split("|") == seen(sheet_of(book(Plan(language=language)), language))


def test_a_title_is_seen_as_soon_as_there_is_one(plan):
    plan.conflicts.add("GC1", "Bussar och budget", sides=["O1", "G1"])

    assert [*TEN["sv"].split("|"), "Rubrik"] == seen(sheet_of(book(plan), "sv"))


def test_sides_may_be_ids_or_names_or_both(plan):
    read = read_with(
        plan,
        {"Mål A": "O1", "Mål B": "budget i  balans."},
        {"Mål A": "Fler reser kollektivt", "Mål B": "G1 Budget i balans"},
    )

    assert [("O1", "G1"), ("O1", "G1")] == [one.sides for one in read.conflicts]
    assert 1 == len(read.goals)


def test_a_new_name_becomes_a_goal_and_that_is_said(plan):
    read = read_with(plan, {"Mål A": "Besparingar", "Mål B": "O1"}, {"Mål A": "Besparingar", "Mål B": "Budgt i balans"})

    assert {"G1": "Budget i balans", "G2": "Besparingar", "G3": "Budgt i balans"} == {
        one.id: str(one.statement) for one in read.goals
    }
    said = [str(one) for one in read.origin.notes if one.code == "made_side"]
    assert 2 == len(said)
    assert "Menade du 'Budget i balans'?" in said[1]
    assert "B2" == read.origin.place("GC1", "sides").cell


def test_a_conflict_without_a_title_gets_one_of_its_sides(plan):
    read = read_with(plan, {"Mål A": "O1", "Mål B": "G1"})

    assert "Fler reser kollektivt \u2013 Budget i balans" == read.conflicts["GC1"].statement


def test_everything_a_room_writes_is_read(plan):
    read = read_with(
        plan,
        {
            "Mål A": "O1",
            "Mål B": "G1",
            "A på B (-3 till +3)": -2,
            "B på A (-3 till +3)": "+1",
            "Mekanism": "pengar; tid",
            "Vilka som berörs": "De som saknar bil",
            "Vald hantering": "villkora",
            "Ansvarig": "Ledningsgruppen",
            "Uppföljningsdatum": "2026-09-01",
        },
    )

    one = read.conflicts["GC1"]
    assert ("identified", "Workshopbladet -", ()) == (one.status, one.origin, one.missing)
    assert (-2, 1, ("money", "time"), "limit") == (one.score, one.reverse_score, one.mechanism, one.handling)
    assert ("De som saknar bil", "Ledningsgruppen", "2026-09-01") == (one.affected, one.owner, one.review_on)


def test_what_is_not_in_a_list_names_its_cell_and_suggests(plan):
    with pytest.raises(ReadError) as caught:
        read_with(plan, {"Mål A": "O1", "Mål B": "G1", "Vald hantering": "vilkora", "A på B (-3 till +3)": 4})

    found = {one.place.cell: one for one in caught.value.faults}
    assert {"D2", "H2"} == set(found)
    assert "villkora" in found["H2"].message


def test_a_decision_without_a_decider_names_its_row():
    made = Plan(language="sv")
    made.conflicts.add("GC1", "Bussar och budget", status="identified")
    file = openpyxl.load_workbook(io.BytesIO(workbook(made)))
    sheet = sheet_of(file, "sv")
    place = next(cell.column for cell in sheet[1] if cell.value == "Status")
    sheet.cell(2, place).value = "beslutad"
    stream = io.BytesIO()
    file.save(stream)
    stream.seek(0)

    with pytest.raises(ReadError) as caught:
        lfa.read(stream)

    assert [("impossible", "GC1")] == [(one.code, one.subject) for one in caught.value.faults]
    assert "Beslutad av" in str(caught.value)


@settings(max_examples=8, deadline=None)
@given(st.lists(elements(Conflict, ["O1", "G1"]), max_size=3, unique_by=lambda one: one.id))
def test_any_register_comes_back_from_the_workshop_sheet(conflicts):
    plan = Plan(language="sv")
    plan.objectives.add("O1", "Fler reser kollektivt")
    plan.goals.add("G1", "Budget i balans")
    for one in conflicts:
        if one.id not in plan:
            plan.conflicts.add(one)

    assert plan == lfa.read(io.BytesIO(workbook(plan, shows="conflicts")))
