import pytest

import lfa.samples as samples
from lfa.io import read


def test_a_new_plan_is_empty_and_speaks_its_language(run, tmp_path):
    done = run("new", tmp_path / "plan.xlsx", "--language", "sv", "--title", "Ren å")
    plan = read(tmp_path / "plan.xlsx")

    assert 0 == done.exit_code
    assert ("Ren å", "sv", 0) == (plan.title, plan.language, sum(1 for _ in plan.elements))
    assert f"Skapade {tmp_path / 'plan.xlsx'}\n" == done.stdout


def test_without_a_language_it_is_that_of_the_computer(run, tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    run("new", tmp_path / "plan.json")

    assert "da" == read(tmp_path / "plan.json").language


@pytest.mark.parametrize("view", ["cards", "tree", "logframe", "conflicts"])
def test_a_workbook_can_be_made_for_one_kind_of_work(run, tmp_path, view):
    done = run("new", tmp_path / "plan.xlsx", "--for", view)

    assert 0 == done.exit_code
    assert (tmp_path / "plan.xlsx").read_bytes() != b""


def test_an_example_comes_complete_in_the_language_asked_for(run, tmp_path):
    run("new", tmp_path / "plan.json", "--sample", "river", "--language", "sv")

    assert samples.river("sv") == read(tmp_path / "plan.json")


def test_an_example_may_have_a_title_of_its_own(run, tmp_path):
    run("new", tmp_path / "plan.json", "--sample", "orebro", "--title", "Övning")

    assert ("Övning", "sv") == (read(tmp_path / "plan.json").title, read(tmp_path / "plan.json").language)


def test_an_existing_file_is_replaced_only_when_told(run, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text("mine")
    refused = run("new", path)

    assert 2 == refused.exit_code
    assert "--force" in refused.stderr
    assert "mine" == path.read_text()
    assert 0 == run("new", path, "--force").exit_code
    assert "mine" != path.read_text()


def test_what_the_format_cannot_hold_is_said(run, tmp_path):
    done = run("new", tmp_path / "plan.md", "--sample", "river", "--for", "tree")

    assert 0 == done.exit_code
    assert done.stderr


def test_a_suffix_that_lfa_does_not_write_is_a_clear_sentence(run, tmp_path):
    done = run("new", tmp_path / "plan.docx")

    assert 2 == done.exit_code
    assert ".docx" in done.stderr
