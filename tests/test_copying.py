"""How much of two plans' words is the same: laws, and every figure of one real pair counted another way."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.comparison import Kind
from align.copying import LEAST_RUN, Copying, Extent, mask, measure_copying, together
from align.formal import counterparts
from align.pipeline import read_text
from align.plan import Plan, Section
from align.synthetic import MECHANICAL, make_pair
from align.text import plain
from tests.conftest import CITY, corpus_plan, read_plan
from tests.strategies import KnownDocument, documents

LAW = settings(max_examples=20)
SERVICE, OPEN = "政务管理服务", "政务公开"


def copying(template: Sequence[str], plan: Sequence[str], title: str = CITY) -> Copying:
    """The measures of a provincial template with these tasks and a city's plan with those."""
    return measure_copying(read_plan(*template), read_plan(*plan, title=title))


def shares(found: Copying) -> tuple[float | None, float | None]:
    """How much of the template went into the plan, and how much of the plan comes from the template."""
    return together(found.template).share, together(found.plan).share


def first_plan(known: KnownDocument) -> Plan:
    """The first plan of a generated document."""
    return read_text(known.text, "generated.txt").plans[0]


def test_characters_in_runs_that_the_other_plan_holds_are_copied() -> None:
    """Eight characters in a row are no chance, seven may be; punctuation in between does not count."""
    found = copying(["推进政务公开，标准化。加强培训工作。"], ["推进政务公开标准化。另行培训工作。"])
    assert found.plan == (Extent(9, 15),)
    assert found.template == (Extent(9, 15),)
    assert copying(["完善群众信息发布机制。"], ["做好群众信息发布机会。"]).plan == (Extent(0, 10),)


def test_levels_and_the_governments_own_names_are_taken_out() -> None:
    """省 beside 市 and 四川 beside 绵阳 neither break a run nor count; other places and 市场 stay."""
    found = copying(["建好四川省级政务服务平台，服务全省市场主体。"], ["建好绵阳市级政务服务平台，服务全市市场主体。"])
    assert shares(found) == (1, 1)
    assert found.plan == (Extent(14, 14),)
    assert mask("省、市、县三级联动，支持雅安市发展。", ["四川省", "四川"]) == "联动支持雅安发展"


def test_a_run_does_not_reach_over_two_items() -> None:
    """What two items say in turn is no run, though the plans are the same end to end."""
    found = copying(["完善政务", "公开制度"], ["完善政务公开制度"])
    assert found.plan == (Extent(0, 8),)
    assert found.template == (Extent(0, 4), Extent(0, 4))


def test_a_short_text_is_copied_where_it_is_a_whole_text_of_the_other_side() -> None:
    found = copying(["做好宣传。", "加强宣传培训工作。"], ["做好宣传。", "宣传培训。"])
    assert found.plan == (Extent(4, 4), Extent(0, 4))


def test_nothing_has_no_share() -> None:
    """A plan without words of its own is neither copied nor not."""
    assert shares(copying(["全省。"], ["全市。"])) == (None, None)
    assert copying(["甲。"], ["乙！"]).longest is None


def test_the_longest_run_is_verbatim_and_says_where_it_stands() -> None:
    """Blanks and width aside; levels break it, and a run of one plan's later item counts as well."""
    found = copying(
        ["推进公开。", "提升 12345 热线（省级）服务效能。"], ["提升12345热线(省级)服务效率。", "加强公开。"]
    ).longest
    assert found is not None
    assert (found.text, found.length) == ("提升12345热线(省级)服务效", 16)
    assert (found.template_at.no, found.template_at.start) == (2, 0)
    assert (found.plan_at.no, found.plan_at.start, found.plan_at.end) == (1, 0, 16)
    assert found.template_at.end == len("提升 12345 热线（省级）服务效")


def test_of_equal_runs_the_first_of_the_plan_and_then_of_the_template_is_told() -> None:
    found = copying(["公开信息。", "加强培训。推进加强培训。"], ["改进，加强培训。", "加强培训。"]).longest
    assert found is not None
    assert found.text == "加强培训。"
    assert (found.plan_at.no, found.plan_at.start, found.template_at.no, found.template_at.start) == (1, 3, 2, 0)


def test_texts_without_a_long_run_have_a_longest_one_too() -> None:
    found = copying(["办好老年大学。"], ["老年人就近入大学。"]).longest
    assert found is not None
    assert found.text == "大学。"


@LAW
@given(documents())
def test_a_plan_against_itself_is_copied_whole(known: KnownDocument) -> None:
    """Both shares are 1, and the longest run is the longest task."""
    plan = first_plan(known)
    found = measure_copying(plan, plan)
    assert set(shares(found)) <= {1, None}
    longest = max(len(plain(item.task)) for item in plan.items)
    assert found.longest is not None
    assert found.longest.length == longest


@pytest.mark.parametrize("which", [f"hunan-2022#{SERVICE}", f"hunan-2022#{OPEN}", "hunan-2019-open#"])
@pytest.mark.parametrize("seed", range(3))
def test_a_mechanical_substitution_is_copied_nearly_whole(which: str, seed: int) -> None:
    """Province to city, by the words for levels and places alone."""
    pair = make_pair(corpus_plan(which), seed, Kind.LEVELS, MECHANICAL)
    assert min(share or 0 for share in shares(measure_copying(pair.template, pair.plan))) > 0.97


@LAW
@given(documents(), documents())
def test_swapping_the_plans_swaps_the_directions(first: KnownDocument, second: KnownDocument) -> None:
    """Shares lie between 0 and 1, and the longest run is as long from either side."""
    one, two = first_plan(first), first_plan(second)
    found, swapped = measure_copying(one, two), measure_copying(two, one)
    assert (found.template, found.plan) == (swapped.plan, swapped.template)
    assert all(0 <= extent.copied <= extent.whole for extent in (*found.template, *found.plan))
    lengths = [longest.length if (longest := each.longest) else 0 for each in (found, swapped)]
    assert lengths[0] == lengths[1]


@LAW
@given(documents(), documents(), st.integers(0, 99))
def test_the_order_of_items_plays_no_part(first: KnownDocument, second: KnownDocument, seed: int) -> None:
    """An item keeps its characters wherever it stands, and the longest run its length."""
    template, plan = first_plan(first), first_plan(second)
    order = list(plan.items)
    Random(seed).shuffle(order)
    items = tuple(replace(item, no=no) for no, item in enumerate(order, 1))
    other = replace(plan, sections=(Section("", "", items),))
    usual, shuffled = measure_copying(template, plan), measure_copying(template, other)
    assert [usual.plan[item.no - 1] for item in order] == list(shuffled.plan)
    assert usual.template == shuffled.template
    assert (usual.longest and usual.longest.length) == (shuffled.longest and shuffled.longest.length)


def run_lengths(one: str, two: str) -> tuple[list[int], int]:
    """For each character of a text the length of the longest run with another that holds it, and the longest of all.

    By the table of common suffixes, cell for cell: nothing of the measure's own way is used.
    """
    signs = np.array([ord(char) for char in two])
    suffixes, longest = np.zeros(len(two), int), [0] * len(one)
    for at, char in enumerate(one):
        before = np.concatenate(([0], suffixes[:-1]))
        suffixes = np.where(signs == ord(char), before + 1, 0)
        best = int(suffixes.max(initial=0))
        for back in range(best):
            longest[at - back] = max(longest[at - back], best)
    return longest, max(longest)


def text_of(plan: Plan, mark: str, names: list[str] | None) -> str:
    """All tasks of a plan behind each other, each ended by a sign of this side that stands nowhere else."""
    tasks = [plain(item.task) if names is None else mask(item.task, names) for item in plan.items]
    return "".join(task + mark for task in tasks)


@pytest.mark.parametrize(
    ("subject", "template", "plan", "longest"),
    [(SERVICE, (4517, 5184), (4543, 4853), 277), (OPEN, (1998, 2212), (2003, 2167), 294)],
)
def test_every_figure_of_a_real_pair_is_what_another_count_gives(
    subject: str, template: tuple[int, int], plan: tuple[int, int], longest: int
) -> None:
    """Shaoyang's plans of 2022 beside Hunan's, counted by dynamic programming over both texts."""
    sides = corpus_plan(f"hunan-2022#{subject}"), corpus_plan(f"shaoyang-2022#{subject}")
    found = measure_copying(*sides)
    assert (together(found.template), together(found.plan)) == (template, plan)
    names = ["湖南省", "邵阳市", "湖南", "邵阳"]
    assert {name for names in counterparts(*sides) for name in names} == set(names)
    one, two = (text_of(side, mark, names) for side, mark in zip(sides, "\ufffe\uffff", strict=True))
    for text, other, (copied, whole) in ((one, two, template), (two, one, plan)):
        lengths, _ = run_lengths(text, other)
        assert sum(length >= LEAST_RUN for length in lengths) == copied
        assert len(re.sub("[\ufffe\uffff]", "", text)) == whole
    _, verbatim = run_lengths(*(text_of(side, mark, None) for side, mark in zip(sides, "\ufffe\uffff", strict=True)))
    assert found.longest is not None
    assert found.longest.length == verbatim == longest
    run = plain(found.longest.text)
    for side, at in zip(sides, (found.longest.template_at, found.longest.plan_at), strict=True):
        assert plain(side.items[at.no - 1].task[at.start : at.end]) == run


def test_a_pair_is_measured_in_a_blink() -> None:
    """Far below the time of its comparison, whatever the machine is doing."""
    template, plan = corpus_plan(f"hunan-2022#{SERVICE}"), corpus_plan(f"shaoyang-2022#{SERVICE}")
    begin = time.perf_counter()
    measure_copying(template, plan)
    assert time.perf_counter() - begin < 0.5
