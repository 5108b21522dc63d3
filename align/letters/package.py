"""A letter as a Word file: the same bytes for the same words, so no clock and no name but the product's is in it."""

from __future__ import annotations

import io
import zipfile

from align.letters.base import MAIN, base_parts
from align.letters.letter import Letter
from align.letters.markup import document

NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a package can tell
UNIX = 3  # said of every file, on whatever system it is made


def write_word(letter: Letter) -> bytes:
    """The file of a letter."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (*base_parts(), (MAIN, document(letter))):
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.create_system, entry.external_attr = UNIX, 0o600 << 16
            package.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return held.getvalue()
