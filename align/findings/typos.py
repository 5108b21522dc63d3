"""Faults of typing or scanning in a plan's words: characters that are traditional, doubled, missing or mistaken.

Each is told only where the two plans themselves show what was meant; what stays possible as a wording is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.comparison import Edit, Finding, Reason
from align.findings.excerpts import (
    CLAUSE_END,
    HAN,
    PARTICLES,
    WORD,
    Words,
    all_words,
    is_copied,
    is_word,
    slip,
    term_around,
    word_list,
    words_in,
)
from align.findings.linked import Linked
from align.lexicon import acts
from align.mentions import MentionKind, mentions_in
from align.text import bare, plain, simplified, traditional_forms

DOUBLED = re.compile("([\u4e00-\u9fff]{1,12}?)\\1")  # no longer word is typed twice at one go
JOINS = "的和与及等在对为将把向由从使让或并以、"  # behind these a word begins
EACH = "一逐每"  # 一件事一件事办
ENDS_IN_DE = "目标有打真中"  # characters behind which 的 belongs to a word, so that another one may follow
NAMES = (MentionKind.TITLE, MentionKind.QUOTED)


def find_typos(linked: Linked) -> Iterator[Finding]:
    """What was probably mistyped in a plan item, or misread when it was scanned."""
    if linked.plan is None:
        return
    task, clause = words_in(linked.plan)
    for words in (task, clause):
        yield from find_traditional(words, linked)
        yield from find_doubled(words, linked)
    for edit in linked.edits:
        yield from find_missing(edit, task, linked)
        yield from find_mistaken(edit, task, linked)


def typo(words: Words, start: int, end: int, meant: str, linked: Linked) -> Finding:
    """A typing slip, with as much of its term as the template says too; nobody can tell it from one of scanning."""
    text, (begin, stop) = words.text, term_around(words.text, start, end, len(meant))
    spans = ((begin, stop), (start, stop), (begin, end), (start, end))
    for first, last in (span for span in spans if span[1] - span[0] > WORD):  # less would not tell where it stands
        said = simplified(text[first:start]) + meant + simplified(text[end:last])
        if any(said in plain(other) for item in linked.template for other in (item.task, item.clause)):
            return slip("typo", words, first, last, said, linked.template, (Reason("scan"),))
    return slip("typo", words, begin, stop, "", (), (Reason("scan"),))


def find_traditional(words: Words, linked: Linked) -> Iterator[Finding]:
    """Traditional characters in a simplified text, each word once."""
    table = traditional_forms()
    if table.keys().isdisjoint(set(words.text)) or is_traditional(all_words(linked.plans[1])):
        return
    names = [name for name in mentions_in(words.text) if name.kind in NAMES and is_traditional(name.text)]
    told = re.finditer(f"[{''.join(sorted(table.keys() & set(words.text)))}]+", words.text)
    spans = [found.span() if len(found[0]) > 1 else word_around(words.text, *found.span(), linked) for found in told]
    seen = {words.text[start:end]: (start, end) for start, end in reversed(spans)}
    for start, end in sorted(seen.values()):
        if not any(name.start <= start < name.end for name in names):
            yield typo(words, start, end, simplified(words.text[start:end]), linked)


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional script rather than with a stray character of it.

    >>> is_traditional("推進政務公開"), is_traditional("放宽市場准入，规范执法")
    (True, False)
    """
    table = traditional_forms()
    old = sum(char in table for char in text)
    new = frozenset(table.values())
    return old > 1 and old > sum(char in new for char in text)


def word_around(text: str, start: int, end: int, linked: Linked) -> tuple[int, int]:
    """A stretch with the neighbour that makes a word of its last character: the one that the plans join to it more.

    Where they join both as often, both; a verb before it is a word of its own.
    """
    corpus, meant = all_words(*linked.plans), simplified(text[end - 1])
    before = text[start - 1 : start] if HAN.match(text, start - 1) and text[start - 2 : start] not in acts() else ""
    after = text[end : end + 1] if HAN.match(text, end) else ""
    left = corpus.count(simplified(before) + meant) if before else 0
    right = corpus.count(meant + simplified(after)) if after else 0
    if left != right or not left:
        return start - (left > right), end + (right > left)
    behind = text[end + 1 : end + 3]  # 网站 goes on with 站 where nothing else stands before what follows 网
    apart = not behind or corpus.count(behind) > corpus.count(after + behind)
    return start - 1, end + 1 + (not apart and is_word(behind[0]))


def find_doubled(words: Words, linked: Linked) -> Iterator[Finding]:
    """A character or word that stands twice where the plans otherwise say it once, and that no word explains."""
    looked_at: set[str] = set()
    for found in DOUBLED.finditer(words.text):
        word, start, around = found[1], found.start(), words.text[max(0, found.start() - 2) : found.end() + 2]
        if around in looked_at or may_double(word, words.text, start):
            continue
        looked_at.add(around)
        corpus = all_words(*linked.plans)
        if is_once(word, words.text, start, corpus) or is_once_in_template(word, words, start, linked):
            whole = len(word) > 1 or word in PARTICLES
            begin, end = found.span() if whole else word_around(words.text, *found.span(), linked)
            yield typo(words, begin, end, words.text[begin:start] + words.text[start + len(word) : end], linked)


def may_double(word: str, text: str, start: int) -> bool:
    """Whether a word may stand twice in Chinese: 人人, 一个个, 扎扎实实, 市市场监管局, 目的的.

    >>> may_double("层", "层层落实", 0), may_double("务", "工作任务务", 3), may_double("的", "以便民为目的的", 5)
    (True, False, True)
    """
    if word == "的":
        return start == 0 or text[start - 1] in ENDS_IN_DE
    if len(word) > 2:
        return word[0] in EACH
    if any(char in word_list("alone") for char in word):
        return True
    if len(word) > 1:
        return word[0] == word[-1]
    before, after = text[max(0, start - 2) : start], text[start + 2 : start + 4]
    in_idiom = any(len(near) == 2 and near[0] == near[1] for near in (before, after))
    return word in word_list("doubled") or in_idiom or before[-1:] == "一"


def is_once(word: str, text: str, start: int, corpus: str) -> bool:
    """Whether the plans say the same words with the doubled one once, and it is not the border of two words.

    公开开展 is 公开 and 开展: what the second half begins must not begin so elsewhere, behind another character.
    """
    left, right = beside(text, start, start + 2 * len(word))
    elsewhere = corpus.replace(word + word, "|")
    if not left:
        return False
    if not HAN.match(right):
        return left[-1] + word in elsewhere
    if len(word) == 2 or left[-1] + word in acts():  # behind a verb an object may begin with its last character
        return False
    return not begins(word, left, right, elsewhere) and left + word + right in elsewhere


def is_once_in_template(word: str, words: Words, start: int, linked: Linked) -> bool:
    """Whether a clause is the template's but for the doubled word, and it is not the border of two words.

    公开开展 could be one only if 公开 ends a word elsewhere and 开展 begins one.
    """
    end = start + 2 * len(word)
    if not is_copied(words.text, start, end, word, linked):
        return False
    left, right = beside(words.text, start, end)
    elsewhere = all_words(*linked.plans).replace(word + word, "|")
    if not left or not HAN.match(right):
        return True
    ends = re.search(f"{re.escape(left[-1] + word)}[^{re.escape(right[0])}]", elsewhere)
    return ends is None or not begins(word, left, right, elsewhere)


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The two characters before and behind a stretch, as far as they belong to its clause."""
    return CLAUSE_END.split(text[max(0, start - 2) : start])[-1], CLAUSE_END.split(text[end : end + 2])[0]


def begins(word: str, left: str, right: str, elsewhere: str) -> bool:
    """Whether words begin elsewhere, behind another character, with what the second of two doubled ones begins."""
    return re.search(f"[^{re.escape(left[-1])}|]{re.escape(word + right[0])}", elsewhere) is not None


def find_missing(edit: Edit, words: Words, linked: Linked) -> Iterator[Finding]:
    """A word of a copied clause that lost its second character: 组式减税 for 组合式减税.

    Its first must be one that hardly ever stands alone, begin the word, and say nothing with what now follows it.
    """
    lost = bare(edit.template or "")
    if edit.plan or len(lost) != 1 or not HAN.match(lost) or not edit.plan_at:
        return
    at = words.offset(edit.plan_at.start)
    left, right = words.text[at - 1 : at], words.text[at : at + 1]
    if left not in word_list("bound") or not HAN.match(right) or lost in (left, right):
        return
    if not is_copied(words.text, at, at, lost, linked):
        return
    corpus = all_words(*linked.plans)
    if corpus.count(left + right) == 1 and begins_word(words.text, at - 1, corpus):
        yield typo(words, at - 1, at + 1, left + lost + right, linked)


def begins_word(text: str, at: int, corpus: str) -> bool:
    """Whether a character begins a word: behind punctuation or a particle, or behind a word that others follow too.

    惠企 is short for 惠企业: behind one of the verbs and nouns that make such short forms nothing is known.
    """
    before, char = text[max(0, at - 2) : at], text[at]
    if before[-1:] in JOINS or CLAUSE_END.match(before[-1:]) or before in acts():
        return True
    follows = re.search(f"{re.escape(before)}[^{re.escape(char)}]", corpus)
    shortens = before[-1] in word_list("shortens") or len(HAN.findall(before)) < 2
    return not shortens and follows is not None and before[-1] + char not in corpus.replace(before + char, "|")


def find_mistaken(edit: Edit, words: Words, linked: Linked) -> Iterator[Finding]:
    """A character of a copied clause that only looks like the right one: 准人 for 准入."""
    right, wrong = bare(edit.template or ""), bare(edit.plan or "")
    if len(right) != 1 or len(wrong) != 1 or not edit.plan_at:
        return
    alike = any(right in group and wrong in group for group in word_list("alike"))
    at = words.offset(edit.plan_at.start)
    if not alike or not is_copied(words.text, at, at + 1, right, linked):
        return
    corpus = all_words(*linked.plans)
    for start in (at - 1, at):
        told = words.text[max(start, 0) : start + 2]
        meant = told.replace(wrong, right)
        if len(HAN.findall(told)) == 2 and corpus.count(told) == 1 and corpus.count(meant) > 1:
            yield typo(words, start, start + 2, meant, linked)
            return
