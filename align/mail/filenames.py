"""The name of what is attached, in heads that mail programs of every age can read.

Content-Disposition has it by RFC 2231 in one piece: some programs (QQ, Outlook by POP) do not join a name that is cut
into `filename*0*`, `filename*1*`, which is how the library folds a long one. Those that know no RFC 2231 at all find it
as encoded words in Content-Type, as Thunderbird writes it; RFC 2047 has no place for them there, and programs that
follow the standards look at Content-Disposition.
"""

from __future__ import annotations

from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry
from email.policy import Policy
from urllib.parse import quote

LONGEST_LINE = 998  # RFC 5322, 2.1.1; a name of 60 characters takes at most 720
NAME = ' name="'


class Unbroken(BaseHeader):
    """A head in a line as long as it needs."""

    def fold(self, *, policy: Policy) -> str:
        """The head as a message has it."""
        return super().fold(policy=policy.clone(max_line_length=LONGEST_LINE))


class Written(str):
    """A content type that a message has in just these words."""

    __slots__ = ()
    name = "Content-Type"

    def fold(self, *, policy: Policy) -> str:
        """The head as a message has it."""
        return f"{self.name}: {self}{policy.linesep}"


heads = HeaderRegistry(Unbroken)


def name_heads(name: str, kind: str) -> tuple[tuple[str, str], ...]:
    """The heads that name an attachment of some content type."""
    words = Header(name, header_name=NAME).encode(linesep="\r\n")
    return (
        ("Content-Disposition", heads("Content-Disposition", f"attachment; filename*=utf-8''{quote(name, safe='')}")),
        ("Content-Type", Written(f'{kind};\r\n{NAME}{words}"')),
    )
