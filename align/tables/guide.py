"""The tables for a person who counts with them, as Markdown: what `docs/tables.md` holds between its marks."""

from __future__ import annotations

from collections.abc import Iterator

from align.tables.definitions import TABLES
from align.tables.schema import BETWEEN, UNITS, Field, Table


def make_guide() -> str:
    """The documentation of all tables."""
    return "\n".join("\n".join(table_part(table)) + "\n" for table in TABLES)


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
