"""``lfa`` alone: asks in the user's language what to do, does it, and shows the command it ran."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click

from lfa.cli.screen import show
from lfa.cli.words import own_language, say
from lfa.terms import languages, terms

__all__ = ["ask"]

Asked = list[str]


def ask(ctx: click.Context) -> None:
    """Offer a short menu until the person leaves; without a person, print the help."""
    if not sys.stdin.isatty():
        click.echo(ctx.get_help())
        return
    language = own_language()
    while True:
        show(say("what", language), "bold")
        for number, key in enumerate(ACTIONS, 1):
            show(f"  {number}  {say(f'menu.{key}', language)}")
        show(f"  0  {say('quit', language)}")
        answer = click.prompt(say("number", language), type=click.IntRange(0, len(ACTIONS)), prompt_suffix=" ")
        if answer == 0:
            return
        _run(ctx, list(ACTIONS.values())[answer - 1](language))


def _run(ctx: click.Context, arguments: Asked) -> None:
    show(f"$ {command_line(arguments)}", "cyan")
    group = ctx.command
    assert isinstance(group, click.Group)
    language = ["--language", own_language()]
    code = group.main([*language, *arguments], standalone_mode=False)
    if code == 0:
        show("")


def command_line(arguments: Asked, windows: bool = sys.platform == "win32") -> str:
    """Write a command line as it can be typed again, on this kind of computer.

    Examples
    --------
    >>> command_line(["report", "vår plan.xlsx"], windows=False), command_line(["show", "a b.xlsx"], windows=True)
    ("lfa report 'vår plan.xlsx'", 'lfa show "a b.xlsx"')
    """
    line = ["lfa", *arguments]
    return subprocess.list2cmdline(line) if windows else shlex.join(line)


def _path(key: str, language: str, default: str | None = None) -> str:
    """Ask for a file; quotation marks round a dragged or copied path are taken off."""
    asked = click.prompt(say(f"ask.{key}", language), default=default, prompt_suffix=" ")
    return str(asked).strip().strip("\"'")


def _new(language: str) -> Asked:
    path = _path("new", language, "plan.xlsx")
    made = ["new", path, "--language", language]
    if _sure("ask.sample", language):
        return [*made, "--sample", "river"]
    return [*made, *_view(language)] if Path(path).suffix.lower() in {"", ".xlsx"} else made


def _sure(key: str, language: str) -> bool:
    """Ask for yes or no, in words of any language of ours; no if nothing is said."""
    spoken = (language, *languages())
    yes, no = ([word for code in spoken for word in terms("choices", one, code)] for one in ("yes", "no"))
    words = click.Choice(list(dict.fromkeys([*yes, *no])), case_sensitive=False)
    text = f"{say(key, language)} ({yes[0]}/{no[0]})"
    return click.prompt(text, type=words, default=no[0], show_choices=False, prompt_suffix=" ") in yes


def _view(language: str) -> Asked:
    """Ask which sheets are to be seen: all of them at once defeat a room."""
    from lfa.cli.new import VIEWS

    show(say("ask.view", language))
    for number, view in enumerate((*VIEWS, "all"), 1):
        show(f"  {number}  {say(f'views.{view}', language)}")
    last = len(VIEWS) + 1
    number = click.prompt(say("number", language), type=click.IntRange(1, last), default=last, prompt_suffix=" ")
    return ["--for", VIEWS[number - 1]] if number < last else []


def _only(name: str) -> Callable[[str], Asked]:
    return lambda language: [name, _path("plan", language)]


def _draw(language: str) -> Asked:
    from lfa.plot.kinds import KINDS

    plan = _path("plan", language)
    kind = click.prompt(say("ask.kind", language), type=click.Choice(list(KINDS)), default=next(iter(KINDS)))
    return ["draw", plan, kind]


def _convert(language: str) -> Asked:
    return ["convert", _path("plan", language), _path("target", language)]


def _fill(language: str) -> Asked:
    plan = _path("plan", language)
    return ["fill", plan, "--form", _path("form", language, "eu"), "-o", _path("filled", language)]


def _cards(language: str) -> Asked:
    return ["cards", _path("export", language), _path("plan", language, "plan.xlsx")]


#: What can be chosen, in the order of the menu: the word's key, and what asks for the rest.
ACTIONS: dict[str, Callable[[str], Asked]] = {
    "new": _new,
    "show": _only("show"),
    "draw": _draw,
    "report": _only("report"),
    "check": _only("check"),
    "convert": _convert,
    "fill": _fill,
    "cards": _cards,
}
