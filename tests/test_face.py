"""The public face: what it names, where the names live, and how little it loads."""

import ast
import inspect
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import lfa

PACKAGE = Path(lfa.__file__).parent
HEAVY = ("cattrs", "click", "lxml", "matplotlib", "networkx", "numpy", "openpyxl", "pandas", "pyphen", "rich")


def seen_by_type_checkers() -> dict[str, str]:
    """Read the names and modules in the ``if TYPE_CHECKING:`` block of the face."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    blocks = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: node.module or "" for node in imports for alias in node.names}


def loaded_by(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after the code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_all_is_the_lazy_table():
    assert sorted({*lfa._LAZY, "__version__"}) == sorted({*lfa.__all__, "__version__"})


def test_type_checkers_see_every_name_where_it_lives():
    assert lfa._LAZY == seen_by_type_checkers()


def test_dir_lists_every_name():
    assert set(lfa.__all__) <= set(dir(lfa))


@pytest.mark.parametrize("name", sorted(lfa._LAZY))
def test_a_name_is_what_its_module_says(name):
    assert getattr(import_module(lfa._LAZY[name]), name) is getattr(lfa, name)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = lfa.no_such_name


@pytest.mark.parametrize("heavy", HEAVY)
def test_import_loads_nothing_heavy(heavy):
    assert heavy not in loaded_by("import lfa")


def test_a_plan_can_be_made_without_anything_heavy():
    loaded = loaded_by("import lfa; lfa.Plan('Clean river').problems.add('P1', 'Fish catches are falling')")

    assert set() == loaded & set(HEAVY)


def test_no_public_verb_is_also_a_module_of_the_package():
    modules = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    verbs = {name for name in lfa.__all__ if not inspect.ismodule(getattr(lfa, name))}

    assert set() == modules & verbs


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["version"] == lfa.__version__
