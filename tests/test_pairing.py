"""Which plans are compared with which, and what their files are called."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest

from align.keys import KEY, document_keys, pair_keys, plan_key, stem_key
from align.pairing import Listed, Pair, Pairing, others_of, pair_plans
from tests.handmade import make_plan


def listed(place: str | None, year: int | None, subject: str | None = "政务公开", **more: str) -> Listed:
    """A plan of a place; `form` is how its title ends, `file` where it stands."""
    title = more.get("title") or f"{place or ''}{year or ''}年{subject or ''}{more.get('form', '工作要点')}"
    name = more.get("file") or f"{place}-{year}-{subject}.txt"
    plan = make_plan("建公园。", name=name, title=title)
    number = int(more.get("number", "1"))
    key = plan_key(more.get("key") or stem_key(name), number)
    return Listed(replace(plan, place=place, year=year, subject=subject), number, key)


def titles(pairing: Pairing) -> list[str]:
    """The pairs, as places and years."""
    return [
        f"{pair.template.plan.place}{pair.template.plan.year} {pair.plan.plan.place}{pair.plan.plan.year}"
        for pair in pairing.pairs
    ]


@pytest.mark.parametrize(
    ("present", "template"),
    [
        (("全国", "湖南省", "邵阳市"), "邵阳市"),
        (("全国", "湖南省", "长沙市"), "湖南省"),
        (("全国", "广东省"), "全国"),
        (("广东省", "长沙市", "邵东市"), None),
    ],
)
def test_a_county_takes_the_nearest_superior_that_is_present(present: tuple[str, ...], template: str | None) -> None:
    county = listed("邵阳县", 2022)
    found = pair_plans([county, *(listed(place, 2022) for place in present)])
    templates = [pair.template.plan.place for pair in found.pairs if pair.plan is county]
    assert templates == ([template] if template else [])


def test_a_government_is_compared_with_its_own_latest_earlier_plan() -> None:
    """A year in between may be missing; a plan of the same year is no previous one."""
    found = pair_plans([listed("湖南省", year) for year in (2023, 2019, 2022)])
    assert titles(found) == ["湖南省2019 湖南省2022", "湖南省2022 湖南省2023"]


def test_one_region_by_two_names_is_one_government() -> None:
    found = pair_plans([listed("湘西州", 2022), listed("湘西土家族苗族自治州", 2021)])
    assert len(found.pairs) == 1


def test_counties_of_one_name_are_told_apart_by_their_titles() -> None:
    nanjing = listed("鼓楼区", 2022, title="南京市鼓楼区2022年政务公开工作要点", file="a.txt")
    fuzhou = listed("鼓楼区", 2021, title="福州市鼓楼区2021年政务公开工作要点", file="b.txt")
    found = pair_plans([nanjing, fuzhou, listed("福州市", 2021), listed("南京市", 2022)])
    assert titles(found) == ["南京市2022 鼓楼区2022", "福州市2021 鼓楼区2021"]


@pytest.mark.parametrize(
    ("place", "files", "pairs"),
    [
        ("城关镇", ("a.txt", "b.txt"), 0),
        ("城关镇", ("a.txt", "a.txt"), 1),
        ("长沙市城关镇", ("a.txt", "b.txt"), 1),
        ("临海省", ("a.txt", "b.txt"), 1),
    ],
)
def test_a_common_name_in_no_known_region_is_one_place_within_one_document(
    place: str, files: tuple[str, str], pairs: int
) -> None:
    """There are many 城关镇; two that nothing ties to a region are not each other's earlier plan, unless told."""
    older, newer = (listed(place, 2021 + at, file=file, number=str(at + 1)) for at, file in enumerate(files))
    assert len(pair_plans([older, newer]).pairs) == pairs
    assert len(others_of(newer, [listed(place, 2022, "数字政府", file=files[0]), newer])) == pairs


def test_a_zone_and_a_township_have_the_region_they_lie_in_above_them() -> None:
    zone = listed("长沙高新区", 2022)
    town = listed("岳麓街道", 2022, title="长沙市岳麓区岳麓街道2022年政务公开工作要点")
    found = pair_plans([zone, town, listed("湖南省", 2022), listed("长沙市", 2022), listed("岳麓区", 2022)])
    assert "长沙市2022 长沙高新区2022" in titles(found)
    assert "岳麓区2022 岳麓街道2022" in titles(found)


def test_subjects_are_compared_without_blanks_and_width() -> None:
    found = pair_plans([listed("湖南省", 2022, "政务 公开12345"), listed("邵阳市", 2022, "政务公开１２３４５")])
    assert len(found.pairs) == 1


@pytest.mark.parametrize("unknown", [(None, 2022, "政务公开"), ("邵阳市", None, "政务公开"), ("邵阳市", 2022, None)])
def test_what_is_unknown_pairs_with_nothing_and_is_named(unknown: tuple[str | None, int | None, str | None]) -> None:
    stranger = listed(*unknown, file="stranger.txt")
    found = pair_plans([listed("湖南省", 2022), listed("湖南省", 2021), listed("湖南省", 2022, None), stranger])
    assert titles(found) == ["湖南省2021 湖南省2022"]
    assert stranger in found.lonely
    assert len(found.lonely) == 2


def test_of_several_templates_one_of_the_same_form_then_the_first_by_name_is_taken() -> None:
    plain, later = listed("湖南省", 2022, file="b.txt"), listed("湖南省", 2022, file="c.txt")
    table = listed("湖南省", 2022, file="a.txt", form="工作要点任务分解表")
    city, city_table = listed("邵阳市", 2022), listed("邵阳市", 2022, file="t.txt", form="工作要点任务分解表")
    found = pair_plans([later, city_table, table, plain, city])
    assert [(pair.template, pair.plan) for pair in found.pairs] == [(table, city_table), (plain, city)]


def test_the_order_of_files_is_no_matter() -> None:
    """However the plans come, the same pairs come out in the same order, cities by their official codes."""
    plans = [
        listed(place, year, subject)
        for place, year, subject in itertools.product(
            ("湖南省", "邵阳市", "长沙市", "邵阳县", "全国"), (2021, 2022), ("政务公开", "营商环境")
        )
    ]
    expected = pair_plans(plans)
    for seed in range(20):
        random.Random(seed).shuffle(plans)
        assert pair_plans(plans) == expected
    cities = [pair.plan.plan.place for pair in expected.pairs if pair.template.plan.place == "湖南省"]
    assert cities[:2] == ["长沙市", "邵阳市"] or cities[:3] == ["湖南省", "长沙市", "邵阳市"]


@pytest.mark.parametrize(
    "name",
    ["hunan-2022.txt", "../../etc/passwd", "邵阳市2022年.txt", "CON", "a b&c.txt", "x" * 300, r"\xff.txt", ".", "-"],
)
def test_a_key_is_plain_ascii_and_stays_in_its_folder(name: str) -> None:
    one = listed("湖南省", 2022, file=name)
    (key,) = pair_keys([Pair(one, one)])
    assert KEY.fullmatch(key)
    assert len(key) < 200


def test_keys_are_readable_and_tell_pairs_apart() -> None:
    """Names that differ only in what a key leaves out, or in case, still get keys of their own."""
    plan = listed("湖南省", 2022, file="hunan.txt")
    names = ("shaoyang.txt", "shaoyang.md", "Shaoyang.txt", "邵阳.txt")
    others = [listed("邵阳市", 2022, file=name, key=key) for name, key in zip(names, document_keys(names), strict=True)]
    keys = pair_keys([Pair(plan, other) for other in others])
    assert keys[:2] == ("hunan-1__shaoyang-1", "hunan-1__shaoyang-2-1")
    assert len({key.lower() for key in keys}) == 4
    assert stem_key("邵阳.txt") != stem_key("长沙.txt")
