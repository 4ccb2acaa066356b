"""Actors by name where ids are asked for: understood when they mean one, told by cell when they mean nobody."""

import openpyxl
import pytest

import lfa


@pytest.fixture
def typed(tmp_path):
    """Write texts into cells of the trial actions of a plan, and read it again."""
    plan = lfa.Plan("Forum", language="da")
    for name, text in [("ACT1", "Viden Djurs"), ("ACT2", "Aarhus HF & VUC"), ("ACT3", "Cabi"), ("ACT4", "Cabi ")]:
        plan.actors.add(name, text)
    plan.missions.trial_actions.add("T1", "Aftenskole")
    lfa.write(plan, tmp_path / "plan.xlsx")

    def read(**cells):
        book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
        sheet = book["Prøvehandlinger"]
        heads = {cell.value: cell.column for cell in sheet[1]}
        for heading, text in cells.items():
            sheet.cell(2, heads[heading]).value = text
        book.save(tmp_path / "typed.xlsx")
        return lfa.read(tmp_path / "typed.xlsx")

    return read


def test_a_name_is_taken_for_the_id_and_that_is_said(typed):
    plan = typed(Tovholder="viden  djurs")

    assert "ACT1" == plan.missions.trial_actions["T1"].lead
    assert "typed.xlsx, Prøvehandlinger!F2: 'viden  djurs' blev forstået som ACT1." in str(plan.origin.notes[0])


def test_names_and_ids_may_stand_together(typed):
    plan = typed(Medvirkende="Aarhus HF & VUC; ACT1\nACT3")

    assert ("ACT2", "ACT1", "ACT3") == plan.missions.trial_actions["T1"].contributors


def test_a_name_in_small_letters_is_a_name_and_no_id(typed):
    assert "ACT1" == typed(Tovholder="viden djurs").missions.trial_actions["T1"].lead


def test_ids_are_parted_as_ever(typed):
    assert ("ACT1", "ACT2", "ACT3") == typed(Medvirkende="ACT1, ACT2 ACT3").missions.trial_actions["T1"].contributors


def test_a_name_that_nobody_has_is_told_by_its_cell_with_the_nearest(typed):
    with pytest.raises(lfa.ReadError) as told:
        typed(Tovholder="Viden Djur", Medvirkende="Ingen Kendt")

    lines = str(told.value).splitlines()
    assert any(
        "Prøvehandlinger!F2: 'Viden Djur' er hverken id eller navn i Aktører. Mente du" in line for line in lines
    )
    assert any("'Ingen Kendt' er hverken id eller navn i Aktører." in line for line in lines)


def test_a_name_that_two_have_is_not_guessed(typed):
    with pytest.raises(lfa.ReadError, match="'Cabi' er ikke id for noget i Aktører"):
        typed(Tovholder="Cabi")


def test_an_id_that_leads_nowhere_is_told_as_an_id(typed):
    with pytest.raises(lfa.ReadError, match="'ACT9' er ikke id for noget i Aktører"):
        typed(Tovholder="ACT9")


def test_two_actors_where_one_is_asked_for_are_told(typed):
    with pytest.raises(lfa.ReadError, match="'ACT1; ACT2' er hverken id eller navn"):
        typed(Tovholder="ACT1; ACT2")


def test_signs_that_no_id_holds_are_told(typed):
    with pytest.raises(lfa.ReadError, match="hverken id eller navn"):
        typed(Medvirkende="ACT1 & ACT2")
