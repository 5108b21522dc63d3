"""Edits in whole clauses, for lists that show no text around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from align.comparison import Edit, EditKind, Finding, Place
from align.plan import Item
from align.text import CLOSING, OPENING, lone_marks

STOPS = "，；。、：！？,;:!?\n"
AROUND = 40  # characters that clauses may add to an edit: the longest that people still read as one line of a list
Tasks = Mapping[int, Item]
Stretch = tuple[int, int]  # half-open offsets in a task


class Changed(NamedTuple):
    """What was and what is, verbatim; one side may have no words."""

    kind: EditKind
    template: str
    plan: str


class _Pair(NamedTuple):
    """A stretch of either task that differ, of items by number; `kinds` are those of the edits in it."""

    kinds: frozenset[EditKind]
    template_no: int
    plan_no: int
    template: Stretch
    plan: Stretch


def in_clauses(edits: Iterable[Edit], findings: Iterable[Finding], template: Tasks, plan: Tasks) -> Iterator[Changed]:
    """The substantive edits that no finding tells, each with its clause; those of one pair of clauses as one."""
    told = tuple(findings)
    untold = [edit for edit in edits if edit.substantive and not _is_told(edit.template_at, edit.plan_at, told)]
    placed = [_place(edit, template, plan) for edit in untold]
    merged = _merge([pair for pair in placed if pair is not None])
    yield from (_plain(edit) for edit, pair in zip(untold, placed, strict=True) if pair is None)
    for pair in merged:
        sides = Place(pair.template_no, *pair.template), Place(pair.plan_no, *pair.plan)
        if not _is_told(*sides, told):
            yield from _words(pair, template[pair.template_no].task, plan[pair.plan_no].task)


def _is_told(template: Place | None, plan: Place | None, findings: Iterable[Finding]) -> bool:
    """Whether a finding has the words of both sides, one that says that nothing has changed included."""
    return any(_holds(one.template_at, template) and _holds(one.plan_at, plan) for one in findings)


def _holds(outer: Place | None, inner: Place | None) -> bool:
    """Whether one place lies in another."""
    if outer is None or inner is None:
        return False
    return outer.no == inner.no and outer.start <= inner.start and inner.end <= outer.end


def _plain(edit: Edit) -> Changed:
    """An edit as it is, where it is not known where it stands."""
    return Changed(edit.kind, edit.template or "", edit.plan or "")


def _place(edit: Edit, template: Tasks, plan: Tasks) -> _Pair | None:
    """Where the clauses of an edit stand; nothing where it is not known where it stands itself."""
    one, other = edit.template_at, edit.plan_at
    if one is None or other is None or one.no not in template or other.no not in plan:
        return None
    texts = template[one.no].task, plan[other.no].task
    both = (one.start, one.end), (other.start, other.end)
    if not all(0 <= start <= end <= len(text) for text, (start, end) in zip(texts, both, strict=True)):
        return None
    wide = _widen(texts, both)
    return _Pair(frozenset({edit.kind}), one.no, other.no, *wide)


def _widen(texts: tuple[str, str], both: tuple[Stretch, Stretch]) -> tuple[Stretch, Stretch]:
    """Take in the rest of the clause on both sides where a side begins or ends within one, unless it is long."""
    before = not all(_at_stop(text, start) for text, (start, _) in zip(texts, both, strict=True))
    after = not all(_at_stop(text, end) for text, (_, end) in zip(texts, both, strict=True))
    wide = [_clause(text, *one, before=before, after=after) for text, one in zip(texts, both, strict=True)]
    added = [(end - start) - (one[1] - one[0]) for (start, end), one in zip(wide, both, strict=True)]
    if max(added) > AROUND:
        wide = [_balance(text, *one) for text, one in zip(texts, both, strict=True)]
    return wide[0], wide[1]


def _at_stop(text: str, at: int) -> bool:
    """Whether punctuation stands before or behind a place, or nothing at all."""
    return at in (0, len(text)) or text[at - 1] in STOPS or text[at] in STOPS


def _clause(text: str, start: int, end: int, *, before: bool, after: bool) -> Stretch:
    """A stretch with the rest of its clause on the sides asked for, and no half of a pair of marks."""
    while before and start > 0 and text[start - 1] not in STOPS:
        start -= 1
    while after and end < len(text) and text[end] not in STOPS:
        end += 1
    return _balance(text, start, end)


def _balance(text: str, start: int, end: int) -> Stretch:
    """Take in the other half of every quotation mark and bracket."""
    lone = [text[start + at] for at in lone_marks(text[start:end])]
    for sign in lone:
        if sign in OPENING:
            other = text.find(CLOSING[OPENING.index(sign)], end)
            end = other + 1 if other >= 0 else end
        else:
            other = text.rfind(OPENING[CLOSING.index(sign)], 0, start)
            start = other if other >= 0 else start
    return start, end


def _merge(pairs: list[_Pair]) -> list[_Pair]:
    """Pairs of stretches that share words on either side as one."""
    merged: list[_Pair] = []
    for pair in sorted(pairs, key=lambda one: (one.template_no, one.plan_no, one.template, one.plan)):
        while merged and _share(merged[-1], pair):
            pair = _join(merged.pop(), pair)
        merged.append(pair)
    return merged


def _share(one: _Pair, other: _Pair) -> bool:
    """Whether two pairs of the same items share words."""
    if (one.template_no, one.plan_no) != (other.template_no, other.plan_no):
        return False
    return _overlap(one.template, other.template) or _overlap(one.plan, other.plan)


def _overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share words."""
    return max(one[0], other[0]) < min(one[1], other[1])


def _join(one: _Pair, other: _Pair) -> _Pair:
    """Two pairs and what stands between them."""
    template, plan = (
        (min(mine[0], its[0]), max(mine[1], its[1]))
        for mine, its in ((one.template, other.template), (one.plan, other.plan))
    )
    return one._replace(kinds=one.kinds | other.kinds, template=template, plan=plan)


def _words(pair: _Pair, template: str, plan: str) -> Iterator[Changed]:
    """The words of both sides without the punctuation around them, unless nothing else differs."""
    before, after = (_trim(text[start:end]) for text, (start, end) in ((template, pair.template), (plan, pair.plan)))
    if before == after:
        return
    kind = next(iter(pair.kinds)) if len(pair.kinds) == 1 else EditKind.WORDING
    if kind in (EditKind.INSERTED, EditKind.DELETED) and before and after:
        kind = EditKind.WORDING
    elif not (before and after):
        kind = EditKind.DELETED if before else EditKind.INSERTED
    yield Changed(kind, before, after)


def _trim(text: str) -> str:
    """Words without the punctuation that joins them to their sentence."""
    return text.strip(STOPS + " \u3000")
