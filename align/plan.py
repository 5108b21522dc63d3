"""What was read: plans, sections, items, and where in the source every word of them stands.

Offsets count characters of the decoded document, half open. Texts are as printed with line breaks
undone; `spans` lead back to the source, several where a page mark or markup cuts the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from align.errors import ChoiceError


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document, from `start` up to but not including `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} runs backwards")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document and where they stand."""

    text: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Offices:
    """Who answers for an item: names as printed, in printed order."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    default: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Those that answer for this item itself, the leading ones first."""
        return self.lead + self.support


class Level(StrEnum):
    """The administrative level of the government that issued a plan."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    ZONE = "zone"


class LeftOutReason(StrEnum):
    """Why words of the source belong to no plan and to no text between plans."""

    PAGE_NUMBER = "page-number"
    PAGE_MARK = "page-mark"
    RUNNING_HEAD = "running-head"
    MARKUP = "markup"
    TABLE_HEAD = "table-head"


@dataclass(frozen=True, slots=True)
class Item:
    """The smallest numbered unit that states a task of its own.

    `no` runs over the plan from 1; `label` is what was printed. `task` is `text` without label and
    responsibility clause: the only thing a verdict looks at. `clause` is that responsibility clause.
    """

    id: str
    no: int
    label: str
    heading: str
    text: str
    task: str
    clause: str
    offices: Offices
    page: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NestedHeading:
    """Words of a divided unit before its first sub-unit; they stand above item `no` and its fellows."""

    label: str
    heading: str
    no: int
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a plan with its items; a plan without sections has one with empty label and heading."""

    label: str
    heading: str
    items: tuple[Item, ...]
    nested: tuple[NestedHeading, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document came from; `characters` counts the decoded text."""

    name: str
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True)
class Plan:
    """One annual plan. Unknown particulars are None; `title` is without blanks."""

    source: Source
    title: str
    place: str | None
    level: Level | None
    year: int | None
    subject: str | None
    document_number: str | None
    issued_on: str | None
    preamble: Passage
    closing: Passage
    sections: tuple[Section, ...]
    title_spans: tuple[Span, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in reading order; `items[n - 1].no == n`."""
        return tuple(item for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the source that are no text of the document, and why."""

    text: str
    reason: LeftOutReason
    page: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: its plans, the text between them, and what was left out."""

    source: Source
    text: str
    plans: tuple[Plan, ...]
    between: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...]

    def plan(self, which: str = "") -> Plan:
        """The plan called `which`: its number from 1, or a part of its title; empty where there is only one.

        Blanks and character width are ignored and an exact title wins.

        Raises:
            ChoiceError: none or several plans fit; the message lists the plans.
        """
        wanted = squeeze(which)
        titles = [squeeze(plan.title) for plan in self.plans]
        if wanted.isdecimal() and len(wanted) < 4:  # four digits are a year in a title
            fits = [int(wanted) - 1] if 1 <= int(wanted) <= len(titles) else []
        else:
            exact = [n for n, title in enumerate(titles) if title == wanted]
            fits = exact or [n for n, title in enumerate(titles) if wanted in title]
        if len(fits) == 1:
            return self.plans[fits[0]]
        listing = [f"{n}: {plan.title}" for n, plan in enumerate(self.plans, 1)]
        asked = f"'#{which}' fits {'several plans' if fits else 'no plan'}" if which else "it holds several plans"
        asked_zh = f"“#{which}”{'与多份要点相符' if fits else '与各份要点均不相符'}" if which else "文件中有多份要点"
        raise ChoiceError(
            f"{self.source.name}: {asked}; add #NUMBER or #PART-OF-TITLE of one of these: {'; '.join(listing)}",
            f"{self.source.name}：{asked_zh}；请在文件名后用“#序号”或“#标题中的文字”指明其一：{'；'.join(listing)}",
        )


NARROW = {wide: wide - 0xFEE0 for wide in range(ord("！"), ord("～") + 1)}


def item_id(sha256: str, spans: Sequence[Span]) -> str:
    """The id of an item: twelve digits of its document's sha256, then where it starts and ends there."""
    return f"{sha256[:12]}-{spans[0].start}-{spans[-1].end}"


def list_numbers(items: Iterable[int]) -> str:
    """Item numbers as a sentence names them.

    >>> list_numbers([3, 1, 3])
    '1、3'
    """
    return "、".join(map(str, sorted(set(items))))


def squeeze(text: str) -> str:
    """Take the blanks out and make full-width letters and digits half-width, for comparing titles.

    >>> squeeze("湖南省 ２０２２ 年")
    '湖南省2022年'
    """
    return "".join(text.translate(NARROW).split())
