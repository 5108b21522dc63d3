"""The folders that a run writes to, which are never those of the documents."""

from __future__ import annotations

from pathlib import Path

from align.document_pages import FOLDER
from align.errors import OutputError
from align.output import make_folder, same_folder
from align.run_pages import ITEMS
from align.run_papers import FOLDERS


def check_output(folder: Path, out: Path) -> None:
    """Find that no folder that a run writes to is that of the documents, which it would overwrite.

    Raises:
        OutputError: one is.
    """
    if is_written(folder, out):
        raise OutputError(f"{out}: the reports would lie among the documents; name another folder")


def make_output(out: Path) -> None:
    """Make the folders that a run writes to.

    Raises:
        OutputError: one cannot be made or written to.
    """
    make_folder(out)
    make_folder(out / "pairs")
    make_folder(out / FOLDER)


def is_written(folder: Path, out: Path) -> bool:
    """Whether a run would write to a folder, also where links lead there."""
    ours = [out, *(out / name for name in ("pairs", FOLDER, ITEMS, *FOLDERS)), *(out / ITEMS).glob("*")]
    above = folder.resolve().parents
    return any(same_folder(folder, one) for one in ours) or any(same_folder(one, out / ITEMS) for one in above)
