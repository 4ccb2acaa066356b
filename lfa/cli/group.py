"""The group of commands: loads each when it is asked for, and turns errors into sentences and exit codes."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from lfa.cli.screen import complain, soften
from lfa.errors import LfaError

__all__ = ["COMMANDS", "Commands", "version"]

#: The commands in the order of use; each is a module of this package with a ``command``.
COMMANDS = (
    "new",
    "cards",
    "needs",
    "vote",
    "paper",
    "conflicts",
    "check",
    "show",
    "draw",
    "report",
    "derive",
    "convert",
    "fill",
    "diff",
    "merge",
    "comments",
    "share",
    "forget",
    "logic",
    "portfolio",
)

FAULTY = 2
CLOSED, INTERRUPTED = 1, 130


class Commands(click.Group):
    """Commands that are imported on first use; no error of lfa reaches the user as a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"lfa.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command line and end with its exit code (or return it, when not standing alone)."""
        soften()
        code = self.run(*args, **{"prog_name": "lfa", **extra})
        if standalone_mode:
            sys.exit(code)
        return code

    def run(self, *args: Any, **extra: Any) -> int:
        """Run a command line and return its exit code: 0, 1 (the check found errors), 2 or 130."""
        try:
            result = super().main(*args, **{**extra, "standalone_mode": False})
            sys.stdout.flush()
        except click.exceptions.Abort:
            return INTERRUPTED
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except LfaError as error:
            complain(str(error))
            return FAULTY
        except BrokenPipeError:
            # Whoever read the output has left: say nothing, now or when Python closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return CLOSED
        except OSError as error:
            complain(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
            return FAULTY
        return result if isinstance(result, int) else 0


def version(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001 - click's signature
    """Print the version and stop."""
    if value and not ctx.resilient_parsing:
        # The face is no floor, so it is asked at run time and not imported.
        click.echo(f"lfa {sys.modules['lfa'].__dict__['__version__']}")
        ctx.exit()
