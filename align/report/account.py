"""A document's words counted and located: where in the file they stand, and how many belong to what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from align.language import Lang
from align.plan import LeftOut, Plan, Span
from align.report.bars import Stretch, lay_out
from align.report.wording import page_words
from align.text import without_blanks

NEW_LINE = re.compile(r"[\n\r\f\v\x85\u2028\u2029]\s*")
PARTS = ("items", "heads", "around", "between", "left")


class Ground(NamedTuple):
    """The text of a file, and where its lines begin."""

    text: str
    starts: Sequence[int]

    def line_of(self, at: int) -> int:
        """The number of the line in which a character stands, as an editor counts."""
        return bisect_right(self.starts, at)

    def words(self, spans: Iterable[Span]) -> str:
        """The words of stretches without blanks."""
        return "".join(without_blanks(self.text[span.start : span.end]) for span in spans)

    def count(self, spans: Iterable[Span]) -> int:
        """How many characters stretches have, blanks apart."""
        return len(self.words(spans))


class Part(NamedTuple):
    """A part of a document: how many of its characters it holds."""

    css: str
    name: str
    number: int
    share: str


class Account(NamedTuple):
    """Where every character of a document went; the parts add up to the total."""

    total: int
    told: str
    parts: tuple[Part, ...]
    bar: tuple[Stretch, ...]
    label: str


def make_ground(text: str) -> Ground:
    r"""Find the lines of a text.

    >>> make_ground("甲\n乙").line_of(2)
    2
    """
    return Ground(text, [0, *(at + 1 for at, char in enumerate(text) if char == "\n")])


def spans_of(plan: Plan) -> dict[str, list[Span]]:
    """Where a plan's items, its title and headings, and the words around them stand."""
    heads = [*plan.title_spans]
    for section in plan.sections:
        heads += [*section.spans, *(span for nested in section.nested for span in nested.spans)]
    items = [span for item in plan.items for span in item.spans]
    return {"items": items, "heads": heads, "around": [*plan.preamble.spans, *plan.closing.spans]}


def extent_of(plan: Plan) -> Span:
    """From a plan's title to its last word."""
    spans = [span for group in spans_of(plan).values() for span in group]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def within(left_out: Iterable[LeftOut], extent: Span) -> tuple[LeftOut, ...]:
    """What was left out inside a stretch of the document."""
    return tuple(one for one in left_out if extent.start <= one.spans[0].start < extent.end)


def make_account(
    ground: Ground,
    plans: Sequence[Plan],
    between: Iterable[Span],
    left_out: Iterable[LeftOut],
    lang: Lang,
    *,
    extent: Span | None = None,
) -> Account:
    """Count the characters of a document by what became of them, or of one plan where its `extent` is given."""
    page = page_words(lang)
    found: dict[str, list[Span]] = {
        "between": list(between),
        "left": [span for one in left_out for span in one.spans],
    }
    for plan in plans:
        for name, spans in spans_of(plan).items():
            found.setdefault(name, []).extend(spans)
    counts = {name: ground.count(found.get(name, ())) for name in PARTS}
    total = ground.count([extent or Span(0, len(ground.text))])
    kept = [name for name in PARTS if counts[name]]
    parts = tuple(Part(name, page[f"part_{name}"], counts[name], _share(counts[name], total)) for name in kept)
    told = page["account_sum_plan" if extent else "account_sum"].format(total)
    label = page["comma"].join(f"{part.name} {part.share}" for part in parts)
    return Account(total, told, parts, lay_out([(name, counts[name]) for name in kept], total), label)


def _share(number: int, total: int) -> str:
    """A share as people read it; what is there is never nothing."""
    return "<0.1%" if number * 2000 < total else f"{100 * number / total:.1f}%"


def place_of(ground: Ground, spans: Sequence[Span], page: str | None, lang: Lang) -> str:
    """Where a stretch begins: on which printed page, if known, and in which line of the file."""
    told = page_words(lang)
    line = told["line_at"].format(ground.line_of(spans[0].start)) if spans and len(ground.starts) > 1 else ""
    return " · ".join(part for part in ("" if page is None else told["page"].format(page), line) if part)


def reach_of(ground: Ground, plan: Plan, lang: Lang) -> str:
    """From where to where a plan stands in its file."""
    told, extent = page_words(lang), extent_of(plan)
    pages = list(dict.fromkeys(item.page for item in plan.items if item.page is not None))
    lines = ground.line_of(extent.start), ground.line_of(extent.end - 1)
    parts = [told["pages_between"].format(pages[0], pages[-1])] if len(pages) > 1 else []
    parts += [told["page"].format(pages[0])] if len(pages) == 1 else []
    parts += [told["lines_between"].format(*lines)] if lines[0] < lines[1] else []
    return " · ".join(parts)
