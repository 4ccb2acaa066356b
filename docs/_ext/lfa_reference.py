"""The reference pages that follow the code: a new public name, table or command appears by itself.

Before Sphinx reads its sources, the pages are written to ``docs/reference/generated/``, which git ignores.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, repeat
from pathlib import Path
from typing import TYPE_CHECKING

import lfa

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from lfa.checks import Rule
    from lfa.schema import Column, Table

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


LANGUAGES = {"en": "English", "sv": "Svenska", "da": "Dansk"}
TABLES_INTRODUCTION = """\
What ``lfa.tables`` returns, and what the sheets of a workbook hold: one table for each kind of thing, in the order of
the method. The names in the first column are fixed; the headings follow the language of the plan. You may delete
columns that you do not use and add columns of your own. Several values in a cell are separated by semicolons."""


def heading(text: str, line: str = "=") -> Iterator[str]:
    """Underline a heading, as reStructuredText wants it."""
    yield from ("", text, line * len(text), "")


def floor_of(name: str) -> str:
    """Return the floor on which a public name lives."""
    return f"{lfa._LAZY[name]}.{name}".split(".")[1]


def order(floor: str) -> int:
    """Place a floor among the others; one that is new here comes last."""
    return list(FLOORS).index(floor) if floor in FLOORS else len(FLOORS)


def directive(name: str) -> Iterator[str]:
    """Write the autodoc directive for one public name."""
    thing = getattr(lfa, name)
    if inspect.ismodule(thing):
        yield from (f".. automodule:: lfa.{name}", "   :members:")
    elif inspect.isclass(thing):
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


# What a cell of each kind holds.
KINDS = {
    "answer": "yes, no, or blank for not said",
    "choice": "one of {choices}",
    "choices": "one or several of {choices}",
    "computed": "worked out, shown only",
    "derivations": "what it came from, and the wording that had",
    "flag": "yes or blank",
    "id": "id",
    "integer": "whole number",
    "line": "text",
    "number": "number",
    "quantity": "what was written; a number where there is one",
    "ref": "an id of {tables}",
    "refs": "one or several ids of {tables}",
    "tags": "one or several words",
    "text": "text, in one or several languages",
    "waivers": "rules waived, each with a reason",
    "when": "date, month, quarter or year",
}


def holds(column: Column) -> str:
    """Say what a cell of the column holds."""
    named = f":ref:`{column.choices.label()} <choice-{column.choices.key()}>`" if column.choices else ""
    where = " or ".join(f":ref:`{name} <table-{name}>`" for name in column.to) or "anything in the plan"
    text = KINDS[column.kind].format(choices=named, tables=where)
    if column.low is not None and column.high is not None:
        text += f", {column.low:g} to {column.high:g}"
    return f"{text} (required)" if column.required else text


def rows(header: Iterable[str], body: Iterable[Iterable[str]], widths: str) -> Iterator[str]:
    """Write a table of cells."""
    yield from (".. list-table::", "   :header-rows: 1", f"   :widths: {widths}", "")
    for row in (header, *body):
        yield from (f"   {mark} {cell}" for mark, cell in zip(chain(["* -"], repeat("  -")), row, strict=False))
    yield ""


def one_table(table: Table) -> Iterator[str]:
    """Write the section of one table."""
    yield from (f".. _table-{table.name}:",)
    yield from heading(f"{table.name}: {table.title('en')}", "-")
    yield from (f"Swedish: *{table.title('sv')}*. Danish: *{table.title('da')}*.", "")
    body = [
        (f"``{column.name}``", *(column.heading(language) for language in LANGUAGES), holds(column))
        for column in table.columns
    ]
    yield from rows(("name", *LANGUAGES.values(), "holds"), body, "18 18 18 18 28")


def tables() -> Iterator[tuple[str, str]]:
    """Write the page of the tables: every column in every language, and every list of choices."""
    from lfa.schema import TABLES
    from lfa.terms import term

    lines = [*heading("Tables of a plan"), TABLES_INTRODUCTION, ""]
    for table in TABLES:
        lines += one_table(table)
    lists = {column.choices for table in TABLES for column in table.columns if column.choices}
    lines += heading("Lists of choices", "-")
    for choices in sorted(lists, key=lambda one: one.key()):
        lines += [f".. _choice-{choices.key()}:", *heading(choices.label().capitalize(), "~")]
        body = [
            (f"``{value}``", *(term("choices", f"{choices.key()}.{value}", language) for language in LANGUAGES))
            for value in choices
        ]
        lines += rows(("code", *LANGUAGES.values()), body, "25 25 25 25")
    yield "tables.rst", "\n".join(lines)


RULES_INTRODUCTION = """\
What ``lfa.check`` and ``lfa check`` look for, in the order of the method. An error is certain, a warning probable, an
info worth a thought; some hits of a rule are milder than the rule. A donor's profile changes how grave a rule is, or
switches it off. Any finding can be waived by its code, with a reason, on the element or for the whole plan.

Rules of wording know English, Swedish and Danish; a statement in another language is judged by structure only."""


def rules() -> Iterator[tuple[str, str]]:
    """Write the page of the rules: a table of all, then what each one finds, why, and how to ask further."""
    from lfa.checks import every_rule

    body = [
        (f":ref:`{rule.code} <rule-{rule.code.lower()}>`", rule.severity.value, rule.about) for rule in every_rule()
    ]
    lines = [
        *heading("Rules of the check"),
        RULES_INTRODUCTION,
        "",
        *rows(("code", "severity", "finds"), body, "25 15 60"),
    ]
    for rule in every_rule():
        lines += one_rule(rule)
    yield "rules.rst", "\n".join(lines)


def one_rule(rule: Rule) -> Iterator[str]:
    """Write the section of one rule, from its docstring and its words."""
    from lfa.terms import section

    said, _, sources = (inspect.getdoc(rule.judge) or "").partition("References\n----------\n")
    words = section("checks")
    yield f".. _rule-{rule.code.lower()}:"
    yield from heading(rule.code, "-")
    also = f" Also called {', '.join(f'``{alias}``' for alias in rule.aliases)}." if rule.aliases else ""
    yield from (f"*{rule.severity.value.capitalize()}.*{also}", "", said.strip(), "")
    for variant in dict.fromkeys(key.split(".")[1] for key in words if key.startswith(f"{rule.code}.")):
        key = rule.code if variant in {"message", "hint"} else f"{rule.code}.{variant}"
        if variant != "hint" and f"{key}.message" in words:
            yield f"- {plain(words[f'{key}.message'])}"
            if hint := words.get(f"{key}.hint"):
                yield f"  *{plain(hint)}*"
            yield ""
    if sources.strip():
        yield from (f"Source: {' '.join(sources.split())}", "")


def plain(sentence: str) -> str:
    """Show a sentence with places to fill as text: what stands in braces becomes an ellipsis."""
    return re.sub(r"\{\w+\}", "…", sentence).replace("*", "\\*")


def literal(text: str) -> Iterator[str]:
    """Show a text as it stands."""
    yield from (".. code-block:: text", "")
    yield from (f"   {line}".rstrip() for line in text.splitlines())
    yield ""


def write_pages(app: Sphinx) -> None:
    """Write every generated page, touching only those that changed, and remove those that are gone."""
    folder = Path(app.srcdir) / "reference" / "generated"
    folder.mkdir(exist_ok=True)
    pages = {**dict(face(lfa.__all__)), **dict(tables()), **dict(rules()), **dict(commands())}
    for old in folder.glob("*.rst"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        page = folder / name
        if not page.is_file() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


def keep_colon(_app: Sphinx, what: str, _name: str, _thing: object, _options: object, lines: list[str]) -> None:
    """Keep napoleon from taking "ids: usually one" in a property for a type and its description."""
    if what == "property" and lines:
        lines[0] = lines[0].replace(": ", " – ")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("builder-inited", write_pages)
    app.connect("autodoc-process-docstring", keep_colon, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
