"""``lfa needs``, ``lfa vote``, ``lfa paper``: the wall, the vote and what is printed for a workshop."""

import openpyxl
import pytest

import lfa
from lfa.analysis.needs import voices
from lfa.io import write


@pytest.fixture
def midtvest(tmp_path):
    path = tmp_path / "plan.json"
    write(lfa.samples.midtvest(), path)
    return path


@pytest.fixture
def small(tmp_path):
    plan = lfa.Plan("Small", language="en")
    plan.needs.workshops.add("W1", "Day 1", participants=3, prompts=["wish"])
    plan.needs.add("C1", "The bus is late", workshop="W1", prompt="obstacle")
    plan.needs.add("C2", "the bus is late!", workshop="W1")
    path = tmp_path / "small.json"
    write(plan, path)
    return path


@pytest.fixture
def ballots(tmp_path):
    path = tmp_path / "ballots.csv"
    path.write_text("card,ballot,dots\nC1,1,3\nC2,1,1\nC2,9,1\n", encoding="utf-8")
    return path


def test_the_law_of_the_wall_is_shown_with_the_plan(run, midtvest):
    done = run("show", midtvest)
    assert "30 kort ind = 26 placeret + 3 slået sammen + 1 parkeret + 0 åbne" in done.stdout


def test_a_plan_without_cards_has_an_empty_wall(run, tmp_path):
    write(lfa.Plan("Empty", language="en"), tmp_path / "empty.json")
    assert (
        "0 cards in = 0 placed + 0 merged + 0 parked + 0 open" == run("needs", tmp_path / "empty.json").stdout.strip()
    )


def test_the_wall_is_shown_with_what_to_do_next(run, small):
    said = run("needs", small).stdout
    assert "2 cards in = 0 placed + 0 merged + 0 parked + 2 open" in said
    assert "100%" in said
    assert "Risks" in said
    assert "nobody answered the question about wish" in said


def test_the_wall_shows_the_voices_of_the_trees(run, midtvest):
    said = run("needs", midtvest).stdout
    assert "Kommune" in said
    assert "P7" in said


def test_ballots_are_taken_in_and_counted(run, small, ballots):
    done = run("vote", small, ballots, "--workshop", "Day 1", "--limit", "3")
    assert 0 == done.exit_code
    assert "3 votes taken in" in done.stdout
    assert "Ballot 1 gave 4 dots, more than the 3 it had." in done.stdout
    assert "Ballot 9 is not among the ballots that were handed out" in done.stdout
    assert 3 == len(lfa.read(small).needs.votes)


def test_a_dry_run_counts_and_writes_nothing(run, small, ballots):
    before = small.read_bytes()
    done = run("vote", small, ballots, "--dry-run")
    assert (0, before) == (done.exit_code, small.read_bytes())
    assert "dry run" in done.stdout


def test_votes_can_go_into_another_file(run, small, ballots, tmp_path):
    before = small.read_bytes()
    assert 0 == run("vote", small, ballots, "-o", tmp_path / "other.json").exit_code
    assert (before, 3) == (small.read_bytes(), len(lfa.read(tmp_path / "other.json").needs.votes))


def test_a_workshop_is_named_by_id_or_title(run, small, ballots):
    run("vote", small, ballots, "--workshop", "w1")
    assert "5 dots" in run("vote", small, "--workshop", "DAY 1").stdout
    assert 2 == run("vote", small, "--workshop", "Day 9").exit_code


def test_without_votes_that_is_said(run, small):
    assert "No votes are recorded." in run("vote", small).stdout


def test_the_decision_stands_beside_the_ranking(run, midtvest):
    said = " ".join(run("vote", midtvest, "--top", "3").stdout.split())
    assert "33,33 %" in said
    assert "2024-2025" in said
    assert "Valget følger rangordenen." in said


def test_a_choice_that_differs_is_told_with_its_reason(run, tmp_path):
    plan = lfa.samples.midtvest()
    plan.strategies.update("ST3", chosen=False, decision_reason="Klares af andre")
    plan.strategies.update("ST5", chosen=True)
    plan.strategies.update("ST1", dissent="En kommune stemte imod")
    write(plan, tmp_path / "plan.json")
    said = " ".join(run("vote", tmp_path / "plan.json").stdout.split())
    assert "Valget afviger fra rangordenen" in said
    assert "Klares af andre" in said
    assert "Der er ingen begrundelse." in said
    assert "Afvigende mening om Midt- og Vestjylland" in said


def test_paper_is_written_beside_the_plan_and_not_over_a_file(run, small):
    assert 0 == run("paper", small).exit_code
    assert small.with_name("small-cards.pdf").read_bytes().startswith(b"%PDF")
    assert 2 == run("paper", small).exit_code
    assert 0 == run("paper", small, "--force").exit_code


def test_what_is_voted_on_can_be_named(run, midtvest, tmp_path):
    out = tmp_path / "b.svg"
    assert 0 == run("paper", midtvest, "--ballots", "--on", "ST1", "--on", "ST2", "--count", "1", "-o", out).exit_code
    assert "ST2" in out.read_text(encoding="utf-8")


def test_nothing_to_print_is_said_in_the_language_of_the_plan(run, tmp_path):
    write(lfa.Plan("Tom", language="sv"), tmp_path / "tom.json")
    done = run("paper", tmp_path / "tom.json", "--ballots")
    assert (2, True) == (done.exit_code, "ingenting att rösta om" in done.stderr)


def test_cards_are_sorted_in_the_sheets_of_the_workbook(run, tmp_path):
    """A planner merges, parks and places in Excel; the wall follows."""
    plan = lfa.Plan("Wall", language="en")
    for text in ("Buses are late", "The bus is late", "Food is dear", "Parking", "Open"):
        plan.needs.add(None, text, organisation="Region A")
    plan.problems.add("P1", "Few take the bus")
    path = tmp_path / "wall.xlsx"
    write(plan, path)
    book = openpyxl.load_workbook(path)

    def type_in(sheet: str, heading: str, row: int, value: str) -> None:
        column = next(cell.column for cell in book[sheet][1] if cell.value == heading)
        book[sheet].cell(row, column, value)

    type_in("Cards", "Merged into", 3, "C1")
    type_in("Cards", "Why parked", 5, "Not ours")
    type_in("Problems", "From cards", 2, "C1; C3")
    book.save(path)
    assert "5 cards in = 2 placed + 1 merged + 1 parked + 1 open" in run("needs", path).stdout
    back = lfa.read(path)
    assert ["Buses are late", "Food is dear"] == [one.wording for one in back.problems["P1"].derived_from]
    assert ["C1", "C2", "C3"] == [card.id for card in voices(back, "P1")]
