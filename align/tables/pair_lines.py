"""The lines of what was compared: pairs with their measures, rows and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.comparison import Comparison, Row, Tool, Verdict
from align.concerns import premise_doubts, to_verify
from align.copying import Copying, Extent, Verbatim, together
from align.language import is_reviewed, outcome_of
from align.provenance import has_encoder
from align.record import DIGITS, part_record
from align.sentences import sentence
from align.similarity import PARTS
from align.tables.dataset import Compared, Dataset
from align.tables.plan_lines import joined
from align.tables.schema import Cell, Line


def pair_lines(dataset: Dataset, copyings: Sequence[Copying]) -> Iterator[Line]:
    """A line for each comparison; `copyings` are its measures."""
    for pair, copying in zip(dataset.pairs, copyings, strict=True):
        yield {
            **keys_of(pair),
            "kind": pair.comparison.kind.value,
            "doubts": joined(note.code for note in premise_doubts(pair.comparison)),
            **count_cells(pair.comparison),
            **extent_cells("template", together(copying.template)),
            **extent_cells("plan", together(copying.plan)),
            **run_cells(copying.longest),
            **encoder_cells(pair.comparison.tool),
            "report": pair.report,
        }


def keys_of(pair: Compared) -> Line:
    """The keys of a comparison and of its plans."""
    return {"pair_key": pair.key, "template_key": pair.template_key, "plan_key": pair.plan_key}


def count_cells(comparison: Comparison) -> Line:
    """How many items of either side became what, with the shares of either side's own denominator."""
    counts = comparison.counts()
    carried = {verdict: carried_by(comparison, verdict) for verdict in (Verdict.COPIED, Verdict.LOCALIZED)}
    elsewhere = counts.dropped_elsewhere
    addressed = counts.template_items - elsewhere
    template = {
        "copied": len(carried[Verdict.COPIED] - carried[Verdict.LOCALIZED]),
        "localized": len(carried[Verdict.LOCALIZED]),
        "dropped": counts.dropped - elsewhere,
    }
    plan = {"copied": counts.copied, "localized": counts.localized, "added": counts.added}
    return {
        "template_items": counts.template_items,
        "template_addressed": addressed,
        **{f"template_{name}": count for name, count in template.items()},
        "template_elsewhere": elsewhere,
        "plan_items": counts.plan_items,
        **{f"plan_{name}": count for name, count in plan.items()},
        **{f"template_share_{name}": share(count, addressed) for name, count in template.items()},
        **{f"plan_share_{name}": share(count, counts.plan_items) for name, count in plan.items()},
    }


def carried_by(comparison: Comparison, verdict: Verdict) -> set[int]:
    """The template items that stand in rows of a verdict."""
    return {no for row in comparison.rows if row.verdict is verdict for no in row.template_items}


def share(part: int, whole: int) -> float | None:
    """A part of a whole, rounded as every number of a result; None of nothing."""
    return round(part / whole, DIGITS) if whole else None


def extent_cells(side: str, extent: Extent) -> Line:
    """How many characters of a side are copied."""
    return {
        f"{side}_characters": extent.whole,
        f"{side}_characters_copied": extent.copied,
        f"{side}_characters_share": share(*extent),
    }


def run_cells(longest: Verbatim | None) -> Line:
    """The longest run that stands on both sides."""
    if longest is None:
        return {"longest_run": 0}
    return {
        "longest_run": longest.length,
        "longest_run_text": longest.text,
        "longest_run_template_no": longest.template_at.no,
        "longest_run_template_start": longest.template_at.start,
        "longest_run_plan_no": longest.plan_at.no,
        "longest_run_plan_start": longest.plan_at.start,
    }


def encoder_cells(tool: Tool) -> Line:
    """Which encoder took part, and how it was blended with the words; nothing without one."""
    if not has_encoder(tool):
        return {}
    return {"encoder": tool.encoder, "encoder_revision": tool.encoder_revision, "blend": tool.blend}


def row_lines(dataset: Dataset, copyings: Sequence[Copying]) -> Iterator[Line]:
    """A line for each row of each comparison."""
    for pair, copying in zip(dataset.pairs, copyings, strict=True):
        for number, row in enumerate(pair.comparison.rows, 1):
            extent = extent_of(row, copying)
            yield {
                **keys_of(pair),
                "row": number,
                "outcome": outcome_of(row, pair.comparison.kind).value,
                "to_check": to_verify(row, pair.comparison.kind, dataset.check_below),
                **said_cells(row),
                **item_cells(row, pair.comparison),
                **link_cells(row, pair.comparison.tool),
                **unlinked_cells(row),
                **review_cells(row),
                "reasons": joined(reason.code for reason in row.because),
                "because": " ".join(sentence(reason, dataset.lang) for reason in row.because),
                "characters": extent.whole,
                "characters_copied": extent.copied,
            }


def extent_of(row: Row, copying: Copying) -> Extent:
    """How much of a row's plan item, or of its dropped template item, stands in the other plan."""
    side, numbers = (copying.plan, row.plan_items) if row.plan_items else (copying.template, row.template_items)
    return together([side[no - 1] for no in numbers])


def said_cells(row: Row) -> Line:
    """What a row says."""
    return {
        "verdict": row.verdict.value,
        "tags": joined(row.tags),
        "confidence": round(row.confidence, DIGITS),
        "moved": row.moved,
    }


def item_cells(row: Row, comparison: Comparison) -> Line:
    """Which items a row is about."""
    plan_no = row.plan_items[0] if row.plan_items else None
    return {
        "template_nos": joined(row.template_items),
        "template_ids": joined(comparison.template.items[no - 1].id for no in row.template_items),
        "plan_no": plan_no,
        "plan_id": comparison.plan.items[plan_no - 1].id if plan_no else None,
    }


def link_cells(row: Row, tool: Tool) -> Line:
    """The score of a row's link, its parts, that of meaning only where an encoder took part, and what found it."""
    if row.score is None:
        return {}
    parts = part_record(row.parts, row.score)
    names = (*PARTS, "semantic") if has_encoder(tool) else PARTS
    return {
        "score": round(row.score, DIGITS),
        **{f"score_{name}": parts.get(name, 0.0) for name in names},
        "found_by": row.found_by,
    }


def unlinked_cells(row: Row) -> Line:
    """Whom a row's template items address, what is nearest to its item, and where else that was seen."""
    applies, nearest = row.applies, row.nearest
    cells: dict[str, Cell] = {"seen_in": joined(dict.fromkeys(one.title for one in row.seen_in))}
    if applies:
        cells |= {
            "applies_to": applies.to.value,
            "applies_places": joined(applies.places),
            "applies_here": applies.here,
        }
    if nearest:
        cells |= {"nearest_nos": joined(nearest.items), "nearest_score": round(nearest.score, DIGITS)}
    return cells


def review_cells(row: Row) -> Line:
    """Who confirmed a row, and when."""
    by = next((reason.values for reason in row.because if reason.code == "reviewed"), ("", ""))
    return {"reviewed": is_reviewed(row), "reviewed_by": by[0], "reviewed_on": by[1]}


def link_lines(dataset: Dataset) -> Iterator[Line]:
    """A line for each template item and plan item that are linked."""
    for pair in dataset.pairs:
        template, plan = pair.comparison.template.items, pair.comparison.plan.items
        for number, row in enumerate(pair.comparison.rows, 1):
            for template_no in row.template_items:
                for plan_no in row.plan_items:
                    yield {
                        **keys_of(pair),
                        "row": number,
                        "template_no": template_no,
                        "template_id": template[template_no - 1].id,
                        "plan_no": plan_no,
                        "plan_id": plan[plan_no - 1].id,
                    }
