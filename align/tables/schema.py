"""What a table for researchers is: its fields with type, unit and meaning, its key, and what leads to other tables.

`definitions` holds the tables themselves; headers, the codebook and the documentation are made from them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from align.language import Pair

Cell = str | int | float | bool | None
Line = dict[str, Cell]
BETWEEN = ";"  # between several values in one cell


class Type(StrEnum):
    """What a field holds, by the names of Frictionless Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


class Unit(StrEnum):
    """What a number counts or measures."""

    CHARACTERS = "characters"
    OFFSET = "offset in characters"
    ITEMS = "items"
    PLANS = "plans"
    SECTIONS = "sections"
    YEAR = "year"
    SHARE = "share from 0 to 1"
    PROBABILITY = "probability from 0 to 1"
    SCORE = "score from 0 to 1"
    POSITION = "position from 1"


BOUNDED = (Unit.SHARE, Unit.PROBABILITY, Unit.SCORE)
UNITS: dict[Unit, Pair] = {
    Unit.CHARACTERS: ("字符", "characters"),
    Unit.OFFSET: ("字符位置，从 0 起", "offset in characters, from 0"),
    Unit.ITEMS: ("条", "items"),
    Unit.PLANS: ("份要点", "plans"),
    Unit.SECTIONS: ("部分", "sections"),
    Unit.YEAR: ("年", "year"),
    Unit.SHARE: ("比例，0 至 1", "share, 0 to 1"),
    Unit.PROBABILITY: ("概率，0 至 1", "probability, 0 to 1"),
    Unit.SCORE: ("得分，0 至 1", "score, 0 to 1"),
    Unit.POSITION: ("序号，从 1 起", "position, from 1"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name, what it holds, and what that means in Chinese and English.

    Without `required` a cell may be empty. `choices` are the only values, for each of the values where `several` may
    stand in a cell. `pattern` is what a text must look like.
    """

    name: str
    type: Type
    about: Pair
    unit: Unit | None = None
    choices: tuple[str, ...] = ()
    pattern: str = ""
    required: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Fields of a table that name a line of another by its key."""

    fields: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a line of it is, its fields, the fields that name a line, and its references."""

    name: str
    about: Pair
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, in their order."""
        return tuple(field.name for field in self.fields)


def text(
    name: str,
    zh: str,
    en: str,
    *,
    choices: Iterable[str] = (),
    pattern: str = "",
    required: bool = False,
    several: bool = False,
) -> Field:
    """A field of words."""
    return Field(name, Type.STRING, (zh, en), None, tuple(choices), pattern, required, several)


def whole(name: str, unit: Unit, zh: str, en: str, *, required: bool = False) -> Field:
    """A field of whole numbers."""
    return Field(name, Type.INTEGER, (zh, en), unit, required=required)


def number(name: str, unit: Unit, zh: str, en: str, *, required: bool = False) -> Field:
    """A field of numbers."""
    return Field(name, Type.NUMBER, (zh, en), unit, required=required)


def flag(name: str, zh: str, en: str, *, required: bool = False) -> Field:
    """A field that is true or false."""
    return Field(name, Type.BOOLEAN, (zh, en), required=required)
