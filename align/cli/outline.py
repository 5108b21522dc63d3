"""`plan-align outline`: what was read of documents, for a person to check in a minute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from align.cli.options import FILE, example, json_option, lang_option
from align.cli.talk import STDOUT, emit, keep_apart, tell
from align.errors import AlignError
from align.language import LEFT_OUT, LEVELS, Lang, Pair, words
from align.plan import Document, Item, Plan
from align.visible import make_visible

WIDE = 72  # columns that an item or a text may take
UNKNOWN: Pair = ("未识别", "unknown")
CHARACTERS: Pair = ("{0}：{1} 字，{2} 份要点", "{0}: {1} characters, plans: {2}")
COUNTS: Pair = ("{0} 节，{1} 条", "sections: {0}, items: {1}")
DETAILS: tuple[Pair, ...] = (("地区", "place"), ("层级", "level"), ("年份", "year"), ("主题", "subject"))
NOTICE: tuple[Pair, ...] = (("文号", "document number"), ("印发", "issued on"))
BETWEEN: Pair = ("要点以外的文字：{0} 段", "text outside the plans: {0}")
LEFT: Pair = ("未计入：{0}", "left out: {0}")


@click.command(
    "outline",
    epilog=example(
        "plan-align outline hunan-2022.txt shaoyang-2022.txt", "plan-align outline hunan-2022.txt -o reading.html"
    ),
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option("-o", "--output", metavar="READING.html", help="Write a page about one FILE to look at in a browser.")
@json_option
@lang_option
@click.pass_context
def outline_command(
    ctx: click.Context, files: tuple[Path, ...], output: str | None, json_to: str | None, lang: str
) -> None:
    """Show what was read: plans, sections, items, and what was left out and why.

    A file that cannot be read, or holds no plan, is named and does not stop the others; then the exit code is 1.
    """
    if output is not None and len(files) > 1:
        raise click.UsageError("-o writes a page about one document; name one FILE, or use `plan-align run`.")
    keep_apart(output, json_to)
    opened = [document for path in files if (document := try_reading(path)) is not None]
    emit(make_results(opened, Lang(lang), output, json_to), files)
    ctx.exit(0 if sum(bool(document.plans) for document in opened) == len(files) else 1)


def try_reading(path: Path) -> Document | None:
    """A document, having said so if it holds no plan, or None once it was said why it cannot be read."""
    from align.pipeline import need_plan, open_document

    document = None
    try:
        document = open_document(path)
        need_plan(document)
    except AlignError as error:
        tell(f"plan-align: {error}")
    return document


def make_results(opened: list[Document], lang: Lang, output: str | None, json_to: str | None) -> dict[str, str]:
    """What was asked for, by where it goes; a page is made of a document without a plan too, and shows why."""
    results: dict[str, str] = {}
    documents = [document for document in opened if document.plans]
    if output is not None and opened:
        from align.report import render_document

        results[output] = render_document(opened[0], lang)
    if json_to is not None and documents:
        from align.record import document_record, dump

        results[json_to] = dump([document_record(document) for document in documents])
    if output is None and json_to is None and documents:
        results[STDOUT] = "\n".join(line for document in documents for line in outline(document, lang))
    return results


def outline(document: Document, lang: Lang) -> Iterator[str]:
    """A document in lines: its plans, then what belongs to none."""
    from align.terminal import clip

    source = document.source
    yield words(CHARACTERS, lang).format(make_visible(source.name), source.characters, len(document.plans))
    for number, plan in enumerate(document.plans, 1):
        yield from outline_plan(number, plan, lang)
    reasons = Counter(left_out.reason for left_out in document.left_out)
    if reasons:
        named = ", ".join(
            f"{words(LEFT_OUT[reason], lang)} {reasons[reason]}" for reason in LEFT_OUT if reasons[reason]
        )
        yield "  " + words(LEFT, lang).format(named)
    if document.between:
        yield "  " + words(BETWEEN, lang).format(len(document.between))
        yield from ("    " + clip(passage.text, WIDE) for passage in document.between)
    yield ""


def outline_plan(number: int, plan: Plan, lang: Lang) -> Iterator[str]:
    """A plan in lines: its particulars, its sections and their items."""
    from align.terminal import clip

    level = words(LEVELS[plan.level], lang) if plan.level else None
    yield f"  #{number} {make_visible(plan.title)}"
    yield "     " + particulars(DETAILS, (plan.place, level, plan.year, plan.subject), lang)
    yield "     " + particulars(NOTICE, (plan.document_number, plan.issued_on), lang)
    yield "     " + words(COUNTS, lang).format(len(plan.sections), len(plan.items))
    for section in plan.sections:
        if section.label or section.heading:
            yield "     " + clip(section.label + section.heading, WIDE)
        yield from (f"     {item.no:>4} {clip(first_words(item), WIDE)}" for item in section.items)


def particulars(names: tuple[Pair, ...], values: tuple[object, ...], lang: Lang) -> str:
    """Names and values in a line; what was not found says so."""
    colon = ":" if lang is Lang.EN else "："
    shown = [make_visible(str(value)) if value is not None else words(UNKNOWN, lang) for value in values]
    return "  ".join(f"{words(name, lang)}{colon}{value}" for name, value in zip(names, shown, strict=True))


def first_words(item: Item) -> str:
    """How an item begins."""
    return item.label + (item.heading or item.task)
