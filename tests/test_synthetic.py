"""Made pairs: the truth that comes with them holds, and they are hard where real pairs are hard."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import read_document
from align.comparison import Kind, Verdict
from align.judging import longest_run
from align.pipeline import read_text
from align.plan import Item, Level, Plan, squeeze
from align.synthetic import MECHANICAL, MadePair, Operation, Recipe, make_pair, to_text
from align.synthetic.pairs import moved_items
from align.synthetic.substitution import Descent, Government
from align.synthetic.vocabulary import load_vocabulary
from align.synthetic.wording import Body, Hand, leave_out_member, parted, rewrite

ROOT = Path(__file__).parent.parent
HUNAN = ROOT / "corpora" / "hunan"
SEEDS = range(6)
UPPER = Government("湖南省", "湖南", "省", Level.PROVINCE)
LOWER = Government("衡阳市", "衡阳", "市", Level.CITY)
COUNTY = Government("祁东县", "祁东", "县", Level.COUNTY)


@cache
def plans() -> tuple[Plan, ...]:
    """Every plan of two documents of the corpus."""
    return tuple(
        plan for name in ("hunan-2022.txt", "changsha-2022-open.txt") for plan in read_document(HUNAN / name).plans
    )


def strangers() -> tuple[Item, ...]:
    """Items on another subject than any template here."""
    return read_document(HUNAN / "compilation-2023.txt").plan("教育数字化").items


@cache
def pairs(kind: Kind) -> tuple[MadePair, ...]:
    """Pairs of every plan by several seeds."""
    return tuple(make_pair(plan, seed, kind, strangers=strangers()) for plan in plans() for seed in SEEDS)


def down(text: str, lower: Government = LOWER, upper: Government = UPPER) -> set[str]:
    """Every way in which a text is printed one level down."""
    return {Descent(upper, lower).text(text, Random(seed)) for seed in range(20)}


def origins(pair: MadePair, no: int) -> list[int]:
    """The template items that a plan item carries."""
    return [template_no for template_no, plan_no in pair.links if plan_no == no]


@pytest.mark.parametrize("kind", Kind)
def test_the_same_seed_makes_the_same_pair(kind: Kind) -> None:
    """A pair can be made again from its seed, and another seed makes another."""
    plan = plans()[0]
    assert make_pair(plan, 7, kind) == make_pair(plan, 7, kind)
    assert to_text(make_pair(plan, 7, kind).plan) != to_text(make_pair(plan, 8, kind).plan)


@pytest.mark.slow
def test_no_hash_seed_changes_a_pair() -> None:
    """The bytes of a pair do not depend on the process that makes it."""
    code = (
        "from align import read_document; from align.comparison import Kind; from align.synthetic import make_pair;"
        f"plan = read_document({str(HUNAN / 'hunan-2022.txt')!r}).plans[0];"
        "print(*(ascii(make_pair(plan, 3, kind)) for kind in Kind))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    ]
    assert runs[0] == runs[1] == runs[2]


@pytest.mark.parametrize("kind", Kind)
def test_the_truth_is_complete(kind: Kind) -> None:
    """Each plan item has a verdict and links to match, and each template item is linked or dropped."""
    for pair in pairs(kind):
        assert len(pair.verdicts) == len(pair.operations) == len(pair.plan.items)
        for no, (verdict, operation) in enumerate(zip(pair.verdicts, pair.operations, strict=True), 1):
            carried = origins(pair, no)
            assert bool(carried) is (verdict is not Verdict.ADDED)
            assert (verdict is Verdict.COPIED) is (operation is Operation.SUBSTITUTED)
            assert (len(carried) > 1) is (operation is Operation.MERGED)
        linked = {template_no for template_no, _ in pair.links}
        assert sorted({*linked, *pair.dropped}) == [item.no for item in pair.template.items]
        assert not linked & set(pair.dropped)


@pytest.mark.parametrize("kind", Kind)
def test_every_operation_is_in_the_recipe(kind: Kind) -> None:
    """Made pairs hold merged, split, dropped, added and moved items, which the labelled ones between levels do not."""
    met = Counter(operation for pair in pairs(kind) for operation in pair.operations)
    assert set(met) == set(Operation) - {Operation.DROPPED}
    assert sum(len(pair.dropped) for pair in pairs(kind)) > len(pairs(kind))
    assert sum(len(pair.moved) for pair in pairs(kind)) > len(pairs(kind))


def test_a_split_item_becomes_two() -> None:
    """Both halves carry the same template item, and nothing of it is told twice."""
    for pair in pairs(Kind.LEVELS):
        halves = [no for no, operation in enumerate(pair.operations, 1) if operation is Operation.SPLIT]
        carried = Counter(origins(pair, no)[0] for no in halves)
        assert set(carried.values()) <= {2}


@pytest.mark.parametrize("kind", Kind)
def test_the_reader_reads_a_made_plan_back(kind: Kind) -> None:
    """The printed plan has the title, sections, tasks, offices and ids that the pair says it has."""
    for pair in pairs(kind):
        (found,) = read_text(to_text(pair.plan), "made.txt").plans
        for name in ("title", "place", "level", "year", "subject"):
            assert getattr(found, name) == getattr(pair.plan, name)
        assert [section.heading for section in found.sections] == [section.heading for section in pair.plan.sections]
        assert found.source.sha256 == pair.plan.source.sha256
        assert [(item.id, item.no, item.label, item.heading, item.task, item.offices) for item in found.items] == [
            (item.id, item.no, item.label, item.heading, item.task, item.offices) for item in pair.plan.items
        ]


@pytest.mark.parametrize("kind", Kind)
def test_spans_of_a_made_plan_rebuild_its_text(kind: Kind) -> None:
    """The spans are those of the printed plan."""
    for pair in pairs(kind)[:4]:
        text = to_text(pair.plan)
        assert pair.plan.source.characters == len(text)
        for item in pair.plan.items:
            assert "".join(text[span.start : span.end] for span in item.spans) == item.text
        for section in pair.plan.sections:
            assert text[section.spans[0].start : section.spans[0].end] == section.label + section.heading


def test_the_mechanical_recipe_keeps_every_item_in_its_place() -> None:
    """Nothing is dropped, added or moved, and every item is a copy."""
    for plan in plans():
        pair = make_pair(plan, 1, Kind.LEVELS, MECHANICAL)
        assert pair.links == tuple((item.no, item.no) for item in plan.items)
        assert set(pair.verdicts) == {Verdict.COPIED}
        assert not pair.moved


def test_a_year_keeps_the_place_and_moves_the_year_on() -> None:
    """The earlier year's plan is the template."""
    for pair in pairs(Kind.YEARS):
        assert pair.plan.place == pair.template.place
        assert pair.plan.year is not None
        assert pair.template.year is not None
        assert pair.plan.year > pair.template.year
        assert str(pair.plan.year) in pair.plan.title


def test_a_level_down_has_its_own_place() -> None:
    """A province's template makes a city's plan, and a city's a county's or a zone's."""
    for pair in pairs(Kind.LEVELS):
        below = {Level.PROVINCE: {Level.CITY}, Level.CITY: {Level.COUNTY, Level.ZONE}}
        assert pair.template.level is not None
        assert pair.plan.level in below[pair.template.level]
        assert pair.plan.title.startswith(str(pair.plan.place))


def test_added_items_say_what_the_template_does_not() -> None:
    """Hardly any run of four characters of an added item occurs in the template."""
    assert any(Verdict.ADDED in pair.verdicts for pair in pairs(Kind.LEVELS))
    for pair in pairs(Kind.LEVELS):
        words = "".join(item.task for item in pair.template.items)
        for item, verdict in zip(pair.plan.items, pair.verdicts, strict=True):
            if verdict is Verdict.ADDED:
                runs = [item.task[at : at + 4] for at in range(len(item.task) - 3)]
                assert sum(run in words for run in runs) < 0.1 * len(runs), item.task


def test_a_rewritten_item_is_no_copy() -> None:
    """However little is changed, the words differ from the mechanical substitution's."""
    recipe = Recipe(rewritten=1, merged=0, split=0, dropped=0, added=0, moved=0, anew=0)
    hand = Hand(Random(1), "衡阳市", "衡阳")
    for item in plans()[0].items:
        body = parted(item.task)
        assert rewrite(body, hand).task != body.task
    assert set(make_pair(plans()[0], 1, Kind.LEVELS, recipe).verdicts) == {Verdict.LOCALIZED}


@pytest.mark.parametrize(
    "words",
    [
        "健全市场机制",
        "城市更新",
        "方便市民",
        "上市公司",
        "跨省通办",
        "强省会",
        "省级平台",
        "县级以上人民政府",
        "中国（湖南）自贸试验区",
    ],
)
def test_words_that_are_no_level_stay(words: str) -> None:
    """省 and 市 in these words are no level, or mean the superior itself."""
    assert down(f"推进{words}建设") == {f"推进{words}建设"}
    city = Government("衡阳市", "衡阳", "市", Level.CITY)
    assert down(f"推进{words}建设", COUNTY, city) == {f"推进{words}建设"}


def test_the_superior_s_documents_and_platform_keep_their_names() -> None:
    """Cited titles, document numbers and the provincial platform are the province's."""
    words = "按照《湖南省数据条例》（湘政办发〔2021〕72号），用好省“互联网+政务服务”一体化平台"
    assert down(words) == {words}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("全省各级各部门", "全市各级各部门"),
        ("湖南省“十四五”规划", "衡阳市“十四五”规划"),
        ("擦亮湖南品牌", "擦亮衡阳品牌"),
        ("修订省、市、县三级清单", "修订市、县两级清单"),
        ("各市州、县市区人民政府", "各县市区人民政府"),
        ("省直部门系统", "市直部门系统"),
    ],
)
def test_level_and_place_words_go_one_level_down(printed: str, expected: str) -> None:
    """A province's words become the city's."""
    assert down(printed) == {expected}


def test_offices_of_a_clause_become_their_counterparts() -> None:
    """厅 becomes 局 one level down, and the names that end a list are caught as well."""
    descent = Descent(UPPER, LOWER, "行政审批服务局")
    clause = (
        "（省政务局、省工业和信息化厅牵头，省财政厅等省直相关单位和长沙市人民政府负责。各市州、县市区人民政府配合）"
    )
    local = (
        "（市行政审批服务局、市工业和信息化局牵头，市财政局等市直相关单位和长沙市人民政府负责。各县市区人民政府配合）"
    )
    assert descent.clause(clause) == local


@given(st.lists(st.none() | st.integers(1, 9), max_size=12))
def test_the_truth_and_the_engine_agree_on_what_moved(firsts: list[int | None]) -> None:
    """Made pairs say it by a rule of their own, not by the engine's: two independent hands, one answer."""
    carried = [(no, first) for no, first in enumerate(firsts, 1) if first]
    stays = {carried[at][0] for at in longest_run([first for _, first in carried])}
    moved = moved_items([(first,) if first else () for first in firsts])
    assert moved == tuple(no for no, _ in carried if no not in stays)


def test_a_left_out_list_member_leaves_whole_members() -> None:
    """The first and the last member, whose ends are not certain, stay."""
    body = Body("", ("覆盖公安、人社、税务、卫健等领域",))
    kept = {leave_out_member(body, Hand(Random(seed), "", "")) for seed in range(20)}
    assert kept == {Body("", ("覆盖公安、税务、卫健等领域",)), Body("", ("覆盖公安、人社、卫健等领域",))}


def test_stock_phrases_are_no_words_of_the_corpus() -> None:
    """Made pairs are not recognised by phrases that real plans contain."""
    corpus = "".join(squeeze(path.read_text(encoding="utf-8")) for path in sorted(HUNAN.glob("*.txt")))
    words = load_vocabulary()
    stock = (*words.measures, *words.boilerplate, *words.bridges, *words.gists, *words.documents, *words.openings)
    sentences = [sentence for theme in words.strangers for sentence in theme.sentences]
    assert [phrase for phrase in (*stock, *sentences) if phrase in corpus] == []
