"""``lfa cards``: what was guessed, added and recognised; a plan is never written over with loss."""

import openpyxl
import pytest

import lfa
from lfa.cli.pairs import pairs

WALL = "Innehåll;Kommun;Prickar;Färg\n<p>Bussen går för sällan</p>;Laxå;3;gul\nTåg;Örebro;många;blå\n"


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "vägg.csv"
    path.write_text(WALL, encoding="cp1252")
    return path


@pytest.fixture
def target(tmp_path):
    return tmp_path / "plan.xlsx"


def test_a_new_plan_is_made_in_the_language_asked_for(run, export, target):
    done = run("cards", export, target, "--language", "sv", "--workshop", "Dag 1")
    assert 0 == done.exit_code
    plan = lfa.read(target)
    assert ("sv", ["Bussen går för sällan", "Tåg"]) == (plan.language, [card.statement for card in plan.needs])
    assert "Dag 1" == plan.needs.workshops["W1"].statement


def test_it_says_what_was_guessed_added_and_recognised(run, export, target):
    first = run("cards", export, target, "--language", "en").stdout
    assert "'Innehåll' -> text of the card (sure)" in first
    assert "cp1252 (a guess" in first
    assert "'många' says nothing as votes" in first
    assert "2 cards added" in first
    again = run("cards", export, target).stdout
    assert "0 cards added" in again
    assert "2 cards recognised" in again


def test_a_file_that_adds_nothing_leaves_the_plan_alone(run, export, target):
    run("cards", export, target)
    before = target.read_bytes()
    run("cards", export, target)
    assert before == target.read_bytes()


@pytest.mark.parametrize("option", ["--preview", "--dry-run"])
def test_preview_and_dry_run_write_nothing(run, export, target, option):
    done = run("cards", export, target, option)
    assert (0, False) == (done.exit_code, target.exists())


def test_a_preview_shows_the_first_cards(run, export, target):
    assert "Bussen" in run("cards", export, target, "--preview").stdout


def test_a_long_preview_says_how_many_more_there_are(run, tmp_path, target):
    path = tmp_path / "long.csv"
    path.write_text("Text\n" + "".join(f"card {number}\n" for number in range(40)), encoding="utf-8")
    assert "25" in run("cards", path, target, "--preview", "--language", "en").stdout


def test_columns_can_be_mapped_and_colours_given_a_meaning(run, export, target):
    run("cards", export, target, "--map", "organisation=", "--map", "area=Kommun", "--prompt", "gul=problem")
    card = lfa.read(target).needs["C1"]
    assert (None, "Laxå", "problem") == (card.organisation, card.area, card.prompt)


def test_a_file_without_a_text_column_says_how_to_map_it(run, tmp_path, target):
    path = tmp_path / "odd.csv"
    path.write_text("Foo,Bar\n1,2\n", encoding="utf-8")
    done = run("cards", path, target, "--language", "en")
    assert (2, False) == (done.exit_code, target.exists())
    assert '--map text="Foo"' in done.stderr


def test_a_mapping_without_an_equals_sign_is_refused(run, export, target):
    assert 2 == run("cards", export, target, "--map", "text").exit_code
    assert {"a": "b=c"} == pairs("--map", ["a=b=c"])


def test_another_file_can_be_written(run, export, target, tmp_path):
    run("cards", export, target)
    before = target.read_bytes()
    other = tmp_path / "other.json"
    export.write_text(WALL + "Båt;Askersund;1;gul\n", encoding="cp1252")
    assert 0 == run("cards", export, target, "-o", other).exit_code
    assert (before, 3) == (target.read_bytes(), len(lfa.read(other).needs))


def test_a_workbook_with_cells_of_its_own_is_not_written_over(run, export, target):
    run("cards", export, target)
    book = openpyxl.load_workbook(target)
    book.create_sheet("Our own notes")["A1"] = "Do not lose me"
    book.save(target)
    before = target.read_bytes()
    export.write_text(WALL + "Båt;Askersund;1;gul\n", encoding="cp1252")
    refused = run("cards", export, target)
    assert (2, before) == (refused.exit_code, target.read_bytes())
    assert "--force" in refused.stderr
    assert 0 == run("cards", export, target, "--force").exit_code
    assert 3 == len(lfa.read(target).needs)


def test_what_the_entry_noted_is_told(run, tmp_path, target):
    path = tmp_path / "links.csv"
    path.write_text("Link,Text\nhttps://board/item=77,Bus late\n", encoding="utf-8")
    run("cards", path, target, "--language", "en")
    path.write_text("Link,Text\nhttps://board/item=77,No bus in the evening at all\n", encoding="utf-8")
    assert "reads differently in the export" in run("cards", path, target).stdout


def test_a_plan_of_cards_alone_is_not_nagged_about_wording(run, export, target):
    run("cards", export, target)
    assert [] == [finding.code for finding in lfa.check(lfa.read(target))]


@pytest.mark.parametrize("view", ["all", "tree"])
def test_the_sheets_that_were_hidden_stay_hidden(run, export, target, view):
    lfa.write(lfa.Plan("Buses", language="en"), target, shows=view)
    before = {sheet.title: sheet.sheet_state for sheet in openpyxl.load_workbook(target)}
    run("cards", export, target)
    assert before == {sheet.title: sheet.sheet_state for sheet in openpyxl.load_workbook(target)}
