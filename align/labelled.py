"""The labelled pairs of a folder: compare each and say how far the result agrees with the labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from align.blends import with_blend
from align.comparison import Comparison
from align.contrast import Contrast, contrast_pairs
from align.encoding import encode_plans
from align.errors import ChoiceError, LabelError
from align.evaluation import Evaluation, evaluate, names_of
from align.finding_labels import FindingLabels, check_finding_labels, read_finding_labels
from align.folder import Held, find_documents, printable, read_held
from align.joining import join_labels
from align.label_files import read_labels
from align.labels import LabelFile, check_labels
from align.overrides import PLANS_FILE, correct_plans
from align.pipeline import compare, name_tool
from align.plan import Plan
from align.plan_paths import split_plan_path
from align.progress import Progress, silent
from align.settings import RELEASED, Settings
from align.sources.decoding import decode, read_file

if TYPE_CHECKING:
    from align.semantics import Encodes

ABOUT = "labels/README.md"  # its first paragraph says where the labels of a folder come from
Names = tuple[str, str]  # template and plan, as a label file names them


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair of plans and what people say of it."""

    template: Plan
    plan: Plan
    labels: LabelFile

    @property
    def names(self) -> Names:
        """The pair as its label file names it."""
        return self.labels.template, self.labels.plan


def evaluate_folder(folder: Path, settings: Settings = RELEASED, encoder: Encodes | None = None) -> Evaluation:
    """Compare every labelled pair of a folder and score it.

    Raises:
        LabelError: there are no labels, or a row is malformed, stale or names what is not there.
        ReadError: a document that is labelled cannot be read.
        EncoderError: the encoder's model or the cache of its vectors cannot be used.
    """
    pairs = read_labelled(folder)
    return score_pairs(folder, pairs, compare_pairs(pairs, settings, encoder))


def contrast_folder(
    folder: Path, encoder: Encodes, settings: Settings = RELEASED, *, progress: Progress = silent
) -> Contrast:
    """Compare every labelled pair of a folder by words alone and with an encoder, and set both side by side.

    Raises:
        LabelError: there are no labels, or a row is malformed, stale or names what is not there.
        ReadError: a document that is labelled cannot be read.
        EncoderError: the encoder's model or the cache of its vectors cannot be used.
    """
    pairs = read_labelled(folder)
    encode_plans((plan for pair in pairs for plan in (pair.template, pair.plan)), encoder, progress)
    lexical, semantic = (compare_pairs(pairs, settings, one) for one in (None, encoder))
    return Contrast(
        score_pairs(folder, pairs, lexical),
        score_pairs(folder, pairs, semantic),
        contrast_pairs(lexical, semantic, [pair.labels for pair in pairs]),
        name_tool(with_blend(settings, encoder.name), encoder),
    )


def compare_pairs(pairs: Sequence[Labelled], settings: Settings, encoder: Encodes | None) -> list[Comparison]:
    """Compare every labelled pair by one set of settings."""
    return [compare(pair.template, pair.plan, settings=settings, encoder=encoder) for pair in pairs]


def score_pairs(folder: Path, pairs: Sequence[Labelled], comparisons: Sequence[Comparison]) -> Evaluation:
    """Score the comparisons of a folder's labelled pairs."""
    results = [(comparison, pair.labels) for comparison, pair in zip(comparisons, pairs, strict=True)]
    readers = read_label_files(folder, "labels/readers/*/*.csv")
    return evaluate(results, readers, read_about(folder), read_findings(folder, pairs))


def read_labelled(folder: Path) -> tuple[Labelled, ...]:
    """The labelled pairs of a folder, by the names of the label files; several files of a pair are joined.

    Raises:
        LabelError: there are no labels, or one is stale, names a plan or an item that is not there, or contradicts one
            of another file.
        ReadError: a document that is labelled cannot be read.
    """
    names = {printable(path.name): path for path in find_documents(folder)}
    files = read_label_files(folder, "labels/*.csv")
    if not files:
        raise LabelError(f"{folder}: there are no labels; they stand in {folder / 'labels'} as CSV files")

    @cache
    def held(name: str) -> Held:
        one = read_held(names[name])
        corrections = folder / PLANS_FILE
        return correct_plans(corrections, (one,), set(names) - {name})[0] if corrections.exists() else one

    def find(labels: LabelFile, target: str) -> Plan:
        name, which = split_plan_path(target, names)
        document = held(name).document if name in names else None
        if document is None:
            raise LabelError(f"{labels.name}: there is no plan '{target}' in {folder}; correct the name")
        try:
            return document.plan(which)
        except ChoiceError as error:
            raise LabelError(f"{labels.name}: {error}") from error

    of_pair: dict[tuple[Plan, Plan], list[LabelFile]] = {}
    for labels in files:
        plans = find(labels, labels.template), find(labels, labels.plan)
        check_labels(labels, *plans)
        of_pair.setdefault(plans, []).append(labels)
    return tuple(Labelled(*plans, join_labels(labels)) for plans, labels in of_pair.items())


def read_findings(folder: Path, pairs: Iterable[Labelled]) -> tuple[FindingLabels, ...]:
    """The labels of the findings of labelled pairs; none where the folder has none.

    Raises:
        LabelError: one cannot be read, names another pair or what is not there, or is stale.
    """
    known = {names_of(pair.labels): pair for pair in pairs}
    findings = read_finding_labels(folder)
    for labels in findings:
        if names_of(labels) not in known:
            raise LabelError(
                f"{labels.file}: the pair '{labels.template}' and '{labels.plan}' has no labels of its items in "
                f"{folder / 'labels'}; correct the names or label the items first"
            )
        pair = known[names_of(labels)]
        check_finding_labels(labels, pair.template, pair.plan)
    return findings


def read_label_files(folder: Path, pattern: str) -> tuple[LabelFile, ...]:
    """The label files of a folder that fit a pattern, named relative to it.

    Raises:
        LabelError: one cannot be read, or a row is malformed.
    """
    return tuple(
        replace(labels, name=path.relative_to(folder).as_posix())
        for path in by_name(folder.glob(pattern))
        for labels in read_labels(path)
    )


def read_about(folder: Path) -> str:
    """What a folder says of its labels: the first paragraph that is no heading; empty where it says nothing.

    Raises:
        ReadError: the file cannot be opened or is no text.
    """
    path = folder / ABOUT
    if not path.exists():
        return ""
    lines = [line.strip() for line in decode(read_file(path), ABOUT).splitlines()]
    paragraphs = "\n".join("" if line.startswith("#") else line for line in lines).strip().split("\n\n")
    return paragraphs[0]


def by_name(paths: Iterable[Path]) -> list[Path]:
    """Paths in an order that does not depend on the disk."""
    return sorted(paths, key=lambda path: path.as_posix())
