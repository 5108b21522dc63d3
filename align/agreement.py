"""How far a comparison agrees with labels: links, verdicts and dropped items of one pair, counted.

Strict counts a label's own links and verdict and nothing else. Lenient neither demands nor punishes
optional links, and accepts a label's second verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from align.comparison import Comparison, Kind, Verdict
from align.labels import LabelFile, Status, plan_name
from align.plan import Item

Pair = tuple[int, int]  # template item, plan item


@dataclass(frozen=True, slots=True)
class Hits:
    """How many of the things said are right, and of how many that were wanted."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    def __add__(self, other: Hits) -> Hits:
        return Hits(self.right + other.right, self.said + other.said, self.wanted + other.wanted)

    @property
    def precision(self) -> float | None:
        """The share of what was said that is right; None where nothing was said."""
        return self.right / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """The share of what was wanted that was said; None where nothing was wanted."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing was said or wanted."""
        return 2 * self.right / (self.said + self.wanted) if self.said + self.wanted else None


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one pair, or of several added up; `verdicts` holds each item's label and what was said."""

    links: Hits = Hits()
    links_lenient: Hits = Hits()
    dropped: Hits = Hits()
    dropped_lenient: Hits = Hits()
    verdicts: tuple[tuple[Verdict, Verdict], ...] = ()
    accepted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.links + other.links,
            self.links_lenient + other.links_lenient,
            self.dropped + other.dropped,
            self.dropped_lenient + other.dropped_lenient,
            self.verdicts + other.verdicts,
            self.accepted + other.accepted,
        )

    @property
    def items(self) -> int:
        """How many plan items have a label."""
        return len(self.verdicts)

    @property
    def class_agreement(self) -> float | None:
        """The share of items with the label's verdict."""
        return sum(label is said for label, said in self.verdicts) / self.items if self.items else None

    @property
    def class_agreement_lenient(self) -> float | None:
        """The share of items with a verdict that the label accepts."""
        return self.accepted / self.items if self.items else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa of the verdicts: agreement beyond chance; None where chance alone agrees fully."""
        if not self.items:
            return None
        labelled = Counter(label for label, _ in self.verdicts)
        said = Counter(said for _, said in self.verdicts)
        equal = sum(label is said for label, said in self.verdicts) * self.items
        chance = sum(labelled[verdict] * said[verdict] for verdict in Verdict)
        return (equal - chance) / (self.items**2 - chance) if self.items**2 > chance else None

    def confusion(self) -> dict[tuple[Verdict, Verdict], int]:
        """How often each verdict was labelled and each was said, for all pairs of those that occur."""
        counts = Counter(self.verdicts)
        occurring = [verdict for verdict in Verdict if any(verdict in pair for pair in counts)]
        return {(label, said): counts[label, said] for label in occurring for said in occurring}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader, a person or the engine, says of a pair."""

    links: frozenset[Pair]
    verdicts: Mapping[int, Verdict]
    dropped: frozenset[int]


@dataclass(frozen=True, slots=True)
class Gold:
    """What labels say of a pair, and what they leave open.

    `known` are the template items whose fate the labels tell: all of them where every plan item has a
    label. `doubtful` are those that only an optional link carries.
    """

    reading: Reading
    optional: frozenset[Pair]
    also: Mapping[int, Verdict]
    known: frozenset[int]
    doubtful: frozenset[int]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something on which comparison and label differ; `tolerated` says that lenient counting accepts it."""

    what: str
    template: str
    plan: str
    tolerated: bool


@dataclass(frozen=True, slots=True)
class PairScore:
    """The agreement of one pair, the settings that made it, and where the two differ.

    `reviewed` counts the labels that a named person confirmed; all others are readers'.
    """

    kind: Kind
    template: str
    plan: str
    settings: str
    encoder: str
    reviewed: int
    score: Score
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A link that one of two results has and the other has not; `won` where the labels prefer the later result.

    `template` and `plan` name its items, `plan_no` is the latter's number.
    """

    template: str
    plan: str
    plan_no: int
    found: bool
    won: bool

    @property
    def what(self) -> str:
        """What happened to it, in words."""
        return f"{'won' if self.won else 'lost'}, {'found now' if self.found else 'found no longer'}"


def score_pair(comparison: Comparison, labels: LabelFile) -> PairScore:
    """Compare what was found with what was labelled."""
    gold = read_gold(labels, len(comparison.template.items), len(comparison.plan.items))
    said = read_comparison(comparison)
    return PairScore(
        kind=comparison.kind,
        template=plan_name(comparison.template),
        plan=plan_name(comparison.plan),
        settings=comparison.tool.settings,
        encoder=comparison.tool.encoder,
        reviewed=sum(label.status is Status.REVIEWED for label in labels.counted),
        score=score_reading(gold, said),
        differences=tuple(find_differences(comparison, gold, said)),
    )


def read_comparison(comparison: Comparison) -> Reading:
    """Give what the engine says."""
    return Reading(
        links=frozenset((t, p) for row in comparison.rows for t in row.template_items for p in row.plan_items),
        verdicts={p: row.verdict for row in comparison.rows for p in row.plan_items},
        dropped=frozenset(t for row in comparison.rows if row.verdict is Verdict.DROPPED for t in row.template_items),
    )


def read_gold(labels: LabelFile, template_items: int, plan_items: int) -> Gold:
    """Give what the labels say of plans with so many items; proposed rows say nothing."""
    items = {label.plan_no: label for label in labels.counted if label.plan_no is not None}
    confirmed = {t for label in labels.counted if label.plan_no is None for t in label.template_nos}
    links = frozenset((t, p) for p, label in items.items() for t in label.template_nos)
    optional = frozenset((t, p) for p, label in items.items() for t in label.optional_nos) - links
    carried = {t for t, _ in links}
    known = frozenset(range(1, template_items + 1) if len(items) == plan_items else carried | confirmed)
    return Gold(
        reading=Reading(links, {p: label.verdict for p, label in items.items()}, known - carried),
        optional=optional,
        also={p: label.also for p, label in items.items() if label.also},
        known=known,
        doubtful=frozenset(t for t, _ in optional) - carried - confirmed,
    )


def score_reading(gold: Gold, said: Reading) -> Score:
    """Count how far one reading agrees with labels, over the plan items of which both speak."""
    wanted = gold.reading
    items = sorted(wanted.verdicts.keys() & said.verdicts.keys())
    wanted_links = frozenset(link for link in wanted.links if link[1] in items)
    said_links = frozenset(link for link in said.links if link[1] in items)
    dropped = said.dropped & gold.known
    return Score(
        links=count(said_links, wanted_links),
        links_lenient=count(said_links - gold.optional, wanted_links),
        dropped=count(dropped, wanted.dropped),
        dropped_lenient=count(dropped - gold.doubtful, wanted.dropped - gold.doubtful),
        verdicts=tuple((wanted.verdicts[p], said.verdicts[p]) for p in items),
        accepted=sum(said.verdicts[p] in (wanted.verdicts[p], gold.also.get(p)) for p in items),
    )


def count(said: frozenset[Pair] | frozenset[int], wanted: frozenset[Pair] | frozenset[int]) -> Hits:
    """Count what two sets share."""
    return Hits(len(said & wanted), len(said), len(wanted))


def find_differences(comparison: Comparison, gold: Gold, said: Reading) -> Iterator[Difference]:
    """List where comparison and labels differ, in the order of the plan, false drops last."""
    template, plan = comparison.template.items, comparison.plan.items
    for p, label in sorted(gold.reading.verdicts.items()):
        wanted = {t for t, q in gold.reading.links if q == p}
        found = {t for t, q in said.links if q == p}
        for t in sorted(wanted ^ found):
            what = "link missed" if t in wanted else "link not labelled"
            yield Difference(what, name(template[t - 1]), name(plan[p - 1]), (t, p) in gold.optional)
        if label is not said.verdicts[p]:
            what = f"labelled {label}, found {said.verdicts[p]}"
            yield Difference(what, "", name(plan[p - 1]), said.verdicts[p] is gold.also.get(p))
    for t in sorted((said.dropped & gold.known) - gold.reading.dropped):
        yield Difference("said to be dropped, labelled as carried", name(template[t - 1]), "", False)


def compare_links(before: Comparison, after: Comparison, labels: LabelFile) -> tuple[LinkChange, ...]:
    """List the links won and lost between two results, by name; optional links are neither."""
    gold = read_gold(labels, len(after.template.items), len(after.plan.items))
    old, new = read_comparison(before).links, read_comparison(after).links
    judged = sorted((p, t) for t, p in (old ^ new) - gold.optional if p in gold.reading.verdicts)
    return tuple(
        LinkChange(
            template=name(after.template.items[t - 1]),
            plan=name(after.plan.items[p - 1]),
            plan_no=p,
            found=(t, p) in new,
            won=((t, p) in new) is ((t, p) in gold.reading.links),
        )
        for p, t in judged
    )


def name(item: Item) -> str:
    """Name an item in a list: number and heading, or its first words."""
    return f"{item.no} {item.heading or item.task[:20]}"
