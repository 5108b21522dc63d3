"""The page that shows how a document was read: it accounts for everything, and says what was seen without blame."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from align import compare, read_document
from align.language import Lang
from align.pipeline import read_text
from align.plan import Document, Offices
from align.report import PairEntry, render_document, render_html
from align.report.hints import Hint
from align.report.reading_view import view_check, view_document
from align.report.segments import Side
from tests.conftest import CORPUS, corpus_document
from tests.reading_world import DOCUMENT, EMPTY, TASKS, document_of
from tests.report_world import EVIL, Page
from tests.strategies import KnownDocument, documents

CORPORA = sorted(path.stem for path in CORPUS.glob("*.txt"))
PAGE = render_document(DOCUMENT)
BUILT = "新建公园10个。（市住建局牵头，市财政局配合）"
LAW = settings(max_examples=40)
TEN = [
    f"（{'一二三四五六七八九十'[n]}）{task}" for n, task in enumerate(["整治占道经营，疏导夜市。（市城管局负责）"] * 10)
]


def hints(document: Document) -> dict[str, Hint]:
    """What is said of a document, by its first words."""
    view = view_document(document, Lang.ZH, ())
    return {hint.text: hint for hint in (*view.hints, *(hint for plan in view.plans for hint in plan.hints))}


def spots(document: Document, begin: str) -> list[str]:
    """Where something was seen, of which the sentence begins so."""
    return [spot.words for text, hint in hints(document).items() if text.startswith(begin) for spot in hint.spots]


def assert_adds_up(document: Document) -> None:
    """The parts are all there is, and the items' lengths are those of their part."""
    account = view_document(document, Lang.ZH, ()).account
    numbers = {part.css: part.number for part in account.parts}
    assert account.total == sum(numbers.values()) == len("".join(document.text.split()))
    lines = [
        item.length
        for plan in view_document(document, Lang.ZH, ()).plans
        for group in plan.groups
        for item in group.items
    ]
    assert sum(lines) == numbers.get("items", 0)
    assert len(lines) == sum(len(plan.items) for plan in document.plans)


@pytest.mark.parametrize(
    ("item", "seen"),
    [
        (BUILT, []),
        (BUILT + "改造老旧小区，加装电梯。（市住建局牵头）", ["第 1 条"]),
        (BUILT + "改造老旧小区，加装电梯。", ["第 1 条"]),
        (BUILT + "（此件公开发布）", []),
        ("修缮祠堂。牵头单位：市文旅局；责任单位：市财政局、市住建局。", []),
    ],
)
def test_words_behind_a_responsibility_clause_are_worth_a_look(item: str, seen: list[str]) -> None:
    """The next item may have lost its number; clauses that follow each other are one."""
    lines = [f"（一）{item}", "（二）修渠引水。（市水利局牵头）"]
    assert spots(document_of(*lines), "条内有两处责任分工") == seen


def test_where_most_items_go_on_behind_the_clause_nothing_is_said() -> None:
    """So the plan is written."""
    assert spots(document_of(*(line + "开展培训。" for line in TEN)), "条内有两处责任分工") == []


@pytest.mark.parametrize("name", CORPORA)
def test_no_item_of_the_corpus_goes_on_behind_its_clause(name: str) -> None:
    """No false alarm."""
    assert spots(corpus_document(name), "条内有两处责任分工") == []


@pytest.mark.parametrize("name", CORPORA)
def test_the_page_accounts_for_every_character_of_the_corpus(name: str) -> None:
    """Items, headings, words around them, text between plans and what was left out are the whole file."""
    assert_adds_up(corpus_document(name))


@LAW
@given(documents())
def test_the_page_accounts_for_every_character_of_a_generated_document(known: KnownDocument) -> None:
    """The same however a document is printed; and nothing but numbers that really jump is worth a look."""
    document = read_text(known.text, "generated.txt")
    assert_adds_up(document)
    assert set(hints(document)) <= {"编号不相连或重复"}


@pytest.mark.parametrize("name", CORPORA)
def test_a_plan_read_rightly_gives_nothing_to_look_at(name: str) -> None:
    """Numbers that begin anew in each section, offices that no item names, long preambles: all usual."""
    assert not [plan.hints for plan in view_document(corpus_document(name), Lang.ZH, ()).plans if plan.hints]


@pytest.mark.parametrize("name", CORPORA)
def test_the_check_of_one_plan_accounts_for_all_of_it(name: str) -> None:
    """Also where a volume holds other plans: only what was left out within its extent counts."""
    document = corpus_document(name)
    for plan in document.plans:
        account = view_check(document, plan, Side.PLAN, Lang.ZH).account
        assert account.total == sum(part.number for part in account.parts)


def test_particulars_and_every_item_stand_on_the_page() -> None:
    """With printed number, page, line, offices and the whole text; what was not found says so."""
    page = Page(PAGE)
    for words in ("邵政办发〔2022〕7号", "2022-05-12", "邵阳市", "共 2 部分 5 条 · 666 字", "第 8 页 · 第 14 行"):
        assert words in page.text
    for label, task, _ in TASKS:
        assert label in page.text
        assert task in page.text
    assert "住建局" in page.text
    assert "未识别" not in page.text
    assert "未识别" in render_document(document_of(*TEN))


def test_what_was_left_out_is_listed_with_reason_and_place() -> None:
    """The same words stand once, with how often."""
    left = Page(PAGE[PAGE.index('id="left"') : PAGE.index('id="between"')]).text
    assert "分页标记 3 处，22 字" in left
    assert re.search("# Page 10: 第 10 页 · 第 16 行", left)
    assert re.search("## .*2 处", left)


def test_text_between_plans_is_printed_as_in_the_file() -> None:
    """Line by line, so that a plan that was not found is seen."""
    assert "邵政办发〔2022〕7号\n各县市区人民政府：\n1. 现将要点印发给你们。" in PAGE


def test_what_is_worth_a_look_says_where() -> None:
    """Every kind of thing that is in the document, each with the way there."""
    assert spots(DOCUMENT, "编号不相连") == ["（二） → （四）"]
    assert spots(DOCUMENT, "5 条中有 1 条未注明责任单位") == ["第 3 条"]
    assert spots(DOCUMENT, "有条目明显长于其他条目") == ["第 4 条 467 字"]
    assert spots(DOCUMENT, "要点以外的文字中有 2 行") == ["1.现将要点印发给你们。"]
    assert spots(DOCUMENT, "页码不相连") == ["8 → 10（第 16 行）"]
    assert spots(DOCUMENT, "有 1 个替换符") == ["第 14 行"]
    assert {"#i1-3", "#i1-4", "#b1"} <= set(Page(PAGE).links)


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({3: ""}, ["（三） → （五）"]),
        ({0: ""}, ["一、 → （二）"]),
        ({5: "（一）加强调度。（市政务局负责）"}, ["（五） → （一）", "（一） → （七）"]),
        ({5: "二、强化保障\n" + TEN[0], 6: TEN[1], 7: TEN[2], 8: TEN[3], 9: TEN[4]}, []),
        ({5: "二、强化保障\n" + TEN[5]}, []),
        ({5: "三、强化保障\n" + TEN[5]}, ["一、 → 三、"]),
    ],
)
def test_numbers_that_jump_or_repeat_are_told(change: dict[int, str], seen: list[str]) -> None:
    """Not those that begin anew, or run on, under another heading."""
    lines = [change.get(n, line) for n, line in enumerate(TEN)]
    assert spots(document_of(*[line for line in lines if line]), "编号不相连") == seen


def test_a_number_inside_an_item_is_told_where_it_begins_a_line() -> None:
    """It may be an item of its own, or one that repeats a number; not a lower sort, nor one in a sentence."""
    inside = "（三）整治占道经营。（市城管局负责）\n（二）疏导夜市。\n1. 设置岗亭。\n按照第\n（一）项办理。"
    assert spots(document_of(TEN[0], TEN[1], inside, *TEN[3:]), "条目之内有") == ["第 3 条 （二）疏导夜市。"]
    assert spots(document_of(*TEN[:9], TEN[8]), "条目之内有") == ["第 9 条 （九）整治占道经营，疏…"]


def test_particulars_that_pairing_goes_by_are_told_where_missing() -> None:
    """A title without a year, for instance."""
    found = hints(document_of(*TEN, title="邵阳市政务公开工作要点"))
    assert list(found) == ["名称中未识别出年份，确定比对对象时用到"]


def test_a_heading_longer_than_headings_are_is_told() -> None:
    """An item that lost its number may have become part of it."""
    lost = "完善工作机制，" * 9 + "明确责任分工。（市政务局负责）"
    assert spots(document_of(lost, *TEN[1:]), "标题长于 60 字") == ["一、重点任务完善工作机…"]


def test_offices_are_told_where_nearly_all_items_name_some() -> None:
    """Where most name none, that is how the plan is written."""
    bare = [line.replace("（市城管局负责）", "") for line in TEN]
    assert spots(document_of(*TEN[:9], bare[9]), "10 条中有 1 条未注明") == ["第 10 条"]
    assert hints(document_of(*TEN[:5], *bare[5:])) == {}
    assert hints(document_of(*bare)) == {}


def test_characters_that_do_not_show_are_counted() -> None:
    """Line ends and tabs are none of them."""
    document = document_of(*TEN[:9], TEN[9].replace("夜市", "夜\ue863\u200b市") + "\r")
    assert spots(document, "有 2 个不显示") == ["第 14 行"]


def test_many_spots_are_counted_and_the_first_ones_named() -> None:
    """Nobody reads a hundred of them."""
    tasks = [f"（{n}）加强调度。" for n in "一三五七九"] + [
        f"（{n}）加强调度。" for n in ("十一", "十三", "十五", "十七", "十九")
    ]
    (hint,) = hints(document_of(*tasks)).values()
    assert (len(hint.spots), hint.more) == (8, "等 9 处")


def test_a_document_without_items_shows_its_words() -> None:
    """So that a person sees why nothing was read."""
    page = Page(render_document(EMPTY, back="../index.html"))
    assert "没有读出要点" in page.text
    assert "各县市区人民政府：\n现将要点印发给你们。" in page.text
    assert "details" not in page.tags
    assert "../index.html" in page.links


def test_a_page_leads_to_the_comparisons_of_its_plans() -> None:
    """Each with the part that the plan has in it; without any it says so."""
    template, plan = corpus_document("hunan-2022"), corpus_document("shaoyang-2022")
    entry = PairEntry("a", compare(template.plan("1"), plan.plan("1")), "../pairs/a b.html")
    for document, part in ((template, "作为模板"), (plan, "作为本要点")):
        page = Page(render_document(document, pairs=[entry], back="../index.html"))
        assert page.links.count("../pairs/a%20b.html") == 1
        assert part in page.text
        assert "参与的比对：未参与比对" in page.text


def test_text_of_a_document_never_becomes_markup() -> None:
    """Nor does its name."""
    document = replace(DOCUMENT, source=replace(DOCUMENT.source, name=EVIL))
    page = Page(render_document(document))
    assert page.text.count(EVIL) >= 3
    assert not {"img", "script"} & set(page.tags)


def test_a_long_volume_makes_a_page_of_bearable_size() -> None:
    """A thousand pages: its items are all listed, their texts and long passages are left to the file."""
    text = (CORPUS / "compilation-2023.txt").read_text(encoding="utf-8")
    document = read_text(text * 14, "volume.txt")
    page = render_document(document)
    assert len(page.encode()) < 1_000_000
    assert "文件较长，条目的全文和其他长段文字从略" in page
    assert page.count('<tr id="i') == sum(len(plan.items) for plan in document.plans)


def test_a_report_made_alone_carries_the_check_of_both_plans() -> None:
    """Without the items' texts, which stand in it already, and without the other plans of a volume."""
    template, plan = corpus_document("hunan-2022"), corpus_document("compilation-2023")
    comparison = compare(template.plan("政务公开"), plan.plan("娄底市2023年政务公开"))
    alone = render_html(comparison, readings=(template, plan))
    page = Page(alone)
    assert {"#reading-template", "#reading-plan"} <= set(page.links)
    assert {"reading-template", "reading-plan"} <= set(page.ids)
    checks = Page(alone[alone.index('id="readings"') :])
    assert {"#t17", "#p17"} <= set(checks.links)
    assert "岳阳市2023年推进教育数字化" not in checks.text
    assert comparison.plan.items[2].task not in checks.text
    assert "# Page 1100:" in checks.text
    assert "# Page 1080:" not in checks.text


def test_a_report_of_a_run_leads_to_the_documents_pages() -> None:
    """And carries no check of its own."""
    template, plan = read_document(CORPUS / "hunan-2022.txt"), read_document(CORPUS / "shaoyang-2022.txt")
    comparison = compare(template.plan("政务公开"), plan.plan("政务公开"))
    page = Page(render_html(comparison, readings=("../documents/甲.html", "../documents/b.html")))
    assert {"../documents/%E7%94%B2.html", "../documents/b.html"} <= set(page.links)
    assert "readings" not in page.ids
    assert "读取核对" not in Page(render_html(comparison)).text


def test_english_pages_are_english() -> None:
    """Apart from what the document says."""
    page = render_document(DOCUMENT, Lang.EN, back="../index.html")
    own = re.sub(r"<([a-z0-9]+)[^>]* lang=\"zh-CN\"[^>]*>.*?</\1>", "", page.split("</style>")[1], flags=re.S)
    assert "Reading check" in own
    quoted = f"{DOCUMENT.plans[0].title}|（[一二三四五六]）|现将要点印发给你们。"
    assert not re.search("[\u4e00-\u9fff]", re.sub(quoted, "", Page(own).text))


def test_standing_offices_are_offices() -> None:
    """An item that names only those for the rest of the plan names some."""
    plan = DOCUMENT.plans[0]
    item = replace(plan.items[2], offices=Offices(default=("各县市区人民政府",)))
    section = replace(plan.sections[0], items=(*plan.items[:2], item, plan.items[3]))
    document = replace(DOCUMENT, plans=(replace(plan, sections=(section, plan.sections[1])),))
    assert not spots(document, "5 条中有")
