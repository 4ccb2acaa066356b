"""A file is written whole or not at all."""

import errno
import io
import os
import stat
from pathlib import Path

import pytest

import lfa
from lfa.io.atomic import put

needs_modes = pytest.mark.skipif(os.name != "posix", reason="permissions are another matter here")


def names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def test_a_file_is_written_and_nothing_else_is_left(tmp_path):
    put(b"new", tmp_path / "plan.json")

    assert ["plan.json"] == names(tmp_path)
    assert b"new" == (tmp_path / "plan.json").read_bytes()


def test_an_existing_file_is_replaced(tmp_path):
    file = tmp_path / "plan.json"
    file.write_bytes(b"old")

    put(b"new", str(file))

    assert (["plan.json"], b"new") == (names(tmp_path), file.read_bytes())


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, step):
    file = tmp_path / "plan.json"
    file.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), fail)
    with pytest.raises(lfa.WriteError, match="no space left"):
        put(b"new", file)

    assert (["plan.json"], b"old") == (names(tmp_path), file.read_bytes())


def test_being_interrupted_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    file = tmp_path / "plan.json"
    file.write_bytes(b"old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        put(b"new", file)

    assert (["plan.json"], b"old") == (names(tmp_path), file.read_bytes())


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "there is no such folder"), ("sv", "mappen finns inte"), ("da", "mappen findes ikke")],
)
def test_a_missing_folder_is_said_in_the_plans_language(tmp_path, language, sentence):
    with pytest.raises(lfa.WriteError, match=sentence):
        put(b"", tmp_path / "none" / "plan.json", language)


@needs_modes
def test_permissions_of_an_existing_file_are_kept(tmp_path):
    file = tmp_path / "plan.json"
    file.touch()
    file.chmod(0o640)

    put(b"new", file)

    assert 0o640 == stat.S_IMODE(file.stat().st_mode)


@needs_modes
def test_a_new_file_gets_the_permissions_that_new_files_get(tmp_path):
    (tmp_path / "usual").touch()

    put(b"new", tmp_path / "plan.json")

    assert (tmp_path / "usual").stat().st_mode == (tmp_path / "plan.json").stat().st_mode


@needs_modes
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.json").write_bytes(b"old")
    (tmp_path / "plan.json").symlink_to(tmp_path / "real.json")

    put(b"new", tmp_path / "plan.json")

    assert (tmp_path / "plan.json").is_symlink()
    assert b"new" == (tmp_path / "real.json").read_bytes()


def test_a_stream_is_written_where_it_stands():
    stream = io.BytesIO(b"....")
    stream.seek(2)

    put(b"new", stream)

    assert b"..new" == stream.getvalue()
