import re
from functools import cache
from pathlib import Path

import pytest

from align.comparison import Settled, Verdict
from align.errors import LabelError, OutputError
from align.label_files import COLUMNS, read_labels, write_labels
from align.labels import Status, check_labels, find_labels, settle, task_hash
from align.pipeline import read_document
from align.plan import Plan
from align.reviewed import compare_reviewed, unused_labels
from tests.handmade import make_item, make_label, make_labels, make_pair, make_plan

LABELS = Path(__file__).parents[1] / "corpora/hunan/labels"
PATHS = sorted((*LABELS.glob("*.csv"), *LABELS.glob("readers/*/*.csv")))
NUMERIC = "做好第124项工作。"  # its hash is 183801177746
REVIEWED = {"status": Status.REVIEWED, "by": "张三", "date": "2023-02-01"}


@cache
def find_plan(name: str) -> Plan:
    """A plan of the corpus by `file#title`."""
    file, _, title = name.partition("#")
    return read_document(LABELS.parent / file).plan(title)


def write_row(tmp_path: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    """A label file of these rows, each starting from a sound one."""
    sound = {"template": "a.txt#A", "plan": "b.txt#B", "plan_no": "1", "plan_hash": "0" * 12, "template_nos": "2"}
    sound |= {"template_hashes": "1" * 12, "verdict": "copied", "status": "reader"}
    lines = [",".join(columns), *(",".join((sound | row).get(name, "") for name in columns) for row in rows)]
    path = tmp_path / "labels.csv"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")
    return path


def test_the_hash_ignores_blanks() -> None:
    """A task keeps its hash when only blanks change, ideographic ones too, and loses it with any other change."""
    assert task_hash(make_item(1, "做 好\u3000工\n作。")) == task_hash(make_item(2, "做好工作。"))
    assert task_hash(make_item(1, "做好工作。")) != task_hash(make_item(1, "做好工作"))
    assert len(task_hash(make_item(1, "做好工作。"))) == 12


def test_labels_come_back_from_their_file(tmp_path: Path) -> None:
    """Labels written to a file are read back equal, with quotes, line breaks and several pairs in one file."""
    template, plan = make_pair()
    first = make_labels(
        template,
        plan,
        make_label(1, (1, 2), Verdict.LOCALIZED, optional_nos=(3,), also=Verdict.ADDED, by="读者,甲", remark='“a"\n，'),
        make_label(None, (4,), Verdict.DROPPED, **REVIEWED),
    )
    second = make_labels(plan, template, make_label(2, (), Verdict.ADDED))
    path = tmp_path / "labels.csv"
    write_labels(path, [first, second])
    assert path.read_bytes().startswith(b"\xef\xbb\xbftemplate,plan,plan_no,plan_hash,")
    again = read_labels(path)
    assert [file.labels for file in again] == [first.labels, second.labels]
    assert find_labels(again, plan, template) == again[1]
    assert find_labels(again, plan, plan) is None


@pytest.mark.parametrize("remark", ["=1+1", "-", "@x", "+1", "'=1", "'quoted'", "一", "一\r二", '"'])
def test_no_cell_is_a_formula(tmp_path: Path, remark: str) -> None:
    """A remark that a spreadsheet would compute is kept as text, and read back as it was."""
    template, plan = make_pair()
    path = tmp_path / "labels.csv"
    write_labels(path, [make_labels(template, plan, make_label(1, (1,), Verdict.COPIED, remark=remark))])
    assert not path.read_text(encoding="utf-8-sig").splitlines()[1].rsplit(",", 1)[1].startswith(("=", "-", "@", "+"))
    assert read_labels(path)[0].labels[0].remark == remark


def test_lists_are_read_as_people_type_them(tmp_path: Path) -> None:
    """Numbers may be joined by a Chinese semicolon too; columns may stand in any order; empty rows are skipped."""
    columns = (*reversed(COLUMNS), "extra")
    row = {"template_nos": "2； 3", "template_hashes": "AA;BB"}
    path = write_row(tmp_path, row, dict.fromkeys(COLUMNS, ""), {"plan_no": "2"}, columns=columns)
    (file,) = read_labels(path)
    assert file.labels[0].template_nos == (2, 3)
    assert file.labels[0].template_hashes == ("aa", "bb")
    assert [label.row for label in file.labels] == [2, 4]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"verdict": "kept"}, "unknown verdict 'kept'; write one of copied"),
        ({"status": ""}, "unknown status ''; write one of reader"),
        ({"also": "x"}, "unknown also 'x'"),
        ({"plan_no": "first"}, "plan_no holds 'first'; write item numbers"),
        ({"plan_no": "1;2"}, "plan_no names several items; write one row"),
        ({"template_nos": "2;2", "template_hashes": "a;b"}, "template_nos names an item twice"),
        ({"template_hashes": ""}, "template_nos and template_hashes differ in number"),
        ({"plan_no": ""}, "a dropped row has an empty plan_no"),
        ({"verdict": "dropped"}, "a dropped row has an empty plan_no"),
        ({"verdict": "added"}, "an added item has no template_nos"),
        ({"template_nos": "", "template_hashes": ""}, "a copied row needs template_nos"),
        (
            {"plan_no": "", "verdict": "dropped", "template_nos": "", "template_hashes": "", "optional_nos": "2"},
            "a dropped row needs template_nos",
        ),
        ({"optional_nos": "3;2"}, "template_nos and optional_nos both name item 2"),
    ],
)
def test_a_malformed_row_is_named(tmp_path: Path, row: dict[str, str], message: str) -> None:
    """A row that cannot be meant ends in one line with file, row and what to write."""
    path = write_row(tmp_path, row)
    with pytest.raises(LabelError) as caught:
        read_labels(path)
    assert str(caught.value).startswith(f"{path}, row 2: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_rows_that_contradict_each_other_are_named(tmp_path: Path) -> None:
    """One plan item has one label, and a template item is not dropped where another row carries it."""
    with pytest.raises(LabelError, match="row 3: plan item 1 has a label in row 2 already"):
        read_labels(write_row(tmp_path, {}, {}))
    with pytest.raises(LabelError, match="row 3: row 2 says otherwise of template item 2"):
        read_labels(write_row(tmp_path, {}, {"plan_no": "", "verdict": "dropped"}))


@pytest.mark.parametrize("turned", [False, True])
def test_optional_links_that_count_contradict_a_drop(tmp_path: Path, turned: bool) -> None:
    """A row with only optional links carries these, so that another cannot drop them; beside others they are free."""
    only = {"template_nos": "", "template_hashes": "", "optional_nos": "2"}
    drop = {"plan_no": "", "verdict": "dropped"}
    rows = (drop, only) if turned else (only, drop)
    with pytest.raises(LabelError, match="row 3: row 2 says otherwise of template item 2"):
        read_labels(write_row(tmp_path, *rows))
    (file,) = read_labels(write_row(tmp_path, {"template_nos": "1", "optional_nos": "2"}, drop))
    assert len(file.labels) == 2


def test_each_drop_of_a_row_is_judged_by_its_own_words() -> None:
    """Where one of its items has changed, the others are applied, and only that one is to be looked at again."""
    template, plan = make_pair()
    labels = make_labels(template, plan, make_label(None, (2, 3), Verdict.DROPPED, **REVIEWED))
    today = make_plan("做好第1项工作。", "做好别的工作。", "做好第3项工作。")
    found = settle(labels, today, plan)
    assert [one.template_items for one in found.settled] == [(3,)]
    assert [(stale.side, stale.no) for stale in found.stale] == [("template", 2)]
    assert [label.template_nos for label in found.stale_reviews] == [(2,)]
    comparison, _ = compare_reviewed(today, plan, [labels])
    marked = [row.template_items for row in comparison.rows if row.because[0].code == "review-stale"]
    assert marked == [(2,)]


def test_plans_of_one_title_in_one_file_are_told() -> None:
    """Labels name a plan by file and title, so that they cannot tell two such plans apart."""
    template, plan = make_pair()
    twin = make_plan("抓好别的任务。", name="city.txt", title=plan.title)
    labels = make_labels(template, plan, make_label(1, (1,), Verdict.COPIED, **REVIEWED))
    assert unused_labels((labels,), [(template, plan)]) == ()
    (told,) = unused_labels((labels,), [(template, plan), (template, twin)])
    assert "mean 2 pairs, as a file holds several plans of one title" in told


def test_a_file_that_holds_no_labels_is_named(tmp_path: Path) -> None:
    """A missing file, a folder, another encoding, a missing column: one line each, saying what to do."""
    big5 = tmp_path / "big5.csv"
    big5.write_bytes("要點比對的標籤，請勿修改".encode("big5"))
    gbk = tmp_path / "gbk.csv"
    gbk.write_bytes("模板,要点".encode("gbk"))
    empty = tmp_path / "empty.csv"
    empty.touch()
    for path in (tmp_path / "none.csv", tmp_path, big5):
        with pytest.raises(LabelError, match=r"cannot be read .*CSV UTF-8$"):
            read_labels(path)
    for path in (empty, gbk):  # a spreadsheet's GBK is read
        with pytest.raises(LabelError, match=r"no column template; its first row names columns of template, plan, "):
            read_labels(path)
    with pytest.raises(LabelError, match="no column status;"):
        read_labels(write_row(tmp_path, {}, columns=tuple(name for name in COLUMNS if name != "status")))


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    """Writing labels to nowhere is one line, no traceback."""
    with pytest.raises(OutputError, match="there is no folder"):
        write_labels(tmp_path / "none" / "labels.csv", [])


def test_a_template_item_is_confirmed_as_dropped_once(tmp_path: Path) -> None:
    """By two people it would be two words on one thing, as with two rows of one plan item."""
    drop = {"plan_no": "", "verdict": "dropped"}
    with pytest.raises(LabelError, match="row 3: template item 2 is dropped in row 2 already; keep one of the two"):
        read_labels(write_row(tmp_path, drop, drop))


def test_a_pair_is_one_however_its_names_are_typed(tmp_path: Path) -> None:
    """Blanks and full-width figures make no other pair, so that no row of it goes unheard."""
    (file,) = read_labels(write_row(tmp_path, {}, {"plan": "b.txt# Ｂ", "plan_no": "2"}))
    assert [label.plan_no for label in file.labels] == [1, 2]


@pytest.mark.parametrize(
    ("task", "saved", "same"),
    [
        (NUMERIC, "1.83801E+11", True),
        (NUMERIC, "1.83801e+11", True),
        (NUMERIC, "1.83804E+11", False),
        (NUMERIC, "1E+999", False),
        (NUMERIC, "4a6c1f4a6c1f", False),
        ("做好工作。", "1.83801E+11", False),
    ],
)
def test_a_hash_that_a_spreadsheet_rounded_is_known(tmp_path: Path, task: str, saved: str, same: bool) -> None:
    """One that has figures only is a number to a spreadsheet, which saves its first six."""
    template, plan = make_plan(task), make_plan(task, name="city.txt", title="某市2022年政务公开工作要点")
    labels = make_labels(template, plan, make_label(1, (1,), Verdict.COPIED, **REVIEWED))
    path = tmp_path / "labels.csv"
    write_labels(path, [labels])
    path.write_text(path.read_text(encoding="utf-8").replace(labels.labels[0].plan_hash, saved), encoding="utf-8")
    settled, stale, _ = settle(read_labels(path)[0], template, plan)
    assert (len(settled), len(stale)) == ((1, 0) if same else (0, 1))


def test_a_date_of_a_spreadsheet_is_the_same_date(tmp_path: Path) -> None:
    """It writes 2024/5/1 where 2024-05-01 stood."""
    (file,) = read_labels(write_row(tmp_path, {"date": "2024/5/1"}))
    assert file.labels[0].date == "2024-05-01"


def test_only_optional_links_are_applied_where_there_are_no_others() -> None:
    """A reviewed row is never adjusted without a link; the optional ones are handed on as such."""
    template, plan = make_pair()
    label = make_label(1, (), Verdict.LOCALIZED, optional_nos=(2,), also=Verdict.ADDED, **REVIEWED)
    settled, _, _ = settle(make_labels(template, plan, label), template, plan)
    assert settled == (Settled((2,), 1, Verdict.LOCALIZED, "张三", "2023-02-01", "", (2,), Verdict.ADDED),)


def test_only_reviewed_rows_are_settled() -> None:
    """What a person confirmed is handed on with name and date; readers' and proposed rows are not."""
    template, plan = make_pair()
    labels = make_labels(
        template,
        plan,
        make_label(1, (1,), Verdict.COPIED),
        make_label(2, (2,), Verdict.COPIED, status=Status.PROPOSED),
        make_label(3, (3,), Verdict.LOCALIZED, **REVIEWED),
        make_label(None, (4,), Verdict.DROPPED, **REVIEWED),
    )
    settled, stale, _ = settle(labels, template, plan)
    assert stale == ()
    assert settled == (
        Settled((3,), 3, Verdict.LOCALIZED, "张三", "2023-02-01"),
        Settled((4,), None, Verdict.DROPPED, "张三", "2023-02-01"),
    )
    assert len(labels.counted) == 3


def test_a_stale_row_is_reported_and_not_applied(tmp_path: Path) -> None:
    """Where an item's words changed since the review, the row is named and left aside; `evaluate` refuses it."""
    template, plan = make_pair()
    path = tmp_path / "labels.csv"
    kept, changed = (make_label(no, (no,), Verdict.COPIED, **REVIEWED) for no in (1, 2))
    write_labels(path, [make_labels(template, plan, kept, changed)])
    (labels,) = read_labels(path)
    today = make_plan("做好第1项工作。", "做好别的工作。")
    settled, stale, _ = settle(labels, today, plan)
    assert [row.plan_item for row in settled] == [1]
    assert [(row.row, row.side, row.no) for row in stale] == [(3, "template", 2)]
    with pytest.raises(LabelError, match="row 3: template item 2 has changed since it was labelled"):
        check_labels(labels, today, plan)
    check_labels(labels, template, plan)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("side", ["plan", "template", "optional"])
def test_an_item_that_is_not_there_is_told_and_not_applied(status: Status, side: str) -> None:
    """A row that names item 5 of four, as where a plan was shortened, is left aside; `evaluate` refuses it."""
    template, plan = make_pair(5, 5)
    label = {
        "plan": make_label(5, (1,), Verdict.COPIED, status=status),
        "template": make_label(1, (5,), Verdict.COPIED, status=status),
        "optional": make_label(1, (1,), Verdict.COPIED, status=status, optional_nos=(5,)),
    }[side]
    labels = make_labels(template, plan, label)
    message = r"there is no \w+ item 5, only items 1 to 4; correct the number"
    with pytest.raises(LabelError, match=message):
        check_labels(labels, *make_pair(4, 4))
    settled, (stale,), _ = settle(labels, *make_pair(4, 4))
    assert not settled
    assert re.search(message, str(stale))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_labels_of_the_corpus_fit_its_documents(path: Path) -> None:
    """Every label file speaks of two plans of the corpus, has a label for each plan item, and none is stale."""
    (labels,) = read_labels(path)
    template, plan = (find_plan(name) for name in (labels.template, labels.plan))
    check_labels(labels, template, plan)
    assert [label.plan_no for label in labels.labels] == [item.no for item in plan.items]
    assert {label.status for label in labels.labels} == {Status.READER}


@pytest.mark.parametrize(("folder", "readers"), [("levels", "AB"), ("years", "CD")])
def test_the_labels_of_the_corpus_are_what_its_readers_wrote(folder: str, readers: str) -> None:
    """Links that both readers drew are demanded, links of one only are optional, a verdict of one at least is kept."""
    paths = sorted((LABELS / "readers" / readers[0]).glob("*.csv"))
    assert len(paths) == {"levels": 5, "years": 3}[folder]
    for path in paths:
        (one,), (other,) = (read_labels(LABELS / "readers" / reader / path.name) for reader in readers)
        (merged,) = read_labels(LABELS / path.name)
        for label, first, second in zip(merged.labels, one.labels, other.labels, strict=True):
            assert set(label.template_nos) == set(first.template_nos) & set(second.template_nos)
            assert set(label.optional_nos) == set(first.template_nos) ^ set(second.template_nos)
            assert {label.verdict, label.also or label.verdict} == {first.verdict, second.verdict}
