"""The agreement with labels over many pairs: summed, set beside the readers' own, written down, and guarded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from align.agreement import PairScore, Score, read_gold, score_pair, score_reading
from align.comparison import Comparison, Kind, Verdict
from align.figures import hits_record, plain, show, show_hits
from align.finding_labels import FindingLabels
from align.finding_scores.page import finding_lines, finding_record
from align.finding_scores.score import FindingScore, score_findings
from align.labels import LabelFile, Status
from align.plan import squeeze
from align.record import DIGITS, Record

HEAD = """# Agreement with the labels

{worth}

Strict: a link that only one reader drew counts as wrong, and only the label's first verdict counts as right.
Lenient: such a link is neither demanded nor punished, and the second reader's verdict is accepted too.
Readers: what the first two readers of a pair reach with each other{left_out}.
A dropped item is a template item that no plan item carries. Links and items are summed over the pairs, not averaged.
"""
KINDS = {Kind.LEVELS: "Between levels of government", Kind.YEARS: "Between years"}
FIGURES = {  # by the name that floors use
    "link_precision": "link precision",
    "link_recall": "link recall",
    "link_f1": "link F1",
    "class_agreement": "class agreement",
    "kappa": "Cohen's kappa",
    "dropped_precision": "dropped precision",
    "dropped_recall": "dropped recall",
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all labelled pairs, and of one reader against another on the same pairs."""

    pairs: tuple[PairScore, ...]
    readers: tuple[tuple[Kind, Score], ...]
    by_readers: int = 0  # labels that independent readers gave and no named person has confirmed
    reviewers: tuple[str, ...] = ()  # who confirmed labels, by name
    readings_left_out: int = 0  # files of third and further readers of a pair, which nothing is scored against
    about: str = ""  # what the folder itself says of its labels
    findings: tuple[FindingScore, ...] = ()  # of the pairs whose findings have labels

    def total(self, kind: Kind) -> Score:
        """All pairs of a kind, added up."""
        return sum((pair.score for pair in self.pairs if pair.kind is kind), Score())

    @property
    def reviewed(self) -> int:
        """How many labels a named person confirmed."""
        return sum(pair.reviewed for pair in self.pairs)

    def between_readers(self, kind: Kind) -> Score:
        """How far the two readers agree with each other on pairs of a kind."""
        return sum((score for of, score in self.readers if of is kind), Score())

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that have a pair."""
        return tuple(kind for kind in Kind if any(pair.kind is kind for pair in self.pairs))


def evaluate(
    results: Iterable[tuple[Comparison, LabelFile]],
    readers: Sequence[LabelFile] = (),
    about: str = "",
    findings: Sequence[FindingLabels] = (),
) -> Evaluation:
    """Score every comparison and its findings against their labels, and the readers' own files against each other.

    Each comparison names the settings that made it: pass ones whose settings were not fitted on that pair.
    """
    known = sorted(results, key=lambda result: (result[0].kind, result[1].template, result[1].plan))
    readings = [readings_of(labels, readers) for _, labels in known]
    agreed = (score_readers(comparison, files) for (comparison, _), files in zip(known, readings, strict=True))
    return Evaluation(
        pairs=tuple(score_pair(comparison, labels) for comparison, labels in known),
        readers=tuple(score for scores in agreed for score in scores),
        by_readers=sum(label.status is Status.READER for _, labels in known for label in labels.counted),
        reviewers=tuple(sorted({name for _, labels in known for name in reviewers_of(labels)})),
        readings_left_out=sum(len(files[2:]) for files in readings),
        about=about,
        findings=tuple(
            score_findings(comparison, labels, of)
            for comparison, labels in known
            for of in findings
            if names_of(of) == names_of(labels)
        ),
    )


def reviewers_of(labels: LabelFile) -> Iterator[str]:
    """Who confirmed labels, by name."""
    return (" ".join(label.by.split()) for label in labels.labels if label.status is Status.REVIEWED and label.by)


def readings_of(labels: LabelFile, readers: Sequence[LabelFile]) -> list[LabelFile]:
    """The readers' own files of a pair, by name."""
    return sorted((file for file in readers if names_of(file) == names_of(labels)), key=lambda file: file.name)


def names_of(labels: LabelFile | FindingLabels) -> tuple[str, str]:
    """The pair that labels speak of."""
    return squeeze(labels.template), squeeze(labels.plan)


def score_readers(comparison: Comparison, files: Sequence[LabelFile]) -> Iterator[tuple[Kind, Score]]:
    """Score the first two readers of a pair against each other, if there are two."""
    sizes = len(comparison.template.items), len(comparison.plan.items)
    for other in files[1:2]:
        yield comparison.kind, score_reading(read_gold(files[0], *sizes), read_gold(other, *sizes).reading)


def figures(score: Score) -> dict[str, float | None]:
    """Give a score's figures by name, strict and `_lenient`; None where there is nothing to count.

    Kappa is strict only.
    """
    return {
        "link_precision": score.links.precision,
        "link_recall": score.links.recall,
        "link_f1": score.links.f1,
        "class_agreement": score.class_agreement,
        "kappa": score.kappa,
        "dropped_precision": score.dropped.precision,
        "dropped_recall": score.dropped.recall,
        "link_precision_lenient": score.links_lenient.precision,
        "link_recall_lenient": score.links_lenient.recall,
        "link_f1_lenient": score.links_lenient.f1,
        "class_agreement_lenient": score.class_agreement_lenient,
        "dropped_precision_lenient": score.dropped_lenient.precision,
        "dropped_recall_lenient": score.dropped_lenient.recall,
    }


def below_floor(evaluation: Evaluation, floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Say which figures lie under their floor, by kind and name; a floor without a figure counts as fallen.

    A figure is taken as it is printed, with three digits.
    """
    fallen = []
    for kind, wanted in sorted(floors.items()):
        reached = figures(evaluation.total(Kind(kind)))
        for name, floor in sorted(wanted.items()):
            value = reached.get(name)
            if value is None or round(value, 3) < floor:
                fallen.append(f"{kind}: {name} is {show(value)}, its floor {floor}")
    return fallen


def tell_worth(evaluation: Evaluation) -> str:
    """Say in a sentence who stands behind the labels, as far as their status tells."""
    names = f" ({', '.join(evaluation.reviewers)})" if evaluation.reviewers else ""
    by_name = f"{evaluation.reviewed}{names}"
    return f"Labels by independent readers: {evaluation.by_readers}; confirmed by a named person: {by_name}."


def tell_about(evaluation: Evaluation) -> str:
    """What the folder says of its labels; the page may be older than what a person has confirmed."""
    older = "What the folder says of its labels, perhaps from before a named person confirmed any:\n\n"
    return older + evaluation.about if evaluation.reviewed and evaluation.about else evaluation.about


def to_record(evaluation: Evaluation) -> Record:
    """Give an evaluation as a plain dictionary."""
    return {
        "schema": "plan-align/evaluation@1",
        "labels": tell_worth(evaluation),
        "about": tell_about(evaluation),
        "readings_left_out": evaluation.readings_left_out,
        **{
            kind.value: {
                "total": score_record(evaluation.total(kind)),
                "readers": score_record(evaluation.between_readers(kind)),
                "pairs": [pair_record(pair) for pair in evaluation.pairs if pair.kind is kind],
            }
            for kind in evaluation.kinds
        },
        **({"findings": finding_record(evaluation.findings)} if evaluation.findings else {}),
    }


def pair_record(pair: PairScore) -> Record:
    """Give one pair's score and where comparison and labels differ."""
    return {
        "template": pair.template,
        "plan": pair.plan,
        "settings": pair.settings,
        "encoder": pair.encoder,
        "reviewed": pair.reviewed,
        **score_record(pair.score),
        "differences": [
            {"what": one.what, "template": one.template, "plan": one.plan, "tolerated": one.tolerated}
            for one in pair.differences
        ],
    }


def score_record(score: Score) -> Record:
    """Give a score's figures and the counts behind them."""
    return {
        "items": score.items,
        "figures": {
            name: round(value, DIGITS) if value is not None else None for name, value in figures(score).items()
        },
        "links": hits_record(score.links),
        "links_lenient": hits_record(score.links_lenient),
        "dropped": hits_record(score.dropped),
        "dropped_lenient": hits_record(score.dropped_lenient),
        "confusion": [
            {"labelled": label.value, "found": said.value, "n": n} for (label, said), n in score.confusion().items()
        ],
    }


def to_markdown(evaluation: Evaluation, beside: Iterable[str] = ()) -> str:
    """Write an evaluation down as a page, `beside` lines right below its head; the same figures give the same bytes."""
    number = evaluation.readings_left_out
    head = HEAD.format(
        worth="\n\n".join(filter(None, (plain(tell_worth(evaluation)), tell_about(evaluation)))),
        left_out=f" (files of further readers left out: {number})" if number else "",
    )
    lines = (line for kind in evaluation.kinds for line in kind_lines(evaluation, kind))
    return "\n".join([head, *beside, *lines, *finding_lines(evaluation.findings)])


def kind_lines(evaluation: Evaluation, kind: Kind) -> Iterator[str]:
    """Write what was reached on the pairs of one kind."""
    total, readers = evaluation.total(kind), evaluation.between_readers(kind)
    pairs = [pair for pair in evaluation.pairs if pair.kind is kind]
    yield f"## {KINDS[kind]} (pairs: {len(pairs)}, plan items: {total.items})\n"
    yield from figure_lines(total, readers)
    yield from confusion_lines(total)
    yield from pair_lines(pairs)
    for pair in pairs:
        yield from difference_lines(pair)


def figure_lines(total: Score, readers: Score) -> Iterator[str]:
    """Write the figures in a table: strict, lenient, and what the readers reach with each other."""
    reached, agreed = figures(total), figures(readers)
    yield "| | strict | lenient | readers |\n|---|---|---|---|"
    for name, title in FIGURES.items():
        yield f"| {title} | {show(reached[name])} | {show(reached.get(f'{name}_lenient'))} | {show(agreed[name])} |"
    for title, part in (("links", "links"), ("dropped items", "dropped")):
        counts = (getattr(total, part), getattr(total, f"{part}_lenient"), getattr(readers, part))
        yield f"| {title}: right / found / labelled | {' | '.join(show_hits(hits) for hits in counts)} |"
    yield ""


def confusion_lines(total: Score) -> Iterator[str]:
    """Write how often each verdict was labelled and each was found."""
    counts = total.confusion()
    occurring = [verdict for verdict in Verdict if (verdict, verdict) in counts]
    yield f"| labelled ↓ found → | {' | '.join(occurring)} |\n|---{'|---' * len(occurring)}|"
    for label in occurring:
        yield f"| {label} | {' | '.join(str(counts[label, said]) for said in occurring)} |"
    yield ""


def pair_lines(pairs: Sequence[PairScore]) -> Iterator[str]:
    """Write one line per pair."""
    yield "| template → plan | settings | items | link F1 strict / lenient | class strict / lenient | dropped |"
    yield "|---|---|---|---|---|---|"
    for pair in pairs:
        score = pair.score
        yield (
            f"| {plain(pair.template)} → {plain(pair.plan)} | {plain(pair.settings)}, {plain(pair.encoder)} "
            f"| {score.items} | {show(score.links.f1)} / {show(score.links_lenient.f1)} "
            f"| {show(score.class_agreement)} / {show(score.class_agreement_lenient)} | {show_hits(score.dropped)} |"
        )
    yield ""


def difference_lines(pair: PairScore) -> Iterator[str]:
    """List where comparison and labels of a pair differ, so that a link won or lost shows by name."""
    if not pair.differences:
        return
    yield f"### {plain(pair.template)} → {plain(pair.plan)}\n"
    for one in pair.differences:
        sides = " → ".join(plain(side) for side in (one.template, one.plan) if side)
        yield f"- {one.what}{' (accepted when lenient)' if one.tolerated else ''}: {sides}"
    yield ""
