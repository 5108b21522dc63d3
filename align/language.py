"""The words shown to people, in Chinese and English; every page, table and letter takes them from here.

The Chinese follows the table of VERDICTS.md and stays neutral: a difference is stated, nobody is blamed.
An unknown tag or change is a KeyError, so that a new one cannot reach a reader without words.
"""

from __future__ import annotations

from enum import StrEnum

from align.comparison import Addressee, EditKind, Finding, FindingKind, Kind, Row, Tag, Verdict
from align.plan import LeftOutReason, Level


class Lang(StrEnum):
    """The language of what is shown."""

    ZH = "zh"
    EN = "en"


class Outcome(StrEnum):
    """What a row is called: its verdict, with the dropped ones told apart."""

    COPIED = "copied"
    LOCALIZED = "localized"
    DROPPED = "dropped"
    UNLISTED = "unlisted"
    ELSEWHERE = "elsewhere"
    ADDED = "added"


Pair = tuple[str, str]  # Chinese, English

BANNER: Pair = (
    "仅比对文本，不反映实际落实成效",
    "Text comparison only; it does not show what was actually carried out",
)
NEEDS_CHECK: Pair = ("需人工核对", "To be checked")

SHAPES: dict[Outcome, str] = {  # told apart without colour, and present in every Chinese font
    Outcome.COPIED: "＝",
    Outcome.LOCALIZED: "▲",
    Outcome.DROPPED: "○",
    Outcome.UNLISTED: "●",
    Outcome.ELSEWHERE: "－",
    Outcome.ADDED: "＋",
}

OUTCOMES: dict[Kind, dict[Outcome, Pair]] = {
    Kind.LEVELS: {
        Outcome.COPIED: ("表述一致", "Same wording"),
        Outcome.LOCALIZED: ("有调整", "Adjusted"),
        Outcome.DROPPED: ("未见对应条目（待核实）", "No counterpart found (to be verified)"),
        Outcome.UNLISTED: ("未列入", "Not listed"),
        Outcome.ELSEWHERE: ("不涉及", "Addressed to others"),
        Outcome.ADDED: ("本级增列", "Added at this level"),
    },
    Kind.YEARS: {
        Outcome.COPIED: ("沿用", "Continued"),
        Outcome.LOCALIZED: ("调整", "Adjusted"),
        Outcome.DROPPED: ("不再列入", "No longer listed"),
        Outcome.ADDED: ("新增", "New"),
    },
}

KINDS: dict[Kind, Pair] = {
    Kind.LEVELS: ("上下级比对", "Between levels of government"),
    Kind.YEARS: ("年度比对", "Between years"),
}

TAGS: dict[Tag, Pair] = {
    Tag.MERGED: ("合并", "merged"),
    Tag.SPLIT: ("拆分", "split"),
    Tag.EXTENDED: ("增补", "extended"),
    Tag.REDUCED: ("精简", "reduced"),
    Tag.REFINED: ("细化", "refined"),
    Tag.DELEGATED: ("转为执行", "carries out the superior's work"),
    Tag.REWORDED: ("改写", "reworded"),
}

EDITS: dict[EditKind, Pair] = {
    EditKind.LEVEL: ("行政层级", "level"),
    EditKind.PLACE: ("地名", "place"),
    EditKind.OFFICE: ("单位名称", "office"),
    EditKind.FIGURE: ("数据", "figure"),
    EditKind.DATE: ("时间", "date"),
    EditKind.WORDING: ("措辞", "wording"),
    EditKind.INSERTED: ("增加", "inserted"),
    EditKind.DELETED: ("减少", "left out"),
}

LEVELS: dict[Level, Pair] = {
    Level.COUNTRY: ("国家", "country"),
    Level.PROVINCE: ("省级", "province"),
    Level.CITY: ("市州", "city"),
    Level.COUNTY: ("县市区", "county"),
    Level.TOWNSHIP: ("乡镇街道", "township"),
    Level.VILLAGE: ("村（社区）", "village"),
    Level.ZONE: ("园区", "zone"),
}

ADDRESSEES: dict[Addressee, Pair] = {
    Addressee.ALL: ("面向各地", "addresses every place"),
    Addressee.NAMED: ("面向指定地区", "addresses named places"),
    Addressee.OWN: ("发文机关自身工作", "the issuing government's own work"),
}

LEFT_OUT: dict[LeftOutReason, Pair] = {
    LeftOutReason.PAGE_NUMBER: ("页码", "page number"),
    LeftOutReason.PAGE_MARK: ("分页标记", "page mark"),
    LeftOutReason.RUNNING_HEAD: ("页眉", "running head"),
    LeftOutReason.MARKUP: ("排版标记", "markup"),
    LeftOutReason.TABLE_HEAD: ("表头", "table head"),
}

PARTS: dict[str, Pair] = {  # passes that find links, and parts of a link's score
    "words": ("用词", "words"),
    "heading": ("标题", "heading"),
    "section": ("章节", "section"),
    "semantic": ("语义", "meaning"),
    "sentences": ("句子", "sentences"),
    "identical": ("表述相同", "the same words"),
    "wording": ("表述相近", "nearly the same words"),
    "reviewed": ("人工复核", "review"),
}

FINDINGS: dict[FindingKind, Pair] = {
    FindingKind.TARGET: ("目标指标", "Target"),
    FindingKind.CITATION: ("引用文件", "Cited document"),
    FindingKind.OFFICE: ("责任单位", "Office"),
    FindingKind.COMMITMENT: ("任务表述", "Commitment"),
    FindingKind.SLIP: ("文字提示", "Wording to look at"),
}

CHANGES: dict[FindingKind, dict[str, Pair]] = {
    FindingKind.TARGET: {
        "kept": ("不变", "kept"),
        "lowered": ("下调", "lowered"),
        "raised": ("上调", "raised"),
        "changed": ("变化", "changed"),
        "dropped": ("未见对应", "not found"),
        "added": ("增加", "added"),
    },
    FindingKind.CITATION: {
        "kept": ("不变", "kept"),
        "changed": ("更换", "replaced"),
        "dropped": ("未见引用", "not cited"),
        "added": ("增加", "added"),
    },
    FindingKind.COMMITMENT: {
        "weaker": ("措辞趋缓", "weaker wording"),
        "stronger": ("措辞趋强", "stronger wording"),
        "delegated": ("转为执行", "carries out the superior's work"),
        "other": ("有变化", "changed"),
    },
    FindingKind.OFFICE: {
        "lead-changed": ("牵头单位变化", "another lead"),
        "lead-missing": ("未注明牵头单位", "no lead named"),
        "unmapped": ("未找到对应单位", "no known counterpart"),
        "added": ("增列", "added"),
        "dropped": ("未见对应", "not found"),
    },
    FindingKind.SLIP: {
        "level": ("层级用词", "level word"),
        "place": ("地名用词", "place name"),
        "office": ("单位名称", "office name"),
        "typo": ("文字录入", "typing"),
    },
}


HOW_CHANGED: dict[str, Pair] = {  # what to call the change of a target of which a reason says more
    "share": ("本地份额", "local share"),
    "tighter": ("收紧", "tightened"),
    "looser": ("放宽", "loosened"),
    "earlier": ("提前", "earlier"),
    "later": ("推后", "later"),
}


def words(pair: Pair, lang: Lang) -> str:
    """The one of two wordings that is in this language."""
    return pair[0] if lang is Lang.ZH else pair[1]


def outcome_of(row: Row, kind: Kind) -> Outcome:
    """What to call a row; between levels, a dropped item that addresses another place was not left out here."""
    if row.verdict is not Verdict.DROPPED:
        return Outcome(row.verdict.value)
    if kind is Kind.LEVELS and row.applies is not None and row.applies.here is False:
        return Outcome.ELSEWHERE
    return Outcome.UNLISTED if kind is Kind.LEVELS and is_reviewed(row) else Outcome.DROPPED


def is_reviewed(row: Row) -> bool:
    """Whether a named person has confirmed this row."""
    return any(reason.code == "reviewed" for reason in row.because)


def outcome_name(outcome: Outcome, kind: Kind, lang: Lang = Lang.ZH) -> str:
    """The words for an outcome; levels and years have their own.

    >>> outcome_name(Outcome.ADDED, Kind.LEVELS), outcome_name(Outcome.ADDED, Kind.YEARS)
    ('本级增列', '新增')
    """
    return words(OUTCOMES[kind][outcome], lang)


def verdict_name(row: Row, kind: Kind, lang: Lang = Lang.ZH) -> str:
    """What became of a row's items, in words."""
    return outcome_name(outcome_of(row, kind), kind, lang)


def part_name(name: str, lang: Lang = Lang.ZH) -> str:
    """A pass or a part of a score in words; one that has none yet is shown by its own name."""
    return words(PARTS.get(name, (name, name)), lang)


def finding_name(finding: Finding, lang: Lang = Lang.ZH) -> str:
    """What a finding says, in words; a reason may say it better than its change."""
    better = next((HOW_CHANGED[reason.code] for reason in finding.because if reason.code in HOW_CHANGED), None)
    return words(better, lang) if better else change_name(finding.kind, finding.change, lang)


def change_name(kind: FindingKind, change: str, lang: Lang = Lang.ZH) -> str:
    """What a finding says, in words."""
    return words(CHANGES[kind][change], lang)
