"""`plan-align compare`: one pair of plans."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.options import (
    cache_option,
    counterparts_option,
    encoder_option,
    example,
    json_option,
    labels_option,
    lang_option,
    read_encoder,
    read_settings,
    settings_option,
)
from align.cli.talk import STDOUT, emit, keep_apart, show_progress, tell
from align.comparison import Comparison
from align.language import Lang
from align.plan import Document, Plan
from align.settings import Settings

if TYPE_CHECKING:
    from align.semantics import Encodes


@click.command(
    "compare",
    epilog=example(
        "plan-align compare hunan-2022.txt#1 shaoyang-2022.txt#政务管理服务 -o report.html",
        "plan-align compare hunan-2022.txt#1 shaoyang-2022.txt#政务管理服务 --encoder BAAI/bge-small-zh-v1.5",
    ),
)
@click.argument("template")
@click.argument("plan")
@click.option("-o", "--output", metavar="REPORT.html", help="Write a report to look at in a browser.")
@json_option
@settings_option
@labels_option
@counterparts_option
@encoder_option
@cache_option
@lang_option
def compare_command(
    template: str,
    plan: str,
    output: str | None,
    json_to: str | None,
    settings_file: Path | None,
    labels_file: Path | None,
    counterparts_file: Path | None,
    model: str | None,
    cache_folder: Path | None,
    lang: str,
) -> None:
    """Compare a PLAN with its TEMPLATE, item by item.

    Both are PATH or PATH#WHICH: the plan's number in the document, or a part of its title. Without -o or --json a
    table is printed.
    """
    from align.pipeline import read_document
    from align.plan_paths import split_plan_path

    encoder = read_encoder(model, cache_folder)
    settings = read_settings(settings_file)
    read = cache(read_document)
    (template_path, template_which), (plan_path, plan_which) = split_plan_path(template), split_plan_path(plan)
    documents = read(template_path), read(plan_path)
    plans = documents[0].plan(template_which), documents[1].plan(plan_which)
    comparison = compare_plans(*plans, labels_file, counterparts_file, settings, encoder)
    results = make_results(comparison, documents, Lang(lang), settings.confidence_check, output, json_to)
    given = (template_path, plan_path, labels_file, counterparts_file, settings_file)
    emit(results, [Path(path) for path in given if path])


def compare_plans(
    template: Plan,
    plan: Plan,
    labels_file: Path | None,
    counterparts_file: Path | None,
    settings: Settings,
    encoder: Encodes | None,
) -> Comparison:
    """Compare two plans, with what people have said of rows and of offices if they have."""
    if labels_file is None and counterparts_file is None:
        from align.pipeline import compare

        encode(template, plan, encoder)
        return compare(template, plan, settings=settings, encoder=encoder)
    from align.counterpart_files import read_counterparts, unused_counterparts
    from align.reviewed import compare_reviewed, load_labels, unused_labels

    labels, offices = load_labels(labels_file), read_counterparts(counterparts_file)
    encode(template, plan, encoder)
    comparison, stale = compare_reviewed(template, plan, labels, settings, offices, encoder)
    compared = [(template, plan)]
    for note in (*map(str, stale), *unused_labels(labels, compared), *unused_counterparts(offices, compared)):
        tell(note)
    return comparison


def encode(template: Plan, plan: Plan, encoder: Encodes | None) -> None:
    """Have an encoder meet all texts, a few at a time, so that it is seen how far it is and a stop loses little."""
    if encoder is None:
        return
    from align.encoding import encode_plans

    encode_plans((template, plan), encoder, show_progress)


def make_results(
    comparison: Comparison,
    documents: tuple[Document, Document],
    lang: Lang,
    check_below: float,
    output: str | None,
    json_to: str | None,
) -> dict[str, str]:
    """What was asked for, by where it goes."""
    results: dict[str, str] = {}
    keep_apart(output, json_to)
    if output is not None:
        from align.report import Edition, render_html

        results[output] = render_html(comparison, Edition(lang, check_below), readings=documents)
    if json_to is not None:
        from align.record import comparison_record, dump

        results[json_to] = dump(comparison_record(comparison, lang))
    if not results:
        from align.terminal import to_text

        results[STDOUT] = to_text(comparison, lang)
    return results
