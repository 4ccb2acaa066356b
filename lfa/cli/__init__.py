"""The command line: one file a command, loaded when it is asked for.

Every command takes the plan first, works on any format that lfa reads, and speaks the
plan's language. ``lfa`` alone asks what to do.
"""

import click

from lfa.cli.group import Commands, version
from lfa.cli.words import LANGUAGES

__all__ = ["main"]


@click.group(
    "lfa",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExample:\n  lfa new plan.xlsx --sample river\n  lfa report plan.xlsx -o report",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of messages where no plan says it.")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=version, help="Show the version.")
@click.pass_context
def main(ctx: click.Context, language: str | None) -> None:  # noqa: ARG001 - read by lfa.cli.words
    """Problem trees, objectives, logframes and goal conflicts as one plan.

    A plan is an Excel workbook (or JSON, or typed text). Without a command, lfa asks what to do.
    """
    if ctx.invoked_subcommand is None:
        from lfa.cli.menu import ask

        ask(ctx)
