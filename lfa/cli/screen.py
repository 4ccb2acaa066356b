"""What a person sees: plain lines on the screen, errors apart from them, and progress on what takes long.

Whatever is printed may come from somebody's file, so nothing in it is taken for markup, and
a console that cannot show a sign shows a question mark instead of failing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

__all__ = ["complain", "console", "note", "plain", "show", "soften", "working"]

#: After how many seconds progress is shown.
PATIENCE = 1.0
# What could steer a terminal: it has no business in a plan or a file name.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def soften() -> None:
    """Let the console replace what it cannot show: a Windows console may know 256 signs only."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def console(*, stderr: bool = False) -> Console:
    """Return a console that prints texts as they stand."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def plain(text: str, encoding: str | None = "utf-8") -> str:
    """Return a text without control characters, and with arrows that the encoding can hold.

    Examples
    --------
    >>> plain("P2 → P1", "cp1252")
    'P2 -> P1'
    """
    kept = _CONTROL.sub("\ufffd", text)
    return kept if "utf" in (encoding or "").casefold() else kept.replace("→", "->").replace("↑", "^")


def show(text: str, style: str | None = None) -> None:
    """Print a text to the standard output, unwrapped, so that it can be searched and piped."""
    screen = console()
    screen.print(plain(text, screen.encoding), style=style, soft_wrap=True)


def draw(thing: RenderableType) -> None:
    """Print a table or a tree of rich, fitted to the width of the screen."""
    console().print(thing)


def note(text: str) -> None:
    """Print a remark to the standard error, where it does not disturb what is piped."""
    screen = console(stderr=True)
    screen.print(plain(text, screen.encoding), soft_wrap=True)


def complain(text: str) -> None:
    """Print an error to the standard error."""
    screen = console(stderr=True)
    screen.print(plain(text, screen.encoding), style="red", soft_wrap=True)


@contextmanager
def working(what: str) -> Iterator[Callable[[str], object]]:
    """Show that something is being done, once it takes more than a second; only where a person looks on.

    Yields
    ------
    callable
        To be told which part is being made.
    """
    screen = console(stderr=True)
    if not screen.is_terminal:
        yield str
        return
    from rich.text import Text

    status = screen.status(Text(plain(what)))
    timer = Timer(PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda part: status.update(Text(plain(f"{what} {part}")))
    finally:
        timer.cancel()
        timer.join()
        status.stop()
