"""The files of the reference material that break readers: a plan or one of our errors, and nothing else."""

import io
import json
from pathlib import Path

import pytest

import lfa


def outcome(file: Path, format_: str | None) -> bytes:
    """What a person is told, in bytes that any screen can show."""
    try:
        return repr(lfa.read(file, format_)).encode()
    except lfa.LfaError as error:
        return str(error).encode()


def test_every_json_and_csv_file_is_a_plan_or_a_clear_error(shared):
    files = sorted([*(shared / "hostile" / "json").iterdir(), *(shared / "hostile" / "csv").iterdir()])
    assert files
    for file in files:
        for format_ in (None, "json", "outline"):
            assert outcome(file, format_)


@pytest.mark.parametrize("format_", ["json", "outline"])
def test_every_hostile_text_survives_or_is_refused_at_once(shared, format_):
    payloads = json.loads((shared / "hostile" / "text" / "payloads.json").read_text(encoding="utf-8"))
    assert payloads
    for payload in payloads:
        try:
            plan = lfa.Plan(payload)
            plan.problems.add("P1", payload, note=payload)
        except lfa.InvalidValue:
            continue
        stream = io.BytesIO()
        plan.problems.focal = "P1"

        assert not lfa.write(plan, stream, format_)
        assert plan == lfa.read(io.BytesIO(stream.getvalue()), format_)
