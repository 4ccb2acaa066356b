"""Run the examples that people read: README.md and docs/ by Sybil, docstrings by pytest's doctest.

In a page, a ``python`` block is run (as a doctest where it has prompts), and in a ``console`` block every
line that begins with ``$ lfa`` is run through the command line, in this process. What follows such a line
must then be what it prints (nothing: it must end well); ``...`` stands for any text. Each page and each docstring works in a folder of
its own, with a copy of ``examples/`` beside it, so that nothing is written into the checkout.
"""

import contextlib
import doctest
import io
import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from sybil import Example, Sybil
from sybil.integration.pytest import SybilFile, SybilItem
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser

ROOT = Path(__file__).parent
FOLDERS = pytest.StashKey[dict[pytest.Collector | pytest.Item, Path]]()
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def _lfa(arguments: list[str]) -> tuple[str, object]:
    """Run the command line as the shell would; return what it prints and its exit code."""
    from lfa.cli import main

    said, code = io.StringIO(), None
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        mock.patch.object(sys, "argv", ["lfa", *arguments]),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    return said.getvalue(), code or 0


def _console(example: Example) -> str | None:
    """Evaluate the ``$ lfa ...`` lines of a console block; other commands are for the reader."""
    commands = str(example.parsed).split("\n$ ")
    for block in (command.removeprefix("$ ") for command in commands):
        line, _, wanted = block.partition("\n")
        if not line.startswith("lfa "):
            continue
        got, code = _lfa(shlex.split(line, comments=True)[1:])
        if code and not wanted.strip():
            return f"$ {line}\nended with {code!r}:\n{got}"
        if wanted.strip() and not doctest.OutputChecker().check_output(wanted.strip(), got.strip(), FLAGS):
            return f"$ {line}\nexpected:\n{wanted}\ngot:\n{got}"
    return None


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=FLAGS),
        CodeBlockParser(language="console", evaluator=_console),
        SkipParser(),
    ],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    fixtures=["folder_of_its_own"],
).pytest()


def _holder(item: pytest.Item) -> pytest.Collector | pytest.Item | None:
    """Return what shares a folder: a page (its examples build on each other) or one docstring."""
    if isinstance(item, SybilItem):
        return item.parent
    return item if isinstance(item, pytest.DoctestItem) else None


@pytest.fixture(autouse=True)
def folder_of_its_own(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let an example write where it likes, without touching the checkout."""
    holder = _holder(request.node)
    if holder is None:
        yield
        return
    folders: dict[pytest.Collector | pytest.Item, Path] = request.config.stash.setdefault(FOLDERS, {})
    if holder not in folders:
        folders[holder] = tmp_path_factory.mktemp("example")
        if isinstance(holder, SybilFile) and (ROOT / "examples").is_dir():
            shutil.copytree(ROOT / "examples", folders[holder] / "examples")
    before = Path.cwd()
    os.chdir(folders[holder])
    yield
    os.chdir(before)
