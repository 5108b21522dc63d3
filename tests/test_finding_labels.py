"""Labels of findings: read by sort and pair, held to the items they name, refused in one line."""

from pathlib import Path

import pytest

from align.errors import LabelError
from align.finding_labels import (
    FOLDER,
    HEAD,
    LAYOUTS,
    TAIL,
    FindingLabels,
    Sort,
    check_finding_labels,
    read_finding_labels,
)
from align.label_files import guard
from align.labelled import read_findings, read_labelled
from align.labels import Status, plan_name, task_hash
from align.plan import squeeze
from tests.handmade import make_pair

CORPUS = Path(__file__).parents[1] / "corpora/hunan"
TEMPLATE, PLAN = make_pair()
HASHES = {"template_hash": task_hash(TEMPLATE.items[1]), "plan_hash": task_hash(PLAN.items[0])}
SOUND = {
    Sort.SLIPS: {"template_no": "", "template_hash": "", "text": "省直单位"},
    Sort.SCOPE: {"plan_no": "", "plan_hash": "", "to": "named", "here": "no"},
    Sort.TARGET_CHANGES: {"template_text": "10个", "plan_text": "3个", "change": "lowered"},
}


def write(folder: Path, sort: Sort, *rows: dict[str, str], name: str = "") -> Path:
    """A folder with a file of labels of a sort, each row starting from a sound one."""
    columns = (*HEAD, *LAYOUTS[sort].columns, *TAIL)
    names = {"template": plan_name(TEMPLATE), "plan": plan_name(PLAN), "template_no": "2", "plan_no": "1"}
    sound = {**names, **HASHES, "status": "reader", **SOUND[sort]}
    lines = [",".join(columns), *(",".join(guard((sound | row).get(one, "")) for one in columns) for row in rows)]
    path = folder / FOLDER / f"{name or sort}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return folder


def only(folder: Path) -> FindingLabels:
    """The labels of the only pair in a folder."""
    (labels,) = read_finding_labels(folder)
    return labels


def test_labels_are_read_by_pair_and_sort(tmp_path: Path) -> None:
    """A pair that one file names was read for every sort that has a file; a folder without files has no pair."""
    assert read_finding_labels(tmp_path) == ()
    write(tmp_path, Sort.SLIPS, {"remark": "=未改"}, {"plan": "other.txt#另一市"})
    write(tmp_path, Sort.TARGET_CHANGES, {"status": "reviewed", "by": "张三"})
    mine, other = read_finding_labels(tmp_path)
    assert mine.rows[Sort.SLIPS][0].cells == {"text": "省直单位"}
    assert mine.rows[Sort.SLIPS][0].remark == "=未改"
    assert (mine.rows[Sort.TARGET_CHANGES][0].template_no, mine.rows[Sort.TARGET_CHANGES][0].plan_no) == (2, 1)
    assert other.rows[Sort.TARGET_CHANGES] == ()
    assert Sort.SCOPE not in other.rows
    check_finding_labels(mine, TEMPLATE, PLAN)


def test_proposed_rows_do_not_count(tmp_path: Path) -> None:
    """Neither as a label, nor as a sign that somebody read the pair."""
    write(tmp_path, Sort.SLIPS, {}, {"status": "proposed"}, {"plan": "other.txt#另一市", "status": "proposed"})
    labels = only(tmp_path)
    assert len(labels.rows[Sort.SLIPS]) == 2
    assert [label.status for label in labels.counted(Sort.SLIPS)] == [Status.READER]


@pytest.mark.parametrize(
    ("sort", "row", "message"),
    [
        (Sort.SLIPS, {"template_no": "1"}, "names a template item and a plan item; name a plan item"),
        (Sort.SCOPE, {"template_no": ""}, "names no item; name a template item"),
        (Sort.TARGET_CHANGES, {"plan_no": ""}, "names a template item; name a template item and a plan item"),
        (Sort.TARGET_CHANGES, {"plan_no": "1;2"}, "plan_no names several items; write one row for each"),
        (Sort.TARGET_CHANGES, {"change": "smaller"}, "unknown change 'smaller'; write one of kept, lowered, raised"),
        (Sort.SCOPE, {"here": "maybe"}, "unknown here 'maybe'; write one of yes, no, open"),
        (Sort.SLIPS, {"status": "sure"}, "unknown status 'sure'"),
    ],
)
def test_a_malformed_row_is_refused(tmp_path: Path, sort: Sort, row: dict[str, str], message: str) -> None:
    with pytest.raises(LabelError, match=f"^labels/findings/{sort}.csv, row 3: {message}"):
        read_finding_labels(write(tmp_path, sort, {}, row))


def test_a_file_of_an_unknown_sort_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="name the file one of targets, target-changes"):
        read_finding_labels(write(tmp_path, Sort.SLIPS, {}, name="errors"))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"plan_hash": "0" * 12}, "slips.csv, row 2: plan item 1 has changed since it was labelled"),
        ({"plan_no": "9"}, "slips.csv, row 2: there is no plan item 9"),
    ],
)
def test_labels_that_do_not_fit_are_refused(tmp_path: Path, row: dict[str, str], message: str) -> None:
    labels = only(write(tmp_path, Sort.SLIPS, row))
    with pytest.raises(LabelError, match=message):
        check_finding_labels(labels, TEMPLATE, PLAN)


def test_findings_of_a_pair_whose_items_have_no_labels_are_refused(tmp_path: Path) -> None:
    """Which template item a plan item carries is needed to say what was replaced."""
    with pytest.raises(LabelError, match=r"slips.csv: the pair .* has no labels of its items"):
        read_findings(write(tmp_path, Sort.SLIPS, {}), ())


def test_the_labels_of_the_corpus_fit_its_documents() -> None:
    """Five pairs, every row a reader's, none stale, and every excerpt as printed in the item that it names."""
    pairs = {(pair.labels.template, pair.labels.plan): pair for pair in read_labelled(CORPUS)}
    findings = read_findings(CORPUS, pairs.values())
    assert len(findings) == 5
    for labels in findings:
        pair = pairs[labels.template, labels.plan]
        for rows in labels.rows.values():
            for label in rows:
                assert label.status is Status.READER
                plans = ((pair.template, label.template_no), (pair.plan, label.plan_no))
                printed = "".join(squeeze(plan.items[no - 1].text) for plan, no in plans if no)
                quoted = ("text", "title", "template_text", "plan_text", "clause")
                for words in (label.cells.get(column, "") for column in quoted):
                    assert squeeze(words) in printed, (label.file, label.row)
