"""How large an overview of many plans is, how long it takes to make, and how long to show and to filter it.

    python -m benchmarks.index [PLANS] [OUT.html]

The run is made up: plans of the corpus, multiplied over a province with its cities and counties, two subjects and as
many years as it takes. What is said of a pair is what was found of a pair of the corpus, with some lacks and doubts
more, so that nothing needs to be compared. The same number of plans gives the same bytes. Times in a browser are told
where Playwright and Chromium are there.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import count, groupby, islice, product
from pathlib import Path

from align import compare, read_document
from align.comparison import Addressee, Applies, Comparison, Kind, Nearest, Reason, Row, Verdict
from align.expected import Expected
from align.keys import pair_keys, plan_key, stem_key
from align.pairing import Listed, Pair, pair_plans
from align.plan import Plan, Source
from align.plan_paths import split_plan_path
from align.regions import Region, inferiors, region_of
from align.report import LineageEntry, MatrixEntry, PairEntry, Reading, Run, render_index

CORPUS = Path(__file__).parent.parent / "corpora" / "hunan"
PROVINCE = "430000"
LATEST = 2023
SENT = 0.9  # of the expected plans
ROUNDS = 5
MODELS = {"政务公开": "hunan-2022.txt#政务公开", "政务管理服务": "hunan-2022.txt#政务管理服务"}
FOUND = {  # whose rows are said of a pair, by subject and kind; none has an item that the model of the subject lacks
    ("政务公开", Kind.LEVELS): (
        ("hunan-2022.txt#政务公开", "shaoyang-2022.txt#政务公开"),
        ("hunan-2022.txt#政务公开", "changsha-2022-open.txt#"),
    ),
    ("政务公开", Kind.YEARS): (
        ("hunan-2022.txt#政务公开", "compilation-2023.txt#湖南省2023年政务公开"),
        ("hunan-2019-open.txt#", "hunan-2022.txt#政务公开"),
    ),
    ("政务管理服务", Kind.LEVELS): (("hunan-2022.txt#政务管理服务", "shaoyang-2022.txt#政务管理服务"),),
    ("政务管理服务", Kind.YEARS): (("hunan-2022.txt#政务管理服务", "compilation-2023.txt#湖南省2023年政务管理服务"),),
}
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
FILTER = """async (words) => {
  const field = document.getElementById("text");
  const start = performance.now();
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


def make_run(plans: int) -> Run:
    """A run of so many plans."""
    listed = [Listed(plan, 1, plan_key(stem_key(plan.source.name), 1)) for plan in islice(make_plans(), plans)]
    pairs = pair_plans(listed).pairs
    keyed = list(zip(pair_keys(pairs), pairs, strict=True))
    places = dict.fromkeys(one.plan.place or "" for one in listed)
    return Run(
        readings=tuple(Reading(one.plan.source, (one.plan,), f"documents/{one.key}.html") for one in listed),
        pairs=tuple(make_entry(key, pair, at) for at, (key, pair) in enumerate(keyed)),
        matrices=tuple(make_matrices(pairs)),
        lineages=tuple(make_lineages(listed)),
        expected=tuple(Expected(place) for place in places),
    )


def make_plans() -> Iterator[Plan]:
    """Plans of every government and subject, the latest year first, without end; some did not come."""
    governments = tuple(regions_of(PROVINCE))
    for at, (back, subject, region) in enumerate(product_of_years(tuple(MODELS), governments)):
        title = f"{region.name}{LATEST - back}年{subject}工作要点"
        model = plan_of(MODELS[subject])
        if at % len(governments) == 0 or at * SENT % 1 < SENT:
            yield replace(
                model,
                source=Source(f"{title}.txt", model.source.sha256, 1000),
                title=title,
                place=region.name,
                level=region.level,
                year=LATEST - back,
                subject=subject,
                document_number=f"{region.name[0]}政办发〔{LATEST - back}〕7号",
            )


def product_of_years(subjects: Sequence[str], governments: Sequence[Region]) -> Iterator[tuple[int, str, Region]]:
    """Every subject of every government, year after year backwards."""
    return ((back, *both) for back in count() for both in product(subjects, governments))


def regions_of(code: str) -> Iterator[Region]:
    """A region and all that lie in it, each after its superior."""
    if region := region_of(code):
        yield region
        for below in inferiors(region):
            yield from regions_of(below.code)


@cache
def plan_of(which: str) -> Plan:
    """A plan of the corpus."""
    path, number = split_plan_path(str(CORPUS / which))
    return read_document(path).plan(number)


@cache
def found_of(template: str, plan: str) -> Comparison:
    """What was found of a pair of the corpus."""
    return compare(plan_of(template), plan_of(plan))


def make_entry(key: str, pair: Pair, at: int) -> PairEntry:
    """A pair as if it had been compared."""
    template, plan = pair.template.plan, pair.plan.plan
    kind = Kind.YEARS if template.place == plan.place else Kind.LEVELS
    models = FOUND[plan.subject or "", kind]
    found = found_of(*models[at % len(models)])
    rows = tuple(vary(row, 7 * at + 3 * sum(row.template_items)) for row in found.rows)
    return PairEntry(key, replace(found, template=template, plan=plan, rows=rows), f"pairs/{key}.html")


def vary(row: Row, seed: int) -> Row:
    """A lack or a doubt here and there."""
    if len(row.template_items) == 1 and row.plan_items and seed % 23 == 0:
        reason = Reason("nearest-plan", (str(row.plan_items[0]), "0.21"))
        lost = Row(Verdict.DROPPED, (), row.template_items, (), None, (), None, False, 0.9, (reason,))
        return replace(lost, applies=Applies(Addressee.ALL), nearest=Nearest(row.plan_items, 0.21))
    return replace(row, confidence=0.5) if seed % 31 == 0 else row


def make_matrices(pairs: Sequence[Pair]) -> Iterator[MatrixEntry]:
    """The pages of templates with several places, as a run would have them."""
    between = [pair for pair in pairs if pair.template.plan.place != pair.plan.plan.place]
    for _, group in groupby(between, key=lambda pair: pair.template.order):
        some = list(group)
        template, key = some[0].template.plan, some[0].template.key
        if len(some) > 1:
            pages = tuple(f"items/{key}/{item.no}.html" for item in template.items)
            yield MatrixEntry(template, tuple(pair.plan.plan.place or "" for pair in some), f"matrix-{key}.html", pages)


def make_lineages(listed: Sequence[Listed]) -> Iterator[LineageEntry]:
    """The pages of items through at least three years."""
    courses: defaultdict[tuple[str | None, str | None], list[Listed]] = defaultdict(list)
    for one in reversed(listed):
        courses[one.plan.place, one.plan.subject].append(one)
    for course in courses.values():
        if len(course) > 2:
            yield LineageEntry(tuple(one.plan for one in course), f"lineage-{course[-1].key}.html")


def measure(page: Path) -> Iterator[tuple[str, float]]:
    """Milliseconds to the first paint and for filters, in a browser; nothing where there is none."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        return
    if program is None:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        paints = []
        for _ in range(ROUNDS):
            tab = browser.new_page()
            tab.goto(page.resolve().as_uri())
            paints.append(tab.evaluate(FIRST_PAINT))
        yield "first paint", statistics.median(paints)
        for words in ("邵阳", "2019", "政务公开 长沙市", "没有", ""):
            yield f"filter {words!r}", tab.evaluate(FILTER, words)
        browser.close()


def tell(what: str, number: float, unit: str) -> None:
    """Print one figure."""
    sys.stdout.write(f"{what:24} {number:9,.1f} {unit}\n")


def main(arguments: list[str]) -> None:
    """Make a run, render its overview and tell every figure."""
    run = make_run(int(arguments[0]) if arguments else 3000)
    start = time.perf_counter()
    html = render_index(run)
    tell("rendering", 1000 * (time.perf_counter() - start), "ms")
    tell("plans", len(run.readings), "")
    tell("pairs", len(run.pairs), "")
    tell("size", len(html.encode()) / 1e6, "MB")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(arguments[1]) if arguments[1:] else Path(folder) / "index.html"
        page.write_text(html, encoding="utf-8")
        for what, milliseconds in measure(page):
            tell(what, milliseconds, "ms")


if __name__ == "__main__":
    main(sys.argv[1:])
