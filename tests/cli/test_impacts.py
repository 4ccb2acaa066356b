"""``lfa conflicts --numbers`` and ``--suggest``: what the scores add up to, and what the plan hints at."""

import pytest

from lfa.io import write
from lfa.model.plan import Plan


@pytest.fixture
def scored(tmp_path):
    plan = Plan("Buses", language="sv")
    for name, words in (("G1", "Fler bussar"), ("G2", "Budget i balans"), ("G3", "Bättre luft")):
        plan.goals.add(name, words)
    for source, target, score in (("G1", "G2", -2), ("G2", "G1", -1), ("G1", "G3", 3)):
        plan.interactions.add(source, target, score=score)
    plan.interactions.add("G3", "G2")
    write(plan, tmp_path / "plan.json")
    return tmp_path / "plan.json"


def test_numbers_show_rank_influence_and_pairs(run, scored):
    done = run("conflicts", scored, "--numbers", env={"COLUMNS": "200"})

    assert 0 == done.exit_code, done.output
    assert "Fler bussar" in done.stdout
    assert "G1 → G2 −2, G2 → G1 −1: ömsesidig konflikt" in done.stdout
    assert "3 rutor är poängsatta, 3 är det inte" in done.stderr


def test_without_scores_the_way_to_some_is_said(run, tmp_path):
    write(Plan("Empty"), tmp_path / "plan.json")
    done = run("conflicts", tmp_path / "plan.json", "--numbers")

    assert "--scoring-sheet" in done.stdout


def test_many_pairs_are_counted(run, tmp_path):
    plan = Plan("Many")
    for n in range(7):
        plan.goals.add(f"G{n}", f"Goal {n}")
    for a in range(7):
        for b in range(7):
            if a != b:
                plan.interactions.add(f"G{a}", f"G{b}", score=-1)
    write(plan, tmp_path / "plan.json")
    done = run("conflicts", tmp_path / "plan.json", "--numbers")

    assert "Pairs in conflict: 21" in done.stdout
    assert "and 6 more" in done.stderr


def test_suggestions_say_why(run, scored):
    done = run("conflicts", scored, "--suggest")

    assert 0 == done.exit_code, done.output
    assert (
        "G1 – G2: ”Fler bussar” och ”Budget i balans” har poäng under noll (−2, −1: ömsesidig konflikt)" in done.stdout
    )
    assert "Inget av det säger att det finns en konflikt." in done.stderr


def test_no_suggestion_is_an_answer_too(run, problems):
    done = run("conflicts", problems, "--suggest")

    assert "" == done.stdout
    assert "Inget i planen tyder på en konflikt" in done.stderr


def test_the_cells_of_a_goal_say_why_it_stands_where_it_stands(run, scored):
    done = run("conflicts", scored, "--cells", "G1")

    assert "G1: totalt +2 = +1 direkt och +1 genom andra; rang 1 av 3" in done.stdout
    assert "genom G2 Budget i balans: −1 (−2 direkt, +1 genom vad det i sin tur gör)" in done.stdout


def test_a_goal_without_scores_has_no_ways(run, scored):
    assert 0 == run("conflicts", scored, "--cells", "G9").exit_code


def test_answers_change_nothing(run, scored):
    before = scored.read_bytes()
    run("conflicts", scored, "--numbers", "--suggest")

    assert before == scored.read_bytes()
