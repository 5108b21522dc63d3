"""Several label files of one pair: whose rows count, what contradicts, and what a page says of whose they are."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from align.comparison import Kind, Verdict
from align.errors import LabelError
from align.evaluation import to_markdown
from align.label_files import write_labels
from align.labelled import evaluate_folder, read_labelled
from align.labels import Label, LabelFile, Status, with_hashes
from tests.conftest import CORPUS
from tests.handmade import make_label

COPIED, LOCALIZED, ADDED, DROPPED = Verdict.COPIED, Verdict.LOCALIZED, Verdict.ADDED, Verdict.DROPPED
YEARS = "hunan-2019-open__hunan-2022-open"


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """The corpus with the pair of 2019 and 2022, and its readers' file."""
    (tmp_path / "labels").mkdir()
    for name in ("hunan-2019-open.txt", "hunan-2022.txt", "labels/README.md", f"labels/{YEARS}.csv"):
        shutil.copy(CORPUS / name, tmp_path / name)
    return tmp_path


def save_review(folder: Path, *labels: Label, name: str = "review.csv") -> None:
    """Put a review's file beside the readers' of the pair, with the hashes of its items."""
    (pair,) = read_labelled(folder)
    plans = pair.template, pair.plan
    rows = tuple(with_hashes(replace(label, by=label.by or "张三"), *plans) for label in labels)
    write_labels(folder / "labels" / name, [LabelFile("", *pair.names, rows)])


def reviewed(plan_no: int | None, nos: tuple[int, ...], verdict: Verdict, **more: Any) -> Label:
    """A row that a named person confirmed."""
    return make_label(plan_no, nos, verdict, status=Status.REVIEWED, **more)


def test_a_saved_review_is_joined_with_the_readers_file_of_its_pair(labelled: Path) -> None:
    """The pair counts once; of its items the reviewed rows count, and the page says of each group by whom."""
    alone = evaluate_folder(labelled)
    items = alone.total(Kind.YEARS).items
    save_review(labelled, reviewed(1, (), ADDED), reviewed(2, (1,), COPIED), name="a.csv")
    for name in ("a.csv", "z.csv"):  # whichever of the two is read first
        (labelled / "labels/a.csv").replace(labelled / "labels" / name)
        (pair,) = read_labelled(labelled)
        said = {label.plan_no: (label.verdict, label.template_nos) for label in pair.labels.labels}
        assert (said[1], said[2]) == ((ADDED, ()), (COPIED, (1,)))
        both = evaluate_folder(labelled)
        assert (len(both.pairs), both.total(Kind.YEARS).items) == (1, items)
        page = to_markdown(both)
        assert f"Labels by independent readers: {items - 2}; confirmed by a named person: 2 (张三)." in page
        assert "perhaps from before a named person confirmed any:\n\nThe labels come from two" in page
    assert "perhaps" not in to_markdown(alone)


def test_a_saved_review_alone_is_scored_on_its_own_rows(labelled: Path) -> None:
    """Of the plan's other items, and of template items that no row speaks of, nothing is said."""
    save_review(labelled, reviewed(2, (1, 9), LOCALIZED), reviewed(3, (8,), LOCALIZED))
    (labelled / f"labels/{YEARS}.csv").unlink()
    score = evaluate_folder(labelled).total(Kind.YEARS)
    assert (score.items, score.links.wanted, score.dropped.wanted) == (2, 3, 0)


def test_a_reviewed_drop_outweighs_a_readers_link(labelled: Path) -> None:
    """And a reviewed link a reader's drop; a row of which nothing is left is gone."""
    whole = read_labelled(labelled)[0].labels.labels
    save_review(labelled, reviewed(None, (1,), DROPPED), reviewed(None, (8,), DROPPED))
    labels = {label.plan_no: label for label in read_labelled(labelled)[0].labels.labels if label.plan_no}
    assert labels[2].template_nos == (9,)
    assert labels[2].template_hashes == whole[1].template_hashes[1:]
    assert labels[1].optional_nos == ()
    assert 3 not in labels


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (reviewed(2, (1,), COPIED), reviewed(2, (1,), LOCALIZED), "plan item 2 than labels/a.csv, row 2"),
        (reviewed(2, (1,), COPIED), reviewed(2, (9,), COPIED), "plan item 2 than labels/a.csv, row 2"),
        (reviewed(2, (1,), COPIED), reviewed(None, (1,), DROPPED), "template item 1 than labels/a.csv, row 2, carried"),
        (make_label(2, (1,), COPIED), make_label(2, (1,), LOCALIZED), "plan item 2 than labels/a.csv, row 2"),
    ],
)
def test_two_files_that_contradict_each_other_are_refused(
    labelled: Path, one: Label, other: Label, message: str
) -> None:
    """Both files and both rows are named; the same said twice counts once."""
    (pair,) = read_labelled(labelled)
    (labelled / f"labels/{YEARS}.csv").unlink()
    for name, label in (("a", one), ("b", replace(one, date="2024-05-02")), ("c", other)):
        rows = (with_hashes(label, pair.template, pair.plan),)
        write_labels(labelled / f"labels/{name}.csv", [LabelFile("", *pair.names, rows)])
        if name == "b":
            assert evaluate_folder(labelled).total(Kind.YEARS).items == 1
    with pytest.raises(LabelError) as caught:
        read_labelled(labelled)
    assert str(caught.value).startswith(f"labels/c.csv, row 2: says otherwise of {message}")
