"""Options that several commands share, and what they mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from align.language import Lang
from align.settings import RELEASED, Settings, load

if TYPE_CHECKING:
    from align.encoder import Encoder

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


def as_model(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A model's name, never an empty one, as a script's variable that was never set would make it."""
    if value is not None and not value.strip():
        raise click.UsageError(f"{param.opts[0]} is empty; name a model, or leave the option out.", ctx)
    return value


def as_folder(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """A folder; an empty name would be the current one, and in the environment counts as not set."""
    if value is not None and value.strip():
        return Path(value)
    if value is not None and ctx.get_parameter_source("cache_folder") is ParameterSource.COMMANDLINE:
        raise click.UsageError(f"{param.opts[0]} is empty; name a folder, or leave the option out.", ctx)
    return None


encoder_option = click.option(
    "--encoder",
    "model",
    callback=as_model,
    metavar="MODEL",
    help="Weigh meaning beside words, by a sentence-transformers model: NAME or NAME@REVISION of the hub, or a folder. "
    "Needs the extra semantic.",
)
cache_option = click.option(
    "--cache",
    "cache_folder",
    callback=as_folder,
    metavar="DIR",
    envvar="PLAN_ALIGN_CACHE",
    show_envvar=True,
    help="Keep an encoder's vectors in this folder instead of the system's own for caches.",
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


def read_encoder(model: str | None, cache_folder: Path | None) -> Encoder | None:
    """The encoder that was asked for, found before anything else is done; nothing of it is loaded unless one was.

    Raises:
        EncoderError: the extra is not installed, there is no such model, or the cache cannot be used.
        UsageError: a cache was named, but no encoder.
    """
    if model is None:
        if click.get_current_context().get_parameter_source("cache_folder") is ParameterSource.COMMANDLINE:
            raise click.UsageError("--cache is where an encoder's vectors are kept; name one with --encoder MODEL.")
        return None
    from align.encoder import open_encoder

    return open_encoder(model, cache_folder)


def example(*lines: str) -> str:
    """Examples below a command's help, each in a line of its own."""
    return "\n".join(("\b", "Example:", *(f"  {line}" for line in lines)))
