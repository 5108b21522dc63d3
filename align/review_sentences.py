"""The sentences about reviewing: what a person confirmed, what the engine says by itself, and what was not applied."""

from __future__ import annotations

from align.comparison import Kind, Reason
from align.language import Lang, Outcome, Pair, outcome_name, words

REVIEW: dict[str, Pair] = {  # by reason code; who and when stand in the braces, the form without them follows
    "reviewed": ("经人工复核（{0}）。", "Confirmed by a reviewer ({0})."),
    "reviewed-bare": ("经人工复核。", "Confirmed by a reviewer."),
    "review-remark": ("复核说明：{0}", "Reviewer's remark: {0}"),
    "review-stale": (
        "此前的复核（{0}）未采用：文字此后有变动，请重新复核。",
        "An earlier review ({0}) was not applied: the words have changed since; please look again.",
    ),
    "review-stale-bare": (
        "此前的复核未采用：文字此后有变动，请重新复核。",
        "An earlier review was not applied: the words have changed since; please look again.",
    ),
    "engine-says": ("系统比对结果：{0}，对应模板第 {1} 条。", "The comparison by itself: {0}, template items {1}."),
    "engine-says-bare": ("系统比对结果：{0}。", "The comparison by itself: {0}."),
    "engine-carries": (
        "系统比对结果：由本要点第 {0} 条对应。",
        "The comparison by itself: carried by plan items {0}.",
    ),
    "stale-plan": (
        "复核记录{0}第 {1} 行未采用：本要点第 {2} 条的文字此后有变动。",
        "Row {1} of the labels {0} was not applied: the words of plan item {2} have changed since.",
    ),
    "stale-template": (
        "复核记录{0}第 {1} 行未采用：模板第 {2} 条的文字此后有变动。",
        "Row {1} of the labels {0} was not applied: the words of template item {2} have changed since.",
    ),
    "gone-plan": (
        "复核记录{0}第 {1} 行未采用：本要点没有第 {2} 条。",
        "Row {1} of the labels {0} was not applied: there is no plan item {2}.",
    ),
    "gone-template": (
        "复核记录{0}第 {1} 行未采用：模板没有第 {2} 条。",
        "Row {1} of the labels {0} was not applied: there is no template item {2}.",
    ),
}
WHO_AND_WHEN = frozenset({"reviewed", "review-stale"})


def review_sentence(reason: Reason, lang: Lang) -> str:
    """One sentence about reviewing; what a person wrote stands in it as written.

    >>> review_sentence(Reason("reviewed", ("张三", "")), Lang.ZH)
    '经人工复核（张三）。'
    """
    if reason.code == "engine-says":
        return _engine_says(*reason.values, lang=lang)
    if reason.code not in WHO_AND_WHEN:
        return words(REVIEW[reason.code], lang).format(*reason.values)
    told = [value for value in reason.values if value]
    code = reason.code if told else f"{reason.code}-bare"
    return words(REVIEW[code], lang).format(("，" if lang is Lang.ZH else ", ").join(told))


def _engine_says(kind: str, verdict: str, numbers: str, *, lang: Lang) -> str:
    """The verdict that was found without reviewers, by the name that it has between levels or years."""
    name = outcome_name(Outcome(verdict), Kind(kind), lang)
    listed = numbers if lang is Lang.ZH else numbers.replace("、", ", ")
    return words(REVIEW["engine-says" if numbers else "engine-says-bare"], lang).format(name, listed)
