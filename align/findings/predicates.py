"""What governs a clause: the verbs before its object, behind it, or as the noun that it ends with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from align.findings.verbs import ACTS, MODALS, Force, Word, word_at, word_before, words_in
from align.formal import bare_of_levels
from align.lexicon import content_of
from align.mentions import DATE, FREQUENCY
from align.text import plain

FINITE = (Force.LIGHT, Force.RUN, Force.EFFECT, Force.ENSURE, Force.EXPLORE, Force.ISSUE, Force.BUILD)
NAME = re.compile(r'"[^"]{1,40}"|《[^《》]{1,120}》|\([^()]{1,120}\)')
OBLIGED = re.compile(  # 各县区要…, and no 重要, 要求, 应急
    r"[^\"《\0]{0,24}?(?:要(?<![重主需必不次紧摘纪概首扼提简]要)(?![求素点件闻览目领害约么])"
    r"|应当|应(?<![供响效反适对相感顺]应)(?![用急对答届收])|须(?<!必须)(?!知))"
)
SPEAKER = re.compile(r"[各省市州盟县区旗全](?=[^\"《\0]{0,14}?(?:厅|局|委|办|部门|单位|政府|地|市|州|县|区|中心))")
SPEAKER_ENDS = re.compile("厅|局|委|办公?室?|部门|单位|政府|地|市|州|县|区|中心")
SPEAKER_LENGTH = 16  # characters of the office or places that a clause begins with
SENT = "参"  # 组织…参加, 参评, 参展
GLUE = re.compile("[并和与及、或地好]|以及")
PREPOSITION = re.compile("[对将把在从以为向按由就与给]|通过|围绕|结合|根据|关于|面向|针对")
CLOSING = re.compile("(?:等|的)?(?:相关|有关|各项)?(?:工作|活动|任务|行动|要求|力度|准备)?$")
BOUND = re.compile("确保|必须|力争|争取|不得|严禁")  # govern a clause wherever they stand
FRAME = re.compile("为(?:引领|牵引|契机|抓手|重点|目标|导向|载体|突破口|切入点|总抓手|主线)$")  # 以参与…为契机


class Clause(NamedTuple):
    """A clause in its parts.

    `lead` are the words of the scale that it begins with, behind its subject; `later` those behind an object that a
    preposition brings forward; `tail` the acts that it ends with as nouns. `core` is the rest without levels and
    words that add nothing, `object` as it is told. `masked` is the text with its names and titles blotted out.
    """

    text: str
    masked: str
    lead: tuple[Word, ...]
    later: tuple[Word, ...]
    tail: tuple[Word, ...]
    core: str
    object: str

    @property
    def run(self) -> tuple[Word, ...]:
        """The words before the object, as a reader takes them."""
        if not self.later:
            return self.lead
        return (*(word for word in self.lead if not word.says(Force.PREPOSITION, Force.SEND)), *self.later)


class Predicate(NamedTuple):
    """What governs a clause: `acts` with how far they go and `modals`, each with its word.

    `told` is False where the verb is none of the scale, so that nothing can be said of it.
    """

    acts: Mapping[Force, tuple[int, str]]
    modals: Mapping[Force, str]
    told: bool


@lru_cache(maxsize=4096)  # a template's clause is asked for again for each clause of the plan
def clause_of(words: str) -> Clause:
    """A clause in its parts.

    >>> clause = clause_of("各县区要加快推进数字档案建设")
    >>> [word.text for word in clause.lead], [word.text for word in clause.tail], clause.core
    (['加快', '推进'], ['建设'], '数字档案')
    """
    text = plain(words)
    masked = NAME.sub(lambda found: "\0" * len(found[0]), text)
    date = DATE.match(masked) or FREQUENCY.match(masked)
    subject = date.end() if date else 0
    start = after_subject(masked, subject)
    lead = run_at(masked, start)
    begin = lead[-1].end if lead else start
    later = behind_preposition(masked, begin, lead)
    end = later[-1].end if later else begin
    close = closing_of(masked, end)
    tail = tail_of(masked, end, close)
    brought = text[begin : later[0].start if later else begin]
    rest = text[subject:start] + brought + text[end : tail[0].start if tail else close]
    core = bare_of_levels(content_of(rest))
    return Clause(text, masked, tuple(lead), tuple(later), tuple(tail), core, text[end:close])


def after_subject(masked: str, start: int) -> int:
    """Where a clause begins to say what is done: behind 各地要, or behind the office that it begins with."""
    if word_at(masked, start):
        return start
    obliged = OBLIGED.match(masked, start)
    if obliged:
        return obliged.end()
    if SPEAKER.match(masked, start):
        ends = (found.end() for found in SPEAKER_ENDS.finditer(masked, start + 1, start + SPEAKER_LENGTH))
        return next((end for end in ends if word_at(masked, end)), start)
    return start


def run_at(masked: str, start: int) -> list[Word]:
    """The words of the scale that stand together from an offset on, joined by nothing or by 并, 和."""
    run: list[Word] = []
    word = word_at(masked, start)
    while word:
        run.append(word)
        glue = GLUE.match(masked, word.end)
        word = word_at(masked, word.end) or (word_at(masked, glue.end()) if glue else None)
    while len(run) > 1 and run[-1].says(Force.ATTACHED) and content_of(masked[run[-1].end :]):
        run.pop()
    return run


def behind_preposition(masked: str, at: int, lead: Sequence[Word]) -> list[Word]:
    """The verbs behind an object brought forward (对…进行, 将…纳入, …率力争达到), or behind those sent (组织…参加).

    No verbs where they only round the clause off.
    """
    bound = None if lead else BOUND.search(masked, at)
    if bound:
        return run_at(masked, bound.start())
    sent, carried = (bool(lead) and lead[-1].says(force) for force in (Force.SEND, Force.PREPOSITION))
    if not (sent or carried or PREPOSITION.match(masked, at)):
        return []
    verbs = [word for word in words_in(masked, at) if is_verb(word, masked)]
    if sent:
        verbs = [word for word in verbs if word.says(Force.SUPPORT) and word.text.startswith(SENT)]
    finite = [word for word in verbs if word.says(*FINITE) and not word.says(Force.NOMINAL)]
    later = run_at(masked, (finite or verbs)[0].start) if verbs else []
    rest = masked[later[-1].end :] if later else ""
    rounds_off = carried and "\0" not in rest and not content_of(rest)  # 按照…做好相关工作
    return [] if rounds_off else later


def is_verb(word: Word, masked: str) -> bool:
    """Whether a word in the middle of a clause can govern it."""
    if word.says(Force.ATTACHED):
        return masked[word.end : word.end + 1] == "\0" or word_at(masked, word.end) is not None
    return word.heavy or word.says(Force.LIGHT, Force.ENSURE, Force.EXPLORE)


def closing_of(masked: str, start: int) -> int:
    """Where the words begin that only round a clause off: …等工作, 以…为契机."""
    frame = FRAME.search(masked, start)
    found = frame or CLOSING.search(masked, start)
    return found.start() if found else len(masked)


def tail_of(masked: str, start: int, end: int) -> list[Word]:
    """The acts that a clause ends with as nouns: …建设, …宣传和推广应用."""
    tail: list[Word] = []
    word = word_before(masked, end, start)
    while word and (word.heavy or word.says(Force.ATTACHED)):
        tail.insert(0, word)
        end = word.start - (masked[word.start - 1 : word.start] in tuple("和与及、"))
        word = word_before(masked, end, start)
    return tail


def predicates_of(one: Clause, two: Clause) -> tuple[Predicate, Predicate]:
    """What governs two clauses, but for the words with which both end: a verb in there belongs to the object."""
    shared = shared_ending(one, two)
    return predicate_of(one, len(one.text) - shared), predicate_of(two, len(two.text) - shared)


def shared_ending(one: Clause, two: Clause) -> int:
    """How many characters at the end of two clauses are the same, cut between words."""
    shortest = min(len(one.text), len(two.text))
    shared = next((n for n in range(shortest) if one.text[-n - 1] != two.text[-n - 1]), shortest)
    for clause in (one, two, one):
        limit = len(clause.text) - shared
        shared -= next((word.end - limit for word in clause.run if word.start < limit < word.end), 0)
    return shared


def predicate_of(clause: Clause, limit: int) -> Predicate:
    """What governs a clause up to an offset."""
    behind = bool(clause.later) and clause.later[0].start < limit
    run = [word for word in (clause.run if behind else clause.lead) if word.start < limit]
    verbs = governing(run)
    heavy = any(word.heavy for word in verbs)
    verbs += [word for word in clause.tail if word.start < limit and (not heavy or word.says(Force.EXPLORE))]
    acts: dict[Force, tuple[int, str]] = {}
    modals: dict[Force, str] = {}
    for word in verbs:
        for force, rank in word.forces:
            if force in ACTS:
                acts[force] = max((rank, word.text), acts.get(force, (rank, word.text)))
            elif force in MODALS:
                modals.setdefault(force, word.text)
    return Predicate(acts, modals, bool(clause.run) or not content_of(clause.text[:limit]))


def governing(run: Sequence[Word]) -> list[Word]:
    """The words of a run without verbs that only say how another is done (深化落实)."""
    return [
        word
        for at, word in enumerate(run)
        if not word.says(Force.HOW) or not any(later.heavy for later in run[at + 1 :])
    ]


def pushed(clause: Clause) -> str:
    """The word by which a clause only moves others to do what it names (推动建立), or nothing."""
    run = clause.run
    for word, after in pairwise(run):
        if word.says(Force.PUSH) and after.heavy:
            return word.text
    return ""
