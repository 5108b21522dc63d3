"""What each stage of a comparison and its page cost, cold and warm, as a share of matching.

    python -m benchmarks.stages TEMPLATE PLAN [ROUNDS]

TEMPLATE and PLAN are PATH#WHICH as on the command line. Cold: each round is a new process, so that tables are
loaded and patterns compiled. Warm: the same process again, the caches of texts emptied in between as between two
pairs of a run. Medians; a machine's noise touches all stages of a round alike, so compare the ratios.
"""

from __future__ import annotations

import functools
import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from align.edits import make_context
from align.findings.collect import collect_findings
from align.judging import Case, judge_rows
from align.matching import match_items
from align.pipeline import compare, read_document
from align.plan_paths import split_plan_path
from align.report import render_html
from align.settings import RELEASED

STAGES = ("matching", "judging", "findings", "rendering")
Times = dict[str, float]


def measure(template: str, plan: str) -> Times:
    """The seconds of every stage of one comparison in this process."""
    one, two = (read_document(path).plan(which) for path, which in map(split_plan_path, (template, plan)))
    context = make_context(one, two, RELEASED)
    times: Times = {}
    matching = timed("matching", times, lambda: match_items(one, two, RELEASED))
    rows = timed("judging", times, lambda: judge_rows(Case(one, two, matching, context)))
    timed("findings", times, lambda: collect_findings(rows, one, two, context))
    comparison = compare(one, two)
    timed("rendering", times, lambda: render_html(comparison))
    return times


def timed(name: str, times: Times, work: Callable[[], Any]) -> Any:
    """Do a stage and note what it took."""
    start = time.perf_counter()
    result = work()
    times[name] = time.perf_counter() - start
    return result


def forget() -> None:
    """Empty the caches of texts, which know how many they hold; tables and patterns stay loaded."""
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper) and found.cache_info().maxsize is not None:
            found.cache_clear()


def cold(template: str, plan: str, rounds: int) -> list[Times]:
    """Each round in a process of its own."""
    command = [sys.executable, __file__, "--once", template, plan]
    return [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(rounds)]


def warm(template: str, plan: str, rounds: int) -> list[Times]:
    """All rounds in this process, after one that is not counted."""
    times = []
    for _ in range(rounds + 1):
        forget()
        times.append(measure(template, plan))
    return times[1:]


def tell(name: str, rounds: list[Times]) -> None:
    """Print the medians and their ratios."""
    medians = {stage: statistics.median(times[stage] for times in rounds) for stage in STAGES}
    for stage, median in medians.items():
        share = median / medians["matching"]
        sys.stdout.write(f"{name}  {stage:10} {1000 * median:7.1f} ms  {share:.2f} of matching\n")


def main(arguments: list[str]) -> None:
    """Measure once in this process for the cold rounds, or tell everything."""
    if arguments[0] == "--once":
        json.dump(measure(*arguments[1:]), sys.stdout)
        return
    template, plan, rounds = arguments[0], arguments[1], int(arguments[2]) if arguments[2:] else 9
    tell("cold", cold(template, plan, rounds))
    tell("warm", warm(template, plan, rounds))


if __name__ == "__main__":
    main(sys.argv[1:])
