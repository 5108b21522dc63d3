"""`plan-align evaluate`: agreement with labels."""

from __future__ import annotations

from pathlib import Path

import click

from align.cli.options import FILE, example, json_option, read_settings, settings_option
from align.cli.talk import STDOUT, emit


@click.command("evaluate", epilog=example("plan-align evaluate corpora/hunan > agreement.md"))
@click.argument("folder", type=FILE)
@settings_option
@json_option
def evaluate_command(folder: Path, settings_file: Path | None, json_to: str | None) -> None:
    """Say how far results agree with FOLDER/labels.

    Compares every labelled pair of FOLDER and counts links, verdicts and dropped items, strict and lenient; and
    targets, cited titles, offices, commitments, slips and scope where FOLDER/labels/findings has labels of them.
    All pairs are scored by one set of settings; where that was fitted on these labels, the figures flatter.
    """
    from align.evaluation import to_markdown, to_record
    from align.labelled import evaluate_folder
    from align.record import dump

    evaluation = evaluate_folder(folder, read_settings(settings_file))
    emit({STDOUT: to_markdown(evaluation)} if json_to is None else {json_to: dump(to_record(evaluation))})
