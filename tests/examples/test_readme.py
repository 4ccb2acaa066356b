"""README.md gives exactly two set-up commands, and shows the picture that the sample makes."""

import re
from html import escape
from pathlib import Path

import lfa

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_there_are_exactly_two_set_up_commands():
    commands = re.findall(r"^\$ (.*\bpip install\b.*)$", README, re.MULTILINE)
    assert 2 == len(commands)
    assert all(command.startswith("python3 -m venv .venv && .venv/bin/pip install ") for command in commands)
    main_job, tests = commands
    assert main_job.endswith("&& .venv/bin/lfa report examples/river/problems.xlsx -o report")
    assert tests.endswith("&& .venv/bin/python -m pytest --cov")


def test_every_file_that_the_readme_points_to_is_there():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert [] == [link for link in links if not (ROOT / link).exists()]


def test_the_picture_tells_what_the_river_sample_holds():
    picture = lfa.picture(lfa.samples.river(), "problem-tree", page="A4")
    shipped = (ROOT / "docs" / "_static" / "river-problem-tree.svg").read_text(encoding="utf-8")
    assert escape(picture.alt_text, quote=False) in shipped
    assert ">Illustrative<" in shipped
