"""Names of the letters' files: Chinese, as offices expect them, and safe and unique whatever a place is called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from align.extracts import Dossier
from align.keys import number_doubles
from align.letters.addressing import full_name

REPORT = "情况报告.docx"
REPLY, TABLE = "反馈函-{0}.docx", "对照表-{0}.docx"
LONGEST = 40  # characters of a place; three bytes each stay far below what a file name may have
ODD = re.compile(r"[^\w（）·]+|_+")  # of any script letters and figures stay, and what stands in names of places


def reply_names(dossiers: Sequence[Dossier]) -> tuple[str, ...]:
    """A name for the letter to each place, by its official name; places of one name are told apart by their codes."""
    places = [plain_place(full_name(one.extracts[0].comparison.plan)) for one in dossiers]
    times = Counter(places)
    told = [f"{place}-{one.code}" if times[place] > 1 else place for place, one in zip(places, dossiers, strict=True)]
    return tuple(REPLY.format(place) for place in number_doubles(told))


def plain_place(place: str) -> str:
    """A place as a part of a file's name; a hash tells apart what that leaves out.

    >>> plain_place("邵阳市"), plain_place("../某/镇")
    ('邵阳市', '某镇-e7fa5e49')
    """
    known = unicodedata.normalize("NFC", place)
    plain = ODD.sub("", known)[:LONGEST].lower()
    if plain and plain == known:
        return plain
    hashed = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain}-{hashed}".strip("-")
