"""Which printed numbers are labels, how deep they stand and what they count."""

import pytest

from align.numbering import Rank, label_at, labels_in, value_of


@pytest.mark.parametrize(
    ("text", "printed", "rank", "value"),
    [
        ("第三章 附则", "第三章", Rank.CHAPTER, 3),
        ("第二部分 任务", "第二部分", Rank.CHAPTER, 2),
        ("十二、保障措施", "十二、", Rank.SECTION, 12),
        ("第十条 公开", "第十条", Rank.ARTICLE, 10),
        ("（二十三）加强公开", "（二十三）", Rank.BRACKETED, 23),
        ("(一) 加强公开", "(一)", Rank.BRACKETED, 1),
        ("（ 四 ）加强公开", "（ 四 ）", Rank.BRACKETED, 4),
        ("12. 加强公开", "12.", Rank.ARABIC, 12),
        ("3．加强公开", "3．", Rank.ARABIC, 3),
        ("１、加强公开", "１、", Rank.ARABIC, 1),
        ("（12）加强公开", "（12）", Rank.BRACKETED_ARABIC, 12),
        ("⑫加强公开", "⑫", Rank.CIRCLED, 12),
        ("二是加强公开", "二是", Rank.ENUMERATED, 2),
    ],
)
def test_each_style_of_label_is_known(text: str, printed: str, rank: Rank, value: int) -> None:
    """A label is what is printed, how deep it stands, and which number it is."""
    label = label_at(text)
    assert label is not None
    assert (label.printed, label.rank, label.value) == (printed, rank, value)


@pytest.mark.parametrize(
    "text",
    [
        *("五级60同", "“12345”热线", "12345热线", "2022年底前", "十四五规划", "三个全生命周期", "一体化平台"),
        *("3个以上", "（试行）", "（2022年版）", "一是否公开", "第一时间回应", "〔2021〕72号", ""),
        *("一网通办", "（一网通办）", "第三方评估", "十大工程"),
    ],
)
def test_figures_and_numerals_in_words_are_no_labels(text: str) -> None:
    """A number that belongs to a word, a measure or a name opens no item."""
    assert label_at(text) is None


def test_half_width_and_full_width_brackets_are_one_style() -> None:
    """A plan that mixes （一） and (二) numbers its items in one row."""
    one, two = label_at("（一）公开"), label_at("(二)公开")
    assert one
    assert two
    assert one.rank is two.rank
    assert two.value == one.value + 1


def test_ranks_enclose_each_other_as_in_official_documents() -> None:
    """一、 holds （一）, which holds 1., which holds （1）, which holds ①, which holds 一是."""
    labels = [label_at(text) for text in ("第一章", "一、", "（一）", "1.", "（1）", "①", "一是")]
    ranks = [label.rank for label in labels if label]
    assert ranks == sorted(set(ranks))
    assert len(ranks) == 7


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("十九", 19), ("三十", 30), ("一百零二", 102), ("一百二十", 120), ("⑳", 20), ("０７", 7)],
)
def test_numerals_count_as_people_count(numeral: str, value: int) -> None:
    """Chinese, full-width and circled figures have their values."""
    assert value_of(numeral) == value


def test_labels_are_found_wherever_they_could_stand() -> None:
    """Whether one really is a label is decided by what stands around it, not here."""
    found = labels_in("一、公开。（一）主动。1.及时", 0, 100)
    assert [(at, label.printed) for at, label in found] == [(0, "一、"), (5, "（一）"), (11, "1.")]
