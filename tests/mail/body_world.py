"""Bodies of messages that a test makes in one line, of comparisons made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from email.headerregistry import Address
from functools import cache

from align.comparison import Comparison, Verdict
from align.extracts import Dossier, Extract
from align.language import Lang
from align.mail.body import Texts, alternatives, write_body
from align.mail.choice import Errand
from align.mail.offices import Office
from align.mail.sights import see
from align.plan import Level, Section
from tests.report_world import COMPARISON, EVIL, item, linked, plan_of, unlinked


def errand_of(extracts: Sequence[Extract], lang: Lang = Lang.ZH, *, led: bool = False) -> Errand:
    """An office that gets these extracts."""
    to = (Address(addr_spec="a@b.cn"),)
    return Errand(Office(2, "邵阳市", "市政务局", to, (), "", lang), Dossier("邵阳市", "430500", tuple(extracts)), led)


def body_of(*extracts: Extract, lang: Lang = Lang.ZH, led: bool = False) -> Texts:
    """The body of an office that gets these extracts."""
    errand = errand_of(extracts, lang, led=led)
    return write_body(errand, [see(one, lang, 0.7) for one in extracts], ["附件一"]).texts


def size(texts: Texts) -> int:
    """The bytes of a body as it is sent."""
    return len(alternatives(texts).as_bytes())


@cache
def huge(rows: int = 2000, length: int = 3000) -> Comparison:
    """A comparison of so many rows whose texts are long, all of which are to be looked at or have changed."""
    long = EVIL + "甲" * length
    template = [item(no, long, heading=long[:60]) for no in range(1, rows + 1)]
    plan = [item(no, long, heading=long[:60], label="（" + "一" * 300 + "）") for no in range(1, rows // 2 + 1)]
    title = "市" * 4000
    made = [unlinked(Verdict.DROPPED, no, None) for no in range(rows // 2 + 1, rows + 1)]
    carried = [
        linked(Verdict.LOCALIZED, (no,), no, edits=COMPARISON.rows[1].edits, findings=COMPARISON.rows[1].findings)
        for no in range(1, rows // 2 + 1)
    ]
    sides = (("湖南省", Level.PROVINCE, template), ("邵阳市", Level.CITY, plan))
    plans = [plan_of(place + title, place, level, Section("一、", long, tuple(items))) for place, level, items in sides]
    return replace(COMPARISON, template=plans[0], plan=plans[1], rows=(*carried, *made))
