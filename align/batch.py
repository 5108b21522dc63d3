"""A whole folder: read every document, pair the plans, compare, report; what fails is told and stops nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Protocol, TypeVar

import align
from align.comparison import Comparison, Kind, Tool
from align.elsewhere import look_elsewhere
from align.errors import AlignError, OutputError
from align.folder import Held, find_documents, list_plans, printable, read_held
from align.keys import pair_keys, plan_key
from align.labels import LabelFile
from align.language import Lang
from align.manifest import MANIFEST, Input, Story, earlier_pages, pages_of, read_input, run_record
from align.output import make_folder, write_files
from align.overrides import PLANS_FILE, correct_plans, read_pairs
from align.pairing import Listed, Pair, Pairing, find_lonely, others_of, pair_plans
from align.record import comparison_record, dump
from align.report import Failure, MatrixEntry, PairEntry, Reading, Run, render_html, render_index, render_matrix
from align.reviewed import compare_reviewed, load_labels, unused_labels
from align.settings import RELEASED, Settings, fingerprint

Step = TypeVar("Step")
Made = TypeVar("Made")


class Progress(Protocol):
    """Goes through steps and may show how far it is."""

    def __call__(self, steps: Sequence[Step], what: str, /) -> Iterable[Step]:
        """Give the steps in their order."""


def silent(steps: Sequence[Step], _: str) -> Iterable[Step]:
    """Show nothing."""
    return steps


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may be told beside its folders: how to decide, which language, what people have said."""

    settings: Settings = RELEASED
    lang: Lang = Lang.ZH
    labels: Path | None = None
    pairs: Path | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What people have said, read: corrected documents, what to pair, reviewed labels."""

    held: tuple[Held, ...]
    pairing: Pairing
    wrong_pairs: tuple[Failure, ...]
    labels: tuple[LabelFile, ...]
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A finished run and what was noticed on the way."""

    run: Run
    notes: tuple[str, ...]

    @property
    def failed(self) -> tuple[Failure, ...]:
        """The documents that could not be read and the pairs that could not be compared."""
        return self.run.failures + self.run.pair_failures


def run_folder(folder: Path, out: Path, options: Options | None = None, *, progress: Progress = silent) -> Result:
    """Compare all plans of a folder with their templates and write reports, an overview and `run.json`.

    Raises:
        ReadError: there is no such folder, or `plans.csv` or the pairs file is malformed.
        ChoiceError: a row of `plans.csv` names no plan.
        LabelError: the label file is malformed.
        OutputError: the reports cannot be written.
    """
    options = options or Options()
    paths = find_documents(folder)
    held, failures = read_all(paths, progress)
    told = listen(folder, paths, held, options)
    make_output(folder, out)
    entries, pairs, failed, notes = compare_all(told, out, options, progress)
    run = Run(
        readings=tuple(Reading(one.source, one.plans) for one in told.held),
        failures=failures,
        pairs=entries,
        pair_failures=told.wrong_pairs + failed,
        lonely=tuple(listed.plan for listed in told.pairing.lonely),
        matrices=write_matrices(entries, pairs, out, options),
        tool=Tool(align.__version__, options.settings.name, fingerprint(options.settings)),
    )
    plans = list_plans(told.held)
    finish(run, Story(told.inputs, plans, pairs, told.pairing.lonely, notes, options.lang), out, options)
    return Result(run, notes)


def read_all(paths: Sequence[Path], progress: Progress) -> tuple[tuple[Held, ...], tuple[Failure, ...]]:
    """Read every document; those that cannot be read are failures."""
    tried = [attempt(printable(path.name), partial(read_held, path)) for path in progress(paths, "reading")]
    return (
        tuple(one for one in tried if isinstance(one, Held)),
        tuple(one for one in tried if isinstance(one, Failure)),
    )


def listen(folder: Path, paths: Sequence[Path], held: tuple[Held, ...], options: Options) -> Told:
    """Take in what people have said of plans, pairs and rows."""
    names = [printable(path.name) for path in paths]
    inputs = [read_input(path, name, "document") for path, name in zip(paths, names, strict=True)]
    corrections = folder / PLANS_FILE
    if corrections.exists():
        held = correct_plans(corrections, held, set(names) - {one.source.name for one in held})
        inputs.append(read_input(corrections, PLANS_FILE, "plans"))
    plans, wrong = list_plans(held), tuple[tuple[str, str], ...]()
    pairing = pair_plans(plans)
    if options.pairs:
        asked, wrong = read_pairs(options.pairs, held)
        pairing = Pairing(asked, find_lonely(plans, asked))
    given = ((options.pairs, "pairs"), (options.labels, "labels"))
    inputs += [read_input(path, printable(path.name), kind) for path, kind in given if path]
    failures = tuple(Failure(*one) for one in wrong)
    return Told(held, pairing, failures, load_labels(options.labels), tuple(inputs))


def make_output(folder: Path, out: Path) -> None:
    """Make the folders that a run writes to."""
    if out.resolve() == folder.resolve():
        raise OutputError(f"{out}: the reports would lie among the documents; name another folder")
    make_folder(out)
    make_folder(out / "pairs")


def compare_all(
    told: Told, out: Path, options: Options, progress: Progress
) -> tuple[tuple[PairEntry, ...], tuple[Pair, ...], tuple[Failure, ...], tuple[str, ...]]:
    """Compare and report every pair: the entries, their pairs, those that failed, and what was noticed."""
    asked = told.pairing.pairs
    steps = list(zip(pair_keys(asked), asked, strict=True))
    tried = [
        (pair, attempt(title_of(pair), partial(compare_one, key, pair, told, out, options)))
        for key, pair in progress(steps, "comparing")
    ]
    done = [(pair, made) for pair, made in tried if not isinstance(made, Failure)]
    plans = [(pair.template.plan, pair.plan.plan) for pair in asked]
    return (
        tuple(entry for _, (entry, _) in done),
        tuple(pair for pair, _ in done),
        tuple(made for _, made in tried if isinstance(made, Failure)),
        tuple(note for _, (_, notes) in done for note in notes) + unused_labels(told.labels, plans),
    )


def compare_one(key: str, pair: Pair, told: Told, out: Path, options: Options) -> tuple[PairEntry, tuple[str, ...]]:
    """Compare one pair, look for dropped items in the place's other plans, write its page and its record."""
    comparison, stale = compare_reviewed(pair.template.plan, pair.plan.plan, told.labels, options.settings)
    comparison = look_elsewhere(comparison, others_of(pair.plan, list_plans(told.held)), options.settings)
    write_pair(out / "pairs" / key, comparison, options)
    return PairEntry(key, comparison, f"pairs/{key}.html"), tuple(map(str, stale))


def title_of(pair: Pair) -> str:
    """Name a pair for people."""
    return f"{pair.template.plan.title} → {pair.plan.plan.title}"


def write_pair(base: Path, comparison: Comparison, options: Options) -> None:
    """Write what was found of a pair, for people and for programs."""
    check_below = options.settings.confidence_check
    page = render_html(comparison, options.lang, check_below=check_below, back="../index.html")
    record = dump(comparison_record(comparison, options.lang))
    write_files({base.with_name(base.name + ".html"): page, base.with_name(base.name + ".json"): record})


def write_matrices(
    entries: Sequence[PairEntry], pairs: Sequence[Pair], out: Path, options: Options
) -> tuple[MatrixEntry, ...]:
    """Write a page for every template that several places were compared with."""
    between_levels = [
        (pair.template, entry)
        for pair, entry in zip(pairs, entries, strict=True)
        if entry.comparison.kind is Kind.LEVELS
    ]
    between_levels.sort(key=lambda one: one[0].order)
    made = []
    for _, group in groupby(between_levels, key=lambda one: one[0].order):
        templates, compared = zip(*group, strict=True)
        if len(compared) > 1:
            made.append(write_matrix(templates[0], compared, out, options))
    return tuple(made)


def write_matrix(template: Listed, entries: tuple[PairEntry, ...], out: Path, options: Options) -> MatrixEntry:
    """Write the page of one template against its places."""
    href = f"matrix-{plan_key(template)}.html"
    check_below = options.settings.confidence_check
    page = render_matrix(template.plan, entries, options.lang, check_below=check_below, back="index.html")
    write_files({out / href: page})
    places = (entry.comparison.plan.place or entry.comparison.plan.title for entry in entries)
    return MatrixEntry(template.plan, tuple(places), href)


def finish(run: Run, story: Story, out: Path, options: Options) -> None:
    """Write the overview and the record, and take away the pages that only an earlier run had."""
    record = run_record(run, story)
    outdated = earlier_pages(out) - pages_of(record)
    page = render_index(run, options.lang, check_below=options.settings.confidence_check)
    write_files({out / "index.html": page, out / MANIFEST: dump(record)})
    for name in sorted(outdated):
        (out / name).unlink(missing_ok=True)


def attempt(name: str, work: Callable[[], Made]) -> Made | Failure:
    """Do a part of a run; if it fails, say why in one line and let the rest go on."""
    try:
        return work()
    except OutputError:  # nothing else could be written either
        raise
    except AlignError as error:
        return Failure(name, str(error))
    except Exception as error:
        why = " ".join(f"{type(error).__name__} {error}".split())
        return Failure(name, f"{name}: plan-align failed on it ({why}); please report this")
