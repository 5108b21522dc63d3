"""Which office does the work of which, from ministry to county, by the table and by the words of a name."""

import csv

import pytest

from align.counterparts import Line, Relation, bare_of, find_office, is_generic, is_government, table
from align.datafiles import read_data


def relation(template: str, plan: str, *places: str) -> Relation | None:
    """How near an office of a plan is to one of the template's."""
    return find_office(template, places).relation(find_office(plan, places))


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("省发展改革委", "市发改委"),
        ("省发展改革委", "市发展和改革局"),
        ("省工业和信息化厅", "市工信局"),
        ("省人力资源社会保障厅", "市人社局"),
        ("自治区人力资源社会保障厅", "盟人社局"),
        ("省住房城乡建设厅", "市住建局"),
        ("省自然资源厅", "市自然资源和规划局"),
        ("省卫生健康委", "市卫健委"),
        ("省市场监督管理局", "市市场监管局"),
        ("省纪委办公厅", "市纪委办公室"),
        ("省政府办公厅", "市政府办"),
        ("省政府办公厅", "市府办公室"),
        ("省委办公厅", "县委办"),
        ("国务院办公厅", "省政府办公厅"),
        ("市场监管总局", "自治区市场监管厅"),
        ("应急部", "省应急管理厅"),
        ("中央网信办", "省委网信办"),
        ("团省委", "团市委"),
        ("国家税务总局四川省税务局", "市税务局"),
        ("国家统计局四川调查总队", "国家统计局绵阳调查队"),
        ("人民银行成都分行", "人民银行绵阳市中心支行"),
        ("省消防救援总队", "市消防救援支队"),
        ("市公安局", "公安涪城区分局"),
        ("市生态环境局", "区生态环境分局"),
    ],
)
def test_a_counterpart_goes_by_the_same_name_one_level_down(template: str, plan: str) -> None:
    """Level, place, ending and usual short forms do not make another office."""
    assert relation(template, plan) is Relation.SAME


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("省政务服务局", "市行政审批服务局"),
        ("省政务服务数据管理局", "市大数据局"),
        ("省大数据局", "县大数据中心"),
        ("省文化和旅游厅", "市文化广电旅游体育局"),
        ("省体育局", "市文化广电旅游体育局"),
        ("市教育局", "县教体局"),
        ("市工业和信息化局", "县工信商务局"),
        ("市经济和信息化局", "区科信局"),
        ("市科技局", "区科信局"),
        ("市商务局", "区商务和投资促进局"),
        ("省数据局", "市数据局（市政务服务管理局）"),
    ],
)
def test_one_function_goes_by_several_names(template: str, plan: str) -> None:
    """Offices merged or named otherwise below do the same work."""
    assert relation(template, plan) is Relation.KIN


@pytest.mark.parametrize(
    ("template", "plan"),
    [("省药监局", "市市场监管局"), ("省粮食和储备局", "市发展改革委"), ("省政务服务中心", "市政务服务局")],
)
def test_work_without_an_office_of_its_own_is_done_by_another(template: str, plan: str) -> None:
    """What has its own office in a province often has none in a city."""
    assert relation(template, plan) is Relation.PART


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("省财政厅", "市税务局"),
        ("省商务厅", "市发展改革委"),
        ("省乡村振兴局", "市农业农村局"),
        ("省政府办公厅", "市委办公室"),
        ("省市场监管局", "市政务服务局"),
    ],
)
def test_other_functions_are_other_offices(template: str, plan: str) -> None:
    """A shared word is not enough."""
    assert relation(template, plan) is None


def test_an_office_that_no_line_knows_goes_by_the_words_of_its_name() -> None:
    """省榫卯工艺办 and 市榫卯工艺办 are counterparts, whatever they do; places in the names do not matter."""
    assert relation("省榫卯工艺办", "市榫卯工艺办") is Relation.SAME
    assert relation("云泽省榫卯工艺院", "临江市榫卯工艺院", "云泽省", "临江市") is Relation.SAME
    assert relation("省榫卯工艺办", "市竹编工艺办") is None
    assert find_office("省榫卯工艺办").functions == ()


@pytest.mark.parametrize(
    "name",
    ["省直相关单位", "各市（州）人民政府", "有关部门", "县市区纪委监委", "市政府", "市县政府", "镇政府", "街道办事处"],
)
def test_offices_in_general_are_no_office(name: str) -> None:
    """A phrase names nobody."""
    assert is_generic(name)


@pytest.mark.parametrize(
    "name", ["省纪委机关", "市直机关工委", "省乡村振兴局", "市市场监管局", "区市场监管局", "县域经济办"]
)
def test_an_office_is_not_taken_for_a_phrase(name: str) -> None:
    """Level words inside a name make no phrase of it."""
    assert not is_generic(name)
    assert not is_government(name)


def lines_of(name: str) -> list[Line]:
    """The lines of the table that know a name of it."""
    return [table().lines[number] for number in table().lines_of(bare_of(name.removesuffix("*")))]


def test_the_table_is_well_formed() -> None:
    """Each line names a function and names; what an office does besides is a function of some line."""
    rows = list(csv.DictReader(read_data("counterparts.csv").splitlines()))
    assert all(row["function"] and row["names"] for row in rows)
    functions = {row["function"] for row in rows}
    assert {part for row in rows for part in row["also"].split()} <= functions
    for row in rows:
        names = row["names"].split()
        assert len(set(names)) == len(names), row["function"]
        known = {line.function for name in names for line in lines_of(name)}
        assert row["function"] in known
