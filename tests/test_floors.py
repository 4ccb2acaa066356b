"""The floors of the house hold, and the contract that says so can fail.

The contract itself stands in pyproject.toml; docs/decisions/0002-floors.md tells why.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# One file for each floor of a toy house, which keeps every contract.
HOUSE = {
    "__init__.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from lfa.io.json import read as read\n",
    "__main__.py": "from lfa.cli import main\n",
    "errors.py": "from lfa import terms\n",
    "terms/__init__.py": "",
    "model/__init__.py": "from lfa import errors\n",
    "model/plan.py": "from lfa.errors import terms\n",
    "schema/__init__.py": "from lfa.model import plan\n",
    "analysis/__init__.py": "import networkx\nfrom lfa.schema import plan\n",
    "checks/__init__.py": "import lfa.analysis\n",
    "layout/__init__.py": "import lfa.checks\n",
    "layout/text.py": "import matplotlib.font_manager\n",
    "layout/geometry.py": "",
    "io/__init__.py": "import lfa.model.plan\n",
    "io/json.py": "read = None\n",
    "io/excel/__init__.py": "",
    "io/excel/reader.py": "import openpyxl\n",
    "plot/__init__.py": "from lfa.layout import text\n",
    "plot/trees.py": "import matplotlib.pyplot\n",
    "reports/__init__.py": "from lfa import io, plot\n",
    "samples/__init__.py": "import lfa.reports\n",
    "cli/__init__.py": "import click\nfrom lfa import samples\n",
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts that stand in the folder's pyproject.toml."""
    command = (
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    )
    return subprocess.run(
        [sys.executable, "-c", command], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A toy package named lfa, under the contracts of this project."""
    for name, text in HOUSE.items():
        file = tmp_path / "lfa" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_floors_of_lfa_hold():
    done = lint(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_house_in_order_passes(house):
    done = lint(house)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("model/plan.py", "import lfa.analysis\n", "lfa.model is not allowed to import lfa.analysis"),
        ("model/plan.py", "def show():\n    import lfa.plot\n", "lfa.model is not allowed to import lfa.plot"),
        (
            "model/plan.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from lfa import io\n",
            "lfa.model is not allowed to import lfa.io",
        ),
        ("model/plan.py", "import lfa\n", "lfa.model is not allowed to import lfa.io"),
        ("model/plan.py", "import networkx\n", "lfa.model is not allowed to import networkx"),
        ("io/json.py", "import lfa.plot.trees\n", "lfa.io is not allowed to import lfa.plot"),
        ("plot/trees.py", "import lfa.io.json\n", "lfa.plot is not allowed to import lfa.io"),
        ("layout/geometry.py", "import matplotlib\n", "lfa is not allowed to import matplotlib"),
        ("cli/__init__.py", "def draw():\n    import matplotlib.pyplot\n", "lfa is not allowed to import matplotlib"),
        ("io/json.py", "import openpyxl\n", "lfa is not allowed to import openpyxl"),
        ("terms/__init__.py", "import lfa.errors\n", "lfa.terms is not allowed to import lfa.errors"),
        ("attic/__init__.py", "", "lfa.attic"),
    ],
    ids=lambda value: value.strip().replace("\n", " ") if isinstance(value, str) else None,
)
def test_a_breach_is_named(house, name, text, told):
    file = house / "lfa" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")

    done = lint(house)

    assert done.returncode == 1
    assert told in " ".join(done.stdout.split()), done.stdout
