"""The same task told anew: what a year does to an item, and items told as one or in parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from align.synthetic.recipes import Depth
from align.synthetic.wording import (
    FIGURE,
    HEADING,
    LIST,
    NO_TOPIC,
    OUTSIDE_TITLES,
    QUOTED,
    Body,
    Hand,
    outside_titles,
    topic_of,
)

SHORTEST_HALF = 18  # characters; less than that states no task of its own


PHRASE = re.compile("[的和与及、“”《》（）]")
CLAUSE = re.compile("，(?![^（]*）)(?![^《]*》)")


def retell(body: Body, hand: Hand, depth: Depth) -> Body:
    """Tell a task anew; its longest clause survives in some form, so that it can be known again."""
    rng = hand.rng
    told = [retell_sentence(unit, hand, depth) for unit in _surviving(body, hand, depth)]
    rng.shuffle(told)
    topic = topic_of(retell_sentence(body.heading or body.units[0], hand, depth))
    for n, _ in enumerate(body.units[:4]):
        if n == 0 or rng.random() < depth.stock:
            told.insert(rng.randint(1, len(told)), _stock(hand, topic))
    return Body(retell_heading(body, hand, depth), tuple(dict.fromkeys(told)))


def recall(told: Body, body: Body, hand: Hand, depth: Depth) -> Body:
    """The told body with the longest clause of the original in other words, where too little of it was left."""
    clause = max((one for unit in body.units for one in CLAUSE.split(unit)), key=len)
    return replace(told, units=(retell_sentence(clause, hand, depth), *told.units))


def _surviving(body: Body, hand: Hand, depth: Depth) -> list[str]:
    """The sentences cut down to the clauses that survive."""
    clauses = [CLAUSE.split(unit) for unit in body.units]
    places = [(n, at) for n, unit in enumerate(clauses) for at in range(len(unit))]
    longest = max(places, key=lambda place: len(clauses[place[0]][place[1]]))
    count = round(hand.rng.uniform(depth.least, depth.most) * len(places))
    kept = {longest, *hand.rng.sample(places, count)}
    cut = (
        "，".join(_gist(clause, hand, depth) for at, clause in enumerate(unit) if (n, at) in kept)
        for n, unit in enumerate(clauses)
    )
    return [sentence for sentence in cut if sentence]


def _gist(clause: str, hand: Hand, depth: Depth) -> str:
    """The clause, or a sentence that keeps its longest phrase."""
    phrases = (topic_of(part) for part in PHRASE.split(clause) if part)
    phrase = max(
        (one for one in phrases if not one.startswith((*hand.words.leading, NO_TOPIC, "等"))), key=len, default=""
    )
    bare = len(phrase) >= 4 and not OUTSIDE_TITLES.search(clause)
    return hand.fill(hand.words.gists, phrase) if bare and hand.rng.random() < depth.gist else clause


def _stock(hand: Hand, topic: str) -> str:
    """A stock sentence about the topic, about another item's or about nothing in particular, or news."""
    words = hand.words
    kind = hand.rng.randrange(6)
    if kind >= 4 and hand.news:
        return hand.rng.choice(hand.news)
    if kind == 3 and hand.topics:
        return hand.fill(words.bridges, hand.rng.choice(hand.topics))
    return hand.fill(words.measures if kind % 2 else words.boilerplate, topic)


def retell_sentence(sentence: str, hand: Hand, depth: Depth) -> str:
    """Tell a sentence in other official words; cited titles keep theirs."""
    return outside_titles(sentence, lambda part: _retell_part(part, hand, depth))


def retell_heading(body: Body, hand: Hand, depth: Depth) -> str:
    """Keep the heading in other words, put a stock one in its place, or take one from the body."""
    if not body.heading or hand.rng.random() >= depth.heading:
        return retell_sentence(body.heading, hand, depth) if body.heading else ""
    source = hand.rng.choice((body.heading, body.heading, max(body.units, key=len)))
    return _fitting(hand.fill(hand.words.headings, topic_of(retell_sentence(source, hand, depth))))


def retell_section(heading: str, hand: Hand, depth: Depth) -> str:
    """A section's heading in other words."""
    told = retell_sentence(heading, hand, depth)
    return told if hand.rng.random() < 0.5 or not told else hand.fill(hand.words.sections, topic_of(told))


def merge(bodies: Sequence[Body], hand: Hand) -> Body:
    """Tell several tasks as one: all of their sentences, or a part of each."""
    rng = hand.rng
    whole = rng.random() < 0.4
    topics = [body.topic for body in bodies]
    joined = rng.choice(hand.words.joined).format(one=topics[0], two=topics[-1])
    heading = joined if len(joined) <= HEADING and rng.random() < 0.6 else bodies[0].heading
    units: list[str] = []
    for n, body in enumerate(bodies):
        least = 1 if len(body.units) < 3 else 2
        count = len(body.units) if whole else rng.randint(least, len(body.units))
        taken = sorted(rng.sample(range(len(body.units)), count))
        opening = [body.heading] if body.heading and (whole or rng.random() < 0.4) and (n or heading == joined) else []
        units += [*opening, *(body.units[at] for at in taken)]
    return Body(heading, tuple(units))


def split(body: Body, hand: Hand) -> tuple[Body, Body] | None:
    """Tell one task as two with headings of their own; None where it has too little to say."""
    fits = [
        at
        for at in range(1, len(body.units))
        if min(len("".join(body.units[:at])), len("".join(body.units[at:]))) >= SHORTEST_HALF
    ]
    if not fits:
        return None
    at = hand.rng.choice(fits)
    second = body.units[at:]
    own = hand.rng.choice((hand.fill(hand.words.headings, topic_of(second[0])), topic_of(second[0])))
    return Body(body.heading, body.units[:at]), Body(_fitting(own), second)


def _fitting(heading: str) -> str:
    """The heading cut to what is still a heading."""
    return heading if len(heading) <= HEADING else heading[:HEADING]


def _retell_part(text: str, hand: Hand, depth: Depth) -> str:
    """Other words, names, figures and years for a stretch without cited titles."""
    rng = hand.rng
    text = QUOTED.sub(lambda found: f"“{_renamed(found[1], hand, depth)}”", text)
    pattern, groups = _synonyms(hand.words.synonyms)

    def other(found: re.Match[str]) -> str:
        if found[0] not in groups:
            return found[0]
        fellows = [word for word in groups[found[0]] if word != found[0]]
        return rng.choice(fellows) if rng.random() < depth.synonym else found[0]

    def figure(found: re.Match[str]) -> str:
        return (
            str(max(2, round(int(found[0]) * rng.choice((0.5, 1.5, 2))))) if rng.random() < depth.figure else found[0]
        )

    def shuffled(found: re.Match[str]) -> str:
        first, *inner, last = found[0].split("、")
        return "、".join((first, *rng.sample(inner, len(inner)), last))

    for filler in hand.words.fillers:
        text = text.replace(filler, "") if rng.random() < depth.filler and len(text) > 4 * len(filler) else text
    text = LIST.sub(shuffled, FIGURE.sub(figure, pattern.sub(other, text)))
    return re.sub(r"(20\d\d)(?=\s*年)", lambda found: str(int(found[1]) + hand.years), text)


def _renamed(name: str, hand: Hand, depth: Depth) -> str:
    """The name that a programme goes by in the made plan, the same wherever it stands."""
    if name not in hand.named:
        hand.named[name] = hand.fill(hand.words.programmes) if hand.rng.random() < depth.renamed else name
    return hand.named[name]


@cache
def _synonyms(groups: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """A pattern for every word of the groups, longest first, quotations whole, and each word's group."""
    table = {word: group for group in groups for word in group}
    words = "|".join(sorted(table, key=lambda word: (-len(word), word)))
    return re.compile(f"“[^“”]*”|{words}"), table
