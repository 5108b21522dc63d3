"""The cache of vectors: what is kept comes back as it was, and a file that is not right is an error."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import platformdirs
import pytest

from align.errors import EncoderError
from align.vectors import AT_ONCE, CACHE_VARIABLE, VectorCache, cache_folder, file_name

Vectors = dict[str, npt.NDArray[np.float32]]


def some(*texts: str, dimension: int = 3) -> Vectors:
    """A vector for each text."""
    return {text: np.arange(dimension, dtype=np.float32) + len(text) for text in texts}


def filled(folder: Path, *texts: str) -> VectorCache:
    """A cache with vectors of these texts."""
    cache = VectorCache(folder, "model", "1")
    cache.write(some(*texts))
    return cache


def same(one: Vectors, other: Vectors) -> bool:
    """Whether two caches answer the same."""
    return one.keys() == other.keys() and all(np.array_equal(one[text], other[text]) for text in one)


def change(cache: VectorCache, statement: str) -> None:
    """Change a cache's file behind its back."""
    with sqlite3.connect(cache.path) as connection:
        connection.executescript(statement)
    connection.close()


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """In any number, for whoever opens the file next; of a text that is not there nothing comes."""
    texts = [f"第{number}段" for number in range(2 * AT_ONCE + 1)]
    filled(tmp_path, *texts)
    assert same(VectorCache(tmp_path, "model", "1").read([*texts, "别的"]), some(*texts))
    assert VectorCache(tmp_path, "model", "1").read([]) == {}


def test_models_and_revisions_share_nothing(tmp_path: Path) -> None:
    """Not even where their names look alike in a file's name."""
    filled(tmp_path, "政务公开")
    for model, revision in (
        ("model", "2"),
        ("other", "1"),
        ("model\n1", ""),
        ("模型", "1"),
        ("a/b", "1"),
        ("a-b", "1"),
    ):
        assert VectorCache(tmp_path, model, revision).read(["政务公开"]) == {}
    assert len(list(tmp_path.iterdir())) == 7


@pytest.mark.parametrize("model", ["BAAI/bge-small-zh-v1.5", "../模型 *?", "x" * 300, "CON"])
def test_a_file_is_named_as_every_disk_takes_it(model: str) -> None:
    name = file_name(model, "1")
    assert name.isascii()
    assert len(name) < 100
    assert not set(name) & set('/\\:*?"<>| ')


def garbage(cache: VectorCache) -> None:
    """Write over the file."""
    cache.path.write_bytes(b"no database" * 1000)


def cut(cache: VectorCache) -> None:
    """Lose the second half of the file."""
    cache.path.write_bytes(cache.path.read_bytes()[: cache.path.stat().st_size // 2])


def flip(cache: VectorCache) -> None:
    """Change one bit of a vector, as a failing disk does."""
    held = bytearray(cache.path.read_bytes())
    held[held.index(some("甲")["甲"].tobytes()) + 2] ^= 1
    cache.path.write_bytes(held)


def other_version(cache: VectorCache) -> None:
    """As a later version might leave it."""
    change(cache, "PRAGMA user_version = 99")


def other_model(cache: VectorCache) -> None:
    """As a file that was given another's name."""
    change(cache, "UPDATE model SET revision = '2'")


def other_dimension(cache: VectorCache) -> None:
    """As a model of the same revision that makes shorter vectors would leave it."""
    change(cache, "UPDATE model SET dimension = 2")


def foreign(cache: VectorCache) -> None:
    """Another program's database."""
    cache.path.unlink()
    change(cache, "CREATE TABLE notes (text)")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (garbage, "is damaged"),
        (cut, "is damaged"),
        (flip, "is damaged"),
        (other_version, "was made by another version of plan-align"),
        (foreign, "was made by another version of plan-align"),
        (other_model, "holds vectors of model 2, not of model 1"),
        (other_dimension, "holds a vector of dimension 3, not 2"),
    ],
)
def test_a_file_that_is_not_right_is_an_error(tmp_path: Path, spoil: Callable[[VectorCache], None], said: str) -> None:
    """One line that names the file and says to delete it; nothing is encoded again in silence."""
    spoil(filled(tmp_path, "甲", *(f"第{number}段" for number in range(200))))
    with pytest.raises(EncoderError) as caught:
        VectorCache(tmp_path, "model", "1").read(["甲"])
    line = str(caught.value)
    assert said in line
    assert "delete this file" in line
    assert file_name("model", "1") in line
    assert "\n" not in line
    assert "缓存" in caught.value.zh
    assert str(tmp_path) not in caught.value.zh


def test_vectors_of_another_dimension_are_refused(tmp_path: Path) -> None:
    """And what was there stays as it was."""
    cache = filled(tmp_path, "甲")
    with pytest.raises(EncoderError, match="holds vectors of dimension 3, and model makes 4; delete this file"):
        cache.write(some("乙", dimension=4))
    assert same(cache.read(["甲", "乙"]), some("甲"))


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    """It says how to name another."""
    (tmp_path / "file").write_text("")
    with pytest.raises(EncoderError, match="--cache or PLAN_ALIGN_CACHE"):
        VectorCache(tmp_path / "file" / "cache", "model", "1")


def test_a_file_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    (tmp_path / file_name("model", "1")).mkdir()
    with pytest.raises(EncoderError, match="--cache or PLAN_ALIGN_CACHE"):
        VectorCache(tmp_path, "model", "1")


def test_a_failed_writing_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is stopped between two vectors has kept neither."""
    cache = filled(tmp_path, "甲")
    calls = iter([1, 2])
    monkeypatch.setattr("align.vectors.zlib.crc32", lambda _: next(calls))  # the third is one too many
    with pytest.raises(StopIteration):
        cache.write(some("乙", "丙", "丁"))
    monkeypatch.undo()
    assert same(cache.read(["甲", "乙", "丙", "丁"]), some("甲"))


def fill(folder: Path, start: int) -> None:
    """What one of several runs at once keeps."""
    for number in range(start, start + 20):
        filled(folder, f"第{number}段", "共有的一段")


def test_runs_at_once_keep_all_their_vectors(tmp_path: Path) -> None:
    """They wait for each other, and may keep the same text."""
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=fill, args=(tmp_path, start)) for start in (0, 20, 40)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0, 0]
    texts = [*(f"第{number}段" for number in range(60)), "共有的一段"]
    assert same(VectorCache(tmp_path, "model", "1").read(texts), some(*texts))


def test_the_folder_is_the_one_given_then_the_environments_then_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "named"))
    assert cache_folder(tmp_path / "given") == tmp_path / "given"
    assert cache_folder(None) == tmp_path / "named"
    for unset in ("", " ", None):
        monkeypatch.setenv(CACHE_VARIABLE, unset) if unset is not None else monkeypatch.delenv(CACHE_VARIABLE)
        assert cache_folder(None) == platformdirs.user_cache_path("plan-align", appauthor=False)
