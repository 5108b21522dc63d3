"""The words people read: complete in both languages, as VERDICTS.md has them, and neutral."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest

from align import language
from align.comparison import Addressee, Applies, EditKind, FindingKind, Kind, Reason, Row, Tag, Verdict
from align.language import Lang, Outcome, change_name, is_reviewed, outcome_name, part_name, verdict_name
from align.plan import LeftOutReason, Level
from align.report.wording import PAGES, SIDES, page_words
from align.sentences import in_a_list, sentence

BLAMING = ("照搬", "遗漏", "未落实", "未承接", "错别字")

REASONS = [
    Reason("identical"),
    Reason("formal", ("省→市、省直→市直",)),
    Reason("formal", ("",)),
    Reason("formal"),
    Reason("substantive", ("figure", "10个", "3个")),
    Reason("substantive", ("inserted", "", "市域通办")),
    Reason("substantive", ("deleted", "全省通办", "")),
    Reason("merged", ("3、5",)),
    Reason("split", ("4、5",)),
    *map(Reason, ("weak", "weak-meaning", "meaning")),
    Reason("nearest-plan", ("3", "0.21")),
    Reason("alone"),
    Reason("elsewhere", ("长沙市、株洲市",)),
    Reason("own"),
    Reason("rival", ("7", "0.43")),
    Reason("rival-plan", ("7", "0.43")),
    Reason("readers-differ"),
    Reason("near-miss"),
    Reason("named-unmarked", ("社会信用条例",)),
    Reason("cited-elsewhere", ("7",)),
    Reason("template-cites", ("7",)),
    *(Reason(f"offices-none-in-{side}") for side in ("plan", "template")),
    *(Reason(f"offices-unled-in-{side}") for side in ("plan", "template")),
    *(
        Reason(f"offices-{how}", ("省政务局→市数据局；省药监局→市市场监管局",))
        for how in ("kin", "part", "renamed", "told")
    ),
    *(
        Reason(f"offices-{how}", ("省榫卯办", "市竹编办", "5"))
        for how in ("guess", "instead", "below", "above", "together")
    ),
    *(Reason(f"offices-{how}", ("省榫卯办", "1、2")) for how in ("absent", "new")),
    *(Reason(f"offices-{how}", ("1、2", "市直相关单位")) for how in ("general", "spelled-out")),
    Reason("offices-unled", ("1、2",)),
    *(Reason(f"office-{how}", ("市榫卯办",)) for how in ("supports", "supported", "general", "cut-off")),
    Reason("office-guess", ("省榫卯办", "市竹编办", "5")),
    Reason("office-cut", ("市数据", "市数据局")),
    Reason("office-unled"),
    Reason("share"),
    Reason("own-year"),
    *map(Reason, ("no-minimum", "moved-on", "expired")),
    Reason("target-elsewhere", ("4、7",)),
    Reason("whole-instead", ("县级医院全部接入平台",)),
    Reason("other-sort", ("融合型、共建型", "示范性")),
    Reason("moved"),
    Reason("reviewed", ("张三", "2024-05-01")),
    Reason("reviewed", ("张三", "")),
    Reason("reviewed", ("", "")),
    Reason("review-remark", ("见会议纪要、附件",)),
    Reason("review-stale", ("张三", "2024-05-01")),
    Reason("review-stale", ("", "")),
    Reason("engine-carries", ("4、7",)),
    *(Reason(f"{why}-{side}", ("复核.csv", "7", "2")) for why in ("stale", "gone") for side in ("plan", "template")),
]


def dropped(here: bool | None, *because: Reason) -> Row:
    """A dropped template item."""
    return Row(
        Verdict.DROPPED, (), (1,), (), None, (), None, False, 0.9, because, applies=Applies(Addressee.ALL, (), here)
    )


def all_words(value: Any) -> list[str]:
    """Every wording in a table of wordings, however deep."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [word for part in parts for word in all_words(part)]


@pytest.mark.parametrize(
    ("verdict", "levels", "years"),
    [
        ("copied", "表述一致", "沿用"),
        ("localized", "有调整", "调整"),
        ("dropped", "未见对应条目（待核实）", "不再列入"),
        ("added", "本级增列", "新增"),
    ],
)
def test_verdicts_are_named_as_agreed(verdict: str, levels: str, years: str) -> None:
    """The table of VERDICTS.md, levels and years apart."""
    assert outcome_name(Outcome(verdict), Kind.LEVELS) == levels
    assert outcome_name(Outcome(verdict), Kind.YEARS) == years


def test_a_dropped_item_for_another_place_is_not_addressed() -> None:
    """An item that names other cities was not left out here: 不涉及; if that is unsure, it is to be verified."""
    assert verdict_name(dropped(False), Kind.LEVELS) == "不涉及"
    assert verdict_name(dropped(None), Kind.LEVELS) == "未见对应条目（待核实）"


def test_a_reviewed_drop_is_not_listed() -> None:
    """Only a person's confirmation turns 待核实 into 未列入; between years both are 不再列入."""
    row = dropped(True, Reason("reviewed", ("张三", "2024-05-01")))
    assert is_reviewed(row)
    assert verdict_name(row, Kind.LEVELS) == "未列入"
    assert verdict_name(row, Kind.YEARS) == "不再列入"


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: "-".join((reason.code, *reason.values[:1])))
def test_every_reason_is_a_sentence(reason: Reason, lang: Lang) -> None:
    """Each code becomes words that name its values and leaves no brace open."""
    words = sentence(reason, lang)
    assert words
    assert "{" not in words
    values = reason.values[1:] if reason.code == "substantive" else reason.values
    assert all(part in words for value in values for part in value.split("、"))


def test_what_the_engine_says_has_the_words_of_its_kind() -> None:
    """Levels and years call a verdict differently; without a link none is named."""
    copied = Reason("engine-says", ("levels", "copied", "2、4"))
    assert sentence(copied) == "系统比对结果：表述一致，对应模板第 2、4 条。"
    assert sentence(copied, Lang.EN) == "The comparison by itself: Same wording, template items 2, 4."
    assert sentence(Reason("engine-says", ("years", "added", ""))) == "系统比对结果：新增。"


def test_an_edit_reads_as_from_and_to() -> None:
    """A changed figure names both; what one side lacks is said to be added or left out."""
    assert sentence(Reason("substantive", ("figure", "10个", "3个"))) == "数据：10个 → 3个"
    assert sentence(Reason("substantive", ("inserted", "", "市域通办"))) == "增加：市域通办"
    assert sentence(Reason("substantive", ("deleted", "、全省通办，", ""))) == "减少：全省通办"
    assert sentence(Reason("substantive", ("deleted", "全省通办", "")), Lang.EN) == "Left out: 全省通办"


def test_braces_in_a_document_stay_as_they_are() -> None:
    """Excerpts are values, never part of the sentence's own form."""
    assert "{0} {{ x }}" in sentence(Reason("substantive", ("wording", "{0} {{ x }}", "{kind}")))


def test_a_long_excerpt_is_cut() -> None:
    """A sentence stays short; the page shows the rest in its place."""
    assert len(sentence(Reason("substantive", ("wording", "甲" * 500, "乙" * 500)))) < 120


def test_an_unknown_code_is_an_error() -> None:
    """A new reason or change cannot reach a reader without words."""
    with pytest.raises(KeyError):
        sentence(Reason("no-such-code"))
    with pytest.raises(KeyError):
        change_name(FindingKind.TARGET, "weaker")


def test_an_unknown_part_keeps_its_own_name() -> None:
    """Passes may come and go; their names are shown all the same."""
    assert part_name("words") == "用词"
    assert part_name("frobnication") == "frobnication"


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (language.TAGS, Tag),
        (language.EDITS, EditKind),
        (language.LEVELS, Level),
        (language.ADDRESSEES, Addressee),
        (language.LEFT_OUT, LeftOutReason),
        (language.FINDINGS, FindingKind),
        (language.CHANGES, FindingKind),
        (language.OUTCOMES, Kind),
        (language.KINDS, Kind),
        (language.SHAPES, Outcome),
    ],
)
def test_every_choice_has_words(table: dict[Any, Any], members: type[StrEnum]) -> None:
    """A closed choice is named in full, in both languages."""
    assert set(table) == set(members)
    assert all(all_words(table))


def test_shapes_differ() -> None:
    """Without colour, outcomes are still told apart."""
    assert len(set(language.SHAPES.values())) == len(Outcome)


def test_no_word_blames() -> None:
    """A difference is stated; nobody is accused of leaving out or of copying."""
    tables = [value for name, value in vars(language).items() if name.isupper() and isinstance(value, dict | tuple)]
    shown = "".join(all_words([*tables, PAGES, SIDES]))
    assert not [word for word in BLAMING if word in shown]


def test_the_pages_have_all_words_in_both_languages() -> None:
    """No word of a page is empty in one language."""
    assert all(page_words(Lang.ZH).values())
    assert all(page_words(Lang.EN).values())


def test_no_word_of_a_page_is_defined_twice() -> None:
    """A name that stood in two modules would silently mean the later one everywhere."""
    assert len(page_words(Lang.ZH)) == sum(len(page) for page in PAGES)


@pytest.mark.parametrize(
    ("excerpt", "shown"),
    [
        ("三大支撑八项重点”", "三大支撑八项重点"),
        ("数据共享平台、", "数据共享平台"),
        ("”一体化平台", "一体化平台"),
        ("强省会”战略实施", "…强省会”战略实施"),
        ("云平台、“互联网+", "云平台、“互联网+…"),
        ("院士卡”“英才卡", "…院士卡”“英才卡…"),
        ("（甲“乙）", "（甲“乙）…"),
        ("《条例》（试行）", "《条例》（试行）"),
        ("”、", "”、"),
    ],
)
def test_an_excerpt_is_shown_without_half_a_pair_of_marks_at_its_ends(excerpt: str, shown: str) -> None:
    """Inside it the mark stays, and a sign says on which side its other half is left out; whole pairs stay."""
    assert in_a_list(excerpt) == shown
