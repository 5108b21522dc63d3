"""The facts of a row as findings, with the words of the clauses that show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from align.comparison import Finding, FindingKind, Kind, Reason
from align.counterparts import Relation
from align.findings.clauses import Broken, find_broken, reasons
from align.findings.linked import Linked
from align.findings.office_habits import general
from align.findings.office_map import Guess
from align.findings.office_rows import OF_PLAN, Desk, Fact, What
from align.plan import Item
from align.responsibility import unbracket


class Shown(NamedTuple):
    """Words of a clause and the facts that they show."""

    words: str
    facts: tuple[Fact, ...]


NOTHING = Shown("", ())
JOINTS = "、和及与"  # between names that stand side by side


class Teller(NamedTuple):
    """All that the facts of a row are told with."""

    desk: Desk
    linked: Linked
    facts: Sequence[Fact]
    guesses: Sequence[Guess]

    def of(self, *kinds: What) -> list[Fact]:
        """The facts of some kinds."""
        return [fact for fact in self.facts if fact.what in kinds]

    def is_unmapped(self, fact: Fact, new: Sequence[Fact]) -> bool:
        """Whether nobody can say who an office's counterpart is: not known, and none in the plan or perhaps a new one.

        Between years every office is its own counterpart.
        """
        known, offices = self.desk.offices.known[fact.office], self.desk.offices.offices
        if known.relation is not None or self.linked.context.kind is Kind.YEARS:
            return False
        return not known.listed or any(not offices[one.office].lines for one in new)

    def reason(self, fact: Fact) -> Reason | None:
        """What a reader must know to judge a fact fairly."""
        if fact.what is What.LEAD_BELOW:
            return Reason("office-supports", (fact.other,))
        if fact.what is What.LEAD_ABOVE:
            return Reason("office-supported", (fact.other,))
        if fact.what not in OF_PLAN and self.desk.offices.known[fact.office].relation is Relation.GUESS:
            same = self.desk.offices.same
            guess = next(one for one in self.guesses if same(one.template, fact.office))
            return Reason("office-guess", (guess.template, guess.plan, str(guess.items)))
        phrase = "" if fact.what in OF_PLAN else self.phrase(leading=fact.what is What.LEAD_GONE)
        return Reason("office-general", (phrase,)) if phrase else None

    def phrase(self, *, leading: bool) -> str:
        """A phrase of the plan's clause that may include an office that it does not name."""
        item = self.linked.plan
        phrase = general(self.desk.own(self.linked))
        return phrase if item and (not leading or phrase in item.offices.lead) else ""


def findings_of(desk: Desk, linked: Linked, facts: Sequence[Fact], guesses: Sequence[Guess]) -> tuple[Finding, ...]:
    """The findings of a row about offices."""
    teller = Teller(desk, linked, facts, guesses)
    broken = find_broken(linked)
    found = [*unled(teller, broken), *leads(teller), *supports(teller)]
    return (*found, *(cut_short(teller, one) for one in broken if one.cut))


def unled(teller: Teller, broken: Sequence[Broken]) -> Iterator[Finding]:
    """A clause that names nobody who leads; told too where its own form alone shows that."""
    parted = next((one for one in broken if not one.cut), None)
    fact = next(iter(teller.of(What.UNLED)), None)
    if not (fact or parted):
        return
    leads = stretches(fact.item, fact.item.offices.lead) if fact else []
    words = parted.words if parted else first_sentence(teller.linked.plan)
    because = reasons(parted) if parted else ()
    yield Finding(FindingKind.OFFICE, "lead-missing", next(iter(leads), None), words or None, because=because)


def leads(teller: Teller) -> Iterator[Finding]:
    """Offices that lead on one side only."""
    gone, new = teller.of(What.LEAD_GONE, What.LEAD_BELOW), teller.of(What.LEAD_NEW, What.LEAD_ABOVE)
    strange = teller.of(What.LEAD_NEW)
    unknown = [fact for fact in gone if fact.what is What.LEAD_GONE and teller.is_unmapped(fact, strange)]
    if unknown:
        yield from paired(teller, "unmapped", unknown, strange)
        gone, new = [fact for fact in gone if fact not in unknown], teller.of(What.LEAD_ABOVE)
    for finding in paired(teller, "lead-changed", gone, new):
        one_sided = finding.template is None or finding.plan is None
        yield replace(finding, because=(*finding.because, *other_leads(teller, new))) if one_sided else finding


def other_leads(teller: Teller, new: Sequence[Fact]) -> Iterator[Reason]:
    """Who leads beside the offices that come or go: a lead too many or too few is not another lead."""
    if new and not any(asked.lead for asked in teller.desk.asked(teller.linked)):
        yield Reason("first-lead")
    elif staying := [name for name in teller.desk.own(teller.linked).lead if name not in {one.office for one in new}]:
        yield Reason("leads-stay", ("、".join(staying),))


def supports(teller: Teller) -> Iterator[Finding]:
    """Offices that support on one side only."""
    gone, new = teller.of(What.GONE), teller.of(What.NEW)
    strange = [fact for fact in new if not teller.desk.offices.offices[fact.office].lines]
    unknown = [fact for fact in gone if teller.is_unmapped(fact, strange)]
    if unknown:
        yield from paired(teller, "unmapped", unknown, strange)
        gone, new = [fact for fact in gone if fact not in unknown], [fact for fact in new if fact not in strange]
    yield from paired(teller, "dropped", gone, [])
    yield from paired(teller, "added", [], new)


def paired(teller: Teller, change: str, gone: Sequence[Fact], new: Sequence[Fact]) -> Iterator[Finding]:
    """One finding for each stretch of offices that stand side by side, those of the two sides beside each other."""
    for one, other in zip_longest(shown(gone), shown(new), fillvalue=NOTHING):
        said = (teller.reason(fact) for fact in one.facts + other.facts)
        because = tuple(dict.fromkeys(reason for reason in said if reason))
        yield Finding(FindingKind.OFFICE, change, one.words or None, other.words or None, because=because)


def shown(facts: Sequence[Fact]) -> Iterator[Shown]:
    """The stretches of clauses that name the offices of some facts."""
    items = {fact.item.no: fact.item for fact in facts}
    for item in items.values():
        here = [fact for fact in facts if fact.item.no == item.no]
        for words in stretches(item, [fact.office for fact in here]):
            plain = "".join(words.split())
            yield Shown(words, tuple(fact for fact in here if fact.office in plain))


def cut_short(teller: Teller, broken: Broken) -> Finding:
    """An office whose name lacks its last word, beside the template's office that it seems to stand for."""
    meant = [
        (item, name)
        for item in teller.linked.template
        for name in teller.desk.template[item.no].named
        if teller.desk.offices.stands_for(name, [broken.cut, broken.full])
    ]
    words = stretches(meant[0][0], [meant[0][1]])[0] if meant else None
    return Finding(FindingKind.OFFICE, "unmapped", words, broken.cut, because=reasons(broken))


def find_free(name: str, words: str, taken: Iterable[tuple[int, int]]) -> int | None:
    """Where a name stands in a text outside what is taken already: 市教育局 is no part of 市教育局考试院."""
    start = words.find(name)
    while start >= 0 and any(a < start + len(name) and start < b for a, b in taken):
        start = words.find(name, start + 1)
    return start if start >= 0 else None


def stretches(item: Item, names: Iterable[str]) -> list[str]:
    """The words of an item's clause that name some offices, those that stand side by side together.

    >>> from align.responsibility import read_offices
    >>> clause = "（省财政厅、省税务局牵头，省商务厅配合）"
    >>> item = Item("", 1, "", "", clause, "", clause, read_offices(clause), None, ())
    >>> stretches(item, ["省财政厅", "省税务局", "省商务厅"])
    ['省财政厅、省税务局', '省商务厅']
    """
    origin = [at for at, char in enumerate(item.clause) if not char.isspace()]
    words = "".join(item.clause.split())
    spans: list[tuple[int, int]] = []
    lost: list[str] = []
    for name in sorted(names, key=len, reverse=True):
        start = find_free(name, words, spans)
        if start is None:
            lost.append(name)  # a list whose joints were read as one sign
        else:
            spans.append((start, start + len(name)))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] <= 1 and words[joined[-1][1] : start] in JOINTS:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [item.clause[origin[start] : origin[end - 1] + 1] for start, end in joined] + lost


def first_sentence(item: Item | None) -> str:
    """The first sentence of an item's clause, without its brackets; nothing where it has none."""
    return re.split("[。；;\n]", unbracket(item.clause.strip()), maxsplit=1)[0].strip() if item else ""
