"""How well settings do: on labelled pairs left out of their fit, as released, and on made pairs with known truth."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from align.agreement import Gold, Hits, read_gold
from align.calibration.examples import drawn, make_pairs, read_plans
from align.calibration.fits import Calibration
from align.comparison import Comparison, Kind
from align.evaluation import Evaluation, evaluate
from align.labelled import Labelled, read_about, read_findings, read_label_files, read_labelled
from align.labels import LabelFile
from align.matching import match_items
from align.pipeline import compare
from align.settings import Settings
from align.synthetic import MadePair, Operation

MADE = {Kind.LEVELS: 200, Kind.YEARS: 100}  # made pairs that are scored, with seeds from 0
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)  # the least stated confidence of each bin


@dataclass(frozen=True, slots=True)
class MadeScore:
    """What was found of the links of made pairs; `parts` are those of plan items that underwent an operation."""

    kind: Kind
    pairs: int
    links: Hits
    parts: tuple[tuple[str, int, Hits], ...]  # name of the operation, plan items, their links


@dataclass(frozen=True, slots=True)
class Stated:
    """Rows whose stated confidence is at least so much: how many, their mean, and how many agree with the label."""

    least: float
    rows: int
    mean: float
    agreed: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that is said of settings: with each pair left out of the fit, and as they are released."""

    left_out: Evaluation
    released: Evaluation
    stated: tuple[Stated, ...]
    made: tuple[MadeScore, ...]


def assess(folder: Path, fitted: Calibration) -> Assessment:
    """Score fitted settings on the labelled pairs of a folder and on made pairs.

    Raises:
        AlignError: a document or a label file cannot be read, or there are no labels.
    """
    pairs, readers = read_labelled(folder), read_label_files(folder, "labels/readers/*/*.csv")
    about = read_about(folder)
    left_out = compare_all(pairs, lambda pair: fitted.left_out[pair.names])
    plans = read_plans(folder)
    return Assessment(
        evaluate(left_out, readers, about),
        evaluate(compare_all(pairs, lambda _: fitted.settings), readers, about, read_findings(folder, pairs)),
        tuple(state_confidence(row for comparison, labels in left_out for row in judge_rows(comparison, labels))),
        tuple(score_made(make_pairs(plans, kind, count), kind, fitted.settings) for kind, count in MADE.items()),
    )


def compare_all(
    pairs: Sequence[Labelled], settings: Callable[[Labelled], Settings]
) -> list[tuple[Comparison, LabelFile]]:
    """Compare every labelled pair with the settings that are meant for it."""
    return [(compare(pair.template, pair.plan, settings=settings(pair)), pair.labels) for pair in pairs]


def judge_rows(comparison: Comparison, labels: LabelFile) -> Iterator[tuple[float, bool]]:
    """The stated confidence of each row that a label speaks of, and whether its verdict is the label's."""
    gold = read_gold(labels, len(comparison.template.items), len(comparison.plan.items))
    for row in comparison.rows:
        if row.plan_items:
            label = gold.reading.verdicts.get(row.plan_items[0])
            if label is not None:
                yield row.confidence, label is row.verdict
        elif set(row.template_items) <= gold.known:
            yield row.confidence, is_dropped(row.template_items, gold)


def is_dropped(items: Iterable[int], gold: Gold) -> bool:
    """Whether labels carry none of these template items."""
    return set(items) <= gold.reading.dropped


def state_confidence(rows: Iterable[tuple[float, bool]]) -> Iterator[Stated]:
    """Set stated confidence beside the share that agreed, by bins."""
    bins: dict[int, list[tuple[float, bool]]] = {at: [] for at in range(len(BINS))}
    for confidence, agreed in rows:
        bins[bisect_right(BINS, confidence) - 1].append((confidence, agreed))
    for at, found in bins.items():
        if found:
            mean = sum(confidence for confidence, _ in found) / len(found)
            yield Stated(BINS[at], len(found), mean, sum(agreed for _, agreed in found))


def score_made(pairs: Sequence[MadePair], kind: Kind, settings: Settings) -> MadeScore:
    """Count the links of made pairs that settings find, in all and by what the plan's items underwent."""
    return tally_made(pairs, [drawn(match_items(pair.template, pair.plan, settings)) for pair in pairs], kind)


def tally_made(pairs: Sequence[MadePair], links: Sequence[set[tuple[int, int]]], kind: Kind) -> MadeScore:
    """Count the links found in made pairs, in all and by what the plan's items underwent."""
    names = (*(operation.value for operation in Operation if operation is not Operation.DROPPED), "moved")
    total, items = Hits(), dict.fromkeys(names, 0)
    parts = dict.fromkeys(names, Hits())
    for pair, found in zip(pairs, links, strict=True):
        wanted = set(pair.links)
        total += hits_of(found, wanted)
        for name, numbers in underwent(pair).items():
            items[name] += len(numbers)
            parts[name] += hits_of(*({link for link in some if link[1] in numbers} for some in (found, wanted)))
    return MadeScore(kind, len(pairs), total, tuple((name, items[name], parts[name]) for name in names))


def underwent(pair: MadePair) -> dict[str, set[int]]:
    """The plan items that underwent each operation; moved ones underwent another as well."""
    numbers: dict[str, set[int]] = {}
    for no, operation in enumerate(pair.operations, 1):
        numbers.setdefault(operation.value, set()).add(no)
    return numbers | {"moved": set(pair.moved)}


def hits_of(found: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> Hits:
    """Count what two sets of links share."""
    return Hits(len(found & wanted), len(found), len(wanted))
