"""Reviewing on a page: at the rows, by keyboard alone, kept in the browser, and carried on by files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align.comparison import Comparison, Settled, Verdict
from align.label_files import read_labels, write_labels
from align.labels import Label, LabelFile, Status, plan_name, with_hashes
from align.language import Lang
from align.pipeline import compare
from align.report import Edition, render_html
from align.reviewed import compare_reviewed
from align.visible import make_visible
from tests.browser.axe import undecided
from tests.browser.conftest import Show
from tests.browser.engines import Look, every_engine
from tests.browser.pages import every_language
from tests.browser.test_access import SOME_WAYS, Way, examine_every_way
from tests.conftest import pair
from tests.handmade import make_label, make_labels

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Locator, Page

DUTY = "做好政策解读。每季度开展政策解读不少于1次，同步发布解读材料。"
SERVICE = "提升政务服务。推进政务服务大厅标准化建设，设立综合窗口。"
GONE = "推进数字乡村。建设乡村数字底座，培育数字农业示范基地。"
PARKS = "建设口袋公园。新建口袋公园10个，整治背街小巷30条。"
OWN = "开通轮渡夜航。延长末班渡轮的时间，增设候船座椅。"
TEMPLATE = (DUTY, SERVICE, GONE, PARKS)
PLAN = (DUTY, SERVICE.replace("设立", "延长服务时间，设立"), PARKS.replace("10个", "3个"), OWN)
TODAY = date.today().isoformat()
NAME = "张三"
REVIEWED = {"status": Status.REVIEWED, "by": "李四", "date": "2024-05-01"}
NASTY = '=1+1,"甲"；\t乙\'“丙”𠮷 @x'


@pytest.fixture
def plans() -> Comparison:
    """Four items beside the company: 1 is copied, 2 and 3 are adjusted (3 carries template item 4), 4 is added."""
    return compare(*pair(TEMPLATE, PLAN))


class Desk:
    """A reviewer at a page."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder

    def row(self, anchor: str) -> Locator:
        """The row of an item, named as the page's anchors name it."""
        return self.page.locator(f".row:has(#{anchor})")

    def open(self, anchor: str) -> Locator:
        """The form of a row."""
        self.row(anchor).locator(".review-open").press("Enter")
        return self.row(anchor).locator("form")

    def review(self, anchor: str, verdict: str = "", **fields: str) -> str:
        """Fill a row's form and save it; what it complains of, empty where it is saved."""
        form = self.open(anchor)
        if verdict:
            form.locator(f"[value={verdict}]").check()
        for name, value in fields.items():
            form.locator(f"[name={name}]").fill(value)
        return self.save(form)

    def save(self, form: Locator) -> str:
        """Save a form by Enter; what it complains of, empty where it is saved."""
        form.locator("[name=remark]").press("Control+Enter")
        if not form.count():
            return ""
        wrong = form.locator(".wrong").inner_text()
        form.press("Escape")
        return wrong

    def note(self, anchor: str) -> str:
        """What the row says of its review."""
        return "\n".join(self.row(anchor).locator(".review-note p:visible").all_inner_texts())

    def withdraw(self, anchor: str) -> None:
        """Take a review back."""
        self.open(anchor).locator("[data-way=withdraw]").click()

    def progress(self) -> str:
        """How far reviewing has come."""
        return self.page.locator("#review-progress").inner_text()

    def told(self) -> str:
        """What is said of the files."""
        return self.page.locator("#review-told").inner_text()

    def download(self) -> Path:
        """Save the reviews to a file."""
        if is_old(self.page):
            return self.download_by_protocol()
        with self.page.expect_download() as started:
            self.page.click("#review-save")
        path = self.folder / started.value.suggested_filename
        started.value.save_as(path)
        return path

    def download_by_protocol(self) -> Path:
        """The same where an engine does not tell Playwright of a download."""
        folder = self.folder / f"saved{len(list(self.folder.iterdir()))}"
        session = self.page.context.new_cdp_session(self.page)
        session.send("Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
        self.page.click("#review-save")
        for _ in range(100):
            if found := list(folder.glob("*.csv")):
                return found[0]
            self.page.wait_for_timeout(50)
        raise AssertionError("nothing was downloaded")

    def load(self, *paths: Path) -> None:
        """Load files by the file picker."""
        self.page.locator("#review-told").evaluate("told => { told.textContent = '' }")
        with self.page.expect_file_chooser() as chooser:
            self.page.click("#review-load")
        chooser.value.set_files(list(paths))
        self.page.locator("#review-told li").first.wait_for()

    def labels(self) -> tuple[Label, ...]:
        """The labels of a saved file."""
        return tuple(label for file in read_labels(self.download()) for label in file.labels)


def is_old(page: Page) -> bool:
    """Whether this engine is of the years before Playwright knew it."""
    browser = page.context.browser
    return browser is not None and int(browser.version.split(".")[0]) < 105


Sit = Callable[..., Desk]


@pytest.fixture
def sit(show: Show, tmp_path: Path) -> Sit:
    """Sit down before the page of a comparison, known by name unless told otherwise."""

    def sit_down(comparison: Comparison, *, named: bool = True, lang: Lang = Lang.ZH, look: Look | None = None) -> Desk:
        path = tmp_path / "pair.html"
        path.write_text(render_html(comparison, Edition(lang)), encoding="utf-8")
        desk = Desk(show(path, look or Look()), tmp_path)
        if named:
            desk.page.fill("#reviewer", NAME)
            desk.page.locator("#reviewer").blur()
        return desk

    return sit_down


def again(desk: Desk, comparison: Comparison) -> None:
    """The report is made again under the same name, and opened in the same browser."""
    (desk.folder / "pair.html").write_text(render_html(comparison), encoding="utf-8")
    desk.page.reload()


def write(desk: Desk, comparison: Comparison, *labels: Label, name: str = "colleague.csv") -> Path:
    """A colleague's file about a pair."""
    path = desk.folder / name
    write_labels(path, [make_labels(comparison.template, comparison.plan, *labels)])
    return path


def say(labels: Sequence[Label]) -> list[tuple[int | None, tuple[int, ...], str, str]]:
    """Labels in short."""
    return [(label.plan_no, label.template_nos, label.verdict.value, label.by) for label in labels]


@every_engine
def test_rows_are_reviewed_by_keyboard_alone(sit: Sit, plans: Comparison) -> None:
    """Enter opens and saves, the name is asked once, the focus comes back, and what is saved stands in the row."""
    desk = sit(plans, named=False)
    keys = desk.page.keyboard
    desk.row("p2").locator(".review-open").focus()
    keys.press("Enter")
    assert desk.page.evaluate("document.activeElement.value") == "localized"
    keys.press("Enter")
    assert desk.page.evaluate("document.activeElement.name") == "by"
    keys.insert_text(NAME)
    keys.press("Enter")
    assert desk.page.evaluate("document.activeElement.className") == "review-open review-again"
    assert desk.note("p2").split("\n")[:2] == [
        f"经人工复核：有调整；对应模板第 2 条（{NAME}，{TODAY}）",
        "与报告所列一致。",
    ]
    assert desk.page.inner_text("#review-status") == "已保存：本要点第 2 条。"
    assert desk.progress() == "已复核 1 / 9 条，待核对尚余 1 条；1 条记录尚未存入文件"
    keys.press("Tab")
    keys.press("Enter")
    assert desk.page.evaluate("document.activeElement.closest('.row').dataset.template") == "3"
    keys.press("Enter")
    keys.press("Enter")
    assert "经人工复核：未列入" in desk.note("t3")
    assert desk.progress() == "已复核 2 / 9 条，待核对尚余 0 条；2 条记录尚未存入文件"
    assert desk.page.is_disabled("#review-next")


def test_escape_gives_up(sit: Sit, plans: Comparison) -> None:
    """Nothing is kept, and the focus comes back to the button."""
    desk = sit(plans)
    form = desk.open("p1")
    form.locator("[name=remark]").fill("不要")
    form.press("Escape")
    assert not form.count()
    assert desk.page.evaluate("document.activeElement.className") == "review-open"
    assert desk.progress().startswith("已复核 0 / 9 条")


def test_what_differs_from_the_report_is_seen_beside_it(sit: Sit, plans: Comparison) -> None:
    """The report's own verdict stays where it is, and the remark stands with the reviewer's."""
    desk = sit(plans)
    assert desk.review("p1", "localized", links="1；2", remark="并入<b>大厅</b>") == ""
    assert desk.note("p1").split("\n") == [
        f"经人工复核：有调整；对应模板第 1、2 条（{NAME}，{TODAY}）",
        "报告所列：表述一致；对应模板第 1 条。",
        "复核说明：并入<b>大厅</b>",
        "尚未存入文件。",
    ]
    assert "表述一致" in desk.row("p1").locator(".badge").inner_text()
    assert desk.review("p1", "copied", links="1", remark="") == ""
    assert "与报告所列一致" in desk.note("p1")
    desk.withdraw("p1")
    assert desk.row("p1").locator(".review-note").is_hidden()
    assert desk.page.evaluate("document.activeElement.textContent").startswith("复核")


def test_reviews_outlive_the_page(sit: Sit, plans: Comparison) -> None:
    """They are there again after a reload and in a report made again; where the words have changed they are not."""
    desk = sit(plans)
    desk.review("p1", "localized")
    desk.review("p2", "copied")
    again(desk, plans)
    assert desk.page.input_value("#reviewer") == NAME
    assert "有调整" in desk.note("p1")
    again(desk, compare(*pair(TEMPLATE, (DUTY.replace("1次", "2次"), *PLAN[1:]))))
    assert desk.note("p1") == f"此前的复核（{NAME}，{TODAY}）未采用：文字此后有变动，请重新复核。"
    assert "表述一致" in desk.note("p2")
    assert desk.progress().startswith("已复核 1 / 9 条")
    assert say(desk.labels()) == [(2, (2,), "copied", NAME)]


def test_a_dropped_item_is_confirmed_or_found(sit: Sit, plans: Comparison) -> None:
    """It is 未列入, or a plan item carries it beside what it has; withdrawing gives the plan item back as it was."""
    desk = sit(plans)
    desk.review("t3", remark="已核实")
    assert say(desk.labels()) == [(None, (3,), "dropped", NAME)]
    assert desk.review("t3", "carried", carrier="4") == ""
    assert f"由本要点第 4 条对应（{NAME}" in desk.note("t3")
    assert "有调整；对应模板第 3 条" in desk.note("p4")
    assert say(desk.labels()) == [(4, (3,), "localized", NAME)]
    desk.review("t3", "carried", carrier="2")
    assert say(desk.labels()) == [(2, (2, 3), "localized", NAME)]
    desk.withdraw("t3")
    assert desk.row("p2").locator(".review-note").is_hidden()
    assert desk.progress().startswith("已复核 0 / 9 条")
    desk.review("p2", "copied", remark="旧")
    desk.review("t3", "carried", carrier="2", remark="新")
    (label,) = desk.labels()
    assert (label.template_nos, label.verdict.value, label.remark) == ((2, 3), "localized", "旧；新")
    desk.withdraw("t3")
    assert [(label.template_nos, label.verdict.value, label.remark) for label in desk.labels()] == [
        ((2,), "copied", "旧")
    ]


def test_a_contradiction_is_told_and_not_written(sit: Sit, plans: Comparison) -> None:
    """A template item cannot be dropped and carried."""
    desk = sit(plans)
    desk.review("t3", "carried", carrier="4")
    assert "模板第 3 条的复核已写明由本要点第 4 条对应，与此矛盾" in desk.review("t3", "dropped")
    desk.withdraw("t3")
    desk.review("t3", "dropped")
    assert "模板第 3 条的复核为“未列入”，与此矛盾" in desk.review("p1", "localized", links="1;3")
    assert say(desk.labels()) == [(None, (3,), "dropped", NAME)]


def test_an_item_that_loses_its_only_carrier_can_be_confirmed_at_once(sit: Sit, plans: Comparison) -> None:
    """Else the report will list it, which is said; linked again it is carried again."""
    desk = sit(plans)
    assert desk.review("p1", "added") == ""
    assert "模板第 1 条因此没有对应条目" in desk.note("p1")
    form = desk.open("p1")
    assert form.locator(".freed").inner_text().strip() == "同时确认模板第 1 条未列入"
    form.locator("[name=freed]").check()
    assert desk.save(form) == ""
    assert "模板第 1 条：未列入" in desk.note("p1")
    assert say(desk.labels()) == [(1, (), "added", NAME), (None, (1,), "dropped", NAME)]
    assert desk.review("p1", "copied", links="1") == ""
    assert say(desk.labels()) == [(1, (1,), "copied", NAME)]


@pytest.mark.parametrize(
    ("anchor", "verdict", "fields", "wrong"),
    [
        ("p1", "copied", {"links": ""}, "请填写对应的模板条目序号。"),
        ("p1", "copied", {"links": "1;9"}, "“9”不是条目序号；请填写 1 至 8 的序号，多条用分号隔开。"),
        ("p1", "copied", {"links": "一"}, "“一”不是条目序号"),
        ("t3", "carried", {"carrier": "0"}, "请填写 1 至 8 的本要点条目序号。"),
        ("t3", "carried", {"carrier": ""}, "请填写 1 至 8 的本要点条目序号。"),
    ],
)
def test_a_wrong_answer_is_named(
    sit: Sit, plans: Comparison, anchor: str, verdict: str, fields: dict[str, str], wrong: str
) -> None:
    """At the field that holds it, and nothing is written."""
    desk = sit(plans)
    assert wrong in desk.review(anchor, verdict, **fields)
    assert desk.progress().startswith("已复核 0 / 9 条")


@every_engine
def test_a_saved_file_is_what_plan_align_reads_and_applies(sit: Sit, plans: Comparison) -> None:
    """With the hashes of today, whatever the remark holds; its name says what it is."""
    desk = sit(plans)
    desk.review("p1", "localized", links="1;2", remark=NASTY)
    desk.review("p4", "added")
    desk.review("t3", "dropped")
    path = desk.download()
    assert path.name == f"复核记录-四川省2022-绵阳市2022-政务公开-{TODAY}.csv"
    assert desk.progress() == "已复核 3 / 9 条，待核对尚余 0 条"
    (file,) = read_labels(path)
    expected = (
        Label(1, (1, 2), Verdict.LOCALIZED, Status.REVIEWED, by=NAME, date=TODAY, remark=NASTY),
        Label(4, (), Verdict.ADDED, Status.REVIEWED, by=NAME, date=TODAY),
        Label(None, (3,), Verdict.DROPPED, Status.REVIEWED, by=NAME, date=TODAY),
    )
    assert file.labels == tuple(with_hashes(label, plans.template, plans.plan) for label in expected)
    write_labels(desk.folder / "own.csv", [file])
    assert path.read_bytes() == (desk.folder / "own.csv").read_bytes()
    comparison, stale = compare_reviewed(plans.template, plans.plan, [file])
    assert not stale
    assert [row.confidence for row in comparison.rows].count(1.0) == 3


def test_a_remark_may_have_several_lines(sit: Sit, plans: Comparison) -> None:
    """Enter begins a new one there, and Ctrl+Enter saves."""
    desk = sit(plans)
    remark = desk.open("p1").locator("[name=remark]")
    remark.press_sequentially("一")
    remark.press("Enter")
    remark.press_sequentially("二")
    remark.press("Control+Enter")
    assert "复核说明：一\n二" in desk.note("p1")
    assert desk.labels()[0].remark == "一\n二"


def test_bar_and_file_say_what_they_count(sit: Sit, plans: Comparison) -> None:
    """One record may settle two rows; what was kept of other words goes into no file and stays unsaved."""
    desk = sit(plans)
    desk.review("t3", "carried", carrier="4")
    desk.review("p1", "localized")
    assert desk.progress() == "已复核 3 / 9 条，待核对尚余 0 条；2 条记录尚未存入文件"
    desk.labels()
    assert desk.told().endswith("写入 2 条记录；本页已复核的 3 条均在其内。")
    desk.review("p1", "localized", remark="改")
    again(desk, compare(*pair(TEMPLATE, (DUTY.replace("1次", "2次"), *PLAN[1:]))))
    assert len(desk.labels()) == 1
    assert "1 条此前的复核未写入" in desk.told()
    again(desk, plans)
    assert "尚未存入文件" in desk.note("p1")


def test_unseen_characters_are_shown(sit: Sit, plans: Comparison) -> None:
    """What a file says cannot turn the page's text around, and every such sign is the one plan-align shows."""
    desk = sit(plans)
    theirs = make_label(1, (1,), Verdict.COPIED, status=Status.REVIEWED, by="甲\u202e乙", remark="丙\u200b丁")
    desk.load(write(desk, plans, theirs))
    assert "甲⟨U+202E⟩乙" in desk.note("p1")
    assert "丙⟨U+200B⟩丁" in desk.note("p1")
    assert (desk.labels()[0].by, desk.labels()[0].remark) == ("甲\u202e乙", "丙\u200b丁")
    codes = [*range(0xD800), *range(0xE000, 0x10000), *range(0xE0000, 0xE0100)]
    text = "".join(map(chr, codes))
    assert desk.page.evaluate("text => reviewWords.visible(text)", text) == make_visible(text)


@every_engine
def test_a_colleagues_file_is_taken_row_by_row(sit: Sit, plans: Comparison) -> None:
    """New rows are taken, equal ones are silent, and where two differ both are shown and a person chooses."""
    desk = sit(plans)
    desk.review("p1", "copied")
    desk.review("p2", "copied", remark="一致")
    desk.review("t3", "dropped")
    theirs = (
        make_label(1, (1,), Verdict.COPIED, **REVIEWED),
        make_label(2, (2,), Verdict.LOCALIZED, **REVIEWED, remark="窗口不同"),
        make_label(3, (4,), Verdict.LOCALIZED, **REVIEWED, optional_nos=(1,), also=Verdict.COPIED),
        make_label(4, (3,), Verdict.LOCALIZED, **REVIEWED),
    )
    desk.load(write(desk, plans, *theirs))
    assert desk.told() == "colleague.csv：新采用 1 条，相同 1 条。\n2 条与已有复核不一致，请逐条选择。"
    assert desk.page.evaluate("document.activeElement.tagName") == "H3"
    cells = [cell.inner_text() for cell in desk.page.locator("#conflicts li >> nth=0 >> tbody td").all()]
    assert cells[:2] == [f"{NAME}，{TODAY}", "李四，2024-05-01"]
    assert cells[2:4] == ["本要点第 2 条：表述一致；对应模板第 2 条", "本要点第 2 条：有调整；对应模板第 2 条"]
    assert cells[4:] == ["一致", "窗口不同"]
    against = desk.page.locator("#conflicts li >> nth=1 >> [data-mine=says]").inner_text()
    assert against == "模板第 3 条：未列入"
    desk.page.locator("#conflicts [data-keep=mine] >> nth=0").press("Enter")
    assert desk.told() == "已选定，尚余 1 条。"
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    assert desk.told() == "不一致的条目均已选定。"
    assert desk.page.locator("#conflicts").is_hidden()
    assert say(desk.labels()) == [
        (1, (1,), "copied", NAME),
        (2, (2,), "copied", NAME),
        (3, (4,), "localized", "李四"),
        (4, (3,), "localized", "李四"),
    ]
    kept = read_labels(desk.download())[0].labels[2]
    assert (kept.optional_nos, kept.also) == ((1,), Verdict.COPIED)


def test_what_is_not_taken_from_a_file_is_told(sit: Sit, plans: Comparison) -> None:
    """Stale rows, readers' rows and rows of other plans; the last are handed on in the next saved file."""
    desk = sit(plans)
    labels = make_labels(
        plans.template,
        plans.plan,
        make_label(1, (1,), Verdict.COPIED, **REVIEWED),
        make_label(2, (2,), Verdict.LOCALIZED),
        make_label(3, (4,), Verdict.LOCALIZED, status=Status.PROPOSED),
    )
    stale = replace(labels, labels=(replace(labels.labels[0], plan_hash="0" * 12), *labels.labels[1:]))
    other = LabelFile("", "a.txt#甲", "b.txt#乙", (replace(labels.labels[0], remark="别的"),))
    write_labels(desk.folder / "all.csv", [stale, other])
    desk.load(desk.folder / "all.csv")
    assert desk.told().split("\n") == [
        "all.csv：新采用 0 条，相同 0 条。",
        "1 条未采用，文字此后有变动：本要点第 1 条。",
        "2 条未采用，不是复核（状态为 reader、proposed）。",
        "1 条属于其他要点，本页打开期间保留，保存时一并写出。",
    ]
    desk.review("p2", "copied")
    mine, handed_on = read_labels(desk.download())
    assert (mine.plan, say(mine.labels)) == (plan_name(plans.plan), [(2, (2,), "copied", NAME)])
    assert (handed_on.template, handed_on.plan) == (other.template, other.plan)
    assert handed_on.labels == other.labels


@every_engine
def test_a_file_that_a_spreadsheet_saved_is_read(sit: Sit, plans: Comparison) -> None:
    """In GB18030, with CRLF, and dates and empty rows of its own."""
    desk = sit(plans)
    path = write(desk, plans, make_label(1, (1,), Verdict.LOCALIZED, **REVIEWED, remark="一，\n二"))
    text = path.read_text(encoding="utf-8-sig").replace("2024-05-01", "2024/5/1")
    head, row = text.split("\n", 1)
    path.write_bytes(f"{head}\r\n{row[:-1]}\r\n,,,\r\n".encode("gb18030"))
    desk.load(path)
    assert "新采用 1 条" in desk.told()
    assert "（李四，2024-05-01）" in desk.note("p1")
    assert desk.labels()[0].remark == "一，\n二"


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"PK\x03\x04\x00\x00", "不是文本文件；请给出保存为 CSV 的复核记录。"),
        (b"", "首行缺少 template, plan, plan_no,"),
        ("模板,要点\n".encode(), "首行缺少 template"),
        (b'template,"plan\n', "第 1 行引号不成对"),
        ({"verdict": "kept"}, "第 2 行：verdict 列的“kept”无法识别。"),
        ({"plan_no": "1;2"}, "第 2 行：plan_no 列只能有一个序号。"),
        ({"template_hashes": ""}, "第 2 行：template_nos 与 template_hashes 的个数不同。"),
        ({"verdict": "added"}, "第 2 行：verdict 为 added 的行不应有 template_nos。"),
        ({"template_nos": "", "template_hashes": ""}, "第 2 行：缺少 template_nos。"),
        (
            {"plan_no": "", "verdict": "dropped", "template_nos": "", "template_hashes": "", "optional_nos": "1"},
            "第 2 行：缺少 template_nos。",
        ),
        ({"optional_nos": "1"}, "第 2 行：同一序号同时列入 template_nos 与 optional_nos。"),
        ({"template_nos": "x"}, "第 2 行：template_nos 列的“x”不是条目序号。"),
    ],
)
def test_a_wrong_file_is_named(sit: Sit, plans: Comparison, data: bytes | dict[str, str], wrong: str) -> None:
    """What is wrong and in which row; nothing of it is taken."""
    desk = sit(plans)
    path = write(desk, plans, make_label(1, (1,), Verdict.COPIED, **REVIEWED), name="复核.csv")
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        head, row = (line.split(",") for line in path.read_text(encoding="utf-8-sig").splitlines())
        cells = dict(zip(head, row, strict=True)) | data
        path.write_text(",".join(head) + "\n" + ",".join(cells.values()) + "\n", encoding="utf-8")
    desk.load(path)
    assert desk.told().startswith(f"复核.csv：未读入。{wrong}")
    assert desk.progress().startswith("已复核 0 / 9 条")


def applied(plans: Comparison, *settled: Settled) -> Comparison:
    """The comparison made again with what reviewers confirmed."""
    return compare(plans.template, plans.plan, settled=settled)


LI = Settled((1,), 1, Verdict.LOCALIZED, "李四", "2024-05-01", "口径不同", also=Verdict.COPIED)


def test_what_a_report_has_applied_needs_no_browser(sit: Sit, plans: Comparison) -> None:
    """It counts as reviewed, is no pending work, and goes into the saved file on any computer."""
    desk = sit(applied(plans, LI))
    assert desk.progress() == "已复核 1 / 9 条，待核对尚余 1 条"
    assert desk.row("p1").locator(".review-note").is_hidden()
    assert desk.row("p1").locator(".remarks").inner_text().count("经人工复核（李四，2024-05-01）。") == 1
    desk.review("t3", "dropped")
    labels = desk.labels()
    assert say(labels) == [(1, (1,), "localized", "李四"), (None, (3,), "dropped", NAME)]
    assert (labels[0].remark, labels[0].also) == ("口径不同", Verdict.COPIED)


def test_what_was_applied_since_is_no_pending_work(sit: Sit, plans: Comparison) -> None:
    """The browser's own state equals it, and is forgotten."""
    desk = sit(plans)
    desk.review("p1", "localized", remark="口径不同")
    path = desk.download()
    comparison, _ = compare_reviewed(plans.template, plans.plan, read_labels(path))
    again(desk, comparison)
    assert desk.progress().startswith("已复核 1 / 9 条，待核对尚余 1 条")
    assert desk.row("p1").locator(".review-note").is_hidden()
    assert desk.page.evaluate("localStorage.length") == 2


def test_an_applied_review_can_be_changed_and_withdrawn(sit: Sit, plans: Comparison) -> None:
    """Which is seen until the report is made again, and takes it from the saved file."""
    comparison = applied(plans, LI)
    desk = sit(comparison)
    desk.review("p1", "copied", remark="")
    assert "报告所列：有调整；对应模板第 1 条。" in desk.note("p1")
    again(desk, comparison)
    assert "表述一致" in desk.note("p1")
    assert desk.page.locator("#conflicts").is_hidden()
    desk.withdraw("p1")
    assert "报告采用的复核已撤回" in desk.note("p1")
    assert desk.progress().startswith("已复核 0 / 9 条")
    desk.review("p2")
    assert say(desk.labels()) == [(2, (2,), "localized", NAME)]


def test_a_report_that_applied_something_else_is_a_conflict(sit: Sit, plans: Comparison) -> None:
    """What this browser kept from before is set beside it, and asked for once."""
    desk = sit(plans)
    desk.review("p1", "copied")
    desk.review("t3", "dropped")
    comparison = applied(plans, LI, Settled((3,), 4, Verdict.LOCALIZED, "李四", "2024-05-01"))
    again(desk, comparison)
    assert desk.told() == "本报告采用的复核中有 2 条与本机的不一致，请逐条选择。"
    desk.page.locator("#conflicts [data-keep=theirs] >> nth=0").click()
    desk.page.locator("#conflicts [data-keep=mine] >> nth=0").click()
    again(desk, comparison)
    assert desk.page.locator("#conflicts").is_hidden()
    assert say(desk.labels()) == [(1, (1,), "localized", "李四"), (None, (3,), "dropped", NAME)]


LI_DROP = Settled((2,), None, Verdict.DROPPED, "李四", "2024-05-01")


def test_optional_links_count_where_there_are_no_others(sit: Sit, plans: Comparison) -> None:
    """They contradict a drop, stand in the form, and become links when the row is reviewed anew."""
    desk = sit(plans)
    desk.load(write(desk, plans, make_label(1, (), Verdict.LOCALIZED, optional_nos=(3,), **REVIEWED)))
    assert "模板第 3 条的复核已写明由本要点第 1 条对应" in desk.review("t3", "dropped")
    desk.load(write(desk, plans, make_label(None, (3,), Verdict.DROPPED, **REVIEWED), name="drop.csv"))
    assert desk.page.locator("#conflicts li").count() == 1
    desk.page.locator("#conflicts [data-keep=mine]").click()
    assert desk.review("p1", "copied") == ""
    (label,) = desk.labels()
    assert (label.template_nos, label.optional_nos, label.by) == ((3,), (), NAME)


def test_a_row_of_an_item_that_is_not_there_is_stale(sit: Sit, plans: Comparison) -> None:
    """Also where it has no hash of it."""
    desk = sit(plans)
    path = write(desk, plans, make_label(1, (1,), Verdict.COPIED, **REVIEWED))
    head, row = path.read_text(encoding="utf-8-sig").splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True)) | {"plan_no": "99", "plan_hash": ""}
    path.write_text(head + "\n" + ",".join(cells.values()) + "\n", encoding="utf-8")
    desk.load(path)
    assert "1 条未采用，文字此后有变动：本要点第 99 条。" in desk.told()
    assert desk.progress().startswith("已复核 0 / 9 条")


def test_keeping_an_applied_review_keeps_it(sit: Sit, plans: Comparison) -> None:
    """Where a colleague's file says otherwise and what is here is kept, it goes into the saved file as before."""
    desk = sit(applied(plans, LI))
    desk.load(write(desk, plans, make_label(1, (1,), Verdict.COPIED, **REVIEWED)))
    desk.page.locator("#conflicts [data-keep=mine]").click()
    assert desk.row("p1").locator(".review-note").is_hidden()
    assert say(desk.labels()) == [(1, (1,), "localized", "李四")]


def test_an_undecided_conflict_goes_into_no_file(sit: Sit, plans: Comparison) -> None:
    """While nobody has decided, what this browser kept stands, and the file can be read."""
    desk = sit(plans)
    desk.review("p1", "localized", links="1;2")
    comparison = applied(plans, LI_DROP)
    again(desk, comparison)
    assert desk.page.locator("#conflicts li").count() == 1
    assert say(desk.labels()) == [(1, (1, 2), "localized", NAME)]
    desk.page.locator("#conflicts [data-keep=theirs]").click()
    assert say(desk.labels()) == [(None, (2,), "dropped", "李四")]


def test_what_was_said_since_a_conflict_was_found_gives_way_with_the_rest(sit: Sit, plans: Comparison) -> None:
    """What is taken from a file never contradicts what another file brought in between."""
    desk = sit(plans)
    desk.review("p1", "copied")
    desk.load(write(desk, plans, make_label(1, (1, 3), Verdict.LOCALIZED, **REVIEWED)))
    desk.load(write(desk, plans, make_label(None, (3,), Verdict.DROPPED, **REVIEWED), name="second.csv"))
    assert "模板第 3 条：未列入" in desk.page.locator("#conflicts [data-mine=says]").inner_text()
    desk.page.locator("#conflicts [data-keep=theirs]").click()
    assert say(desk.labels()) == [(1, (1, 3), "localized", "李四")]


def test_a_file_that_nobody_could_read_is_not_made(sit: Sit, plans: Comparison) -> None:
    """What contradicts itself in the browser, whoever left it there, is told before anything is handed out."""
    desk = sit(plans)
    desk.review("p1", "localized", links="1;2")
    desk.review("t3", "dropped")
    desk.page.evaluate(
        """() => {
          const name = Object.keys(localStorage).find(key => key.includes("txt"));
          const { p1, t3 } = JSON.parse(localStorage.getItem(name));
          const t2 = Object.assign(t3, { template_nos: [2], template_hashes: [p1.template_hashes[1]] });
          localStorage.setItem(name, JSON.stringify({ p1, t2 }));
        }"""
    )
    desk.page.reload()
    desk.page.click("#review-save")
    assert desk.told().startswith("未生成文件：第 3 行：与第 2 行矛盾：模板第 2 条")


def test_pages_of_one_pair_share_what_is_reviewed(show: Show, sites: dict[Lang, Path]) -> None:
    """What is reviewed on an item's page stands on the pair's, at once where both are open."""
    page = show(next((sites[Lang.ZH] / "items").glob("*/1.html")))
    pair_page = page.context.new_page()
    pair_page.goto(page.locator(".card .ways a").first.evaluate("way => way.href"))
    page.fill("#reviewer", NAME)
    row = page.locator(".card .row").first
    row.locator(".review-open").click()
    row.locator("form [type=submit]").click()
    note = row.locator("[data-slot=says]").inner_text()
    assert f"（{NAME}，{TODAY}）" in note
    assert "福州市：" in page.inner_text("#review-status")
    plan_no = row.get_attribute("data-plan")
    other = pair_page.locator(f".row[data-plan='{plan_no}'] [data-slot=says]")
    other.wait_for()
    assert other.inner_text() == note


def test_a_hidden_row_is_shown_to_be_checked(sit: Sit, plans: Comparison) -> None:
    """The way to the next row to be checked leads to it through any filter."""
    desk = sit(plans)
    desk.page.fill("#find", "p1")
    desk.row("t3").wait_for(state="hidden")
    desk.page.click("#review-next")
    assert desk.row("t3").is_visible()
    assert desk.page.evaluate("document.activeElement.closest('.row').dataset.template") == "3"


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })", "不允许保存"),
        ("Storage.prototype.setItem = function () { throw new Error() }", "存储空间已满"),
    ],
)
def test_without_storage_work_goes_on_and_is_not_lost_unasked(
    sit: Sit, plans: Comparison, broken: str, told: str
) -> None:
    """It is said plainly, reviews last while the page is open, and leaving the page asks first until they are saved."""
    desk = sit(plans, named=False)
    desk.page.add_init_script(broken)
    desk.page.reload()
    desk.page.fill("#reviewer", NAME)
    desk.review("p1")
    assert told in desk.page.inner_text("#review-trouble")
    assert "有调整" not in desk.note("p1")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    desk.page.on("dialog", stay)
    with desk.page.expect_event("dialog"):
        desk.page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    assert say(desk.labels()) == [(1, (1,), "copied", NAME)]
    with desk.page.expect_event("close"):
        desk.page.close(run_before_unload=True)
    assert asked == ["beforeunload"]


def test_what_a_stranger_left_in_the_browser_is_not_taken(sit: Sit, plans: Comparison) -> None:
    """Other pages may write there; what cannot be a review is told and does no harm."""
    desk = sit(plans)
    desk.review("p1")
    name = "Object.keys(localStorage).find(key => key.includes('txt'))"
    label = '"by": "", "date": "", "remark": "", "also": "", "plan_hash": "", "template_hashes": ["a"]'
    links = '"template_nos": [1], "optional_nos": []'
    wrong = (
        '"plan_no": 2, "verdict": "copied"',
        '"plan_no": 1, "verdict": "kept"',
        '"plan_no": 1, "verdict": "dropped"',
        '"plan_no": 1, "verdict": "copied", "carry": {"no": 3, "remark": "", "before": {"by": 1}}',
    )
    lefts = [f'{{"p1": {{{label}, {links}, {one}}}}}' for one in wrong]
    for left in (
        *lefts,
        "<b>",
        "[]",
        '{"p2": {"by": 1}, "x": null}',
        '{"p2": {"withdrawn": true, "by": "", "date": ""}}',
    ):
        desk.page.evaluate(f"left => localStorage.setItem({name}, left)", left)
        desk.page.reload()
        assert desk.progress().startswith("已复核 0 / 9 条")
    desk.page.evaluate(f"localStorage.setItem({name}, '<b>')")
    desk.page.reload()
    assert "无法识别" in desk.page.inner_text("#review-trouble")


def test_reviewing_is_english_on_an_english_page(sit: Sit, plans: Comparison) -> None:
    """No Chinese word of the page's own is left."""
    desk = sit(plans, lang=Lang.EN)
    desk.review("p1", "localized", links="1,2", remark="x")
    desk.review("t3", "carried", carrier="4")
    assert desk.note("p1").split("\n")[1] == "The report has: Same wording; carries template item 1."
    desk.download()
    desk.page.reload()
    shown = " ".join(desk.page.locator(part).inner_text() for part in ("#review", "#review-help"))
    assert not [char for char in shown if "\u4e00" <= char <= "\u9fff" and char not in NAME]


@every_language
def test_reviewing_breaks_no_rule(sit: Sit, plans: Comparison, lang: Lang) -> None:
    """Forms with a complaint, notes, conflicts and what is told: by axe-core, light and dark, wide and narrow."""
    desk = sit(plans, lang=lang)
    desk.review("p2", "copied", remark="x")
    desk.review("t3", "carried", carrier="4")
    form = desk.open("p1")
    form.locator("[value=added]").check()
    desk.open("p3").locator("[name=links]").fill("99")
    desk.row("p3").locator("form [type=submit]").click()
    desk.open("t3")
    theirs = make_label(2, (2,), Verdict.LOCALIZED, **REVIEWED)
    desk.load(write(desk, plans, theirs))
    assert desk.page.locator("form").count() == 3
    assert not examine_every_way(desk.page, [*SOME_WAYS, Way("screen", "light", 390), Way("screen", "dark", 1280)])
    desk.page.set_viewport_size({"width": 1280, "height": 800})
    assert not undecided(desk.page)


def test_without_scripts_nothing_of_it_shows(sit: Sit, plans: Comparison) -> None:
    """No button that does nothing, no empty bar."""
    desk = sit(plans, named=False, look=Look(scripts=False))
    assert desk.page.locator(".review-open, .review-form").count() == 0
    assert desk.page.locator("#review, #conflicts, #review-help").evaluate_all(
        "all => all.every(one => one.getClientRects().length === 0)"
    )


def test_a_form_fits_a_narrow_screen(sit: Sit, plans: Comparison) -> None:
    """At 320 px nothing reaches beyond the page."""
    desk = sit(plans, look=Look(width=320))
    desk.open("p1")
    desk.open("t3")
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320
