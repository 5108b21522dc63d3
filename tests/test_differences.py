"""Where two texts differ, cut so that a reader sees whole words."""

import pytest

from align.differences import Difference, find_differences, open_texts
from align.settings import RELEASED


def differing(left: str, right: str) -> list[tuple[str, str]]:
    """What stands on the left and what on the right wherever two texts differ."""
    texts = open_texts(left, right)
    return [
        (texts.left[one.start : one.end], texts.right[one.other_start : one.other_end])
        for one in find_differences(texts, RELEASED)
    ]


def found(left: str, right: str) -> list[Difference]:
    """The differences of two texts."""
    return find_differences(open_texts(left, right), RELEASED)


def test_equal_texts_do_not_differ() -> None:
    """Neither does a text that is only typed otherwise."""
    assert found("公开（试行）２０２２ 年“好办”", '公开(试行)2022年"好办"') == []


def test_a_number_is_one_word() -> None:
    """15 and 18 do not share a 1, and a figure is its unit as well."""
    assert differing("新建15个公园", "新建18个公园") == [("15个", "18个")]
    assert differing("占比1.5倍", "占比1.8倍") == [("1.5倍", "1.8倍")]


def test_an_insertion_ends_at_punctuation() -> None:
    """A new clause is cut behind its comma, not in the middle of two alike ones."""
    assert differing("推进公开，推进解读。", "推进公开，推进回应，推进解读。") == [("", "推进回应,")]


def test_an_inserted_member_of_a_list_is_cut_whole() -> None:
    """The name and its mark are the difference, not halves of two names."""
    ((left, right),) = differing("做好教育、医疗公开", "做好教育、养老、医疗公开")
    assert left == ""
    assert right in ("养老、", "、养老")


def test_chance_characters_do_not_cut_a_rewriting_in_pieces() -> None:
    """Where a clause was told anew, single equal characters join the difference."""
    assert len(differing("要组织开展专题培训活动。", "要编制业务指导手册内容。")) == 1


def test_differences_in_two_sentences_stay_two() -> None:
    """A full stop parts them."""
    assert len(differing("新建公园10个。按月通报。", "新建公园3个。按季通报。")) == 2


def test_a_quoted_name_differs_as_a_whole() -> None:
    """Half a name means nothing."""
    assert differing("打造“川易办”平台", "打造“绵易办”平台") == [("川易办", "绵易办")]


def test_a_quoted_name_that_differs_twice_is_one_difference() -> None:
    """Another beginning and another end make another name."""
    assert differing("打造“川易办”平台", "打造“绵易办·富乐通”平台") == [("川易办", "绵易办·富乐通")]


def test_words_that_stand_elsewhere_are_moved() -> None:
    """A clause at another place was neither added nor left out."""
    both = found("按月公布预算决算。推进会议公开，邀请代表列席。", "推进会议公开，邀请代表列席。按月公布预算决算。")
    assert both
    assert all(one.moved for one in both)
    assert not any(one.moved for one in found("按月公布预算。", "按月公布预算。推进会议公开。"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("", "加强公开。"),
        ("加强公开。", ""),
        ("推进公开，推进解读。", "推进公开，推进回应，推进解读。"),
        ("每年组织1次以上培训，打造“川易办”。", "每半年组织2次培训，打造“绵易办”平台。"),
        ("按月公布预算决算。推进会议公开。", "推进会议公开。按月公布预算决算。"),
    ],
)
def test_differences_lead_from_one_text_to_the_other(left: str, right: str) -> None:
    """They come in order, and what lies between them is equal."""
    texts = open_texts(left, right)
    at = other_at = 0
    for one in find_differences(texts, RELEASED):
        assert texts.left[at : one.start] == texts.right[other_at : one.other_start]
        at, other_at = one.end, one.other_end
    assert texts.left[at:] == texts.right[other_at:]
