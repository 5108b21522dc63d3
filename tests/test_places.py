"""Regions, levels, the place of a title, and the regions a text names."""

import time

import pytest

from align import places, regions
from align.places import (
    COUNTRY,
    find_region,
    inferiors,
    leading_place,
    leading_region,
    level_of,
    lies_in,
    mentions,
    short_name,
    superior,
)
from align.plan import Level
from align.regions import Region, region_names


def region(name: str, near: str | None = None) -> Region:
    """The region with a name, which must be known."""
    found = find_region(name, near)
    assert found is not None, name
    return found


def named(text: str, near: str | None = None) -> list[str]:
    """The full names of the regions a text names."""
    return [found.name for _, _, found in mentions(text, near)]


def test_the_data_holds_every_level_and_no_pseudo_region() -> None:
    names = list(region_names().values())
    assert len([code for code in region_names() if code.endswith("0000")]) == 34
    assert len(names) > 3200
    assert not {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"} & set(names)
    assert list(region_names()) == sorted(region_names())


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("湖南省", "湖南"),
        ("邵阳市", "邵阳"),
        ("湘西土家族苗族自治州", "湘西"),
        ("广西壮族自治区", "广西"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("香港特别行政区", "香港"),
        ("大兴安岭地区", "大兴安岭"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("鄂温克族自治旗", "鄂温克"),
        ("东乡族自治县", "东乡"),
        ("土默特左旗", "土默特左旗"),
        ("娄星区", "娄星"),
        ("东区", "东区"),
        ("攸县", "攸县"),
    ],
)
def test_a_short_name_drops_the_word_for_the_level(name: str, short: str) -> None:
    assert short_name(name) == short


def test_municipalities_are_provinces_and_hold_their_districts() -> None:
    assert region("北京市").level is Level.PROVINCE
    assert superior(region("北京市东城区")) == region("北京")
    assert len(inferiors(region("北京市"))) == 16


def test_the_hierarchy_ends_in_the_country() -> None:
    assert superior(region("湖南省")) == COUNTRY
    assert superior(COUNTRY) is None
    assert lies_in(region("邵阳县"), COUNTRY)
    assert not lies_in(region("湖南省"), region("邵阳市"))
    assert not lies_in(region("岳阳市"), region("邵阳市"))


def test_a_county_of_the_province_itself_has_the_province_above_it() -> None:
    assert superior(region("济源市")) == region("河南省")
    assert region("济源市") in inferiors(region("河南省"))


def test_names_are_found_in_full_in_short_and_as_usual() -> None:
    assert find_region("湘西州") == find_region("湘西") == find_region("湘西土家族苗族自治州")
    assert region("城步县").name == "城步苗族自治县"
    assert region("长沙市 岳麓区").code == "430104"
    assert region("全国") == COUNTRY
    assert find_region("岳麓") is None, "a county's short name means nothing by itself"
    assert find_region("临海省") is None


def test_a_short_name_means_the_highest_region() -> None:
    assert region("吉林").level is Level.PROVINCE
    assert region("吉林市").level is Level.CITY
    assert region("海南").level is Level.PROVINCE


def test_counties_of_one_name_are_told_apart_by_the_place_around_them() -> None:
    assert find_region("鼓楼区") is None
    assert region("鼓楼区", near="南京市").code == "320106"
    assert region("鼓楼区", near="河南省").code == "410204"
    assert region("雨花区", near="长沙市雨花区2022年政务公开工作要点").code == "430111"
    assert find_region("鼓楼区", near="湖南省") is None


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("湖南", Level.PROVINCE),
        ("广州", Level.CITY),
        ("浏阳市", Level.COUNTY),
        ("浦东新区", Level.COUNTY),
        ("临海省", Level.PROVINCE),
        ("云州市", Level.CITY),
        ("某某自治州", Level.CITY),
        ("祁阳县", Level.COUNTY),
        ("鄂温克旗", Level.COUNTY),
        ("白水镇", Level.TOWNSHIP),
        ("学士街道", Level.TOWNSHIP),
        ("花园社区", Level.VILLAGE),
        ("十八洞村", Level.VILLAGE),
        ("娄底经开区", Level.ZONE),
        ("湖南湘江新区管委会", Level.ZONE),
        ("国务院", Level.COUNTRY),
        ("市场", None),
        ("城市", None),
        ("农村", None),
        ("市政府", None),
        ("", None),
    ],
)
def test_a_level_comes_from_the_data_or_else_from_the_last_characters(name: str, level: Level | None) -> None:
    assert level_of(name) is level


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("湖南省2022年政务管理服务工作要点", "湖南省"),
        ("　邵阳市 ２０２２ 年政务公开工作要点", "邵阳市"),
        ("2022年湖南省政务公开工作要点", "湖南省"),
        ("《娄底市2023年政务公开工作要点》", "娄底市"),
        ("湖南2022年政务公开工作要点", "湖南"),
        ("湘西州2022年政务公开工作要点", "湘西州"),
        ("湖南省直机关2022年工作要点", "湖南省"),
        ("岳阳市教育体育局2023年工作要点", "岳阳市"),
        ("国务院办公厅2022年政务公开工作要点", "国务院"),
        ("长沙市岳麓区2022年政务公开工作要点", "岳麓区"),
        ("长沙市岳麓区学士街道2022年工作要点", "学士街道"),
        ("湖南湘江新区管委会2023年工作要点", "湖南湘江新区"),
        ("娄底经开区2023年工作要点", "娄底经开区"),
        ("长沙市高新区2023年工作要点", "长沙市高新区"),
        ("益阳高新区2022年工作要点", "益阳高新区"),
        ("云州市江口县白水镇二〇二二年工作要点", "白水镇"),
        ("临海省政务公开2022年工作要点", "临海省"),
        ("北京市朝阳区2022年工作要点", "朝阳区"),
        ("邵阳市场监管2022年工作要点", "邵阳"),
        ("市场监管2022年工作要点", None),
        ("城市管理2022年工作要点", None),
        ("推进园区建设2022年工作要点", None),
        ("全市2022年工作要点", None),
        ("长治久安2022年工作要点", None),
        ("2022年政务公开工作要点", None),
        ("市政府2022年工作要点", None),
        ("", None),
    ],
)
def test_a_title_begins_with_its_place(title: str, place: str | None) -> None:
    assert leading_place(title) == place


def test_a_zone_lies_in_the_region_its_title_names_first() -> None:
    assert leading_region("娄底经开区2023年工作要点") == region("娄底市")
    assert leading_region("推进政务公开") is None


def test_regions_are_found_where_they_stand() -> None:
    """Offsets lead back to the text, the longest name wins, and a list of short names is read whole."""
    text = "省直相关单位和长沙、岳阳、郴州市人民政府，邵阳县"
    assert [text[start:end] for start, end, _ in mentions(text)] == ["长沙", "岳阳", "郴州市", "邵阳县"]
    assert named("广东、上海、江西等省市") == ["广东省", "上海市", "江西省"]
    assert named("湘西州、城步县、内蒙古自治区") == ["湘西土家族苗族自治州", "城步苗族自治县", "内蒙古自治区"]


@pytest.mark.parametrize(
    "text",
    [
        "推广安全生产、推广东西协作经验",
        "创新乡村治理，确保定点帮扶，网上海量数据",
        "重大理论、重大庆典、长治久安、朝阳产业",
        "其中山区、集中卫生资源、巩固原有成果、公益阳光行动",
        "沿海城市、振兴城市、新兴城市、合作市场、公安县级机关",
        "老城区、新建区域、市中区位、解放区",
        "公开封存、经营口径、流通化解、林地和田间",
        "各市州、县市区、全市、城市、市场、市民",
        "韶山路、上海路街道",
        "聚焦作用发挥、幸福建设、形成都市圈、经济南部、美丽水乡、公安顺利、蔓延安全",
        "会同县级部门、数据资源县级节点、振兴区域经济、沿海城区",
    ],
)
def test_ordinary_words_name_no_region(text: str) -> None:
    assert named(text) == []


def test_an_ordinary_short_name_counts_in_a_list_and_in_full() -> None:
    assert named("中山、大理、保定等地") == ["中山市", "大理白族自治州", "保定市"]
    assert named("湖南省长沙市，以西安为例，服务云南") == ["湖南省", "长沙市", "西安市", "云南省"]
    assert named("中山市和大理州") == ["中山市", "大理白族自治州"]


def test_the_word_after_a_name_belongs_to_itself() -> None:
    """邵阳市场 is 邵阳 and a market, 邵阳市民政局 is an office of the city."""
    assert [text_of("邵阳市场"), text_of("邵阳市民政局"), text_of("邵阳市民")] == ["邵阳", "邵阳市", "邵阳"]


def text_of(text: str) -> str:
    """The words of the only region a text names."""
    ((start, end, _),) = mentions(text)
    return text[start:end]


def test_a_county_of_a_common_name_is_told_by_the_region_before_it() -> None:
    assert [found.code for _, _, found in mentions("北京市朝阳区")] == ["110000", "110105"]
    assert named("鼓楼区") == []
    assert named("鼓楼区", near="南京市") == ["鼓楼区"]


def test_a_whole_plan_is_searched_in_milliseconds() -> None:
    """Generous by an order of magnitude: it guards against a search over all names at every character."""
    text = "推动长沙、岳阳等市州人民政府加快建设全省一体化政务服务平台，进一步优化营商环境，" * 300
    mentions(text)
    began = time.perf_counter()
    assert len(mentions(text)) == 600
    assert time.perf_counter() - began < 0.2


def test_names_are_read_once() -> None:
    assert regions.region_names() is regions.region_names()
    assert places.find_region("湖南") == regions.region_of("430000")
