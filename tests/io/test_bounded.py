"""Whatever a file holds, reading ends soon, in little memory, and touches nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

READER = Path(__file__).with_name("read_alone.py")


def outcome(file: Path) -> dict[str, object]:
    done = subprocess.run([sys.executable, str(READER), str(file)], capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr[-2000:]
    return json.loads(done.stdout)


HOSTILE = {
    "nested lists.json": b"[" * 100_000,
    "nested objects.json": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "empty rows.json": b'{"lfa": 1, "problems": [' + b"{}," * 190_000 + b"{}]}",
    "many values.json": b'{"lfa": 1, "x": [' + b"[]," * 8_000_000 + b"[]]}",
    "many keys twice.json": b'{"lfa": 1, "x": {' + b'"a":1,' * 400_000 + b'"a":1}}',
    "one long text.json": b'{"lfa": 1, "plan": {"title": "' + b"a" * 49_000_000 + b'"}}',
    "wide signs.json": b'{"lfa": 1, "plan": {"title": "' + b"a" * 40_000_000 + "🐟".encode() + b'"}}',
    "digits.json": b'{"lfa": ' + b"1" * 10_000_000 + b"}",
    "unclosed text.json": b'{"lfa": 1, "plan": {"title": "' + b"\\n" * 10_000_000,
    "dangling.json": b'{"lfa": 1, "results": ['
    + b",".join(b'{"id": "R%d", "parents": ["X%d"]}' % (number, number) for number in range(5_000))
    + b"]}",
    "links to nothing.json": b'{"lfa": 1, "problem_links": ['
    + b",".join(b'{"cause": "R%d", "effect": "X%d"}' % (number, number) for number in range(20_000))
    + b"]}",
    "one line.txt": b"- " * 20_000_000,
    "many lines.txt": b"\n" * 40_000_000,
    "deep indentation.txt": b"".join(b" " * number + b"a\n" for number in range(5_000)),
    "wide indentation.txt": b"\t" * 900_000 + b"a\n" + b" " * 900_000 + b"# a" + b" " * 900_000 + b"b\n",
    "brackets.txt": b"\n".join(b"[" + b" " * 50_000 + b"a" for _ in range(20)),
    "one reference.txt": b"P1: a\n" + b" [P1]\n" * 20_000,
    "no text.txt": bytes(range(256)) * 1_000,
    "surrogate.json": b'{"lfa": 1, "\\ud800": "\\udfff", "problems": [{"id": "\\ud800"}]}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_soon_and_touches_nothing(tmp_path, name):
    file = tmp_path / name
    file.write_bytes(HOSTILE[name])

    assert [["open", str(file)]] == outcome(file)["events"]


@pytest.mark.parametrize("name", ["plan.json", "plan.md"])
def test_reading_opens_the_named_file_and_nothing_else(tmp_path, name):
    import lfa

    plan = lfa.Plan("Clean river")
    plan.problems.add("P1", "See /etc/hostname, file:///etc/hostname and https://example.org")
    lfa.write(plan, tmp_path / name)

    found = outcome(tmp_path / name)

    assert "plan" == found["said"]
    assert [["open", str(tmp_path / name)]] == found["events"]
