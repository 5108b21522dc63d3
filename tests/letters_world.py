"""Letters read back with python-docx, and what LibreOffice makes of them."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from align.comparison import Comparison
from align.extracts import Dossier, make_dossiers, whole
from align.letters import reply_letter
from align.settings import RELEASED

CHECK_BELOW = RELEASED.confidence_check
OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(not OFFICE or not shutil.which("pdftotext"), reason="no LibreOffice to open it with")


def opened(letter: bytes) -> Any:
    """A letter as python-docx reads it."""
    return docx.Document(BytesIO(letter))


def style_of(document: Any, key: str) -> Any:
    """A style by its id; its name is for people."""
    return next(style for style in document.styles if style.style_id == key)


def texts(letter: bytes) -> list[str]:
    """The words of every paragraph outside tables."""
    return [paragraph.text for paragraph in opened(letter).paragraphs]


def cells(letter: bytes, table: int = 0) -> list[list[str]]:
    """The words of a table."""
    return [[cell.text for cell in row.cells] for row in opened(letter).tables[table].rows]


def everything(letter: bytes) -> str:
    """All words of a letter."""
    return "".join(node.text or "" for node in opened(letter).element.body.iter() if node.tag.endswith("}t"))


def dossier(*comparisons: Comparison) -> Dossier:
    """What there is about the only place of some comparisons."""
    (only,) = make_dossiers(whole(f"k{at}", one) for at, one in enumerate(comparisons))
    return only


def reply(*comparisons: Comparison, to: str = "") -> bytes:
    """The letter about some comparisons of one place."""
    return reply_letter(dossier(*comparisons), CHECK_BELOW, to=to)


def printed(folder: Path, **letters: bytes) -> dict[str, list[str]]:
    """The pages of letters as LibreOffice prints them, by the letters' names."""
    for name, letter in letters.items():
        (folder / f"{name}.docx").write_bytes(letter)
    files = [str(folder / f"{name}.docx") for name in letters]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = [OFFICE or "", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    return {name: _pages(folder / f"{name}.pdf") for name in letters}


def _pages(path: Path) -> list[str]:
    """The words of every page."""
    run = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True)
    return run.stdout.split("\f")[:-1]
