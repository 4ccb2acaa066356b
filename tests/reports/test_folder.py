"""The folder a planner gets."""

import csv
import re
from pathlib import Path

import pytest

import lfa.samples as samples
from lfa.errors import InvalidValue, WriteError
from lfa.io import read
from lfa.model.plan import Plan
from lfa.reports import with_drafts, write_report
from lfa.reports.pictures import shown_kinds


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)).replace("\\", "/") for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def river(tmp_path_factory):
    folder = tmp_path_factory.mktemp("river")
    return folder, write_report(samples.river(), folder)


def test_the_folder_holds_text_pictures_tables_and_the_plan(river):
    folder, files = river
    there = names(folder)

    assert {"report.html", "report.md", "plan.xlsx", "plan.json", "tables/problems.csv"} <= there
    assert {f"pictures/problem-tree.{suffix}" for suffix in ("svg", "png", "pdf")} <= there
    assert there == {str(file.relative_to(folder)) for file in files}


def test_the_plan_in_the_folder_is_the_plan(river):
    folder, _ = river

    assert samples.river() == read(folder / "plan.json")
    assert samples.river() == read(folder / "plan.xlsx")


def test_every_picture_the_text_links_to_is_there(river):
    folder, _ = river
    linked = re.findall(r"\]\((pictures/[^)]+)\)", (folder / "report.md").read_text("utf-8"))

    assert linked
    assert set(linked) <= names(folder)


def test_what_is_invented_says_so_on_every_picture_and_page(river):
    folder, _ = river

    assert [] == [p.name for p in (folder / "pictures").glob("*.svg") if "Illustrative" not in p.read_text("utf-8")]
    assert "> **Illustrative**" in (folder / "report.md").read_text("utf-8")
    assert '@top-right { content: "Illustrative"' in (folder / "report.html").read_text("utf-8")


def test_the_same_plan_gives_the_same_bytes(tmp_path, problems_only):
    for name in ("a", "b"):
        write_report(problems_only, tmp_path / name)
    there = sorted(names(tmp_path / "a"))

    assert [] == [n for n in there if (tmp_path / "a" / n).read_bytes() != (tmp_path / "b" / n).read_bytes()]


def test_a_workbook_of_problems_gives_objectives_and_a_logframe_as_drafts(tmp_path, problems_only):
    write_report(problems_only, tmp_path)

    assert {"pictures/objective-tree.svg", "pictures/logframe.svg"} <= names(tmp_path)
    assert "Utkast" in (tmp_path / "pictures" / "logframe.svg").read_text("utf-8")
    assert "Utkast" not in (tmp_path / "pictures" / "problem-tree.svg").read_text("utf-8")
    assert with_drafts(problems_only).plan == read(tmp_path / "plan.xlsx")


def test_an_empty_plan_gives_a_folder_that_says_what_to_do(tmp_path):
    write_report(Plan(), tmp_path)

    assert {"report.html", "report.md", "plan.xlsx", "plan.json"} == names(tmp_path)
    assert "# Untitled plan" in (tmp_path / "report.md").read_text("utf-8")


def test_another_language_uses_the_translations_and_leaves_the_plan_alone(tmp_path):
    river = samples.river("en")
    plan = Plan(river.title, language="en", problems=river.problems)
    write_report(plan, tmp_path, language="sv")
    text = (tmp_path / "report.md").read_text("utf-8")

    assert "# En levande å" in text
    assert "## Problemanalys" in text
    assert "en" == plan.language == read(tmp_path / "plan.json").language


def test_each_part_is_told_before_it_is_made(tmp_path, problems_only):
    heard = []
    write_report(problems_only, tmp_path, tell=heard.append)

    assert ["problem-tree", "plan.json"] == [heard[0], heard[-1]]


def test_tables_open_in_a_swedish_excel(tmp_path, problems_only):
    write_report(problems_only, tmp_path)
    with (tmp_path / "tables" / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))

    assert ["P1", "Fångsterna minskar"] == rows[1][:2]


def test_other_files_in_the_folder_are_left_alone(tmp_path, problems_only):
    (tmp_path / "mine.txt").write_text("mine")
    write_report(problems_only, tmp_path)

    assert "mine" == (tmp_path / "mine.txt").read_text()


def test_a_page_size_that_does_not_exist_is_named_before_anything_is_written(tmp_path, problems_only):
    with pytest.raises(InvalidValue, match="B7"):
        write_report(problems_only, tmp_path / "new", page="B7")

    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_a_clear_sentence(tmp_path, problems_only):
    (tmp_path / "file").write_text("")

    with pytest.raises(WriteError, match="file"):
        write_report(problems_only, tmp_path / "file" / "report")


def test_no_picture_is_drawn_of_what_no_page_can_hold(tmp_path, monkeypatch, problems_only):
    monkeypatch.setattr("lfa.reports.pictures.MOST", 2)
    write_report(problems_only, tmp_path)

    assert not [name for name in names(tmp_path) if "problem-tree" in name]
    assert "Fångsterna minskar" in (tmp_path / "report.md").read_text("utf-8")


def test_a_plan_of_objectives_alone_has_its_pictures():
    """Both trees on facing pages need both trees: a report does not ask for them."""
    plan = Plan("x")
    plan.objectives.add("O1", "The river is clean")

    assert ["objective-tree"] == list(shown_kinds(plan))
