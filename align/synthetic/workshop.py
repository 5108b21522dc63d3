"""From template items to drafts: who is merged, split, dropped, rewritten, added, and where each one goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from align.comparison import Kind
from align.plan import Item, Plan
from align.synthetic.drafts import Draft
from align.synthetic.recipes import Operation, Recipe
from align.synthetic.retelling import merge, recall, retell, split
from align.synthetic.substitution import Descent, descend
from align.synthetic.wording import Body, Hand, add_trifles, parted, rewrite

FOREIGN = 0.04  # share of a stranger's four-character runs that the template may hold, and it still counts as foreign
RARE = 2  # a pair of characters in at most so many items of the template tells which item a text comes from
KNOWN_AGAIN = 6  # so many such pairs must survive in an item told anew, or nobody could link it


@dataclass(frozen=True, slots=True)
class Made:
    """A draft, how it came about, and the section of the template that it belongs to."""

    draft: Draft
    operation: Operation
    section: int


@dataclass(frozen=True, slots=True)
class Workshop:
    """One pair in the making: the dice, the recipe, and who the plan is made for."""

    template: Plan
    kind: Kind
    recipe: Recipe
    descent: Descent
    hand: Hand
    foreign: tuple[str, ...]
    spread: Counter[str]

    @property
    def rng(self) -> Random:
        """The dice."""
        return self.hand.rng


def open_workshop(template: Plan, rng: Random, kind: Kind, recipe: Recipe, strangers: Sequence[Item]) -> Workshop:
    """Choose the government and the year that the plan is made for, and what is foreign to its template."""
    descent = descend(template, rng) if kind is Kind.LEVELS else Descent(None, None)
    place = descent.lower.place if descent.lower else template.place or "本地"
    short = descent.lower.short if descent.lower else place.rstrip("省市州县区")
    years = rng.randint(1, 3) if kind is Kind.YEARS else 0
    runs = set(_runs(_words(template)))
    foreign = [item.task for item in strangers if _is_foreign(item.task, runs)]
    rng.shuffle(foreign)
    half = len(foreign) // 2
    news = tuple(unit for task in foreign[half:] for unit in parted(task).units if _is_foreign(unit, runs))
    topics = tuple(parted(item.task).topic for item in template.items)
    spread = Counter(pair for item in template.items for pair in dict.fromkeys(_runs(item.task, 2)))
    hand = Hand(rng, place, short, years, topics, news)
    return Workshop(template, kind, recipe, descent, hand, tuple(foreign[:half]), spread)


def carry_over(shop: Workshop) -> list[Made]:
    """Everything that the plan takes from its template, in the template's order."""
    groups = sorted(_assign(shop), key=lambda group: group[1][0].no)
    return [made for operation, items in groups for made in _make(shop, operation, items)]


def add_strangers(shop: Workshop) -> list[Made]:
    """Items whose task the template does not know: foreign ones of other plans, and composed ones."""
    words = _words(shop.template)
    themes = [one for one in shop.hand.words.strangers if not any(word in words for word in one.keywords)]
    composed = [_compose(shop, one.sentences) for one in themes]
    shop.rng.shuffle(composed)
    foreign = list(shop.foreign)
    tasks: list[str] = []
    wanted = _count(shop.recipe.added * len(shop.template.items), shop.rng)
    while len(tasks) < wanted and (foreign or composed):
        pool = foreign if foreign and (not composed or shop.rng.random() < 0.6) else composed
        tasks.append(pool.pop())
    return [_at_home(shop, task) for task in tasks]


def arrange(shop: Workshop, carried: Sequence[Made], added: Sequence[Made]) -> list[list[Made]]:
    """The items by section of the template, in the plan's order."""
    sections: list[list[Made]] = [[] for _ in shop.template.sections]
    for made in carried:
        sections[made.section].append(made)
    if shop.recipe.shuffled:
        for section in sections:
            shop.rng.shuffle(section)
    everything = [made for section in sections for made in section]
    for made in shop.rng.sample(everything, _count(shop.recipe.moved * len(everything), shop.rng)):
        next(section for section in sections if made in section).remove(made)
        _insert(shop, sections[shop.rng.choice(_elsewhere(made, len(sections)))], made)
    for made in added:
        _insert(shop, sections[made.section], made)
    return sections


def _assign(shop: Workshop) -> list[tuple[Operation, tuple[Item, ...]]]:
    """Which items undergo what, together with whom."""
    rng, recipe = shop.rng, shop.recipe
    free = list(shop.template.items)
    rng.shuffle(free)
    total = len(free)
    groups: list[tuple[Operation, tuple[Item, ...]]] = [
        (Operation.DROPPED, (free.pop(),)) for _ in range(_count(recipe.dropped * total, rng))
    ]
    merged = _count(recipe.merged * total, rng)
    while merged >= 2 and len(free) >= 2:
        group = _company(shop, free, min(merged, rng.choice((2, 2, 2, 3))))
        groups.append((Operation.MERGED, group))
        merged -= len(group)
    for operation, share in ((Operation.SPLIT, recipe.split), (Operation.REWRITTEN, recipe.rewritten)):
        wanted = min(len(free), _count(share * total, rng))
        groups += [(operation, (free.pop(),)) for _ in range(wanted)]
    return groups + [(_kept(shop, item), (item,)) for item in free]


def _kept(shop: Workshop, item: Item) -> Operation:
    """Substituted, but a text that names its year cannot be kept through the years."""
    dated = shop.kind is Kind.YEARS and str(shop.template.year) in item.task
    return Operation.REWRITTEN if dated else Operation.SUBSTITUTED


def _company(shop: Workshop, free: list[Item], size: int) -> tuple[Item, ...]:
    """Items to be told as one, mostly neighbours; they are free no longer."""
    first = free.pop()
    near = [item for item in free if abs(item.no - first.no) < size]
    pool = near if near and shop.rng.random() < 0.75 else free
    group = [first, *shop.rng.sample(pool, min(size - 1, len(pool)))]
    for item in group[1:]:
        free.remove(item)
    return tuple(sorted(group, key=lambda item: item.no))


def _make(shop: Workshop, operation: Operation, items: tuple[Item, ...]) -> Iterator[Made]:
    """The drafts that carry these items; none for dropped ones."""
    if operation is Operation.DROPPED:
        return
    home = next(n for n, section in enumerate(shop.template.sections) if items[0] in section.items)
    origins = tuple(item.no for item in items)
    tasks, operation = _tasks(shop, operation, items)
    for task in tasks:
        yield Made(_draft(shop, task, items[0], origins), operation, home)


def _tasks(shop: Workshop, operation: Operation, items: tuple[Item, ...]) -> tuple[list[str], Operation]:
    """The task texts, and the operation that was possible."""
    local = [shop.descent.text(item.task, shop.rng) for item in items]
    if operation is Operation.SUBSTITUTED:
        return [add_trifles(local[0], shop.hand) if shop.rng.random() < shop.recipe.trifles else local[0]], operation
    bodies = [parted(task) for task in local]
    if operation is Operation.MERGED:
        return [merge([_told(shop, body) for body in bodies], shop.hand).task], operation
    halves = split(bodies[0], shop.hand) if operation is Operation.SPLIT else None
    if halves:
        return [_told(shop, half).task for half in halves], operation
    return [_rewritten(shop, bodies[0]).task], Operation.REWRITTEN


def _rewritten(shop: Workshop, body: Body) -> Body:
    """The body changed in substance: told anew, or altered in one to four places."""
    told = _told(shop, body)
    return told if told != body else rewrite(body, shop.hand, shop.rng.choice((1, 1, 2, 2, 4)))


def _told(shop: Workshop, body: Body) -> Body:
    """The body told anew, so that it can be known again, or as it is."""
    if shop.rng.random() >= shop.recipe.anew:
        return body
    told = retell(body, shop.hand, shop.recipe.depth)
    own = {pair for pair in _runs(body.task, 2) if shop.spread[pair] <= RARE}
    left = sum(pair in own for pair in dict.fromkeys(_runs(told.task, 2)))
    return told if left >= min(KNOWN_AGAIN, len(own) // 2) else recall(told, body, shop.hand, shop.recipe.depth)


def _draft(shop: Workshop, task: str, item: Item, origins: tuple[int, ...]) -> Draft:
    """The task under the counterpart of an item's responsibility clause."""
    return Draft(task, shop.descent.clause(item.clause), shop.descent.offices(item.offices), origins)


def _compose(shop: Workshop, sentences: tuple[str, ...]) -> str:
    """A task from stock: its heading, some of its sentences, and a phrase that fits anywhere."""
    rest = shop.rng.sample(sentences[1:], shop.rng.randint(2, len(sentences) - 1))
    extra = [shop.hand.fill(shop.hand.words.boilerplate)] if shop.rng.random() < 0.5 else []
    return Body(sentences[0], (*rest, *extra)).task


def _at_home(shop: Workshop, task: str) -> Made:
    """A new task in some section, under a clause like its fellows'."""
    section = shop.rng.randrange(len(shop.template.sections))
    fellow = shop.rng.choice(shop.template.items)
    return Made(_draft(shop, task, fellow, ()), Operation.ADDED, section)


def _elsewhere(made: Made, sections: int) -> list[int]:
    """Every section but the item's own; its own where there is no other."""
    return [n for n in range(sections) if n != made.section] or [made.section]


def _insert(shop: Workshop, section: list[Made], made: Made) -> None:
    """Put an item anywhere in a section."""
    section.insert(shop.rng.randint(0, len(section)), made)


def _count(share: float, rng: Random) -> int:
    """A whole number of items near the share; the dice decide about the remainder."""
    return int(share + rng.random())


def _words(plan: Plan) -> str:
    """Every task of a plan."""
    return "".join(item.task for item in plan.items)


def _runs(text: str, length: int = 4) -> Iterator[str]:
    """Every run of neighbouring characters."""
    return (text[at : at + length] for at in range(len(text) - length + 1))


def _is_foreign(text: str, known: set[str]) -> bool:
    """Whether a text says hardly anything in known words, and its first clause nothing."""
    runs, first = list(_runs(text)), re.split("[，。]", text)[0]
    return sum(run in known for run in runs) < FOREIGN * len(runs) and not any(run in known for run in _runs(first))
