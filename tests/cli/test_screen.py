import io
import time

import pytest

from lfa.cli import screen


def test_control_characters_never_reach_the_terminal():
    assert "a\ufffd[31mb" == screen.plain("a\x1b[31mb")


@pytest.mark.parametrize(("encoding", "text"), [("utf-8", "P2 → P1"), ("cp1252", "P2 -> P1"), (None, "P2 -> P1")])
def test_arrows_are_written_as_the_console_can(encoding, text):
    assert text == screen.plain("P2 → P1", encoding)


def test_a_strict_console_is_made_lenient(monkeypatch):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", errors="strict")
    monkeypatch.setattr("sys.stdout", stream)
    screen.soften()
    print("→ å", file=stream, flush=True)

    assert b"? \xe5" == raw.getvalue().strip()


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_shown_where_a_person_looks_on_and_it_takes_long(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(screen, "PATIENCE", 0.01)
    monkeypatch.setattr("sys.stderr", Terminal())
    with screen.working("Reading [b]x") as tell:
        time.sleep(0.3)
        tell("part")
        time.sleep(0.3)
    import sys

    assert "Reading [b]x" in sys.stderr.getvalue()
    assert "part" in sys.stderr.getvalue()


def test_progress_is_silent_in_a_pipe(capsys):
    with screen.working("Reading") as tell:
        tell("part")

    assert "" == capsys.readouterr().err
