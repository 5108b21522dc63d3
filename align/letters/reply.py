"""A letter to a place (反馈函): what was compared, what it is asked to verify, and by when it may answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.extracts import Dossier
from align.language import BANNER, Lang, is_reviewed, words
from align.letters.addressing import addressee, full_name, polite
from align.letters.asked import SORTS, Asked, asked_of
from align.letters.counting import count_sides
from align.letters.letter import Block, Letter, Look, Piece, Style, says
from align.letters.numerals import bracketed
from align.letters.reply_table import view_annex
from align.letters.wording import LETTERS
from align.plan import Plan
from align.provenance import encoder_lines
from align.sentences import sentence

SEARCHED = frozenset({"searched", "nothing-to-search"})  # notes on where else a lack was looked for


def make_reply(dossier: Dossier, check_below: float, to: str) -> Letter:
    """The letter about everything in a dossier that a place can be asked; `to` is who is written to, where known."""
    asked = asked_of(dossier, check_below)
    plan, asking = dossier.extracts[0].comparison.plan, any(one.rows for one in asked)
    body = [
        says(Style.TITLE, _title(asked, plan)),
        says(Style.BODY),
        says(Style.ADDRESSEE, _to(plan, to)),
        *(_asking(asked, polite(plan)) if asking else _not_asking(asked, polite(plan))),
        *_end(annexed=asking),
    ]
    return Letter(tuple(body), view_annex([one for one in asked if one.rows], check_below) if asking else ())


def sign() -> Iterator[Block]:
    """Room for who sends a letter, and when; the sender fills it in."""
    yield says(Style.SIGNATURE, LETTERS["sender"])
    yield says(Style.DATE, LETTERS["date"])


def _end(*, annexed: bool) -> Iterator[Block]:
    """What stands below a letter: what goes with it, who sends it, whom to ask."""
    if annexed:
        yield says(Style.ANNEX_NOTE, LETTERS["annex_of"].format(LETTERS["annex_title"]))
    yield from sign()
    yield says(Style.REMARK, LETTERS["contact"])


def _title(asked: Sequence[Asked], plan: Plan) -> str:
    """What the letter is about: the place, and the year where all plans are of one."""
    years = {one.extract.comparison.plan.year for one in asked}
    year = LETTERS["year"].format(*years) if len(years) == 1 and None not in years else ""
    return LETTERS["reply_title"].format(full_name(plan), year)


def _to(plan: Plan, to: str) -> str:
    """Who is written to."""
    known = to or addressee(plan)
    return LETTERS["to"].format(known) if known else LETTERS["to_nobody"]


def _opening(asked: Sequence[Asked], you: str) -> str:
    """What was compared with what, in a letter that asks."""
    if len(asked) == 1:
        comparison = asked[0].extract.comparison
        return LETTERS["opening_one"].format(comparison.template.title, comparison.plan.title)
    return LETTERS["opening_several"].format(you)


def _asking(asked: Sequence[Asked], you: str) -> Iterator[Block]:
    """What was compared and found, what the place is asked, and what it should know of that."""
    yield says(Style.BODY, _opening(asked, you))
    yield says(Style.HEADING, LETTERS["results"])
    yield from _results(asked)
    yield says(Style.HEADING, LETTERS["requests"])
    blank = Piece(LETTERS["blank_date"], Look.BLANK)
    yield says(Style.BODY, sum_up(asked, "requests"), LETTERS["please"], blank, LETTERS["before"])
    yield says(Style.HEADING, LETTERS["remarks"])
    for number, remark in enumerate(_remarks(asked), 1):
        yield says(Style.BODY, bracketed(number) + remark)
    yield says(Style.CLOSING, LETTERS["closing_asking"])


def _not_asking(asked: Sequence[Asked], you: str) -> Iterator[Block]:
    """That there is nothing to be answered, in one sentence, and what that rests on."""
    if asked:
        titles = "、".join(dict.fromkeys(LETTERS["title"].format(one.extract.comparison.plan.title) for one in asked))
        whole = all(one.whole for one in asked)
        yield says(Style.BODY, LETTERS["clear" if whole else "clear_part"].format(titles) + _limits())
    else:
        yield says(Style.BODY, LETTERS["opening_none"].format(you))
    yield says(Style.CLOSING, LETTERS["closing"])


def _results(asked: Sequence[Asked]) -> Iterator[Block]:
    """How many items became what, each side by its own number of items; nothing of rows that are not told."""
    for number, one in enumerate(asked, 1):
        comparison = one.extract.comparison
        titles = comparison.plan.title, comparison.template.title
        head = LETTERS["result_of"].format(bracketed(number), *titles) if len(asked) > 1 else ""
        names = LETTERS["superior"], LETTERS["this_plan"]
        text = count_sides([comparison], names) + LETTERS["stop"] if one.whole else LETTERS["part_only"]
        yield says(Style.BODY, Piece(head, Look.SUBHEADING), text)


def sum_up(asked: Sequence[Asked], what: str) -> str:
    """How many rows there are to verify, of each sort; each counts once."""
    numbers = {sort: sum(len(one.of(sort)) for one in asked) for sort in SORTS}
    found = {sort: number for sort, number in numbers.items() if number}
    if len(found) == 1:
        return LETTERS[f"{what}_all"].format(sum(found.values()), *(_sort(sort, asked) for sort in found))
    told = [LETTERS["of_sort"].format(_sort(sort, asked), number) for sort, number in found.items()]
    if "verify" in found:
        told[-1] = LETTERS["other"] + told[-1]
    return LETTERS[f"{what}_sum"].format(sum(found.values()), "，".join(told))


def _sort(sort: str, asked: Sequence[Asked]) -> str:
    """What rows of a sort are called; a lack that a person has confirmed is no longer to be verified."""
    reviewed = sort == "missing" and any(is_reviewed(row) for one in asked for row in one.missing)
    return LETTERS["sort_reviewed" if reviewed else f"sort_{sort}"]


def _remarks(asked: Sequence[Asked]) -> Iterator[str]:
    """What must be known to judge fairly; nothing about what does not occur."""
    tools = dict.fromkeys(one.extract.comparison.tool for one in asked)
    yield _limits() + "".join(line for tool in tools for line in encoder_lines(tool, Lang.ZH))
    if any(one.missing for one in asked):
        notes = (note for one in asked if one.missing for note in one.extract.comparison.notes)
        searched = dict.fromkeys(sentence(note) for note in notes if note.code in SEARCHED)
        yield LETTERS["remark_missing"] + "".join(searched)
    if any(one.targets for one in asked):
        yield LETTERS["remark_targets"]
    yield LETTERS["remark_numbers"]


def _limits() -> str:
    """What a comparison of texts cannot show."""
    return LETTERS["remark_limits"].format(words(BANNER, Lang.ZH))
