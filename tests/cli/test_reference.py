"""The page about the command line leaves nothing out."""

import re
from pathlib import Path

import click
import pytest

from lfa.cli import main
from lfa.cli.group import COMMANDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "command-line.md"


def sections() -> dict[str, str]:
    parts = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {part.split("\n")[0]: part for part in parts[1:]}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_every_option_is_explained(name):
    [(_, text)] = [(head, text) for head, text in sections().items() if head.startswith(f"`lfa {name} ")]
    command = main.get_command(click.Context(main), name)
    names = {one for option in command.params if isinstance(option, click.Option) for one in option.opts}

    assert set() == {one for one in names if f"`{one}" not in text}


def test_the_options_for_all_commands_are_explained():
    names = {one for option in main.params if isinstance(option, click.Option) for one in option.opts}

    assert set() == {one for one in names if f"`{one}" not in sections()["For all commands"]}


def test_no_command_is_explained_that_is_not_there():
    explained = [re.match(r"`lfa (\w+)", head) for head in sections()]

    assert set(COMMANDS) == {found[1] for found in explained if found}
