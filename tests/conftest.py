"""Worlds that a test builds in one line: small invented documents, plans and comparisons of any province."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from align.batch import run_folder
from align.comparison import Comparison, Edit, Row, Settled
from align.edits import find_edits, make_context
from align.numbering import number_in_chinese
from align.pipeline import compare, read_document, read_text
from align.plan import Document, Item, Plan
from align.settings import RELEASED
from align.sources.lines import Lines, read_lines
from align.vectors import CACHE_VARIABLE
from tests.model_world import REAL, make_model, needs_semantic

# A slow machine breaks no law, and a law that breaks here breaks everywhere.
settings.register_profile("plan-align", deadline=None, derandomize=True)
settings.load_profile("plan-align")

collect_ignore = [] if REAL else ["test_encoder_gates.py"]  # without a real model there is nothing to hold

SKIPS_FAIL = os.environ.get("PLAN_ALIGN_SKIPS") == "fail"  # where every program that the tests know is installed

CORPUS = Path(__file__).parent.parent / "corpora" / "hunan"
PROVINCE = "四川省2022年政务公开工作要点"
CITY = "绵阳市2022年政务公开工作要点"
NEXT_YEAR = "四川省2023年政务公开工作要点"
PREAMBLE = "为做好今年工作，制定本要点。"
COMPANY = (  # items that stand in both plans beside the one a test is about, so that its words are not all there is
    "做好水库移民后期扶持。按月发放直补资金，推进移民美丽家园建设。",
    "规范学校食堂管理。落实校长陪餐制度，公布食品采购价格。",
    "办好老年大学。增设书法和声乐课程，方便老年人就近学习。",
    "保护古树名木。逐株挂牌建档，修剪枯枝，防治白蚁。",
)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where nothing may be left untested, a skipped test has failed for the reason of its skip."""
    report = yield
    if SKIPS_FAIL and report.skipped:
        report.outcome = "failed"
        report.longrepr = str(report.longrepr)
    return report


def read(text: str, name: str = "plan.txt") -> Document:
    """A document with this text."""
    return read_text(text, name)


def lines(text: str) -> Lines:
    """The lines of a text."""
    return read_lines(text)


def words(text: str) -> list[str]:
    """What each line of a text says without furniture and markup."""
    return ["".join(text[piece.start : piece.end] for piece in line.pieces) for line in read_lines(text).lines]


def left_out(text: str) -> list[tuple[str, str]]:
    """What a document leaves out, and why."""
    return [(found.text, found.reason.value) for found in read(text).left_out]


def printed(*tasks: str, title: str = PROVINCE, heading: str = "重点任务") -> str:
    """A plan as printed: a title, a preamble, one section, and these tasks as its items."""
    items = [f"（{number_in_chinese(number)}）{task}" for number, task in enumerate(tasks, 1)]
    return "\n".join([title, PREAMBLE, f"一、{heading}", *items]) + "\n"


def read_plan(*tasks: str, title: str = PROVINCE) -> Plan:
    """A plan of one section with these tasks."""
    return read(printed(*tasks, title=title)).plan()


def items(text: str) -> tuple[Item, ...]:
    """The items of the only plan of a document."""
    return read(text).plan().items


def item(task: str, title: str = PROVINCE) -> Item:
    """The first item of a plan, printed with this task."""
    return read_plan(task, title=title).items[0]


def pair(template: Sequence[str], plan: Sequence[str], title: str = CITY) -> tuple[Plan, Plan]:
    """A provincial template with these tasks and a plan with those, the same company behind both."""
    return read_plan(*template, *COMPANY), read_plan(*plan, *COMPANY, title=title)


def compared(
    template: Sequence[str], plan: Sequence[str], title: str = CITY, settled: Sequence[Settled] = ()
) -> Comparison:
    """What is said of a template with these tasks and a plan with those; a city's, unless its title says else."""
    return compare(*pair(template, plan, title), settled=settled)


def judged(template: str, plan: str, title: str = CITY) -> Row:
    """The row of a task that was made from the template's."""
    return compared([template], [plan], title).rows[0]


def edits(template: str, plan: str, title: str = CITY, beside: str = "") -> tuple[Edit, ...]:
    """The edits from a template's task to a plan's; `beside` is another plan item that carries the same one."""
    one, two = pair([template], [plan, beside] if beside else [plan], title)
    context = make_context(one, two, RELEASED)
    return find_edits(one.items[:1], two.items[0], two.items[1:2] if beside else (), context)


def substantive(template: str, plan: str, title: str = CITY) -> list[tuple[str, str | None, str | None]]:
    """The kind and words of every substantive edit from a template's task to a plan's."""
    return [(edit.kind.value, edit.template, edit.plan) for edit in edits(template, plan, title) if edit.substantive]


def row_of(comparison: Comparison, no: int) -> Row:
    """The row of a plan item."""
    return next(row for row in comparison.rows if row.plan_items == (no,))


def dropped(comparison: Comparison) -> list[Row]:
    """The rows of template items that no plan item carries."""
    return [row for row in comparison.rows if not row.plan_items]


@cache
def corpus_document(name: str) -> Document:
    """A document of the corpus, read once."""
    return read_document(CORPUS / f"{name}.txt")


def corpus_plan(which: str) -> Plan:
    """A plan of the corpus by document and part of its title, as `hunan-2022#政务公开`."""
    name, _, title = which.partition("#")
    return corpus_document(name).plan(title)


@pytest.fixture(scope="session", autouse=True)
def cache_of_vectors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Vectors are kept in one folder by all processes of the tests, never among the user's own."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(base / "vectors"))
        yield


@pytest.fixture(scope="session")
def corpus_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run over the corpus."""
    out = tmp_path_factory.mktemp("run")
    run_folder(CORPUS, out)
    return out


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that knows a few characters and synonyms."""
    needs_semantic()
    return make_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session", params=["tiny", *([REAL] if REAL else [])], ids=lambda folder: Path(folder).name)
def model(request: pytest.FixtureRequest) -> Path:
    """The folder of a model: the tiny one, and a real one where the environment names it."""
    folder: Path = request.getfixturevalue("tiny_model") if request.param == "tiny" else Path(request.param)
    return folder
