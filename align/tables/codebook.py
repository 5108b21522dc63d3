"""`datapackage.json`: the codebook of a run's tables, as Frictionless Data Package and Table Schema have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from align.language import Pair
from align.record import Record
from align.tables.schema import BETWEEN, BOUNDED, Field, Reference, Table, Type, Unit

CODEBOOK = "datapackage.json"
TRUE, FALSE = "true", "false"
GUARD: Pair = (
    """\
CSV 中以 = + - @、制表符或回车开头的文字前面加有一个 '，以免被电子表格当作公式；以 ' 加上述字符开头的亦同。\
还原时去掉这一个 '。""",
    """\
A text whose first sign is = + - @, a tab or a carriage return begins with one more ' in the CSV, so that no \
spreadsheet computes it; so does one that begins with ' and one of these. Take that ' away to get the text back.""",
)
MANY = f"Several values in one cell stand between `{BETWEEN}`."


class Made(NamedTuple):
    """A table that was written as CSV: its bytes are this many and have this hash."""

    table: Table
    size: int
    sha256: str


def package_record(made: Iterable[Made]) -> Record:
    """The codebook of these files."""
    return {
        "profile": "tabular-data-package",
        "name": "plan-align-tables",
        "title": "Tables of a run of plan-align",
        "title_zh": "plan-align 运行结果数据表",
        "description": f"{GUARD[1]} An empty cell is a missing value. {MANY} Offsets count Unicode characters from 0.",
        "description_zh": f"{GUARD[0]}空单元格为缺失值。一格多值以 {BETWEEN} 分隔。字符位置按 Unicode 字符从 0 计。",
        "resources": [resource_record(one) for one in made],
    }


def resource_record(made: Made) -> Record:
    """What is to be known of one file."""
    table = made.table
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.about[1],
        "title_zh": table.about[0],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": made.size,
        "hash": f"sha256:{made.sha256}",
        "schema": schema_record(table),
    }


def schema_record(table: Table) -> Record:
    """The Table Schema of one table."""
    return {
        "fields": [field_record(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [reference_record(reference) for reference in table.references],
    }


def field_record(field: Field) -> Record:
    """The Table Schema of one field; `separator` and `unit` are our own, as are names that end in `_zh`."""
    record: Record = {"name": field.name, "type": field.type.value}
    if field.type is Type.BOOLEAN:
        record |= {"trueValues": [TRUE], "falseValues": [FALSE]}
    record |= {"description": field.about[1], "description_zh": field.about[0]}
    record |= {"unit": field.unit.value} if field.unit else {}
    record |= {"separator": BETWEEN} if field.several else {}
    return {**record, "constraints": constraints_of(field)}


def constraints_of(field: Field) -> Record:
    """What the values of a field keep to."""
    found: Record = {"required": field.required}
    if field.pattern:
        found["pattern"] = field.pattern
    if field.choices and field.several:
        one = "|".join(field.choices)
        found["pattern"] = f"({one})({BETWEEN}({one}))*"
    elif field.choices:
        found["enum"] = list(field.choices)
    if field.unit in BOUNDED:
        found |= {"minimum": 0, "maximum": 1}
    elif field.type is Type.INTEGER:
        found["minimum"] = 1 if field.unit is Unit.POSITION else 0
    return found


def reference_record(reference: Reference) -> Record:
    """How fields lead to another table."""
    return {
        "fields": list(reference.fields),
        "reference": {"resource": reference.table, "fields": list(reference.key)},
    }
