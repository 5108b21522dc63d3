"""What a text mentions: figures, dates, frequencies, quoted names and cited titles."""

import pytest

from align.mentions import MentionKind, mentions_in
from align.text import plain


def mentioned(text: str, kind: MentionKind) -> list[str]:
    """What a text mentions of one kind, in its normal form."""
    return [found.text for found in mentions_in(plain(text)) if found.kind is kind]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("新建公园10个", ["10个"]),
        ("占比达 30% 以上", ["30%以上"]),
        ("不少于２次", ["2次"]),
        ("3个工作日内办结", ["3个工作日"]),
        ("提高1.5个百分点", ["1.5个百分点"]),
        ("投资2,000万元", ["2,000万元"]),
        ("下降百分之五", ["百分之五"]),
        ("新增十家", ["十家"]),
    ],
)
def test_figures_are_mentioned_with_their_units(text: str, figures: list[str]) -> None:
    """A number and what it counts are one figure, in digits or in numerals."""
    assert mentioned(text, MentionKind.FIGURE) == figures


@pytest.mark.parametrize("text", ["三个全生命周期", "一体化平台", "统一受理", "第三方评估", "十四五规划", "进一步加强"])
def test_numerals_inside_names_are_no_figures(text: str) -> None:
    """What only names a programme measures nothing."""
    assert mentioned(text, MentionKind.FIGURE) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2022年底前完成", ["2022年底前"]),
        ("于6月30日前报送", ["6月30日前"]),
        ("年底前全部上线", ["年底前"]),
        ("第三季度启动", ["第三季度"]),
        ("上半年完成", ["上半年"]),
        ("2022 年 9 月底之前", ["2022年9月底之前"]),
    ],
)
def test_deadlines_are_mentioned_whole(text: str, dates: list[str]) -> None:
    """A date is read to its 前, blanks or not, and holds no figure of its own."""
    assert mentioned(text, MentionKind.DATE) == dates
    assert mentioned(text, MentionKind.FIGURE) == []


@pytest.mark.parametrize(
    ("text", "often"),
    [("每年组织培训", ["每年"]), ("每半年通报", ["每半年"]), ("按季公开", ["按季"]), ("每个季度检查", ["每个季度"])],
)
def test_frequencies_are_mentioned(text: str, often: list[str]) -> None:
    """How often something is done is a mention of its own."""
    assert mentioned(text, MentionKind.FREQUENCY) == often


def test_a_frequency_and_its_count_are_two_mentions() -> None:
    """每年 and 1次以上 in one phrase are told apart."""
    text = "每年组织1次以上培训"
    assert mentioned(text, MentionKind.FREQUENCY) == ["每年"]
    assert mentioned(text, MentionKind.FIGURE) == ["1次以上"]


def test_cited_titles_and_quoted_names_are_mentioned() -> None:
    """《…》 is a title, “…” is a name."""
    text = "落实《云南省公共数据条例》，打造“一部手机办事通”。"
    assert mentioned(text, MentionKind.TITLE) == ["《云南省公共数据条例》"]
    assert mentioned(text, MentionKind.QUOTED) == ['"一部手机办事通"']


def test_a_mention_stands_where_its_words_stand() -> None:
    """Offsets cut the very words out of the text."""
    text = "2022年底前公开30%以上，每年不少于2次，落实《条例办法》和“一网通办”"
    assert mentions_in(text)
    assert all(text[found.start : found.end] == found.text for found in mentions_in(text))
