"""The overview of a run: what came, what deserves a look, and every pair, in this order."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import align
from align.comparison import Finding, FindingKind, Reason, Settled, Verdict
from align.expected import Expected
from align.extracts import matters, whole
from align.language import Lang
from align.pairing import Lack, why_lonely
from align.plan import Plan, Source
from align.report import Failure, LineageEntry, Lonely, MatrixEntry, PairEntry, Reading, render_index
from align.report.folding import FOLDED, fold
from align.settings import RELEASED
from tests.index_world import of_place, of_year, run_of
from tests.report_world import COMPARISON, EVIL, PLAN, ROWS, RUN, TEMPLATE, YEARS, Page

PACKAGE = Path(align.__file__).parent
ON_PAGES = ("sources/decoding.py", "plan.py", "pipeline.py")  # whatever these raise may be told on a page
CHECK_BELOW = RELEASED.confidence_check
INDEX = render_index(RUN)


def section(html: str, name: str) -> str:
    """The markup of one section."""
    start = html.index(f'aria-labelledby="{name}"')
    return html[start : html.index("</section>", start)]


def words(html: str) -> str:
    """What a reader reads, on one line, cells apart."""
    return " ".join(Page(re.sub("</t[dh]>", " ", html)).text.split())


def test_sections_stand_in_the_order_in_which_they_matter() -> None:
    run = RUN._replace(lineages=(LineageEntry((TEMPLATE, TEMPLATE), "lineage.html"),))
    heads = re.findall(r'<h2 id="(\w+)"', render_index(run))
    assert heads == ["received", "verify", "lacks", "targets", "pairs", "matrices", "lineages", "lonely", "list"]


def test_without_a_list_what_came_is_told_and_that_nobody_knows_who_did_not() -> None:
    text = words(section(INDEX, "received"))
    assert "收到 2 地的要点 2 份，未能读取 1 个文件，1 个文件未发现编号条目。" in text
    assert "没有应收名单（places.csv），哪些地区未收到无从判断" in text
    assert "√ 已收到并读取：湖南省（1 份）、邵阳市（1 份）" in text
    assert "坏<b>文件.txt × 未能读取" in text
    assert "封面.txt △ 已收到，未发现编号条目" in text
    assert "不能据此认为相关地区没有报送" in text


def test_with_a_list_every_place_is_told_apart_in_words_and_shapes() -> None:
    """Places of which the same is to be said share a line; what could not be read comes first."""
    expected = (
        *(Expected(place, 2022, "政务公开") for place in ("邵阳", "长沙市", "株洲市")),
        *(Expected("永州市", file="坏<b>文件.txt"), Expected("岳阳市", file="封面.txt")),
    )
    received = section(render_index(RUN._replace(expected=expected)), "received")
    text = words(received)
    assert "应收 5 地，收到 1 地，未能读取 1 地，未发现编号条目 1 地，未收到 2 地。" in text
    order = ["永州市 × 未能读取", "岳阳市 △ 已收到，未发现编号条目", "长沙市、株洲市 □ 未收到 2022年政务公开"]
    assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)
    assert "已收到并读取：邵阳（1 份）" in text
    assert "应收以外的上级要点：湖南省（1 份）" in text
    assert "不能归到地区" not in text


def test_all_received_is_said_in_one_sentence() -> None:
    text = words(section(render_index(RUN._replace(expected=(Expected("邵阳市"),), failures=())), "received"))
    assert "应收 1 地，全部收到并读取。" in text
    assert "□" not in text


def test_places_that_sent_a_part_are_told_as_such() -> None:
    other = replace(TEMPLATE, subject="营商环境", source=Source("hunan-2.txt", "1" * 64, 9))
    run = RUN._replace(
        expected=(Expected("邵阳市"),), readings=(*RUN.readings[:2], Reading(other.source, (other,))), failures=()
    )
    text = words(section(render_index(run), "received"))
    assert "应收 1 地，收到 1 地（其中 1 地未收齐）。应收要点 2 份，其中已收到 1 份。" in text
    assert "邵阳市 □ 未收到 2022年营商环境" in text
    assert "名单未注明年份或主题的，按文件夹中的上级要点推定" in text


def test_a_plan_that_may_be_the_missing_one_is_told_at_once_and_beside() -> None:
    """The first sentence and the table agree, and the number of plans says what it counts."""
    rows = Expected("邵阳市", 2022, "政务管理公开"), Expected("长沙市", 2022, "政务公开")
    text = words(section(render_index(RUN._replace(expected=rows, failures=(), readings=RUN.readings[:2])), "received"))
    assert "应收 2 地，收到 0 地，未收到 2 地（其中 1 地待核实）。" in text
    assert "邵阳市 □ 未收到（待核实） 2022年政务管理公开已收到《邵阳市2022年政务公开工作要点》（shaoyang.txt）" in text
    both = (*rows[1:], Expected("邵阳市", 2022, "政务公开"))
    extra = Reading(Source("x.txt", "2" * 64, 9), (replace(PLAN, subject="数字政府"),))
    text = words(section(render_index(RUN._replace(expected=both, readings=(*RUN.readings, extra))), "received"))
    assert "邵阳市（2 份，含应收以外 1 份）" in text


def test_a_file_that_was_read_but_cannot_be_shown_is_told_once_as_such() -> None:
    failed = Failure("shaoyang.txt", "plan-align failed on it", "程序处理时出错")
    text = words(section(render_index(RUN._replace(failures=(), page_failures=(failed,))), "received"))
    assert text.count("程序处理时出错") == 1
    assert "已读取，但未能生成读取核对页的文件 1" in text
    assert "未能读取" not in text
    both = RUN._replace(failures=(Failure("封面.txt", "x", "坏了"),))  # of one name, for one reason each
    assert words(section(render_index(both), "received")).count("坏了") == 1


def test_readings_that_may_be_worth_a_look_are_told_with_their_pages() -> None:
    readings = tuple(one._replace(looks=2, href=f"documents/{n}.html") for n, one in enumerate(RUN.readings[:1]))
    received = section(render_index(RUN._replace(readings=readings)), "received")
    assert "以下文件的读取情况可留意：hunan.txt（2 处可留意）" in words(received)
    assert 'href="documents/0.html"' in received
    assert "可留意" not in section(INDEX, "received")


def test_an_empty_list_is_told_apart_from_none() -> None:
    assert "应收名单（places.csv）是空的" in render_index(RUN._replace(expected=()))


def test_a_plan_whose_place_was_not_read_says_where_to_say_it() -> None:
    stray = replace(PLAN, place=None, source=Source("stray.txt", "2" * 64, 9))
    run = RUN._replace(readings=(*RUN.readings, Reading(stray.source, (stray,), "documents/stray.html")))
    received = section(render_index(run), "received")
    assert "1 份要点地区未识别" in received
    assert "？ 地区未识别 请在 plans.csv 中注明其地区（stray.txt#1）" in words(received)
    assert 'href="documents/stray.html"' in received


def test_received_places_lead_to_their_plans_with_readings_and_reports() -> None:
    html = render_index(run_of(of_place("邵阳市")))
    anchor = re.search(r'<a href="#(l\d+)">邵阳市</a>（1 份）', html)
    assert anchor
    group = html[html.index(f'<tbody id="{anchor[1]}">') :].split("</tbody>")[0]
    assert "documents/1.html" in group
    assert '<a href="pairs/k0.html">湖南省</a>' in group


def test_rows_to_be_verified_stand_by_item_and_by_place() -> None:
    """What seems to be lacking between levels, and what is not sure; between years what is gone is no lack."""
    verify = section(render_index(run_of(of_place("邵阳市"), YEARS)), "verify")
    text = words(verify)
    assert "待核实条目 5 处" in text
    assert "第 3 条 推进数字政府建设。 湖南省2022年政务公开工作要点未见对应条目（待核实）：邵阳市" in text
    assert "未见对应条目（待核实）；是否涉及本地未能确定：邵阳市" in text
    assert "需人工核对（有调整）：邵阳市" in text
    assert "邵阳市 5：2022年政务公开 3、2022→2022年政务公开 2" in text
    assert 'href="pairs/k0.html#t3"' in verify
    assert 'href="pairs/k0.html#attention"' in verify


def test_what_places_are_asked_about_is_counted_as_in_the_letters() -> None:
    """Rows between levels that are to be verified or whose targets ask for less, each once; nothing between years."""
    asked = matters(whole("k", of_place("邵阳市")), CHECK_BELOW)
    number = len({id(row) for rows in asked for row in rows})
    text = words(section(render_index(run_of(of_place("邵阳市"), YEARS), check_below=CHECK_BELOW), "verify"))
    assert f"请各地核实的事项共 {number} 处" in text
    assert "请各地核实" not in render_index(run_of(YEARS), check_below=CHECK_BELOW)


def test_reviews_that_were_applied_and_those_that_are_stale_lead_to_their_reports() -> None:
    stale = Reason("stale-plan", ("labels.csv", "2", "3"))
    reviewed = replace(
        of_place("邵阳市"), settled=(Settled((1,), 1, Verdict.COPIED, "张三", "2024-05-01"),), notes=(stale,)
    )
    verify = section(render_index(run_of(of_place("长沙市"), reviewed)), "verify")
    assert "已采用人工复核意见 1 处：邵阳市2022年政务公开工作要点（1）" in words(verify)
    assert "未采用的复核意见 1 处，请重新核对：邵阳市2022年政务公开工作要点（1）" in words(verify)
    assert 'href="pairs/k1.html"' in verify
    assert "复核意见" not in INDEX


def test_a_name_in_the_list_that_nobody_knows_is_told_with_the_nearest_one() -> None:
    """A place that sent something is known by that, and a zone stands in no table."""
    rows = (
        Expected("长少市", 2022, "政务公开"),
        Expected("邵阳市", 2022, "政务公升"),
        Expected("长沙高新区", 2022, "政务公开"),
    )
    text = words(section(render_index(RUN._replace(expected=rows)), "received"))
    assert text.count("区划表中没有该地区，请核对名称（是否为长沙市）") == 1
    assert text.count("文件夹中没有主题为“政务公升”的要点") == 1


def test_rows_between_levels_stand_before_those_between_years() -> None:
    """Even where more places are asked about the latter."""
    years = [replace(YEARS, plan=replace(YEARS.plan, place=place)) for place in ("长沙市", "永州市")]
    by_item = section(render_index(run_of(*years, of_place("邵阳市", no=3))), "verify")
    assert re.findall(r'href="pairs/k(\d).html#', by_item)[0] == "2"


def test_an_item_stands_once_among_the_rows_to_be_verified() -> None:
    """Also where its plan is the template of one comparison and was itself held against another."""
    earlier = replace(TEMPLATE, title="湖南省2021年政务公开工作要点", year=2021, source=Source("e", "1" * 64, 9))
    course = replace(YEARS, template=earlier, plan=TEMPLATE)
    by_item = words(section(render_index(run_of(course, of_place("邵阳市"))), "verify"))
    numbers = re.findall(r"第 \d+ 条 \S+ \S+要点", by_item)
    assert len(numbers) == len(set(numbers))
    assert f"按条目（涉及 {len(numbers)} 条）" in by_item


def test_places_stand_in_their_official_order_not_by_number() -> None:
    run = run_of(of_place("湘西州"), of_place("永州市", no=3), of_place("长沙市", no=9))
    text = words(section(render_index(run), "verify"))
    assert [text.index(f"{one}：2022年") for one in ("长沙市 1", "永州市 1", "湘西州 3")] == sorted(
        text.index(f"{one}：2022年") for one in ("长沙市 1", "永州市 1", "湘西州 3")
    )


def test_what_several_addressed_places_lack_comes_with_its_share() -> None:
    """Of the places that the item addresses; an item that one place lacks is folded behind."""
    run = run_of(of_place("邵阳市"), of_place("长沙市", no=3), of_place("永州市", no=3), of_place("岳阳市", no=7))
    lacks = section(render_index(run), "lacks")
    several, once = lacks.split("<details>")
    assert "第 3 条 推进数字政府建设。 3 地中 3 地" in words(several)
    assert "未见对应条目（待核实）：邵阳市、长沙市、永州市" in words(several)
    assert "建好统一平台" not in several
    assert "仅 1 地未见对应的条目（1 条）" in words(once)
    assert "第 9 条 建好统一平台。" in words(once)


def test_places_that_an_item_does_not_address_do_not_count() -> None:
    away = replace(ROWS[2], applies=replace(ROWS[5].applies, here=False))  # type: ignore[type-var]
    run = run_of(of_place("邵阳市"), of_place("长沙市", no=3), replace(of_place("岳阳市"), rows=(away,)))
    assert "推进数字政府建设。 2 地中 2 地" in words(section(render_index(run), "lacks"))


def test_without_pairs_nothing_is_said_to_be_in_order() -> None:
    html = render_index(RUN._replace(pairs=(), matrices=()))
    assert "没有可作上下级比对的要点，本项无从判断" in section(html, "lacks")
    assert "没有完成的比对，本项无从判断" in section(html, "verify")
    assert "没有完成的比对，本项无从判断" in section(html, "targets")
    assert "<input" not in html


def test_items_lead_to_their_page_across_places() -> None:
    items = tuple(f"items/h/{one.no}.html" for one in TEMPLATE.items)
    run = run_of(of_place("邵阳市"), of_place("长沙市"), matrices=(MatrixEntry(TEMPLATE, ("a", "b"), "m.html", items),))
    html = render_index(run)
    assert all('<a href="items/h/3.html">第 3 条' in section(html, name) for name in ("verify", "lacks"))
    assert '<a href="items/h/2.html">第 2 条' in section(html, "targets")


def test_targets_stand_by_item_apart_for_levels_and_years() -> None:
    """Places of which the same is to be said stand together."""
    text = words(section(render_index(run_of(of_place("邵阳市"), of_place("长沙市"), YEARS)), "targets"))
    assert "上下级比对 2 处，涉及 1 条 第 2 条 新建公园10个。 湖南省2022年政务公开工作要点" in text
    assert "下调：10个 → 3个（公园）：邵阳市、长沙市" in text
    assert "年度比对 1 处，涉及 1 条" in text


def test_pairs_are_counted_each_side_by_its_own_whole() -> None:
    """What is to be verified, targets that ask for less, leads and slips lead to their place in the pair's report."""
    row = re.search(r'<tr class="pair"><th scope="row"><a href="pairs/%E9%82%B5%E9%98%B3%231.html">.*?</tr>', INDEX)
    assert row
    cells = [re.sub("<.*?>", "", cell) for cell in re.findall("<td>(.*?)</td>", row[0])]
    assert cells == ["9", "5", "2", "2", "6", "2", "3", "1", "3", "1", "1", "1"]
    assert re.findall(r"html#(\w+)", row[0]) == ["attention", "attention", "offices", "slips"]


def test_a_pair_whose_title_does_not_name_its_place_names_it_beside() -> None:
    assert "邵阳市2022年政务公开工作要点（长沙市）" in render_index(run_of(of_place("长沙市")))


def test_a_pair_that_hardly_belongs_together_says_so() -> None:
    odd = replace(COMPARISON, notes=(Reason("premise-swapped", ("邵阳市", "湖南省")), Reason("searched", ("甲",))))
    row = section(render_index(run_of(odd)), "pairs").split('class="pair"')[1]
    assert row.count('class="note"') == 1


def test_pairs_stand_by_year_the_latest_first_and_only_that_is_open_where_they_are_many() -> None:
    few = section(render_index(run_of(of_year(2020, 1), of_year(2022, 2))), "pairs")
    assert re.findall(r'data-year="(\d+)"( open)?', few) == [("2022", " open"), ("2020", " open")]
    many = section(render_index(run_of(*(of_year(2020 + no % 2, no) for no in range(70)))), "pairs")
    assert re.findall(r'data-year="(\d+)"( open)?', many) == [("2021", " open"), ("2020", "")]


@pytest.mark.parametrize(
    ("unknown", "lacks"),
    [
        ({"place": None, "subject": None}, (Lack.PLACE, Lack.SUBJECT)),
        ({"year": None}, (Lack.YEAR,)),
        ({}, (Lack.SUPERIOR, Lack.EARLIER)),
        ({"place": "临海省", "title": "临海省2022年政务公开工作要点"}, (Lack.REGION, Lack.EARLIER)),
        ({"place": "全国"}, (Lack.EARLIER,)),
    ],
)
def test_a_plan_without_partner_says_why(unknown: dict[str, str | None], lacks: tuple[Lack, ...]) -> None:
    plan: Plan = replace(PLAN, **unknown)  # type: ignore[arg-type]
    assert why_lonely(plan) == lacks


def test_every_reason_of_a_lonely_plan_has_words() -> None:
    for lang in Lang:
        html = render_index(RUN._replace(lonely=tuple(Lonely(PLAN, (lack,)) for lack in Lack)), lang)
        assert section(html, "lonely").count("<tr>") == 1 + len(Lack)
    text = words(section(INDEX, "lonely"))
    assert "没有其上级的2022年政务公开要点；没有本地往年的政务公开要点" in text


def test_a_list_is_cut_only_with_the_number_of_what_is_left() -> None:
    """A fold for one line would save nothing."""
    assert fold(range(9), str)[1:] == (tuple("012345678"), (), 0)
    folded = fold(range(FOLDED + 20), str)
    assert [len(folded.lines), len(folded.more), folded.rest] == [8, FOLDED, 12]
    assert folded.number == FOLDED + 20


def test_reasons_are_told_in_the_language_of_the_page() -> None:
    """In English without the file's name, which stands beside it."""
    bad = Failure("a.txt", "a.txt: the file is empty; export it again", "文件是空的；请重新导出")
    run = RUN._replace(failures=(bad,), pair_failures=(bad,))
    assert render_index(run).count("文件是空的；请重新导出") == 2
    assert "the file is empty" not in render_index(run)
    english = render_index(run, Lang.EN)
    assert ">the file is empty; export it again<" in english
    assert "文件是空的" not in english


def raised(module: str) -> Iterator[ast.Call]:
    """The errors that a module raises."""
    for node in ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            yield node.exc


@pytest.mark.parametrize("module", ON_PAGES)
def test_what_may_fail_a_file_has_words_in_both_languages(module: str) -> None:
    calls = [call for call in raised(module) if getattr(call.func, "id", "").endswith("Error")]
    ours = [call for call in calls if getattr(call.func, "id", "") != "ValueError"]
    assert ours
    assert [len(call.args) for call in ours] == [2] * len(ours)


def test_an_english_overview_is_english() -> None:
    html = render_index(RUN._replace(expected=(Expected("邵阳市"), Expected("长沙市"))), Lang.EN)
    text = Page(html).text
    assert "2 places expected; 1 received; 1 not received (to be verified)." in text
    assert not re.search("待核实|未收到|逐对|应收|条目|对照", text)


def test_what_comes_from_outside_never_becomes_markup() -> None:
    plan = replace(PLAN, title=EVIL, place=EVIL, subject=EVIL, source=Source(EVIL, "0" * 64, 1), document_number=EVIL)
    slip = Finding(FindingKind.TARGET, "dropped", EVIL, None)
    comparison = replace(COMPARISON, plan=plan, rows=(ROWS[0], replace(ROWS[1], findings=(slip,)), *ROWS[2:]))
    run = RUN._replace(
        readings=(Reading(plan.source, (plan,), "javascript:alert(1)"), Reading(Source(EVIL + "2", "0" * 64, 1), ())),
        pairs=(PairEntry("a", comparison, "javascript:alert(1)"),),
        failures=(Failure(EVIL, EVIL, EVIL),),
        pair_failures=(Failure(EVIL, EVIL),),
        lonely=(Lonely(plan, (Lack.SUPERIOR,)),),
        expected=(Expected(EVIL, 2022, EVIL, EVIL),),
    )
    page = Page(render_index(run))
    assert EVIL in page.text
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert not [name for name in page.attributes if name.startswith("on")]
    assert not [address for address in page.links if address.startswith("javascript:")]
