"""Everything said about two plans: links, edits, findings, rows. Data only; `judging` makes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from align.plan import Plan

LEXICAL = "lexical"  # in the place of an encoder's name: the words alone


class Kind(StrEnum):
    """What is compared: two levels of government, or two years of one government."""

    LEVELS = "levels"
    YEARS = "years"


class Verdict(StrEnum):
    """What became of an item."""

    COPIED = "copied"
    LOCALIZED = "localized"
    DROPPED = "dropped"
    ADDED = "added"


class Tag(StrEnum):
    """In what way an item was localized."""

    MERGED = "merged"
    SPLIT = "split"
    EXTENDED = "extended"
    REDUCED = "reduced"
    REFINED = "refined"
    DELEGATED = "delegated"
    REWORDED = "reworded"


class EditKind(StrEnum):
    """What sort of difference an edit is."""

    LEVEL = "level"
    PLACE = "place"
    OFFICE = "office"
    FIGURE = "figure"
    DATE = "date"
    WORDING = "wording"
    INSERTED = "inserted"
    DELETED = "deleted"


class FindingKind(StrEnum):
    """What sort of evidence a finding is."""

    TARGET = "target"
    CITATION = "citation"
    OFFICE = "office"
    COMMITMENT = "commitment"
    SLIP = "slip"


class Addressee(StrEnum):
    """Whom a template item addresses."""

    ALL = "all"
    NAMED = "named"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of a link's score; the parts of a link add up to it."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Link:
    """These template items are those plan items, by item number; found by the pass of that name."""

    template_items: tuple[int, ...]
    plan_items: tuple[int, ...]
    score: float
    parts: tuple[Part, ...]
    found_by: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an excerpt stands: item number and half-open offsets in that item's task."""

    no: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One typed difference inside a link; excerpts are verbatim, None on the side that lacks them.

    `substantive` says that a reader learns something new from it (VERDICTS.md). `plan_at` and
    `template_at` are where the excerpts stand; on the lacking side an empty stretch where it would.
    """

    kind: EditKind
    template: str | None
    plan: str | None
    substantive: bool
    template_at: Place | None = None
    plan_at: Place | None = None


class MeasureKind(StrEnum):
    """What a target promises."""

    QUANTITY = "quantity"
    DEADLINE = "deadline"
    FREQUENCY = "frequency"


class Bound(StrEnum):
    """How a measure binds: an exact, least, most or rough amount; by, within or from a date."""

    EXACT = "exact"
    LEAST = "least"
    MOST = "most"
    ABOUT = "about"
    BY = "by"
    WITHIN = "within"
    FROM = "from"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a target says, in figures.

    `value` is a plain decimal number ("30000000" for 3000万), a range ("3-5"), or a date as ISO 8601 knows it
    ("2022-12-31", or "2022-06" where only the month is told). `unit` is a unit as printed without numerals
    (项, %, 年; 万 belongs to the value), empty for a date; a frequency is so many times in a `unit` (日, 月, 季, 年).
    `object` is what is measured, verbatim.
    """

    kind: MeasureKind
    value: str
    unit: str
    bound: Bound
    object: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Evidence in a link or item: a change word and the shortest verbatim excerpts that show it.

    `template_at` and `plan_at` say where in an item's task the excerpts stand, None where they stand in its
    responsibility clause or where the side lacks them. `because` adds what a reader must know to judge fairly.
    The measures are those of a target.
    """

    kind: FindingKind
    change: str
    template: str | None
    plan: str | None
    template_at: Place | None = None
    plan_at: Place | None = None
    because: tuple[Reason, ...] = ()
    template_measure: Measure | None = None
    plan_measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Applies:
    """Whom a template item addresses; `here` says whether the plan's place is among them, None if unsure."""

    to: Addressee
    places: tuple[str, ...] = ()
    here: bool | None = True


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest candidates of an unlinked item on the other side, by item number."""

    items: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Sighting:
    """A dropped template item found in another plan of the same place and year: where it stands, and how alike."""

    title: str
    no: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row says what it says: a code of `align.sentences` and the values its sentence names."""

    code: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one plan item, or of one dropped template item, and why.

    `score`, `parts`, `found_by` are None or empty without a link. `confidence` is the probability, from
    0 to 1, that careful readers give this verdict. `moved` marks a row outside the longest increasing
    run of first template items. `seen_in` are other plans of the place that hold a dropped item's task.
    """

    verdict: Verdict
    tags: tuple[Tag, ...]
    template_items: tuple[int, ...]
    plan_items: tuple[int, ...]
    score: float | None
    parts: tuple[Part, ...]
    found_by: str | None
    moved: bool
    confidence: float
    because: tuple[Reason, ...]
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()
    applies: Applies | None = None
    nearest: Nearest | None = None
    seen_in: tuple[Sighting, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """A row that a named person confirmed; `plan_item` is None where the template items were dropped."""

    template_items: tuple[int, ...]
    plan_item: int | None
    verdict: Verdict
    by: str
    date: str
    remark: str = ""
    optional_items: tuple[int, ...] = ()  # this and the next change nothing and are handed on
    also: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items became what, each side with its own denominator."""

    template_items: int
    carried: int
    dropped: int
    dropped_elsewhere: int
    plan_items: int
    copied: int
    localized: int
    added: int


@dataclass(frozen=True, slots=True)
class Tool:
    """What made the comparison; enough to make it again.

    `blend` says how an encoder's evidence was weighed: by the calibration of that name, or by `ranks`.
    """

    version: str
    settings: str
    settings_sha256: str
    encoder: str = LEXICAL
    encoder_revision: str | None = None
    blend: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans and everything said about them; rows in plan order, dropped ones at their place."""

    kind: Kind
    template: Plan
    plan: Plan
    rows: tuple[Row, ...]
    tool: Tool
    notes: tuple[Reason, ...] = field(default=())  # what holds for the whole plan, and what was not applied
    searched: tuple[str, ...] = ()  # titles of the other plans in which dropped items were looked for
    settled: tuple[Settled, ...] = ()  # what reviewers confirmed and was applied

    def counts(self) -> Counts:
        """How many items became what.

        `dropped_elsewhere` counts the dropped ones that do not address the plan's place.
        """
        by = {verdict: [row for row in self.rows if row.verdict is verdict] for verdict in Verdict}
        elsewhere = [row for row in by[Verdict.DROPPED] if row.applies and row.applies.here is False]
        return Counts(
            template_items=len(self.template.items),
            carried=len(self.template.items) - len(by[Verdict.DROPPED]),
            dropped=len(by[Verdict.DROPPED]),
            dropped_elsewhere=len(elsewhere),
            plan_items=len(self.plan.items),
            copied=len(by[Verdict.COPIED]),
            localized=len(by[Verdict.LOCALIZED]),
            added=len(by[Verdict.ADDED]),
        )
