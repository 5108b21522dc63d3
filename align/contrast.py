"""Two results on the same labels, side by side: their figures, the links won and lost by name, and how sure the net is.

Optional links count for neither.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from align.agreement import LinkChange, Score, compare_links
from align.comparison import Comparison, Kind, Tool
from align.evaluation import FIGURES, KINDS, Evaluation, figures, score_record, to_markdown, to_record
from align.figures import plain, show, show_hits, show_signed
from align.labels import LabelFile, plan_name
from align.language import Lang
from align.provenance import encoder_words
from align.record import Record, tool_record

CONFIDENCE = 0.95  # the share of redrawn sums that lie in the interval
DRAWS = 10_000  # so many that the ends of the interval hardly depend on the seed
SEED = 1993  # any would do; the same results give the same bytes


class Tally(NamedTuple):
    """The links won and lost in one unit that is redrawn: a plan item, or a made pair."""

    won: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Net:
    """Links won and lost in all, and the interval from `low` to `high` in which their difference lies."""

    won: int
    lost: int
    low: int
    high: int
    units: int

    @property
    def links(self) -> int:
        """Links won less links lost."""
        return self.won - self.lost


@dataclass(frozen=True, slots=True)
class PairContrast:
    """One labelled pair under two results: the links that changed, and the tally of every labelled plan item."""

    kind: Kind
    template: str
    plan: str
    changes: tuple[LinkChange, ...]
    items: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two evaluations on the same labels; `tool` made the later one."""

    before: Evaluation
    after: Evaluation
    pairs: tuple[PairContrast, ...]
    tool: Tool

    def of(self, kind: Kind) -> tuple[PairContrast, ...]:
        """The pairs of a kind."""
        return tuple(pair for pair in self.pairs if pair.kind is kind)

    def net(self, kind: Kind) -> Net:
        """What was won over all pairs of a kind."""
        return weigh([tally for pair in self.of(kind) for tally in pair.items])


def contrast_pair(before: Comparison, after: Comparison, labels: LabelFile) -> PairContrast:
    """Set two results of a labelled pair side by side."""
    changes = compare_links(before, after, labels)
    won = Counter(change.plan_no for change in changes if change.won)
    lost = Counter(change.plan_no for change in changes if not change.won)
    items = [label.plan_no for label in labels.counted if label.plan_no is not None]
    return PairContrast(
        kind=after.kind,
        template=plan_name(after.template),
        plan=plan_name(after.plan),
        changes=changes,
        items=tuple(Tally(won[no], lost[no]) for no in sorted(items)),
    )


def contrast_pairs(
    before: Iterable[Comparison], after: Iterable[Comparison], labels: Iterable[LabelFile]
) -> tuple[PairContrast, ...]:
    """Set two results of several labelled pairs side by side, in the order of their names."""
    pairs = (contrast_pair(*one) for one in zip(before, after, labels, strict=True))
    return tuple(sorted(pairs, key=lambda pair: (pair.kind, pair.template, pair.plan)))


def weigh(units: Sequence[Tally]) -> Net:
    """Add up what was won and lost, with the interval of the difference."""
    won, lost = (sum(tally[side] for tally in units) for side in (0, 1))
    return Net(won, lost, *bootstrap_interval([tally.won - tally.lost for tally in units]), len(units))


def bootstrap_interval(differences: Sequence[int]) -> tuple[int, int]:
    """Between which numbers the sum of paired differences lies in 95 of 100 redraws of their units.

    The percentiles of the bootstrap (Efron and Tibshirani 1993).

    >>> bootstrap_interval([1, 1, 0, -1] * 25)
    (9, 41)
    """
    dice = random.Random(SEED)
    sums = sorted(sum(dice.choices(differences, k=len(differences))) for _ in range(DRAWS))
    outside = round(DRAWS * (1 - CONFIDENCE) / 2)
    return sums[outside], sums[-1 - outside]


def contrast_record(contrast: Contrast) -> Record:
    """Give the later evaluation as a plain dictionary, and beside each kind's figures what the earlier one reached."""
    record = to_record(contrast.after)
    record["tool"] = tool_record(contrast.tool)
    for kind in contrast.after.kinds:
        record[kind.value] |= {
            "lexical": score_record(contrast.before.total(kind)),
            "net": net_record(contrast.net(kind)),
            "changes": [change for pair in contrast.of(kind) for change in change_records(pair)],
        }
    return record


def net_record(net: Net) -> Record:
    """Give links won and lost, and the interval of their difference."""
    return {"links": net.links, "won": net.won, "lost": net.lost, "low": net.low, "high": net.high}


def change_records(pair: PairContrast) -> Iterator[Record]:
    """Give the links of a pair that changed; `template` and `plan` are items."""
    named = {"template": pair.template, "plan": pair.plan}
    for one in pair.changes:
        yield {"pair": named, "template": one.template, "plan": one.plan, "found": one.found, "won": one.won}


def contrast_page(contrast: Contrast) -> str:
    """Write the later evaluation down as a page that begins with both side by side."""
    return to_markdown(contrast.after, contrast_lines(contrast))


def contrast_lines(contrast: Contrast) -> Iterator[str]:
    """Write both results side by side, kind by kind, and every link won and lost."""
    tool = contrast.tool
    yield f"## Without and with the encoder {plain(tool.encoder)}\n"
    yield f"Lexical: by the words alone. With encoder: {plain(encoder_words(tool, Lang.EN))}."
    yield "All sections after this one are about the result with the encoder.\n"
    for kind in contrast.after.kinds:
        yield f"### {KINDS[kind]}\n"
        yield from beside_lines(contrast.before.total(kind), contrast.after.total(kind))
        yield f"{tell_net(contrast.net(kind))}\n"
        yield from change_lines(contrast.of(kind))


def beside_lines(before: Score, after: Score) -> Iterator[str]:
    """Write the figures of both in a table, strict and lenient."""
    old, new = figures(before), figures(after)
    yield "| | strict: lexical | with encoder | lenient: lexical | with encoder |\n|---|---|---|---|---|"
    for name, title in FIGURES.items():
        values = [of.get(each) for each in (name, f"{name}_lenient") for of in (old, new)]
        yield f"| {title} | {' | '.join(map(show, values))} |"
    for title, part in (("links", "links"), ("dropped items", "dropped")):
        counts = [getattr(score, each) for each in (part, f"{part}_lenient") for score in (before, after)]
        yield f"| {title}: right / found / labelled | {' | '.join(map(show_hits, counts))} |"
    yield ""


def tell_net(net: Net) -> str:
    """Say in a sentence what was won, and how far that depends on which plan items there happen to be."""
    between = f"between {show_signed(net.low)} and {show_signed(net.high)}"
    total = f"Links won: {net.won}, lost: {net.lost}; net {show_signed(net.links)}"
    return f"{total}, {between} in 95 of 100 redraws of the {net.units} plan items."


def change_lines(pairs: Iterable[PairContrast]) -> Iterator[str]:
    """List the links won and lost, pair by pair."""
    for pair in pairs:
        if pair.changes:
            yield f"{plain(pair.template)} → {plain(pair.plan)}:\n"
            yield from (f"- {one.what}: {plain(one.template)} → {plain(one.plan)}" for one in pair.changes)
            yield ""
