"""The tables for a person who counts with them, as Markdown: what `docs/tables.md` holds between its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.language import CHANGES, FINDINGS, HOW_CHANGED, Pair
from align.review_sentences import REVIEW
from align.sentences import SENTENCES
from align.tables.definitions import TABLES
from align.tables.reasons import PLACES
from align.tables.schema import BETWEEN, UNITS, Field, Table

SUBSTANTIVE: Pair = ("实质差异：… → …", "A substantive edit: … → …")  # its sentence depends on which sort of edit it is


def make_guide() -> str:
    """The documentation of all tables, of what changes and of the codes of reasons."""
    parts = [*(table_part(table) for table in TABLES), changes_part(), reasons_part()]
    return "\n".join("\n".join(part) + "\n" for part in parts)


def table_part(table: Table) -> Iterator[str]:
    """The part about one table."""
    yield f"## {table.name}"
    yield ""
    yield f"{table.about[1]} {table.about[0]}"
    yield ""
    yield f"Key 主键: {names(table.key)}."
    for one in table.references:
        yield f"Refers to 引用: {names(one.fields)} → `{one.table}` ({names(one.key)})."
    yield ""
    yield "| field | type | unit | meaning | 含义 |"
    yield "|---|---|---|---|---|"
    yield from (field_line(field) for field in table.fields)


def names(fields: tuple[str, ...]) -> str:
    """The names of fields in a sentence."""
    return ", ".join(f"`{name}`" for name in fields)


def field_line(field: Field) -> str:
    """The line of one field."""
    unit = UNITS[field.unit][1] if field.unit else ""
    kind = (
        field.type.value
        + (f", several by `{BETWEEN}`" if field.several else "")
        + (", never empty" if field.required else "")
    )
    listed = f" One of {', '.join(f'`{choice}`' for choice in field.choices)}." if field.choices else ""
    return f"| `{field.name}` | {kind} | {unit} | {field.about[1]}{listed} | {field.about[0]} |"


def changes_part() -> Iterator[str]:
    """What each change of a finding is called."""
    yield "## Changes 变化"
    yield ""
    yield "The values of `findings.change` by kind. 各种发现的变化取值。"
    yield ""
    yield "| kind | change | meaning | 含义 |"
    yield "|---|---|---|---|"
    for kind, changes in CHANGES.items():
        yield from (
            f"| `{kind.value}` | `{change}` | {FINDINGS[kind][1]}: {said[1]} | {FINDINGS[kind][0]}：{said[0]} |"
            for change, said in changes.items()
        )


def reasons_part() -> Iterator[str]:
    """What each code of a reason says, and where it stands."""
    yield "## Reasons 理由"
    yield ""
    yield "All codes of reasons, each with its sentence; … stands for what it names. `notes` are of a whole comparison"
    yield "and stand in its record `pairs/*.json`. Where a target has a name here, pages call its change by that name."
    yield "理由的全部代码及其表述，… 处为所指内容；`notes` 针对整次比对，见 `pairs/*.json`。"
    yield "有名称的，报告中以该名称称呼指标的变化。"
    yield ""
    yield "| where | code | meaning | 含义 | name | 名称 |"
    yield "|---|---|---|---|---|---|"
    for place, codes in PLACES.items():
        for code in codes:
            (zh, en), (name_zh, name_en) = meaning(code), name_of(code)
            yield f"| `{place}` | `{code}` | {en} | {zh} | {name_en} | {name_zh} |"


def meaning(code: str) -> Pair:
    """What a reason says, with … for what it names."""
    if code == "substantive":
        return SUBSTANTIVE
    zh, en = (re.sub(r"\{\w+\}", "…", words) for words in (SENTENCES.get(code) or REVIEW[code]))
    return zh, en


def name_of(code: str) -> Pair:
    """What pages call the change of a target with this reason; empty where they call it as `change` does."""
    return HOW_CHANGED.get(code, ("", ""))
