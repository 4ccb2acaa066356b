"""How the documentation is built: ``sphinx-build -W -b html docs docs/_build/html``."""

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE / "_ext")]

PROJECT = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = PROJECT["name"]
author = "the lfa authors"
project_copyright = "2026, the lfa authors"
release = version = PROJECT["version"]

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
    "lfa_reference",  # docs/_ext: the pages that follow the code
    "lfa_gallery",  # docs/_ext: the pictures of the gallery
]
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# One shape of docstring, and the type hints said once: in the signature.
napoleon_google_docstring = False
napoleon_use_rtype = False
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
# `name` in a docstring is a name in Python; one that cannot be found is shown as it stands.
default_role = "py:obj"
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = f"lfa {release}"
html_show_sphinx = False
