"""``lfa portfolio``: what to look at, in the plan's language, on a given day."""

import openpyxl
import pytest

from lfa import samples
from lfa.io import write
from lfa.model.plan import Plan


@pytest.fixture
def forum(tmp_path):
    path = tmp_path / "forum.json"
    write(samples.midtjylland(), path)
    return path


def test_it_counts_and_lists_what_to_look_at(run, forum):
    said = run("portfolio", forum, "--on", "2025-01-15").stdout

    assert "Anbefalinger: 11 (med deltagere: 7, ikke navngivne: 4)" in said
    assert "Ingen tovholder\n  Temabaserede netværk for virksomheder (T01)\n" in said
    assert "T03; T04: Regionen holder workshop" in said
    assert "Livslang læring (M2): Erhvervsakademi Aarhus" in said
    assert "R08: ikke navngivet; hører ikke under noget; ingen prøvehandling" in said


def test_what_is_overdue_depends_on_the_day(run, forum):
    assert "T09): 2024-12-20, for 26 dage siden; Organisation B" in run("portfolio", forum, "--on", "2025-01-15").stdout
    assert "Over tid" not in run("portfolio", forum, "--on", "2024-01-01").stdout


def test_it_says_what_was_learned_and_by_which_logic_a_mission_is_led(run, forum):
    said = run("portfolio", forum, "--on", "2024-01-01").stdout

    assert "    T08: Makkeren virkede" in said
    assert "  Livslang læring (M2): blandet (+0,8)" in said


def test_what_is_invented_is_said(run, forum):
    assert "Illustrativ" in run("portfolio", forum, "--on", "2024-01-01").stdout


def test_the_tables_come_as_sheets_too(run, forum, tmp_path):
    target = tmp_path / "sheets.xlsx"
    result = run("portfolio", forum, "--on", "2025-01-15", "-o", target)

    assert 0 == result.exit_code
    book = openpyxl.load_workbook(target)
    assert {"Prøvehandlinger", "Værd at se på", "Hvem der har hvilken rolle"} <= set(book.sheetnames)
    again = run("portfolio", forum, "-o", target)
    assert 2 == again.exit_code
    assert "--force" in again.stderr
    assert 0 == run("portfolio", forum, "-o", target, "--force").exit_code


def test_a_plan_without_missions_says_so(run, tmp_path):
    write(Plan("Tom", language="sv"), tmp_path / "tom.json")

    assert "Det finns ingen mission" in run("portfolio", tmp_path / "tom.json").stdout


def test_a_plan_where_nothing_is_missing_says_so(run, river):
    assert "Nothing to look at" in run("portfolio", river, "--on", "2024-01-01").stdout


def test_a_date_that_is_none_is_refused(run, forum):
    result = run("portfolio", forum, "--on", "tomorrow")

    assert 2 == result.exit_code
    assert "tomorrow" in result.stderr


def test_show_mentions_missions_actions_and_open_steps(run, forum):
    said = run("show", forum).stdout

    assert "Missioner: 4." in said
    assert "Næste skridt, der udestår: 9." in said


@pytest.mark.parametrize("kind", ["mission-map", "approach"])
def test_a_picture_of_missions_is_drawn_by_its_name(run, forum, tmp_path, kind):
    result = run("draw", forum, kind, "-o", tmp_path / "map.svg")

    assert 0 == result.exit_code
    assert "Illustrativ" in (tmp_path / "map.svg").read_text(encoding="utf-8")


def test_a_picture_without_anything_in_it_is_not_drawn(run, tmp_path):
    plan = Plan("Forum")
    plan.missions.add("MI1", "Everyone learns")
    write(plan, tmp_path / "plan.json")
    result = run("draw", tmp_path / "plan.json", "approach", "-o", tmp_path / "x.svg")

    assert 2 == result.exit_code
    assert "There is nothing to draw yet" in result.stderr
