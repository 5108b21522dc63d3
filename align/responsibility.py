"""Who answers for an item: the responsibility clause, and its lead, support and default offices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from align.plan import Offices

OPEN, CLOSE = "（([［〔【", "）)]］〕】"
BRACKET = re.compile(r"[（(\[［〔【）)\]］〕】]")
ENDINGS = (
    "人民政府|政府|政府办|办公厅|办公室|委员会|管委会|管理会|厅|局|委|办|院|会|署|中心|公司|集团|单位|部门|部|行|"
    "机关|法院|检察院|大学|学院|学校|联|社|站|所|馆|台|队|处|科|关|党组|党校|街道|主体|负责人"
)
OFFICE = re.compile(rf"(?:(?:{ENDINGS})(?:[（(][^（）()]*[）)])?|^各[\w（）()]*[省市州盟县区旗乡镇地])$")
ROLE_WORDS = re.compile(
    r"牵头|负责|责任单位|责任部门|配合|协办|主办|承办|落实单位|参加单位|参与单位|责任主体|责任处室|责任科室"
)
NAMED_ROLE = re.compile(
    r"(?P<lead>(?:(?:省级|市级|县级|总)?牵头(?:单位|部门|处室|科室)?|(?:主办|主要责任|主责)(?:单位|部门|处室)))\s*[：:]|"
    r"(?P<support>(?:(?:省级|市级|县级)?(?:责任|配合|协办|协同|承办|参与|参加|落实|实施)(?:单位|部门|处室|科室|主体))|配合|协办)\s*[：:]"
)
LINE = re.compile(
    rf"(?:^|(?<=[。；;！？\s]))(?:{NAMED_ROLE.pattern.replace('?P<lead>', '?:').replace('?P<support>', '?:')})"
)
ACTING = re.compile(
    r"(?:(?:根据|按照|按)?(?:各自)?职(?:责|能)(?:分工)?|按分工)?(?:分别|共同|具体|各自)?(?P<lead>总?牵头)?(?:抓总|组织)?"
    r"(?:(?:共同|分工|组织|抓好|做好)?(?:负责|配合|落实|实施|参与|参加|推进|协助))?(?:落实|实施|组织实施)?(?:工作)?$"
)
DEFAULTS = re.compile(r"(?:均为|为|均是)(?:责任|落实|配合)(?:单位|部门|主体)|以下不再列出|不再(?:逐一|一一)?列出")
VAGUE = re.compile(r"等(?:有关|相关|单位|部门|有关部门|相关部门|有关单位|相关单位|责任单位|成员单位)*$")
GENERIC = re.compile(r"等(?=(?:省|市|州|县|区|中央|国家|各)[^、，]*(?:单位|部门|机关)$)")
LINE_STOP = re.compile(r"。|；(?!\s*(?:牵头|责任|配合|协办|主办|落实|参与))|$")
TAIL = re.compile(r"[。；;，,、.\s]+")
BARE_PLACE = re.compile("[省市州盟县区旗乡镇地]$")
OWN_STAFF = re.compile(r"(?:省|市|州|县|区)(?:级|直|有关|各)")
ASIDE = re.compile(r"[0-9]|时限|期限|长期|坚持|推进|完成|领导|[：:]")
LEADING = re.compile(r"^(?:由|会同|以及|其中|并由|各由)")


def bracket_ends(text: str) -> tuple[dict[int, int], list[int]]:
    """Each opening bracket's offset with the offset behind its closing one, and the brackets never closed."""
    ends: dict[int, int] = {}
    open_brackets: list[int] = []
    for bracket in BRACKET.finditer(text):
        if bracket[0] in OPEN:
            open_brackets.append(bracket.start())
        elif open_brackets:
            ends[open_brackets.pop()] = bracket.end()
    return ends, open_brackets


def find_clauses(text: str, breaks: Sequence[int] = ()) -> tuple[tuple[int, int], ...]:
    """Where the responsibility clauses of an item's text stand, brackets or label words included.

    A bracket counts where it says who leads or answers, or at a line's end names nothing but offices. `breaks` are
    the offsets at which printed lines begin; a clause of the form 责任单位：… ends at one behind a complete office.

    >>> find_clauses("加强公开。（省财政厅牵头）")
    ((5, 13),)
    """
    ends, never_closed = bracket_ends(text)
    found: list[tuple[int, int]] = []
    for start, end in [*sorted(ends.items()), *((at, len(text)) for at in never_closed)]:
        if any(a < end and start < b for a, b in found):
            continue
        inner = text[start:end].strip(OPEN + CLOSE)
        line_break = next((at for at in breaks if at >= end), None)
        last = not TAIL.sub("", text[end:line_break]) or text[end:].lstrip()[:2] == "（此"
        if is_clause(inner) or (last and names_only(inner)):
            found.append((start, end))
    for line in LINE.finditer(text):
        stop = line_end(text, line.start(), breaks)
        if not any(start <= line.start() < end for start, end in found):
            found = [(start, end) for start, end in found if start < line.start() or start >= stop]
            found.append((line.start(), stop))
    return tuple(sorted(found))


def has_words_behind(text: str) -> bool:
    """Whether words stand behind a responsibility clause that are none themselves: a second task, perhaps.

    >>> has_words_behind("加强公开。（省财政厅牵头）"), has_words_behind("加强公开。（省财政厅牵头）开展培训。")
    (False, True)
    """
    clauses = find_clauses(text)
    ends = (*(start for start, _ in clauses[1:]), len(text))
    between = (text[end:begin] for (_, end), begin in zip(clauses, ends, strict=True)) if clauses else ()
    return any(TAIL.sub("", words) and not words.lstrip().startswith("（此") for words in between)


def line_end(text: str, start: int, breaks: Sequence[int]) -> int:
    """Where a clause written as 责任单位：… ends: at its full stop, or at a line break behind its last office."""
    stop = LINE_STOP.search(text, start)
    end = stop.end() if stop else len(text)
    return next((at for at in breaks if start < at < end and ends_names(text, start, at, breaks)), end)


def ends_names(text: str, start: int, at: int, breaks: Sequence[int]) -> bool:
    """Whether the list of offices from `start` is complete at the line break `at`, and no line of offices follows."""
    if NAMED_ROLE.match(text, at) or not OFFICE.search(VAGUE.sub("", text[start:at].rstrip())):
        return False
    return not OFFICE.search(VAGUE.sub("", text[at : next((stop for stop in breaks if stop > at), None)].rstrip("。 ")))


def is_clause(inner: str) -> bool:
    """Whether words in brackets say who answers for a task.

    >>> is_clause("省财政厅牵头"), is_clause("图解、问答"), is_clause("含一次性告知")
    (True, False, False)
    """
    return ROLE_WORDS.search(inner) is not None and len(inner) > 4 and any(map(OFFICE.search, all_names(inner)))


def names_only(inner: str) -> bool:
    """Whether words name offices and nothing else; in brackets at an item's end they answer for it.

    >>> names_only("省教育厅、人力资源社会保障厅，各市、县人民政府"), names_only("图解、问答")
    (True, False)
    """
    names = all_names(inner)
    return bool(names) and "。" not in inner and all(OFFICE.search(name) and len(name) > 2 for name in names)


def all_names(inner: str) -> tuple[str, ...]:
    """Every office that a clause names, whatever its part."""
    offices = read_offices(inner)
    return offices.named + offices.default


@lru_cache(maxsize=4096)
def read_offices(clause: str) -> Offices:
    """Lead, support and default offices of a responsibility clause.

    Without 牵头 all are support; what …均为责任单位，以下不再列出 names holds for the rest of the plan.

    >>> read_offices("（省财政厅牵头，省税务局、省商务厅等部门按职责分工负责）")
    Offices(lead=('省财政厅',), support=('省税务局', '省商务厅'), default=())
    """
    lead: list[str] = []
    support: list[str] = []
    default: list[str] = []
    for sentence in re.split("[。\n]", unbracket("".join(clause.split()))):
        if DEFAULTS.search(sentence):
            default += split_names(DEFAULTS.split(sentence)[0].strip("，；、 "))
        else:
            leads, others = read_sentence(sentence)
            lead += leads
            support += others
    return Offices(tuple(dict.fromkeys(lead)), tuple(dict.fromkeys(support)), tuple(dict.fromkeys(default)))


def unbracket(clause: str) -> str:
    """The words inside a clause's own brackets."""
    return clause[1 : -1 if clause[-1:] in CLOSE else None] if clause[:1] in OPEN and clause else clause


def read_sentence(sentence: str) -> tuple[list[str], list[str]]:
    """Lead and support offices of one sentence: by 牵头单位：… where it has such words, else by its verbs."""
    lead: list[str] = []
    support: list[str] = []
    marks = list(NAMED_ROLE.finditer(sentence))
    for mark, after in zip(marks, [*(m.start() for m in marks[1:]), len(sentence)], strict=False):
        for segment in re.split("[，,；;]", sentence[mark.end() : after].strip("，,；;。、 ")):
            (lead if mark.lastgroup == "lead" else support).extend(split_names(segment))
    unspoken = sentence[: marks[0].start()] if marks else sentence
    waiting: list[str] = []
    for segment in re.split(r"[，,；;]|(?<=牵头)(?=[省市州县区各])", unspoken):
        acting = ACTING.search(segment)
        names = split_names(segment[: acting.start()] if acting else segment)
        if acting and acting["lead"]:
            lead += waiting + names
            waiting = []
        else:
            waiting += names
    return lead, waiting + support


def split_names(text: str) -> list[str]:
    """Office names of a list, each as printed; parts that share their last word stay one.

    >>> split_names("省直相关单位和长沙、岳阳、郴州市人民政府")
    ['省直相关单位', '长沙、岳阳、郴州市人民政府']
    >>> split_names("省政务局、省税务局等省直相关单位")
    ['省政务局', '省税务局', '省直相关单位']
    """
    names: list[str] = []
    held = ""
    for part in split_parts(GENERIC.sub("、", LEADING.sub("", text))):
        part = VAGUE.sub("", part)
        if held.startswith("各") and OWN_STAFF.match(part):
            names.append(held)
            held = ""
        held = f"{held}、{part}" if held else part
        if OFFICE.search(part) and not (part.startswith("各") and BARE_PLACE.search(part)):
            names.append(held)
            held = ""
    return [*names, held] if held and not ASIDE.search(held) else names


def split_parts(text: str) -> list[str]:
    """Parts of a list between 、 and between 和 及 与 会同 behind a complete office; brackets are not cut."""
    parts: list[str] = []
    begin = 0
    inside, _ = bracket_ends(text)
    for joint in re.finditer("、|[和及与]|会同", text):
        within = any(start < joint.start() < end for start, end in inside.items())
        whole = OFFICE.search(VAGUE.sub("", text[begin : joint.start()])) and joint.end() < len(text)
        if not within and (joint[0] == "、" or whole):
            parts.append(text[begin : joint.start()])
            begin = joint.end()
    return [part for part in [*parts, text[begin:]] if part]
