"""全省, 我省 and the superior's own things in a task that the plan copied, where it must speak of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.comparison import Finding, Reason
from align.findings.excerpts import (
    Words,
    all_words,
    clause_around,
    copied_clause,
    first_in_clauses,
    is_copied,
    says_any,
    slip,
    words_in,
)
from align.findings.linked import Linked
from align.findings.superiors import NO_LEVEL, Above, is_changed_elsewhere
from align.plan import Item
from align.text import plain

FIGURE = re.compile("[0-9][0-9.]*")
FIGURES = "0123456789.%一二三四五六七八九十百千万亿两半每年月季"  # what a copied clause may aim at otherwise
OUTCOME = r"\w{1,16}?(?:情况|进展|进度|结果)"
REPORTS = r"(?:通报|公布|公开|发布|统计|汇总)\w{0,4}$"
WEBSITE = "政府(?:门户)?网站"
GOVERNED = re.compile(r"..\w{0,8}?(?:部门|单位|机关|机构)|..[^\W0-9]{0,12}")


def find_scopes(above: Above, item: Item, linked: Linked) -> Iterator[Finding]:
    """全省 and the like in a copied clause, where what is said of it is the plan's own, or said so in other items."""
    task, _ = words_in(item)
    yield from find_names(above, task, linked)
    if above.whole and above.whole in task.text:
        changed = is_changed_elsewhere(re.compile(above.whole), f"全{above.own}", linked)
        for found in first_in_clauses(re.compile(f"{above.whole}{NO_LEVEL}"), task.text):
            if told := governed(above, task.text, *found.span(), changed, linked):
                yield leftover(task, *told.span(), linked)


def governed(above: Above, text: str, start: int, end: int, changed: bool, linked: Linked) -> re.Match[str] | None:
    """全省 with what is said of it, if that is not the superior's: its plans, rankings, events and shared systems."""
    begin, stop = clause_around(text, start, end)
    if says_any("connects", text[begin:start]) or says_any("shared", text[begin:stop]) or names_own(above, text, start):
        return None
    told = aimed(text, start, end, linked)
    if told or says_any("connects", text[begin:stop]):
        return told
    copied = changed and is_copied(text, start, end, text[start:end], linked)
    return reported(text, begin, start, linked) or (GOVERNED.match(text, start) if copied else None)


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


def find_names(above: Above, task: Words, linked: Linked) -> Iterator[Finding]:
    """省政府网站 and 我省 in a copied clause, where the plan's other items say its own."""
    if f"{above.level}政府" in task.text:
        own = f"(?<!{above.level})(?:{above.own})?{WEBSITE}"
        yield from find_kept(f"{above.level}{WEBSITE}", own, task, linked)
    itself, own = f"我{above.whole[1:]}", f"我{above.own}"
    if above.whole and itself in task.text:
        yield from find_kept(itself, own, task, linked, anyway=own in all_words(linked.plans[1]))


def find_kept(kept: str, own: str, task: Words, linked: Linked, *, anyway: bool = False) -> Iterator[Finding]:
    """Words in copied clauses, if no fewer items of the plan changed them for its own, or anyway."""
    pattern = re.compile(kept)
    if not anyway and not is_changed_elsewhere(pattern, own, linked):
        return
    for found in first_in_clauses(pattern, task.text):
        begin, stop = clause_around(task.text, *found.span())
        connects = says_any("connects", task.text[begin:stop])
        if not connects and is_copied(task.text, *found.span(), found[0], linked):
            yield leftover(task, *found.span(), linked)
