"""The command line of calibration: one folder prints its evaluation, a second one takes the fitted settings."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from align.agreement import compare_links
from align.calibration.assessment import assess
from align.calibration.fits import calibrate
from align.calibration.page import to_metrics, to_page
from align.errors import AlignError
from align.labelled import Labelled, read_labelled
from align.output import make_folder, write_files
from align.pipeline import compare
from align.record import dump
from align.settings import RELEASED, Settings, load, to_toml

USAGE = "python -m align.calibration FOLDER [MODELDIR]\n"


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
    if len(arguments) not in (1, 2):
        sys.stderr.write(USAGE)
        return 2
    try:
        folder = Path(arguments[0])
        if len(arguments) == 1:
            sys.stdout.write(to_page(assess(folder, calibrate(folder))))
        else:
            sys.stdout.writelines(f"{line}\n" for line in write_model(folder, Path(arguments[1])))
    except AlignError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
