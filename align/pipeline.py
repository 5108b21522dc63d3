"""The two tables of contents: how a document is read, and how two plans are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import align
from align.blends import blend_name, with_blend
from align.comparison import Comparison, Settled, Tool
from align.confirming import confirm_rows
from align.edits import make_context
from align.errors import ParseError
from align.flow import Flow, join_lines
from align.judging import Case, judge_rows
from align.matching import match_items
from align.plan import Document, Plan, Source, squeeze
from align.plans import TitleAt, find_titles, read_notice, read_title, with_stops
from align.premises import doubt_premises
from align.settings import RELEASED, Settings, fingerprint
from align.sources.decoding import decode, read_file
from align.sources.lines import Lines, read_lines
from align.structure import Structure, read_structure
from align.text import without_blanks

if TYPE_CHECKING:
    from align.counterparts import OfficePair
    from align.semantics import Encodes, Semantics

HEAD_LINES = 3  # a number, a date and an issuer at most


def read_document(path: str | Path) -> Document:
    """Read a file: its plans, the text between them, and what was left out.

    Raises:
        ReadError: the file cannot be opened or is no text in UTF-8, UTF-16 or GB18030.
        ParseError: it holds no numbered item.
    """
    return need_plan(open_document(path))


def open_document(path: str | Path) -> Document:
    """Read a file that may hold no plan.

    Raises:
        ReadError: the file cannot be opened or is no text in UTF-8, UTF-16 or GB18030.
    """
    data = read_file(Path(path))
    name = Path(path).name
    return read_whole(decode(data, name), name, hashlib.sha256(data).hexdigest())


def read_text(text: str, name: str, sha256: str | None = None) -> Document:
    """Read a text that is already decoded; without `sha256` that of its UTF-8 bytes is taken.

    Raises:
        ParseError: the text holds no numbered item.
    """
    return need_plan(read_whole(text, name, sha256))


def need_plan(document: Document) -> Document:
    """A document that holds a plan.

    Raises:
        ParseError: it holds no numbered item.
    """
    if not document.plans:
        raise ParseError(
            f"{document.source.name}: no numbered item found; is this the plan, or its cover letter?",
            "未发现编号条目；请确认是要点正文，而不是印发通知或封面",
        )
    return document


def read_whole(text: str, name: str, sha256: str | None = None) -> Document:
    """Read a text that may hold no plan; then all its words are text between plans."""
    source = Source(name, sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), len(text))
    lines = read_lines(text)
    flow = join_lines(text, lines.lines)
    found = read_plans(flow, lines, source)
    between = between_plans(flow, found)
    plans = tuple(make_plan(flow, source, title, structure, between) for title, structure in found)
    texts = tuple(passage for start, end in between if (passage := flow.passage(start, end)).text)
    return Document(source, text, plans, texts, lines.left_out)


def compare(
    template: Plan,
    plan: Plan,
    *,
    settings: Settings = RELEASED,
    settled: Sequence[Settled] = (),
    counterparts: Sequence[OfficePair] = (),
    encoder: Encodes | None = None,
) -> Comparison:
    """Say, for every item of either plan, what became of it.

    `settled` rows are as reviewers confirmed them; `counterparts` are offices that a user says stand for others. An
    `encoder` adds the evidence of meaning to that of the words; `open_encoder` gives one.

    Raises:
        EncoderError: the encoder's model or the cache of its vectors cannot be used.
    """
    from align.findings.collect import collect_findings  # who only reads need not wait for the finders

    settings = with_blend(settings, encoder.name) if encoder else settings
    context = make_context(template, plan, settings)
    matching = match_items(template, plan, settings, settled, semantics_of(template, plan, settings, encoder))
    case = Case(template, plan, matching, context)
    judged = confirm_rows(judge_rows(case), case, settled)
    rows, notes = collect_findings(judged, template, plan, context, counterparts)
    tool = name_tool(settings, encoder)
    doubts = doubt_premises(template, plan, context.kind, rows)
    return Comparison(context.kind, template, plan, rows, tool, (*doubts, *notes), settled=tuple(settled))


def semantics_of(template: Plan, plan: Plan, settings: Settings, encoder: Encodes | None) -> Semantics | None:
    """What an encoder says of two plans; nothing without one."""
    if encoder is None:
        return None
    from align.semantics import measure_semantics  # brings numpy

    return measure_semantics(template, plan, encoder, settings)


def name_tool(settings: Settings, encoder: Encodes | None) -> Tool:
    """What a result says of how it was made; with an encoder, `settings` hold its blend."""
    tool = Tool(align.__version__, settings.name, fingerprint(settings))
    if encoder is None:
        return tool
    return replace(tool, encoder=encoder.name, encoder_revision=encoder.revision, blend=blend_name(settings))


def read_plans(flow: Flow, lines: Lines, source: Source) -> list[tuple[TitleAt, Structure]]:
    """The plans of a document; a title that heads no item, as on a cover, is none."""
    titles = find_titles(flow)
    while titles:
        found = [
            (at, read_structure(flow, at.end, at.stop, source.sha256, table_head(lines, flow, at))) for at in titles
        ]
        heads = [at for at, structure in found if any(section.items for section in structure.sections)]
        if len(heads) == len(titles):
            return found
        titles = with_stops(heads, len(flow.text))
    return []


def table_head(lines: Lines, flow: Flow, title: TitleAt) -> str:
    """The first table head between a title and the end of its plan, empty where there is none."""
    start = flow.origin[title.start]
    stop = flow.origin[title.stop - 1] if title.stop else 0
    return next((words for at, words in lines.heads if start <= at <= stop), "")


def between_plans(flow: Flow, found: list[tuple[TitleAt, Structure]]) -> list[tuple[int, int]]:
    """The stretches that belong to no plan."""
    begins = [0, *(structure.end for _, structure in found)]
    ends = [*(title.start for title, _ in found), len(flow.text)]
    return [(start, end) for start, end in zip(begins, ends, strict=True) if start < end]


def make_plan(flow: Flow, source: Source, at: TitleAt, structure: Structure, between: list[tuple[int, int]]) -> Plan:
    """A plan with the particulars of its title and of the notice that issues it."""
    title = without_blanks(flow.text[at.start : at.end])
    particulars = read_title(title)
    above = read_notice(notice_of(flow, title, at.start, between), squeeze(title))
    below = read_notice(head_of(flow, at), "")
    number, issued_on = above[0] or below[0], above[1] or below[1]
    return Plan(
        source,
        title,
        particulars.place,
        particulars.level,
        particulars.year,
        particulars.subject,
        number,
        issued_on,
        structure.preamble,
        structure.closing,
        structure.sections,
        flow.spans(at.start, at.end),
    )


def head_of(flow: Flow, at: TitleAt) -> str:
    """The lines right under a title, where some plans print their number and date."""
    starts = [*flow.starts_between(at.end, at.stop)[: HEAD_LINES + 1], at.stop]
    return "\n".join(flow.text[a:b] for a, b in pairwise(starts[: HEAD_LINES + 1]))


def notice_of(flow: Flow, title: str, start: int, between: list[tuple[int, int]]) -> str:
    """The text before a plan that names it, else the one right before it, by lines."""
    before = [(a, b) for a, b in between if b <= start]
    naming = [span for span in before if f"《{squeeze(title)}》" in squeeze(flow.text[span[0] : span[1]])]
    a, b = next(reversed(naming), next((span for span in before if span[1] == start), (0, 0)))
    starts = [*flow.starts_between(a, b), b]
    return "\n".join(flow.text[x:y] for x, y in pairwise(starts))
