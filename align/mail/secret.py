"""A password that no text, log or error can come to hold."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

HIDDEN = "***"
ENCODED = re.compile(r"[A-Za-z0-9+/_-]{2,}")  # what may be base64 or hex digits
SPREAD = 4  # base64 writes three bytes as four signs, so a piece of it may begin in four ways


class Secret:
    """A password: it is used, and never shown."""

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        self._words = words

    def __repr__(self) -> str:
        return HIDDEN

    def __reduce__(self) -> str:
        raise TypeError("a password is not written down")

    def reveal(self) -> str:
        """The password itself, for the server alone."""
        return self._words

    def hide_in(self, text: str) -> str:
        """A text without the password, also where it stands in base64 or in hex digits.

        >>> Secret("geheim").hide_in("no such login: geheim, AHVzZXIAZ2VoZWlt")
        'no such login: ***, ***'
        """
        if not self._words:
            return text
        plain = re.sub(re.escape(self._words), HIDDEN, text, flags=re.IGNORECASE)
        return ENCODED.sub(lambda found: HIDDEN if self._stands_in(found[0]) else found[0], plain)

    def _stands_in(self, token: str) -> bool:
        """Whether a word is an encoding of something that holds the password."""
        sought = self._words.encode("utf-8", "surrogateescape")
        return any(sought in data for data in decodings(token))


def decodings(token: str) -> Iterator[bytes]:
    """What a word may mean as base64, from each place where it may begin, and as hex digits."""
    signs = token.replace("-", "+").replace("_", "/")
    for start in range(SPREAD):
        piece = signs[start:]
        piece = piece[:-1] if len(piece) % SPREAD == 1 else piece
        yield base64.b64decode(piece + "=" * (-len(piece) % SPREAD))
    try:
        yield binascii.unhexlify(token)
    except ValueError:
        return
