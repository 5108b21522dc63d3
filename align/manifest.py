"""`run.json`: what a run was made from, what it made, and what failed; enough to make it again."""

from __future__ import annotations

import hashlib
import json
import platform
import re
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from align.keys import KEY
from align.language import Lang
from align.pairing import Listed, Pair
from align.provenance import has_encoder
from align.record import Record, counts_record, particulars, tool_record
from align.report.run_view import LineageEntry, MatrixEntry, PairEntry, Paper, PaperSort, Run
from align.settings import Settings

SCHEMA = "plan-align/run@1"
MANIFEST = "run.json"
PAGE = re.compile(
    rf"(?:(?:pairs|documents)/{KEY.pattern}|(?:matrix|lineage)-{KEY.pattern}|items/{KEY.pattern}/[0-9]+)\.(?:html|json)"
    r"|tables/[a-z]+\.(?:csv|json|parquet)"
    rf"|(?:workbook|workbooks/{KEY.pattern})\.xlsx"
    r"|letters/(?!\.)[^/\\\0]+\.docx"
)


@dataclass(frozen=True, slots=True)
class Input:
    """A file that a run was made from; `sha256` is None where it could not be opened."""

    name: str
    kind: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """All that a run's record tells beside its overview."""

    inputs: tuple[Input, ...]
    plans: tuple[Listed, ...]
    pairs: tuple[Pair, ...]  # one for each entry of the run, in the same order
    lonely: tuple[Listed, ...]
    notes: tuple[str, ...]
    lang: Lang
    settings: Settings


def read_input(path: Path, name: str, kind: str) -> Input:
    """Name a file by its hash; a pipe would wait for ever."""
    try:
        return Input(name, kind, hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None)
    except OSError:
        return Input(name, kind, None)


def run_record(run: Run, story: Story) -> Record:
    """Give the record of a run."""
    return {
        "schema": SCHEMA,
        "tool": tool_record(run.tool) if run.tool else None,
        "settings": asdict(story.settings),
        "libraries": library_versions(encoder=run.tool is not None and has_encoder(run.tool)),
        "lang": story.lang.value,
        "check_below": story.settings.confidence_check,
        "inputs": [{"name": one.name, "kind": one.kind, "sha256": one.sha256} for one in story.inputs],
        "plans": [plan_record(listed) for listed in story.plans],
        "documents": [
            {"name": reading.source.name, "report": reading.href} for reading in run.readings if reading.href
        ],
        "without_plan": [reading.source.name for reading in run.readings if not reading.plans],
        "pairs": [pair_record(entry, pair) for entry, pair in zip(run.pairs, story.pairs, strict=True)],
        "matrices": [matrix_record(entry) for entry in run.matrices],
        "lineages": [lineage_record(entry) for entry in run.lineages],
        **{f"{sort.value}s": [paper_record(paper) for paper in run.papers.of(sort)] for sort in PaperSort},
        "lonely": [listed.name for listed in story.lonely],
        "failures": [
            *({"what": "document", "name": one.name, "reason": one.reason} for one in run.failures),
            *({"what": "page", "name": one.name, "reason": one.reason} for one in run.page_failures),
            *({"what": "pair", "name": one.name, "reason": one.reason} for one in run.pair_failures),
            *({"what": sort.value, "name": one.name, "reason": one.reason} for sort, one in run.papers.failures),
        ],
        "notes": list(story.notes),
    }


def library_versions(*, encoder: bool) -> dict[str, str]:
    """The versions of what takes part in deciding beside plan-align itself.

    What turned texts into vectors is none of them: kept vectors may be older than what is installed.
    """
    names = ("rapidfuzz", "numpy") if encoder else ("rapidfuzz",)
    return {"python": platform.python_version(), **{name: version(name) for name in names}}


def plan_record(listed: Listed) -> Record:
    """Give what was read of a plan, corrections included."""
    return {
        "plan": listed.name,
        "key": listed.key,
        **particulars(listed.plan),
        "sections": len(listed.plan.sections),
        "items": len(listed.plan.items),
    }


def pair_record(entry: PairEntry, pair: Pair) -> Record:
    """Give a pair and where its files lie."""
    return {
        "key": entry.key,
        "kind": entry.comparison.kind.value,
        "template": pair.template.name,
        "plan": pair.plan.name,
        "report": entry.href,
        "record": entry.href.removesuffix(".html") + ".json",
        "counts": counts_record(entry.comparison),
    }


def matrix_record(entry: MatrixEntry) -> Record:
    """Give a matrix and where it lies."""
    return {
        "template": entry.template.title,
        "places": list(entry.places),
        "report": entry.href,
        "items": list(entry.items),
    }


def lineage_record(entry: LineageEntry) -> Record:
    """Give whose items were followed through which years, and where that page lies."""
    latest = entry.plans[-1]
    years = [plan.year for plan in entry.plans]
    return {"place": latest.place, "subject": latest.subject, "years": years, "report": entry.href}


def paper_record(paper: Paper) -> Record:
    """Give a file that is no page, what it is about, and what it holds by its hash."""
    about = {"form": paper.form, "pair": paper.pair or None, "place": paper.place or None}
    told = {PaperSort.TABLE: (), PaperSort.WORKBOOK: ("pair",), PaperSort.LETTER: ("form", "pair", "place")}[paper.sort]
    return {**{name: about[name] for name in told}, "file": paper.href, "sha256": paper.sha256}


def pages_of(record: Any) -> set[str]:
    """The files that a run's record names, apart from its overview; nothing but what a run would write."""
    try:
        if record["schema"] != SCHEMA:
            return set()
        pairs = record["pairs"]
        single = [*record["matrices"], *record.get("lineages", ()), *record.get("documents", ())]
        named = [one[kind] for one in pairs for kind in ("report", "record")] + [one["report"] for one in single]
        named += [one["file"] for sort in PaperSort for one in record.get(f"{sort.value}s", ())]
        named += [item for one in record["matrices"] for item in one.get("items", ())]
    except (TypeError, KeyError, AttributeError):
        return set()
    return {page for page in named if isinstance(page, str) and PAGE.fullmatch(page)}


def earlier_pages(out: Path) -> set[str]:
    """The pages that an earlier run left in a folder."""
    try:
        return pages_of(json.loads((out / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):  # of lists within lists without end
        return set()
