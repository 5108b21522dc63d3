"""Normal forms of a text, and the way back from them."""

import pytest

from align.text import bare, normalise, plain, sentences_of, words_of


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("２０２２年", "2022年"),
        ("（试行）", "(试行)"),
        ("“跨省通办”", '"跨省通办"'),
        ("2022 年 60 同", "2022年60同"),
        ("　　加强公开", "加强公开"),
        ("加强\u00a0公开", "加强公开"),
        ("Ｈ５解读", "H5解读"),
        ("川办发〔2021〕8号", "川办发[2021]8号"),
        ("⼯作要点", "工作要点"),
    ],
)
def test_ways_of_typing_the_same_have_one_normal_form(printed: str, other: str) -> None:
    """Width, blanks, quotation marks, brackets and radicals from a PDF make no difference."""
    assert plain(printed) == plain(other)


@pytest.mark.parametrize(("one", "other"), [("10个", "3个"), ("省级", "市级"), ("公开", "公示"), ("A级", "B级")])
def test_other_words_have_another_normal_form(one: str, other: str) -> None:
    """What a reader would tell apart stays apart."""
    assert plain(one) != plain(other)


@pytest.mark.parametrize("text", ["２０２２ 年\t（试行）\n", "　“一网 通办” ⼯作", "<b>\x07𠮷 1", ""])
def test_every_character_of_a_normal_form_leads_back_to_its_original(text: str) -> None:
    """The offsets of a normal form name the characters it was made of, one for one."""
    normal = normalise(text)
    assert len(normal.text) == len(normal.origin)
    assert [plain(text[at]) for at in normal.origin] == list(normal.text)


def test_blanks_are_the_only_thing_that_a_normal_form_leaves_out() -> None:
    """Punctuation, markup and control characters are still there to be compared."""
    assert plain("<i>，\x07 。") == "<i>，\x07。".replace("，", ",")


def test_a_bare_text_keeps_letters_and_figures_only() -> None:
    """Punctuation, blanks and case say nothing about which item it is."""
    assert bare("推进“H5 解读”，30%。") == bare("推进 h5解读 30") == "推进h5解读30"


def test_words_end_at_punctuation() -> None:
    """No run of characters reaches over a comma or a quotation mark."""
    assert words_of("打造“好办”、“快办”") == ["打造", "好办", "快办"]


def test_the_sentences_of_a_text_are_the_text() -> None:
    """Sentences keep their marks, and nothing between them is lost."""
    text = "加强公开。每季1次；为什么？\n好！最后一句"
    assert sentences_of(text) == ["加强公开。", "每季1次；", "为什么？", "\n好！", "最后一句"]
    assert "".join(sentences_of(text)) == text
