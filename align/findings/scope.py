"""Whom a template item addresses: by the places that its responsibility clause names."""

from __future__ import annotations

import re

from align.comparison import Addressee, Applies
from align.places import Region, find_region, lies_in, mentions, short_name
from align.plan import Item, Plan

EVERYONE = re.compile(r"各(?:级|地|市|州|县|区|乡|镇)|市直|县级|州直|下级")
GOVERNMENT = re.compile("(?:政府|管委会|行署|公署)$")


def find_scope(item: Item, template: Plan, plan: Plan) -> Applies:
    """Whom an item addresses, and whether the plan's place is among them.

    An item whose own clause names certain governments of the template's territory and no others addresses
    these (`named`); any other one addresses all. `here` is None where the plan's place is unknown.
    """
    places = named_places(item, template)
    if not places:
        return Applies(Addressee.ALL)
    home = find_region(plan.place, near=plan.title) if plan.place else None
    here = None if home is None else any(lies_in(home, place) or lies_in(place, home) for place in places)
    return Applies(Addressee.NAMED, tuple(short_name(place.name) for place in places), here)


def named_places(item: Item, template: Plan) -> tuple[Region, ...]:
    """The places below the template's whose governments an item's clause names, if it names no others.

    A place inside an office's own name (人民银行长沙中心支行) is not addressed.
    """
    home = find_region(template.place, near=template.title) if template.place else None
    names = [*item.offices.lead, *item.offices.support]
    if any(EVERYONE.search(name) for name in names):
        return ()
    found = [
        region
        for name in names
        if GOVERNMENT.search(name) or find_region(name)
        for _, _, region in mentions(name, near=template.title)
        if home and region != home and lies_in(region, home)
    ]
    return tuple(dict.fromkeys(found))
