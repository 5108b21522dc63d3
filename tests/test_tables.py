import subprocess
import sys
from dataclasses import replace

from align.comparison import (
    Addressee,
    Applies,
    Bound,
    Comparison,
    Finding,
    FindingKind,
    Kind,
    Measure,
    MeasureKind,
    Nearest,
    Reason,
    Verdict,
)
from align.language import Lang
from align.tables import findings_frame, to_frame
from align.terminal import clip, to_text, width
from tests.handmade import make_comparison, make_pair, make_plan


def small_comparison(kind: Kind = Kind.LEVELS) -> Comparison:
    """One copied, one merged, one added and one dropped item."""
    said = {1: (Verdict.COPIED, (1,)), 2: (Verdict.LOCALIZED, (3, 2)), 3: (Verdict.ADDED, ())}
    return make_comparison(*make_pair(4, 3), said, kind)


def test_a_frame_has_a_line_per_row() -> None:
    """Each row is a line with numbers, labels, pages, texts, score, pass and reasons; lists joined by `;`."""
    frame = to_frame(small_comparison())
    assert list(frame["verdict"]) == ["copied", "localized", "added", "dropped"]
    merged = frame.iloc[1]
    assert (merged["template_nos"], merged["plan_nos"]) == ("3;2", "2")
    assert (merged["template_labels"], merged["template_pages"]) == ("（3）;（2）", "7;7")
    assert merged["template_texts"].splitlines() == [
        "（3）做好第3项工作。（省政务局牵头）",
        "（2）做好第2项工作。（省政务局牵头）",
    ]
    assert (merged["score"], merged["found_by"], merged["confidence"]) == (0.75, "words", 0.9)
    assert frame["because"][0] == "除编号、标点和空白外，表述相同。"
    assert to_frame(small_comparison(), Lang.EN)["because"][0].startswith("The wording is the same")
    assert frame["score"].isna().sum() == 2


def test_a_frame_says_whom_a_dropped_item_addresses() -> None:
    """Scope and nearest candidate have columns, so that an item for other places can be told from an omission."""
    made = small_comparison()
    dropped = replace(made.rows[3], applies=Applies(Addressee.NAMED, ("长沙市",), False), nearest=Nearest((2,), 0.2))
    line = to_frame(replace(made, rows=(dropped,))).iloc[0]
    assert (line["here"], line["nearest_nos"], line["nearest_score"]) == (False, "2", 0.2)
    assert to_frame(made)["here"].isna().all()


def test_a_frame_of_nothing_keeps_its_columns() -> None:
    """Without rows there are columns still, so that a query does not fail."""
    assert to_frame(replace(small_comparison(), rows=())).query("verdict == 'dropped'").empty


def with_findings() -> Comparison:
    """The small comparison with findings in its second row."""
    made = small_comparison()
    parks = Measure(MeasureKind.QUANTITY, "3", "座", Bound.LEAST, "公园")
    ten = replace(parks, value="10")
    findings = (
        Finding(FindingKind.TARGET, "lowered", "十座", "三座", None, None, (Reason("share"),), ten, parks),
        Finding(FindingKind.TARGET, "kept", "年底前", "年底前"),
        Finding(FindingKind.SLIP, "level", None, "省直相关单位"),
    )
    return replace(made, rows=(made.rows[0], replace(made.rows[1], findings=findings), *made.rows[2:]))


def test_findings_have_a_frame_of_their_own() -> None:
    """A line for each finding, kept ones too, with both excerpts, values, unit, bound, object and reasons."""
    frame = findings_frame(with_findings())
    assert list(frame["change"]) == ["lowered", "kept", "level"]
    assert list(frame["concern"].fillna("")) == ["", "", "slip"]
    line = frame.iloc[0]
    assert (line["template_nos"], line["plan_nos"], line["template"], line["plan"]) == ("3;2", "2", "十座", "三座")
    assert (line["template_value"], line["plan_value"], line["unit"], line["bound"]) == ("10", "3", "座", "least")
    assert (line["object"], line["because"]) == ("公园", "下级数值小于上级总量，通常是本地所承担的份额。")
    assert findings_frame(small_comparison()).query("kind == 'target'").empty


def test_a_terminal_table_counts_the_changes() -> None:
    """How many of which sort, in all and in each row; kept ones are none."""
    text = to_text(with_findings())
    assert "变化：目标指标 1 文字提示 1" in text
    assert next(line for line in text.splitlines() if line.startswith("▲")).count("指标 1 文字 1") == 1
    assert "变化：-" in to_text(small_comparison())


def test_pandas_is_loaded_only_where_a_frame_is_made() -> None:
    """Importing the tables and printing a plain one loads no pandas."""
    code = "import sys, align.tables, align.terminal; sys.exit('pandas' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_columns_of_a_terminal_table_stand_under_each_other() -> None:
    """A Chinese character counts two columns, so every column begins at the same place in each line."""
    lines = to_text(small_comparison()).splitlines()
    table = lines[lines.index("") + 1 :]
    table = table[: table.index("")]
    assert len(table) == 5
    starts = {width(line[: line.index("（")]) for line in table[1:4]}
    assert len(starts) == 1
    assert width(table[0][: table[0].index("条目")]) in starts


def test_a_terminal_table_says_what_was_compared_and_what_it_is_worth() -> None:
    """Titles, counts of either side, the words of the kind of comparison, and the banner; in English on demand."""
    text = to_text(small_comparison())
    assert "湖南省2022年政务公开工作要点 → 某市2022年政务公开工作要点" in text
    assert "模板 4 条，有对应的 3 条；要点 3 条。" in text
    assert "未见对应条目（待核实） 1" in text
    assert "仅比对文本，不反映实际落实成效" in text
    assert "不再列入" in to_text(small_comparison(Kind.YEARS))
    assert "Template: 4 items, 3 of them carried" in to_text(small_comparison(), Lang.EN)


def test_no_document_can_steer_the_terminal() -> None:
    """Escape sequences and direction marks of an item are shown as pictures, not sent."""
    plan = make_plan("\x1b[2J\u202e做好\x07工作。")
    text = to_text(make_comparison(plan, plan, {1: (Verdict.COPIED, (1,))}))
    assert "␛[2J⟨U+202E⟩做好␇工作。" in text
    assert not {"\x1b", "\u202e", "\x07"} & set(text)


def test_a_long_name_is_clipped_to_its_columns() -> None:
    """A clipped text takes at most the columns it may, whatever its characters."""
    for text in ("做好政务公开工作", "a做b好c政务", "abc"):
        assert all(width(clip(text, wide)) <= wide for wide in range(2, 20))


def test_a_table_says_first_what_speaks_against_the_pair() -> None:
    """Whoever swapped the sides reads it above the rows."""
    swapped = to_text(replace(small_comparison(), notes=(Reason("premise-swapped", ("邵阳市", "湖南省")),)))
    assert "可能放反了" in swapped[: swapped.index("＝ 表述一致")]
