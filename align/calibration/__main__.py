"""The command line of calibration: one folder prints its evaluation, a second one takes the fitted settings."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from getopt import GetoptError, gnu_getopt
from pathlib import Path

from align.agreement import compare_links
from align.blends import weights_of, with_blend
from align.calibration.assessment import assess
from align.calibration.blending import calibrate_blends
from align.calibration.contest import contest
from align.calibration.contest_page import to_metrics as to_blend_metrics
from align.calibration.contest_page import to_page as to_contest_page
from align.calibration.fits import calibrate
from align.calibration.page import to_metrics, to_page
from align.contrast import tell_net
from align.encoder import open_encoder
from align.errors import AlignError
from align.evaluation import KINDS
from align.labelled import Labelled, read_labelled
from align.output import make_folder, write_files
from align.pipeline import compare
from align.record import dump
from align.semantics import Encodes
from align.settings import RELEASED, Settings, load, to_toml

USAGE = "python -m align.calibration FOLDER [MODELDIR] [--encoder MODEL] [--cache DIR]\n"
HELP = f"""{USAGE}
Fit settings on the labelled pairs of FOLDER and on pairs made of its plans. Without MODELDIR the agreement reached on
pairs left out of the fit is printed; with it settings.toml and metrics.json are written there. With --encoder the blend
of that model is fitted beside the words; --cache names the folder of its vectors.

Example: python -m align.calibration corpora/hunan models/bge-small-zh-v1.5 --encoder BAAI/bge-small-zh-v1.5
"""


def write_model(folder: Path, model: Path) -> Iterator[str]:
    """Fit, write `settings.toml` and `metrics.json`, and name the links won and lost against what stood there.

    Raises:
        AlignError: something cannot be read or written.
    """
    path = model / "settings.toml"
    before = load(path) if path.exists() else RELEASED
    fitted = calibrate(folder)
    metrics = dump(to_metrics(assess(folder, fitted), fitted))
    make_folder(model)
    write_files({path: to_toml(fitted.settings), model / "metrics.json": metrics})
    yield from tell_changes(before, fitted.settings, read_labelled(folder))
    if fitted.settings != RELEASED:
        yield f"{path} differs from align/settings.py: carry its numbers over to release them"


def write_blend(folder: Path, model: Path, encoder: Encodes) -> Iterator[str]:
    """Fit the blend of an encoder, write `settings.toml` and `metrics.json`, and name the links won and lost by it.

    Raises:
        AlignError: something cannot be read or written, or the encoder cannot be used.
    """
    fitted = calibrate_blends(folder, encoder, calibrate(folder))
    found = contest(folder, fitted)
    settings = fitted.calibrated.settings
    make_folder(model)
    metrics = dump(to_blend_metrics(found, fitted))
    write_files({model / "settings.toml": to_toml(settings), model / "metrics.json": metrics})
    for kind in found.words.kinds:
        yield f"{KINDS[kind]}, left out of the fit: {tell_net(found.calibrated.contrast.net(kind))}"
    if weights_of(with_blend(RELEASED, encoder.name)) != weights_of(settings):
        yield f"{model / 'settings.toml'} is not what ships for it: name it by --settings, beside --encoder, to use it"


def tell_changes(before: Settings, after: Settings, pairs: Sequence[Labelled]) -> Iterator[str]:
    """Name every link won and lost on the labelled pairs between two settings."""
    won = lost = 0
    for pair in pairs:
        old, new = (compare(pair.template, pair.plan, settings=one) for one in (before, after))
        for change in compare_links(old, new, pair.labels):
            won, lost = won + change.won, lost + (not change.won)
            yield f"{change.what}: {change.template} → {change.plan}"
    yield f"links won: {won}, lost: {lost}"


def main(arguments: Sequence[str]) -> int:
    """Run with the arguments of a command line."""
    try:
        options, named = gnu_getopt(list(arguments), "h", ["help", "encoder=", "cache="])
    except GetoptError:
        options, named = [], []
    if {"-h", "--help"} & dict(options).keys():
        sys.stdout.write(HELP)
        return 0
    if len(named) not in (1, 2):
        sys.stderr.write(USAGE)
        return 2
    try:
        sys.stdout.writelines(run(Path(named[0]), Path(named[1]) if named[1:] else None, dict(options)))
    except AlignError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def run(folder: Path, model: Path | None, options: Mapping[str, str]) -> Iterator[str]:
    """What is printed: the page of an evaluation, or what changed where a model is written."""
    if "--encoder" not in options:
        yield from lines(write_model(folder, model)) if model else [to_page(assess(folder, calibrate(folder)))]
        return
    cache = Path(options["--cache"]) if "--cache" in options else None
    encoder = open_encoder(options["--encoder"], cache)
    if model:
        yield from lines(write_blend(folder, model, encoder))
    else:
        fitted = calibrate_blends(folder, encoder, calibrate(folder))
        yield to_contest_page(contest(folder, fitted), fitted)


def lines(told: Iterator[str]) -> Iterator[str]:
    """Each sentence on a line of its own."""
    return (f"{line}\n" for line in told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
