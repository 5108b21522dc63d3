"""One page about a run for whoever is responsible (情况报告): what came, what was compared, what is to be verified.

It states facts with their denominators. No place is ranked, one whose plan did not come is never said to lack
anything, and what is told between years is told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.comparison import Kind
from align.extracts import make_dossiers, whole
from align.language import BANNER, Lang, words
from align.letters.asked import Asked, asked_of
from align.letters.counting import count_sides
from align.letters.fitting import count_lines
from align.letters.letter import Letter, Look, Paragraph, Piece, Style, says
from align.letters.page import LINES
from align.letters.reply import sign, sum_up
from align.letters.wording import LETTERS
from align.provenance import encoder_lines
from align.report.across import ItemLine, list_lacks, list_targets, make_pages
from align.report.gathered import Gathered, gather
from align.report.plan_list import list_plans
from align.report.received_view import PlaceLine, ReceivedView, view_received
from align.report.run_view import Run
from align.report.wording import page_words
from align.sentences import clip

AROUND_TEXT = 5  # lines of the title, of who reports and when, and between them
PLACE, TITLE, WANTED = 16, 24, 30  # characters of a place, a title and what did not come that stand in a list


class Detail(NamedTuple):
    """How many are named of the places of which nothing came, of those of which something is missing, and of items.

    The others are counted; `brief` leaves out all that the overview and the letters tell as well.
    """

    places: int
    partly: int
    items: int
    brief: bool = False


# The first of these with which the text fits the page is taken: whose plan did not come at all is named first of all.
NAMED = (20, 6, 4), (20, 3, 3), (20, 1, 1), (20, 0, 1), (14, 0, 1), (14, 0, 0), (8, 0, 0), (4, 0, 0), (1, 0, 0)
DETAILS = (*(Detail(*one) for one in NAMED), Detail(0, 0, 0), Detail(0, 0, 0, brief=True))


class Facts(NamedTuple):
    """What is told of a run."""

    run: Run
    received: ReceivedView
    gathered: tuple[Gathered, ...]
    asked: tuple[tuple[Asked, ...], ...]  # by place
    lacks: tuple[ItemLine, ...]
    targets: tuple[ItemLine, ...]

    def of(self, kind: Kind) -> list[Gathered]:
        """The comparisons of one kind."""
        return [one for one in self.gathered if one.kind is kind]


def make_report(run: Run, check_below: float) -> Letter:
    """The page, with as many names as it has room for."""
    facts = _find(run, check_below)
    texts = (tuple(_paragraphs(facts, detail)) for detail in DETAILS)
    fitting = (text for text in texts if count_lines(text) <= LINES - AROUND_TEXT)
    body = next(fitting, None) or tuple(_paragraphs(facts, DETAILS[-1]))
    return Letter((says(Style.TITLE, LETTERS["report_title"]), says(Style.BODY), *body, *sign()))


def _find(run: Run, check_below: float) -> Facts:
    """What the overview shows of a run, and what the letters ask."""
    gathered, pages = gather(run.pairs, check_below), make_pages(run.matrices, Lang.ZH)
    several, _ = list_lacks(gathered, pages)
    targets = list_targets(gathered, Kind.LEVELS, pages).lines
    dossiers = make_dossiers(whole(entry.key, entry.comparison) for entry in run.pairs)
    return Facts(
        run=run,
        received=view_received(run, list_plans(run.readings, gathered, Lang.ZH), Lang.ZH),
        gathered=gathered,
        asked=tuple(asked_of(dossier, check_below) for dossier in dossiers),
        lacks=several.lines + several.more,
        targets=tuple(line for line in targets.lines + targets.more if _places(line) > 1),
    )


def _places(line: ItemLine) -> int:
    """In how many places something is said of an item."""
    return len({way.name for said in line.said for way in said.ways})


def _paragraphs(facts: Facts, detail: Detail) -> Iterator[Paragraph]:
    """The text, a paragraph for each part; without a comparison between years nothing is said of that."""
    tool = facts.run.tool
    limits = LETTERS["report_limits"].format(words(BANNER, Lang.ZH))
    limits += "".join(encoder_lines(tool, Lang.ZH)) if tool else ""
    parts = {
        "report_received": "".join(_received(facts, detail)),
        "report_levels": "".join(_levels(facts, detail)),
        "report_years": "".join(_years(facts.of(Kind.YEARS), detail)),
        "report_remarks": limits,
    }
    told = [(LETTERS[name], text) for name, text in parts.items() if text]
    for order, (heading, text) in zip("一二三四", told, strict=False):
        yield says(Style.BODY, Piece(f"{order}、{heading}", Look.HEADING), text)


def _received(facts: Facts, detail: Detail) -> Iterator[str]:
    """Whose plans came and whose did not; nobody is said to lack what was not received."""
    yield facts.received.leading
    if not facts.run.expected:
        yield LETTERS["no_list"]
    lines = facts.received.lacking.lines + facts.received.lacking.more
    yield "；".join(_lacking(lines, detail)) + (LETTERS["stop"] if lines and detail.places else "")
    if lines:
        yield LETTERS["absent"]
    if facts.received.strays.number:
        yield LETTERS["strays"].format(facts.received.strays.number)


def _lacking(lines: Sequence[PlaceLine], detail: Detail) -> Iterator[str]:
    """The places of which nothing came by what became of it, then plans that are missing; the others are counted."""
    by_state: dict[str, list[str]] = {}
    for line in lines:
        if not line.partly:
            by_state.setdefault(line.mark.name, []).extend(line.places.split(page_words(Lang.ZH)["comma"]))
    if detail.places:
        yield from (_name(names, detail.places) + state for state, names in by_state.items())
        for line in [line for line in lines if line.partly][: detail.partly]:
            names = line.places.split(page_words(Lang.ZH)["comma"])
            yield f"{_name(names, detail.partly)}（{clip(line.wanted, WANTED)}）{line.mark.name}"


def _name(places: Sequence[str], limit: int) -> str:
    """Places by name, as many as there is room for."""
    told = "、".join(clip(place, PLACE) for place in places[:limit])
    return told + (LETTERS["of_places"].format(len(places)) if len(places) > limit else "")


def _levels(facts: Facts, detail: Detail) -> Iterator[str]:
    """What was found between levels of government, what is to be verified, and what several places have in common."""
    found = facts.of(Kind.LEVELS)
    failed = len(facts.run.pair_failures)
    if found:
        places = {one.place for one in found if one.entry.comparison.plan.place}
        yield LETTERS["levels_done"].format(len(found), len(places))
        yield _counts(found)
        yield from _to_verify(facts, 0 if detail.brief else len(found))
        common = {"lacks": facts.lacks, "changes": facts.targets}
        if not detail.brief:
            yield from (_common(lines, what, detail.items) for what, lines in common.items() if lines)
            yield "" if any(common.values()) else LETTERS["no_common"]
    else:
        yield page_words(Lang.ZH)["no_levels"]
    if failed:
        yield LETTERS["failed"].format(failed)


def _counts(found: Sequence[Gathered]) -> str:
    """How many items became what, each side by its own number."""
    sides = {Kind.LEVELS: ("superior", "inferior"), Kind.YEARS: ("earlier", "later")}[found[0].kind]
    names = LETTERS[sides[0]], LETTERS[sides[1]]
    return LETTERS["counts"].format(count_sides([one.entry.comparison for one in found], names))


def _to_verify(facts: Facts, pairs: int) -> Iterator[str]:
    """How many rows the places are asked to verify, of each sort, and what they are not asked about."""
    asked = [one for place in facts.asked for one in place]
    yield sum_up(asked, "verify") if any(one.rows for one in asked) else LETTERS["verify_nothing"]
    letters = sum(any(one.rows for one in place) for place in facts.asked)
    if letters:
        yield LETTERS["letters"].format(letters)
    if pairs > len(asked):
        yield LETTERS["not_asked"].format(pairs - len(asked))


def _common(lines: Sequence[ItemLine], what: str, limit: int) -> str:
    """The items of which the same is said in several places; items are named, places are not."""
    named = "；".join(map(_item, lines[:limit]))
    end = LETTERS["and_others" if 0 < limit < len(lines) else "stop"]
    return LETTERS[what].format(len(lines)) + ("：" if named else "") + named + end


def _item(line: ItemLine) -> str:
    """An item by its plan, its number and its title, and in how many places."""
    share = line.share or LETTERS["share"].format(_places(line))
    return LETTERS["item"].format(clip(line.plan, TITLE), line.number, clip(line.title, PLACE), share)


def _years(found: Sequence[Gathered], detail: Detail) -> Iterator[str]:
    """What was found between years, which nobody is asked about."""
    if found:
        yield LETTERS["years_done"].format(len(found))
        yield "" if detail.brief else _counts(found)
        yield LETTERS["years_own"]
