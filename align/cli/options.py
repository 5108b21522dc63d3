"""Options that several commands share, and what they mean."""

from __future__ import annotations

from pathlib import Path

import click

from align.language import Lang
from align.settings import RELEASED, Settings, load

FILE = click.Path(path_type=Path, readable=False)  # an unreadable file is an error of ours, in one line

json_option = click.option(
    "--json", "json_to", metavar="FILE|-", help="Write everything as JSON to FILE, or to stdout for -."
)
settings_option = click.option(
    "--settings", "settings_file", type=FILE, metavar="FILE", help="Decide by the numbers of a TOML file."
)
labels_option = click.option(
    "--labels", "labels_file", type=FILE, metavar="FILE", help="Apply the rows that reviewers confirmed in a CSV file."
)
counterparts_option = click.option(
    "--counterparts",
    "counterparts_file",
    type=FILE,
    metavar="FILE",
    help="Take counterparts of offices from a CSV file: place, superior, office.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice([lang.value for lang in Lang]),
    default=Lang.ZH.value,
    show_default=True,
    help="Language of the result.",
)


def read_settings(path: Path | None) -> Settings:
    """The settings of a file, or the released ones.

    Raises:
        SettingsError: no such file, an unknown key, or a value of the wrong kind.
    """
    return load(path) if path else RELEASED


def example(*lines: str) -> str:
    """Examples below a command's help, each in a line of its own."""
    return "\n".join(("\b", "Example:", *(f"  {line}" for line in lines)))
