"""``lfa`` alone, as a person meets it: on a real terminal where there is one."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import lfa
from lfa import samples
from lfa.cli.menu import ACTIONS
from lfa.io import write
from lfa.terms import languages, section

ROOT = Path(lfa.__file__).parents[1]
# As from a shell: where the tests run in the background, an interrupt would be ignored.
START = "import signal as s; s.signal(s.SIGINT, s.default_int_handler); from lfa.cli import main; main()"
HAS_TERMINAL = sys.platform != "win32"


def test_without_a_person_the_help_is_printed(run):
    done = run()

    assert 0 == done.exit_code
    assert done.stdout.startswith("Usage: lfa")


@pytest.mark.parametrize("language", languages())
def test_everything_in_the_menu_is_named_in_every_language(language):
    assert set() == {f"menu.{key}" for key in ACTIONS} - set(section("cli", language))


@pytest.fixture
def answer(run, monkeypatch):
    """Answer the menu: every line is what a person types."""
    from click.testing import _NamedTextIOWrapper

    monkeypatch.setattr(_NamedTextIOWrapper, "isatty", lambda self: self.name == "<stdin>", raising=False)

    def answer(*lines, language="sv"):
        return run("--language", language, input="\n".join(lines) + "\n")

    return answer


def test_the_menu_asks_in_the_language_of_the_person(answer):
    assert "Vad vill du göra?" in answer("0").stdout
    assert "What would you like to do?" in answer("0", language="en").stdout
    assert "Hvad vil du gøre?" in answer("0", language="da").stdout


def test_a_new_plan_is_made_and_the_command_shown(answer, tmp_path):
    path = tmp_path / "min plan.json"
    done = answer("1", f'"{path}"', "y", "0")

    assert 0 == done.exit_code
    assert path.exists()
    assert f"$ lfa new '{path}' --language sv --sample river" in done.stdout


def test_yes_is_understood_in_the_persons_own_words(answer, tmp_path):
    done = answer("1", str(tmp_path / "plan.json"), "Ja", "0")

    assert "--sample river" in done.stdout


def test_a_new_workbook_shows_the_sheets_that_are_asked_for(answer, tmp_path):
    path = tmp_path / "plan.xlsx"
    done = answer("1", str(path), "nej", "2", "0")

    assert 0 == done.exit_code
    assert "--language sv --for tree" in done.stdout
    assert path.exists()


def test_a_mistake_is_told_and_the_menu_comes_again(answer, tmp_path):
    done = answer("2", str(tmp_path / "nothing.json"), "9", "0")

    assert 0 == done.exit_code
    assert 2 <= done.stdout.count("Vad vill du göra?")
    assert "nothing.json" in done.stderr


def test_a_form_is_filled(answer, river, tmp_path):
    made = tmp_path / "blankett.xlsx"
    done = answer("7", str(river), "esf", str(made), "0")

    assert 0 == done.exit_code
    assert made.exists()
    assert "--form esf -o" in done.stdout.replace("\n", " ")


def test_a_picture_a_report_a_check_and_another_format(answer, river):
    write(samples.tiny(), river)
    target = river.with_name("copy.json")
    done = answer("3", str(river), "problem-tree", "4", str(river), "5", str(river), "6", str(river), str(target), "0")

    assert 0 == done.exit_code
    assert river.with_name("river plan-problem-tree.svg").exists()
    assert (river.with_name("river plan-report") / "report.html").exists()
    assert target.exists()


def test_who_leaves_in_the_middle_just_leaves(answer):
    assert 130 == answer("1").exit_code


def at_a_terminal(until: bytes, then) -> tuple[bytes, int]:
    """Start ``lfa`` on a terminal of its own, wait for a text, then do something; return what was said and the code."""
    import pty

    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", START, "--language", "da"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        os.close(slave)
        said = b""
        while until not in said:
            said += os.read(master, 1024)
        then(master, process)
        try:
            process.wait(60)
        finally:
            process.kill()
    os.close(master)
    return said, process.returncode


def interrupt(master: int, process: subprocess.Popen) -> None:
    """Press Ctrl-C until somebody listens: the prompt is seen a moment before anything waits behind it."""
    for _ in range(20):
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(2)
            return


@pytest.mark.skipif(not HAS_TERMINAL, reason="pseudo-terminals are there on Linux and macOS only")
def test_on_a_real_terminal_the_menu_waits_for_a_person():
    said, code = at_a_terminal(b"Nummer:", lambda master, process: os.write(master, b"0\n"))

    assert "Hvad vil du gøre?" in said.decode()
    assert 0 == code


@pytest.mark.skipif(not HAS_TERMINAL, reason="pseudo-terminals are there on Linux and macOS only")
def test_an_interrupt_ends_with_130():
    assert 130 == at_a_terminal(b"Nummer:", interrupt)[1]


def test_cards_are_taken_in(answer, tmp_path):
    (tmp_path / "kort.csv").write_text("Text\nBussen går för sällan\n", encoding="utf-8")
    done = answer("8", str(tmp_path / "kort.csv"), str(tmp_path / "plan.json"), "0")

    assert 0 == done.exit_code
    assert 1 == len(lfa.read(tmp_path / "plan.json").needs)
