"""How long messages take to be composed: for many offices of 14 places of one run, and for as many places.

    python -m benchmarks.mail_compose --offices 500

Every place has a plan made from one template of 39 items, with offices in the lead; every message has its report,
its workbook and its letter. Both runs read the run's folder back first, as the command does.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from align.batch import run_folder
from align.comparison import Comparison
from align.mail.composing import compose_all, prepare
from align.mail.message import Stamp
from align.plan import Level, Plan
from align.record import comparison_record, counts_record, dump, particulars
from align.regions import inferiors, region_names, region_of
from align.reload import comparison_from_record

STAMP = Stamp(None, datetime(2022, 6, 1, tzinfo=UTC), draft=True)
LEDS = ("市行政审批服务局", "市发改委", "市市场监管局")
CORPUS = Path(__file__).parent.parent / "corpora" / "hunan"
PAIR = "hunan-2022-1__shaoyang-2022-1"


def places(number: int) -> list[str]:
    """So many prefectures of China, those of Hunan first."""
    province = region_of("430000")
    here = [region.name for region in inferiors(province)] if province else []
    others = [name for code, name in region_names().items() if code.endswith("00") and not code.endswith("0000")]
    counties = [name for code, name in region_names().items() if not code.endswith("00") and name.endswith("县")]
    return list(dict.fromkeys([*here, *others, *counties]))[:number]


def rename(plan: Plan, place: str) -> Plan:
    """The same plan as another place's."""
    title = plan.title.replace(plan.place or "", place)
    return replace(plan, place=place, title=title, source=replace(plan.source, name=f"{place}.txt"))


def make_run(folder: Path, names: list[str]) -> None:
    """A run's folder with a pair for each place, all of one comparison."""
    run_folder(CORPUS, folder / "real")
    whole = json.loads((folder / "real" / "run.json").read_text("utf-8"))
    record = json.loads((folder / "real" / "pairs" / f"{PAIR}.json").read_text("utf-8"))
    comparison = comparison_from_record(record)
    # a message shows a place only plans of its own or from above it, and these places lie all over the country
    comparison = replace(comparison, template=replace(comparison.template, place="中国", level=Level.COUNTRY))
    source = comparison.plan.source.sha256
    template = next(one for one in whole["plans"] if one["plan"] == "hunan-2022.txt#1")
    template |= particulars(comparison.template)
    hunan = next(one for one in whole["inputs"] if one["name"] == "hunan-2022.txt")
    run = {**whole, "plans": [template], "inputs": [hunan], "pairs": []}
    (folder / "pairs").mkdir()
    for number, place in enumerate(names):
        one = replace(comparison, plan=rename(comparison.plan, place))
        run["inputs"].append({"name": f"{place}.txt", "kind": "document", "sha256": source})
        run["plans"].append({**template, "plan": f"{place}.txt#1", **particulars(one.plan)})
        run["pairs"].append(pair_of(f"p{number}", one, place))
        (folder / "pairs" / f"p{number}.json").write_text(dump(comparison_record(one)), "utf-8")
    (folder / "run.json").write_text(dump(run), "utf-8")


def pair_of(key: str, comparison: Comparison, place: str) -> dict[str, object]:
    """A pair in the run's record."""
    named = {"template": "hunan-2022.txt#1", "plan": f"{place}.txt#1"}
    return {"key": key, "kind": comparison.kind.value, **named, "counts": counts_record(comparison)}


def list_offices(path: Path, names: list[str], number: int, *, led: bool) -> None:
    """A list of offices at these places in turn; every fourth gets what it leads, every tenth English."""
    lines = ["place,office,to,cc,gets,lang"]
    for row in range(number):
        asks = led and row // len(names) < len(LEDS)
        office = LEDS[row // len(names)] if asks else f"第{row}办公室"
        lang = "en" if row % 10 == 9 else "zh"
        lines.append(f"{names[row % len(names)]},{office},office{row}@example.org,,{'led' if asks else ''},{lang}")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def measure(folder: Path, number: int, names: list[str], *, led: bool) -> str:
    """Compose for so many offices of these places."""
    make_run(folder, names)
    offices = folder / "offices.csv"
    list_offices(offices, names, number, led=led)
    begin = time.perf_counter()
    post = prepare(folder, offices)
    read = time.perf_counter()
    bodies, whole = [], []
    for dispatch in compose_all(post.due, post.opened, STAMP):
        whole.append(len(dispatch.message.as_bytes()))
        bodies.append(len(dispatch.message.get_payload(0).as_bytes()))  # type: ignore[union-attr]
    end = time.perf_counter()
    return (
        f"{len(whole)} messages for {len(names)} places in {end - begin:.1f} s, reading {read - begin:.1f} s of it; "
        f"largest body {max(bodies) / 1000:.1f} KB, largest message {max(whole) / 1000:.0f} KB"
    )


def main() -> None:
    """Print a line for each case."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--offices", type=int, default=500)
    number = parser.parse_args().offices
    for few, led in ((14, True), (number, False)):
        with tempfile.TemporaryDirectory() as folder:
            print(measure(Path(folder), number, places(few), led=led), flush=True)  # noqa: T201  (this is what it is for)


if __name__ == "__main__":
    main()
