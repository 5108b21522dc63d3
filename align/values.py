"""A JSON file's values, each read as what it has to be; one that is not is named by the way to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from align.errors import AlignError
from align.visible import make_visible

SHOWN = 40  # characters of a wrong value that an error shows
LONE = re.compile("[\ud800-\udfff]")  # half a character, which no file can be written with
Read = TypeVar("Read")
Choice = TypeVar("Choice", bound=StrEnum)


class UnfitError(AlignError):
    """A value is not what it has to be: which and why, to be said with the name of the file and what to do."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a JSON file and the way to it, as in rows[3].edits[0].plan_at."""

    value: Any
    way: str = ""  # nothing for the whole file

    def __getitem__(self, key: str) -> Value:
        """What an object has by a name."""
        found = self.get(key)
        return found if found is not None else self.refuse(f"has no {key}")

    def get(self, key: str) -> Value | None:
        """What an object has by a name, if it has that."""
        if not isinstance(self.value, Mapping):
            self.refuse("is no object")
        return Value(self.value[key], f"{self.way}.{key}") if key in self.value else None

    def each(self) -> Iterator[Value]:
        """The members of a list."""
        if not isinstance(self.value, list | tuple):
            self.refuse("is no list")
        return (Value(one, f"{self.way}[{at}]") for at, one in enumerate(self.value))

    def several(self, read: Callable[[Value], Read]) -> tuple[Read, ...]:
        """What is read of each member of a list."""
        return tuple(map(read, self.each()))

    def named(self) -> Iterator[tuple[str, Value]]:
        """The members of an object."""
        if not isinstance(self.value, Mapping):
            self.refuse("is no object")
        return ((Value(key, self.way).text(), Value(one, f"{self.way}.{key}")) for key, one in self.value.items())

    def maybe(self, read: Callable[[Value], Read]) -> Read | None:
        """What is read of it, nothing where it is null."""
        return None if self.value is None else read(self)

    def text(self) -> str:
        """A text."""
        if not isinstance(self.value, str) or LONE.search(self.value):
            self.refuse("is no text")
        return str(self.value)

    def whole(self) -> int:
        """A whole number from 0."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            self.refuse("is no whole number from 0")
        return int(self.value)

    def share(self) -> float:
        """A number from 0 to 1."""
        number = self.value
        if not isinstance(number, int | float) or isinstance(number, bool) or not 0 <= number <= 1:
            self.refuse("is no number from 0 to 1")
        return float(number)

    def truth(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            self.refuse("is neither true nor false")
        return bool(self.value)

    def choice(self, choices: type[Choice]) -> Choice:
        """One of some words."""
        if self.value not in list(choices):
            self.refuse(f"is none of {', '.join(choices)}")
        return choices(self.value)

    def refuse(self, why: str) -> NoReturn:
        """Say what is wrong with it.

        Raises:
            UnfitError: always.
        """
        shown = "" if isinstance(self.value, Mapping | list | tuple) else f"({make_visible(str(self.value)[:SHOWN])})"
        raise UnfitError(" ".join(filter(None, (self.way.lstrip("."), shown, why))))
