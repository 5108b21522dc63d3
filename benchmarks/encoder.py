"""What an encoder costs a comparison: seconds and memory by words alone, encoding for the first time, and again.

    python -m benchmarks.encoder TEMPLATE PLAN --encoder MODEL [--rounds N]

TEMPLATE and PLAN are PATH#WHICH as on the command line. Every measurement is a process of its own, from the start of
Python to the written report. First: with an empty cache of vectors, measured once, with the model's files in the
machine's memory only by chance. Cached: all vectors are in the cache, and no model is loaded; measured in turn with
words alone, so that a machine's noise touches both. Medians, and their ratio.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """The seconds and the greatest memory, in MB, of one process."""

    seconds: float
    memory: float


def measure(template: str, plan: str, report: Path, *more: str) -> Cost:
    """The cost of one comparison in a process of its own."""
    command = [sys.executable, "-m", "align", "compare", template, plan, "-o", str(report), *more]
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Cost(seconds, usage.ru_maxrss / 1e3)


def tell(name: str, costs: list[Cost]) -> None:
    """Print the medians of a way of comparing."""
    seconds, memory = (statistics.median(values) for values in zip(*costs, strict=True))
    sys.stdout.write(f"{name:14}{seconds:8.2f} s{memory:8.0f} MB  (of {len(costs)})\n")


def main() -> None:
    """Measure every way and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("template")
    parser.add_argument("plan")
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pair, report = (asked.template, asked.plan), Path(folder) / "report.html"
        encoded = ("--encoder", asked.encoder, "--cache", str(Path(folder) / "cache"))
        measure(*pair, report)  # writes the compiled modules
        first = [measure(*pair, report, *encoded)]
        words, cached = [], []
        for _ in range(asked.rounds):
            words.append(measure(*pair, report))
            cached.append(measure(*pair, report, *encoded))
    for name, costs in (("words alone", words), ("first encode", first), ("cached", cached)):
        tell(name, costs)
    ratio = statistics.median(one.seconds for one in cached) / statistics.median(one.seconds for one in words)
    sys.stdout.write(f"{'ratio':14}{ratio:8.2f} cached to words alone\n")


if __name__ == "__main__":
    main()
