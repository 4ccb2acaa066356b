"""Several plans, or several copies of one, become one file; what people must settle is listed."""

import pytest

from lfa.io import read, write
from lfa.model.plan import Plan


@pytest.fixture
def forums(tmp_path):
    paths = []
    for name in ("arbejde", "klima"):
        plan = Plan(name.title(), language="da")
        plan.objectives.add("O1", f"Mål for {name}")
        plan.actors.add("A1", "Region Midtjylland")
        paths.append(tmp_path / f"{name}.xlsx")
        write(plan, paths[-1])
    return paths


@pytest.fixture
def copies(problems, tmp_path):
    """Two copies that reworded the same problem, and a third that lacks a row."""
    paths = []
    for at, said in enumerate(("Fisken tar slut", "Nästan ingen fisk", None), start=1):
        plan = read(problems)
        if said:
            plan.problems.update("P1", statement=said)
        else:
            plan.problems.remove("P3")
        paths.append(tmp_path / f"bord{at}.xlsx")
        write(plan, paths[-1])
    return paths


def test_plans_stand_behind_the_names_of_their_files(run, forums, tmp_path):
    done = run("merge", *forums, "-o", tmp_path / "strategi.xlsx", "--title", "Strategi")

    assert 0 == done.exit_code, done.output
    assert ["arbejde:O1", "klima:O1"] == list(read(tmp_path / "strategi.xlsx").objectives.ids)
    assert "1 spørgsmål at afgøre" in done.stdout


def test_names_can_be_given_and_actors_be_said_to_be_the_same(run, forums, tmp_path):
    named = [f"F{at}={path}" for at, path in enumerate(forums, start=1)]
    done = run("merge", *named, "-o", tmp_path / "strategi.json", "--same", "F1:A1=F2:A1")

    assert 0 == done.exit_code, done.output
    assert ["F1:A1"] == list(read(tmp_path / "strategi.json").actors.ids)
    assert "Intet at afgøre" in done.stdout


def test_copies_become_their_plan_and_contradictions_name_both_cells(run, problems, copies, tmp_path):
    done = run("merge", "--base", problems, *copies, "-o", tmp_path / "tillsammans.xlsx")

    assert 0 == done.exit_code, done.output
    assert "Fångsterna minskar" == read(tmp_path / "tillsammans.xlsx").problems["P1"].label
    for told in (
        "”Fisken tar slut” (bord1.xlsx, Problem!",
        "”Nästan ingen fisk” (bord2.xlsx, Problem!",
        "saknas i 1 av 3",
    ):
        assert told in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["A={0}", "A={1}", "-o", "x.json"], "same name"),
        (["{0}", "{1}", "-o", "{0}"], "arbejde.xlsx"),
        (["{0}", "-o", "x.json", "--same", "A1"], "NAME=VALUE"),
        (["{0}", "--base", "{1}", "--title", "T", "-o", "x.json"], "not for copies"),
        (["{0}", "-o", "x.json", "--same", "arbejde:A9=arbejde:A1"], "arbejde:A9"),
    ],
    ids=["two of a name", "over a source", "no pair", "title of copies", "unknown id"],
)
def test_what_cannot_be_merged_is_said_in_a_sentence(run, forums, monkeypatch, tmp_path, arguments, said):
    monkeypatch.chdir(tmp_path)
    done = run("merge", *(one.format(*forums) for one in arguments))

    assert 2 == done.exit_code
    assert said in done.output
    assert not (tmp_path / "x.json").exists()
