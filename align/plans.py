"""Where one plan begins and ends in a document, and the particulars of its title and notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from align.flow import LONG_LINE, Flow
from align.numbering import DIGITS, label_at, value_of
from align.places import leading_place, level_of
from align.plan import Level, squeeze
from align.responsibility import OFFICE
from align.sources.lines import LineKind

TITLE_END = re.compile(r"(?:工\s*作\s*)?(?:要\s*点|任\s*务\s*分\s*解\s*表|实\s*施\s*方\s*案)")
TITLE_TAIL = re.compile(r"\s*[（(][^（）()]{1,20}[）)]")
QUOTED = re.compile(r"《[^》]{0,200}》")
YEAR = re.compile(r"([12]\d{3})\s*年|([一二][零〇○一二三四五六七八九]{3})年")
NOT_IN_TITLE = re.compile(r"[。；！？!?;]|关于印发|的通知|^附件[：:]")
TITLE_LENGTH = 60  # characters; longer runs that end in 要点 are sentences
SIGNATURE_LENGTH = 40  # characters; the longest names of leading groups' offices have some thirty
WRAPPED_LINES = 3  # a title in large type is wrapped over at most this many lines
NOTICE = re.compile(
    r"(?:[0-9]{1,2}\s*[.．、]\s*|[（(][一二三四五六七八九十]{1,2}[）)])?(?:[^。，；：）《》]{4,40}关于|关于(?:印发|转发))"
    r"[^。]{2,160}的?\s*通\s*知"
)
IMPRINT = re.compile(
    r"附\s*[件表]\s*(?:[：:0-9一二三]|$)|抄送|主送|[（(]?此件|信息公开(?:属性|选项)|联系(?:人|电话)[：:]|责任编辑"
    r"|(?:信息|文章)?来源[：:]|(?:主办|督办|承办)[：:]|(?:政策|相关|图文)?解读(?:[：:]|$)|《[^》]{4,80}》(?:政策|文字|图文|文件)?解读"
)
DOCUMENT_NUMBER = re.compile(r"(?:文号[：:])?([\u4e00-\u9fff]{1,14}[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*\d{1,4}\s*号)")
DATE = re.compile(
    r"(\d{4}|[一二][零〇○0一二三四五六七八九]{3})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
IMPRINT_DATE = re.compile(rf"(?:{DATE.pattern}(?:印发)?|.{{0,40}}{DATE.pattern}印发)")
SUBJECT_NOISE = re.compile(
    r"[《》〈〉]|关于|贯彻落实|印发|年度|^[年度的]+|[（(][^（）()]*[）)]$|^(?:(?:人民)?政府(?:办公厅|办公室)?|办事处|管委会|管理委员会)|全[省市州县区]|市本级|[省市县区]直机关"
)


class TitleAt(NamedTuple):
    """A plan's title in the flow of a document, and where the words it heads end."""

    start: int
    end: int
    stop: int


class Particulars(NamedTuple):
    """What a title says of its plan; unknown is None."""

    place: str | None
    level: Level | None
    year: int | None
    subject: str | None


def find_titles(flow: Flow) -> tuple[TitleAt, ...]:
    """The titles of the plans in a document, in order; where it has none, its own first words are the title."""
    quoted = [match.span() for match in QUOTED.finditer(flow.text)]
    ends = [match for match in TITLE_END.finditer(flow.text) if not any(a < match.start() < b for a, b in quoted)]
    found = dict(
        sorted((span for match in ends if (span := title_span(flow, match.start(), match.end()))), reverse=True)
    )
    titles = sorted(found.items()) or ([own_title(flow)] if flow.text else [])
    return with_stops([TitleAt(start, end, end) for start, end in titles], len(flow.text))


def with_stops(titles: list[TitleAt], end: int) -> tuple[TitleAt, ...]:
    """The titles, each heading the words up to the next one."""
    stops = [*(title.start for title in titles[1:]), end]
    return tuple(title._replace(stop=stop) for title, stop in zip(titles, stops, strict=False))


def title_span(flow: Flow, key: int, end: int) -> tuple[int, int] | None:
    """The title that ends with the words at `key`, or None where they stand in a sentence."""
    tail = TITLE_TAIL.match(flow.text, end)
    if tail and flow.ends_line(tail.end()) and not flow.starts_between(end, tail.end()):
        end = tail.end()
    ends_line = flow.ends_line(end)
    if not ends_line and line_length(flow, key) < LONG_LINE:
        return None
    starts = flow.starts_between(max(0, end - TITLE_LENGTH * 2), key + 1)[::-1][:WRAPPED_LINES]
    fits = [(start, end) for start in starts if is_title(flow, start, end) and begins_title(flow, start, end)]
    if fits:
        return next((span for span in fits if leading_place(squeeze(flow.text[span[0] : span[1]]))), fits[0])
    return None if ends_line else title_in_sentence(flow, end)


def line_length(flow: Flow, at: int) -> int:
    """How many characters the line that holds `at` has."""
    return sum(piece.end - piece.start for piece in flow.line_at(at).pieces)


def is_title(flow: Flow, start: int, end: int) -> bool:
    """Whether whole lines could be a plan's title."""
    words = QUOTED.sub("", flow.text[start:end])
    return (
        6 <= end - start <= TITLE_LENGTH * 2 and len(squeeze(words)) <= TITLE_LENGTH and not NOT_IN_TITLE.search(words)
    )


def begins_title(flow: Flow, start: int, end: int) -> bool:
    """Whether lines begin as a title does: with a place or a year, not with a label or in mid sentence."""
    words = squeeze(flow.text[start:end])
    named = leading_place(words) is not None or YEAR.match(words) is not None
    return named and words[0].isalnum() and label_at(words) is None and flow.before(start) not in "，、：:《“（"


def title_in_sentence(flow: Flow, end: int) -> tuple[int, int] | None:
    """A title inside one long line: a place and a year after a stop, up to the words that end a title."""
    if re.match("[的》、，,]|提出|情况|要求|落实|印发|任务", flow.text[end:]):
        return None
    begin = max(
        [
            0,
            *(
                match.end()
                for match in re.finditer(
                    r"[。；！？》）)\s]|[日号](?=[^日号])", flow.text[max(0, end - TITLE_LENGTH) : end]
                )
            ),
        ]
    )
    start = max(0, end - TITLE_LENGTH) + begin
    start, _ = flow.trimmed(start, end)
    return (start, end) if is_title(flow, start, end) and begins_title(flow, start, end) else None


def own_title(flow: Flow) -> tuple[int, int]:
    """The title of a document without a plan's title.

    That is the line which its notice names in 《》, else the first lines up to a sentence, a label or a table.
    """
    named = {squeeze(found[0][1:-1]) for found in QUOTED.finditer(flow.text)}
    spans = list(pairwise([*flow.starts, len(flow.text)]))
    head = next((at for at, (start, _) in enumerate(spans) if label_at(flow.text, start)), len(spans))
    for start, after in reversed(spans[:head]):
        if squeeze(flow.text[start:after]) in named:
            return start, after
    end = 0
    for start, after in spans[: min(head, WRAPPED_LINES)]:
        cell = flow.line_at(start).kind is LineKind.CELL
        if cell or re.search("[。；：]", flow.text[start:after]) or after > TITLE_LENGTH:
            break
        end = after
    return 0, end


def notice_start(flow: Flow, start: int, end: int) -> int:
    """Where the next notice begins between `start` and `end`, or `end`."""
    quoted = [match.span() for match in QUOTED.finditer(flow.text, start, end)]
    for at in flow.starts_between(start, end):
        inside = any(a < at < b for a, b in quoted)
        if not inside and flow.text[at - 1] not in "，、" and NOTICE.match(flow.text, at, min(end, at + 240)):
            return at
    return end


def imprint_start(flow: Flow, start: int, end: int) -> int:
    """Where the imprint behind a plan's closing begins: annex list, disclosure note, distribution, signature."""
    starts = [*flow.starts_between(start, end), end]
    lines = [squeeze(flow.text[a:b]) for a, b in pairwise(starts)]
    dated = [IMPRINT_DATE.fullmatch(line) is not None for line in lines]
    for at, line, date, date_next in zip(starts, lines, dated, [*dated[1:], False], strict=False):
        if date or IMPRINT.match(line) or (date_next and OFFICE.search(line) and len(line) <= SIGNATURE_LENGTH):
            return at
    return end


def read_title(title: str) -> Particulars:
    """Place, level, year and subject of a title without blanks.

    >>> read_title("湖南省2022年政务公开工作要点").subject
    '政务公开'
    """
    words = squeeze(title)
    found = YEAR.search(words)
    before, after = (words[: found.start()], words[found.end() :].removeprefix("度")) if found else (words, "")
    place = leading_place(words) or leading_place(after)
    core = TITLE_END.sub("", behind(before, place) + behind(after, place))
    core = SUBJECT_NOISE.sub("", core)
    return Particulars(place, level_of(place) if place else None, year_of(found), core or None)


def behind(words: str, place: str | None) -> str:
    """What follows the place's name, or all the words where it does not stand in them."""
    return words.partition(place)[2] if place and place in words else words


def year_of(found: re.Match[str] | None) -> int | None:
    """The year that a match of `YEAR` names, in Arabic or Chinese figures."""
    if not found:
        return None
    return int(found[1] or "".join(str(DIGITS[char]) for char in found[2]))


def read_notice(notice: str, title: str) -> tuple[str | None, str | None]:
    """Document number and ISO date of issue that a notice gives for the plan of that title.

    Both must stand for themselves, not inside a citation; the ones nearest to the title count.
    """
    lines = [squeeze(line) for line in notice.split("\n")]
    joined = "".join(lines)
    named = joined.find(title)
    wanted = named if named >= 0 else len(joined)
    numbers = [(at, match[1]) for at, line in places_of(lines) if (match := DOCUMENT_NUMBER.fullmatch(line))]
    dates = [(at, match) for at, line in places_of(lines) if (match := DATE.fullmatch(line))]
    number = min(numbers, key=lambda found: abs(found[0] - wanted), default=None)
    date = next((found for found in dates if found[0] >= named), None)
    issued = iso_date(date[1]) if date else None
    return (number[1] if number else None), issued


def iso_date(found: re.Match[str]) -> str:
    """A date in Arabic or Chinese figures as YYYY-MM-DD.

    >>> iso_date(DATE.search("二〇二三年五月十六日"))
    '2023-05-16'
    """
    year = found[1] if found[1].isdecimal() else "".join(str(DIGITS.get(char, char)) for char in found[1])
    return f"{int(year):04d}-{value_of(found[2]):02d}-{value_of(found[3]):02d}"


def places_of(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each line with its place in the joined lines."""
    at = 0
    for line in lines:
        yield at, line
        at += len(line)
