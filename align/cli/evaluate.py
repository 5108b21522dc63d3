"""`plan-align evaluate`: agreement with labels."""

from __future__ import annotations

from pathlib import Path

import click

from align.cli.options import (
    FILE,
    cache_option,
    encoder_option,
    example,
    json_option,
    read_encoder,
    read_settings,
    settings_option,
)
from align.cli.talk import STDOUT, emit, show_progress


@click.command(
    "evaluate",
    epilog=example(
        "plan-align evaluate corpora/hunan > agreement.md",
        "plan-align evaluate corpora/hunan --encoder BAAI/bge-small-zh-v1.5 > encoder.md",
    ),
)
@click.argument("folder", type=FILE)
@settings_option
@encoder_option
@cache_option
@json_option
def evaluate_command(
    folder: Path, settings_file: Path | None, model: str | None, cache_folder: Path | None, json_to: str | None
) -> None:
    """Say how far results agree with FOLDER/labels.

    Compares every labelled pair of FOLDER and counts links, verdicts and dropped items, strict and lenient; and
    targets, cited titles, offices, commitments, slips and scope where FOLDER/labels/findings has labels of them.
    All pairs are scored by one set of settings; where that was fitted on these labels, the figures flatter.
    With --encoder the figures without and with it stand side by side, and every link won and lost by name.
    """
    from align.contrast import contrast_page, contrast_record
    from align.evaluation import to_markdown, to_record
    from align.labelled import contrast_folder, evaluate_folder
    from align.record import dump

    encoder = read_encoder(model, cache_folder)
    settings = read_settings(settings_file)
    if encoder is None:
        evaluation = evaluate_folder(folder, settings)
        page, record = to_markdown(evaluation), to_record(evaluation)
    else:
        contrast = contrast_folder(folder, encoder, settings, progress=show_progress)
        page, record = contrast_page(contrast), contrast_record(contrast)
    emit({STDOUT: page} if json_to is None else {json_to: dump(record)})
