"""A whole folder: read every document, pair the plans, compare, report; what fails is told and stops nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from align.attempts import attempt, attempt_all
from align.blends import with_blend
from align.counterpart_files import COUNTERPARTS_FILE, read_counterparts, unused_counterparts
from align.counterparts import OfficePair
from align.document_pages import document_hrefs, looks_of, pairs_by_document, write_document
from align.elsewhere import look_elsewhere
from align.encoding import encode_plans
from align.errors import AlignError
from align.expected import PLACES_FILE, Expected, find_misnamed, misnamed_notes, read_expected
from align.folder import Held, find_documents, list_plans, printable, read_held, tell_apart
from align.keys import pair_keys
from align.labels import LabelFile
from align.language import Lang
from align.manifest import MANIFEST, Input, Story, earlier_pages, pages_of, read_input, run_record
from align.output import take_away, write_files
from align.overrides import PLANS_FILE, correct_plans, read_pairs
from align.pairing import Lack, Pair, Pairing, find_lonely, others_of, pair_plans, why_lonely
from align.pipeline import name_tool
from align.progress import Progress, silent
from align.record import dump
from align.report import Failure, LineageEntry, Lonely, MatrixEntry, PairEntry, Reading, Run, render_index
from align.reviewed import compare_reviewed, load_labels, unused_labels
from align.run_folders import check_output, make_output
from align.run_pages import (
    Course,
    Done,
    Press,
    courses_of,
    find_courses,
    find_groups,
    title_of,
    write_lineage,
    write_matrix,
    write_pair,
)
from align.run_papers import write_papers
from align.settings import RELEASED, Settings
from align.tables.files import check_parquet

if TYPE_CHECKING:
    from align.semantics import Encodes


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may be told beside its folders: how to decide, which language, what people have said."""

    settings: Settings = RELEASED
    lang: Lang = Lang.ZH
    labels: Path | None = None
    pairs: Path | None = None
    counterparts: Path | None = None
    parquet: bool = False
    encoder: Encodes | None = None

    @property
    def blended(self) -> Options:
        """The same with the settings that decide: with an encoder, those that hold its blend."""
        return replace(self, settings=with_blend(self.settings, self.encoder.name)) if self.encoder else self


@dataclass(frozen=True, slots=True)
class Told:
    """What people have said, read: corrected documents, what to pair, reviewed labels, counterparts, who is expected.

    `expected` is None where nobody has said so.
    """

    held: tuple[Held, ...]
    pairing: Pairing
    wrong_pairs: tuple[Failure, ...]
    labels: tuple[LabelFile, ...]
    counterparts: tuple[OfficePair, ...]
    inputs: tuple[Input, ...]
    hrefs: Mapping[str, str]  # of the page that shows how a document was read, by the document's name
    expected: tuple[Expected, ...] | None
    looks: Mapping[str, int]  # how much of a document's reading a person may want to look at, by its name


class Reported(NamedTuple):
    """The comparisons whose pages are written, what was set out of several of them, and what failed."""

    done: tuple[Done, ...]
    matrices: tuple[MatrixEntry, ...]
    lineages: tuple[LineageEntry, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A finished run and what was noticed on the way."""

    run: Run
    notes: tuple[str, ...]

    @property
    def failed(self) -> tuple[Failure, ...]:
        """The documents that could not be read or shown, the pairs that could not be compared, the files not made."""
        papers = tuple(failure for _, failure in self.run.papers.failures)
        return self.run.failures + self.run.page_failures + self.run.pair_failures + papers


def run_folder(folder: Path, out: Path, options: Options | None = None, *, progress: Progress = silent) -> Result:
    """Compare all plans of a folder with their templates and write reports, an overview and `run.json`.

    Raises:
        ReadError: there is no such folder, it holds no document, or `plans.csv`, `places.csv`, the pairs file or
            `counterparts.csv` is malformed.
        ChoiceError: a row of `plans.csv` names no plan.
        LabelError: the label file is malformed.
        EncoderError: the encoder's model or the cache of its vectors cannot be used; then nothing is written.
        OutputError: the reports cannot be written.
    """
    options = (options or Options()).blended
    if options.parquet:
        check_parquet()
    paths = find_documents(folder)
    check_output(folder, out)
    held, failures = read_all(paths, progress)
    told = listen(folder, paths, held, options)
    encode_plans(told.pairing.compared, options.encoder, progress)
    make_output(out)
    press = Press(out, options.lang, options.settings.confidence_check, options.parquet)
    compared, failed, notes = compare_all(told, options, progress)
    notes += notes_on_expected(told)
    reported = report_all(compared, press)
    readings, unshown = show_readings(told, reported.done, press)
    run = Run(
        readings=readings,
        failures=failures,
        page_failures=unshown,
        pairs=tuple(one.entry for one in reported.done),
        pair_failures=told.wrong_pairs + failed + reported.failures,
        lonely=list_lonely(told, options),
        matrices=reported.matrices,
        lineages=reported.lineages,
        tool=name_tool(options.settings, options.encoder),
        expected=told.expected,
    )
    story = tell_story(told, reported.done, notes, options)
    run = run._replace(papers=write_papers(run, story, press))
    finish(run, story, out, options)
    return Result(run, notes)


def list_lonely(told: Told, options: Options) -> tuple[Lonely, ...]:
    """The plans that were compared with none, and why."""
    return tuple(
        Lonely(listed.plan, (Lack.UNASKED,) if options.pairs else why_lonely(listed.plan))
        for listed in told.pairing.lonely
    )


def tell_story(told: Told, done: Sequence[Done], notes: tuple[str, ...], options: Options) -> Story:
    """All that the run's record tells beside its overview."""
    pairs = tuple(one.pair for one in done)
    said = told.inputs, list_plans(told.held), pairs, told.pairing.lonely, notes
    return Story(*said, options.lang, options.settings)


def read_all(paths: Sequence[Path], progress: Progress) -> tuple[tuple[Held, ...], tuple[Failure, ...]]:
    """Read every document; those that cannot be read are failures."""
    tried = [attempt(printable(path.name), partial(read_held, path)) for path in progress(paths, "reading")]
    return (
        tell_apart([one for one in tried if isinstance(one, Held)]),
        tuple(one for one in tried if isinstance(one, Failure)),
    )


def listen(folder: Path, paths: Sequence[Path], held: tuple[Held, ...], options: Options) -> Told:
    """Take in what people have said of plans, pairs and rows."""
    names = [printable(path.name) for path in paths]
    inputs = [read_input(path, name, "document") for path, name in zip(paths, names, strict=True)]
    if corrections := in_folder(folder, PLANS_FILE):
        held = correct_plans(corrections, held, set(names) - {one.source.name for one in held})
        inputs.append(read_input(corrections, PLANS_FILE, "plans"))
    plans, wrong = list_plans(held), tuple[tuple[str, AlignError], ...]()
    pairing = pair_plans(plans)
    if options.pairs:
        asked, wrong = read_pairs(options.pairs, held)
        pairing = Pairing(asked, find_lonely(plans, asked))
    offices, places = options.counterparts or in_folder(folder, COUNTERPARTS_FILE), in_folder(folder, PLACES_FILE)
    given = ((places, "places"), (options.pairs, "pairs"), (options.labels, "labels"), (offices, "counterparts"))
    inputs += [read_input(path, printable(path.name), kind) for path, kind in given if path]
    failures = tuple(Failure(name, str(error), error.zh) for name, error in wrong)
    said = load_labels(options.labels), read_counterparts(offices)
    expected = read_expected(places) if places else None
    return Told(held, pairing, failures, *said, tuple(inputs), document_hrefs(held), expected, looks_of(held))


def notes_on_expected(told: Told) -> tuple[str, ...]:
    """The names in the list of expected plans that may be misspelt."""
    return misnamed_notes(find_misnamed(told.expected or (), [listed.plan for listed in list_plans(told.held)]))


def in_folder(folder: Path, name: str) -> Path | None:
    """A file of a folder, if it is there."""
    return path if (path := folder / name).exists() else None


def compare_all(
    told: Told, options: Options, progress: Progress
) -> tuple[tuple[Done, ...], tuple[Failure, ...], tuple[str, ...]]:
    """Compare every pair: what was found, which pairs failed, and what was noticed."""
    asked = told.pairing.pairs
    steps = list(zip(pair_keys(asked), asked, strict=True))
    tried = [
        attempt(title_of(pair), partial(compare_one, key, pair, told, options))
        for key, pair in progress(steps, "comparing")
    ]
    made = [one for one in tried if not isinstance(one, Failure)]
    plans = [(pair.template.plan, pair.plan.plan) for pair in asked]
    return (
        tuple(done for done, _ in made),
        tuple(one for one in tried if isinstance(one, Failure)),
        tuple(note for _, notes in made for note in notes)
        + unused_labels(told.labels, plans)
        + unused_counterparts(told.counterparts, plans),
    )


def compare_one(key: str, pair: Pair, told: Told, options: Options) -> tuple[Done, tuple[str, ...]]:
    """Compare one pair, and look for dropped items in the place's other plans."""
    plans = pair.template.plan, pair.plan.plan
    comparison, stale = compare_reviewed(*plans, told.labels, options.settings, told.counterparts, options.encoder)
    comparison = look_elsewhere(comparison, others_of(pair.plan, list_plans(told.held)), options.settings)
    names = plans[0].source.name, plans[1].source.name
    readings, looks = (told.hrefs[names[0]], told.hrefs[names[1]]), (told.looks[names[0]], told.looks[names[1]])
    return Done(pair, PairEntry(key, comparison, f"pairs/{key}.html", readings, looks)), tuple(map(str, stale))


def report_all(compared: Sequence[Done], press: Press) -> Reported:
    """Write the pages of every pair, of every template against its places, and of items through the years."""
    courses = find_courses(compared)
    done, unwritten = report_pairs(compared, courses, press)
    written = {one.entry.key for one in done}
    whole = [course for course in courses if course.keys <= written]
    lineages, untraced = attempt_all(whole, lambda course: write_lineage(course, press))
    if len(lineages) < len(courses):  # no pair's page may lead to one that is not there
        hrefs = {lineage.href for lineage in lineages}
        kept = [course for course in courses if course.href in hrefs]
        lost = frozenset[str]().union(*(course.keys for course in courses if course.href not in hrefs))
        report_pairs([one for one in done if one.entry.key in lost], kept, press)
    matrices, unset = attempt_all(find_groups(done), lambda group: write_matrix(group, press))
    return Reported(done, matrices, lineages, unwritten + unset + untraced)


def report_pairs(
    compared: Sequence[Done], courses: Sequence[Course], press: Press
) -> tuple[tuple[Done, ...], tuple[Failure, ...]]:
    """Write every pair's page, which leads to that of its course: the pairs written, and what failed."""
    ways = courses_of(courses)

    def report(one: Done) -> Done:
        write_pair(one.entry, ways.get(one.entry.key, ""), press)
        return one

    return attempt_all(compared, report)


def show_readings(told: Told, done: Sequence[Done], press: Press) -> tuple[tuple[Reading, ...], tuple[Failure, ...]]:
    """Write how every document was read; what was read, and the documents whose page could not be made."""
    pairs = pairs_by_document(done)
    tried = [
        (one, attempt(one.source.name, partial(write_document, one, told.hrefs[one.source.name], pairs, press)))
        for one in told.held
    ]
    return (
        tuple(
            Reading(one.source, one.plans)
            if isinstance(made, Failure)
            else made._replace(looks=told.looks[made.source.name])
            for one, made in tried
        ),
        tuple(made for _, made in tried if isinstance(made, Failure)),
    )


def finish(run: Run, story: Story, out: Path, options: Options) -> None:
    """Write the overview and the record, and take away the pages that only an earlier run had."""
    record = run_record(run, story)
    outdated = earlier_pages(out) - pages_of(record)
    page = render_index(run, options.lang, check_below=options.settings.confidence_check)
    write_files({out / "index.html": page, out / MANIFEST: dump(record)})
    take_away(out, outdated)
