"""Findings told to programs and pull requests: JSON, annotations of GitHub, SARIF and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lfa.checks.formats.github import github
from lfa.checks.formats.markdown import markdown
from lfa.checks.formats.plain import plain
from lfa.checks.formats.sarif import sarif
from lfa.checks.formats.told import Told

__all__ = ["FORMATS", "Told", "github", "markdown", "plain", "sarif"]

#: How findings are told, by the name of the format.
FORMATS: Mapping[str, Callable[[Told], str]] = {
    "json": plain,
    "github": github,
    "sarif": sarif,
    "markdown": markdown,
}
