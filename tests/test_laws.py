"""The laws of DESIGN.md, over the corpus and over generated documents."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align import compare, read_document
from align.comparison import Comparison, Kind, Row, Verdict
from align.pipeline import read_text
from align.plan import Document, Plan, Section, Span, squeeze
from align.synthetic import MECHANICAL, make_pair
from tests.strategies import KnownDocument, documents

CORPORA = Path(__file__).parent.parent / "corpora"
LAW = settings(max_examples=40)
COMPARED = settings(max_examples=15)  # a comparison costs more than a reading


def corpus() -> list[Path]:
    """Every document of the corpus."""
    return sorted(CORPORA.glob("*/*.txt"))


def corpus_plans() -> list[Plan]:
    """Every plan of the corpus."""
    return [plan for path in corpus() for plan in read(path).plans]


def plan_pairs() -> list[tuple[Plan, Plan]]:
    """Pairs of plans on one subject, a made one beside each, and one pair on two subjects."""
    found = corpus_plans()
    same = [
        (a, b) for a in found for b in found if a is not b and a.subject == b.subject and str(a.year) <= str(b.year)
    ]
    made = [make_pair(plan, seed, kind) for seed, plan in enumerate(found) for kind in Kind]
    return [*same[::4], *((pair.template, pair.plan) for pair in made[::3]), (found[0], found[-1])]


@cache
def read(path: Path) -> Document:
    """A document of the corpus, read once."""
    return read_document(path)


def parts_of(plan: Plan) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Everything that a plan consists of: its words and where they stand."""
    yield plan.title, plan.title_spans
    yield plan.preamble.text, plan.preamble.spans
    for section in plan.sections:
        yield section.label + section.heading, section.spans
        yield from ((nested.label + nested.heading, nested.spans) for nested in section.nested)
        yield from ((item.text, item.spans) for item in section.items)
    yield plan.closing.text, plan.closing.spans


def parts_of_document(document: Document) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Everything that a document consists of."""
    for plan in document.plans:
        yield from parts_of(plan)
    yield from ((passage.text, passage.spans) for passage in document.between)
    yield from ((left.text, left.spans) for left in document.left_out)


def assert_nothing_is_lost(document: Document) -> None:
    """Every non-blank character stands in exactly one part."""
    seen = Counter(
        at for _, spans in parts_of_document(document) for span in spans for at in range(span.start, span.end)
    )
    wrong = [
        (at, document.text[at], seen[at])
        for at in range(len(document.text))
        if not document.text[at].isspace() and seen[at] != 1
    ]
    assert not wrong, wrong[:20]


def assert_spans_rebuild_the_text(document: Document) -> None:
    """The words of every part are the source's at its spans, blanks aside."""
    for words, spans in parts_of_document(document):
        assert squeeze("".join(document.text[span.start : span.end] for span in spans)) == squeeze(words)


@pytest.mark.parametrize("path", corpus(), ids=lambda path: path.name)
def test_nothing_of_the_corpus_is_lost_in_reading(path: Path) -> None:
    """Every non-blank character of a document is in exactly one part of what was read."""
    assert_nothing_is_lost(read(path))
    assert_spans_rebuild_the_text(read(path))


@LAW
@given(documents())
def test_nothing_is_lost_in_reading_a_generated_document(known: KnownDocument) -> None:
    """However a document is printed, every character is accounted for and spans rebuild the text."""
    document = read_text(known.text, "generated.txt")
    assert_nothing_is_lost(document)
    assert_spans_rebuild_the_text(document)


@LAW
@given(documents())
def test_the_structure_found_is_the_structure_meant(known: KnownDocument) -> None:
    """Titles, preambles, sections, tasks, offices and closings come back from every shape."""
    document = read_text(known.text, "generated.txt")
    assert [squeeze(plan.title) for plan in document.plans] == [plan.title for plan in known.plans]
    for found, meant in zip(document.plans, known.plans, strict=True):
        assert squeeze(found.preamble.text) == squeeze(meant.preamble)
        assert [squeeze(section.heading) for section in found.sections] == [
            squeeze(heading) for heading, _ in meant.sections
        ]
        assert [len(section.items) for section in found.sections] == [len(items) for _, items in meant.sections]
        assert [squeeze(item.task) for item in found.items] == [squeeze(item.task) for item in meant.items]
        assert [item.offices for item in found.items] == [item.offices for item in meant.items]
        assert squeeze(found.closing.text) == squeeze(meant.closing)


def assert_everything_is_accounted_for(comparison: Comparison) -> None:
    """Each plan item is in exactly one row; each template item in at least one, a dropped one in exactly one."""
    rows = comparison.rows
    assert [no for row in rows for no in row.plan_items] == [item.no for item in comparison.plan.items]
    carried = Counter(no for row in rows if row.plan_items for no in row.template_items)
    dropped = [no for row in rows if not row.plan_items for no in row.template_items]
    assert sorted([*carried, *dropped]) == [item.no for item in comparison.template.items]
    for row in rows:
        assert (row.verdict is Verdict.DROPPED) is (not row.plan_items)
        assert (row.verdict is Verdict.ADDED) is (not row.template_items)
        assert len(row.plan_items) == 1 or len(row.template_items) == 1


def not_copied(comparison: Comparison) -> list[Row]:
    """The rows that say anything but copied."""
    return [row for row in comparison.rows if row.verdict is not Verdict.COPIED or row.moved]


def shuffled(plan: Plan, seed: int) -> tuple[Plan, dict[int, int]]:
    """The plan with its items in another order, each under its own section's heading, and their old numbers."""
    homes = [(section, item) for section in plan.sections for item in section.items]
    Random(seed).shuffle(homes)
    sections = tuple(
        Section(section.label, section.heading, (replace(item, no=no),), spans=section.spans)
        for no, (section, item) in enumerate(homes, 1)
    )
    return replace(plan, sections=sections), {no: item.no for no, (_, item) in enumerate(homes, 1)}


def said(comparison: Comparison, numbers: dict[int, int]) -> set[tuple[object, ...]]:
    """What a comparison says of each item, by the numbers that plan items had before."""
    return {
        (tuple(numbers[no] for no in row.plan_items), row.template_items, row.verdict, row.tags)
        for row in comparison.rows
    }


@pytest.mark.parametrize(("template", "plan"), plan_pairs(), ids=lambda plan: squeeze(plan.title))
def test_every_item_of_two_plans_is_accounted_for(template: Plan, plan: Plan) -> None:
    """No item is lost or told twice, whatever is compared with whatever."""
    assert_everything_is_accounted_for(compare(template, plan))


@COMPARED
@given(documents(), documents())
def test_every_item_of_generated_plans_is_accounted_for(first: KnownDocument, second: KnownDocument) -> None:
    """The same for plans that have little in common."""
    template, plan = (read_text(known.text, "generated.txt").plans[0] for known in (first, second))
    assert_everything_is_accounted_for(compare(template, plan))


@pytest.mark.parametrize("plan", corpus_plans(), ids=lambda plan: squeeze(plan.title))
def test_a_plan_against_itself_is_all_copied(plan: Plan) -> None:
    """Nothing is localized, dropped, added or moved."""
    assert not_copied(compare(plan, plan)) == []


@COMPARED
@given(documents())
def test_a_generated_plan_against_itself_is_all_copied(known: KnownDocument) -> None:
    """The same for plans whose items repeat each other's words."""
    for plan in read_text(known.text, "generated.txt").plans:
        assert not_copied(compare(plan, plan)) == []


@pytest.mark.parametrize("plan", corpus_plans(), ids=lambda plan: squeeze(plan.title))
@pytest.mark.parametrize("seed", range(3))
def test_a_plan_against_its_own_substitution_is_all_copied(plan: Plan, seed: int) -> None:
    """Level words, places and offices one level down are no change."""
    pair = make_pair(plan, seed, Kind.LEVELS, MECHANICAL)
    comparison = compare(pair.template, pair.plan)
    assert not_copied(comparison) == []
    assert [row.template_items for row in comparison.rows] == [(item.no,) for item in plan.items]


@pytest.mark.parametrize(("template", "plan"), plan_pairs(), ids=lambda plan: squeeze(plan.title))
@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_a_plan_changes_no_verdict(template: Plan, plan: Plan, seed: int) -> None:
    """Shuffling the items, each keeping its section heading, changes only which rows are moved."""
    other, numbers = shuffled(plan, seed)
    usual = {item.no: item.no for item in plan.items}
    assert said(compare(template, other), numbers) == said(compare(template, plan), usual)


@COMPARED
@given(documents(), documents(), st.integers(0, 99))
def test_the_order_of_a_generated_plan_changes_no_verdict(
    first: KnownDocument, second: KnownDocument, seed: int
) -> None:
    """The same where many items are nearly alike."""
    template, plan = (read_text(known.text, "generated.txt").plans[0] for known in (first, second))
    other, numbers = shuffled(plan, seed)
    usual = {item.no: item.no for item in plan.items}
    assert said(compare(template, other), numbers) == said(compare(template, plan), usual)


@pytest.mark.slow
def test_no_hash_seed_changes_what_is_read_or_compared() -> None:
    """Two processes with different hash seeds say the same, to the byte."""
    code = (
        "import sys; from align import compare, read_document;"
        "documents = [read_document(path) for path in sys.argv[1:]];"
        "plans = [plan for document in documents for plan in document.plans];"
        "print(ascii(documents), ascii([compare(a, b) for a, b in zip(plans, plans[1:])]))"
    )
    command = [sys.executable, "-c", code, *map(str, corpus())]
    runs = [
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("0", "1", "2")
    ]
    assert runs[0] == runs[1] == runs[2]


TITLE = "湖南省2022年政务公开工作要点\n"
FIRST = "为做好工作。\n一、推进公开\n（一）推进政务服务。（省财政厅牵头）\n"
NEXT = "\n四川省2022年数字政府建设工作要点\n" + FIRST + "（二）加强监管。（省税务局牵头）\n"
TASK = "推进政务服务标准化规范化便利化，加强窗口建设，完善机制，" * 5 + "确保取得实效。"
SENTENCE = TASK + "（省财政厅牵头）"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        pytest.param(
            f"{TITLE}一、推进公开\n（一）推进政务服务。\n责任单位：省税务局、省委\n网信办\n（二）加强监管。\n责任单位：省财政厅\n",
            [["推进公开", "推进政务服务。", "加强监管。"]],
            id="wrapped 责任单位",
        ),
        pytest.param(
            f"{TITLE}{FIRST}（二）加强监管。（省人力资源\n社会保障厅牵头）\n省政府办公厅关于印发《要点》的通知{NEXT}",
            [["推进公开", "推进政务服务。", "加强监管。"]],
            id="wrapped clause before a notice",
        ),
        pytest.param(
            f"{TITLE}为推进统\n一、规范的流程。\n{FIRST.partition('。')[2]}（二）加强监管。（省税务局牵头）\n",
            [["推进公开", "推进政务服务。", "加强监管。"]],
            id="wrapped 统一、 in the preamble",
        ),
        pytest.param(
            f"{TITLE.strip()}为做好工作。一、推进公开（一）{SENTENCE}（四）{SENTENCE}二、加强监管（五）{SENTENCE}",
            [["推进公开", TASK, TASK], ["加强监管", TASK]],
            id="jumping numbers in one long line",
        ),
    ],
)
def test_ways_of_printing_are_no_trap(text: str, read_as: list[list[str]]) -> None:
    """Wrapped clauses and lost line breaks mislead nobody: section headings, each with its tasks."""
    sections = read_text(text, "trap.txt").plans[0].sections
    assert [[section.heading, *(item.task for item in section.items)] for section in sections] == read_as
