"""`plan-align run`: every document of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.options import (
    FILE,
    cache_option,
    counterparts_option,
    encoder_option,
    example,
    labels_option,
    lang_option,
    read_encoder,
    read_settings,
    settings_option,
)
from align.cli.talk import show_progress, tell
from align.language import Lang

if TYPE_CHECKING:
    from align.batch import Result


@click.command(
    "run",
    epilog=example(
        "plan-align run corpora/hunan --out reports/runs/hunan",
        "plan-align run corpora/hunan --out reports/runs/meaning --encoder BAAI/bge-small-zh-v1.5",
    ),
)
@click.argument("folder", type=FILE)
@click.option("--out", type=FILE, required=True, metavar="DIR", help="Where the reports go; made if it is not there.")
@click.option(
    "--pairs", "pairs_file", type=FILE, metavar="FILE", help="Compare the pairs of a CSV file: template, plan."
)
@settings_option
@labels_option
@counterparts_option
@encoder_option
@cache_option
@lang_option
@click.option("--parquet", is_flag=True, help="Write the tables as Parquet beside CSV; needs the extra parquet.")
@click.pass_context
def run_command(
    ctx: click.Context,
    folder: Path,
    out: Path,
    pairs_file: Path | None,
    settings_file: Path | None,
    labels_file: Path | None,
    counterparts_file: Path | None,
    model: str | None,
    cache_folder: Path | None,
    lang: str,
    *,
    parquet: bool,
) -> None:
    """Compare all plans in FOLDER with their templates.

    Every plan is compared with that of the nearest superior government of the same year and subject, and with the
    same government's previous plan on the subject. If they stand in FOLDER, places.csv names the places whose plans
    are expected, plans.csv corrects what was read of a plan, and counterparts.csv says which office stands for which
    superior one, unless --counterparts names another file.
    A document that cannot be read does not stop the others; then the exit code is 1. An encoder that fails ends the
    run before anything is written.
    """
    from align.batch import Options, run_folder

    encoder = read_encoder(model, cache_folder)
    settings = read_settings(settings_file)
    options = Options(settings, Lang(lang), labels_file, pairs_file, counterparts_file, parquet, encoder)
    result = run_folder(folder, out, options, progress=show_progress)
    tell_result(result, out)
    ctx.exit(1 if result.failed else 0)


def tell_result(result: Result, out: Path) -> None:
    """Say what was read and compared, what found no partner and what failed."""
    run = result.run
    plans = sum(len(reading.plans) for reading in run.readings)
    for note in result.notes:
        tell(note)
    for reading in run.readings:
        if not reading.plans:
            tell(f"no numbered item, so no plan: {reading.source.name}")
    for one in run.lonely:
        tell(f"no partner: {one.plan.title} ({one.plan.source.name})")
    for failure in result.failed:
        named = failure.reason.startswith(failure.name)
        tell(f"plan-align: {failure.reason if named else f'{failure.name}: {failure.reason}'}")
    tell(f"{len(run.readings)} documents, {plans} plans, {len(run.pairs)} pairs; see {out / 'index.html'}")
