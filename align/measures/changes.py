"""What happened to a measure between two texts: kept, lowered, raised or changed."""

from __future__ import annotations

from decimal import Decimal

from align.comparison import Bound, Measure, MeasureKind
from align.measures.deadlines import last_day
from align.measures.frequencies import days_between
from align.measures.reading import Told
from align.measures.units import TIMES, sort_of

SHARES = {"%": Decimal(1), "‰": Decimal("0.1"), "成": Decimal(10), "": Decimal(100)}
WHOLE = 100  # percent
HOURS = {"分钟": Decimal(1) / 60, "小时": Decimal(1), "天": Decimal(24), "日": Decimal(24), "周": Decimal(168)}
OF_ONE_SIZE = ("counted", "kinds", "places", "fields", "")  # units that differ in style: 10家, 10个


def scale_of(measure: Measure) -> tuple[str, Decimal]:
    """What a quantity is measured on, and how much one of its unit is there.

    >>> scale_of(Measure(MeasureKind.QUANTITY, "8", "成", Bound.LEAST, ""))
    ('share', Decimal('10'))
    """
    unit, sort = measure.unit.removeprefix("个"), sort_of(measure.unit)
    if (sort == "ratios" and unit in SHARES) or (not sort and Decimal(measure.value.partition("-")[0]) < 1):
        return "share", SHARES[unit]
    if unit in HOURS:
        return "time", HOURS[unit]
    return ("count", Decimal(1)) if sort in OF_ONE_SIZE else (unit, Decimal(1))


def are_comparable(one: Measure, other: Measure) -> bool:
    """Whether two measures are of one kind, and can be of one thing by their units."""
    if one.kind is not other.kind:
        return False
    return one.kind is not MeasureKind.QUANTITY or scale_of(one)[0] == scale_of(other)[0] or both_are_times(one, other)


def both_are_times(one: Measure, other: Measure) -> bool:
    """Whether two measures are times, be it in days or in working days."""
    return all(sort_of(measure.unit) in TIMES for measure in (one, other))


def is_share_of_total(measure: Measure) -> bool:
    """Whether a quantity can be parted among places: so many things, but no percentage, time or repetition."""
    parted = sort_of(measure.unit) in ("", "counted", "amounts", "places") and scale_of(measure)[0] != "share"
    return measure.kind is MeasureKind.QUANTITY and parted and measure.bound is not Bound.MOST


def is_ceiling(measure: Measure) -> bool:
    """Whether less is more: a quantity bound from above, or the time within which something is done."""
    time = measure.unit.removeprefix("个") in HOURS or sort_of(measure.unit) == "workdays"
    most = measure.bound is Bound.MOST or (time and measure.bound is Bound.EXACT)
    return measure.kind is MeasureKind.QUANTITY and most


def is_least_share(measure: Measure) -> bool:
    """Whether so much of a whole is asked for, at least."""
    return measure.kind is MeasureKind.QUANTITY and scale_of(measure)[0] == "share" and measure.bound is not Bound.MOST


def comes_before(date: str, other: str) -> bool:
    """Whether a date is before another of the same form; dates told otherwise cannot be compared.

    >>> comes_before("2022-06", "2022-12-31"), comes_before("2022-12-31", "--06-30")
    (True, False)
    """
    return date.startswith("-") == other.startswith("-") and date < other


def change_between(one: Told, other: Told) -> str:
    """What happened from one measure to another: kept, lowered, raised or changed.

    Lowered and raised speak of the figure, or of how often; a date that moved has changed.
    """
    if one.measure.kind is MeasureKind.DEADLINE:
        return "kept" if same_date(one, other) and same_side(one.measure, other.measure) else "changed"
    if one.measure.kind is MeasureKind.FREQUENCY:
        return frequency_change(one, other)
    return quantity_change(one.measure, other.measure)


def quantity_change(one: Measure, other: Measure) -> str:
    """What happened to a figure; one in other units that cannot be told in the same has changed."""
    (scale, size), (other_scale, other_size) = scale_of(one), scale_of(other)
    if scale != other_scale:
        return "changed"
    before, after = [part * size for part in ends_of(one)], [part * other_size for part in ends_of(other)]
    if before == after:
        return "kept" if same_side(one, other) else "changed"
    if all(now <= then for then, now in zip(before, after, strict=True)):
        return "lowered"
    return "raised" if all(now >= then for then, now in zip(before, after, strict=True)) else "changed"


def ends_of(measure: Measure) -> tuple[Decimal, Decimal]:
    """The smaller and the larger end of a figure, the same where it is no range."""
    low, _, high = measure.value.partition("-")
    return Decimal(low), Decimal(high or low)


def same_side(one: Measure, other: Measure) -> bool:
    """Whether two measures bind alike; at the same figure an exact amount says no more and no less than 以上."""
    sides = [measure.bound for measure in (one, other)]
    if one.kind is MeasureKind.DEADLINE:
        return (Bound.FROM in sides) == (sides == [Bound.FROM, Bound.FROM])
    return sides[0] is sides[1] or Bound.EXACT in sides


def loses_minimum(one: Measure, other: Measure) -> bool:
    """Whether a least amount becomes that amount and no more; of a whole (100%) there is no more.

    >>> minimum, exact = (Measure(MeasureKind.QUANTITY, "2", "次", bound, "") for bound in (Bound.LEAST, Bound.EXACT))
    >>> loses_minimum(minimum, exact), loses_minimum(exact, minimum)
    (True, False)
    """
    scale, size = scale_of(one)
    whole = scale == "share" and ends_of(one)[1] * size >= WHOLE
    return one.kind is MeasureKind.QUANTITY and (one.bound, other.bound) == (Bound.LEAST, Bound.EXACT) and not whole


def passed_on(one: Measure, other: Measure | None, years: tuple[int | None, int | None]) -> bool:
    """Whether a date of the earlier plan's year or before is gone, or moved on no further than the plans are apart."""
    (year, day), (begun, current) = year_and_day(one.value), years
    if one.kind is not MeasureKind.DEADLINE or not (year and begun and current) or int(year) > begun:
        return False
    if other is None:
        return True
    other_year, other_day = year_and_day(other.value)
    return bool(other_year) and (int(other_year) - (current - begun), other_day) <= (int(year), day)


def frequency_change(one: Told, other: Told) -> str:
    """What happened to a frequency: rarer is lowered; as often, but another act (年督查, 年总结) has changed."""
    then, now = days_between(one.measure), days_between(other.measure)
    if then != now:
        return "changed" if not (then and now) else "lowered" if now > then else "raised"
    return "changed" if one.act and other.act and one.act != other.act else "kept"


def same_date(one: Told, other: Told) -> bool:
    """Whether two dates are one; a month without a day is its end, and each plan's 年底前 the end of its own year."""
    (year, day), (other_year, other_day) = (year_and_day(told.measure.value) for told in (one, other))
    return day == other_day and (year == other_year or not (year and other_year) or of_own_years(one, other))


def of_own_years(one: Told, other: Told) -> bool:
    """Whether two dates leave the year to their plans, which speak of different ones."""
    years = [year_and_day(told.measure.value)[0] for told in (one, other)]
    return one.own_year and other.own_year and years[0] != years[1] and all(years)


def year_and_day(date: str) -> tuple[str, str]:
    """The year of a date, empty where none is told, and its day: the last of a month or year that is told alone.

    >>> year_and_day("2024-02"), year_and_day("--06-30"), year_and_day("---10")
    (('2024', '02-29'), ('', '06-30'), ('', '-10'))
    """
    year, _, day = date.partition("-") if date[:1].isdigit() else ("", "", date[2:])
    if day and "-" not in day:
        return year, f"{day}-{last_day(year or '-', int(day)):02}"
    return year, day or "12-31"
