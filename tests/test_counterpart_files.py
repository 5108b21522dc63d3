"""The file by which a person says which office stands for which."""

from pathlib import Path

import pytest

from align.counterpart_files import read_counterparts, unused_counterparts
from align.counterparts import OfficePair
from align.errors import ReadError
from tests.conftest import CITY, read_plan


def written(folder: Path, text: str) -> Path:
    """A file of counterparts as a spreadsheet saves it."""
    path = folder / "counterparts.csv"
    path.write_text("\ufeff" + text, encoding="utf-8")
    return path


def test_rows_are_read_as_printed_without_blanks(tmp_path: Path) -> None:
    """Empty rows and repeated ones do not count; columns stand in any order."""
    text = "office,place,superior\n市数据 局,绵阳市,省政务服务局\n\n市数据局,绵阳市,省政务服务局\n,,省口岸办\n"
    assert read_counterparts(written(tmp_path, text)) == (
        OfficePair("绵阳市", "省政务服务局", "市数据局"),
        OfficePair("", "省口岸办", ""),
    )
    assert read_counterparts(None) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("place,superior\n", "counterparts.csv: no column office"),
        ("place,superior,office,note\n", "counterparts.csv: unknown column 'note'"),
        ("place,superior,office\n绵阳市,,市数据局\n", "counterparts.csv, row 2: no superior office"),
        (
            "place,superior,office\n,省口岸办,\n,省口岸办,市商务局\n",
            "counterparts.csv, row 3: says otherwise of 省口岸办",
        ),
    ],
)
def test_a_malformed_file_is_refused_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    """The message names the file, the row and what to do."""
    with pytest.raises(ReadError) as caught:
        read_counterparts(written(tmp_path, text))
    assert str(caught.value).startswith(told)
    assert ";" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A misspelled path is an error, not an empty table."""
    with pytest.raises(ReadError, match=r"counterparts\.csv: cannot be read"):
        read_counterparts(tmp_path / "counterparts.csv")


def test_rows_without_use_are_named() -> None:
    """A misspelled office or place would otherwise go unnoticed."""
    plans = read_plan("加强公开。（省财政厅牵头）"), read_plan("加强公开。（市财政局牵头）", title=CITY)
    used = [OfficePair("", "省财政厅", "市财政局"), OfficePair("绵阳", "省财政厅", "")]
    unused = [OfficePair("德阳市", "省财政厅", ""), OfficePair("", "省财政局", "市财政局")]
    notes = unused_counterparts([*used, *unused], [plans])
    assert [note.rsplit(" ", 1)[1] for note in notes] == ["省财政厅", "省财政局"]
