"""总览: whose plans came and whose did not, and what was counted in every comparison, each side of its own whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.comparison import Kind
from align.concerns import may_ask, premise_doubts
from align.language import Lang, Outcome, outcome_name
from align.pairing import place_code
from align.provenance import encoder_lines
from align.report.by_place import pair_name
from align.report.gathered import Gathered, gather
from align.report.index_view import lonely_line
from align.report.plan_list import list_plans
from align.report.received_view import ReceivedView, view_received
from align.report.run_view import Run
from align.report.tallies import ALWAYS, ON_PLAN, ON_TEMPLATE
from align.report.wording import kind_name, page_words
from align.sentences import sentence
from align.workbooks.sheet import Cell, Column, Line, Sheet, sheet_words

NONE = "—"  # in the place of a number where nothing was compared: no plan that came has a nought


class Counted(NamedTuple):
    """What the numbers of a line count: outcomes on the template's side and on the plan's."""

    template: tuple[Outcome, ...]
    heads: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many numbers a line has."""
        return len(self.heads)


def overview_sheet(run: Run, lang: Lang, check_below: float) -> Sheet:
    """The first sheet of a run's workbook."""
    gathered = gather(run.pairs, check_below)
    received = view_received(run, list_plans(run.readings, gathered, lang), lang)
    counted = _counted(gathered, lang)
    page, own = page_words(lang), sheet_words(lang)
    strays = received.strays_note if received.strays.number else ""
    meant = (own["counted"], own["counted_asked"]) if gathered else ()
    encoder = encoder_lines(run.tool, lang) if run.tool else ()
    notes = (own["banner"], received.leading, received.note, strays, *meant, *encoder)
    return Sheet(
        own["overview"],
        page["run"],
        tuple(filter(None, notes)),
        (
            Column(own["no"], 6, centred=True),
            Column(own["place"], 12),
            Column(own["received"], 12),
            Column(own["year_subject"], 24),
            Column(own["against"], 24),
            *(Column(head, 10, centred=True) for head in counted.heads),
            Column(own["notes"], 32),
        ),
        _number(_lines(run, gathered, received, counted, lang)),
    )


def _counted(gathered: Sequence[Gathered], lang: Lang) -> Counted:
    """What is counted, in the words of the kinds of comparison that there are; the rarer only where there are any."""
    page, own = page_words(lang), sheet_words(lang)
    kinds = [kind for kind in Kind if any(one.kind is kind for one in gathered)] or [Kind.LEVELS]
    occurring = {outcome for one in gathered for outcome in one.outcomes}
    template = tuple(outcome for outcome in ON_TEMPLATE if outcome in occurring or outcome in ALWAYS)
    names = {
        outcome: " / ".join(dict.fromkeys(outcome_name(outcome, kind, lang) for kind in kinds if _has(outcome, kind)))
        for outcome in (*template, *ON_PLAN)
    }
    heads = (
        *(own["template_items"], page["carried"].capitalize(), *(names[one] for one in template)),
        *(own["plan_items"], *(names[one] for one in ON_PLAN)),
        *(page["verify_head"], page["targets_head"], own["asked"]),
    )
    return Counted(template, heads)


def _has(outcome: Outcome, kind: Kind) -> bool:
    """Whether comparisons of a kind know an outcome."""
    return kind is Kind.LEVELS or outcome not in (Outcome.UNLISTED, Outcome.ELSEWHERE)


def _number(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines with their numbers before them."""
    for number, line in enumerate(lines, 1):
        yield (number, *line)


def _lines(
    run: Run, gathered: Sequence[Gathered], received: ReceivedView, counted: Counted, lang: Lang
) -> Iterator[Line]:
    """First what did not come or could not be read or compared, then every comparison, then plans without one."""
    page = page_words(lang)
    blank = (NONE,) * counted.width
    for lack in (*received.lacking.lines, *received.lacking.more):
        notes = "\n".join(f"{note.file}{page['colon']}{note.text}" if note.file else note.text for note in lack.notes)
        yield lack.places, lack.mark.name, lack.wanted, NONE, *blank, notes
    for stray in (*received.strays.lines, *received.strays.more):
        yield NONE, stray.mark.name, stray.name, NONE, *blank, stray.note
    for failure in run.pair_failures:
        yield NONE, page["failed_pairs"], failure.name, NONE, *blank, failure.said(lang)
    for one in sorted(gathered, key=_order):
        yield _pair_line(one, counted, lang)
    for lonely in run.lonely:
        line = lonely_line(lonely, lang)
        yield line.place, page["state_read"], line.title, NONE, *blank, line.why


def _order(one: Gathered) -> tuple[str, str, int, str, str]:
    """By place, the latest year first."""
    plan = one.entry.comparison.plan
    return place_code(plan), plan.place or "", -(plan.year or 0), one.kind.value, one.entry.key


def _pair_line(one: Gathered, counted: Counted, lang: Lang) -> Line:
    """A comparison with its counts; whose outcomes its kind does not know has none of them."""
    page, comparison = page_words(lang), one.entry.comparison
    template: list[Cell] = [one.outcomes[outcome] if _has(outcome, one.kind) else NONE for outcome in counted.template]
    return (
        comparison.plan.place or page["unknown"],
        page["state_read"],
        f"{pair_name(comparison, lang)}\n{kind_name(one.kind, lang)}",
        comparison.template.title,
        len(comparison.template.items),
        comparison.counts().carried,
        *template,
        len(comparison.plan.items),
        *(one.outcomes[outcome] for outcome in ON_PLAN),
        one.looks.verify,
        one.looks.targets,
        one.asked if may_ask(comparison) else NONE,
        "\n".join(sentence(note, lang) for note in premise_doubts(comparison)),
    )
