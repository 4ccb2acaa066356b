"""Running the command line in this process, and plans on disk to run it on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import lfa.samples as samples
from lfa.cli import main
from lfa.io import write
from lfa.model.plan import Plan

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """The language of the computer that runs the tests must not decide what they see."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def run() -> Run:
    def run(*arguments: object, **fields: object) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], **fields)

    return run


@pytest.fixture
def river(tmp_path) -> Path:
    path = tmp_path / "river plan.json"
    write(samples.river(), path)
    return path


@pytest.fixture
def problems(tmp_path) -> Path:
    """Problems and nothing else, in Swedish, in a folder with a Swedish name."""
    plan = Plan("Ren å", language="sv")
    plan.problems.extend(
        [("P1", "Fångsterna minskar"), ("P2", "Vattnet är förorenat"), ("P3", "Avloppsvatten renas inte")],
        [("P3", "P2"), ("P2", "P1")],
    )
    plan.problems.focal = "P2"
    path = tmp_path / "å ä ö" / "problem.json"
    path.parent.mkdir()
    write(plan, path)
    return path
