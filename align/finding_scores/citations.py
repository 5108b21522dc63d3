"""How far cited titles agree with their labels: those of each item, and those that differ across a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from align.agreement import Pair
from align.comparison import Comparison, FindingKind
from align.finding_labels import FindingLabel, FindingLabels, Sort
from align.finding_scores.tallies import NOTHING, Tally, findings_of, is_linked, owner, sides, tally
from align.plan import Plan, squeeze

Titles = Mapping[int, Mapping[str, None]]  # by item, each once, in order


def count_citations(comparison: Comparison, findings: FindingLabels) -> Tally:
    """Cited titles of all items as they were read: right with the label's item and title, each once for an item."""
    said = dict.fromkeys(
        f"{side} {quoted.no}: 《{title_of(quoted.text)}》"
        for row, finding in findings_of(comparison, FindingKind.CITATION)
        for side, quoted in zip(("template", "plan"), sides(row, finding), strict=True)
        if quoted
    )
    labels = findings.counted(Sort.CITATIONS)
    return tally(said, dict.fromkeys(f"{owner(label)}: 《{squeeze(label.cells['title'])}》" for label in labels))


def count_differing(comparison: Comparison, findings: FindingLabels, links: frozenset[Pair]) -> Tally:
    """Cited titles that stand on one side of a link only, or are replaced by their local counterpart.

    What is wanted follows from the labelled titles and links: a title of a carried template item that none of its
    carriers cites was dropped, one of a plan item that none of its template items cites was added, and two such of
    one link that are equal but for the plans' own place names are one change. Errors are those missed and those said
    without a label.
    """
    said = dict.fromkeys(
        name_difference(finding.change, *(title_of(quoted.text) if quoted else "" for quoted in sides(row, finding)))
        + f", plan {row.plan_items[0]}"
        for row, finding in findings_of(comparison, FindingKind.CITATION)
        if is_linked(row) and finding.change != "kept"
    )
    return tally(said, dict.fromkeys(differing_titles(comparison, findings, links)))


def title_of(quoted: str) -> str:
    """The title in an excerpt, without its marks and its document number.

    >>> title_of("《关于印发〈办法〉的通知》（川办发〔2021〕1号）")
    '关于印发〈办法〉的通知'
    """
    start, end = quoted.find("《"), quoted.rfind("》")
    return quoted[start + 1 : end] if 0 <= start < end else quoted


def name_difference(change: str, template: str, plan: str) -> str:
    """Name a difference between cited titles."""
    one, other = (f"《{title}》" if title else NOTHING for title in (template, plan))
    return f"{change}: {one} → {other}"


def differing_titles(comparison: Comparison, findings: FindingLabels, links: frozenset[Pair]) -> Iterator[str]:
    """The differences between labelled titles that should be reported, by plan item."""
    template = titles_by_item(findings, lambda label: label.template_no)
    plan = titles_by_item(findings, lambda label: label.plan_no)
    ordered = sorted(links, key=lambda link: (link[1], link[0]))
    first: dict[int, int] = {}
    for t, p in ordered:
        first.setdefault(t, p)
    for p in dict.fromkeys(p for _, p in ordered):
        own = [t for t, carrier in ordered if carrier == p]
        gone = [
            title
            for t in own
            if first[t] == p
            for title in template[t]
            if not any(title in plan[carrier] for carried, carrier in ordered if carried == t)
        ]
        new = [title for title in plan[p] if not any(title in template[t] for t in own)]
        yield from (f"{name}, plan {p}" for name in pair_titles(gone, new, comparison))


def titles_by_item(findings: FindingLabels, item: Callable[[FindingLabel], int | None]) -> Titles:
    """The labelled titles of one side."""
    titles: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for label in findings.counted(Sort.CITATIONS):
        no = item(label)
        if no is not None:
            titles[no][squeeze(label.cells["title"])] = None
    return titles


def pair_titles(gone: list[str], new: list[str], comparison: Comparison) -> Iterator[str]:
    """Name dropped and added titles of a link; two that differ in the plans' place names alone are one change."""
    left = list(new)
    for title in dict.fromkeys(gone):
        bare = placeless(title, comparison.template)
        local = next((other for other in left if placeless(other, comparison.plan) == bare), "")
        if local:
            left.remove(local)
        yield name_difference("changed" if local else "dropped", title, local)
    yield from (name_difference("added", "", title) for title in left)


def placeless(title: str, plan: Plan) -> str:
    """A title without the name of its plan's own place."""
    return title.replace(plan.place, "") if plan.place else title
