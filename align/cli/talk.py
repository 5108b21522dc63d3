"""What commands say and where results go: data to stdout or whole files, talk and progress to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click

from align.errors import OutputError
from align.output import encode, write_files

STDOUT = "-"
Step = TypeVar("Step")


def one_line(message: str) -> str:
    r"""A message in one line, in which no file name can steer a terminal.

    >>> one_line("a\n b\x1b[2J")
    'a b␛[2J'
    """
    from align.visible import make_visible  # only failures need it

    return make_visible(" ".join(message.split()))


def tell(message: str) -> None:
    """Say something that is not data."""
    click.echo(one_line(message), err=True)


def emit(texts: Mapping[str, str], inputs: Iterable[Path] = ()) -> None:
    """Write each text to the file of its name, all or none, and to stdout what is called `-`.

    Raises:
        OutputError: a file cannot be written, or is one of the inputs.
    """
    files = {Path(name): text for name, text in texts.items() if name != STDOUT}
    read = {path.resolve() for path in inputs}
    for path in files:
        if path.resolve() in read:
            raise OutputError(f"{path}: this is one of the documents; name another file for the result")
    write_files(files)
    for name, text in texts.items():
        if name == STDOUT:
            print_bytes(text)


def keep_apart(page: str | None, record: str | None) -> None:
    """Refuse one file for two results.

    Raises:
        OutputError: a page and a JSON would be written to the same file.
    """
    if page is not None and record is not None and Path(page).resolve() == Path(record).resolve():
        raise OutputError(f"{page}: the report and the JSON need two files; name another one")


def print_bytes(text: str) -> None:
    """Print data for other programs: UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(encode(text))
    sys.stdout.buffer.flush()


def show_progress(steps: Sequence[Step], what: str) -> Iterator[Step]:
    """Go through steps with a bar on a terminal, else silently."""
    if not sys.stderr.isatty():
        yield from steps
        return
    with click.progressbar(steps, label=what, file=sys.stderr, show_pos=True) as bar:
        yield from bar
