"""The command line: `plan-align outline | compare | run | evaluate | mail`."""

from __future__ import annotations

import errno
import io
import sys
from typing import Any

import click

from align import __version__
from align.cli.compare import compare_command
from align.cli.evaluate import evaluate_command
from align.cli.mail import mail_command
from align.cli.options import example
from align.cli.outline import outline_command
from align.cli.run import run_command
from align.cli.talk import one_line
from align.errors import AlignError


class Failed(click.ClickException):
    """A failure the user can mend: one line on stderr, exit 1."""

    def show(self, file: Any = None) -> None:
        """Say it."""
        click.echo(f"plan-align: {one_line(self.message)}", file=file, err=True)


class Commands(click.Group):
    """All commands; whatever they fail at ends in one line."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command in a terminal that may not know every character."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        return super().main(*args, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except AlignError as error:
            raise Failed(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read our output has seen enough
                raise
            raise Failed(f"{error.filename or 'output'}: {error.strerror or error}; check the disk") from error


@click.group(
    cls=Commands,
    epilog=example("plan-align run corpora/hunan --out reports/runs/hunan"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", prog_name="plan-align")
def main() -> None:
    """Align annual plans (工作要点) with their templates, item by item.

    Says of every item whether it was copied, localized, dropped or added, and why. Texts only are compared; they do
    not show what was actually carried out.
    """


for command in (outline_command, compare_command, run_command, evaluate_command, mail_command):
    main.add_command(command)
