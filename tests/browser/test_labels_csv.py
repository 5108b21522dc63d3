"""The page reads and writes label files cell for cell as plan-align does; what it saves serves `evaluate` too."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from align.comparison import Verdict
from align.label_files import labels_to_csv, read_labels
from align.labelled import evaluate_folder
from align.labels import Label, LabelFile, Status
from align.pipeline import compare, read_document
from align.report import render_html
from tests.browser.conftest import Show
from tests.browser.engines import every_engine
from tests.conftest import CITY, COMPANY, printed
from tests.report_world import COMPARISON

PIECES = [
    *"=+-@'\"',;；、\t\r\n 　\u2028\x85\ufeff\x1c",
    "甲",
    "“乙”",
    "𠮷",
    "👩‍👩‍👧",
    "\u202e",
    "a\u0301",
    "\\",
    "<b>",
    "0",
]
READ = "text => labelsCsv.read(text)"
BOTH_WAYS = "texts => texts.map(text => labelsCsv.write(labelsCsv.read(text)))"


def nasty(dice: random.Random) -> str:
    """A text that a person, a spreadsheet or a villain may leave in a cell; readers strip its ends."""
    return "".join(dice.choice(PIECES) for _ in range(dice.randrange(9))).strip()


def labels(dice: random.Random) -> Iterator[Label]:
    """Labels of one pair that do not contradict each other."""
    for no in range(1, dice.randrange(2, 7)):
        verdict = dice.choice([Verdict.COPIED, Verdict.LOCALIZED, Verdict.ADDED, Verdict.DROPPED])
        linked = () if verdict is Verdict.ADDED else (no, no + 20)[: dice.randrange(1, 3)]
        yield Label(
            None if verdict is Verdict.DROPPED else no,
            linked,
            verdict,
            dice.choice(list(Status)),
            dice.choice([(), (41, 40)]),
            dice.choice([None, Verdict.COPIED]),
            nasty(dice),
            dice.choice(["2024-05-01", "", nasty(dice)]),
            nasty(dice),
            "0a1b2c3d4e5f",
            ("0" * 12,) * len(linked),
        )


def some_files(dice: random.Random) -> list[LabelFile]:
    """A file of two pairs; a name that is nothing but blanks would be none."""
    return [
        LabelFile("", f"a{nasty(dice)}.txt#甲", f"{number}{nasty(dice)}#乙", tuple(labels(dice))) for number in (1, 2)
    ]


def as_read(file: LabelFile) -> list[dict[str, Any]]:
    """What the page's reader should give."""
    plain = [asdict(label) for label in file.labels]
    for one in plain:
        one |= {"template": file.template, "plan": file.plan, "also": one["also"] or "", "line": one.pop("row")}
        one |= {name: list(value) for name, value in one.items() if isinstance(value, tuple)}
    return plain


@every_engine
def test_files_come_back_as_they_were_written(show: Show, tmp_path: Path) -> None:
    """A file that plan-align wrote is read and written again to the same bytes, whatever its cells hold."""
    dice = random.Random(4)
    files = [some_files(dice) for _ in range(300)]
    texts = [labels_to_csv(one) for one in files]
    page = show(render_html(COMPARISON))
    assert page.evaluate(BOTH_WAYS, texts) == texts
    path = tmp_path / "labels.csv"
    for text in texts[:100]:
        path.write_bytes(text.encode())
        known = [one for file in read_labels(path) for one in as_read(file)]
        found = sorted(page.evaluate(READ, text), key=lambda one: one["line"])
        assert found == sorted(known, key=lambda one: one["line"])


def test_long_rows_and_many_pairs_are_read_at_once(show: Show) -> None:
    """Blanks that somebody piled up, and many pairs beside many rows, hold nobody up."""
    page = show(render_html(COMPARISON))
    took = page.evaluate(
        """() => {
          const columns = labelsCsv.write([]);
          const row = (pair, no) => `a.txt#甲${pair},b.txt#乙,${no},0,1,0,,copied,,reviewed,丙,,` + "\\n";
          const rows = [];
          for (let pair = 0; pair < 1500; pair += 1) {
            for (let no = 1; no <= 10; no += 1) {
              rows.push(row(pair, no));
            }
          }
          const start = performance.now();
          labelsCsv.read(columns + "a,b,1,0,1,0,,copied,,reviewed,甲,,乙" + " ".repeat(200000) + "丙\\n");
          labelsCsv.read(columns + rows.join("")).forEach(label => reviews.otherPair([label.template, label.plan]));
          return performance.now() - start;
        }"""
    )
    assert took < 5000  # ms; it was a minute and more


def test_a_number_beyond_all_is_no_hash(show: Show) -> None:
    """As for plan-align itself."""
    page = show(render_html(COMPARISON))
    said = page.evaluate("['1e9999', '1.83801e+11'].map(hash => labelsCsv.fits(hash, '183801177746'))")
    assert said == [False, True]


def test_the_corpus_labels_are_read(show: Show) -> None:
    """As people wrote them: quotes, commas and all."""
    page = show(render_html(COMPARISON))
    paths = sorted((Path(__file__).parents[2] / "corpora/hunan/labels").glob("*.csv"))
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8-sig")
        (file,) = read_labels(path)
        assert page.evaluate(READ, text) == as_read(file)
        assert page.evaluate(BOTH_WAYS, [text]) == [labels_to_csv([file])]


def test_a_saved_file_serves_evaluate(show: Show, tmp_path: Path) -> None:
    """Put into the folder's labels as it came from the page, it is read, and only what it speaks of is judged."""
    duty = "做好政策解读。每季度开展政策解读不少于1次。"
    (tmp_path / "labels").mkdir()
    for name, text in (("sichuan.txt", printed(duty, *COMPANY)), ("mianyang.txt", printed(duty, *COMPANY, title=CITY))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    template, plan = (read_document(tmp_path / name).plan() for name in ("sichuan.txt", "mianyang.txt"))
    page = show(render_html(compare(template, plan)))
    page.fill("#reviewer", "张三")
    for no in (1, 2):
        page.locator(f".row:has(#p{no}) .review-open").click()
        page.locator("form [value=localized]").check()
        page.locator("form [type=submit]").click()
    with page.expect_download() as started:
        page.click("#review-save")
    started.value.save_as(tmp_path / "labels" / started.value.suggested_filename)
    (pair,) = evaluate_folder(tmp_path).pairs
    assert (pair.reviewed, pair.score.items, pair.score.links.f1, pair.score.class_agreement) == (2, 2, 1.0, 0.0)
