"""The reference pages that follow the code: a new public name, table or command appears by itself.

Before Sphinx reads its sources, the pages are written to ``docs/reference/generated/``, which git ignores.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import lfa

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# One page for each floor that has public names, in the order in which a newcomer meets them.
FLOORS = {
    "model": "The plan and its steps",
    "analysis": "Derive, trace and compute",
    "io": "Read and write",
    "schema": "Tables",
    "checks": "Check",
    "layout": "Layout",
    "plot": "Pictures",
    "reports": "Reports",
    "samples": "Samples",
    "errors": "Errors",
    "terms": "Words",
}


def heading(text: str, line: str = "=") -> Iterator[str]:
    """Underline a heading, as reStructuredText wants it."""
    yield from ("", text, line * len(text), "")


def floor_of(name: str) -> str:
    """Return the floor on which a public name lives."""
    return lfa._LAZY[name].split(".")[1]


def order(floor: str) -> int:
    """Place a floor among the others; one that is new here comes last."""
    return list(FLOORS).index(floor) if floor in FLOORS else len(FLOORS)


def directive(name: str) -> Iterator[str]:
    """Write the autodoc directive for one public name."""
    thing = getattr(lfa, name)
    if inspect.isclass(thing):
        yield f".. autoclass:: lfa.{name}"
        yield "   :members:"
        yield "   :inherited-members: object, str, dict, tuple, BaseException, Enum"
    elif callable(thing):
        yield f".. autofunction:: lfa.{name}"
    else:
        yield f".. autodata:: lfa.{name}"
    yield ""


def face(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Write one page for each floor: a table of its public names, then each in full."""
    ordered = sorted(names, key=lambda name: (order(floor_of(name)), floor_of(name)))
    for floor, group in groupby(ordered, key=floor_of):
        here = list(group)
        lines = [*heading(FLOORS.get(floor, floor.capitalize())), ".. currentmodule:: lfa", "", ".. autosummary::", ""]
        lines += [f"   {name}" for name in here]
        lines.append("")
        for name in here:
            lines += [*heading(name, "-"), *directive(name)]
        yield f"{order(floor):02d}-{floor}.rst", "\n".join(lines)


def commands() -> Iterator[tuple[str, str]]:
    """Write the page of the command line: the help of every command, as it shows itself."""
    import click

    from lfa.cli import main

    lines = [*heading("Commands")]
    with click.Context(main, info_name="lfa") as top:
        lines += literal(main.get_help(top))
        for name in main.list_commands(top):
            command = main.get_command(top, name)
            if command is None or command.hidden:
                continue
            with click.Context(command, info_name=name, parent=top) as context:
                lines += [*heading(f"lfa {name}", "-"), *literal(command.get_help(context))]
    yield "commands.rst", "\n".join(lines)


def literal(text: str) -> Iterator[str]:
    """Show a text as it stands."""
    yield from (".. code-block:: text", "")
    yield from (f"   {line}".rstrip() for line in text.splitlines())
    yield ""


def write_pages(app: Sphinx) -> None:
    """Write every generated page, touching only those that changed, and remove those that are gone."""
    folder = Path(app.srcdir) / "reference" / "generated"
    folder.mkdir(exist_ok=True)
    pages = {**dict(face(lfa.__all__)), **dict(commands())}
    for old in folder.glob("*.rst"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        page = folder / name
        if not page.is_file() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
