"""Doing the parts of a run so that one that fails is told and stops nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol, TypeVar

from align.errors import AlignError, OutputError
from align.report.run_view import Failure

Made = TypeVar("Made")


class Titled(Protocol):
    """A part of a run that has a name for people."""

    @property
    def title(self) -> str:
        """The name."""


Part = TypeVar("Part", bound=Titled)


def attempt_all(parts: Iterable[Part], work: Callable[[Part], Made]) -> tuple[tuple[Made, ...], tuple[Failure, ...]]:
    """Do parts of a run: what was made, and which failed."""
    made: list[Made] = []
    failed: list[Failure] = []
    for part in parts:
        one = attempt(part.title, partial(work, part))
        failed.append(one) if isinstance(one, Failure) else made.append(one)
    return tuple(made), tuple(failed)


def attempt(name: str, work: Callable[[], Made]) -> Made | Failure:
    """Do a part of a run; if it fails, say why in one line and let the rest go on."""
    try:
        return work()
    except OutputError:  # nothing else could be written either
        raise
    except AlignError as error:
        return Failure(name, str(error), error.zh)
    except Exception as error:
        why = " ".join(f"{type(error).__name__} {error}".split())
        return Failure(
            name,
            f"{name}: plan-align failed on it ({why}); please report this",
            f"程序处理时出错（{why}）；请将此情况告知程序维护者",
        )
