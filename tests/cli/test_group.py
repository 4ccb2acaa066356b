"""The command line as a whole: exit codes, errors, and what it loads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import lfa
from lfa.cli.group import COMMANDS

ROOT = Path(lfa.__file__).parents[1]


def started(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
    """Start the command line on its own, as from a shell."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    command = [sys.executable, "-m", "lfa", *arguments]
    return subprocess.run(command, capture_output=True, timeout=120, env=environment, check=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run, name):
    done = run(name, "--help")

    assert 0 == done.exit_code
    assert f"Example:\n    lfa {name} " in done.stdout


def test_the_help_lists_every_command(run):
    said = run("--help").stdout

    assert [] == [name for name in COMMANDS if f"  {name} " not in said]


def test_the_version_is_that_of_the_package(run):
    assert f"lfa {lfa.__version__}\n" == run("--version").stdout


def test_an_unknown_command_is_a_mistake_of_use(run):
    assert 2 == run("dance").exit_code


@pytest.mark.parametrize("name", ["show", "check", "draw", "report", "logic"])
def test_a_file_that_is_not_there_is_one_sentence(run, tmp_path, name):
    done = run(name, tmp_path / "nothing.xlsx")

    assert 2 == done.exit_code
    assert "nothing.xlsx" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"PK\x03\x04 broken", b'{"lfa": 1', b"\xd0\xcf\x11\xe0"])
@pytest.mark.parametrize("name", ["plan.xlsx", "plan.json", "plan.bin"])
def test_no_bad_file_gives_a_traceback(run, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    done = run("show", path)

    assert 2 == done.exit_code
    assert isinstance(done.exception, SystemExit)
    assert name in done.stderr


def test_what_the_system_refuses_is_a_sentence_too(run, tmp_path):
    done = run("new", tmp_path / f"{'long' * 100}.json")

    assert 2 == done.exit_code
    assert "long" in done.stderr
    assert isinstance(done.exception, SystemExit)


def test_a_folder_is_no_plan(run, tmp_path):
    done = run("convert", tmp_path, tmp_path / "x.json")

    assert 2 == done.exit_code
    assert isinstance(done.exception, SystemExit)


def test_importing_the_command_line_loads_nothing_heavy():
    code = "import sys, lfa.cli; print([m for m in ('openpyxl', 'matplotlib', 'networkx', 'lxml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == done.stdout.strip()


def test_the_help_loads_nothing_heavy():
    code = (
        "import sys; from lfa.cli import main; main.main(['--help'], standalone_mode=False);"
        "print([m for m in ('openpyxl', 'matplotlib', 'networkx', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == done.stdout.splitlines()[-1]


def test_a_windows_console_with_256_signs_shows_what_it_can(problems):
    done = started("show", str(problems), PYTHONIOENCODING="cp1252:strict")

    assert b"" == done.stderr
    assert "Fångsterna minskar".encode("cp1252") in done.stdout


def test_a_file_name_that_is_no_text_gives_no_traceback():
    done = started("show", b"\xff\xfe.xlsx".decode("utf-8", "surrogateescape"))

    assert 2 == done.returncode
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["new", "--help"], ["show"], ["check"], ["logic"]])
def test_a_closed_pipe_is_quiet(river, arguments):
    with subprocess.Popen(
        [sys.executable, "-m", "lfa", *arguments, *([] if "--help" in arguments else [str(river)])],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        said = process.stderr.read()
        process.wait(60)

    assert b"" == said
