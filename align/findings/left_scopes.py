"""全省, 我省 and the superior's own things in a task that the plan copied, where it must speak of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.comparison import Finding, Reason
from align.findings.excerpts import Words, all_words, clause_around, copied_clause, is_copied, says_any, slip, words_in
from align.findings.linked import Linked
from align.findings.superiors import NO_LEVEL, Above, is_changed_elsewhere
from align.plan import Item
from align.text import plain

FIGURE = re.compile("[0-9][0-9.]*")
FIGURES = "0123456789.%一二三四五六七八九十百千万亿两半每年月季"  # what a copied clause may aim at otherwise
OUTCOME = r"\w{1,16}?(?:情况|进展|进度|结果)"
REPORTS = r"(?:通报|公布|公开|发布|统计|汇总)\w{0,4}$"
GOVERNED = re.compile(r"..\w{0,8}?(?:部门|单位|机关|机构)|..[^\W0-9]{0,12}")


def find_scopes(above: Above, item: Item, linked: Linked) -> Iterator[Finding]:
    """全省 and the like in a copied clause, where what is said of it is the plan's own, or said so in other items."""
    task, _ = words_in(item)
    yield from find_names(above, task, linked)
    for found in re.finditer(f"{above.whole}{NO_LEVEL}", task.text) if above.whole else ():
        told = governed(above, task.text, *found.span(), linked)
        if told:
            yield leftover(task, *told.span(), linked)


def governed(above: Above, text: str, start: int, end: int, linked: Linked) -> re.Match[str] | None:
    """全省 with what is said of it, if that is not the superior's: its plans, rankings, events and shared systems."""
    begin, stop = clause_around(text, start, end)
    if says_any("connects", text[begin:start]) or says_any("shared", text[begin:stop]) or names_own(above, text, start):
        return None
    told = aimed(text, start, end, linked)
    if told or says_any("connects", text[begin:stop]):
        return told
    return reported(text, begin, start, linked) or adapted_elsewhere(above, text, start, end, linked)


def leftover(words: Words, start: int, end: int, linked: Linked) -> Finding:
    """Words that are the template's and speak of its level."""
    return slip("level", words, start, end, words.text[start:end], linked.template, (Reason("superior-words"),))


def names_own(above: Above, text: str, at: int) -> bool:
    """Whether the sentence tells the plan's own share as well: 全省建成100个，我市建成10个."""
    sentence = text[:at].rpartition("。")[2] + text[at:].partition("。")[0]
    return f"全{above.own}" in sentence or f"我{above.own}" in sentence


def reported(text: str, begin: int, start: int, linked: Linked) -> re.Match[str] | None:
    """全省办理情况 that the plan's own government 通报, as the template says of itself."""
    found = re.compile(f"..{OUTCOME}").match(text, start)
    acts = re.search(REPORTS, text[begin:start])
    said = found and any(found[0] in plain(item.task) for item in linked.template)
    return found if acts and said else None


def aimed(text: str, start: int, end: int, linked: Linked) -> re.Match[str] | None:
    """全省新建 that the plan gives a figure of its own, in a clause that is the template's but for figures."""
    copied = copied_clause(text, start, end, text[start:end], linked, FIGURES)
    own = FIGURE.findall(text, end, clause_around(text, start, end)[1])
    if copied is None or not own or FIGURE.findall(copied.partition(text[start:end])[2]) == own:
        return None
    return GOVERNED.match(text, start)


def adapted_elsewhere(above: Above, text: str, start: int, end: int, linked: Linked) -> re.Match[str] | None:
    """全省 in a copied clause, where the plan says its own in no fewer items whose template says 全省."""
    if not is_copied(text, start, end, text[start:end], linked):
        return None
    changed = is_changed_elsewhere(re.compile(above.whole), f"全{above.own}", linked)
    return GOVERNED.match(text, start) if changed else None


def find_names(above: Above, task: Words, linked: Linked) -> Iterator[Finding]:
    """省政府网站 and 我省 in a copied clause, where the plan's other items say its own."""
    for before, after in (("", "政府(?:门户)?网站"), ("我", "")):
        if before + above.level + after[:2] not in task.text:
            continue
        pattern = re.compile(f"{before}{above.level}{after}")
        for found in pattern.finditer(task.text):
            start, end = found.span()
            begin, stop = clause_around(task.text, start, end)
            if says_any("connects", task.text[begin:stop]):
                continue
            own = f"(?<!{above.level}){before}(?:{above.own})?{after}" if after else f"{before}{above.own}"
            if not is_copied(task.text, start, end, found[0], linked):
                continue
            ours = not after and own in all_words(linked.plans[1])
            if ours or is_changed_elsewhere(pattern, own, linked):
                yield leftover(task, start, end, linked)
