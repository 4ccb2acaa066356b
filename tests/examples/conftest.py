"""Running an example once for all that is asked of it."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.examples.whole import ROOT


@pytest.fixture(scope="class")
def ran(request, tmp_path_factory):
    """Run the example of a class in a copy of its folder; return the folder and what it said."""
    name = request.cls.name
    folder = tmp_path_factory.mktemp("examples") / name
    shutil.copytree(ROOT / "examples" / name, folder, ignore=shutil.ignore_patterns("out"))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "MPLBACKEND": "Agg"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "run.py"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    return folder, done.stdout
