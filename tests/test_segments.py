"""Cutting an item's words where its edits begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.comparison import Edit, EditKind, Place
from align.report.segments import Mark, Side, cut
from tests.report_world import item


def marks(task: str, *edits: Edit, heading: str = "") -> list[tuple[str, Mark]]:
    """How an item's words are cut, on the plan's side."""
    return [(part.text, part.mark) for part in cut(item(1, task, heading), edits, Side.PLAN)]


def edit_at(start: int, end: int, *, substantive: bool = True, no: int = 1) -> Edit:
    """An edit at this place of the plan's item."""
    return Edit(EditKind.WORDING, "甲", "乙", substantive, None, Place(no, start, end))


def test_edits_cut_the_words_where_they_stand() -> None:
    """Touching edits stay two; gaps stand where the other side has words, at the end too."""
    assert marks("一二三四", edit_at(0, 1), edit_at(1, 2, substantive=False), edit_at(4, 4)) == [
        ("一", Mark.INSERTED),
        ("二", Mark.FORMAL),
        ("三四", Mark.PLAIN),
        ("", Mark.GAP),
    ]


def test_of_overlapping_edits_the_substantive_one_shows() -> None:
    """The words are still there once."""
    assert marks("一二三四", edit_at(0, 3, substantive=False), edit_at(1, 2)) == [
        ("一", Mark.FORMAL),
        ("二", Mark.INSERTED),
        ("三", Mark.FORMAL),
        ("四", Mark.PLAIN),
    ]


def test_edits_that_do_not_fit_the_words_are_not_marked() -> None:
    """Another item's edit, one past the end, one without a place: the words stay plain."""
    lost = Edit(EditKind.WORDING, "甲", "乙", True)
    assert marks("一二", edit_at(0, 1, no=2), edit_at(1, 9), lost) == [("一二", Mark.PLAIN)]
    assert marks("") == []


def test_a_heading_is_told_from_the_rest() -> None:
    """An edit that runs over the heading's end is cut there."""
    parts = cut(item(1, "标题。正文", "标题"), (edit_at(1, 4),), Side.PLAN)
    assert [(part.text, part.heading) for part in parts] == [("标", True), ("题", True), ("。正", False), ("文", False)]


@given(
    st.text(alphabet="一二三。", max_size=8),
    st.integers(0, 8),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans()), max_size=5),
)
def test_no_edit_takes_a_word_away(task: str, heading: int, places: list[tuple[int, int, bool]]) -> None:
    """Whatever the edits, the stretches together are the item's words, and only gaps are empty."""
    edits = [edit_at(start, end, substantive=substantive) for start, end, substantive in places]
    parts = cut(item(1, task, task[:heading]), edits, Side.PLAN)
    assert "".join(part.text for part in parts) == task
    assert all(part.text or part.mark is Mark.GAP for part in parts)
    assert {part.edit for part in parts} - {None} <= set(edits)
