"""How long the tables of many plans take, how large they are, and how long they take to be read back.

    python -m benchmarks.tables [PLANS]

The run is that of `benchmarks/index.py`: plans of the corpus multiplied over a province, its cities and counties.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from align.keys import document_keys
from align.tables import read_tables
from align.tables.dataset import Compared, Dataset, File
from align.tables.files import file_names, make_files
from benchmarks.index import make_run, tell


def make_dataset(plans: int) -> Dataset:
    """What the tables of a run of so many plans are made from."""
    run = make_run(plans)
    keys = document_keys([one.source.name for one in run.readings])
    files = [
        File(key, one.source.name, one.source.sha256, one.source.characters, one.plans, report=one.href)
        for key, one in zip(keys, run.readings, strict=True)
    ]
    key_of = {file.name: file.plan_key(1) for file in files}
    pairs = [
        Compared(
            one.key,
            key_of[one.comparison.template.source.name],
            key_of[one.comparison.plan.source.name],
            one.comparison,
            one.href,
        )
        for one in run.pairs
    ]
    return Dataset(tuple(files), tuple(pairs))


def main(arguments: list[str]) -> None:
    """Make the tables and tell every figure."""
    dataset = make_dataset(int(arguments[0]) if arguments else 3000)
    tell("plans", len(dataset.files), "")
    tell("pairs", len(dataset.pairs), "")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "tables"
        place.mkdir()
        start = time.perf_counter()
        files = zip(file_names(parquet=False), make_files(dataset, parquet=False), strict=True)
        size = sum((place / name).write_bytes(data) for name, data in files)
        seconds = time.perf_counter() - start
        tell("making", seconds, "s")
        tell("a pair", 1000 * seconds / len(dataset.pairs), "ms")
        tell("size", size / 1e6, "MB")
        start = time.perf_counter()
        tables = read_tables(folder)
        tell("reading", time.perf_counter() - start, "s")
        tell("rows", len(tables["rows"]), "")
    tell("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3, "MB")


if __name__ == "__main__":
    main(sys.argv[1:])
