"""Cited titles 《…》 with their document numbers across a link: kept, changed, dropped or added."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from align.comparison import Finding, FindingKind, Place, Reason
from align.findings.linked import Linked
from align.formal import bare_of_levels
from align.mentions import TITLE
from align.plan import Item, list_numbers
from align.text import bare, plain

NUMBER = re.compile(
    r"\s*[（(]\s*([\u4e00-\u9fff]{1,12}\s*[〔\[（(【]?\s*[12][0-9]{3}\s*年?\s*[〕\]）)】]?\s*第?\s*[0-9]+\s*号)\s*[）)]"
)
STATE = re.compile(r"\((?:试行|暂行|修订|修正|征求意见稿|[^()]{0,6}版)\)")
ISSUER = re.compile(
    "^(?:.{0,40}(?:国务院|中央|政府|人大|常委会|委员会|办公厅|办公室|厅|局|委|办))?关于(?:印发|转发|批转)?"
)
WRAPPED = re.compile("的通知$")
STATE_NAME = "中华人民共和国"


class Cited(NamedTuple):
    """A title that an item cites: its words with 《》, its number without blanks, and where both stand in the task."""

    item: Item
    start: int
    end: int
    number: str
    number_end: int

    @property
    def text(self) -> str:
        """The title as printed, with its marks."""
        return self.item.task[self.start : self.end]

    @property
    def core(self) -> str:
        """The title's own words: without blanks, the name of the state, the issuer, 试行 and the notice around it."""
        return core_of(self.text)


@lru_cache(maxsize=4096)
def core_of(title: str) -> str:
    """What a title says, however it is printed.

    >>> core_of("《国务院办公厅关于印发政务服务办法（试行）的通知》"), core_of("《中华人民共和国 数据安全法》")
    ('政务服务办法', '数据安全法')
    """
    words = plain(title).strip("《》").removeprefix(STATE_NAME)
    words, wrapped = ISSUER.subn("", words)
    return bare(STATE.sub("", WRAPPED.sub("", words) if wrapped else words)) or bare(title)


@lru_cache(maxsize=2048)
def cited_in(item: Item) -> tuple[Cited, ...]:
    """The titles that an item's task cites, each once, in order."""
    found: dict[str, Cited] = {}
    for title in TITLE.finditer(item.task):
        number = NUMBER.match(item.task, title.end())
        behind = number.end() if number else title.end()
        cited = Cited(item, *title.span(), plain(number[1]) if number else "", behind)
        found.setdefault(cited.core, cited)
    return tuple(found.values())


def find_citations(linked: Linked) -> tuple[Finding, ...]:
    """What became of every title that a row's items cite, the plan's in its order, then those it lacks."""
    before = [cited for item in linked.template for cited in cited_in(item)]
    after = list(cited_in(linked.plan)) if linked.plan else []
    pairs: dict[Cited, Cited] = {}
    for alike in (is_same, is_renamed, is_counterpart):
        pair_up(before, after, pairs, linked, alike)
    found = [tell_pair(pairs.get(cited), cited, linked) for cited in after]
    return (*found, *tell_missing([cited for cited in before if cited not in pairs.values()], linked))


def pair_up(
    before: list[Cited],
    after: list[Cited],
    pairs: dict[Cited, Cited],
    linked: Linked,
    alike: Callable[[Cited, Cited, Linked], bool],
) -> None:
    """Join titles that are alike and not joined yet, in order; `pairs` leads from the plan's to the template's."""
    for cited in after:
        free = (one for one in before if one not in pairs.values())
        partner = None if cited in pairs else next((one for one in free if alike(one, cited, linked)), None)
        if partner:
            pairs[cited] = partner


def is_same(before: Cited, after: Cited, linked: Linked) -> bool:
    """Whether two titles are one, or carry one number; a superior's name may be left out of its title."""
    if before.number and before.number == after.number:
        return True
    names = linked.context.places.template
    return without(before.core, names) == without(after.core, names)


def is_renamed(before: Cited, after: Cited, linked: Linked) -> bool:
    """Whether two titles differ in place, level and year only: the document of the same name at home."""
    return local_form(before, linked) == local_form(after, linked) != ""


def is_counterpart(before: Cited, after: Cited, linked: Linked) -> bool:
    """Whether two titles are nearly the same once place, level and year are taken away."""
    one, two = local_form(before, linked), local_form(after, linked)
    return bool(one and two) and fuzz.ratio(one, two) >= linked.context.settings.same_sentence


def local_form(cited: Cited, linked: Linked) -> str:
    """A title without the two governments' names, levels and years."""
    places = linked.context.places
    return bare_of_levels(re.sub("[0-9]{4}年度?", "", without(cited.core, (*places.plan, *places.template))))


def without(words: str, names: tuple[str, ...]) -> str:
    """Words without any of these names."""
    for name in names:
        words = words.replace(name, "")
    return words


def tell_pair(before: Cited | None, after: Cited, linked: Linked) -> Finding:
    """What became of a title that the plan cites."""
    if before is None:
        elsewhere = [
            item.no for item in linked.plans[0].items if any(is_same(one, after, linked) for one in cited_in(item))
        ]
        because = (Reason("template-cites", (list_numbers(elsewhere),)),) if elsewhere else ()
        return make_finding("added", None, after, because)
    if not is_same(before, after, linked):
        return make_finding("changed", before, after)
    return make_finding(
        "kept" if not (before.number and after.number) or before.number == after.number else "changed", before, after
    )


def tell_missing(missing: list[Cited], linked: Linked) -> Iterator[Finding]:
    """Titles that no plan item which carries their item cites, each told in the first of these."""
    for cited in missing:
        others = [one for item in linked.others(cited.item) for one in cited_in(item)]
        if linked.speaks_for(cited.item) and not any(
            is_same(cited, one, linked) or is_renamed(cited, one, linked) for one in others
        ):
            yield make_finding("dropped", cited, None, tuple(still_there(cited, linked)))


def still_there(cited: Cited, linked: Linked) -> Iterator[Reason]:
    """Where the plan speaks of a title that it does not cite here: in words without marks, or in another item."""
    name = without(cited.core, linked.context.places.template)
    if linked.plan and name and name in bare(linked.plan.task):
        yield Reason("named-unmarked", (name,))
    elsewhere = [
        item.no for item in linked.plans[1].items if any(is_same(cited, one, linked) for one in cited_in(item))
    ]
    if elsewhere:
        yield Reason("cited-elsewhere", (list_numbers(elsewhere),))


def make_finding(change: str, before: Cited | None, after: Cited | None, because: tuple[Reason, ...] = ()) -> Finding:
    """A finding about a title; the number stands in the excerpts where it is what changed."""
    renumbered = change == "changed" and before is not None and after is not None and before.core == after.core
    texts = [cited and excerpt(cited, with_number=renumbered) for cited in (before, after)]
    places = [cited and place(cited, with_number=renumbered) for cited in (before, after)]
    return Finding(FindingKind.CITATION, change, texts[0], texts[1], places[0], places[1], because)


def excerpt(cited: Cited, *, with_number: bool) -> str:
    """A title as printed."""
    return cited.item.task[cited.start : cited.number_end if with_number else cited.end]


def place(cited: Cited, *, with_number: bool) -> Place:
    """Where a title stands."""
    return Place(cited.item.no, cited.start, cited.number_end if with_number else cited.end)
