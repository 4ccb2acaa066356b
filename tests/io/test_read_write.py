"""`lfa.read` and `lfa.write`: which format, which errors, and what was lost."""

import io
import os
from pathlib import Path

import pytest

import lfa
from lfa.io.formats import FORMATS, found, named
from lfa.io.limits import Limits, limits
from lfa.io.loss import Loss, LossReport
from lfa.io.source import Source
from lfa.terms import languages

JSON = b'{"lfa": 1, "plan": {"title": "Clean river"}}'


def a_plan() -> lfa.Plan:
    plan = lfa.Plan("Clean river")
    plan.problems.add("P1", "Fish catches are falling")
    plan.problems.focal = "P1"
    return plan


# Formats


@pytest.mark.parametrize("name", ["plan.json", "plan.xlsx", "plan.md", "plan.txt", "PLAN.JSON"])
def test_the_name_says_the_format(tmp_path, name):
    lfa.write(a_plan(), tmp_path / name)

    assert a_plan() == lfa.read(tmp_path / name)
    assert a_plan() == lfa.read(str(tmp_path / name))


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_a_stream_says_its_format_by_its_content(name):
    stream = io.BytesIO()
    lfa.write(a_plan(), stream, name)

    assert a_plan() == lfa.read(io.BytesIO(stream.getvalue()))


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"PK\x03\x04", "plan.json", "xlsx"),
        (b"PK\x03\x04", None, "xlsx"),
        (b"\xd0\xcf\x11\xe0", "plan.doc", "xlsx"),
        (JSON, "plan.txt", "json"),
        (JSON, "plan", "json"),
        (b'\xef\xbb\xbf \n{"a"', None, "json"),
        (b"{P1} is text", "plan.txt", "outline"),
        (b"[P1] Fish", None, "outline"),
        (b"Fish", "plan.json", "json"),
        (b"Fish", "plan.xlsx", "xlsx"),
        (b"Fish", None, "outline"),
    ],
)
def test_content_and_name_tell_the_format(content, name, expected):
    assert expected == found(Source(content, name)).name


def test_a_format_has_a_name_and_suffixes():
    assert ["xlsx", "json", "outline", "outline"] == [named(one).name for one in ("XLSX", ".json", "md", ".txt")]


@pytest.mark.parametrize(
    "call", [lambda: lfa.read(io.BytesIO(JSON), "yaml"), lambda: lfa.write(a_plan(), io.BytesIO(), "yaml")]
)
def test_an_unknown_format_is_refused(call):
    with pytest.raises(lfa.InvalidValue, match="format must be one of xlsx, json, outline"):
        call()


def test_files_of_other_kinds_are_refused(tmp_path):
    (tmp_path / "plan.csv").write_text("id;statement")

    with pytest.raises(lfa.ReadError, match=r"does not read \.csv files; it reads \.xlsx"):
        lfa.read(tmp_path / "plan.csv")
    with pytest.raises(lfa.ReadError, match="does not read binary files"):
        lfa.read(io.BytesIO(b"\x89PNG\0\0"))


@pytest.mark.parametrize("target", ["plan.docx", "plan", io.BytesIO()])
def test_a_target_without_a_format_is_refused(target):
    with pytest.raises(lfa.WriteError, match=r"it writes \.xlsx"):
        lfa.write(a_plan(), target)


def test_only_a_plan_is_written():
    with pytest.raises(lfa.InvalidValue, match="write takes a Plan"):
        lfa.write(lfa.ProblemTree(), io.BytesIO(), "json")


# Files


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(lfa.MissingFile, match="There is no file"):
        lfa.read(tmp_path / "plan.json")
    with pytest.raises(FileNotFoundError):
        lfa.read("no such folder/plan.json")


@pytest.mark.parametrize("suffix", ["json", "xlsx", "md", ""])
def test_an_empty_file_is_said_to_be_empty(tmp_path, suffix):
    (tmp_path / f"plan.{suffix}").touch()

    with pytest.raises(lfa.ReadError, match="The file is empty"):
        lfa.read(tmp_path / f"plan.{suffix}")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(lfa.ReadError, match="This is a folder"):
        lfa.read(tmp_path)
    with pytest.raises(lfa.WriteError, match="cannot be written"):
        lfa.write(a_plan(), tmp_path, "json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "plan.json")

    with pytest.raises(lfa.ReadError, match="no ordinary file"):
        lfa.read(tmp_path / "plan.json")


@pytest.mark.parametrize("name", ["a\0b.json", "x" * 5_000 + ".json"])
def test_an_impossible_name_is_a_clear_error(name):
    with pytest.raises((lfa.ReadError, lfa.MissingFile)):
        lfa.read(name)
    with pytest.raises(lfa.WriteError):
        lfa.write(a_plan(), name)


def test_what_is_neither_path_nor_stream_is_refused():
    with pytest.raises(lfa.ReadError, match="cannot be read"):
        lfa.read(7)
    with pytest.raises(lfa.WriteError, match="cannot be written"):
        lfa.write(a_plan(), 7, "json")


def test_a_stream_of_text_is_refused():
    with pytest.raises(lfa.ReadError, match="open it for bytes"):
        lfa.read(io.StringIO("{}"))
    with pytest.raises(lfa.WriteError):
        lfa.write(a_plan(), io.StringIO(), "json")


def test_a_closed_stream_is_refused():
    stream = io.BytesIO(JSON)
    stream.close()

    with pytest.raises(lfa.ReadError, match="closed file"):
        lfa.read(stream)
    with pytest.raises(lfa.WriteError, match="closed file"):
        lfa.write(a_plan(), stream, "json")


def test_an_open_file_has_a_name(tmp_path):
    file = tmp_path / "plan.json"
    file.write_bytes(b"[]")

    with file.open("rb") as stream, pytest.raises(lfa.ReadError) as error:
        lfa.read(stream)

    assert str(file) == error.value.faults[0].place.file


def test_every_fault_names_the_file_as_it_was_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("plan.json").write_bytes(b'{"lfa": 2}')

    with pytest.raises(lfa.ReadError, match=r"^plan\.json, /lfa: "):
        lfa.read("plan.json")


# Limits


def test_a_file_above_the_limit_is_refused_and_can_be_allowed():
    with pytest.raises(lfa.ReadError, match="larger than"):
        lfa.read(io.BytesIO(JSON), file=len(JSON) - 1)

    assert "Clean river" == lfa.read(io.BytesIO(JSON), file=len(JSON)).title


@pytest.mark.parametrize(("sign", "bytes_in_memory"), [("a", 3), ("å", 6), ("水", 15), ("🐟", 36)])
def test_what_a_text_takes_in_memory_is_bounded(sign, bytes_in_memory):
    data = f'{{"lfa": 1, "plan": {{"title": "{sign * 1000}"}}}}'.encode()
    takes = len(data) * (bytes_in_memory // len(sign.encode()))

    with pytest.raises(lfa.ReadError, match="In memory the text takes more than"):
        lfa.read(io.BytesIO(data), inflated=takes - 1)

    assert sign * 1000 == lfa.read(io.BytesIO(data), inflated=takes).title


@pytest.mark.parametrize("given", [{"size": 1}, {"file": 0}, {"file": True}, {"file": "1 MB"}])
def test_an_impossible_limit_is_refused(given):
    with pytest.raises(lfa.InvalidValue, match="limit"):
        lfa.read(io.BytesIO(JSON), **given)


def test_limits_that_are_not_named_are_the_documented_ones():
    assert Limits(file=1) == limits(file=1)
    assert (50_000_000, 200_000_000, 100, 2_000, 200_000, 100, 1_000_000) == (
        Limits().file,
        Limits().inflated,
        Limits().ratio,
        Limits().parts,
        Limits().rows,
        Limits().depth,
        Limits().text,
    )


# Losses


def test_nothing_lost_is_false_and_says_so():
    report = lfa.write(a_plan(), io.BytesIO(), "json")

    assert (False, 0, []) == (bool(report), len(report), list(report))
    assert "Nothing was lost." == str(report)


def test_a_report_names_each_reason_once_and_some_places():
    votes = [Loss("Votes", f"P{number}", "no room") for number in range(1, 10)]
    report = LossReport([*votes, Loss("Risks (1)", "", "no room"), Loss("Colour", "P1", "no ink")])

    expected = """The file does not hold everything (11).
No room.
- Votes: P1, P2, P3, P4, P5, P6 and 3 more
- Risks (1)
No ink.
- Colour: P1"""
    assert expected == str(report)
    assert 11 == len(list(report))


def test_a_loss_speaks_for_itself():
    assert ["P1, Votes: no room", "Risks: no room"] == [
        str(one) for one in [Loss("Votes", "P1", "no room"), Loss("Risks", "", "no room")]
    ]


@pytest.mark.parametrize("language", languages())
def test_a_report_speaks_the_plans_language(language):
    plan = lfa.Plan(language=language, dialect="eu")
    first = {"en": "The file", "sv": "Allt ryms", "da": "Filen rummer"}[language]

    assert str(lfa.write(plan, io.BytesIO(), "outline")).startswith(first)


def test_strict_raises_and_leaves_the_file_as_it_was(tmp_path):
    file = tmp_path / "plan.md"
    file.write_text("before")
    plan = a_plan()
    plan.risks.add("K1", "Flood")

    with pytest.raises(lfa.LossError, match="Risks") as error:
        lfa.write(plan, file, strict=True)

    assert "before" == file.read_text()
    assert 1 == len(error.value.report)


def test_strict_writes_what_is_whole(tmp_path):
    assert not lfa.write(a_plan(), tmp_path / "plan.md", strict=True)
    assert a_plan() == lfa.read(tmp_path / "plan.md")
