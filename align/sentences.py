"""The sentences shown to people, one for each reason code, in Chinese and English.

They stay neutral: a difference is stated, nobody is blamed. An unknown code is a KeyError, so that a new one cannot
reach a reader without words.
"""

from __future__ import annotations

from align.comparison import EditKind, Reason
from align.language import EDITS, Lang, Pair, words
from align.premise_sentences import PREMISES
from align.review_sentences import REVIEW, review_sentence
from align.text import CLOSING, OPENING, lone_marks

LINKING = "、，；：。 "  # what joins an excerpt to its sentence says nothing in a list
CLIP = 48  # characters of an excerpt that a sentence quotes; the page shows the rest in its place

FORMAL: dict[str, Pair] = {"gained": ("增加“{0}”", "“{0}” added"), "lost": ("删去“{0}”", "“{0}” left out")}

SENTENCES: dict[str, Pair] = {  # by reason code; the values stand in the braces
    "identical": (
        "除编号、标点和空白外，表述相同。",
        "The wording is the same apart from numbering, punctuation and blanks.",
    ),
    "formal": ("仅有形式上的差异：{0}。", "The differences are formal only: {0}."),
    "formal-bare": ("仅有形式上的差异。", "The differences are formal only."),
    "changed": ("{kind}：{0} → {1}", "{kind}: {0} → {1}"),
    "gained": ("增加：{0}", "Added: {0}"),
    "lost": ("减少：{0}", "Left out: {0}"),
    "merged": ("合并了模板第 {0} 条。", "Merges template items {0}."),
    "split": ("模板同一条目还对应本要点第 {0} 条。", "The same template item is also carried by plan items {0}."),
    "meaning": (
        "仅凭用词不足以对应，因语义相近而列为对应条目。",
        "Their words alone would not link these items; that they are alike in meaning does.",
    ),
    "weak-meaning": (
        "综合用词和语义，相近程度有限，是否为同一项任务请人工判断。",
        "Words and meaning together are not very near; whether it is the same task is for a person to judge.",
    ),
    "weak": (
        "共有的用词不多，是否为同一项任务请人工判断。",
        "Few words are shared; whether it is the same task is for a person to judge.",
    ),
    "rival": (
        "模板第 {0} 条与本条也相近（相似度 {1}），对应关系请人工判断。",
        "Template item {0} is nearly as near (similarity {1}); which one it carries is for a person to judge.",
    ),
    "rival-plan": (
        "本要点第 {0} 条与该模板条目也相近（相似度 {1}），对应关系请人工判断。",
        "Plan item {0} is nearly as near to the template item (similarity {1}); a person should judge.",
    ),
    "readers-differ": (
        "改动较小，属于“一致”还是“有调整”，不同的人常有不同判断。",
        "The change is small; readers tend to differ on whether it is one.",
    ),
    "near-miss": (
        "与最相近的条目是否为同一项任务，请人工判断。",
        "Whether the nearest item is the same task is for a person to judge.",
    ),
    "nearest-template": (
        "未见对应条目，最相近的是模板第 {0} 条（相似度 {1}）。",
        "No counterpart; the nearest template item is {0} (similarity {1}).",
    ),
    "nearest-plan": (
        "未见对应条目，最相近的是本要点第 {0} 条（相似度 {1}）。",
        "No counterpart; the nearest plan item is {0} (similarity {1}).",
    ),
    "alone": (
        "未见对应条目，对方也没有相近的条目。",
        "No counterpart, and nothing on the other side resembles it.",
    ),
    "elsewhere": ("模板该条仅面向{0}。", "The template item addresses only {0}."),
    "own": (
        "模板该条是发文机关自身工作，未要求下级安排。",
        "The template item is work of the issuing government itself and asks nothing of others.",
    ),
    "seen-in": (
        "相近的任务另见{0}第 {1} 条（相似度 {2}）。",
        "A task like it stands in {0}, item {1} (similarity {2}).",
    ),
    "searched": (
        "本要点中未见对应的条目，已在本地同年其他要点中查阅：{0}。",
        "What this plan lacks was looked for in the place's other plans of the year: {0}.",
    ),
    "nothing-to-search": (
        "所给文件中没有本地同年其他要点，未见对应的条目未能在其他要点中查阅。",
        "What this plan lacks could not be looked for in other plans: of this place and year there are none.",
    ),
    "share": (
        "下级数值小于上级总量，通常是本地所承担的份额。",
        "A smaller figure at a lower level is usually this place's share of the superior's total.",
    ),
    "tighter": ("上限降低，要求更严。", "A lower limit asks for more."),
    "looser": ("上限提高，要求放宽。", "A higher limit asks for less."),
    "earlier": ("时限提前。", "The date is earlier."),
    "later": ("时限推后。", "The date is later."),
    "no-minimum": (
        "数值相同，模板写明为下限，本要点未写明。",
        "The figure is the same; the template calls it a minimum, and the plan does not.",
    ),
    "moved-on": ("原时限已过，随年度顺延。", "The date had passed and moved on with the year."),
    "expired": (
        "原时限不晚于模板所属年度，已过。",
        "The date was not later than the template's year and has passed.",
    ),
    "other-sort": ("所指类别不同：{0}；{1}。", "They are of different sorts: {0}; {1}."),
    "whole-instead": ("本要点的表述为“{0}”。", "The plan says “{0}”."),
    "leads-stay": ("{0}仍为牵头单位。", "{0} still lead."),
    "first-lead": ("模板未注明牵头单位。", "The template names no lead."),
    "target-elsewhere": ("本要点第 {0} 条有相同的目标。", "Plan item {0} has the same target."),
    "own-year": ("两份要点的期限各指本年度。", "In each plan the term is that of its own year."),
    "verb": ("“{0}”变为“{1}”。", "“{0}” became “{1}”."),
    "superior": (
        "落实、运用、参与或配合上级部署，属本级正常职责。",
        "Carrying out, using, joining or supporting what the level above does is a normal duty of this level.",
    ),
    "next-step": (
        "上年提出的建设或制定任务，本年转入落实、应用或完善，可能是正常推进。",
        "What was to be made in the earlier year is carried out, used or improved in the later; it may be progress.",
    ),
    "moved": ("先后次序与模板不同。", "It stands at another place in the order."),
    "named-unmarked": ("本要点中提到“{0}”，未加书名号。", "The plan speaks of “{0}” without title marks."),
    "cited-elsewhere": ("本要点第 {0} 条引用了该文件。", "Plan item {0} cites it."),
    "template-cites": ("模板第 {0} 条引用了该文件。", "Template item {0} cites it."),
    "offices-none-in-plan": (
        "本要点各条未写责任单位，责任单位不作比对。",
        "The plan's items name no offices; offices were not compared.",
    ),
    "offices-none-in-template": (
        "模板各条未写责任单位，责任单位不作比对。",
        "The template's items name no offices; offices were not compared.",
    ),
    "offices-unled-in-plan": (
        "本要点各条均未注明牵头单位，责任单位比对不分牵头与配合。",
        "No item of the plan names who leads; offices were compared without regard to who leads.",
    ),
    "offices-unled-in-template": (
        "模板各条均未注明牵头单位，责任单位比对不分牵头与配合。",
        "No item of the template names who leads; offices were compared without regard to who leads.",
    ),
    "offices-kin": ("按职能视为对应的单位：{0}。", "Offices taken as counterparts by their function: {0}."),
    "offices-part": (
        "本要点未单列对应单位、其职能通常由下列单位承担的：{0}。",
        "Offices without one of their own in the plan, whose work is usually done by: {0}.",
    ),
    "offices-renamed": ("职能相近、名称不同的单位：{0}。", "Offices of like function under another name: {0}."),
    "offices-told": ("按给定的对照表对应的单位：{0}。", "Counterparts as the given table has them: {0}."),
    "offices-guess": (
        "“{0}”与“{1}”在 {2} 条相互对应的条目中处于同一位置，据此推定为对应单位，供核对。",
        "“{0}” and “{1}” stand in the same place in {2} aligned items; taken as counterparts, a guess to be checked.",
    ),
    "offices-unled": (
        "本要点第 {0} 条未注明牵头单位，模板相应条目已注明。",
        "Plan items {0} name nobody who leads, where the template does.",
    ),
    "offices-general": (
        "模板第 {0} 条列名的责任单位，本要点相应条目以“{1}”概括。",
        "Offices that template items {0} name are summed up in the plan as “{1}”.",
    ),
    "offices-spelled-out": (
        "本要点第 {0} 条列名的责任单位，模板相应条目以“{1}”概括。",
        "Offices that plan items {0} name are summed up in the template as “{1}”.",
    ),
    "offices-instead": (
        "模板第 {2} 条由{0}牵头，本要点相应条目由{1}牵头。",
        "Where {0} leads template items {2}, the plan names {1}.",
    ),
    "offices-together": (
        "模板第 {2} 条列有{0}，本要点相应条目未单列其对应单位，均由{1}牵头。",
        "Template items {2} name {0}; the plan names no counterpart of it there, and {1} leads them all.",
    ),
    "offices-absent": (
        "模板第 {1} 条列有{0}，本要点相应条目未列其对应单位。",
        "Template items {1} name {0}; the plan names no counterpart of it there.",
    ),
    "offices-new": (
        "本要点第 {1} 条列有{0}，模板相应条目未列其对应单位。",
        "Plan items {1} name {0}; the template names no counterpart of it there.",
    ),
    "offices-below": (
        "模板第 {2} 条由{0}牵头，本要点相应条目将{1}列为责任单位。",
        "{0} leads template items {2}; in the plan {1} is named there without leading.",
    ),
    "offices-above": (
        "本要点第 {2} 条由{0}牵头，模板相应条目将{1}列为责任单位。",
        "{0} leads plan items {2}; in the template {1} is named there without leading.",
    ),
    "office-supports": ("本要点该条将“{0}”列为责任单位。", "The plan names “{0}” there without leading."),
    "office-supported": ("模板该条将“{0}”列为责任单位。", "The template names “{0}” there without leading."),
    "office-general": (
        "本要点该条列有“{0}”，可能已包含。",
        "The plan says “{0}” there, which may include it.",
    ),
    "office-guess": (
        "“{0}”对应“{1}”系由 {2} 条相互对应的条目推定。",
        "That “{0}” stands for “{1}” is a guess from {2} aligned items.",
    ),
    "office-unled": (
        "所列单位与其后的单位以逗号隔开，本要点其他条目在此处写有“牵头”。",
        "A comma parts these offices from the others, where other items of the plan say who leads.",
    ),
    "office-cut": (
        "“{0}”疑为“{1}”，名称末尾似有缺字。",
        "“{0}” may be “{1}”; the end of the name seems to be missing.",
    ),
    "office-cut-off": ("“{0}”名称末尾似有缺字。", "The end of the name “{0}” seems to be missing."),
    "scan": ("可能是录入或扫描所致，请核对原件。", "Perhaps from typing or scanning; please look at the original."),
    "superior-words": (
        "与模板用语相同，请核对是否应为本级。",
        "The template's own words; to be checked whether this level is meant.",
    ),
    "neighbour-name": (
        "此处似应为本地名称，请核对。",
        "This place's own name seems to be meant; to be checked.",
    ),
    **PREMISES,
}


def sentence(reason: Reason, lang: Lang = Lang.ZH) -> str:
    """One short sentence for a reason of a row.

    >>> sentence(Reason("substantive", ("figure", "10个", "3个")))
    '数据：10个 → 3个'
    >>> sentence(Reason("merged", ("3、5",)), Lang.EN)
    'Merges template items 3, 5.'
    """
    if reason.code == "substantive":
        return _difference(*reason.values, lang=lang)
    if reason.code == "formal":
        return _formal(reason.values, lang)
    if reason.code in REVIEW:
        return review_sentence(reason, lang)
    code = reason.code
    values = reason.values if lang is Lang.ZH else tuple(value.replace("、", ", ") for value in reason.values)
    return words(SENTENCES[code], lang).format(*values)


def _formal(examples: tuple[str, ...], lang: Lang) -> str:
    """Formal differences in a sentence; an example is what was → what is, empty where there is nothing."""
    told = []
    for example in filter(None, examples):
        template, _, plan = example.partition("→")
        both = f"{clip(template)}→{clip(plan)}"
        told.append(
            both
            if template and plan
            else words(FORMAL["gained" if plan else "lost"], lang).format(clip(plan or template))
        )
    listed = ("、" if lang is Lang.ZH else ", ").join(told)
    return words(SENTENCES["formal" if told else "formal-bare"], lang).format(listed)


def _difference(kind: str, template: str, plan: str, *, lang: Lang) -> str:
    """A substantive edit in a sentence: what was, and what is."""
    name = words(EDITS[EditKind(kind)], lang)
    before, after = (clip(in_a_list(text)) for text in (template, plan))
    if not (template and plan):
        return words(SENTENCES["gained" if plan else "lost"], lang).format(after or before)
    return words(SENTENCES["changed"], lang).format(before, after, kind=name)


def in_a_list(text: str) -> str:
    """An excerpt without what joins it to its sentence, and without half a pair of marks at its ends.

    >>> in_a_list("三大支撑八项重点”"), in_a_list("、强省会”战略实施"), in_a_list("云平台、“互联网+")
    ('三大支撑八项重点', '…强省会”战略实施', '云平台、“互联网+…')
    """
    lone = set(lone_marks(text))
    inside = [at for at, sign in enumerate(text) if at not in lone and sign not in LINKING]
    if not inside:
        return text
    shown = range(inside[0], inside[-1] + 1)
    cut = [text[at] for at in sorted(lone.intersection(shown))]
    before, after = ("…" if any(sign in marks for sign in cut) else "" for marks in (CLOSING, OPENING))
    return f"{before}{text[shown.start : shown.stop]}{after}"


def clip(text: str, length: int = CLIP) -> str:
    """A text, or how it begins where it is longer than so many characters."""
    return text if len(text) <= length else text[: length - 1] + "…"
