"""Every example runs as a person would run it, and ships what the samples hold."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

import lfa

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/run.py"))
SAMPLES = {
    "river": partial(lfa.samples.river, translations=False),
    "orebro": lfa.samples.orebro,
    "direktion": lfa.samples.direktion,
    "midtjylland": lfa.samples.midtjylland,
    "midtvest": lfa.samples.midtvest,
}
#: Examples that also ship their problems alone, where the main job begins.
PROBLEMS = sorted(path.parent.name for path in (ROOT / "examples").glob("*/problems.xlsx"))
MADE = {
    "river": [
        "draft.xlsx",
        "changes.txt",
        *(f"{kind}{suffix}" for kind in ("problem-tree", "objective-tree") for suffix in (".svg", ".pdf", ".png")),
        "report/report.html",
    ],
    "orebro": [
        "utkast.xlsx",
        "problemtrad.pdf",
        "maltrad.pdf",
        "uppdragskarta.pdf",
        "expeditioner.pdf",
        "rapport/report.html",
    ],
    "midtvest": [
        "fra-vaeggen.xlsx",
        "kort.pdf",
        "stemmesedler.pdf",
        "pointark.pdf",
        "problemtrae.svg",
        "maaltrae.svg",
        "rapport/report.html",
    ],
    "direktion": [
        *(f"{kind}.pdf" for kind in ("problem-tree", "mission-map", "portfolio", "actors")),
        "rapport/report.html",
    ],
    "midtjylland": [
        *(f"{kind}.pdf" for kind in ("mission-map", "portfolio", "actors", "approach")),
        "rapport/report.html",
        "rapport/overviews.xlsx",
    ],
}
#: Pictures that show nothing but what the source has told.
TOLD = {"orebro": {"conflict-register.svg"}}


@pytest.fixture(scope="module", params=EXAMPLES)
def ran(request, tmp_path_factory):
    """Run an example in a copy of its folder; return its name, the folder and what it said."""
    folder = tmp_path_factory.mktemp("examples") / request.param
    shutil.copytree(ROOT / "examples" / request.param, folder, ignore=shutil.ignore_patterns("out"))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "MPLBACKEND": "Agg"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "run.py"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    return request.param, folder, done.stdout


def test_the_examples_are_there():
    assert {"direktion", "midtjylland", "orebro", "river"} <= set(EXAMPLES)


def test_an_example_makes_what_it_promises(ran):
    name, folder, _ = ran
    assert [] == [made for made in MADE[name] if not (folder / "out" / made).is_file()]


def test_an_example_says_where_to_look(ran):
    _, _, said = ran
    assert "report.html" in said


def test_an_example_leaves_its_workbooks_alone(ran):
    name, folder, _ = ran
    books = list((ROOT / "examples" / name).glob("*.xlsx"))
    assert books
    for book in books:
        assert book.read_bytes() == (folder / book.name).read_bytes()


def test_every_picture_and_report_of_an_example_says_that_it_is_invented(ran):
    name, folder, _ = ran
    shown = [*(folder / "out").rglob("*.svg"), *(folder / "out").rglob("*.html"), *(folder / "out").rglob("report.md")]
    assert shown
    said = {path.name for path in shown if "llustrativ" not in path.read_text(encoding="utf-8")}
    assert set() == said - TOLD.get(name, set())


@pytest.mark.parametrize("ran", ["river"], indirect=True)
def test_the_river_draft_holds_a_purpose_two_outputs_and_no_activities(ran):
    _, folder, _ = ran
    draft = lfa.read(folder / "out" / "draft.xlsx")
    assert ["outcome", "output", "output"] == [result.level for result in draft.logframe]
    assert {"O8", "O11"} <= {source for one in draft.logframe.assumptions for source in one.sources}
    assert 0 == len(draft.activities)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_shipped_plan_is_the_sample(name):
    assert SAMPLES[name]() == lfa.read(ROOT / "examples" / name / "plan.xlsx")


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_shipped_problems_are_those_of_the_sample(name):
    assert lfa.samples.problems_of(SAMPLES[name]()) == lfa.read(ROOT / "examples" / name / "problems.xlsx")
