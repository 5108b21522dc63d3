"""Sentences of a task: taken apart, changed in one way each, put together again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from align.synthetic.vocabulary import Vocabulary, load_vocabulary

HEADING = 30  # CONTRACT.md: the first sentence is a heading where it has at most so many characters
NO_TOPIC = "重点工作"  # what a sentence without a short phrase is about
STOP = re.compile(r"(?<=。)(?![^“”]*”)(?![^（）]*）)")
FIGURE = re.compile(r"(?<![\d.－-])(\d+)(?=\s*(?:个|家|项|次|类|件|名|处|场|万|％|%))")
QUOTED = re.compile(r"“([^“”]{2,10})”")
LIST = re.compile(r"([^，。；、：（）《》“”]{2,8})((?:、[^，。；、：（）《》“”]{2,8}){2,})(?![“《（])")
PAIRED = (("“", "”"), ("《", "》"), ("（", "）"))
GOVERNMENT = re.compile("[省市州县区镇](?:委|政府)")  # a list of these is a matter of level
OUTSIDE_TITLES = re.compile(r"《[^》]*》|〔[^〕]*〕")


@dataclass(frozen=True, slots=True)
class Body:
    """A task in parts: heading without its stop, or empty, and sentences without theirs."""

    heading: str
    units: tuple[str, ...]

    @property
    def task(self) -> str:
        """The task text."""
        return "".join(f"{part}。" for part in (self.heading, *self.units) if part)

    @property
    def topic(self) -> str:
        """What it is about, for stock phrases."""
        return topic_of(self.heading or self.units[0])


@dataclass(frozen=True, slots=True)
class Hand:
    """Who rewrites: the dice, the place that the plan is made for, and the names it has given so far.

    `topics` is what the template's items are about, for sentences that touch another item; `news` are
    sentences of other plans, foreign to the template.
    """

    rng: Random
    place: str
    short: str
    years: int = 0
    topics: tuple[str, ...] = ()
    news: tuple[str, ...] = ()
    named: dict[str, str] = field(default_factory=dict)
    words: Vocabulary = field(default_factory=load_vocabulary)

    def fill(self, stock: tuple[str, ...], topic: str = "") -> str:
        """One of the stock phrases with its blanks filled."""
        return self.rng.choice(stock).format(place=self.place, short=self.short, topic=topic)


Change = Callable[[Body, Hand], Body | None]


def parted(task: str) -> Body:
    """Take a task text apart.

    >>> parted("规范运行。完善功能；压缩时限。")
    Body(heading='规范运行', units=('完善功能', '压缩时限'))
    """
    sentences = [part.strip().rstrip("。；") for part in STOP.split(task) if part.strip("。； \\n")]
    heading = sentences.pop(0) if len(sentences) > 1 and len(sentences[0]) <= HEADING else ""
    units = [unit.strip() for part in sentences for unit in part.split("；") if unit.strip()]
    return Body(heading, tuple(units))


def topic_of(phrase: str) -> str:
    """The first clause without its leading verbs, short enough for a stock phrase.

    >>> topic_of("进一步规范公共自行车站点运行，提升效率")
    '公共自行车站点运行'
    """
    topic, words = re.split("[，。；]", phrase)[0], load_vocabulary().leading
    while lead := next((word for word in words if topic.startswith(word) and len(topic) - len(word) >= 4), ""):
        topic = topic[len(lead) :]
    parts = (topic, *re.split("[的和与、《》“”（）]", topic))
    whole = (part for part in parts if 4 <= len(part) <= 16 and all(part.count(x) == part.count(y) for x, y in PAIRED))
    return next(whole, NO_TOPIC)


def outside_titles(text: str, change: Callable[[str], str]) -> str:
    """Change what is neither a cited title nor a document number."""
    parts = OUTSIDE_TITLES.split(text)
    kept = [*OUTSIDE_TITLES.findall(text), ""]
    return "".join(change(part) + title for part, title in zip(parts, kept, strict=True))


def leave_out(body: Body, hand: Hand) -> Body | None:
    """Leave a sentence or two out."""
    count = len(body.units)
    if count < 2:
        return None
    gone = sorted(hand.rng.sample(range(count), max(1, count // 3)))
    return replace(body, units=tuple(unit for n, unit in enumerate(body.units) if n not in gone))


def leave_out_member(body: Body, hand: Hand) -> Body | None:
    """Leave one member of a list out."""

    def change(unit: str) -> str:
        found = LIST.search(unit)
        if not found or GOVERNMENT.search(found[0]):
            return unit
        members = found[2][1:].split("、")
        gone = hand.rng.randrange(len(members) - 1)
        kept = "".join(f"、{member}" for n, member in enumerate(members) if n != gone)
        return unit[: found.start(2)] + kept + unit[found.end(2) :]

    return _at_one_unit(body, hand, change)


def change_commitment(body: Body, hand: Hand) -> Body | None:
    """Carry a measure out instead of issuing it."""
    table = dict(hand.words.commitments)
    verbs = "|".join(sorted(table, key=lambda verb: (-len(verb), verb)))
    pattern = re.compile(f"(?:^|(?<=，))((?:加快|持续|积极|全面)?)({verbs})(?!健全|完善|落实|实施|[和以与])(?=.{{4}})")
    return _at_one_unit(body, hand, lambda unit: pattern.sub(lambda found: table[found[2]], unit, count=1))


def change_figure(body: Body, hand: Hand) -> Body | None:
    """Set another target."""

    def other(found: re.Match[str]) -> str:
        value = int(found[1])
        return str(max(1, round(value * hand.rng.choice((0.3, 0.5, 0.8, 1.2, 1.5))) + (value < 4)))

    return _at_one_unit(body, hand, lambda unit: outside_titles(unit, lambda text: FIGURE.sub(other, text, count=1)))


def open_with_programme(body: Body, hand: Hand) -> Body | None:
    """Begin a sentence with a local programme."""
    return _at_one_unit(body, hand, lambda unit: hand.fill(hand.words.openings) + unit)


def replace_programme(body: Body, hand: Hand) -> Body | None:
    """Put a local name in place of a quoted one."""
    name = hand.fill(hand.words.programmes)
    return _at_one_unit(body, hand, lambda unit: QUOTED.sub(f"“{name}”", unit, count=1))


def cite_document(body: Body, hand: Hand) -> Body | None:
    """Begin a sentence with a local document."""
    return _at_one_unit(body, hand, lambda unit: hand.fill(hand.words.documents, body.topic) + unit)


def add_measure(body: Body, hand: Hand) -> Body | None:
    """Add a measure of one's own, among the sentences or after them."""
    measure = hand.fill(hand.words.measures, body.topic)
    at = hand.rng.randint(1, len(body.units))
    return replace(body, units=(*body.units[:at], measure, *body.units[at:]))


def add_trifles(text: str, hand: Hand) -> str:
    """Print a text otherwise without saying anything else: function words, punctuation, blanks, a slip of the pen."""
    pattern, other = hand.rng.choice(hand.words.trifles)
    text = outside_titles(text, lambda part: re.sub(pattern, other, part, count=2))
    right, wrong = hand.rng.choice(hand.words.slips)
    slipped = hand.rng.random() < 0.3
    return outside_titles(text, lambda part: part.replace(right, wrong, 1)) if slipped else text


def _at_one_unit(body: Body, hand: Hand, change: Callable[[str], str]) -> Body | None:
    """The first sentence, in random order, that the change applies to; None where there is none."""
    for n in hand.rng.sample(range(len(body.units)), len(body.units)):
        changed = change(body.units[n])
        if changed != body.units[n]:
            return replace(body, units=(*body.units[:n], changed, *body.units[n + 1 :]))
    return None


CHANGES: tuple[Change, ...] = (
    *(leave_out, leave_out_member, change_commitment, change_figure, replace_programme),
    *(open_with_programme, cite_document, add_measure),
)


def rewrite(body: Body, hand: Hand, changes: int = 1) -> Body:
    """Change a task in substance, as a lower government does; a single change may be a single word."""
    done = 0
    for change in hand.rng.sample(CHANGES, len(CHANGES)):
        undoes = done and change is leave_out  # what was just added could be what goes
        changed = None if undoes else change(body, hand)
        if changed and changed.units:
            body, done = changed, done + 1
        if done == changes:
            break
    return body
