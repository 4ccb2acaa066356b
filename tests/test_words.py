"""What is committed speaks of the method, never of one machine or of the place where it was written."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).name
FOREIGN = re.compile(
    r"""
      (?<![\w.:/-])/(?:work|farm|root|tmp|home/\w+|Users/\w+)/   # a path that exists on one machine only
    | \bfarm-\w+ | \bsub-?agents?\b | \bbefore-stop\b            # tools of the workplace
    | \bissues\s+(?:show|note|close|list)\b
    """,
    re.VERBOSE,
)


def committed() -> list[Path]:
    """Return the files that git holds; outside a clone there is nothing to look at."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return []
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in done.stdout.split("\0") if name]


def foreign(text: str) -> list[str]:
    """Return the words in the text that do not belong to the project."""
    return [found.group() for found in FOREIGN.finditer(text)]


@pytest.mark.parametrize("text", ["read /root/plan.xlsx", "see /tmp/x/y", "farm-hand", "a subagent", "/home/me/plan"])
def test_foreign_words_are_found(text):
    assert foreign(text)


@pytest.mark.parametrize("text", ["https://example.org/work/plan", "./work/plan.xlsx"])
def test_ordinary_words_are_let_be(text):
    assert [] == foreign(text)


def test_no_committed_file_speaks_of_one_machine():
    files = committed()
    if not files:
        pytest.skip("not a git clone: nothing is committed here")
    found = {}
    for file in files:
        if file.name == HERE or not file.is_file():
            continue
        text = file.read_bytes().decode("utf-8", errors="ignore")
        if words := foreign(text):
            found[str(file.relative_to(ROOT))] = words

    assert {} == found
