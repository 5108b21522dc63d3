"""The documents are what SOURCES.md says they are, byte for byte, and shipped data says where it comes from."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORPORA = ROOT / "corpora"
DATA = ROOT / "align" / "data"
ROW = re.compile(r"^\| (?P<name>\S+) \| (?P<characters>\d+) \| `(?P<sha256>[0-9a-f]{64})` \|$", re.MULTILINE)


def corpora() -> list[Path]:
    """The folders that hold documents."""
    return sorted(path for path in CORPORA.iterdir() if path.is_dir())


@pytest.mark.parametrize("corpus", corpora(), ids=lambda corpus: corpus.name)
def test_every_document_is_listed_with_its_sha256(corpus: Path) -> None:
    listed = {row["name"]: row for row in ROW.finditer((corpus / "SOURCES.md").read_text(encoding="utf-8"))}
    documents = sorted(path for path in corpus.iterdir() if path.suffix == ".txt")
    assert [path.name for path in documents] == sorted(listed)
    for path in documents:
        data = path.read_bytes()
        assert hashlib.sha256(data).hexdigest() == listed[path.name]["sha256"], path.name
        assert len(data.decode("utf-8")) == int(listed[path.name]["characters"]), path.name


def test_every_file_of_shipped_data_has_its_origin_written_down() -> None:
    """A heading in align/data/README.md for each file there and for no other, each with a licence."""
    _, *parts = (DATA / "README.md").read_text(encoding="utf-8").split("\n## ")
    told = {part.split("\n", 1)[0]: part for part in parts}
    assert sorted(told) == sorted(path.name for path in DATA.iterdir() if path.name != "README.md")
    assert [name for name, part in told.items() if "**Licence:**" not in part] == []
